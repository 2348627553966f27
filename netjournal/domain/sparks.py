"""The spark of the day: one idea that comes back by itself. At most one a day, never a list, never something to do.

Pure, and without chance: the day alone decides, so that it is the same idea all day, wherever one asks.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple
from zlib import crc32

from netjournal.domain.ideas import words_of
from netjournal.domain.records import IdeaLine
from netjournal.domain.task_lines import looks_like_task

OLD_DAYS = 30
"""An idea that was never looked at again comes back when it is older than so many days."""
REST_DAYS = 60
"""The spark of one day is none again for so many days."""
MEETING_DAYS = 7
"""Whom one meets today and on the days after, so many in all."""
YEARS_BACK = 80

LIKELIHOOD = {"unvisited": 5, "on this day": 3, "meeting": 2}
"""Why an idea comes back, and how often so: never looked at again, of this day in another year or month, joined with
someone one meets this week."""
ANSWERS = ("alive", "develop", "rest", "not now")


class Candidate(NamedTuple):
    """An idea that could be the spark. `names`: the people joined to it; `who`, `event`, `on`: whom one meets when."""

    id: int
    text: str
    day: date
    names: tuple[str, ...] = ()
    who: str = ""
    event: str = ""
    on: date | None = None


class Spark(NamedTuple):
    """The spark of a day, why it comes back, and what was said to it that day: one of ANSWERS, or "" for nothing."""

    idea: IdeaLine
    reason: str
    answer: str = ""
    who: str = ""
    event: str = ""
    on: date | None = None
    looked: bool = False
    """Whether it was looked at since, today."""


def is_idea(text: str, names: Sequence[str] = ()) -> bool:
    """Whether a text is worth meeting again: it holds a word, and does not read like something to do."""
    return bool(words_of(text)) and not looks_like_task(text, names)


def choose(found: Mapping[str, Sequence[Candidate]], today: date) -> tuple[str, Candidate] | None:
    """(reason, idea) of a day, out of the candidates of each reason; None where there is nothing worth it."""
    worth = {reason: [c for c in found.get(reason, ()) if is_idea(c.text, c.names)] for reason in LIKELIHOOD}
    dice = Random(today.toordinal())
    drawn = sorted(LIKELIHOOD, key=lambda reason: dice.random() ** (1 / LIKELIHOOD[reason]), reverse=True)
    for reason in drawn:
        if worth[reason]:
            # By a mark each idea has on this day, not by its place: one that is added meanwhile hardly ever changes it.
            return reason, min(worth[reason], key=lambda c: (crc32(f"{today} {c.day} {c.text}".encode()), c.id))
    return None


def begin_at(first: date, last: date, today: date) -> date:
    """The day to begin looking from among ideas of the days `first` to `last`: another each day."""
    return first + timedelta(days=Random(today.toordinal()).randrange(max(1, (last - first).days + 1)))


def same_days(today: date) -> list[date]:
    """This day of the eleven months before and of all earlier years, the latest first; a month without it is none."""
    found = []
    months = [today.year * 12 + today.month - 1 - back for back in (*range(1, 12), *range(12, 12 * YEARS_BACK, 12))]
    for month in months:
        try:
            found.append(date(month // 12, month % 12 + 1, today.day))
        except ValueError:  # no such day in that month, or before the first year
            continue
    return found
