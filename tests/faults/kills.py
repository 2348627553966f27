"""kill -9 at random moments: what was told is there once, and everything else is as before or as after.

`SUBJECTS` says what is killed and how often; the scenes themselves are in scenes.py, and what needs a command the
program hasn't got is passed over.
"""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from netjournal.store.inbox import Inbox
from tests.faults.nest import ROOT, Nest
from tests.faults.oracle import ideas, unsound
from tests.faults.report import Figures, told
from tests.faults.scenes import SCENES, Stage, journal_of, opened, seeded

SEED = 20261122


class Found(NamedTuple):
    """What came of the kills of one subject. `met`: those that met it at work, neither before it nor after."""

    kills: int
    met: int
    told: int
    lost: int
    twice: int
    unsound: int
    wrong: tuple[str, ...] = ()


def run(times: int | None, folder: Path) -> Figures:
    chance = random.Random(SEED)
    rows: list[tuple[object, ...]] = []
    wrong: list[str] = []
    for name, (count, kill) in SUBJECTS.items():
        if name in SCENES and not SCENES[name].is_there:
            continue
        told(f"kill -9: {name} …")
        found = kill(name, times or count, folder / name, chance)
        rows.append((name.replace("_", " "), *found[:-1]))
        wrong += found.wrong
    return Figures(
        "kill -9 at random moments",
        ("killed", "kills", "met at work", "told it was done", "of those lost", "twice", "unsound"),
        rows,
        wrong,
        (
            "Shell jots are whole processes, killed from their start to a little after their usual end; all go into "
            "one journal. “Jots without a pause” is one process that keeps and keeps, killed within its first second.",
            "All others: a copy of a prepared journal each time. The journal must hold what it held before or all of "
            "what it holds after; pages, joins and word indexes are checked after each kill.",
        ),
    )


def scene(name: str, times: int, folder: Path, chance: random.Random) -> Found:
    """Kills spread over the time the scene takes."""
    wrong: list[str] = []
    met = done = 0
    with Nest(folder / "nest") as nest:
        stage = Stage(name, nest, folder)
        usual = _usual(stage)
        for _ in range(times):
            home = stage.fresh()
            copy = nest.begin(home, *stage.scene.words).go()
            time.sleep(chance.uniform(0, 1.1) * usual)
            copy.kill()
            ended = copy.wait()
            met += ended.code == -signal.SIGKILL
            done += ended.kept
            wrong += stage.judged(home, ended)
            stage.clear()
    lost = sum("it was not" in one or "there is none" in one or "neither" in one for one in wrong)
    return Found(times, met, done, lost, 0, sum("pages" in one or "index" in one for one in wrong), wrong=tuple(wrong))


def _usual(stage: Stage) -> float:
    """Seconds the scene takes when nothing happens to it."""
    found = []
    for _ in range(5):
        copy = stage.nest.begin(stage.fresh(), *stage.scene.words)
        began = time.monotonic()
        copy.go().wait()
        found.append(time.monotonic() - began)
    stage.clear()
    return sorted(found)[2]


def shell_jots(name: str, times: int, folder: Path, chance: random.Random) -> Found:
    """Whole processes, one after the other, into one journal."""
    seeded(folder)
    command = [sys.executable, "-m", "netjournal", "jot"]
    environment = {"NETJOURNAL_HOME": str(folder), "HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    usual = 0.0
    acknowledged: list[str] = []
    wrong: list[str] = []
    met = 0
    for number in range(times):
        if number % 100 == 0:
            usual = min(_seconds(command, environment, f"measured {number} {one}") for one in range(3))
        text = f"thought {number} of a shell"
        process = subprocess.Popen(
            [*command, *text.split()], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(chance.uniform(0.3, 1.3) * usual)
        process.kill()
        said = process.communicate()[0]
        met += process.returncode == -signal.SIGKILL
        if process.returncode == 0 or b"Kept" in said:
            acknowledged.append(text)
        wrong += [f"after kill {number}: {one}" for one in unsound(journal_of(folder))]
    return _counted(folder, times, met, acknowledged, wrong)


def _seconds(command: list[str], environment: dict[str, str], text: str) -> float:
    began = time.monotonic()
    subprocess.run(
        [*command, text], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=True, capture_output=True
    )
    return time.monotonic() - began


def jots_without_a_pause(name: str, times: int, folder: Path, chance: random.Random) -> Found:
    seeded(folder)
    acknowledged: list[str] = []
    wrong: list[str] = []
    with Nest(folder / "nest") as nest:
        nest.begin(folder, ":jots", "warming").go().wait(2)
        for number in range(times):
            copy = nest.begin(folder, ":jots", f"round{number}").go()
            time.sleep(chance.uniform(0.05, 1))
            copy.kill()
            ended = copy.wait()
            kept = [line for line in ended.out.split("\n")[:-1] if line.startswith("Kept an idea: ")]
            acknowledged += [line.removeprefix("Kept an idea: ").partition(" end")[0] + " end" for line in kept]
            if ended.code != -signal.SIGKILL:
                wrong.append(f"round {number} ended by itself: {ended.err[-200:]}")
            wrong += [f"after kill {number}: {one}" for one in unsound(journal_of(folder))]
    return _counted(folder, times, times, acknowledged, wrong)


def _counted(folder: Path, times: int, met: int, acknowledged: list[str], wrong: list[str]) -> Found:
    opened(folder).close()
    there = ideas(journal_of(folder))
    counts = {text: there.count(text) for text in acknowledged} if len(there) < 3000 else _tally(there, acknowledged)
    lost = [text for text, count in counts.items() if count == 0]
    twice = [text for text in set(there) if text.endswith((" end", "of a shell")) and there.count(text) > 1]
    problems = [*wrong, *(f"lost: {one}" for one in lost), *(f"twice: {one}" for one in twice)]
    if Inbox(folder / "inbox").waiting():
        problems.append("something waits in the inbox and is not taken in")
    return Found(times, met, len(acknowledged), len(lost), len(twice), len(wrong), wrong=tuple(problems))


def _tally(there: list[str], acknowledged: list[str]) -> dict[str, int]:
    from collections import Counter

    counted = Counter(there)
    return {text: counted[text] for text in acknowledged}


Killing = Callable[[str, int, Path, random.Random], Found]
SUBJECTS: dict[str, tuple[int, Killing]] = {
    "shell_jots": (1000, shell_jots),
    "jots_without_a_pause": (100, jots_without_a_pause),
    "migration": (100, scene),
    "undo": (100, scene),
    "merge_ideas": (100, scene),
    "merge_people": (100, scene),
    "backup": (100, scene),
    "restore": (100, scene),
}
"""What is killed, how often, and by what it is done; the name of a scene is found in SCENES."""
