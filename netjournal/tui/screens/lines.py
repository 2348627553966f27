"""People with what says so beside them: who slips away, who moved closer. Enter opens their page."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from netjournal.domain.records import Ref
from netjournal.rows import Cell
from netjournal.tui.bindings import bindings
from netjournal.tui.screens.page import Page
from netjournal.tui.text import lit
from netjournal.tui.widgets.record_list import Fixed, RecordList


class PersonSaid(NamedTuple):
    """One person, and the evidence."""

    ref: Ref
    name: str
    does: str
    evidence: str


class LinesPage(Page):
    """Shows what `read` gives; read anew when the journal changed."""

    SCOPES = ("lines", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("lines")

    def __init__(
        self, title: str, words: str, empty: str, read: Callable[[], Sequence[PersonSaid]], width: int
    ) -> None:
        """`width`: the cells the evidence has."""
        super().__init__()
        self.width = width
        self.called = title
        self.words = words
        self.empty = empty
        self.read = read

    def compose_body(self) -> ComposeResult:
        yield Static(lit(self.words), id="lines-words")
        yield RecordList(self._cells, empty=self.empty, id="lines")

    def _cells(self, line: PersonSaid) -> list[Cell]:
        return [
            Cell(line.name, "name", 22),
            Cell(line.does, "quiet", 0, give=1),
            Cell(line.evidence, "", self.width, right=True),
        ]

    def on_mount(self) -> None:
        self.query_one(RecordList).focus()

    def load(self) -> None:
        self.query_one(RecordList).show(Fixed(self.read()))

    @property
    def highlighted(self) -> Ref | None:
        row = self.query_one(RecordList).row
        return row.ref if row is not None else None

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self.nj.open_record(event.row.ref)

    def action_back(self) -> None:
        self.dismiss()
