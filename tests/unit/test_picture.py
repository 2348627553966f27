"""The map's layout: nothing overlaps at any size, what has no room is counted, and every place can be walked to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from netjournal.domain.neighbourhood import Around, Neighbourhood, Node
from netjournal.domain.picture import Picture, Words, laid_out, step
from netjournal.domain.records import Kind, Ref

SIZES = [(76, 19), (116, 31), (76, 10), (60, 19), (36, 8), (200, 60), (64, 3), (20, 2), (8, 1), (3, 1), (1, 1)]
NAMES = [
    "Ana",
    "people don't read reports, they read stories about somebody they know",
    "日本語の名前の人と本",
    "",
    "a\u0301",
]
CENTRE = Ref("idea", 1)


def node(number: int, kind: Kind = "idea", *, leads: bool = False, text: str = "") -> Node:
    return Node(Ref(kind, number), text or f"{kind} {number}", "together with", leads)


def around(*nodes: Node, more: int = 0) -> Around:
    leading = sum(one.leads for one in nodes)
    return Around(nodes, leading, len(nodes) - leading + more)


def made(left: int, right: int, beyond: int = 2, more: int = 0, names: list[str] = NAMES) -> Neighbourhood:
    """So many on each side, of mixed kinds, each with so many of its own beyond."""
    kinds: list[Kind] = ["idea", "person", "event", "conversation"]
    near = [
        Node(Ref(kinds[n % 4], 100 + n), names[n % len(names)], "", n < left, n % 5 == 0) for n in range(left + right)
    ]
    centre = Node(CENTRE, names[1 % len(names)])
    return Neighbourhood(
        centre,
        around(*near, more=more),
        {
            one.ref: around(centre, *(node(1000 + 10 * at + n) for n in range(beyond)), more=at % 3)
            for at, one in enumerate(near)
        },
    )


def cells(picture: Picture) -> list[tuple[int, int]]:
    """Every cell anything stands in."""
    found = list(picture.strokes)
    for spot in picture.spots:
        for row, line in enumerate(spot.lines):
            found += [(spot.x + at, spot.y + row) for at in range(2 + cell_len(line))]
    for x, y, text in picture.labels:
        found += [(x + at, y) for at in range(len(text))]
    return found


def sound(picture: Picture, width: int, height: int) -> None:
    taken = cells(picture)
    assert len(taken) == len(set(taken)), "two things stand in one cell"
    if width >= 8:
        assert all(0 <= x < width and 0 <= y < height for x, y in taken), "something stands outside"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("sides", [(0, 0), (1, 0), (0, 1), (3, 4), (1, 9), (40, 0), (0, 40), (25, 40)], ids=str)
def test_nothing_overlaps_at_any_size(size: tuple[int, int], sides: tuple[int, int]) -> None:
    for beyond in (0, 3):
        sound(laid_out(made(*sides, beyond), *size, Words(cell_len)), *size)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 150), st.integers(1, 60), st.integers(0, 30), st.integers(0, 48), st.integers(0, 6),
    st.lists(st.text(max_size=40), min_size=2, max_size=6),
)  # fmt: skip
def test_nothing_overlaps_whatever_it_is(
    width: int, height: int, left: int, right: int, beyond: int, names: list[str]
) -> None:
    sound(laid_out(made(left, right, beyond, names=names), width, height, Words(cell_len)), width, height)


@pytest.mark.parametrize("size", SIZES[:6], ids=str)
def test_of_forty_those_without_room_are_counted(size: tuple[int, int]) -> None:
    picture = laid_out(made(0, 40), *size, Words(cell_len))
    near = sum(spot.what == "near" for spot in picture.spots)
    counted = [spot.lines[0] for spot in picture.spots if spot.what == "more"]
    assert counted == ([f"and {40 - near} more"] if near < 40 else [])
    assert near >= min(40, size[1] // 2)


def test_ten_thousand_are_counted_too() -> None:
    picture = laid_out(made(0, 48, more=9952), 76, 19)
    assert "and 9,984 more" in [spot.lines[0] for spot in picture.spots]


def test_every_kind_has_its_share_of_the_room() -> None:
    near = [node(n) for n in range(2, 40)] + [node(1, "person"), node(2, "event")]
    picture = laid_out(Neighbourhood(node(1), around(*near), {}), 76, 12)
    assert {spot.node.ref.kind for spot in picture.spots if spot.what == "near"} == {"idea", "person", "event"}


def test_what_leads_here_stands_left_and_the_rest_right() -> None:
    here = Neighbourhood(node(1), around(node(2, leads=True), node(3), node(4, "person")), {})
    spots = {spot.node.ref.id: spot for spot in laid_out(here, 76, 19).spots}
    assert spots[2].x + spots[2].width < spots[1].x < spots[1].x + spots[1].width < spots[3].x == spots[4].x


def test_second_steps_stand_indented_beneath_the_first() -> None:
    here = Neighbourhood(node(1), around(node(2), node(5)), {Ref("idea", 2): around(node(1), node(3), node(4))})
    spots = {spot.node.ref.id: spot for spot in laid_out(here, 76, 19).spots}
    assert [(spots[n].x - spots[2].x, spots[n].y - spots[2].y) for n in (3, 4)] == [(3, 1), (3, 2)]
    assert [spot.node.ref.id for spot in laid_out(here, 76, 19).spots].count(1) == 1


def test_a_cycle_is_a_walk_that_comes_home() -> None:
    """1 – 2 – 3 – 1: each stands once as itself; the line between 2 and 3 is told by the sign of coming home."""
    one, two, three = node(1), node(2), node(3)
    here = Neighbourhood(one, around(two, three), {two.ref: around(one, three), three.ref: around(one, two)})
    seen = [(spot.node.ref.id, spot.what) for spot in laid_out(here, 76, 19).spots]
    assert seen == [(1, "centre"), (2, "near"), (3, "again"), (3, "near"), (2, "again")]


def test_a_record_beyond_two_others_stands_there_once_as_itself() -> None:
    far = node(9)
    here = Neighbourhood(node(1), around(node(2), node(3)), {Ref("idea", n): around(node(1), far) for n in (2, 3)})
    assert [spot.what for spot in laid_out(here, 76, 19).spots if spot.node == far] == ["beyond", "again"]


@pytest.mark.parametrize("size", [(76, 19), (116, 31), (50, 19)], ids=str)
def test_every_place_can_be_walked_to_and_home(size: tuple[int, int]) -> None:
    picture = laid_out(made(6, 9), *size, Words(cell_len))
    reached, edge = {0}, [0]
    while edge:
        at = edge.pop()
        for way in ("up", "down", "left", "right"):
            to = step(picture, at, way)
            if to not in reached:
                reached.add(to)
                edge.append(to)
    assert reached == set(range(len(picture.spots)))
    for number, spot in enumerate(picture.spots):
        inward = "left" if spot.side >= 0 else "right"
        assert step(picture, number, inward) == (spot.of if number else step(picture, 0, "left")) or not number


def test_there_is_nowhere_to_go_from_one_alone() -> None:
    picture = laid_out(Neighbourhood(node(1), Around(), {}), 76, 19)
    assert [step(picture, 0, way) for way in ("up", "down", "left", "right")] == [0, 0, 0, 0]
