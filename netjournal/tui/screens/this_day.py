"""On this day: what the journal holds of it in earlier months and years. Enter opens a record's page."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from netjournal.domain.records import Ref
from netjournal.domain.review import Happened
from netjournal.present import LONG_MONTHS
from netjournal.rows import Cell
from netjournal.story import happened_cells
from netjournal.tui.bindings import bindings
from netjournal.tui.messages import OpenRecord
from netjournal.tui.screens.list_page import ListPage
from netjournal.tui.widgets.record_list import RecordList


class ThisDayPage(ListPage):
    """Read anew when the journal changed."""

    called = "on this day"
    empty = "Nothing in the journal is of this day yet."
    SCOPES = ("lines", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("lines")

    def cells(self, row: Happened) -> list[Cell]:
        return happened_cells(row, self.journal.clock.today())

    def load(self) -> None:
        today = self.journal.clock.today()
        words = f"{today.day} {LONG_MONTHS[today.month - 1]} of earlier years, and this day of the last months"
        self.show(self.journal.sparking.on_this_day(), words)

    @property
    def highlighted(self) -> Ref | None:
        row = self.rows.row
        return row.ref if row is not None else None

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self.post_message(OpenRecord(event.row.ref))
