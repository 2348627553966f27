"""A monkey at the keys: whatever is pressed, pasted, clicked or resized, the journal stays open, sound and clean.

The suite lets it press a few hundred keys; `make monkey` lets it press KEYS of them (20,000), from SEED if given. A
failure names its seed.
"""

import os
from random import Random, SystemRandom

import pytest

from netjournal.journal import Journal
from netjournal.keys import ACTIONS

from .builders import HOSTILE, ROOM
from .driver import Driver, key_event, open_app
from .test_hostile import CONTROLS

KEYS = int(os.environ.get("KEYS", 110))
ONE = SystemRandom().getrandbits(31)
SEEDS = [int(os.environ["SEED"])] if "SEED" in os.environ else [11, 22] if KEYS < 1000 else [ONE]
LOOK_EVERY = 50
LEAVES = ("q", "ctrl+q")
PRESSED = [
    *(key for action in ACTIONS for key in action.keys.split(",") if key and key not in LEAVES),
    *("tab", "shift+tab", "left", "right", "ctrl+z", "ctrl+y", "ctrl+a", "ctrl+k", "ctrl+c", "shift+home"),
    *"abtz@#![]'\"%_ 5",
    *["escape"] * 8,
    *["enter"] * 10,
    *["down", "1", "2", "3", "4"] * 2,
]  # fmt: skip
PASTED = [
    *("", "x" * 5000, HOSTILE, ROOM, "\r\n\r\n", "[[", "@", "due 99999-99-99", "\x00\x1b[2J\u202e"),
    "日本語 \U0001f469\u200d\U0001f467 e\u0301",
]  # fmt: skip
SIZES = [(200, 60), (120, 36), (80, 24), (60, 18), (40, 10), (39, 9), (20, 4), (1, 1)]


async def act(nj: Driver, chance: Random) -> str:
    """One thing done. Returns what it was."""
    width, height = nj.app.size
    match chance.choices(("key", "keys", "paste", "click", "resize"), (80, 10, 4, 4, 2))[0]:
        case "key":
            did = chance.choice(PRESSED)
            nj._send(key_event(did))
        case "keys":
            keys = chance.choices(PRESSED, k=6)
            for key in keys:
                nj._send(key_event(key))
            did = " ".join(keys)
        case "paste":
            pasted = chance.choice(PASTED)
            await nj.paste(pasted)
            did = f"paste {pasted[:12]!r}"
        case "click":
            at = (chance.randrange(width), chance.randrange(height))
            times = chance.randint(1, 2)
            await nj.pilot.click(offset=at, times=times)
            did = f"click {at} x{times}"
        case _:
            size = chance.choice(SIZES)
            await nj.resize(*size)
            did = f"resize {size}"
    return f"{nj.page}: {did}"


async def sound(nj: Driver) -> None:
    """What must hold at any moment."""
    await nj.settle()
    app = nj.app
    assert app.is_running and app.return_code is None
    assert nj.journal.database.value("PRAGMA integrity_check") == "ok"
    assert nj.journal.database.rows("PRAGMA foreign_key_check") == []
    names = [type(screen).__name__ for screen in app.screen_stack]
    assert all(names.count(name) <= 1 for name in ("HomePage", "JotBar", "ReflectPage", "HelpPage", "Palette")), names
    if app.size.width >= 40 and app.size.height >= 10 and app.focused is None:
        await nj.rest()  # a window that was too small gives the focus back with its next drawing
        assert app.focused is not None, f"keys go nowhere on {nj.page} {app.size} {app.screen_stack}"
    assert app.focused is None or app.focused.screen is app.screen
    assert not CONTROLS.search(nj.screen_text())


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_monkey_finds_nothing(hostile: Journal, seed: int) -> None:
    chance = Random(seed)
    trail: list[str] = []
    try:
        async with open_app(hostile, (100, 30)) as nj:
            for number in range(1, KEYS + 1):
                trail.append(await act(nj, chance))
                if chance.random() < 0.3:
                    await nj.settle()
                if number % LOOK_EVERY == 0:
                    await sound(nj)
    except BaseException as error:
        raise AssertionError(f"SEED={seed} KEYS={KEYS}, after {len(trail)}: {trail[-12:]}") from error
