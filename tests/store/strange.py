"""Values another program may leave in a journal: SQLite lets any of them into any column."""

import sqlite3
from pathlib import Path

STRANGE = {
    "bytes": "x'00ff80'",
    "a word as bytes": "CAST(COL AS BLOB)",
    "no UTF-8": "CAST(x'41ff42' AS TEXT)",
    "nothing": "''",
    "a word": "'zzz'",
    "null": "NULL",
    "huge": str(2**62),
    "broken": "1.5e300",
    "far off": "'99999-12-31'",
    "no date": "'2026-02-30'",
    "another form of a day": "'20261118'",
    "the first day": "'0001-01-01'",
}
"""SQL expressions by what they are called; COL is the column they are put into."""

DERIVED = {"rank", "waits"}


def columns(path: Path) -> list[tuple[str, str]]:
    """Every column a person's program could write, with its table."""
    with sqlite3.connect(path) as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if not name.startswith("sqlite_") and name != "recording" and "_words" not in name and "_terms" not in name
        ]  # fmt: skip
        found = [
            (table, column) for table in tables for _, column, *_ in db.execute(f"PRAGMA table_info({table})")
            if column != "id" and column not in DERIVED
        ]  # fmt: skip
    db.close()
    return found


def put(path: Path, value: str, *places: tuple[str, str]) -> int:
    """Write a value into columns of all their rows, past every rule of the schema but NOT NULL and UNIQUE.

    Returns how many rows took it.
    """
    took = 0
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE recording SET on_ = 0")
        for table, column in places:
            took += db.execute(f"UPDATE OR IGNORE {table} SET {column} = {value.replace('COL', column)}").rowcount
        db.execute("UPDATE recording SET on_ = 1")
    finally:
        db.close()
    return took
