"""Search as one types, in 300,000 ideas and 500,000 conversations of 25 words, over a bare FTS5 query of the same text.

Asked is what the search page asks and draws: every kind, the best fifty of each with who was there and where, and the
cells of a screenful. The controls ask one index, that of conversations, through sqlite3 itself: the fifty best by rank
(what a first try at such a search does) and the fifty newest, each with a snippet. All three in turn for each text.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playhouse.fts_parser import parse

from netjournal.clock import Clock
from netjournal.domain import query
from netjournal.journal import Journal
from netjournal.rows import hit_cells
from netjournal.store.index import INDEXES
from tests.benchmarks import homes
from tests.benchmarks.look_alikes import pairs
from tests.benchmarks.report import begin, percentile, table

TEXTS = 48
"""So many of each class are asked."""
SCREENFUL = 40
"""So many lines of hits are drawn."""
FRAME = 16
_SHOWN = "SELECT rowid, snippet(conversation_words, -1, '[', ']', '…', 12) FROM conversation_words"
RANKED = f"{_SHOWN} WHERE conversation_words MATCH ? ORDER BY rank LIMIT 50"
NEWEST = f"{_SHOWN} WHERE conversation_words MATCH ? ORDER BY rowid DESC LIMIT 50"
FILTERS = ("who:", "after:2026", "before:2015", "kind:idea", "after:2024 before:2025", "kind:conversation who:")


class Took(NamedTuple):
    """Milliseconds: ours, the ranked control, the newest one, and ours by the clock on the wall."""

    ours: float
    ranked: float
    newest: float
    wall: float


class Words:
    """Words to ask for: by turns one as common as it is in the texts, and any word at all."""

    def __init__(self, journal: Journal, dice: Random) -> None:
        self.dice = dice
        last = int(journal.database.value("SELECT max(id) FROM idea"))
        ids = sorted(dice.sample(range(1, last + 1), 2000))
        marks = ", ".join(map(str, ids))
        self.lines = [text for (text,) in journal.database.rows(f"SELECT text FROM idea WHERE id IN ({marks})")]
        drawn: list[str] = [word for text in self.lines for word in text.lower().replace(".", "").split()]
        self._common, self._any = cycle(drawn), cycle(dice.sample(sorted(set(drawn)), len(set(drawn))))
        self._turns = cycle((self._common, self._any))
        names: list[str] = [
            name for (name,) in journal.database.rows("SELECT DISTINCT key FROM called WHERE sort = 'part'")
        ]
        self._names = cycle(dice.sample(names, 200))

    def one(self, least: int = 1) -> str:
        return next(word for word in next(self._turns) if len(word) >= least and word.isalpha())

    def begun(self, letters: int) -> str:
        return self.one(letters)[:letters]

    def name(self) -> str:
        return next(name for name in self._names if name.isalpha() and len(name) > 2)

    def slipped(self) -> str:
        """A word with two neighbours swapped, or a letter left out."""
        word = self.one(5)
        at = self.dice.randrange(1, len(word) - 1)
        return word[:at] + (word[at + 1] + word[at] + word[at + 2 :] if self.dice.random() < 0.5 else word[at + 1 :])

    def classes(self) -> dict[str, Callable[[], str]]:
        some = self.dice.randint
        filters = cycle(FILTERS)

        def narrowed() -> str:
            narrow = next(filters)
            return f"{narrow}{self.name() if narrow.endswith('who:') else ''} {self.begun(some(2, 6))}"

        return {
            "1 letter": lambda: self.begun(1),
            "2 letters": lambda: self.begun(2),
            "3 letters": lambda: self.begun(3),
            "4–7 letters": lambda: self.begun(some(4, 7)),
            "a whole word": lambda: f"{self.one()} ",
            "two words, the second begun": lambda: f"{self.one()} {self.begun(some(1, 5))}",
            "three words, a name among them": lambda: f"{self.name()} {self.one()} {self.begun(some(1, 5))}",
            "a filter and a word begun": narrowed,
            "a filter and the commonest word": lambda: f"{next(filters).replace('who:', 'who:priya')} the",
            "a word with a slip": self.slipped,
        }  # fmt: skip


def page(journal: Journal, text: str) -> None:
    """What the search page asks for a text and draws of it."""
    found = journal.searching.find(text)
    today = journal.clock.today()
    for hit in islice((hit for hits in found.hits.values() for hit in hits), SCREENFUL):
        for cell in hit_cells(hit, hit.kind, found.query.words, today):
            cell.text and query.lit(query.excerpt(cell.text, cell.words, 60), cell.words)


def timed(ask: Callable[[], object]) -> float:
    """Milliseconds of work: what this thread itself took, whoever else the machine worked for meanwhile."""
    begun = time.thread_time()
    ask()
    return 1000 * (time.thread_time() - begun)


def asked(journal: Journal, bare: sqlite3.Connection, text: str) -> Took:
    box = query.read(text, journal.clock.today()).box
    match = (parse(box),)
    begun = time.perf_counter()
    ours = timed(lambda: page(journal, text))
    wall = 1000 * (time.perf_counter() - begun)
    return Took(
        ours,
        timed(lambda: bare.execute(RANKED, match).fetchall()),
        timed(lambda: bare.execute(NEWEST, match).fetchall()),
        wall,
    )


def three(values: list[float]) -> str:
    return " / ".join(f"{percentile(values, share):.1f}" for share in (0.5, 0.95, 1))


def searches(journal: Journal, runs: int) -> None:
    begin("search: as one types", "journal.searching.find(text) and the cells of a screenful, in one process, warm")
    rows = []
    slowest: list[str] = []
    with closing(sqlite3.connect(f"file:{journal.database.path}?mode=ro", uri=True)) as bare:
        bare.execute("PRAGMA cache_size = -32000")  # as much as the journal's own connection has
        words = Words(journal, Random(4))
        for name, make in words.classes().items():
            texts = [make() for _ in range(TEXTS)]
            asked(journal, bare, texts[0])
            took = [(asked(journal, bare, text), text) for _ in range(runs) for text in texts]
            ours, ranked, newest, wall = (list(each) for each in zip(*(each for each, _ in took), strict=True))
            over = sum(ms > FRAME for ms in ours)
            rows.append(
                (
                    name, three(ours), f"{percentile(wall, 0.95):.1f}", three(ranked), three(newest),
                    f"{median(a / b for a, b in zip(ours, ranked, strict=True)):.2f}",
                    f"{median(a / b for a, b in zip(ours, newest, strict=True)):.1f}",
                    f"{percentile(ours, 0.95) / percentile(ranked, 0.95):.2f}", f"{over} of {len(ours)}",
                )
            )  # fmt: skip
            worst, text = max((each.ours, text) for each, text in took)
            slowest.append(f"{name}: “{text}” {worst:.0f} ms")
    table(
        ["typed", "ms p50 / p95 / worst", "p95 on the wall", "bare, ranked", "bare, newest",
         "p50 ÷ ranked", "p50 ÷ newest", "p95 ÷ ranked p95", f"over {FRAME} ms"],
        rows,
    )  # fmt: skip
    print("\nslowest: " + "; ".join(slowest))


def growing(line: str) -> Iterator[str]:
    """A line as it is typed: asked about after each word."""
    words = line.split()
    for many in range(1, len(words) + 1):
        yield " ".join(words[:many])


def look_alikes(journal: Journal, runs: int) -> None:
    begin("search: look-alikes", "journal.ideas.look_alikes(text) of lines as they grow, word by word")
    rows = []
    for name, lines in (
        ("lines of the journal", Words(journal, Random(5)).lines[:24]),
        ("lines of tests/data", [pair.later for pair in pairs()[:60]]),
    ):
        took = [
            timed(lambda begun=begun: journal.ideas.look_alikes(begun, 3))  # type: ignore[misc]
            for line in lines * runs for begun in growing(line)
        ]  # fmt: skip
        rows.append((name, three(took), f"{sum(ms > 2 * FRAME for ms in took)} of {len(took)}"))
    table(["typed", "ms p50 / p95 / worst", f"over {2 * FRAME} ms"], rows)


def size(journal: Journal) -> None:
    """What the indexes add to the file, by table, and how long making them anew takes by the clock on the wall."""
    begin("search: the index", "dbstat, and netjournal search --rebuild")
    pages: dict[str, int] = dict(journal.database.rows("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    rows, indexes = [], 0
    for name in INDEXES:
        held = sum(bytes_ for page_, bytes_ in pages.items() if page_.startswith(f"{name}_words_"))
        indexes += held
        if held > 1 << 20:
            records = int(journal.database.value(f"SELECT count(*) FROM {name}"))
            rows.append((name, f"{records:,}", f"{pages[name] / 1e6:.1f}", f"{held / 1e6:.1f}"))
    rest = sum(pages.values()) - indexes
    rows.append(("the whole journal", "", f"{rest / 1e6:.1f}", f"{indexes / 1e6:.1f}"))
    table(["table", "records", "MB", "its index, MB"], rows)
    begun = time.perf_counter()
    journal.searching.search.rebuild()
    took = time.perf_counter() - begun
    print(f"\nthe index makes the journal {1 + indexes / rest:.2f} times as large; it is made anew in {took:.1f} s")


def run(runs: int, given: Path | None) -> None:
    with TemporaryDirectory(prefix="netjournal-bench-") as folder:
        journal = Journal.open(homes.wordy(Path(folder) / "big", given).journal, Clock())
        try:
            held = homes.counts(journal.database.path)
            lengths = "SELECT sum(length(words) - length(replace(words, ' ', '')) + 1) * 1.0 / count(*) FROM "
            texts = "(SELECT text AS words FROM idea UNION ALL SELECT said FROM conversation)"
            print(f"\nbig: {', '.join(f'{count:,} {name}' for name, count in held.items())}; "
                  f"{journal.database.value(lengths + texts):.1f} words a text\n")  # fmt: skip
            searches(journal, runs)
            look_alikes(journal, runs)
            size(journal)
        finally:
            journal.close()
