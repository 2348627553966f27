"""Brings a journal's file to the present format, one numbered step at a time.

Peewee's own migrator is not used: it rebuilds a parent table by dropping it, and with foreign keys on the children go
too, silently. Each step here runs with foreign keys off (set outside the transaction, where alone it has an effect),
checks them and the row counts before it commits, and writes its number last.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from netjournal.errors import JournalDamaged, JournalRefused
from netjournal.store import history, index, journal_file

if TYPE_CHECKING:
    from netjournal.store.database import Database

STEPS = {
    1: "0001_initial",
    2: "0002_review",
    3: "0003_words",
    4: "0004_visits",
    5: "0005_views",
    6: "0006_twins",
    7: "0007_changes",
}
"""Format number -> the file that brings the format before it there."""


def up(database: "Database") -> None:
    """Run every step that is still missing. A journal that already holds something is backed up first."""
    db = database.db
    version = int(database.value("PRAGMA user_version"))
    if version == journal_file.VERSION:
        return  # another program was quicker
    db.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        # All steps or none, so that no other program ever meets a journal between two of them.
        with database.immediate():
            version = int(database.value("PRAGMA user_version"))
            if 0 < version < journal_file.VERSION:
                _back_up(database)  # by whoever has the lock: of several programs only one
            if version < journal_file.VERSION:
                _check_owner(database, version)
                history.uninstall(db)  # what a step does to rows is no action of the user's
                for number in range(version + 1, journal_file.VERSION + 1):
                    _take(database, number)
                    db.execute_sql(f"PRAGMA application_id = {journal_file.APPLICATION_ID}")
                    db.execute_sql(f"PRAGMA user_version = {number}")
                history.install(db)
                index.rebuild(db)
    finally:
        db.execute_sql("PRAGMA foreign_keys = ON")


def _back_up(database: "Database") -> None:
    """A backup of the format before, unless the newest one is just that. Without a sound one nothing is done."""
    from netjournal.store import backups

    if not backups.is_unchanged(database.path):
        try:
            backups.make(database.path, database.clock)
        except backups.Unsound:
            raise JournalDamaged(f"{database.path} is damaged: a copy of it is not sound.") from None


def _check_owner(database: "Database", version: int) -> None:
    """Raises JournalRefused where a file without a format of ours holds something: it is another program's."""
    if version == 0 and database.value("SELECT 1 FROM sqlite_master LIMIT 1"):
        raise JournalRefused(f"{database.path} belongs to another program. It was not touched.")


def _take(database: "Database", number: int) -> None:
    """One step, verified. Raises JournalRefused where it would lose rows."""
    db = database.db
    counts = _counts(database)
    step: Any = import_module(f"netjournal.store.migrations.{STEPS[number]}")
    for statement in split(step.STATEMENTS):
        db.execute_sql(statement)
    may_lose: frozenset[str] = getattr(step, "MAY_LOSE_ROWS", frozenset())
    _verify(database, counts, may_lose)


def split(script: str) -> list[str]:
    """The statements of a script; comment lines are dropped. No statement of ours holds a semicolon inside."""
    lines = [line for line in script.splitlines() if not line.strip().startswith("--")]
    return [part.strip() for part in "\n".join(lines).split(";") if part.strip()]


def _counts(database: "Database") -> dict[str, int]:
    return {t: int(database.value(f'SELECT count(*) FROM "{t}"')) for t in history.recorded_tables(database.db)}


def _verify(database: "Database", before: dict[str, int], may_lose: frozenset[str]) -> None:
    broken = database.rows("PRAGMA foreign_key_check")
    after = _counts(database)
    lost = [t for t, count in before.items() if after.get(t, 0) < count and t not in may_lose]
    if broken or lost:
        what = ", ".join(lost) or "joins between records"
        raise JournalRefused(f"Bringing the journal up to date would have lost rows ({what}); it was left as it was.")
