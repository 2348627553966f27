"""What must hold of a journal's file whatever was done to the program, read past the program itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from netjournal.store.index import INDEXES

Row = tuple[object, ...]
PASSING = {"uid", "created_at", "updated_at", "at", "closed_at", "complete_at", "started_at", "starts_at"}
"""Columns that differ from run to run because they hold a moment or an identity."""
NOT_RECORDS = {"action", "change", "recording"}


@contextmanager
def looked_into(journal: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection of our own; nothing that is done through it is kept."""
    with closing(sqlite3.connect(journal, isolation_level=None, timeout=20)) as db:
        db.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        yield db


def unsound(journal: Path) -> list[str]:
    """What is wrong with a journal: the pages, the joins, or a word index that does not hold what the records hold."""
    found: list[str] = []
    with looked_into(journal) as db:
        found += [f"pages: {words}" for (words,) in db.execute("PRAGMA integrity_check") if words != "ok"]
        found += [f"join: {row}" for row in db.execute("PRAGMA foreign_key_check")]
        db.execute("BEGIN IMMEDIATE")
        there = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
        for table in (name for name in INDEXES if f"{name}_words" in there):
            try:
                db.execute(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                found.append(f"index of {table}: {error}")
        db.execute("ROLLBACK")
    return found


def held(journal: Path) -> dict[str, list[Row]]:
    """Every record of a journal, without what differs from run to run: two journals that hold the same are equal."""
    with looked_into(journal) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        records = [
            name for name in tables
            if name not in NOT_RECORDS and not name.startswith("sqlite_") and "_words" not in name
            and "_terms" not in name
        ]  # fmt: skip
        found: dict[str, list[Row]] = {}
        for name in records:
            columns = [row[1] for row in db.execute(f'PRAGMA table_info("{name}")') if row[1] not in PASSING]
            named = ", ".join(f'"{column}"' for column in columns)
            found[name] = sorted(db.execute(f'SELECT {named} FROM "{name}"'), key=repr)
    return found


def ideas(journal: Path) -> list[str]:
    """The texts of all ideas as they are kept."""
    with looked_into(journal) as db:
        return [text for (text,) in db.execute("SELECT text FROM idea ORDER BY id")]
