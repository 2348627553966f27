"""The spark of the day as a choice: by the day alone, never something to do. And the days this day stands for."""

from collections import Counter
from datetime import date, timedelta

from netjournal.domain.sparks import LIKELIHOOD, Candidate, begin_at, choose, is_idea, same_days

TODAY = date(2026, 11, 22)


def candidate(number: int, text: str = "boats race before they rain", *names: str) -> Candidate:
    return Candidate(number, text, date(2026, 1, 1) + timedelta(days=number), names)


def test_the_day_alone_decides() -> None:
    found = {"unvisited": [candidate(n) for n in range(20)]}
    assert choose(found, TODAY) == choose({"unvisited": found["unvisited"][::-1]}, TODAY)
    chosen = {choose(found, TODAY + timedelta(days=n)) for n in range(60)}
    assert len(chosen) > 10


def test_each_reason_comes_as_often_as_it_is_likely() -> None:
    found = {reason: [candidate(n)] for n, reason in enumerate(LIKELIHOOD)}
    drawn = [choose(found, TODAY + timedelta(days=n)) for n in range(1000)]
    counted = Counter(one[0] for one in drawn if one)
    assert counted["unvisited"] > counted["on this day"] > counted["meeting"] > 100


def test_a_reason_with_nothing_gives_way_to_another() -> None:
    days = [TODAY + timedelta(days=n) for n in range(20)]
    assert {choose({"meeting": [candidate(1)]}, day) for day in days} == {("meeting", candidate(1))}
    assert choose({}, TODAY) is None


def test_what_reads_like_something_to_do_is_never_the_spark() -> None:
    noise = ["send Tom the list", "! ring Ana", "remind me to book the room", "…", "- [ ] invoice", "   "]
    assert [text for text in noise if is_idea(text)] == []
    assert choose({"unvisited": [candidate(n, text) for n, text in enumerate(noise)]}, TODAY) is None
    assert not is_idea("ring wren about the boats", ["Wren Abbott"])  # a name in small letters, known by its join
    assert is_idea("people don't read reports, they read stories")


def test_this_day_stands_for_that_day_of_months_and_years_that_have_it() -> None:
    days = same_days(TODAY)
    assert days[0] == date(2026, 10, 22) and days[10] == date(2025, 12, 22) and days[11] == date(2025, 11, 22)
    assert date(2025, 10, 22) not in days
    assert days == sorted(days, reverse=True) and TODAY not in days
    assert date(2026, 2, 28) not in same_days(date(2026, 3, 31))
    assert [day.year for day in same_days(date(2028, 2, 29)) if day.month == 2][:2] == [2024, 2020]
    assert same_days(date(1, 1, 1)) == []


def test_looking_begins_on_another_day_each_day() -> None:
    first, last = date(2020, 1, 1), date(2026, 10, 1)
    begun = {begin_at(first, last, TODAY + timedelta(days=n)) for n in range(50)}
    assert len(begun) > 40 and all(first <= day <= last for day in begun)
    assert begin_at(last, last, TODAY) == last
