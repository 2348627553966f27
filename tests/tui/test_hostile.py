"""A journal in which every word is an attack: each stands on the screen as it was written, and does nothing."""

import re

import pytest
from textual.app import App

from netjournal.domain.records import Kind
from netjournal.journal import Journal
from netjournal.tui.messages import OpenRecord

from .builders import SEEN
from .driver import Driver, open_app
from .test_pages import ref

CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
KINDS: tuple[Kind, ...] = ("event", "person", "promise", "idea", "conversation", "reflection")


@pytest.fixture(autouse=True)
def rung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the bell of the payload's link was rung."""
    bells: list[str] = []
    monkeypatch.setattr(App, "bell", lambda self: bells.append("rung"))
    monkeypatch.setattr(App, "action_bell", lambda self: bells.append("rung"), raising=False)
    return bells


def literal(nj: Driver) -> None:
    text = nj.screen_text()
    assert SEEN in text
    assert not CONTROLS.search(text)


async def test_the_four_panes_and_the_strip(hostile: Journal, rung: list[str]) -> None:
    async with open_app(hostile, (160, 40)) as nj:
        literal(nj)
        for pane in "1234":
            await nj.press(pane, "j")
            await nj.rest()
            literal(nj)
            for number in (1, 2, 3, 4):
                assert CONTROLS.search(nj.pane_title(number)) is None
        x, y = next(
            (line.index("]ef[") + 1, y) for y, line in enumerate(nj.screen_text().splitlines()) if "]ef[" in line
        )
        await nj.pilot.click(offset=(x, y))
        await nj.settle()
        assert rung == []


@pytest.mark.parametrize(
    "kind",
    [kind if kind in ("person", "conversation") else pytest.param(kind, marks=pytest.mark.slow) for kind in KINDS],
)
async def test_every_page_its_dialogs_and_what_is_said(hostile: Journal, rung: list[str], kind: Kind) -> None:
    """Each word of the page is clicked at where the payload would be a button."""
    async with open_app(hostile, (160, 50)) as nj:
        record = ref(hostile, kind)
        nj.app.post_message(OpenRecord(record))
        await nj.settle()
        assert nj.page == str(kind)
        literal(nj)
        for y, line in enumerate(nj.screen_text().splitlines()):
            if "]ef[" in line:
                await nj.pilot.click(offset=(line.index("]ef[") + 1, y))
                await nj.settle()
        assert rung == []
        while nj.page != "home":
            await nj.press("backspace")
        nj.app.post_message(OpenRecord(record))
        await nj.settle()
        if kind != "reflection":
            await nj.do("record.edit")
            literal(nj)
            await nj.press("escape")
        for key in ("m", "p", "t"):
            await nj.press(key)
            if nj.page in ("form", "room"):
                if key == "m" or kind == "person":
                    literal(nj)
                await nj.press("escape")
        await nj.do("record.remove")
        literal(nj)
        assert any(SEEN[:20] in toast for toast in nj.toasts)
        await nj.do("app.undo")
        literal(nj)


async def test_what_is_typed_is_taken_literally_everywhere(seeded: Journal) -> None:
    """The jot bar's reading, the room sheet's rows and the form's problems are made of what is typed."""
    async with open_app(seeded, (140, 40)) as nj:
        await nj.do("app.jot")
        await nj.type('[red]a[/] @"[/b] Bo" #x [@click=app.bell]c[/]')
        assert nj.shows("[/b] Bo")
        await nj.press("enter")
        assert nj.shows("[red]a[/]")
        nj.app.post_message(OpenRecord(ref(seeded, "event", "Thames")))
        await nj.settle()
        await nj.do("record.room")
        await nj.type("Ada [CEO], [/b] [red]roofs[/]")
        await nj.rest(0.3)
        assert nj.screen_text().count("[red]roofs") == 2, nj.screen_text()
        await nj.do("form.save")
        assert ref(seeded, "person", "Ada [CEO]")
        assert nj.shows("Ada [CEO]")


async def test_find_takes_markup_literally(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.find")
        await nj.type("[/b]")
        assert nj.shows("Nothing here holds “[/b]”")
        assert nj.shows("1 Events · “[/b]”")


COLUMNS = [
    ("event", "kind"), ("person", "stage"), ("promise", "kind"), ("conversation", "how"), ("person", "met_on"),
    ("person", "rhythm"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "column"), COLUMNS)
async def test_a_word_from_a_newer_version_is_no_crash(seeded: Journal, kind: Kind, column: str) -> None:
    """A fixed word this version doesn't know: the page opens, and its form does too."""
    with seeded.database.write("", quiet=True):
        seeded.database.run(f"UPDATE {kind} SET {column} = 'by carrier pigeon'")
    async with open_app(seeded, (120, 40)) as nj:
        nj.app.post_message(OpenRecord(ref(seeded, kind)))
        await nj.settle()
        assert nj.page == str(kind)
        await nj.do("record.edit")
        await nj.settle()
        assert nj.page == "form"
        await nj.do("form.save")
        assert seeded.database.value(f"SELECT {column} FROM {kind} ORDER BY id DESC LIMIT 1") == "by carrier pigeon"
