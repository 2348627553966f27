"""The picture of a neighbourhood, with one highlighted place. What stands where is domain/picture.py."""

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from netjournal.domain.neighbourhood import Neighbourhood, Node
from netjournal.domain.picture import Picture, Spot, Words, laid_out, step
from netjournal.domain.records import Ref
from netjournal.present import SPARK
from netjournal.tui.widgets.focus import FocusAtOnce

SIGNS = {"idea": "·", "person": "●", "event": "◇", "conversation": "“"}
AGAIN, MORE = "↺", "…"
STYLES = ("row", "line", "centre", "name", "quiet", "spark", "here", "label")


def sign(spot: Spot) -> str:
    """What stands before the words of a place."""
    if spot.what in ("again", "more"):
        return AGAIN if spot.what == "again" else MORE
    return SPARK if spot.node.spark else SIGNS.get(spot.node.ref.kind, "·")


class Chart(FocusAtOnce, Widget, can_focus=True):
    """Laid out anew for every size; the highlight stays on its record where that still stands there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"chart--{name}" for name in STYLES}
    DEFAULT_CSS = "Chart { height: 1fr; width: 1fr; }"

    class Moved(Message):
        """Another place is highlighted."""

    class Chosen(Message):
        """The highlighted place was clicked."""

    def __init__(self, called: Callable[[Node], str], *, id: str | None = None) -> None:
        """`called`: what a record is called on the map."""
        super().__init__(id=id)
        self._words = Words(cell_len, called)
        self.here: Neighbourhood | None = None
        self.picture: Picture | None = None
        self.at = 0
        self._styles: dict[str, Style] | None = None

    def show(self, here: Neighbourhood) -> None:
        """Show a neighbourhood; with another one in the middle the highlight begins there."""
        same = self.here is not None and self.here.centre.ref == here.centre.ref
        held = self.spot.node.ref if same and self.spot else None
        self.here = here
        self._lay(held)

    def _lay(self, held: Ref | None) -> None:
        if self.here is None or not self.size:
            return
        self.picture = laid_out(self.here, self.size.width, self.size.height, self._words)
        spots = self.picture.spots
        self.at = next((n for n, spot in enumerate(spots) if spot.node.ref == held and spot.what != "more"), 0)
        self.refresh()
        self.post_message(self.Moved())

    @property
    def spot(self) -> Spot | None:
        """The highlighted place."""
        return self.picture.spots[self.at] if self.picture else None

    @property
    def node(self) -> Node | None:
        return self.spot.node if self.spot else None

    def go(self, way: str) -> None:
        if self.picture:
            self._to(step(self.picture, self.at, way))

    def _to(self, at: int) -> None:
        if at != self.at:
            self.at = at
            self.refresh()
            self.post_message(self.Moved())

    def on_resize(self) -> None:
        self._lay(self.spot.node.ref if self.spot else None)

    def on_click(self, event: Click) -> None:
        """A click highlights; a second one on the same place chooses."""
        for number, spot in enumerate(self.picture.spots if self.picture else ()):
            inside = spot.x <= event.x < spot.x + spot.width and spot.y <= event.y < spot.y + len(spot.lines)
            if inside and number == self.at and event.chain > 1:
                self.post_message(self.Chosen())
            elif inside:
                self._to(number)

    # Drawing

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles = None

    def _style(self, name: str) -> Style:
        if self._styles is None:
            self._styles = {
                n: self.get_component_rich_style(f"chart--{n}", partial=n not in ("row", "here")) for n in STYLES
            }
        return self._styles[name]

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self._style("row")
        if self.picture is None:
            return Strip.blank(width, base)
        parts = [(x, drawn, base + self._style("line")) for (x, row), drawn in self.picture.strokes.items() if row == y]
        parts += [(x, text, base + self._style("label")) for x, row, text in self.picture.labels if row == y]
        for number, spot in enumerate(self.picture.spots):
            if spot.y <= y < spot.y + len(spot.lines):
                parts += self._of(spot, y - spot.y, base, number == self.at)
        segments, at = [], 0
        for x, text, style in sorted(parts, key=lambda part: part[0]):
            if x > at:
                segments.append(Segment(" " * (x - at), base))
            segments.append(Segment(text, style))
            at = max(x, at) + cell_len(text)
        return Strip(segments).crop_extend(0, width, base)

    def _of(self, spot: Spot, line: int, base: Style, lit: bool) -> list[tuple[int, str, Style]]:
        """The sign and the words of a place; the highlighted one as one bar."""
        mark, text = sign(spot) if not line else " ", spot.lines[line]
        if lit:
            text += " " * (spot.width - 2 - cell_len(text))
            return [(spot.x, f"{mark} {text}", self._style("here"))]
        role = "spark" if mark == SPARK else "centre" if spot.what == "centre" else "quiet"
        words = {"centre": "centre", "near": "name" if spot.node.ref.kind in ("person", "event") else ""}.get(
            spot.what, "quiet"
        )
        style = base + self._style(words) if words else base
        return [(spot.x, f"{mark} ", base + self._style(role)), (spot.x + 2, text, style)]
