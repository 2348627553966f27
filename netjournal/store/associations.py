"""Merging two ideas: everything that points at the one points at the other afterwards."""

from typing import NamedTuple

from netjournal.store.database import Database
from netjournal.store.moving import move, rename

STRENGTH = {"together with": 0, "reminds me of": 1, "heard again": 2}
"""Of two joins with the same record the one that says more is kept."""

BELONGS = frozenset(
    {
        ("association", "idea_id"),
        ("association", "other_id"),
        ("tagging", "idea_id"),
        ("answer", "idea_id"),
        ("spark_day", "idea_id"),
    }
)
"""Every column that points at an idea, and so is brought along when one idea goes into another."""


class Join(NamedTuple):
    """One association seen from an idea: what it is joined with, and in which column of the row the idea stands."""

    id: int
    relation: str
    target: tuple[str, int]
    column: str


def joins(database: Database, idea: int) -> list[Join]:
    """Everything an idea is joined with, both ways, the first made first."""
    found = database.rows(
        """
        SELECT id, relation, 'idea', other_id, 'idea_id' FROM association WHERE idea_id = ?1 AND other_id IS NOT NULL
        UNION ALL SELECT id, relation, 'idea', idea_id, 'other_id' FROM association WHERE other_id = ?1
        UNION ALL SELECT id, relation, 'person', person_id, 'idea_id' FROM association
            WHERE idea_id = ?1 AND person_id IS NOT NULL
        UNION ALL SELECT id, relation, 'event', event_id, 'idea_id' FROM association
            WHERE idea_id = ?1 AND event_id IS NOT NULL
        UNION ALL SELECT id, relation, 'conversation', conversation_id, 'idea_id' FROM association
            WHERE idea_id = ?1 AND conversation_id IS NOT NULL
        ORDER BY 1
        """,
        idea,
    )
    return [Join(int(id_), str(relation), (str(kind), int(to)), column) for id_, relation, kind, to, column in found]


def take_over(database: Database, into: int, other: int) -> None:
    """Bring the joins, tags and answers of an idea, and what reviews decided about it, over to another. Inside `write`.

    What both were joined with is joined once, by the join that says more; a join between the two goes.
    """
    there = {join.target: join for join in joins(database, into)}
    for join in joins(database, other):
        double = there.get(join.target)
        if join.target == ("idea", into):
            database.run("DELETE FROM association WHERE id = ?", join.id)
            continue
        if double is not None:
            weaker = double if STRENGTH.get(double.relation, 0) < STRENGTH.get(join.relation, 0) else join
            database.run("DELETE FROM association WHERE id = ?", weaker.id)
            if weaker is join:
                continue
        database.run(f"UPDATE association SET {join.column} = ? WHERE id = ?", into, join.id)
        there[join.target] = join
    move(database, "tagging", "idea_id", "tag_id", into, other)
    for table in ("answer", "spark_day"):
        database.run(f"UPDATE {table} SET idea_id = ? WHERE idea_id = ?", into, other)
    rename(database, "decision", "item", "idea", into, other)
