"""What is typed into the search: words and filters, read from any text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.query import MOST_LETTERS, Query, excerpt, lit, read, slips

SUNDAY = date(2026, 11, 22)


def test_words_and_every_filter() -> None:
    query = read('who:priya kind:idea after:2026-03 tag:pricing at:"thames breakfast" "exact words" -not boxes', SUNDAY)
    assert query == Query(
        '"exact words" -not boxes*', ("exact", "words", "boxes"), ("priya",), ("idea",), ("pricing",),
        ("thames breakfast",), date(2026, 3, 1), phrases=("boxes", "exact words"), without=("not",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "after", "before"),
    [
        ("after:2026", date(2026, 1, 1), None),
        ("since:yesterday", date(2026, 11, 21), None),
        ("before:2026-03", None, date(2026, 2, 28)),
        ("on:2026-W46", date(2026, 11, 9), date(2026, 11, 15)),
        ('on:"last month"', date(2026, 10, 1), date(2026, 10, 31)),
        ("before:0001-01-01", None, date(1, 1, 1)),
    ],
)
def test_days(text: str, after: date | None, before: date | None) -> None:
    query = read(text, SUNDAY)
    assert (query.after, query.before, query.box) == (after, before, "")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("kind:idea", ("idea",)),
        ("kind:ideas", ("idea",)),
        ("KIND:People", ("person",)),
        ("kind:conv", ("conversation",)),
        ("kind:idea kind:event", ("idea", "event")),
    ],
)
def test_kinds(text: str, kinds: tuple[str, ...]) -> None:
    assert read(text, SUNDAY).kinds == kinds


def test_what_cannot_be_read_is_said_and_left_out() -> None:
    query = read("after:31/2 kind:zebra boxes", SUNDAY)
    assert query.box == "boxes*" and query.after is None and query.kinds == ()
    assert [problem.partition("”")[0] for problem in query.problems] == ["“31/2", "there is no kind “zebra"]


def test_a_sign_that_is_no_word_is_said_and_mere_punctuation_is_not() -> None:
    """The index knows words only."""
    assert read("🎉 - party & (", SUNDAY).problems == ("“🎉” is no word, and only words are found",)
    assert read("🎉", SUNDAY).empty and read("🎉", SUNDAY).problems


def test_a_hash_is_a_tag_and_a_colon_elsewhere_is_a_word() -> None:
    assert read("#Pricing late", SUNDAY).tags == ("pricing",)
    assert read("ratio:two who:", SUNDAY).words == ("ratio", "two")


def test_the_word_being_typed_is_a_beginning_and_one_that_is_ended_is_not() -> None:
    assert read("pri", SUNDAY).box == "pri*"
    assert read("pri ", SUNDAY).box == "pri"
    assert read('"pri', SUNDAY).box == '"pri'


@pytest.mark.parametrize("text", ["", "   ", '"', "((", "* *", "-", "who:", '""'])
def test_a_text_without_a_word_asks_for_nothing(text: str) -> None:
    assert read(text, SUNDAY).empty


@given(st.text(max_size=60) | st.from_regex(r'((who|kind|tag|at|after|on|before):|"|-|#|\(|OR |NOT |\w+ ?){0,8}'))
def test_any_text_is_a_query(text: str) -> None:
    query = read(text, SUNDAY)
    assert len(query.box) <= 2 * MOST_LETTERS
    assert all(word and not word.isspace() for word in query.words)


def test_a_very_long_text_is_read_by_its_beginning() -> None:
    assert len(read("word " * 100_000, SUNDAY).box) < MOST_LETTERS


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Pricing is lonely", ("pric",), ["Pricing"]),
        ("two prices, one price", ("pricing",), ["prices", "price"]),
        ("Zoë and zoe", ("zoe",), ["Zoë", "zoe"]),
        ("nothing here", ("box",), []),
        ("", ("box",), []),
    ],
)
def test_words_are_lit_by_beginning_and_by_stem(text: str, words: tuple[str, ...], found: list[str]) -> None:
    assert [text[start:end] for start, end in lit(text, words)] == found


@given(st.text(max_size=120), st.integers(6, 60))
def test_an_excerpt_is_one_line_that_fits(text: str, room: int) -> None:
    line = excerpt(text, ("box",), room)
    assert len(line) <= room and "\n" not in line


def test_an_excerpt_shows_where_the_word_stands() -> None:
    text = f"{'before ' * 30}the boxes by the door{' after' * 30}"
    line = excerpt(text, ("box",), 40)
    assert "boxes" in line and line.startswith("…") and line.endswith("…")


def test_slips_are_one_step_away() -> None:
    assert {"pricing", "prcing", "pricng"} <= {*slips("pricing"), "pricing"}
    assert "pricing" in slips("prcing") and "pricing" in slips("pircing") and "pricing" in slips("pricings")
    assert slips("box") == [] and slips("x" * 30) == []
