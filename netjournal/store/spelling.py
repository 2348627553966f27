"""Slips of the finger: which of the words of the journal was probably meant."""

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from netjournal.domain.query import slips
from netjournal.store import look_alikes
from netjournal.store.database import Database
from netjournal.store.index import INDEXES
from netjournal.store.search import THESE

TELLING = ("person", "called", "conversation", "idea")
"""Nearly every word of a journal stands in one of these; the others are asked for what doesn't."""

MOST = 3
"""So many words are tried for one that nobody wrote."""


class Spelling:
    def __init__(self, database: Database) -> None:
        self.database = database

    def knows(self, word: str, tables: Iterable[str] = INDEXES) -> bool:
        """Whether a word, or one that begins so, stands anywhere in the journal, or in these tables."""
        return any(
            self.database.rows(f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH ? LIMIT 1", f'"{word}"*')
            for table in tables
        )

    def nearest(self, word: str) -> list[str]:
        """The words one slip away, those that most records hold first, at most MOST of them.

        A slip is looked for first around the letter at which the journal ceases to know how the word goes on.
        """
        known = bisect_left(range(1, len(word)), True, key=lambda letters: not self.knows(word[:letters], TELLING))
        before, after = word[: max(0, known - 1)], word[: known + 2]
        others = slips(word)
        near = [other for other in others if other.startswith(before) and not other.startswith(after)]
        far = [other for other in others if not other.startswith(before) or other.startswith(after)]
        rest = [table for table in INDEXES if table not in TELLING]
        for some, tables in ((near, TELLING), (near, rest), (far, TELLING), (far, rest)):
            found = self._commonest(some, tables)
            if found:
                return found
        return []

    def _commonest(self, words: Sequence[str], tables: Iterable[str]) -> list[str]:
        """Those of these words that most records of these tables hold."""
        stems = look_alikes.stems(self.database.db, words)
        asked = json.dumps(sorted(set(stems.values())))
        counts: Counter[str] = Counter()
        for table in tables:
            for term, held in self.database.rows(f"SELECT term, doc FROM {table}_terms WHERE term IN {THESE}", asked):
                counts[term] += int(held)
        found = [word for word in words if stems.get(word) in counts]
        return sorted(found, key=lambda word: (-counts[stems[word]], len(word), word))[:MOST]
