"""How two names may be one: the same but for accents, order, a title, a middle name, an initial, a short form. Pure.

A name becomes words in the order given name first; a word is compared in every spelling it may have ("Müller", Muller,
Mueller). Letters of other scripts that look Latin count as the letters they look like.
"""

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from netjournal.domain.names import untitled
from netjournal.domain.nicknames import is_given, short_form
from netjournal.text import key, listed, one_line

SAME, LETTERS, TITLE, ORDER, MIDDLE, SHORT, INITIAL, TURNED, SLIP, PART, FIRST, OTHER, KIN = range(12, -1, -1)
"""How two names are alike, the likest first. Up to INITIAL a name says it by itself; TURNED (two given names in the
other order), SLIP and PART need another sign; FIRST and OTHER need the same way to reach them; KIN speaks
against it."""

LONGEST, MOST_WORDS = 200, 6
"""So many letters and words of a name are looked at: a longer one is none."""
BEGINNING = 3
"""So many letters of a given name may stand for it."""
LONG_WORD = 5
"""A slip of the pen is looked for in words of so many letters."""

_LOOKS_LIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝѵкмтвнοανικρτυχβεηωłøđıðæœ",
    "aeopcyxijshdqwvkmtbhoavikptuxbenwlodidao",
) | {ord("þ"): "th"}
"""Cyrillic and Greek letters that look Latin, and Latin ones that are typed without their stroke."""
_SPELT = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"), ("æ", "ae"), ("œ", "oe"))
_SUFFIXES = frozenset(
    listed("phd dphil mba md esq frsa fca acca aca obe mbe cbe cpa msc bsc ma ba dr prof dipl ing mag llm")
)
_GENERATIONS = frozenset(listed("jr sr jnr snr junior senior ii iii iv"))
_ASIDE = r"""[("“”„«'‘’]+\s*([^()"“”„«»'‘’]{2,40})\s*[)"“”»'‘’]+"""

Word = tuple[str, ...]
"""The spellings of one word of a name, the plain one first."""


class Match(NamedTuple):
    """How two names are alike, and that in words."""

    kind: int
    words: str


class Form:
    """A name taken apart."""

    def __init__(self, name: str) -> None:
        self.text = one_line(name[:LONGEST])
        self.key = key(self.text)
        words, self.generation, self.comma = _words(self.text)
        self.words: tuple[Word, ...] = tuple(words[:MOST_WORDS])

    @cached_property
    def joined(self) -> str:
        return "".join(word[0] for word in self.words)

    @cached_property
    def initialled(self) -> bool:
        return any(len(word[0]) == 1 for word in self.words)

    def turned(self) -> "Form":
        """The same with the last word in front: "Ellis T." as T. Ellis."""
        other = Form.__new__(Form)
        other.text, other.key, other.generation, other.comma = self.text, self.key, self.generation, self.comma
        other.words = (self.words[-1], *self.words[:-1])
        return other


@lru_cache(1 << 15)
def form(name: str) -> Form:
    return Form(name)


def names(name: str) -> list[str]:
    """A name, and what it may hold aside: William "Bill" Turner is William Turner and Bill Turner."""
    name = name[:LONGEST]
    if name.isalpha() or not re.search(_ASIDE, name):
        return [name]
    asides = [found.strip() for found in re.findall(_ASIDE, name) if "/" not in found]
    whole = one_line(re.sub(_ASIDE, " ", name))
    if len(whole.split(" ")) < 2:
        return [name]
    rest = whole.split(" ", 1)[1]
    return [whole, *(f"{aside} {rest}" for aside in asides if " " not in aside)]


def _words(text: str) -> tuple[list[Word], str, bool]:
    """The words of a name, its generation ("jr") and whether it was written family name first, with a comma."""
    before, comma, after = text.partition(",")
    comma = comma and after.strip()
    if comma and all(word.strip(".") in _SUFFIXES | _GENERATIONS for word in re.split(r"[,\s]+", key(after)) if word):
        text, comma = f"{before} {after}", ""
    elif comma:
        text = f"{after} {before}"
    text = untitled(text)
    plain = _split(key(text))
    if text.isascii():
        spelt = plain
    else:
        folded = text.casefold()
        for letter, letters in _SPELT:
            folded = folded.replace(letter, letters)
        spelt = _split(key(folded))
        if len(spelt) != len(plain):
            spelt = plain
    generation, words = "", list[Word]()
    for word, other in zip(plain, spelt, strict=True):
        if words and word in _GENERATIONS:
            generation = {"junior": "jr", "jnr": "jr", "senior": "sr", "snr": "sr"}.get(word, word)
        elif not words or word not in _SUFFIXES:
            words.append((word,) if word == other else (word, other))
    return words, generation, bool(comma)


def _split(name: str) -> list[str]:
    name = name.translate(_LOOKS_LIKE) if not name.isascii() else name
    name = name.replace("'", "").replace("’", "")
    return [word for word in re.split(r"[\s.\-‐‑–_/,;()\"“”]+", name) if word]


def _same(one: Word, other: Word) -> bool:
    return one[0] == other[0] or bool(set(one) & set(other))


def _initial(one: Word, other: Word) -> bool:
    """Whether one is the other's first letter."""
    return any(len(a[0]) == 1 < len(b[0]) and b[0].startswith(a[0]) for a, b in ((one, other), (other, one)))


def compare(a: Form, b: Form) -> Match:
    """How two names are alike."""
    if not a.words or not b.words:
        return Match(OTHER, "")
    if a.generation != b.generation and a.generation and b.generation:
        return Match(KIN, "")
    if a.key == b.key or a.joined == b.joined:
        return _one_name(a, b)
    found = _aligned(a, b)
    if found.kind <= FIRST and (a.initialled or b.initialled) and min(len(a.words), len(b.words)) > 1:
        turned = _aligned(a.turned(), b) if a.initialled else _aligned(a, b.turned())
        if turned.kind == INITIAL:
            return turned
    return found


def _one_name(a: Form, b: Form) -> Match:
    if len(a.words) == 1 and a.words[0][0].isascii():
        return Match(PART, f"both are called {a.text}" if a.text == b.text else "the same first name")
    if a.text == b.text:
        return Match(SAME, "the same name")
    if a.text.casefold() == b.text.casefold():
        return Match(SAME, "the same name")
    if a.key == b.key:
        return Match(LETTERS, "the same name but for accents or signs")
    suffixed = "," in a.text + b.text and not (a.comma or b.comma)
    if suffixed or untitled(a.text) != a.text or untitled(b.text) != b.text:
        return Match(TITLE, "the same name but for a title")
    if a.comma != b.comma:
        return Match(ORDER, "the same name, in the other order")
    return Match(LETTERS, "the same name, in other letters")


def _aligned(a: Form, b: Form) -> Match:
    """Two names that are written differently, word by word."""
    if len(a.words) == 1 or len(b.words) == 1:
        return _single(a, b)
    same = len(a.words) == len(b.words)
    if same and all(map(_same, a.words, b.words)):
        return Match(LETTERS, "the same name, in other letters")
    if same and _reordered(a, b):
        if len(a.words) == 2 and not (a.comma or b.comma) and all(is_given(word[0]) for word in a.words):
            return Match(TURNED, "the same two names, in the other order")
        return Match(ORDER, "the same name, in the other order")
    short, long = sorted((a, b), key=lambda one: len(one.words))
    if not same and all(map(_same, short.words, long.words)):
        return Match(MIDDLE, "the same name, with one more")
    if not same and all(map(_same, short.words, long.words[-len(short.words) :])):
        return Match(TURNED, "the same name, with one more in front")
    first, last = _given(a, b), (a.words[-1], b.words[-1])
    if _same(*last) and first:
        if not _middles(a.words[1:-1], b.words[1:-1]):
            return Match(KIN, "")
        return first
    if first and first.kind == SAME and _initial(*last) and len(a.words) == len(b.words) == 2:
        letter, name = sorted((a, b), key=lambda one: len(one.words[-1][0]))
        return Match(INITIAL, f"“{letter.text}” may be {name.text}")
    if same and (slip := _slipped(a, b)):
        return slip
    if _same(*last):
        return Match(KIN, "")
    return Match(FIRST, "the same first name") if first and first.kind != INITIAL else Match(OTHER, "")


def _given(a: Form, b: Form) -> Match | None:
    """How two first words may be one person's."""
    one, other = a.words[0], b.words[0]
    if _same(one, other):
        return Match(SAME if len(a.words) == len(b.words) == 2 else MIDDLE, "the same name but for a middle name")
    if _initial(one, other):
        letter, name = sorted((a, b), key=lambda one: len(one.words[0][0]))
        return Match(INITIAL, f"“{letter.text}” may be {name.text}")
    said = next(filter(None, (short_form(x, y) for x in one for y in other)), "")
    return Match(SHORT, said) if said else None


def _middles(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Whether middle names don't speak against each other."""
    return all(_same(x, y) or _initial(x, y) for x, y in zip(one, other, strict=False))


def _reordered(a: Form, b: Form) -> bool:
    left = list(b.words)
    for word in a.words:
        found = next((other for other in left if _same(word, other)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _single(a: Form, b: Form) -> Match:
    """One of the two is a single word: part of the other, a short form, or nothing of it."""
    word, whole = (a, b) if len(a.words) == 1 else (b, a)
    if any(_same(word.words[0], other) for other in whole.words):
        return Match(PART, f"“{word.text}” is part of {whole.text}")
    said = next(filter(None, (short_form(x, y) for x in word.words[0] for y in whole.words[0])), "")
    if said:
        return Match(PART, said)
    begins = len(word.joined) >= BEGINNING and whole.words[0][0].startswith(word.joined)
    return Match(PART, f"“{word.text}” is how {whole.text} begins") if begins else Match(OTHER, "")


def _slipped(a: Form, b: Form) -> Match | None:
    """One letter differs in one long word. Not where that makes another name of it: Mario and Maria, Carl and Carla."""
    differing = [(x[0], y[0]) for x, y in zip(a.words, b.words, strict=True) if not _same(x, y)]
    if len(differing) != 1:
        return None
    one, other = differing[0]
    if min(len(one), len(other)) < LONG_WORD or not (one.isalpha() and other.isalpha()):
        return None
    if (is_given(one) and is_given(other)) or one[:-1] == other[:-1] or one in other or other in one:
        return None
    return Match(SLIP, f"“{one.title()}” and “{other.title()}” are one letter apart") if one_apart(one, other) else None


def one_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less, other, or by two neighbours in the other order."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    rest, theirs = one[at:], other[at:]
    if len(rest) == len(theirs):
        return rest[1:] == theirs[1:] or (rest[:2] == theirs[1::-1] and rest[2:] == theirs[2:])
    return rest[1:] == theirs if len(rest) > len(theirs) else rest == theirs[1:]
