"""Looking a journal through, and mending it. Needs no open journal: what is there may be damaged."""

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from netjournal.actions.backing_up import BackingUp, Backup
from netjournal.clock import Clock
from netjournal.errors import JournalDamaged, JournalRefused
from netjournal.paths import private_folder
from netjournal.store import agreeing, backups, checking, repairing, restoring, salvage
from netjournal.store.agreeing import Astray
from netjournal.store.backups import Stop, never
from netjournal.store.checking import Finding
from netjournal.store.database import Database
from netjournal.store.inbox import Inbox
from netjournal.store.refusals import translated
from netjournal.store.salvage import Salvaged

__all__ = ["Checking", "Finding", "ReadOut"]


class ReadOut(NamedTuple):
    """What was read out of a damaged journal, and where that is kept."""

    salvaged: Salvaged
    aside: Path | None


class Checking:
    """`path`: the journal's file."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.clock = clock

    def look(self) -> list[Finding]:
        """Everything that is not as it should be in the journal as it stands. Others wait with writing meanwhile.

        Raises JournalBusy while another program holds it."""
        try:
            return self._look(self.path, still=False)
        except JournalDamaged as error:
            return [Finding("file", str(error), "read out")]

    def look_aside(self, stop: Stop = never) -> list[Finding]:
        """The same of a copy, so that nobody waits for it. Raises Interrupted when stopped."""
        folder = backups.folder_of(self.path)
        try:
            with backups.checked_copy(self.path, private_folder(folder), stop) as (part, _):
                return self._look(part, still=True, stop=stop)
        except JournalRefused as error:
            return [Finding("file", str(error), "read out")]

    def _look(self, file: Path, *, still: bool, stop: Stop = never) -> list[Finding]:
        with translated(self.path), closing(checking.opened(file, still=still)) as db:
            db.connection().set_progress_handler(stop, 100_000)
            found = checking.check(db, self.path.parent / "drafts", backups.backups(self.path))
        stuck = Inbox(self.path.parent / "inbox").stuck()
        return found + [Finding(f"inbox {file}", "holds no jot that can be taken in; the file stays") for file in stuck]

    def astray(self, backup: Backup) -> int:
        """How many values of a backup just made are not as they were written, by what earlier ones hold."""
        others = [one for one in backups.backups(self.path) if one.path != backup.path]
        with translated(backup.path), closing(checking.opened(backup.path)) as db:
            return len(agreeing.astray(db, others))

    def mend(self, findings: list[Finding]) -> Backup | None:
        """Mend what can be without reading out, after a backup of how it was. Returns that backup, if one was made."""
        astray: list[Astray] = []
        if any(finding.how == "written" for finding in findings):
            with translated(self.path), closing(checking.opened(self.path, still=False)) as db:
                astray += (one for one in agreeing.astray(db, backups.backups(self.path)) if one.sure)
        made = BackingUp(self.path, self.clock).before()
        with closing(Database(self.path, self.clock)) as database:
            repairing.mend(database, findings, astray)
        return made

    def read_out(self, progress: salvage.Progress | None = None) -> ReadOut:
        """Read what can be read into a fresh journal, and put it in the place of the damaged one, which is kept aside
        whole. Raises JournalRefused where nothing can be read, JournalBusy while another program holds it."""
        real = self.path.resolve()
        with salvage.read_out(real, self.clock, progress) as (fresh, salvaged):
            restoring.wait_for(real)
            return ReadOut(salvaged, restoring.put(fresh, real, self.clock, "damaged"))
