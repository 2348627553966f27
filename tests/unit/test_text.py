"""What may enter the journal, and how names are compared."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.text import FORBIDDEN, a_noun, clean, key, listed, one_line, parted, short


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("plain", "plain"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\x1b[2J\x07bell", "bell"),
        ("\x9b31mred", "31mred"),
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


OSC, ST = "\x1b]", "\x1b\\"
LINK = f"{OSC}8;id=1;https://example.com/a?b=c{ST}the shop{OSC}8;;{ST}"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("\x1b[31mRed\x1b[0m and \x1b[1;38;5;208mbold\x1b[m", "Red and bold"),
        ("\x1b[4:3m\x1b[?25l\x1b[>0c\x1b[200~a\x1b[201~\x1b[@", "a"),
        ("\x1b\x1b[31mRed", "Red"),
        ("\x1b[\x1b[31mRed", "[Red"),
        ("\x1b\x1b[m[31m", "[31m"),
        ("\x1b[1", "[1"),
        ("\x1b[12é", "[12é"),
        ("\x1b[3\x001m", "[31m"),
        ("\x1b[3\r\n1m", "[3\n1m"),
        ("\x1b[ 3 x", "[ 3 x"),
        ("\x1b[ Hello \x1b[3 Hello \x1b[[ \x1b[]", "[ Hello [3 Hello [[ []"),
        ("\x1b[31mRed\x1b(B\x1b[m and \x1b7on\x1b8", "Red and on"),
        ("\x1b=\x1b)0\x1b#8\x1b%@a\x1b>", "a"),
        ("\x1bc \x1b( \x1b(b \x1b6", "c ( (b 6"),
        (f"see {LINK}, open", "see the shop, open"),
        (f"{OSC}0;a title\tin two\x07a", "a"),
        (f"{OSC}0;\udcff é 日本{ST}a", "a"),
        (f"{OSC}0;Ã\x9cber{ST}a", "a"),
        (f"a{OSC}\x07b{OSC}{ST}c", "abc"),
        *((f"a\x1b{one}1$q q{end}b", "ab") for one in "PX^_" for end in ("\x07", ST)),
        (f"{OSC}call Ana", "]call Ana"),
        (f"{OSC}call Ana\nring\x07 Bo", "]call Ana\nring Bo"),
        (f"{OSC}call Ana\rring\x07 Bo", "]call Ana\nring Bo"),
        (f"{OSC}call Ana\x85ring\x07 Bo", "]call Ana\nring Bo"),
        (f"{OSC}call Ana\x1b[31m Bo\x07", "]call Ana Bo"),
        (f"{OSC}call Ana {OSC}0;title\x07Bo", "]call Ana Bo"),
        (f"{OSC}call \x18Ana\x07 \x1bPcall \x1aBo{ST}", "]call Ana Pcall Bo\\"),
        (f"one{ST}two\x9cthree", "one\\twothree"),
        ("e\x1b[0m\u0301", "é"),
    ],
)
def test_a_command_to_the_terminal_goes_whole_and_one_that_is_not_complete_keeps_its_letters(
    raw: str, kept: str
) -> None:
    assert clean(raw) == kept


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Z\udcc3\udcbcrich \udce7\udc8e\udc8b", "Zürich 王"),
        ("Zürich \udce7\udc8e\udc8b", "Zürich 王"),
        ("a\udcffb", "a\ufffdb"),
        ("a\udcc3b", "a\ufffdb"),
        ("a\udcc2\udc9bb", "ab"),
        ("\udce2\udc80\udcaeevil", "evil"),
        ("\ud83d\ude00", "\ufffd\ufffd"),
    ],
)
def test_bytes_that_python_could_not_read_are_read_as_letters(raw: str, kept: str) -> None:
    assert clean(raw) == kept == clean(kept)


@pytest.mark.parametrize("read", ["utf-8", "cp1252", "cp1250"])
@pytest.mark.parametrize(
    "words",
    [
        "Straße in Überlingen", "die Größe – “Ü”", "Ý “said” Ü", "😝 Ü", "Ûber", "‹Titel› und mehr", "weź coś ze sobą",
        "žena řekla, ať jde", "⅛ inch, ⅞ of it", "Ÿ … le cœur",
    ],
)  # fmt: skip
def test_text_read_in_another_encoding_loses_no_letter(words: str, read: str) -> None:
    """What a C1 character stood for is lost, nothing around it is."""
    misread = words.encode(read, "ignore").decode("latin-1")
    lines = misread if read == "utf-8" else misread.replace("\x85", "\n")
    assert clean(misread) == "".join(c for c in lines if not "\x7f" <= c <= "\x9f")


def test_the_newline_of_latin_1_is_one_unless_it_was_part_of_a_letter() -> None:
    assert clean("one\x85two.\x85\x85 three") == "one\ntwo.\n three"
    assert clean("â\x85\x9b â\x80\x85 Ã\x85") == "â â Ã"


PIECES = [
    "\x1b", "\x07", "\x9b", "\x9c", "\x9d", "\x90", "[", "]", "P", "\\", "3", ";", " ", "m", "word", "e", "\u0301",
    "\n", "\r", "\x85", "\x00", "\ud800", "\udc9b", "\u202e", "Ã",
]  # fmt: skip
HOSTILE = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")))
BEGINNINGS = st.sampled_from(["\x1b]", "\x1bP", "\x1bX", "\x1b^", "\x1b_"])


@given(BEGINNINGS, LETTERS, HOSTILE)
def test_a_string_goes_whole_where_it_is_ended_on_its_line_and_loses_no_letter_where_not(
    begin: str, words: str, rest: str
) -> None:
    for end in ("\x07", ST):
        assert clean(f"{begin}{words}{end} {rest}") == clean(f" {rest}")
    assert clean(begin + words) == clean(begin[1:] + words)
    assert clean(f"{begin}{words}\n{rest}") == clean(f"{begin[1:]}{words}\n{rest}")


@given(HOSTILE.map(lambda raw: raw.replace("\x1b", "")))
def test_where_no_command_begins_only_what_is_forbidden_goes(raw: str) -> None:
    lines = re.sub(
        "\r\n|[\r\u2028\u2029\x0b\x0c]|(?<![\x80-\xbf\xc2-\xf4])\x85", "\n", re.sub("[\ud800-\udfff]", "\ufffd", raw)
    )
    assert clean(raw) == unicodedata.normalize("NFC", re.sub(f"[{FORBIDDEN}]", "", lines))


@pytest.mark.parametrize("begin", ["\x1b]", "\x1b[", "\x1bP", "\x1b", "\x1b]a", "\x1b[0", "\x1b[?"])
def test_many_beginnings_are_looked_at_once_each(begin: str) -> None:
    """Were the rest of the line read again for each of them, this would take minutes."""
    assert clean(begin * 300_000) == begin[1:] * 300_000
    assert clean(begin + "0" * 3_000_000) == begin[1:] + "0" * 3_000_000


@pytest.mark.parametrize("marks", ["\u0301\u0316", "\u0f73\u0f71", "\uff9e\u0316", "\u093c\u0301"])
def test_a_pile_of_accents_is_kept_as_it_is_and_takes_no_time(marks: str) -> None:
    """To put them in order would take minutes."""
    pile = f"a{marks * 100_000}"
    assert clean(f"e\u0301 {pile}") == f"é {pile}"
    assert clean(f"{pile} e\u0301") == f"{pile} é"
    key(pile)


@given(st.lists(st.sampled_from(["e", "\u0301", "\u0316", "\u0958", "–", "👩", *"각ﾞ"]), max_size=8), st.data())
def test_a_pile_of_accents_stays_as_it_is(around: list[str], data: st.DataObject) -> None:
    around.insert(data.draw(st.integers(0, len(around))), "\u0301\u0316" * data.draw(st.integers(145, 155)))
    kept = clean("".join(around))
    assert clean(kept) == kept
    assert unicodedata.normalize("NFC", kept) == unicodedata.normalize("NFC", "".join(around))


@given(HOSTILE)
def test_clean_is_total_and_clean_stays_clean(raw: str) -> None:
    kept = clean(raw)
    assert clean(kept) == kept
    assert not re.search(f"[{FORBIDDEN}]", kept)
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


@pytest.mark.parametrize(("noun", "said"), [("idea", "an idea"), ("event", "an event"), ("promise", "a promise")])
def test_a_noun_has_its_article(noun: str, said: str) -> None:
    assert a_noun(noun) == said
