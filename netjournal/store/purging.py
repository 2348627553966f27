"""Letting go for good of what is in the trash: out of the list of changes, the indexes and every byte of the file."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from netjournal.domain.records import Ref
from netjournal.store import changes, index
from netjournal.store.database import Database
from netjournal.store.fields import moment_text
from netjournal.store.trash import ALL, MOST, Gone, last_states
from netjournal.text import short

FOR_GOOD = "Something removed for good since"
"""What an action is called that touched, besides others, what is removed for good."""


def due(database: Database, before: datetime) -> bool:
    """Whether anything was removed before that moment: cheap, asked at each opening of the app."""
    return bool(last_states(database, 1, moment_text(before)))


def purge(database: Database, before: datetime, upto: int = ALL) -> Iterator[list[Gone]]:
    """Let go for good of what was removed before a moment and up to a change: some hundred records a step, between
    which others write.

    Each step gives what it let go, so that drafts about it go too. First the indexes, so that a run that
    was killed half-way finds the rest still due.
    """
    gone = last_states(database, MOST, moment_text(before), upto)
    if not gone:
        return
    _merge_indexes(database, gone)
    seen: set[Ref] = set()
    while not {one.ref for one in gone} <= seen:
        seen |= {one.ref for one in gone}
        with database.write("", quiet=True):
            gone = last_states(database, MOST, moment_text(before), upto)  # what was put back meanwhile stays
            _let_go(database, gone)
        yield gone
        gone = last_states(database, MOST, moment_text(before), upto)


def _merge_indexes(database: Database, gone: Iterable[Gone]) -> None:
    kinds = {one.ref.kind for one in gone}
    parts = {table for kind in kinds for table, _ in changes.belongs(database, kind)}
    for table in index.INDEXES.keys() & (kinds | parts | {"tag", "series"}):
        begin = more = True
        while more:
            with database.immediate():
                more = index.forget(database.db, table, begin=begin)
            begin = False


def _let_go(database: Database, gone: Iterable[Gone]) -> None:
    """Blank the noted rows of records and of all that belonged to them, and the names of the actions they were in.

    A row that is blank ("") is never restored; an action of which nothing else is left is forgotten.
    """
    gone = list(gone)
    rows: set[tuple[str, int]] = {(one.ref.kind, one.ref.id) for one in gone}
    rows |= changes.belonging(database, {one.ref for one in gone})
    actions: set[int] = set()
    for table, row in rows:
        actions |= _blank(database, table, row)
    actions |= _let_go_of_names(database)
    called = {short(str(changes.words(one.ref.kind, one.was)), 20) for one in gone} - {""}
    for action, label in database.rows("SELECT id, label FROM action"):
        left = FOR_GOOD if action in actions else _without(str(label), called)
        if left != label:
            database.run("UPDATE action SET label = ? WHERE id = ? OR takes_back = ?", left, action, action)
    for action in sorted(actions):
        database.run(
            "DELETE FROM action WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM change WHERE action_id = ?1 "
            "AND (before <> '' OR after <> ''))", action)  # fmt: skip


def _let_go_of_names(database: Database) -> set[int]:
    """Blank the tags and series that are gone and that nothing which could still be put back belongs to. Returns the
    actions they were in."""
    actions: set[int] = set()
    for table, of, column in (("tag", "tagging", "tag_id"), ("series", "event", "series_id")):
        found = database.rows(
            f"SELECT DISTINCT c.row FROM change c WHERE c.tbl = '{table}' AND (c.before <> '' OR c.after <> '') "
            f"AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.id = c.row) AND NOT EXISTS (SELECT 1 FROM change o "
            f"WHERE o.tbl = '{of}' AND (instr(o.before || ',', ',{column}=' || c.row || ',') "
            f"OR instr(o.after || ',', ',{column}=' || c.row || ',')))"
        )
        for (row,) in found:
            actions |= _blank(database, table, row)
    return actions


def _blank(database: Database, table: str, row: object) -> set[int]:
    """Let go of what was noted of a row. Returns the actions it was in."""
    actions = {a for (a,) in database.rows("SELECT action_id FROM change WHERE tbl = ? AND row = ?", table, row)}
    database.run(
        "UPDATE change SET before = CASE WHEN before IS NULL THEN NULL ELSE '' END, "
        "after = CASE WHEN after IS NULL THEN NULL ELSE '' END WHERE tbl = ? AND row = ?", table, row)  # fmt: skip
    return actions


def _without(label: str, called: Iterable[str]) -> str:
    """The name of an action that touched nothing of what is let go, and may name it all the same. What it did itself
    stays said, as far as the words are short enough to be taken out."""
    for words in called:
        if len(words) <= 3:
            continue
        begins = words.rstrip("…")
        found = re.search(rf"(?<=.)(?<!\w){re.escape(begins)}(?!\w)" if begins == words else re.escape(begins), label)
        if found and begins != words:
            return FOR_GOOD
        if found:
            label = f"{label[: found.start()]}…{label[found.end() :]}"
    return label
