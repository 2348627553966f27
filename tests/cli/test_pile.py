"""The pile, circles, drifting and closer from the shell."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from netjournal.clock import FrozenClock
from netjournal.journal import Journal

from .conftest import Cli

Open = Callable[[], Journal]


def test_the_pile_for_a_pipe_a_program_and_a_person(breakfast: Cli) -> None:
    lines = [line.split("\t") for line in breakfast("pile").lines]
    assert sorted(line[0] for line in lines) == ["Priya Nair", "Tom Ellis"]
    assert [line[1:4] for line in lines] == [["2026-11-18", "warm", "Thames Breakfast"]] * 2
    found = {one["name"]: one for one in json.loads(breakfast("pile", "--json").out)}
    assert found["Priya Nair"]["hook"] == "red glasses"
    assert (found["Tom Ellis"]["said"], found["Tom Ellis"]["days"], found["Tom Ellis"]["warmth"]) == (
        "he prints menus", 4, "warm",
    )  # fmt: skip
    shown = breakfast("pile", terminal=True).out
    assert "2 in the pile" in shown and "red glasses" in shown


def test_an_amnesty_says_how_many_and_is_undone(breakfast: Cli, clock: FrozenClock) -> None:
    assert breakfast("pile", "--amnesty").out == "No card is cold.\n"
    clock.advance(days=40)
    assert "netjournal pile --amnesty" in breakfast("pile", terminal=True).out
    assert breakfast("pile", "--amnesty").out.startswith("Let 2 cold cards go; the people stay")
    assert breakfast("pile", terminal=True).out == "Nobody waits.\n"
    assert "2 cards cold" not in breakfast("pile").out
    breakfast("undo")
    assert len(breakfast("pile").lines) == 2


def test_an_amnesty_is_no_list(breakfast: Cli, clock: FrozenClock) -> None:
    clock.advance(days=40)
    ran = breakfast("pile", "--amnesty", "--json")
    assert (ran.code, ran.out) == (2, "") and "not both" in ran.err
    assert len(json.loads(breakfast("pile", "--json").out)) == 2


def test_circles_are_said_in_a_word(breakfast: Cli, clock: FrozenClock) -> None:
    assert breakfast("circle", "Priya").out == "Priya Nair · in no circle\n"
    said = breakfast("circle", "Priya", "inner").out
    assert said == "Priya Nair · inner: every 14 days, at most 21 · in touch until Wed 2 Dec\n"
    clock.advance(days=15)
    assert "due since" in breakfast("circle", "Priya").out
    assert breakfast("bump", "Priya").out == "Put off Priya Nair until Mon 21 Dec, put off once\n"
    assert "put off once" in breakfast("circle", "Priya").out
    refused = breakfast("circle", "Priya", "often")
    assert (refused.code, "is no circle" in refused.err) == (2, True)
    assert breakfast("bump", "Tom").code == 2
    assert breakfast("circle", "Nobody", "close").code == 1
    assert breakfast("circle", "#nothing", "close").code == 1
    assert breakfast("circle", "#nothing").code == 2


def test_drifting_says_why(breakfast: Cli, opened: Open, clock: FrozenClock) -> None:
    journal, today = opened(), clock.today()
    tom = journal.meeting.find_person("Tom")
    for days in (160, 139, 118):
        journal.meeting.talked([tom], "cork", day=today - timedelta(days=days), how="call")
    journal.undo()
    journal.meeting.talked([tom], "cork", day=today - timedelta(days=118), how="call")
    with journal.database.write("", quiet=True):
        journal.database.run("DELETE FROM conversation WHERE day > ?", "2026-11-01")
    journal.close()
    breakfast("circle", "Priya", "2-3")
    rows = [line.split("\t") for line in breakfast("drifting").lines]
    assert rows == [
        ["Priya Nair", "overdue since yesterday · every 2 days, at most 3", "2026-11-18"],
        ["Tom Ellis", "usually every 3 weeks, silent for 17", "2026-07-27"],
    ]
    found = json.loads(breakfast("drifting", "--json").out)
    assert [(one["why"], one["every"], one["silence"], one["due"]) for one in found] == [
        ("circle", 2, 4, "overdue"), ("rhythm", 21, 118, None),
    ]  # fmt: skip
    assert "evidence" not in found[0]
    assert "usually every 3 weeks" in breakfast("drifting", terminal=True).out


def test_who_moved_in_a_week_a_month_a_year(breakfast: Cli, opened: Open, clock: FrozenClock) -> None:
    journal, today = opened(), clock.today()
    with journal.database.write("", quiet=True):
        priya = journal.meeting.find_person("Priya")
        journal.people.move(priya, today, "closer", words="rang, just to ring")
        journal.people.move(priya, today - timedelta(days=60), "further")
    journal.close()
    assert breakfast("closer").out == "Priya Nair\t1\t0\tmet\trang, just to ring\n"
    assert breakfast("closer", "--week", "2026-W47").out == breakfast("closer").out
    assert breakfast("closer", "--month", "2026-09").out.startswith("Priya Nair\t0\t1")
    assert breakfast("closer", "--year", "2026").out.startswith("Priya Nair\t1\t1")
    assert breakfast("closer", "--year", "2025", "--json").out == "[]\n"
    assert json.loads(breakfast("closer", "--json").out)[0]["words"] == ["rang, just to ring"]
    assert "closer" in breakfast("closer", terminal=True).out
    for wrong in (
        ("--month", "november"),
        ("--year", "26"),
        ("--week", "W1"),
        ("--week", "2026-W46", "--year", "2026"),
    ):
        assert breakfast("closer", *wrong).code == 2, wrong


def test_a_coming_event_says_once_who_still_waits(breakfast: Cli, home: Path) -> None:
    said = breakfast("event", "Winter Drinks", "--on", "next wed")
    assert "Priya Nair" in said.err and "from the last two wait for a word" in said.err
    assert "wait for a word" not in breakfast("event", "Paper Fair", "--on", "2026-11-20").err
    (home / "config.toml").write_text("[pile]\nbrake = false\n")
    assert "wait for a word" not in breakfast("event", "Another", "--on", "next thu").err
