"""The monkey of tests/tui/test_monkey.py, for as many keys as are asked for, and what it says at the end of each."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.faults.nest import ROOT
from tests.faults.report import Figures, told

KEYS = 100_000
_RUN = re.compile(r"^MONKEY (.*)$", re.M)
_FAILED = re.compile(r"^E +(AssertionError: SEED=.*)$", re.M)


def run(times: int | None, folder: Path) -> Figures:
    keys = times or KEYS
    told(f"{keys} keys …")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", "--basetemp", str(folder / "tests"),
         "tests/tui/test_monkey.py"],
        cwd=ROOT, env=environment | {"KEYS": str(keys)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    runs = [json.loads(one) for one in _RUN.findall(ran.stdout)]
    wrong = [one.strip()[:900] for one in _FAILED.findall(ran.stdout)]
    if not runs and not wrong:
        wrong.append(ran.stdout[-500:])
    pages = sorted({page for one in runs for page in one[2]})
    rows = [(seed, done, len(seen), f"{seconds} s", after[:40]) for seed, done, seen, seconds, after, _ in runs]
    longest = max((one[3] for one in runs), default=0)
    rows.append(("all that ended well", sum(one[1] for one in runs), len(pages), f"{longest} s", ""))
    return Figures(
        "A monkey at the keys, on a journal of hostile names",
        ("seed", "keys and the like", "pages seen", "longest without hearing", "after"),
        rows,
        wrong,
        (
            "Keys, one by one or six at once, clicks, pastes, new sizes of the window (200×60 … 1×1), and actions by "
            "their names, counted by their letters. Every 500: pages, joins, word indexes, focus, and no control "
            "character on the screen.",
            "Longest without hearing: the program's own time between two beats of its loop; over a second is wrong.",
            f"Pages seen: {', '.join(pages)}.",
        ),
    )
