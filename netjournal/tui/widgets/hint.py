"""One line of words about keys: as many of them as the window is wide, never half a phrase."""

from textual.content import Content
from textual.widgets import Static

from netjournal.tui.text import lit


class Hint(Static):
    """Shows the first of its ways of saying it that fits its width; the longest stands first."""

    def __init__(self, *ways: str, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.ways = [lit(way) for way in ways]

    def say(self, *ways: str) -> None:
        self.ways = [lit(way) for way in ways]
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        return next((way for way in self.ways if way.cell_length <= width), self.ways[-1])
