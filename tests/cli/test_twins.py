"""People found twice, from the shell."""

import json
from collections.abc import Callable

import pytest

from netjournal.journal import Journal

from .conftest import Cli

Open = Callable[[], Journal]


@pytest.fixture
def twins(breakfast: Cli, opened: Open) -> Cli:
    """The breakfast, with Priya written down once more."""
    journal = opened()
    with journal.database.write("", quiet=True):
        journal.people.add("P. Nair", hook="yellow coat", needs="a printer")
    journal.close()
    return breakfast


def test_they_are_listed_for_a_pipe_a_program_and_a_person(twins: Cli) -> None:
    (line,) = twins("twins").lines
    assert line.split("\t")[:3] == ["Priya Nair", "P. Nair", "“P. Nair” may be Priya Nair"]
    (pair,) = json.loads(twins("twins", "--json").out)
    assert (pair["one"]["name"], pair["other"]["name"]) == ("Priya Nair", "P. Nair")
    assert pair["reasons"] == ["“P. Nair” may be Priya Nair"] and line.split("\t")[3] == pair["one"]["uid"]
    shown = twins("twins", terminal=True).out
    assert "Priya Nair · P. Nair" in shown and "1 pair. To make one of two: netjournal merge KEEP OTHER" in shown


def test_nobody_twice_is_said_kindly(breakfast: Cli) -> None:
    assert breakfast("twins", terminal=True) == (0, "Nobody seems to be here twice.\n", "")
    assert breakfast("twins", "--json").out == "[]\n"
    assert breakfast("twins") == (0, "", "")


def test_what_would_stay_is_shown_and_asked(twins: Cli, opened: Open) -> None:
    ran = twins("merge", "Priya Nair", "P. Nair", typed="n\n")
    assert ran.code == 0 and ran.out == "Both are as they were.\n"
    assert "P. Nair goes into Priya Nair, with everything that belongs to them." in ran.err
    assert "name: Priya Nair stays; also called P. Nair" in ran.err
    assert "remember: red glasses stays; “yellow coat” goes into the notes" in ran.err
    assert len(twins("twins").lines) == 1
    ran = twins("merge", "Priya Nair", "P. Nair", typed="y\n")
    assert ran.out == "Merged P. Nair into Priya Nair · 1 line more in the notes\n"
    assert twins("twins").lines == []
    assert "yellow coat" in twins("show", "Priya Nair").out
    twins("undo")
    assert len(twins("twins").lines) == 1


def test_a_pipe_is_not_asked(twins: Cli) -> None:
    ran = twins("merge", "Priya Nair", "P. Nair")
    assert (ran.code, ran.out) == (2, "") and "say --yes" in ran.err
    assert len(twins("twins").lines) == 1
    assert twins("merge", "=Priya Nair", "=P. Nair", "--yes").code == 0


def test_every_failure_has_its_code_and_changes_nothing(twins: Cli, opened: Open) -> None:
    journal = opened()
    with journal.database.write("", quiet=True):
        for _ in range(3):
            journal.people.add("Wren Abbott")
    journal.close()
    assert twins("merge", "Priya Nair", "Nobody", "--yes").code == 1
    assert twins("merge", "Priya Nair", "=priya nair", "--yes").code == 1
    assert twins("merge", "Priya Nair", "Priya", "--yes").code == 2
    several = twins("merge", "Priya Nair", "Wren Abbott", "--yes")
    assert several.code == 3 and several.err.count("Wren Abbott") == 4
    uid = several.err.split("\n")[1].split()[0]
    assert twins("merge", "Priya Nair", uid, "--yes").code == 0
    assert twins("undo").out == "Took back: merged Wren Abbott into Priya Nair\n"


def test_two_of_one_name_are_merged_by_saying_it_twice(breakfast: Cli, opened: Open) -> None:
    journal = opened()
    with journal.database.write("", quiet=True):
        first = journal.people.get(journal.people.add("Wren Abbott")).uid
        journal.people.add("Wren Abbott")
    journal.close()
    assert breakfast("merge", "Wren Abbott", "Wren Abbott", "--yes").code == 0
    journal = opened()
    assert [line.uid for line in journal.people.suggest("Wren")] == [first]
    journal.close()
