"""Staying in touch: circles, how long ago, who waits in the pile, who slips away. Pure; nothing of it is stored.

A conversation is a touch, and so is having met at an event. A note is none, and neither is a call that is planned.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

CIRCLES = {"inner": 14, "close": 30, "casual": 90, "warm": 180}
"""The circles and how often, in days, one ideally talks with those in them."""

RHYTHMS = ("none", "periodic", "ambient", "triggered")
"""Periodic: in a circle. Ambient: seen anyway. Triggered: when something calls for it. Only the first ever waits."""

WARM_DAYS, COOLING_DAYS = 7, 30
"""S2: ring them up within days. S3: a month later the cards still sit there."""

PILE_DAYS = 365
"""A card older than a year is memory, not a pile: it is still found under the people."""

MOST_COUNTED = 99
"""The count of the pile stops here: who sees it wants to know whether there is one, not how far back it goes."""

AMNESTY = "amnesty\u00a0"
"""Why someone was let go who went with all the cold cards. The space at its end can't be typed: what is typed as a
reason is cleaned of it, so that the very word is no amnesty."""
AMNESTY_DAYS = 80
"""An amnesty is offered once a quarter, give or take a week."""

DRIFT_TOUCHES = 3
"""Who was talked with on fewer days has no rhythm to slip from."""
DRIFT_SPAN = 28
"""Days from the first touch to the last under which it was one acquaintance and no rhythm."""
DRIFT_LEAST, DRIFT_MOST = 30, 500
"""Days since the last touch between which one slips away: before, it is early; after, it is long past."""


class Rhythm(NamedTuple):
    """How often one wants to be in touch, in days: ideally, and at most."""

    kind: str = "none"
    ideal: int = 0
    most: int = 0

    @property
    def circle(self) -> str:
        """The name of the circle of these days; "" for days of one's own or none."""
        return next((name for name, days in CIRCLES.items() if days == self.ideal), "")


_DAYS = re.compile(r"\d{1,4}")


def at_most(ideal: int) -> int:
    """The outer limit where none was said: half as long again."""
    return ideal + ideal // 2


def circle(words: str) -> Rhythm | None:
    """A rhythm from words: a circle's name, a number of days ("45", "45-60"), "ambient", "triggered", "none"."""
    said = words.strip().lower()
    if said in CIRCLES:
        return Rhythm("periodic", CIRCLES[said], at_most(CIRCLES[said]))
    if said in RHYTHMS and said != "periodic":
        return Rhythm(said)
    ideal, dash, most = (part.strip() for part in said.partition("-"))
    if not _DAYS.fullmatch(ideal) or (dash and not _DAYS.fullmatch(most)):
        return None
    days = int(ideal)
    longest = int(most) if most else at_most(days)
    return Rhythm("periodic", days, longest) if 0 < days <= longest <= 3650 else None


def spelled(rhythm: Rhythm) -> str:
    """A rhythm in the words `circle` reads."""
    if rhythm.kind != "periodic":
        return rhythm.kind
    if rhythm.circle and rhythm.most == at_most(rhythm.ideal):
        return rhythm.circle
    return f"{rhythm.ideal}" if rhythm.most == at_most(rhythm.ideal) else f"{rhythm.ideal}-{rhythm.most}"


class Standing(NamedTuple):
    """Where one stands with someone in a circle."""

    last: date | None
    """The day of the last touch; a bump is none."""
    ideal_on: date
    most_on: date
    bumps: int
    """How often it was put off since the last touch."""

    def word(self, today: date) -> str:
        """ "in touch", "due", "overdue"."""
        if today < self.ideal_on:
            return "in touch"
        return "due" if today <= self.most_on else "overdue"


def standing(rhythm: Rhythm, last: date | None, since: date, put_off: list[date]) -> Standing | None:
    """Where one stands, or None where nobody waits. `since`: the day the circle was asked for, which counts where
    there was no touch yet. `put_off`: the days to which it was put off since the last touch."""
    if rhythm.kind != "periodic" or rhythm.ideal <= 0:
        return None
    start = last or since
    ideal_on, most_on = start + timedelta(days=rhythm.ideal), start + timedelta(days=max(rhythm.most, rhythm.ideal))
    if put_off:
        ideal_on = max(ideal_on, *put_off)
        most_on = max(most_on, ideal_on)
    return Standing(last, ideal_on, most_on, len(put_off))


def warmth(met: date, today: date) -> str:
    """ "warm", "cooling" or "cold", by the days since."""
    days = (today - met).days
    return "warm" if days <= WARM_DAYS else "cooling" if days <= COOLING_DAYS else "cold"


def slipping(first: date, last: date, days: int, today: date) -> float:
    """How far someone has slipped from the rhythm there was: the silence as a multiple of the usual gap, 0 where it is
    no more than twice as long. `days`: on how many days there was a touch."""
    silence = (today - last).days
    if days < DRIFT_TOUCHES or (last - first).days < DRIFT_SPAN or not DRIFT_LEAST <= silence <= DRIFT_MOST:
        return 0.0
    gap = max(1.0, (last - first).days / (days - 1))
    return silence / gap if silence > 2 * gap else 0.0
