"""Keeps what is being typed safe on disk: half a second after the last key, at most one second after the first unsaved
one, and at once on Esc, lost focus, a changed screen, a signal or a crash."""

from collections.abc import Callable
from contextlib import suppress
from weakref import WeakSet

from textual.css.query import NoMatches
from textual.message_pump import MessagePump
from textual.timer import Timer

from netjournal.journal import Draft, Drafts
from netjournal.text import clean

AFTER_LAST = 0.5
AFTER_FIRST = 0.6
"""A second is the promise; the rest of it is what reading the key and writing the file take."""
ALL: "WeakSet[DraftKeeper]" = WeakSet()
"""Every keeper alive, so that a signal or a crash can flush them all."""

REFUSED: "list[DraftKeeper]" = []
"""Those whose words the disk refused: held until it takes them, also when the page they were typed on is left."""


class DraftKeeper:
    """One place of writing. `typed` whenever the text changes; `flush` when it must be safe now; `done` when kept.

    Several windows may write there at once: each keeps its own, and whoever opens it next finds all of it, `joined`.
    """

    def __init__(
        self, owner: MessagePump, drafts: Drafts, where: str, *,
        joined: Callable[[list[str]], str] = "\n".join, says: Callable[[str], None] = lambda _: None,
    ) -> None:  # fmt: skip
        """`says`: shows a quiet line where one writes, when the disk refuses the words; "" when it takes them again."""
        self.owner = owner
        self.drafts = drafts
        self.where = where
        self._joined = joined
        self._says = says
        self.before = ""
        """The text that what is typed takes the place of, where it does."""
        self.opened = ""
        self._place = where
        self._ours = ""
        """What this window last read or wrote there: anything else is another window's."""
        self._unsaved: Draft | None = None
        self._last: Timer | None = None
        self._first: Timer | None = None
        self.failed = ""
        ALL.add(self)

    def read(self) -> Draft | None:
        """What was left here. What several windows left of one place is joined, line under line, and none is lost."""
        found = {place: draft for place in self.drafts.places(self.where) if (draft := self._left(place))}
        if not found:
            return None
        left = next(iter(found.values()))
        if list(found) != [self.where]:
            before = "\n".join(dict.fromkeys(draft.before for draft in found.values()))
            left = Draft(self._joined(whole([draft.text for draft in found.values()])), before=before)
            with suppress(OSError):  # then each stays where it is
                self.drafts.save(self.where, left)
                for place in found.keys() - {self.where}:
                    self.drafts.forget(place)
        self.opened = left.text
        if self._unsaved is None:
            self._ours = left.text
        return left

    def _left(self, place: str) -> Draft | None:
        """The draft of one place: on disk, or what the disk refused, which is newer and this keeper's from now on."""
        for keeper in [one for one in REFUSED if one._place == place and one.drafts.folder == self.drafts.folder]:
            if keeper is not self and (words := keeper._unsaved):
                keeper.drop()
                self._ours = keeper._ours
                self.typed(words.text, words.cursor)
                return words
        return self.drafts.read(place)

    def taken(self) -> bool:
        """Whether the draft this window opened with is gone: another window kept or removed it meanwhile."""
        return bool(self.opened) and self.drafts.read(self._place) is None

    def _is_ours(self, place: str) -> bool:
        there = self.drafts.read(place)
        return there is None or there.text == self._ours

    def typed(self, text: str, cursor: tuple[int, int] | None = None) -> None:
        """The text changed; it will be safe within a second."""
        self._unsaved = Draft(text, cursor, self.before)
        if self._last is not None:
            self._last.stop()
        self._last = self.owner.set_timer(AFTER_LAST, self.flush)
        if self._first is None:
            self._first = self.owner.set_timer(AFTER_FIRST, self.flush)

    def moved(self, cursor: tuple[int, int], text: Callable[[], str]) -> None:
        """The cursor went elsewhere in the text: it is found there again. `text` is asked when needed."""
        if self._unsaved is not None:
            self._unsaved = self._unsaved._replace(cursor=cursor)
        elif words := text():
            self.typed(words, cursor)

    def flush(self) -> None:
        """Make it safe now. A disk that refuses is told by `failed`; the text is tried again with the next key."""
        self._stop()
        if self._unsaved is None:
            return
        try:
            if not self._is_ours(self._place):  # another window writes here: each keeps its own
                self._place = next(
                    (place for place in self.drafts.places(self.where) if self._is_ours(place)), self._place
                )
            self.drafts.save(self._place, self._unsaved)
        except OSError as error:
            self.failed = error.strerror or "the disk refuses"
            if self not in REFUSED:
                REFUSED.append(self)
            self._say(f"the draft can't be kept on disk: {self.failed}")
            return
        self._ours, refused = clean(self._unsaved.text), self.failed
        self.drop()
        if refused:
            self._say("")

    def _say(self, words: str) -> None:
        with suppress(NoMatches):  # left: there is no line any more
            self._says(words)

    def done(self) -> None:
        """The text was kept in the journal, or emptied: no draft is needed any more."""
        self.drop()
        try:
            if self._is_ours(self._place):
                self.drafts.forget(self._place)
        except OSError:
            self.failed = "the draft could not be removed"
        self._ours = ""

    def again(self) -> None:
        """Make it safe once more where the draft was removed although these words still stand on the screen."""
        if self._unsaved is None and self._ours and self.drafts.read(self._place) is None:
            self._unsaved = Draft(self._ours, before=self.before)
        self.flush()

    def drop(self) -> None:
        """Nothing is unsaved here any more."""
        self._stop()
        self._unsaved, self.failed = None, ""
        if self in REFUSED:
            REFUSED.remove(self)

    @property
    def unsafe(self) -> str:
        """The words the disk refused; "" where there are none."""
        return self._unsaved.text if self.failed and self._unsaved and self._unsaved.text.strip() else ""

    def _stop(self) -> None:
        for timer in (self._last, self._first):
            if timer is not None:
                timer.stop()
        self._last = self._first = None


def whole(texts: list[str]) -> list[str]:
    """Each text once, and none that another goes on from: that one holds all of it."""
    return [one for one in dict.fromkeys(texts) if not any(one != other and other.startswith(one) for other in texts)]


def unsafe() -> str:
    """Why something that is being typed is not on disk; "" when everything is."""
    return next((keeper.failed for keeper in REFUSED if keeper.unsafe), "")


def refused_words() -> tuple[str, ...]:
    """All that is being typed and is not on disk, because the disk refuses it."""
    return tuple(keeper.unsafe for keeper in REFUSED if keeper.unsafe)


def flush_all() -> None:
    """Make everything that is being typed anywhere safe now."""
    for keeper in [*ALL]:
        keeper.flush()
