"""Undo, once for everything: triggers note each row before and after, named actions group them.

Taking an action back is itself an action whose rows are noted, so redo is taking back the taking back. No feature
knows of this: whatever happens inside `Database.write` can be undone.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import peewee

from netjournal.domain.records import Action
from netjournal.errors import NotFound, StandsInTheWay
from netjournal.store.fields import as_text, to_moment

if TYPE_CHECKING:
    from netjournal.store.database import Database

KEEP = 1000
"""How many actions are remembered. The promise to the user is at least a hundred."""

QUIET = {"reflection": {"step", "person_uid", "variant", "length"}, "idea": {"visited_on"}}
"""Columns that follow where one stands and looks (`write(quiet=True)`): never in the way of taking something back."""

UNRECORDED = {"action", "change", "recording", "sqlite_sequence"}
"""Tables that are not the user's words. Shadow tables of the search index are left out by name as well."""


def recorded_tables(db: peewee.SqliteDatabase) -> dict[str, list[str]]:
    """The tables whose changes are noted, each with its real columns (generated ones come back by themselves)."""
    found = db.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    indexes = [name for name, sql in found if sql and "VIRTUAL TABLE" in sql]
    tables: dict[str, list[str]] = {}
    for name, _ in found:
        if name in UNRECORDED or any(name == index or name.startswith(f"{index}_") for index in indexes):
            continue
        tables[name] = [row[1] for row in db.execute_sql(f'PRAGMA table_info("{name}")').fetchall()]
    return tables


def uninstall(db: peewee.SqliteDatabase) -> None:
    """Drop the change triggers, so that tables can be reshaped. Only in a migration, which installs them again."""
    for (name,) in db.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute_sql(f'DROP TRIGGER "{name}"')


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


def shape(noted: str) -> dict[str, Any]:
    """A noted row as column -> value: the reading of what the triggers wrote with quote()."""
    return {name: _literal(text) for name, text in re.findall(_COLUMN, noted)}


def _literal(text: str) -> Any:
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    if text == "NULL":
        return None
    if text.startswith("X'"):
        return bytes.fromhex(text[2:-1])
    return float(text) if "." in text or "e" in text else int(text)


def begin(db: peewee.SqliteDatabase, label: str, at: str, takes_back: int | None) -> int:
    cursor = db.execute_sql("INSERT INTO action (label, at, takes_back) VALUES (?, ?, ?)", (label, at, takes_back))
    return int(cursor.lastrowid)


def finish(db: peewee.SqliteDatabase, action: int, *, forget: bool = False) -> None:
    """Forget an action that changed nothing, one that is not to be taken back (`forget`), and those too old for it."""
    if forget or not db.execute_sql("SELECT 1 FROM change WHERE action_id = ? LIMIT 1", (action,)).fetchone():
        db.execute_sql("DELETE FROM action WHERE id = ?", (action,))
    if action % 50 == 0:
        # Taking back and putting back don't count: a long way back must not cut off its own end.
        db.execute_sql(
            "DELETE FROM action WHERE id <= "
            "(SELECT id FROM action WHERE takes_back IS NULL ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (KEEP,),
        )


def undo(database: "Database", action: int | None = None) -> Action:
    """Take back the latest action, or the one named; exactly, or not at all.

    Raises NotFound when there is nothing to take back, StandsInTheWay when something newer touched the same rows.
    """
    if action is None:
        row = database.row("SELECT id FROM action WHERE takes_back IS NULL AND done ORDER BY id DESC LIMIT 1")
    else:
        row = database.row("SELECT id FROM action WHERE takes_back IS NULL AND done AND id = ?", action)
    if row is None:
        raise NotFound("There is nothing to take back.")
    target = int(row[0])
    label = str(database.value("SELECT label FROM action WHERE id = ?", target))
    with _exactly(), database.write(label, takes_back=target):
        _revert(database, target)
        database.run("UPDATE action SET done = 0 WHERE id = ?", target)
    return _action(database, target)


def redo(database: "Database") -> Action:
    """Put back what was last taken back, unless something was done since.

    Raises NotFound when there is nothing to put back.
    """
    row = database.row(
        "SELECT u.id, u.takes_back FROM action u JOIN action a ON a.id = u.takes_back WHERE NOT a.done "
        "AND NOT EXISTS (SELECT 1 FROM action n WHERE n.takes_back IS NULL AND n.id > u.id) "
        "AND NOT EXISTS (SELECT 1 FROM action r WHERE r.takes_back = u.id) "
        "ORDER BY u.id DESC LIMIT 1"
    )
    if row is None:
        raise NotFound("There is nothing to put back.")
    taking_back, target = int(row[0]), int(row[1])
    label = str(database.value("SELECT label FROM action WHERE id = ?", target))
    with _exactly(), database.write(label, takes_back=taking_back):
        _revert(database, taking_back)
        database.run("UPDATE action SET done = 1 WHERE id = ?", target)
    return _action(database, target)


def latest(database: "Database", limit: int = 100) -> list[Action]:
    """The latest actions, newest first, whether done or taken back."""
    found = database.rows(
        "SELECT id, label, at, done FROM action WHERE takes_back IS NULL ORDER BY id DESC LIMIT ?", limit
    )
    return [Action(int(i), str(label), to_moment(at), bool(done)) for i, label, at, done in found]


def _action(database: "Database", action: int) -> Action:
    row = database.row("SELECT id, label, at, done FROM action WHERE id = ?", action)
    assert row is not None
    return Action(int(row[0]), str(row[1]), to_moment(row[2]), bool(row[3]))


def _revert(database: "Database", action: int) -> None:
    """Give every row an action touched its former shape, newest change first, refusing where it was changed since."""
    database.run("PRAGMA defer_foreign_keys = ON")
    changes = database.rows("SELECT tbl, row, before, after FROM change WHERE action_id = ? ORDER BY id DESC", action)
    start = int(database.value("SELECT coalesce(max(id), 0) FROM change"))
    for table, row, before, after in changes:
        was: dict[str, Any] | None = shape(before) if before else None
        now: dict[str, Any] | None = shape(after) if after else None
        _check(database, table, row, was, now)
        if was is None:
            database.run(f'DELETE FROM "{table}" WHERE id = ?', row)
        elif now is None:
            names = ", ".join(f'"{c}"' for c in was)
            marks = ", ".join("?" * len(was))
            database.run(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', *was.values())
        else:
            changed = [c for c in was if was[c] != now.get(c)]
            sets = ", ".join(f'"{c}" = ?' for c in changed)
            database.run(f'UPDATE "{table}" SET {sets} WHERE id = ?', *(was[c] for c in changed), row)
    # A removal can cascade onto rows that were joined later: those are not ours to take. Rows written quietly, which no
    # action that still stands has touched, go with what they hang on, and are noted, so that they come back with it.
    mine = {(table, row) for table, row, _, _ in changes}
    touched = set(database.rows("SELECT DISTINCT tbl, row FROM change WHERE id > ?", start))
    for table, row in touched - mine:
        if database.value(
            "SELECT 1 FROM change JOIN action ON action.id = action_id WHERE tbl = ? AND row = ? AND change.id <= ? "
            "AND takes_back IS NULL AND done AND action.id <> ? LIMIT 1",
            table,
            row,
            start,
            action,
        ):
            raise _stands_in_the_way()


def _check(database: "Database", table: str, row: int, was: dict[str, Any] | None, now: dict[str, Any] | None) -> None:
    """The row must be as the action left it, in the columns the action touched."""
    quiet = QUIET.get(table, set())
    columns = [c for c, v in (now or {}).items() if c not in quiet and (was is None or was.get(c) != v)] or ["id"]
    names = ", ".join(f'"{c}"' for c in columns)
    found = database.row(f'SELECT {names} FROM "{table}" WHERE id = ?', row)
    expected = as_text(tuple(now[c] for c in columns)) if now else None
    if found != expected:
        raise _stands_in_the_way()


@contextmanager
def _exactly() -> Iterator[None]:
    """What an old row belonged to may have gone since, or another have taken its name: that stands in the way like any
    other newer change."""
    try:
        yield
    except (NotFound, peewee.IntegrityError):
        raise _stands_in_the_way() from None


def _stands_in_the_way() -> StandsInTheWay:
    return StandsInTheWay("Something newer stands in the way, so this was not taken back. Take that back first.")
