"""Dates in words: "by friday", "in 2 weeks", "12 Dec 9am" read as a calendar day, or not at all.

A wrong day on a promise is worse than "I don't know that date", so a phrase is read whole or refused, never guessed.
Nothing here raises, and only the last few dozen characters of a text are looked at, however long it is. The patterns
are strings, compiled by `re` when first needed: importing this costs the command line next to nothing.

How phrases that people disagree about are read (weeks run from Monday to Sunday; `past` is for "when was it?"):

- "friday": the coming one, on a Friday the one in 7 days. With `past` the latest one, today included.
- "this friday": the coming one, today included (with `past`, of this calendar week). "last friday": the latest before
  today. "next friday": of the next calendar week. "friday week": seven days after "friday", whatever `past` says.
- "next week", "next month", "next year": the first day, with `last` as the end; so with "last week" and the like.
- "this week", "end of week": its Friday, at a weekend its Sunday. "this month", "this year": the last day. With `past`
  "this week" (month, year) is the span from its first day to today.
- "this weekend": its Saturday, on a Sunday today. "weekend": the coming Saturday, today included. With `past` both are
  the latest Saturday. "next weekend", "last weekend": of the next and the last calendar week.
- "12 Dec", "12/12", "the 12th", "end of march": the coming one, with `past` the latest one, today included.
- "3d", "2w", "1m", "1y": ahead; with `past` refused, for they don't say which way.
- "fri 5:30" is half past five in the morning, as on a 24-hour clock; "fri at 5" has a day and no time.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from datetime import time as wall_time


@dataclass(frozen=True, slots=True)
class When:
    """A day as it was said. `day` to `last` is the span, when the words mean several days."""

    day: date
    words: str  # as typed, without surrounding white space
    time: wall_time | None = None  # on the wall clock, when one was said
    last: date | None = None


def _numbered(names: str, start: int) -> dict[str, int]:
    return {name: number for number, group in enumerate(names.split("|"), start) for name in group.split()}


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


WEEKDAYS = _numbered(
    "mon monday|tue tues tuesday|wed weds wednesday|thu thur thurs thursday|fri friday|sat saturday|sun sunday", 0
)
MONTHS = _numbered(
    "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october"
    "|nov november|dec december",
    1,
)
_NUMBERS = _numbered("a an one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve", 1)
_OFFSETS = _numbered("yesterday|today tonight eod|tomorrow tmrw", -1) | {
    **dict.fromkeys(("day before yesterday", "the day before yesterday"), -2),
    **dict.fromkeys(("this morning", "this afternoon", "this evening", "later today"), 0),
    **dict.fromkeys(("end of day", "end of the day", "the end of the day"), 0),
    **dict.fromkeys(("day after tomorrow", "the day after tomorrow"), 2),
    **{"last night": -1, "today week": 7, "tomorrow week": 8},
}
_SAME = {
    "eow": "end of week",
    **dict.fromkeys(("eom", "month end", "month-end"), "end of month"),
    **dict.fromkeys(("eoy", "year end", "year-end"), "end of year"),
}
_WEEKS = {"last": -1, "this": 0, "next": 1}
_UNIT_DAYS = {"d": 1, "day": 1, "w": 7, "week": 7, "fortnight": 14}
_UNIT_MONTHS = {"m": 1, "month": 1, "y": 12, "year": 12}

MOST = 60  # characters in a phrase, white space collapsed; longer ones mean no day
_W = "|".join(WEEKDAYS)
_M = "|".join(MONTHS)
_D = "([0-9]{1,2})(?:st|nd|rd|th)?"
_Y = "((?:19|20|21)[0-9]{2}|'[0-9]{2}|2[4-9]|[34][0-9])"  # "12 Dec 10" may be ten o'clock
_LONG = (
    rf"(?P<number>[0-9]{{1,4}} ?|(?:(?:a )?couple(?: of)?|{'|'.join(_NUMBERS)}) )"
    "(?P<unit>day|week|fortnight|month|year)(?:s'?|'s)?"
)
AMOUNT = f"(?:(?P<short>[0-9]{{1,4}} ?[dwmy])|{_LONG})"
AFTER_ON = rf"(?:the )?(?:(?:next|this|last|coming) )?(?:(?:{_W}|{_M})\b|[0-9])"
_CLOCK = (
    "(?:(?:at )?(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m|[0-9]{1,2}:[0-9]{2}|[0-9]{2}[.][0-9]{2}|noon|midday)"
    "|(?:at )?[0-9]{1,2} ?o'?clock|at [0-9]{1,2})"
)
_PART = "(?:in the |at )?(?:morning|afternoon|evening|night|lunchtime|first thing|am|pm|eod|end of (?:the )?day)"


class _Asked:
    """What a phrase is read against. Not a dataclass: making one costs the command line a millisecond."""

    def __init__(self, today: date, day_first: bool, past: bool) -> None:
        self.today, self.day_first, self.past = today, day_first, past

    def week(self, number: int, weekday: int) -> date:
        """A day of a calendar week: 0 is this week, 1 the next."""
        return self.today + timedelta(7 * number + weekday - self.today.weekday())

    def coming(self, weekday: int) -> date:
        """The next such day after today."""
        return self.today + timedelta((weekday - self.today.weekday()) % 7 or 7)

    def steps(self, count: int) -> range:
        """0, 1, 2 … on, or with `past` 0, -1, -2 … back."""
        return range(0, -count, -1) if self.past else range(count)

    def nearest(self, dates: Iterable[tuple[int, int, int]]) -> date:
        """The first of `dates` (year, month, day) that exists, on the side of today that is asked for."""
        for numbers in dates:
            try:
                found = date(*numbers)
            except ValueError:
                continue
            if found <= self.today if self.past else found >= self.today:
                return found
        raise ValueError


# The rules: each takes what its pattern matched and gives the day and the last day of the span. They raise ValueError
# or OverflowError for a day there never is; `read` makes that a refusal.
_Span = tuple[date, date | None]


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(1)


def _add_months(day: date, count: int) -> date:
    """So many calendar months on; the last day where the day isn't there (31 January and a month: 28 February)."""
    # Imported where it is wanted: most phrases need no calendar arithmetic, and a jot must not pay for it.
    import pendulum

    moved = pendulum.date(day.year, day.month, day.day).add(months=count)
    return date(moved.year, moved.month, moved.day)


def _weekday(match: re.Match[str], asked: _Asked) -> _Span:
    which, weekday = match[1], WEEKDAYS[match[2]]
    if which == "next" or (which == "this" and asked.past):
        return asked.week(_WEEKS[which], weekday), None
    back = (asked.today.weekday() - weekday) % 7
    if which == "last":
        return asked.today - timedelta(back or 7), None
    if asked.past and not which:
        return asked.today - timedelta(back), None
    return asked.today if which == "this" and back == 0 else asked.coming(weekday), None


def _weekday_week(match: re.Match[str], asked: _Asked) -> _Span:
    return asked.coming(WEEKDAYS[match[1]]) + timedelta(_UNIT_DAYS[match[2]]), None


def _weekday_of_week(match: re.Match[str], asked: _Asked) -> _Span | None:
    day = asked.week(_WEEKS[match["which"]], WEEKDAYS[match["day"]])
    return None if match["which"] == "this" and day < asked.today and not asked.past else (day, None)


def _moved(day: date, match: re.Match[str], sign: int = 1) -> _Span:
    short = match.groupdict().get("short")
    number, unit = (short[:-1].strip(), short[-1]) if short else (match["number"].strip(), match["unit"])
    count = sign * (int(number) if number.isdigit() else _NUMBERS.get(number, 2))  # what isn't listed is "a couple of"
    if unit in _UNIT_DAYS:
        return day + timedelta(count * _UNIT_DAYS[unit]), None
    return _add_months(day, count * _UNIT_MONTHS[unit]), None


def _ahead(match: re.Match[str], asked: _Asked) -> _Span | None:
    """ "in 2 weeks", "3d"; but not "2 weeks", which may be how long a thing takes."""
    return _moved(asked.today, match) if match["lead"] or (match["short"] and not asked.past) else None


def _ago(match: re.Match[str], asked: _Asked) -> _Span:
    return _moved(asked.today, match, -1)


def _counted_from(match: re.Match[str], asked: _Asked) -> _Span | None:
    """ "a week on friday", "3 days from tomorrow"."""
    base = match["base"]
    if base not in WEEKDAYS:
        return _moved(asked.today + timedelta(_OFFSETS.get(base, 0)), match)
    return _moved(asked.coming(WEEKDAYS[base]), match) if match["unit"] in ("week", "fortnight") else None


def _weekend(match: re.Match[str], asked: _Asked) -> _Span:
    number, weekday = _WEEKS.get(match[1], 0), asked.today.weekday()
    if number == 0 and asked.past:
        number = -1 if weekday < 5 else 0
    elif number == 0 and weekday == 6:
        if match[1] == "this":
            return asked.today, None
        number = 1
    return asked.week(number, 5), asked.week(number, 6)


def _bounds(unit: str, number: int, asked: _Asked) -> tuple[date, date]:
    """The first and last day of the week, month or year `number` on from this one."""
    if unit == "week":
        return asked.week(number, 0), asked.week(number, 6)
    if unit == "month":
        first = _add_months(asked.today.replace(day=1), number)
        return first, _month_end(first.year, first.month)
    return date(asked.today.year + number, 1, 1), date(asked.today.year + number, 12, 31)


def _end(match: re.Match[str], asked: _Asked) -> _Span:
    unit, number = match["unit"], _WEEKS.get(match["which"], 0)
    friday = asked.week(number, 4)
    if unit == "week" and (number or asked.today <= friday):
        return friday, None
    return _bounds(unit, number, asked)[1], None


def _period(match: re.Match[str], asked: _Asked) -> _Span:
    first, end = _bounds(match["unit"], _WEEKS[match["which"]], asked)
    if match["which"] != "this":
        return first, end
    return (first, asked.today) if asked.past else _end(match, asked)


def _year(digits: str) -> int:
    """A year of four digits, or of two: 2000 to 2049. The century of '85 isn't said."""
    year = int(digits.lstrip("'"))
    if len(digits) < 4 and year >= 50:
        raise ValueError
    return year if len(digits) == 4 else 2000 + year


def _end_of_named_month(match: re.Match[str], asked: _Asked) -> _Span:
    month = MONTHS[match[1]]
    if match[2]:
        return _month_end(_year(match[2]), month), None
    years = (asked.today.year + step for step in asked.steps(2))
    return asked.nearest((year, month, _month_end(year, month).day) for year in years), None


def _dated(year: str | None, month: int, day: int, asked: _Asked) -> _Span:
    if year:
        return date(_year(year), month, day), None
    return asked.nearest(
        (asked.today.year + step, month, day) for step in asked.steps(9)
    ), None  # 1896 to 1904: no leap


def _day_month(match: re.Match[str], asked: _Asked) -> _Span:
    return _dated(match[3], MONTHS[match[2]], int(match[1]), asked)


def _month_day(match: re.Match[str], asked: _Asked) -> _Span:
    return _dated(match[3], MONTHS[match[1]], int(match[2]), asked)


def _numeric(match: re.Match[str], asked: _Asked) -> _Span:
    day, month = (match[1], match[2]) if asked.day_first else (match[2], match[1])
    return _dated(match[3], int(month), int(day), asked)


def _year_first(match: re.Match[str], asked: _Asked) -> _Span:
    return date(int(match["year"]), int(match["month"]), int(match["day"])), None


def _nth(match: re.Match[str], asked: _Asked) -> _Span:
    months = (divmod(asked.today.year * 12 + asked.today.month - 1 + step, 12) for step in asked.steps(4))
    return asked.nearest((year, month + 1, int(match[1])) for year, month in months), None


_Rule = tuple[str, Callable[[re.Match[str], _Asked], _Span | None]]
_DATES: tuple[_Rule, ...] = (
    ("(?P<year>[0-9]{4})(?P<by>[-/])(?P<month>[0-9]{1,2})(?P=by)(?P<day>[0-9]{1,2})", _year_first),
    ("(?P<year>(?:19|20|21)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", _year_first),
    ("([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2}))?", _numeric),
    ("([0-9]{1,2})[.]([0-9]{1,2})[.]([0-9]{4}|[0-9]{2})?", _numeric),
    ("([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})", _numeric),
    (f"(?:the )?{_D}(?: of)? ({_M})(?: {_Y})?", _day_month),
    (f"({_M}) (?:the )?{_D}(?: {_Y})?", _month_day),
    ("(?:the )?([0-9]{1,2})(?:st|nd|rd|th)", _nth),
)
_PHRASES: tuple[_Rule, ...] = (
    (f"(?:(next|this|last|coming) )?({_W})", _weekday),
    (f"({_W}) (week|fortnight)", _weekday_week),
    (f"(?P<day>{_W})(?: of)? (?P<which>next|this|last) week", _weekday_of_week),
    (f"(?P<which>next|this|last) week(?: on)? (?P<day>{_W})", _weekday_of_week),
    (f"(?:(?P<lead>in|within) )?{AMOUNT}(?: time)?", _ahead),
    (f"{AMOUNT} ago", _ago),
    (f"{_LONG}(?: from| on)? (?P<base>now|today|tomorrow|tmrw|{_W})", _counted_from),
    ("(?:(next|this|last|the) )?weekend", _weekend),
    ("(?:later (?=this))?(?P<which>next|this|last) (?P<unit>week|month|year)", _period),
    ("(?:the )?end of (?:the )?(?:(?P<which>next|this|last) )?(?P<unit>week|month|year)", _end),
    (f"(?:the )?end of ({_M})(?: {_Y})?", _end_of_named_month),
)


def _first_match(rules: tuple[_Rule, ...], phrase: str, asked: _Asked) -> _Span | None:
    for pattern, rule in rules:
        if match := re.fullmatch(pattern, phrase):
            return rule(match, asked)
    return None


def _span(phrase: str, asked: _Asked) -> _Span | None:
    """The days of a phrase without a time. A weekday said beside a date has to agree with it."""
    if phrase in _OFFSETS:
        return asked.today + timedelta(_OFFSETS[phrase]), None
    if phrase.startswith("on ") and re.match(AFTER_ON, phrase[3:]):
        phrase = phrase[3:]
    first, _, rest = phrase.partition(" ")
    if found := _first_match(_DATES, rest if first in WEEKDAYS else phrase, asked):
        agrees = first not in WEEKDAYS or found[0].weekday() == WEEKDAYS[first]
        return found if agrees else None
    return _first_match(_PHRASES, _SAME.get(phrase, phrase), asked)


def _clock(said: str) -> wall_time | None:
    """A time on the clock; None for "at 5", as nobody said which half of the day; ValueError for "25:00"."""
    numbers = [int(digits) for digits in re.findall("[0-9]+", said)]
    if not numbers:
        return wall_time(12)  # noon, midday
    hour, minute = (*numbers, 0)[:2]
    if said.endswith(("am", "pm")):
        if not 1 <= hour <= 12:
            raise ValueError
        return wall_time(hour % 12 + (12 if said.endswith("pm") else 0), minute)
    return None if len(numbers) == 1 and 1 <= hour <= 12 else wall_time(hour, minute)


def _without(pattern: str, phrase: str) -> tuple[str, str]:
    """The phrase without the time at its end or its beginning, and that time; "" when it has none."""
    if match := re.fullmatch(f"(.+?) ({pattern})", phrase):
        return match[1], match[2]
    if match := re.fullmatch(f"({pattern}) (.+)", phrase):
        return match[2], match[1]
    return phrase, ""


def _readings(phrase: str) -> Iterator[tuple[str, wall_time | None]]:
    """The phrase as it is, without its part of the day, without its time, without both."""
    without_part, _ = _without(_PART, phrase)
    yield phrase, None
    for words in (phrase, without_part):
        timeless, said = _without(_CLOCK, words)
        if said:
            at = _clock(said)
            yield timeless, at
            yield _without(_PART, timeless)[0], at
    yield without_part, None


def plain(words: str) -> str:
    """Lower case, one-spaced, without the punctuation that ends words; "" when too long to be a phrase."""
    phrase = " ".join(words.split())
    if len(phrase) > MOST:
        return ""
    tokens = phrase.lower().replace("’", "'").split(" ")
    phrase = " ".join(t if re.fullmatch("[0-9]{1,2}[.][0-9]{1,2}[.]", t) else t.rstrip(".,;:!?") for t in tokens)
    return phrase.replace("a.m", "am").replace("p.m", "pm").removesuffix(" latest").removesuffix(" at the")


def read(words: str, today: date, *, day_first: bool = True, past: bool = False) -> When | None:
    """The day a whole phrase means, or None when it is not understood (never a guess).

    `day_first` reads 3/12 as 3 December. `past` asks when something was, so that "friday" and "12 Dec" look back.
    Without it the day is before `today` only when the words say so (ago, last, yesterday, a year).
    """
    phrase, asked = plain(words), _Asked(today, day_first, past)
    try:
        for reading, at in _readings(phrase):
            if span := _span(reading, asked):
                return When(span[0], words.strip(), at, span[1])
    except (ValueError, OverflowError):  # 31 February, 25:00, beyond the year 9999
        return None
    return None


def clock_time(words: str) -> wall_time | None:
    """The time on the clock that words already read as a day hold: nine for "tomorrow 9am". None without one."""
    try:
        return next((at for _, at in _readings(plain(words)) if at is not None), None)
    except ValueError:
        return None
