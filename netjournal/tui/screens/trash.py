"""The trash: what was removed, removed last first. Enter puts one back; after its thirty days it is gone for good."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from netjournal.changed import BACKUPS, emptied_words, put_back_words, removed_cells
from netjournal.domain.changes import TRASH_DAYS, Asked, Removed
from netjournal.present import count
from netjournal.rows import Cell
from netjournal.tui.bindings import bindings
from netjournal.tui.guard import told
from netjournal.tui.screens.choice import Sure
from netjournal.tui.screens.list_page import ListPage
from netjournal.tui.widgets.record_list import RecordList


class TrashPage(ListPage):
    called = "trash"
    empty = "The trash is empty."
    SCOPES = ("trash", "list")
    ON_ROWS = ("put_back", "empty")
    BINDINGS: ClassVar[list[BindingType]] = bindings("trash")

    any_how = False
    """Whether any is there for another reason than that it was removed."""

    def cells(self, row: Removed) -> list[Cell]:
        return removed_cells(row, self.journal.clock, any_how=self.any_how)

    def load(self) -> None:
        found = self.journal.trash.removed()
        self.any_how = any(one.how for one in found)
        gone = f"{count(len(found), 'record')} removed; each is gone for good {TRASH_DAYS} days after that."
        self.show(found, *(f"{gone} {BACKUPS}", gone) if found else ())

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self._put_back(event.row)

    @told
    def _put_back(self, one: Removed) -> None:
        back = self.journal.trash.put_back(one.ref)
        self.nj.did(put_back_words(back), back.action, back.ref, leaves=True)

    def action_put_back(self) -> None:
        self.rows.action_open()

    @told
    def action_empty(self) -> None:
        asked = self.journal.trash.asked()
        if not asked.number:
            self.nj.say("The trash is empty.")
            return
        does = f"Let go of {count(asked.number, 'record')} for good"
        self.nj.ask(Sure("Empty the trash?", does, "nothing brings that back"), lambda _: self._emptied(asked))

    @told
    def _emptied(self, asked: Asked) -> None:
        number = self.journal.trash.empty(asked)
        self.nj.announce()
        self.nj.say(emptied_words(number, bool(self.journal.trash.removed(1))))
