"""Texts as long, and words as common and as rare, as in a real journal: what search is measured on.

How often a word occurs follows its rank, as in natural text: as 1 / (rank + 1) for the first 8,000, and as the square
of it beyond (Zipf and Mandelbrot; the two regimes of large texts). The commonest are the words the demo itself is
written in, in the order of how common they are there; rarer ones are made up of syllables, some of them so rare that
they stand in a text or two. Each word is drawn by itself: what stands in one text has nothing to do with one another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from random import Random

VOCABULARY, COMMON = 100_000, 8_000
"""Words in all, and how many of them are common."""
SENTENCE = (6, 14)
"""Words between two full stops."""
_ONSETS = [
    *"bcdfghjklmnprstvw",
    "br",
    "ch",
    "cl",
    "cr",
    "dr",
    "fl",
    "gr",
    "pl",
    "pr",
    "sh",
    "sp",
    "st",
    "str",
    "th",
    "tr",
]
_VOWELS = [*"aeiou", "ai", "ea", "ee", "ou", "oo"]
_ENDS = ["", "", "", "n", "r", "l", "s", "t", "m", "nd", "st", "ck", "ng"]


def weights() -> list[float]:
    """How likely each rank is, added up from the first."""
    edge = COMMON + 1
    return list(accumulate(1 / (r + 1) if r < edge else edge / (r + 1) ** 2 for r in range(1, VOCABULARY + 1)))


def vocabulary(texts: Iterable[str], dice: Random) -> list[str]:
    """The words by their rank: those of these texts, then made-up ones."""
    counted = Counter(word for text in texts for word in text.lower().split() if word.isalpha())
    words = dict.fromkeys(word for word, _ in counted.most_common(COMMON))
    while len(words) < VOCABULARY:
        made = "".join(
            dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(_ENDS)
            for _ in range(dice.choice((2, 2, 3, 3, 4)))
        )
        words.setdefault(made)
    return list(words)


def texts(many: int, words: list[str], dice: Random) -> Iterator[str]:
    """So many texts, 25 words long on average: most are shorter, a few are long."""
    heights = weights()
    for _ in range(many):
        drawn = dice.choices(words, cum_weights=heights, k=3 + round(dice.gammavariate(2, 11)))
        said, left = [], 0
        for at, word in enumerate(drawn):
            if not left:
                left = dice.randint(*SENTENCE)
                word = word.capitalize()
            left -= 1
            said.append(word if left and at + 1 < len(drawn) else f"{word}.")
        yield " ".join(said)
