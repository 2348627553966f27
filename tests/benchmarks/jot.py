"""`netjournal jot` as a whole process, over `python -c pass` and over the least that keeps the same row."""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import homes
from tests.benchmarks.homes import Home
from tests.benchmarks.report import begin, interleaved, ratio, spread, table

WORDS = "a joint morning on pricing, with cards on the table"
NAMES = "a joint morning on pricing with @Priya #workshop"
DATED = "! send Ana the supplier list by friday"
UNWANTED = ("textual", "rich", "pendulum", "asyncio")

_SHOW_MODULES = """
import sys
from netjournal.cli.main import main
sys.argv = ["netjournal", "jot", *sys.argv[1:]]
try:
    main()
finally:
    print("\\n".join(sorted(sys.modules)), file=sys.stderr)
"""


def whole(command: list[str], home: Home) -> float:
    """Milliseconds from the spawn to the end. Raises CalledProcessError when it fails."""
    begun = time.perf_counter()
    subprocess.run(command, env=home.environment, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - begun)


def modules(home: Home, words: str) -> list[str]:
    """What a jot has imported by its end."""
    command = [sys.executable, "-c", _SHOW_MODULES, *words.split()]
    ended = subprocess.run(
        command, env=home.environment, check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    return ended.stderr.split()


def run(runs: int, given: Path | None) -> None:
    with TemporaryDirectory(prefix="netjournal-bench-") as folder:
        none, many = homes.empty(Path(folder) / "empty"), homes.big(Path(folder) / "big", given)
        insert = [sys.executable, str(homes.CONTROLS / "insert.py")]
        jot = [*homes.PROGRAM, "jot"]
        found = interleaved(
            {
                "python -c pass": lambda: whole([sys.executable, "-c", "pass"], none),
                "sqlite3: open, insert, commit": lambda: whole([*insert, str(none.journal), WORDS], none),
                "netjournal jot, words only": lambda: whole([*jot, *WORDS.split()], none),
                "netjournal jot, @name #tag": lambda: whole([*jot, *NAMES.split()], none),
                "netjournal jot, promise with a date": lambda: whole([*jot, *DATED.split()], none),
                "sqlite3, big journal": lambda: whole([*insert, str(many.journal), WORDS], many),
                "netjournal jot, big journal": lambda: whole([*jot, *WORDS.split()], many),
                "netjournal jot, @name #tag, big journal": lambda: whole([*jot, *NAMES.split()], many),
            },
            runs,
        )
        loaded = modules(none, NAMES)
    begin("jot", f"netjournal jot {NAMES}   (whole process)")
    nothing, least = found["python -c pass"], found["sqlite3: open, insert, commit"]
    rows = [
        (name, spread(times), f"{ratio(times, nothing):.2f}", f"{ratio(times, least):.2f}")
        for name, times in found.items()
    ]
    table(["case", "ms", "÷ pass", "÷ sqlite3"], rows)
    there = {name: any(one == name or one.startswith(f"{name}.") for one in loaded) for name in UNWANTED}
    print(
        f"\n{len(loaded)} modules; "
        + ", ".join(f"{name} {'LOADED' if is_ else 'absent'}" for name, is_ in there.items())
    )
