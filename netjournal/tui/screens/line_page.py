"""A page with one line to write in at its foot. It opens there and never leaves the page; its draft is safe on disk."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from netjournal.tui.bindings import bindings
from netjournal.tui.drafting import DraftKeeper
from netjournal.tui.screens.page import Page
from netjournal.tui.widgets.entry import Entry
from netjournal.tui.widgets.hint import Hint


class LinePage(Page):
    """`open_line(mode)` asks; Enter keeps, Esc leaves what is written as a draft. What a mode asks and keeps is said
    by the page."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("line")
    # A page with Esc of its own names them again: a key of its own takes the place of all bindings of that key here.

    mode = ""
    """What is being written in the line; "" while it is shut."""
    keeper: DraftKeeper | None = None

    def compose_line(self) -> ComposeResult:
        with Vertical(id="line-box"):
            yield Hint(id="asked")
            yield Entry(id="line")
            yield Static(id="line-echoes")
        yield Hint(id="told")

    def line_place(self, mode: str) -> str:
        """Where the draft of a line is kept."""
        raise NotImplementedError

    def line_asks(self, mode: str) -> tuple[str, str, str]:
        """What a line asks, a hint, and what stands in it where no draft does."""
        raise NotImplementedError

    def line_kept(self, mode: str, text: str) -> None:
        """Enter was pressed on this text."""
        raise NotImplementedError

    def line_empty(self, mode: str) -> bool:
        """Enter was pressed on nothing. Returns whether that was an answer."""
        return False

    def action_again(self) -> None:
        """The line was thought before: keep it, joined with the first thought shown below it."""
        raise NotImplementedError

    def open_line(self, mode: str) -> None:
        """Open the line, with what was left there."""
        self.mode = mode
        self.keeper = DraftKeeper(self, self.journal.drafts, self.line_place(mode), says=self.tell)
        draft, field = self.keeper.read(), self.query_one(Entry)
        asks, hint, stands = self.line_asks(mode)
        self.query_one("#asked", Hint).say(f"{asks}   {hint}", asks)
        self.add_class("-writing")
        with self.prevent(TextArea.Changed):
            field.put(draft.text if draft else stands, draft.cursor if draft else None)
        self.tell("")
        field.focus()
        self.refresh_bindings()

    def shut(self) -> None:
        """Shut the line; what it held is kept or a draft by now."""
        self.mode, self.keeper = "", None
        self.remove_class("-writing")
        with self.prevent(TextArea.Changed):
            self.query_one(Entry).put("")
        self.set_focus(None)
        self._last_focus = None
        self.refresh_bindings()

    def drop_draft(self) -> None:
        """What the line held is kept: its draft is done."""
        if self.keeper:
            self.keeper.done()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        if self.keeper is not None and self.mode:
            self.keeper.typed(event.text_area.text, event.text_area.cursor_location)

    @on(Entry.Kept)
    def _entered(self, event: Entry.Kept) -> None:
        event.stop()
        if self.mode:
            self.line_kept(self.mode, event.text)

    @on(Entry.Emptied)
    def _nothing(self, event: Entry.Emptied) -> None:
        event.stop()
        if self.mode and not self.line_empty(self.mode):
            self.drop_draft()
            self.shut()

    def action_leave(self) -> None:
        """Esc in the line: what is written is a draft, and one is where one was."""
        field = self.query_one(Entry)
        if self.keeper is not None:
            self.keeper.typed(field.text, field.cursor_location)
            self.keeper.flush()
            if self.keeper.failed and field.text.strip():
                self.tell(f"the draft can't be kept on disk ({self.keeper.failed}), so the line stays open")
                return
        left = bool(field.text.strip())
        self.shut()
        self.tell("the line is kept as a draft" if left else "")

    def tell(self, words: str) -> None:
        """A word at the foot; it stands until something else is done."""
        self.query_one("#told", Hint).say(words)
