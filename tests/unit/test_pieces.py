"""Taking a piece out of a text: lines, else sentences, and no hole where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.pieces import pieces, with_news, without

TEXTS = [
    ("one line only", ["one line only"]),
    ("first\nsecond", ["first", "second"]),
    ("first\n\n  second  \n", ["first", "second"]),
    ("Stories, not reports. Ask Priya! Why not; soon", ["Stories, not reports.", "Ask Priya!", "Why not;", "soon"]),
    ("3.5 per cent, e.g. none", ["3.5 per cent, e.g.", "none"]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "found"), TEXTS)
def test_a_text_falls_into_its_lines_else_its_sentences(text: str, found: list[str]) -> None:
    assert pieces(text) == found


@pytest.mark.parametrize(
    ("text", "number", "left"),
    [
        ("first\nsecond\nthird", 0, "second\nthird"),
        ("first\nsecond\nthird", 1, "first\nthird"),
        ("first\nsecond\nthird", 2, "first\nsecond"),
        ("first\n\nsecond\n\nthird", 1, "first\n\nthird"),
        ("One. Two! Three", 1, "One. Three"),
        ("One. Two!", 0, "Two!"),
    ],
)
def test_what_is_left_has_no_hole(text: str, number: int, left: str) -> None:
    assert without(text, number) == left


@given(st.text(alphabet="ab .!?\n", max_size=60))
def test_no_word_is_lost_and_none_is_there_twice(text: str) -> None:
    found = pieces(text)
    assert " ".join(found).split() == text.split()
    for number in range(len(found) if len(found) > 1 else 0):
        rest = without(text, number).split()
        assert sorted([*rest, *found[number].split()]) == sorted(text.split())


@pytest.mark.parametrize(
    ("text", "before", "now", "shown"),
    [
        ("mine", "old", "old", "mine"),
        ("mine", "old", "old\nnew", "mine\nnew"),
        ("mine\n\nnew", "old", " new \n\nold", "mine\n\nnew"),
        ("beta, longer", "beta", "alpha\nbeta", "beta, longer\nalpha"),
        ("", "old", "new", "\nnew"),
    ],
)
def test_what_has_come_since_stands_under_what_is_being_written(text: str, before: str, now: str, shown: str) -> None:
    assert with_news(text, before, now) == shown
