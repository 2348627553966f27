"""Weeks: which one a day is in, and which one is looked back on. Days are the calendar days records were kept under,
so neither a journey nor a change of the clocks puts a conversation into two weeks or into none. Pure."""

import re
from datetime import date, timedelta
from typing import NamedTuple

STARTS = {"monday": 0, "sunday": 6, "saturday": 5}
"""The setting `dates.week_starts` as Python counts weekdays."""

EARLY_DAYS = 4
"""In the first days of a week the week before is looked back on; from then on the present one."""


class Week(NamedTuple):
    """Seven days from `first`."""

    first: date

    @property
    def last(self) -> date:
        return self.first + timedelta(days=6)

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(days=n) for n in range(7))

    @property
    def name(self) -> str:
        """ "2026-W47": the ISO week that most of these days are in."""
        year, number, _ = (self.first + timedelta(days=3)).isocalendar()
        return f"{year}-W{number:02d}"

    def before(self, weeks: int = 1) -> "Week":
        return Week(self.first - timedelta(weeks=weeks))

    def is_begun_by(self, first: date) -> bool:
        """Whether a week that begins on this day is this one, for somebody whose weeks begin on another weekday: most
        of its days are the same."""
        return abs((first - self.first).days) <= 3

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def week_of(day: date, starts: str = "monday") -> Week:
    """The week a day is in."""
    return Week(day - timedelta(days=(day.weekday() - STARTS[starts]) % 7))


def looked_back_on(today: date, starts: str = "monday") -> Week:
    """The week a review on this day is about: this one once most of it is over, else the one before."""
    now = week_of(today, starts)
    return now if (today - now.first).days >= EARLY_DAYS else now.before()


def read_week(words: str, starts: str = "monday") -> Week | None:
    """ "2026-W46" or a day of it ("2026-11-12"); None where it is neither, or at the very ends of the calendar."""
    said = words.strip()
    try:
        if found := re.fullmatch(r"(\d{4})-?[Ww](\d{1,2})", said):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            week = week_of(monday + timedelta(days=3), starts)
        else:
            week = week_of(date.fromisoformat(said), starts)
    except (ValueError, OverflowError):
        return None
    return week if date.min.year < week.first.year < date.max.year else None
