"""From the spawn to the painted home page, on an empty journal and on one of twenty years, over an empty app."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import homes
from tests.benchmarks.homes import Home
from tests.benchmarks.pty_probe import Painted, Terminal
from tests.benchmarks.report import begin, interleaved, ratio, spread, table


def start(command: list[str], home: Home, marker: str) -> Painted:
    with Terminal(command, home.environment) as terminal:
        return terminal.painted(marker)


def run(runs: int, given: Path | None) -> None:
    with TemporaryDirectory(prefix="netjournal-bench-") as folder:
        none, many = homes.empty(Path(folder) / "empty"), homes.big(Path(folder) / "big", given)
        held = homes.counts(many.journal)
        control = [sys.executable, str(homes.CONTROLS / "empty_app.py")]
        found = interleaved(
            {
                "empty Textual app": lambda: start(control, none, "Nothing here but this"),
                "netjournal, empty journal": lambda: start(homes.PROGRAM, none, "4 Ideas"),
                "netjournal, big journal": lambda: start(homes.PROGRAM, many, f"{held['event']:,}"),
            },
            runs,
        )
    begin("start", "netjournal   (spawn to painted home page, 120×36)")
    print(f"big: {', '.join(f'{count:,} {name}' for name, count in held.items())}\n")
    settled = {name: [one.settled for one in all_] for name, all_ in found.items()}
    base, small = settled["empty Textual app"], settled["netjournal, empty journal"]
    rows = [
        (
            name,
            spread([one.first for one in all_]),
            spread([one.marker for one in all_]),
            spread(settled[name]),
            f"{ratio([one.marker for one in all_], [one.marker for one in found['empty Textual app']]):.2f}",
            f"{ratio(settled[name], base):.2f}",
            f"{ratio(settled[name], small):.2f}",
            f"{all_[-1].sent / 1024:.0f}",
        )
        for name, all_ in found.items()
    ]
    table(
        [
            "case",
            "first byte ms",
            "page seen ms",
            "settled ms",
            "seen ÷ app",
            "settled ÷ app",
            "settled ÷ empty journal",
            "KiB",
        ],
        rows,
    )
