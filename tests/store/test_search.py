"""Search over every word, on a real file; and the index that always agrees with the records."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import peewee
import pytest
from playhouse.test_utils import count_queries

from netjournal.clock import FrozenClock
from netjournal.demo.make import make
from netjournal.domain.query import KINDS, read
from netjournal.domain.records import Contact, Ref
from netjournal.errors import JournalBusy, JournalDamaged
from netjournal.journal import Journal, Narrow
from netjournal.store import index, search
from netjournal.store.search import Search
from netjournal.store.sources import SHAPES, SOURCES

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, made once; read only."""
    path = tmp_path_factory.mktemp("search") / "journal.db"
    make(path, _clock())
    return path


def _clock() -> FrozenClock:
    from datetime import UTC, datetime

    return FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "Europe/London")


@pytest.fixture
def demo(made: Path) -> Iterator[Journal]:
    journal = Journal.open(made, _clock())
    yield journal
    journal.close()


def texts(journal: Journal, words: str, kind: str) -> list[str]:
    return [" · ".join((hit.title, hit.text)) for hit in journal.searching.find(words).hits.get(kind, ())]


def sound(journal: Journal) -> bool:
    """Every index holds exactly the words of its table."""
    with journal.database.write("", quiet=True):
        for table in index.INDEXES:
            journal.database.run(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")
    return not journal.searching.search.astray()


# What is found


def test_a_word_is_found_in_every_kind_of_record(journal: Journal) -> None:
    day = TODAY
    with journal.database.write("Everything"):
        event = journal.events.add("Breakfast", day, notes="a zeppelin over the river")
        person = journal.people.add("Priya Nair", hook="draws zeppelins")
        journal.conversations.add([person], day, said="the zeppelin again", zone="UTC")
        journal.promises.add("mine", "send the zeppelin picture", day)
        journal.ideas.add("a zeppelin as a sign", day, "UTC")
        reflection = journal.reflecting.begin(event, "unhurried")
    journal.reflecting.idea(reflection, "aliveness", "x")
    with journal.database.write("An answer"):
        journal.database.run(
            "INSERT INTO answer (uid, reflection_id, step, text) VALUES ('u', ?, 'free', 'zeppelin all evening')",
            reflection.id,
        )
    journal.reviewing.close(journal.reviewing.week(), "the week of the zeppelin")
    found = journal.searching.find("zeppelin")
    assert list(found.hits) == list(KINDS)
    assert all(len(hits) == 1 for hits in found.hits.values())
    assert sound(journal)
    assert found.hits["week"][0].ref is None and found.hits["person"][0].ref == Ref("person", person)


def test_people_are_found_by_all_that_is_known_of_them(journal: Journal) -> None:
    with journal.database.write("People"):
        one = journal.people.add("Zoë Marchetti", does="ice cream", notes="met by the quay")
        journal.people.edit(one, aliases=("Zed",))
        journal.people.add_contact(one, Contact("email", "zoe@gelato.example"))
        journal.people.move(one, TODAY, "closer", words="sang on the ferry")
        journal.people.tag(one, ["harbour"])
    for words in ("zoe", "ZOË", "marchetti", "zed", "ice cre", "quay", "gelato", "ferry", "harbour", "#harbour"):
        assert texts(journal, words, "person"), words


def test_filters_narrow(demo: Journal) -> None:
    find = demo.searching.find
    everywhere = find("pricing").total
    assert 0 < find("pricing kind:idea").total < everywhere
    assert set(find("pricing kind:idea kind:promise").hits) <= {"idea", "promise"}
    for hit in find("after:2026-06 before:2026-07 kind:conversation").hits["conversation"]:
        assert hit.day is not None and date(2026, 6, 1) <= hit.day <= date(2026, 6, 30)
    assert all("Priya" in hit.who for hit in find("who:priya kind:conversation").hits["conversation"])
    assert all("Thames" in hit.where for hit in find('at:"thames breakfast" kind:idea').hits["idea"])
    assert find("tag:pricing kind:idea").total > 3
    assert find("who:nobody-is-called-so pricing").total == 0
    assert find("week kind:week who:priya").total == 0  # a week has nobody to narrow it to


def test_what_has_no_day_is_neither_before_nor_after_one(journal: Journal) -> None:
    with journal.database.write("Two people"):
        journal.people.add("Zed Zwart")
        journal.people.add("Zoe Zwart", met_on="2019-05-01")
    for words in ("before:2026", "zwart before:2026"):
        assert [hit.title for hit in journal.searching.find(words).hits["person"]] == ["Zoe Zwart"]
    assert [line.name for line in journal.listing("person", Narrow(find="before:2026")).at(0, 9)] == ["Zoe Zwart"]
    assert not journal.searching.find("zwart after:2020").total


def test_exact_words_and_words_left_out(demo: Journal) -> None:
    joint = texts(demo, '"joint morning"', "idea")
    assert joint and all("joint morning" in text.lower() for text in joint)
    without = texts(demo, "morning -joint ", "idea")
    assert without and not any("joint" in text.lower() for text in without)
    assert texts(demo, '"morning joint"', "idea") == []


def test_a_name_among_the_words_means_who_was_there(demo: Journal) -> None:
    (hit,) = (
        demo.searching.find("priya drew till kind:conversation").hits.get("conversation", [])
        or demo.searching.find("priya drawing till kind:conversation").hits["conversation"]
    )
    assert "Priya" in hit.who and "till" in hit.text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("pricng", "pricing"), ("rosalnd", "rosalind"), ("benhces", "benches"), ("goatt", "goat"), ("pricign", "pricing"),
     ("rpicing", "pricing")],
)  # fmt: skip
def test_small_slips_are_forgiven_where_nothing_matches(demo: Journal, typed: str, meant: str) -> None:
    found = demo.searching.find(typed)
    assert found.instead == meant and found.total
    assert demo.searching.find(meant).instead == ""


@pytest.mark.parametrize(
    "text",
    ["", '"', "AND", "a OR", "NEAR(a b)", "col:x", "-", "* *", "((((", "'; DROP TABLE idea; --", "\x00\x1b[31m", "😀",
     "é" * 500, "who:", 'who:"', "^a", "{a b}:c", "a + b", "-not", "text:pricing", "rank:1"],
)  # fmt: skip
def test_any_text_is_a_query(demo: Journal, text: str) -> None:
    demo.searching.find(text)


def test_the_best_comes_first_and_nothing_twice(demo: Journal) -> None:
    for kind, hits in demo.searching.find("price").hits.items():
        assert len({hit.id for hit in hits}) == len(hits), kind
    assert "price" in texts(demo, "price first quiet", "idea")[0].lower()


def test_at_most_so_many_of_a_kind_and_all_where_all_are_asked_for(demo: Journal) -> None:
    assert max(len(hits) for hits in demo.searching.find("a", 5).hits.values()) == 5
    ideas = demo.database.value("SELECT count(*) FROM idea WHERE text LIKE '%sign%'")
    assert len(demo.searching.find("sign", 100_000).hits["idea"]) >= ideas - 5


@pytest.mark.parametrize("limits", [(5, 3, 8), (5, 7, 8), (5, 0, 1), (5, 3, 5000), (5, 200, 5000)])
@pytest.mark.parametrize(
    "text",
    ["the after:2026-06", "the before:2026-03", "a after:2026-03 before:2026-06", "the who:priya", "pric who:p",
     "the tag:pricing", "the at:thames", "t at:thames who:a", "the on:2026-05", "the before:1999"],
)  # fmt: skip
def test_of_very_many_matches_as_many_pass_a_filter_as_when_each_is_looked_at(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int, int], text: str
) -> None:
    every = {kind: {hit.id for hit in hits} for kind, hits in demo.searching.find(text, 100_000).hits.items()}
    for name, limit in zip(("MANY", "FEW", "SPAN"), limits, strict=True):
        monkeypatch.setattr(search, name, limit)
    found = demo.searching.find(text, 4).hits
    for kind, hits in found.items():
        assert {hit.id for hit in hits} <= every[kind]
        if kind not in ("person", "reflection"):  # to which several rows of one index may lead
            assert len(hits) == min(4, len(every[kind]))
            assert [hit.day for hit in hits] == sorted((hit.day for hit in hits), key=str, reverse=True)
    assert set(found) == set(every)


def test_words_that_are_common_rank_nothing_and_hide_nothing(demo: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "the price"
    ranked = [hit.id for hit in demo.searching.find(text).hits["idea"]]
    monkeypatch.setattr(search, "COMMON", 0)
    newest = [hit.id for hit in demo.searching.find(text).hits["idea"]]
    assert newest == sorted(ranked, reverse=True) != ranked


def test_what_holds_none_of_the_telling_words_stays_behind(demo: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[str, int] = dict(demo.database.rows("SELECT term, doc FROM idea_terms WHERE term IN ('the', 'price')"))
    every, priced = (
        {hit.id for hit in demo.searching.find(text, 1000).hits["idea"]} for text in ("the OR price ", "price ")
    )
    assert held["the"] > held["price"]
    monkeypatch.setattr(search, "COMMON", held["price"])
    found = [hit.id for hit in demo.searching.find("the OR price ", 1000).hits["idea"]]
    assert set(found) == every and set(found[: held["price"]]) <= priced


def test_a_search_is_a_bounded_number_of_queries(demo: Journal) -> None:
    demo.searching.find("once")
    with count_queries(only_select=True) as counted:
        demo.searching.find("a")
    assert counted.count <= 3 * len(SOURCES)


# The index


def test_every_index_covers_what_the_format_says() -> None:
    from importlib import import_module

    format_3 = import_module("netjournal.store.migrations.0003_words")
    assert {table: ", ".join(columns) for table, columns in index.INDEXES.items()} == format_3.INDEXED
    assert {source.table for source in SOURCES} <= set(index.INDEXES)
    assert set(SHAPES) == set(KINDS)


def test_the_index_follows_whatever_happens(journal: Journal) -> None:
    """Fifty doings of all kinds, taken back and put back at random: the index agrees after each."""
    dice = random.Random(4)
    journal.jotting.keep("a first zeppelin with @Ana")
    for number in range(50):
        people = [i for (i,) in journal.database.rows("SELECT id FROM person")]
        ideas = [i for (i,) in journal.database.rows("SELECT id FROM idea")]
        match dice.randrange(6):
            case 0:
                journal.jotting.keep(f"zeppelin {number} with @Person{number % 7} #sky")
            case 1 if people:
                journal.edit(Ref("person", dice.choice(people)), hook=f"hook {number}", aliases=(f"Al{number}",))
            case 2 if ideas:
                journal.edit(Ref("idea", dice.choice(ideas)), text=f"other words {number}")
            case 3 if ideas:
                journal.remove(Ref("idea", dice.choice(ideas)))
            case 4 if journal.actions(1):
                journal.undo()
            case _ if people:
                journal.remove(Ref("person", dice.choice(people)))
        if number % 10 == 9:
            assert sound(journal), number
    assert sound(journal)


def test_an_index_that_does_not_agree_is_made_anew_by_itself(journal: Journal) -> None:
    journal.jotting.keep("a zeppelin as a sign")
    with journal.database.write("", bulk=True):
        journal.database.run("INSERT INTO idea_words (idea_words) VALUES ('delete-all')")
    journal.database.db.execute_sql("INSERT INTO idea_words (idea_words) VALUES ('delete-all')")
    assert journal.searching.search.astray() == ["idea"]
    assert texts(journal.again(), "zeppelin", "idea")
    assert sound(journal)


def test_only_an_index_that_is_astray_is_made_anew(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.jotting.keep("a zeppelin with @Ana")
    journal.database.db.execute_sql("DELETE FROM called_words_docsize WHERE id = 1")
    filled: list[str] = []
    fill = index._fill

    def counted(db: peewee.SqliteDatabase, table: str, *rest: Any) -> None:
        filled.append(table)
        fill(db, table, *rest)

    monkeypatch.setattr(index, "_fill", counted)
    assert texts(journal.again(), "zeppelin", "idea")
    assert filled == ["called"] and sound(journal)


SILENT = [
    "UPDATE idea_words_data SET block = x'00ff00ff' WHERE id = 10",
    "UPDATE idea_words_data SET block = x'' WHERE id = 10",
    "UPDATE idea_words_data SET block = zeroblob(length(block)) WHERE id > 10",
]
"""What makes an index find less, without a word: only the search looks for that."""
DAMAGE = [
    "DELETE FROM idea_words_data WHERE id > 10",
    "DELETE FROM idea_words_data",
    "DELETE FROM idea_words_docsize",
    "DELETE FROM idea_words_config",
    *(f"DROP TABLE idea_words_{shadow}" for shadow in ("data", "idx", "docsize", "config")),
    "DROP TABLE idea_words",
    "DROP TABLE idea_terms",
    "DROP TABLE tag_words",
]
"""What may become of an index while the records stay whole."""


def of(damage: list[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("damaged", damage, indirect=True)


@pytest.fixture
def damaged(journal: Journal, request: pytest.FixtureRequest) -> Iterator[Journal]:
    journal.jotting.keep("a zeppelin as a sign over the river bank")
    journal.database.db.execute_sql(request.param)
    journal.close()
    again = Journal.open(journal.database.path, journal.clock)
    yield again
    again.close()


@of(DAMAGE + SILENT)
def test_a_damaged_index_is_made_anew_by_itself(damaged: Journal) -> None:
    assert texts(damaged, "zeppelin", "idea")
    assert sound(damaged)


@of(DAMAGE)
def test_a_damaged_index_keeps_no_word_from_being_written(damaged: Journal) -> None:
    kept = damaged.jotting.keep("a balloon, as in [[zeppelin]] #flying")
    assert kept.links == (("zeppelin", "a zeppelin as a sign over the river bank"),)
    damaged.edit(kept.ref, text="a balloon instead")
    damaged.undo()
    damaged.remove(Ref("idea", 1))
    assert texts(damaged, "balloon flying", "idea") == [] and len(texts(damaged, "balloon", "idea")) == 1
    assert sound(damaged)


@of(DAMAGE)
def test_a_damaged_index_is_made_anew_for_whoever_asks_it(damaged: Journal) -> None:
    assert damaged.listing("idea", Narrow(find="zeppelin")).count() == 1
    assert damaged.ideas.look_alikes("a zeppelin is a sign over that river bank")
    assert texts(damaged, "zeppelin", "idea")
    assert sound(damaged)


def test_of_a_file_that_is_damaged_itself_no_index_is_made_anew(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.jotting.keep("a zeppelin as a sign")
    journal.database.db.execute_sql("DELETE FROM idea_words_data")
    monkeypatch.setattr(index, "is_sound", lambda db: False)
    again = journal.again()
    with pytest.raises(JournalDamaged, match="keeps this file aside"):
        again.jotting.keep("a balloon")
    assert again.database.value("SELECT count(*) FROM idea") == 1
    again.close()


def test_a_rebuild_of_a_journal_another_program_holds_is_refused_as_any_write(journal: Journal) -> None:
    journal.jotting.keep("a balloon")
    other = sqlite3.connect(journal.database.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(JournalBusy):
        journal.searching.search.rebuild()
    other.close()
    journal.searching.search.rebuild()
    assert texts(journal, "balloon", "idea")


def test_what_is_made_anew_is_as_the_format_says(journal: Journal) -> None:
    asked = "SELECT name, sql FROM sqlite_master ORDER BY name"
    before = journal.database.rows(asked)
    journal.searching.search.rebuild()
    assert journal.database.rows(asked) == before


@of(SILENT)
def test_an_index_that_finds_less_keeps_no_word_from_being_written(damaged: Journal) -> None:
    damaged.jotting.keep("a balloon #flying")
    assert len(texts(damaged, "balloon", "idea")) == 1


def test_a_rebuild_that_is_stopped_changes_nothing(journal: Journal) -> None:
    for number in range(5):
        journal.jotting.keep(f"zeppelin {number}")
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        journal.searching.search.rebuild(stop)
    assert len(texts(journal, "zeppelin", "idea")) == 5
    assert sound(journal)
    journal.searching.search.rebuild(lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1]


def test_a_rebuild_may_be_stopped_anywhere(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "CHUNK", 2)
    for number in range(5):
        journal.jotting.keep(f"zeppelin {number} with @Ana #sky")
    told: list[float] = []
    journal.searching.search.rebuild(lambda done, total: told.append(done / total))
    assert len(told) > 20 and told == sorted(told) and told[-1] == 1
    for last in range(len(told)):
        steps = 0

        def stop(done: int, total: int) -> None:
            nonlocal steps
            steps += 1
            if steps > last:  # noqa: B023
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            journal.searching.search.rebuild(stop)
        assert sound(journal)


def test_nothing_is_written_to_a_journal_whose_records_are_damaged(journal: Journal) -> None:
    journal.jotting.keep("a zeppelin with @Ana")
    page = journal.database.value("SELECT rootpage FROM sqlite_master WHERE name = 'idea'")
    size, path = journal.database.value("PRAGMA page_size"), journal.database.path
    journal.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * 8)
    before = path.read_bytes()
    again = Journal.open(path, journal.clock)
    with pytest.raises(JournalDamaged):
        again.searching.search.rebuild()
    again.close()
    assert path.read_bytes() == before


def test_an_index_made_anew_is_in_one_piece(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "CHUNK", 2)
    for number in range(9):
        journal.jotting.keep(f"zeppelin {number}")
    journal.searching.search.rebuild()
    assert journal.database.value("SELECT count(DISTINCT segid) FROM idea_words_idx") == 1
    assert sound(journal)


def test_others_read_while_an_index_is_made_anew(journal: Journal) -> None:
    journal.jotting.keep("a zeppelin as a sign")
    other = journal.again()
    other.database.held.briefly = True
    journal.database.db.execute_sql("PRAGMA cache_size = 1")
    seen: list[int] = []
    journal.searching.search.rebuild(lambda done, total: seen.append(other.database.value("SELECT count(*) FROM idea")))
    assert seen and set(seen) == {1}
    other.close()


def test_reading_never_writes(demo: Journal) -> None:
    before = demo.database.data_version(), demo.database.path.stat().st_mtime_ns
    for words in ("price", "who:priya", "zzz", "pricng"):
        Search(demo.database).find(read(words, TODAY))
    assert (demo.database.data_version(), demo.database.path.stat().st_mtime_ns) == before


def test_several_slips_are_read_in_the_way_that_finds_something(journal: Journal) -> None:
    """The likeliest word for the one slip need not go with that for the other."""
    with journal.database.write("", quiet=True):
        for text in ("a list of doors", "a list of rooms", "second visit, another door"):
            journal.ideas.add(text, date(2026, 11, 18), "UTC")
    found = journal.searching.find("second vist door")
    assert [hit.text for hit in found.hits["idea"]] == ["second visit, another door"]
    assert found.instead == "second visit door"


def test_a_part_of_a_name_written_without_blanks_is_found(journal: Journal) -> None:
    with journal.database.write("", quiet=True):
        journal.people.add("王美玲")
    assert [hit.title for hit in journal.searching.find("美玲").hits["person"]] == ["王美玲"]
    assert journal.searching.find("who:美玲").total == 1
    assert not journal.searching.find("玲美").total


def test_a_day_remembered_roughly_is_no_day_of_a_hit(journal: Journal) -> None:
    with journal.database.write("", quiet=True):
        journal.people.add("Ana Reyes", met_on="2026-04")
        journal.people.add("Ana Gil", met_on="2026-04-02")
    assert {hit.title: hit.day for hit in journal.searching.find("ana").hits["person"]} == {
        "Ana Reyes": None, "Ana Gil": date(2026, 4, 2),
    }  # fmt: skip


def test_a_journal_of_signs_alone_has_an_index_that_agrees(journal: Journal) -> None:
    """No word is in it, and none is missing."""
    journal.jotting.keep("👍")
    assert journal.searching.search.astray() == []
    journal.jotting.keep("a zeppelin as a sign")
    db = journal.database.db
    sizes = db.execute_sql("SELECT id, sz FROM idea_words_docsize").fetchall()
    db.execute_sql("INSERT INTO idea_words (idea_words) VALUES ('delete-all')")
    for size in sizes:
        db.execute_sql("INSERT INTO idea_words_docsize (id, sz) VALUES (?, ?)", size)
    assert journal.searching.search.astray() == ["idea"], "its words are counted, and gone"


def test_rows_are_indexed_by_rows_whatever_their_numbers(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netjournal.store.index.CHUNK", 2)
    for number in range(5):
        journal.jotting.keep(f"zeppelin {number}")
    db = journal.database.db
    db.execute_sql("UPDATE idea SET id = 5000000000000 WHERE id = 1")
    db.execute_sql("UPDATE idea SET id = -7 WHERE id = 2")
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        assert len(told) < 500, "it steps through all the numbers there are"

    journal.searching.search.rebuild(progress)
    assert sound(journal)
    assert len(texts(journal, "zeppelin", "idea")) == 5


def test_a_name_said_three_thousand_times_is_said_once(journal: Journal) -> None:
    journal.meeting.met("Mallory")
    journal.jotting.keep("boxes for @Mallory")
    assert journal.searching.find("Mallory\n" * 3000).hits["person"][0].title == "Mallory"
