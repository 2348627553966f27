"""Bringing a journal's file up to date: the schema as agreed, and every safety of the runner."""

import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from netjournal.clock import FrozenClock
from netjournal.errors import JournalRefused
from netjournal.journal import Journal
from netjournal.store import backups, journal_file, migrate, review_tables, tables
from netjournal.store.database import Database

HERE = Path(__file__).parent
GOLDEN = HERE / "schema.sql"
MIGRATIONS = Path(migrate.__file__).parent / "migrations"
NOW = journal_file.VERSION

PINNED: dict[str, str] = {
    "0001_initial.py": "c693c890b6f6bc6b0f67a874eb294587b23871ff26086583ee28d5f666ea38a1",
}
"""Shipped migrations and their SHA-256: never edited once shipped. A pin may be renewed until the first release."""


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def schema(path: Path) -> str:
    db = sqlite3.connect(path)
    found = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name").fetchall()
    db.close()
    return "".join(f"-- {type_} {name}\n{' '.join(sql.split())}\n\n" for type_, name, sql in found)


def test_a_new_journal_has_the_schema_agreed(template: Path) -> None:
    """When it was meant to change: write what is found into schema.sql, with a migration if this one has shipped."""
    assert schema(template) == GOLDEN.read_text("utf-8")


def test_what_has_shipped_is_not_edited() -> None:
    assert {name: digest(MIGRATIONS / name) for name in PINNED} == PINNED


def test_every_step_has_its_file_and_number() -> None:
    assert list(migrate.STEPS) == list(range(1, journal_file.VERSION + 1))
    for number, name in migrate.STEPS.items():
        assert name.startswith(f"{number:04d}_")
        assert (MIGRATIONS / f"{name}.py").is_file()


def test_the_models_describe_the_tables(journal: Journal) -> None:
    assert issubclass(review_tables.ReviewRow, tables.Table)
    for model in tables.Table.__subclasses__():
        columns = {row[1] for row in journal.database.rows(f"PRAGMA table_info({model._meta.table_name})")}
        assert set(model._meta.columns) == columns


@pytest.fixture
def step(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """A step to come, whose statements the test sets."""
    step = SimpleNamespace(STATEMENTS="")
    monkeypatch.setattr(journal_file, "VERSION", NOW + 1)
    monkeypatch.setitem(migrate.STEPS, NOW + 1, "fake")
    monkeypatch.setitem(sys.modules, "netjournal.store.migrations.fake", step)
    yield step


@pytest.fixture
def full(journal: Journal, journal_file: Path) -> Path:
    """A journal with people, an event and ideas in it."""
    event = journal.meeting.event("Thames Breakfast")
    journal.meeting.room(event, journal.meeting.recognise("Ana Reyes\nTom Ellis"), "talked")
    journal.jotting.keep("an idea with @Ana and @Tom #shop")
    journal.close()
    return journal_file


LOSING = {
    "a parent made anew without its children": """
        CREATE TABLE attendance_new (id INTEGER PRIMARY KEY);
        DROP TABLE attendance;
        ALTER TABLE attendance_new RENAME TO attendance;
        """,
    "rows deleted": "DELETE FROM tagging;",
    "a table dropped": "DROP TABLE stage_move; DROP TABLE called;",
    "parents deleted under their children": "INSERT INTO series (id, uid, name, key) VALUES (7, 'u', 'n', 'k');"
    "UPDATE attendance SET person_id = 999 WHERE id = 1;",
}


@pytest.mark.parametrize("statements", LOSING.values(), ids=LOSING)
def test_a_step_that_would_lose_something_is_refused(
    full: Path, clock: FrozenClock, step: SimpleNamespace, statements: str
) -> None:
    step.STATEMENTS = statements
    before = digest(full)
    with pytest.raises(JournalRefused, match="would have lost"):
        Database(full, clock)
    assert digest(full) == before


def test_a_step_that_fails_leaves_the_file_as_it_was(full: Path, clock: FrozenClock, step: SimpleNamespace) -> None:
    step.STATEMENTS = "ALTER TABLE idea ADD COLUMN mood TEXT; NONSENSE"
    before = digest(full)
    with pytest.raises(Exception, match="NONSENSE"):
        Database(full, clock)
    assert digest(full) == before


def test_a_step_may_say_what_it_loses(full: Path, clock: FrozenClock, step: SimpleNamespace) -> None:
    step.STATEMENTS = "DELETE FROM tagging;"
    step.MAY_LOSE_ROWS = frozenset({"tagging"})
    Database(full, clock).close()


def test_a_step_is_taken_with_a_copy_aside(full: Path, clock: FrozenClock, step: SimpleNamespace) -> None:
    step.STATEMENTS = "ALTER TABLE idea ADD COLUMN mood TEXT NOT NULL DEFAULT '';"
    journal = Journal.open(full, clock)
    assert journal.database.value("PRAGMA user_version") == NOW + 1
    assert journal.database.value("PRAGMA foreign_keys") == 1
    assert journal.database.value("SELECT mood FROM idea") == ""
    (copy,) = (full.parent / "backups").iterdir()
    assert copy.name == f"journal-20261122T093000Z-f{NOW}.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(copy) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (NOW,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM person").fetchone() == (2,)
    db.close()
    # The new column is noted like the others, and what was done before the step can still be taken back.
    with journal.database.write("mood"):
        journal.database.run("UPDATE idea SET mood = 'glad'")
    journal.undo()
    assert journal.database.value("SELECT mood FROM idea") == ""
    while journal.listing("idea").count() or journal.listing("event").count():
        journal.undo()
    journal.redo()
    assert journal.listing("event").count() == 1
    journal.close()


def test_what_a_step_does_to_rows_is_not_undone_with_the_users_last_action(
    full: Path, clock: FrozenClock, step: SimpleNamespace
) -> None:
    step.STATEMENTS = "UPDATE person SET notes = 'from the step';"
    journal = Journal.open(full, clock)
    assert journal.undo().label.startswith("Kept an idea, “")
    assert journal.database.value("SELECT count(*) FROM person WHERE notes = 'from the step'") == 2
    journal.close()


def test_a_copy_that_is_not_sound_stops_everything(
    full: Path, clock: FrozenClock, step: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unsound(sqlite3.Connection):
        def execute(self, sql: str, *more: object) -> sqlite3.Cursor:
            return super().execute("SELECT 'torn'" if "quick_check" in sql else sql)

    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3,
        "connect",
        lambda path, **more: connect(path, **({"factory": Unsound} if "part" in str(path) else more)),
    )
    step.STATEMENTS = "ALTER TABLE idea ADD COLUMN mood TEXT;"
    before = digest(full)
    with pytest.raises(JournalRefused, match="not sound"):
        Database(full, clock)
    assert digest(full) == before
    assert sorted(path.name for path in full.parent.glob("journal.db*")) == ["journal.db", "journal.db-journal"]
    assert list((full.parent / "backups").iterdir()) == []


def early(path: Path, clock: FrozenClock) -> Path:
    """A journal of format 1 with two promises in it."""
    with pytest.MonkeyPatch.context() as then:
        then.setattr(journal_file, "VERSION", 1)
        first = Database(path, clock)
        with first.write("Kept two promises"):
            for words, due in (("write", ""), ("ring", "2026-03-04")):
                first.run(
                    "INSERT INTO promise (uid, direction, words, due, made_on, created_at, updated_at) "
                    "VALUES (?, 'mine', ?, ?, '2026-03-01', '', '')", words, words, due)  # fmt: skip
        first.close()
    return path


def test_the_first_journals_are_brought_up_to_date(tmp_path: Path, clock: FrozenClock) -> None:
    """Its promises ask when they did, and everything is still taken back."""
    path = early(tmp_path / "old" / "journal.db", clock)
    journal = Journal.open(path, clock)
    assert [line.words for line in journal.listing("promise").at(0, 9)] == ["ring", "write"]
    assert journal.database.rows("SELECT asks FROM promise ORDER BY id") == [("9999-12-31",), ("2026-03-04",)]
    journal.undo()
    assert journal.listing("promise").count() == 0
    journal.close()
    assert schema(path) == GOLDEN.read_text("utf-8")


OPENER = """
import sys
from pathlib import Path
from netjournal.clock import Clock
from netjournal.store.database import Database
path = Path(sys.argv[1])
input()
Database(path, Clock("UTC")).close()
"""


@pytest.mark.parametrize("there", ["nothing", "the first format"])
def test_several_programs_may_make_the_journal_at_once(tmp_path: Path, clock: FrozenClock, there: str) -> None:
    path = tmp_path / "new" / "journal.db"
    if there != "nothing":
        early(path, clock)
    command = [sys.executable, "-c", OPENER, str(path)]
    all_ = [subprocess.Popen(command, stdin=-1, stderr=-1, text=True) for _ in range(4)]
    for process in all_:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.communicate(timeout=30)[1] for process in all_] == ["", "", "", ""]
    assert schema(path) == GOLDEN.read_text("utf-8")
    copies = list(path.parent.glob("backups/*"))
    assert len(copies) == (0 if there == "nothing" else 1)
    for copy in copies:
        with sqlite3.connect(copy) as db:
            assert db.execute("PRAGMA user_version").fetchone() == (1,)
        db.close()


def test_a_journal_brought_up_to_date_meanwhile_is_not_copied(journal: Journal) -> None:
    """Another program can be quicker between the first look and the second."""
    migrate.up(journal.database)
    assert not (journal.database.path.parent / "backups").exists()


def test_what_is_backed_up_already_is_not_copied_once_more(
    full: Path, clock: FrozenClock, step: SimpleNamespace
) -> None:
    made = backups.make(full, clock)
    step.STATEMENTS = "ALTER TABLE idea ADD COLUMN mood TEXT NOT NULL DEFAULT '';"
    Database(full, clock).close()
    assert [path.name for path in (full.parent / "backups").iterdir()] == [made.path.name]
