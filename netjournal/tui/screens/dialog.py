"""What all dialogs share. `app.ask(dialog, then)` opens one and goes on with its answer; a closed one gives none."""

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.screen import ModalScreen

from netjournal.domain.records import Ref
from netjournal.tui.bindings import bindings
from netjournal.tui.drafting import DraftKeeper
from netjournal.tui.screens.base import JournalScreen
from netjournal.tui.widgets.hint import Hint

T = TypeVar("T")

DRAFTS_GO_WITHIN = 1.0
"""Seconds after a record is gone for good in which another window removes the drafts about it."""


class Dialog(JournalScreen[T | None], ModalScreen[T | None]):
    """Esc closes without losing what was written; Ctrl+S keeps."""

    SCOPES: ClassVar[tuple[str, ...]] = ("form",)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("form"),
        *bindings("app", only=("app.jot", "app.help", "app.quit")),
    ]

    keeper: DraftKeeper | None = None
    about: Ref | None = None
    """The record that what is written here is about."""
    _finished = False

    def finish(self, answer: T | None) -> None:
        """Close with an answer, once: a second Enter can be on its way already."""
        if not self._finished:
            self._finished = True
            self.dismiss(answer)

    def leave(self, text: str, cursor: tuple[int, int] | None = None) -> None:
        """Close with this text left as a draft. Where the disk refuses it, the dialog stays: it is nowhere else."""
        if self.keeper is not None:
            if text.strip():
                self.keeper.typed(text, cursor)
            self.keeper.flush()
            if self.keeper.failed and text.strip():
                self.nj.say(f"The draft can't be kept on disk ({self.keeper.failed}), so this stays open.", "error")
                return
            if text.strip():
                self.draft_kept(self.about)
        self.finish(None)

    def journal_changed(self) -> None:
        """A record let go for good takes the drafts about it along, soon after; what is still open here is kept."""
        if self.keeper is not None and self.about is not None and self.is_gone(self.about):
            self.keeper.again()
            self.set_timer(DRAFTS_GO_WITHIN, self.keeper.again)

    def say_draft(self, words: str) -> None:
        """At the foot, in the place of the keys: that what is typed is not on disk; "" when it is again."""
        self.query(Hint).last().warn(*((words, "the draft is not on disk") if words else ()))

    def put_back(self) -> None:
        """Put the fields back as they stood before anything was typed; each dialog with a draft says."""

    def action_discard(self) -> None:
        """Throw the draft away. Nothing else remembers it: that is what was asked for."""
        if self.keeper is not None:
            self.put_back()
            self.call_after_refresh(self.keeper.done)
            self.nj.say("The draft is thrown away.")

    def action_close(self) -> None:
        self.finish(None)

    def action_save(self) -> None:
        """What Ctrl+S does; each dialog says."""
