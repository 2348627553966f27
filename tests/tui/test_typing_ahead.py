"""Keys that come faster than the screen: a hand that knows the way, a slow machine, a paste into the terminal."""

import asyncio

import pytest

from netjournal.journal import Journal

from .driver import Driver, key_event, open_app
from .test_pages import ref


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


@pytest.mark.xfail(strict=True, reason="letters typed before the bar is there are taken as keys of the page")
async def test_a_jot_typed_at_once_is_kept_whole(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "i", *"carpets", "space", *"fly", "enter")
        await nj.rest()
        assert ref(seeded, "idea", "fly")
        assert seeded.ideas.get(ref(seeded, "idea", "fly").id).text == "carpets fly"
