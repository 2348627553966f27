"""People found twice in a journal: who is read for it, and that what the user said is remembered."""

from datetime import date

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.records import Contact
from netjournal.errors import Interrupted, NotFound
from netjournal.journal import Journal

from .test_associating import everything

DAY, BEFORE = date(2026, 11, 18), date(2026, 6, 17)
SERIES = "the Wednesday breakfast"


@pytest.fixture
def people(journal: Journal) -> dict[str, int]:
    """Some who are there twice, some who only look so."""
    with journal.database.write("", quiet=True):
        add = journal.people.add
        found = {
            "robert": add("Robert Smith", organisation="Smith Print"),
            "bob": add("Bob Smith", organisation="Smith Print Ltd."),
            "tom": add("Tom Ellis"),
            "t": add("T. Ellis"),
            "thomas": add("Tom Ellis", organisation="Harbour Law"),
            "tomas": add("Tom Ellis", organisation="Tannery"),
            "priya": add("Priya Nair"),
            "pri": add("Pri"),
            "katherine": add("Katherine Whitmore"),
            "katharine": add("Katharine Whitmore"),
        }
        for who in ("priya", "pri"):
            journal.people.add_contact(
                found[who], Contact("phone", {"pri": "+44 7700 900637"}.get(who, "07700 900637"))
            )
        june = journal.events.add("Breakfast", BEFORE, series=SERIES)
        november = journal.events.add("Breakfast in fog", DAY, series=SERIES)
        journal.events.attend(june, found["katherine"], "talked")
        journal.events.attend(november, found["katharine"], "hello")
        journal.events.attend(november, found["tom"], "talked")
        journal.events.attend(november, found["thomas"], "talked")
    return found


def shown(journal: Journal) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(pair.kept.name, pair.other.name): pair.reasons for pair in journal.merging.found_twice()}


def test_they_are_found_with_the_reasons(journal: Journal, people: dict[str, int]) -> None:
    found = shown(journal)
    assert found["Robert Smith", "Bob Smith"] == (
        "“Bob” is a short form of Robert", "both work at Smith Print",
    )  # fmt: skip
    assert found["Priya Nair", "Pri"] == ("the same phone", "“Pri” is how Priya Nair begins")
    assert found["Katherine Whitmore", "Katharine Whitmore"] == (
        "“Katherine” and “Katharine” are one letter apart", "both come to the Wednesday breakfast",
    )  # fmt: skip


def test_two_of_one_name_in_one_room_or_at_different_work_are_two(journal: Journal, people: dict[str, int]) -> None:
    pairs = {frozenset((p.kept.id, p.other.id)) for p in journal.merging.found_twice()}
    assert frozenset((people["tom"], people["thomas"])) not in pairs
    assert frozenset((people["thomas"], people["tomas"])) not in pairs
    with journal.database.write("both talked"):
        journal.conversations.add([people["katherine"], people["katharine"]], DAY, said="tiles")
    assert ("Katherine Whitmore", "Katharine Whitmore") not in shown(journal)


@pytest.mark.parametrize("who", ["robert", "bob", "priya", "pri", "katherine", "katharine", "thomas"])
def test_of_one_person_the_same_pairs_are_found(journal: Journal, people: dict[str, int], who: str) -> None:
    person = people[who]
    mine = [pair for pair in journal.merging.found_twice() if person in (pair.kept.id, pair.other.id)]
    found = journal.merging.look_alikes(person)
    assert {(p.kept.id, p.other.id, p.reasons) for p in found} == {
        (person, p.other.id if p.kept.id == person else p.kept.id, p.reasons) for p in mine
    }  # fmt: skip


def test_the_one_more_belongs_to_stands_in_front(journal: Journal, people: dict[str, int]) -> None:
    journal.meeting.talked([people["bob"]], "cork")
    assert ("Bob Smith", "Robert Smith") in shown(journal)


def test_not_the_same_person_is_remembered_and_taken_back(
    journal: Journal, clock: FrozenClock, people: dict[str, int]
) -> None:
    before = everything(journal)
    count = len(shown(journal))
    journal.merging.not_the_same(people["bob"], people["robert"])
    journal.merging.not_the_same(people["robert"], people["bob"])
    assert len(journal.actions()) == 1, "said twice it is said once"
    assert journal.merging.look_alikes(people["bob"]) == []
    again = Journal.open(journal.database.path, clock)
    assert len(shown(again)) == count - 1
    assert again.undo().label == "Not the same: Bob Smith and Robert Smith"
    assert len(shown(again)) == count
    assert everything(again) == before
    again.redo()
    assert len(shown(again)) == count - 1
    again.close()


def test_what_was_said_goes_with_the_person_and_comes_back(journal: Journal, people: dict[str, int]) -> None:
    journal.merging.not_the_same(people["bob"], people["robert"])
    journal.undo(journal.remove(journal.people.get(people["bob"]).ref))
    assert journal.merging.look_alikes(people["bob"]) == []


def test_let_go_people_are_found_too(journal: Journal, people: dict[str, int]) -> None:
    journal.touching.let_go(people["bob"])
    assert ("Robert Smith", "Bob Smith") in shown(journal)


def test_merged_they_are_one(journal: Journal, people: dict[str, int]) -> None:
    journal.merging.merge(people["robert"], people["bob"])
    assert journal.merging.look_alikes(people["robert"]) == []
    with pytest.raises(NotFound):
        journal.merging.look_alikes(people["bob"])


def test_what_is_not_wanted_any_more_is_given_up(journal: Journal, people: dict[str, int]) -> None:
    """In a large journal it takes seconds, and whoever leaves the program does not wait for it."""
    asked = iter([True] * 12 + [False])
    with pytest.raises(Interrupted):
        journal.merging.found_twice(wanted=lambda: next(asked))
    assert next(asked, "all were asked for") == "all were asked for"


def test_an_empty_journal_has_nobody_twice(journal: Journal) -> None:
    assert journal.merging.found_twice() == []
