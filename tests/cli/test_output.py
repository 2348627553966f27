"""The one place the command line prints through: a text that was never cleaned before is cleaned there."""

import io
import sys
from collections.abc import Callable

import pytest

from netjournal.cli import drawing, output
from netjournal.rows import Cell, needed

from .conftest import Cli, Stream
from .test_safety import HOSTILE, harmless

PRINTERS: list[Callable[[str], None]] = [
    output.say,
    output.warn,
    output.hint,
    lambda text: output.say_rows([(text, text)]),
    lambda text: output.say_json([[{"uid": text, "nested": [{"in": (text,)}]}]]),
    lambda text: output.draw_rows([[Cell(text, "quiet", 60), Cell(text), Cell(text, right=True, give=1)]]),
    output.draw_note,
    lambda text: output.draw_title(text, text),
    lambda text: output.draw_page(
        text, text, [("does", text)], [[Cell("", width=10), Cell(text, width=1), Cell(text)]]
    ),
]


@pytest.mark.parametrize("printer", PRINTERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_leaves_uncleaned(monkeypatch: pytest.MonkeyPatch, printer: Callable[[str], None], text: str) -> None:
    out, err = Stream(terminal=True), Stream(terminal=True)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    printer(text)
    assert out.text() + err.text()
    assert harmless(out.text() + err.text())


def test_a_question_is_cleaned_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("an\x1b[2Jswer\n"))
    err = Stream(terminal=True)
    monkeypatch.setattr(sys, "stderr", err)
    assert output.ask("quest\x1b[2Jion") == "answer"
    assert harmless(err.text()) and "question" in err.text()


def test_a_column_grows_for_the_longest_words_of_its_list_where_there_is_room() -> None:
    rows = [[Cell(name, width=6, most=10), Cell("does")] for name in ("Ana", "Bartholomew")]
    assert needed(rows) == 10
    assert [drawing.laid_out(row, 60, needed(rows)).plain for row in rows] == ["Ana         does", "Bartholom…  does"]
    assert drawing.laid_out(rows[1], 34, needed(rows)).plain == "Barthol…  does"


def test_columns_are_cut_by_what_they_take_on_the_screen() -> None:
    cells = [Cell("漢字漢字漢字", width=5), Cell("two\nlines\tand", width=9), Cell("the rest of it")]
    assert drawing.laid_out(cells, 32).plain == "漢字…  two / li…  the rest of it"
    assert drawing.laid_out([Cell("a"), Cell("b", width=9, give=1), Cell("c", width=9, give=2)], 36).plain.split() == [
        "a",
        "b",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("jot", "--foo"), "There is no option --foo."),
        (("pile", "--limit", "3"), "There is no option --limit."),
        (("check", "--repare"), "There is no option --repare. Did you mean --repair?"),
        (("--bogus",), "There is no option --bogus."),
        (("people", "-x"), "There is no option -x."),
    ],
)
def test_an_unknown_option_is_said_in_the_same_words_everywhere(
    run_cli: Cli, words: tuple[str, ...], said: str
) -> None:
    ran = run_cli(*words)
    assert ran.code == 2 and ran.err.startswith(f"netjournal: {said}"), ran.err


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-8"])
def test_what_is_piped_is_read_as_its_byte_order_mark_says(run_cli: Cli, encoding: str) -> None:
    run_cli("event", "Thames Breakfast", "--on", "wed")
    assert run_cli("jot", "-", piped="\ufeffZoë — x\n".encode(encoding)).code == 0
    assert run_cli("jot", "--lines", piped="\ufeffé one\nthe other ü\n".encode(encoding)).code == 0
    assert run_cli("met", "--at", "thames", piped="\ufeffZoë Ångström — red glasses\n".encode(encoding)).code == 0
    ideas = {line.split("\t")[-1] for line in run_cli("ideas").lines} | set(run_cli("ideas").out.split("\t"))
    assert {"Zoë — x", "é one", "the other ü"} <= {one.strip() for one in ideas}, ideas
    assert "Zoë Ångström" in run_cli("people").out


def test_without_a_byte_order_mark_what_is_no_utf8_leaves_a_mark(run_cli: Cli) -> None:
    run_cli("jot", "-", piped=b"caf\xe9 here")
    assert "caf\ufffd here" in run_cli("ideas").out
