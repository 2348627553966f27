"""The word indexes: one beside each table that holds words, following the changes each action notes.

They are not kept by triggers: with `trusted_schema` off, SQLite 3.40 refuses a trigger that writes a virtual table. The
noted changes (history.py) say everything a trigger would, and taking back is an action like any other. External
content, `porter unicode61 remove_diacritics 2`: an index holds no text of its own and can always be made anew.
"""

from collections.abc import Callable

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

CHUNK = 20_000
"""Rows indexed between two reports of progress."""

Progress = Callable[[int, int], None]


def rebuild(db: peewee.SqliteDatabase, progress: Progress | None = None) -> None:
    """Fill every index anew from its records. `progress(done, total)` counts records, and may raise to stop it.

    Inside a transaction of the caller's: stopped half-way, nothing has changed.
    """
    tables = {table: columns for table, columns in INDEXES.items() if _is_there(db, table)}
    last = {table: int(db.execute_sql(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]) for table in tables}
    done, total = 0, sum(last.values())
    for table, columns in tables.items():
        db.execute_sql(f"INSERT INTO {table}_words ({table}_words) VALUES ('delete-all')")
        named = ", ".join(columns)
        for start in range(0, last[table], CHUNK):
            db.execute_sql(
                f"INSERT INTO {table}_words (rowid, {named}) SELECT id, {named} FROM {table} WHERE id > ? AND id <= ?",
                (start, start + CHUNK),
            )
            if progress:
                progress(min(done + start + CHUNK, done + last[table]), total)
        done += last[table]


def _is_there(db: peewee.SqliteDatabase, table: str) -> bool:
    """Whether the index exists yet: a journal on its way up from an older format has fewer."""
    return bool(db.execute_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (f"{table}_words",)).fetchone())


def follow(db: peewee.SqliteDatabase, action: int) -> None:
    """Bring the indexes up to the rows one action touched."""
    from netjournal.store import history

    changes = db.execute_sql(
        "SELECT tbl, row, before, after FROM change WHERE action_id = ? ORDER BY id", (action,)
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


def add(db: peewee.SqliteDatabase, table: str, row: int) -> None:
    """Index a row that was written without being noted."""
    columns = ", ".join(INDEXES[table])
    db.execute_sql(
        f"INSERT INTO {table}_words (rowid, {columns}) SELECT id, {columns} FROM {table} WHERE id = ?", (row,)
    )


def _words(row: dict[str, object], columns: tuple[str, ...]) -> list[object]:
    return [row[column] for column in columns]
