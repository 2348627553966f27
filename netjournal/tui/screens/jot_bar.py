"""The jot bar: one field over any page. Enter keeps, Esc closes and keeps the draft."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from netjournal.actions.jotting import Kept
from netjournal.domain.records import Echo
from netjournal.errors import JournalDamaged, JournalReplaced, NetjournalError
from netjournal.present import day_ago, hour, unread_words
from netjournal.text import short
from netjournal.tui.bindings import bindings
from netjournal.tui.drafting import DraftKeeper, flush_all
from netjournal.tui.guard import shown
from netjournal.tui.looking_back import LookingBack, alike_a_jot, earlier
from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.text import lit
from netjournal.tui.widgets.entry import Entry
from netjournal.tui.widgets.hint import Hint

HINTS = (
    "Enter keeps · @name #tag [[idea]] · a leading ! makes a promise · Esc closes, the draft stays",
    "Enter keeps · @name #tag [[idea]] · a leading ! makes a promise · Esc closes",
    "Enter keeps · @name #tag [[idea]] · ! promise · Esc closes",
    "Enter keeps · ! promise · Esc closes",
)
"""As they fit the window."""


class JotBar(Dialog[Kept]):
    """Keeps a jot and gives it back. Below the field stand earlier thoughts alike, and how it would be read."""

    SCOPES = ("form", "jot")
    BINDINGS: ClassVar[list[BindingType]] = bindings("jot")
    _echoes: tuple[Echo, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="jot"):
            yield Entry(id="jot-entry", placeholder="what came to you?")
            yield Static(id="jot-echoes")
            yield Hint(*HINTS, id="jot-reading")

    def on_mount(self) -> None:
        entry = self.query_one(Entry)
        self.looking_back = LookingBack(self, lambda: entry.text, alike_a_jot, self._show_echoes)
        self.keeper = DraftKeeper(self, self.journal.drafts, "jot", joined=" ".join, says=self.say_draft)
        draft = self.keeper.read()
        if draft:
            entry.put(draft.text, draft.cursor)
        entry.focus()

    @shown
    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        text = event.text_area.text
        if self.keeper is None:
            return
        self.keeper.typed(text, event.text_area.cursor_location)
        read = text.strip() and len(text) <= 5000
        self.query_one("#jot-reading", Hint).say(*([self._reading(text)] if read else HINTS))
        self.looking_back.typed()

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        if self.keeper is not None:
            self.keeper.moved(event.text_area.cursor_location, lambda: event.text_area.text)

    def _show_echoes(self, echoes: list[Echo]) -> None:
        self._echoes = tuple(echoes)
        today = self.journal.clock.today()
        shown = self.query_one("#jot-echoes", Static)
        shown.display = bool(echoes)
        shown.update(lit(earlier(echoes, today)))
        self.refresh_bindings()

    def _reading(self, text: str) -> str:
        """How the line would be kept, in a few words."""
        read = self.journal.jotting.read(text)
        parts = ["an idea"]
        if read.promise:
            parts = ["a promise of mine" if read.promise.direction == "mine" else "a promise of theirs"]
            if read.promise.due:
                due, today = read.promise.due.day, self.journal.clock.today()
                parts.append(f"due {day_ago(due, today, hour(due, read.promise.due.words))}")
            elif read.promise.unread:
                parts.append(unread_words(read.promise.unread))
        if read.people:
            parts.append("with " + ", ".join(self._who(name) for name in read.people))
        parts += [f"#{tag}" for tag in read.tags]
        parts += [f"[[{short(words, 24)}]]" for words in read.links]
        return " · ".join(parts)

    def _who(self, name: str) -> str:
        settled = self.journal.nouns.settle(name)
        if settled.person is not None:
            return settled.name
        return f"{name} (new)" if settled.among == 0 else f"{name} (one of {settled.among})"

    def on_entry_kept(self, event: Entry.Kept) -> None:
        event.stop()
        self._keep(event.text)

    def action_save(self) -> None:
        text = self.query_one(Entry).text
        if text.strip():
            self._keep(text)

    def action_same(self) -> None:
        """The thought was there before: keep it, joined with the first one shown."""
        if self._echoes:
            echo = self._echoes[0]
            self._keep(self.query_one(Entry).text, lambda text: self.journal.jotting.keep_again(text, echo))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._echoes) if action == "same" else True

    def _keep(self, text: str, keep: Callable[[str], Kept] | None = None) -> None:
        try:
            with self.journal.database.held.patience():
                kept = keep(text) if keep else self.journal.jotting.keep(text)
        except NetjournalError as error:
            flush_all()
            replaced = isinstance(error, JournalReplaced)
            if not replaced:
                self.nj.complain(error)
            if isinstance(error, JournalDamaged) or (replaced and not self.nj.safety.replaced()):
                self._keep_aside(text)
            return
        self._done(kept)

    def _keep_aside(self, text: str) -> None:
        """A journal that is damaged or gone gets no better by trying; the jot waits outside of it until it does."""
        try:
            self.journal.keep_aside(text)
        except OSError:
            return  # it stays in the field, and a draft
        self._done(None)
        self.nj.say("Kept aside: the jot waits until the journal opens again.")

    def _done(self, kept: Kept | None) -> None:
        if self.keeper is not None:
            self.keeper.done()
        self.finish(kept)

    def on_entry_emptied(self) -> None:
        self.action_close()

    def starts_afresh(self) -> bool:
        if self.keeper is not None:
            self._show_echoes([])
            self.looking_back.typed()
        return True

    def put_back(self) -> None:
        self.query_one(Entry).put("")

    def action_close(self) -> None:
        if self.keeper is None:  # not drawn yet
            self.finish(None)
            return
        entry = self.query_one(Entry)
        self.leave(entry.text, entry.cursor_location)
