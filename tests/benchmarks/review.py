"""The weekly review of the big journal: each section, the pile and those who slip away, over a loop of one indexed
lookup for each row that came up; and from `w` to the painted page, over the page of a record."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from netjournal.domain.review import Item
from netjournal.journal import Journal
from tests.benchmarks import homes
from tests.benchmarks.lists import Counted, opened
from tests.benchmarks.pty_probe import Terminal
from tests.benchmarks.report import begin, interleaved, ratio, spread, table

TABLES = {"event": "event", "person": "person", "conversation": "conversation", "promise": "promise", "idea": "idea"}


def looked_up(journal: Journal, items: list[tuple[str, int]]) -> None:
    """The control: every row by its key, one after the other."""
    for kind, id_ in items:
        journal.database.rows(f"SELECT * FROM {TABLES[kind]} WHERE id = ?", id_)


def agenda(journal: Journal) -> list[Item]:
    reviewing = journal.reviewing
    return reviewing.items(reviewing.standing(reviewing.week()))


def sections(runs: int, given: Path | None) -> None:
    with opened(given) as journal:
        held = homes.counts(journal.database.path)
        counted = Counted(journal)
        reviewing, touches = journal.reviewing, journal.reviewing.agenda.touches
        span, today = reviewing.standing(reviewing.week()).span, journal.clock.today()
        items = agenda(journal)
        all_: list[tuple[str, int]] = [(item.ref.kind, item.ref.id) for item in items]
        pile = [("person", card.id) for card in touches.pile(today)]
        inside = [("person", who.id) for who, _ in touches.standings(today)]
        away = [("person", one.id) for one in touches.slipping(today)]
        asks: dict[str, tuple[Callable[[], object], list[tuple[str, int]]]] = {
            "the agenda of one week": (partial(agenda, journal), all_),
            "the pile": (partial(touches.pile, today), pile),
            "circles": (partial(touches.standings, today), inside),
            "slipping away": (partial(touches.slipping, today), away),
        }
        for name, ask in reviewing.agenda.sections.items():
            found: list[tuple[str, int]] = [(item.ref.kind, item.ref.id) for item in ask(span)]
            asks[f"section: {name}"] = (partial(ask, span), found)
        cases = {}
        for name, (one, rows) in asks.items():
            cases[name] = counted.timed(one)
            cases[f"lookups: {name}"] = counted.timed(partial(looked_up, journal, rows))
        measured = interleaved(cases, runs)
    begin("review: the agenda", "journal.reviewing.items(…) in one process, warm")
    print(f"big: {', '.join(f'{count:,} {name}' for name, count in held.items())}\n")
    rows_ = []
    for name, (_, rows) in asks.items():
        ms, queries = zip(*measured[name], strict=True)
        control = [one for one, _ in measured[f"lookups: {name}"]]
        over = f"{ratio(ms, control):.1f}" if rows else "-"
        rows_.append((name, str(len(rows)), str(max(queries)), spread(ms), spread(control), over))
    table(["asked", "rows", "queries", "ms", "as many lookups, ms", "ratio"], rows_)


def opening(runs: int, given: Path | None) -> None:
    """From the key to the first and the last byte of its repaint."""

    def pressed(home: homes.Home, marker: str, key: bytes) -> tuple[float, float]:
        with Terminal(homes.PROGRAM, home.environment) as terminal:
            terminal.painted(marker)
            terminal.silence()
            answer = terminal.press(key, 1.5)
            return answer.first or 0.0, answer.last or 0.0

    with TemporaryDirectory(prefix="netjournal-bench-") as folder:
        none, many = homes.empty(Path(folder) / "empty"), homes.big(Path(folder) / "big", given)
        marker = f"{homes.counts(many.journal)['event']:,}"
        measured = interleaved(
            {
                "? in the empty journal": lambda: pressed(none, "4 Ideas", b"?"),
                "Enter, a record's page, big": lambda: pressed(many, marker, b"\r"),
                "w, empty journal": lambda: pressed(none, "4 Ideas", b"w"),
                "w, big journal": lambda: pressed(many, marker, b"w"),
            },
            runs,
        )
    begin("review: opening", "netjournal, w   (key to the first and the last byte of its repaint, 120×36)")
    base = [first for first, _ in measured["? in the empty journal"]]
    table(
        ["case", "first ms", "all there ms", "first ÷ help page"],
        [
            (name, spread([f for f, _ in found]), spread([last for _, last in found]),
             f"{ratio([f for f, _ in found], base):.2f}")
            for name, found in measured.items()
        ],
    )  # fmt: skip
    sys.stdout.flush()


def run(runs: int, given: Path | None) -> None:
    sections(runs, given)
    opening(runs, given)
