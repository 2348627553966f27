"""Drives the full-screen journal in tests: actions by their id, keys, words, and the screen as lines of text."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from xml.etree import ElementTree

from textual.app import App
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.message import Message
from textual.notifications import Notify
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from textual.worker import Worker, WorkerState

from netjournal import paths
from netjournal.config import Settings
from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.keys import BY_ID
from netjournal.tui.app import NetjournalApp
from netjournal.tui.screens.home import FOLLOW_AFTER
from netjournal.tui.screens.record import RecordPage
from netjournal.tui.widgets.pane import Pane
from netjournal.tui.widgets.record_list import RecordList

FOLLOWED = FOLLOW_AFTER + 0.06
"""Seconds after which the other panes have followed the highlight."""
ROUNDS = 4
"""How often every queue is emptied before a screen counts as settled: a key may open a dialog by way of a worker."""
_SVG_TEXT = "{http://www.w3.org/2000/svg}text"
_PRINTABLE = ("question_mark", "slash", "plus", "minus", "equals_sign", "space")
_PAGES = {
    "HomePage": "home", "ReflectPage": "reflect", "JotBar": "jot", "Form": "form", "RoomSheet": "room",
    "HelpPage": "help", "Palette": "palette", "ReviewPage": "review", "WeekPage": "week",
}  # fmt: skip


def screen_text(app: App[Any]) -> str:
    """The visible screen as text, one line a row, trailing blanks removed."""
    rows: dict[int, list[tuple[float, str]]] = {}
    for node in ElementTree.fromstring(app.export_screenshot(simplify=True)).iter(_SVG_TEXT):
        clip = node.get("clip-path")
        if clip and (line := re.search(r"line-(\d+)", clip)):
            rows.setdefault(int(line[1]), []).append((float(node.get("x", 0)), node.text or ""))
    lines = []
    for index in range(max(rows, default=-1) + 1):
        text = ""
        for x, run in sorted(rows.get(index, [])):
            text = text.ljust(round(x / 12.2)) + run.replace("\xa0", " ")
        lines.append(text.rstrip())
    return "\n".join(lines)


def key_event(key: str) -> Key:
    """The event a terminal makes of a key name or a single character."""
    if len(key) == 1:
        return Key(key if key.isalnum() else _character_to_key(key), key)
    named = {"space": " ", "question_mark": "?", "slash": "/", "plus": "+", "minus": "-", "equals_sign": "="}
    return Key(key, named.get(key))


class Driver:
    """One running journal. Each method comes back when the screen has settled."""

    def __init__(self, app: NetjournalApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self.journal = app.journal
        self.messages: list[Message] = []

    def heard(self, message: Message) -> None:
        """The message hook: what is posted is remembered, and a worker that failed is never passed over."""
        if not self.messages or self.messages[-1] is not message:
            self.messages.append(message)

    # Doing

    async def do(self, action: str) -> None:
        """Press the key of an action, one that works where a text field has the focus if one has."""
        keys = self.app.keymap_of(BY_ID[action]).split(",")
        if self.typing:
            keys = [key for key in keys if len(key) > 1 and key not in _PRINTABLE]
            assert keys, f"{action} can't be reached while typing"
        await self.press(keys[0])

    async def press(self, *keys: str) -> None:
        for number, key in enumerate(keys):
            if number:
                await self.pilot.pause(0)
            self._send(key_event(key))
        await self.settle()

    async def type(self, text: str) -> None:
        """Type characters; a newline is Enter."""
        for character in text:
            self._send(key_event("enter" if character == "\n" else character))
        await self.settle()

    async def paste(self, text: str) -> None:
        """What a terminal with bracketed paste sends."""
        self._send(Paste(text))
        await self.settle()

    def _send(self, event: Message) -> None:
        event.set_sender(self.app)
        driver = self.app._driver
        assert driver is not None
        driver.send_message(event)

    async def settle(self) -> None:
        for _ in range(ROUNDS):
            await self.pilot.pause(0)

    async def rest(self, seconds: float = FOLLOWED) -> None:
        """Let timers run: the panes follow the highlight, drafts are written."""
        await self.pilot.pause(seconds)
        await self.settle()

    async def safe(self) -> None:
        """Wait for the backup, the check or the restore that runs aside."""
        for _ in range(1000):
            if not self.app.safety.busy:
                break
            await self.pilot.pause(0.01)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    # Seeing

    @property
    def screen(self) -> Any:
        return self.app.screen

    @property
    def page(self) -> str:
        """What is seen: "home", "reflect", "jot" …; for the page of a record its kind."""
        screen = self.app.screen
        if isinstance(screen, RecordPage):
            return str(screen.ref.kind)
        return _PAGES.get(type(screen).__name__, type(screen).__name__)

    @property
    def ref(self) -> Ref:
        """The record whose page is seen."""
        assert isinstance(self.app.screen, RecordPage), self.page
        return self.app.screen.ref

    @property
    def typing(self) -> bool:
        """Whether a text field has the focus."""
        return isinstance(self.app.focused, (Input, TextArea))

    @property
    def toasts(self) -> list[str]:
        return [message.notification.message for message in self.messages if isinstance(message, Notify)]

    @property
    def toast(self) -> str:
        """The latest toast, "" when there was none."""
        return self.toasts[-1] if self.toasts else ""

    def screen_text(self) -> str:
        return screen_text(self.app)

    def shows(self, words: str) -> bool:
        """Whether the words stand on one line of the screen."""
        return any(words in line for line in self.screen_text().splitlines())

    def pane(self, number: int) -> Pane:
        return self.app.screen.query_one(f"#pane-{number}", Pane)

    def pane_title(self, number: int) -> str:
        return str(self.pane(number).border_title)

    def row(self, number: int) -> Any:
        """The highlighted row of a pane."""
        found = self.pane(number).list.row
        assert found is not None, f"pane {number} is empty"
        return found

    def rows(self, list_: RecordList) -> list[Any]:
        """All rows of a short list."""
        return [list_._row(index) for index in range(list_.count)]

    def words(self, list_: RecordList) -> list[str]:
        """The rows of a short list in the words they are known by."""
        found = []
        for row in self.rows(list_):
            names = (getattr(row, name, None) for name in ("title", "name", "words", "text"))
            found.append(next(str(name) for name in names if name is not None))
        return found

    def in_pane(self, number: int) -> list[str]:
        return self.words(self.pane(number).list)

    @property
    def entries(self) -> RecordList:
        return self.app.screen.query_one("#entries", RecordList)

    async def highlight(self, list_: RecordList, words: str) -> None:
        """Walk with the keys to the row that holds these words."""
        names = self.words(list_)
        target = next(index for index, name in enumerate(names) if words in name)
        list_.focus()
        await self.press("home", *["j"] * target)
        assert list_.cursor == target

    async def open_entry(self, words: str) -> None:
        """Go with Enter to the record of the line that holds these words."""
        await self.highlight(self.entries, words)
        await self.do("list.open")


@asynccontextmanager
async def open_app(
    journal: Journal,
    size: tuple[int, int] = (100, 30),
    settings: Settings | None = None,
    reflect: int | None = None,
    review: tuple[str, int | None] | None = None,
) -> AsyncIterator[Driver]:
    """The journal, open and settled. Leaving fails the test when a worker failed."""
    app = NetjournalApp(journal, settings or Settings(), paths.find(), reflect, review)
    app.animation_level = "none"
    heard: list[Message] = []
    async with app.run_test(size=size, notifications=True, message_hook=heard.append) as pilot:
        driver = Driver(app, pilot)
        driver.messages = heard
        await driver.rest()
        yield driver
        if app.is_running and not app.return_code:
            await driver.settle()
    failed = [
        message.worker
        for message in heard
        if isinstance(message, Worker.StateChanged) and message.state is WorkerState.ERROR
    ]
    assert not failed, [worker.error for worker in failed]
