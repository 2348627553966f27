"""What was done, the newest first: to look at, to take back or put back one by one, to go back to. And what changed one
record, or by one action, field by field."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from netjournal.changed import action_cells, arrow, history_cells, line_cells, state, went_words, when
from netjournal.domain.changes import Line
from netjournal.domain.records import Action, Ref
from netjournal.present import count, in_sentence
from netjournal.rows import Cell
from netjournal.text import short
from netjournal.tui.bindings import bindings
from netjournal.tui.guard import told
from netjournal.tui.screens.choice import Sure
from netjournal.tui.screens.list_page import ListPage
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp


NARROW = 64
"""With fewer cells the list of changes says when each was made in a short word."""


class ChangesPage(ListPage):
    """Every action that is remembered, done or taken back."""

    called = "changes"
    gone = 0
    """How many are taken back."""
    empty = "Nothing was done yet that could be taken back."
    SCOPES = ("changes", "list")
    ON_ROWS = ("turn", "back_to")
    BINDINGS: ClassVar[list[BindingType]] = bindings("changes")

    def cells(self, row: Action) -> list[Cell]:
        return action_cells(row, self.journal.clock, narrow=self.size.width < NARROW, any_back=self.gone > 0)

    def load(self) -> None:
        found = self.journal.actions(-1)
        self.gone = sum(1 for action in found if not action.done)
        back = f", {self.gone:,} taken back" if self.gone else ""
        over = (f"{count(len(found), 'change')}{back}; the newest first",)
        self.show(found, *over if found else ())

    @property
    def action(self) -> Action | None:
        row = self.rows.row
        return row if isinstance(row, Action) else None

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        if isinstance(event.row, Action):
            self.app.push_screen(ChangedPage(event.row))

    @told
    def action_turn(self) -> None:
        """Take the highlighted one back, or put it back; the highlight stays on it."""
        if self.action is not None:
            self.rows.hold_place()
            turn(self.nj, self.action.id)

    @told
    def action_back_to(self) -> None:
        """Ask, and take back everything newer than the highlighted one."""
        chosen = self.action
        if chosen is None:
            return
        newer = self.journal.changes.newer(chosen.id)
        if not newer:
            self.nj.say("Nothing newer is there to take back.")
            return
        title = f"Go back to “{short(chosen.label, 40)}”?"
        does = f"Take back {count(len(newer), 'newer change')}"
        sure = Sure(title, does, "in one step; U puts them back as one")
        self.nj.ask(sure, lambda _: self._went(chosen.id, newer))

    @told
    def _went(self, action: int, asked: list[int]) -> None:
        went = self.journal.changes.back_to(action, asked)
        self.nj.announce()
        self.nj.say(f"{went_words(went)} · U puts back", "warning" if went.left else "information")


def turn(nj: "NetjournalApp", action: int) -> None:
    """Take a change back, or put it back, and say so."""
    turned = nj.journal.changes.turn(action)
    nj.announce()
    nj.say(f"{'Put back' if turned.done else 'Took back'}: {in_sentence(turned.label)}")


class ChangedPage(ListPage):
    """What an action changed, or what changed a record, field by field. Enter opens the page of a line's record."""

    SCOPES = ("changed", "lines", "list")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("changed"), *bindings("lines")]
    empty = "The list of changes doesn't go back so far."

    def __init__(self, of: Action | Ref) -> None:
        super().__init__()
        self.of = of
        self.called = "history" if isinstance(of, Ref) else "change"

    def compose_body(self) -> ComposeResult:
        yield from super().compose_body()
        yield Hint(id="whole")

    @on(RecordList.Moved)
    def _moved(self, event: RecordList.Moved) -> None:
        """The highlighted line in full stands below: a list cuts what is long."""
        row = event.row
        words = f"{row.field}: {arrow(row)}\n{row.label}" if isinstance(row, Line) else ""
        self.query_one("#whole", Hint).say(words)

    def cells(self, row: Line) -> list[Cell]:
        return history_cells(row, self.journal.clock) if isinstance(self.of, Ref) else line_cells(row)

    def load(self) -> None:
        changes = self.journal.changes
        if isinstance(self.of, Ref):
            over = f"What changed {self.journal.title(self.of)}, the newest first"
            self.show(changes.of_record(self.of), over)
        else:
            action = changes.get(self.of.id)
            said = f", {state(action)}" if state(action) else ""
            over = f"{when(action.at, self.journal.clock)}  {action.label}{said}"
            self.show(changes.of_action(action.id), over, empty="It changed no record.")

    @property
    def highlighted(self) -> Ref | None:
        row = self.rows.row
        return row.ref if isinstance(row, Line) else None

    @told
    def action_take_back(self) -> None:
        """Take the change that is read back, or put it back; of a record's history the one of the highlighted line."""
        row = self.rows.row
        action = row.action if isinstance(row, Line) and isinstance(self.of, Ref) else getattr(self.of, "id", None)
        if action is not None:
            turn(self.nj, action)

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        if isinstance(event.row, Line) and event.row.ref is not None:
            self.nj.open_record(event.row.ref)
