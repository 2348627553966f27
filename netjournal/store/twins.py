"""People found twice: what is known of everybody that may say so, and who was said not to be the same person.

The rule is `domain/twins.py`; here stands how its people are read, all of them or those who come into question for one.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from netjournal.domain.twins import Known, Twins, alike, pairs, settled
from netjournal.errors import Interrupted
from netjournal.store.database import Database
from netjournal.text import key

MOST_NAMED = 400
"""Of people who share a word of their name with somebody so many are looked at, the latest written down first."""
_ANYWHERE = "somewhere"
"""Stands for a series both may come to, until it is asked which."""

T = TypeVar("T")


class TwinPairs:
    def __init__(self, database: Database) -> None:
        self.database = database

    def all(self, wanted: Callable[[], bool] = lambda: True) -> list[Twins]:
        """Every two people who may be one, the likest first. Raises Interrupted once it is not `wanted` any more."""
        return self._alike(self._known(), wanted)

    def of(self, person: int) -> list[Twins]:
        """Those in which this person stands. Read by what they are called and how they are reached."""
        ids = {i for (i,) in self.database.rows(
            "SELECT DISTINCT person_id FROM called WHERE key IN (SELECT key FROM called WHERE person_id = ?1) "
            "ORDER BY person_id DESC LIMIT ?2", person, MOST_NAMED)}  # fmt: skip
        ids |= {i for (i,) in self.database.rows(
            "SELECT DISTINCT person_id FROM contact WHERE key IN (SELECT key FROM contact WHERE person_id = ?1) "
            "ORDER BY person_id DESC LIMIT ?2", person, MOST_NAMED)}  # fmt: skip
        ids |= {i for (i,) in self.database.rows(
            "SELECT c.person_id FROM contact c WHERE c.kind = 'phone' AND EXISTS (SELECT 1 FROM contact o "
            "WHERE o.person_id = ?1 AND o.kind = 'phone' AND substr(replace(replace(o.key, ' ', ''), '-', ''), -9) = "
            "substr(replace(replace(c.key, ' ', ''), '-', ''), -9)) LIMIT ?2", person, MOST_NAMED)}  # fmt: skip
        found = self._alike(self._known(ids | {person}))
        return [pair for pair in found if person in (pair.one, pair.other)]

    def _alike(self, people: list[Known], wanted: Callable[[], bool] = lambda: True) -> list[Twins]:
        apart = set(self.database.rows("SELECT person_id, other_id FROM not_same"))
        found = []
        for a, b in _while(wanted, pairs(_while(wanted, people))):
            if (a.id, b.id) in apart or alike(a, b, meet=_ANYWHERE) is None:
                continue
            together = self._side_by_side(a.id, b.id)
            why = alike(a, b, together)
            if not together and (why is None or why.unsure):  # one more sign would do
                why = alike(a, b, meet=self._both_come_to(a.id, b.id))
            if why is not None:
                found.append(Twins(a.id, b.id, why))
        return settled(found)

    def _known(self, ids: Iterable[int] | None = None) -> list[Known]:
        """What may say who somebody is; of all people where no ids are given."""
        some = None if ids is None else sorted(ids)
        among = "" if some is None else f" AND %s IN ({', '.join('?' * len(some))})"
        given = some or ()
        aliases: dict[int, list[str]] = {}
        for id_, name in self.database.rows(
            f"SELECT person_id, name FROM called WHERE sort = 'alias'{among and among % 'person_id'}", *given
        ):
            aliases.setdefault(id_, []).append(str(name))
        reach: dict[int, dict[str, list[str]]] = {}
        for id_, kind, value in self.database.rows(
            f"SELECT person_id, kind, value FROM contact WHERE 1{among and among % 'person_id'}", *given
        ):
            reach.setdefault(id_, {}).setdefault(kind, []).append(str(value))
        people = self.database.rows(
            f"SELECT id, name, organisation FROM person WHERE 1{among and among % 'id'} ORDER BY id", *given
        )
        none: dict[str, list[str]] = {}
        return [
            Known(
                id_, str(name), aliases.get(id_, ()), str(organisation), of.get("email", ()), of.get("phone", ()),
                of.get("link", ()),
            )
            for id_, name, organisation in people if (of := reach.get(id_, none)) is not None
        ]  # fmt: skip

    def _side_by_side(self, one: int, other: int) -> str:
        """Where both were: in the room of one event, of several the latest, or in one conversation; "" for nowhere."""
        event = self.database.value(
            "SELECT title FROM event WHERE id IN (SELECT event_id FROM attendance WHERE person_id = ?1 AND event_id IN "
            "(SELECT event_id FROM attendance WHERE person_id = ?2)) ORDER BY day DESC, id DESC LIMIT 1",
            one, other)  # fmt: skip
        if event:
            return f"at {event}"
        talked = self.database.value(
            "SELECT 1 FROM conversation_person WHERE person_id = ?1 AND conversation_id IN "
            "(SELECT conversation_id FROM conversation_person WHERE person_id = ?2) LIMIT 1", one, other)  # fmt: skip
        return "in one conversation" if talked else ""

    def _both_come_to(self, one: int, other: int) -> str:
        """A series, or events of one title, of which each of the two was at some; "" for none."""
        found = self.database.value(
            "SELECT coalesce(s.name, e.title) FROM attendance a JOIN event e ON e.id = a.event_id "
            "LEFT JOIN series s ON s.id = e.series_id WHERE a.person_id = ?1 AND EXISTS (SELECT 1 FROM attendance x "
            "JOIN event o ON o.id = x.event_id WHERE x.person_id = ?2 "
            "AND (o.key = e.key OR o.series_id = e.series_id)) ORDER BY e.day DESC LIMIT 1", one, other)  # fmt: skip
        return str(found or "")

    # Not the same person

    def part(self, one: int, other: int) -> None:
        """Remember that these two are not the same person. Inside `write`."""
        first, second = sorted((one, other))
        there = self.database.value("SELECT 1 FROM not_same WHERE person_id = ? AND other_id = ?", first, second)
        if not there:
            self.database.run(
                "INSERT INTO not_same (uid, person_id, other_id) VALUES (?, ?, ?)",
                self.database.new_uid(), first, second)  # fmt: skip

    # Who is meant

    def called(self, name: str) -> list[int]:
        """Everyone of this whole name, spelt like this where somebody is; those written down first in front."""
        found = self.database.rows(
            "SELECT person_id, name FROM called WHERE key = ? AND sort = 'name' ORDER BY person_id", key(name)
        )
        exact = [id_ for id_, spelt in found if spelt == name]
        return exact or [id_ for id_, _ in found]

    def weight(self, person: int) -> int:
        """How much belongs to somebody."""
        return int(self.database.value(
            "SELECT (SELECT count(*) FROM attendance WHERE person_id = ?1) + (SELECT count(*) FROM conversation_person "
            "WHERE person_id = ?1) + (SELECT count(*) FROM promise WHERE person_id = ?1) + (SELECT count(*) "
            "FROM association WHERE person_id = ?1)", person))  # fmt: skip


def _while(wanted: Callable[[], bool], found: Iterable[T]) -> Iterator[T]:
    """As many of these as are wanted: in a large journal looking through them takes seconds."""
    for one in found:
        if not wanted():
            raise Interrupted("It was not wanted any more.")
        yield one
