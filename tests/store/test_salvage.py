"""Reading out of a damaged journal: what a file says of its tables can be lost, the rows are not lost with it."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from netjournal.actions.checking import Checking
from netjournal.clock import FrozenClock
from netjournal.errors import JournalDamaged
from netjournal.journal import Journal
from netjournal.store import history, journal_file
from netjournal.store.promised import promised


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a journal holds."""
    held = {}
    with closing(sqlite3.connect(path)) as db:
        for table, columns in promised(journal_file.VERSION).columns.items():
            named = ", ".join(f'"{column.name}"' for column in columns)
            held[table] = db.execute(f"SELECT {named} FROM {table} ORDER BY 1").fetchall()
    return held


def forge(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute(sql, values)


def in_the_file(path: Path, was: bytes, now: bytes) -> None:
    content = path.read_bytes()
    assert content.count(was) >= 1 and len(was) == len(now)
    path.write_bytes(content.replace(was, now, 1))


def a_flip_in_the_definition(path: Path) -> None:
    in_the_file(path, b"CREATE TABLE idea (", b"CREATE TABLF idea (")


def a_swallowed_column(path: Path) -> None:
    in_the_file(path, b"rhythm_days INTEGER,", b"rhythm_days INTEGERm")


def another_column_name(path: Path) -> None:
    in_the_file(path, b"    hook TEXT", b"    hnok TEXT")


def a_renamed_column(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript("DROP TRIGGER note_person_insert; ALTER TABLE person RENAME COLUMN hook TO hoook")


def rubbish_for_a_definition(path: Path) -> None:
    forge(path, "UPDATE sqlite_master SET sql = 'hgfd gfh' WHERE name = 'promise'")


def a_row_of_the_schema_gone(path: Path) -> None:
    forge(path, "DELETE FROM sqlite_master WHERE name = 'idea'")


def many_rows_of_the_schema_gone(path: Path) -> None:
    names = ("idea", "person", "event", "conversation", "promise", "contact", "attendance", "stage_move", "tag")
    for name in names:
        forge(path, "DELETE FROM sqlite_master WHERE name = ?", name)


def another_name_in_the_schema(path: Path) -> None:
    forge(path, "UPDATE sqlite_master SET name = 'ide`' WHERE name = 'idea'")


def a_page_number_that_is_another(path: Path) -> None:
    forge(path, "UPDATE sqlite_master SET rootpage = rootpage + 40000 WHERE name = 'idea'")


def a_hundred_bytes_of_rubbish(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(100) + path.read_bytes()[100:])


def a_hundred_bytes_of_nothing(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


FORGOTTEN = [
    a_flip_in_the_definition, a_swallowed_column, another_column_name, a_renamed_column, rubbish_for_a_definition,
    a_row_of_the_schema_gone, many_rows_of_the_schema_gone, another_name_in_the_schema, a_page_number_that_is_another,
    a_hundred_bytes_of_rubbish, a_hundred_bytes_of_nothing,
]  # fmt: skip


@pytest.mark.parametrize("forget", FORGOTTEN, ids=lambda damage: damage.__name__)
def test_where_only_the_schema_is_damaged_every_row_is_read_out(
    path: Path, checking: Checking, clock: FrozenClock, forget: Callable[[Path], None]
) -> None:
    whole = rows(path)
    forget(path)
    with suppress(JournalDamaged):
        Journal.open(path, clock).close()
    assert "read out" in {finding.how for finding in checking.look()}
    done = checking.read_out().salvaged
    assert (done.lost, done.parted, done.unread, done.history, done.is_whole) == (0, 0, (), True, True)
    assert rows(path) == whole
    assert checking.look() == []


def test_a_table_of_which_nothing_is_found_is_said_and_what_went_with_it_is_counted(
    path: Path, checking: Checking
) -> None:
    whole = rows(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA secure_delete = ON")
        db.execute("DROP TABLE idea")
    done = checking.read_out().salvaged
    assert done.unread == () and done.told == (("idea", 1),) and not done.is_whole, "the one jotted, not those made up"
    assert done.parted >= len(whole["association"]) > 0
    assert done.counts.person == len(whole["person"]) and done.counts.idea == 1


@pytest.mark.parametrize("lost", [60_000, 200_000])
def test_what_is_lost_with_its_pages_is_taken_from_the_list_of_changes(
    journal: Journal, journal_file: Path, clock: FrozenClock, lost: int
) -> None:
    """Of a young journal every word is in the list, which lies elsewhere in the file."""
    with journal.database.write("Added an event"):
        event = journal.events.add("Thames Breakfast", clock.today())
    for number in range(12):
        journal.jotting.keep(f'idea number {number} from @Ana, with it\'s "words"')
    journal.jotting.keep("! @Tom: the deck by friday")
    person = journal.listing("person").at(0, 1)[0].ref
    journal.edit(person, notes="edited\nsince", does="maps")
    journal.remove(journal.listing("idea").at(0, 1)[0].ref)
    journal.close()
    whole = rows(journal_file)
    assert len(whole["idea"]) == 11 and event
    journal_file.write_bytes(random.Random(2).randbytes(lost) + journal_file.read_bytes()[lost:])
    done = Checking(journal_file, clock).read_out().salvaged
    assert {"person", "idea"} & {table for table, _ in done.told} and not done.is_whole
    now = rows(journal_file)
    assert {table: now[table] for table in ("person", "event", "idea", "promise", "association", "conversation")} == {
        table: whole[table] for table in ("person", "event", "idea", "promise", "association", "conversation")
    }
    assert Checking(journal_file, clock).look() == []


def test_columns_of_a_later_format_stand_after_those_before() -> None:
    """What is read with a definition of ours is read by place, also out of a journal of an older format."""
    now = promised(journal_file.VERSION).columns
    for format_ in range(1, journal_file.VERSION):
        for table, columns in promised(format_).columns.items():
            assert now[table][: len(columns)] == columns


def test_what_was_put_in_another_order_is_read_by_its_names(path: Path, checking: Checking) -> None:
    whole = rows(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("CREATE TABLE t (key TEXT, name TEXT, uid TEXT, id INTEGER PRIMARY KEY)")
        db.execute("INSERT INTO t SELECT key, name, uid, id FROM series")
        db.execute("DROP TABLE series")
        db.execute("PRAGMA legacy_alter_table = ON")
        db.execute("ALTER TABLE t RENAME TO series")
    assert whole["series"]
    assert ("file", "what holds the series is not as it was made", "read out") in checking.look()
    assert checking.read_out().salvaged.is_whole
    assert rows(path) == whole


def test_rows_below_a_lost_page_are_found(path: Path, checking: Checking) -> None:
    """The page that leads to all others of a table is rubbish."""
    whole = rows(path)
    with closing(sqlite3.connect(path)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'idea'").fetchone()
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = bytes(range(256)) * 16
    path.write_bytes(content)
    done = checking.read_out().salvaged
    assert done.counts.idea == len(whole["idea"])
    assert rows(path)["idea"] == whole["idea"]


def test_rows_with_numbers_like_no_others_are_read(path: Path, checking: Checking) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("UPDATE idea SET id = 5000000000000 WHERE id = 1")
        db.execute("UPDATE idea SET id = -7 WHERE id = 2")
    ideas = rows(path)["idea"]
    a_flip_in_the_definition(path)
    checking.read_out()
    assert rows(path)["idea"] == ideas


def test_it_is_counted_how_far_it_is(path: Path, clock: FrozenClock) -> None:
    a_flip_in_the_definition(path)
    told: list[tuple[int, int]] = []
    Checking(path, clock).read_out(lambda done, total: told.append((done, total)))
    assert told == sorted(told) and len(told) > 20
    assert all(done <= total for done, total in told)


def test_all_tables_are_read_out() -> None:
    from netjournal.store import checking

    there = set(promised(journal_file.VERSION).tables)
    assert there >= {checking.name(model) for model in checking.models()} | (history.UNRECORDED - {"sqlite_sequence"})
