"""Stretches of days in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.spans import Span, read_span

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2026-03", "2026-03-01", "2026-03-31"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2026-W46", "2026-11-09", "2026-11-15"),
        ("2026w46", "2026-11-09", "2026-11-15"),
        ("March", "2026-03-01", "2026-03-31"),
        ("december", "2025-12-01", "2025-12-31"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("Last  Week", "2026-11-09", "2026-11-15"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("yesterday", "2026-11-21", "2026-11-21"),
        ("12 Nov", "2026-11-12", "2026-11-12"),
    ],
)
def test_a_stretch_is_read(words: str, first: str, last: str) -> None:
    assert read_span(words, SUNDAY) == Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("words", ["", "2026-00", "2026-13", "0000", "2026-W54", "pricing", "31/2"])
def test_what_is_no_stretch_is_none(words: str) -> None:
    assert read_span(words, SUNDAY) is None


def test_last_month_in_january_is_december() -> None:
    assert read_span("last month", date(2026, 1, 31)) == Span(date(2025, 12, 1), date(2025, 12, 31))


def test_weeks_begin_where_the_setting_says() -> None:
    assert read_span("this week", SUNDAY, week_starts="sunday") == Span(date(2026, 11, 22), date(2026, 11, 28))


@given(st.text(max_size=40))
def test_no_text_raises(words: str) -> None:
    found = read_span(words, SUNDAY)
    assert found is None or found.first <= found.last
