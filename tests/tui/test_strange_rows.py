"""The full-screen journal on a file another program wrote to: every page opens, whatever stands in the rows."""

import shutil
from pathlib import Path

import pytest

from netjournal import prompts, rows
from netjournal.clock import FrozenClock
from netjournal.domain.records import Kind, Ref
from netjournal.errors import NetjournalError
from netjournal.journal import Journal
from netjournal.tui import facts
from netjournal.tui.messages import OpenRecord
from netjournal.tui.walk import Walk
from tests.store.strange import STRANGE, columns, put

from . import builders
from .driver import open_app

KINDS: tuple[Kind, ...] = ("event", "person", "promise", "idea", "conversation", "reflection")
ROTATED = [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, len(STRANGE)))]


@pytest.fixture
def seeded(home: Path, clock: FrozenClock) -> Path:
    """A seeded journal with a reflection that stands open, not open itself."""
    home.mkdir(mode=0o700)
    path = home / "seeded.db"
    journal = builders.make(path, clock)
    journal.reflecting.begin(5, "five")
    journal.reflecting.stand(1, "cards", "nobody")
    journal.close()
    return path


def read_pages(journal: Journal) -> None:
    """Every page and every card of every reflection, as words."""
    today = journal.clock.today()
    for kind in KINDS:
        for (id_,) in journal.database.rows(f"SELECT id FROM {kind}"):
            try:
                sheet = facts.sheet(journal, Ref(kind, id_), prompts.load)
            except NetjournalError:
                continue
            assert all(isinstance(word, str) for fact in sheet.facts for word in (sheet.title, *fact))
            for entry in sheet.entries:
                rows.entry_cells(entry, today)
    asked = prompts.load()
    for (event,) in journal.database.rows("SELECT id FROM event"):
        walk = Walk(journal, asked, event)
        for index in range(len(walk.cards)):
            walk.index = index
            walk.asking = walk._ask()
            walk.view()


@pytest.mark.parametrize("shift", ROTATED)
def test_any_value_in_any_column_stands_on_its_pages(seeded: Path, home: Path, clock: FrozenClock, shift: int) -> None:
    for number, place in enumerate(columns(seeded)):
        if not shift and number % 3:
            continue
        path = Path(shutil.copy(seeded, home / "journal.db"))
        called = list(STRANGE)[(number + shift) % len(STRANGE)]
        if not put(path, STRANGE[called], place):
            continue
        journal = Journal.open(path, clock)
        try:
            read_pages(journal)
        except Exception as error:
            error.add_note(f"{called} in {place}")
            raise
        finally:
            journal.close()


KEYS = {"uid", "key", "takes_back"}


@pytest.mark.parametrize(
    "called", [pytest.param(name, marks=[] if name == "bytes" else [pytest.mark.slow]) for name in STRANGE]
)
async def test_a_journal_of_strange_values_opens_everywhere(
    seeded: Path, home: Path, clock: FrozenClock, called: str
) -> None:
    """All columns at once but those that join the rows, so that every row is still reached."""
    path = Path(shutil.copy(seeded, home / "journal.db"))
    places = [(table, name) for table, name in columns(path) if name not in KEYS and not name.endswith("_id")]
    put(path, STRANGE[called], *places)
    journal = Journal.open(path, clock)
    try:
        async with open_app(journal, size=(120, 36)) as nj:
            for pane in (1, 2, 3, 4):
                await nj.press(str(pane), "end", "home")
                await nj.rest()
            for kind in KINDS:
                nj.app.post_message(OpenRecord(Ref(kind, 1)))
                await nj.settle()
                await nj.do("record.edit")
                await nj.press("escape", "escape")
                while len(nj.app.screen_stack) > 1:
                    nj.app.pop_screen()
                    await nj.settle()
            assert nj.app.is_running
    finally:
        journal.close()
