"""What the terminal sends: a paste is text and nothing else, and no byte ends the app.

Textual runs the keys it finds inside a paste. Here everything from the first mark of a paste to its last is one text,
also what follows a closing mark that was itself pasted: a second closing mark behind it shows that the first was. A
terminal that takes such marks out of what it pastes sends one pair only, and so is safe in any case.

What can't be known: whether keys that come right behind a closing mark were typed. So quickly nobody types, so letters
that come before the line is silent for `SETTLED` belong to the paste; control keys alone (a script's Enter) are keys.
A pasted closing mark of which the rest comes only after such a silence, over a line that falters, can't be told from
one at the end.

Esc and what is typed quickly behind it come in one piece over a slow line. Textual loses that Esc, or makes it a "^" or
another letter. Here it is Esc wherever no report of a key begins with it, and the letters behind it are keys. Esc and
one letter alone is what a terminal sends for Alt and that letter: it types nothing and is no letter. Esc and Ctrl+Q are
both, or leaving right after it would do nothing.
"""

import os
import re
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from time import monotonic

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste, Resize
from textual.keys import Keys
from textual.message import Message

SETTLED = 0.05
"""Seconds of silence behind the closing mark of a paste after which it is whole."""
SILENCE = 1.0
"""Seconds of silence after which a paste that has no closing mark is over all the same: keys are keys again."""
LOOK = 0.1
"""Seconds between two looks whether to go on reading."""
LONGEST_KEY = 16
"""Letters of the longest report of one key. What comes at once and is longer was not typed."""
LONGEST_REPORT = 32
"""Letters after which Textual stops looking for a report."""
WITH_ALT = "\b\t\n\r"
"""Control letters that are pressed together with Alt. No other is a key of anything then: Esc came before it."""
LARGEST = 10_000
"""Columns or rows no terminal has."""

_MARK = re.compile(f"{re.escape(BRACKETED_PASTE_START)}|{re.escape(BRACKETED_PASTE_END)}")
_UNASKED = re.compile(r"\x1b\[(?:[IO]|\?\d+;\d\$y|<(?:3[2-9]|[45]\d|6[0-3]);\d+;\d+[Mm]|48;[\d:;]+t)")
"""What a terminal says by itself: focus, modes, the mouse moving, its size."""

_BEGUN = re.compile(r"\x1b(?:.|\[(?:\[|[<-?]?[-\d:;]*(?:[mM]|\$y?)?|M.{1,3}))", re.DOTALL)
"""What the rest of a report may still follow, and the reports that Textual reads after those of keys."""
_REPORT = re.compile(r"\x1b\[[0-?]+[@-~]")
"""A report of something, whether it is known or not."""
_REPLY = re.compile(r"\x1b[]P^_][ -~]*(?:\x07|\x1b\\)")
"""What a terminal says of itself, to whoever asked: a program before this one."""


class Reader(XTermParser):
    """Makes events of what the terminal sends. Pastes never reach Textual's own parser."""

    def __init__(self, debug: bool = False) -> None:
        self.pasting = False
        self._pasted: list[str] = []
        self._closed = False
        """Whether the last mark in the paste is a closing one."""
        self._broken_off = False
        """Whether the last paste ended in silence: the rest of it may still come."""
        self._tail = ""
        """The last letters that came, as far as a mark can begin in them."""
        self._until = 0.0
        self._begun = ""
        """What may become a report of a key."""
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        if self._broken_off and (said := _UNASKED.sub("", data)):
            self._broken_off = False
            self.pasting = BRACKETED_PASTE_END in said or len(said) > LONGEST_KEY
        if self.pasting and data:
            self._collect(data)
            return
        before, mark, pasted = (self._tail + data).partition(BRACKETED_PASTE_START)
        if not mark:
            yield from self._parsed(data)
            self._tail = _mark_begun(before)
            self._until = monotonic() + SILENCE
            return
        had = max(len(self._tail) - len(before), 0)  # so much of the mark Textual's parser has already
        if not had:
            had = 1
            yield from self._parsed(data[: len(before) - len(self._tail) + had])
        for _ in super().feed(mark[had:] + BRACKETED_PASTE_END):
            pass  # an empty paste
        self.pasting, self._closed, self._broken_off, self._tail = True, False, False, ""
        self._until = monotonic() + SILENCE
        self._collect(pasted)

    def _parsed(self, data: str) -> Iterable[Message]:
        """What Textual makes of it, where what was begun ends at the next Esc."""
        for part in re.split("(?=\x1b)", _REPLY.sub("", data)):
            if part.startswith("\x1b") and self._timeout_time is not None:
                self._begun, self._timeout_time = "", 0.0
                yield from super().tick()
            if part:
                yield from super().feed(part)

    def tick(self) -> Iterable[Message]:
        over = monotonic() >= self._until
        if self.pasting:
            if over:
                yield from self.settle()
        elif over or len(self._tail) < 3:  # more of a mark than Esc and a bracket: its rest is waited for
            self._tail = "" if over else self._tail
            yield from super().tick()

    def _collect(self, data: str) -> None:
        lately = self._tail + data
        opens, closes = lately.rfind(BRACKETED_PASTE_START), lately.rfind(BRACKETED_PASTE_END)
        if opens != closes:
            self._closed = closes > opens
        self._tail = lately[-len(BRACKETED_PASTE_END) + 1 :]
        self._pasted.append(data)
        if _UNASKED.sub("", data):  # a moving mouse keeps no paste waiting
            self._until = monotonic() + (SETTLED if self._closed else SILENCE)

    def settle(self) -> Iterable[Message]:
        """The paste that is being read, as far as it came, and the keys behind it."""
        if not self.pasting:
            return
        text, behind = "".join(self._pasted), ""
        if self._closed:
            text, _, behind = text.rpartition(BRACKETED_PASTE_END)
        self.pasting, self._broken_off, self._tail = False, not self._closed, ""
        self._pasted.clear()
        said = _UNASKED.sub("", behind)
        if any(letter.isprintable() for letter in said):
            text += said
            behind = "".join(_UNASKED.findall(behind))
        if text := _MARK.sub("", text).replace("\0", ""):
            yield Paste(text)
        if behind:
            yield from self.feed(behind)

    def parse_mouse_code(self, code: str) -> Message | None:
        try:
            return super().parse_mouse_code(code)
        except (ValueError, ArithmeticError):
            return None

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        """The keys of a report; of what begins with Esc and is none, Esc and the letters. `alt`: this letter stood
        behind an Esc of which no report came."""
        if len(sequence) == 1:
            keys = self._keys(sequence, alt)
            if not alt:
                return keys
            if len(self._begun) != 2 or (sequence < " " and sequence not in WITH_ALT):
                return [Key("escape", "\x1b"), *self._keys(sequence)]
            return [Key(key.key if key.key.startswith("alt+") else f"alt+{key.key}", None) for key in keys]
        self._begun = sequence
        keys = self._keys(sequence)
        if keys and not (len(sequence) == 2 and keys[0].is_printable):
            return keys
        if _BEGUN.fullmatch(sequence) and len(sequence) < LONGEST_REPORT:
            return []
        if _REPORT.fullmatch(sequence):
            return [Key(Keys.Ignore, sequence)]
        return [Key("escape", "\x1b"), *(key for letter in sequence[1:] for key in self._keys(letter))]

    def _keys(self, sequence: str, alt: bool = False) -> list[Key]:
        """A report of a key that no keyboard has is nothing."""
        try:
            keys = list(super()._sequence_to_key_events(sequence, alt))
            "".join(key.character or "" for key in keys).encode()
        except (ValueError, OverflowError):  # no number of a letter, or one of half a letter
            keys = [Key(Keys.Ignore, sequence)]
        return keys


def _mark_begun(text: str) -> str:
    """The end of a text that may be the beginning of a paste's mark."""
    esc = text.rfind("\x1b")
    return text[esc:] if esc >= 0 and BRACKETED_PASTE_START.startswith(text[esc:]) else ""


class Terminal(LinuxDriver):
    """Textual's own driver, but for how it reads."""

    def _run_input_thread(self) -> None:
        """A failure while reading ends the app as any other does."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - the last resort of a thread: Textual's prints the words typed
            with suppress(RuntimeError):  # the app is over already
                self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        reader = Reader(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(SETTLED / 2 if reader.pasting else LOOK):
                    self._handle(reader.feed(text) if (text := decode(self._read())) else ())
                self._handle(reader.tick())
        self._handle(reader.settle())

    def _read(self) -> bytes:
        """What there is. Of a terminal that is gone, which is looked for elsewhere, nothing."""
        try:
            sent = os.read(self.fileno, 4096)
        except OSError:
            sent = b""
        if not sent:
            self.exit_event.wait(LOOK)
        return sent

    def _handle(self, messages: Iterable[Message]) -> None:
        for message in messages:
            if isinstance(message, Resize) and not all(0 < side < LARGEST for side in message.size):
                continue
            self.process_message(message)
