"""One of the four panes: a framed list with a title that says what it shows, and a line to find in."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from netjournal.domain.records import Kind
from netjournal.tui.text import lit
from netjournal.tui.widgets.record_list import RecordList, Rows


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
        self._most = 0

    def compose(self) -> ComposeResult:
        yield Input(placeholder="find…", classes="find", compact=True, select_on_focus=False)
        yield self.list

    def show(self, rows: Rows, why: str, *, keep: bool = True) -> None:
        """Show rows; `why` says to what they are narrowed ("met at Thames Breakfast"), "" for everything."""
        self._most = getattr(rows, "most", 0)
        self.list.show(rows, keep=keep)
        self.title(why)

    def title(self, why: str) -> None:
        parts = [f"{self.number} {self.called}"]
        if why:
            parts.append(why)
        if self.find_words:
            parts.append(f"“{self.find_words}”")
        self.border_title = lit(" · ".join(parts))
        newest = "the newest " if self._most and self.list.count >= self._most else ""
        self.border_subtitle = f"{newest}{self.list.count:,}" if self.list.count else ""

    def find(self) -> None:
        """Open the line to find in."""
        self.add_class("-finding")
        self.screen.set_focus(self.query_one(Input))

    def stop_finding(self) -> bool:
        """Close the line and show everything again. Returns whether there was anything to stop."""
        was = self.has_class("-finding") or bool(self.find_words)
        self.remove_class("-finding")
        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = ""
        self.find_words = ""
        return was

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.find_words = event.value.strip()
        self.post_message(self.Finding(self, self.find_words))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.list.focus()

    @property
    def row(self) -> Any | None:
        return self.list.row
