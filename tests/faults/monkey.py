"""The monkey of tests/tui/test_monkey.py, for as many keys as are asked for, and what it says at the end of each."""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import SystemRandom

from tests.faults.nest import ROOT
from tests.faults.report import Figures, told

KEYS, RUN = 100_000, 10_000
"""In all, and of one run: then the next begins with the journal as it was."""
LEAST = 1000
"""Fewer are no long run, which says at its end what it did."""
_RUN = re.compile(r"^MONKEY (.*)$", re.M)
_FAILED = re.compile(r"^E +(AssertionError: SEED=.*)$", re.M)


def run(times: int | None, folder: Path) -> Figures:
    keys = times or KEYS
    told(f"{keys} keys …")
    one = min(keys, RUN)
    first = SystemRandom().getrandbits(31)
    with ThreadPoolExecutor(os.cpu_count()) as runners:
        said = list(runners.map(lambda n: _one(first + n, one, folder / str(n)), range(max(1, keys // one))))
    runs = [json.loads(found) for text in said for found in _RUN.findall(text)]
    wrong = [found.strip()[:900] for text in said for found in _FAILED.findall(text)]
    wrong += [text[-500:] for text in said if not (_RUN.search(text) or _FAILED.search(text))]
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


def _one(seed: int, keys: int, folder: Path) -> str:
    """One run, in a process of its own. Returns what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-s", "-n0", "-p", "no:cacheprovider", "--basetemp", str(folder),
         "tests/tui/test_monkey.py"],
        cwd=ROOT, env=environment | {"KEYS": str(max(keys, LEAST)), "SEED": str(seed)}, capture_output=True, text=True,
        check=False,
    ).stdout  # fmt: skip
