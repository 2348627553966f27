"""The journal: everything that can be done with it, over one file. Both front ends hold one of these and no more."""

import os
from contextlib import suppress
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netjournal.actions.jotting import Jotting
from netjournal.actions.nouns import Nouns
from netjournal.clock import A_WRONG_CLOCK, Clock
from netjournal.domain.records import Action, Entry, Kind, Ref, Reflection
from netjournal.errors import JournalBusy, JournalFull, NetjournalError, WrongUse
from netjournal.store.database import Database
from netjournal.store.drafts import Draft, Drafts
from netjournal.store.fields import moment_text
from netjournal.store.inbox import Inbox, Waiting
from netjournal.store.listing import Listing
from netjournal.store.noun import Narrow
from netjournal.store.uids import new_uid
from netjournal.text import key, short

NEEDED = {"event": "title", "person": "name", "idea": "text", "promise": "words"}
"""The one column of a kind without which a record would be nothing."""

UNTIL_BACKUP = timedelta(hours=20)

if TYPE_CHECKING:
    from netjournal.actions.associating import Associating
    from netjournal.actions.backing_up import BackingUp
    from netjournal.actions.changes import Changes
    from netjournal.actions.meeting import Meeting
    from netjournal.actions.merging import Merging
    from netjournal.actions.promising import Promising
    from netjournal.actions.reflecting import Reflecting
    from netjournal.actions.reviewing import Reviewing
    from netjournal.actions.searching import Searching
    from netjournal.actions.sheets import SheetFilling
    from netjournal.actions.sparking import Sparking
    from netjournal.actions.tagging import Tagging
    from netjournal.actions.touching import Touching
    from netjournal.actions.trash import Trash
    from netjournal.actions.viewing import Viewing
    from netjournal.store.conversations import Conversations
    from netjournal.store.ranking import Ranked
    from netjournal.store.reflections import Reflections

__all__ = ["Draft", "Drafts", "Journal", "Listing", "Narrow"]


class Journal:
    """One open journal: its nouns to read from, its actions, undo, drafts and inbox."""

    def __init__(
        self,
        database: Database,
        *,
        day_first: bool = True,
        hours: int = 48,
        week_starts: str = "monday",
        folder: Path | None = None,
    ) -> None:
        folder = folder or database.path.parent
        self.database = database
        self.clock = database.clock
        self.week_starts = week_starts
        """The first day of a week, as the user set it."""
        nouns = Nouns(database, day_first, hours)
        self.nouns = nouns
        self.events = nouns.events
        self.people = nouns.people
        self.promises = nouns.promises
        self.ideas = nouns.ideas
        self.jotting = Jotting(nouns)
        self.taken_in = 0
        """How many jots that waited in the inbox were taken in at opening."""
        self.drafts = Drafts(folder / "drafts")
        self.inbox = Inbox(folder / "inbox")

    # What a jot has no need of is imported when it is first asked for.

    @property
    def conversations(self) -> "Conversations":
        return self.nouns.conversations

    @property
    def reflections(self) -> "Reflections":
        return self.nouns.reflections

    @cached_property
    def meeting(self) -> "Meeting":
        from netjournal.actions.meeting import Meeting

        return Meeting(self.nouns, self.jotting)

    @cached_property
    def promising(self) -> "Promising":
        from netjournal.actions.promising import Promising

        return Promising(self.nouns, self.jotting)

    @cached_property
    def sheets(self) -> "SheetFilling":
        from netjournal.actions.sheets import SheetFilling

        return SheetFilling(self.nouns)

    @cached_property
    def reflecting(self) -> "Reflecting":
        from netjournal.actions.reflecting import Reflecting

        return Reflecting(self.nouns, self.jotting, self.meeting)

    @cached_property
    def reviewing(self) -> "Reviewing":
        from netjournal.actions.reviewing import Reviewing

        return Reviewing(self.nouns, self.jotting, self.touching, self.week_starts)

    @cached_property
    def searching(self) -> "Searching":
        from netjournal.actions.searching import Searching

        return Searching(self.nouns)

    @cached_property
    def associating(self) -> "Associating":
        from netjournal.actions.associating import Associating

        return Associating(self.nouns, self.drafts)

    @cached_property
    def merging(self) -> "Merging":
        from netjournal.actions.merging import Merging

        return Merging(self.nouns, self.drafts)

    @cached_property
    def sparking(self) -> "Sparking":
        from netjournal.actions.sparking import Sparking

        return Sparking(self.nouns)

    @cached_property
    def tagging(self) -> "Tagging":
        from netjournal.actions.tagging import Tagging

        return Tagging(self.nouns)

    @cached_property
    def viewing(self) -> "Viewing":
        from netjournal.actions.viewing import Viewing

        return Viewing(self.nouns)

    @cached_property
    def changes(self) -> "Changes":
        from netjournal.actions.changes import Changes

        return Changes(self.nouns, self.drafts)

    @cached_property
    def trash(self) -> "Trash":
        from netjournal.actions.trash import Trash

        return Trash(self.nouns, self.drafts)

    @cached_property
    def touching(self) -> "Touching":
        from netjournal.actions.touching import Touching

        return Touching(self.nouns, self.jotting)

    @cached_property
    def backing_up(self) -> "BackingUp":
        from netjournal.actions.backing_up import BackingUp

        return BackingUp(self.database.path, self.clock)

    def backup_is_due(self) -> bool:
        """Whether the last backup is older than twenty hours and something changed since; the first one is due when
        the journal itself is as old. Cheap enough for every command: nearly always the names in a folder are enough.
        """
        now = self.clock.now()
        lately, soon = (f"{self.database.path.stem}-{now + by:%Y%m%dT%H%M%SZ}" for by in (-UNTIL_BACKUP, A_WRONG_CLOCK))
        try:
            names = os.listdir(self.database.path.parent / "backups")  # noqa: PTH208 - half the time of iterdir
        except OSError:
            names = []
        if any(lately < name < soon for name in names):
            return False
        if names and (last := self.backing_up.last(now + A_WRONG_CLOCK)):
            return self.backing_up.is_changed(last)
        first = self.database.value("SELECT at FROM action ORDER BY id LIMIT 1")
        return first is not None and str(first) < moment_text(now - UNTIL_BACKUP)

    @classmethod
    def open(
        cls, path: Path, clock: Clock, *, day_first: bool = True, hours: int = 48, week_starts: str = "monday"
    ) -> "Journal":
        """Open the journal at `path`, made if it isn't there, and take in what waited in its inbox.

        Raises JournalRefused for a file that is not ours to write, JournalBusy when another program holds it.
        """
        journal = cls(Database(path, clock), day_first=day_first, hours=hours, week_starts=week_starts)
        journal.taken_in = journal.drain()
        return journal

    def again(self) -> "Journal":
        """The same journal once more, with a connection of its own: for another thread."""
        nouns = self.nouns
        return Journal(
            self.database.again(),
            day_first=nouns.day_first,
            hours=nouns.hours,
            week_starts=self.week_starts,
        )

    def close(self) -> None:
        self.database.close()

    def reopen(self) -> None:
        """Read the file that is the journal now, after `close` or when another one has come in its place."""
        self.database.reopen()
        self.taken_in = self.drain()

    def keep_aside(self, text: str) -> None:
        """Keep a jot in the inbox, where it waits until the journal can be written again. Raises OSError."""
        spool(self.inbox.folder, self.clock, text, None, True)

    def drain(self) -> int:
        """Take in the jots that waited. One that can't be kept goes on waiting. Returns how many were taken in."""
        taken = 0
        for file, waiting in self.inbox.waiting():
            try:
                at = waiting.moment
                self.jotting.keep(waiting.text, on=waiting.on, to_event=waiting.to_event, uid=waiting.uid, at=at)
            except (JournalBusy, JournalFull):
                break
            except (NetjournalError, ValueError, OverflowError):
                continue
            # Left behind in a folder that has become read-only, it is taken in again, as the same record.
            with suppress(OSError):
                file.unlink(missing_ok=True)
            taken += 1
        return taken

    # Any record

    def noun(self, kind: Kind) -> Any:
        """The store of a kind of record."""
        return getattr(self, {"person": "people"}.get(kind, f"{kind}s"))

    def title(self, ref: Ref) -> str:
        """What a record is called in one line. Raises NotFound."""
        record = self.noun(ref.kind).get(ref.id)
        match ref.kind:
            case "event":
                return str(record.title)
            case "person":
                return str(record.name)
            case "conversation":
                return short(record.said or f"with {', '.join(record.people)}")
            case "promise":
                return short(record.words)
            case "idea":
                return short(record.text)
            case "reflection":
                assert isinstance(record, Reflection)
                return f"looking back on {record.event}"

    def edit(self, ref: Ref, **values: object) -> int:
        """Change a record's columns (and tags, aliases, contacts), in one action. Raises NotFound, WrongUse."""
        if (needed := NEEDED.get(ref.kind)) in values and not key(str(values[needed])):
            raise WrongUse(f"The {needed} of {self.title(ref)} can't be empty; nothing was changed.")
        with self.database.write(f"Changed {self.title(ref)}") as action:
            if ref.kind == "promise":
                self.promising.change(ref.id, **values)
            else:
                self.noun(ref.kind).edit(ref.id, **values)
        return action

    def remove(self, ref: Ref) -> int:
        """Remove a record; what it was joined with stays. Returns the action to take it back by."""
        with self.database.write(f"Removed {self.title(ref)}") as action:
            self.noun(ref.kind).remove(ref.id)
        return action

    def listing(self, kind: Kind, narrow: Narrow | None = None) -> "Listing | Ranked":
        """An ordered list of a kind, narrowed to what belongs to one record, or to what is to be found: words, and
        filters as in the search.
        """
        narrow = narrow or Narrow()
        if narrow.find and narrow.query is None:
            from netjournal.domain import query

            day_first = self.nouns.day_first
            narrow = narrow._replace(query=query.read(narrow.find, self.clock.today(), day_first=day_first))
        if narrow.sort and kind == "idea":
            from netjournal.store.ranking import Ranked

            return Ranked(self.ideas, narrow)
        return Listing(self.noun(kind), narrow)

    def entries(self, ref: Ref) -> list[Entry]:
        """What belongs to a record, the latest first: the lines of its page."""
        from netjournal.store import pages

        return pages.entries(self.database, ref)

    # Taking back

    def undo(self, action: int | None = None) -> Action:
        """Take back the latest action, or the one named. Raises NotFound, StandsInTheWay."""
        return self.changes.undo(action)

    def redo(self, action: int | None = None) -> Action:
        """Put back what was last taken back, or the action named. Raises NotFound, StandsInTheWay."""
        return self.changes.redo(action)

    def actions(self, limit: int = 100) -> list[Action]:
        return self.changes.latest(limit)


def spool(folder: Path, clock: Clock, text: str, day: date | None, to_event: bool, uid: str | None = None) -> Path:
    """Keep a jot in the inbox of a journal that can't be written. Raises OSError when even that fails."""
    at = clock.local().isoformat()
    return Inbox(folder).put(Waiting(uid or new_uid(clock), text, day.isoformat() if day else "", to_event, at))
