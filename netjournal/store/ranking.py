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
_JOINED_WITH = (
    "(SELECT count(*) FROM association WHERE idea_id = idea.id) + "
    "(SELECT count(*) FROM association WHERE other_id = idea.id)"
)
_MOST_JOINED = "coalesce(r.n, 0) DESC, idea.day DESC, idea.id DESC"


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
    most = -1 if narrow.whole else FIRST
    match narrow.sort:
        case "heard" if narrow.kind:  # few, so each is counted by itself
            few = _ids(ideas, narrow, most=FIRST)
            heard = {line.id: line.heard for line in ideas.lines_of(few)}
            return sorted(heard, key=lambda id_: -heard[id_])
        case "heard":
            times = _heard(ideas.database)
            again = _ids(ideas, narrow, "idea.id IN (SELECT value FROM json_each(?))", dumps(list(times)))
            first = sorted(again, key=lambda id_: -times[id_])
            return list(dict.fromkeys([*first, *_ids(ideas, narrow, most=most)]))[: FIRST if most > 0 else None]
        case "joined" if narrow.kind:
            return _ids(ideas, narrow, order=f"{_JOINED_WITH} DESC, idea.day DESC, idea.id DESC", most=most)
        case "joined":
            return _ids(ideas, narrow, of=f"LEFT JOIN ({_JOINED}) r ON r.idea = idea.id", order=_MOST_JOINED, most=most)
        case _:
            return _ids(ideas, narrow, order="resting, coalesce(nullif(visited_on, ''), day), idea.id", most=most)


def _ids(
    ideas: "Ideas",
    narrow: Narrow,
    condition: str = "",
    *given: object,
    of: str = "",
    order: str = "idea.day DESC, idea.id DESC",
    most: int = -1,
) -> list[int]:
    where, values = ideas.conditions(narrow)
    if condition:
        where, values = [*where, condition], [*values, *given]
    found = ideas.database.rows(f"SELECT idea.id FROM idea {of}{all_of(where)} ORDER BY {order} LIMIT ?", *values, most)
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
