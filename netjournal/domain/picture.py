"""The map of a record's neighbourhood, two steps of it: records in, places and lines out. Draws nothing.

Three calm columns: what leads here, the record itself, what it is joined with; second steps stand indented beneath the
first. In a narrow window all of it is one column. Where there is no room the rest is counted.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import NamedTuple

from netjournal.domain.neighbourhood import Around, Neighbourhood, Node, fair
from netjournal.domain.records import Ref
from netjournal.domain.strokes import Lines
from netjournal.text import one_line

LEADS, JOINED = "what leads here", "joined with"

NARROW = 64
"""Cells under which there is one column."""
GAP = 6
"""Cells between two columns, for the lines."""
INDENT = 3
SIGN = 2
"""Cells of a sign and the space after it."""
MOST_BEYOND = 4
"""Second steps shown beneath one first step."""
MOST_LINES = 6
"""Lines the record in the middle may take."""
MIDDLE = (18, 34)
"""Cells the record in the middle has at least and at most."""
LEAST_LINE = 3
"""Cells kept for the line from a place at the left."""
WIDEST = 56
"""Cells a column is wide at most."""
HEADED = 12
"""Rows from which the columns have headings."""


class Words(NamedTuple):
    """How records are written: how wide a text is, and what a record is called, if not by its text alone."""

    measure: Callable[[str], int] = len
    called: Callable[[Node], str] = attrgetter("text")

    def of(self, node: Node) -> str:
        return one_line(self.called(node)) or "…"


class Spot(NamedTuple):
    """One place on the map. The sign stands at x, y; the lines beside it."""

    node: Node
    what: str
    """ "centre", "near", "beyond"; "again" for one that stands elsewhere too; "more" for those that are counted."""
    x: int
    y: int
    width: int
    lines: tuple[str, ...]
    side: int = 0
    """-1 for what leads here, 1 for what it is joined with."""
    of: int = 0
    """The number of the place it belongs to."""
    more: int = 0
    """How many it is joined with besides those that stand here."""


class Label(NamedTuple):
    x: int
    y: int
    text: str


class Picture(NamedTuple):
    """`spots`: the centre first; `strokes`: the character of each cell a line goes through."""

    spots: tuple[Spot, ...]
    strokes: Mapping[tuple[int, int], str]
    labels: tuple[Label, ...] = ()


class _Row(NamedTuple):
    """A line of a column: a first step (`of` -1), a second step beneath the row `of`, or (None) an empty one."""

    node: Node | None
    what: str = "near"
    more: int = 0
    of: int = -1


def laid_out(here: Neighbourhood, width: int, height: int, words: Words | None = None) -> Picture:
    """The map in so many cells."""
    words = words or Words()
    if width < 8 or height < 1:
        return Picture((_centre(here, 0, 0, max(1, width), 1, words),), {})
    return _column(here, width, height, words) if width < NARROW else _columns(here, width, height, words)


# Three columns


def _columns(here: Neighbourhood, width: int, height: int, words: Words) -> Picture:
    left, right = _sides(here)
    headed = 2 if height >= HEADED else 0
    room = height - headed
    shown = _shown(here, left, right, room, room)
    rows = [_rows(here, nodes, total, room, shown) for nodes, total in _totals(here, left, right)]
    gaps = [GAP if column else 0 for column in rows]
    wide, middle = _widths(here.centre, rows, width - sum(gaps), words)
    centre = _centre(here, 0, 0, middle - 4, max(1, min(MOST_LINES, room - 2)), words)
    tall = min(room, len(centre.lines) + 2)
    used = max(len(rows[0]), len(rows[1]), tall)
    top = headed + (room - used) // 3
    begins = (width - sum(wide) - sum(gaps) - middle) // 2
    x, upper = begins + wide[0] + gaps[0], top + (used - tall) // 2
    centre = centre._replace(x=x + 2, y=upper + (1 if tall > 2 else 0))
    y = centre.y + (len(centre.lines) - 1) // 2
    spots, lines, labels = [centre], Lines(), []
    if tall > 2:
        lines.box(x, upper, middle, tall)
    for side, column, own in zip((-1, 1), rows, wide, strict=True):
        if not column:
            continue
        at = begins if side < 0 else x + middle + GAP
        began, first = top + (used - len(column)) // 2, len(spots)
        spots += _places(column, at, began, own, side, first, lines, words)
        edge, bus = (x, x - 3) if side < 0 else (x + middle - 1, x + middle + 2)
        lines.across(min(bus, edge), max(bus, edge), y)
        for spot in spots[first:]:
            if spot.what in ("near", "more"):
                lines.across(*((spot.x + spot.width + 1, bus) if side < 0 else (bus, spot.x - 2)), spot.y)
                lines.down(bus, min(y, spot.y), max(y, spot.y))
        if headed:
            labels.append(Label(at, max(0, began - 2), LEADS if side < 0 else JOINED))
    return Picture(tuple(spots), lines.drawn(), tuple(labels))


def _widths(centre: Node, rows: list[list[_Row]], room: int, words: Words) -> tuple[list[int], int]:
    """How wide the columns are, and the middle: as their words need, the wider one giving way where room is short."""
    need = [max((_needs(row, words) for row in column), default=0) for column in rows]
    need = [min(WIDEST, max(n, len(LEADS))) if n else 0 for n in need]
    wanted = max(MIDDLE[0], words.measure(one_line(centre.text)) + SIGN + 4)
    middle = min(wanted, MIDDLE[1], max(MIDDLE[0], room // 4, room - sum(need)))
    left = room - middle
    if sum(need) > left:
        less = min(min(need), left // 2)
        need = [less, left - less] if need[0] <= need[1] else [left - less, less]
    return need, middle


def _needs(row: _Row, words: Words) -> int:
    text = words.measure(words.of(row.node)) if row.node else 0
    return SIGN + text + (INDENT if row.of >= 0 else LEAST_LINE) + (len(f"  +{row.more}") if row.more else 0)


# One column


def _column(here: Neighbourhood, width: int, height: int, words: Words) -> Picture:
    left, right = _sides(here)
    centre = _centre(here, 0, 0, width - 1, min(3, max(1, height // 4)), words)
    room = height - len(centre.lines)
    both = _totals(here, left, right)
    headed = 1 if room >= HEADED and width > len(LEADS) else 0
    parts = sum(1 for nodes, _ in both if nodes)
    share = [room // max(1, parts) - headed] * 2
    if parts == 2:  # what the one side doesn't need the other has
        need = [_most_rows(here, nodes) for nodes, _ in both]
        share[0] = min(need[0], max(share[0], room - 2 * headed - need[1]))
        share[1] = room - 2 * headed - share[0]
    shown = _shown(here, left, right, *share)
    spots, lines, labels, y = [centre], Lines(), [], len(centre.lines)
    for (nodes, total), side, rows_of in zip(both, (-1, 1), share, strict=True):
        rows = _rows(here, nodes, total, rows_of, shown, spaced=False)
        if not rows:
            continue
        if headed:
            labels.append(Label(0, y, LEADS if side < 0 else JOINED))
            y += 1
        placed = _places(rows, 2, y, width - 2, side, len(spots), lines, words)
        spots += [spot._replace(side=0) for spot in placed]
        y += len(rows)
    return Picture(tuple(spots), lines.drawn(), tuple(labels))


# What is shown


def _sides(here: Neighbourhood) -> tuple[list[Node], list[Node]]:
    nodes = [node for node in here.near.nodes if node.ref != here.centre.ref]
    return [node for node in nodes if node.leads], [node for node in nodes if not node.leads]


def _totals(here: Neighbourhood, left: list[Node], right: list[Node]) -> list[tuple[list[Node], int]]:
    return [(left, max(len(left), here.near.leading)), (right, max(len(right), here.near.joined))]


def _firsts(nodes: list[Node], total: int, rows: int) -> list[Node]:
    """The first steps that have room; where not all have, a row says how many more there are."""
    return nodes if total <= min(rows, len(nodes)) else fair(nodes, min(len(nodes), max(0, rows - 1)))


def _shown(here: Neighbourhood, left: list[Node], right: list[Node], *rooms: int) -> set[Ref]:
    """Whatever stands a step away from the middle: beneath another it stands once more only."""
    shown = {here.centre.ref}
    for (nodes, total), room in zip(_totals(here, left, right), rooms, strict=True):
        shown.update(node.ref for node in _firsts(nodes, total, room))
    return shown


def _most_rows(here: Neighbourhood, nodes: list[Node]) -> int:
    return len(nodes) + sum(min(MOST_BEYOND, len(_seconds(here, node))) for node in nodes)


def _seconds(here: Neighbourhood, node: Node) -> list[Node]:
    beyond = here.beyond.get(node.ref, Around())
    return [other for other in beyond.nodes if other.ref not in (here.centre.ref, node.ref)]


def _rows(
    here: Neighbourhood, nodes: list[Node], total: int, room: int, shown: set[Ref], spaced: bool = True
) -> list[_Row]:
    """The lines of a column. First steps come before second ones, which are dealt out one by one."""
    firsts = _firsts(nodes, total, room)
    more = total - len(firsts)
    free = room - len(firsts) - (1 if more else 0)
    seconds = [sorted(_seconds(here, node), key=lambda other: other.ref in shown) for node in firsts]
    dealt = [0] * len(firsts)
    for turn in range(MOST_BEYOND):
        for number, others in enumerate(seconds):
            if free > 0 and turn < len(others):
                dealt[number] += 1
                free -= 1
    groups = len(firsts) + (1 if more else 0)
    air = spaced and any(dealt) and free >= groups - 1
    rows: list[_Row] = []
    for node, others, number in zip(firsts, seconds, dealt, strict=True):
        if air and rows:
            rows.append(_Row(None))
        around = here.beyond.get(node.ref)
        rest = around.leading + around.joined - 1 - number if around else 0
        first = len(rows)
        rows.append(_Row(node, "near", max(0, rest)))
        for other in others[:number]:
            rows.append(_Row(other, "again" if other.ref in shown else "beyond", 0, first))
            shown.add(other.ref)
    if more and room > 0:
        rows += [_Row(None)] if air and rows else []
        rows.append(_Row(Node(here.centre.ref, f"and {more:,} more"), "more"))
    return rows


# Where it stands


def _centre(here: Neighbourhood, x: int, y: int, width: int, most: int, words: Words) -> Spot:
    lines = _wrapped(one_line(here.centre.text), max(1, width - SIGN), most, words)
    return Spot(here.centre, "centre", x, y, SIGN + max(words.measure(line) for line in lines), tuple(lines))


def _places(
    rows: list[_Row], x: int, y: int, width: int, side: int, first: int, lines: Lines, words: Words
) -> list[Spot]:
    """The lines of a column as places, with the small lines that lead from a first step to its second ones."""
    spots: list[Spot] = []
    numbers: dict[int, int] = {}
    for at, row in enumerate(rows):
        if row.node is None:
            continue
        begins = x + INDENT if row.of >= 0 else x
        room = width - (begins - x) - SIGN - (LEAST_LINE if side < 0 and row.of < 0 else 0)
        text = words.of(row.node)
        counted = f"{text}  +{row.more}" if row.more else text
        text = counted if words.measure(counted) <= room else _cut(text, max(1, room), words)
        of = numbers[row.of] if row.of >= 0 else 0
        numbers[at] = first + len(spots)
        spots.append(Spot(row.node, row.what, begins, y + at, SIGN + words.measure(text), (text,), side, of, row.more))
        if row.of >= 0:
            lines.down(x, y + row.of, y + at)
            lines.across(x, x + 1, y + at)
            lines.lift(x, y + row.of)  # the sign of the first step stands there
    return spots


def _cut(text: str, room: int, words: Words) -> str:
    if words.measure(text) <= room:
        return text
    text = text[:room]
    while text and words.measure(text) > room - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _wrapped(text: str, room: int, most: int, words: Words) -> list[str]:
    """A text broken into lines at its spaces; what has no room is cut off."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most:
        line = rest.pop(0)
        while rest and words.measure(f"{line} {rest[0]}") <= room:
            line = f"{line} {rest.pop(0)}"
        if len(lines) == most - 1 and rest:
            line = _cut(f"{line} {' '.join(rest)}", room, words)
        lines.append(_cut(line, room, words))
    return lines or ["…"]


# Moving


def step(picture: Picture, at: int, way: str) -> int:
    """The place one comes to from `at` by going "up", "down", "left" or "right"; the same one where there is none."""
    here, spots = picture.spots[at], picture.spots
    if way in ("up", "down"):
        column = [number for number, spot in enumerate(spots) if spot.side == here.side]
        place = column.index(at) + (1 if way == "down" else -1)
        return column[place] if 0 <= place < len(column) else at
    outward = "right" if here.side >= 0 else "left"
    if at == 0:
        wanted = -1 if way == "left" else 1
        near = [n for n, spot in enumerate(spots) if n and spot.of == 0 and spot.side in (wanted, 0)]
        if way == "left" and all(spots[n].side == 0 for n in near):
            return at
        return min(near, key=lambda n: (abs(spots[n].y - here.y), n), default=at)
    if way == outward:
        return next((number for number, spot in enumerate(spots) if number and spot.of == at), at)
    return here.of
