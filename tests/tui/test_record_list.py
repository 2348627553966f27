"""The one list: it asks for the rows in sight only, and every line it draws is exactly as wide as it is."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from netjournal.domain.records import EventLine, IdeaLine, PersonLine, Promise, Ref
from netjournal.rows import Cell, event_cells, idea_cells, person_cells, promise_cells
from netjournal.tui.widgets.record_list import KEPT_WINDOWS, WINDOW, Fixed, RecordList, fitted, laid_out

TODAY = date(2026, 11, 22)
MANY = 100_000


@dataclass(frozen=True)
class Row:
    """A made-up row, known by its number."""

    id: int

    @property
    def ref(self) -> Ref:
        return Ref("person", self.id)


class Counted:
    """A hundred thousand rows that exist only when asked for; every asking is counted."""

    def __init__(self, size: int = MANY) -> None:
        self.size = size
        self.asked: list[tuple[str, int, int]] = []

    def _some(self, how: str, start: int, limit: int) -> Sequence[Row]:
        self.asked.append((how, start, limit))
        return [Row(n) for n in range(max(start, 0), min(start + limit, self.size))]

    def count(self) -> int:
        return self.size

    def after(self, line: Any, limit: int) -> Sequence[Row]:
        return self._some("after", line.id + 1, limit)

    def before(self, line: Any, limit: int) -> Sequence[Row]:
        self.asked.append(("before", line.id - limit, limit))
        return [Row(n) for n in range(max(line.id - limit, 0), line.id)]

    def at(self, offset: int, limit: int) -> Sequence[Row]:
        return self._some("at", offset, limit)

    def place(self, ref: Ref) -> int | None:
        return ref.id if ref.id < self.size else None


class Host(App[None]):
    CSS = "RecordList { width: 1fr; height: 1fr; }"

    def __init__(self, made: RecordList) -> None:
        super().__init__()
        self.made = made
        self.heard: list[tuple[str, Any]] = []

    def compose(self) -> ComposeResult:
        yield self.made

    def on_record_list_moved(self, event: RecordList.Moved) -> None:
        self.heard.append((type(event).__name__, event.row))

    def on_record_list_chosen(self, event: RecordList.Chosen) -> None:
        self.heard.append((type(event).__name__, event.row))


def cells(row: Any) -> list[Cell]:
    return [Cell(f"row {row.id}"), Cell("note", "quiet", 6, right=True, give=1)]


@asynccontextmanager
async def shown(rows: Any, size: tuple[int, int] = (40, 20), **options: Any) -> AsyncIterator[tuple[Host, Any]]:
    made = RecordList(options.pop("cells", cells), **options)
    host = Host(made)
    async with host.run_test(size=size) as pilot:
        made.show(rows)
        made.focus()
        await pilot.pause()
        yield host, pilot


def lines(made: RecordList) -> list[str]:
    return ["".join(segment.text for segment in made.render_line(y)) for y in range(made.size.height)]


async def test_only_the_window_in_sight_is_asked_for() -> None:
    rows = Counted()
    async with shown(rows) as (host, pilot):
        assert rows.asked == [("at", 0, WINDOW)]
        assert lines(host.made)[0].startswith(" row 0 ")
        for _ in range(5):
            await pilot.press("j")
        assert host.made.row == Row(5)
        assert len(rows.asked) == 1


async def test_scrolling_on_asks_by_the_row_before_never_by_counting() -> None:
    rows = Counted()
    async with shown(rows) as (host, pilot):
        made = host.made
        for _ in range(20):
            made.action_page_down()
            await pilot.pause(0)
            lines(made)
        assert made.cursor == 20 * 19
        assert [how for how, *_ in rows.asked] == ["at"] + ["after"] * (len(rows.asked) - 1)
        assert len(rows.asked) <= 20 * 19 // WINDOW + 2
        assert {limit for *_, limit in rows.asked} == {WINDOW}


async def test_end_and_home_are_one_asking_each() -> None:
    rows = Counted()
    async with shown(rows) as (host, pilot):
        rows.asked.clear()
        await pilot.press("end")
        assert host.made.row == Row(MANY - 1)
        assert lines(host.made)[-1].startswith(f" row {MANY - 1} ")
        assert len(rows.asked) <= 2
        rows.asked.clear()
        await pilot.press("up", "up", "up")
        assert host.made.row == Row(MANY - 4)
        assert rows.asked == []
        await pilot.press("home")
        assert host.made.row == Row(0)
        assert len(rows.asked) <= 1


async def test_walking_back_up_asks_by_the_row_after() -> None:
    rows = Counted()
    async with shown(rows) as (host, pilot):
        await pilot.press("end")
        rows.asked.clear()
        made = host.made
        for _ in range(12):
            made.action_page_up()
            await pilot.pause(0)
            lines(made)
        assert made.row == Row(MANY - 1 - 12 * 19)
        assert {how for how, *_ in rows.asked} == {"before"}


async def test_no_more_windows_are_kept_than_a_few() -> None:
    rows = Counted()
    async with shown(rows) as (host, pilot):
        made = host.made
        for number in range(60):
            made.move(number * 1500)
            await pilot.pause(0)
            assert made.row == Row(number * 1500)
            assert len(made._windows) <= KEPT_WINDOWS + 1
        assert len(rows.asked) <= 60 * 2 + 1


@pytest.mark.parametrize("start", [0, 63, 64, 640, 50_000, MANY - 1])
async def test_every_row_stands_where_it_belongs(start: int) -> None:
    async with shown(Counted()) as (host, pilot):
        made = host.made
        made.move(start)
        await pilot.pause(0)
        top = made.scroll_offset.y
        assert [line.split()[1] for line in lines(made)] == [str(top + n) for n in range(20)]
        assert top <= start < top + 20


async def test_moves_stop_at_the_edges() -> None:
    async with shown(Counted(3)) as (host, pilot):
        await pilot.press("k", "up", "pageup")
        assert host.made.cursor == 0
        await pilot.press("pagedown", "j", "j", "j")
        assert host.made.cursor == 2
        await pilot.press("g")
        assert host.made.cursor == 0
        await pilot.press("G")
        assert host.made.cursor == 2


async def test_enter_chooses_and_a_move_is_told_once() -> None:
    async with shown(Counted(3)) as (host, pilot):
        host.heard.clear()
        await pilot.press("j")
        assert host.heard == [("Moved", Row(1))]
        await pilot.press("enter")
        assert [what for what in host.heard if what[0] == "Chosen"] == [("Chosen", Row(1))]


async def test_an_empty_list_says_so_and_takes_every_key() -> None:
    async with shown(Fixed(()), empty="Nothing stands here.\nPress a.") as (host, pilot):
        await pilot.press("j", "k", "end", "home", "pagedown", "enter")
        assert host.made.row is None
        assert any("Nothing stands here." in line for line in lines(host.made))
        assert all(what != "Chosen" for what, _ in host.heard)


async def test_other_rows_keep_the_highlighted_record() -> None:
    async with shown(Fixed([Row(n) for n in range(10)])) as (host, pilot):
        made = host.made
        made.move(4)
        made.show(Fixed([Row(n) for n in range(3, 30)]))
        await pilot.pause(0)
        assert made.row == Row(4)
        made.show(Fixed([Row(n) for n in range(20, 30)]))
        assert made.cursor in range(10)
        made.show(Fixed([Row(n) for n in range(5)]), keep=False)
        assert made.row == Row(0)
        made.show(Fixed(()))
        assert made.row is None
        made.show(Fixed([Row(1)]))
        assert made.row == Row(1)


async def test_a_list_that_shrank_behind_its_back_is_no_crash() -> None:
    rows = Counted(200)
    async with shown(rows) as (host, pilot):
        rows.size = 3
        await pilot.press("end")
        lines(host.made)
        await pilot.press("k", "home", "enter")
        lines(host.made)


async def test_resizing_keeps_the_highlight_in_sight() -> None:
    async with shown(Counted()) as (host, pilot):
        host.made.move(500)
        for width, height in ((80, 10), (20, 3), (200, 60), (40, 1), (40, 20)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            top = host.made.scroll_offset.y
            assert top <= 500 < top + height
            assert len(lines(host.made)) == height


async def test_two_lines_a_row_where_there_is_height() -> None:
    async with shown(Counted(50), size=(40, 20), under=lambda row: f"under {row.id}") as (host, pilot):
        assert [line.split()[0] for line in lines(host.made)[:4]] == ["row", "under", "row", "under"]
        await pilot.press("end")
        assert "under 49" in lines(host.made)[-1]
        await pilot.resize_terminal(40, 5)
        await pilot.pause()
        assert [line.split()[0] for line in lines(host.made)] == ["row"] * 5
        assert host.made.row == Row(49)


@pytest.mark.parametrize("height", [20, 5])
async def test_a_click_is_of_the_row_under_it(height: int) -> None:
    async with shown(Counted(50), size=(40, height), under=lambda row: "under") as (host, pilot):
        await pilot.click(RecordList, offset=(3, 4))
        assert host.made.row == Row(4 // host.made.row_height)


NASTY = [
    "", " ", "A[red]bc[/] [/b]", "a\x1b[31mb\x9b2J", "日本語の名前はとても長い" * 9, "e\u0301" * 60,
    "👩‍👩‍👧‍👦 family " * 8,
    "🏳️‍🌈", "\u202eabc\u2066", "x" * 500, "line\nline\tline", "ก็็็็็็็็", "\U000e0041tag", "﷽" * 20, "한국어 이름 " * 10,
    "\u200d\u200c", "ﬁ", "½ × ½", "\ufeffbom", "🇬🇧🇫🇷🇩🇪" * 10,
]  # fmt: skip


def everything(text: str) -> list[tuple[Any, Any]]:
    """A row of each kind whose every word is this text, with the function that draws it."""
    return [
        (EventLine(1, "u", TODAY, text, 12, "done"), event_cells),
        (PersonLine(1, "u", text, text, "know", ("closer", "same", "further"), TODAY), person_cells),
        (Promise(1, "u", "mine", text, TODAY, text, "send", "open", text, 1), promise_cells),
        (Promise(1, "u", "theirs", text, None, text, "send", "open", text, 1), promise_cells),
        (IdeaLine(1, "u", text, TODAY, True, False, 3, text, text, TODAY), idea_cells),
    ]


@pytest.mark.parametrize("width", [12, 20, 38, 57, 78, 118])
async def test_every_line_is_exactly_as_wide_as_the_list(width: int) -> None:
    rows = [(line, maker) for text in NASTY for line, maker in everything(text)]
    made = {
        "cells": lambda row: row[1](row[0], TODAY),
        "under": lambda row: row[0][3] if isinstance(row[0][3], str) else "",
    }
    async with shown(Fixed(rows), size=(width, 40), **made) as (host, pilot):
        list_ = host.made
        for at in range(0, len(rows), 10):
            list_.move(at)
            await pilot.pause(0)
            wide = list_.scrollable_content_region.width
            for y in range(list_.size.height):
                strip = list_.render_line(y)
                text = "".join(segment.text for segment in strip)
                assert sum(cell_len(segment.text) for segment in strip) == strip.cell_length == wide, repr(text)
                assert "\x1b" not in text and "\u202e" not in text and "\n" not in text and "\x9b" not in text


PEOPLE = [
    PersonLine(n, f"u{n}", name, "prints menus", "know") for n, name in enumerate(("Ana", "Luc Picard-Bonnet-Roux"))
]


@pytest.mark.parametrize(("width", "whole"), [(110, True), (48, True), (39, False)])
async def test_a_name_is_cut_only_where_there_is_no_room_for_it(width: int, whole: bool) -> None:
    async with shown(Fixed(PEOPLE), (width, 10), cells=lambda row: person_cells(row, TODAY)) as (host, pilot):
        first, second = lines(host.made)[:2]
        assert ("Luc Picard-Bonnet-Roux" in second) is whole, second
        assert first.index("prints") == second.index("prints"), "the rows stand in columns"
        host.made.show(Fixed(PEOPLE[:1]))
        await pilot.pause()
        assert lines(host.made)[0].index("prints") == 23, "no wider than is needed"


CELL = st.builds(Cell, st.text(max_size=20), st.just(""), st.integers(0, 30), st.booleans(), st.integers(0, 4))
FREE = st.builds(Cell, st.text(max_size=20), st.just(""), st.just(0), st.just(False), st.just(0))
ROW = st.tuples(st.lists(CELL, max_size=3), FREE, st.lists(CELL, max_size=3)).map(lambda p: [*p[0], p[1], *p[2]])
"""Cells of a row, of which one at least stretches and never gives way, as in every list there is."""


@given(ROW, st.integers(1, 200))
@settings(max_examples=100, deadline=None)
def test_cells_are_laid_out_in_order_and_decided_by_widths_alone(made: list[Cell], width: int) -> None:
    out = laid_out(made, width)
    kept = [cell for cell, _ in out]
    assert kept
    assert [cell for cell in made if any(cell is one for one in kept)] == kept
    assert all(size > 0 for _, size in out)
    assert [cell for cell in made if not cell.give and not any(cell is one for one in kept)] == []
    other = laid_out([c._replace(text="other words") for c in made], width)
    assert [size for _, size in other] == [size for _, size in out]


@given(ROW, st.integers(1, 200))
@settings(max_examples=300, deadline=None)
def test_what_gives_way_makes_room(made: list[Cell], width: int) -> None:
    """Whenever a cell that may give way is kept, everything has room."""
    out = laid_out(made, width)
    if any(cell.give for cell, _ in out):
        assert sum(size for _, size in out) + 2 * (len(out) - 1) <= width


@given(st.text(max_size=40) | st.sampled_from(NASTY), st.integers(0, 60), st.booleans())
@settings(max_examples=400, deadline=None)
def test_fitted_text_is_exactly_as_wide_as_asked(text: str, width: int, right: bool) -> None:
    from netjournal.text import one_line

    out = fitted(one_line(text), width, right)
    assert cell_len(out) == width
    if 0 < cell_len(one_line(text)) <= width:
        assert one_line(text) in out
