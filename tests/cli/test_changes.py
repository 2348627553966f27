"""`netjournal changes`, `undo NUMBER`, `trash`, `show --history`: what the app shows, in the shell."""

import json
from collections.abc import Callable

import pytest

from netjournal.cli import trash
from netjournal.clock import FrozenClock
from netjournal.domain.records import Ref
from netjournal.journal import Journal

from .conftest import Cli


def test_the_changes_for_a_person_a_pipe_and_a_program(breakfast: Cli) -> None:
    breakfast("undo")
    newest, before, *_ = breakfast("changes").lines
    assert newest.split("\t")[2:] == ["Kept an idea, “menus as joint morning for Tom”", "taken back"]
    assert before.split("\t")[3] == "done"
    assert breakfast("changes", "--limit", "2").lines == [newest, before]
    (told, *_) = json.loads(breakfast("changes", "--json", "--limit", "1").out)
    assert (str(told["number"]), told["done"]) == (newest.split("\t")[0], False)
    shown = breakfast("changes", terminal=True).out
    assert "taken back" in shown and "netjournal undo NUMBER" in shown


def test_one_change_field_by_field(breakfast: Cli) -> None:
    number = next(line.split("\t")[0] for line in breakfast("changes").lines if "Met Priya" in line)
    lines = breakfast("changes", number).lines
    assert "person\tPriya Nair\tMemory hook\t+ red glasses" in lines
    assert "event\tThames Breakfast\tIn the room\t+ Priya Nair, talked" in lines
    told = json.loads(breakfast("changes", number, "--json").out)
    assert ("Memory hook", "added", "", "red glasses") in [
        (one["field"], one["verb"], one["before"], one["after"]) for one in told
    ]
    assert "red glasses" in breakfast("changes", number, terminal=True).out


def test_what_went_for_good_is_told_without_the_names_of_tables(breakfast: Cli, opened: Callable[[], Journal]) -> None:
    journal = opened()
    journal.remove(Ref("person", 1))
    number = str(journal.actions(1)[0].id)
    journal.trash.empty()
    lines = breakfast("changes", number).lines
    assert {line.split("\t")[0] for line in lines} >= {"person", "person in a room", "other name"}, lines
    assert "removed for good" in lines[0]
    assert not any("attendance" in line or "called\t" in line for line in lines)
    shown = breakfast("changes", number, terminal=True).out
    assert "person in a room" in shown and "attendance" not in shown


def test_the_history_of_a_record_two_ways(breakfast: Cli) -> None:
    ran = breakfast("changes", "Priya")
    assert ran.out == breakfast("show", "Priya", "--history").out
    assert any(line.split("\t")[2:] == ["Name", "+ Priya Nair", "Met Priya Nair"] for line in ran.lines)
    told = json.loads(breakfast("show", "Priya", "--history", "--json").out)
    assert {one["title"] for one in told} == {"Priya Nair"}
    assert "Memory hook" in breakfast("show", "Priya", "--history", terminal=True).out
    assert breakfast("changes", "Nobody").code == 1


def test_one_is_taken_back_and_put_back_by_its_number(breakfast: Cli) -> None:
    lines = breakfast("changes").lines
    number = next(line.split("\t")[0] for line in lines if "pricing" in line)
    ran = breakfast("undo", number)
    assert ran.code == 8 and "“Kept an idea, “menus as joint morning for Tom””" in ran.err
    newest = lines[0].split("\t")[0]
    assert breakfast("undo", newest).out.startswith("Took back: kept an idea, “menus")
    assert breakfast("undo", number).code == 0
    assert breakfast("redo", number).out.startswith("Put back: kept an idea, “a joint morning")
    assert breakfast("undo", newest).code == 1
    assert breakfast("redo", number).code == 1
    assert breakfast("undo", "9999").code == 1
    assert breakfast("undo", "x").code == 2


def test_going_back_is_one_step(breakfast: Cli, opened: Callable[[], Journal]) -> None:
    lines = breakfast("changes").lines
    first = lines[-1].split("\t")[0]
    assert breakfast("undo", first, "--back-to", first).code == 2
    assert breakfast("undo", "--back-to", first).out == f"Took back {len(lines) - 1} changes\n"
    assert breakfast("people").out == ""
    assert breakfast("redo").out == f"Put back {len(lines) - 1} changes\n"
    assert len(breakfast("people").lines) == 2
    journal = opened()
    assert all(action.done for action in journal.actions())
    journal.close()


def test_the_trash_says_who_was_merged(breakfast: Cli) -> None:
    breakfast("met", "P. Nair")
    breakfast("merge", "Priya Nair", "P. Nair", "--yes")
    breakfast("jot", "gone again")
    breakfast("undo")
    told = {one["title"]: (one["merged"], one["taken_back"]) for one in json.loads(breakfast("trash", "--json").out)}
    assert told == {"P. Nair": (True, False), "gone again": (False, True)}


def test_the_trash_in_the_shell(breakfast: Cli, opened: Callable[[], Journal], clock: FrozenClock) -> None:
    assert (breakfast("trash").code, breakfast("trash").err) == (0, "")
    assert breakfast("trash", terminal=True).err == "The trash is empty.\n"
    journal = opened()
    for kind in ("person", "promise"):
        journal.remove(journal.listing(kind).at(0, 1)[0].ref)
    title = journal.trash.removed()[1].title
    journal.close()
    clock.advance(days=2)
    lines = breakfast("trash").lines
    assert [line.split("\t")[0] for line in lines] == ["promise", "person"]
    assert lines[0].split("\t")[3] == "28"
    assert json.loads(breakfast("trash", "--json").out)[1]["title"] == title
    assert "28 days left" in breakfast("trash", terminal=True).out
    assert breakfast("trash", "--put-back", "nobody").code == 1
    assert breakfast("trash", "--put-back", title).out.startswith(f"Put back {title}")
    assert breakfast("undo").out == f"Took back: brought back {title}\n"
    assert breakfast("trash", "--empty").code == 2
    assert breakfast("trash", "--empty", "--json").code == 2
    assert breakfast("trash", "--empty", typed="no\n", terminal=True).err.endswith("Nothing was changed.\n")
    assert breakfast("trash", "--empty", typed="").code in (0, 130)
    assert len(breakfast("trash").lines) == 2
    ran = breakfast("trash", "--empty", typed="y\n", terminal=True)
    assert "for good? Nothing brings that back. y / n" in ran.err
    assert ran.out.startswith("2 records gone for good. Backups")
    assert breakfast("trash", "--empty", "--yes").err == "The trash is empty.\n"


def test_emptying_the_trash_lets_go_of_what_was_asked_about(
    breakfast: Cli, opened: Callable[[], Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trash, "typed_on", lambda: True)
    breakfast("undo")

    def meanwhile(what: Callable[[Journal], object]) -> str:
        """The words of emptying it, while another window does that before the answer."""

        def answer(_: str) -> bool:
            journal = opened()
            what(journal)
            journal.close()
            return True

        monkeypatch.setattr(trash, "sure", answer)
        return breakfast("trash", "--empty").out

    removing = meanwhile(lambda journal: journal.remove(journal.listing("person").at(0, 1)[0].ref))
    assert removing.startswith("1 record gone for good.")
    assert removing.endswith("What was removed meanwhile is still in the trash.\n")
    assert len(breakfast("trash").lines) == 1
    assert meanwhile(lambda journal: journal.undo()).startswith("Nothing was left to let go of")


def test_what_is_old_is_let_go_when_the_trash_is_looked_at(
    breakfast: Cli, opened: Callable[[], Journal], clock: FrozenClock
) -> None:
    journal = opened()
    journal.remove(journal.listing("person").at(0, 1)[0].ref)
    journal.close()
    clock.advance(days=31)
    assert breakfast("jot", "a jot purges nothing").code == 0
    clock.advance(days=2)
    journal = opened()
    assert journal.trash.due()
    journal.close()
    said = breakfast("trash")
    assert said.out == "" and said.err.startswith("1 record had been here for thirty days and went for good. Backups")
    journal = opened()
    assert not journal.trash.due()
    assert journal.backing_up.all(), "should the clock be wrong"
    journal.close()


def test_a_number_that_no_change_has_is_not_said_to_be_too_old(breakfast: Cli) -> None:
    """Taking back and putting back are numbered too."""
    breakfast("undo")
    breakfast("redo")
    breakfast("jot", "one more")
    newest = int(breakfast("changes").lines[0].split("\t")[0])
    for number, what in ((newest - 2, "taking"), (newest - 1, "putting")):
        ran = breakfast("undo", str(number))
        assert ran.code == 1
        assert f"There is no change {number}: that number is of a {what} back. “netjournal changes” lists" in ran.err
        assert breakfast("changes", str(number)).err == ran.err
    assert f"the newest is {newest}." in breakfast("undo", str(newest + 1)).err
