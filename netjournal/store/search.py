"""Search over every word: a few bounded questions a kind of record, the best of the newest matches on top.

At half a million records a beginning of two letters fits a hundred thousand of them, and ranking them all takes most of
a second. So the newest NEWEST that match are found first, by row, and only those are ranked (bm25). With a filter the
matches of the words are cut down to what it lets through, the latest first.
"""

from collections.abc import Sequence
from typing import NamedTuple

from playhouse.fts_parser import parse

from netjournal.domain.query import KINDS, Query
from netjournal.domain.records import Hit
from netjournal.errors import JournalRefused
from netjournal.store import index, look_alikes
from netjournal.store.database import Database
from netjournal.store.fields import day_text, to_day
from netjournal.store.index import INDEXES, Progress
from netjournal.store.noun import like

NEWEST = 500
"""So many of the newest matches of an index are ranked."""
MOST = 50
"""So many a kind are shown."""
MOST_ASKED = 500
"""Words asked for in one question."""
BEGUN = 2
"""Of a single word of so few letters the newest are shown, unranked: it says too little to rank by."""
MOST_MEANT = 500
"""So many people or events may be meant by one filter."""


class Shape(NamedTuple):
    """How one kind of record, called `o` in SQL, is shown and filtered.

    A condition holds `{ids}`; "" where the kind knows no such thing.
    """

    table: str
    day: str
    title: str
    text: str
    who: str = "''"
    where: str = "''"
    of_people: str = ""
    of_events: str = ""
    of_tags: str = ""


def _names(table: str, column: str) -> str:
    return (
        f"coalesce((SELECT group_concat(name, ', ') FROM (SELECT p.name FROM {table} x JOIN person p "
        f"ON p.id = x.person_id WHERE x.{column} = o.id ORDER BY x.id LIMIT 4)), '')"
    )


def _tagged(column: str) -> str:
    return f"o.id IN (SELECT {column} FROM tagging WHERE tag_id IN ({{ids}}))"


def _joined(*columns: str) -> str:
    """Columns with a dot between, those that are empty left out."""
    parts = " || ".join(f"CASE WHEN {column} = '' THEN '' ELSE ' · ' || {column} END" for column in columns)
    return f"substr({parts}, 4)"


_AT = "coalesce((SELECT e.title FROM event e WHERE e.id = o.event_id), '')"

SHAPES = {
    "person": Shape(
        "person", "o.met_on", "o.name",
        _joined("o.does", "o.organisation", "o.role", "o.hook", "o.needs", "o.offers", "o.met_place", "o.notes"),
        of_people="o.id IN ({ids})",
        of_events="o.id IN (SELECT person_id FROM attendance WHERE event_id IN ({ids}))",
        of_tags=_tagged("person_id"),
    ),
    "event": Shape(
        "event", "o.day", "o.title", _joined("o.place", "o.introduction", "o.hopes", "o.notes"),
        of_people="o.id IN (SELECT event_id FROM attendance WHERE person_id IN ({ids}))",
        of_events="o.id IN ({ids})",
        of_tags=_tagged("event_id"),
    ),
    "conversation": Shape(
        "conversation", "o.day", "''", _joined("o.said", "o.words"),
        who=_names("conversation_person", "conversation_id"), where=_AT,
        of_people="o.id IN (SELECT conversation_id FROM conversation_person WHERE person_id IN ({ids}))",
        of_events="o.event_id IN ({ids})",
        of_tags=_tagged("conversation_id"),
    ),
    "promise": Shape(
        "promise", "o.made_on", "''", _joined("o.words", "o.closed_words"),
        who="coalesce((SELECT p.name FROM person p WHERE p.id = o.person_id), '')", where=_AT,
        of_people="o.person_id IN ({ids})",
        of_events="o.event_id IN ({ids})",
        of_tags=_tagged("promise_id"),
    ),
    "idea": Shape(
        "idea", "o.day", "''", "o.text", who=_names("association", "idea_id"), where=_AT,
        of_people="o.id IN (SELECT idea_id FROM association WHERE person_id IN ({ids}))",
        of_events="o.id IN (SELECT id FROM idea WHERE event_id IN ({ids}) UNION "
        "SELECT idea_id FROM association WHERE event_id IN ({ids}))",
        of_tags=_tagged("idea_id"),
    ),
    "reflection": Shape(
        "reflection", "o.started_on", _AT, "''",
        of_people="o.id IN (SELECT reflection_id FROM answer WHERE person_id IN ({ids}))",
        of_events="o.event_id IN ({ids})",
    ),
    "week": Shape("review", "o.week", "''", "o.line"),
}  # fmt: skip


class Source(NamedTuple):
    """Words that lead to a record: those in the index of table `t`, the text shown, and the joins to the record."""

    kind: str
    table: str
    text: str = ""
    leads: str = ""
    only: str = ""
    order: str = ""
    """Where ranking by the words says nothing: what comes first instead."""
    of: str = "t"
    """Of which row the text is."""


def _tag(kind: str) -> Source:
    leads = f"JOIN tagging g ON g.tag_id = t.id JOIN {kind} o ON o.id = g.{kind}_id"
    tags = (
        f"SELECT group_concat('#' || w.name, ' ') FROM tagging v JOIN tag w ON w.id = v.tag_id WHERE v.{kind}_id = o.id"
    )
    return Source(kind, "tag", f"{SHAPES[kind].text} || ' ' || ({tags})", leads, order="g.id DESC", of="o")


def _of_person(table: str, text: str, only: str = "") -> Source:
    return Source("person", table, text, "JOIN person o ON o.id = t.person_id", only)


SOURCES = (
    Source("person", "person"),
    _of_person("called", "t.name", "t.sort = 'alias'"),
    _of_person("contact", "t.value"),
    _of_person("sheet_line", "t.text"),
    _of_person("stage_move", "t.words"),
    _tag("person"),
    Source("event", "event"),
    Source("event", "series", leads="JOIN event o ON o.series_id = t.id", order="o.day DESC"),
    _tag("event"),
    Source("conversation", "conversation"),
    Source("promise", "promise"),
    Source("idea", "idea"),
    _tag("idea"),
    # What became an idea, a conversation or a promise is found as that.
    Source(
        "reflection", "answer", "t.text", "JOIN reflection o ON o.id = t.reflection_id",
        "t.idea_id IS NULL AND t.conversation_id IS NULL AND t.promise_id IS NULL",
    ),
    Source("week", "review"),
    Source("week", "decision", "t.words", "JOIN review o ON o.id = t.review_id"),
)  # fmt: skip


Meant = list[tuple[str, list[list[int]]]]
"""For each filter of a `Shape` the ids each of its words may mean."""


class Filters(NamedTuple):
    """Conditions on a record `o`, each beginning with AND, and their values."""

    sql: str = ""
    values: tuple[object, ...] = ()


class Search:
    def __init__(self, database: Database) -> None:
        self.database = database

    def find(self, query: Query, most: int = MOST) -> dict[str, list[Hit]]:
        """What a query finds, by kind in the order of `KINDS`; a kind without a hit is left out."""
        found: dict[str, list[Hit]] = {}
        if query.empty:
            return found
        meant = self._meant(query)
        for kind in query.kinds or KINDS:
            filters = _filters(SHAPES[kind], query, meant)
            if filters is None:
                continue
            hits = self._matching(kind, query, filters, most) if query.box else self._all(kind, filters, most)
            if hits:
                found[kind] = hits
        return found

    def filters(self, kind: str, query: Query) -> Filters | None:
        """The filters of a query as conditions on one kind of record; None where it can't have what they ask for."""
        return _filters(SHAPES[kind], query, self._meant(query)) if kind in (query.kinds or (kind,)) else None

    def _meant(self, query: Query) -> Meant:
        """Whom and what the filters mean."""
        return [
            ("of_people", [self._people(words) for words in query.who]),
            ("of_events", [self._events(words) for words in query.at]),
            ("of_tags", [self._tags(words) for words in query.tags]),
        ]

    def agrees(self) -> bool:
        """Whether every index counts as many rows as its table, and those that must hold words hold any. Cheap; other
        damage shows as soon as it is met."""
        return all(
            self.database.value(f"SELECT (SELECT count(*) FROM {table}) = (SELECT count(*) FROM {table}_words_docsize)")
            for table in INDEXES
        ) and all(
            self.database.value(f"SELECT EXISTS (SELECT 1 FROM {table}_terms) OR NOT EXISTS (SELECT 1 FROM {table})")
            for table in ("idea", "person", "event", "promise")
        )

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make every index anew from its records, in one transaction: stopped half-way, nothing has changed.

        `progress(done, total)` counts records. Raises JournalRefused for a file that is damaged itself; nothing is
        written to it.
        """
        if self.database.value("PRAGMA quick_check(1)") != "ok":
            raise JournalRefused(
                f"{self.database.path} is damaged and was not written to. Keep a copy of it before anything else."
            )
        with self.database.write("Rebuilt the search", quiet=True):
            index.rebuild(self.database.db, progress)

    def is_name(self, words: str) -> bool:
        """Whether somebody is called so."""
        return bool(self._ids("SELECT 1 FROM called WHERE key = ? LIMIT 1", words))

    def knows(self, word: str) -> bool:
        """Whether a word, or one that begins so, stands anywhere in the journal."""
        return any(
            self._ids(f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH ? LIMIT 1", f'"{word}"*')
            for table in INDEXES
        )

    def nearest(self, words: Sequence[str]) -> str:
        """The one of these words that most records hold; "" for none."""
        counts: dict[str, int] = {}
        for start in range(0, len(words), MOST_ASKED):
            some = words[start : start + MOST_ASKED]
            stems = look_alikes.stems(self.database.db, some)
            asked = sorted(set(stems.values()))
            marks = ", ".join("?" * len(asked))
            for table in INDEXES:
                for term, held in self.database.rows(
                    f"SELECT term, doc FROM {table}_terms WHERE term IN ({marks})", *asked
                ):
                    for word in some:
                        if stems.get(word) == term:
                            counts[word] = counts.get(word, 0) + int(held)
        return max(counts, key=lambda word: (counts[word], -len(word), word), default="")

    def _matching(self, kind: str, query: Query, filters: Filters, most: int) -> list[Hit]:
        """The hits of every source of a kind, each record once."""
        found: dict[int, Hit] = {}
        for source in SOURCES:
            if source.kind == kind and len(found) < most:
                for hit in self._of(source, query, filters, most):
                    found.setdefault(hit.id, hit)
        return list(found.values())[:most]

    def _of(self, source: Source, query: Query, filters: Filters, most: int) -> list[Hit]:
        """The hits of one source. The index is asked once for the newest, and once more to rank them; only what is
        shown is read whole."""
        words, shape, match = f"{source.table}_words", SHAPES[source.kind], parse(query.box)
        values: tuple[object, ...]
        leads = source.leads or f"JOIN {shape.table} o ON o.id = t.id"
        rest = f"{f' AND {source.only}' if source.only else ''}{filters.sql}"
        if filters.sql:
            of = f"{source.table} t {leads} WHERE t.id IN (SELECT rowid FROM {words} WHERE {words} MATCH ?)"
            order, values = f"{shape.day} DESC, o.id DESC", (match,)
        else:
            newest = self._ids(
                f"SELECT rowid FROM {words} WHERE {words} MATCH ? ORDER BY rowid DESC LIMIT ?", match, max(NEWEST, most)
            )
            if not newest:
                return []
            of = f"{words} JOIN {source.table} t ON t.id = {words}.rowid {leads} WHERE {words} MATCH ?"
            of += f" AND {words}.rowid >= ?"
            begun = len(query.words) == 1 and len(query.words[0]) <= BEGUN
            order = source.order or (f"{words}.rowid DESC" if begun else f"bm25({words}), {words}.rowid DESC")
            values = (match, newest[-1])
        by = source.of if source.text else "o"
        found = self._ids(f"SELECT {by}.id FROM {of}{rest} ORDER BY {order} LIMIT ?", *values, *filters.values, most)
        return self._read(source.kind, found, f"{source.table} t {leads}" if by == "t" else "", by, source.text)

    def _all(self, kind: str, filters: Filters, most: int) -> list[Hit]:
        """Without words: what the filters let through, the latest first."""
        shape = SHAPES[kind]
        found = self._ids(
            f"SELECT o.id FROM {shape.table} o WHERE 1{filters.sql} ORDER BY {shape.day} DESC, o.id DESC LIMIT ?",
            *filters.values, most)  # fmt: skip
        return self._read(kind, found)

    def _read(self, kind: str, ids: list[int], of: str = "", by: str = "o", text: str = "") -> list[Hit]:
        """The hits as they are shown, in the order of these ids of `by`."""
        shape = SHAPES[kind]
        found: dict[int, Hit] = {}
        for start in range(0, len(ids), NEWEST):
            some = ids[start : start + NEWEST]
            marks = ", ".join("?" * len(some))
            for row, id_, uid, day, title, words, who, where in self.database.rows(
                f"SELECT {by}.id, o.id, o.uid, {shape.day}, {shape.title}, {text or shape.text}, {shape.who}, "
                f"{shape.where} FROM {of or f'{shape.table} o'} WHERE {by}.id IN ({marks})", *some):  # fmt: skip
                found[row] = Hit(kind, id_, uid, to_day(day), title, words, who, where)
        return [found[row] for row in ids if row in found]

    # Whom and what the filters mean

    def _people(self, words: str) -> list[int]:
        """Those called so, or by a name that begins so."""
        return self._ids(
            "SELECT DISTINCT person_id FROM called WHERE key >= ? AND key < ? LIMIT ?", words, f"{words}\U0010ffff",
            MOST_MEANT)  # fmt: skip

    def _events(self, words: str) -> list[int]:
        return self._ids(
            "SELECT id FROM event WHERE key LIKE ? ESCAPE '\\' ORDER BY day DESC LIMIT ?", like(words), MOST_MEANT
        )

    def _tags(self, words: str) -> list[int]:
        return self._ids("SELECT id FROM tag WHERE key = ?", words)

    def _ids(self, sql: str, *values: object) -> list[int]:
        return [int(id_) for (id_,) in self.database.rows(sql, *values)]


def _filters(shape: Shape, query: Query, meant: Meant) -> Filters | None:
    """The filters of a query for one kind; None where the kind can't have what they ask for."""
    conditions: list[str] = []
    values: list[object] = []
    for name, groups in meant:
        for ids in groups:
            condition = str(getattr(shape, name))
            if not condition or not ids:
                return None
            conditions.append(condition.format(ids=", ".join(map(str, ids))))
    for sign, day in ((">=", query.after), ("<=", query.before)):
        if day:
            conditions.append(f"{shape.day} {sign} ?")
            values.append(day_text(day))
    return Filters("".join(f" AND {condition}" for condition in conditions), tuple(values))
