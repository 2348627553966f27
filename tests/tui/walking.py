"""Walks a guided reflection from its first card to its last, as a person at a keyboard would."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from netjournal.domain.records import Ref
from netjournal.domain.reflection import Card
from netjournal.journal import Journal
from netjournal.tui.messages import OpenRecord
from netjournal.tui.screens.reflect import ReflectPage
from netjournal.tui.widgets.entry import Entry
from netjournal.tui.widgets.record_list import RecordList

from .driver import Driver

TASK = "send Priya the pricing sheet by friday"
"""A line that sounds like a task: it is set aside before the quiet line and offered after it."""
BEFORE_ITS_TIME = re.compile(r"\b(due|overdue|late|promised?|promises|deadline|to-?do|task|remind|owe)\b", re.I)


def page(nj: Driver) -> ReflectPage:
    assert isinstance(nj.screen, ReflectPage), nj.page
    return nj.screen


def card(nj: Driver) -> Card:
    walk = page(nj).walk
    assert walk is not None
    return walk.card


def field(nj: Driver) -> Entry:
    return page(nj)._field()


def choices(nj: Driver) -> RecordList:
    return page(nj).column.choices


async def begin(nj: Driver, event: int, length: str = "unhurried") -> None:
    """Open the reflection of an event and choose how long it is to be."""
    nj.app.post_message(OpenRecord(Ref("event", event)))
    await nj.settle()
    await nj.do("app.reflect")
    assert card(nj).step.keeps == "session"
    if length == "five":
        await nj.press("down")
    await nj.press("enter")
    assert card(nj).step.keeps != "session"


async def to(nj: Driver, keeps: str) -> None:
    """Go on, card by card, to the first that keeps this; without the keys, which other tests press."""
    for _ in range(60):
        if card(nj).step.keeps == keeps:
            await nj.settle()
            return
        page(nj).action_next()
    raise AssertionError(f"no card keeps {keeps}")


async def line(nj: Driver, text: str) -> None:
    """Write one line into the field of this card and keep it."""
    field(nj).focus()
    await nj.type(text)
    await nj.press("enter")


async def answer(nj: Driver, number: int) -> None:
    """Do on this card what it asks for, with the keys it offers. Stays on the card where that is not the last word."""
    keeps = card(nj).step.keeps
    match keeps:
        case "freewriting":
            await nj.type(f"rain on the glass {number}\nboats going by")
            await nj.press("ctrl+l")
        case "attendance":
            if choices(nj).count:
                assert choices(nj).has_focus
                await nj.press("t")
            else:
                await line(nj, "Nadia Holm")
        case "cards" | "ideas" | "echoes":
            await line(nj, f"wholly new thought {number} zeppelin")
            if number == 3:
                await line(nj, TASK)
        case "conversations":
            await line(nj, f"they told me about harbour {number}")
        case "lenses":
            assert choices(nj).has_focus
            await nj.press("y", "m", "n", "a")
            await nj.type(f"know a joiner {number}")
            await nj.press("enter")
        case "promises":
            await line(nj, "send Ana the drawings by friday")
            await line(nj, "Tom said he would ring me")
        case "openings":
            await line(nj, "@Ana “moving to bigger premises in spring”")
        case "follow_ups":
            if choices(nj).count:
                await nj.press("enter")


async def walk(nj: Driver, seen: Callable[[Card, str], None] = lambda card, text: None) -> list[str]:
    """From the first question to the closing line, answering each. Gives back the steps walked."""
    steps: list[str] = []
    quiet = False
    for number in range(80):
        here = card(nj)
        text = nj.screen_text()
        seen(here, text)
        steps.append(here.step.id)
        if here.step.keeps == "quiet":
            quiet = True
        elif not quiet:
            assert not BEFORE_ITS_TIME.search(text), (here.step.id, text)
        if here.step.keeps == "reading":
            await line(nj, "A good day, on the whole.")
            return steps
        if here.step.keeps in ("spark", "quiet"):
            await nj.press("enter")
            if nj.page == "reflect" and card(nj) == here:
                await nj.press("pagedown")
            continue
        await answer(nj, number)
        if card(nj) == here:
            await nj.press("pagedown")
        assert card(nj) != here, here
    raise AssertionError(f"no end: {steps}")


def event(journal: Journal, title: str = "Thames Breakfast") -> int:
    return int(journal.database.value("SELECT id FROM event WHERE title = ? ORDER BY day DESC LIMIT 1", title))


def drafts(journal: Journal) -> dict[str, str]:
    return {file.stem: json.loads(file.read_text())["text"] for file in Path(journal.drafts.folder).glob("*.json")}


def told(nj: Driver) -> str:
    from textual.widgets import Static

    return str(page(nj).query_one("#told", Static).render())


async def begun(nj: Driver, here: int) -> None:
    """Open the reflection of an event from anywhere."""
    nj.app.post_message(OpenRecord(Ref("event", here)))
    await nj.settle()
    await nj.do("app.reflect")
