"""What is typed into the search: words, and filters as in a mail program. Pure, and total: any text is a query.

    who:priya kind:idea after:2026-03 tag:pricing at:breakfast "exact words" -not

A filter that can't be read is said in `problems` and left out; its words are not searched for. A word begun is found by
its beginning.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from netjournal.domain.ideas import stem
from netjournal.domain.spans import read_span
from netjournal.text import clean, has_picture, key, short

KINDS = ("person", "event", "conversation", "promise", "idea", "reflection", "week")
"""The groups results come in, in the order they are shown."""
MOST_LETTERS = 400
"""So much of a query is read; nobody types more, and a pasted page would keep the index busy for nothing."""
MOST_WORDS = 16

WITHOUT_BLANKS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
"""Japanese, Chinese and Korean letters: no index of words knows a part of what is written with them."""

_FILTER = re.compile(r'(?:^|(?<=\s))(who|with|kind|after|since|before|on|tag|at):(?:"([^"]*)"?|(\S*))', re.IGNORECASE)
_HASH = re.compile(r"(?:^|(?<=\s))#([\w-]+)")
_SAME = {"with": "who", "since": "after"}


class Query(NamedTuple):
    """`box`: the words as Peewee's search-box parser takes them, "" where there are none. Days are inclusive."""

    box: str = ""
    words: tuple[str, ...] = ()
    """The words to be lit in what is found."""
    who: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    problems: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """What is to be held, as a list looks for it: the words as they stand, and what stands in quotation marks."""
    without: tuple[str, ...] = ()
    """What is not to be held."""

    @property
    def empty(self) -> bool:
        return not (self.box or self.filtered)

    @property
    def begun(self) -> bool:
        """Whether the last word is still being typed."""
        return self.box.endswith("*")

    @property
    def filtered(self) -> bool:
        return bool(self.who or self.kinds or self.tags or self.at or self.after or self.before)


def read(text: str, today: date, *, day_first: bool = True) -> Query:
    """Read what was typed."""
    text = clean(text)[:MOST_LETTERS]
    found: dict[str, list[str]] = {"who": [], "kind": [], "tag": [], "at": []}
    after = before = None
    problems = []
    for name, quoted, bare in _FILTER.findall(text):
        name = _SAME.get(name.lower(), name.lower())
        value = " ".join((quoted or bare).split())
        if not value:
            continue
        if name in ("after", "before", "on"):
            span = read_span(value, today, day_first=day_first)
            if span is None:
                problems.append(f"“{value}” is not a day that is understood")
            else:
                after = span.first if name in ("after", "on") else after
                before = span.last if name == "on" else before
                before = span.first - timedelta(days=span.first > date.min) if name == "before" else before
        elif name == "kind":
            kind = _kind(value)
            if kind:
                found["kind"].append(kind)
            else:
                problems.append(f"there is no kind “{value}”: {', '.join(KINDS)}")
        else:
            found[name].append(key(value.removeprefix("#") if name == "tag" else value))
    rest = _FILTER.sub(" ", text)
    found["tag"] += [key(tag) for tag in _HASH.findall(rest)]
    rest = _HASH.sub(" ", rest)
    problems += [f"“{short(sign, 20)}” is no word, and only words are found" for sign in _signs(rest)]
    box, words = _box(rest)
    return Query(
        box, words, tuple(found["who"]), tuple(dict.fromkeys(found["kind"])), tuple(found["tag"]),
        tuple(found["at"]), after, before, tuple(problems), *_phrases(rest),
    )  # fmt: skip


def _kind(value: str) -> str:
    """A kind by its name, its plural, or its beginning; "" for none."""
    folded = key(value)
    folded = {"people": "person", "talk": "conversation"}.get(folded, folded)
    return next((kind for kind in KINDS if folded and (kind.startswith(folded) or folded == f"{kind}s")), "")


def _box(text: str) -> tuple[str, tuple[str, ...]]:
    """The words as a search box takes them, and those to be lit. The last word, still being typed, is a beginning."""
    tokens = re.findall(r'-?"[^"]*"?|\S+', text)[:MOST_WORDS]
    if not any(re.search(r"\w", token) for token in tokens):
        return "", ()
    if not text[-1:].isspace() and re.fullmatch(r"-?[\w'’]*\w", tokens[-1]):
        tokens[-1] += "*"
    words = [
        word
        for token in tokens
        if not token.startswith("-") and token not in ("AND", "OR", "NOT")
        for word in re.findall(r"\w+", key(token))
    ]
    return " ".join(tokens), tuple(dict.fromkeys(words))


def _signs(text: str) -> list[str]:
    """What was typed that is no word and no mere punctuation: an emoji, say."""
    alone = (said for said in text.split() if not re.search(r"\w", said))
    return [said for said in alone if has_picture(said)]


_PHRASE = re.compile(r'(?:^|(?<=\s))-(?:"([^"]*)"?|(\w\S*))|"([^"]*)"?')


def _phrases(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is to be held and what is not."""
    without = [a or b for a, b, _ in _PHRASE.findall(text)]
    held = [_PHRASE.sub(" ", text), *(quoted for _, _, quoted in _PHRASE.findall(text))]
    whole, not_ = ([one for one in (" ".join(words.split()) for words in some) if key(one)] for some in (held, without))
    return tuple(whole), tuple(not_)


# What is lit in what was found


def lit(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in a text, by their beginning or their stem: (start, end) of whole words, in order."""
    stems = [(word, stem(word)) for word in words]
    found = []
    for match in re.finditer(r"\w+", text):
        here = match[0].lower() if match[0].isascii() else key(match[0])
        if any(here.startswith(word) or (here[0] == word[0] and stem(here) == root) for word, root in stems):
            found.append(match.span())
    return found


def excerpt(text: str, words: Sequence[str], room: int) -> str:
    """One line of a text that shows where the words stand, at most `room` characters."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    spans = lit(line, words)
    first = spans[0][0] if spans else 0
    if first < room - 12:
        return line[: room - 1].rstrip() + "…"
    start = max(0, min(first - room // 3, len(line) - room + 1))
    start = line.rfind(" ", 0, start + 1) + 1
    cut = line[start : start + room - 2]
    return "…" + cut.rstrip() + ("…" if start + len(cut) < len(line) else "")


# Slips

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def slips(word: str) -> list[str]:
    """Every word one slip away: a letter left out, doubled, swapped with its neighbour, or another in its place."""
    if not 3 < len(word) <= 24:
        return []
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = [left + right[1:] for left, right in parts if right]
    found += [left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1]
    found += [left + letter + right[1:] for left, right in parts if right for letter in _LETTERS]
    found += [left + letter + right for left, right in parts for letter in _LETTERS]
    return [other for other in dict.fromkeys(found) if other != word]
