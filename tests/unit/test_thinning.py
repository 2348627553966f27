"""Which backups are kept: as many as promised, and never one less because a clock was wrong."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.thinning import DAILY, MONTHLY, SILENCE, WEEKLY, WHOLE, superfluous

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)

moments = st.timedeltas(timedelta(), timedelta(days=25_000)).map(lambda after: datetime(1990, 1, 1, tzinfo=UTC) + after)
ages = st.lists(st.timedeltas(timedelta(), timedelta(days=500)), min_size=1, max_size=60)


def days_of(start: datetime, many: int, a_day: int = 1) -> list[datetime]:
    """So many days on which backups were made, thinned after each, as the program does it."""
    kept: list[datetime] = []
    for day in range(many):
        for number in range(a_day):
            kept.append(start + day * DAY + number * timedelta(hours=4))
            gone = superfluous(kept, kept[-1])
            kept = [moment for moment in kept if moment not in gone]
    return kept


def test_all_of_two_days_then_days_weeks_and_months() -> None:
    kept = days_of(NOW - 999 * DAY, 1000, a_day=3)
    newest = kept[-1]
    assert len([moment for moment in kept if moment > newest - WHOLE]) == 6
    older = [moment for moment in reversed(kept) if moment <= newest - WHOLE]
    assert len(older) == DAILY + WEEKLY + MONTHLY
    days, weeks, months = older[:DAILY], older[DAILY : DAILY + WEEKLY], older[DAILY + WEEKLY :]
    assert [(a - b).days for a, b in pairwise(days)] == [1] * (DAILY - 1)
    assert [(a - b).days for a, b in pairwise(weeks)] == [7] * (WEEKLY - 1)
    assert len({(moment.year, moment.month) for moment in months}) == MONTHLY
    assert all(27 <= (a - b).days <= 35 for a, b in pairwise(months))


def test_of_one_day_long_ago_the_last_one_stays() -> None:
    day = [NOW - 9 * DAY + timedelta(hours=hour) for hour in range(0, 12, 3)]
    assert superfluous([NOW, NOW - 4 * DAY, NOW - 5 * DAY, *day], NOW) == set(day[:-1])


@given(st.lists(moments, max_size=60), moments)
def test_neither_the_newest_nor_what_is_to_come_goes(all_: list[datetime], now: datetime) -> None:
    gone = superfluous(all_, now)
    past = [moment for moment in all_ if moment <= now]
    assert gone <= set(past)
    assert not past or max(past) not in gone
    assert not [moment for moment in gone if moment > now - WHOLE]


@given(st.lists(moments, max_size=60), moments)
def test_thinning_again_takes_no_more(all_: list[datetime], now: datetime) -> None:
    kept = set(all_) - superfluous(all_, now)
    assert superfluous(kept, now) == set()


@given(ages, st.timedeltas(SILENCE + DAY, timedelta(days=20_000)), st.integers(1, 30))
def test_a_clock_put_on_by_months_or_years_costs_none(ago: list[timedelta], on: timedelta, made: int) -> None:
    """Whatever is made and thinned by the wrong clock, what was kept before it stays as it was."""
    before = {NOW - age for age in ago}
    all_ = set(before)
    for day in range(made):
        wrong = NOW + on + day * DAY
        all_ -= superfluous(all_ | {wrong}, wrong)
        all_.add(wrong)
    assert before - all_ <= superfluous(before, NOW)
    gone_later = superfluous(all_, NOW)  # the clock is right again: what it made is still to come
    assert not [moment for moment in gone_later if moment > NOW]
    assert before - (all_ - gone_later) <= superfluous(before, NOW) | superfluous(before, max(before))


@given(ages, st.timedeltas(DAY, timedelta(days=20_000)), st.integers(1, 30))
def test_a_clock_set_back_costs_none(ago: list[timedelta], back: timedelta, made: int) -> None:
    before = {NOW - age for age in ago}
    all_ = set(before)
    for hour in range(made):
        wrong = NOW - back + timedelta(hours=hour)
        gone = superfluous(all_ | {wrong}, wrong)
        assert not [moment for moment in gone if moment > wrong]
        assert wrong not in gone
        all_ = (all_ | {wrong}) - gone


@pytest.mark.parametrize("days", [3, 10, 60])
def test_a_clock_put_on_by_days_leaves_the_true_two_days_whole(days: int) -> None:
    true = [NOW - timedelta(hours=hours) for hours in range(0, 48, 6)]
    wrong = NOW + days * DAY
    assert superfluous([*true, wrong], wrong) == set()
