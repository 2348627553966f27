"""Earlier thoughts alike while one writes: asked for after a pause and aside, so that the typing never waits."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from textual.timer import Timer

from netjournal.domain.records import Echo
from netjournal.journal import Journal
from netjournal.story import echo as echo_line
from netjournal.tui.screens.base import JournalScreen

LOOK_BACK_AFTER = 0.25
"""Seconds without a key until it is asked whether the thought was there before."""


MOST_READ = 5000
"""Letters of a line that is looked for: a pasted page is no thought had before."""
BEFORE = "you had this before? Ctrl+E keeps it, joined with the first:"


def alike_a_jot(text: str, journal: Journal) -> list[Echo]:
    """Earlier thoughts like a line as it would be kept; a promise is none."""
    read = journal.jotting.read(text) if len(text) <= MOST_READ else None
    return journal.ideas.look_alikes(read.text) if read and not read.promise else []


def earlier(echoes: Sequence[Echo], today: date) -> str:
    """The earlier thoughts under a field, a line each; "" for none."""
    return "\n".join([BEFORE, *(echo_line(echo, today) for echo in echoes)]) if echoes else ""


class LookingBack:
    """`ask` is called with the text and the journal of the thread that asks; `show` gets what it found, unless
    something else stands in the field by then (`stands` gives what does)."""

    def __init__(
        self,
        screen: JournalScreen[Any],
        stands: Callable[[], str],
        ask: Callable[[str, Journal], list[Echo]],
        show: Callable[[list[Echo]], None],
    ) -> None:
        self._screen, self._stands, self._ask, self._show = screen, stands, ask, show
        self._timer: Timer | None = None

    def typed(self) -> None:
        """A key was pressed: look back when no other follows."""
        self.stop()
        self._timer = self._screen.set_timer(LOOK_BACK_AFTER, self._look)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()

    def _look(self) -> None:
        text = self._stands()

        def answer(found: list[Echo]) -> None:
            if self._screen.is_attached and self._stands() == text:
                self._show(found)

        self._screen.nj.aside.ask(lambda journal: self._ask(text, journal), answer)
