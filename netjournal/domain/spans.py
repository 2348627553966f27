"""A stretch of days in words: a week, a month, a year, a day. Pure, and total."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from netjournal.domain import when
from netjournal.domain.weeks import read_week, week_of


class Span(NamedTuple):
    """The first and the last of some days."""

    first: date
    last: date


def read_span(words: str, today: date, *, week_starts: str = "monday", day_first: bool = True) -> Span | None:
    """ "2026", "2026-03", "2026-W46", "march", "this month", "last week", or any day; None where it is none of these.

    What is said of a stretch that runs is the whole of it: "this month" ends with its last day.
    """
    said = " ".join(words.lower().split())
    if found := re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?", said):
        year, month = int(found[1]), int(found[2] or 0)
        if year < 1 or month > 12 or (found[2] and not month):
            return None
        return _month(year, month) if month else Span(date(year, 1, 1), date(year, 12, 31))
    if re.fullmatch(r"\d{4}-?w\d{1,2}", said):
        week = read_week(said, week_starts)
        return Span(week.first, week.last) if week else None
    if number := when.MONTHS.get(said):
        return _month(today.year - (number > today.month), number)
    match said:
        case "this week":
            week = week_of(today, week_starts)
            return Span(week.first, week.last)
        case "last week":
            week = week_of(today, week_starts).before()
            return Span(week.first, week.last)
        case "this month":
            return _month(today.year, today.month)
        case "last month":
            return _month(today.year - (today.month == 1), (today.month - 2) % 12 + 1)
        case "this year" | "last year":
            year = today.year - (said == "last year")
            return Span(date(year, 1, 1), date(year, 12, 31))
    day = when.read(said, today, day_first=day_first, past=True)
    return Span(day.day, day.last or day.day) if day else None


def _month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
