"""Letting go for good of what is in the trash: out of the list of changes, the indexes and every byte of the file."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from netjournal.domain.records import Ref
from netjournal.store import changes, history, index
from netjournal.store.database import Database
from netjournal.store.fields import moment_text
from netjournal.store.trash import ALL, ALWAYS, MOST, Gone, last_states
from netjournal.text import short

FOR_GOOD = "Something removed for good since"
"""What an action is called whose name may tell words of what is removed for good."""
_SMALL = {"a", "an", "as", "at", "by", "in", "is", "it", "of", "on", "to"}
"""Words so short that they tell nothing; with a capital letter they may be a name."""


Told = dict[int, set[str]]
"""Action -> the words of what is let go that were noted in it."""


def due(database: Database, before: datetime, upto: int = ALL) -> bool:
    """Whether anything was removed before that moment and by that change: cheap, asked at each opening of the app."""
    return bool(last_states(database, 1, moment_text(before), upto))


def purge(database: Database, before: datetime | None, upto: int = ALL) -> Iterator[list[Gone]]:
    """Let go for good of what was removed before a moment (None: whenever) and up to a change: some hundred records a
    step, between which others write.

    Each step gives what it let go, so that drafts about it go too. First the indexes, so that a run that
    was killed half-way finds the rest still due.
    """
    until = ALWAYS if before is None else moment_text(before)
    gone = last_states(database, MOST, until, upto)
    if not gone:
        return
    _merge_indexes(database, gone)
    seen: set[Ref] = set()
    while not {one.ref for one in gone} <= seen:
        seen |= {one.ref for one in gone}
        with database.write("", quiet=True):
            gone = last_states(database, MOST, until, upto)  # what was put back meanwhile stays
            _let_go(database, gone)
        yield gone
        gone = last_states(database, MOST, until, upto)


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

    A row that is blank ("") is never restored; an action of which nothing else is left is forgotten. What a record
    that stands is called too is no secret.
    """
    gone = list(gone)
    rows: set[tuple[str, int]] = {(one.ref.kind, one.ref.id) for one in gone}
    rows |= changes.belonging(database, {one.ref for one in gone})
    told: Told = {}
    for table, row in rows:
        _blank(database, table, row, told)
    _let_go_of_names(database, told)
    names = {str(changes.words(one.ref.kind, one.was)) for one in gone} - changes.titles(database)
    called, named = {short(name, 20) for name in names} - {""}, set().union(*map(_words, names))
    for action, label in database.rows("SELECT id, label FROM action"):
        tells = action in told and _tells(str(label), told[action] | named)
        left = FOR_GOOD if tells else _without(str(label), called)
        if left != label:
            database.run("UPDATE action SET label = ? WHERE id = ? OR takes_back = ?", left, action, action)
    for action in sorted(told):
        database.run(
            "DELETE FROM action WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM change WHERE action_id = ?1 "
            "AND (before <> '' OR after <> ''))", action)  # fmt: skip


def _let_go_of_names(database: Database, told: Told) -> None:
    """Blank the tags and series that are gone and that nothing which could still be put back belongs to."""
    for table, of, column in (("tag", "tagging", "tag_id"), ("series", "event", "series_id")):
        found = database.rows(
            f"SELECT DISTINCT c.row FROM change c WHERE c.tbl = '{table}' AND (c.before <> '' OR c.after <> '') "
            f"AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.id = c.row) AND NOT EXISTS (SELECT 1 FROM change o "
            f"WHERE o.tbl = '{of}' AND (instr(o.before || ',', ',{column}=' || c.row || ',') "
            f"OR instr(o.after || ',', ',{column}=' || c.row || ',')))"
        )
        for (row,) in found:
            _blank(database, table, row, told)


def _blank(database: Database, table: str, row: object, told: Told) -> None:
    """Let go of what was noted of a row; the words of it are `told`, by the action they were in."""
    for action, *shapes in database.rows(
        "SELECT action_id, before, after FROM change WHERE tbl = ? AND row = ?", table, row
    ):
        words = told.setdefault(int(action), set())
        for noted in filter(None, shapes):
            for value in history.shape(noted).values():
                words |= _words(value) if isinstance(value, str) else set()
    database.run(
        "UPDATE change SET before = CASE WHEN before IS NULL THEN NULL ELSE '' END, "
        "after = CASE WHEN after IS NULL THEN NULL ELSE '' END WHERE tbl = ? AND row = ?", table, row)  # fmt: skip


def _words(text: str) -> set[str]:
    """The words of a text as names of actions are compared with; numbers of two figures are in every day and hour."""
    found = re.findall(r"\w+", text)
    return {word.casefold() for word in found if word not in _SMALL and not (len(word) < 3 and word.isdigit())}


def _tells(label: str, words: Collection[str]) -> bool:
    """Whether the name of an action may tell one of these words, or the beginning of one: names are cut short."""
    said = _words(label)
    return any(one in words or (len(one) > 2 and any(word.startswith(one) for word in words)) for one in said)


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
