"""What keeps the journal safe while it is open full screen: the backup that is due, the check after an unclean end,
going back to a backup, and a file that another program put in the journal's place.

Whatever takes longer than a frame runs in a thread with a connection of its own; nobody waits for it.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from netjournal import synced
from netjournal.config import read_state, write_state
from netjournal.crash import CRASHED
from netjournal.errors import Interrupted, JournalBusy, NetjournalError
from netjournal.opened import OpenMarker
from netjournal.present import count, counts_words
from netjournal.tui.aside import back_in

if TYPE_CHECKING:
    from netjournal.actions.backing_up import BackingUp, Backup, Restored
    from netjournal.tui.app import NetjournalApp

T = TypeVar("T")

LOOK_AFTER = 3.0
"""Seconds after the first paint: by then what was asked for at the start is there."""
LOOK_AGAIN = 3600.0
"""Seconds between two looks whether a backup is due, in a journal that stays open."""
WAIT_AT_END = 0.2
"""Seconds leaving waits for what runs aside. What is not done by then is left off; half a backup counts as none."""


class Safety:
    def __init__(self, app: "NetjournalApp") -> None:
        self.app = app
        self.marker = OpenMarker(app.paths.state)
        self._unclean = False
        self._thread: threading.Thread | None = None
        self._ending = False
        self._said = ""

    @property
    def backing_up(self) -> "BackingUp":
        return self.app.journal.backing_up

    @property
    def busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    # Starting and ending

    def started(self) -> None:
        """The first page is painted."""
        self._unclean = self.marker.set()
        if said := synced.first_time(self.app.journal.database.path.parent, self.app.paths.state_file):
            self.app.say(said, "warning")
        self.app.set_timer(LOOK_AFTER, self.look)
        self.app.set_interval(LOOK_AGAIN, self.look)

    def close(self) -> None:
        """The end, in time. A crash is no clean one."""
        self._ending = True
        if self._thread is not None:
            self._thread.join(WAIT_AT_END)
        if self.app.return_code != CRASHED:
            self.marker.clear()

    # By itself

    def look(self) -> None:
        """Check after an unclean end, and back up where that is due."""
        with suppress(NetjournalError):
            due = self.app.journal.backup_is_due()
            if due or self._unclean:
                self._aside(lambda: self._safe(due, self._unclean), self._looked, self._could_not)

    def _safe(self, due: bool, unclean: bool) -> str:
        """In the thread. Returns what is wrong with the journal, "" where nothing is."""
        from netjournal.actions.checking import Checking

        backing_up = self.backing_up
        checking = Checking(backing_up.path, backing_up.clock)
        found = checking.look_aside(self._stop) if unclean else []
        if wrong := sum(finding.how != "note" for finding in found):
            return f"The journal was not closed well last time, and the check found {count(wrong, 'thing')} in it."
        if due and (astray := checking.astray(backing_up.make(self._stop))):
            return f"In the journal {count(astray, 'value')} changed that nobody changed, as on a bad disk."
        return ""

    def _looked(self, wrong: str) -> None:
        self._unclean = False
        if wrong:
            self.app.say(f"{wrong} Leave it and run: netjournal check", "error")

    def _could_not(self, error: NetjournalError) -> None:
        """A backup that can't be made is said once a day."""
        state, today = read_state(self.app.paths.state_file), self.app.journal.clock.today().isoformat()
        if isinstance(error, JournalBusy) or state.get("backup_refused") == today:
            return
        self.app.say(f"The backup of today could not be made: {error}", "warning")
        with suppress(OSError):
            write_state(self.app.paths.state_file, {**state, "backup_refused": today})

    # When asked

    def back_up(self, then: "Callable[[Backup], None]") -> None:
        self._aside(lambda: self.backing_up.make(self._stop), then, self.app.complain)

    def first(self, then: Callable[[], None]) -> None:
        """A backup of all there is, then what changes much."""
        self._aside(lambda: self.backing_up.before(), lambda _: then(), self.app.complain)

    def restore(self, source: Path) -> None:
        """Go back to a backup, with every page closed but home: what they show is no longer there."""
        self.app.say("Going back to the backup …")
        self._aside(lambda: self._went_back(source), self._restored, self._refused)

    def _alone(self, do: Callable[[], Path | None]) -> Path | None:
        """In the thread: let the app do it with its connections closed."""
        return self.app.call_from_thread(self._swapped, do)

    def _swapped(self, do: Callable[[], Path | None]) -> Path | None:
        self.app.close_asides()
        self.app.journal.close()
        try:
            aside = do()
        finally:
            self.app.journal.reopen()
        self.app.afresh()
        return aside

    def _went_back(self, source: Path) -> "tuple[Restored, str]":
        """In the thread. Returns beside what was restored the way back from it, "" where there is none."""
        restored = self.backing_up.restore(source, self._stop, self._alone)
        aside = restored.aside
        if aside is None:
            return restored, ""
        before = type(self.backing_up)(aside, self.backing_up.clock)
        a_backup_has_it = not all(before.is_changed(backup) for backup in self.backing_up.all())
        way = "Ctrl+P, Backups." if a_backup_has_it else self.backing_up.way_back(aside)
        return restored, f"\nTo go back to that: {way}" if way else ""

    def _restored(self, went: "tuple[Restored, str]") -> None:
        restored, way = went
        kept = f"\nThe journal as it was is kept as {restored.aside.name}{way}" if restored.aside else ""
        self.app.say(f"Gone back: {counts_words(restored.counts)}.{kept}{self.app.taken_in}")

    def _refused(self, error: NetjournalError) -> None:
        """The list may show what is no longer there."""
        self.app.announce()
        self.app.complain(error)

    def replaced(self) -> bool:
        """Another program put another file in the journal's place, or took it away: read that one, or say what is.
        Returns whether there is one to go on with."""
        try:
            self.app.journal.reopen()
        except NetjournalError as error:
            if str(error) != self._said:
                self._said = str(error)
                self.app.say(self._said, "error")
            return False
        self._said = ""
        self.app.close_asides()
        self.app.afresh()
        self.app.say(
            "Another file has taken the journal's place, as a restored backup does. This is it; what was being typed "
            f"is kept as a draft.{self.app.taken_in}",
            "warning",
        )
        return True

    # Threads

    def _stop(self) -> bool:
        return self._ending

    def _aside(
        self, do: Callable[[], T], done: Callable[[T], None], refused: Callable[[NetjournalError], None]
    ) -> None:
        """Do it in a thread, one at a time, and go on in the app's own."""
        if self.busy:
            self.app.say("A backup or a check is under way; try again in a moment.")
            return

        def run() -> None:
            try:
                found = do()
            except Interrupted:
                return
            except NetjournalError as error:
                self._back(refused, error)
            else:
                self._back(done, found)

        self._thread = threading.Thread(target=run, name="safety", daemon=True)
        self._thread.start()

    def _back(self, call: Callable[[T], None], found: T) -> None:
        if not self._ending:
            back_in(self.app, partial(call, found))
