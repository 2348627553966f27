"""The command palette: every action of this page by its plain name with its key, then people, events and ideas."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.worker import Worker, WorkerError

from netjournal.errors import NetjournalError
from netjournal.keys import Action, key_name, of_scope
from netjournal.tui.bindings import bindings, command
from netjournal.tui.screens.base import ClosedOnce
from netjournal.tui.text import lit
from netjournal.tui.widgets.record_list import UNREAD

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp

MOST = 8
"""How many records of a kind are offered."""

NAMED = 1000
"""What an action begun by its name is ahead of all that only holds the letters."""

BEHIND = 0.99
"""A record that fits as well as an action stands behind it: with equal scores the one found first would come first, and
the same keys would not always mean the same."""


class Palette(ClosedOnce, CommandPalette):
    """Textual's palette. A page up or down in its list before that was laid out would end the app (8.2.8): the list is
    filled while the palette is still hidden, and then a page has no height and a line no number."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("app", only=("app.quit",))

    def _action_command_list(self, action: str) -> None:
        if not action.startswith("page_") or self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)

    async def looked_up(self) -> None:
        async def ended(worker: Worker[object]) -> None:
            with suppress(WorkerError):  # a newer letter has cancelled it
                await worker.wait()

        # As tasks of their own: who no longer waits must not end the search.
        searches = [asyncio.create_task(ended(one)) for one in self.workers if one.node is self]
        if searches:
            await asyncio.wait(searches)

    async def picked(self) -> None:
        """Textual does what was picked after all keys that are there already: they would be keys of the page below."""
        app: NetjournalApp = self.app  # type: ignore[assignment]
        if app.screen is self:
            await app.answered(self.query_one(CommandList), self)
        if self._selected_command is not None and (done := self._selected_command.command()) is not None:
            await done


class Once:
    """What is done when a line is picked, by whoever comes first: `Palette.picked` or Textual."""

    def __init__(self, do: Callable[[], object]) -> None:
        self._do: Callable[[], object] | None = do

    async def __call__(self) -> None:
        do, self._do = self._do, None
        if do is not None and isawaitable(done := do()):
            await done


class Actions(Provider):
    """The actions that live on the page under the palette, and those that live everywhere."""

    def _all(self) -> list[tuple[Action, Callable[[], object]]]:
        scopes = ("app", *getattr(self.screen, "SCOPES", ()))
        actions = [action for scope in scopes if scope != "list" for action in of_scope(scope)]
        working = [action for action in actions if action.id != "app.palette" and self._works(action)]
        once = {action.label: action for action in working}  # what a page has its own key for, under that one
        return [(action, partial(self._do, action)) for action in once.values()]

    async def _do(self, action: Action) -> None:
        """On the page it was chosen for; nothing where that was left meanwhile."""
        if self.screen in self.app.screen_stack:
            await self.screen.run_action(command(action))

    def _works(self, action: Action) -> bool:
        name, parameters = ("mark", (action.method,)) if action.scope == "mark" else (action.method, ())
        target = self.app if action.scope == "app" else self.screen
        return bool(target.check_action(name, parameters))

    def _words(self, action: Action) -> str:
        key = getattr(self.app, "keymap_of", lambda a: a.keys)(action).split(",")[0]
        return f"{action.label}  ({key_name(key)})" if key else action.label

    async def discover(self) -> Hits:
        for action, method in self._all():
            yield DiscoveryHit(lit(self._words(action)), Once(method), text=action.label, help=action.help)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for action, method in self._all():
            score = max(matcher.match(action.label), matcher.match(action.help) * 0.6)
            if action.label.casefold().startswith(query.strip().casefold()):
                score += NAMED
            if score > 0:
                yield Hit(score, lit(self._words(action)), Once(method), text=action.label, help=action.help)


class Themes(Provider):
    """The themes that come along and the user's own; none of Textual's."""

    def _choose(self, name: str) -> None:
        self.app.theme = name

    def _shown(self, name: str) -> Content:
        return Content.assemble(lit(name), ("   in use", "dim")) if name == self.app.theme else lit(name)

    async def discover(self) -> Hits:
        for name in getattr(self.app, "own_themes", ()):
            yield DiscoveryHit(self._shown(name), Once(partial(self._choose, name)), text=name)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name in getattr(self.app, "own_themes", ()):
            if (score := matcher.match(name)) > 0:
                yield Hit(score, self._shown(name), Once(partial(self._choose, name)), text=name)


class Records(Provider):
    """People, events and ideas whose words fit."""

    async def search(self, query: str) -> Hits:
        app: NetjournalApp = self.app  # type: ignore[assignment]
        words = query.strip()
        if not words:
            return
        from netjournal.journal import Narrow

        try:
            found = [(line.name, line) for line in app.journal.people.suggest(words, MOST)]
            found += [(line.title, line) for line in app.journal.listing("event", Narrow(find=words)).at(0, MOST)]
            found += [(line.text, line) for line in app.journal.listing("idea", Narrow(find=words)).at(0, MOST)]
        except NetjournalError as error:  # said before all but an action begun by its name: Enter means no other then
            yield Hit(NAMED / 2, lit(f"People, events and ideas: {UNREAD}"), Once(partial(app.complain, error)))
            return
        for text, line in found:
            yield self._hit(query, text, line)

    def _hit(self, query: str, text: str, line: object) -> Hit:
        ref = line.ref  # type: ignore[attr-defined]
        score, offsets = FuzzySearch().match(query, text)
        shown = lit(text).truncate(90, ellipsis=True)
        for offset in offsets:
            if offset < len(shown):
                shown = shown.stylize("bold underline", offset, offset + 1)
        shown = Content.assemble(shown, (f"   {ref.kind}", "dim"))
        app: NetjournalApp = self.app  # type: ignore[assignment]
        return Hit(max(score * BEHIND, 0.1), shown, Once(partial(app.open_record, ref)), text=text)
