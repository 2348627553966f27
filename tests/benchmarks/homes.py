"""Where the measured programs live: their environment, homes of their own, and the journal of twenty years."""

import compileall
import importlib.util
import io
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, redirect_stdout
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

import netjournal
from netjournal.clock import Clock
from netjournal.demo.make import make
from netjournal.journal import Journal
from tests.benchmarks.wordy import texts, vocabulary

PEOPLE, YEARS = 50_000, 20
"""As many make 5,000 events and 300,000 ideas."""
TALKS, VOWS = 10, 2
"""Half a million conversations and a hundred thousand promises."""
JOTTED = 300
"""Ideas jotted after the indexes were made."""
CACHE = Path(tempfile.gettempdir()) / f"netjournal-benchmarks-{os.getuid()}"
PROGRAM = [str(Path(sys.executable).with_name("netjournal"))]
"""The command as users start it; made by `pip install`."""
CONTROLS = Path(__file__).parent / "controls"


class Home(NamedTuple):
    """A NETJOURNAL_HOME, its journal, and the environment in which programs find it."""

    path: Path

    @property
    def journal(self) -> Path:
        return self.path / "journal.db"

    @property
    def environment(self) -> dict[str, str]:
        """This process's environment without what changes how Python or Textual starts."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "TEXTUAL", "NETJOURNAL", "COVERAGE")) and name != "NO_COLOR"
        }
        kept |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        return kept | {"NETJOURNAL_HOME": str(self.path), "HOME": str(self.path)}


def compile_all() -> None:
    """Everything that is imported stands compiled, as after an ordinary installation. Quick when it does already."""
    folders = [Path(netjournal.__file__).parent, CONTROLS]
    for name in ("textual", "rich", "peewee", "playhouse", "click", "pendulum", "platformdirs", "dateutil"):
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin:
            file = Path(spec.origin)
            folders.append(file.parent if file.name == "__init__.py" else file)
    with redirect_stdout(io.StringIO()):
        for one in folders:
            if one.is_dir():
                compileall.compile_dir(one, quiet=1)
            else:
                compileall.compile_file(one, quiet=1)


def empty(folder: Path) -> Home:
    """A journal as a new user has it: made, and nothing kept yet."""
    home = Home(folder)
    Journal.open(home.journal, Clock()).close()
    return home


def big(folder: Path, given: Path | None) -> Home:
    """A copy of the journal of twenty years, or of the one given; the original is never written to."""
    return _copy(folder, given or twenty_years())


def wordy(folder: Path, given: Path | None) -> Home:
    """A copy of the journal of twenty years written in as many words as a real one, or of the one given."""
    return _copy(folder, given or twenty_wordy_years())


def _copy(folder: Path, source: Path) -> Home:
    home = Home(folder)
    folder.mkdir(mode=0o700, parents=True)
    shutil.copyfile(source, home.journal)
    home.journal.chmod(0o600)
    Journal.open(home.journal, Clock()).close()
    return home


def counts(journal: Path) -> dict[str, int]:
    with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as db:
        return {
            table: int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for table in ("event", "person", "promise", "idea", "conversation")
        }


def twenty_years() -> Path:
    """The big journal: that of `netjournal demo` with more talk in it."""

    def busy(path: Path) -> None:
        make(path, Clock(), people=PEOPLE, years=YEARS, seed=1, talks=TALKS, vows=VOWS)

    return _kept("twenty-busy-years", busy)


def twenty_wordy_years() -> Path:
    """The big journal with every idea and conversation in other words: as many, as common and as rare as in life."""
    source = twenty_years()

    def reworded(path: Path) -> None:
        with TemporaryDirectory(prefix="netjournal-bench-", dir=CACHE) as folder:
            home = _copy(Path(folder) / "journal", source)
            reword(home.journal)
            home.journal.rename(path)

    return _kept("twenty-wordy-years", reworded)


def reword(journal: Path) -> None:
    """Write ideas and conversations anew, in bulk: nothing of it is noted, and the indexes are made anew at the end.

    Then some ideas are jotted one by one, so that the indexes are not as tidy as just made.
    """
    columns = {"idea": "text", "conversation": "said"}
    dice = Random(1)
    held = Journal.open(journal, Clock())
    try:
        database = held.database
        was = [text for table, column in columns.items() for (text,) in database.rows(f"SELECT {column} FROM {table}")]
        words = vocabulary(was, dice)
        with database.write("Reworded", bulk=True):
            for table, column in columns.items():
                ids = [id_ for (id_,) in database.rows(f"SELECT id FROM {table} ORDER BY id")]
                new = texts(len(ids), words, dice)
                database.run_many(f"UPDATE {table} SET {column} = ? WHERE id = ?", list(zip(new, ids, strict=True)))
        for text in texts(JOTTED, words, dice):
            held.jotting.keep(text)
    finally:
        held.close()


def _kept(name: str, prepare: Callable[[Path], None]) -> Path:
    """A journal that takes minutes to make: made once, and kept between runs."""
    path = CACHE / f"{name}.db"
    if path.exists():
        return path
    CACHE.mkdir(mode=0o700, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    print(f"making {path} (kept for the next time) …", end="", flush=True)
    begun = time.perf_counter()
    prepare(unfinished)
    unfinished.rename(path)
    print(f" {time.perf_counter() - begun:.0f} s", flush=True)
    return path
