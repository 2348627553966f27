"""Keys that come faster than the screen: a hand that knows the way, a slow machine, a paste into the terminal."""

import asyncio

import pytest

from netjournal.journal import Journal

from .driver import Driver, key_event, open_app
from .test_pages import go, ref


async def at_once(nj: Driver, *keys: str) -> None:
    """All keys are there before the first is answered."""
    for key in keys:
        nj._send(key_event(key))
    await asyncio.sleep(0.05)
    await nj.settle()
    await nj.rest()


HASTY: list[tuple[str, str]] = [
    ("home", "i escape"),
    ("home", "i enter escape"),
    ("home", "a ctrl+s escape escape"),
    ("home", "question_mark escape escape"),
    ("home", "enter escape escape"),
    ("home", "x x u u"),
    ("home", "r escape escape"),
    ("home", "r enter pagedown pagedown escape escape"),
    ("home", "ctrl+p enter"),
    ("home", "ctrl+p pagedown"),
    ("home", "ctrl+p pageup pagedown down pagedown"),
    ("home", "f9 pagedown"),
    ("home", "f9 escape f9 escape ctrl+p escape ctrl+p"),
    ("event", "e escape"),
    ("event", "e ctrl+s ctrl+s"),
    ("event", "m escape escape"),
    ("event", "backspace backspace backspace"),
    ("event", "x x"),
    ("jot", "escape escape"),
    ("jot", "enter escape"),
    ("jot", "enter enter"),
    ("jot", "ctrl+s ctrl+s"),
]


@pytest.mark.parametrize(("start", "keys"), HASTY)
async def test_hasty_keys_are_no_crash(seeded: Journal, start: str, keys: str) -> None:
    async with open_app(seeded) as nj:
        if start == "jot":
            await nj.do("app.jot")
            await nj.type("a thought")
        elif start == "event":
            await nj.press("j", "enter")
        await at_once(nj, *keys.split())
        assert nj.app.is_running
        assert nj.app.return_code is None


async def test_a_jot_typed_at_once_is_kept_whole(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "i", *"carpets", "space", *"fly", "enter", "i", *"second", "enter")
        assert seeded.ideas.get(ref(seeded, "idea", "fly").id).text == "carpets fly"
        assert seeded.ideas.get(ref(seeded, "idea", "second").id).text == "second"


async def test_what_is_typed_at_once_to_find_stands_in_the_field(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "2", "slash", *"rey")
        assert nj.in_pane(2) == ["Ana Reyes"]


async def test_a_title_typed_at_once_is_left_as_a_draft_whole(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "a", *"Harbour", "escape", "a")
        assert getattr(nj.app.focused, "value", "") == "Harbour"


async def test_an_event_and_its_room_typed_at_once_are_kept(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "a", *"Harbour", "ctrl+s", *"Iris", "enter", *"Bo", "ctrl+s")
        event = seeded.meeting.find_event("Harbour")
        assert {a.person.name for a in seeded.events.attendees(event.id)} == {"Iris", "Bo"}


async def test_lines_typed_at_once_into_a_reflection_are_all_kept(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("j")
        await at_once(nj, "r", "enter", *"so", "space", *"far")
        assert nj.page == "reflect"
        assert nj.app.focused is not None
        assert getattr(nj.app.focused, "text", "") == "so far"
        await at_once(nj, "pagedown", "pagedown", "f7", *"first", "enter", *"second", "enter", *"third")
        assert ref(seeded, "idea", "first") and ref(seeded, "idea", "second")
        assert getattr(nj.app.focused, "text", "") == "third"


@pytest.mark.parametrize("key", ["t", "p", "e", "m"])
async def test_what_is_typed_at_once_into_a_dialog_of_a_page_stands_in_it(seeded: Journal, key: str) -> None:
    async with open_app(seeded) as nj:
        await go(nj, ref(seeded, "event", "Thames"))
        await at_once(nj, key, "end", *"qxj")
        field = nj.app.focused
        assert str(getattr(field, "value", getattr(field, "text", ""))).endswith("qxj")
