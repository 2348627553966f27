"""A monkey at the keys: whatever is pressed, pasted, clicked or resized, the journal stays open, sound and clean.

The suite lets it press a few hundred keys; `make monkey` lets it press KEYS of them (20,000) in runs of at most 10,000,
from SEED if given. A failure names its seed. A long run says at its end what it did and which pages it saw.
"""

import asyncio
import gc
import json
import os
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from random import Random, SystemRandom

import pytest
from textual.errors import NoWidget

from netjournal.cli.app import WORK_MAKES
from netjournal.journal import Journal
from netjournal.keys import ACTIONS
from netjournal.tui.palette import Actions
from tests.faults.oracle import unsound

from .builders import HOSTILE, ROOM
from .driver import Driver, key_event, open_app
from .test_hostile import CONTROLS

KEYS = int(os.environ.get("KEYS", 110))
LONG = KEYS >= 1000
RUN = min(KEYS, 10_000)
"""Keys, clicks, pastes and sizes of one run: then the next begins with the journal as it was."""
ONE = SystemRandom().getrandbits(31)
RUNS = [ONE + number for number in range(max(1, KEYS // RUN))]
SEEDS = [int(os.environ["SEED"])] if "SEED" in os.environ else RUNS if LONG else [11, 22]
LOOK_EVERY = 500 if LONG else 50
HANGS = 1.0
"""Seconds of its own time during which the program may hear nothing."""
LEAVES = ("q", "ctrl+q")
"""Keys that are not pressed. Nor does the palette offer "Quit", to which an arrow up from its first line leads."""
NAMED = [action.label for action in ACTIONS if not action.keys]
"""What has no key is reached through the palette, by its name."""
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


async def act(nj: Driver, chance: Random) -> tuple[str, int]:
    """One thing done. Returns what it was, and how many keys, clicks, pastes or sizes that were."""
    width, height = nj.app.size
    number = 1
    match chance.choices(("key", "keys", "paste", "click", "resize", "named"), (80, 10, 4, 4, 2, 1))[0]:
        case "key":
            did = chance.choice(PRESSED)
            nj._send(key_event(did))
        case "keys":
            keys = chance.choices(PRESSED, k=6)
            for key in keys:
                nj._send(key_event(key))
            did, number = " ".join(keys), len(keys)
        case "paste":
            pasted = chance.choice(PASTED)
            await nj.paste(pasted)
            did = f"paste {pasted[:12]!r}"
        case "click":
            at = (chance.randrange(width), chance.randrange(height))
            times = chance.randint(1, 2)
            with suppress(NoWidget):  # the pilot asks what is there itself, of a page that is not laid out yet too
                await nj.pilot.click(offset=at, times=times)
            did, number = f"click {at} x{times}", times
        case "named":
            did = chance.choice(NAMED)
            await nj.press("ctrl+p")
            await nj.type(did)
            await nj.rest(0.05)
            await nj.press("enter", "enter")
            number = len(did) + 3
        case _:
            size = chance.choice(SIZES)
            await nj.resize(*size)
            did = f"resize {size}"
    return f"{nj.page}: {did}", number


async def sound(nj: Driver) -> None:
    """What must hold at any moment."""
    await nj.settle()
    app = nj.app
    assert app.is_running and app.return_code is None
    assert unsound(nj.journal.database.path) == []
    names = [type(screen).__name__ for screen in app.screen_stack]
    assert all(names.count(name) <= 1 for name in ("HomePage", "JotBar", "ReflectPage", "Palette")), names
    # A page opened by its name from the help has a help of its own.
    assert ("HelpPage", "HelpPage") not in pairwise(names), names
    if app.size.width >= 40 and app.size.height >= 10 and app.focused is None:
        await nj.rest()  # a window that was too small gives the focus back with its next drawing
        # The review answers keys itself and has nothing to put the focus on.
        assert app.focused is not None or not app.screen.focus_chain, (
            f"keys go nowhere on {nj.page} {app.size} {app.screen_stack}"
        )
    assert app.focused is None or app.focused.screen is app.screen
    assert not CONTROLS.search(nj.screen_text())


class Pulse:
    """Beats while the program lets it: `longest` is how long it heard nothing, after which deed, and doing what."""

    def __init__(self) -> None:
        self.longest: tuple[float, str, str] = (0.0, "", "")
        self.after = "opening"
        self._last = time.monotonic()
        self._doing = ""
        self._program = threading.get_ident()

    async def beat(self) -> None:
        watching = threading.Event()
        threading.Thread(target=self._watch, args=(watching,), daemon=True).start()
        try:
            while True:
                began = time.thread_time()
                await asyncio.sleep(0.02)
                self.longest = max(self.longest, (round(time.thread_time() - began, 2), self.after, self._doing))
                self._last, self._doing = time.monotonic(), ""
        finally:
            watching.set()

    def _watch(self, ended: threading.Event) -> None:
        """What the program does while it hears nothing, seen from beside it."""
        while not ended.wait(0.1):
            if time.monotonic() - self._last > HANGS / 2:
                stack = traceback.extract_stack(sys._current_frames()[self._program])
                places = [f"{Path(at.filename).name}:{at.lineno} {at.name}" for at in stack[-14:]]
                self._doing = self._doing or " < ".join(reversed(places))


@pytest.fixture
def collected_as_in_the_program() -> Iterator[None]:
    """Garbage is collected as often as in the program, and what the tests are made of is left out of it."""
    seldom = gc.get_threshold()
    gc.set_threshold(WORK_MAKES, 10, 10)
    gc.freeze()  # without collecting first: after some thousand tests that takes half a minute
    yield
    gc.unfreeze()
    gc.set_threshold(*seldom)


@pytest.fixture
def no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    offered = Actions._all
    monkeypatch.setattr(Actions, "_all", lambda self: [one for one in offered(self) if one[0].label != "Quit"])


@pytest.mark.usefixtures("collected_as_in_the_program", "no_way_out")
@pytest.mark.parametrize("seed", SEEDS)
async def test_a_monkey_finds_nothing(hostile: Journal, seed: int) -> None:
    chance = Random(seed)
    trail: list[str] = []
    pages: Counter[str] = Counter()
    done = 0
    pulse = Pulse()
    beating = asyncio.create_task(pulse.beat())
    try:
        async with open_app(hostile, (100, 30)) as nj:
            while done < RUN:
                did, number = await act(nj, chance)
                trail.append(did)
                pulse.after = did
                assert nj.app.is_running and nj.app.return_code is None
                if chance.random() < 0.3:
                    await nj.settle()
                assert pulse.longest[0] < HANGS, pulse.longest
                pages[nj.page] += 1
                del trail[:-20], nj.messages[:-50]
                before, done = done, done + number
                if before // LOOK_EVERY < done // LOOK_EVERY:
                    await sound(nj)
    except BaseException as error:
        why = f"{type(error).__name__} {error}"[:400]
        raise AssertionError(f"SEED={seed} KEYS={RUN}, after {done}: {trail[-12:]}: {why}") from error
    finally:
        beating.cancel()
    if LONG:
        seconds, after, doing = pulse.longest
        print("\nMONKEY", json.dumps([seed, done, sorted(pages), seconds, after, doing]))
