"""One of the four panes: a framed list with a title that says what it shows, and a line to find in."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from netjournal.domain.records import SORTS, Kind
from netjournal.tui.text import lit
from netjournal.tui.widgets.record_list import RecordList, Rows

WHOSE = {"mine": "I owe", "theirs": "they owe"}


class Pane(Vertical):
    """Knows its number, name and kind of record; what it shows is given to it."""

    class Finding(Message):
        """The words to find in this pane changed."""

        def __init__(self, pane: "Pane", words: str) -> None:
            super().__init__()
            self.pane = pane
            self.words = words

    def __init__(self, number: int, name: str, kind: Kind, list_: RecordList) -> None:
        super().__init__(id=f"pane-{number}")
        self.number = number
        self.called = name
        self.kind: Kind = kind
        self.list = list_
        self.find_words = ""
        self.whose = ""
        """Of promises: "mine", "theirs", or all."""
        self.sort = ""
        """Of ideas: how they are ordered."""
        self.view = ""
        """What the search that is shown is kept under."""
        self._most = 0

    def compose(self) -> ComposeResult:
        yield Input(placeholder="find…", classes="find", compact=True, select_on_focus=False)
        yield self.list

    def show(self, rows: Rows, why: str, *, empty: str, keep: bool = True) -> None:
        """Show rows, or `empty` where there are none; `why` says to what they are narrowed ("met at Thames Breakfast"),
        "" for everything."""
        self.list.show(rows, keep=keep, empty=empty)
        self._most = getattr(rows, "most", 0)
        self.title(why)

    def title(self, why: str) -> None:
        found = self.view or (f"“{self.find_words}”" if self.find_words else "")
        own = WHOSE.get(self.whose, ""), SORTS[self.sort] if self.sort else ""
        self.border_title = lit(" · ".join(filter(None, (f"{self.number} {self.called}", *own, why, found))))
        newest = ("the first " if self.sort else "the newest ") if self._most and self.list.count >= self._most else ""
        self.border_subtitle = f"{newest}{self.list.count:,}" if self.list.count else ""

    def find(self) -> None:
        """Open the line to find in."""
        self.add_class("-finding")
        self.screen.set_focus(self.query_one(Input))

    def stop_finding(self) -> bool:
        """Close the line and show everything again. Returns whether there was anything to stop."""
        was = self.has_class("-finding") or bool(self.find_words or self.view)
        self.look_at("", self.sort if not self.view else "")
        return was

    def look_at(self, words: str, sort: str = "", view: str = "") -> None:
        """Find these words in this order from now on; `view`: what they are kept under."""
        self.remove_class("-finding")
        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = words
        self.find_words, self.sort, self.view = words, sort, view

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.find_words, self.view = event.value.strip(), ""
        self.post_message(self.Finding(self, self.find_words))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.list.focus()

    @property
    def row(self) -> Any | None:
        return self.list.row
