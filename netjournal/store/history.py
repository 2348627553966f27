"""The change log, once for everything: triggers note each row before and after, named actions group them.

No feature knows of this: whatever happens inside `Database.write` can be taken back (undo.py), looked at (changes.py),
and put back after it was removed (trash.py).
"""

import re
from typing import Any

import peewee

KEEP = 1000
"""How many actions are remembered. The promise to the user is at least a hundred."""

UNRECORDED = {"action", "change", "recording", "sqlite_sequence"}
"""Tables that are not the user's words. Shadow tables of the search index are left out by name as well."""


def recorded_tables(db: peewee.SqliteDatabase) -> dict[str, list[str]]:
    """The tables whose changes are noted, each with its real columns (generated ones come back by themselves)."""
    found = db.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    indexes = [name for name, sql in found if sql and "VIRTUAL TABLE" in sql.upper()]
    tables: dict[str, list[str]] = {}
    for name, _ in found:
        if name in UNRECORDED or any(name == index or name.startswith(f"{index}_") for index in indexes):
            continue
        tables[name] = [row[1] for row in db.execute_sql(f'PRAGMA table_info("{name}")').fetchall()]
    return tables


def parents(db: peewee.SqliteDatabase, table: str) -> list[tuple[str, str, bool]]:
    """What rows of a table belong to: (column, other table, whether they go with it when it is removed)."""
    found = db.execute_sql(f'PRAGMA foreign_key_list("{table}")').fetchall()
    return [(str(row[3]), str(row[2]), row[6] == "CASCADE") for row in found]


def uninstall(db: peewee.SqliteDatabase) -> None:
    """Drop the change triggers, so that tables can be reshaped. Only in a migration, which installs them again."""
    there = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for (name,) in db.execute_sql(there).fetchall():
        try:
            db.execute_sql(f'DROP TRIGGER "{name}"')
        except peewee.OperationalError as error:
            if "no such trigger" not in str(error):  # what stands there may be damaged
                raise
    if db.execute_sql(there).fetchall():  # under a name that is not the one it was read by
        db.execute_sql("PRAGMA writable_schema = ON")
        db.execute_sql("DELETE FROM sqlite_master WHERE type = 'trigger'")
        db.execute_sql("PRAGMA writable_schema = RESET")


def install(db: peewee.SqliteDatabase) -> None:
    """Make the change triggers from the tables as they stand. Run after every migration."""
    # Every opening of the journal reads these triggers, so they are kept short.
    for table, columns in recorded_tables(db).items():
        for verb, row, before, after in (
            ("INSERT", "NEW", "NULL", _noted("NEW", columns)),
            ("UPDATE", "NEW", _noted("OLD", columns), _noted("NEW", columns)),
            ("DELETE", "OLD", _noted("OLD", columns), "NULL"),
        ):
            name = f'"note_{table}_{verb.lower()}"'
            db.execute_sql(
                f'CREATE TRIGGER {name} AFTER {verb} ON "{table}" WHEN (SELECT on_ FROM recording) BEGIN '
                "INSERT INTO change (action_id, tbl, row, before, after) "
                f"SELECT (SELECT max(id) FROM action), '{table}', {row}.id, b, a "
                f"FROM (SELECT {before} AS b, {after} AS a) WHERE b IS NOT a; END"
            )


def _noted(row: str, columns: list[str]) -> str:
    """The SQL that writes a row down: name=value, with commas between.

    JSON functions count as unsafe in a trigger while trusted_schema is off; printf() and quote() do not.
    """
    form = ",".join(f"{column}=%s" for column in columns)
    return f"printf('{form}', {', '.join(f'quote({row}.{column})' for column in columns)})"


_COLUMN = r"(\w+)=('[^']*+(?:''[^']*+)*+'|[^,]*+)(?:,|\Z)"


def shape(noted: object) -> dict[str, Any]:
    """A noted row as column -> value: the reading of what the triggers wrote with quote()."""
    return {name: _literal(text) for name, text in re.findall(_COLUMN, str(noted))}


def _literal(text: str) -> Any:
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    if text == "NULL":
        return None
    try:
        if text.startswith("X'"):
            return bytes.fromhex(text[2:-1])
        return float(text) if "." in text or "e" in text else int(text)
    except ValueError:
        return text  # what another program wrote into the log


def begin(db: peewee.SqliteDatabase, label: str, at: str, takes_back: int | None) -> int:
    cursor = db.execute_sql("INSERT INTO action (label, at, takes_back) VALUES (?, ?, ?)", (label, at, takes_back))
    return int(cursor.lastrowid)


LAST = "c.id = (SELECT max(id) FROM change d WHERE d.tbl = c.tbl AND d.row = c.row)"
"""Of a change `c`: nothing was noted of its row since."""

RESTORED = "NOT EXISTS (SELECT 1 FROM change WHERE action_id = action.id)"
"""Of an action: it is the mark of a restore."""


def note_restored(db: peewee.SqliteDatabase, label: str, at: str) -> None:
    """An action that changed no row: here another file took the journal's place. Taking back stops at it."""
    begin(db, label, at, None)


def finish(db: peewee.SqliteDatabase, action: int, *, forget: bool = False) -> None:
    """Forget an action that changed nothing, one that is not to be taken back (`forget`), and those too old for it."""
    if forget or not db.execute_sql("SELECT 1 FROM change WHERE action_id = ? LIMIT 1", (action,)).fetchone():
        db.execute_sql("DELETE FROM action WHERE id = ?", (action,))
    if action % 50 == 0:
        _forget_old(db)


OLD = "(SELECT id FROM action WHERE takes_back IS NULL ORDER BY id DESC LIMIT 1 OFFSET ?)"
"""The newest action beyond so many (KEEP). Taking back and putting back don't count: a long way back must not cut off
its own end."""


def _forget_old(db: peewee.SqliteDatabase) -> None:
    """Forget the actions beyond KEEP, but what is in the trash: that goes at its own time (trash.py)."""
    if not db.execute_sql(f"SELECT 1 FROM action WHERE id <= {OLD} LIMIT 1", (KEEP,)).fetchone():
        return
    from netjournal.store import trash

    db.execute_sql(
        f"WITH RECURSIVE kept (id) AS (SELECT action_id FROM ({trash.GONE}) UNION "
        "SELECT takes_back FROM action JOIN kept ON action.id = kept.id WHERE takes_back IS NOT NULL) "
        f"DELETE FROM action WHERE id <= {OLD} AND id NOT IN kept",
        (KEEP,),
    )
