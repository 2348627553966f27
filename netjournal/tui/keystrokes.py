"""Keys are answered one after the other, however fast they come.

Textual hands every key to the field in focus at once, before what the last key led to is there: the letters typed
right after `i` would be keys of the page below, and those after an Enter would be wiped with the line it keeps. Here a
key's binding runs at once, whatever it opens is waited for, and only then is the next key looked at.
"""

import asyncio
from contextlib import suppress
from math import inf
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

from textual.app import App
from textual.events import Event, Key, Paste
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

PATIENCE = 1.0
"""Seconds a key may take before the next is looked at all the same: no page may hold the keys for ever."""

PAUSE = 0.5
"""Seconds without a key after which whoever typed on a page that closed by itself has seen that it did."""

IN_A_FIELD = 4
"""Times so long where they wrote: looking for a word is no pause, and its letters would be commands."""

GLANCE = 0.05
"""Seconds between two looks whether the page that is waited for is still the one seen."""

R = TypeVar("R")


@runtime_checkable
class LooksUp(Protocol):
    """A page that looks up what is typed, has a list of it later than the letters, and does what is picked after it
    has closed. An arrow or an Enter behind letters means their list, and a key behind that what was picked."""

    async def looked_up(self) -> None:
        """Wait until it has the list."""

    async def picked(self) -> None:
        """Do what was picked with the last key, if anything."""


class KeysInOrder(App[R], Generic[R]):
    """An app in which a key finds the screen as the keys before it made it."""

    _typed: Widget | None = None
    """The field that has letters to deal with."""
    _unseen: float | None = None
    """When a page closed by itself, or a key was last meant for it."""
    _left_at = inf
    """When it did, until it is said that keys wait for a pause."""
    _wrote = False
    """Whether they wrote in a field of it."""

    async def on_event(self, event: Event) -> None:
        if self._exit and isinstance(event, Key | Paste):
            return  # on the way out no key opens anything
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        await self._opened()
        if not self.answers(event):
            return
        if self._typed_on(event) and not self.leaves(event):
            return
        page = self.screen
        letter = isinstance(event, Paste) or event.is_printable
        if self._typed is not None and not (letter and self._typed is self.focused):
            await self.answered(self._typed, page)
            self._typed = None
        if not letter and isinstance(page, LooksUp):
            with suppress(TimeoutError):
                await asyncio.wait_for(page.looked_up(), PATIENCE)
        target: Widget = self.focused or self.screen
        taken = isinstance(event, Paste) or target.check_consume_key(event.key, event.character)
        if taken and letter:
            self._typed = target  # letters lead nowhere else: they stand in line in their field
            await super().on_event(event)
        elif isinstance(event, Key):
            if taken or not await self._bound(event.key):
                await super().on_event(event)
            await self.answered(target, page)
            if isinstance(page, LooksUp):
                await page.picked()

    def answers(self, event: Key | Paste) -> bool:
        """Whether a key is to be looked at, as things stand on the screen."""
        return True

    def leaves(self, event: Key | Paste) -> bool:
        """Whether a key leaves the app, which is always possible."""
        return False

    def closes_by_itself(self) -> None:
        """The page that is seen closes under the hands of whoever types: their keys would be commands of the page
        below, so none is answered until they pause."""
        self._unseen = self._left_at = Event().time
        self._wrote = isinstance(self.focused, Input | TextArea)

    def ask_for_a_pause(self) -> None:
        """Whoever types goes on although the page closed some while ago: nothing they press is done."""

    def _typed_on(self, event: Key | Paste) -> bool:
        """Whether a key is still meant for the page that closed: by when it was pressed, not by when we come to it."""
        pause = PAUSE * (IN_A_FIELD if self._wrote else 1)
        if self._unseen is None or event.time - self._unseen >= pause:
            self._unseen = None
            return False
        if isinstance(event, Paste) or event.is_printable:  # any other key is no word that goes on
            self._unseen = max(self._unseen, event.time)
        if event.time - self._left_at >= pause:
            self._left_at = inf
            self.ask_for_a_pause()
        return True

    async def _opened(self) -> None:
        """Wait until the screen that is on its way is there, with its focus."""
        if not self.screen.is_mounted:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.screen._mounted_event.wait(), PATIENCE)

    async def _bound(self, key: str) -> bool:
        self.app_focus = True
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key)

    async def answered(self, target: Widget, page: Screen[Any]) -> None:
        """Wait until the field has dealt with a key, and then every part of the page that what it said goes through.

        A page that is left for another has nothing more to say.
        """
        for node in (target, *target.ancestors_with_self):
            dealt = asyncio.Event()
            if not isinstance(node, Widget) or not node.is_running or not node.call_later(dealt.set):
                return
            for _ in range(round(PATIENCE / GLANCE)):
                if self._exit or self.screen is not page:
                    return
                with suppress(TimeoutError):
                    await asyncio.wait_for(dealt.wait(), GLANCE)
                    break
            else:
                return
