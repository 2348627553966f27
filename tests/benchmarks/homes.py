"""Where the measured programs live: their environment, homes of their own, and the journal of twenty years."""

import compileall
import importlib.util
import io
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stdout
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import netjournal
from netjournal.clock import Clock
from netjournal.journal import Journal
from netjournal.text import key

PEOPLE, EVENTS, IDEAS, YEARS = 50_000, 5_000, 300_000, 20
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
    """The big journal, made once and kept between runs: by `netjournal.demo` where it can, else of plain rows."""
    maker = _demo()
    path = CACHE / ("demo.db" if maker else "plain.db")
    if path.exists():
        return path
    CACHE.mkdir(mode=0o700, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    print(f"making {path} (kept for the next time) …", end="", flush=True)
    begun = time.perf_counter()
    (maker or plain)(unfinished, Clock())
    unfinished.rename(path)
    print(f" {time.perf_counter() - begun:.0f} s", flush=True)
    return path


def _demo() -> Callable[[Path, Clock], object] | None:
    try:
        from netjournal.demo.make import make
    except ImportError:
        return None
    return lambda path, clock: make(path, clock, people=PEOPLE, years=YEARS, seed=1)


_SYLLABLES = "ba den fi gor hal ine ka lor mi nu ost pri ra sel ti und ver wil yo zen".split()


def plain(path: Path, clock: Clock) -> None:
    """Rows of the right number, width and joins, with words whose frequencies fall off as words' do."""
    chance = random.Random(1)
    words = sorted({"".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(9_000)})
    chance.shuffle(words)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    cumulative = [sum(weights[:0])]
    for weight in weights:
        cumulative.append(cumulative[-1] + weight)
    today, now = clock.today(), "2020-01-01T00:00:00.000000Z"
    uids = (f"plain-{number:012x}" for number in range(10**9))

    def said(least: int, most: int) -> str:
        return " ".join(chance.choices(words, cum_weights=cumulative[1:], k=chance.randint(least, most)))

    def days(count: int) -> Iterator[tuple[int, str]]:
        for number in range(1, count + 1):
            yield number, (today - timedelta(days=round((count - number) * YEARS * 365 / count))).isoformat()

    names = [f"{chance.choice(words).title()} {chance.choice(words).title()}" for _ in range(PEOPLE)]
    event_days = {number: day for number, day in days(EVENTS)}
    journal = Journal.open(path, clock)
    try:
        database = journal.database
        with database.write("Made up", bulk=True):

            def fill(table: str, columns: str, rows: list[tuple[object, ...]]) -> None:
                marks = ", ".join("?" * len(columns.split(",")))
                database.run_many(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)

            titles = [said(2, 4).capitalize() for _ in range(60)]
            stamps = (now, now)
            fill("event", "uid, title, key, day, place, created_at, updated_at",
                 [(next(uids), t := chance.choice(titles), key(t), day, said(1, 2), *stamps) for day in event_days.values()])  # fmt: skip
            fill("person", "uid, name, key, does, hook, met_on, created_at, updated_at",
                 [(next(uids), n, key(n), said(2, 4), said(3, 6), today.isoformat(), *stamps) for n in names])
            called = [(i, n, key(n), "name") for i, n in enumerate(names, 1)]
            parts = [(i, p, key(p), "part") for i, n in enumerate(names, 1) for p in n.split()]
            fill("called", "person_id, name, key, sort", [*called, *parts])
            rooms = {
                event: {min(PEOPLE, max(1, round(event * PEOPLE / EVENTS - abs(chance.gauss(0, 900))))) for _ in range(22)}
                for event in event_days
            }
            fill("attendance", "uid, event_id, person_id, mark",
                 [(next(uids), e, p, chance.choice(("talked", "hello", "", "missed"))) for e, room in rooms.items() for p in room])  # fmt: skip
            talks = [(e, p) for e, room in rooms.items() for p in sorted(room)[:8]]
            fill("conversation", "uid, event_id, day, said, created_at, updated_at",
                 [(next(uids), e, event_days[e], said(6, 20), *stamps) for e, _ in talks])
            fill("conversation_person", "conversation_id, person_id", [(c, p) for c, (_, p) in enumerate(talks, 1)])
            fill("stage_move", "uid, person_id, event_id, day, move",
                 [(next(uids), p, e, event_days[e], chance.choice(("closer", "same", "further"))) for e, p in talks])
            fill("promise", "uid, direction, words, due, state, made_on, person_id, event_id, created_at, updated_at",
                 [(next(uids), chance.choice(("mine", "theirs")), said(3, 7), event_days[e], "open" if n % 20 == 0 else "done",
                   event_days[e], p, e, *stamps) for n, (e, p) in enumerate(talks) if n % 3 == 0])  # fmt: skip
            # Most ideas come at events.
            fill("idea", "uid, text, day, at, zone, event_id, created_at, updated_at",
                 [(next(uids), said(4, 14), day, now, "UTC", max(1, n * EVENTS // IDEAS) if n % 4 else None, *stamps)
                  for n, day in days(IDEAS)])  # fmt: skip
            fill("association", "uid, idea_id, person_id, created_at",
                 [(next(uids), n, max(1, n * PEOPLE // IDEAS), now) for n in range(1, IDEAS, 2)])
    finally:
        journal.close()
    assert date.fromisoformat(event_days[EVENTS]) == today
