"""The trash: what was removed comes back with what went with it, or goes for good, out of every byte of the file."""

from collections.abc import Callable
from contextlib import closing
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjournal.clock import Clock, FrozenClock
from netjournal.domain.records import Contact, Ref
from netjournal.errors import Ambiguous, NotFound, StandsInTheWay
from netjournal.journal import Draft, Journal
from netjournal.store import history, index
from netjournal.store.purging import FOR_GOOD, _tells
from tests.tui import builders

from .test_history import DAY, DOINGS, Played, dump, steps

CANARY = "Zephyrine"
SECRET = "quixotically"


def person(journal: Journal, name: str = f"{CANARY} Nair") -> Ref:
    return Ref("person", journal.meeting.met(name, does=SECRET).person.id)


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return {table: sorted(rows) for table, rows in one.items()} == {t: sorted(rows) for t, rows in other.items()}


@pytest.fixture
def full(journal: Journal) -> Journal:
    """Somebody with a mail address, a tag, a face in a room, a conversation, an idea and a promise."""
    at = journal.meeting.event("Breakfast", DAY)
    journal.meeting.room(at, journal.meeting.recognise(f"{CANARY} Nair, {SECRET} — red glasses"), "talked")
    (line,) = journal.listing("person").at(0, 9)
    journal.edit(line.ref, tags=("vip",), aliases=("Zeph",), contacts=(Contact("email", "zephyrine@example.com"),))
    journal.meeting.talked([line.id], "boxes by spring", event=at)
    journal.jotting.keep("boxes for @Zephyrine #packing")
    journal.promising.make("send the list by friday", to=f"{CANARY} Nair")
    return journal


def the_person(journal: Journal) -> Ref:
    return Ref("person", journal.listing("person").at(0, 1)[0].id)


def test_what_is_removed_is_in_the_trash_and_comes_back_with_everything(full: Journal, clock: FrozenClock) -> None:
    before, ref = dump(full), the_person(full)
    assert full.trash.removed() == []
    full.remove(ref)
    clock.advance(days=3)
    (one,) = full.trash.removed()
    assert (one.ref, one.title, one.days_left, one.label) == (ref, f"{CANARY} Nair", 27, f"Removed {CANARY} Nair")
    back = full.trash.put_back(ref)
    assert back.without == ()
    assert same(dump(full), before)
    assert full.trash.removed() == []
    full.undo()  # putting back is an action like any other
    assert [one.ref for one in full.trash.removed()] == [ref]
    full.undo()
    assert dump(full) == before


def test_it_comes_back_although_newer_things_were_done(full: Journal) -> None:
    ref = the_person(full)
    (promise,) = full.listing("promise").at(0, 9)
    full.remove(ref)
    tom = full.meeting.met("Tom Ellis").person.id
    full.edit(promise.ref, person_id=tom)
    (event,) = full.listing("event").at(0, 9)
    full.remove(event.ref)
    back = full.trash.put_back(ref)
    assert set(back.without) == {"send the list", "Breakfast"}
    assert full.promises.get(promise.id).person == "Tom Ellis", "what belongs to somebody else by now stays there"
    there = full.people.get(ref.id)
    assert (there.tags, there.contacts[0].value) == (("vip",), "zephyrine@example.com")
    # The other one comes back too, and the two are together again as they were.
    assert full.trash.put_back(event.ref).without == ()
    assert [line.text for line in full.entries(event.ref) if line.ref == ref] == [f"{CANARY} Nair"]
    assert full.database.rows("PRAGMA foreign_key_check") == []


def test_a_part_taken_off_by_itself_does_not_come_back_with_the_record(full: Journal) -> None:
    ref = the_person(full)
    full.edit(ref, tags=(), contacts=())
    full.remove(ref)
    full.trash.put_back(ref)
    assert full.people.get(ref.id).tags == ()
    assert full.people.get(ref.id).contacts == ()


def test_what_was_taken_back_is_in_the_trash_too(journal: Journal) -> None:
    """Redo ends with the next thing done; the words taken back by mistake are still somewhere."""
    journal.jotting.keep("boats race before they rain #sails")
    journal.undo()
    journal.jotting.keep("something else #sails")
    with pytest.raises(NotFound):
        journal.redo()
    (one,) = journal.trash.removed()
    assert one.taken_back
    journal.trash.put_back(one.ref)
    assert journal.ideas.get(one.ref.id).tags == ("sails",), "joined with the tag that is called so by now"
    assert journal.database.value("SELECT count(*) FROM tag") == 1


def test_an_idea_merged_away_comes_back_with_its_joins(journal: Journal) -> None:
    one = journal.jotting.keep("boats for @Ana").ref
    other = journal.jotting.keep("rain for @Tom #weather").ref
    journal.associating.merge(one.id, other.id)
    journal.jotting.keep("and then something newer")
    journal.trash.put_back(other)
    assert journal.ideas.get(other.id).tags == ("weather",)
    assert [join.text for join in journal.ideas.associations(other.id)] == ["Tom"]
    assert [join.text for join in journal.ideas.associations(one.id)] == ["Ana"]


def test_an_event_comes_back_with_its_reflection_and_answers(full: Journal) -> None:
    (event,) = full.listing("event").at(0, 9)
    reflection = full.reflecting.begin(event.id, "unhurried")
    full.reflecting.idea(reflection, "heard_new", "people read stories", None)
    before = dump(full)
    full.remove(event.ref)
    assert [one.ref for one in full.trash.removed()] == [event.ref], "its reflection comes back with it"
    full.trash.put_back(event.ref)
    assert same(dump(full), before)


def test_one_is_found_by_its_words(journal: Journal) -> None:
    ana, other = person(journal, "Ana Reyes"), person(journal, "Ana Gray")
    journal.remove(ana)
    journal.remove(other)
    assert journal.trash.meant("ana reyes").ref == ana
    with pytest.raises(Ambiguous):
        journal.trash.meant("Ana")
    with pytest.raises(NotFound):
        journal.trash.meant("Tom")
    with pytest.raises(NotFound):
        journal.trash.put_back(Ref("person", 999))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=steps, then=steps, which=st.integers(0, 100))
def test_anything_removed_comes_back_whatever_was_done_since(
    template: Path, before: Any, then: Any, which: int
) -> None:
    with Played(template) as played:
        journal = played.journal
        played.play([*before, *then])
        there = journal.trash.removed()
        if not there:
            return
        at = dump(journal)
        one = there[which % len(there)]
        journal.trash.put_back(one.ref)
        assert one.ref not in [other.ref for other in journal.trash.removed()]
        journal.title(one.ref)
        assert journal.database.rows("PRAGMA foreign_key_check") == []
        for table in index.INDEXES:
            journal.database.db.execute_sql(f"INSERT INTO {table}_words ({table}_words) VALUES ('integrity-check')")
        journal.undo()
        assert dump(journal) == at


PAIRS = [
    *((("person", 1), other) for other in (("promise", 1), ("event", 5), ("conversation", 1), ("idea", 1))),
    (("event", 2), ("conversation", 1)),
    (("event", 5), ("idea", 1)),
    (("reflection", 1), ("idea", 3)),
    (("promise", 3), ("person", 2)),
]
"""Records of the seeded journal that are joined with each other, in every way there is."""


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0][0]}-{pair[1][0]}")
def test_two_that_are_joined_come_back_joined_in_whatever_order(tmp_path: Path, pair: Any) -> None:
    """Which of the two went first, and which comes back first, leaves no trace."""
    one, other = Ref(*pair[0]), Ref(*pair[1])
    with closing(builders.make(tmp_path / "journal.db", Clock("UTC"))) as journal:
        before = dump(journal)
        for gone, back in product(permutations((one, other)), repeat=2):
            for ref in gone:
                journal.remove(ref)
            for ref in back:
                journal.trash.put_back(ref)
            assert same(dump(journal), before), (gone, back)


def test_a_link_that_was_taken_off_by_hand_does_not_come_back(full: Journal) -> None:
    ref = the_person(full)
    (promise,) = full.listing("promise").at(0, 9)
    full.edit(promise.ref, person_id=None)
    full.remove(ref)
    full.remove(promise.ref)
    full.trash.put_back(promise.ref)
    full.trash.put_back(ref)
    assert full.database.value("SELECT person_id FROM promise WHERE id = ?", promise.id) is None


# For good


def bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.rglob("*")) if file.is_file()).lower()


def time_passes(journal: Journal, clock: FrozenClock) -> None:
    """More than thirty days, as the journal sees it: with something written then, on an earlier day than today."""
    clock.advance(days=31)
    journal.jotting.keep("time passes")
    clock.advance(days=2)


@pytest.mark.parametrize("days", [-400, 400, 31])
def test_a_clock_that_is_wrong_for_a_day_lets_nothing_go(full: Journal, clock: FrozenClock, days: int) -> None:
    """Set on, all would have been there for too long; set back, what is removed then has been the day after."""
    ref, right = the_person(full), clock.now()
    full.drafts.save(f"form-person-{full.people.get(ref.id).uid}", Draft("half a thought"))
    full.jotting.keep("before")
    clock.advance(days=days)
    full.remove(ref)
    if days > 0:
        clock.advance(days=-days)
        full.trash.put_back(ref)
        full.remove(ref)
        clock.advance(days=days)
        full.jotting.keep("by a clock that is wrong")
    for hours in (0, 3):
        clock.advance(hours=hours)
        assert not full.trash.due() and full.trash.purge() == 0
    clock.advance(seconds=(right - clock.now()).total_seconds())
    clock.advance(days=2 if days < 0 else 0)
    assert not full.trash.due() and full.trash.purge() == 0
    full.trash.put_back(ref)
    assert "half a thought" in {draft.text for draft in map(full.drafts.read, [
        file.stem for file in full.drafts.folder.iterdir()]) if draft}  # fmt: skip


def test_what_is_old_is_gone_from_every_byte(full: Journal, clock: FrozenClock) -> None:
    """The canary: names, words, earlier words, what was written in drafts, what the indexes hold."""
    database, ref = full.database, the_person(full)
    full.edit(ref, does="earlier words: pomegranate", hook="walnut")
    uid = full.people.get(ref.id).uid
    full.drafts.save(f"form-person-{uid}", Draft("tamarind"))
    full.drafts.save("jot", Draft("mine, still being written"))
    idea = full.jotting.keep("a marmalade idea for @Zephyrine").ref
    for number in range(60):
        full.jotting.keep(f"another thought {number}")
    full.remove(idea)
    full.remove(ref)
    words = [b"zephyrine", SECRET.encode(), b"pomegranate", b"walnut", b"tamarind", b"marmalade", b"red glasses"]
    clock.advance(days=29)
    assert not full.trash.due()
    assert full.trash.purge() == 0
    assert all(word in bytes_of(database.path) for word in words)
    clock.advance(days=1, minutes=1)
    full.jotting.keep("a thought after thirty days")
    assert not full.trash.due()
    clock.advance(days=1, minutes=1)
    assert full.trash.due()
    (jot,) = [line for line in full.listing("idea", None).at(0, 99) if line.text.startswith("boxes")]
    full.edit(jot.ref, text="boxes for somebody #packing")  # their name in one's own words is one's own
    assert full.trash.purge() == 2
    assert not full.trash.due() and full.trash.removed() == []
    for word in (b"pomegranate", b"walnut", b"tamarind", b"marmalade", b"red glasses", SECRET.encode()):
        assert word not in bytes_of(database.path), word
    full.edit(jot.ref, text="boxes for nobody #packing")
    assert full.drafts.read("jot") == Draft("mine, still being written")
    with pytest.raises(NotFound):
        full.trash.put_back(ref)


def test_a_name_is_gone_from_every_byte(journal: Journal, clock: FrozenClock) -> None:
    ref = person(journal)
    journal.edit(ref, aliases=("Zephyrina",), notes=f"{CANARY} likes tea")
    journal.meeting.moved(ref.id, "closer", "zephyrine laughed")
    journal.undo()
    journal.redo()
    journal.remove(ref)
    journal.jotting.keep("something else")
    assert b"zephyrin" in bytes_of(journal.database.path)
    time_passes(journal, clock)
    assert journal.trash.purge() == 1
    assert b"zephyrin" not in bytes_of(journal.database.path)
    assert [action.label for action in journal.actions()] == [
        "Kept an idea, “time passes”", "Kept an idea, “something else”", FOR_GOOD
    ]  # fmt: skip
    journal.undo()
    journal.undo()
    journal.undo()  # the conversation they were met in
    with pytest.raises(NotFound):
        journal.undo()


def test_what_stands_keeps_its_name_where_that_tells_nothing_of_who_is_gone(full: Journal) -> None:
    ana = person(full, "Ana Reyes")
    label = "Kept a conversation, “boxes by spring”"
    with full.database.write(label):
        full.conversations.add([ana.id], full.clock.today(), said="boxes by spring")
    full.remove(ana)
    full.trash.empty()
    assert FOR_GOOD in [action.label for action in full.actions()]
    assert full.undo().label == label, "what is taken back is said"


def test_a_record_that_stands_keeps_its_name_in_the_list_though_another_of_that_name_is_gone(journal: Journal) -> None:
    kept, other = (Ref("event", journal.meeting.event("Guild Supper", DAY)) for _ in range(2))
    journal.meeting.room(kept.id, journal.meeting.recognise("Olga Brand"))
    idea = journal.jotting.keep("candles are cheaper", event=kept.id).ref
    journal.remove(kept)
    journal.undo()
    before = [action.label for action in journal.actions()]
    journal.remove(other)
    journal.remove(idea)
    assert journal.trash.empty() == 2
    left = [action.label for action in journal.actions()]
    told = [label for label in before if "Guild Supper" in label]
    assert len(told) == 4 and [label for label in left if "Guild Supper" in label] == told[:-1]
    assert not any("candles" in label for label in left)


def test_what_went_by_a_clock_that_was_ahead_is_emptied_too(journal: Journal, clock: FrozenClock) -> None:
    idea = journal.jotting.keep(f"{SECRET} said").ref
    clock.advance(days=400)
    journal.remove(idea)
    clock.advance(days=-400)
    assert journal.trash.asked().number == 1
    assert journal.trash.empty() == 1
    assert journal.trash.removed() == [] and SECRET.encode() not in bytes_of(journal.database.path)


def test_what_stands_in_the_way_for_good_is_not_advised_to_be_taken_back(journal: Journal) -> None:
    one, other = person(journal, "Ann Lee"), person(journal, "Anne Leigh")
    journal.meeting.talked([other.id], "words said")
    talked = journal.actions(1)[0].id
    journal.merging.merge(one.id, other.id)
    journal.trash.empty()
    with pytest.raises(StandsInTheWay) as refused:
        journal.undo(talked)
    assert FOR_GOOD in str(refused.value) and "can't be taken back any more" in str(refused.value)
    assert "first" not in str(refused.value)


@pytest.mark.parametrize(
    ("label", "words", "tells"),
    [
        ("Met Ana Reyes", {"ana"}, True),
        ("Kept an idea, “likes sail…”", {"sails"}, True),
        ("Kept an idea", {"ana"}, False),
        ("Met An", {"an"}, True),
        ("12 people written down", {"12", "ana", "people"}, True),
        ("12 people written down", {"12", "peoples", "an"}, True),
        ("12 people written down", {"ana", "reyes"}, False),
        ("田中 met", {"田中"}, True),
    ],
)
def test_which_names_of_actions_may_tell(label: str, words: set[str], tells: bool) -> None:
    assert _tells(label, words) is tells


def test_what_else_an_action_did_stands_and_says_why_it_can_not_be_taken_back(full: Journal) -> None:
    """The promise lost its person when she was removed: that action is still there, without her words."""
    full.remove(the_person(full))
    removal = full.actions(1)[0].id
    assert full.trash.empty() == 1
    (there,) = [action for action in full.actions() if action.id == removal]
    assert there.label == FOR_GOOD
    with pytest.raises(StandsInTheWay, match="removed for good"):
        full.undo(removal)
    assert CANARY not in "".join(action.label for action in full.actions())
    assert full.undo().label.startswith("Kept a promise"), "u goes on with what can be taken back"


def test_a_jot_is_taken_back_although_somebody_in_it_is_removed_for_good(journal: Journal) -> None:
    kept = journal.jotting.keep("an idea with @Ana")
    journal.remove(the_person(journal))
    journal.trash.empty()
    journal.undo(kept.action)
    assert journal.listing("idea").count() == 0


def test_emptying_lets_go_of_what_was_there_when_it_was_asked(full: Journal) -> None:
    """An event goes with what was written looking back on it, as one line of the list: it is asked about as one."""
    at = full.listing("event").at(0, 1)[0].ref
    full.reflecting.begin(at.id, "five")
    full.remove(at)
    again = person(full, "Ana Reyes")
    full.remove(again)
    asked = full.trash.asked()
    assert asked.number == len(full.trash.removed()) == 2
    full.trash.put_back(again)
    full.remove(again)  # later than it was asked about
    full.remove(the_person(full))
    assert full.trash.empty(asked) == 1
    assert len(full.trash.removed()) == 2
    assert full.trash.empty(asked) == 0
    full.trash.put_back(again)


def test_what_was_put_back_is_not_purged(full: Journal, clock: FrozenClock) -> None:
    ref = the_person(full)
    before = dump(full)
    full.remove(ref)
    full.undo()
    clock.advance(days=40)
    assert full.trash.purge() == 0
    assert dump(full) == before


def test_the_trash_outlasts_any_number_of_actions(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEEP", 40)
    ref = person(journal)
    journal.edit(ref, hook="walnut")
    journal.remove(ref)
    for n in range(160):
        journal.jotting.keep(f"idea {n}")
    assert len(journal.actions(1000)) < 100
    assert b"walnut" in bytes_of(journal.database.path)
    assert [one.ref for one in journal.trash.removed()] == [ref]
    journal.trash.put_back(ref)
    assert journal.people.get(ref.id).hook == "walnut"
    journal.undo()
    assert journal.trash.empty() == 1
    assert b"walnut" not in bytes_of(journal.database.path)


def test_undo_does_not_reach_over_the_gap_to_what_only_the_trash_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between that removal and the oldest action remembered some are missing: it is put back from the trash alone."""
    monkeypatch.setattr(history, "KEEP", 40)
    ref = person(journal)
    journal.remove(ref)
    for n in range(160):
        journal.jotting.keep(f"idea {n}")
    for _ in range(40):
        journal.undo()
    with pytest.raises(NotFound):
        journal.undo()
    assert [one.ref for one in journal.trash.removed()][-1] == ref


def test_what_was_put_back_is_forgotten_with_the_other_actions(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "KEEP", 40)
    journal.remove(person(journal))
    journal.undo()
    for n in range(160):
        journal.jotting.keep(f"idea {n}")
    assert not [action for action in journal.actions(1000) if "Removed" in action.label]


def test_the_index_forgets_in_pieces(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large index is merged some pages at a time, so that other windows can write between."""
    monkeypatch.setattr(index, "MERGED", 2)
    for n in range(40):
        journal.jotting.keep(" ".join(f"word{n}{letter}{other}" for letter in "abcdef" for other in "ghijklmnop"))
    for n in range(9):
        journal.jotting.keep(f"thing{n} marmalade{n}")
    ref = Ref("idea", journal.database.value("SELECT id FROM idea WHERE text LIKE '%marmalade7'"))
    journal.remove(ref)
    begun = 0
    immediate = journal.database.immediate

    def counted(*args: Any, **more: Any) -> Any:
        nonlocal begun
        begun += 1
        return immediate(*args, **more)

    monkeypatch.setattr(journal.database, "immediate", counted)
    journal.trash.empty()
    assert begun > 3
    assert journal.searching.find("marmalade8").total
    db = journal.database.db
    db.execute_sql("CREATE VIRTUAL TABLE temp.found USING fts5vocab (main, idea_words, 'row')")
    assert not db.execute_sql("SELECT 1 FROM temp.found WHERE term = 'marmalade7'").fetchone()


def test_a_purge_killed_half_way_is_done_the_next_time(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    from netjournal.store import purging

    ref = person(journal)
    journal.remove(ref)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as then, pytest.raises(KeyboardInterrupt):
        then.setattr(purging, "_let_go", killed)
        journal.trash.empty()
    assert [one.ref for one in journal.trash.removed()] == [ref]
    assert journal.trash.empty() == 1
    assert CANARY.lower().encode() not in bytes_of(journal.database.path)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(played_=st.lists(st.tuples(st.sampled_from(DOINGS), st.integers(0, 60)), min_size=3, max_size=14))
def test_emptying_touches_nothing_that_is_there(
    template: Path, played_: list[tuple[Callable[[Journal, int], None], int]]
) -> None:
    with Played(template) as played:
        played.play(played_)
        journal = played.journal
        there = dump(journal)
        gone = len(journal.trash.removed())
        assert journal.trash.empty() == gone
        assert dump(journal) == there
        assert journal.trash.removed() == []
        for table in index.INDEXES:
            journal.database.db.execute_sql(f"INSERT INTO {table}_words ({table}_words) VALUES ('integrity-check')")
        while True:
            try:
                journal.undo()
            except (NotFound, StandsInTheWay):
                break
        assert journal.database.rows("PRAGMA foreign_key_check") == []


def test_days_left_run_out(journal: Journal, clock: FrozenClock) -> None:
    journal.remove(person(journal))
    assert journal.trash.removed()[0].days_left == 30
    clock.advance(days=29, minutes=5)
    assert journal.trash.removed()[0].days_left == 1


def test_a_tag_only_it_had_goes_with_it(journal: Journal) -> None:
    journal.jotting.keep("stays #both")
    journal.jotting.keep("goes #both #quincunx")
    journal.undo()
    assert b"quincunx" in bytes_of(journal.database.path)
    journal.trash.empty()
    assert b"quincunx" not in bytes_of(journal.database.path)
    assert b"both" in bytes_of(journal.database.path)


def test_a_tag_that_what_can_be_put_back_still_has_stays(journal: Journal) -> None:
    gone = journal.jotting.keep("first #quincunx").ref
    journal.remove(gone)
    journal.jotting.keep("second #quincunx")
    journal.tagging.remove("quincunx")
    journal.trash.empty()
    journal.undo()
    assert [tag.name for tag in journal.tagging.all()] == ["quincunx"]


def test_names_of_other_changes_stay_said(journal: Journal) -> None:
    """A word that is let go is taken out of them, not all they say."""
    journal.jotting.keep("Kept")
    journal.jotting.keep("with pepper and many words")
    journal.meeting.event("Something", DAY)
    journal.remove(journal.jotting.keep("pepper").ref)
    journal.undo(journal.actions()[-1].id)
    journal.trash.empty()
    labels = [action.label for action in journal.actions()]
    assert "Kept an idea, “with … and many words”" in labels
    assert "Added an event, “Something”" in labels
