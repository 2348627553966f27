"""`netjournal today`: what waits, and nothing else. Facts, no grades; when nothing waits it says so.

As JSON an array of objects: `uid`, `record` ("event", "promise", "week"), `why` ("not looked back on", "I said I
would", "they said they would", "coming", "not reviewed"), `day` (of the event, when the promise is due or else asks, or
the first of the week), `time` ("09:00" or null), `text`, `person`. How many are in the pile is said on a terminal only.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from netjournal.cli.opening import opened
from netjournal.cli.output import draw_blank, draw_note, draw_rows, draw_title, on_terminal, say, say_json, say_rows
from netjournal.domain.records import EventLine, Promise
from netjournal.domain.weeks import Week
from netjournal.present import day_column, day_phrase, due_time, in_pile, long_day
from netjournal.rows import Cell, event_cells, promise_cells

if TYPE_CHECKING:
    from netjournal.journal import Journal

WEEKS_BACK = 3
"""An event not looked back on waits this long, and then no longer asks."""

DAYS_AHEAD = 7
_SHOWN = 7
_WINDOW = 100


class Waiting(NamedTuple):
    """What waits today."""

    look_back: EventLine | None
    mine: list[Promise]
    theirs: list[Promise]
    coming: list[EventLine]
    week: Week | None
    """The week to look back on, where it was not reviewed yet."""
    pile: int
    """How many people were met and not yet followed up."""


@click.command("today")
@click.option("--json", "json", is_flag=True, help="An array of objects.")
def today_command(json: bool) -> None:
    """What waits today, and what the week brings.

    An event not looked back on, promises due, mine and theirs, events of the next seven days. When nothing waits, it
    says so.
    """
    with opened() as journal:
        today = journal.clock.today()
        waiting = _waiting(journal, today)
    if json:
        say_json([_objects(waiting)])
    elif on_terminal():
        _draw(waiting, today)
    else:
        say_rows(
            [
                found["why"],
                " ".join(filter(None, (found["day"].isoformat(), found["time"]))),
                found["text"],
                found["person"],
            ]
            for found in _objects(waiting)
        )


def _waiting(journal: "Journal", today: date) -> Waiting:
    yesterday = today - timedelta(days=1)
    look_back = journal.events.unreflected(yesterday, today - timedelta(weeks=WEEKS_BACK))
    due = list(_due(journal, today))
    return Waiting(
        look_back,
        [promise for promise in due if promise.direction == "mine"],
        [promise for promise in due if promise.direction == "theirs"],
        sorted(_coming(journal, today), key=lambda event: (event.day, event.id)),
        journal.reviewing.week() if journal.reviewing.is_due() else None,
        journal.touching.pile_count(),
    )


def _due(journal: "Journal", today: date) -> Iterator[Promise]:
    """Open promises due within seven days: they stand first in the list, those that wait longest on top."""
    listing = journal.listing("promise")
    window = listing.at(0, _WINDOW)
    while window:
        for promise in window:
            if promise.state != "open" or promise.asks is None or promise.asks > today + timedelta(days=DAYS_AHEAD):
                return
            yield promise
        window = listing.after(window[-1], _WINDOW)


def _coming(journal: "Journal", today: date) -> Iterator[EventLine]:
    """Events of today and the days ahead: they stand first in the list, the furthest on top."""
    listing = journal.listing("event")
    window = listing.at(0, _WINDOW)
    while window:
        for event in window:
            if event.day < today:
                return
            if event.day <= today + timedelta(days=DAYS_AHEAD):
                yield event
        window = listing.after(window[-1], _WINDOW)


def _objects(waiting: Waiting) -> list[dict[str, Any]]:
    found = [_event_object(waiting.look_back, "not looked back on")] if waiting.look_back else []
    found += [_promise_object(promise, "I said I would") for promise in waiting.mine]
    found += [_promise_object(promise, "they said they would") for promise in waiting.theirs]
    found += [_event_object(event, "coming") for event in waiting.coming]
    return found + ([_week_object(waiting.week)] if waiting.week else [])


def _week_object(week: Week) -> dict[str, Any]:
    return {"uid": week.name, "record": "week", "why": "not reviewed", "day": week.first, "time": None,
            "text": f"the week {week.name}", "person": ""}  # fmt: skip


def _event_object(event: EventLine, why: str) -> dict[str, Any]:
    return {"uid": event.uid, "record": "event", "why": why, "day": event.day, "time": None, "text": event.title,
            "person": ""}  # fmt: skip


def _promise_object(promise: Promise, why: str) -> dict[str, Any]:
    return {
        "uid": promise.uid, "record": "promise", "why": why, "day": promise.due or promise.asks,
        "time": due_time(promise.due, promise.due_words), "text": promise.words, "person": promise.person,
    }  # fmt: skip


def _draw(waiting: Waiting, today: date) -> None:
    draw_title(long_day(today))
    if not any(waiting):
        say("\nNothing waits.")
        return
    if waiting.look_back:
        _section("Not looked back on yet", [event_cells(waiting.look_back, today)[:-1]], "netjournal reflect")
    if waiting.mine:
        _section("I said I would", [promise_cells(promise, today) for promise in waiting.mine])
    if waiting.theirs:
        rows = [promise_cells(promise, today) for promise in waiting.theirs]
        _section("They said they would", rows)
    if waiting.coming:
        _section("Coming", [_coming_cells(event, today) for event in waiting.coming])
    if waiting.week:
        since = [Cell(f"since {long_day(waiting.week.first, today)}")]
        _section("The week is not reviewed yet", [since], "netjournal review")
    if waiting.pile:
        _section("In the pile", [[Cell(f"{in_pile(waiting.pile)} met and not yet followed up")]])


def _coming_cells(event: EventLine, today: date) -> list[Cell]:
    day = day_phrase(event.day, today) if (event.day - today).days < 2 else day_column(event.day, today)
    return [Cell(day, "quiet", 10), Cell(event.title, "name")]


def _section(title: str, rows: list[list[Cell]], command: str = "") -> None:
    draw_blank()
    draw_title(title, command, "")
    draw_rows(rows[:_SHOWN], margin=2)
    if len(rows) > _SHOWN:
        draw_note(f"  and {len(rows) - _SHOWN} more")
