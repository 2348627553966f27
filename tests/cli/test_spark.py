"""`netjournal spark`: the idea of the day in a line, and what is of this day in other years."""

import json
from collections.abc import Callable
from datetime import date

from netjournal.journal import Journal
from tests.tui import builders

from .conftest import Cli


def test_the_spark_in_a_line_the_same_all_day(run_cli: Cli, opened: Callable[[], Journal]) -> None:
    run_cli("jot", "boats race before they rain", "--on", "2026-03-12", "--no-event")
    said = "boats race before they rain (from 12 Mar 2026; not looked at since)\n"
    assert run_cli("spark").out == run_cli("spark").out == said
    shown = run_cli("spark", terminal=True).out
    assert "✦" in shown and "not looked at since" in shown
    (told,) = json.loads(run_cli("spark", "--json").out)
    assert (told["text"], told["why"], told["answer"]) == ("boats race before they rain", "unvisited", "")
    assert "spark" not in run_cli("undo").out  # asking is nothing to take back
    journal = opened()
    assert journal.listing("idea").count() == 0
    journal.close()


def test_nothing_comes_back_and_nothing_is_of_this_day(run_cli: Cli) -> None:
    for words, says in ((("spark",), "No idea comes back today."), (("spark", "--day"), "Nothing in the journal")):
        ran = run_cli(*words)
        assert (ran.code, ran.out) == (0, "") and ran.err.startswith(says)
        assert json.loads(run_cli(*words, "--json").out) == []


def test_of_this_day_the_latest_first(run_cli: Cli, opened: Callable[[], Journal]) -> None:
    journal = opened()
    with journal.database.write("", quiet=True):
        builders.event(journal, "Thames\tBreakfast", date(2025, 11, 22))
        builders.idea(journal, "boats race before they rain", date(2026, 10, 22))
    journal.close()
    assert run_cli("spark", "--day").lines == [
        "idea\t2026-10-22\t\tboats race before they rain",
        "event\t2025-11-22\t\tThames Breakfast",
    ]
    told = json.loads(run_cli("spark", "--day", "--json").out)
    assert [one["record"] for one in told] == ["idea", "event"]
    shown = run_cli("spark", "--day", terminal=True).out
    assert "a month ago" in shown and "a year ago" in shown
