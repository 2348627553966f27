"""`netjournal jot`: what it takes as words, and that nothing typed is lost."""

import errno
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from netjournal.cli import output
from netjournal.journal import Journal, Narrow
from netjournal.paths import write_private
from netjournal.store import inbox

from .conftest import Cli

Opened = Callable[[], Journal]


def texts(opened: Opened) -> list[str]:
    journal = opened()
    try:
        return [line.text for line in journal.listing("idea").at(0, 100)]
    finally:
        journal.close()


def test_one_line_says_what_was_kept(run_cli: Cli) -> None:
    ran = run_cli("jot", "a", "joint", "morning", "with", "@Priya", "#workshop")
    assert ran.code == 0
    assert ran.out == "Kept an idea: a joint morning with Priya · with Priya (new) · #workshop\n"
    assert ran.err == ""


def test_a_leading_mark_makes_a_promise(run_cli: Cli) -> None:
    ran = run_cli("jot", "!", "send", "Ana", "the", "list", "by", "friday")
    assert ran.code == 0
    assert "Kept a promise of mine: send Ana the list" in ran.out
    assert "due Fri" in ran.out


@pytest.mark.parametrize("words", [(), ("-",)])
def test_a_pipe_is_one_jot_whatever_its_lines(run_cli: Cli, opened: Opened, words: tuple[str, ...]) -> None:
    assert run_cli("jot", *words, piped="first\nsecond\n").code == 0
    assert texts(opened) == ["first\nsecond"]


def test_lines_are_one_idea_each_and_one_undo(run_cli: Cli, opened: Opened) -> None:
    ran = run_cli("jot", "--lines", piped="first\n\n  \nsecond\r\nthird")
    assert ran.lines == ["Kept an idea: first", "Kept an idea: second", "Kept an idea: third"]
    assert texts(opened) == ["third", "second", "first"]
    assert run_cli("undo").out == "Took back: kept 3 lines\n"
    assert texts(opened) == []


def test_words_win_over_a_pipe(run_cli: Cli, opened: Opened) -> None:
    run_cli("jot", "typed", piped="piped")
    assert texts(opened) == ["typed"]


def test_without_words_on_a_terminal_it_asks(run_cli: Cli, opened: Opened) -> None:
    ran = run_cli("jot", typed="a private thing\n")
    assert ran.code == 0
    assert "jot> " in ran.err
    assert texts(opened) == ["a private thing"]


def test_leaving_the_question_keeps_nothing(run_cli: Cli, opened: Opened) -> None:
    ran = run_cli("jot", typed="")
    assert ran.code == 130
    assert "nothing was kept" in ran.err
    assert texts(opened) == []


@pytest.mark.parametrize("given", ["", "   ", "\n\n", "\x1b", "\u200b\u200d", "\x00"])
def test_nothing_to_see_is_nothing_to_keep(run_cli: Cli, opened: Opened, given: str) -> None:
    for ran in (run_cli("jot", piped=given), run_cli("jot", "--", given)):
        assert ran.code == 2
        assert "nothing to keep" in ran.err
    assert texts(opened) == []


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["--", "-5", "degrees"], "-5 degrees"),
        (["-5", "degrees"], "-5 degrees"),
        (["a", "-", "b"], "a - b"),
        (["a", "--", "b", "--lines"], "a -- b --lines"),
        (["pricing", "--loud", "-x"], "pricing --loud -x"),
        (["it", "is", "-hot"], "it is -hot"),
        (["--", "--on"], "--on"),
        (["-", "a", "bullet"], "- a bullet"),
        (["up", "--no-event", "hill"], "up hill"),
    ],
)
def test_a_dash_among_words_is_a_dash(run_cli: Cli, opened: Opened, words: list[str], kept: str) -> None:
    ran = run_cli("jot", *words)
    assert ran.code == 0, ran.err
    assert texts(opened) == [kept]


@pytest.mark.parametrize("option", ["--json", "--lnies", "--lines=x", "-n", "--today=1"])
def test_an_unknown_option_before_the_words_is_refused(run_cli: Cli, opened: Opened, option: str) -> None:
    ran = run_cli("jot", option, "words")
    assert ran.code == 2
    assert f"no option {option}" in ran.err
    assert "put -- before them" in ran.err
    assert texts(opened) == []


def test_on_needs_a_day(run_cli: Cli) -> None:
    ran = run_cli("jot", "words", "--on")
    assert ran.code == 2
    assert "--on needs a day" in ran.err


def test_on_files_to_the_event_of_that_day(breakfast: Cli) -> None:
    ran = breakfast("jot", "late spark", "--on", "last wednesday")
    assert "at Thames Breakfast, Wed 18 Nov" in ran.out
    found = json.loads(breakfast("ideas", "--json", "--find", "late spark").out)
    assert found[0]["day"] == "2026-11-18"


def test_a_jot_under_another_day_says_which_and_counts_its_dates_from_there(run_cli: Cli) -> None:
    said = run_cli("jot", "! Ana: the deck by friday", "--on", "last wednesday").out
    assert "due Fri 20 Nov" in said
    assert said.endswith(" · under Wed 18 Nov\n")
    assert run_cli("jot", "a thought", "--on", "yesterday").out.endswith(" · under Sat 21 Nov\n")
    assert "under" not in run_cli("jot", "a thought", "--on", "today").out
    assert "under" not in run_cli("jot", "a thought").out


def test_no_event_leaves_it_without(run_cli: Cli) -> None:
    run_cli("event", "Dinner", "--on", "yesterday")
    assert "at Dinner" in run_cli("jot", "one").out
    assert "at Dinner" not in run_cli("jot", "two", "--no-event").out


def test_an_unreadable_day_keeps_the_jot(run_cli: Cli, opened: Opened) -> None:
    ran = run_cli("jot", "worth", "keeping", "--on", "the twelfth of never")
    assert ran.code == 0
    assert "“the twelfth of never” was not understood: kept under today" in ran.err
    journal = opened()
    assert journal.listing("idea").at(0, 1)[0].day == journal.clock.today()
    journal.close()


def test_undecodable_bytes_and_nul_leave_the_rest(run_cli: Cli, opened: Opened) -> None:
    assert run_cli("jot", piped=b"caf\xff \x00 au lait\n").code == 0
    assert run_cli("jot", "argv \udcff too").code == 0
    assert texts(opened) == ["argv \ufffd too", "caf\ufffd  au lait"]


def test_a_full_date_is_never_called_not_understood(run_cli: Cli) -> None:
    said = run_cli("jot", "! meet at 2026-12-12 or 2026-12-19").out
    assert "whether it is due then is not clear from “2026-12-12”, so it has no date" in said
    assert "due Sat 12 Dec" in run_cli("jot", "! meet at 2026-12-12 10am").out
    said = run_cli("jot", "! meet by 2026-13-45").out
    assert "the date “2026-13-45” was not understood, so it has none" in said


def test_ten_megabytes_are_kept(run_cli: Cli, opened: Opened) -> None:
    long = "word and more " * 750_000
    ran = run_cli("jot", piped=long)
    assert ran.code == 0
    assert len(ran.out) < 200
    assert texts(opened) == [long.strip()]


def test_settings_that_cannot_be_read_do_not_lose_it(run_cli: Cli, opened: Opened, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("theme = [")
    ran = run_cli("jot", "worth keeping")
    assert ran.code == 7
    assert "config.toml" in ran.err
    assert "Kept aside" in ran.out
    (home / "config.toml").unlink()
    assert texts(opened) == ["worth keeping"]


def test_lines_kept_aside_all_come_in(run_cli: Cli, opened: Opened, home: Path) -> None:
    (home / "journal.db").mkdir(parents=True)
    ran = run_cli("jot", "--lines", piped="one\ntwo")
    assert ran.code == 5
    assert "2 jots wait" in ran.out
    (home / "journal.db").rmdir()
    assert sorted(texts(opened)) == ["one", "two"]


def test_nowhere_to_keep_it_gives_the_words_back(run_cli: Cli, home: Path) -> None:
    home.mkdir()
    (home / "inbox").write_text("in the way")
    (home / "journal.db").mkdir()
    ran = run_cli("jot", "worth", "keeping")
    assert ran.code == 6
    assert "worth keeping" in ran.err


def test_what_is_found_is_narrowed(breakfast: Cli, opened: Opened) -> None:
    journal = opened()
    assert journal.listing("idea", Narrow(find="menus")).count() == 1
    journal.close()


def test_a_pipe_without_an_end_is_refused_and_nothing_is_kept(run_cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "MOST_PIPED", 1_000_000)
    ran = run_cli("jot", "--lines", piped="abc\n" * 250_001)
    assert (ran.code, ran.out) == (2, "")
    assert "More than 1 MB were piped in; nothing was kept." in ran.err
    assert run_cli("ideas").out == ""
    assert run_cli("jot", piped="a" * 1_000_000).code == 0


@pytest.mark.parametrize("stays", [False, True])
def test_lines_are_kept_aside_together_or_not_at_all(
    run_cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch, stays: bool
) -> None:
    """The disk is full at the fourth: whoever does what is said, and says it again, has none of them twice."""
    run_cli("jot", "first")
    holder = sqlite3.connect(home / "journal.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    written: list[Path] = []

    def fills(path: Path, text: str | bytes) -> None:
        if len(written) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(path)
        write_private(path, text)

    def refuses(path: Path, missing_ok: bool = False) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as full:
        full.setattr(inbox, "write_private", fills)
        if stays:
            full.setattr(Path, "unlink", refuses)
        ran = run_cli("jot", "--lines", piped="line A\nline B\nline C\nline D\nline E\n")
    holder.rollback()
    holder.close()
    assert ran.code == 6 and "No space left" in ran.err
    assert "line D" in ran.err and "line E" in ran.err and ("line A" in ran.err) is not stays
    assert ("3 wait aside" in ran.err) is stays
    ideas = run_cli("ideas").out
    assert [f"line {letter}" in ideas for letter in "ABCDE"] == [stays] * 3 + [False] * 2
