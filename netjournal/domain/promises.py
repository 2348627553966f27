"""The rules of a promise's life: when one that recurs is due again, and until when one is put off. Pure."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from netjournal.domain import when

SOME_DAY = date(9999, 12, 30)
"""A promise put off to some day asks after all that have a day, and never by itself."""

_REPEAT = re.compile(
    r"(?:every\s+)?(?:(\d{1,3})\s*)?(day|week|fortnight|month|quarter|year)s?|(daily|weekly|monthly|quarterly|yearly)",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"}


class Repeat(NamedTuple):
    """How often a promise recurs, counted from the day it was done: so many days, or so many calendar months."""

    days: int = 0
    months: int = 0

    def after(self, done: date) -> date:
        """The day it is due again. A month's end stays one: the 31st of January is followed by the end of February."""
        if self.months:
            months = done.year * 12 + done.month - 1 + self.months
            year, month = divmod(months, 12)
            last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
            return date(year, month + 1, min(done.day, last))
        return done + timedelta(days=self.days)


def read_repeat(words: str) -> Repeat | None:
    """ "every 2 weeks", "monthly", "quarter": how often, or None where the words don't say."""
    found = _REPEAT.fullmatch(words.strip())
    if not found:
        return None
    number, unit, adverb = found.groups()
    unit = _ADVERBS[adverb.lower()] if adverb else unit.lower()
    count = int(number) if number else 1
    if not count:
        return None
    return Repeat(days=_DAYS[unit] * count) if unit in _DAYS else Repeat(months=_MONTHS[unit] * count)


def read_snooze(words: str, today: date, *, day_first: bool = True) -> date | None:
    """Until when a promise is put off: a date in words, or "some day". None where the words don't say, or say a day
    that is not ahead. On a Sunday "next week" begins tomorrow, and whoever puts off until tomorrow says so: there it is
    the Monday after."""
    said = " ".join(words.lower().split())
    if said in ("some day", "someday"):
        return SOME_DAY
    read = when.read(words, today, day_first=day_first)
    if read and said == "next week" and read.day == today + timedelta(days=1):
        return read.day + timedelta(days=7)
    return read.day if read and read.day > today else None
