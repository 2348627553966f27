"""The demo journal: that it is sound, the same every time, and good to read."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from netjournal import prompts
from netjournal.clock import FrozenClock
from netjournal.demo import latest, names, words
from netjournal.demo.make import Sizes, make
from netjournal.demo.texts import Deck, shares
from netjournal.domain import when
from netjournal.domain.records import Kind, Ref
from netjournal.domain.reflection import plan
from netjournal.errors import JournalRefused, WrongUse
from netjournal.journal import Journal, Narrow
from netjournal.store.noun import Window
from netjournal.text import clean, key

NOW = FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "Europe/London")
TODAY = NOW.today()
TABLES = (
    "series", "event", "person", "called", "contact", "attendance", "conversation", "conversation_person", "stage_move",
    "promise", "idea", "association", "tag", "tagging", "reflection", "answer",
    "sheet_line",
)  # fmt: skip
TEXTS = (
    "event title", "event place", "event introduction", "event hopes", "event notes", "series name", "person name",
    "person organisation", "person role", "person does", "person hook", "person needs", "person offers",
    "person met_place", "called name", "contact value", "conversation said", "conversation words", "stage_move words",
    "promise words", "promise due_words", "promise closed_words", "idea text", "idea place", "answer text", "tag name",
    "sheet_line text",
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default journal, made once."""
    path = tmp_path_factory.mktemp("demo") / "journal.db"
    make(path, NOW)
    return path


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    journal = Journal.open(path, NOW)
    yield journal
    journal.close()


def counts(journal: Journal) -> dict[str, int]:
    return {table: int(journal.database.value(f"SELECT count(*) FROM {table}")) for table in TABLES}


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    journal = Journal.open(path, NOW)
    try:
        return {table: journal.database.rows(f"SELECT * FROM {table} ORDER BY id") for table in TABLES}
    finally:
        journal.close()


def check_sound(journal: Journal) -> None:
    """Whatever must hold in a journal of any size."""
    database = journal.database
    assert database.rows("PRAGMA integrity_check") == [("ok",)]
    assert database.rows("PRAGMA foreign_key_check") == []
    assert database.value("SELECT on_ FROM recording") == 1
    assert journal.actions() == []
    with database.write("", quiet=True):  # an index that disagrees with its table is refused here as damaged
        database.run("INSERT INTO idea_words (idea_words, rank) VALUES ('integrity-check', 1)")
    ideas = database.value("SELECT count(*) FROM idea")
    assert database.value("SELECT count(*) FROM idea_words_docsize") == ideas
    for column in TEXTS:
        table, name = column.split()
        for (text,) in database.rows(f"SELECT DISTINCT {name} FROM {table}"):
            assert clean(text).strip() == text, column
            assert not re.search(r"[{}]|\bNone\b|lorem|TODO", text), (column, text)
    now = "2026-11-22T09:30:00Z"
    assert not database.value("SELECT count(*) FROM idea WHERE at > ? OR day > '2026-11-22'", now)
    assert not database.value("SELECT count(*) FROM conversation WHERE at > ?", now)
    assert not database.value("SELECT count(*) FROM stage_move WHERE day > '2026-11-22'")
    assert not database.value("SELECT count(*) FROM promise WHERE closed_on > '2026-11-22' OR closed_on < ''")
    assert not database.value("SELECT count(*) FROM promise WHERE (state = 'open') <> (closed_on = '')")
    assert not database.value("SELECT count(*) FROM person WHERE created_at > ? OR updated_at > ?", now, now)
    # an echo comes after what it echoes
    assert not database.value(
        "SELECT count(*) FROM association a JOIN idea i ON i.id = idea_id JOIN idea o ON o.id = other_id "
        "WHERE relation = 'heard again' AND o.at > i.at"
    )


# --- made -------------------------------------------------------------------------------------------------------------


def test_the_default_is_a_year_with_150_people(journal: Journal) -> None:
    check_sound(journal)
    found = counts(journal)
    assert (found["event"], found["person"], found["idea"], found["promise"]) == (30, 150, 250, 75)
    assert 220 <= found["conversation"] <= 240
    assert found["stage_move"] >= 80
    assert 8 <= found["reflection"] <= 20
    first = date.fromisoformat(journal.database.value("SELECT min(day) FROM event"))
    assert timedelta(300) < TODAY - first < timedelta(367)


def test_it_takes_little_time(tmp_path: Path) -> None:
    start = time.perf_counter()
    make(tmp_path / "j.db", NOW)
    assert time.perf_counter() - start < 3


def test_a_large_one_is_sound_and_its_pages_read(tmp_path: Path) -> None:
    path = tmp_path / "large.db"
    told: list[tuple[int, int]] = []
    make(path, NOW, people=2000, years=5, progress=lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]
    assert len(told) > 200
    journal = Journal.open(path, NOW)
    try:
        check_sound(journal)
        found = counts(journal)
        sizes = Sizes(2000, 5)
        assert (found["event"], found["person"], found["idea"]) == (200, 2000, sizes.ideas)
        assert found["promise"] == 1000
        assert abs(found["conversation"] - 3000) < 60
        texts = [str(text) for (text,) in journal.database.rows("SELECT text FROM idea")]
        assert len(set(texts)) > 0.97 * len(texts)
        counted = Counter(word for text in texts for word in re.findall(r"\w+", text.lower()))
        assert len(counted) > 1500
        assert sum(1 for number in counted.values() if number < 10) > 0.4 * len(counted)  # a long tail of rare words
        read_everything(journal)
    finally:
        journal.close()


def test_the_rule_of_sizes() -> None:
    assert (Sizes(150, 1).events, Sizes(150, 1).ideas) == (30, 250)
    assert (Sizes(50_000, 20).events, Sizes(50_000, 20).ideas) == (5000, 300_000)


@pytest.mark.parametrize("people", [50, 60, 333])
def test_any_size_keeps_to_its_numbers(tmp_path: Path, people: int) -> None:
    make(tmp_path / "j.db", NOW, people=people, years=2, seed=7)
    journal = Journal.open(tmp_path / "j.db", NOW)
    try:
        check_sound(journal)
        found = counts(journal)
        assert (found["event"], found["person"]) == (60, people)
        assert found["idea"] == Sizes(people, 2).ideas
    finally:
        journal.close()


@pytest.mark.parametrize("hours", [0, 9, 24, 48, 72, 96, 120, 144, 167])
@pytest.mark.parametrize(
    "zone",
    [
        pytest.param("Europe/London", marks=pytest.mark.slow), pytest.param("UTC", marks=pytest.mark.slow),
        "Asia/Tokyo", "America/Los_Angeles",
    ],
)  # fmt: skip
def test_it_ends_today_whatever_the_day(tmp_path: Path, hours: int, zone: str) -> None:
    clock = FrozenClock(datetime(2027, 3, 25, 0, 5, tzinfo=UTC) + timedelta(hours=hours), zone)
    make(tmp_path / "j.db", clock, people=60)
    journal = Journal.open(tmp_path / "j.db", clock)
    try:
        today = clock.today()
        days = [line.day for line in journal.events.lines(Narrow(), Window(40))]
        assert len([day for day in days if day > today]) == 1
        assert (days[0] - today).days <= 9
        assert days[0].isocalendar()[1] == (today + timedelta(7)).isocalendar()[1]
        assert today - timedelta(2) in days
        lines = [line for line in journal.events.lines(Narrow(), Window(40)) if line.day <= today]
        assert [line.reflected for line in lines[:3]] == ["", "", "done"]
        assert max(line.day for line in journal.ideas.lines(Narrow(), Window(3))) <= today
        breakfasts = [line.day for line in lines if line.title == latest.BREAKFAST]
        assert {day.weekday() for day in breakfasts} == {2}
        assert journal.database.value("SELECT max(at) FROM idea") <= journal.database.now()
        late = [
            p for p in journal.promises.lines(Narrow(), Window(100)) if p.state == "open" and p.due and p.due < today
        ]
        assert 2 <= len([p for p in late if p.direction == "mine"]) <= 9
        sections = {
            item.section for item in journal.reviewing.items(journal.reviewing.standing(journal.reviewing.week()))
        }
        assert sections >= {"conversations", "mine", "theirs", "pile", "ago", "sparks"}
    finally:
        journal.close()


def test_a_seed_makes_the_same_rows(tmp_path: Path, path: Path) -> None:
    make(tmp_path / "same.db", NOW)
    make(tmp_path / "other.db", NOW, seed=2)
    assert rows(tmp_path / "same.db") == rows(path)
    assert rows(tmp_path / "other.db")["person"] != rows(path)["person"]


def test_uids_are_uuid7_of_their_moments(journal: Journal) -> None:
    for uid, at in journal.database.rows("SELECT uid, at FROM idea"):
        assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", uid)
        moment = datetime.fromtimestamp(int(uid[:8] + uid[9:13], 16) / 1000, UTC)
        assert moment == datetime.fromisoformat(at)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    with pytest.raises(JournalRefused):
        make(there, NOW)
    assert there.read_text() == "mine"
    with pytest.raises(WrongUse):
        make(tmp_path / "small.db", NOW, people=3)
    assert not (tmp_path / "small.db").exists()


def test_stopped_on_the_way_it_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(tmp_path / "j.db", NOW, progress=stop)
    assert list(tmp_path.glob("j.db*")) == []


# --- read -------------------------------------------------------------------------------------------------------------


def read_everything(journal: Journal) -> None:
    """Every list, page and count of the journal, over the newest and the oldest records."""
    kinds: tuple[Kind, ...] = ("event", "person", "promise", "idea")
    for kind in kinds:
        listing = journal.listing(kind)
        count = listing.count()
        first = listing.at(0, 50)
        assert count >= len(first) > 0
        assert [line.id for line in listing.after(first[9], 10)] == [line.id for line in first[10:20]]
        assert listing.place(Ref(kind, first[7].id)) == 7
        for line in (*first[:20], *listing.at(count - 5, 5)):
            ref = Ref(kind, line.id)
            assert journal.title(ref)
            journal.noun(kind).get(line.id)
            journal.entries(ref)
            for other in kinds:
                journal.listing(other, Narrow(kind, line.id)).at(0, 20)
        assert journal.listing(kind, Narrow(find="a")).count()
    for (id_,) in journal.database.rows("SELECT id FROM conversation ORDER BY id DESC LIMIT 50"):
        assert journal.conversations.get(id_).said
        assert journal.title(Ref("conversation", id_))
        journal.entries(Ref("conversation", id_))
    for (id_,) in journal.database.rows("SELECT id FROM reflection LIMIT 20"):
        assert journal.reflections.get(id_).answers
    for (id_,) in journal.database.rows("SELECT id FROM idea ORDER BY id DESC LIMIT 50"):
        journal.ideas.associations(id_)
        journal.ideas.look_alikes(journal.ideas.get(id_).text, but=id_)


def test_everything_reads(journal: Journal) -> None:
    read_everything(journal)
    assert journal.reflecting.next_event() is not None
    event, due = journal.meeting.waiting()
    assert event is not None
    assert (TODAY - event.day).days == 2
    assert 2 <= due <= 7


def test_everyone_is_called_as_the_journal_itself_would_call_them(tmp_path: Path, journal: Journal) -> None:
    other = Journal.open(tmp_path / "other.db", NOW)
    try:
        for (id_,) in journal.database.rows("SELECT id FROM person"):
            person = journal.people.get(id_)
            with other.database.write("copied"):
                copy = other.people.add(person.name)
                other.people.edit(copy, aliases=person.aliases)
            called = "SELECT name, key, sort FROM called WHERE person_id = ? ORDER BY id"
            assert journal.database.rows(called, id_) == other.database.rows(called, copy)
            assert journal.database.value("SELECT key FROM person WHERE id = ?", id_) == key(person.name)
    finally:
        other.close()


def test_it_can_be_written_in_and_taken_back(tmp_path: Path) -> None:
    make(tmp_path / "j.db", NOW, people=60)
    journal = Journal.open(tmp_path / "j.db", NOW)
    try:
        kept = journal.jotting.keep("A lantern for the ferry @Gwen #river")
        assert [t.name for t in kept.people] == ["Gwen Pritchard"]
        assert kept.event is not None
        assert journal.listing("idea", Narrow(find="lantern ferry")).count() == 1
        journal.undo()
        assert journal.listing("idea", Narrow(find="lantern ferry")).count() == 0
    finally:
        journal.close()


def test_namesakes_show_who_is_meant(journal: Journal) -> None:
    for first, number in (("Priya", 2), ("Tom", 3), ("Ana", 4)):
        assert len(journal.people.candidates(first)) == number
    breakfast = next(line for line in journal.events.lines(Narrow(), Window(5)) if line.day == date(2026, 11, 18))
    settled = journal.nouns.settle("Ana", event=breakfast.id)
    assert (settled.name, settled.why) == ("Ana Reyes", "who was there")
    assert journal.nouns.settle("Ana").person is None
    assert journal.nouns.settle("Meiling").name == "王美玲"


def test_names_come_from_many_places(journal: Journal) -> None:
    everyone = [str(name) for (name,) in journal.database.rows("SELECT name FROM person")]
    assert len(set(everyone)) == len(everyone)
    assert sum(1 for name in everyone if re.search(r"[\u00c0-\u024f]", name)) >= 12
    assert sum(1 for name in everyone if re.search(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]", name)) >= 2
    assert sum(1 for name in everyone if "-" in name) >= 5


def test_no_address_or_number_could_be_somebodys(journal: Journal) -> None:
    for kind, value in journal.database.rows("SELECT kind, value FROM contact"):
        match kind:
            case "email":
                assert re.fullmatch(r"[a-z0-9.]+@([a-z0-9-]+\.)?example\.(com|org)", value), value
            case "phone":
                assert re.fullmatch(r"07700 900\d{3}", value), value
            case _:
                assert re.fullmatch(r"https://[a-z0-9-]+\.example\.org", value), value


# --- good to read -----------------------------------------------------------------------------------------------------


def test_nothing_is_said_more_than_twice(journal: Journal) -> None:
    ideas = Counter(text for (text,) in journal.database.rows("SELECT text FROM idea"))
    assert max(ideas.values()) == 1
    said = Counter(
        line
        for (text,) in journal.database.rows("SELECT said FROM conversation")
        for line in re.split(r"\n|(?<=[.!?]) (?=[A-Z])", text)
        if line
    )
    assert [line for line, number in said.items() if number > 2] == []
    for column in ("promise words", "conversation words", "person hook"):
        table, name = column.split()
        found = Counter(t for (t,) in journal.database.rows(f"SELECT {name} FROM {table} WHERE {name} <> ''"))
        assert max(found.values()) <= 2, found.most_common(3)


def test_enough_is_written_by_hand() -> None:
    assert sum(len(lines) for _, lines in words.FAMILIES.values()) + len(words.SINGLES) >= 220
    assert len(words.FAMILIES) >= 25
    assert len(words.NOTES) + sum(len(trade.notes) for trade in names.TRADES) >= 200
    assert len(words.MINE) + len(words.THEIRS) >= 60
    assert len(names.TRADES) >= 60
    assert len(names.HOOKS) >= 60
    for bank in (words.SINGLES, words.NOTES, words.MINE, words.THEIRS, words.QUOTES, names.HOOKS, words.FOLLOW_NOTES):
        assert len(set(bank)) == len(bank)


def test_ideas_echo_across_months(journal: Journal) -> None:
    database = journal.database
    pairs = database.rows(
        "SELECT i.text, i.day, o.text, o.day FROM association a JOIN idea i ON i.id = idea_id "
        "JOIN idea o ON o.id = other_id WHERE relation = 'heard again'"
    )
    assert len(pairs) > 80
    assert all(text != earlier for text, _, earlier, _ in pairs)
    apart = sorted((date.fromisoformat(day) - date.fromisoformat(before)).days for _, day, _, before in pairs)
    assert apart[len(apart) // 2] > 60
    newest = journal.ideas.lines(Narrow(), Window(25))
    assert sum(1 for line in newest if line.heard > 1 and line.since) >= 6
    assert {line.heard for line in journal.ideas.lines(Narrow(), Window(250))} >= {1, 2, 3, 4, 5}
    assert 5 <= sum(1 for line in journal.ideas.lines(Narrow(), Window(250)) if line.spark) <= 30


def test_some_echoes_wait_to_be_noticed(journal: Journal) -> None:
    """An idea of the latest breakfast was had before and isn't joined yet: its reflection has something to show."""
    line = next(line for line in journal.ideas.lines(Narrow(), Window(20)) if line.text.startswith("People don't read"))
    assert line.heard == 1
    assert any("read" in echo.text for echo in journal.ideas.look_alikes(line.text, but=line.id))


def test_promises_of_every_kind(journal: Journal) -> None:
    promises = journal.promises.lines(Narrow(), Window(100))
    kinds = Counter((p.direction, p.state) for p in promises)
    assert all(kinds[direction, state] for direction in ("mine", "theirs") for state in ("open", "done", "let go"))
    assert any(p.due_words == "soon" and p.due is None and p.state == "open" for p in promises)
    assert any(p.state == "done" and p.due and p.closed_on and p.closed_on > p.due for p in promises)
    assert any(p.state == "done" and p.due and p.closed_on and p.closed_on <= p.due for p in promises)
    assert len({p.kind for p in promises}) >= 4
    for p in promises:
        assert p.made_on is not None
        assert p.person_id is not None
        if p.due:
            read = when.read(p.due_words, p.made_on)
            assert read is not None
            assert read.day == p.due
    shown = promises[:12]
    assert all(p.made_on and (TODAY - p.made_on).days < 60 for p in shown)
    assert any(p.direction == "mine" and p.due and p.due < TODAY for p in shown)


def test_people_came_closer(journal: Journal) -> None:
    found: dict[str, int] = dict(journal.database.rows("SELECT stage, count(*) FROM person GROUP BY stage"))
    assert found["met"] > found["like"] > 5
    assert found["know"] >= 3
    assert found.get("trust", 0) >= 1
    for id_, stage in journal.database.rows("SELECT id, stage FROM person"):
        reached = [move.stage for move in journal.people.moves(id_) if move.stage]
        assert stage == (reached[-1] if reached else "met")
    room = journal.people.lines(Narrow("event", journal.events.lines(Narrow(), Window(3))[2].id), Window(20))
    assert any(len(line.moves) >= 3 for line in room)
    assert all(line.last and (TODAY - line.last).days <= 6 for line in room)


def test_reflections_were_answered_as_they_are_asked(journal: Journal) -> None:
    known = prompts.load()
    variants, kept = set(), Counter[str]()
    for (id_,) in journal.database.rows("SELECT id FROM reflection"):
        reflection = journal.reflections.get(id_)
        steps = [step.id for step in plan(known, reflection.variant, reflection.length)]
        asked = [steps.index(answer.step) for answer in reflection.answers]
        assert asked == sorted(asked)
        assert reflection.complete
        assert reflection.closed
        assert reflection.step == "read_back"
        variants.add((reflection.variant, reflection.length))
        for answer in reflection.answers:
            if answer.ref:
                kept[answer.ref.kind] += 1
                record = journal.noun(answer.ref.kind).get(answer.ref.id)
                match answer.ref.kind:
                    case "idea":
                        assert (record.text, record.event_id) == (answer.text, reflection.event_id)
                        assert record.day == reflection.started
                    case "conversation":
                        assert answer.text in record.said
                    case "promise":
                        assert record.words in answer.text
            if answer.step == "spark":
                assert answer.ref is not None
                assert journal.ideas.get(answer.ref.id).spark
    assert {variant for variant, _ in variants} >= {"event", "one_to_one", "online"}
    assert {length for _, length in variants} == {"five", "unhurried"}
    assert all(kept[kind] > 5 for kind in ("idea", "conversation", "promise"))


def test_the_scenes_name_only_people_and_families_there_are() -> None:
    cast = {member.name for member in latest.CAST}
    for scene in latest.scenes(TODAY):
        named = [name for name, _ in scene.room]
        assert set(named) <= cast
        for people in (
            [p for t in scene.talks for p in t.people],
            [v.person for v in scene.vows],
            [c[0] for c in scene.closer],
        ):
            assert set(people) <= set(named)
        for thought in scene.thoughts:
            assert set(thought.people) <= cast
            assert not thought.family or thought.family in words.FAMILIES


# --- parts ------------------------------------------------------------------------------------------------------------


def test_shares_add_up() -> None:
    assert shares(10, [1, 1, 1]) == [3, 4, 3]
    assert sum(shares(997, [0.3, 0, 5, 1, 1])) == 997
    assert shares(5, [0, 0]) == [0, 0]


def test_a_deck_repeats_nothing_before_all_was_drawn() -> None:
    from random import Random

    deck = Deck(Random(1), range(9))
    assert sorted(deck.draw() for _ in range(9)) == list(range(9))
    assert deck.fresh == 0
    assert sorted(deck.draw() for _ in range(9)) == list(range(9))
