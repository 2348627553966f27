"""People with what says so beside them: who slips away, who moved closer. Enter opens their page."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from netjournal.domain.records import Ref
from netjournal.rows import Cell
from netjournal.tui.screens.list_page import RecordsPage

MOST = 64
"""How wide the evidence may grow where there is room: a day, how often it was put off, a circle and its spans."""


class PersonSaid(NamedTuple):
    """One person, and the evidence."""

    ref: Ref
    name: str
    does: str
    evidence: str


class LinesPage(RecordsPage):
    """Shows what `read` gives; read anew when the journal changed."""

    def __init__(
        self, title: str, over: tuple[str, ...], empty: str, read: Callable[[], Sequence[PersonSaid]], width: int
    ) -> None:
        """`over`: ways to say what stands here, the longest first. `width`: the cells the evidence has."""
        super().__init__()
        self.width = width
        self.called = title
        self.over = over
        self.empty = empty
        self.read = read

    def cells(self, row: PersonSaid) -> list[Cell]:
        return [
            Cell(row.name, "name", 22),
            Cell(row.does, "quiet", 0, give=1),
            Cell(row.evidence, "", self.width, right=True, most=MOST),
        ]

    def load(self) -> None:
        self.show(self.read(), *self.over)
