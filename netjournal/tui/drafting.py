"""Keeps what is being typed safe on disk: half a second after the last key, at most one second after the first unsaved
one, and at once on Esc, lost focus, a changed screen, a signal or a crash."""

from weakref import WeakSet

from textual.message_pump import MessagePump
from textual.timer import Timer

from netjournal.journal import Draft, Drafts

AFTER_LAST = 0.5
AFTER_FIRST = 1.0

ALL: "WeakSet[DraftKeeper]" = WeakSet()
"""Every keeper alive, so that a signal or a crash can flush them all."""


class DraftKeeper:
    """One place of writing. `typed` whenever the text changes; `flush` when it must be safe now; `done` when kept."""

    def __init__(self, owner: MessagePump, drafts: Drafts, where: str) -> None:
        self.owner = owner
        self.drafts = drafts
        self.where = where
        self._unsaved: Draft | None = None
        self._last: Timer | None = None
        self._first: Timer | None = None
        self.failed = ""
        ALL.add(self)

    def read(self) -> Draft | None:
        """What was left here."""
        return self.drafts.read(self.where)

    def typed(self, text: str, cursor: tuple[int, int] = (0, 0)) -> None:
        """The text changed; it will be safe within a second."""
        self._unsaved = Draft(text, cursor)
        if self._last is not None:
            self._last.stop()
        self._last = self.owner.set_timer(AFTER_LAST, self.flush)
        if self._first is None:
            self._first = self.owner.set_timer(AFTER_FIRST, self.flush)

    def flush(self) -> None:
        """Make it safe now. A disk that refuses is told by `failed`; the text is tried again with the next key."""
        self._stop()
        if self._unsaved is None:
            return
        try:
            self.drafts.save(self.where, self._unsaved)
        except OSError as error:
            self.failed = error.strerror or "the disk refuses"
            return
        self.failed = ""
        self._unsaved = None

    def done(self) -> None:
        """The text was kept in the journal, or emptied: no draft is needed any more."""
        self._stop()
        self._unsaved = None
        try:
            self.drafts.forget(self.where)
        except OSError:
            self.failed = "the draft could not be removed"

    def _stop(self) -> None:
        for timer in (self._last, self._first):
            if timer is not None:
                timer.stop()
        self._last = self._first = None


def unsafe() -> str:
    """Why something that is being typed is not on disk; "" when everything is."""
    return next((keeper.failed for keeper in list(ALL) if keeper.failed), "")


def flush_all() -> None:
    """Make everything that is being typed anywhere safe now."""
    for keeper in list(ALL):
        keeper.flush()
