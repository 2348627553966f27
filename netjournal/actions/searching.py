"""Searching: what was typed as a query, and where nothing is found exactly, what was probably meant."""

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

from netjournal.actions.nouns import Nouns
from netjournal.domain import query as typed
from netjournal.domain.query import Query
from netjournal.domain.records import Hit
from netjournal.store.search import MOST, Search
from netjournal.store.spelling import Spelling
from netjournal.text import key

NAMED = ("event", "conversation", "promise", "idea")
"""Kinds in which a name among the words may mean who was there: their texts seldom hold it."""

MOST_TRIED = 4
"""So many readings of a text with slips in it are searched for, until one finds something."""


class Found(NamedTuple):
    """What was found, by kind. `instead`: the words that were searched for where what was typed found nothing."""

    query: Query
    hits: dict[str, list[Hit]]
    instead: str = ""

    @property
    def total(self) -> int:
        return sum(len(hits) for hits in self.hits.values())

    @property
    def bound(self) -> int:
        """How many of a kind are shown at most, where that left some out; else 0."""
        return MOST if any(len(hits) >= MOST for hits in self.hits.values()) else 0


class Searching:
    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns
        self.search = Search(nouns.database)
        self.spelling = Spelling(nouns.database)
        self._agreed = False
        """Whether the index was looked at since the journal was opened."""

    def find(self, text: str, most: int = MOST) -> Found:
        """Everything a text finds. Any text is a query; with nothing found exactly, small slips are forgiven.

        An index that doesn't agree with the records is made anew first.
        """
        if not self._agreed and (astray := self.search.astray()):
            self.search.rebuild(tables=astray)
        self._agreed = True
        query = self._read(text)
        found = Found(query, self.search.find(query, most))
        found = self._with_names(text, found, most)
        if found.total or not query.words:
            return found
        if named := self._in_names(query, most):
            return found._replace(hits=named)
        for meant in self._forgiven(text, query):
            forgiven = self._read(meant)
            hits = self._with_names(meant, Found(forgiven, self.search.find(forgiven, most)), most).hits
            if hits:
                return Found(query._replace(words=forgiven.words), hits, " ".join(forgiven.words))
        return found

    def _read(self, text: str) -> Query:
        return typed.read(text, self.nouns.clock.today(), day_first=self.nouns.day_first)

    def _with_names(self, text: str, found: Found, most: int) -> Found:
        """Besides: the names among the words as those who were there, and the rest as what was said."""
        tokens = list(dict.fromkeys(text.split()))[: typed.MOST_WORDS]
        names = [word for word in tokens if re.fullmatch(r"[^\W\d]{2,}", word) and self.search.is_name(key(word))]
        if len(tokens) < 2 or not names:
            return found
        rest = " ".join(word for word in tokens if word not in names)
        query = self._read(rest)
        kinds = [kind for kind in query.kinds or NAMED if kind in NAMED and len(found.hits.get(kind, ())) < most]
        query = query._replace(who=(*query.who, *map(key, names)), kinds=tuple(kinds))
        hits = dict(found.hits)
        for kind, more in (self.search.find(query, most) if query.kinds else {}).items():
            known = {hit.id for hit in hits.get(kind, ())}
            hits[kind] = [*hits.get(kind, ()), *(hit for hit in more if hit.id not in known)][:most]
        return found._replace(hits={kind: hits[kind] for kind in typed.KINDS if kind in hits})

    def _in_names(self, query: Query, most: int) -> dict[str, list[Hit]]:
        """People by a part of a name that is written without blanks, which no index of words knows."""
        if not any(typed.WITHOUT_BLANKS.search(word) for word in query.words):
            return {}
        return self.search.find(Query(who=query.words, kinds=("person",)), most)

    def _forgiven(self, text: str, query: Query) -> Iterator[str]:
        """The text with each word nobody wrote here replaced by one near it that somebody did, the likeliest first."""
        unknown = {word: self.spelling.nearest(word) for word in query.words if not self.spelling.knows(word)}
        meant = [[(word, near) for near in nearest] for word, nearest in unknown.items() if nearest]
        for words in islice(product(*meant), MOST_TRIED if meant else 0):
            tried = text
            for word, near in words:
                tried = re.sub(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", near, tried)
            yield tried
