"""Weeks: every day in exactly one, whatever the zone, the clocks and the first day of the week."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.review import span, streak, streak_words
from netjournal.domain.weeks import STARTS, Week, looked_back_on, read_week, week_of

ZONES = sorted(zone for zone in available_timezones() if zone not in ("localtime", "Factory"))


def weeks_around(day: date, starts: str) -> list[Week]:
    return [week_of(day + timedelta(days=n), starts) for n in range(-21, 22, 7)]


@pytest.mark.parametrize("starts", STARTS)
def test_every_day_is_in_one_week(starts: str) -> None:
    day = date(2019, 12, 20)
    while day < date(2029, 1, 15):
        week = week_of(day, starts)
        assert week.first.weekday() == STARTS[starts]
        assert [day in one for one in weeks_around(day, starts)].count(True) == 1
        assert day in week.days
        assert read_week(week.name, starts) == week
        assert read_week(day.isoformat(), starts) == week
        day += timedelta(days=1)


def test_there_are_more_than_400_zones() -> None:
    assert len(ZONES) > 400


@pytest.mark.parametrize("month", [3, 4, 9, 10, 11])
def test_no_conversation_is_in_two_weeks_or_in_none(month: int) -> None:
    """Every hour about the month's end in every zone, which holds the changes of the clocks: the day it is kept under
    is in one week, and the day after a moment never lies in a week before."""
    begin = datetime(2026, month, 20 if month in (3, 9, 10) else 1, tzinfo=UTC)
    hours = [begin + timedelta(hours=n) for n in range(0, 14 * 24, 3)]
    for zone in ZONES:
        told = ZoneInfo(zone)
        days = dict.fromkeys(hour.astimezone(told).date() for hour in hours)
        for starts in STARTS:
            before = None
            for day in days:
                week = week_of(day, starts)
                assert day in week
                assert day not in week.before() and day not in week.before(-1)
                assert before is None or before.first <= week.first <= before.first + timedelta(days=7), zone
                before = week


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
@pytest.mark.parametrize("starts", STARTS)
def test_the_week_of_a_change_of_the_clocks_has_seven_days(zone: str, starts: str) -> None:
    for around in (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 9, 25, tzinfo=UTC)):
        counted: dict[Week, set[date]] = {}
        for hours in range(0, 60 * 24):
            clock = FrozenClock(around + timedelta(hours=hours), zone)
            counted.setdefault(week_of(clock.today(), starts), set()).add(clock.today())
        whole = list(counted.values())[1:-1]
        assert len(whole) >= 7
        assert all(len(days) == 7 for days in whole)


def test_a_journey_moves_no_conversation_into_another_week() -> None:
    """The day it was kept under counts: flown to another zone, the record is looked for under the same days."""
    moment = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    at_home, there = FrozenClock(moment, "Europe/London").today(), FrozenClock(moment, "Pacific/Auckland").today()
    kept = at_home
    weeks = {week_of(at_home), week_of(there)}
    assert len(weeks) == 2
    assert [kept in week for week in weeks].count(True) == 1


@pytest.mark.parametrize(
    "day, name",
    [
        (date(2020, 12, 31), "2020-W53"), (date(2021, 1, 3), "2020-W53"), (date(2021, 1, 4), "2021-W01"),
        (date(2026, 12, 31), "2026-W53"), (date(2027, 1, 1), "2026-W53"), (date(2024, 12, 30), "2025-W01"),
    ],
)  # fmt: skip
def test_week_53(day: date, name: str) -> None:
    assert week_of(day).name == name
    assert read_week(name) == week_of(day)


@pytest.mark.parametrize(
    "words", ["", "2025-W53", "2026-W00", "2026-W60", "last", "2026-13-01", "0000-W01", "9999-W60"]
)
def test_what_is_no_week(words: str) -> None:
    assert read_week(words) is None


@pytest.mark.parametrize(
    "starts, day, first",
    [
        ("monday", date(2026, 11, 22), date(2026, 11, 16)), ("monday", date(2026, 11, 23), date(2026, 11, 16)),
        ("monday", date(2026, 11, 26), date(2026, 11, 16)), ("monday", date(2026, 11, 27), date(2026, 11, 23)),
        ("sunday", date(2026, 11, 22), date(2026, 11, 15)), ("sunday", date(2026, 11, 26), date(2026, 11, 22)),
        ("saturday", date(2026, 11, 24), date(2026, 11, 14)), ("saturday", date(2026, 11, 25), date(2026, 11, 21)),
    ],
)  # fmt: skip
def test_which_week_is_looked_back_on(starts: str, day: date, first: date) -> None:
    assert looked_back_on(day, starts) == Week(first)


def test_reviews_one_after_the_other_look_at_every_day() -> None:
    """Whatever day one reviews on, the next review begins no later than the last one's week ended."""
    closed: list[date] = []
    for day in (date(2026, 1, 11), date(2026, 1, 16), date(2026, 2, 2), date(2026, 2, 22), date(2026, 3, 27)):
        week = looked_back_on(day)
        looked = span(week, day, closed)
        assert not closed or looked.since <= max(closed) + timedelta(days=7) or looked.since == week.before(4).first
        assert looked.until <= day
        closed.append(week.first)


def test_a_streak_is_a_fact() -> None:
    week = Week(date(2026, 11, 16))
    weeks = [week.before(n).first for n in range(10) if n != 4]
    assert streak_words(*streak(weeks, week)) == "9 of the last 10 weeks"
    assert streak_words(*streak([week.first], week)) == "the first week reviewed"
    assert streak_words(*streak([], week)) == ""
    assert streak_words(*streak([week.before().first], week)) == "1 of the last 2 weeks"
