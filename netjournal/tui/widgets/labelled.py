"""Labels with what they say beside them, every further line of it under its first. Used where facts or keys stand."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

GAP = 2
LEAST_BESIDE = 20
"""With fewer cells than this beside the label, what it says goes under it, unless all of it is short."""
UNDER = 2
"""How far in from the left it stands there."""


class Labelled(NamedTuple):
    """A line of the table. Without words, the label is a heading and may be wider than its column."""

    label: Content
    words: Content = Content("")


class LabelledLines(Widget):
    """Wraps each line's words in a column of their own, in whatever width there is."""

    DEFAULT_CSS = "LabelledLines { width: 1fr; height: auto; }"

    def __init__(self, lines: Sequence[Labelled] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines = tuple(lines)

    def show(self, lines: Sequence[Labelled]) -> None:
        """Show these lines instead."""
        self._lines = tuple(lines)
        self.refresh(layout=True)

    def row(self, number: int) -> int:
        """The row a line begins in."""
        return len(self._wrapped(self.content_size.width, number))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._wrapped(width))

    def render(self) -> Content:
        return Content("\n").join(self._wrapped(self.content_size.width))

    def _wrapped(self, width: int, most: int | None = None) -> list[Content]:
        column = max((line.label.cell_length for line in self._lines if line.words), default=0) + GAP
        beside = width - column
        stand_beside = beside >= LEAST_BESIDE or all(line.words.cell_length <= beside for line in self._lines)
        wrapped: list[Content] = []
        for label, words in self._lines[:most]:
            if not words:
                wrapped.append(label)
            elif stand_beside:
                first, *rest = words.wrap(beside)
                wrapped.append(label.pad_right(column - label.cell_length) + first)
                wrapped += [line.pad_left(column) for line in rest]
            else:
                wrapped.append(label)
                wrapped += [line.pad_left(UNDER) for line in words.wrap(max(1, width - UNDER))]
        return wrapped
