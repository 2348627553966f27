"""What may enter the journal, and how names are compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.text import clean, key, listed, one_line, parted, short


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("plain", "plain"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\x1b[2J\x07bell", "[2Jbell"),
        ("\x9b31m", "31m"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("\u202eright to left\u2066", "right to left"),
        ("\ufeffmark", "mark"),
        ("lone \ud800", "lone \ufffd"),
        ("e\u0301", "é"),
        ("👩\u200d💻 ❤\ufe0f", "👩\u200d💻 ❤\ufe0f"),
        ("a\u0000b\x7f", "ab"),
        ("\U000e0041hidden", "hidden"),
    ],
)
def test_clean(raw: str, kept: str) -> None:
    assert clean(raw) == kept


@given(st.text())
def test_clean_is_total_and_clean_stays_clean(raw: str) -> None:
    kept = clean(raw)
    assert clean(kept) == kept
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in kept)
    assert "\n" not in one_line(raw)
    assert len(short(raw, 20)) <= 20
    assert key(key(raw)) == key(raw)
    kept.encode("utf-8")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "ZOE"),
        ("Zoë", "zoe\u0308"),
        ("Ana  Reyes", "ana reyes"),
        ("straße", "STRASSE"),
        ("Ａｎａ", "ana"),
        ("An\u200da", "ana"),
        ("Łukasz", "łukasz"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_other_names_do_not() -> None:
    assert len({key(name) for name in ("कि", "का", "क", "ぱ", "は")}) >= 4
    assert key("\u200d") == ""


def test_listed() -> None:
    assert listed(" a  b\nc ") == ("a", "b", "c")


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("one line  only", "one line only"),
        ("I pay every quarter\n\nshe thinks of a van\n", "I pay every quarter / she thinks of a van"),
        ("a\r\nb\tc", "a / b c"),
        ("\n", ""),
    ],
)
def test_lines_on_one_line_are_parted(raw: str, kept: str) -> None:
    assert parted(raw) == kept
