"""What one window of each list costs on the big journal, in milliseconds and queries; and what is asked while typing."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from netjournal.clock import Clock
from netjournal.domain.records import Kind, Ref
from netjournal.journal import Journal, Narrow
from netjournal.store.database import Row
from tests.benchmarks import homes
from tests.benchmarks.report import begin, interleaved, spread, table

WINDOW = 64
LISTED: tuple[Kind, ...] = ("event", "person", "promise", "idea")


class Counted:
    """Counts the SELECTs of a journal, all of which pass through `Database.rows`."""

    def __init__(self, journal: Journal) -> None:
        self.queries = 0
        rows = journal.database.rows

        def counted(sql: str, *parameters: object) -> list[Row]:
            self.queries += 1
            return rows(sql, *parameters)

        journal.database.rows = counted  # type: ignore[method-assign]

    def timed(self, ask: Callable[[], object]) -> Callable[[], tuple[float, int]]:
        """`ask` as a case: how many milliseconds and queries it took."""

        def case() -> tuple[float, int]:
            self.queries, begun = 0, time.perf_counter()
            ask()
            return 1000 * (time.perf_counter() - begun), self.queries

        return case


@contextmanager
def opened(given: Path | None) -> Iterator[Journal]:
    with TemporaryDirectory(prefix="netjournal-bench-") as folder:
        journal = Journal.open(homes.big(Path(folder) / "big", given).journal, Clock())
        try:
            yield journal
        finally:
            journal.close()


def windows(journal: Journal) -> dict[str, Callable[[], object]]:
    """Each list: its count, first window, the one after, the last, one from the middle, and where a record stands."""
    cases: dict[str, Callable[[], object]] = {}
    for kind in LISTED:
        listing = journal.listing(kind)
        count = listing.count()
        edge = listing.at(0, WINDOW)[-1]
        middle = listing.at(count // 2, 1)[0]
        cases |= {
            f"{kind}: count": listing.count,
            f"{kind}: first": lambda listing=listing: listing.at(0, WINDOW),  # type: ignore[misc]
            f"{kind}: after": lambda listing=listing, edge=edge: listing.after(edge, WINDOW),  # type: ignore[misc]
            f"{kind}: before middle": lambda listing=listing, line=middle: listing.before(line, WINDOW),  # type: ignore[misc]
            f"{kind}: jump to last": lambda listing=listing, count=count: listing.at(count - WINDOW, WINDOW),  # type: ignore[misc]
            f"{kind}: place of middle": lambda listing=listing, id_=middle.id, kind=kind: listing.place(Ref(kind, id_)),  # type: ignore[misc]
        }
    return cases


def linked(journal: Journal) -> dict[str, Callable[[], object]]:
    """What following one highlighted row asks of the other panes: their counts and first windows."""
    cases: dict[str, Callable[[], object]] = {}
    for source in LISTED:
        count = journal.listing(source).count()
        for where, at in (("first", 0), ("middle", count // 2)):
            id_ = journal.listing(source).at(at, 1)[0].id

            def follow(source: Kind = source, id_: int = id_) -> None:
                for kind in LISTED:
                    if kind != source:
                        listing = journal.listing(kind, Narrow(source, id_))
                        if listing.count():
                            listing.at(0, WINDOW)

            cases[f"panes of the {where} {source}"] = follow
            cases[f"page of the {where} {source}"] = lambda ref=Ref(source, id_): journal.entries(ref)  # type: ignore[misc]
    cases["the strip"] = journal.meeting.waiting
    cases["what r means"] = journal.reflecting.next_event
    return cases


def typed(journal: Journal) -> dict[str, Callable[[], object]]:
    """Find-in-pane after one, two, three and more letters, and look-alikes of a line as it grows."""
    cases: dict[str, Callable[[], object]] = {}
    idea = journal.listing("idea").at(journal.listing("idea").count() // 3, 1)[0]
    finds: dict[Kind, str] = {
        "event": journal.listing("event").at(7, 1)[0].title,
        "person": journal.listing("person").at(7, 1)[0].name,
        "promise": journal.listing("promise").at(7, 1)[0].words,
        "idea": max(idea.text.split(), key=len),
    }
    for kind in get_args(Kind):
        for letters in (1, 2, 3, 6) if kind in finds else ():
            words = finds[kind][:letters]

            def find(kind: Kind = kind, words: str = words) -> None:
                listing = journal.listing(kind, Narrow(find=words))
                if listing.count():
                    listing.at(0, WINDOW)

            cases[f"find in {kind}, {letters} letters"] = find
    words = idea.text.split()
    for many in (1, 3, len(words)):
        text = " ".join(words[:many])
        cases[f"look-alikes of {many} words"] = lambda text=text: journal.ideas.look_alikes(text, 3)  # type: ignore[misc]
    text = " ".join(word for line in journal.listing("idea").at(0, 12) for word in line.text.split())
    cases["look-alikes of a paragraph"] = lambda: journal.ideas.look_alikes(text, 3)
    name = finds["person"]
    cases["names while typing"] = lambda: journal.people.suggest(name[:3])
    return cases


def run(runs: int, given: Path | None) -> None:
    with opened(given) as journal:
        held = homes.counts(journal.database.path)
        counted = Counted(journal)
        for title, cases in (("windows", windows), ("following", linked), ("typing", typed)):
            asks = cases(journal)
            found = interleaved({name: counted.timed(ask) for name, ask in asks.items()}, runs)
            begin(f"lists: {title}", "Journal.listing(…) in one process, warm")
            print(f"big: {', '.join(f'{count:,} {name}' for name, count in held.items())}\n")
            table(
                ["asked", "ms", "queries"],
                [(name, spread([ms for ms, _ in each]), str(max(q for _, q in each))) for name, each in found.items()],
            )
