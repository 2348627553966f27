"""How the full-screen journal ends when it isn't asked from inside: signals, a terminal that is gone, a failure.

Whichever it is, what is being typed is safe first.
"""

import asyncio
import contextlib
import os
import select
import signal
import subprocess
import sys
import termios
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
ENDS_WITHIN = 0.5
"""Seconds another program that has the terminal may take to end with us."""


class EndsWell(KeysInOrder[int]):
    """An app whose every ending has the drafts on disk and gives the terminal back."""

    paths: Paths
    _stops: Callable[..., object]

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._ended_by, number)
        stops = signal.getsignal(signal.SIGTSTP)  # Textual's own: it gives the terminal back, then stops
        if callable(stops) and not self.is_headless:
            self._stops = stops
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
        if _without_shell():
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
            _gone_after(GONE_WITHIN, number)
        self.exit(128 + number, return_code=128 + number)

    def lend_terminal(self, command: Sequence[str]) -> int:
        """Run another program in this terminal till it ends. Returns its exit code; OSError where it can't be started.

        Being asked from outside to end is passed on: an editor then keeps what is written in it and gives the terminal
        back. One that doesn't at once keeps both, and goes on without us.
        """
        running: list[subprocess.Popen[bytes]] = []
        endings: list[tuple[int, threading.Timer]] = []

        def asked(number: int, _: object) -> None:
            flush_all()
            endings.append((number, _gone_after(ENDS_WITHIN, number)))
            for process in running:
                process.terminate()

        code, failure = 0, None
        with self.suspend(), self._signals_are_others(asked), _modes_kept():
            try:
                running.append(subprocess.Popen(command))
            except OSError as error:
                failure = error  # raised in here it would leave the app suspended
            else:
                if endings:
                    running[0].terminate()  # asked before there was anything to pass it on to
                code = running[0].wait()
            for number, last in endings:
                last.cancel()
                if _in_background():
                    os._exit(128 + number)  # the terminal is the shell's: touching it would stop us
                self._ended_by(number)
        if failure is not None:
            raise failure
        return code

    @contextlib.contextmanager
    def _signals_are_others(self, asked: Callable[[int, object], None]) -> Iterator[None]:
        """While another program has this terminal: the loop waits for its end and hears no signal, so they are answered
        beside it. Ctrl+C and Ctrl+\\ are typed to that program and end nothing here; the same signals from outside do
        only where they can be told apart."""
        loop = asyncio.get_running_loop()
        typed = (signal.SIGINT, signal.SIGQUIT)
        for number in typed:
            loop.remove_signal_handler(number)
            # A handler of our own, not SIG_IGN: that one the other program would inherit.
            signal.signal(number, lambda number, frame: None if _typed() else asked(number, frame))
        if lays_aside := loop.remove_signal_handler(signal.SIGTSTP):
            signal.signal(signal.SIGTSTP, self._laid_aside)
        before = {number: signal.signal(number, asked) for number in (signal.SIGTERM, signal.SIGHUP)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            loop.call_later(KEYS_BACK_AFTER, self._keys_are_ours, loop, typed, lays_aside)

    def _laid_aside(self, *_: object) -> None:
        """The other program was stopped with its key: we are with it, or the shell would wait for us."""
        if not _without_shell():
            os.kill(os.getpid(), signal.SIGSTOP)

    def _keys_are_ours(
        self, loop: asyncio.AbstractEventLoop, typed: Sequence[signal.Signals], lays_aside: bool
    ) -> None:
        for number in typed:
            loop.add_signal_handler(number, self._ended_by, number)
        if lays_aside:
            loop.add_signal_handler(signal.SIGTSTP, self._stopped_by, self._stops)

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


@contextlib.contextmanager
def _modes_kept() -> Iterator[None]:
    """A program that is ended may leave the terminal without echo and lines: Vim does."""
    try:
        before = termios.tcgetattr(0)
    except termios.error:
        yield  # no terminal
        return
    yield
    with contextlib.suppress(termios.error):
        termios.tcsetattr(0, termios.TCSANOW, before)


def _gone_after(seconds: float, number: int) -> threading.Timer:
    """Ends the process, as by a signal, whatever it is doing then."""
    last = threading.Timer(seconds, os._exit, (128 + number,))
    last.daemon = True
    last.start()
    return last


def _without_shell() -> bool:
    """Whether there is no shell that keeps jobs: what is stopped then, nothing could ever bring back."""
    return os.getpgrp() == os.getsid(0)


def _typed() -> bool:
    """Whether a Ctrl+C that arrives as a signal may have been typed: not where the terminal makes a key of it."""
    try:
        return bool(termios.tcgetattr(0)[3] & termios.ISIG)
    except termios.error:
        return True


def _in_background() -> bool:
    """Whether the shell has laid us aside."""
    try:
        return os.tcgetpgrp(0) != os.getpgrp()
    except OSError:
        return False
