"""When two notes may say the same thing. Precision matters more than recall: with nothing really alike, nothing shows.

Pure: the counts of words come from whoever keeps the index. Measured on tests/data/look_alikes.tsv
(`python -m tests.benchmarks look_alikes`).
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from netjournal.domain.meanings import SAME
from netjournal.text import key, listed

COMMON = frozenset(
    listed(
        "a about after again all also always am an and any are aren as at away back be because been before being both "
        "but by can can't cannot come could day did didn do does doesn doing don done down each even ever every few "
        "first for from get gets getting give go goes going good got had has have having he her here hers him his how "
        "i if in into is isn it its just keep know last less let like little long look made make many may maybe me "
        "might mine more most much must my need never new next no not nothing now of off often on once one only or "
        "other our out over own people person put really said same saw say says see seem seen she should show small "
        "so some something still such take talk tell than that the their them then there these they thing things "
        "think this those through time to today told too try two under until up us use used very want was wasn way we "
        "week well went were what when where which while who whom why will with without won word words work would "
        "year years yes yet you your"
    )
)
"""Words that tell nothing about an idea, in any journal. Each journal's own common words are left out by count."""

_ENDINGS = (
    *((ending, 4) for ending in listed("ations ation edly ers ies")),
    *((ending, 3) for ending in listed("ments ment ings ing ed es s")),
    *((ending, 4) for ending in listed("ly er y")),
    ("e", 3),
)
"""Endings that are left off, and how many letters must stay."""

ALIKE, ALIKE_BY_TWO = 1.05, 1.4
"""How much two notes must have in common to be shown as alike. Two words can meet by chance, so they must be rare and
most of what the notes say; three hardly do."""
LEAST = 0.5
"""What words in common say however small a share of the notes they are; in full they say 1."""
WEIGHS = 0.8
"""What a word of unknown count says; one found nowhere else says 1."""
NEAR, STANDS_FOR = 0.9, 0.5
"""How much of that is left when the words only begin alike, or are different ones for the same."""
BEGINNING = 5
"""Letters two words that begin alike have in common at least, and three fifths of the longer one."""
SMALLEST = 1000
"""A journal of fewer notes counts as one of so many: its words are rare because it is young."""


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: folded, in order, each once."""
    return list(dict.fromkeys(re.findall(r"\w+", key(text))))


def telling_words(text: str) -> list[str]:
    """The words that may tell one idea from another, at most forty of them."""
    return [w for w in words_of(text) if len(w) > 2 and w not in COMMON and not w.isdigit()][:40]


def thoughts(text: str) -> list[str]:
    """The sentences of what was said: any of them may be the thought that comes again."""
    return [part for part in re.split(r"(?<=[.!?;])\s+|\n", text[:4000]) if part.strip()]


def capitalised(text: str) -> frozenset[str]:
    """The words that begin with a capital, as they are compared: some of them are names."""
    return frozenset(w for word in re.findall(r"\w+", text[:20_000]) if word[0].isupper() for w in words_of(word))


@lru_cache(8192)
def stem(word: str) -> str:
    """A crude common beginning: "pricing", "priced" and "price" meet, and so do "sell" and "selling"."""
    for ending, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


_MEANINGS: dict[str, frozenset[int]] = {}
for _number, _group in enumerate(SAME):
    for _stem in map(stem, _group):
        _MEANINGS[_stem] = _MEANINGS.get(_stem, frozenset()) | {_number}


class Telling(NamedTuple):
    """The telling words of a note, each with what it says."""

    words: dict[str, float]
    stems: dict[str, str]
    """Stem -> the word of the note."""
    beginnings: dict[str, str]
    meanings: dict[int, str]


def telling(words: Sequence[str], counts: Mapping[str, int] | None = None, total: int = 0) -> Telling:
    """Telling words weighed by their rarity. `counts`: in how many of `total` notes each occurs."""
    of = max(total, SMALLEST) + 1

    def says(word: str) -> float:
        return WEIGHS if counts is None else math.log(of / (1 + min(counts.get(word, 0), of - 1))) / math.log(of)

    return Telling(
        {w: says(w) for w in words},
        {stem(w): w for w in words},
        {w[:BEGINNING]: w for w in words if len(w) >= BEGINNING},
        {meaning: w for w in words for meaning in _MEANINGS.get(stem(w), ())},
    )


def look_alike(mine: Telling, text: str) -> tuple[tuple[str, ...], float]:
    """The words of a note that `text` holds too, and how alike that makes them; no words when not enough.

    What the shared words say together counts, and what share of all that both say it is. One word is never enough.
    """
    theirs = telling(telling_words(text))
    shared: list[str] = []
    common, taken = 0.0, set()
    for word, says in mine.words.items():
        other, much = _counterpart(word, theirs)
        if other and other not in taken:
            taken.add(other)
            shared.append(word)
            common += much * says
    if not shared:
        return (), 0.0
    together = (sum(mine.words.values()) + sum(theirs.words.values())) / 2
    strength = common * (LEAST + (1 - LEAST) * min(1.0, common / together))
    enough = ALIKE if len(shared) > 2 else ALIKE_BY_TWO
    return (tuple(shared), strength) if strength >= enough else ((), 0.0)


def _counterpart(word: str, theirs: Telling) -> tuple[str, float]:
    """The word of another note that says the same as `word`, and how surely; "" for none."""
    if same := theirs.stems.get(stem(word)):
        return same, 1.0
    near = theirs.beginnings.get(word[:BEGINNING], "")
    if near and _begin_alike(word, near):
        return near, NEAR
    for meaning in _MEANINGS.get(stem(word), ()):
        if other := theirs.meanings.get(meaning):
            return other, STANDS_FOR
    return "", 0.0


def _begin_alike(one: str, other: str) -> bool:
    """Whether most of the longer word is how the other begins: "insurer" and "insurance"."""
    most = math.ceil(0.6 * max(len(one), len(other)))
    return one[:most] == other[:most]
