"""Merging two people: everything of the one is the other's afterwards, nothing is lost, and taking back is exact."""

from datetime import date
from typing import Any

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.records import Contact, Ref
from netjournal.errors import Ambiguous, NotFound, WrongUse
from netjournal.journal import Draft, Journal
from netjournal.store import index
from netjournal.store.merging import BELONGS, COLUMNS, NAMED, UNCHANGED

from .test_associating import everything

EARLY, LATE = date(2026, 3, 12), date(2026, 11, 18)
HOSTILE = "A[red]bc[/]D[@click=app.bell]ef[/]G [/b] '); DROP TABLE person;-- =1+1 \u0301"


def indexed(journal: Journal) -> None:
    """The word indexes agree with the records."""
    with journal.database.write("looked"):
        for table in index.INDEXES:
            journal.database.run(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")


@pytest.fixture
def two(journal: Journal) -> tuple[int, int]:
    """Robert and Bob Smith: with something in every table, some of it the same."""
    people, ideas, events = journal.people, journal.ideas, journal.events
    with journal.database.write("", quiet=True):
        fair = events.add("Oxford Fair", EARLY)
        breakfast = events.add("Thames Breakfast", LATE)
        evening = events.add("Makers' evening", LATE)
        ana = people.add("Ana Reyes")
        robert = people.add(
            "Robert Smith", organisation="Smith Print", role="founder", does="letterpress", met_on="2026-11-18",
            met_event_id=breakfast, stage="like", notes="Moves to Leeds.", met_through_id=ana,
        )  # fmt: skip
        bob = people.add(
            "Bob Smith", organisation="Smith Print", role="printer", hook="inky hands", met_on="2026-03-12",
            met_event_id=fair, stage="know", notes="Likes sails.", rhythm="periodic", rhythm_days=30, rhythm_most=45,
            let_go_on="2026-10-01", let_go_words="moved away", needs="cork",
        )  # fmt: skip
        people.edit(ana, met_through_id=bob)
        people.edit(robert, aliases=["Robbie"], tags=["print", "leeds"])
        people.edit(bob, aliases=["Bobby", "Robbie"], tags=["print", "cork"])
        people.add_contact(robert, Contact("email", "bob@smith.example.net"))
        people.add_contact(robert, Contact("phone", "07700 900637"))
        people.add_contact(bob, Contact("email", "BOB@smith.example.net", "work"))
        people.add_contact(bob, Contact("phone", "07700900637"))
        people.add_contact(bob, Contact("link", "smithprint.example.net/bob"))
        for event, who, mark in (
            (breakfast, robert, "missed"), (breakfast, bob, "talked"), (evening, robert, "talked"),
            (evening, bob, "not met"), (fair, bob, ""),
        ):  # fmt: skip
            events.attend(event, who, mark)
        journal.conversations.add([robert, bob], LATE, said="both", zone="UTC")
        talk = journal.conversations.add([bob], EARLY, said="cork", zone="UTC")
        journal.promises.add("mine", "send the list", LATE, person_id=bob)
        first = ideas.add("print on cork", EARLY, "UTC")
        second = ideas.add("stories", LATE, "UTC")
        ideas.join(first, Ref("person", bob))
        ideas.join(second, Ref("person", bob), "reminds me of")
        ideas.join(second, Ref("person", robert))
        people.move(bob, EARLY, "closer", words="laughed", stage="know", conversation_id=talk)
        looked = journal.reflections.add(fair, "event", "five", EARLY)
        journal.reflections.answer(looked, "card_by_card", "red glasses", person_id=bob)
        journal.reflections.change(looked, person_uid=people.get(bob).uid)
        journal.sheets.write(bob, {}, {"theirs-goals": "bigger premises"}, talk)
        run = journal.database.run
        run("INSERT INTO bump (uid, person_id, day, until) VALUES ('b', ?, '2026-11-01', '2026-12-01')", bob)
        run("INSERT INTO review (id, uid, week, started_at) VALUES (1, 'r', '2026-11-16', '')")
        for number, (section, who) in enumerate((("pile", bob), ("drifting", bob), ("drifting", robert))):
            run("INSERT INTO decision (uid, review_id, section, item, day) VALUES (?, 1, ?, ?, '2026-11-22')",
                str(number), section, people.get(who).uid)  # fmt: skip
        journal.merging.twins.part(bob, ana)
        journal.merging.twins.part(robert, bob)
    return robert, bob


def rows(journal: Journal, table: str, columns: str) -> list[Any]:
    return journal.database.rows(f"SELECT {columns} FROM {table} ORDER BY id")


def test_everything_of_the_one_belongs_to_the_other(journal: Journal, two: tuple[int, int]) -> None:
    robert, bob = two
    journal.merging.merge(robert, bob)
    person = journal.people.get(robert)
    assert person.name == "Robert Smith" and set(person.aliases) == {"Robbie", "Bob Smith", "Bobby"}
    assert person.tags == ("cork", "leeds", "print")
    assert person.contacts == (
        Contact("email", "bob@smith.example.net", "work"), Contact("link", "smithprint.example.net/bob"),
        Contact("phone", "07700 900637"),
    )  # fmt: skip
    assert rows(journal, "attendance", "event_id, person_id, mark") == [
        (2, robert, "talked"), (3, robert, "talked"), (1, robert, ""),
    ]  # fmt: skip
    assert [journal.conversations.get(id_).people for id_ in (1, 2)] == [("Robert Smith",), ("Robert Smith",)]
    assert rows(journal, "association", "idea_id, person_id, relation") == [
        (1, robert, "together with"), (2, robert, "reminds me of"),
    ]  # fmt: skip
    for table in ("promise", "answer", "stage_move", "bump", "sheet_line"):
        assert {who for (who,) in rows(journal, table, "person_id")} == {robert}, table
    assert journal.people.get(1).met_through_id == robert
    uid = person.uid
    assert journal.database.value("SELECT person_uid FROM reflection") == uid
    assert sorted(rows(journal, "decision", "section, item"))[-1] == ("pile", uid)
    assert rows(journal, "not_same", "person_id, other_id") == [(1, robert)]
    with pytest.raises(NotFound):
        journal.people.get(bob)
    assert journal.meeting.find_person("Bob Smith") == robert
    indexed(journal)


def test_what_only_one_says_is_taken_and_what_is_not_picked_is_noted(journal: Journal, two: tuple[int, int]) -> None:
    robert, bob = two
    sides = journal.merging.side_by_side(robert, bob)
    assert [(d.field, d.kept, d.other) for d in sides.differing] == [
        ("name", "Robert Smith", "Bob Smith"), ("role", "founder", "printer"),
        ("met", "2026-11-18 at Thames Breakfast", "2026-03-12 at Oxford Fair"), ("stage", "like", "know"),
        ("let_go", "no", "on 2026-10-01: moved away"),
    ]  # fmt: skip
    merged = journal.merging.merge(robert, bob, {"role": "other", "stage": "other"})
    person = journal.people.get(robert)
    assert (person.role, person.stage, person.hook, person.needs) == ("printer", "know", "inky hands", "cork")
    assert (person.does, person.met_through) == ("letterpress", "Ana Reyes")
    assert person.let_go_on is None
    assert journal.touching.touches.rhythm(robert).ideal == 30
    assert (person.met_on, person.met_event) == ("2026-03-12", "Oxford Fair"), "the earlier first day"
    assert person.notes.split("\n") == ["Moves to Leeds.", "Likes sails.", *merged.noted]
    assert merged.noted == (
        "2026-11-22, merged with Bob Smith: role: founder",
        "2026-11-22, merged with Bob Smith: met: 2026-11-18 at Thames Breakfast",
        "2026-11-22, merged with Bob Smith: between us: like",
        "2026-11-22, merged with Bob Smith: let go: on 2026-10-01: moved away",
    )


def test_how_we_met_is_the_earlier_unless_the_later_is_picked(journal: Journal, two: tuple[int, int]) -> None:
    robert, bob = two
    (met,) = [d for d in journal.merging.side_by_side(robert, bob).differing if d.field == "met"]
    assert met.stands == "other"
    merged = journal.merging.merge(robert, bob, {"met": "kept"})
    person = journal.people.get(robert)
    assert (person.met_on, person.met_event) == ("2026-11-18", "Thames Breakfast")
    assert "2026-11-22, merged with Bob Smith: met: 2026-03-12 at Oxford Fair" in merged.noted


def test_the_others_name_can_be_the_one_that_stays(journal: Journal, two: tuple[int, int]) -> None:
    robert, bob = two
    journal.merging.merge(robert, bob, {"name": "other", "let_go": "other"})
    person = journal.people.get(robert)
    assert person.name == "Bob Smith" and "Robert Smith" in person.aliases and "Bob Smith" not in person.aliases
    assert person.let_go_on == date(2026, 10, 1)
    assert [line.name for line in journal.people.suggest("bob sm")] == ["Bob Smith"]


@pytest.mark.parametrize("way", ["one into the other", "the other way round"])
def test_taking_a_merge_back_and_putting_it_back_is_exact(
    journal: Journal, clock: FrozenClock, two: tuple[int, int], way: str
) -> None:
    """Over every table, byte for byte, also after the program was started anew."""
    keep, other = two if way == "one into the other" else two[::-1]
    before = everything(journal)
    assert {table for table, column in BELONGS} <= {table for table, found in before.items() if found}
    journal.merging.merge(keep, other, {"role": "other"})
    after = everything(journal)
    assert len(journal.actions()) == 1
    path = journal.database.path
    journal.close()
    again = Journal.open(path, clock)
    names = ("Bob Smith", "Robert Smith") if keep == two[0] else ("Robert Smith", "Bob Smith")
    assert again.undo().label == f"Merged {names[0]} into {names[1]}"
    assert everything(again) == before
    indexed(again)
    again.redo()
    assert everything(again) == after
    indexed(again)
    again.close()


def test_every_column_that_points_at_a_person_is_dealt_with(journal: Journal) -> None:
    """A new table with a column for people: `merging.take_over` must know of it, or merging loses its rows."""
    tables = [str(name) for (name,) in journal.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    pointing = {
        (table, row[3]) for table in tables for row in journal.database.rows(f"PRAGMA foreign_key_list({table})")
        if row[2] == "person"
    }  # fmt: skip
    assert pointing == BELONGS
    columns = {(t, row[1]) for t in tables for row in journal.database.rows(f"PRAGMA table_info({t})")}
    assert {(t, c) for t, c in columns if "person" in c and c != "person_id"} <= BELONGS | NAMED
    assert {(t, c) for t, c in columns if c == "person_id"} <= BELONGS
    assert columns >= NAMED


def test_every_column_of_a_person_is_dealt_with(journal: Journal) -> None:
    """A new column of a person: `merging.COLUMNS` must know of it, or merging loses what it says."""
    columns = {row[1] for row in journal.database.rows("PRAGMA table_info(person)")}
    assert columns == {*COLUMNS, *UNCHANGED}


def test_nobody_is_merged_with_themself(journal: Journal, two: tuple[int, int]) -> None:
    before = everything(journal)
    for call in (journal.merging.merge, journal.merging.side_by_side, journal.merging.not_the_same):
        with pytest.raises(WrongUse):
            call(two[0], two[0])
    assert everything(journal) == before and not journal.actions()


@pytest.mark.parametrize("gone", [0, 1])
def test_one_removed_meanwhile_is_merged_with_nobody(
    journal: Journal, clock: FrozenClock, two: tuple[int, int], gone: int
) -> None:
    elsewhere = Journal.open(journal.database.path, clock)
    elsewhere.remove(Ref("person", two[gone]))
    elsewhere.close()
    before = everything(journal)
    with pytest.raises(NotFound, match="no longer in the journal"):
        journal.merging.merge(*two)
    assert everything(journal) == before


def test_let_go_of_both_on_different_days_neither_is_lost(journal: Journal) -> None:
    with journal.database.write("", quiet=True):
        one = journal.people.add("Tom Ellis", let_go_on="2026-05-01", let_go_words="moved away")
        other = journal.people.add("T. Ellis", let_go_on="2026-10-01", let_go_words="another trade")
    merged = journal.merging.merge(one, other)
    assert journal.people.get(one).let_go_on == date(2026, 5, 1)
    assert merged.noted == ("2026-11-22, merged with T. Ellis: let go: on 2026-10-01: another trade",)


def test_met_through_two_people_of_one_name_both_are_told(journal: Journal) -> None:
    with journal.database.write("", quiet=True):
        first, second = journal.people.add("Ana Reyes"), journal.people.add("Ana Reyes")
        one = journal.people.add("Tom Ellis", met_through_id=first)
        other = journal.people.add("T. Ellis", met_through_id=second)
    assert journal.merging.merge(one, other).noted == ("2026-11-22, merged with T. Ellis: met through: Ana Reyes",)
    assert journal.people.get(one).met_through_id == first


def test_who_was_met_through_the_other_is_not_met_through_themself(journal: Journal) -> None:
    with journal.database.write("", quiet=True):
        one, other, third = (journal.people.add(name) for name in ("Tom Ellis", "T. Ellis", "Ana Reyes"))
        journal.people.edit(one, met_through_id=other)
        journal.people.edit(other, met_through_id=one)
        journal.people.edit(third, met_through_id=other)
    journal.merging.merge(one, other)
    assert journal.people.get(one).met_through_id is None
    assert journal.people.get(third).met_through_id == one


@pytest.mark.parametrize(
    ("ours", "theirs", "kept", "noted"),
    [
        ("2026-11-18", "2026-03-12", "2026-03-12", True),
        ("2026-03-12", "2026-11-18", "2026-03-12", True),
        ("2026", "2026-03-12", "2026-03-12", True),
        ("2026-03-12", "2026-03", "2026-03-12", True),
        ("", "2026-03-12", "2026-03-12", False),
        ("2026-03-12", "", "2026-03-12", False),
        ("2025", "2026-03-12", "2025", True),
    ],
)
def test_the_first_day_is_the_earlier_one(journal: Journal, ours: str, theirs: str, kept: str, noted: bool) -> None:
    with journal.database.write("", quiet=True):
        one, other = (journal.people.add("Tom Ellis", met_on=day) for day in (ours, theirs))
    merged = journal.merging.merge(one, other)
    assert journal.people.get(one).met_on == kept
    assert bool(merged.noted) == noted


@pytest.mark.parametrize(("one", "other"), [(HOSTILE, "Tom [b]Ellis[/]"), ("=cmd|' /C'!A0", "田中"), ("O'Neil", "%_'")])
def test_hostile_names_are_merged_and_taken_back(journal: Journal, one: str, other: str) -> None:
    with journal.database.write("", quiet=True):
        keep, gone = (journal.people.add(name, does=name, notes=f"{name}\n{name}") for name in (one, other))
    before = everything(journal)
    merged = journal.merging.merge(keep, gone)
    person = journal.people.get(keep)
    assert all(line in person.notes for line in merged.noted)
    assert person.aliases and len(merged.noted) == 1
    journal.undo()
    assert everything(journal) == before
    indexed(journal)


def test_what_was_being_written_for_the_other_is_found_with_the_one(journal: Journal, two: tuple[int, int]) -> None:
    one, other = (journal.people.get(id_).uid for id_ in two)
    journal.drafts.save(f"pile-later-{one}", Draft("ours"))
    journal.drafts.save(f"pile-later-{other}", Draft("theirs"))
    journal.drafts.save(f"reflection-u-card_by_card-{other}", Draft("a card"))
    journal.merging.merge(*two)
    assert journal.drafts.read(f"pile-later-{one}") == Draft("ours")
    assert journal.drafts.read(f"pile-later-{one}-2") == Draft("theirs")
    assert journal.drafts.read(f"reflection-u-card_by_card-{one}") == Draft("a card")
    assert not [file for file in journal.drafts.folder.iterdir() if other in file.name]


def test_what_was_being_written_for_the_other_goes_home_with_them(journal: Journal, two: tuple[int, int]) -> None:
    one, other = (journal.people.get(id_).uid for id_ in two)
    left = {
        f"form-person-{one}": Draft("ours"), f"form-person-{other}": Draft("theirs", (0, 2)),
        f"pile-later-{other}": Draft("later"), f"pile-later-{one}": Draft("soon"),
    }  # fmt: skip
    for place, draft in left.items():
        journal.drafts.save(place, draft)

    def stands() -> dict[str, Draft | None]:
        return {file.stem: journal.drafts.read(file.stem) for file in journal.drafts.folder.iterdir()}

    journal.merging.merge(*two)
    assert set(stands()) == {f"{place}-{one}{more}" for place in ("form-person", "pile-later") for more in ("", "-2")}
    journal.trash.put_back(Ref("person", two[1]))
    assert stands() == left
    third = journal.people.get(journal.people.by_uid(one) or 0)
    with journal.database.write("", quiet=True):
        last = journal.people.add("Rob Smith")
    merged = journal.merging.merge(*two)
    into = journal.merging.merge(last, third.id)
    uid = journal.people.get(last).uid
    assert all(uid in place for place in stands())
    journal.undo(into.action)
    assert all(one in place for place in stands()), "as far home as somebody is there"
    journal.undo(merged.action)
    assert stands() == left


def test_a_draft_that_cannot_go_home_stays(journal: Journal, two: tuple[int, int]) -> None:
    """Its file is damaged, all places are taken, or it says of itself what can't be."""
    one, other = (journal.people.get(id_).uid for id_ in two)
    folder = journal.drafts.folder
    journal.drafts.save(f"form-person-{other}", Draft("theirs"))
    journal.merging.merge(*two)
    for number in ("", "-2", "-3", "-4"):
        journal.drafts.save(f"form-person-{other}{number}", Draft(f"another {number}"))
    (folder / "jot.json").write_text('{"text": "x", "came": [["a"], 7, ["", "b"], {"c": 1}]}')
    (folder / "room-new.json").write_text("{not json")
    journal.undo()
    assert journal.drafts.read(f"form-person-{one}") == Draft("theirs")
    assert (journal.drafts.read("jot"), journal.drafts.read("room-new")) == (Draft("x"), Draft("{not json"))


# Who is meant


def test_two_of_one_name_are_meant_by_saying_it_twice(journal: Journal) -> None:
    with journal.database.write("", quiet=True):
        one, other, third = (journal.people.add(name) for name in ("Tom Ellis", "Tom Ellis", "Tom Ellison"))
    assert journal.merging.two_called("Tom Ellis", "Tom Ellis") == (one, other)
    assert journal.merging.two_called(journal.people.get(other).uid, "=Tom Ellison") == (other, third)
    with pytest.raises(Ambiguous, match=journal.people.get(one).uid):
        journal.merging.called("Tom Ellis")
    with pytest.raises(Ambiguous):
        journal.merging.called("=Tom Ellis")
    with pytest.raises(NotFound):
        journal.merging.called("=tom ellison")
    with pytest.raises(NotFound):
        journal.merging.called("Nobody")
