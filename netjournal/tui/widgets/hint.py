"""One line of words about keys: as many of them as the window is wide, never half a phrase."""

from textual.content import Content
from textual.widgets import Static

from netjournal.tui.text import lit


class Hint(Static):
    """Shows the first of its ways of saying it that fits its width; the longest stands first."""

    def __init__(self, *ways: str, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.ways = [lit(way) for way in ways]
        self.warned: list[Content] = []

    def warn(self, *ways: str) -> None:
        """Words that stand in the place of the others, as long as there are any."""
        self.warned = [lit(way) for way in ways]
        self.refresh()

    def say(self, *ways: str) -> None:
        self.ways = [lit(way) for way in ways]
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        ways = self.warned or self.ways
        return next((way for way in ways if way.cell_length <= width), ways[-1])
