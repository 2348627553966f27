"""What a window of each list costs on the big journal, in milliseconds and queries; and what is asked while typing."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from netjournal.clock import Clock
from netjournal.domain.records import Kind, Ref
from netjournal.journal import Journal, Narrow
from netjournal.store.database import Row
from tests.benchmarks import homes
from tests.benchmarks.report import begin, interleaved, spread, table

WINDOW = 64
Asks = dict[str, Callable[[], object]]
"""What is asked, by the words of the table."""

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


def windows(journal: Journal) -> Asks:
    """Each list: its count, first window, the one after, one from the middle, the last, and where a record stands."""
    cases: Asks = {}
    for kind in LISTED:
        listing = journal.listing(kind)
        count = listing.count()
        edge = listing.at(0, WINDOW)[-1]
        middle = listing.at(count // 2, 1)[0]
        cases |= {
            f"{kind}: count": listing.count,
            f"{kind}: first": partial(listing.at, 0, WINDOW),
            f"{kind}: after": partial(listing.after, edge, WINDOW),
            f"{kind}: before middle": partial(listing.before, middle, WINDOW),
            f"{kind}: jump to last": partial(listing.at, max(0, count - WINDOW), WINDOW),
            f"{kind}: place of middle": partial(listing.place, Ref(kind, middle.id)),
        }
    return cases


def shown(journal: Journal, kinds: Sequence[Kind], narrow: Narrow) -> None:
    """What a pane asks for: the count and the first window."""
    for kind in kinds:
        listing = journal.listing(kind, narrow)
        if listing.count():
            listing.at(0, WINDOW)


def linked(journal: Journal) -> Asks:
    """What following one highlighted row asks of the other panes, and what its page asks."""
    cases: Asks = {}
    for source in LISTED:
        count = journal.listing(source).count()
        others = [kind for kind in LISTED if kind != source]
        for where, at in (("first", 0), ("middle", count // 2)):
            ref = Ref(source, journal.listing(source).at(at, 1)[0].id)
            cases[f"panes of the {where} {source}"] = partial(shown, journal, others, Narrow(source, ref.id))
            page = journal.ideas.associations if source == "idea" else None
            cases[f"page of the {where} {source}"] = partial(page, ref.id) if page else partial(journal.entries, ref)
    return cases | {"the strip": journal.meeting.waiting, "what r means": journal.reflecting.next_event}


def typed(journal: Journal) -> Asks:
    """Find-in-pane after one, two, three and six letters, and look-alikes of a line as it grows."""
    cases: Asks = {}
    idea = journal.listing("idea").at(journal.listing("idea").count() // 3, 1)[0]
    finds: dict[Kind, str] = {
        "event": journal.listing("event").at(7, 1)[0].title,
        "person": journal.listing("person").at(7, 1)[0].name,
        "promise": journal.listing("promise").at(7, 1)[0].words,
        "idea": max(idea.text.split(), key=len),
    }
    for kind, words in finds.items():
        for letters in (1, 2, 3, 6):
            cases[f"find in {kind}, {letters} letters"] = partial(shown, journal, [kind], Narrow(find=words[:letters]))
    words = idea.text.split()
    for many in (1, 3, len(words)):
        cases[f"look-alikes of {many} words"] = partial(journal.ideas.look_alikes, " ".join(words[:many]), 3)
    paragraph = " ".join(line.text for line in journal.listing("idea").at(0, 12))
    cases["look-alikes of a paragraph"] = partial(journal.ideas.look_alikes, paragraph, 3)
    cases["names while typing"] = partial(journal.people.suggest, finds["person"][:3])
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
