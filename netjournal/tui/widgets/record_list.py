"""The one list of every pane and page: it draws the rows in sight and asks for no others.

Built on the line API: with a hundred thousand rows it starts and moves as with a hundred. Rows come by keyset through
a `Rows` source; a row becomes cells (netjournal.present), cells become strips of plain segments, never markup.
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Protocol

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from netjournal.domain.query import excerpt, lit
from netjournal.domain.records import Ref
from netjournal.errors import NetjournalError
from netjournal.rows import Cell, grown, needed
from netjournal.text import one_line, parted
from netjournal.tui.bindings import bindings
from netjournal.tui.widgets.focus import FocusAtOnce

WINDOW = 64
"""Rows read at once."""
KEPT_WINDOWS = 12
ROLES = ("name", "quiet", "due", "late", "spark", "match")
UNREAD = "This can't be read just now."


class Rows(Protocol):
    """Where rows come from, in order. `after` and `before` ask by a row that is known; `at` counts, for jumps."""

    def count(self) -> int: ...
    def after(self, line: Any, limit: int) -> Sequence[Any]: ...
    def before(self, line: Any, limit: int) -> Sequence[Any]: ...
    def at(self, offset: int, limit: int) -> Sequence[Any]: ...
    def place(self, ref: Ref) -> int | None: ...


class Fixed:
    """Rows that are all at hand: the lines of a page, the choices of a step."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self.rows = rows

    def count(self) -> int:
        return len(self.rows)

    def after(self, line: Any, limit: int) -> Sequence[Any]:
        at = self.rows.index(line) + 1
        return self.rows[at : at + limit]

    def before(self, line: Any, limit: int) -> Sequence[Any]:
        at = self.rows.index(line)
        return self.rows[max(0, at - limit) : at]

    def at(self, offset: int, limit: int) -> Sequence[Any]:
        return self.rows[offset : offset + limit]

    def place(self, ref: Ref) -> int | None:
        return next((i for i, row in enumerate(self.rows) if getattr(row, "ref", None) == ref), None)


class RecordList(FocusAtOnce, ScrollView, can_focus=True):
    """A scrolling list of records with one highlighted row."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--row", "list--cursor", "list--cursor-focus", "list--empty", *(f"list--{role}" for role in ROLES),
    }  # fmt: skip
    DEFAULT_CSS = """
    RecordList { height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    cursor: reactive[int] = reactive(0, repaint=False)

    class Top(Message):
        """Up was pressed on the first row."""

    class Moved(Message):
        """The highlighted row changed, by hand or because other rows are shown."""

        def __init__(self, list_: "RecordList", row: Any) -> None:
            super().__init__()
            self.list = list_
            self.row = row

        @property
        def control(self) -> "RecordList":
            return self.list

    class Chosen(Moved):
        """The highlighted row is to be opened."""

    def __init__(
        self,
        cells: Callable[[Any], Sequence[Cell]],
        *,
        empty: str = "",
        under: Callable[[Any], str] | None = None,
        id: str | None = None,
    ) -> None:
        """`cells` turns a row into columns; `under` into a second, quiet line, shown where there is height for it;
        `empty` is said when there are no rows."""
        super().__init__(id=id)
        self._cells = cells
        self._under = under
        self._empty = empty
        self._unread = False
        self._rows: Rows = Fixed(())
        self._count = 0
        self._holds = False
        self._windows: dict[int, Sequence[Any]] = {}
        self._need = 0
        """The width needed by the column that grows, of all rows read since they were shown."""
        self._styles: dict[str, Style] | None = None
        self.row_height = 1

    # What is shown

    def hold_place(self) -> None:
        """The next time rows are shown, the highlight stays where it is, wherever its record goes."""
        self._holds = True

    def show(self, rows: Rows, *, keep: bool = True, empty: str | None = None) -> None:
        """Show these rows; with `keep` the highlighted record stays highlighted where it is still there. What can't be
        read leaves all as it is."""
        held = getattr(self.row, "ref", None) if keep and not self._holds else None
        self._holds = False
        at = self.cursor
        try:
            count = rows.count()
            found = rows.place(held) if held and count else None
            target = max(0, found if found is not None else (min(at, count - 1) if keep else 0))
            first = target // WINDOW
            window = rows.at(first * WINDOW, WINDOW) if count else ()
        except NetjournalError:
            self.say_unread()
            raise
        if empty is not None:
            self._empty = empty
        self._unread = False
        self._rows, self._count = rows, count
        self._windows.clear()
        self._need = 0
        self._fit()
        if count:
            self._keep(first, window)
        moved = target != self.cursor
        self.cursor = target
        if not moved:
            self._tell()
        self._into_view()
        self.refresh()

    def say_unread(self) -> None:
        """What is to be shown could not be read: said where nothing stands, in place of the words for none."""
        self._unread = True
        self.refresh()

    @property
    def count(self) -> int:
        return self._count

    @property
    def row(self) -> Any | None:
        """The highlighted row, None when there are none."""
        return self._row(self.cursor) if 0 <= self.cursor < self._count else None

    def _row(self, index: int) -> Any | None:
        number, offset = divmod(index, WINDOW)
        window = self._windows.get(number)
        if window is None:
            try:
                window = self._read(number)
            except NetjournalError:
                return None  # held by another program just now: blank, and asked for again with the next drawing
            self._keep(number, window)
        return window[offset] if offset < len(window) else None

    def _keep(self, number: int, window: Sequence[Any]) -> None:
        self._windows[number] = window
        if (need := needed(map(self._cells, window))) > self._need:
            self._need = need
            self.call_later(self.refresh)
        if len(self._windows) > KEPT_WINDOWS:
            self._windows.pop(max(self._windows, key=lambda n: abs(n - number)))

    def _read(self, number: int) -> Sequence[Any]:
        before, after = self._windows.get(number - 1), self._windows.get(number + 1)
        if before and len(before) == WINDOW:
            return self._rows.after(before[-1], WINDOW)
        if after:
            return self._rows.before(after[0], WINDOW)
        return self._rows.at(number * WINDOW, WINDOW)

    # Moving

    def watch_cursor(self, old: int, new: int) -> None:
        self._repaint(old)
        self._repaint(new)
        self._into_view()
        self._tell()

    def _tell(self) -> None:
        if self.is_attached:
            self.post_message(self.Moved(self, self.row))

    def _repaint(self, index: int) -> None:
        y = index * self.row_height - self.scroll_offset.y
        self.refresh(Region(0, y, self.size.width, self.row_height))

    def _into_view(self) -> None:
        if self.size.height:
            region = Region(0, self.cursor * self.row_height, max(1, self.size.width), self.row_height)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def move(self, to: int) -> None:
        self.cursor = min(max(to, 0), max(self._count - 1, 0))

    def point(self, ref: Ref) -> None:
        """Highlight a record, if it is among these."""
        place = self._rows.place(ref)
        if place is not None:
            self.move(place)

    def action_down(self) -> None:
        self.move(self.cursor + 1)

    def action_up(self) -> None:
        if self.cursor == 0:
            self.post_message(self.Top())
        self.move(self.cursor - 1)

    def action_page_down(self) -> None:
        self.move(self.cursor + max(1, self.size.height // self.row_height - 1))

    def action_page_up(self) -> None:
        self.move(self.cursor - max(1, self.size.height // self.row_height - 1))

    def action_first(self) -> None:
        self.move(0)

    def action_last(self) -> None:
        self.move(self._count - 1)

    def action_open(self) -> None:
        if self.row is not None:
            self.post_message(self.Chosen(self, self.row))

    def on_click(self, event: Click) -> None:
        """A click highlights; a second one on the same row opens."""
        index = (event.y + self.scroll_offset.y) // self.row_height
        if index >= self._count:
            return
        if index == self.cursor and event.chain > 1:
            self.action_open()
        else:
            self.cursor = index

    # Drawing

    def on_resize(self, event: Resize) -> None:
        self._fit()
        self._into_view()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles = None

    def on_focus(self) -> None:
        self._repaint(self.cursor)

    def on_blur(self) -> None:
        self._repaint(self.cursor)

    def _fit(self) -> None:
        self.row_height = 2 if self._under and self.size.height >= 8 and self.size.width >= 36 else 1
        self.virtual_size = Size(max(1, self.size.width), self._count * self.row_height)

    def _style(self, name: str) -> Style:
        if self._styles is None:
            names = ("row", "cursor", "cursor-focus", "empty", *ROLES)
            self._styles = {n: self.get_component_rich_style(f"list--{n}", partial=n in ROLES) for n in names}
        return self._styles[name]

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        base = self._style("row")
        index, line = divmod(y + self.scroll_offset.y, self.row_height)
        if not self._count:
            return self._empty_line(y, width)
        row = self._row(index) if index < self._count else None
        if row is None:
            return Strip.blank(width, base)
        if index == self.cursor:
            base = base + self._style("cursor-focus" if self.has_focus else "cursor")
        if line == 1 and self._under:
            text = fitted(f"  {one_line(self._under(row))}", width)
            return Strip([Segment(text, base + self._style("quiet"))], width)
        return Strip(self._segments(self._cells(row), width, base), width)

    def _segments(self, cells: Sequence[Cell], width: int, base: Style) -> list[Segment]:
        segments = [Segment(" ", base)]
        for cell, size in laid_out(cells, max(1, width - 2), self._need):
            if len(segments) > 1:
                segments.append(Segment("  ", base))
            style = base + self._style(cell.role) if cell.role in ROLES else base
            if cell.words:
                segments += self._lit(cell, size, style)
            else:
                segments.append(Segment(fitted(parted(cell.text), size, cell.right), style))
        used = sum(cell_len(segment.text) for segment in segments)
        if used < width:
            segments.append(Segment(" " * (width - used), base))
        return list(Strip(segments).crop(0, width))

    def _lit(self, cell: Cell, size: int, style: Style) -> list[Segment]:
        """The part of a text that holds the words, each of them lit."""
        text = fitted(excerpt(parted(cell.text), cell.words, size), size)
        segments, at = [], 0
        for start, end in lit(text, cell.words):
            segments += [Segment(text[at:start], style), Segment(text[start:end], style + self._style("match"))]
            at = end
        return [*segments, Segment(text[at:], style)]

    def _empty_line(self, y: int, width: int) -> Strip:
        style = self._style("row") + self._style("empty")
        lines = wrapped(UNREAD if self._unread else self._empty, max(8, width - 4))
        top = max(0, min(2, (self.size.height - len(lines)) // 3))
        at = y - top
        text = f"  {lines[at]}" if 0 <= at < len(lines) else ""
        return Strip([Segment(fitted(text, width), style)], width)


LEAST_FREE = 14


def laid_out(cells: Sequence[Cell], width: int, need: int = 0) -> list[tuple[Cell, int]]:
    """The cells that have room in `width` terminal cells, each with its size. Those that give way go first.

    Decided by widths alone, never by the words, so that the rows of a list stand in columns. `need`: how wide the one
    that grows has to be for the longest words of the list.
    """
    kept = list(cells)
    while True:
        free = sum(1 for cell in kept if not cell.width)
        left = width - sum(cell.width for cell in kept) - 2 * (len(kept) - 1)
        giving = [cell for cell in kept if cell.give]
        if left >= sum(max(LEAST_FREE, cell.least) for cell in kept if not cell.width) or not giving:
            break
        kept.remove(max(giving, key=lambda cell: cell.give))
    kept = grown(kept, need, left - LEAST_FREE * free)
    left = width - sum(cell.width for cell in kept) - 2 * (len(kept) - 1)
    if not free and kept:  # nothing is left that stretches: the last one does
        return [*((cell, cell.width) for cell in kept[:-1]), (kept[-1], max(4, kept[-1].width + left))]
    share = max(4, left // free) if free else 0
    return [(cell, cell.width or share) for cell in kept]


def fitted(text: str, width: int, right: bool = False) -> str:
    """Text in exactly `width` terminal cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    size = cell_len(text)
    if size > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
        size = cell_len(text)
    return " " * (width - size) + text if right else text + " " * (width - size)


def wrapped(text: str, width: int) -> list[str]:
    """Fixed words broken into lines of at most `width` characters."""
    from textwrap import wrap

    return [line for paragraph in text.split("\n") for line in (wrap(paragraph, width) or [""])]
