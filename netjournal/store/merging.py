"""Merging two people: everything that points at the one points at the other afterwards."""

from typing import Any

from netjournal.domain.twins import number
from netjournal.errors import NotFound
from netjournal.store.associations import STRENGTH
from netjournal.store.database import Database, Row
from netjournal.store.moving import move, rename
from netjournal.text import key

MARKS = ("talked", "hello", "missed", "not met", "")
"""Of two marks in one room the one that says more is kept, the strongest first."""

MOVED = ("promise", "answer", "stage_move", "bump", "sheet_line")
"""Tables of which every row simply goes along."""

BELONGS = frozenset(
    {
        ("attendance", "person_id"),
        ("conversation_person", "person_id"),
        ("association", "person_id"),
        ("tagging", "person_id"),
        ("contact", "person_id"),
        ("called", "person_id"),
        ("person", "met_through_id"),
        ("not_same", "person_id"),
        ("not_same", "other_id"),
        *((table, "person_id") for table in MOVED),
    }
)
"""Every column that points at a person, and so is dealt with when one person goes into another."""
NAMED = frozenset({("decision", "item"), ("reflection", "person_uid")})
"""Columns that hold the uid of a person (or of something else)."""


def take_over(database: Database, into: int, other: int) -> None:
    """Bring everything of one person over to another. Inside `write`.

    What both have is there once: in a room with the mark that says more, an idea by the join that says more. What
    people are called (`called`) is left to whoever knows the name that is kept.
    """
    for table in MOVED:
        database.run(f"UPDATE {table} SET person_id = ? WHERE person_id = ?", into, other)
    _rooms(database, into, other)
    _ideas(database, into, other)
    for table, shared in (("conversation_person", "conversation_id"), ("tagging", "tag_id")):
        move(database, table, "person_id", shared, into, other)
    _contacts(database, into, other)
    _through(database, into, other)
    _not_same(database, into, other)
    for table, column in NAMED:
        rename(database, table, column, "person", into, other)


def _rooms(database: Database, into: int, other: int) -> None:
    there = {event: (id_, mark) for id_, event, mark in _rows(database, "attendance", "event_id, mark", into)}
    for id_, event, mark in _rows(database, "attendance", "event_id, mark", other):
        if event not in there:
            database.run("UPDATE attendance SET person_id = ? WHERE id = ?", into, id_)
            continue
        stays, before = there[event]
        database.run("DELETE FROM attendance WHERE id = ?", id_)
        if _rank(mark) < _rank(before):
            database.run("UPDATE attendance SET mark = ? WHERE id = ?", mark, stays)


def _rank(mark: object) -> int:
    return MARKS.index(mark) if mark in MARKS else len(MARKS)


def _ideas(database: Database, into: int, other: int) -> None:
    there = {idea: (id_, relation) for id_, idea, relation in _rows(database, "association", "idea_id, relation", into)}
    for id_, idea, relation in _rows(database, "association", "idea_id, relation", other):
        if idea not in there:
            database.run("UPDATE association SET person_id = ? WHERE id = ?", into, id_)
            continue
        stays, before = there[idea]
        database.run("DELETE FROM association WHERE id = ?", id_)
        if STRENGTH.get(relation, 0) > STRENGTH.get(before, 0):
            database.run("UPDATE association SET relation = ? WHERE id = ?", relation, stays)


def _contacts(database: Database, into: int, other: int) -> None:
    """Each way to reach them once; a label stays, from whichever of two the same has one."""
    there = {
        _reached(kind, value): (id_, label)
        for id_, kind, value, label in _rows(database, "contact", "kind, value, label", into)
    }
    for id_, kind, value, label in _rows(database, "contact", "kind, value, label", other):
        same = there.get(_reached(kind, value))
        if same is None or (label and same[1] and label != same[1]):
            database.run("UPDATE contact SET person_id = ? WHERE id = ?", into, id_)
            continue
        database.run("DELETE FROM contact WHERE id = ?", id_)
        if label and not same[1]:
            database.run("UPDATE contact SET label = ? WHERE id = ?", label, same[0])


def _reached(kind: object, value: object) -> tuple[object, str]:
    """What tells one address from another. A number with its country says more than the same one without: both stay."""
    digits = "".join(c for c in key(str(value)) if c.isdigit())
    return kind, digits if kind == "phone" and number(digits) else key(str(value))


def _through(database: Database, into: int, other: int) -> None:
    """Who was met through the one was met through the other; nobody is met through themself."""
    database.run("UPDATE person SET met_through_id = ?1 WHERE met_through_id = ?2 AND id <> ?1", into, other)
    database.run("UPDATE person SET met_through_id = NULL WHERE id = ?1 AND met_through_id IN (?1, ?2)", into, other)


def _not_same(database: Database, into: int, other: int) -> None:
    """Whom the other was said not to be, the one is not either."""
    rows = database.rows("SELECT id, person_id, other_id FROM not_same WHERE ?1 IN (person_id, other_id)", other)
    for id_, one, two in rows:
        third = two if one == other else one
        pair = (into, third) if into < third else (third, into)
        known = database.value("SELECT 1 FROM not_same WHERE person_id = ? AND other_id = ?", *pair)
        if third == into or known:
            database.run("DELETE FROM not_same WHERE id = ?", id_)
        else:
            database.run("UPDATE not_same SET person_id = ?, other_id = ? WHERE id = ?", *pair, id_)


def _rows(database: Database, table: str, columns: str, person: int) -> list[Row]:
    return database.rows(f"SELECT id, {columns} FROM {table} WHERE person_id = ? ORDER BY id", person)


# What the two say

COLUMNS = (
    "name", "organisation", "role", "does", "hook", "needs", "offers", "met_on", "met_place", "met_event_id",
    "met_through_id", "stage", "rhythm", "rhythm_days", "rhythm_most", "rhythm_since", "card_photo", "notes",
    "let_go_on", "let_go_words", "created_at",
)  # fmt: skip
"""Every column of a person that says something of them."""
UNCHANGED = ("id", "uid", "key", "updated_at")
"""The others: of the one kept they stay, or follow by themselves."""


def facts(database: Database, person: int) -> dict[str, Any]:
    """What a person's own row says. Raises NotFound."""
    row = database.row(f"SELECT {', '.join(COLUMNS)} FROM person WHERE id = ?", person)
    if row is None:
        raise NotFound("That person is no longer in the journal; nothing was changed.")
    return dict(zip(COLUMNS, row, strict=True))


def event_of(database: Database, event: int | None) -> tuple[str, str]:
    """(title, day) of an event; empty where there is none."""
    row = database.row("SELECT title, day FROM event WHERE id = ?", event) if event else None
    return (str(row[0]), str(row[1])) if row else ("", "")


COUNTED = ("conversation_person", "attendance", "promise", "association", "sheet_line", "stage_move", "contact")


def goes_along(database: Database, person: int) -> dict[str, int]:
    """How much belongs to somebody, table by table."""
    counts = ((t, database.value(f"SELECT count(*) FROM {t} WHERE person_id = ?", person)) for t in COUNTED)
    return {table: int(count) for table, count in counts if count}
