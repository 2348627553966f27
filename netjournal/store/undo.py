"""Taking back and putting back: every row an action touched gets its former shape again, exactly or not at all.

Taking an action back is itself an action whose rows are noted, so redo is taking back the taking back.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import peewee

from netjournal.domain.changes import Went
from netjournal.domain.records import Action
from netjournal.errors import NotFound, StandsInTheWay
from netjournal.store import history
from netjournal.store.database import Database
from netjournal.store.fields import as_text, to_moment
from netjournal.text import short

QUIET = {"reflection": {"step", "person_uid", "variant", "length"}, "idea": {"visited_on"}}
"""Columns that follow where one stands and looks (`write(quiet=True)`): never in the way of taking something back."""

NAMED = 3
"""So many of the newer actions that stand in the way are named."""

_WHOLE = "NOT EXISTS (SELECT 1 FROM change WHERE action_id = action.id AND before = '')"
"""Of an action: nothing that it changed or removed has been removed for good since."""


class _Turn(NamedTuple):
    """One action to be taken back or put back (`done`), and the action whose rows are given their former shape."""

    action: int
    revert: int
    done: bool


class _Tables(NamedTuple):
    """The tables as they are now, read once for all turns: their columns, and what their rows belong to."""

    columns: dict[str, list[str]]
    parents: dict[str, list[tuple[str, str, bool]]]

    @classmethod
    def read(cls, db: peewee.SqliteDatabase) -> "_Tables":
        columns = history.recorded_tables(db)
        return cls(columns, {table: history.parents(db, table) for table in columns})


class _InTheWay(Exception):  # noqa: N818 - named as the failure it becomes
    """A row is not as the action left it, or what it belongs to is gone; `why` where that can be said at once."""

    def __init__(self, table: str = "", row: object = None, why: str = "") -> None:
        super().__init__(table)
        self.table, self.row, self.why = table, row, why


def undo(database: Database, action: int | None = None) -> Action:
    """Take back the latest action, or the one named; exactly, or not at all.

    Raises NotFound when there is nothing to take back, StandsInTheWay when something newer touched the same rows.
    """
    if action is None:
        # Only among those nothing is missing between: what the trash keeps longer is put back from there.
        action = database.value(
            f"SELECT id FROM action WHERE takes_back IS NULL AND done AND id > coalesce({history.OLD}, 0) AND {_WHOLE} "
            "ORDER BY id DESC LIMIT 1", history.KEEP)  # fmt: skip
        if action is None:
            raise NotFound("There is nothing to take back.")
    elif not action_of(database, action).done:
        raise NotFound("That was taken back already.")
    if database.value(f"SELECT 1 FROM action WHERE id = ? AND {history.RESTORED}", action):
        raise StandsInTheWay(
            f"“{action_of(database, action).label}” is not taken back like a change: the journal from before it is "
            "kept beside this one, and where it was sound “netjournal restore” lists it among the backups. What was "
            "done earlier is in the list of changes."
        )
    _take(database, [_Turn(action, action, False)])
    return action_of(database, action)


def redo(database: Database, action: int | None = None) -> Action:
    """Put back what was last taken back (with what was taken back in one step with it), unless something was done
    since; or the action named, whatever was done since, exactly or not at all.

    Raises NotFound when there is nothing to put back, StandsInTheWay.
    """
    if action is not None:
        if action_of(database, action).done:
            raise NotFound("That stands as it was done; there is nothing to put back.")
        _take(database, [_Turn(action, _taking_back(database, action), True)])
        return action_of(database, action)
    row = database.row(
        "SELECT u.id, u.takes_back, u.step FROM action u JOIN action a ON a.id = u.takes_back WHERE NOT a.done "
        "AND a.takes_back IS NULL AND NOT EXISTS (SELECT 1 FROM action n WHERE n.takes_back IS NULL AND n.id > u.id) "
        "AND NOT EXISTS (SELECT 1 FROM action r WHERE r.takes_back = u.id) "
        "ORDER BY u.id DESC LIMIT 1"
    )
    if row is None:
        if database.value("SELECT 1 FROM action WHERE NOT done AND takes_back IS NULL LIMIT 1"):
            raise NotFound(
                "Something newer was done since, so nothing is put back by itself; what was taken back is in the list "
                "of changes."
            )
        raise NotFound("There is nothing to put back.")
    turns = [_Turn(int(row[1]), int(row[0]), True)]
    if row[2] is not None:
        together = database.rows(
            "SELECT u.takes_back, u.id FROM action u JOIN action a ON a.id = u.takes_back WHERE u.step = ? "
            "AND NOT a.done AND a.takes_back IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM action r WHERE r.takes_back = u.id) ORDER BY u.id DESC", row[2])  # fmt: skip
        turns = [_Turn(int(target), int(taking), True) for target, taking in together]
    went = _take(database, turns)
    return action_of(database, turns[went.actions - 1].action)._replace(together=went.actions)


def newer(database: Database, action: int) -> list[int]:
    """The actions newer than one that stand and can be taken back, the newest first. Raises NotFound."""
    action_of(database, action)
    found = database.rows(
        "SELECT id FROM action WHERE takes_back IS NULL AND done "
        f"AND id > ? AND {_WHOLE} AND NOT {history.RESTORED} "
        "ORDER BY id DESC", action)  # fmt: skip
    return [int(id_) for (id_,) in found]


def back_to(database: Database, action: int, only: Collection[int] | None = None) -> Went:
    """Take back everything newer than an action, the newest first, in one step that redo puts back as one. `only`: no
    others than these.

    As far as it goes: where something stands in the way it stops, and says how far it got. Each action is taken back
    exactly or not at all. Raises NotFound when nothing newer stands, StandsInTheWay when not even the newest goes.
    """
    taken = [_Turn(id_, id_, False) for id_ in newer(database, action) if only is None or id_ in only]
    if not taken:
        raise NotFound("Nothing newer is there to take back.")
    return _take(database, taken)


def _take(database: Database, turns: Sequence[_Turn]) -> Went:
    """Take the turns, each exactly or not at all, until one can't be taken."""
    went = _taken(database, turns)
    label = database.done
    database.done = f"{'Put' if turns[0].done else 'Took'} back: {label[:1].lower()}{label[1:]}"
    return went


def _taken(database: Database, turns: Sequence[_Turn]) -> Went:
    """The same, in one transaction."""
    label = action_of(database, turns[0].action).label
    with _exactly(turns[0].done), database.write(label, takes_back=turns[0].revert) as first:
        tables = _Tables.read(database.db)
        for number, turn in enumerate(turns):
            try:
                with database.db.atomic():
                    step = first if number == 0 else _begin(database, turn)
                    if len(turns) > 1:
                        database.run("UPDATE action SET step = ? WHERE id = ?", first, step)
                    _revert(database, tables, turn.revert)
                    database.run("UPDATE action SET done = ? WHERE id = ?", int(turn.done), turn.action)
            except (_InTheWay, peewee.IntegrityError) as error:
                stopped = _said(database, turn, error)
                if number == 0:
                    raise stopped from None
                return Went(number, len(turns) - number, action_of(database, turn.action).label, str(stopped))
    return Went(len(turns))


def _begin(database: Database, turn: _Turn) -> int:
    return history.begin(database.db, action_of(database, turn.action).label, database.now(), turn.revert)


@contextmanager
def _exactly(again: bool) -> Iterator[None]:
    """What an old row belonged to may have gone since: that stands in the way like any other newer change."""
    try:
        yield
    except NotFound:
        raise _sentence((), again) from None


def action_of(database: Database, action: int) -> Action:
    """One of the user's actions. Raises NotFound."""
    row = database.row("SELECT id, label, at, done FROM action WHERE takes_back IS NULL AND id = ?", action)
    if row is None:
        raise NotFound(_no_change(database, action))
    return Action(int(row[0]), str(row[1]), to_moment(row[2]), bool(row[3]))


def _no_change(database: Database, number: int) -> str:
    """Why the list has no change of that number. Taking back and putting back have numbers of their own."""
    newest = database.value("SELECT max(id) FROM action WHERE takes_back IS NULL") or 0
    if not newest:
        return "Nothing was done yet."
    takes_back = database.value("SELECT takes_back FROM action WHERE id = ?", number)
    if takes_back is not None:
        again = database.value("SELECT takes_back FROM action WHERE id = ?", takes_back) is not None
        what = f": that number is of a {'putting' if again else 'taking'} back"
    elif number > newest:
        return f"There is no change {number}; the newest is {newest}."
    else:
        oldest = database.value(
            "SELECT min(id) FROM (SELECT id FROM action WHERE takes_back IS NULL ORDER BY id DESC LIMIT ?)",
            history.KEEP)  # fmt: skip
        if number < oldest and newest > history.KEEP:
            return f"Change {number} is not in the list: the newest {history.KEEP:,} are kept."
        what = ""
    return f"There is no change {number}{what}. “netjournal changes” lists those there are."


def _taking_back(database: Database, action: int) -> int:
    found = database.value("SELECT max(id) FROM action WHERE takes_back = ?", action)
    if found is None:
        raise NotFound("There is nothing to put back.")
    return int(found)


def _revert(database: Database, tables: _Tables, action: int) -> None:
    """Give every row an action touched its former shape, newest change first, refusing where it was changed since."""
    database.run("PRAGMA defer_foreign_keys = ON")
    changes = database.rows("SELECT tbl, row, before, after FROM change WHERE action_id = ? ORDER BY id DESC", action)
    start = int(database.value("SELECT coalesce(max(id), 0) FROM change"))
    for table, row, before, after in changes:
        if before == "":
            raise _InTheWay(why="Part of it was removed for good")
        if after == "":
            continue  # made by it, and removed for good since: it is not there, as before
        was: dict[str, Any] | None = history.shape(before) if before else None
        now: dict[str, Any] | None = history.shape(after) if after else None
        if any(noted is not None and "id" not in noted for noted in (was, now)):
            raise _InTheWay(why="What was noted of it can't be read")
        if not (was or now or {}).keys() <= {*tables.columns.get(table, ())}:
            raise _InTheWay(why="It was done with an older netjournal, which kept something this one doesn't")
        _check(database, tables, table, row, was, now)
        if was is None:
            database.run(f'DELETE FROM "{table}" WHERE id = ?', row)
        elif now is None:
            names = ", ".join(f'"{c}"' for c in was)
            marks = ", ".join("?" * len(was))
            database.run(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', *was.values())
        elif changed := [c for c in was if was[c] != now.get(c)]:
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
            raise _InTheWay(table, row)
    _check_what_they_belong_to(database, tables, touched & mine)


def _check(
    database: Database, tables: _Tables, table: str, row: int, was: dict[str, Any] | None, now: dict[str, Any] | None
) -> None:
    """The row must be as the action left it, in the columns the action touched."""
    quiet = QUIET.get(table, set())
    columns = [c for c in now if c not in quiet and (was is None or was.get(c) != now[c])] if now else []
    names = ", ".join(f'"{c}"' for c in columns) or "id"
    found = database.row(f'SELECT {names} FROM "{table}" WHERE id = ?', row)
    expected = as_text(tuple(now[c] for c in columns)) or (row,) if now else None
    if found == expected:
        return
    if (
        found is None
        or expected is None
        or not all(
            there == then or (there is None and _gone_for_good(database, tables, table, column, then))
            for column, there, then in zip(columns, found, expected, strict=True)
        )
    ):
        raise _InTheWay(table, row)


def _gone_for_good(database: Database, tables: _Tables, table: str, column: str, row: object) -> bool:
    """Whether a column pointed at something that can't come back: that it points at nothing now is no change."""
    parent = next((parent for name, parent, _ in tables.parents[table] if name == column), None)
    return parent is not None and not database.value(
        f'SELECT EXISTS (SELECT 1 FROM "{parent}" WHERE id = ?1) OR '
        "EXISTS (SELECT 1 FROM change WHERE tbl = ?2 AND row = ?1 AND after IS NULL AND before <> '')",
        row, parent)  # fmt: skip


def _check_what_they_belong_to(database: Database, tables: _Tables, rows: set[tuple[Any, ...]]) -> None:
    """What a row that came back belongs to may be gone since: asked here, because SQLite tells it only at the end, and
    not which."""
    for table, row in rows:
        for column, parent, _ in tables.parents[table]:
            gone = database.value(
                f'SELECT "{column}" FROM "{table}" WHERE id = ? AND "{column}" IS NOT NULL '
                f'AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE p.id = "{table}"."{column}")', row)  # fmt: skip
            if gone is not None:
                raise _InTheWay(parent, gone)


# Saying what stands in the way


def _said(database: Database, turn: _Turn, error: Exception) -> StandsInTheWay:
    if isinstance(error, _InTheWay) and error.why:
        return StandsInTheWay(f"{error.why}, so it can't be {'put' if turn.done else 'taken'} back.")
    named: dict[str, bool] = {}
    if isinstance(error, _InTheWay):
        rows = [(error.table, error.row)]
    else:  # a name or a join that is there once only: whatever touched such rows of the action since is looked for
        rows = database.rows("SELECT DISTINCT tbl, row FROM change WHERE action_id = ? LIMIT 50", turn.revert)
    for table, row in rows:
        named |= _newer(database, turn, table, row)
    if any(named.values()):
        label, back = short(action_of(database, turn.action).label, 60), "put" if turn.done else "taken"
        lost = ", ".join(words for words, for_good in named.items() if for_good)
        return StandsInTheWay(
            f"“{label}” can't be {back} back any more: something newer stands in its way, and part of that was removed "
            f"for good: {lost}. What was done before it can be, from the list of changes."
        )
    return _sentence([*named], turn.done)


def _newer(database: Database, turn: _Turn, table: str, row: object) -> dict[str, bool]:
    """The newer actions that touched a row, as they stand: done, or taken back; and whether that is for good."""
    words: dict[str, bool] = {}
    found = database.rows(
        "SELECT DISTINCT a.id, a.label, a.takes_back FROM change c JOIN action a ON a.id = c.action_id "
        "WHERE c.tbl = ? AND c.row = ? AND a.id > ? ORDER BY a.id DESC LIMIT 50", table, row, turn.revert)  # fmt: skip
    for id_, label, takes_back in found:
        root, turned = id_, False
        while takes_back is not None:
            root, turned = takes_back, not turned
            takes_back = database.value("SELECT takes_back FROM action WHERE id = ?", takes_back)
        done = database.value("SELECT done FROM action WHERE id = ?", root)
        said = f"“{short(str(label), 60)}”" if done else f"the taking back of “{short(str(label), 60)}”"
        if root != turn.action and done is not None and turned != bool(done) and said not in words:
            noted = root if done else _taking_back(database, root)
            words[said] = bool(
                database.value("SELECT 1 FROM change WHERE action_id = ? AND before = '' LIMIT 1", noted)
            )
    return words


def _sentence(named: Sequence[str], again: bool) -> StandsInTheWay:
    back = "put back" if again else "taken back"
    if not named:
        return StandsInTheWay(f"Something newer stands in the way, so this was not {back}. Take that back first.")
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return StandsInTheWay(
        f"Something newer stands in the way, so this was not {back}: {', '.join(named[:NAMED])}{more}. "
        f"Take {'that' if len(named) == 1 else 'those'} back first."
    )
