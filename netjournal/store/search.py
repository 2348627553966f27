"""Search over every word: a few bounded questions a kind of record, the best of the newest matches on top.

At half a million records a beginning of two letters fits a hundred thousand of them, and ranking them all takes most of
a second. So the newest NEWEST that match are found first, by row, and only those are ranked (bm25), by those of the
words that are no commoner than COMMON: to weigh a word, SQLite walks through every record that holds it.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from playhouse.fts_parser import parse

from netjournal.domain.query import KINDS, WITHOUT_BLANKS, Query
from netjournal.domain.records import Hit
from netjournal.errors import JournalDamaged
from netjournal.store import index
from netjournal.store.database import Database
from netjournal.store.fields import day_text, to_day
from netjournal.store.index import INDEXES, Progress
from netjournal.store.noun import like
from netjournal.store.sources import SHAPES, SOURCES, Shape, Source

NEWEST = 300
"""So many of the newest matches of an index are ranked."""
MOST = 50
"""So many a kind are shown."""
COMMON = 1000
"""A word that more records of a kind hold says too little to rank by."""
BEGINNING = 3
"""Beginnings of so many letters are indexed; a longer one is gathered anew from all words that begin so."""
MANY = 1000
"""With a filter, so many matches are looked at one by one; more are walked through, the newest first."""
FEW = 120
"""So many of the latest that a filter lets through are looked up one by one first: ten microseconds each."""
SPAN = 2000
"""Among so many of the latest that it lets through matches are looked for then."""
WHOLE_DAY = len("2026-11-22")
"""Letters of a day; fewer are a month or a year, as one may remember when somebody was met."""
MOST_MEANT = 500
"""So many people or events may be meant by one filter."""
THESE = "(SELECT value FROM json_each(?))"


Meant = list[tuple[str, list[list[int]]]]
"""For each filter of a `Shape` the ids each of its words may mean."""


class Filters(NamedTuple):
    """Conditions on a record `o`, each beginning with AND, and their values."""

    sql: str = ""
    values: tuple[object, ...] = ()
    few: bool = False
    """Whether they name somebody or something, so that few records are left."""


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

    def astray(self) -> list[str]:
        """The tables whose index is not theirs, as far as can be seen cheaply."""
        return index.astray(self.database.value)

    def rebuild(self, progress: Progress | None = None, tables: Sequence[str] = tuple(INDEXES)) -> None:
        """Make the indexes of tables anew from their records: stopped half-way, each is either as it was or new.

        `progress(done, total)` may raise to stop it. Raises JournalDamaged where the records are damaged themselves;
        nothing is written then.
        """

        report = progress or (lambda done, total: None)
        with self._writing():  # the check too: so a newer question doesn't end it half-way, again and again
            if not index.is_sound(
                self.database.db, lambda done, total: report(done, 10 * total)
            ):  # a tenth of the time
                raise JournalDamaged(f"{self.database.path} is damaged.")
        index.rebuild(self.database.db, lambda done, total: report(total + 9 * done, 10 * total), self._writing, tables)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A write that holds up those who read only at its end: until then nothing of it goes to the file."""
        self.database.db.execute_sql("PRAGMA cache_spill = OFF")
        try:
            with self.database.write("Rebuilt the search", quiet=True):
                yield
        finally:
            self.database.db.execute_sql("PRAGMA cache_spill = ON")

    def is_name(self, words: str) -> bool:
        """Whether somebody is called so."""
        return bool(self._ids("SELECT 1 FROM called WHERE key = ? LIMIT 1", words))

    def _matching(self, kind: str, query: Query, filters: Filters, most: int) -> list[Hit]:
        """The hits of every source of a kind, each record once."""
        found: dict[int, Hit] = {}
        for source in SOURCES:
            if source.kind == kind and len(found) < most:
                for hit in self._of(source, query, filters, most):
                    found.setdefault(hit.id, hit)
        return list(found.values())[:most]

    def _of(self, source: Source, query: Query, filters: Filters, most: int) -> list[Hit]:
        """The hits of one source. Only what is shown is read whole."""
        words, match, shape = f"{source.table}_words", parse(query.box), SHAPES[source.kind]
        enough = max(NEWEST, most)
        many = bool(filters.sql) and self._more(words, match, max(MANY, most))
        rows = [] if many else self._ids(
            f"SELECT rowid FROM {words} WHERE {words} MATCH ? ORDER BY rowid DESC LIMIT ?",
            match, max(MANY, most) if filters.sql else enough)  # fmt: skip
        if not rows and not many:
            return []
        joined = f"{source.table} t {source.leads or f'JOIN {shape.table} o ON o.id = t.id'}"
        by, order = source.of if source.text else "o", source.order
        rest = f"{source.rest}{filters.sql}"
        if filters.sql:
            order = f"{shape.day} DESC, o.id DESC"
            if many:
                rows, rest, filters = self._walked(source, query, match, filters, joined, most), "", Filters()
        elif not order:
            rows = self._ranked(words, query, rows, all_=len(rows) < enough)
        if order or source.only:
            let_through = self._ids(
                f"SELECT {by}.id FROM {joined} WHERE t.id IN {THESE}{rest}"
                + (f" ORDER BY {order} LIMIT {most}" if order else ""),
                json.dumps(rows), *filters.values)  # fmt: skip
            kept = set(let_through)
            rows = let_through if order else [row for row in rows if row in kept]
        return self._read(source.kind, rows[:most], joined if by == "t" else "", by, source.text)

    def _ranked(self, words: str, query: Query, rows: list[int], *, all_: bool) -> list[int]:
        """These rows, which come the newest first, ranked by the words that tell: those that hold none stay behind.

        Unless they are `all_` that match, a single word is not ranked by: it would only put short texts first.
        """
        if len(query.words) > 1:
            telling = [word for word in query.words if not self._common(words, word, query)]
        else:
            telling = list(query.words) if all_ else []
        if not telling or len(rows) == 1:
            return rows
        best = self._ids(
            f"SELECT rowid FROM {words} WHERE {words} MATCH ? AND rowid BETWEEN ? AND ? AND +rowid IN {THESE} "
            f"ORDER BY bm25({words}), rowid DESC",
            " OR ".join(_asked(word, query) for word in telling), rows[-1], rows[0], json.dumps(rows))  # fmt: skip
        ranked = set(best)
        return best + [row for row in rows if row not in ranked]

    def _common(self, words: str, word: str, query: Query) -> bool:
        """Whether more than COMMON records hold a word; of a beginning, one that its first letters begin."""
        asked = _asked(word, query)
        if asked.endswith("*"):
            asked = f'"{word[:BEGINNING]}"*'
        return self._more(words, asked, COMMON)

    def _more(self, words: str, match: str, than: int) -> bool:
        """Whether more rows than so many match."""
        return bool(self._ids(f"SELECT rowid FROM {words} WHERE {words} MATCH ? LIMIT 1 OFFSET ?", match, than))

    def _walked(self, source: Source, query: Query, match: str, filters: Filters, joined: str, most: int) -> list[int]:
        """Of very many matches those that the filters let through, the newest first, until there are enough.

        They are sought among the latest that the filters let through, and only where those hold too few among all.
        """
        words, shape = f"{source.table}_words", SHAPES[source.kind]
        newest = f"SELECT {words}.rowid FROM {words}"
        if filters.few or (shape.dated and not source.leads):
            latest = self._ids(
                f"SELECT t.id FROM {joined} WHERE 1{source.rest}{filters.sql} "
                f"ORDER BY {shape.day} DESC, o.id DESC LIMIT ?", *filters.values, SPAN)  # fmt: skip
            found, few = [], latest[:FEW]
            if few and not (query.begun and len(query.words[-1]) > BEGINNING):
                found = self._ids(f"{newest} WHERE {words} MATCH ? AND rowid IN {THESE}", match, json.dumps(few))
                latest = latest if len(latest) > FEW else []
            if latest and len(found) < most:
                found = self._ids(
                    f"{newest} WHERE {words} MATCH ? AND +rowid IN {THESE} AND rowid BETWEEN ? AND ? "
                    "ORDER BY rowid DESC LIMIT ?",
                    match, json.dumps(latest), min(latest), max(latest), most)  # fmt: skip
            if len(found) >= most or len(latest) < SPAN:
                return found
        return self._ids(
            f"{newest} CROSS JOIN {joined} WHERE {words} MATCH ? AND t.id = {words}.rowid{source.rest}{filters.sql} "
            f"ORDER BY {words}.rowid DESC LIMIT ?", match, *filters.values, most)  # fmt: skip

    def _read(self, kind: str, ids: list[int], of: str = "", by: str = "o", text: str = "") -> list[Hit]:
        """The hits as they are shown, in the order of these ids of `by`."""
        shape = SHAPES[kind]
        found: dict[int, Hit] = {}
        for row, id_, uid, day, title, words, who, where in self.database.rows(
            f"SELECT {by}.id, o.id, o.uid, {shape.day}, {shape.title}, {text or shape.text}, {shape.who}, "
            f"{shape.where} FROM {of or f'{shape.table} o'} WHERE {by}.id IN {THESE}", json.dumps(ids)):  # fmt: skip
            found[row] = Hit(
                kind, id_, uid, to_day(day if len(day or "") == WHOLE_DAY else ""), title, words, who, where
            )
        return [found[row] for row in ids if row in found]

    def _all(self, kind: str, filters: Filters, most: int) -> list[Hit]:
        """Without words: what the filters let through, the latest first."""
        shape = SHAPES[kind]
        found = self._ids(
            f"SELECT o.id FROM {shape.table} o WHERE 1{filters.sql} ORDER BY {shape.day} DESC, o.id DESC LIMIT ?",
            *filters.values, most)  # fmt: skip
        return self._read(kind, found)

    # Whom and what the filters mean

    def _people(self, words: str) -> list[int]:
        """Those called so, or by a name that begins so; written without blanks, by any part of it."""
        if WITHOUT_BLANKS.search(words):
            return self._ids(
                "SELECT DISTINCT person_id FROM called WHERE key LIKE ? ESCAPE '\\' LIMIT ?", like(words), MOST_MEANT
            )
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


def _asked(word: str, query: Query) -> str:
    """A word of a query as the index is asked for it."""
    return f'"{word}"*' if query.begun and word == query.words[-1] else f'"{word}"'


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
            conditions.append(f"{shape.day} <> '' AND {shape.day} {sign} ?")
            values.append(day_text(day))
    few = any(groups for _, groups in meant)
    return Filters("".join(f" AND {condition}" for condition in conditions), tuple(values), few)
