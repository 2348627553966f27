"""The backups there are. Enter or r says what one holds beside the journal; y then goes back to it."""

from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.events import Key, Resize

from netjournal.actions.backing_up import Backup
from netjournal.domain.records import Counts
from netjournal.errors import NetjournalError, NotFound
from netjournal.present import count, counts_beside, counts_words, moments_words, since_words, size_words
from netjournal.rows import Cell
from netjournal.tui.bindings import bindings
from netjournal.tui.guard import told
from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.screens.list_page import ListPage
from netjournal.tui.text import lit
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.labelled import Labelled, LabelledLines
from netjournal.tui.widgets.record_list import LEAST_FREE, RecordList

EMPTY = "There is no backup yet. b makes one."
KEPT = (
    "Made by itself each day you write something, from the second day on. Kept: all of two days, then 12 days, "
    "10 weeks, 9 months."
)

NOT_LOST = (
    "The journal as it is now is not lost: it is kept under another name.",
    "What is there now is not lost.",
)
KEYS = ("y goes back to this backup · Esc leaves all as it is", "y goes back · ↑ ↓ · Esc leaves it")
"""As they fit the window."""

BESIDE = 39
"""Cells of a row that are not for what a backup holds."""
SIZE = 11
"""Those of them that are for its size."""


class BackupsPage(ListPage):
    SCOPES = ("backups", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("backups")
    called = "backups"
    empty = EMPTY
    ON_ROWS = ("restore",)

    def __init__(self) -> None:
        super().__init__()
        self._holds = lru_cache(200)(self._read)
        self._moments: dict[Backup, str] = {}

    def load(self) -> None:
        backing_up = self.journal.backing_up
        found = backing_up.all()
        where = f"{count(len(found), 'backup')} in {backing_up.folder}\n" if found else ""
        unread = "".join(f"{path} can't be read.\n" for path in backing_up.unreadable()[:1])
        clock = self.journal.clock
        said = moments_words([clock.shown(backup.at) for backup in found], clock.today())
        self._moments = dict(zip(found, said, strict=True))
        self.show(found, where + unread + KEPT, *filter(None, ((where + unread).strip(), unread.strip())))

    def cells(self, row: Backup) -> list[Cell]:
        return [
            Cell(self._moments[row], "name", 20),
            Cell(size_words(row.size), "quiet", SIZE - 2, right=True, give=1),
            Cell(self._holds(row, self._room)),
        ]

    @property
    def _room(self) -> int:
        """Cells for what a backup holds; where they would be few, the list leaves out the size."""
        room = self.size.width - BESIDE
        return room if room >= LEAST_FREE else room + SIZE

    def _read(self, backup: Backup, room: int | None = None) -> str:
        try:
            counts = self.journal.backing_up.counts(backup)
        except NetjournalError:
            return "can't be read"
        return counts_words(counts, room)

    @told
    def action_make(self) -> None:
        self.nj.say("Backing up …")
        self.nj.safety.back_up(self._made)

    def _made(self, backup: Backup) -> None:
        self.nj.say(f"Backed up: {self._read(backup)}")
        if self.is_attached:
            self.changed()

    @on(RecordList.Chosen)
    @told
    def action_restore(self) -> None:
        """Say what the highlighted one holds, and ask."""
        backup = self.rows.row
        if isinstance(backup, Backup):
            backing_up = self.journal.backing_up
            try:
                counts = backing_up.counts(backup)
            except NotFound:
                self.load()
                raise
            since = since_words(backing_up.written_since(backup.path))
            preview = Preview(self._moments[backup], counts, backing_up.present(), since)
            self.nj.ask(preview, lambda _: self._restore(backup.path))

    def _restore(self, path: Path) -> None:
        self.nj.safety.restore(path)


class Preview(Dialog[bool]):
    """What a backup holds beside the journal as it is; y goes back to it, as y does all that is asked first."""

    def __init__(self, moment: str, counts: Counts, present: Counts | None, since: str) -> None:
        super().__init__()
        self.since = since
        self.moment = moment
        self.rows = counts_beside(counts, present)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = lit(f"The backup of {self.moment}")
            with VerticalScroll(id="holds"):
                yield LabelledLines(
                    [
                        Labelled(lit(kind).stylize("$quiet"), lit(f"{many:>7}   {compared}"))
                        for kind, many, compared in self.rows
                    ]
                )
            yield Hint(self.since, id="since", classes="foot")
            yield Hint(*NOT_LOST, classes="foot")
            yield Hint(*KEYS, classes="foot")

    def on_mount(self) -> None:
        self.query_one("#holds").focus()

    def on_resize(self, event: Resize) -> None:
        """What it holds scrolls; what y does to the journal is always seen."""
        around = 6 if self.is_low(event.size.height) else 9
        self.query_one("#holds").styles.max_height = max(1, event.size.height - around)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character == "y"

    def on_key(self, event: Key) -> None:
        if event.character == "y":
            event.stop()
            self.finish(True)
