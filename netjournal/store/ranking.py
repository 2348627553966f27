"""Ideas in another order than by day: most heard, longest unvisited, most joined.

What orders them is counted from the records each time, never kept. So the first FIRST are found in one go and shown;
nobody reads further down such a list.
"""

from collections import Counter
from collections.abc import Sequence
from json import dumps
from typing import TYPE_CHECKING, Any

from netjournal.domain.records import Ref
from netjournal.store.noun import Narrow, all_of

if TYPE_CHECKING:
    from netjournal.store.database import Database
    from netjournal.store.ideas import Ideas

FIRST = 1000

_JOINED = """
SELECT idea, count(*) AS n FROM (SELECT idea_id AS idea FROM association UNION ALL
    SELECT other_id FROM association WHERE other_id IS NOT NULL) GROUP BY idea"""
_GIVEN = "SELECT key + 0 AS idea, value AS n FROM json_each(?)"


class Ranked:
    """The rows of a list, as `Listing` is, of the first ideas in an order of their own. Read once, when first asked."""

    def __init__(self, ideas: "Ideas", narrow: Narrow) -> None:
        self._ideas = ideas
        self.narrow = narrow
        self._found: list[int] | None = None

    @property
    def most(self) -> int:
        """How many it holds at most."""
        return 0 if self.narrow.whole else FIRST

    @property
    def ids(self) -> list[int]:
        if self._found is None:
            self._found = _ranked(self._ideas, self.narrow)
        return self._found

    def count(self) -> int:
        return len(self.ids)

    def after(self, line: Any, limit: int) -> Sequence[Any]:
        return self.at(self._place(line.id, -1) + 1, limit)

    def before(self, line: Any, limit: int) -> Sequence[Any]:
        place = self._place(line.id, 0)
        return self.at(max(0, place - limit), min(limit, place))

    def at(self, offset: int, limit: int) -> Sequence[Any]:
        return self._ideas.lines_of(self.ids[offset : offset + limit])

    def place(self, ref: Ref) -> int | None:
        place = self._place(ref.id, -1)
        return place if place >= 0 else None

    def _place(self, id_: int, absent: int) -> int:
        return self.ids.index(id_) if id_ in self.ids else absent


def _ranked(ideas: "Ideas", narrow: Narrow) -> list[int]:
    where, values = ideas.conditions(narrow)
    counted, order = "", "resting, coalesce(nullif(visited_on, ''), day), idea.id"
    given: list[object] = []
    if narrow.sort in ("heard", "joined"):
        counted = f"LEFT JOIN ({_JOINED if narrow.sort == 'joined' else _GIVEN}) r ON r.idea = idea.id"
        given = [dumps(_heard(ideas.database))] if narrow.sort == "heard" else []
        order = "coalesce(r.n, 0) DESC, idea.day DESC, idea.id DESC"
    found = ideas.database.rows(
        f"SELECT idea.id FROM idea {counted}{all_of(where)} ORDER BY {order} LIMIT ?",
        *given, *values, -1 if narrow.whole else FIRST)  # fmt: skip
    return [int(id_) for (id_,) in found]


def _heard(database: "Database") -> dict[int, int]:
    """How often each idea was heard that was heard more than once: all joined as heard again, however far, are one."""
    of: dict[int, int] = {}

    def first(id_: int) -> int:
        while of.setdefault(id_, id_) != id_:
            of[id_] = id_ = of[of[id_]]
        return id_

    for one, other in database.rows(
        "SELECT idea_id, other_id FROM association WHERE relation = 'heard again' AND other_id IS NOT NULL"
    ):
        of[first(one)] = first(other)
    sizes = Counter(first(id_) for id_ in of)
    return {id_: sizes[first(id_)] for id_ in of}
