"""Mends what a check found and a program can mend: indexes, rows whose parent is gone, the noting of changes.

A file that is damaged itself is not mended: what can be read of it is read out (salvage.py). The caller has made a
backup first.
"""

from collections.abc import Sequence

from netjournal.store import history, index, journal_file, promised
from netjournal.store.agreeing import Astray
from netjournal.store.checking import Finding, asked
from netjournal.store.database import Database


def mend(database: Database, findings: list[Finding], astray: Sequence[Astray] = ()) -> None:
    """Mend these, in one action. What is done to rows is noted like any other change.

    `astray`: the values that are to be as they were written."""
    wanted = {finding.how for finding in findings}
    with database.write("Mended the journal"):
        if "triggers" in wanted:
            history.uninstall(database.db)
            history.install(database.db)
            database.run("DELETE FROM recording")
            database.run("INSERT INTO recording VALUES (1)")
        if wanted & {"view", "reindex"}:
            _as_promised(database)
        if "reindex" in wanted:
            database.run("REINDEX")
        if "orphan" in wanted:
            part_orphans(database)
        for one in astray:
            database.run(f'UPDATE "{one.table}" SET "{one.column}" = ? WHERE id = ?', one.written, one.row)
    if astray or wanted & {"search", "orphan", "reindex"}:
        with database.write("Rebuilt the search", quiet=True):
            index.rebuild(database.db)


def _as_promised(database: Database) -> None:
    """Drop what is no part of a journal and holds no words; make the indexes again that are gone or are others."""
    indexes = promised.promised(journal_file.VERSION).indexes
    others = []
    for kind, name, what in list(promised.differences(database.db.connection())):
        if kind == "view":
            database.run(f'DROP VIEW "{name.replace(chr(34), chr(34) * 2)}"')
        elif kind == "index" and what == promised.MISSING:
            database.run(indexes[name])
        elif kind == "index":
            others.append(name)
    if others:  # SQLite may not be able to drop what a damaged text says; what lies in them is made anew by REINDEX
        database.run("PRAGMA writable_schema = ON")
        for name in others:
            table = promised.table_of(indexes[name])
            sql = "UPDATE sqlite_master SET sql = ?, tbl_name = ? WHERE type = 'index' AND name = ?"
            database.run(sql, indexes[name], table, name)
        database.run("PRAGMA writable_schema = RESET")


def part_orphans(database: Database) -> int:
    """As if the parent were removed now: a row that was only joined with it lets go of it, one that is part of it
    goes too. Each may leave others without a parent. Returns how many rows went."""
    gone = 0
    while broken := asked(database.db, "PRAGMA foreign_key_check"):
        for table, row, _, number in broken:
            key = next(key for key in asked(database.db, f'PRAGMA foreign_key_list("{table}")') if key[0] == number)
            column, on_delete = key[3], key[6]
            if on_delete == "SET NULL":
                database.run(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', row)
            else:
                gone += database.run(f'DELETE FROM "{table}" WHERE id = ?', row)
    return gone
