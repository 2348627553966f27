"""Records as words: days near and far, the hour of a due date, what the lines of a page say."""

from datetime import date

import pytest

from netjournal import present, rows
from netjournal.domain.records import Entry, PersonLine, Promise, Ref

TODAY = date(2026, 11, 22)
"""A Sunday."""


@pytest.mark.parametrize(
    ("day", "short", "told", "long", "inside"),
    [
        (date(2026, 11, 21), "yesterday", "yesterday", "yesterday, Saturday 21 November", "yesterday"),
        (TODAY, "today", "today", "today, Sunday 22 November", "today"),
        (date(2026, 11, 23), "tomorrow", "tomorrow", "tomorrow, Monday 23 November", "tomorrow"),
        (date(2026, 11, 27), "Fri", "Fri, in 5 days", "Friday 27 November, in 5 days", "on Friday 27 November"),
        (
            date(2026, 11, 18),
            "Wed 18 Nov",
            "Wed 18 Nov, 4 days ago",
            "Wednesday 18 November, 4 days ago",
            "on Wednesday 18 November",
        ),
    ],
)
def test_a_day_near_today_is_called_so(day: date, short: str, told: str, long: str, inside: str) -> None:
    assert present.day_phrase(day, TODAY) == short
    assert present.day_ago(day, TODAY) == told
    assert present.long_day_ago(day, TODAY) == long
    assert present.on_day(day, TODAY) == inside


def promise(due: date | None, said: str, direction: str = "mine", state: str = "open") -> Promise:
    return Promise(1, "u", direction, "ring Ana", due, said, "ring", state, "Ana", 1)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 8), "Sun  8 Nov"),
        (date(2024, 11, 18), "18 Nov 24 "),
        (date(2076, 1, 5), "Jan 2076 "),
        (date(9999, 12, 31), "Dec 9999 "),
        (date(1, 1, 1), "Jan 0001 "),
    ],
)
def test_a_day_in_a_list_tells_the_century_where_one_could_be_wrong(day: date, words: str) -> None:
    assert present.day_column(day, TODAY) == words.rjust(10)


@pytest.mark.parametrize(
    ("due", "said", "words", "iso"),
    [
        (date(2026, 11, 23), "tomorrow 9am", "tomorrow 9:00", "2026-11-23 09:00"),
        (date(2026, 11, 27), "fri at 5.30pm", "Fri 17:30", "2026-11-27 17:30"),
        (date(2026, 12, 7), "7 Dec noon", "Mon 7 Dec, 12:00", "2026-12-07 12:00"),
        (date(2026, 11, 27), "friday", "Fri", "2026-11-27"),
        (date(2026, 11, 27), "friday at 5", "Fri", "2026-11-27"),
        (date(2026, 11, 27), "", "Fri", "2026-11-27"),
        (None, "soon", "“soon”", "soon"),
        (None, "at 25:00 or 9am", "“at 25:00 or 9am”", "at 25:00 or 9am"),
        (None, "", "", ""),
    ],
)
def test_the_hour_of_a_due_date(due: date | None, said: str, words: str, iso: str) -> None:
    assert present.due_words(promise(due, said), TODAY)[0] == words
    assert present.due_iso(due, said) == iso
    assert rows.promise_cells(promise(due, said), TODAY)[3].width >= len(words)


@pytest.mark.parametrize(
    ("state", "due", "said", "note", "role"),
    [
        ("mine", date(2026, 11, 20), "fri", "due Fri 20 Nov", "late"),
        ("mine", date(2026, 11, 23), "tomorrow 9am", "due tomorrow 9:00", "due"),
        ("theirs", date(2026, 11, 20), "fri", "due Fri 20 Nov", "quiet"),
        ("mine done", date(2026, 11, 20), "fri", "done", "quiet"),
        ("mine let go", date(2026, 11, 20), "fri", "let go", "quiet"),
        ("theirs", None, "soon", "“soon”", "quiet"),
        ("theirs", None, "", "they said they would", "quiet"),
        ("mine", None, "", "I said I would", "quiet"),
    ],
)
def test_a_promise_on_a_page_says_when_it_is_due(state: str, due: date | None, said: str, note: str, role: str) -> None:
    entry = Entry(Ref("promise", 1), TODAY, "ring Ana", "", state, due=due, due_words=said)
    told = rows.entry_cells(entry, TODAY)[3]
    assert (told.text, told.role) == (note, role)


def test_someone_never_met_is_not_said_to_be_met() -> None:
    missed = PersonLine(1, "u", "Ana", "", "met", unmet="missed", unmet_at="Thames Breakfast")
    assert present.between_us(missed, TODAY) == "missed at Thames Breakfast, not met yet"
    assert present.between_us(missed._replace(unmet="not met"), TODAY) == "not met yet"
    assert present.between_us(missed._replace(unmet=""), TODAY) == "met"
    shown = rows.person_cells(missed, TODAY)
    assert [cell.text for cell in shown] == ["Ana", "", "missed", "", ""]
    assert [cell.width for cell in shown] == [
        cell.width for cell in rows.person_cells(missed._replace(unmet=""), TODAY)
    ]
    entry = Entry(Ref("person", 1), TODAY, "Ana", "packaging", "missed")
    assert rows.entry_cells(entry, TODAY)[3].text == "missed · packaging"


@pytest.mark.parametrize(("number", "words"), [(1, "1 person"), (98, "98 people"), (99, "99 or more people")])
def test_the_pile_is_counted_no_further_than_anyone_wants_to_know(number: int, words: str) -> None:
    assert present.in_pile(number) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(1800, 11, 22), "226 years ago"),
        (date(1800, 11, 23), "225 years ago"),
        (date(2006, 11, 22), "20 years ago"),
        (date(2006, 11, 27), "19 years ago"),
        (date(2025, 11, 22), "1 year ago"),
        (date(2025, 11, 23), "11 months ago"),
        (date(2026, 9, 22), "2 months ago"),
        (date(2026, 9, 23), "8 weeks ago"),
        (date(2026, 11, 9), "13 days ago"),
        (date(2036, 11, 22), "in 10 years"),
        (date(9999, 12, 31), "in 7,973 years"),
        (date(1, 1, 1), "2,025 years ago"),
    ],
)
def test_how_long_ago_is_counted_by_the_calendar(day: date, words: str) -> None:
    assert present.ago(day, TODAY) == words


def test_from_the_end_of_a_month_to_the_end_of_a_shorter_one_is_whole_months() -> None:
    assert present.ago(date(2026, 8, 31), date(2026, 11, 30)) == "3 months ago"
    assert present.ago(date(2024, 2, 29), date(2025, 2, 28)) == "1 year ago"
    assert present.ago(date(9999, 10, 31), date.max) == "2 months ago"
