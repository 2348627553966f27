"""People found twice: how often that is right on tests/data/twins.tsv, and what it costs in the big journal."""

from pathlib import Path
from statistics import median
from time import process_time

from tests.benchmarks.lists import opened
from tests.benchmarks.report import begin, percentile, table
from tests.unit.test_twins import found, labelled

SOMEBODIES = 100


def run(runs: int, given: Path | None) -> None:
    begin("people found twice", "Journal.merging.found_twice() and .look_alikes(…)")
    rows = []
    for half in ("tuning", "held out"):
        pairs = [pair for pair in labelled() if pair.half == half]
        shown = [pair for pair in pairs if found(pair)]
        right, alike = (sum(pair.label == "alike" for pair in some) for some in (shown, pairs))
        rows.append((half, str(len(pairs)), f"{right / len(shown):.2f}", f"{right / alike:.2f}"))
    table(["labelled pairs", "number", "precision", "recall"], rows)
    with opened(given) as journal:
        took = []
        for _ in range(max(1, runs)):
            begun = process_time()
            journal.merging.found_twice()
            took.append(process_time() - begun)
        people = [line.id for line in journal.listing("person").at(0, SOMEBODIES)]
        each = []
        for person in people:
            begun = process_time()
            journal.merging.look_alikes(person)
            each.append(1000 * (process_time() - begun))
        print(f"\nof processor time: everybody {median(took):.1f} s; one person, milliseconds: "
              f"median {median(each):.0f}, p95 {percentile(each, 0.95):.0f}")  # fmt: skip
