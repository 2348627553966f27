"""The map: what stands around a record, two steps of it, as a picture one can walk in."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from netjournal import present
from netjournal.domain.neighbourhood import Node
from netjournal.domain.records import Ref
from netjournal.text import one_line, short
from netjournal.tui.bindings import bindings
from netjournal.tui.messages import OpenRecord
from netjournal.tui.screens.page import Page
from netjournal.tui.text import lit
from netjournal.tui.widgets.chart import Chart

NEAR = 300
"""Days from which on an event says its year."""
REMINDED = "reminded of by"
"""What an idea that reminds of this one is called, seen from here."""
ALONE = "Joined with nothing yet. J on its page joins it with something."


class MapPage(Page):
    """Enter puts a record in the middle, Backspace the one that was there before; `o` opens its page."""

    SCOPES = ("map",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("map")
    called = "map"

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref
        self._before: list[Ref] = []

    def compose_body(self) -> ComposeResult:
        yield Chart(lambda node: _called(node, self.journal.clock.today()), id="chart")
        yield Static(id="said")

    @property
    def chart(self) -> Chart:
        return self.query_one(Chart)

    def on_mount(self) -> None:
        self.chart.focus()

    def load(self) -> None:
        self.chart.show(self.journal.associating.neighbourhood(self.ref))

    @on(Chart.Moved)
    def _moved(self) -> None:
        """What is highlighted, in full, and how it is joined."""
        spot, here = self.chart.spot, self.chart.here
        if spot is None or here is None:
            return
        today, how = self.journal.clock.today(), ALONE if not here.near.nodes else ""
        if spot.what in ("near", "beyond", "again") and self.chart.picture:
            beside = self.chart.picture.spots[spot.of].node
            how = _how(spot.node) if spot.of == 0 else f"{short(beside.text, 40)}: {_how(spot.node)}"
            how += f", and with {spot.more:,} more" if spot.more else ""
        text = one_line(spot.node.text)
        if spot.what == "more":
            text, how = "The rest is on the page of it.", "Enter opens that page"
        elif spot.node.day:
            how = " · ".join(filter(None, (how, present.long_day_ago(spot.node.day, today))))
        said = lit(text)
        room = max(8, self.size.width - 4)
        if how and not (spot.what == "centre" and said.cell_length > room):  # beside it a long text has one line only
            said = Content.assemble(said.truncate(room, ellipsis=True), "\n", lit(how).stylize("$quiet"))
        self.query_one("#said", Static).update(said)
        self.refresh_bindings()

    @property
    def highlighted(self) -> Ref | None:
        return self.chart.node.ref if self.chart.node else None

    @on(Chart.Chosen)
    def action_middle(self) -> None:
        """The highlighted record in the middle; the one that stands there is opened, and so is what is counted only."""
        spot = self.chart.spot
        if spot is None:
            return
        if spot.node.ref == self.ref:
            self.action_open()
            return
        self._before.append(self.ref)
        self.ref = spot.node.ref
        self.reload()

    def action_before(self) -> None:
        if self._before:
            self.ref = self._before.pop()
            self.reload()
        else:
            self.action_back()

    def action_open(self) -> None:
        if self.highlighted is not None:
            self.post_message(OpenRecord(self.highlighted))

    def action_left(self) -> None:
        self.chart.go("left")

    def action_right(self) -> None:
        self.chart.go("right")

    def action_up(self) -> None:
        self.chart.go("up")

    def action_down(self) -> None:
        self.chart.go("down")

    def action_back(self) -> None:
        self.dismiss()


def _called(node: Node, today: date) -> str:
    """What a record is called on the map: an event with its day, as so many are called the same."""
    if node.ref.kind != "event" or node.day is None:
        return node.text
    month = present.MONTHS[node.day.month - 1]
    near = abs((node.day - today).days) < NEAR
    return f"{node.day.day} {month if near else f'{month} {node.day.year}'} {node.text}"


def _how(node: Node) -> str:
    """How a record is joined with the one it stands beside."""
    relation = one_line(node.relation)
    if node.ref.kind in ("person", "event"):
        relation = present.MARK_WORDS.get(relation, relation) or "in the room"
    return REMINDED if node.leads and relation == "reminds me of" else relation
