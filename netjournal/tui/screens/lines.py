"""People with what says so beside them: who slips away, who moved closer. Enter opens their page."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType

from netjournal.domain.records import Ref
from netjournal.rows import Cell
from netjournal.tui.bindings import bindings
from netjournal.tui.screens.list_page import ListPage
from netjournal.tui.widgets.record_list import RecordList


class PersonSaid(NamedTuple):
    """One person, and the evidence."""

    ref: Ref
    name: str
    does: str
    evidence: str


class LinesPage(ListPage):
    """Shows what `read` gives; read anew when the journal changed."""

    SCOPES = ("lines", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("lines")

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
            Cell(row.evidence, "", self.width, right=True),
        ]

    def load(self) -> None:
        self.show(self.read(), *self.over)

    @property
    def highlighted(self) -> Ref | None:
        row = self.rows.row
        return row.ref if row is not None else None

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self.nj.open_record(event.row.ref)
