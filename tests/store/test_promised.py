"""What a format promises, held against a file: a journal is sound only if its tables are those of its format."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from netjournal.actions.backing_up import BackingUp
from netjournal.actions.checking import Checking
from netjournal.clock import FrozenClock
from netjournal.errors import JournalRefused
from netjournal.journal import Journal
from netjournal.store import journal_file, promised
from netjournal.store.database import Database


@pytest.fixture
def path(journal: Journal, journal_file: Path) -> Path:
    journal.jotting.keep("an idea with @Ana #shop")
    journal.close()
    return journal_file


def do(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


@pytest.mark.parametrize("format_", range(1, journal_file.VERSION + 1))
def test_a_journal_is_as_its_format_promises(
    format_: int, tmp_path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made at once, and brought up from the first format."""
    for name in ("made.db", "brought.db"):
        if name == "brought.db":
            monkeypatch.setattr(journal_file, "VERSION", 1)
            Database(tmp_path / name, clock).close()
        monkeypatch.setattr(journal_file, "VERSION", format_)
        Database(tmp_path / name, clock).close()
        with closing(sqlite3.connect(tmp_path / name)) as db:
            assert list(promised.differences(db)) == []


def test_a_definition_laid_out_in_another_way_is_the_same(path: Path) -> None:
    do(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'TABLE idea', ' TABLE \"idea\"') WHERE name = 'idea'",
        "UPDATE sqlite_master SET sql = replace(sql, '    ', ' ') WHERE name = 'idea'",
    )
    with closing(sqlite3.connect(path)) as db:
        assert list(promised.differences(db)) == []


def test_a_strangers_table_and_what_sqlite_keeps_for_itself_are_left(path: Path, clock: FrozenClock) -> None:
    do(path, "ANALYZE", "CREATE TABLE theirs (id INTEGER PRIMARY KEY)", "CREATE INDEX i ON theirs (id)")
    with closing(sqlite3.connect(path)) as db:
        assert list(promised.differences(db)) == []


OTHERWISE = {
    "a table is gone": ("DROP TABLE action", "what holds the entries of the list of changes is missing"),
    "the list of changes is gone": ("DROP TABLE change", "what holds the lines of the list of changes is missing"),
    "a table of the review is gone": ("DROP TABLE bump", "what holds the cards put off is missing"),
    "a column has another name": (
        "ALTER TABLE person RENAME hook TO hoook",
        "what holds the people is not as it was made",
    ),
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_a_file_without_its_tables_is_no_backup(path: Path, clock: FrozenClock, name: str) -> None:
    statement, said = OTHERWISE[name]
    backing_up = BackingUp(path, clock)
    sound = backing_up.make()
    clock.advance(hours=1)
    bad = backing_up.make().path
    do(bad, "PRAGMA foreign_keys = OFF", statement)
    assert backing_up.all()[0].path == bad
    assert backing_up.find().path == sound.path, "the newest that is sound"
    with pytest.raises(JournalRefused, match="tables are not those of a journal"):
        backing_up.find(str(bad))
    with pytest.raises(JournalRefused, match="tables are not those of a journal"):
        backing_up.restore(bad)
    bad.replace(path)
    found = Checking(path, clock).look()
    assert ("file", said, "read out") in found
    with pytest.raises(JournalRefused, match="tables are not those of a journal"):
        backing_up.make()
    assert backing_up.all() == [sound]


def test_a_view_is_found_dropped_and_keeps_no_backup_from_being_restored(path: Path, clock: FrozenClock) -> None:
    do(path, "CREATE VIEW v AS SELECT 1")
    checking, backing_up = Checking(path, clock), BackingUp(path, clock)
    assert checking.look() == [("view v", "is none of netjournal's", "view")]
    made = checking.mend(checking.look())
    assert made is not None
    assert checking.look() == []
    backing_up.restore(made.path)
    assert checking.look() == []


def test_an_index_that_is_gone_or_another_is_made_again(path: Path, clock: FrozenClock) -> None:
    do(path, "DROP INDEX idea_by_day", "DROP INDEX event_by_key", "CREATE INDEX event_by_key ON event (title)")
    checking = Checking(path, clock)
    assert checking.look() == [
        ("events", "their index “by key” is not as it was made", "reindex"),
        ("ideas", "their index “by day” is missing", "reindex"),
    ]
    checking.mend(checking.look())
    assert checking.look() == []


FLIPPED = {
    "an index that is said to have another name": ("idea_by_day", "idea_by_day ON", "idea_by_dAy ON"),
    "a word index with an option there is none of": ("idea_words", "prefix=", "prefax="),
    "a word index of a kind there is none of": ("idea_words", "fts5", "ftq5"),
    "a word index written in other letters": ("idea_words", "VIRTUAL", "VIrTUAL"),
    "a list of words of a kind there is none of": ("idea_terms", "'row'", "'pow'"),
    "a word index that is no text": ("idea_words", "porter", b"por\xf4er"),
}


@pytest.mark.parametrize("name", FLIPPED)
def test_an_index_whose_definition_is_damaged_is_made_anew(path: Path, clock: FrozenClock, name: str) -> None:
    which, was, now = FLIPPED[name]
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (which,)).fetchone()
        assert was in sql
        now = now.encode() if isinstance(now, str) else now
        db.execute("PRAGMA writable_schema = ON")
        db.execute(
            "UPDATE sqlite_master SET sql = CAST(? AS TEXT) WHERE name = ?",
            (sql.encode().replace(was.encode(), now), which),
        )
    checking = Checking(path, clock)
    found = checking.look()
    if found:
        checking.mend(found)
    assert checking.look() == []
    journal = Journal.open(path, clock)
    journal.jotting.keep("a zeppelin as a sign")
    assert journal.searching.find("zeppelin").total == 1
    journal.close()


def test_a_format_there_is_none_of_is_no_crash(path: Path, clock: FrozenClock) -> None:
    do(path, f"PRAGMA user_version = {2**31 - 1}", "DROP INDEX idea_by_day")
    assert ("ideas", "their index “by day” is missing", "reindex") in Checking(path, clock).look()
