"""The trail: the pages walked through, as the head names them, and the way on again after going back.

The way come is the stack of screens itself. What was gone back from is kept beside it, until one goes elsewhere.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from netjournal.domain.records import Ref
from netjournal.text import short

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp
    from netjournal.tui.screens.record import RecordPage

BETWEEN = " › "
LENGTHS = (28, 20, 14)
"""The longest a name may be, tried one after the other until the trail fits."""


class Trail:
    def __init__(self, app: "NetjournalApp") -> None:
        self._app = app
        self._ahead: list[Ref] = []

    @property
    def ahead(self) -> Ref | None:
        """The page just come back from."""
        return self._ahead[-1] if self._ahead else None

    def back(self, page: "RecordPage") -> None:
        """Leave a page for the one before it."""
        self._ahead.append(page.ref)
        page.dismiss()

    def forward(self) -> None:
        if self.ahead:
            self._app.open_record(self.ahead)

    def goes(self, ref: Ref) -> None:
        """A page is being opened: the next one ahead, or another way, and then nothing is ahead any more."""
        if ref == self.ahead:
            self._ahead.pop()
        else:
            self._ahead.clear()


def shown(names: Sequence[str], room: int) -> str:
    """The names of a trail in so many cells: long ones are cut, then those after the first are left out."""
    for longest in LENGTHS:
        parts = [short(name, longest) for name in names]
        if cell_len(BETWEEN.join(parts)) <= room:
            return BETWEEN.join(parts)
    first, rest = parts[:1], parts[1:]
    while len(rest) > 1 and cell_len(BETWEEN.join([*first, "…", *rest])) > room:
        rest.pop(0)
    return BETWEEN.join([*first, "…", *rest] if len(rest) < len(parts) - 1 else parts)
