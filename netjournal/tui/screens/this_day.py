"""On this day: what the journal holds of it in earlier months and years. Enter opens a record's page."""

from netjournal.domain.review import Happened
from netjournal.present import LONG_MONTHS
from netjournal.rows import Cell
from netjournal.story import happened_cells
from netjournal.tui.screens.list_page import RecordsPage


class ThisDayPage(RecordsPage):
    """Read anew when the journal changed."""

    called = "on this day"
    empty = "Nothing in the journal is of this day yet."

    def cells(self, row: Happened) -> list[Cell]:
        return happened_cells(row, self.journal.clock.today())

    def load(self) -> None:
        today = self.journal.clock.today()
        words = f"{today.day} {LONG_MONTHS[today.month - 1]} of earlier years, and this day of the last months"
        self.show(self.journal.sparking.on_this_day(), words)
