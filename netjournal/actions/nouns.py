"""The stores of one open journal, side by side, with what the actions over them need to know."""

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from netjournal.clock import Clock
from netjournal.domain.names import Candidate, Settled, has_letter, settle
from netjournal.domain.records import EventLine
from netjournal.errors import NetjournalError, WrongUse
from netjournal.store.database import Database
from netjournal.store.events import Events
from netjournal.store.ideas import Ideas
from netjournal.store.people import People
from netjournal.store.promises import Promises

if TYPE_CHECKING:
    from netjournal.store.conversations import Conversations
    from netjournal.store.drafts import Drafts
    from netjournal.store.reflections import Reflections


class Taken(NamedTuple):
    """Who was taken for a name in a text: new or known, out of how many, and why that one."""

    id: int
    name: str
    new: bool = False
    among: int = 1
    why: str = ""


class Nouns:
    """All the stores of one journal. `day_first`: how 12/11 is read; `hours`: how long after an event a jot is its."""

    def __init__(self, database: Database, day_first: bool = True, hours: int = 48) -> None:
        self.database = database
        self.day_first = day_first
        self.hours = hours
        self.events = Events(database)
        self.people = People(database)
        self.promises = Promises(database)
        self.ideas = Ideas(database)

    @cached_property
    def conversations(self) -> "Conversations":
        """Imported when first needed, as a jot has none."""
        from netjournal.store.conversations import Conversations

        return Conversations(self.database)

    @cached_property
    def reflections(self) -> "Reflections":
        """Imported when first needed, as a jot has none."""
        from netjournal.store.reflections import Reflections

        return Reflections(self.database)

    def bring_home(self, drafts: "Drafts") -> None:
        """What was being written for somebody, or on an idea, went along when two were made one; where they are two
        again, it goes back. It is after what was asked for is done, so what can't be read or moved just now stays where
        it is, on disk."""
        with suppress(OSError, NetjournalError):
            drafts.come_home(lambda uid: any(noun.by_uid(uid) is not None for noun in (self.people, self.ideas)))

    @property
    def clock(self) -> Clock:
        return self.database.clock

    def answers(self, name_key: str) -> bool:
        """Whether anyone is called so, wholly or partly."""
        return self.people.answers(name_key)

    def settle(
        self,
        name: str,
        others: tuple[int, ...] = (),
        event: int | None = None,
        candidates: list[Candidate] | None = None,
    ) -> Settled:
        """Who is meant by a name, given the others named with it and the event it belongs to.

        `candidates`: everyone who answers to it, where that has been asked already.
        """
        if candidates is None:
            candidates = self.people.candidates(name)
        together: dict[int, int] = {}
        if len(candidates) > 1 and others:
            together = self.people.together((c.id for c in candidates), others)
        here = self.events.present(event) if event and len(candidates) > 1 else frozenset()
        return settle(name, candidates, together, here)

    def take(
        self,
        name: str,
        others: tuple[int, ...] = (),
        event: EventLine | None = None,
        candidates: list[Candidate] | None = None,
    ) -> Taken:
        """Whoever is meant by a name, made if nobody answers to it. Inside `write`.

        Where nothing settles which of several is meant, the one met last is taken, and `why` says so: the text is
        kept either way, and the line shown names who was taken. Raises WrongUse for a new one without a letter.
        """
        if candidates is None:
            candidates = self.people.candidates(name)
        settled = self.settle(name, others, event.id if event else None, candidates)
        if settled.person is not None:
            return Taken(settled.person, settled.name, False, settled.among, settled.why)
        if not candidates:
            if not has_letter(name):
                raise WrongUse("Nobody has a name without a letter. Nothing was kept.")
            return Taken(self.people.add(name), name, True)
        best = min(c.fit for c in candidates)
        lines = self.people.lines_of([c.id for c in candidates if c.fit == best])
        latest = max(lines, key=lambda line: (not line.let_go, line.last.isoformat() if line.last else "", line.id))
        return Taken(latest.id, latest.name, False, len(lines), "the one met last")
