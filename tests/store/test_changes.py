"""Looking at changes and going back in them: in words, by number, many at once, across windows and formats."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjournal.clock import FrozenClock
from netjournal.domain.changes import FIELDS, PARTS, Line
from netjournal.domain.records import Contact, Ref
from netjournal.errors import NetjournalError, NotFound, StandsInTheWay
from netjournal.journal import Journal
from netjournal.store import history, journal_file, migrate
from netjournal.tui.fields import Fields

from .test_history import DAY, DOINGS, Played, dump, without_quiet
from .test_history import index as search

HOW = ", joined by @name #tag [[idea]]"


def told(lines: list[Line]) -> list[tuple[str, str, str, str]]:
    return [(line.record, line.field, line.before, line.after) for line in lines]


# In words


def test_an_edit_is_told_field_by_field(journal: Journal) -> None:
    ana = Ref("person", journal.meeting.met("Ana Reyes").person.id)
    journal.jotting.keep("boxes for @Ana")
    contacts = (Contact("email", "ana@example.com"),)
    action = journal.edit(ana, name="Ana Gray", hook="red\nglasses \x1b[31m", tags=("vip",), contacts=contacts)
    lines = journal.changes.of_action(action)
    assert {line.ref for line in lines} >= {ana}
    assert ("Ana Gray", "Name", "Ana Reyes", "Ana Gray") in told(lines)
    assert ("Ana Gray", "Memory hook", "", "red glasses") in told(lines)
    assert ("Ana Gray", "Mail, phone, links", "", "ana@example.com") in told(lines)
    assert ("Ana Gray", "Tags", "", "vip") in told(lines)
    assert not [line for line in lines if "key" in line.field.lower()]


def test_what_says_nothing_is_not_told(journal: Journal) -> None:
    """A part that changed where nobody sees it; and one that went from one person to another is not told as the same
    on both sides."""
    ana, tom = (Ref("person", journal.meeting.met(name).person.id) for name in ("Ana Reyes", "Tom Ellis"))
    journal.edit(ana, contacts=(Contact("email", "ana@example.com"),))
    with journal.database.write("Tidied up") as tidied:
        journal.database.run("UPDATE contact SET key = 'other'")
    assert journal.changes.of_action(tidied) == []
    with journal.database.write("Moved") as moved:
        journal.database.run("UPDATE contact SET person_id = ?", tom.id)
    assert told(journal.changes.of_action(moved)) == [("Tom Ellis", "Mail, phone, links", "", "ana@example.com")]
    assert told(journal.changes.of_record(tom))[0] == ("Tom Ellis", "Mail, phone, links", "", "ana@example.com")
    (of_ana,) = [line for line in journal.changes.of_record(ana) if line.action == moved]
    assert (of_ana.record, of_ana.before, of_ana.after) == ("Ana Reyes", "ana@example.com", "")


def test_an_id_is_told_by_its_name(journal: Journal) -> None:
    at = journal.meeting.event("Breakfast", DAY)
    ana = journal.meeting.met("Ana Reyes").person.id
    journal.promising.make("send the list", to="")
    (promise,) = journal.listing("promise").at(0, 9)
    action = journal.edit(promise.ref, person_id=ana, event_id=at)
    assert ("send the list", "To or from", "", "Ana Reyes") in told(journal.changes.of_action(action))
    assert ("send the list", "Event", "", "Breakfast") in told(journal.changes.of_action(action))
    journal.remove(Ref("person", ana))
    assert ("send the list", "To or from", "", "Ana Reyes") in told(journal.changes.of_action(action))
    journal.trash.empty()
    assert ("send the list", "To or from", "", "a person that is gone") in told(journal.changes.of_action(action))


def test_the_history_of_a_record_holds_what_belongs_to_it(journal: Journal) -> None:
    at = journal.meeting.event("Breakfast", DAY)
    journal.meeting.room(at, journal.meeting.recognise("Ana Reyes, packaging"), "talked")
    (ana,) = journal.listing("person").at(0, 9)
    idea = journal.jotting.keep("boxes for @Ana").ref
    journal.meeting.met("Tom Ellis")
    journal.edit(ana.ref, hook="red glasses")
    journal.edit(ana.ref, hook="green glasses", tags=("vip",))
    journal.undo()
    lines = journal.changes.of_record(ana.ref)
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    assert set(told(lines)[:2]) == {
        ("Ana Reyes", "Tags", "vip", ""),
        ("Ana Reyes", "Memory hook", "green glasses", "red glasses"),
    }
    assert lines[0].label == "Taken back: Changed Ana Reyes" and not lines[0].done
    journal.redo()
    assert journal.changes.of_record(ana.ref)[0].label == "Put back: Changed Ana Reyes"
    journal.undo()
    assert journal.changes.of_record(ana.ref)[0].label == "Taken back: Changed Ana Reyes"
    assert ("Ana Reyes", "Joined", "", "together with, boxes for Ana") in told(lines)
    assert ("Ana Reyes", "In the room", "", "Breakfast, talked") in told(lines)
    assert not any("Tom" in " ".join(line) for line in told(lines))
    assert any(line.field == "Joined" for line in journal.changes.of_record(idea))
    assert any(line.after == "Ana Reyes, talked" for line in journal.changes.of_record(Ref("event", at)))


def test_a_long_history_is_bounded(journal: Journal) -> None:
    ana = Ref("person", journal.meeting.met("Ana Reyes", does="x" * 5000).person.id)
    for number in range(320):
        journal.edit(ana, hook=f"hook {number}")
    lines = journal.changes.of_record(ana)
    assert len(lines) <= 300 and lines[0].after == "hook 319"
    assert all(len(line.after) <= 200 for line in journal.changes.of_action(1))


def test_fields_are_called_as_in_the_forms(journal: Journal) -> None:
    """One who looks at a change must find the field it was typed into."""
    at = journal.meeting.event("Breakfast", DAY)
    journal.meeting.met("Ana Reyes", at=journal.events.line(at), said="hello")
    journal.jotting.keep("an idea")
    journal.promising.make("send the list", to="Ana Reyes")
    in_lists = {"tags", "aliases", "reach", "people"}
    columns = {"who": "person_id", "series": "series_id", "event": "event_id", "due": "due_words"}
    for kind in ("event", "person", "idea", "promise", "conversation"):
        record = journal.noun(kind).get(1)
        for field in Fields(journal).of(kind, record) or ():
            if field.name in in_lists:
                assert field.label in {label for label, _ in PARTS.values()}, field
            else:
                assert FIELDS[kind][columns.get(field.name, field.name)] == field.label.removesuffix(HOW)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(st.sampled_from(DOINGS), st.integers(0, 60)), min_size=1, max_size=12))
def test_everything_done_can_be_told(template: Path, steps: Any) -> None:
    with Played(template) as played:
        played.play(steps)
        journal = played.journal
        for action in journal.actions(100):
            lines = journal.changes.of_action(action.id)
            assert all("\n" not in value and len(value) <= 200 for line in lines for value in told([line])[0])
            for line in lines:
                if line.ref:
                    assert journal.changes.of_record(line.ref)


# Going back


def test_going_back_is_one_step_to_put_back(journal: Journal) -> None:
    dumps = [dump(journal)]
    for number in range(5):
        journal.jotting.keep(f"idea {number} with @Ana{number} #t")
        dumps.append(dump(journal))
    actions = journal.actions()[::-1]
    went = journal.changes.back_to(actions[1].id)
    assert (went.actions, went.left) == (3, 0)
    assert dump(journal) == dumps[2]
    assert [action.done for action in journal.actions()] == [False] * 3 + [True] * 2
    journal.redo()
    assert dump(journal) == dumps[5]
    with pytest.raises(NotFound):
        journal.redo()
    # Taken back once more, in part one by one: put back one by one, then as one.
    journal.undo()
    journal.changes.back_to(actions[2].id)
    assert dump(journal) == dumps[3]
    journal.redo()
    assert dump(journal) == dumps[4] and journal.redo() == journal.actions()[0]
    assert dump(journal) == dumps[5]
    with pytest.raises(NotFound, match="Nothing newer"):
        journal.changes.back_to(actions[4].id)
    assert "idea" in journal.searching.find("idea").query.words


def test_the_index_goes_back_in_the_same_order(journal: Journal) -> None:
    """A word is forgotten as it was noted last: the newest first, or the index is damaged."""
    first = journal.jotting.keep("the first").action
    kept = journal.jotting.keep("boats race before they rain")
    journal.edit(kept.ref, text="boats race after the rain")
    journal.edit(kept.ref, text="nothing of boats")
    journal.changes.back_to(first)
    assert [line.text for line in journal.listing("idea").at(0, 9)] == ["the first"]
    journal.database.db.execute_sql("INSERT INTO idea_words (idea_words, rank) VALUES ('integrity-check', 1)")
    assert not journal.searching.find("boats").total
    journal.redo()
    journal.database.db.execute_sql("INSERT INTO idea_words (idea_words, rank) VALUES ('integrity-check', 1)")
    assert journal.searching.find("nothing boats").total == 1


def test_going_back_stops_where_something_stands_in_the_way(journal: Journal) -> None:
    first = journal.jotting.keep("the first").action
    met = journal.meeting.met("Ana Reyes").person.id
    journal.edit(Ref("person", met), hook="red glasses")
    journal.jotting.keep("another")
    with journal.database.write("", bulk=True):
        journal.database.run("UPDATE person SET hook = 'by another program' WHERE id = ?", met)
    went = journal.changes.back_to(first)
    assert (went.actions, went.left, went.stopped) == (1, 2, "Changed Ana Reyes")
    assert "stands in the way" in went.why
    assert journal.people.get(met).hook == "by another program"
    with pytest.raises(StandsInTheWay):
        journal.changes.back_to(first)
    journal.redo()
    assert journal.listing("idea").count() == 2


playing = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
moves = st.one_of(
    st.tuples(st.just("do"), st.sampled_from(DOINGS), st.integers(0, 60)),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "redo", "reopen"])),
    st.tuples(st.just("back"), st.integers(0, 60)),
)


@playing
@given(moves=st.lists(moves, min_size=4, max_size=24))
def test_whatever_is_done_and_taken_back_at_random_the_journal_is_as_it_was(template: Path, moves: Any) -> None:
    """Beside the journal stands the simplest undo there is: a whole copy after each action, and a place among them."""
    with Played(template) as played:
        copies, at, jumps = [without_quiet(dump(played.journal))], 0, list[tuple[int, int]]()
        for move in moves:
            journal = played.journal
            match move:
                case ("do", do, n):
                    played.clock.advance(minutes=1)
                    newest = journal.database.value("SELECT max(id) FROM action")
                    seen = len(journal.actions(1000))
                    do(journal, n)
                    if len(journal.actions(1000)) > seen:
                        del copies[at + 1 :]
                        jumps.clear()
                        done = journal.database.rows(
                            "SELECT id FROM action WHERE takes_back IS NULL AND id > ?", newest or 0
                        )
                        # A doing may be several actions: what is between is looked at by taking back and putting back.
                        for _ in done[1:]:
                            journal.undo()
                        copies.append(without_quiet(dump(journal)))
                        for _ in done[1:]:
                            journal.redo()
                            copies.append(without_quiet(dump(journal)))
                        at += len(done)
                case ("undo",):
                    if at:
                        journal.undo()
                        jumps.append((at - 1, at))
                        at -= 1
                    else:
                        with pytest.raises(NotFound):
                            journal.undo()
                case ("redo",):
                    if jumps:
                        journal.redo()
                        at = jumps.pop()[1]
                    else:
                        with pytest.raises(NotFound):
                            journal.redo()
                case ("back", n):
                    standing = [action for action in journal.actions(1000) if action.done][::-1]
                    if at > 1:
                        to = n % (at - 1) + 1
                        assert journal.changes.back_to(standing[to - 1].id).actions == at - to
                        jumps.append((to, at))
                        at = to
                case ("reopen",):
                    played.reopen()
            assert without_quiet(dump(played.journal)) == copies[at]
        search(played.path)


@playing
@given(
    steps=st.lists(st.tuples(st.sampled_from(DOINGS), st.integers(0, 60)), min_size=3, max_size=12),
    turns=st.lists(st.integers(0, 100), min_size=1, max_size=12),
)
def test_any_action_may_be_turned_at_any_time_exactly_or_not_at_all(template: Path, steps: Any, turns: Any) -> None:
    with Played(template) as played:
        journal = played.journal
        played.play(steps)
        for turn in turns:
            actions = journal.actions(1000)
            if not actions:
                return
            chosen = actions[turn % len(actions)]
            before = dump(journal)
            try:
                turned = journal.changes.turn(chosen.id)
            except StandsInTheWay as error:
                assert dump(journal) == before
                assert len(str(error)) < 400
                continue
            assert turned.done is not chosen.done
            after = dump(journal)
            assert journal.changes.turn(chosen.id).done is chosen.done
            assert dump(journal) == before
            journal.changes.turn(chosen.id)
            assert dump(journal) == after
        assert journal.database.rows("PRAGMA foreign_key_check") == []


# What stands in the way is named


def test_what_stands_in_the_way_is_named(journal: Journal) -> None:
    met = journal.meeting.met("Ana Reyes", said="hello")
    ana = Ref("person", met.person.id)
    journal.edit(ana, hook="red glasses")
    with pytest.raises(StandsInTheWay, match=r"not taken back: “Changed Ana Reyes”\. Take that back first"):
        journal.undo(met.action)
    for number in range(5):
        with journal.database.write(f"Something {number} \x1b]2;x\x07 {'y' * 300}"):
            journal.people.edit(ana.id, hook=f"hook {number}")
    with pytest.raises(StandsInTheWay, match="and 3 more") as refused:
        journal.undo(met.action)
    assert len(str(refused.value)) < 400 and "\x1b" not in str(refused.value)


def test_what_was_taken_back_stands_in_the_way_of_putting_back(journal: Journal) -> None:
    ana = Ref("person", journal.meeting.met("Ana Reyes").person.id)
    changed = journal.edit(ana, hook="red glasses")
    journal.undo()
    journal.undo()
    with pytest.raises(StandsInTheWay, match="not put back: the taking back of “Met Ana Reyes”"):
        journal.redo(changed)
    with pytest.raises(NotFound, match="already"):
        journal.undo(changed)


def test_a_name_there_is_once_only_stands_in_the_way(journal: Journal) -> None:
    """The tag was made once more meanwhile: a sentence, where SQLite would refuse with an error of its own."""
    first = journal.jotting.keep("one #sails").action
    journal.undo()
    journal.jotting.keep("two #sails")
    before = dump(journal)
    with pytest.raises(StandsInTheWay):
        journal.redo(first)
    assert dump(journal) == before


def test_what_it_belonged_to_is_gone(journal: Journal) -> None:
    ana = Ref("person", journal.meeting.met("Ana Reyes").person.id)
    at = journal.meeting.event("Breakfast", DAY)
    with journal.database.write("Took Ana off the list"):
        journal.events.attend(at, ana.id, "talked")
    with journal.database.write("Took Ana off the list") as off:
        journal.events.leave(at, ana.id)
    journal.remove(ana)
    with pytest.raises(StandsInTheWay, match="“Removed Ana Reyes”"):
        journal.undo(off)


def test_another_windows_change_is_taken_back_and_put_back_here(
    journal: Journal, journal_file: Path, clock: FrozenClock
) -> None:
    other = Journal.open(journal_file, clock)
    ana = Ref("person", journal.meeting.met("Ana Reyes").person.id)
    mine = journal.edit(ana, hook="red glasses")
    theirs = other.edit(ana, hook="green glasses")
    with pytest.raises(StandsInTheWay, match="“Changed Ana Reyes”"):
        journal.undo(mine)
    assert journal.undo().id == theirs
    assert other.people.get(ana.id).hook == "red glasses"
    assert other.redo().id == theirs
    assert journal.people.get(ana.id).hook == "green glasses"
    other.close()


def test_a_merge_is_taken_back_and_named(journal: Journal) -> None:
    one, other = journal.jotting.keep("boats for @Ana").ref, journal.jotting.keep("rain #weather").ref
    before = dump(journal)
    merge = journal.associating.merge(one.id, other.id)
    journal.edit(one, text="boats and rain")
    with pytest.raises(StandsInTheWay, match="“Changed boats"):
        journal.undo(merge)
    journal.undo()
    journal.undo(merge)
    assert dump(journal) == before


# After a migration


@pytest.fixture
def step(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    step = SimpleNamespace(STATEMENTS="", MAY_LOSE_ROWS=frozenset())
    monkeypatch.setattr(journal_file, "VERSION", (now := journal_file.VERSION) + 1)
    monkeypatch.setitem(migrate.STEPS, now + 1, "fake")
    monkeypatch.setitem(sys.modules, "netjournal.store.migrations.fake", step)
    yield step


SHAPES = {
    "a column that is gone": "ALTER TABLE person DROP COLUMN card_photo",
    "a table that is gone": "DROP INDEX bump_by_person; DROP TABLE bump; ALTER TABLE person DROP COLUMN card_photo",
}


@pytest.mark.parametrize("statements", SHAPES.values(), ids=SHAPES)
def test_what_this_format_does_not_keep_is_said(
    journal: Journal, journal_file: Path, clock: FrozenClock, step: SimpleNamespace, statements: str
) -> None:
    met = journal.meeting.met("Ana Reyes")
    ana = Ref("person", met.person.id)
    bumped = journal.database.write("Put off")
    with bumped as action:
        journal.database.run(
            "INSERT INTO bump (uid, person_id, day, until) VALUES ('u', ?, '2026-11-01', '2026-12-01')", ana.id
        )
    journal.remove(ana)
    journal.close()
    step.STATEMENTS, step.MAY_LOSE_ROWS = statements, frozenset({"bump"})
    journal = Journal.open(journal_file, clock)
    before = dump(journal)
    for number in (None, met.action, action):
        with pytest.raises(NetjournalError) as refused:
            journal.undo(number)
        assert "older netjournal" in str(refused.value) or "stands in the way" in str(refused.value)
    assert dump(journal) == before
    assert journal.changes.of_action(met.action) and journal.changes.of_record(ana)
    journal.trash.put_back(ana)
    assert journal.people.get(ana.id).name == "Ana Reyes", "as far as it goes"
    journal.close()


def test_a_column_added_since_gets_its_default(
    journal: Journal, journal_file: Path, clock: FrozenClock, step: SimpleNamespace
) -> None:
    ana = Ref("person", journal.meeting.met("Ana Reyes").person.id)
    journal.remove(ana)
    journal.close()
    step.STATEMENTS = "ALTER TABLE person ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';"
    journal = Journal.open(journal_file, clock)
    journal.undo()
    assert journal.database.value("SELECT mood FROM person WHERE id = ?", ana.id) == "calm"
    journal.redo()
    journal.trash.put_back(ana)
    assert journal.database.value("SELECT mood FROM person WHERE id = ?", ana.id) == "calm"
    assert journal.people.get(ana.id).name == "Ana Reyes"
    journal.close()


def test_what_another_program_wrote_into_the_log_ends_nothing(journal: Journal) -> None:
    ana = Ref("person", journal.meeting.met("Ana Reyes").person.id)
    journal.edit(ana, hook="red glasses")
    journal.remove(ana)
    for column in ("before", "after", "tbl", "row"):
        for value in ("zzz", "name=abc,id=x", 2**62, 1.5, b"\xff\x00"):
            with journal.database.write("", bulk=True):
                journal.database.run(f"UPDATE change SET {column} = ? WHERE {column} IS NOT NULL", value)
            for action in journal.actions():
                journal.changes.of_action(action.id)
                with pytest.raises(NetjournalError):
                    journal.changes.turn(action.id)
            journal.changes.of_record(ana)
            journal.trash.removed()


def test_a_number_is_called_too_old_only_where_it_is(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    with journal.database.write("Nothing") as nothing:
        pass
    for number in range(120):
        journal.jotting.keep(f"thought {number}")
    monkeypatch.setattr(history, "KEEP", 40)
    with pytest.raises(NotFound, match="There is no change 9000; the newest is"):
        journal.undo(9000)
    with pytest.raises(NotFound, match=f"Change {nothing} is not in the list: the newest 40 are kept"):
        journal.undo(nothing)
    monkeypatch.setattr(history, "KEEP", 1000)
    with pytest.raises(NotFound, match=f"There is no change {nothing}. “netjournal changes” lists"):
        journal.undo(nothing)
