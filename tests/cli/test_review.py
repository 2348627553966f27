"""`netjournal review` and `netjournal week`: what comes up, and a week to read again."""

import json
from datetime import date
from typing import Any

import pytest

from netjournal.clock import FrozenClock
from netjournal.journal import Journal
from netjournal.paths import find

from .conftest import Cli
from .test_commands import screen  # noqa: F401 - a fixture

KEYS = {"week", "first", "last", "reviewed_on", "line", "reviewed", "remembered", "streak", "happened"}
LINE_KEYS = {"part", "record", "uid", "day", "person", "text"}


@pytest.fixture
def lived(breakfast: Cli, clock: FrozenClock) -> Cli:
    """A breakfast with two people, a promise and an idea."""
    breakfast("promise", "send the VAT checklist", "--to", "Priya", "--by", "fri")
    breakfast("jot", "a joint morning on pricing")
    return breakfast


def test_without_a_terminal_it_prints_what_would_come_up(lived: Cli) -> None:
    lines = [line.split("\t") for line in lived("review").lines]
    assert {section for section, *_ in lines} >= {"not looked back on", "what I said I would do"}
    assert all(len(line) == 4 and date.fromisoformat(line[1]) for line in lines)
    assert lived("review", "--limit", "1").lines == ["\t".join(lines[0])]


def test_on_a_terminal_it_opens_the_review(run_cli: Cli, screen: list[Any]) -> None:  # noqa: F811
    assert run_cli("review", "--week", "2026-W46", "--limit", "5", typed="", terminal=True).code == 0
    assert screen[0][1] == ("2026-W46", 5)


@pytest.mark.parametrize("command", [("review", "--week", "soon"), ("week", "2025-W53"), ("review", "--limit", "0")])
def test_what_is_no_week_or_limit_is_a_sentence(run_cli: Cli, command: tuple[str, ...]) -> None:
    ran = run_cli(*command)
    assert ran.code == 2
    assert "is not a week" in ran.err or "--limit" in ran.err


@pytest.mark.parametrize("words", ["9999-W52", "9999-12-31", "0001-W01"])
@pytest.mark.parametrize("command", [("week",), ("closer", "--week"), ("review", "--week")], ids=" ".join)
def test_the_ends_of_the_calendar_are_refused(run_cli: Cli, command: tuple[str, ...], words: str) -> None:
    ran = run_cli(*command, words)
    assert ran.code == 2 and "is not a week" in ran.err


@pytest.mark.parametrize("terminal", [False, True])
def test_a_week_to_come_is_not_reviewed(run_cli: Cli, terminal: bool) -> None:
    ran = run_cli("review", "--week", "2099-W10", typed="", terminal=terminal)
    assert ran.code == 2 and "2099-W10 has not begun yet" in ran.err


def test_a_week_as_an_object(lived: Cli, clock: FrozenClock) -> None:
    journal = Journal.open(find().journal, clock)
    journal.reviewing.close(journal.reviewing.week(), "a quiet week")
    journal.close()
    (week,) = json.loads(lived("week", "--json").out)
    assert set(week) == KEYS
    assert (week["week"], week["first"], week["last"]) == ("2026-W47", "2026-11-16", "2026-11-22")
    assert (week["reviewed_on"], week["line"]) == ("2026-11-22", "a quiet week")
    assert week["streak"] == {"reviewed": 1, "of": 1}
    assert all(set(line) == LINE_KEYS for line in week["happened"])
    assert {"event", "promise made", "idea"} <= {line["part"] for line in week["happened"]}


def test_a_week_in_words(lived: Cli) -> None:
    drawn = lived("week", terminal=True).out
    for words in ("Week of 16 November", "2026-W47, not reviewed", "Promised", "send the VAT checklist", "Ideas"):
        assert words in drawn
    assert "2026-11-22\tidea\t\ta joint morning on pricing" in lived("week", "2026-11-17").lines
    assert lived("week", "2026-W40").lines == []
    assert "Nothing was kept in this week." in lived("week", "2026-W40", terminal=True).out
