"""How the full-screen journal ends when it isn't asked from inside: signals, a terminal that is gone, a failure.

Whichever it is, what is being typed is safe first.
"""

import asyncio
import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence

from netjournal.crash import CRASHED
from netjournal.paths import Paths
from netjournal.tui.drafting import flush_all, unsafe
from netjournal.tui.keystrokes import KeysInOrder

LOOK_FOR_TERMINAL = 1.0
"""Seconds between two looks whether the terminal is still there."""
KEYS_BACK_AFTER = 0.1
"""Seconds after another program gave the terminal back: by then what was typed to it has been passed over."""
GONE_WITHIN = 1.5
"""Seconds an ending asked for from outside may take."""


class EndsWell(KeysInOrder[int]):
    """An app whose every ending has the drafts on disk and gives the terminal back."""

    paths: Paths

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._ended_by, number)
        stops = signal.getsignal(signal.SIGTSTP)  # Textual's own: it gives the terminal back, then stops
        if callable(stops) and not self.is_headless:
            loop.add_signal_handler(signal.SIGTSTP, self._stopped_by, stops)
        self.app_resume_signal.subscribe(self, self._back_from_the_shell)
        if not self.is_headless and sys.__stdin__ is not None and sys.__stdin__.isatty():
            self.set_interval(LOOK_FOR_TERMINAL, self._watch_terminal)

    def on_app_blur(self) -> None:
        flush_all()

    def _stopped_by(self, stops: Callable[..., object]) -> None:
        """Stopped from outside, perhaps never to go on: what is being typed is safe first."""
        flush_all()
        stops(signal.SIGTSTP, None)

    def action_suspend_process(self) -> None:
        """Ctrl+Z, as in any program; but where no shell keeps jobs, nothing could ever bring it back."""
        if os.getpgrp() == os.getsid(0):
            self.notify("There is no shell here to go back to.", markup=False)
        else:
            super().action_suspend_process()

    def _back_from_the_shell(self, _: object) -> None:
        """The terminal is empty by now: everything is drawn again, not only what changed."""
        self.refresh(layout=True)

    def _ended_by(self, number: int) -> None:
        flush_all()
        if not self.is_headless:
            # With the terminal gone, giving it back can wait for ever; nothing is left to lose by then.
            last = threading.Timer(GONE_WITHIN, os._exit, (128 + number,))
            last.daemon = True
            last.start()
        self.exit(128 + number, return_code=128 + number)

    @contextlib.contextmanager
    def keys_are_others(self) -> Iterator[None]:
        """While another program has this terminal: Ctrl+C and Ctrl+\\ are typed to it, and end nothing here."""
        loop = asyncio.get_running_loop()
        others = (signal.SIGINT, signal.SIGQUIT)
        for number in others:
            loop.remove_signal_handler(number)
            # A handler of our own, not SIG_IGN: that one the other program would inherit.
            signal.signal(number, lambda *_: None)
        try:
            yield
        finally:
            loop.call_later(KEYS_BACK_AFTER, self._keys_are_ours, loop, others)

    def _keys_are_ours(self, loop: asyncio.AbstractEventLoop, numbers: Sequence[signal.Signals]) -> None:
        for number in numbers:
            loop.add_signal_handler(number, self._ended_by, number)

    def _watch_terminal(self) -> None:
        """A terminal gone without a signal (nohup, a dropped line): without this the app would spin for ever."""
        poll = select.poll()
        poll.register(sys.__stdin__ or 0, select.POLLHUP)
        if any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0)):
            self._ended_by(signal.SIGHUP)

    def _fatal_error(self) -> None:
        """An unforeseen failure: drafts are flushed, and nothing of the journal is printed.

        Textual's own report shows local variables, which here are private notes.
        """
        flush_all()
        from netjournal.tui.crash import report

        self._return_code = CRASHED
        self._exit_renderables.append(report(self._exception, self.paths.state, unsafe()))
        self._close_messages_no_wait()
