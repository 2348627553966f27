"""The one column of the reflection: question, field, lines to mark, what was kept. It draws words and knows no step."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from netjournal.rows import Cell, cell_width
from netjournal.text import short
from netjournal.tui.text import lit
from netjournal.tui.widgets.entry import Entry
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.record_list import Fixed, RecordList

LEAST_LINES = 3
LOW = 14
"""Rows of a window under which only the question and its answer are shown."""
MOST_LETTERS = 600
MOST_READ = 6000
"""Letters of one line that are shown on its card, and on the page read back: more take long to lay out."""
MOST_LINES = 500
WIDEST = 74
"""Columns before the page is laid out; it is shown again when it has its width."""
AROUND_CHOICES = 14
AROUND_LINES = 18
"""Rows of the window that a card needs beside its lines to mark, and beside what was kept."""


def _cells(choice: Any) -> list[Cell]:
    cells = [Cell(choice.mark or " ", "spark", 1), Cell(choice.text)]
    return [*cells, Cell(choice.note, "quiet", min(cell_width(choice.note), 36), right=True, give=1)]


def _line(line: Any, width: int, most: int) -> Content:
    """A kept line with its sign in the margin: however long, its words stay in one column. A heading stands free."""
    if line.heading:
        return Content.assemble((line.text, "$quiet"))
    cut = len(line.text) > most
    note = "   ".join(part for part in (line.note, "all of it is kept" if cut else "") if part)
    text = lit(short(line.text, most) if cut else line.text)
    words = Content.assemble(text, (f"   {note}" if note else "", "$quiet"))
    rows = words.wrap(max(8, width - 2))
    signs = [Content.assemble((f"{line.mark or ' '} ", "$spark")), *[Content("  ")] * len(rows)]
    return Content("\n").join(sign + row for sign, row in zip(signs, rows, strict=False))


class CardColumn(VerticalScroll, can_focus=False):
    """`line`: the one-line field; `free`: the one for free writing; `choices`: the lines to mark."""

    def compose(self) -> ComposeResult:
        with Vertical(id="column"):
            yield Hint(id="occasion")
            for part in ("progress", "person", "question", "says"):
                yield Static(id=part)
            yield Entry(id="line")
            yield Entry(id="free", many=True)
            yield RecordList(_cells, id="choices")
            for part in ("jogger", "echo", "kept"):  # what was asked for stays in sight however much was kept
                yield Static(id=part)

    @property
    def line(self) -> Entry:
        return self.query_one("#line", Entry)

    @property
    def free(self) -> Entry:
        return self.query_one("#free", Entry)

    @property
    def choices(self) -> RecordList:
        return self.query_one("#choices", RecordList)

    def put(self, part: str, words: str | Content) -> None:
        """Show words in a part; without any the part is gone."""
        widget = self.query_one(f"#{part}", Static)
        content = lit(words) if isinstance(words, str) else words
        widget.update(content)
        widget.display = bool(content.plain.strip())

    def ask(self, occasion: str, dots: str, card_of: str, name: str, known: str, question: str, says: str) -> None:
        low = self.screen.size.height < LOW  # there the question and the answer have the rows
        known, says = ("", "") if low else (known, says)
        self.query_one("#occasion", Hint).say(occasion)
        self.query_one("#occasion").display = bool(occasion.strip())
        self.put("progress", Content.assemble((dots, "$spark"), (f"     {card_of}" if card_of else "", "$quiet")))
        self.put("person", Content.assemble((name, "bold $primary"), (f"\n{known}" if known else "", "$quiet")))
        self.put("question", Content.assemble((question, "bold")))
        self.put("says", says)

    def offer(self, choices: Sequence[Any], *, first: bool, at: int | None) -> None:
        """Show the lines to mark, before the field when they come `first`. `at`: the one to highlight; None leaves
        the highlight where it is."""
        list_ = self.choices
        column = self.query_one("#column")
        parts = list(column.children)
        if first and parts.index(list_) > parts.index(self.line):
            column.move_child(list_, before=self.line)
        elif not first and parts.index(list_) < parts.index(self.line):
            column.move_child(list_, after=self.free)
        list_.display = bool(choices)
        at = list_.cursor if at is None else at
        list_.show(Fixed(list(choices)), keep=False)
        list_.move(at)
        list_.styles.height = min(len(choices), max(LEAST_LINES, self.screen.size.height - AROUND_CHOICES)) or 1

    def keep(self, lines: Sequence[Any], *, all_: bool) -> None:
        """Show what was kept: the latest lines first, as many as there is room for; or `all_` of them, as they came."""
        if all_:
            shown, most = lines[:MOST_LINES], MOST_READ
        else:
            shown, most = lines[::-1][: max(LEAST_LINES, self.screen.size.height - AROUND_LINES)], MOST_LETTERS
        width = self.query_one("#column").size.width or WIDEST
        rows: list[Content] = []
        for line in shown:
            if line.heading and rows:
                rows.append(Content(""))
            rows.append(_line(line, width, most))
        if len(lines) > len(shown):
            rows.append(Content.assemble((f"… and {len(lines) - len(shown):,} more lines, all of them kept", "$quiet")))
        self.put("kept", Content("\n").join(rows))
