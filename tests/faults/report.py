"""What a measure found, and the report that is made of it: one section a measure, each renewed by itself."""

import os
import platform
import re
import sqlite3
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from netjournal.clock import Clock

REPORT = Path(__file__).with_name("REPORT.md")
HEAD = """# What was done to the journal, and what became of it

Written by `python -m tests.faults` (all of it: `make faults`), one section a measure, each renewed when it is run by
itself. Small versions of all run with the tests. “Wrong” counts what must never be; where it isn't 0 it is listed.
"""

_PLACE = re.compile(r"/(?:tmp|root|home|work|usr|opt|Users)/[^\s'\"`]*/")
"""A folder of the machine it was run on: the report is for any."""


class Figures(NamedTuple):
    """What one measure found. `wrong`: what must never be, in words; `notes`: what to know when reading the table."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[object]]
    wrong: Sequence[str]
    notes: Sequence[str] = ()

    def words(self, command: str, seconds: float, note: str) -> str:
        lines = [f"## {self.title}", "", f"`{command}` · {note} · {seconds:.0f} s · **wrong: {len(self.wrong)}**", ""]
        lines += [_row(self.heads), _row(["---", *["---:"] * (len(self.heads) - 1)])]
        lines += [_row(row) for row in self.rows]
        if self.notes:
            lines += ["", *(f"- {note}" for note in self.notes)]
        if self.wrong:
            lines += ["", f"Wrong ({len(self.wrong)}, the first 20):", "", *(f"- {one}" for one in self.wrong[:20])]
        return "\n".join(lines) + "\n"


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(str(cell).replace('|', '¦') for cell in cells)} |"


def machine() -> str:
    """What the figures were obtained on."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("textual", "peewee"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, SQLite {sqlite3.sqlite_version}, {packages}, {platform.system()}, {os.cpu_count()} cores"


def put(name: str, figures: Figures, times: int | None, seconds: float, file: Path = REPORT) -> str:
    """Renew a measure's section. Returns it."""
    given = f" --times {times}" if times else ""
    note = f"{Clock().today().isoformat()} on {machine()}"
    words = _PLACE.sub("…/", figures.words(f"python -m tests.faults {name}{given}", seconds, note))
    sections = _sections(file.read_text("utf-8") if file.exists() else "")
    sections[name] = words
    from tests.faults.__main__ import MEASURES

    ordered = [f"<!-- {one} -->\n{sections[one].strip()}\n" for one in MEASURES if one in sections]
    file.write_text(f"{HEAD}\n" + "\n".join(ordered), "utf-8")
    return words


def _sections(text: str) -> dict[str, str]:
    parts = re.split(r"^<!-- (\w+) -->\n", text, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def told(words: str) -> None:
    """How far it is, for who waits."""
    print(f"  {words}", file=sys.stderr, flush=True)
