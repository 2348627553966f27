"""Every query about ideas and their associations."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

from netjournal.domain.records import Association, Echo, Hearing, Idea, IdeaLine, Kind, Moment, Ref
from netjournal.errors import NotFound
from netjournal.store import look_alikes
from netjournal.store.database import Row
from netjournal.store.fields import day_text, the_day, to_day, to_moment
from netjournal.store.noun import Narrow, Noun, Window
from netjournal.store.tables import AssociationRow, IdeaRow
from netjournal.text import clean

MOST_FOUND = 1000
"""How many ideas a search in the list shows at most, the newest."""

_SAME = """
WITH RECURSIVE same (id) AS (SELECT ?1 UNION SELECT CASE a.idea_id WHEN same.id THEN a.other_id ELSE a.idea_id END
    FROM same JOIN association a ON (a.idea_id = same.id OR a.other_id = same.id)
    WHERE a.relation = 'heard again' AND a.other_id IS NOT NULL)"""
"""An idea and all that were joined with it as heard again."""

MOST_JOINED = 200
"""How much of each kind the page of an idea shows of what it is joined with."""

_LINE = """
SELECT idea.id, idea.uid, idea.text, idea.day, spark, resting,
    (WITH RECURSIVE same (id) AS (SELECT idea.id UNION SELECT CASE a.idea_id WHEN same.id THEN a.other_id ELSE a.idea_id
            END FROM same JOIN association a ON (a.idea_id = same.id OR a.other_id = same.id)
            WHERE a.relation = 'heard again' AND a.other_id IS NOT NULL)
        SELECT count(*) || ' ' || min(day) FROM idea AS one WHERE one.id IN (SELECT id FROM same)),
    coalesce((SELECT group_concat(name, ', ') FROM (SELECT person.name FROM association a
        JOIN person ON person.id = a.person_id WHERE a.idea_id = idea.id ORDER BY a.id LIMIT 4)), ''),
    coalesce(event.title, '')
FROM idea LEFT JOIN event ON event.id = idea.event_id"""
"""One idea as a list shows it; how often it was heard counts all that were joined as the same, however many apart."""


def _line(row: Row) -> IdeaLine:
    id_, uid, text, day, spark, resting, same, people, event = row
    heard, _, since = same.partition(" ")
    first = to_day(since) if heard != "1" else None
    return IdeaLine(id_, uid, text, the_day(day), bool(spark), bool(resting), int(heard), people, event, first)


class Ideas(Noun):
    kind = "idea"
    row = IdeaRow
    order = "idea.day DESC, idea.id DESC"
    most_found = MOST_FOUND

    def lines(self, narrow: Narrow, window: Window) -> list[IdeaLine]:
        """Ideas, the latest first."""
        return [_line(row) for row in self.page(_LINE, narrow, window)]

    def edge(self, line: IdeaLine) -> tuple[object, ...]:
        return day_text(line.day), line.id

    def where(self, narrow: Narrow) -> tuple[list[str], list[object]]:
        where: list[str] = []
        values: list[object] = []
        if narrow.kind == "event":
            where.append(
                "idea.id IN (SELECT id FROM idea WHERE event_id = ? "
                "UNION SELECT idea_id FROM association WHERE event_id = ?)"
            )
            values += [narrow.id, narrow.id]
        elif narrow.kind == "person":
            where.append("idea.id IN (SELECT idea_id FROM association WHERE person_id = ?)")
            values.append(narrow.id)
        elif narrow.kind == "promise":
            where.append(
                "idea.id IN (SELECT id FROM idea WHERE event_id = (SELECT event_id FROM promise WHERE id = ?) UNION "
                "SELECT idea_id FROM association WHERE person_id = (SELECT person_id FROM promise WHERE id = ?))"
            )
            values += [narrow.id, narrow.id]
        elif narrow.kind == "idea":
            where.append("idea.id = ?")
            values.append(narrow.id)
        if narrow.phrases:
            query = _matching(narrow)
            # The newest so many: a single letter fits most of a large journal, and sorting all of it takes a second.
            # With filters besides it is all of them, as the filters would let through too few of the newest.
            all_ = narrow.whole or narrow.filtered
            newest = "" if all_ else f" ORDER BY rowid DESC LIMIT {self.most_found}"
            where.append(f"idea.id IN ({_HOLDING}{newest})" if query else "0")
            values += [query] if query else []
        for words in narrow.without:
            where.append(f"idea.id NOT IN ({_HOLDING})")
            values.append(_query(words))
        return where, values

    def lines_of(self, ids: Sequence[int]) -> list[IdeaLine]:
        """The ideas of these ids, in this order, those that are gone left out; at most a few hundred."""
        marks = ", ".join("?" * len(ids))
        found = {row[0]: _line(row) for row in self.database.rows(f"{_LINE} WHERE idea.id IN ({marks})", *ids)}
        return [found[id_] for id_ in ids if id_ in found]

    def line(self, id_: int) -> IdeaLine | None:
        found = self.database.row(f"{_LINE} WHERE idea.id = ?", id_)
        return _line(found) if found else None

    def get(self, id_: int) -> Idea:
        """The whole idea. Raises NotFound."""
        found = self.database.row(
            "SELECT idea.id, idea.uid, text, idea.day, at, idea.zone, idea.place, spark, resting, "
            "coalesce(event.title, ''), idea.event_id FROM idea LEFT JOIN event ON event.id = idea.event_id "
            "WHERE idea.id = ?", id_)  # fmt: skip
        if found is None:
            raise NotFound("That idea is no longer in the journal.")
        i, uid, text, day, at, zone, place, spark, resting, event, event_id = found
        return Idea(
            i, uid, text, the_day(day), Moment(to_moment(at), zone), place, bool(spark), bool(resting),
            event, event_id, self.tags(id_),
        )  # fmt: skip

    def add(self, text: str, day: date, zone: str, *, uid: str | None = None, **values: object) -> int:
        if uid:
            values["uid"] = uid
        values.setdefault("at", self.database.now())
        return self.insert(IdeaRow, **self.stamped(text=clean(text).strip(), day=day, zone=zone, **values))

    def edit(self, id_: int, **values: object) -> None:
        if "tags" in values:
            self.set_tags(id_, values.pop("tags"))  # type: ignore[arg-type]
        self.change(id_, **values)

    def joined(self, ids: Sequence[int]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
        """The tags and the people of many ideas, by the id of the idea: one query each."""
        marks = ", ".join("?" * len(ids))
        tags = self.database.rows(
            "SELECT idea_id, tag.name FROM tagging JOIN tag ON tag.id = tag_id "
            f"WHERE idea_id IN ({marks}) ORDER BY tag.key", *ids)  # fmt: skip
        people = self.database.rows(
            "SELECT idea_id, person.name FROM association a JOIN person ON person.id = a.person_id "
            f"WHERE idea_id IN ({marks}) ORDER BY a.id", *ids)  # fmt: skip
        return _by_id(tags), _by_id(people)

    # Associations

    def join(self, idea: int, to: Ref, relation: str = "together with") -> None:
        """Join an idea with another record. Joining twice is once; an idea never joins itself."""
        if to == Ref("idea", idea):
            return
        column = "other_id" if to.kind == "idea" else f"{to.kind}_id"
        there = self.database.row(
            f"SELECT id, relation FROM association WHERE idea_id = ? AND {column} = ?", idea, to.id
        )
        if there is None and to.kind == "idea":
            there = self.database.row(
                "SELECT id, relation FROM association WHERE idea_id = ? AND other_id = ?", to.id, idea
            )
        if there is None:
            values: dict[str, object] = {column: to.id}
            self.insert(AssociationRow, idea_id=idea, relation=relation, created_at=self.database.now(), **values)
        elif there[1] != relation and relation != "together with":
            self.database.run("UPDATE association SET relation = ? WHERE id = ?", relation, there[0])

    def part(self, association: int) -> None:
        self.database.run("DELETE FROM association WHERE id = ?", association)

    def associations(self, idea: int) -> list[Association]:
        """What an idea is joined with, seen from it, both ways; its own making comes first. Of each kind the newest."""
        found: list[Association] = []
        ways = (
            ("idea", "o.text, o.day, 1", "other_id", "idea_id"),
            ("idea", "o.text, o.day, 0", "idea_id", "other_id"),
            ("person", "o.name, NULL, 1", "person_id", "idea_id"),
            ("event", "o.title, o.day, 1", "event_id", "idea_id"),
            ("conversation", "o.said, o.day, 1", "conversation_id", "idea_id"),
        )
        asked = " UNION ALL ".join(
            f"SELECT * FROM (SELECT a.id, a.relation, '{kind}', o.id, {columns} FROM (SELECT id, relation, {to} "
            f"FROM association WHERE {here} = ?1 AND {to} IS NOT NULL ORDER BY id DESC LIMIT {MOST_JOINED}) a "
            f"JOIN {kind} o ON o.id = a.{to} ORDER BY a.id)"
            for kind, columns, to, here in ways
        )
        for id_, relation, kind, ref, text, day, outgoing in self.database.rows(asked, idea):
            of: Kind = kind
            found.append(Association(id_, relation, Ref(of, ref), text, to_day(day), bool(outgoing)))
        return found

    def hearings(self, idea: int) -> list[Hearing]:
        """Each time an idea was heard, however many joins apart, the first time first."""
        rows = self.database.rows(
            f"{_SAME} SELECT idea.id, idea.day, coalesce(event.title, idea.place), coalesce(person.name, '') FROM idea "
            "LEFT JOIN event ON event.id = idea.event_id LEFT JOIN association a ON a.idea_id = idea.id "
            "AND a.person_id IS NOT NULL LEFT JOIN person ON person.id = a.person_id "
            "WHERE idea.id IN (SELECT id FROM same) ORDER BY idea.day, idea.id, a.id", idea)  # fmt: skip
        found: dict[int, Hearing] = {}
        for id_, day, where, name in rows:
            before = found.get(id_, Hearing(Ref("idea", id_), the_day(day), (), where))
            found[id_] = before._replace(people=(*before.people, name)) if name else before
        return list(found.values())

    def joined_with(self, idea: int) -> int:
        """With how much an idea is joined in all."""
        return int(
            self.database.value(
                "SELECT (SELECT count(*) FROM association WHERE idea_id = ?1) "
                "+ (SELECT count(*) FROM association WHERE other_id = ?1)",
                idea,
            )
        )

    def look_alikes(self, text: str, limit: int = 3, but: int | None = None) -> list[Echo]:
        """Earlier ideas and conversations that may hold the same thought, likest first, with the words that say so."""
        return look_alikes.find(self.database, text, limit, but)

    def join_echo(self, idea: int, echo: Echo) -> None:
        """The thought of an idea was there before: as an idea, heard again; or in a conversation."""
        self.join(idea, echo.ref, "heard again" if echo.ref.kind == "idea" else "together with")

    def meant(self, words: str, but: int = 0) -> int | None:
        """The idea a `[[link]]` means: the latest whose text begins with the words, else the latest that holds them.
        `but`: the idea the link stands in, which never means itself."""
        query = _query(words)
        if not query:
            return None
        found = self.database.rows(
            "SELECT rowid, text FROM idea_words WHERE idea_words MATCH ? AND rowid <> ? ORDER BY rowid DESC LIMIT 50",
            query, but)  # fmt: skip
        wanted = clean(words).strip().casefold()
        for id_, text in found:
            if str(text).casefold().startswith(wanted):
                return int(id_)
        return int(found[0][0]) if found else None


MOST_WORDS = 24
"""How many words of a text are looked for; an expression of some hundreds is refused by SQLite."""


_HOLDING = "SELECT rowid FROM idea_words WHERE idea_words MATCH ?"


def _matching(narrow: Narrow) -> str:
    """What is to be held as an index query."""
    if narrow.query is None:
        return _query(narrow.find)
    from playhouse.fts_parser import parse  # no jot has need of it

    return str(parse(narrow.query.box))


def _query(words: str) -> str:
    """Any text as an index query: every word of it, the last one as a beginning. Empty when it holds no word."""
    found = [f'"{word}"' for word in islice((w[0] for w in re.finditer(r"\w+", words)), MOST_WORDS)]
    return " AND ".join(found) + "*" if found else ""


def _by_id(rows: Sequence[Row]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for id_, name in rows:
        found.setdefault(int(id_), []).append(str(name))
    return found
