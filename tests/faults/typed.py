"""kill -9 while typing in the reflection: what is lost is at most a second and twenty characters."""

import os
import random
import shutil
import signal
import time
from pathlib import Path

from netjournal.store.drafts import Drafts
from tests.faults.oracle import unsound
from tests.faults.report import Figures
from tests.faults.scenes import journal_of, opened, seeded
from tests.tui.terminal import terminal

SEED = 20261122
KILLS = 200
PACE = 12
"""Characters a second: a quick typist."""
MOST_SECONDS, MOST_CHARACTERS = 1.0, 20
"""What typing may lose."""
TYPED = "abcdefghijklmnopqrstuvwxyz " * 20


def run(times: int | None, folder: Path) -> Figures:
    chance = random.Random(SEED)
    times = times or KILLS
    seeded(folder / "before")
    journal = opened(folder / "before")
    event = str(journal.database.value("SELECT id FROM event ORDER BY day DESC LIMIT 1 OFFSET 1"))
    journal.close()
    lost: list[tuple[float, int]] = []
    loads: list[float] = []
    wrong: list[str] = []
    for number in range(times):
        home = Path(shutil.copytree(folder / "before", folder / "home"))
        with terminal(home, "reflect", event) as run:
            run.seen(b"look back")
            run.press("enter")
            end = time.monotonic() + chance.uniform(1, 4)
            sent: list[float] = []
            while time.monotonic() < end:
                os.write(run.master, TYPED[len(sent)].encode())
                sent.append(time.monotonic())
                time.sleep(1 / PACE)
            os.kill(run.process.pid, signal.SIGKILL)
            killed = time.monotonic()
            run.process.wait(5)
        drafts = Drafts(home / "drafts")
        left = max(
            (draft.text for f in drafts.folder.glob("*.json") if (draft := drafts.read(f.stem))), key=len, default=""
        )
        loads.append(os.getloadavg()[0])
        typed = TYPED[: len(sent)]
        if not typed.startswith(left):
            wrong.append(f"kill {number}: the draft holds {left[:60]!r}, typed was {typed[:60]!r}")
        missing = len(sent) - len(left)
        # The first character that is missing was typed this long before the kill.
        seconds = killed - sent[len(left)] if missing else 0.0
        lost.append((seconds, missing))
        wrong += [f"kill {number}: {one}" for one in unsound(journal_of(home))]
        shutil.rmtree(home)
    over = [one for one in lost if one[0] > MOST_SECONDS or one[1] > MOST_CHARACTERS]
    wrong += [f"lost: {count} characters, the first typed {seconds:.2f} s before the kill" for seconds, count in over]
    seconds_lost, characters = sorted(s for s, _ in lost), sorted(c for _, c in lost)
    return Figures(
        "kill -9 while typing in the reflection",
        ("what", "found"),
        (
            ("kills", times),
            ("seconds lost: median", f"{seconds_lost[times // 2]:.2f}"),
            ("the most", f"{seconds_lost[-1]:.2f}"),
            ("characters lost: median", characters[times // 2]),
            ("the most", characters[-1]),
            (f"over {MOST_SECONDS:.0f} s or {MOST_CHARACTERS} characters", len(over)),
            ("programs waiting for a core meanwhile (load, median)", f"{sorted(loads)[times // 2]:.0f}"),
        ),
        wrong,
        (
            f"The real program in a terminal, a reflection open, {PACE} characters a second, killed after 1 to 4 "
            "seconds. Lost is what was typed and is in no draft; the seconds are counted from its first character.",
        ),
    )
