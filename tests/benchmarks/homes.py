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
from contextlib import closing, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import netjournal
from netjournal.clock import Clock
from netjournal.demo.make import make
from netjournal.journal import Journal

PEOPLE, YEARS = 50_000, 20
"""As many make 5,000 events and 300,000 ideas."""
TALKS, VOWS = 10, 2
"""Half a million conversations and a hundred thousand promises."""
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
    source = given or twenty_years()
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
    """The big journal: that of `netjournal demo` with more talk in it, made once and kept between runs."""
    path = CACHE / "twenty-busy-years.db"
    if path.exists():
        return path
    CACHE.mkdir(mode=0o700, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    print(f"making {path} (kept for the next time) …", end="", flush=True)
    begun = time.perf_counter()
    make(unfinished, Clock(), people=PEOPLE, years=YEARS, seed=1, talks=TALKS, vows=VOWS)
    unfinished.rename(path)
    print(f" {time.perf_counter() - begun:.0f} s", flush=True)
    return path
