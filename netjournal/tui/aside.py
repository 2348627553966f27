"""Questions to the journal that may take longer than a frame, asked aside: the typing never waits for them.

One thread with a connection of its own. A newer question interrupts the one that runs (half a millisecond), and only
the newest is answered. An index that is being made anew is no question: it is waited for, by the newest one alone.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from functools import partial
from typing import TypeVar

from textual.app import App

from netjournal.errors import NetjournalError
from netjournal.journal import Journal

T = TypeVar("T")


def back_in(app: App[int], call: Callable[[], object]) -> None:
    """Have something called in the app's own thread, from another one. What it begins, a timer or a task, has to know
    whose it is."""

    def called() -> None:
        with app._context():
            call()

    with suppress(RuntimeError):  # the app has ended
        app.call_later(called) if app._loop is None else app._loop.call_soon_threadsafe(called)


class Aside:
    """`ask` is called, and answers, in the app's own thread."""

    def __init__(self, app: App[int], journal: Journal) -> None:
        self._app = app
        self._journal = journal
        self._thread = ThreadPoolExecutor(1, "aside")
        self._own: Journal | None = None
        self._newest = 0
        self.waits = 0
        """How many questions are not answered yet."""

    def ask(
        self,
        question: Callable[[Journal], T],
        answer: Callable[[T], None],
        refused: Callable[[NetjournalError], None] | None = None,
    ) -> None:
        """Ask; `answer` gets what `question` gives, unless something newer was asked meanwhile; or `refused` why it
        gives nothing, where the asker can't just ask again."""
        self._newest += 1
        self.waits += 1
        number = self._newest
        if self._own is not None:
            self._own.database.interrupt()
        self._thread.submit(self._run, number, question, answer, refused)

    @property
    def newest(self) -> int:
        """The number of the newest question: who asks can tell whether theirs is still wanted."""
        return self._newest

    def close(self) -> None:
        """Leave; what is being asked is interrupted, and so is an index that is being made anew."""
        self._newest += 1
        shut = self._thread.submit(self._shut)
        while not wait([shut], 0.02).done:  # again: what comes between two statements ends neither
            if self._own is not None:
                self._own.database.interrupt(writing=True)
        self._thread.shutdown(wait=True)

    # In the thread

    def _run(
        self,
        number: int,
        question: Callable[[Journal], T],
        answer: Callable[[T], None],
        refused: Callable[[NetjournalError], None] | None,
    ) -> None:
        reply: Callable[[], None] | None = None
        if number == self._newest:
            try:
                reply = partial(answer, question(self._opened()))
            except NetjournalError as error:  # interrupted, held or damaged: the next letter asks again
                reply = partial(refused, error) if refused else None

        def back() -> None:
            self.waits -= 1
            if reply is not None and number == self._newest:
                reply()

        back_in(self._app, back)

    def _opened(self) -> Journal:
        if self._own is None:
            self._own = self._journal.again()
        return self._own

    def _shut(self) -> None:
        if self._own is not None:
            self._own.close()
