"""Earlier ideas that may be the same one, asked of the index by rare words.

Asking for all words at once takes up to 600 ms at 300,000 ideas; the rarest eight, with at most a few thousand ideas
between them, take about 10.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import peewee

if TYPE_CHECKING:
    from netjournal.store.database import Database

RAREST = 8
MATCHES = 4000
"""How many ideas may hold one of the words asked for: ranking that many takes less than a frame."""
CANDIDATES = 60


def find(database: "Database", text: str, limit: int, but: int | None = None) -> list[tuple[int, tuple[str, ...]]]:
    """Ideas that may be the same one: (id, the telling words both hold), likest first. Precision before recall.

    A word counts as telling when few ideas of this journal hold it. Empty when nothing is really alike.
    """
    from netjournal.domain.ideas import look_alike, telling_words  # keeping a jot needs none of it

    words = telling_words(text)
    if not words:
        return []
    total = int(database.value("SELECT coalesce(max(id), 0) FROM idea"))
    counts = _counts(database, words)
    rare = _rare(counts, max(20, total // 50))
    if not rare:
        return []
    query = " OR ".join(f'"{w}"' for w in rare)
    found = database.rows(
        "SELECT idea.id, idea.text FROM idea_words JOIN idea ON idea.id = idea_words.rowid "
        "WHERE idea_words MATCH ? AND idea.id IS NOT ? ORDER BY bm25(idea_words) LIMIT ?",
        query, but, CANDIDATES,
    )  # fmt: skip
    alike = []
    for idea, other in found:
        shared, strength = look_alike(words, other, counts, total)
        if shared:
            alike.append((strength, int(idea), shared))
    alike.sort(reverse=True)
    return [(idea, shared) for _, idea, shared in alike[:limit]]


def _rare(counts: dict[str, int], limit: int) -> list[str]:
    """The rarest words that occur at all, in at most `limit` ideas each and MATCHES together."""
    rare: list[str] = []
    together = 0
    for word, count in sorted(counts.items(), key=lambda item: item[1]):
        together += count
        if count > limit or len(rare) == RAREST or (rare and together > MATCHES):
            break
        if count:
            rare.append(word)
    return rare


def _counts(database: "Database", words: list[str]) -> dict[str, int]:
    """In how many ideas each word occurs, by its stem."""
    stemmed = stems(database.db, words)
    marks = ", ".join("?" * len(stemmed))
    sql = f"SELECT term, doc FROM idea_terms WHERE term IN ({marks})"
    found: dict[str, int] = dict(database.rows(sql, *stemmed.values()))
    return {word: int(found.get(stemmed.get(word, ""), 0)) for word in words}


def stems(db: peewee.SqliteDatabase, words: Sequence[str]) -> dict[str, str]:
    """Each word as the index keeps it. Its own tokenizer is asked, through an index of these words in memory."""
    db.execute_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.stem_words USING fts5 "
        "(word, tokenize='porter unicode61 remove_diacritics 2')"
    )
    db.execute_sql("CREATE VIRTUAL TABLE IF NOT EXISTS temp.stems USING fts5vocab (temp, stem_words, 'instance')")
    db.execute_sql("DELETE FROM temp.stem_words")
    for number, word in enumerate(words):
        db.execute_sql("INSERT INTO temp.stem_words (rowid, word) VALUES (?, ?)", (number, word))
    return {words[number]: str(term) for number, term in db.execute_sql("SELECT doc, term FROM temp.stems").fetchall()}
