"""Reading the change log: what an action changed, what changed a record, in words of the fields, bounded."""

from collections.abc import Sequence
from typing import Any

from netjournal.domain.changes import FIELDS, KINDS, NOT_SAID, PARTS, Line
from netjournal.domain.records import Action, Ref
from netjournal.store import history
from netjournal.store.database import Database, Row
from netjournal.store.fields import to_moment
from netjournal.text import a_noun, one_line, short

MOST = 300
"""So many changed rows are told of one action, or of one record."""
LONGEST = 200
"""So much of a value is told."""

_TITLES = {
    "event": ("title",), "person": ("name",), "promise": ("words",), "idea": ("text",), "tag": ("name",),
    "conversation": ("said", "words"), "series": ("name",), "review": ("week",),
}  # fmt: skip
_OWNERS = ("conversation_id", "idea_id", "event_id", "person_id", "promise_id", "reflection_id", "review_id")
"""To which record a part of several belongs first: a name in a conversation, a join of an idea, a face in a room."""


# The actions


def latest(database: Database, limit: int = 100) -> list[Action]:
    """The latest actions, newest first, whether done or taken back."""
    found = database.rows(
        "SELECT id, label, at, done FROM action WHERE takes_back IS NULL ORDER BY id DESC LIMIT ?", limit
    )
    return [Action(int(i), str(label), to_moment(at), bool(done)) for i, label, at, done in found]


def of_action(database: Database, action: int, limit: int = MOST) -> list[Line]:
    """What one action changed, in the order it did."""
    found = database.rows(f"{_CHANGES} WHERE c.action_id = ? ORDER BY c.id LIMIT ?", action, limit)
    return _Teller(database).lines(found)


def of_record(database: Database, ref: Ref, limit: int = MOST) -> list[Line]:
    """What changed a record and what belongs to it, newest first: done, taken back, put back."""
    parts = [f"{_CHANGES} WHERE c.tbl = ?1 AND c.row = ?2"]
    parts += [
        f"{_CHANGES} WHERE c.tbl = '{table}' AND (instr(c.before || ',', ',{column}=' || ?2 || ',') "
        f"OR instr(c.after || ',', ',{column}=' || ?2 || ','))"
        for table, column in belongs(database, ref.kind)
    ]
    found = database.rows(f"{' UNION '.join(parts)} ORDER BY 1 DESC LIMIT ?3", ref.kind, ref.id, limit)
    return _Teller(database, ref).lines(found)


_CHANGES = (
    "SELECT c.id, c.tbl, c.row, c.before, c.after, a.id, a.at, "
    "CASE WHEN a.takes_back IS NULL THEN '' "
    "WHEN t.takes_back IS NULL THEN 'Taken back: ' ELSE 'Put back: ' END || a.label, a.done AND a.takes_back IS NULL "
    "FROM change c JOIN action a ON a.id = c.action_id LEFT JOIN action t ON t.id = a.takes_back"
)


def belongs(database: Database, kind: str) -> list[tuple[str, str]]:
    """(table, column) of everything that goes with a record of this kind when it is removed."""
    return [
        (table, column)
        for table in history.recorded_tables(database.db)
        for column, parent, goes_with in history.parents(database.db, table)
        if goes_with and parent == kind
    ]


# What is gone


def gone_with(database: Database, ref: Ref) -> list[tuple[str, int, dict[str, Any], int]]:
    """Rows that belonged to a record and are gone: (table, row, how it was last, the action that took it)."""
    gone = {}
    for table, column in belongs(database, ref.kind):
        found = database.rows(
            f"SELECT c.row, c.before, c.action_id, max(c.id) FROM change c WHERE c.tbl = '{table}' AND c.after IS NULL "
            f"AND c.before <> '' AND NOT EXISTS (SELECT 1 FROM \"{table}\" t WHERE t.id = c.row) "
            f"AND instr(c.before || ',', ',{column}=' || ? || ',') GROUP BY c.row", ref.id)  # fmt: skip
        for row, before, action, _ in found:
            was = history.shape(before)
            if was.get(column) == ref.id:
                gone[table, row] = (table, int(row), was, int(action))
    return list(gone.values())


def belonging(database: Database, refs: set[Ref]) -> set[tuple[str, int]]:
    """The rows that ever belonged to these records, of those that are gone: in one reading of the log."""
    found: set[tuple[str, int]] = set()
    for kind in {ref.kind for ref in refs}:
        for table, column in belongs(database, kind):
            for row, before, after in database.rows(
                "SELECT row, before, after FROM change c WHERE c.tbl = ? "
                f'AND NOT EXISTS (SELECT 1 FROM "{table}" t WHERE t.id = c.row)', table):  # fmt: skip
                noted = [history.shape(text).get(column) for text in (before, after) if text]
                if any(Ref(kind, id_) in refs for id_ in noted if isinstance(id_, int)):
                    found.add((table, int(row)))
    return found


def last_shape(database: Database, table: str, row: object) -> dict[str, Any]:
    """How a row that is gone was last; empty where the log doesn't hold it."""
    before = database.value(
        "SELECT before FROM change WHERE tbl = ? AND row = ? AND after IS NULL AND before <> '' "
        "ORDER BY id DESC LIMIT 1", table, row)  # fmt: skip
    return history.shape(before) if before else {}


# In words


def words(kind: str, was: dict[str, Any]) -> object:
    """What a record was called, as it stood there."""
    return next((was[column] for column in _TITLES.get(kind, ()) if was.get(column)), "")


def titles(database: Database) -> set[str]:
    """What the records that stand are called."""
    found: set[str] = set()
    for kind in KINDS:
        for column in _TITLES.get(kind, ()):
            found.update(str(row[0]) for row in database.rows(f'SELECT "{column}" FROM "{kind}"'))
    return found


def title(database: Database, kind: str, was: dict[str, Any]) -> str:
    """What a record is called, by its noted row."""
    if kind == "reflection":
        return f"looking back on {named(database, 'event', was.get('event_id'))}"
    if called := short(str(words(kind, was))):
        return called
    return f"a conversation on {short(str(was['day']), 10)}" if was.get("day") else f"{a_noun(kind)} without words"


def named(database: Database, table: str, row: object) -> str:
    """What a row is called now, or was when it went."""
    if table == "reflection":
        event = database.value("SELECT event_id FROM reflection WHERE id = ?", row)
        return title(database, table, {"event_id": event} if event else last_shape(database, table, row))
    columns = _TITLES.get(table)
    if columns is None:
        return PARTS.get(table, (table, ()))[0].lower()
    columns = (*columns, "day") if table == "conversation" else columns
    there = database.row(f'SELECT {", ".join(columns)} FROM "{table}" WHERE id = ?', row)
    was = dict(zip(columns, there, strict=True)) if there else last_shape(database, table, row)
    return title(database, table, was) if was else f"{a_noun(table)} that is gone"


class _Teller:
    """Tells noted rows in words; what an id stands for is asked once. `viewed`: the record whose history it is."""

    def __init__(self, database: Database, viewed: Ref | None = None) -> None:
        self.database = database
        self.viewed = viewed
        self.parents = {
            table: {column: parent for column, parent, _ in history.parents(database.db, table)}
            for table in (*FIELDS, *PARTS)
        }
        self._names: dict[tuple[str, object], str] = {}

    def lines(self, found: Sequence[Row]) -> list[Line]:
        return [line for row in found for line in self._row(row)]

    def _row(self, found: Row) -> list[Line]:
        _, table, row, before, after, action, at, label, done = found
        verb = "added" if before is None else "removed" if after is None else "changed"

        def line(ref: Ref | None, kind: str, record: str, field: str, was: str, now: str) -> Line:
            return Line(int(action), to_moment(at), str(label), bool(done), ref, kind, record, field, was, now, verb)

        if before == "" or after == "":
            return [line(None, str(table), "removed for good", "", "", "")]
        was = history.shape(before) if before else {}
        now = history.shape(after) if after else {}
        if table in FIELDS:
            told = [
                (field, self._value(table, column, was.get(column)), self._value(table, column, now.get(column)))
                for column, field in FIELDS[table].items()
                if was.get(column) != now.get(column)
                and (verb == "changed" or {was.get(column), now.get(column)} - NOT_SAID)
            ]
            ref, record = self._record(table, row, now or was)
            return [line(ref, table, record, *fields) for fields in told if any(fields[1:])]
        if table in PARTS and (table != "called" or "alias" in (was.get("sort"), now.get("sort"))):
            field, columns = PARTS[table]
            owner = self._owner(table, now or was)
            told_was, told_now = (
                ", ".join(filter(None, (self._value(table, c, shape.get(c)) for c in columns if c != owner)))
                for shape in (was, now)
            )
            kind, of = self.parents[table].get(owner, ""), (now or was).get(owner)
            if verb == "changed" and told_was == told_now:
                if all(was.get(column) == now.get(column) for column in (*columns, owner)):
                    return []  # what else it holds is nothing a person would miss
                if self.viewed == (kind, was.get(owner)) != (kind, of):  # it went from this one to another
                    told_now, of = "", was.get(owner)
                elif was.get(owner) != of:
                    told_was = ""
            ref, record = self._record(kind, of, {})
            return [line(ref, kind, record, field, told_was, told_now)]
        return []

    def _owner(self, table: str, shape: dict[str, Any]) -> str:
        """The column of the record a part is told of: the one viewed, or the first it belongs to."""
        parents = self.parents[table]
        mine = [c for c, kind in parents.items() if self.viewed == (kind, shape.get(c))]
        return next((c for c in (*mine, *_OWNERS) if c in parents and shape.get(c) is not None), "")

    def _record(self, kind: str, row: object, shape: dict[str, Any]) -> tuple[Ref | None, str]:
        if kind not in KINDS or not isinstance(row, int):
            return None, title(self.database, kind, shape) if shape else ""
        there = self.database.value(f"SELECT 1 FROM {kind} WHERE id = ?", row)
        called = self._name(kind, row) if there else title(self.database, kind, shape) if shape else ""
        return (Ref(kind, row) if there else None), called or self._name(kind, row)

    def _name(self, table: str, row: object) -> str:
        if (table, row) not in self._names:
            self._names[table, row] = named(self.database, table, row)
        return self._names[table, row]

    def _value(self, table: str, column: str, value: object) -> str:
        if value is None or value == "":
            return ""
        if column in self.parents[table]:
            return self._name(self.parents[table][column], value)
        if column in ("spark", "resting"):
            return "yes" if value else ""
        if column.endswith("_at"):
            return str(value).replace("T", " ")[:16]
        return short(one_line(str(value)), LONGEST)
