"""The trash: what was removed, by the change log. It is put back from there, or goes for good (purging.py).

A record is in the trash when its row is gone and the log still holds its words. There is no other place: removing
takes the row out of its table and its words out of the index at once; the log keeps them until they are purged.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

import peewee

from netjournal.domain.changes import KINDS, PARTS, TRASH_DAYS, Asked, PutBack, Removed
from netjournal.domain.records import Ref
from netjournal.errors import NotFound
from netjournal.store import changes, history
from netjournal.store.database import Database
from netjournal.store.fields import moment_text, to_moment

MOST = 1000
"""The trash lists at most so many, and is emptied by as many at a time."""

ALL = 2**62
"""A change so late that none is later."""

ALWAYS = "~"
"""And what every moment is before, as text."""

GONE = " UNION ALL ".join(
    f"SELECT max(c.id) AS id, c.action_id, c.tbl, c.row FROM change c WHERE c.tbl = '{kind}' AND c.after IS NULL "
    f"AND c.before <> '' AND NOT EXISTS (SELECT 1 FROM {kind} t WHERE t.id = c.row) GROUP BY c.row"
    for kind in KINDS
)
"""Every record that is gone, with the change that says how it was last."""


class Gone(NamedTuple):
    ref: Ref
    was: dict[str, Any]
    action: int
    at: str
    label: str
    taken_back: bool


def last_states(database: Database, limit: int, before: str = ALWAYS, upto: int = ALL) -> list[Gone]:
    """What is gone, the latest first; `before`: only what went before that moment, `upto`: and with no later change."""
    found = database.rows(
        f"SELECT g.tbl, g.row, c.before, a.id, a.at, a.label, a.takes_back FROM ({GONE}) g "
        "JOIN change c ON c.id = g.id JOIN action a ON a.id = g.action_id WHERE a.at < ? AND g.id <= ? "
        "ORDER BY g.id DESC LIMIT ?",
        before, upto, limit)  # fmt: skip
    return [
        Gone(Ref(kind, row), history.shape(was), action, str(at), str(label), takes_back is not None)
        for kind, row, was, action, at, label, takes_back in found
    ]


def removed(database: Database, limit: int = MOST) -> list[Removed]:
    """What is in the trash, removed last first. A reflection that went with its event comes back with it."""
    now = database.clock.now()
    return [
        Removed(
            one.ref, str(one.was.get("uid", "")), changes.title(database, one.ref.kind, one.was), to_moment(one.at),
            _days_left(to_moment(one.at), now), one.label, one.taken_back,
        )
        for one in listed(last_states(database, limit))
    ]  # fmt: skip


def listed(gone: list[Gone]) -> list[Gone]:
    """Those that stand in the list, and are counted."""
    there = {one.ref for one in gone}
    return [
        one for one in gone
        if one.ref.kind != "reflection" or Ref("event", one.was.get("event_id", 0)) not in there
    ]  # fmt: skip


def written(database: Database, before: datetime) -> tuple[datetime, int] | None:
    """When something was written last, of all that was before a moment, and the latest change up to there."""
    found = database.row(
        "SELECT a.at, (SELECT max(c.id) FROM change c WHERE c.action_id <= a.id) FROM action a WHERE a.at < ? "
        "ORDER BY a.at DESC, a.id DESC LIMIT 1", moment_text(before))  # fmt: skip
    return (to_moment(found[0]), int(found[1] or 0)) if found else None


def asked(database: Database) -> Asked:
    """How much is in the trash now, and up to which change."""
    upto = int(database.value("SELECT coalesce(max(id), 0) FROM change"))
    return Asked(len(listed(last_states(database, -1, upto=upto))), upto)


def _days_left(at: datetime, now: datetime) -> int:
    """How many days are left of those in the trash, one begun counting as one."""
    return max(0, -((now - at - timedelta(days=TRASH_DAYS)) // timedelta(days=1)))


# Putting back


def put_back(database: Database, ref: Ref) -> PutBack:
    """Put a removed record back with what went with it, whatever was done since: one action, to be taken back itself.

    What belonged to it and to something that is gone too stays away, and so does what belongs to something else by
    now; that is said. Raises NotFound.
    """
    one = next((one for one in last_states(database, -1) if one.ref == ref), None)
    if one is None:
        raise NotFound("That is not in the trash (any more).")
    title = changes.title(database, ref.kind, one.was)
    with database.write(f"Brought back {title}") as action:
        database.run("PRAGMA defer_foreign_keys = ON")
        without = _PuttingBack(database, one).done()
    return PutBack(action, ref, title, tuple(dict.fromkeys(without)))


class _PuttingBack:
    """One record on its way back."""

    def __init__(self, database: Database, one: Gone) -> None:
        self.database = database
        self.one = one
        self.tables = history.recorded_tables(database.db)
        self.parents = {table: history.parents(database.db, table) for table in self.tables}
        self.without: list[str] = []
        self.back: list[tuple[str, int]] = []

    def done(self) -> list[str]:
        """Put it back. Returns what it is without."""
        self._insert(self.one.ref.kind, self.one.ref.id, self.one.was)
        self._with(self.one.ref)
        for table, row in self.back:
            self._point_again(table, row)
            self._be_pointed_at_again(table, row)
        return self.without

    def _with(self, ref: Ref) -> None:
        """What went with a record that is back: rows that were removed with it, or with another record it is joined
        with and which is there (again)."""
        for table, row, was, action in changes.gone_with(self.database, ref):
            if table in KINDS:
                self._insert(table, row, was)
                self._with(Ref(table, row))
            elif action == self.one.action or self._went_with_another(was, table, action):
                self._insert(table, row, was, told=action == self.one.action)
        self._point_back(ref)

    def _went_with_another(self, was: dict[str, Any], table: str, action: int) -> bool:
        """Whether a row was removed because one of the records it belongs to was, not by itself."""
        return any(
            self._went_in(parent, was[column], action)
            for column, parent, _ in self.parents[table]
            if was.get(column) is not None
        )

    def _went_in(self, table: str, row: object, action: int) -> bool:
        """Whether an action removed a row."""
        return bool(
            self.database.value(
                "SELECT 1 FROM change WHERE tbl = ? AND row = ? AND action_id = ? AND after IS NULL LIMIT 1",
                table, row, action)
        )  # fmt: skip

    def _insert(self, table: str, row: int, was: dict[str, Any], *, told: bool = True) -> None:
        """One row as it was, as far as what it belongs to is there. `told`: whether what isn't is said."""
        values = {column: value for column, value in was.items() if column in self.tables.get(table, ())}
        for column, parent, goes_with in self.parents.get(table, ()):
            target = values.get(column)
            if target is None or self._is_there(parent, target) or (table == parent and target == row):
                continue
            again = self._again(parent, target)
            if again is not None:
                values[column] = again
                continue
            if told:
                self.without.append(changes.named(self.database, parent, target))
            if goes_with:
                return
            values[column] = None
        self._try(
            f'INSERT INTO "{table}" ({", ".join(values)}) VALUES ({", ".join("?" * len(values))})',
            *values.values(),
            instead=None if (table, row) == self.one.ref else PARTS.get(table, (table, ()))[0],
        )
        self.back.append((table, row))

    def _again(self, parent: str, target: int) -> int | None:
        """A tag or series that is gone too: the one of that name there is now, or the same again."""
        if parent not in ("tag", "series"):
            return None
        was = changes.last_shape(self.database, parent, target)
        if not was:
            return None
        there = self.database.value(f"SELECT id FROM {parent} WHERE key = ?", was.get("key"))
        if there is None:
            self._insert(parent, target, was)
            return target
        return int(there)

    def _point_back(self, ref: Ref) -> None:
        """Rows that pointed at the record until it was removed, or merged, point at it again, unless they point at
        something else by now."""
        found = self.database.rows(
            "SELECT tbl, row, before, after FROM change "
            "WHERE action_id = ? AND before <> '' AND after <> '' ORDER BY id",
            self.one.action)  # fmt: skip
        for table, row, before, after in found:
            was, now = history.shape(before), history.shape(after)
            for column, parent, _ in self.parents.get(table, ()):
                if parent != ref.kind or was.get(column) != ref.id or now.get(column) == ref.id:
                    continue
                there = self.database.row(f'SELECT "{column}" FROM "{table}" WHERE id = ?', row)
                if there is None:
                    continue
                if there[0] != now.get(column):
                    self.without.append(changes.named(self.database, table, row))
                    continue
                self._try(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', ref.id, row)

    def _point_again(self, table: str, row: int) -> None:
        """What a row that is back pointed at until that was removed too, where that came back before it."""
        for column, parent, goes_with in self.parents[table]:
            lost = None if goes_with else self._lost_link(table, row, column, parent)
            if lost is not None and self._is_there(parent, lost):
                self.database.run(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', lost, row)

    def _be_pointed_at_again(self, table: str, row: int) -> None:
        """What pointed at a row that is back, and came back before it, or was there all the time."""
        for other, columns in self.parents.items():
            for column, parent, goes_with in columns:
                if parent != table or goes_with:
                    continue
                for (id_,) in self.database.rows(
                    f'SELECT t.id FROM "{other}" t WHERE t."{column}" IS NULL AND EXISTS (SELECT 1 FROM change c '
                    f"WHERE c.tbl = '{other}' AND c.row = t.id AND instr(c.before || ',', ',{column}=' || ? || ','))",
                    row,
                ):
                    if self._lost_link(other, id_, column, parent) == row:
                        self._try(f'UPDATE "{other}" SET "{column}" = ? WHERE id = ?', row, id_)

    def _lost_link(self, table: str, row: int, column: str, parent: str) -> int | None:
        """What a row pointed at last, where it points at nothing now only because that was removed or it was itself."""
        for before, after, action in self.database.rows(
            "SELECT before, after, action_id FROM change WHERE tbl = ? AND row = ? ORDER BY id DESC", table, row
        ):
            if (after and history.shape(after).get(column) is not None) or before == "":
                return None
            was = history.shape(before).get(column) if before else None
            if was is not None:
                return int(was) if after is None or self._went_in(parent, was, action) else None
        return None

    def _is_there(self, table: str, row: object) -> bool:
        return bool(self.database.value(f'SELECT 1 FROM "{table}" WHERE id = ?', row))

    def _try(self, sql: str, *values: object, instead: str | None = "") -> None:
        """One row; where it is there once only and stands there already, it stays away. `instead`: how that is said;
        None where without it nothing came back."""
        try:
            with self.database.db.atomic():
                self.database.run(sql, *values)
        except peewee.IntegrityError:
            if instead is None:
                raise NotFound("That is in the journal already, so it was not put back once more.") from None
            if instead:
                self.without.append(instead.lower())
