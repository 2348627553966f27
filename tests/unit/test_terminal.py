"""What the terminal sends becomes events: a paste one text, whatever it holds, and nothing ends the reading."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.events import AppFocus, Key, MouseMove, Paste
from textual.message import Message

from netjournal.tui import terminal
from netjournal.tui.terminal import SETTLED, SILENCE, Reader

START, END = "\x1b[200~", "\x1b[201~"


class Line:
    """A reader, and a clock that goes only when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(terminal, "monotonic", lambda: self.now)
        monkeypatch.setattr("textual._parser.get_time", lambda: self.now)
        self.reader = Reader()

    def sent(self, *chunks: str, within: float = 0.001) -> list[str]:
        """What becomes of chunks that come one after the other: keys by name, pastes as `=text`."""
        said = []
        for chunk in chunks:
            said += named(self.reader.feed(chunk))
            self.now += within
            said += named(self.reader.tick())
        return said

    def waited(self, seconds: float) -> list[str]:
        self.now += seconds
        return named(self.reader.tick())


def named(messages: Iterable[Message]) -> list[str]:
    return [
        message.key if isinstance(message, Key)
        else f"={message.text}" if isinstance(message, Paste)
        else type(message).__name__
        for message in messages
    ]  # fmt: skip


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(monkeypatch)


def chunks(text: str, cuts: Iterable[int]) -> list[str]:
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    return [text[a:b] for a, b in pairwise(places)]


PIECES = ["\x1b", "\x1b[", "\x1b[31m", "\x1b[20", "\x1b[A", "\x13", "\r", "x"]
TRICKY = st.lists(st.text(max_size=8) | st.sampled_from(PIECES), max_size=8).map("".join)


@given(TRICKY, st.lists(st.integers(0, 1000), max_size=12))
@example("note \x1b[31mred\rx\r", [])
@example("\x13", list(range(20)))
@example("x" * 9000 + "\x1b[2J\x11", [4096, 8192])
@example("\x1b", [7])
def test_whatever_is_pasted_arrives_whole_and_alone_however_it_is_cut(text: str, cuts: list[int]) -> None:
    text = text.replace(START, "").replace(END, "")
    with pytest.MonkeyPatch.context() as patched:
        line = Line(patched)
        said = line.sent("i", *chunks(f"{START}{text}{END}", cuts))
        said += line.waited(SETTLED)
        whole = text.replace("\0", "").replace(START, "").replace(END, "")
        assert said == ["i", *([f"={whole}"] if whole else [])]
        assert line.sent("x", "\x1b[A") == ["x", "up"]


@given(TRICKY, st.lists(st.sampled_from([START, END]), max_size=3), TRICKY, st.lists(st.integers(0, 1000), max_size=12))
def test_marks_that_were_pasted_let_no_key_out(one: str, marks: list[str], two: str, cuts: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        line = Line(patched)
        said = line.sent(*chunks(START + one + "".join(f"{mark}{two}" for mark in marks) + END, cuts))
        said += line.waited(SETTLED)
        assert [one for one in said if not one.startswith("=")] == []
        assert len(said) <= 1
        assert line.waited(SILENCE) == []
        assert line.sent("x") == ["x"]


def test_what_comes_in_one_breath_behind_a_paste_is_no_key(line: Line) -> None:
    assert line.sent(f"{START}stranger two{END}\x1b\x1b2x") == []
    assert line.sent("x", "\x1b[3~") == []
    assert line.waited(SETTLED) == ["=stranger two\x1b\x1b2xx\x1b[3~"]
    assert line.sent("2") == ["2"]


def test_a_control_key_behind_a_paste_is_one(line: Line) -> None:
    """A script sends its Enter along."""
    assert line.sent(f"{START}kept{END}\r") == []
    assert line.waited(SETTLED) == ["=kept", "enter"]


def test_what_the_terminal_says_by_itself_is_neither_text_nor_in_the_way(line: Line) -> None:
    line.sent(f"\x1b[I{START}one{END}", "\x1b[I\x1b[<35;4;5M")
    said = line.waited(SETTLED - 0.002)
    assert said == ["=one", AppFocus.__name__, MouseMove.__name__]
    assert line.sent(f"{START}two{END}\x1b[Iy") + line.waited(SETTLED) == ["=twoy", AppFocus.__name__]


def test_a_paste_that_never_ends_does_not_hold_the_keys(line: Line) -> None:
    assert line.sent(f"{START}lost", " line") == []
    assert line.waited(SILENCE - 0.1) == []
    assert line.sent("\x1b[I") == []
    assert line.waited(0.1) == ["=lost line\x1b[I"]
    assert line.sent("x", "\x1b[A", "\x1b[20~") == ["x", "up", "f9"]


@pytest.mark.parametrize("rest", [f"x{END}", "all that was on its way\rx", f"x{END}\x1b[I"])
def test_the_rest_of_a_paste_that_faltered_is_no_key(line: Line, rest: str) -> None:
    line.sent(f"{START}lost")
    assert line.waited(SILENCE) == ["=lost"]
    assert line.sent("\x1b[<35;4;5M") == [MouseMove.__name__]
    said = line.sent(rest) + line.waited(SILENCE)
    assert said[0].startswith("=") and said[0].endswith("x")
    assert line.sent("x") == ["x"]


@pytest.mark.parametrize("cut", range(1, len(START)))
def test_a_mark_that_comes_in_two_is_one(line: Line, cut: int) -> None:
    said = line.sent(START[:cut])
    said += line.waited(0.3)
    said += line.sent(f"{START[cut:]}x\r{END}") + line.waited(SETTLED)
    assert said in (["=x\r"], ["escape", "=x\r"], ["alt+left_square_bracket", "=x\r"])
    assert len(said) == 1 or cut < 3


def test_escape_is_answered_as_soon_as_before(line: Line) -> None:
    assert line.sent("\x1b") == []
    assert line.waited(0.1) == ["escape"]
    assert line.sent(f"\x1b{START}x{END}") + line.waited(SETTLED) == ["escape", "=x"]
    assert line.sent("\x1b[20") == []
    assert line.waited(SILENCE) == ["escape", "left_square_bracket", "2", "0"]


QUICK = {
    "\x1b\r\x1b": "escape enter escape", "\x1bab\x1b": "escape a b escape", "\x1ba\x1b": "escape a escape",
    "\x1b[hello\x1b": "escape left_square_bracket h e l l o escape", "\x1bO\x1b": "escape O escape",
    "\x1b\r\x1b[A": "escape enter up", "\x1b]x\x1b": "escape right_square_bracket x escape",
    "\x1bhello": "escape h e l l o", "\x1b\x1b": "escape escape", "\x1b\x1b[A": "escape up", "a\x1b": "a escape",
    "\x1b3x": "escape 3 x", "\x1bOZ": "escape O Z", "\x1b[20\x1b[B": "escape left_square_bracket 2 0 down",
    "\x1b[\x1b": "escape left_square_bracket escape", "\x1b" + "a" * 40: "escape" + " a" * 40,
    "\x1b\x1b\x1b[<0;3;3M": "escape escape MouseDown", "^\x1b": "circumflex_accent escape",
    "\x1b\x11": "escape ctrl+q", "\x1b\x13": "escape ctrl+s",
    "\x1b[" + "1" * 40: "escape left_square_bracket" + " 1" * 40,
}  # fmt: skip


@pytest.mark.parametrize("sent", QUICK)
def test_an_esc_and_what_comes_in_one_breath_are_the_keys_that_were_typed(line: Line, sent: str) -> None:
    assert " ".join(line.sent(sent) + line.waited(SILENCE)) == QUICK[sent]
    assert line.sent("x") == ["x"]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1by", "alt+y"), ("\x1bY", "alt+shift+y"), ("\x1b3", "alt+3"), ("\x1b\r", "alt+enter"),
        ("\x1b[", "alt+left_square_bracket"), ("\x1bO", "alt+shift+o"), ("\x1b ", "alt+space"),
        ("\x1bf", "ctrl+right"), ("\x1b\x7f", "ctrl+w"), ("\x1b\t", "shift+tab"), ("\x1b[121;3u", "alt+y"),
        ("\x1bé", "alt+é"), ("\x1b.", "alt+full_stop"),
    ],
)  # fmt: skip
def test_a_letter_behind_an_esc_is_no_letter(line: Line, sent: str, key: str) -> None:
    """What a terminal sends for a key held with Alt: no dialog takes it as its answer, and nothing is typed."""
    messages = list(line.reader.feed(sent))
    line.now += 0.2
    messages += line.reader.tick()
    assert named(messages) == [key]
    assert not any(isinstance(message, Key) and message.is_printable for message in messages)
    assert line.sent("y") == ["y"]


@pytest.mark.parametrize("report", ["\x1b[?62;22c", "\x1b[>0;276;0c", "\x1b[?1u", "\x1b[1;99Z", "\x1b[0n"])
def test_a_report_that_nobody_asked_for_is_nothing(line: Line, report: str) -> None:
    assert line.sent(report, "x") == ["x"]
    assert line.sent(*report, "x") == ["x"]


@pytest.mark.parametrize("reply", ["\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b]4;1;x\x07", "\x1bP>|tmux 3.4\x1b\\"])
def test_the_reply_to_another_program_is_nothing(line: Line, reply: str) -> None:
    assert line.sent(f"i{reply}x\x1b[A", reply) == ["i", "x", "up"]


def test_all_reports_that_textual_knows_are_still_known(line: Line) -> None:
    for report in (report for report in ANSI_SEQUENCES_KEYS if len(report) > 2):
        known = named(XTermParser().feed(report))
        assert line.sent(report) == known, report
        assert line.sent(*report) == known, report


NONSENSE = [
    "\x1b[27;5;999999999999~", "\x1b[999999999999999999u", "\x1b[1114112u", "\x1b[97;5;1114112u", "\x1b[55296u",
    "\x1b[97;;56320:97u", "\x1b[9999999999999;9999999999999u",
]  # fmt: skip


@pytest.mark.parametrize("report", NONSENSE)
def test_a_report_of_a_key_no_keyboard_has_is_nothing(line: Line, report: str) -> None:
    assert line.sent(report, "x") == ["x"]


def test_a_size_of_nothing_does_not_end_the_mouse(line: Line) -> None:
    line.sent("\x1b[48;0;0;0;0t")
    assert line.sent("\x1b[<35;5;5M", "x") == ["x"]


@given(st.lists(st.text("\x1b\x1b[[]<?;:0123456789uMmRtyOIABZ$~ \r\x9b\ufffd", max_size=30), max_size=6))
def test_nothing_that_is_sent_ends_the_reading(sent: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        line = Line(patched)
        line.sent(*filter(None, sent))
        line.waited(SILENCE), line.waited(SILENCE)
        line.sent("z")
        line.waited(SILENCE)
        assert line.sent("x")[-1:] == ["x"]
