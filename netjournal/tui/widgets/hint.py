"""Words in as many rows as there are for them: said shorter where there are few, and never cut within a word."""

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from netjournal.tui.text import lit

TRAILING = " ·,;:"
"""What no ellipsis is put behind."""


class Hint(Static):
    """Shows the first of its ways of saying it that fits its rows, the longest first. Where none does, the last one
    ends at a word, with an ellipsis."""

    def __init__(self, *ways: str | Content, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.ways = _said(ways)
        self.warned: list[Content] = []

    def warn(self, *ways: str) -> None:
        """Words that stand in the place of the others, as long as there are any."""
        self.warned = _said(ways)
        self.refresh(layout=self._grows)

    def say(self, *ways: str | Content) -> None:
        self.ways = _said(ways)
        self.refresh(layout=self._grows)

    @property
    def _grows(self) -> bool:
        """Whether it has as many rows as its words take, up to its greatest height."""
        return self.styles.height is not None and self.styles.height.is_auto

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.rows_in(width)

    def rows_in(self, width: int) -> int:
        """How many rows it takes in so many cells."""
        most = self.styles.max_height
        return len(self._rows(width, int(most.value) if most is not None and most.cells is not None else 1000))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.content_size.width, self.content_size.height))

    def _rows(self, width: int, most: int) -> list[Content]:
        ways = self.warned or self.ways
        rows: list[Content] = []
        for way in ways:
            rows = way.wrap(max(1, width)) if way.plain else []
            if len(rows) <= most:
                return rows
        return [*rows[: most - 1], ended(rows[most - 1], width)] if most > 0 and rows else []


def ended(row: Content, width: int) -> Content:
    """A row after which more was to come: it ends at a word, with an ellipsis."""
    row = row.rstrip(TRAILING)
    while row.cell_length >= width and " " in row.plain:
        row = row[: row.plain.rindex(" ")].rstrip(TRAILING)
    return row.append("…").truncate(max(1, width), ellipsis=True)


def _said(ways: tuple[str | Content, ...]) -> list[Content]:
    return [lit(way) if isinstance(way, str) else way for way in ways]
