"""Lists read window by window say what a plain sorted list would, in a number of queries that doesn't grow."""

import random
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playhouse.test_utils import count_queries

from netjournal.clock import FrozenClock
from netjournal.domain.records import Kind, Ref
from netjournal.journal import Journal, Narrow
from netjournal.text import key

DAY = date(2026, 11, 18)
KINDS: list[Kind] = ["event", "person", "promise", "idea"]
WORDS = ["pricing", "bakers", "100%", "a_b", "back\\slash", "“quoted”", "Zoë", "sails", "workshop"]


@pytest.fixture(scope="module")
def full(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A journal with some dozens of everything, much of it on the same days. Only read."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("lists") / "journal.db"))
    journal = Journal.open(path, FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "Europe/London"))
    rnd = random.Random(7)

    def some() -> str:
        return " ".join(rnd.choices(WORDS, k=3))

    with journal.database.write("made"):
        events = [
            journal.events.add(f"Breakfast {some()}", DAY - timedelta(rnd.randint(0, 9)), place=rnd.choice(WORDS))
            for _ in range(40)
        ]
        people = [journal.people.add(f"Person {n} {rnd.choice(WORDS)}", does=some(), hook=some()) for n in range(60)]
        for person in people:
            for event in rnd.sample(events, 3):
                journal.events.attend(event, person, rnd.choice(["talked", "hello", "missed", "not met", ""]))
            if rnd.random() < 0.5:
                journal.conversations.add([person, rnd.choice(people)], DAY, event_id=rnd.choice(events))
        for _ in range(60):
            journal.promises.add(
                rnd.choice(["mine", "theirs"]),
                some(),
                DAY,
                due=DAY + timedelta(rnd.randint(-3, 3)) if rnd.random() < 0.7 else "",
                state=rnd.choice(["open", "open", "done", "let go"]),
                person_id=rnd.choice([None, *people[:9]]),
                event_id=rnd.choice([None, *events[:9]]),
            )
        for n in range(70):
            idea = journal.ideas.add(some(), DAY - timedelta(n % 7), "UTC", event_id=rnd.choice([None, *events[:9]]))
            for person in rnd.sample(people[:9], rnd.randint(0, 2)):
                journal.ideas.join(idea, Ref("person", person))
            if n % 5 == 0:
                journal.ideas.join(idea, Ref("event", rnd.choice(events[:9])))
    yield journal
    journal.close()


def sort_key(kind: Kind, line: Any) -> tuple[Any, ...]:
    """How a list of this kind is to be ordered, said independently of the SQL."""
    match kind:
        case "event" | "idea":
            return (-line.day.toordinal(), -line.id)
        case "person":
            return (-line.id,)
        case _:
            return (line.state != "open", line.due or date(9999, 12, 31), line.id)


def holds(kind: Kind, line: Any, find: str, journal: Journal) -> bool:
    """Whether a line is to be found by some words, said independently of the SQL (whole words only, for ideas)."""
    match kind:
        case "event":
            return key(find) in key(line.title) or find.casefold() in journal.events.get(line.id).place.casefold()
        case "person":
            person = journal.people.get(line.id)
            fields = (person.does, person.organisation, person.hook)
            return key(find) in key(person.name) or any(find.casefold() in field.casefold() for field in fields)
        case "promise":
            return find.casefold() in line.words.casefold() or key(find) in key(line.person)
        case _:
            return set(words_of(find)) <= set(words_of(line.text))


def words_of(text: str) -> list[str]:
    return re.split(r"[\W_]+", key(text).strip("%“”"))


NARROWS = [Narrow(), *(Narrow(kind, id_) for kind in KINDS for id_ in (1, 2, 5, 33, 9999))]


@pytest.mark.parametrize("narrow", NARROWS, ids=lambda n: f"{n.kind}-{n.id}")
@pytest.mark.parametrize("kind", KINDS)
def test_every_window_agrees_with_the_whole_list(full: Journal, kind: Kind, narrow: Narrow) -> None:
    listing = full.listing(kind, narrow)
    whole = list(listing.at(0, 1000))
    assert whole == sorted(whole, key=lambda line: sort_key(kind, line))
    assert len({line.id for line in whole}) == len(whole) == listing.count()
    if narrow == Narrow():
        assert len(whole) == full.database.value(f"SELECT count(*) FROM {kind}")
    for at, line in enumerate(whole):
        assert listing.place(line.ref) == at
        assert listing.after(line, 7) == whole[at + 1 : at + 8]
        assert listing.before(line, 7) == whole[max(0, at - 7) : at]
    for offset in (0, 3, len(whole)):
        assert listing.at(offset, 5) == whole[offset : offset + 5]
    assert listing.place(Ref(kind, 10_000)) is None


@pytest.mark.parametrize("find", WORDS[:-2])
@pytest.mark.parametrize("kind", KINDS)
def test_finding_agrees_with_reading_every_line(full: Journal, kind: Kind, find: str) -> None:
    listing = full.listing(kind, Narrow(find=find))
    expected = [line for line in full.listing(kind).at(0, 1000) if holds(kind, line, find, full)]
    assert list(listing.at(0, 1000)) == expected
    assert expected, "the words should occur"
    assert listing.count() == len(expected)
    for at, line in enumerate(expected):
        assert listing.place(line.ref) == at
        assert listing.after(line, 3) == expected[at + 1 : at + 4]


def test_a_record_outside_the_narrowed_list_has_no_place(full: Journal) -> None:
    inside = {line.id for line in full.listing("idea", Narrow("person", 1)).at(0, 1000)}
    outside = next(line for line in full.listing("idea").at(0, 1000) if line.id not in inside)
    assert full.listing("idea", Narrow("person", 1)).place(outside.ref) is None


HOSTILE = [
    '"', "'", "%", "_", "\\", "*", "a*", '"a', "a OR b", "NOT a", "AND", "NEAR(a b)", "text:a", "{a b}:c", "-a", "^a",
    "a AND", "(", ")", "((a", "a + b", "\0", "\ud800", "🙂", "a" * 100_000, "a " * 50_000, "%" * 60_000, "\n", "田中",
    "·", "é" * 60_000, ";DROP TABLE idea", "?", "?1", ":a", "\u200d", "ʼ", "⁵", "_ _",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("find", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_to_find_ever_raise(full: Journal, kind: Kind, find: str) -> None:
    listing = full.listing(kind, Narrow(find=find))
    lines = listing.at(0, 50)
    assert listing.count() >= len(lines)
    if lines:
        assert listing.place(lines[0].ref) == 0


@given(st.text(max_size=40), st.sampled_from(KINDS), st.sampled_from([None, *KINDS]))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_at_all_raises(full: Journal, find: str, kind: Kind, narrow: Kind | None) -> None:
    listing = full.listing(kind, Narrow(narrow, 1, find))
    assert len(listing.at(0, 1000)) == listing.count()
    full.ideas.meant(find)
    full.ideas.look_alikes(find)
    full.people.suggest(find)
    full.people.candidates(find)
    full.events.named(find, DAY)
    full.promises.named(find)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("narrow", [Narrow(), Narrow("event", 3), Narrow("person", 3), Narrow(find="pricing")])
def test_a_page_is_one_query(full: Journal, kind: Kind, narrow: Narrow) -> None:
    listing = full.listing(kind, narrow)
    with count_queries() as counted:
        lines = listing.at(0, 50)
    assert counted.count == 1
    if lines:
        with count_queries() as counted:
            listing.after(lines[0], 50)
            listing.before(lines[-1], 50)
            listing.count()
        assert counted.count == 3


@pytest.mark.parametrize("kind", [*KINDS, "conversation"])
def test_the_page_of_a_record_is_a_few_queries(full: Journal, kind: Kind) -> None:
    with count_queries() as counted:
        full.noun(kind).get(3)
        full.entries(Ref(kind, 3))
        full.title(Ref(kind, 3))
    assert counted.count <= 12


def test_suggestions_and_look_alikes_are_a_few_queries(full: Journal) -> None:
    with count_queries() as counted:
        assert len(full.people.suggest("per")) == 8
    assert counted.count == 2
    with count_queries() as counted:
        full.nouns.settle("Person", (1, 2), 3)
    assert counted.count <= 5


@pytest.mark.parametrize("kind", KINDS)
def test_rows_that_are_passed_over_are_not_put_together(full: Journal, kind: Kind) -> None:
    """Jumping to the end of 300,000 ideas must not gather the people of each: only the window's rows are joined."""
    database, listing = full.database, full.listing(kind)
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    def asked(offset: int) -> int:
        nonlocal steps
        steps = 0
        database.db.connection().set_progress_handler(step, 1)
        try:
            assert len(listing.at(offset, 1)) == 1
        finally:
            database.db.connection().set_progress_handler(None, 0)
        return steps

    first, last = asked(1), asked(listing.count() - 1)
    assert last - first < 3 * listing.count(), (first, last)


def test_a_place_is_counted_in_stretches_of_an_index(full: Journal) -> None:
    """Comparing whole edges looks into every row before it: three times the work."""
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    line = full.listing("idea").at(full.listing("idea").count() - 1, 1)[0]
    before = full.listing("idea").count() - 1
    full.database.db.connection().set_progress_handler(step, 1)
    try:
        assert full.ideas.place(Narrow(), line) == before
    finally:
        full.database.db.connection().set_progress_handler(None, 0)
    assert steps < 4 * before, (steps, before)
