"""A clock that was set back, a flight, a day that comes every four years: nothing raises and nothing disappears."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from netjournal.cli.today import _waiting as waiting
from netjournal.clock import FrozenClock
from netjournal.domain.records import Kind
from netjournal.journal import Journal, spool
from tests.tui import builders
from tests.tui.driver import open_app

KINDS: tuple[Kind, ...] = ("event", "person", "promise", "idea")

CLOCKS = {
    "an hour back": ("2026-11-22T08:30", "Europe/London"),
    "a week back": ("2026-11-15T09:30", "Europe/London"),
    "a battery that died": ("1970-01-01T00:00", "UTC"),
    "before every computer": ("0999-12-31T23:59", "UTC"),
    "a flight east": ("2026-11-22T23:59", "Pacific/Kiritimati"),
    "a flight west": ("2026-11-22T00:01", "Pacific/Niue"),
    "the hour that comes twice": ("2026-10-25T01:30", "Europe/London"),
    "the day of every four years": ("2028-02-29T12:00", "Europe/London"),
    "far ahead": ("9998-12-30T12:00", "UTC"),
}


def at(called: str) -> FrozenClock:
    moment, zone = CLOCKS[called]
    return FrozenClock(datetime.fromisoformat(moment).replace(tzinfo=UTC), zone)


@pytest.fixture
def path(home: Path, clock: FrozenClock) -> Path:
    """A journal written on 22 November in London."""
    home.mkdir(mode=0o700)
    builders.make(home / "journal.db", clock).close()
    return home / "journal.db"


def all_of(journal: Journal) -> dict[Kind, set[str]]:
    return {kind: {line.uid for line in journal.listing(kind).at(0, 100)} for kind in KINDS}


@pytest.mark.parametrize("called", CLOCKS)
def test_another_clock_loses_nothing(path: Path, called: str, clock: FrozenClock) -> None:
    journal = Journal.open(path, clock)
    before = all_of(journal)
    journal.jotting.keep("written first")
    journal.close()
    journal = Journal.open(path, at(called))
    kept = journal.jotting.keep("! send @Ana the list by friday")
    idea = journal.jotting.keep("written after")
    assert journal.ideas.get(idea.ref.id).day == journal.clock.today()
    assert journal.promises.get(kept.ref.id).made_on == journal.clock.today()
    journal.meeting.waiting()
    waiting(journal, journal.clock.today())
    line = journal.reflecting.next_event() or journal.events.line(5)
    assert line is not None
    reflection = journal.reflecting.begin(line.id, "five")
    journal.reflecting.complete(reflection.id)
    journal.reflecting.close(reflection.id, "a line")
    assert journal.reflections.get(reflection.id).closed
    now = all_of(journal)
    assert all(before[kind] <= now[kind] for kind in KINDS)
    # Undo goes by the order things were done in, not by what the clock said then.
    taken_back = [journal.undo().label for _ in range(6)][-3:]
    assert taken_back == [
        "Kept an idea, “written after”",
        "Kept a promise, “send Ana the list”",
        "Kept an idea, “written first”",
    ]
    assert all_of(journal) == before
    journal.close()


@pytest.mark.parametrize("called", CLOCKS)
def test_a_jot_that_waited_is_taken_in_by_any_clock(path: Path, called: str, clock: FrozenClock) -> None:
    spool(path.parent / "inbox", clock, "a thought in London", None, True)
    journal = Journal.open(path, at(called))
    assert journal.taken_in == 1
    found = journal.listing("idea").at(0, 100)
    assert [str(line.day) for line in found if line.text == "a thought in London"] == ["2026-11-22"]
    journal.close()
    spool(path.parent / "inbox", at(called), "a thought elsewhere", None, True)
    journal = Journal.open(path, clock)
    assert journal.taken_in == 1
    days = [line.day for line in journal.listing("idea").at(0, 100) if line.text == "a thought elsewhere"]
    assert days == [at(called).today()]
    journal.close()


FARTHEST = ("before every computer", "a flight east", "far ahead")


@pytest.mark.parametrize(
    "called", [pytest.param(one, marks=() if one in FARTHEST else pytest.mark.slow) for one in CLOCKS]
)
async def test_the_pages_open_at_any_hour(path: Path, called: str) -> None:
    journal = Journal.open(path, at(called))
    try:
        async with open_app(journal) as nj:
            for pane in "1234":
                await nj.press(pane, "enter")
                await nj.press("escape")
            await nj.do("app.reflect")
            await nj.press("enter")
            assert nj.app.is_running
    finally:
        journal.close()
