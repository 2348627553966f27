"""The list of changes: looking at what was done, taking back, putting back, going back to an earlier moment."""

from collections.abc import Collection

from netjournal.actions.nouns import Nouns
from netjournal.domain.changes import Line, Went
from netjournal.domain.records import Action, Ref
from netjournal.errors import NotFound
from netjournal.store import changes, undo
from netjournal.store.drafts import Drafts


class Changes:
    def __init__(self, nouns: Nouns, drafts: Drafts) -> None:
        self.nouns = nouns
        self.drafts = drafts
        self.database = nouns.database

    def latest(self, limit: int = 100) -> list[Action]:
        """The latest actions, newest first, whether done or taken back."""
        return changes.latest(self.database, limit)

    def get(self, action: int) -> Action:
        """One action by its number. Raises NotFound."""
        return undo.action_of(self.database, action)

    def of_action(self, action: int) -> list[Line]:
        """What one action changed, field by field."""
        return changes.of_action(self.database, action)

    def of_record(self, ref: Ref) -> list[Line]:
        """The history of a record and of what belongs to it, newest first."""
        return changes.of_record(self.database, ref)

    def undo(self, action: int | None = None) -> Action:
        """Take back the latest action, or the one named. Raises NotFound, StandsInTheWay."""
        done = undo.undo(self.database, action)
        self.nouns.bring_home(self.drafts)
        return done

    def redo(self, action: int | None = None) -> Action:
        """Put back what was last taken back, or the action named. Raises NotFound, StandsInTheWay."""
        done = undo.redo(self.database, action)
        self.nouns.bring_home(self.drafts)
        return done

    def turn(self, action: int) -> Action:
        """Take an action back, or put it back where it was taken back. Raises NotFound, StandsInTheWay."""
        return self.undo(action) if self.get(action).done else self.redo(action)

    def back_to(self, action: int, only: Collection[int] | None = None) -> Went:
        """Take back everything newer than an action, in one step, as far as it goes. `only`: no others than these,
        where something may have been done since they were counted.

        Raises NotFound, StandsInTheWay.
        """
        went = undo.back_to(self.database, action, only)
        self.nouns.bring_home(self.drafts)
        return went

    def newer(self, action: int) -> list[int]:
        """The actions newer than one that stand, the newest first. Raises NotFound."""
        return undo.newer(self.database, action)

    def is_there(self, action: int) -> bool:
        """Whether an action is in the list: one whose records are gone for good is not."""
        try:
            self.get(action)
        except NotFound:
            return False
        return True

    def numbered(self, words: str) -> Action | None:
        """The action of a number, where the words are one of an action that is there."""
        try:
            return self.check_number(words)
        except NotFound:
            return None

    def check_number(self, words: str) -> Action | None:
        """As `numbered`. Raises NotFound for the number of no action: why there is none."""
        if not (words.isascii() and words.isdecimal() and len(words) < 15):
            return None
        return self.get(int(words))
