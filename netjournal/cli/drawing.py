"""Rows and pages on a terminal, with Rich. Loaded only when somebody reads the output on one.

Rich is given nothing but `Text` made of cleaned words: it never sees markup, never highlights, and colours only what
a cell's role asks for. NO_COLOR and a dumb terminal are honoured by Rich itself.
"""

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from netjournal.domain.query import excerpt, lit
from netjournal.rows import Cell, grown, needed
from netjournal.text import clean, one_line

STYLES = {"": "", "name": "bold", "quiet": "dim", "late": "red", "due": "cyan", "spark": "magenta"}
"""What a cell's role looks like: the terminal's own colours, so that they suit its light or dark background."""

MATCH = "bold magenta"

WIDEST = 110
"""A line longer than this is no longer read as one."""

_GAP = 2
_ROOM_FOR_DAYS, _ROOM_FOR_NOTES, _WIDEST_NOTE = 34, 60, 26
_LEAST = 24
"""A column that takes what is left has at least this, or others give way to it."""


def _console() -> Console:
    return Console(markup=False, highlight=False, emoji=False)


def columns() -> int:
    """Cells a row has."""
    return min(_console().width, WIDEST)


def draw_rows(rows: Iterable[Sequence[Cell]], margin: int = 0) -> None:
    """Rows of cells, one a line, as wide as the terminal allows; `margin` blanks before each."""
    console = _console()
    width = columns() - margin
    rows = list(rows)
    need = needed(rows)
    for row in rows:
        console.print(
            Text(" " * margin, end="") + laid_out(row, width, need), crop=False, overflow="ignore", no_wrap=True
        )


def laid_out(row: Sequence[Cell], width: int, need: int = 0) -> Text:
    """One row in `width` cells of the terminal: what may give way does, what is too long ends with an ellipsis."""
    shown = _kept(row, width)
    shown = grown(shown, need, width - _needed(shown))
    fixed = sum(cell.width for cell in shown) + _GAP * (len(shown) - 1)
    open_ended = [cell for cell in shown if not cell.width]
    share = max((width - fixed) // len(open_ended), 1) if open_ended else 0
    line = Text(end="")
    for number, cell in enumerate(shown):
        if number:
            line.append(" " * _GAP)
        size = cell.width or share
        text = excerpt(_flat(cell.text), cell.words, size) if cell.words else _flat(cell.text)
        start = len(line)
        line.append(_sized(text, size, cell.right), STYLES.get(cell.role, ""))
        for begin, end in lit(line.plain[start:], cell.words):
            line.stylize(MATCH, start + begin, start + end)
    line.rstrip()
    line.truncate(width, overflow="ellipsis")
    return line


def _kept(row: Sequence[Cell], width: int) -> list[Cell]:
    """The cells there is room for: those that give way first leave first."""
    shown = list(row)
    while True:
        giving = [cell for cell in shown if cell.give]
        if _needed(shown) <= width or not giving:
            return shown
        shown.remove(max(giving, key=lambda cell: cell.give))


def _needed(cells: Sequence[Cell]) -> int:
    return sum(cell.width or max(_LEAST, cell.least) for cell in cells) + _GAP * (len(cells) - 1)


_BREAK, _TAB = re.compile(r"\s*\n\s*"), re.compile(r"\s*\t\s*")


def _flat(text: str) -> str:
    """A text one line high, its own lines parted. Blanks stay: columns of days are aligned with them."""
    return _TAB.sub(" ", _BREAK.sub(" / ", clean(text).strip("\n")))


def _sized(text: str, width: int, right: bool) -> str:
    """Exactly `width` cells: cut with an ellipsis, or filled with blanks."""
    size = cell_len(text)
    if size > width:
        return set_cell_size(set_cell_size(text, max(width - 1, 0)).rstrip() + "…", width)
    return " " * (width - size) + text if right else text + " " * (width - size)


def draw_title(text: str, note: str = "", role: str = "name") -> None:
    """A line over what follows, with a quiet note behind it."""
    line = Text().append(one_line(text), STYLES[role])
    if note:
        line.append("  ").append(one_line(note), STYLES["quiet"])
    _console().print(line)


def draw_note(text: str) -> None:
    """A quiet line about what stands above it."""
    _console().print(Text(clean(text), style=STYLES["quiet"]))


def draw_facts(facts: Sequence[tuple[str, str]]) -> None:
    """What is known, a name and its words a row; long words continue under themselves."""
    console = _console()
    grid = Table.grid(padding=(0, _GAP))
    grid.add_column(width=max(cell_len(name) for name, _ in facts), no_wrap=True)
    grid.add_column(overflow="fold")
    for name, words in facts:
        grid.add_row(Text(name, style=STYLES["quiet"]), Text(clean(words)))
    console.print(grid, width=min(console.width, WIDEST))


def draw_entries(rows: Sequence[Sequence[Cell]]) -> None:
    """The lines of a record's page: day, mark, text, and a note where there is one.

    The text is told in full, on as many lines as it takes. A column nobody uses is left out, and on a narrow terminal
    so are the notes, then the days.
    """
    console = _console()
    days = any(row[0].text.strip() for row in rows) and console.width >= _ROOM_FOR_DAYS
    notes = max(cell_len(row[3].text) if len(row) > 3 else 0 for row in rows)
    widest = max(_WIDEST_NOTE, min(console.width, WIDEST) * 2 // 5)
    notes = min(notes, widest) if console.width >= _ROOM_FOR_NOTES else 0
    grid = Table.grid(padding=(0, _GAP), expand=True)
    if days:
        grid.add_column(width=10, no_wrap=True)
    grid.add_column(width=1, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    if notes:
        grid.add_column(width=notes, no_wrap=True, overflow="ellipsis")
    for row in rows:
        cells = row[0 if days else 1 : 4 if notes else 3]
        grid.add_row(*(Text(clean(cell.text).strip("\n"), style=STYLES.get(cell.role, "")) for cell in cells))
    console.print(grid, width=min(console.width, WIDEST))
