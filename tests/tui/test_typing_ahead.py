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


HASTY: list[tuple[str, tuple[str, ...]]] = [
    ("jot and esc", ("i", "escape")),
    ("jot, enter", ("i", "enter")),
    ("esc twice in the jot bar", ("escape", "escape")),
    ("enter and esc in the jot bar", ("enter", "escape")),
    ("edit and esc", ("e", "escape")),
    ("add and save", ("a", "ctrl+s")),
    ("room and esc", ("m", "escape")),
    ("save twice", ("ctrl+s", "ctrl+s")),
    ("palette and page down", ("ctrl+p", "pagedown")),
    ("palette, enter", ("ctrl+p", "enter")),
    ("help and esc", ("question_mark", "escape", "escape")),
    ("open and back", ("enter", "escape", "escape")),
    ("back twice", ("backspace", "backspace", "backspace")),
    ("remove twice", ("x", "x", "u", "u")),
    ("reflect and esc", ("r", "escape", "escape")),
    ("reflect and on", ("r", "enter", "pagedown", "pagedown", "escape", "escape")),
]
BROKEN = {
    "jot and esc": "the dialog is asked for its field before it has one",
    "esc twice in the jot bar": "the dialog is dismissed twice",
}


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(keys, id=called, marks=[pytest.mark.xfail(strict=True, reason=BROKEN[called])] * (called in BROKEN))
        for called, keys in HASTY
    ],
)
@pytest.mark.parametrize("start", ["home", "jot", "event"])
async def test_hasty_keys_are_no_crash(seeded: Journal, start: str, keys: tuple[str, ...]) -> None:
    async with open_app(seeded) as nj:
        if start == "jot":
            await nj.do("app.jot")
            await nj.type("a thought")
        elif start == "event":
            await nj.press("j", "enter")
        await at_once(nj, *keys)
        assert nj.app.is_running
        assert nj.app.return_code is None


async def test_a_jot_typed_at_once_is_kept_whole(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "i", *"carpets", "space", *"fly", "enter")
        await nj.rest()
        assert ref(seeded, "idea", "fly")
        assert seeded.ideas.get(ref(seeded, "idea", "fly").id).text == "carpets fly"
