"""What the app says of the journal: to its pages that something changed, to the user in toasts; and taking it back."""

import contextlib
from typing import TYPE_CHECKING, Any

from textual.notifications import Notify
from textual.timer import Timer
from textual.widgets import Input, TextArea

from netjournal.changed import again_words
from netjournal.domain.records import Ref
from netjournal.errors import JournalDamaged, JournalHeld, JournalReplaced, NetjournalError, NotFound
from netjournal.journal import Journal
from netjournal.keys import BY_ID, key_name
from netjournal.present import count, in_sentence
from netjournal.tui.drafting import flush_all
from netjournal.tui.guard import shown, told
from netjournal.tui.screens.base import JournalScreen
from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.screens.page import Page
from netjournal.tui.themed import Themed
from netjournal.tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp

LOOK_FOR_CHANGES = 1.0
"""Seconds between two looks whether another program wrote to the journal."""
MOST_TOASTS = 2
STAYS = 60.0
"""Seconds the toast stands that says the journal is damaged: not one to be missed."""


class Announces(Themed):
    """An app over an open journal, whose pages follow what becomes of it."""

    journal: Journal
    just_done: Ref | None = None
    """The promise just done, as long as the toast stands that asks what happened."""
    _elsewhere = False
    """Whether what is announced was done by another program."""
    _held = _held_said = False
    _undoable: int | None = None
    _undoable_timer: Timer | None = None

    @property
    def nj(self) -> "NetjournalApp":
        raise NotImplementedError

    def __init__(self) -> None:
        super().__init__()
        self._about: dict[int, Ref] = {}
        self._damaged: set[str] = set()
        """What was said of a damaged journal."""
        self._seen_version = self.journal.database.data_version()

    def on_mount(self) -> None:
        self.set_interval(LOOK_FOR_CHANGES, self._look_for_changes)

    @shown
    def announce(self, about: Ref | None = None) -> None:
        """The journal changed: every page reads itself anew, now or when seen again, and shows what it is about."""
        self._seen_version = self.journal.database.data_version()
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.changed(about)
            elif isinstance(screen, Dialog):
                screen.journal_changed()

    def _look_for_changes(self) -> None:
        try:
            self.journal.database.check_place()
        except JournalReplaced:
            self.nj.safety.replaced()
            return
        with contextlib.suppress(NetjournalError):
            version = self.journal.database.data_version()
            if version != self._seen_version or self._held:
                self._held, self._elsewhere = False, True
                self._mended()
                self.announce()
                self._elsewhere = False

    def say(self, words: str, severity: Any = "information", *, seconds: float | None = None) -> None:
        """A toast, always literal, for as long as any other unless said."""
        self.notify(words.strip(), severity=severity, timeout=seconds, markup=False)

    def on_notify(self, event: Notify) -> None:
        """Room for a new toast: it takes the place of what was told before, and at most two stand at once."""
        new, standing = event.notification, list(self._notifications)
        gone = [one for one in standing if one.message == new.message or one.severity == new.severity == "information"]
        stay = [one for one in standing if one not in gone]
        for one in (*gone, *stay[: max(0, len(stay) - MOST_TOASTS + 1)]):
            self._unnotify(one, refresh=False)

    def did(self, words: str, action: int | None = None, about: Ref | None = None, *, leaves: bool = False) -> None:
        """Something was done: every page follows, and the toast says how to take it back.

        While the toast stands, `u` means this very action, whatever another window did meanwhile. `leaves`: the record
        goes elsewhere in its list, as a promise that is done; the highlight stays, on the one that came next.
        """
        if leaves:
            for rows in self.screen.query(RecordList):
                if about is not None and getattr(rows.row, "ref", None) == about:
                    rows.hold_place()
        self.announce(None if leaves else about)
        if action is None:
            latest = self.journal.actions(1)
            action = latest[0].id if latest else None
        if action is not None and about is not None:
            self._about[action] = about
        self._undoable, self.just_done = action, None
        if self._undoable_timer is not None:
            self._undoable_timer.stop()
        self._undoable_timer = self.set_timer(self.NOTIFICATION_TIMEOUT, self._toast_gone)
        self.say(f"{words}{self._way_back}")

    @property
    def _way_back(self) -> str:
        """How it is taken back from where one is: `u` is a letter in a text field, and nothing in a reflection."""
        page = self.screen
        if not isinstance(page, Page) or not self.check_action("undo", ()):
            return ""
        typing = isinstance(page.focused, Input | TextArea)
        return " · Esc, then u takes it back" if typing else " · u takes it back"

    @property
    def undoes_a_toast(self) -> bool:
        """Whether a toast stands that says what u takes back."""
        return self._undoable is not None

    def _toast_gone(self) -> None:
        self._undoable = self.just_done = None

    def afresh(self) -> None:
        """The journal is another file now, and the numbers of records may mean others: every page but home closes.
        What is about no record stays where it is the one seen, with all that is being typed there."""
        flush_all()
        seen = self.screen
        stays = isinstance(seen, JournalScreen) and seen.starts_afresh()
        for below in self.screen_stack[1:-1]:
            self._screen_stack.remove(below)
            below.remove()
        if len(self.screen_stack) > 1 and not stays:
            self.closes_by_itself()
            self.pop_screen()
        self._undoable = self.just_done = None
        self._about.clear()
        self._mended()
        self.announce()

    def _mended(self) -> None:
        """That the journal is damaged stands no longer: what is still damaged is said anew when it is read."""
        for one in [one for one in self._notifications if one.message in self._damaged]:
            self._unnotify(one)
        self._damaged.clear()

    @property
    def taken_in(self) -> str:
        """That jots which waited are in the journal since it was opened, on a line of its own; "" where none did."""
        many = self.journal.taken_in
        return f"\n{count(many, 'jot')} that waited: taken in now." if many else ""

    def complain(self, error: NetjournalError) -> None:
        if isinstance(error, JournalReplaced):
            self.call_later(self._look_for_changes)
        if isinstance(error, JournalHeld):
            self._held = True  # the pages are read anew as soon as it is let go
            if self._held_said:
                return
            self._held_said = True
            self.set_timer(self.NOTIFICATION_TIMEOUT, self._held_forgotten)
        if self.closed_as_lost():
            return
        if isinstance(error, JournalDamaged):
            words = f"{error}{self._way_to_backups}"
            self._damaged.add(words)
            self.say(words, "error", seconds=STAYS)
        else:
            self.say(str(error), "error")

    @property
    def _way_to_backups(self) -> str:
        """How one goes back to a backup without leaving; "" where there is none."""
        if not self.journal.backing_up.all():
            return ""
        palette = key_name(self.nj.keymap_of(BY_ID["app.palette"]).split(",")[0])
        return f"\nHere too: {palette}, {BY_ID['app.backups'].label}."

    def _held_forgotten(self) -> None:
        """The toast is gone: a key that can do nothing says why again."""
        self._held_said = False

    def gone(self, page: Page) -> None:
        """The record of a page is no longer there: its page closes when it is the one seen."""
        if self.screen is page and len(self.screen_stack) > 1:
            if page.GONE or self._elsewhere:
                self.closes_by_itself()
            page.dismiss()
            if page.GONE:
                self.say(page.GONE)
        else:
            page.stale = True

    def closed_as_lost(self) -> bool:
        """Close the page that is seen, with what it says then, where its record is gone. Returns whether it was."""
        page = self.screen
        # Held just now: nothing is known to be gone.
        with contextlib.suppress(NetjournalError), self.journal.database.held.patience(False):
            if isinstance(page, Page) and page.lost():
                self.gone(page)
                return True
        return False

    def ask_for_a_pause(self) -> None:
        self.say("What you wrote on has closed: keys do nothing here until you pause a moment.")

    # Taking back

    @told
    def action_undo(self) -> None:
        bound, self._undoable = self._undoable, None
        if bound is not None and not self.journal.changes.is_there(bound):
            raise NotFound("What that changed was removed for good meanwhile, so it can't be taken back.")
        action = self.journal.undo(bound)
        self.announce(self._about.get(action.id))
        self.say(f"Took back: {in_sentence(action.label)} · U puts it back")

    @told
    def action_redo(self) -> None:
        action = self.journal.redo()
        self.announce(self._about.get(action.id))
        self.say(again_words(action))
