"""What a journal of each format consists of, held against what a file has.

The migrations say it: they are run in memory, and what is there then is what the format promises. The word indexes are
left out, which can always be made anew (index.py), and so are the triggers (history.py).
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from importlib import import_module
from typing import NamedTuple

from netjournal.store import journal_file, migrate

MISSING = "is missing"


class Column(NamedTuple):
    """One that is kept in the rows themselves. `default`: as SQL, for rows that were written before it was added."""

    name: str
    kind: str
    needed: bool
    default: str | None


class Promised(NamedTuple):
    """The text each table and each index was made with, and the columns of the tables as they lie in the rows."""

    tables: dict[str, str]
    indexes: dict[str, str]
    columns: dict[str, list[Column]]


class Difference(NamedTuple):
    """What is not as promised: a "table", an "index" or a "view", which one, and what of it."""

    kind: str
    name: str
    what: str


def promised(format_: int) -> Promised:
    """What a journal of this format consists of. It is the same for every caller, so nobody may change it."""
    return _made_by(_statements(format_))


@cache
def _made_by(statements: tuple[str, ...]) -> Promised:
    with closing(_run(statements)) as db:
        tables, indexes = (_texts(db, kind) for kind in ("table", "index"))
        return Promised(tables, indexes, {table: columns(db, table) for table in tables})


def in_memory(format_: int) -> sqlite3.Connection:
    """An empty journal of a format, without its word indexes and triggers."""
    return _run(_statements(format_))


def _statements(format_: int) -> tuple[str, ...]:
    return tuple(
        statement
        for number in range(1, format_ + 1)
        for statement in migrate.split(import_module(f"netjournal.store.migrations.{migrate.STEPS[number]}").STATEMENTS)
        if not re.search(r"VIRTUAL TABLE|DROP TABLE \w+_(?:words|terms)", statement)
    )


def _run(statements: tuple[str, ...]) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    for statement in statements:
        db.execute(statement)
    return db


def columns(db: sqlite3.Connection, table: str) -> list[Column]:
    """The columns of a table, without the generated ones; [] where SQLite knows no such table."""
    found = db.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    return [
        Column(name, kind, bool(needed), default) for _, name, kind, needed, default, _, hidden in found if not hidden
    ]


def differences(db: sqlite3.Connection) -> Iterator[Difference]:
    """All that is otherwise in a file than its format promises; the present one, where it names none there is. A
    stranger's tables and indexes are left alone."""
    (format_,) = db.execute("PRAGMA user_version").fetchone()
    wanted = promised(format_ if format_ in migrate.STEPS else journal_file.VERSION)
    tables = _texts(db, "table")
    for kind, texts, there in (("table", wanted.tables, tables), ("index", wanted.indexes, _texts(db, "index"))):
        for name, text in sorted(texts.items()):
            if name not in there:
                if kind == "table" or table_of(text) in tables:
                    yield Difference(kind, name, MISSING)
            elif _bare(there[name]) != _bare(text):
                yield Difference(kind, name, "is not as it was made")
    for name in sorted(_texts(db, "view")):
        yield Difference("view", name, "is none of netjournal's")


def _texts(db: sqlite3.Connection, kind: str) -> dict[str, str]:
    """Read as bytes: of a damaged text it isn't sure that it still is one."""
    found = db.execute(
        "SELECT CAST(name AS BLOB), CAST(sql AS BLOB) FROM sqlite_master WHERE type = ? AND sql IS NOT NULL", (kind,)
    ).fetchall()
    texts = {name.decode("utf-8", "replace"): sql.decode("utf-8", "replace") for name, sql in found if name}
    return {name: sql for name, sql in texts.items() if not name.startswith("sqlite_")}


def table_of(index: str) -> str:
    """Of which table an index is, by the text it was made with."""
    return index.partition(" ON ")[2].partition(" ")[0]


def _bare(sql: str) -> list[str]:
    """The words and signs of a definition, however it is laid out and quoted."""
    return re.findall(r"'(?:[^']|'')*'|\w+|[^\w\s]", sql.replace('"', ""))
