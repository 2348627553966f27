"""What faults are put into: small pieces of work, each on a journal prepared for it, and how to tell what became of it.

A scene is all or nothing. Whatever happened, the journal holds what it held before or what it holds after, and after
where the user was told so. `SCENES` is the table; what needs a command the program hasn't got is passed over.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from netjournal.clock import Clock
from netjournal.domain.records import Ref
from netjournal.errors import JournalFull, NetjournalError
from netjournal.journal import Draft, Drafts, Journal
from netjournal.store import database, journal_file
from tests.faults.nest import Ended, Nest
from tests.faults.oracle import NOT_RECORDS, Row, held, unsound
from tests.tui import builders

ZONE = "UTC"
LONG = "A thought that goes on for a while, over more than one page of the file. " * 150
TYPED = "Rain on the window table; what she said about cork.\nA second line. " * 12

Held = dict[str, list[Row]]


class Scene(NamedTuple):
    """`words`: what the copy does, a shell command or ":name" of WORK. `needs`: the command without which it is not
    there yet. `looks`: what is looked at besides the journal; it says what is wrong."""

    what: str
    words: tuple[str, ...]
    prepare: Callable[[Path], None]
    needs: str = ""
    looks: Callable[["Stage", Path, bool], list[str]] | None = None

    @property
    def is_there(self) -> bool:
        from netjournal.cli.main import COMMANDS

        return not self.needs or self.needs in COMMANDS


def journal_of(home: Path) -> Path:
    return home / "journal.db"


def opened(home: Path) -> Journal:
    return Journal.open(journal_of(home), Clock(ZONE))


def settled(home: Path) -> Held:
    """What a journal holds after the next start of the program has taken in what waited."""
    opened(home).close()
    return held(journal_of(home))


# How the journals are prepared


def seeded(home: Path) -> None:
    home.mkdir(mode=0o700, parents=True)
    builders.make(journal_of(home), Clock(ZONE)).close()


def with_a_jot(home: Path) -> None:
    seeded(home)
    journal = opened(home)
    journal.jotting.keep(f"{LONG} with @Priya and @Tom #cork")
    journal.close()


def of_the_first_format(home: Path) -> None:
    """A journal as the first version left it, holding what the seeded one holds."""
    seeded(home)
    newer = journal_of(home).rename(home / "newer.db")
    now, journal_file.VERSION = journal_file.VERSION, 1
    try:
        first = database.Database(journal_of(home), Clock(ZONE))
        first.db.execute_sql("ATTACH ? AS newer", (str(newer),))
        with first.write("", bulk=True):
            first.run("PRAGMA defer_foreign_keys = ON")
            for (name,) in first.rows("SELECT name FROM main.sqlite_master WHERE type = 'table'"):
                if name in NOT_RECORDS or name.startswith("sqlite_") or "_words" in name or "_terms" in name:
                    continue
                columns = [row[1] for row in first.rows(f'PRAGMA main.table_info("{name}")')]
                columns = [
                    c for c in columns if c in {row[1] for row in first.rows(f'PRAGMA newer.table_info("{name}")')}
                ]
                named = ", ".join(f'"{column}"' for column in columns)
                first.run(f'INSERT INTO main."{name}" ({named}) SELECT {named} FROM newer."{name}"')
        first.close()
    finally:
        journal_file.VERSION = now
        newer.unlink()


def with_a_backup(home: Path) -> None:
    """A backup, and a thought that came after it."""
    seeded(home)
    journal: Any = opened(home)
    journal.backing_up.make()
    journal.jotting.keep("a thought that came after the backup")
    journal.close()


# What is done, where it is no shell command


def edit(home: Path) -> None:
    journal = opened(home)
    journal.edit(Ref("idea", _first(journal)), text=f"{LONG} and changed")
    journal.close()
    print("Kept")


def merge_ideas(home: Path) -> None:
    journal = opened(home)
    one, other = (int(row[0]) for row in journal.database.rows("SELECT id FROM idea ORDER BY id LIMIT 2"))
    journal.associating.merge(one, other)
    journal.close()
    print("Kept")


def migrate(home: Path) -> None:
    opened(home).close()
    print("Kept")


def draft(home: Path) -> None:
    """The draft keeper of the app, with a clock that never rings: the flush is asked for."""
    from netjournal.tui.drafting import DraftKeeper

    class Owner:
        def set_timer(self, *_: object) -> None:
            return None

    keeper = DraftKeeper(Owner(), Drafts(home / "drafts"), "reflection")  # type: ignore[arg-type]
    keeper.read()
    keeper.typed(f"{TYPED} and more", (1, 3))
    keeper.flush()
    if keeper.failed:
        raise JournalFull(f"What you are writing is not on disk ({keeper.failed}).")
    print("Kept")


def jots(home: Path, mark: str) -> None:
    """One shell jot after the other until it is killed."""
    import sys

    from netjournal.cli.main import main

    for number in range(100_000):
        sys.argv = ["netjournal", "jot", f"{mark}-{number} end"]
        try:
            main()
        except SystemExit as ended:
            if ended.code:
                raise


WORK: dict[str, Callable[..., None]] = {
    "edit": edit, "merge_ideas": merge_ideas, "migrate": migrate, "draft": draft, "jots": jots,
}  # fmt: skip


def _first(journal: Journal) -> int:
    return int(journal.database.value("SELECT id FROM idea ORDER BY id LIMIT 1"))


# What is looked at besides


def draft_before(home: Path) -> None:
    seeded(home)
    Drafts(home / "drafts").save("reflection", Draft(TYPED, (0, 1)))


def look_at_draft(stage: "Stage", home: Path, kept: bool) -> list[str]:
    drafts = Drafts(home / "drafts")
    left = {draft.text for file in drafts.folder.glob("*.json") if (draft := drafts.read(file.stem))}
    if not left or not left <= {TYPED, f"{TYPED} and more"}:
        return [f"the drafts are neither the one before nor the one after: {[text[:40] for text in left]}"]
    return ["told it was safe, and it was not"] if kept and f"{TYPED} and more" not in left else []


def look_at_copy(stage: "Stage", home: Path, kept: bool) -> list[str]:
    """The copy of the format before, made before migrating: whole wherever it has its name."""
    copies = [file for file in home.rglob("*") if _is_copy(file)]
    if kept and not copies:
        return ["migrated without a copy of the format before"]
    return [f"a copy that is not whole: {file.name}" for file in copies if held(file) != stage.raw]


def _is_copy(file: Path) -> bool:
    if file.name.startswith(".") or file.suffix == ".part" or file.name.endswith("-journal") or not file.is_file():
        return False
    return ".before-" in file.name or file.parent.name == "backups"


def look_at_backups(stage: "Stage", home: Path, kept: bool) -> list[str]:
    """Whatever has the name of a backup is a whole journal that holds what the journal held."""
    found = [file for file in (home / "backups").glob("*") if _is_copy(file)]
    wrong = [f"{file.name}: {problem}" for file in found for problem in unsound(file)]
    wrong += [
        f"{file.name} does not hold what the journal held"
        for file in found
        if held(file) not in (stage.raw, stage.after)
    ]
    return wrong + (["told there is a backup, and there is none"] if kept and not found else [])


def look_aside(stage: "Stage", home: Path, kept: bool) -> list[str]:
    """The journal that was replaced is kept beside the restored one."""
    asides = [
        file for file in home.iterdir() if file.is_file() and file.name != "journal.db" and _holds(file, stage.raw)
    ]
    wrong = look_at_backups(stage, home, False)
    return wrong + (["the journal as it was is not kept aside"] if kept and not asides else [])


def _holds(file: Path, what: Held) -> bool:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
            db.execute("SELECT 1 FROM idea")
        return held(file) == what
    except sqlite3.DatabaseError:
        return False


SCENES: dict[str, Scene] = {
    "jot": Scene("a jot from the shell", ("jot", "a thought with @Priya and @Ana #cork"), seeded),
    "save": Scene("an idea edited", (":edit",), with_a_jot),
    "draft": Scene("a draft written", (":draft",), draft_before, looks=look_at_draft),
    "undo": Scene("an undo", ("undo",), with_a_jot),
    "merge_ideas": Scene("two ideas merged", (":merge_ideas",), seeded),
    "migration": Scene("format 1 brought up to date", (":migrate",), of_the_first_format, looks=look_at_copy),
    "backup": Scene("a backup", ("backup",), with_a_jot, "backup", look_at_backups),
    "restore": Scene("a backup restored", ("restore", "--latest", "--yes"), with_a_backup, "restore", look_aside),
    "merge_people": Scene("two people merged", ("merge", "Tom Ellis", "Ana Reyes", "--yes"), seeded, "merge"),
}  # fmt: skip


class Stage:
    """A scene made ready: the journal before, what it holds before and after, and copies of it to try things on."""

    def __init__(self, name: str, nest: Nest, folder: Path) -> None:
        self.name, self.scene, self.nest = name, SCENES[name], nest
        self.folder = folder / name
        self._number = 0
        self.scene.prepare(self.folder / "before")
        self.raw = held(journal_of(self.folder / "before"))
        untouched = self.fresh()
        self.before = self.raw if name == "migration" else settled(untouched)
        done = self.fresh()
        self.learnt = nest.learn(done, *self.scene.words)
        if self.learnt.code:
            raise RuntimeError(f"{name} can't be done: {self.learnt}")
        self.after = settled(done)
        self.clear()

    def fresh(self) -> Path:
        """A copy of the prepared home."""
        self._number += 1
        return Path(shutil.copytree(self.folder / "before", self.folder / str(self._number)))

    def clear(self) -> None:
        """Throw the copies away."""
        for home in self.folder.iterdir():
            if home.name != "before":
                shutil.rmtree(home)

    def judged(self, home: Path, ended: Ended) -> list[str]:
        """What is wrong with a copy after whatever happened to it."""
        wrong: list[str] = []
        if ended.crashed:
            wrong.append(f"crashed: code {ended.code} {ended.err[-300:]!r}")
        try:
            now = held(journal_of(home))
            if now not in (self.raw, self.before, self.after):
                wrong.append("the journal is neither as before nor as after")
            after = settled(home)
            wrong += unsound(journal_of(home))
            if ended.kept and after != self.after:
                wrong.append("told it was done, and it was not")
            if self.scene.looks:
                wrong += self.scene.looks(self, home, ended.kept)
        except (NetjournalError, sqlite3.DatabaseError, OSError) as error:
            wrong.append(f"the journal can't be opened: {error}")
        return [f"{self.name}: {one}" for one in wrong]
