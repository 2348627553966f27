"""What stands around records, one step away: for the map. One bounded query, however many records are asked about."""

from collections.abc import Sequence
from typing import NamedTuple

from netjournal.domain.neighbourhood import Around, Node
from netjournal.domain.records import Kind, Ref
from netjournal.store.database import Database
from netjournal.store.fields import to_day

MOST_ASKED = 48
"""Records asked about at once: SQLite joins at most 500 SELECTs into one."""

_TEXT = {
    "idea": "substr(o.text, 1, min(300, ifnull(nullif(instr(o.text, char(10)), 0), 301) - 1))",
    "person": "o.name",
    "event": "o.title",
    "conversation": "CASE WHEN o.said <> '' THEN substr(o.said, 1, 300) ELSE substr(o.words, 1, 300) END",
}


class Way(NamedTuple):
    """One way from a kind of record to another: by the rows, called `a`, that hold the id {id}, and their column `to`.

    `says`: how the two are joined, in SQL; "" for how a conversation was held.
    """

    kind: Kind
    table: str
    to: str
    where: str
    says: str = "a.relation"
    leads: bool = False


def _association(kind: Kind, of: str = "idea", *, leads: bool = False) -> Way:
    """Along an association, from the column of one kind to that of another."""
    columns = {"idea": "idea_id", "other": "other_id"}
    here, to = (
        columns.get(of, f"{of}_id"),
        "idea_id" if of != "idea" else "other_id" if kind == "idea" else f"{kind}_id",
    )
    return Way(kind, "association", to, f"a.{here} = {{id}} AND a.{to} IS NOT NULL", leads=leads)


_DOUBLE = "SELECT 1 FROM association x WHERE x.idea_id = a.id AND x.event_id = a.event_id"
_OWN = "SELECT 1 FROM idea x WHERE x.id = a.idea_id AND x.event_id = a.event_id"

WAYS: dict[str, tuple[Way, ...]] = {
    "idea": (
        Way(
            "event", "idea", "event_id", f"a.id = {{id}} AND a.event_id IS NOT NULL AND NOT EXISTS ({_DOUBLE})",
            "'where it came'", True,
        ),
        _association("idea", "other", leads=True),
        _association("idea"),
        _association("person"),
        _association("event"),
        _association("conversation"),
    ),
    "person": (
        Way("event", "attendance", "event_id", "a.person_id = {id}", "a.mark", True),
        Way("conversation", "conversation_person", "conversation_id", "a.person_id = {id}", "", True),
        _association("idea", "person"),
    ),
    "event": (
        Way("person", "attendance", "person_id", "a.event_id = {id}", "a.mark", True),
        Way("idea", "idea", "id", "a.event_id = {id}", "'came here'"),
        Way("idea", "association", "idea_id", f"a.event_id = {{id}} AND NOT EXISTS ({_OWN})"),
        Way("conversation", "conversation", "id", "a.event_id = {id}", ""),
    ),
    "conversation": (
        Way("person", "conversation_person", "person_id", "a.conversation_id = {id}", "'with'", True),
        Way("event", "conversation", "event_id", "a.id = {id} AND a.event_id IS NOT NULL", "'at'", True),
        _association("idea", "conversation"),
    ),
}  # fmt: skip


def found(way: Way, id_: int, most: int, number: int = 0, at: int = 0) -> str:
    """The newest records on a way, in SQL. Only those that are shown are read whole."""
    spark = "o.spark" if way.kind == "idea" else "0"
    day = "''" if way.kind == "person" else "o.day"
    return (
        f"SELECT * FROM (SELECT {number}, {at}, o.id, {_TEXT[way.kind]}, {'n.says' if way.says else 'o.how'}, {spark}, "
        f"{day} FROM (SELECT a.id AS row, a.{way.to} AS other, {way.says or 'NULL'} AS says FROM {way.table} a "
        f"WHERE {way.where.format(id=id_)} ORDER BY a.id DESC LIMIT {int(most)}) n "
        f"JOIN {way.kind} o ON o.id = n.other ORDER BY n.row DESC)"
    )


def around(database: Database, refs: Sequence[Ref], most: int) -> dict[Ref, Around]:
    """What stands around each of these records: the newest `most` on every way, and how many there are in all."""
    asked = list(dict.fromkeys(refs))[:MOST_ASKED]
    selects: list[str] = []
    for number, ref in enumerate(asked):
        ways = WAYS.get(ref.kind, ())
        selects += [found(way, ref.id, most, number, at) for at, way in enumerate(ways)]
        for leads, mark in ((True, -1), (False, -2)):
            counts = [
                f"(SELECT count(*) FROM {way.table} a WHERE {way.where.format(id=ref.id)})"
                for way in ways
                if way.leads is leads
            ]
            selects.append(f"SELECT {number}, {mark}, {' + '.join(counts) or '0'}, '', '', 0, ''")
    if not selects:
        return {}
    nodes: dict[Ref, dict[Ref, Node]] = {ref: {} for ref in asked}
    totals: dict[tuple[Ref, int], int] = {}
    for number, at, id_, text, relation, spark, day in database.rows(" UNION ALL ".join(selects)):
        ref = asked[int(number)]
        if at < 0:
            totals[ref, at] = int(id_)
            continue
        way = WAYS[ref.kind][at]
        node = Node(Ref(way.kind, int(id_)), text, relation, way.leads, bool(spark), to_day(day))
        nodes[ref].setdefault(node.ref, node)
    return {
        ref: Around(tuple(those.values()), totals.get((ref, -1), 0), totals.get((ref, -2), 0))
        for ref, those in nodes.items()
    }
