"""On this day: what the journal holds of it in earlier months and years. Enter opens a record's page."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from netjournal.domain.records import Ref
from netjournal.domain.review import Happened
from netjournal.present import LONG_MONTHS
from netjournal.rows import Cell
from netjournal.story import happened_cells
from netjournal.tui.bindings import bindings
from netjournal.tui.messages import OpenRecord
from netjournal.tui.screens.page import Page
from netjournal.tui.text import lit
from netjournal.tui.widgets.record_list import Fixed, RecordList


class ThisDayPage(Page):
    """Read anew when the journal changed."""

    called = "on this day"
    SCOPES = ("lines", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("lines")

    def compose_body(self) -> ComposeResult:
        today = self.journal.clock.today()
        words = f"{today.day} {LONG_MONTHS[today.month - 1]} of earlier years, and this day of the last months"
        yield Static(lit(words), id="this-day-words")
        yield RecordList(self._cells, empty="Nothing in the journal is of this day yet.", id="lines")

    def _cells(self, line: Happened) -> list[Cell]:
        return happened_cells(line, self.journal.clock.today())

    def on_mount(self) -> None:
        self.query_one(RecordList).focus()

    def load(self) -> None:
        self.query_one(RecordList).show(Fixed(self.journal.sparking.on_this_day()))

    @property
    def highlighted(self) -> Ref | None:
        row = self.query_one(RecordList).row
        return row.ref if row is not None else None

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self.post_message(OpenRecord(event.row.ref))

    def action_back(self) -> None:
        self.dismiss()
