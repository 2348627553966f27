"""`python -m tests.faults [NAME …] [--times N]`: puts faults in, says what became of the journal, writes REPORT.md."""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.faults.report import Figures, put, told

MEASURES = ("kills", "typed", "syscalls", "windows", "flips", "modes", "strings", "monkey", "defences")
"""Each measure (a module beside this one with a `run`), in the order of the report."""

Measure = Callable[[int | None, Path], Figures]
"""`run(times, folder)`: how often (None: the full count), and an empty folder to work in."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="Puts faults in and reports.")
    parser.add_argument("names", nargs="*", choices=[*MEASURES, []], metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument(
        "--times", type=int, metavar="N", help="how often each thing is tried; the full count if left out"
    )
    given = parser.parse_args()
    wrong = 0
    for name in given.names or MEASURES:
        told(f"{name} …")
        run: Measure = import_module(f"tests.faults.{name}").run
        folder = Path(tempfile.mkdtemp(prefix="netjournal-faults-"))
        began = time.monotonic()
        try:
            figures = run(given.times, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        print(put(name, figures, given.times, time.monotonic() - began), flush=True)
        wrong += len(figures.wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
