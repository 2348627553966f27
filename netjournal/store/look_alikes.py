"""Earlier ideas and conversations that may say the same, asked of the indexes by rare words.

Asking for all words at once takes up to 600 ms at 300,000 ideas; the rarest eight, with at most a few thousand records
between them, take about 10.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import peewee

from netjournal.domain.records import Echo, Kind, Ref
from netjournal.store.fields import the_day

if TYPE_CHECKING:
    from netjournal.domain.ideas import Telling
    from netjournal.store.database import Database

RAREST = 8
MATCHES = 2500
"""How many records of a kind may hold one of the words asked for: ranking that many takes half a frame."""
CANDIDATES = 30
"""So many of a kind, the best by their rare words, are looked at closely."""


class _Source(NamedTuple):
    """Where a kind is asked: `o` is the record, `?1` the idea that is looked for, or 0."""

    kind: Kind
    text: str
    but: str
    """Which records are left out: itself, and what it is joined with already."""
    who: str


class _Alike(NamedTuple):
    """A record that is alike: how much, by what words, and the thought of it that is."""

    strength: float
    source: _Source
    id: int
    text: str
    shared: tuple[str, ...]


_SOURCES = (
    _Source(
        "idea", "o.text",
        "SELECT ?1 UNION SELECT other_id FROM association WHERE idea_id = ?1 AND other_id IS NOT NULL "
        "UNION SELECT idea_id FROM association WHERE other_id = ?1",
        "association x JOIN person p ON p.id = x.person_id WHERE x.idea_id = o.id",
    ),
    _Source(
        "conversation", "coalesce(o.said, '') || char(10) || coalesce(o.words, '')",
        "SELECT conversation_id FROM association WHERE idea_id = ?1 AND conversation_id IS NOT NULL",
        "conversation_person x JOIN person p ON p.id = x.person_id WHERE x.conversation_id = o.id",
    ),
)  # fmt: skip


def find(database: "Database", text: str, limit: int, but: int | None = None) -> list[Echo]:
    """What may be the same thought as a text, likest first, with the telling words both hold. Precision before recall.

    A word counts as telling when few ideas and conversations of this journal hold it; names tell nothing. Empty when
    nothing is really alike. `but`: the idea the text is of.
    """
    from netjournal.domain.ideas import capitalised, telling, telling_words  # keeping a jot needs none of it

    stemmed = stems(database.db, telling_words(text))
    names = _counts(database, "called", {word: stemmed[word] for word in capitalised(text) if word in stemmed})
    stemmed = {word: term for word, term in stemmed.items() if not names.get(word)}
    words = list(stemmed)
    if not words:
        return []
    totals = {s.kind: int(database.value(f"SELECT coalesce(max(id), 0) FROM {s.kind}")) for s in _SOURCES}
    counts = {s.kind: _counts(database, s.kind, stemmed) for s in _SOURCES}
    together = {word: sum(of.get(word, 0) for of in counts.values()) for word in words}
    mine = telling(words, together, sum(totals.values()))
    alike: list[_Alike] = []
    for source in _SOURCES:
        rare = _rare(counts[source.kind], max(20, totals[source.kind] // 50))
        if rare:
            alike += _alike(database, source, rare, mine, but)
    alike.sort(key=lambda found: found.strength, reverse=True)
    return [echo for found in alike[:limit] if (echo := _echo(database, found))]


def _alike(
    database: "Database", source: _Source, rare: Sequence[str], mine: "Telling", but: int | None
) -> list[_Alike]:
    """The records of a kind that are alike; a conversation by the likest of its sentences."""
    from netjournal.domain.ideas import look_alike, thoughts

    table, found = f"{source.kind}_words", []
    for id_, text in database.rows(
        f"SELECT o.id, {source.text} FROM {source.kind} o WHERE o.id IN (SELECT rowid FROM {table} "
        f"WHERE {table} MATCH ?2 AND rowid NOT IN ({source.but}) ORDER BY rank LIMIT {CANDIDATES})",
        but or 0, " OR ".join(f'"{word}"' for word in rare),
    ):  # fmt: skip
        best = _Alike(0.0, source, int(id_), "", ())
        for thought in [text] if source.kind == "idea" else thoughts(text):
            shared, strength = look_alike(mine, thought)
            if strength > best.strength:
                best = best._replace(strength=strength, text=thought.strip(), shared=shared)
        if best.shared:
            found.append(best)
    return found


def _echo(database: "Database", alike: _Alike) -> Echo | None:
    """What is shown of a record that is alike; None where it is gone meanwhile."""
    found = database.row(
        f"SELECT o.day, coalesce((SELECT group_concat(name, ', ') FROM (SELECT p.name FROM {alike.source.who} "
        "ORDER BY x.id LIMIT 4)), ''), coalesce((SELECT title FROM event WHERE event.id = o.event_id), '') "
        f"FROM {alike.source.kind} o WHERE o.id = ?", alike.id)  # fmt: skip
    if found is None:
        return None
    day, who, where = found
    return Echo(Ref(alike.source.kind, alike.id), alike.text, the_day(day), who, where, alike.shared)


def _rare(counts: Mapping[str, int], limit: int) -> list[str]:
    """The rarest words that occur at all, in at most `limit` records each and MATCHES together."""
    rare: list[str] = []
    together = 0
    for word, count in sorted(counts.items(), key=lambda item: item[1]):
        together += count
        if count > limit or len(rare) == RAREST or (rare and together > MATCHES):
            break
        if count:
            rare.append(word)
    return rare


def _counts(database: "Database", table: str, stemmed: Mapping[str, str]) -> dict[str, int]:
    """In how many records of a table each word occurs, by its stem."""
    marks = ", ".join("?" * len(stemmed))
    sql = f"SELECT term, doc FROM {table}_terms WHERE term IN ({marks})"
    found: dict[str, int] = dict(database.rows(sql, *stemmed.values()))
    return {word: int(found.get(term, 0)) for word, term in stemmed.items()}


def stems(db: peewee.SqliteDatabase, words: Sequence[str]) -> dict[str, str]:
    """Each word as the index keeps it. Its own tokenizer is asked, through an index of these words in memory."""
    db.execute_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.stem_words USING fts5 "
        "(word, content='', tokenize='porter unicode61 remove_diacritics 2')"
    )
    db.execute_sql("CREATE VIRTUAL TABLE IF NOT EXISTS temp.stems USING fts5vocab (temp, stem_words, 'instance')")
    db.execute_sql("INSERT INTO temp.stem_words (stem_words) VALUES ('delete-all')")
    # In one statement: each is a transaction of its own.
    db.execute_sql(
        "INSERT INTO temp.stem_words (rowid, word) SELECT key, value FROM json_each(?)", (json.dumps(list(words)),)
    )
    return {words[number]: str(term) for number, term in db.execute_sql("SELECT doc, term FROM temp.stems").fetchall()}
