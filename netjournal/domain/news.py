"""My news since we last spoke: own ideas and events that touch someone's words, as reasons to be in touch.

Pure. Precision before recall: with nothing that really touches, nothing is shown, and each line quotes what says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log
from typing import NamedTuple

from netjournal.domain.ideas import stem, telling_words
from netjournal.domain.records import Ref
from netjournal.domain.sparks import is_idea
from netjournal.text import listed

MOST = 3
"""More reasons than these nobody needs."""
MOST_WORDS = 24
"""Words of someone that are looked for, their own lines before what was said."""
COMMON_SHARE = 50
LEAST_COMMON = 12
"""A word in more than one of COMMON_SHARE ideas and cards tells nothing in this journal; in a small one, in more than
LEAST_COMMON."""
MOST_ASKED = 16
MATCHES = 3000
"""So many words are asked for, in so many ideas and cards together: reading those takes less than a frame."""
RARE_SHARE = 200
LEAST_RARE = 4
"""So few ideas and cards hold a word that it is enough by itself, where it stands in their own lines. Otherwise two
words have to be touched."""
WEAK = frozenset(
    listed(
        "zero half second third three four five six seven eight nine ten eleven twelve hundred thousand hour "
        "hours minute minutes morning mornings evening evenings night nights day days week weeks weekend month "
        "months season monday tuesday wednesday thursday friday saturday sunday mondays fridays saturdays "
        "sundays january february march april june july august september october november december spring summer "
        "autumn winter anyone someone everyone somebody everybody nobody anything everything business company "
        "work works helps people person small large free list lists question questions meeting meetings place "
        "side part kind places finish finished start started line lines idea ideas drawn front wants room turn "
        "turned stop stops round table call calls called name names back end top open opens order"
    )
)
"""Words that touch nothing: numbers, days, and what everybody says of their work."""

SAID = "said"


class Line(NamedTuple):
    """Words of someone's: where they stand ("needs", "does", "offers", "tag", "said")."""

    where: str
    text: str


class Own(NamedTuple):
    """Something of one's own since then. `more`: what else was written of it."""

    ref: Ref
    day: date
    text: str
    more: str = ""


class News(NamedTuple):
    """One reason to be in touch: what is new, and the word of theirs it touches, with where that stands."""

    own: Own
    where: str
    words: tuple[str, ...]


def words_of(lines: Iterable[Line]) -> dict[str, Line]:
    """The telling words of someone, each with the first line it stands in, at most MOST_WORDS."""
    found: dict[str, Line] = {}
    for line in lines:
        for word in telling_words(line.text):
            if len(found) == MOST_WORDS:
                return found
            if word not in WEAK:
                found.setdefault(word, line)
    return found


def telling(words: Mapping[str, Line], counts: Mapping[str, int], total: int) -> dict[str, Line]:
    """Those of the words that tell something in this journal, the rarest. `counts`: in how many of `total` ideas and
    cards each occurs."""
    most = max(LEAST_COMMON, total // COMMON_SHARE)
    rarest = sorted(words, key=lambda word: counts.get(word, 0))[:MOST_ASKED]
    together = 0
    kept: set[str] = set()
    for word in rarest:
        together += counts.get(word, 0)
        if counts.get(word, 0) > most or (kept and together > MATCHES):
            break
        kept.add(word)
    return {word: line for word, line in words.items() if word in kept}


def choose(own: Sequence[Own], words: Mapping[str, Line], counts: Mapping[str, int], total: int) -> list[News]:
    """The best reasons, the strongest first. `words`: what `telling` left."""
    stems = {stem(word): (word, line) for word, line in words.items()}
    rare = max(LEAST_RARE, total // RARE_SHARE)
    found: list[tuple[float, News]] = []
    for one in own:
        if one.ref.kind == "idea" and not is_idea(one.text):
            continue
        touched = [stems[s] for s in dict.fromkeys(map(stem, telling_words(f"{one.text} {one.more}"))) if s in stems]
        theirs = [(word, line) for word, line in touched if line.where != SAID]
        if len(touched) < 2 and not any(counts.get(word, 0) <= rare for word, _ in theirs):
            continue
        where = (theirs or touched)[0][1].where
        quoted = tuple(word for word, line in touched if line.where == where)
        weight = sum(
            log(1 + (total + 1) / (1 + counts.get(word, 0))) * (1 if line.where == SAID else 2)
            for word, line in touched
        )
        found.append((weight, News(one, where, quoted)))
    found.sort(key=lambda pair: (-pair[0], -pair[1].own.day.toordinal(), pair[1].own.ref.id))
    return [news for _, news in _each_once(found)][:MOST]


def _each_once(found: Sequence[tuple[float, News]]) -> list[tuple[float, News]]:
    """The same event again (a series) is one reason, not three."""
    seen: set[str] = set()
    kept = []
    for weight, news in found:
        if news.own.text.casefold() not in seen:
            seen.add(news.own.text.casefold())
            kept.append((weight, news))
    return kept
