"""Dates in words: read rightly or refused, never read wrongly."""

import subprocess
import sys
from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netjournal.domain.due import due_in, find_due, unread_due
from netjournal.domain.when import When, read

WED = date(2026, 11, 18)
SUN = date(2026, 11, 22)
FRI = date(2026, 11, 20)
SAT = date(2026, 11, 21)
DAYS = st.dates()


def iso(text: str) -> date:
    return date.fromisoformat(text)


def listed(words: str) -> list[str]:
    return [word.strip() for word in words.split("|")]


def day(words: str, today: date, *, day_first: bool = True, past: bool = False) -> str | None:
    """The day read, as ISO text, so that a table's failure shows both days plainly."""
    when = read(words, today, day_first=day_first, past=past)
    return when.day.isoformat() if when else None


@pytest.mark.parametrize(
    ("words", "today", "expected"),
    [
        ("today", WED, "2026-11-18"),
        ("tonight", WED, "2026-11-18"),
        ("later today", WED, "2026-11-18"),
        ("this afternoon", WED, "2026-11-18"),
        ("end of day", WED, "2026-11-18"),
        ("eod", WED, "2026-11-18"),
        ("tomorrow", WED, "2026-11-19"),
        ("Tomorrow", WED, "2026-11-19"),
        ("  TMRW \n", WED, "2026-11-19"),
        ("tomorrow", date(2026, 12, 31), "2027-01-01"),
        ("tomorrow", date(2028, 2, 28), "2028-02-29"),
        ("yesterday", WED, "2026-11-17"),
        ("last night", WED, "2026-11-17"),
        ("yesterday", date(2026, 1, 1), "2025-12-31"),
        ("day after tomorrow", WED, "2026-11-20"),
        ("the day after tomorrow", WED, "2026-11-20"),
        ("the  day   before yesterday", WED, "2026-11-16"),
        # weekdays: the coming one, never today
        ("mon", WED, "2026-11-23"),
        ("tues", WED, "2026-11-24"),
        ("wed", WED, "2026-11-25"),
        ("wednesday", WED, "2026-11-25"),
        ("thu", WED, "2026-11-19"),
        ("thur", WED, "2026-11-19"),
        ("Thurs", WED, "2026-11-19"),
        ("fri", WED, "2026-11-20"),
        ("Fri.", WED, "2026-11-20"),
        ("friday,", WED, "2026-11-20"),
        ("saturday", WED, "2026-11-21"),
        ("sun", WED, "2026-11-22"),
        ("sun", SUN, "2026-11-29"),
        ("monday", SUN, "2026-11-23"),
        ("on wednesday", WED, "2026-11-25"),
        ("coming friday", WED, "2026-11-20"),
        ("this friday", WED, "2026-11-20"),
        ("this friday", FRI, "2026-11-20"),
        ("this friday", SUN, "2026-11-27"),
        ("next tuesday", WED, "2026-11-24"),
        ("next friday", WED, "2026-11-27"),
        ("next wednesday", WED, "2026-11-25"),
        ("next tuesday", SUN, "2026-11-24"),
        ("next sunday", SUN, "2026-11-29"),
        ("on next friday", WED, "2026-11-27"),
        ("last wednesday", WED, "2026-11-11"),
        ("last friday", WED, "2026-11-13"),
        ("last tuesday", WED, "2026-11-17"),
        ("friday week", WED, "2026-11-27"),
        ("friday week", FRI, "2026-12-04"),
        ("friday fortnight", WED, "2026-12-04"),
        ("today week", WED, "2026-11-25"),
        ("tomorrow week", WED, "2026-11-26"),
        ("friday next week", WED, "2026-11-27"),
        ("tuesday of next week", WED, "2026-11-24"),
        ("next week friday", WED, "2026-11-27"),
        ("friday this week", WED, "2026-11-20"),
        ("monday last week", WED, "2026-11-09"),
        # amounts
        ("in 2 weeks", WED, "2026-12-02"),
        ("in two weeks' time", WED, "2026-12-02"),
        ("in two weeks’ time", WED, "2026-12-02"),
        ("in 2 weeks time", WED, "2026-12-02"),
        ("in a week's time", WED, "2026-11-25"),
        ("in a week", WED, "2026-11-25"),
        ("within a week", WED, "2026-11-25"),
        ("in a couple of weeks", WED, "2026-12-02"),
        ("in couple of days", WED, "2026-11-20"),
        ("in a fortnight", WED, "2026-12-02"),
        ("in 3 days", WED, "2026-11-21"),
        ("in twelve days", WED, "2026-11-30"),
        ("in 0 days", WED, "2026-11-18"),
        ("in a month", date(2026, 1, 31), "2026-02-28"),
        ("in a month", date(2028, 1, 31), "2028-02-29"),
        ("in 1 month", date(2026, 12, 15), "2027-01-15"),
        ("in 13 months", WED, "2027-12-18"),
        ("in a year", date(2028, 2, 29), "2029-02-28"),
        ("in 4 years", date(2028, 2, 29), "2032-02-29"),
        ("3d", WED, "2026-11-21"),
        ("3 d", WED, "2026-11-21"),
        ("2w", WED, "2026-12-02"),
        ("in 2W", WED, "2026-12-02"),
        ("1m", WED, "2026-12-18"),
        ("1y", WED, "2027-11-18"),
        ("3 days ago", WED, "2026-11-15"),
        ("3d ago", WED, "2026-11-15"),
        ("a week ago", WED, "2026-11-11"),
        ("a couple of weeks ago", WED, "2026-11-04"),
        ("a month ago", date(2026, 3, 31), "2026-02-28"),
        ("a year ago", WED, "2025-11-18"),
        ("a week today", WED, "2026-11-25"),
        ("a week on friday", WED, "2026-11-27"),
        ("two weeks from friday", WED, "2026-12-04"),
        ("3 days from now", WED, "2026-11-21"),
        ("a fortnight tomorrow", WED, "2026-12-03"),
        # the ends of things
        ("end of week", WED, "2026-11-20"),
        ("eow", FRI, "2026-11-20"),
        ("end of the week", SAT, "2026-11-22"),
        ("end of next week", WED, "2026-11-27"),
        ("end of month", WED, "2026-11-30"),
        ("the end of the month", WED, "2026-11-30"),
        ("eom", date(2026, 11, 30), "2026-11-30"),
        ("month end", date(2028, 2, 3), "2028-02-29"),
        ("end of this month", WED, "2026-11-30"),
        ("end of next month", WED, "2026-12-31"),
        ("end of next month", date(2026, 12, 31), "2027-01-31"),
        ("end of last month", WED, "2026-10-31"),
        ("end of year", WED, "2026-12-31"),
        ("EOY", date(9999, 12, 31), "9999-12-31"),
        ("end of march", WED, "2027-03-31"),
        ("end of November", WED, "2026-11-30"),
        ("end of november", date(2026, 11, 30), "2026-11-30"),
        ("end of feb 2028", WED, "2028-02-29"),
        # calendar days
        ("12 Dec", WED, "2026-12-12"),
        ("12th December", WED, "2026-12-12"),
        ("Dec 12", WED, "2026-12-12"),
        ("Dec. 12", WED, "2026-12-12"),
        ("December 12th", WED, "2026-12-12"),
        ("December the 12th", WED, "2026-12-12"),
        ("the 12th of December", WED, "2026-12-12"),
        ("on the 12th of December", WED, "2026-12-12"),
        ("12 Dec 2026", WED, "2026-12-12"),
        ("Dec 12, 2026", WED, "2026-12-12"),
        ("12 Dec 26", WED, "2026-12-12"),
        ("12 Dec '10", WED, "2010-12-12"),
        ("12 Dec 2020", WED, "2020-12-12"),
        ("3 sept", WED, "2027-09-03"),
        ("18 nov", WED, "2026-11-18"),
        ("17 nov", WED, "2027-11-17"),
        ("1 jan", date(2026, 12, 31), "2027-01-01"),
        ("may 12", WED, "2027-05-12"),
        ("29 feb", WED, "2028-02-29"),
        ("29 feb", date(1896, 3, 1), "1904-02-29"),
        ("the 1st", WED, "2026-12-01"),
        ("the 18th", WED, "2026-11-18"),
        ("on the 12th", WED, "2026-12-12"),
        ("12th", WED, "2026-12-12"),
        ("the 31st", WED, "2026-12-31"),
        ("the 30th", date(2026, 1, 31), "2026-03-30"),
        ("the 29th", date(2027, 1, 30), "2027-03-29"),
        ("12/12", WED, "2026-12-12"),
        ("3/12/2026", WED, "2026-12-03"),
        ("3.12.", WED, "2026-12-03"),
        ("3.12.2026", WED, "2026-12-03"),
        ("3-12-2026", WED, "2026-12-03"),
        ("12/12/26", WED, "2026-12-12"),
        ("2026-12-12", WED, "2026-12-12"),
        ("2026/12/12", WED, "2026-12-12"),
        ("20261212", WED, "2026-12-12"),
        ("2026-1-5", WED, "2026-01-05"),
        ("29/2/2028", WED, "2028-02-29"),
        ("Sat 12 Dec", WED, "2026-12-12"),
        ("Saturday, 12/12", WED, "2026-12-12"),
        ("friday at the latest", WED, "2026-11-20"),
    ],
)
def test_read(words: str, today: date, expected: str) -> None:
    assert day(words, today) == expected


@pytest.mark.parametrize(
    ("words", "today", "expected"),
    [
        ("fri", WED, "2026-11-13"),
        ("fri", FRI, "2026-11-20"),
        ("wednesday", WED, "2026-11-18"),
        ("on monday", SUN, "2026-11-16"),
        ("this monday", WED, "2026-11-16"),
        ("last friday", FRI, "2026-11-13"),
        ("coming friday", FRI, "2026-11-27"),
        ("next friday", WED, "2026-11-27"),
        ("monday this week", WED, "2026-11-16"),
        ("12 dec", WED, "2025-12-12"),
        ("18 nov", WED, "2026-11-18"),
        ("12/12", WED, "2025-12-12"),
        ("29 feb", WED, "2024-02-29"),
        ("the 12th", WED, "2026-11-12"),
        ("the 31st", WED, "2026-10-31"),
        ("the 18th", WED, "2026-11-18"),
        ("end of march", WED, "2026-03-31"),
        ("end of march", date(2026, 3, 30), "2025-03-31"),
        ("weekend", WED, "2026-11-14"),
        ("weekend", SUN, "2026-11-21"),
        ("3d", WED, None),
        ("3d ago", WED, "2026-11-15"),
        ("in 2 weeks", WED, "2026-12-02"),
        ("tomorrow", WED, "2026-11-19"),
        ("fri 13 nov", WED, "2026-11-13"),
        ("29 feb", date(2, 3, 1), None),
        ("1 may", date(1, 3, 1), None),
    ],
)
def test_read_looking_back(words: str, today: date, expected: str | None) -> None:
    assert day(words, today, past=True) == expected


@pytest.mark.parametrize(
    ("words", "today", "past", "first", "last"),
    [
        ("next week", WED, False, "2026-11-23", "2026-11-29"),
        ("next week", SUN, False, "2026-11-23", "2026-11-29"),
        ("last week", WED, False, "2026-11-09", "2026-11-15"),
        ("next month", date(2026, 1, 31), False, "2026-02-01", "2026-02-28"),
        ("last month", date(2026, 1, 31), False, "2025-12-01", "2025-12-31"),
        ("next year", WED, False, "2027-01-01", "2027-12-31"),
        ("last year", WED, True, "2025-01-01", "2025-12-31"),
        ("this week", WED, False, "2026-11-20", None),
        ("later this week", WED, False, "2026-11-20", None),
        ("this week", SAT, False, "2026-11-22", None),
        ("this week", WED, True, "2026-11-16", "2026-11-18"),
        ("this month", WED, False, "2026-11-30", None),
        ("this month", WED, True, "2026-11-01", "2026-11-18"),
        ("this year", WED, False, "2026-12-31", None),
        ("weekend", WED, False, "2026-11-21", "2026-11-22"),
        ("the weekend", SAT, False, "2026-11-21", "2026-11-22"),
        ("weekend", SUN, False, "2026-11-28", "2026-11-29"),
        ("this weekend", WED, False, "2026-11-21", "2026-11-22"),
        ("this weekend", SUN, False, "2026-11-22", None),
        ("next weekend", WED, False, "2026-11-28", "2026-11-29"),
        ("last weekend", SUN, False, "2026-11-14", "2026-11-15"),
    ],
)
def test_read_spans(words: str, today: date, past: bool, first: str, last: str | None) -> None:
    assert read(words, today, past=past) == When(iso(first), words, None, iso(last) if last else None)


@pytest.mark.parametrize(
    ("words", "expected", "at"),
    [
        ("tomorrow 9am", "2026-11-19", time(9)),
        ("tomorrow 9 am", "2026-11-19", time(9)),
        ("tomorrow 9 a.m.", "2026-11-19", time(9)),
        ("9am tomorrow", "2026-11-19", time(9)),
        ("at 9am on friday", "2026-11-20", time(9)),
        ("fri 14:30", "2026-11-20", time(14, 30)),
        ("fri 14.30", "2026-11-20", time(14, 30)),
        ("14:30 fri", "2026-11-20", time(14, 30)),
        ("fri 5:30", "2026-11-20", time(5, 30)),
        ("fri at 5.30pm", "2026-11-20", time(17, 30)),
        ("fri at 17", "2026-11-20", time(17)),
        ("fri 12pm", "2026-11-20", time(12)),
        ("fri 12am", "2026-11-20", time(0)),
        ("tomorrow noon", "2026-11-19", time(12)),
        ("midday tomorrow", "2026-11-19", time(12)),
        ("12 Dec 09:00", "2026-12-12", time(9)),
        ("2026-12-12 09:00", "2026-12-12", time(9)),
        ("3.12. 14:30", "2026-12-03", time(14, 30)),
        ("3/12 5pm", "2026-12-03", time(17)),
        ("12 Dec 10 am", "2026-12-12", time(10)),
        ("Sat, 12 Dec 2026 at 14:30", "2026-12-12", time(14, 30)),
        ("tonight 8pm", "2026-11-18", time(20)),
        ("in 2 weeks at 9am", "2026-12-02", time(9)),
        ("tomorrow morning 9am", "2026-11-19", time(9)),
        ("tomorrow 9am first thing", "2026-11-19", time(9)),
        ("tomorrow at 9 in the morning", "2026-11-19", None),
        ("fri at 5", "2026-11-20", None),
        ("fri 5 o'clock", "2026-11-20", None),
        ("tomorrow morning", "2026-11-19", None),
        ("friday afternoon", "2026-11-20", None),
        ("fri pm", "2026-11-20", None),
        ("monday first thing", "2026-11-23", None),
        ("first thing monday", "2026-11-23", None),
        ("tomorrow evening", "2026-11-19", None),
        ("tonight", "2026-11-18", None),
    ],
)
def test_read_times(words: str, expected: str, at: time | None) -> None:
    assert read(f" {words}\t", WED) == When(iso(expected), words, at)


@pytest.mark.parametrize(
    "words",
    listed(
        """|.|soon|may|march|in march|mar 2027|dec 2026|the sun|sunny|the friday|fridays|3|12|2026|on 12|the 12|9am
        |14:30|noon|31/2|30 feb|feb 30|31 april|2026-13-01|2026-02-29|29 feb 2027|29/2/2026|20261301|0000-01-01|0/0
        |00/12|32nd|the 0th|12/25|12/25/2026|31/31|3.12|1-2-1|1-2-26|fri 12 dec|friday 13/12|fri 25:00|fri 13pm
        |fri 0am|fri 9:75|fri at 25|in 99999999 years|in 9999 years|9999 years ago|in 9999 months ago|2 weeks|3 days
        |a week|in a d|a few days|in 2 hours|half past five|fri 5-6pm|fri midnight|tomorrow 9|friday or monday|next
        |this|last|week|the week|in the week|end|end of|end of friday|on today|on tomorrow|by friday|by|in|ago
        |3 days on friday|in a week on friday|12 dec 10|12/12/85|early next week|mid december|christmas
        |next december|٣/١٢|१२ dec|the 12th 13th|12th 12 dec|2026-12/12"""
    ),
)
def test_read_refuses(words: str) -> None:
    assert read(words, WED) is None
    assert read(f" {words}\n", WED) is None


def test_read_month_first() -> None:
    assert day("12/25", WED, day_first=False) == "2026-12-25"
    assert day("3/12/2026", WED, day_first=False) == "2026-03-12"
    assert day("3-12-2026", WED, day_first=False) == "2026-03-12"
    assert day("25/12", WED, day_first=False) is None
    assert day("2026-12-03", WED, day_first=False) == "2026-12-03"
    assert day("3 dec", WED, day_first=False) == "2026-12-03"


def test_read_gives_up_at_the_ends_of_time() -> None:
    first, last = date(1, 1, 1), date(9999, 12, 31)
    for words in (
        "tomorrow",
        "fri",
        "in a week",
        "next month",
        "next year",
        "next week",
        "1 jan",
        "the 1st",
        "end of may",
    ):
        assert read(words, last) is None, words
    for words in ("yesterday", "last fri", "a month ago", "last year", "last week"):
        assert read(words, first, past=True) is None, words


def test_this_friday_gone_by_is_not_due() -> None:
    assert read("monday this week", WED) is None


@pytest.mark.parametrize(
    ("text", "expected", "words", "rest"),
    [
        ("send Ana the list by friday", "2026-11-20", "friday", "send Ana the list"),
        ("send Ana the list by Friday.", "2026-11-20", "Friday", "send Ana the list"),
        ("send Ana the list, by friday!", "2026-11-20", "friday", "send Ana the list"),
        ("send Ana the list (by friday)", "2026-11-20", "friday", "send Ana the list"),
        ("send Ana the list - friday ", "2026-11-20", "friday", "send Ana the list"),
        ("send Ana the list\tBY \n friday", "2026-11-20", "friday", "send Ana the list"),
        ("ring Tom tomorrow 9am", "2026-11-19", "tomorrow 9am", "ring Tom"),
        ("ring Tom at 9 on friday", "2026-11-20", "at 9 on friday", "ring Tom"),
        ("ring Tom on friday at 5", "2026-11-20", "friday at 5", "ring Tom"),
        ("write to her on 12/12", "2026-12-12", "12/12", "write to her"),
        ("write to her 12 Dec", "2026-12-12", "12 Dec", "write to her"),
        ("write to her 2026-12-12", "2026-12-12", "2026-12-12", "write to her"),
        ("write to her on the 12th", "2026-12-12", "the 12th", "write to her"),
        ("write by 3.12.", "2026-12-03", "3.12.", "write"),
        ("write by 12 Dec 26", "2026-12-12", "12 Dec 26", "write"),
        ("book it before end of month", "2026-11-30", "end of month", "book it"),
        ("book it end of month", "2026-11-30", "end of month", "book it"),
        ("book it at the end of the month", "2026-11-30", "the end of the month", "book it"),
        ("meet her at the weekend", "2026-11-21", "the weekend", "meet her"),
        ("meet her this weekend", "2026-11-21", "this weekend", "meet her"),
        ("ring Tom next tuesday", "2026-11-24", "next tuesday", "ring Tom"),
        ("ring Tom this friday", "2026-11-20", "this friday", "ring Tom"),
        ("ring Tom friday next week", "2026-11-27", "friday next week", "ring Tom"),
        ("ring Tom in 2 weeks", "2026-12-02", "in 2 weeks", "ring Tom"),
        ("ring Tom in a couple of weeks' time", "2026-12-02", "in a couple of weeks' time", "ring Tom"),
        ("ring Tom 3d", "2026-11-21", "3d", "ring Tom"),
        ("ring Tom a week on friday", "2026-11-27", "a week on friday", "ring Tom"),
        ("ring Tom the day after tomorrow", "2026-11-20", "the day after tomorrow", "ring Tom"),
        ("ring Tom till sun", "2026-11-22", "sun", "ring Tom"),
        ("ring Tom no later than fri 5.30pm", "2026-11-20", "fri 5.30pm", "ring Tom"),
        ("ring Tom by friday at the latest", "2026-11-20", "friday at the latest", "ring Tom"),
        ("ring Tom tonight", "2026-11-18", "tonight", "ring Tom"),
        ("ring Jan tomorrow", "2026-11-19", "tomorrow", "ring Jan"),
        ("ring May friday", "2026-11-20", "friday", "ring May"),
        ("carry on today", "2026-11-18", "today", "carry on"),
        ("drop in friday", "2026-11-20", "friday", "drop in"),
        ("ask her why? friday", "2026-11-20", "friday", "ask her why?"),
        ("pay the old bill by 12 may 2020", "2020-05-12", "12 may 2020", "pay the old bill"),
        ("pay (see p. 3) friday", "2026-11-20", "friday", "pay (see p. 3)"),
        ("buy 12 tomorrow", "2026-11-19", "tomorrow", "buy 12"),
    ],
)
def test_find_due(text: str, expected: str, words: str, rest: str) -> None:
    found = find_due(text, WED)
    assert found is not None
    when, left = found
    assert (when.day.isoformat(), when.words, left) == (expected, words, rest)


@pytest.mark.parametrize(
    "text",
    listed(
        """|ring May|met Sunny|talk about Mon Repos|see her in the sun|read Friday's notes|send 3|buy 12|friday
        |by friday|where we sat|look at the sun|send the 12th|raise 2m|render it in 3D|open 24/7|use 3/4
        |ring 20261212|a 1-2-1|have a nice weekend|read about next week|talk about friday|notes from friday
        |every friday|not tomorrow|for 12 Dec|move it to friday|ring her the friday|the day before friday
        |2 days before friday|met last friday|sent it yesterday|told him 3 days ago|met on 12/12/2020
        |send by fri 12 dec|send by fri, 12 dec|send by 31/2 friday|send 30 feb fri|send by 12 Dec 99|send by 12/25
        |send by fri 25:00|ring at 9am|ring at 5|wait 2 weeks|postpone by 2 weeks|in march|upgrade to python 3.12.
        |send it tomorrow then|(send it friday)|late next week|by friday ring Tom
        |ring 12 & 13 dec|ring 12 dec - 14 dec|ring next wed or on friday|not before friday|ring fri & mon"""
    ),
)
def test_find_due_leaves_alone(text: str) -> None:
    assert find_due(text.strip(), WED) is None


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        ("pay Tom on 2026-12-14 in cash", "2026-12-14", "2026-12-14"),
        ("ring Ana by fri about the room", "2026-11-20", "fri"),
        ("by friday ring Tom", "2026-11-20", "friday"),
        ("ring by tomorrow 9am please", "2026-11-19", "tomorrow 9am"),
        ("wait until friday, then ring", "2026-11-20", "friday"),
        ("ring at the weekend with Tom", "2026-11-21", "the weekend"),
        ("meet at 2026-12-01 10am with Tom", "2026-12-01", "2026-12-01 10am"),
        ("introduce Ana by next week to Tom", "2026-11-23", "next week"),
        ("reply by end of next month with prices", "2026-12-31", "end of next month"),
        ("ring by friday and then write to Ana", "2026-11-20", "friday"),
        ("pay by Sat, 12 Dec in cash", "2026-12-12", "Sat, 12 Dec"),
        # what is due by a day is due then, whatever else is on another
        ("ring Ana by fri about the trip on 12 Dec", "2026-11-20", "fri"),
        ("book on friday for the trip by 12 Dec in Oxford", "2026-12-12", "12 Dec"),
    ],
)
def test_a_clear_date_inside_is_read_and_the_words_stay(text: str, expected: str, words: str) -> None:
    when, rest, unread = due_in(text, WED)
    assert when is not None
    assert (when.day.isoformat(), when.words, rest, unread) == (expected, words, text, "")


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("ring at 2027-03-28", "2027-03-28", "ring"),
        ("ring at 2027-03-28 01:30", "2027-03-28", "ring"),
        ("meet at fri 10:00", "2026-11-20", "meet"),
        ("meet Tom at 12 Dec 10am", "2026-12-12", "meet Tom"),
        ("meet at 12 May Street", None, "meet at 12 May Street"),
        ("meet at Friday Market", None, "meet at Friday Market"),
        ("meet at 10", None, "meet at 10"),
    ],
)
def test_after_at_stands_a_day_or_more_often_a_place(text: str, expected: str | None, rest: str) -> None:
    when, kept, unread = due_in(text, WED)
    assert (when and when.day.isoformat(), kept, unread) == (expected, rest, "")


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("send it by blursday", "blursday"),
        ("send it by blursday to Ana", "blursday"),
        ("send it on blursday", "blursday"),
        ("send it by the 14th I will know", "the 14th"),
        ("look at it by the 14th floor", "the 14th floor"),
        ("send by fri 12 dec or so", "fri 12 dec"),
        ("send by fri 13 dec in the morning or so", "fri 13 dec"),
        ("ring by friday or monday at the hall", "friday or monday"),
        ("book by 12 Dec - 14 Dec for Ana", "12 Dec - 14 Dec"),
        ("ask on monday about lunch on friday in town", "monday, friday"),
        ("send it by fri at 25:00 sharp", "fri at 25:00 sharp"),
        ("write by friday's meeting", "friday's meeting"),
        ("pay on 30 feb in the hall", "30 feb"),
        ("send it before christmas to everyone", "christmas"),
        ("pay him by 12. May Ana know", "12. May Ana know"),
        ("last 2026-12-12", "last 2026-12-12"),
        ("send it, the last day is 2026-12-12", "2026-12-12"),
    ],
)
def test_a_date_that_is_not_clear_is_named_and_never_guessed(text: str, unread: str) -> None:
    assert due_in(text, WED) == (None, text, unread)


@pytest.mark.parametrize(
    "text",
    listed(
        """|meet by 5 people in the hall|cut it by 10% for Ana|open on 24/7 basis|work on 3/4 of it|stand by me on stage
        |by 3d glasses for the film|sit by the sun deck|go on holiday with Ana|send notes from 2026-12-12
        |send what was said on stage|talk on pricing at noon with Ana"""
    ),
)
def test_what_is_no_date_is_neither_read_nor_named(text: str) -> None:
    assert due_in(text.strip(), WED) == (None, text.strip(), "")


def test_find_due_month_first() -> None:
    found = find_due("write by 12/25", WED, day_first=False)
    assert found is not None and found[0].day == date(2026, 12, 25)
    assert find_due("write by 25/12", WED, day_first=False) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("send it by the feast of stephen", "the feast of stephen"),
        ("send it by 31/31", "31/31"),
        ("by 31/31.", "31/31"),
        ("send it (by 31/31)", "31/31"),
        ("send it by fri-ish", "fri-ish"),
        ("send it By Mid-December ", "Mid-December"),
        ("send it by december", "december"),
        ("send it by fri 12 dec", "fri 12 dec"),
        ("send it by fri 25:00", "fri 25:00"),
        ("send it by the 45th", "the 45th"),
        ("send it by 9am", "9am"),
        ("send it by 5 o'clock", "5 o'clock"),
        ("send it by 12/25", "12/25"),
        ("send it by christmas", "christmas"),
        ("send it by mid next week", "mid next week"),
        ("send it by the end of term", "the end of term"),
    ],
)
def test_unread_due(text: str, expected: str) -> None:
    assert unread_due(text) == expected


@pytest.mark.parametrize(
    "text",
    listed(
        """|by|by by|by hand|send by train|send by post|a book by Ana|by the river|stand by me|seen by 10 people
        |cut it by 10%|by £500|postpone by 2 weeks|paid by the week|by the end|send by friday|send by tomorrow 9am
        |by the end of the month|send by 3.12.|by the M25|go by bus 42|friday|by the sun
        |by the feast of good king stephen|send it friday"""
    ),
)
def test_unread_due_is_silent(text: str) -> None:
    assert unread_due(text.strip()) is None


PIECES = st.sampled_from(
    [
        *listed(
            """|by|on|at|in|before|until|the|a|this|next|last|end|of|week|weekend|month|year|friday|fri|sun|may|12|dec
        |12/12|31/2|3d|2|two|weeks|days|ago|time|'|'s|tomorrow|today|9am|14:30|25:00|noon|morning|latest|99999999
        |'26|2026-02-30|9999|.|(|)|,|send|Ana|Ⅷ|٣|İ|’"""
        ),
        "\ud800",
        "\x00",
        "\n",
    ]
)
PHRASES = st.lists(PIECES, max_size=8).map(" ".join)


@given(st.one_of(st.text(), PHRASES), DAYS, st.booleans(), st.booleans())
@example("by friday", date(9999, 12, 31), True, False)
@example("last week", date(1, 1, 1), True, True)
def test_no_text_raises(text: str, today: date, day_first: bool, past: bool) -> None:
    when = read(text, today, day_first=day_first, past=past)
    assert when is None or (when.words == text.strip() and (when.last is None or when.last >= when.day))
    said = unread_due(text)
    assert said is None or said in text
    whole, kept, unread = due_in(text, today, day_first=day_first)
    assert text.startswith(kept) and (whole is None or not unread)
    assert whole is None or read(whole.words, today, day_first=day_first) == whole
    found = find_due(text, today, day_first=day_first)
    if found:
        due, rest = found
        assert rest and text.startswith(rest) and due.words in text[len(rest) :]
        assert read(due.words, today, day_first=day_first) == due


@given(PHRASES, DAYS)
def test_the_past_is_never_due_unasked(phrase: str, today: date) -> None:
    when = read(phrase, today)
    if when and when.day < today:
        assert any(said in phrase for said in ("ago", "last", "2026", "'26", "9999"))


@given(DAYS, DAYS, st.booleans(), st.booleans())
def test_dates_written_out_round_trip(meant: date, today: date, day_first: bool, past: bool) -> None:
    when = read(meant.isoformat(), today, day_first=day_first, past=past)
    assert when == When(meant, meant.isoformat())
    found = find_due(f"send it by {meant.isoformat()}", today, day_first=day_first)
    assert found == (when, "send it")


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), DAYS)
def test_dates_in_other_spellings_round_trip(meant: date, today: date) -> None:
    for shape in ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y%m%d", "%Y/%m/%d", "%d %b %Y", "%B %d, %Y", "%a %d %B %Y"):
        assert day(meant.strftime(shape), today) == meant.isoformat(), shape
    assert day(meant.strftime("%m/%d/%Y"), today, day_first=False) == meant.isoformat()


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_weekdays_lie_within_a_week(today: date, weekday: str) -> None:
    ahead, back = read(weekday, today), read(weekday, today, past=True)
    assert ahead and back and ahead.day.strftime("%a").lower() == back.day.strftime("%a").lower() == weekday
    assert today < ahead.day <= today + timedelta(7)
    assert today - timedelta(7) < back.day <= today
    assert ahead.day - back.day == timedelta(7)


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "9",
        ".",
        "(",
        ")",
        "a ",
        "1.",
        "9/",
        "by ",
        "fri ",
        "\n",
        "in 9",
        "a.m",
        "'",
        ". ",
        "- ",
        " )",
        "x",
        "the end of ",
    ],
)
@pytest.mark.parametrize("frame", ["{}", "send it by {}", "{} friday", "send it friday{}", "in {} days"])
def test_hostile_lengths_return(piece: str, frame: str) -> None:
    text = frame.format(piece * (100_000 // len(piece)))
    for past in (False, True):
        read(text, WED, past=past)
    due_in(text, WED)
    find_due(text, WED)
    unread_due(text)
    assert day("in " + piece * 100_000 + " days", WED) is None


def test_a_due_date_is_found_after_a_long_text() -> None:
    found = find_due("word " * 20_000 + "by friday", WED)
    assert found is not None and found[0].day == FRI
    assert find_due("x" * 100_000 + "friday", WED) is None


def test_reading_plain_words_needs_the_standard_library_only() -> None:
    code = (
        "import sys, datetime\n"
        "from netjournal.domain.due import find_due\n"
        "from netjournal.domain.when import read\n"
        "read('in 2 weeks', datetime.date(2026, 1, 31)); find_due('ring Tom by fri', datetime.date(2026, 1, 31))\n"
        "print(*{'pendulum', 'textual', 'rich', 'asyncio', 'calendar'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
