"""Search over every word: a line to type in, and below it what is found, group by group, as one types."""

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from netjournal.actions.searching import Found
from netjournal.domain.query import read as read_query
from netjournal.domain.records import Hit, Kind, Ref, View
from netjournal.journal import Journal
from netjournal.rows import Cell, hit_cells
from netjournal.tui.bindings import bindings
from netjournal.tui.messages import OpenRecord
from netjournal.tui.screens.page import Page
from netjournal.tui.text import lit
from netjournal.tui.viewing import keep_view
from netjournal.tui.widgets.record_list import Fixed, RecordList

HINT = 'words, "exact words", -not, who: kind: tag: at: after: before:'
EMPTY = (
    "Every word of the journal: people, events, conversations, promises, ideas, reflections, weeks.\n"
    "Half a word is enough, and so is who was there: priya pric."
)


class Line(NamedTuple):
    """One hit, as the list shows it. `group`: what its kind is called, on the first of each kind."""

    hit: Hit
    group: str
    words: tuple[str, ...]

    @property
    def ref(self) -> Ref | None:
        return self.hit.ref


class SearchPage(Page):
    """`/` from anywhere. Down goes into what was found, Enter opens it, Esc goes back."""

    SCOPES = ("search", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("search")
    called = "search"

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.begun_with = words
        self.found: Found | None = None

    def compose_body(self) -> ComposeResult:
        yield Input(self.begun_with, placeholder=HINT, compact=True, select_on_focus=False, id="query")
        yield Static(id="found")
        yield RecordList(self._cells, empty=EMPTY, id="hits")

    @property
    def hits(self) -> RecordList:
        return self.query_one("#hits", RecordList)

    def _cells(self, line: Line) -> list[Cell]:
        return hit_cells(line.hit, line.group, line.words, self.journal.clock.today())

    def on_mount(self) -> None:
        self.query_one("#query").focus()

    def load(self) -> None:
        self._ask(self.query_one("#query", Input).value)

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        self._ask(event.value)
        self.refresh_bindings()

    def _ask(self, text: str) -> None:
        if not text.strip():
            self.found = None
            self._show()
            return

        def question(journal: Journal) -> Found:
            return journal.searching.find(text)

        self.nj.aside.ask(question, self._answered)

    def _answered(self, found: Found) -> None:
        if self.is_attached and self.query_one("#query", Input).value.strip():
            self.found = found
            self._show()

    def _show(self) -> None:
        found = self.found
        lines = [] if found is None else _lines(found)
        self.query_one("#found", Static).update(lit("" if found is None else _said(found)))
        empty = EMPTY if found is None or found.query.empty else "Nothing holds that. Ctrl+N keeps it as an idea."
        self.hits.show(Fixed(lines), keep=False, empty=empty)

    def starts_afresh(self) -> bool:
        if self.drawn:
            self.found = None
            self._show()
        return True

    @property
    def highlighted(self) -> Ref | None:
        row = self.hits.row
        return row.ref if isinstance(row, Line) else None

    @on(Input.Submitted, "#query")
    def _entered(self) -> None:
        self.hits.action_open()

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        line = event.row
        if line.ref is not None:
            self.post_message(OpenRecord(line.ref))
        elif line.hit.day is not None:
            self.nj.open_week(line.hit.day)

    def action_into(self) -> None:
        """Down from the line into what was found."""
        if self.hits.count:
            self.hits.focus()

    @on(RecordList.Top)
    def action_out(self) -> None:
        """Up from the first hit, or `/`: back into the line."""
        self.query_one("#query").focus()

    def action_keep(self) -> None:
        """Keep the search under a name; it is a view of the people or of the ideas from then on."""
        query = read_query(self.query_one("#query", Input).value, self.journal.clock.today())
        kind: Kind = "person" if query.kinds == ("person",) else "idea"
        keep_view(self.nj, View(0, kind, "", self.query_one("#query", Input).value.strip()), which=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "keep" and self.is_mounted:
            return bool(self.query_one("#query", Input).value.strip())
        return True

    def action_back(self) -> None:
        self.dismiss()


def _lines(found: Found) -> list[Line]:
    lines = []
    for kind, hits in found.hits.items():
        for number, hit in enumerate(hits):
            lines.append(Line(hit, "" if number else kind, found.query.words))
    return lines


def _said(found: Found) -> str:
    """How much was found, and what could not be read or was searched for instead."""
    said = [f"{problem}; it is left out" for problem in found.query.problems]
    if found.instead:
        said.append(f"nothing holds these words; this is what “{found.instead}” finds")
    if found.total:
        bound = f", at most {found.bound} of a kind" if found.bound else ""
        said.append(f"{found.total:,} found{bound}")
    return " · ".join(said)
