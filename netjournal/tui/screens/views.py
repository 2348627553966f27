"""The views of a pane: searches kept under a name. Enter shows one, and what is shown can be kept as another."""

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from netjournal.domain.records import SORTS, View
from netjournal.errors import NetjournalError
from netjournal.rows import Cell
from netjournal.tui.bindings import bindings
from netjournal.tui.guard import shown
from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.text import lit
from netjournal.tui.viewing import keep_view
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.record_list import Fixed, RecordList

EVERYTHING = "everything"
EMPTY = "No view yet: a keeps what is shown now under a name."
BEGIN = {
    "idea": "No view yet. F finds in the pane and o orders it; then v and a keep that under a name.",
    "person": "No view yet. F finds in the pane; then v and a keep that under a name.",
}
CALLED = {"idea": "Views of the ideas", "person": "Views of the people"}
HINTS = (
    "Enter shows it · a keeps what is shown now · e edits · x removes · Esc closes",
    "Enter shows it · a keeps · e edits · x removes · Esc closes",
    "Enter · a keeps · e edits · x removes",
)


class Row(NamedTuple):
    """A view as a row, or everything."""

    view: View

    @property
    def ref(self) -> int:
        return self.view.id


class ViewsDialog(Dialog[View]):
    """Gives back the view to be shown. `now`: what the pane shows, which may be kept."""

    SCOPES = ("form", "views", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("views")

    def __init__(self, now: View) -> None:
        super().__init__()
        self.now = now

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = lit(CALLED[self.now.kind])
            yield RecordList(self._cells, id="views")
            yield Static("", id="none")
            yield Hint(*HINTS, classes="foot")

    def _cells(self, row: Row) -> list[Cell]:
        view = row.view
        order = SORTS[view.sort] if view.sort else ""
        return [
            Cell(view.name or EVERYTHING, "name" if view.name else "quiet", 24, most=40),
            Cell(view.words, "quiet", 0),
            Cell(order, "quiet", 17, right=True, give=1),
        ]

    @property
    def rows(self) -> RecordList:
        return self.query_one(RecordList)

    def on_mount(self) -> None:
        self._show(self.now.name)
        self.rows.focus()

    @shown
    def _show(self, at: str = "") -> None:
        """The views as they are now, with the one called so highlighted."""
        views = [View(0, self.now.kind, ""), *self.nj.journal.viewing.of(self.now.kind)]
        none = "" if len(views) > 1 else EMPTY if self.now.words or self.now.sort else BEGIN[self.now.kind]
        self.query_one("#none", Static).update(none)
        self.query_one("#none").display = bool(none)
        self.rows.show(Fixed([Row(view) for view in views]), keep=False)
        self.rows.styles.height = min(len(views), max(3, self.size.height - 8))
        place = next((number for number, view in enumerate(views) if at and view.name == at), 0)
        self.rows.move(place)

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self.finish(event.row.view)

    @property
    def _view(self) -> View | None:
        row = self.rows.row
        return row.view if isinstance(row, Row) and row.view.id else None

    def action_add(self) -> None:
        keep_view(self.nj, self.now._replace(name=""), self._show)

    def action_edit(self) -> None:
        if self._view:
            keep_view(self.nj, self._view, self._show)

    def action_remove(self) -> None:
        view = self._view
        if view is None:
            return
        try:
            with self.nj.journal.database.held.patience():
                action = self.nj.journal.viewing.remove(view)
        except NetjournalError as error:
            self.nj.complain(error)
        else:
            self.nj.did(f"Removed the view {view.name}", action)
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        if action in ("edit", "remove"):
            return self._view is not None
        if action == "add":
            return bool(self.now.words or self.now.sort)
        return True
