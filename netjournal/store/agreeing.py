"""Whether the records are as they were written. SQLite keeps no sum of its pages: a disk that changes a byte inside a
text, in twenty years, is noticed by nobody.

Here the records are held against two witnesses that say how they must be: the list of changes, for what it goes back
to, and for all the rest the oldest backup it still goes back to. A disk changes those as well: what one witness alone
says is told, and only what two say is put back. It reads only; repairing.py puts back what was written.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import peewee

from netjournal.domain.changes import FIELDS, PARTS
from netjournal.store import history
from netjournal.store.backups import Backup
from netjournal.store.fields import as_text
from netjournal.store.refusals import NOT_WHOLE

SELDOM_NOTED = {"reflection", "answer", "review", "decision"}
"""Tables whose rows are also written without being noted: where one stands, and what is being written freely."""
NOT_NOTED = {"idea": {"visited_on"}}
"""And columns."""

LISTED, BACKED_UP = "the list of changes", "a backup"

_WHOLE_SINCE = f"coalesce({history.OLD.replace('?', str(history.KEEP))}, 0)"
"""After this action the list of changes holds all that was done; of what was done before, what the trash needs."""

T = TypeVar("T")
Tables = dict[str, list[str]]


class Astray(NamedTuple):
    """A value that is other than it was written, though nothing is known to have changed it.

    `sure`: two witnesses say so. Where only one does, it may be that one which the disk has changed.
    """

    table: str
    row: int
    column: str
    written: object
    now: object
    by: str
    """Which witness says so first: "the list of changes", "a backup"."""
    sure: bool = False


def astray(db: peewee.SqliteDatabase, backups: Sequence[Backup]) -> list[Astray]:
    """Every value that isn't as it was written, once. `backups`: in any order; those of other journals are passed by.

    Not inside a transaction: a backup is attached meanwhile.
    """
    found: dict[tuple[str, int, str], Astray] = {}
    for one in _told(db, backups):
        if not _lost_its_parent(db, one):
            found.setdefault((one.table, one.row, one.column), one)
    return list(found.values())


def _lost_its_parent(db: peewee.SqliteDatabase, one: Astray) -> bool:
    """Whether it let go of what it belonged to because that is gone, as when nothing more of it could be read out."""
    if one.now is not None:
        return False
    parent = next((of for column, of, _ in history.parents(db, one.table) if column == one.column), None)
    gone = f'SELECT NOT EXISTS (SELECT 1 FROM "{parent}" WHERE id = ?)'
    return parent is not None and bool(db.execute_sql(gone, (one.written,)).fetchone()[0])


def _told(db: peewee.SqliteDatabase, backups: Sequence[Backup]) -> Iterator[Astray]:
    """The same, where both witnesses tell it twice; what the list of changes leaves open first."""
    tables = _compared(db)
    oldest_first = sorted(backups, key=lambda one: one.at)
    doubtful = list(_by_the_changes(db, tables))
    if doubtful:
        yield from _judged(db, doubtful, oldest_first)
    for number, backup in enumerate(oldest_first, 1):
        told = _told_by(db, backup, lambda last: _by_the_backup(db, tables, last))
        if told is not None:
            yield from _borne_out(db, told, oldest_first[number:])
            return


def _compared(db: peewee.SqliteDatabase) -> Tables:
    """The tables that are looked at, each with its columns."""
    return {
        table: [column for column in columns if column not in NOT_NOTED.get(table, ())]
        for table, columns in history.recorded_tables(db).items()
        if table in (*FIELDS, *PARTS) and table not in SELDOM_NOTED
    }


def _told_by(db: peewee.SqliteDatabase, backup: Backup, ask: Callable[[int], T]) -> T | None:
    """What is asked with a backup attached and the last change it knows. None where it is no witness: it is damaged, or
    is no earlier state of this journal from which everything since is noted."""
    try:
        db.execute_sql("ATTACH ? AS backup", (f"{backup.path.absolute().as_uri()}?mode=ro&immutable=1",))
        try:
            last = _last_change(db, backup)
            return None if last is None else ask(last)
        finally:
            db.execute_sql("DETACH backup")
    except peewee.DatabaseError as error:
        if isinstance(error, peewee.OperationalError) and not any(words in str(error) for words in NOT_WHOLE):
            raise
        return None


def _last_change(db: peewee.SqliteDatabase, backup: Backup) -> int | None:
    """The last change an attached backup knows, where the list of changes still goes back to it. Else None."""
    if (backup.format,) != db.execute_sql("PRAGMA main.user_version").fetchone():
        return None
    ((same,),) = db.execute_sql(
        "SELECT EXISTS (SELECT 1 FROM main.action m JOIN backup.action b USING (id, at, label) "
        f"WHERE id = (SELECT max(id) FROM backup.action) AND id >= {_WHOLE_SINCE})"
    ).fetchall()
    ((last,),) = db.execute_sql("SELECT coalesce(max(id), 0) FROM backup.change").fetchall()
    return int(last) if same else None


# By the list of changes


def _by_the_changes(db: peewee.SqliteDatabase, tables: Tables) -> Iterator[tuple[int, Astray]]:
    """What is not as the last change of its row left it, with the number of that change."""
    for table, columns in tables.items():
        named = ", ".join(f't."{column}"' for column in columns)
        found = db.execute_sql(
            f'SELECT c.id, c.after, {named} FROM change c JOIN "{table}" t ON t.id = c.row WHERE c.tbl = ? '
            f"AND c.action_id > {_WHOLE_SINCE} AND c.after <> '' "
            f"AND {history.LAST}",
            (table,),
        ).fetchall()
        for change, after, *values in found:
            now = dict(zip(columns, as_text(tuple(values)), strict=True))
            written = history.shape(after)
            for column in columns:
                if column in written and written[column] != now[column]:
                    yield int(change), Astray(table, int(now["id"]), column, written[column], now[column], LISTED)


def _judged(
    db: peewee.SqliteDatabase, doubtful: Sequence[tuple[int, Astray]], backups: Sequence[Backup]
) -> Iterator[Astray]:
    """What the list of changes and the record say differently, told by the oldest backup that knows that change: a
    younger one may hold what the disk made of it."""
    left = {one: change for change, one in doubtful}

    def seen(last: int) -> list[tuple[Astray, object]]:
        return [(one, _then(db, one)) for one, change in left.items() if change <= last]

    for backup in backups:
        for one, value in _told_by(db, backup, seen) or ():
            if value in (one.now, one.written):
                del left[one]
            if value == one.written:
                yield one._replace(sure=True)
    yield from left


def _then(db: peewee.SqliteDatabase, one: Astray) -> object:
    """What an attached backup holds there."""
    found = db.execute_sql(f'SELECT "{one.column}" FROM backup."{one.table}" WHERE id = ?', (one.row,)).fetchall()
    return as_text(found[0])[0] if found else None


# By a backup


def _by_the_backup(db: peewee.SqliteDatabase, tables: Tables, last: int) -> list[Astray]:
    """What is not as the attached backup holds it, in rows that were not changed since."""
    different: list[Astray] = []
    for table, columns in tables.items():
        now, then = (", ".join(f'{of}."{column}"' for column in columns) for of in ("n", "o"))
        found = db.execute_sql(
            f'SELECT n.id, {now}, {then} FROM main."{table}" n JOIN backup."{table}" o ON o.id = n.id '
            f"WHERE ({now}) IS NOT ({then}) "
            "AND NOT EXISTS (SELECT 1 FROM main.change c WHERE c.tbl = ? AND c.row = n.id AND c.id > ?)",
            (table, last),
        ).fetchall()
        for row, *values in found:
            shown = as_text(tuple(values))
            for column, value, written in zip(columns, shown, shown[len(columns) :], strict=False):
                if value != written:
                    different.append(Astray(table, int(row), column, written, value, BACKED_UP))
    return different


def _borne_out(db: peewee.SqliteDatabase, told: Sequence[Astray], younger: Sequence[Backup]) -> Iterator[Astray]:
    """What the oldest backup says differently, unless the list of changes bears the record out: then it is the backup
    that the disk has changed. A younger one bears out the oldest."""
    left = {one for one in told if not _is_listed(db, one)}
    sure: set[Astray] = set()

    def same(_: int) -> set[Astray]:
        return {one for one in left if _then(db, one) == one.written}

    for backup in younger if left else ():
        sure |= _told_by(db, backup, same) or set()
    yield from (one._replace(sure=one in sure) for one in told if one in left)


def _is_listed(db: peewee.SqliteDatabase, one: Astray) -> bool:
    """Whether the list of changes says of a value that it was written as it is."""
    last = f"SELECT after FROM change c WHERE tbl = ? AND row = ? AND {history.LAST}"
    found = db.execute_sql(last, (one.table, one.row)).fetchall()
    noted = history.shape(found[0][0]) if found and found[0][0] else {}
    return one.column in noted and bool(noted[one.column] == one.now)
