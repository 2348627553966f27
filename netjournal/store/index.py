"""The word indexes: one beside each table that holds words, following the changes each action notes.

They are not kept by triggers: with `trusted_schema` off, SQLite 3.40 refuses a trigger that writes a virtual table. The
noted changes (history.py) say everything a trigger would, and taking back is an action like any other. External
content, `porter unicode61 remove_diacritics 2`: an index holds no text of its own and can always be made anew.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

import peewee

INDEXES: dict[str, tuple[str, ...]] = {
    "event": ("title", "place", "introduction", "hopes", "notes"),
    "series": ("name",),
    "person": ("name", "organisation", "role", "does", "hook", "needs", "offers", "met_place", "notes"),
    "called": ("name",),
    "contact": ("value", "label"),
    "conversation": ("said", "words"),
    "promise": ("words", "closed_words"),
    "idea": ("text",),
    "answer": ("text",),
    "stage_move": ("words",),
    "sheet_line": ("text",),
    "review": ("line",),
    "decision": ("words",),
    "tag": ("name",),
}
"""Table -> the columns its index `<table>_words` covers."""

SINCE = 3
"""The format from which on every index is there; one that is missing is damage."""

CHUNK = 5000
"""Rows indexed between two reports of progress."""
MERGED = 500
"""Pages of an index merged at a time: some milliseconds of work, between which others write, and after which what is
made can be stopped."""

Progress = Callable[[int, int], None]

_SHADOWS = ("data", "idx", "docsize", "config")
"""The tables in which an index lies, `<table>_words_…`."""
_DAMAGE = (
    r"vtable constructor failed|invalid fts5 file format|no such fts5 table|no such table: \S+_(?:words|terms)"
    "|^SQL logic error$|^constraint failed$"
)
"""What SQLite says where it is not by a code of its own."""
_ERROR = 1
_CORRUPT = 11
"""SQLITE_CORRUPT, which damage inside an index is as well as damage of the file; `is_sound` tells them apart."""


def is_damage(error: BaseException) -> bool:
    """Whether SQLite may have refused because an index is damaged, or gone, while the records are all there."""
    code = getattr(error.__cause__ or error.__context__, "sqlite_errorcode", 0)
    return code & 0xFF == _CORRUPT or bool(re.search(_DAMAGE, str(error)))


def _is_of_its_definition(error: BaseException) -> bool:
    """Whether FTS5 refuses what an index is said to be, in words of its own, or quotes what is no text any more."""
    code = getattr(error.__cause__ or error.__context__, "sqlite_errorcode", 0)
    return isinstance(error, UnicodeDecodeError) or code == _ERROR


def is_asked(sql: str) -> bool:
    """Whether a question is put to an index."""
    return bool(re.search("_words|_terms", sql))


_RECORDS = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT GLOB 'sqlite_*' "
    "AND name NOT GLOB '*_words_*'"
)
"""All tables but those of the indexes."""


def is_sound(db: peewee.SqliteDatabase, progress: Progress | None = None) -> bool:
    """Whether every table is sound but those of the indexes, which may be damaged themselves. `progress(done, total)`
    counts tables."""
    names = [name for (name,) in db.execute_sql(_RECORDS).fetchall()]
    for number, name in enumerate(names):
        if progress:
            progress(number, len(names))
        if db.execute_sql(f"PRAGMA quick_check('{name.replace(chr(39), chr(39) * 2)}')").fetchone()[0] != "ok":
            return False
    return True


def _make(db: peewee.SqliteDatabase, table: str) -> None:
    """An empty index, made anew from nothing. One that SQLite can't even drop is taken out of the schema by hand."""
    for name in (f"{table}_terms", f"{table}_words"):
        try:
            db.execute_sql(f"DROP TABLE IF EXISTS {name}")
        except (peewee.DatabaseError, UnicodeDecodeError) as error:
            if not (is_damage(error) or _is_of_its_definition(error)):
                raise
            db.execute_sql("PRAGMA writable_schema = ON")
            db.execute_sql("DELETE FROM sqlite_master WHERE name = ?", (name,))
            db.execute_sql("PRAGMA writable_schema = RESET")
    for shadow in _SHADOWS:
        db.execute_sql(f"DROP TABLE IF EXISTS {table}_words_{shadow}")
    db.execute_sql(
        f"CREATE VIRTUAL TABLE {table}_words USING fts5 ({', '.join(INDEXES[table])}, content='{table}', "
        "content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    db.execute_sql(f"CREATE VIRTUAL TABLE {table}_terms USING fts5vocab ({table}_words, 'row')")


def rebuild(
    db: peewee.SqliteDatabase,
    progress: Progress | None = None,
    each: Callable[[], AbstractContextManager[object]] = nullcontext,
    only: Sequence[str] = tuple(INDEXES),
) -> None:
    """Fill the indexes anew from their records. `progress(done, total)` counts records, and may raise to stop it.

    `each` is entered for every index: a transaction, unless the caller has one.
    """
    has_all = db.execute_sql("PRAGMA user_version").fetchone()[0] >= SINCE
    tables = {table: INDEXES[table] for table in only if has_all or _is_there(db, table)}
    done, total = 0, sum(_many(db, table) for table in tables)
    for table, columns in tables.items():
        with each():
            many = _many(db, table)
            report = _reporter(progress, done, many, total)
            _fill(db, table, columns, report)
            _merge(db, table, report)
        done += many


def _many(db: peewee.SqliteDatabase, table: str) -> int:
    return int(db.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0])


def _reporter(progress: Progress | None, done: int, many: int, total: int) -> Callable[[int], None]:
    def report(rows: int) -> None:
        if progress:
            progress(min(done + min(rows, many), total), total)

    return report


def _fill(db: peewee.SqliteDatabase, table: str, columns: tuple[str, ...], report: Callable[[int], None]) -> None:
    """By rows, not by numbers: one row's number may be beyond all others."""
    _make(db, table)
    named, done = ", ".join(columns), 0
    bounds = f"SELECT min(id), max(id) FROM (SELECT id FROM {table} WHERE id {{}} ORDER BY id LIMIT {CHUNK})"
    first, last = db.execute_sql(bounds.format("IS NOT NULL")).fetchone()
    while last is not None:
        db.execute_sql(
            f"INSERT INTO {table}_words (rowid, {named}) SELECT id, {named} FROM {table} WHERE id BETWEEN ? AND ?",
            (first, last),
        )
        done += CHUNK
        report(done)
        first, last = db.execute_sql(bounds.format("> ?"), (last,)).fetchone()


def _merge(db: peewee.SqliteDatabase, table: str, report: Callable[[int], None]) -> None:
    """Make one piece of an index: looking up a word in the twenty that are left otherwise takes ten times as long."""
    more = forget(db, table, begin=True)
    while more:
        report(_many(db, table))
        more = forget(db, table, begin=False)


def _is_there(db: peewee.SqliteDatabase, table: str) -> bool:
    """Whether the index exists yet: a journal on its way up from an older format has fewer."""
    return bool(db.execute_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (f"{table}_words",)).fetchone())


def astray(value: Callable[[str], object]) -> list[str]:
    """The tables whose index counts another number of rows, or counts words and holds none. Cheap; other damage shows
    as soon as it is met. `value` gives the first column of the first row of a SELECT."""

    def agrees(table: str) -> bool:
        counts = f"SELECT (SELECT count(*) FROM {table}) = (SELECT count(*) FROM {table}_words_docsize)"
        # Of each row it counts the words a column holds; a row of signs alone holds none.
        counted = f"SELECT 1 FROM {table}_words_docsize WHERE hex(sz) GLOB '*[^0]*'"
        words = f"SELECT EXISTS (SELECT 1 FROM {table}_terms) OR NOT EXISTS ({counted})"
        return bool(value(counts) and value(words))

    return [table for table in INDEXES if not agrees(table)]


def heal(db: peewee.SqliteDatabase, error: peewee.DatabaseError) -> None:
    """Make the indexes anew where `error` says that one is damaged, and nothing else is; else `error` is raised."""
    if not is_damage(error) or not is_sound(db):
        raise error
    rebuild(db)


def follow(db: peewee.SqliteDatabase, action: int) -> None:
    """Bring the indexes up to the rows one action touched. A damaged index keeps no word from being written: it is made
    anew, in the same transaction."""
    try:
        _follow(db, action)
        # What was indexed is kept back until the end of the transaction, which damage would undo; or until now.
        db.execute_sql("SAVEPOINT followed")
        db.execute_sql("RELEASE followed")
    except peewee.DatabaseError as error:
        heal(db, error)


def _follow(db: peewee.SqliteDatabase, action: int) -> None:
    """Bring the indexes up to the rows an action touched, and those begun after it in the same transaction: in the
    order they were touched, for an index forgets a word only as it was noted last.
    """
    from netjournal.store import history

    changes = db.execute_sql(
        "SELECT tbl, row, before, after FROM change WHERE action_id >= ? ORDER BY id", (action,)
    ).fetchall()
    there = {table: INDEXES[table] for table in {change[0] for change in changes} & INDEXES.keys()}
    there = {table: columns for table, columns in there.items() if _is_there(db, table)}
    for table, row, before, after in changes:
        columns = there.get(table)
        if columns is None:
            continue
        was = _words(history.shape(before), columns) if before else None
        now = _words(history.shape(after), columns) if after else None
        if was == now:
            continue
        named, marks = ", ".join(columns), ", ".join("?" * len(columns))
        if was is not None:
            db.execute_sql(
                f"INSERT INTO {table}_words ({table}_words, rowid, {named}) VALUES ('delete', ?, {marks})", (row, *was)
            )
        if now is not None:
            db.execute_sql(f"INSERT INTO {table}_words (rowid, {named}) VALUES (?, {marks})", (row, *now))


def forget(db: peewee.SqliteDatabase, table: str, *, begin: bool) -> bool:
    """Merge a piece of an index, so that words which left it are no longer in the file either. Inside a transaction.

    `begin`: whether this is the first piece. Returns whether there is more to be done. (FTS5 has no "secure-delete"
    before SQLite 3.42; until two pieces are merged, the older one holds the words, marked as gone.)
    """
    if not _is_there(db, table):
        return False
    before = db.connection().total_changes
    pages = -MERGED if begin else MERGED
    db.execute_sql(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('merge', ?)", (pages,))
    return bool(db.connection().total_changes - before > 1)


def add(db: peewee.SqliteDatabase, table: str, row: int) -> None:
    """Index a row that was written without being noted."""
    columns = ", ".join(INDEXES[table])
    db.execute_sql(
        f"INSERT INTO {table}_words (rowid, {columns}) SELECT id, {columns} FROM {table} WHERE id = ?", (row,)
    )


def _words(row: dict[str, object], columns: tuple[str, ...]) -> list[object]:
    return [row[column] for column in columns]
