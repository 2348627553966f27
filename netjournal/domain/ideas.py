"""When two ideas may be the same one. Precision matters more than recall: with nothing really alike, nothing is shown.

Pure: the counts of words come from whoever keeps the index.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

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

_ENDINGS = listed("ations ation ings ing edly ed ies es s ly er ers ment ments e y")
ALIKE = 0.42
"""The least share of telling weight two ideas have in common to be shown as alike."""


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: folded, in order, each once."""
    return list(dict.fromkeys(re.findall(r"\w+", key(text))))


def telling_words(text: str) -> list[str]:
    """The words that may tell one idea from another, at most forty of them."""
    return [w for w in words_of(text) if len(w) > 2 and w not in COMMON and not w.isdigit()][:40]


@lru_cache(4096)
def stem(word: str) -> str:
    """A crude common beginning: "pricing", "priced" and "prices" meet."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def look_alike(
    words: Sequence[str], other: str, counts: Mapping[str, int], total: int
) -> tuple[tuple[str, ...], float]:
    """The telling words a text shares with `other`, and how alike that makes them (0 to 1); no words when not enough.

    `words`: the telling words of the text; `counts`: in how many of `total` ideas each occurs. A word weighs by its
    rarity, so two rare words in common say more than four ordinary ones. One word in common is never enough unless
    the shorter text hardly holds another.
    """
    theirs = {stem(w): w for w in telling_words(other)}
    weights = {w: math.log(1 + (total + 1) / (1 + counts.get(w, 0))) for w in words}
    shared = tuple(w for w in words if stem(w) in theirs)
    if not shared:
        return (), 0.0
    common = sum(weights[w] for w in shared)
    mine = sum(weights.values())
    mean = mine / len(words)
    others = common + mean * (len(theirs) - len(shared))
    strength = common / max(min(mine, others), 0.001) * min(1.0, 0.5 + 0.5 * common / max(mine, others))
    enough = len(shared) >= 2 or min(len(words), len(theirs)) == 1
    return (shared, strength) if enough and strength >= ALIKE else ((), 0.0)
