"""The field for lines that matter: a TextArea in which Enter keeps, nothing pasted is lost, and undo can't crash."""

from collections.abc import Sequence
from typing import Any

from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import TextArea

from netjournal.text import clean
from netjournal.tui.widgets.focus import FocusAtOnce

MOST_PASTED = 20_000_000
MOST_UNDONE = 500
"""How many words Ctrl+Z takes back one by one: all that was typed in one go would take its draft along."""


class Entry(FocusAtOnce, TextArea):
    """`many`: Enter makes a new line, as in the room sheet and in free writing; otherwise it keeps what is written."""

    DEFAULT_CSS = "Entry { height: auto; max-height: 8; min-height: 1; padding: 0; border: none; }"

    class Kept(Message):
        """Enter was pressed on this text."""

        def __init__(self, entry: "Entry", text: str) -> None:
            super().__init__()
            self.entry = entry
            self.text = text

        @property
        def control(self) -> "Entry":
            return self.entry

    class Emptied(Message):
        """Enter was pressed and nothing is written."""

    def __init__(self, text: str = "", *, many: bool = False, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            text, soft_wrap=True, show_line_numbers=False, compact=True, placeholder=placeholder, id=id,
            max_checkpoints=MOST_UNDONE,
        )  # fmt: skip
        self.many = many

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        return key == "enter" or super().check_consume_key(key, character)

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter" and not self.many:
            event.stop()
            event.prevent_default()
            self.post_message(self.Kept(self, self.text) if self.text.strip() else self.Emptied())
            return
        if event.character == " ":
            self.history.checkpoint()
        await super()._on_key(event)

    async def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        if not self.read_only:
            result = self._replace_via_keyboard(clean(event.text[:MOST_PASTED]), *self.selection)
            if result:
                self.move_cursor(result.end_location)

    # Undo after a large paste trips over lines that are gone (textual issue 6686): the text is right, only what was
    # laid out isn't, so it is laid out anew.

    def _undo_batch(self, edits: Sequence[Any]) -> None:
        self._guarded(super()._undo_batch, edits)

    def _redo_batch(self, edits: Sequence[Any]) -> None:
        self._guarded(super()._redo_batch, edits)

    def _guarded(self, batch: Any, edits: Sequence[Any]) -> None:
        try:
            batch(edits)
        except (ValueError, IndexError):
            self.wrapped_document.wrap(self.wrap_width, self.indent_width)
            self._refresh_size()
            self.move_cursor(self.document.end)
            self.post_message(self.Changed(self))

    def put(self, text: str, cursor: tuple[int, int] | None = None) -> None:
        """Set the text and the cursor, wherever it may be in it."""
        self.text = text
        row = min(max(cursor[0], 0), self.document.line_count - 1) if cursor else self.document.line_count - 1
        column = len(self.document.get_line(row))
        self.move_cursor((row, min(cursor[1], column) if cursor else column))
