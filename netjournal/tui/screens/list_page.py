"""What all pages share that are one list with words over it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from netjournal.domain.records import Ref
from netjournal.rows import Cell
from netjournal.tui.bindings import bindings
from netjournal.tui.screens.page import Page
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.record_list import Fixed, RecordList


class ListPage(Page):
    """A page says how a row is drawn (`cells`), and in `load` what it shows."""

    empty: str = ""
    """What is said where there are no rows."""
    ON_ROWS: ClassVar[tuple[str, ...]] = ()
    """The actions that are none where the list is empty."""

    def compose_body(self) -> ComposeResult:
        yield Hint(id="over")
        yield RecordList(self.cells, empty=self.empty, id="lines")

    def on_mount(self) -> None:
        # Textual calls the base's on_mount by itself, which loads the page.
        self.rows.focus()

    @property
    def rows(self) -> RecordList:
        return self.query_one("#lines", RecordList)

    def show(self, found: Sequence[object], *ways: str, empty: str | None = None) -> None:
        """Rows, and the words over them: the first of the ways to say them that fits, the longest first. `empty`: said
        if there are no rows."""
        over = self.query_one("#over", Hint)
        over.say(*ways)
        over.display = bool(ways)
        self.rows.show(Fixed(found), empty=empty)
        self.refresh_bindings()

    def cells(self, row: Any) -> list[Cell]:
        """One row of the list."""
        raise NotImplementedError

    def action_back(self) -> None:
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.rows.row is not None if action in self.ON_ROWS and self.is_mounted else True


class RecordsPage(ListPage):
    """One whose rows are of records: Enter opens a record's page."""

    SCOPES = ("lines", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("lines")

    @property
    def highlighted(self) -> Ref | None:
        row = self.rows.row
        return row.ref if row is not None else None

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self.nj.open_record(event.row.ref)
