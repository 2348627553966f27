"""The trash: what was removed, put back from there, or let go for good, with the drafts about it."""

from contextlib import suppress
from datetime import datetime, timedelta

from netjournal.actions.nouns import Nouns
from netjournal.domain.changes import TRASH_DAYS, Asked, PutBack, Removed
from netjournal.domain.records import Ref
from netjournal.errors import Ambiguous, NotFound
from netjournal.store import purging, trash
from netjournal.store.drafts import Drafts
from netjournal.text import key, short

TIME = timedelta(days=TRASH_DAYS)


class Trash:
    def __init__(self, nouns: Nouns, drafts: Drafts) -> None:
        self.nouns = nouns
        self.database = nouns.database
        self.drafts = drafts

    def removed(self, limit: int = trash.MOST) -> list[Removed]:
        """What was removed and can be put back, removed last first."""
        return trash.removed(self.database, limit)

    def put_back(self, ref: Ref) -> PutBack:
        """Put a record back, with what went with it and what was being written for it. Raises NotFound."""
        back = trash.put_back(self.database, ref)
        self.nouns.bring_home(self.drafts)
        return back

    def meant(self, words: str) -> Removed:
        """The removed record the words mean. Raises NotFound, Ambiguous."""
        wanted = key(words)
        there = self.removed()
        found = [one for one in there if key(one.title) == wanted] or [one for one in there if wanted in key(one.title)]
        if not found:
            raise NotFound(f"Nothing in the trash is called “{short(words)}”.")
        if len(found) > 1:
            raise Ambiguous(f"{len(found)} in the trash are called “{short(words)}”; say more of it.")
        return found[0]

    def due(self) -> bool:
        """Whether anything has been in the trash for its whole time."""
        if not purging.due(self.database, self.database.clock.now() - TIME):
            return False
        old = self._old
        return old is not None and purging.due(self.database, *old)

    @property
    def _old(self) -> tuple[datetime, int] | None:
        """Before which moment, and by which change, that must have gone which has been there for its whole time. The
        clock alone doesn't say: set wrong for an hour, it would let all of it go. So time passes here with what is
        written, and the last day is not believed yet."""
        seen = trash.written(self.database, self.database.clock.now() - timedelta(days=1))
        return (seen[0] - TIME, seen[1]) if seen else None

    def purge(self) -> int:
        """Let go for good of what has been there for its whole time. Returns how many records that were."""
        old = self._old
        return self._let_go(*old) if old is not None else 0

    def asked(self) -> Asked:
        """What emptying it is asked about: how many records, and up to which change."""
        return trash.asked(self.database)

    def empty(self, asked: Asked | None = None) -> int:
        """Let go for good, now, of what was asked about: of all that is there, unless said. What was removed since
        stays. Returns how many records that were."""
        upto = (asked or self.asked()).upto
        return self._let_go(None, upto)  # whatever a clock that was wrong says of when it went

    def _let_go(self, before: datetime | None, upto: int = trash.ALL) -> int:
        """Returns how many records of the list that were."""
        went = []
        for step in purging.purge(self.database, before, upto):
            went += step
            for uid in filter(None, (str(one.was.get("uid", "")) for one in step)):
                for file in self.drafts.about(uid):
                    with suppress(OSError):  # a folder that has become read-only
                        file.unlink(missing_ok=True)
        return len(trash.listed(went))
