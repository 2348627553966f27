"""Measuring in rounds, and tables of it: milliseconds mean little on a busy machine, ratios of one round do."""

import os
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from statistics import median
from typing import TypeVar

T = TypeVar("T")


def interleaved(cases: Mapping[str, Callable[[], T]], runs: int) -> dict[str, list[T]]:
    """Each case once a round, A B C A B C …; a round before the first warms the caches and is not counted."""
    found: dict[str, list[T]] = {name: [] for name in cases}
    for round_ in range(runs + 1):
        for name, case in cases.items():
            result = case()
            if round_:
                found[name].append(result)
    return found


def ratio(values: Sequence[float], control: Sequence[float]) -> float:
    """How many times the control: the median of the ratios within each round."""
    return median(a / b for a, b in zip(values, control, strict=True))


def spread(values: Sequence[float]) -> str:
    """Median and extremes of milliseconds."""
    return f"{median(values):.1f} ({min(values):.1f}–{max(values):.1f})"


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def begin(title: str, command: str) -> None:
    print(f"\n## {title}\n\n$ {command}\n", flush=True)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A Markdown table, its columns aligned so that it reads in a terminal too."""
    lines = [list(heads), *[list(row) for row in rows]]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]

    def drawn(line: Sequence[str]) -> str:
        cells = [
            text.ljust(size) if at == 0 else text.rjust(size)
            for at, (text, size) in enumerate(zip(line, widths, strict=True))
        ]
        return f"| {' | '.join(cells)} |"

    print(drawn(lines[0]))
    print(f"|{'|'.join('-' * (size + 1) + ('-' if at == 0 else ':') for at, size in enumerate(widths))}|")
    for line in lines[1:]:
        print(drawn(line))
    sys.stdout.flush()


def machine() -> str:
    """What the numbers were taken on."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("textual", "rich", "peewee", "click"))
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"{platform.python_implementation()} {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}; "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {load}"
    )
