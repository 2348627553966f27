"""Looks a journal through: the file itself, what belongs to what, the word index, and values that can't be read.

It reads only. What it finds is a line each: where, and what. What can be mended is mended by repairing.py.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import peewee

from netjournal.domain import places
from netjournal.store import agreeing, history, index, promised, review_tables
from netjournal.store.backups import Backup
from netjournal.store.fields import DayField, MomentField, readable
from netjournal.store.tables import Table
from netjournal.text import a_noun, one_line, short

CHANGES = "the list of changes"
MOST = 20
"""Lines said of one column or one kind; how many more there are is said in one."""

INDEX_ONLY = re.compile(r"(?:row \d+ missing from|wrong # of entries in|non-unique entry in) index (\w+)")
_UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Finding(NamedTuple):
    """One thing that is not as it should be. `how`: what mends it ("reindex", "view", "orphan", "triggers", "search",
    "written"), "read out" where only reading out what can be read does, "" where a person must; "note" for what is no
    damage."""

    where: str
    what: str
    how: str = ""


def check(db: peewee.SqliteDatabase, drafts: Path, backups: Sequence[Backup] = ()) -> list[Finding]:
    """All there is to find in a journal of the present format, held against its backups.

    Raises OperationalError when interrupted or held."""
    try:
        found = list(_file(db))
        if any(finding.how == "read out" for finding in found):
            return found  # of what is read from a damaged file nothing can be said
        for look in (_orphans, _noting, _search, _values):
            found += look(db)
        found += _written(db, backups)
        found += _drafts(db, drafts)
    except (peewee.OperationalError, sqlite3.OperationalError):
        raise
    except (peewee.DatabaseError, sqlite3.DatabaseError) as error:
        return [Finding("file", str(error), "read out")]
    return found


def opened(file: Path, *, still: bool = True) -> peewee.SqliteDatabase:
    """A file to be looked through, only for reading. `still`: nobody writes to it."""
    uri = f"{file.absolute().as_uri()}?mode=ro{'&immutable=1' if still else ''}"
    db = peewee.SqliteDatabase(uri, uri=True, pragmas=[("trusted_schema", 0), ("cell_size_check", 1), ("mmap_size", 0)])
    db.connect()
    db.connection().text_factory = readable
    return db


def asked(db: peewee.SqliteDatabase, sql: str, *values: object) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in db.execute_sql(sql, values).fetchall()]


def models() -> list[type[Table]]:
    """Every model of a table, those of the review among them."""
    assert review_tables.ReviewRow in Table.__subclasses__()
    return list(Table.__subclasses__())


def name(model: type[Table]) -> str:
    return str(model._meta.table_name)


def _file(db: peewee.SqliteDatabase) -> Iterator[Finding]:
    for kind, which, what in promised.differences(db.connection()):
        if kind == "table":
            yield Finding("file", f"what holds the {places.several(which)} {what}", "read out")
        elif kind == "index":
            whose, called = places.index(which)
            yield Finding(whose, f"{called} {what}", "reindex")
        else:
            yield Finding(f"{kind} {which}", what, "view")
    for (said,) in asked(db, f"PRAGMA integrity_check({5 * MOST})"):
        if said == "ok":
            continue
        if match := INDEX_ONLY.search(said):
            whose, called = places.index(match[1])
            yield Finding(whose, said.replace(f"index {match[1]}", called), "reindex")
        elif "NULL value" in said or "CHECK constraint" in said or "NUMERIC value" in said or "TEXT value" in said:
            yield Finding("file", places.in_words(said))
        else:
            yield Finding("file", places.in_words(said), "read out")


def _orphans(db: peewee.SqliteDatabase) -> Iterator[Finding]:
    """Rows whose parent is gone."""
    lost: dict[tuple[str, str], list[int]] = {}
    for table, row, parent, _ in asked(db, "PRAGMA foreign_key_check"):
        lost.setdefault((table, parent), []).append(row)
    for (table, parent), rows in lost.items():
        gone = places.one(parent)
        whose = f"{a_noun(gone)} that is gone"
        for row in rows[:MOST]:
            yield Finding(f"{places.one(table)} {row}", f"belongs to {whose}", "orphan")
        yield from _more(places.several(table), len(rows), f"belong to {whose}", "orphan")


def _more(where: str, many: int, what: str, how: str = "") -> Iterator[Finding]:
    if many > MOST:
        yield Finding(where, f"{many - MOST:,} more {what}", how)


def _noting(db: peewee.SqliteDatabase) -> Iterator[Finding]:
    """Whether changes are noted, so that they can be taken back."""
    there = {row[0] for row in asked(db, "SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    wanted = {
        f"note_{table}_{verb}" for table in history.recorded_tables(db) for verb in ("insert", "update", "delete")
    }
    for trigger in sorted(wanted - there):
        yield Finding(CHANGES, f"{places.not_noted(trigger)}, so that can't be taken back", "triggers")
    for trigger in sorted(there - wanted):
        yield Finding(f"trigger {trigger}", "is none of netjournal's", "triggers")
    if asked(db, "SELECT on_ FROM recording") != [(1,)]:
        yield Finding(CHANGES, "changes are not noted, so they can't be taken back", "triggers")


def _search(db: peewee.SqliteDatabase) -> Iterator[Finding]:
    try:
        agrees = not index.astray(lambda sql: asked(db, sql)[0][0])
    except (peewee.DatabaseError, sqlite3.DatabaseError):
        agrees = False
    if not agrees:
        yield Finding("search", "the word index doesn't agree with the records", "search")


def _values(db: peewee.SqliteDatabase) -> Iterator[Finding]:
    """Values that can't be read as what they should be. The program shows the rest of such a record."""
    for model in models():
        table, conditions = name(model), _conditions(model)
        if not conditions:
            continue
        strange: dict[str, int] = {}
        wrong = ", ".join(conditions.values())
        anywhere = " OR ".join(conditions.values())
        for row, *bad in asked(db, f'SELECT id, {wrong} FROM "{table}" WHERE {anywhere}'):
            for column, is_bad in zip(conditions, bad, strict=True):
                if is_bad:
                    strange[column] = strange.get(column, 0) + 1
                    if strange[column] <= MOST:
                        what = f"its {places.value(table, column)} can't be read"
                        yield Finding(f"{places.one(table)} {row}", what)
        for column, many in strange.items():
            yield from _more(places.several(table), many, f"whose {places.value(table, column)} can't be read")


def _conditions(model: type[Table]) -> dict[str, str]:
    """Column -> the SQL that is true where its value can't be read."""
    fields: Sequence[Any] = model._meta.sorted_fields
    conditions = {}
    for field in fields:
        column = f'"{field.column_name}"'
        if isinstance(field, DayField):
            wrong = f"{column} <> '' AND date({column}, '+0 days') IS NOT {column}"
        elif isinstance(field, MomentField):
            wrong = f"{column} <> '' AND strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '+0 days') IS NOT {column}"
        elif isinstance(field, peewee.IntegerField):
            wrong = f"typeof({column}) <> 'integer'"
        elif isinstance(field, peewee.TextField):
            wrong = f"typeof({column}) <> 'text'"
        else:
            continue
        conditions[field.column_name] = f"({column} IS NOT NULL AND ({wrong}))"
    return conditions


def _written(db: peewee.SqliteDatabase, backups: Sequence[Backup]) -> Iterator[Finding]:
    """Values that are other than they were written, though nothing changed them: a disk does that."""
    found = agreeing.astray(db, backups)
    for one in found[:MOST]:
        now, written = map(_quoted, (one.now, one.written))
        where, its = f"{places.one(one.table)} {one.row}", f"its {places.value(one.table, one.column)}"
        if one.sure:
            yield Finding(where, f"{its} is {now}; written was {written}", "written")
        else:
            yield Finding(where, f"{its} is {now}; {one.by} says {written}")
    yield from _more("records", len(found), "values are other than they were written", "written")


def _quoted(value: object) -> str:
    return "nothing" if value is None or value == "" else f"“{short(one_line(str(value)), 40)}”"


def _drafts(db: peewee.SqliteDatabase, drafts: Path) -> Iterator[Finding]:
    """Drafts about records that are gone. Their words are kept: the record may be brought back."""
    for file in sorted(drafts.glob("*.json")):
        for uid in _UID.findall(file.stem):
            if not any(
                asked(db, f'SELECT 1 FROM "{name(model)}" WHERE uid = ?', uid)
                for model in models()
                if "uid" in model._meta.columns
            ):
                yield Finding(f"draft {file}", "is about a record that is gone; its words are kept there", "note")
                break
