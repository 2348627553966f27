"""A stack of cards with the top one open beside it: as high as there are cards, so that it gets shorter."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from netjournal.rows import Cell
from netjournal.tui.text import lit
from netjournal.tui.widgets.labelled import Labelled, LabelledLines
from netjournal.tui.widgets.record_list import Fixed, RecordList

EDGES = 3
"""Edges of the cards below that are drawn under the stack."""
FRAME = 2
LOW = 18
SLIM = 64
"""Rows and columns of a window under which the stack gives the open card its room."""

Lines = Sequence[tuple[str, str]]


class Edges(Widget):
    """The lower edges of the cards below, each shorter than the one above it, as long as they are drawn."""

    def render(self) -> Content:
        across, edges = self.size
        return Content("\n").join(
            Content.assemble((f"{' ' * (at + 1)}╰{'─' * max(0, across - 4 - 2 * at)}╯", "$line")) for at in range(edges)
        )


class Stack(Horizontal):
    """`cells` turns a card into the columns of its line."""

    def __init__(self, cells: Callable[[Any], Sequence[Cell]], empty: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._cells = cells
        self._empty = empty

    def compose(self) -> ComposeResult:
        with Vertical(id="side"):
            yield RecordList(self._cells, empty=self._empty, id="cards")
            yield Edges(id="edges")
        with VerticalScroll(id="open", can_focus=False):
            yield Static(id="name")
            yield LabelledLines(id="more")
            yield LabelledLines(id="facts")

    @property
    def cards(self) -> RecordList:
        return self.query_one("#cards", RecordList)

    def put(self, cards: Sequence[Any]) -> None:
        """Show these cards; the highlighted one stays so while it is among them."""
        self.cards.show(Fixed(cards))
        self.set_class(not cards, "-empty")
        self.lay()

    def lay(self) -> None:
        """As high as there are cards and room."""
        count, width, height = self.cards.count, *self.screen.size
        slim, low = width < SLIM, height < LOW
        self.set_class(slim, "-slim")
        self.set_class(low, "-close")
        edges = 0 if slim or low else min(EDGES, max(0, count - 1))
        frame = 0 if slim or low or not count else FRAME
        room = (1 if low else 4) if slim else max(1, self.size.height - edges - frame)
        self.cards.styles.height = "1fr" if not count else min(count, room) + frame
        self.query_one(Edges).styles.height = edges

    def on_resize(self) -> None:
        self.call_after_refresh(self.lay)

    def show(self, name: str, note: str, more: Lines, facts: Lines) -> None:
        """Open a card: who it is, what is being done with it, and the memory that helps."""
        self.query_one("#name", Static).update(
            Content.assemble((name, "bold $primary"), (f"   {note}" if note else "", "$quiet"))
        )
        self.query_one("#more", LabelledLines).show([_line(label, words) for label, words in more])
        self.query_one("#more").display = bool(more)
        self.query_one("#facts", LabelledLines).show([_line(label, words) for label, words in facts])
        self.query_one("#open").scroll_home(animate=False)

    def bring(self, number: int) -> None:
        """Scroll the open card to a line of what is being done with it."""
        more = self.query_one("#more", LabelledLines)
        self.query_one("#open").scroll_to(y=more.virtual_region.y + more.row(number), animate=False, immediate=True)


def _line(label: str, words: str) -> Labelled:
    return Labelled(lit(label).stylize("$quiet" if words else "bold"), lit(words))
