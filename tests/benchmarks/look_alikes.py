"""How often look-alikes are right: the labelled pairs of tests/data/look_alikes.tsv among the ideas of a demo journal.

All earlier halves stand in the journal, and each later half is asked. Right is only the earlier half of a pair that is
labelled alike; whatever else is shown, from another pair or from the demo itself, is wrong.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Literal, NamedTuple

from netjournal.clock import FrozenClock
from netjournal.demo.make import make
from netjournal.domain.records import Echo, Ref
from netjournal.journal import Journal
from tests.benchmarks.lists import opened
from tests.benchmarks.report import begin, percentile, table

PAIRS = Path(__file__).parents[1] / "data" / "look_alikes.tsv"
PEOPLE, YEARS = 1200, 5
"""As many make 3,000 ideas and 1,800 conversations."""
NOW = FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "Europe/London")


class Pair(NamedTuple):
    label: str
    """"alike", "unlike" (they share words) or "different"."""
    half: str
    """"tuning" or "held out"."""
    earlier: str
    later: str


class Outcome(NamedTuple):
    alike: int
    right: int
    wrong: list[tuple[Pair, Echo]]

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / self.alike


def pairs() -> list[Pair]:
    lines = PAIRS.read_text(encoding="utf-8").splitlines()[1:]
    return [Pair(*line.split("\t")) for line in lines]


@contextmanager
def prepared(folder: Path, kind: Literal["idea", "conversation"] = "idea") -> Iterator[tuple[Journal, list[Ref]]]:
    """A demo journal that holds the earlier half of every pair."""
    make(folder / "journal.db", NOW, people=PEOPLE, years=YEARS)
    journal = Journal.open(folder / "journal.db", NOW)
    try:
        earlier = []
        with journal.database.write("the earlier halves"):
            for pair in pairs():
                if kind == "idea":
                    id_ = journal.ideas.add(pair.earlier, date(2026, 3, 12), "UTC")
                else:
                    id_ = journal.conversations.add([1], date(2026, 3, 12), said=pair.earlier)
                earlier.append(Ref(kind, id_))
        yield journal, earlier
    finally:
        journal.close()


def outcome(journal: Journal, earlier: list[Ref], half: str) -> Outcome:
    """What is shown for the later halves; `half` "" is the whole set."""
    alike = right = 0
    wrong: list[tuple[Pair, Echo]] = []
    for pair, ref in zip(pairs(), earlier, strict=True):
        if half not in ("", pair.half):
            continue
        alike += pair.label == "alike"
        for echo in journal.ideas.look_alikes(pair.later):
            if pair.label == "alike" and echo.ref == ref:
                right += 1
            else:
                wrong.append((pair, echo))
    return Outcome(alike, right, wrong)


def run(runs: int, given: Path | None) -> None:
    begin("look-alikes", "Journal.ideas.look_alikes(…) at the shipped setting")
    rows = []
    kinds: tuple[Literal["idea", "conversation"], ...] = ("idea", "conversation")
    for kind in kinds:
        with TemporaryDirectory(prefix="netjournal-bench-") as folder, prepared(Path(folder), kind) as (journal, refs):
            for half in ("tuning", "held out", ""):
                found = outcome(journal, refs, half)
                shown = f"{found.right} right, {len(found.wrong)} wrong of {found.alike}"
                rows.append((f"{kind}s, {half or 'all'}", f"{found.precision:.2f}", f"{found.recall:.2f}", shown))
            for pair, echo in found.wrong:
                print(f"wrong: {pair.later} -> {echo.text} ({', '.join(echo.shared)})")
    table(["earlier ones are", "precision", "recall", "shown"], rows)
    with opened(given) as journal:
        texts = [text for pair in pairs() for text in (pair.earlier, pair.later)]
        texts += [line.text for line in journal.listing("idea").at(0, 200)]
        took = []
        for text in texts * max(1, runs):
            begun = perf_counter()
            journal.ideas.look_alikes(text)
            took.append(1000 * (perf_counter() - begun))
        print(f"\nmilliseconds in the big journal: median {median(took):.1f}, p95 {percentile(took, 0.95):.1f}, "
              f"worst {max(took):.1f} of {len(took)}")  # fmt: skip
