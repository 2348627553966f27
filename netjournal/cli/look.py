"""`netjournal events`, `people`, `promises`, `ideas`: the four lists, for a person, for a pipe, or as JSON.

All are read window by window by keyset, a bounded number of queries each, and written as they are read: the list of
fifty thousand people is no heavier than its first page.

The JSON is a promise to whoever scripts with it: an array of objects, an object a line, the newest first, all of them
unless --limit says otherwise; days are ISO dates or null, texts are never null. Names may be added, never taken away.

    events     uid day title kind place series people_met looked_back ("no", "begun", "done")
    people     uid name does stage ("met", "like", "know", "trust"; "missed", "not met" of someone never met) moves
               last let_go
    promises   uid direction ("mine", "theirs") words due due_time ("09:00" or null) due_words
               state ("open", "done", "let go") kind person event made_on closed_on closed_words
               snoozed_until (9999-12-30 for some day) repeats asks (when it next asks: put off until, else due)
    ideas      uid day text spark resting heard since people event tags
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from netjournal.cli.opening import opened
from netjournal.cli.output import NUMBER, draw_note, draw_rows, hint, needs_words, on_terminal, say_json, say_rows, warn
from netjournal.domain.query import read
from netjournal.domain.records import SORTS, EventLine, IdeaLine, Kind, PersonLine, Promise, View
from netjournal.present import count, day_column, due_iso, due_time
from netjournal.rows import Cell, event_cells, idea_cells, person_cells, promise_cells
from netjournal.text import one_line

if TYPE_CHECKING:
    from netjournal.journal import Journal

WINDOW = 500
"""Rows read at a time."""

LARGEST = 16 * WINDOW
"""Rows read at a time of what words are looked for in: each reading looks for them anew."""

SHOWN = 40
"""Rows a terminal gets unless --limit says otherwise: the newest would scroll away above more."""

Lines = Sequence[Any]


class Way(NamedTuple):
    """How the records of one kind are listed."""

    kind: Kind
    one: str
    many: str
    as_object: Callable[["Journal", Lines], list[dict[str, Any]]]
    as_columns: Callable[[Any], list[str]]
    as_cells: Callable[[Any, date], list[Cell]]
    begin: str
    """What an empty list says: how to begin it."""


class Asked(NamedTuple):
    """What the command line asked for."""

    find: str
    limit: int | None
    json: bool
    sort: str = ""
    view: str = ""
    keep: str = ""


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """The options all lists share."""
    for option in (
        click.option("--json", "json", is_flag=True, help="An array of objects, the newest first."),
        click.option("--limit", type=NUMBER, metavar="N", help="At most so many."),
        click.option("--find", metavar="WORDS", default="", help="Only those that hold these words."),
    ):
        command = option(command)
    return command


def _view_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of lists that have views."""
    for name, does in (
        ("--keep", "Keep this search as a view of that name."),
        ("--view", "A search kept under that name; see netjournal views."),
    ):
        command = click.option(name, callback=needs_words, metavar="NAME", default="", help=does)(command)
    return command


# Events


def _event_objects(_: "Journal", lines: Sequence[EventLine]) -> list[dict[str, Any]]:
    return [
        {"uid": e.uid, "day": e.day, "title": e.title, "kind": e.kind, "place": e.place, "series": e.series,
         "people_met": e.people, "looked_back": e.reflected or "no"}
        for e in lines
    ]  # fmt: skip


def _event_columns(line: EventLine) -> list[str]:
    return [line.day.isoformat(), line.title, str(line.people), line.reflected or "no"]


EVENTS = Way(
    "event", "event", "events", _event_objects, _event_columns, event_cells,
    'No event yet. Add one with: netjournal event "Thames Breakfast" --on wed',
)  # fmt: skip


@click.command("events")
@_options
def events_command(find: str, limit: int | None, json: bool) -> None:
    """Events, the latest first.

    The mark behind each says whether it was looked back on: ● yes, ◐ begun, ○ not yet. In a pipe: day, title, people
    met, looked back on, between tabs.
    """
    _list(EVENTS, Asked(find, limit, json))


# People


def _person_objects(_: "Journal", lines: Sequence[PersonLine]) -> list[dict[str, Any]]:
    return [
        {"uid": p.uid, "name": p.name, "does": p.does, "stage": p.unmet or p.stage, "moves": p.moves, "last": p.last,
         "let_go": p.let_go}
        for p in lines
    ]  # fmt: skip


def _person_columns(line: PersonLine) -> list[str]:
    return [line.name, line.does, line.unmet or line.stage, line.last.isoformat() if line.last else ""]


PEOPLE = Way(
    "person", "person", "people", _person_objects, _person_columns, person_cells,
    'Nobody yet. Write down someone you met with: netjournal met "Priya Nair"',
)  # fmt: skip


@click.command("people")
@_options
@_view_options
def people_command(find: str, limit: int | None, json: bool, view: str, keep: str) -> None:
    """People met, those written down last first.

    ▁▂▅ is how it went between you; “missed” or “not met” is someone you have yet to meet. In a pipe: name, what they
    do, stage, day of the last contact, between tabs.
    """
    _list(PEOPLE, Asked(find, limit, json, "", view, keep))


# Promises


def _promise_objects(_: "Journal", lines: Sequence[Promise]) -> list[dict[str, Any]]:
    return [
        {"uid": p.uid, "direction": p.direction, "words": p.words, "due": p.due,
         "due_time": due_time(p.due, p.due_words), "due_words": p.due_words, "state": p.state, "kind": p.kind,
         "person": p.person, "event": p.event, "made_on": p.made_on, "closed_on": p.closed_on,
         "closed_words": p.closed_words, "snoozed_until": p.snoozed, "repeats": p.repeats, "asks": p.asks}
        for p in lines
    ]  # fmt: skip


def _promise_columns(line: Promise) -> list[str]:
    return [line.direction, line.state, due_iso(line.due, line.due_words), line.person, line.words]


PROMISES = Way(
    "promise", "promise", "promises", _promise_objects, _promise_columns, promise_cells,
    "No open promise. Keep one with: netjournal promise send the list --to Priya --by fri",
)  # fmt: skip


@click.command("promises")
@_options
@click.option("--mine", is_flag=True, help="Only those I made.")
@click.option("--theirs", is_flag=True, help="Only those made to me.")
@click.option("--all", "closed", is_flag=True, help="Those done and let go as well.")
def promises_command(find: str, limit: int | None, json: bool, mine: bool, theirs: bool, closed: bool) -> None:
    """Promises still open, what waits longest first.

    → is mine, ← theirs. As JSON the newest come first. In a pipe: direction, state, due (with its hour, if it has one),
    person, words, between tabs.
    """

    whose = [direction for direction, only in (("mine", mine), ("theirs", theirs)) if only] or ["mine", "theirs"]

    def wanted(promise: Promise) -> bool:
        return promise.direction in whose and (closed or promise.state == "open")

    _list(PROMISES, Asked(find, limit, json), wanted, until=None if closed else _is_closed, newest=_made)


def _is_closed(promise: Promise) -> bool:
    return promise.state != "open"


def _made(promise: Promise) -> tuple[date, int]:
    return promise.made_on or date.min, promise.id


# Ideas


def _idea_objects(journal: "Journal", lines: Sequence[IdeaLine]) -> list[dict[str, Any]]:
    tags, people = journal.ideas.joined([line.id for line in lines])
    return [
        {"uid": i.uid, "day": i.day, "text": i.text, "spark": i.spark, "resting": i.resting, "heard": i.heard,
         "since": i.since, "people": people.get(i.id, []), "event": i.event, "tags": tags.get(i.id, [])}
        for i in lines
    ]  # fmt: skip


def _idea_columns(line: IdeaLine) -> list[str]:
    return [line.day.isoformat(), line.text, line.people, line.event]


def _idea_cells(line: IdeaLine, today: date) -> list[Cell]:
    return [Cell(day_column(line.day, today), "quiet", 10, give=2), *idea_cells(line, today)]


IDEAS = Way(
    "idea", "idea", "ideas", _idea_objects, _idea_columns, _idea_cells,
    "No idea yet. Keep one with: netjournal jot a joint morning on pricing with @Priya",
)  # fmt: skip


@click.command("ideas")
@_options
@click.option("--sort", type=click.Choice([sort for sort in SORTS if sort]), help="Another order.")
@_view_options
def ideas_command(find: str, limit: int | None, json: bool, sort: str | None, view: str, keep: str) -> None:
    """Ideas, the latest first, or in another order.

    ✦ is a spark; ×3 was heard three times. In a pipe: day, text, people, event, between tabs.
    """
    _list(IDEAS, Asked(find, limit, json, sort or "", view, keep))


# Any list


def _list(
    way: Way,
    asked: Asked,
    wanted: Callable[[Any], bool] | None = None,
    *,
    until: Callable[[Any], bool] | None = None,
    newest: Callable[[Any], Any] | None = None,
) -> None:
    """One list, as asked. `wanted` keeps a line; at the first line that is `until`, the rest is not read; `newest`
    orders the JSON where the list itself is not the newest first.
    """
    from netjournal.journal import Narrow

    with opened() as journal:
        asked = _with_view(journal, way.kind, asked)
        lines = _lines(journal, way.kind, Narrow(find=one_line(asked.find), whole=True, sort=asked.sort), until)
        windows = _windows(line for line in lines if wanted is None or wanted(line))
        if asked.json:
            if newest is not None:
                windows = _reordered(windows, newest)
            say_json(way.as_object(journal, window) for window in _at_most(windows, asked.limit))
        elif on_terminal():
            _draw(way, asked, windows, journal.clock.today())
        else:
            for window in _at_most(windows, asked.limit):
                say_rows(map(way.as_columns, window))


def _with_view(journal: "Journal", kind: Kind, asked: Asked) -> Asked:
    """The search of a view with what was typed besides; kept under a name of its own where that was asked for."""
    if asked.view:
        view = journal.viewing.named(kind, asked.view)
        asked = asked._replace(find=f"{view.words} {asked.find}".strip(), sort=asked.sort or view.sort)
    if asked.find and (problems := read(asked.find, journal.clock.today()).problems):
        warn(f"{'; '.join(problems).capitalize()}; it was left out.")
    if asked.keep:
        journal.viewing.keep(View(0, kind, asked.keep, asked.find, asked.sort))
        hint(f"Kept as the view “{one_line(asked.keep)}”.")
    return asked


def _lines(journal: "Journal", kind: Kind, narrow: Any, until: Callable[[Any], bool] | None) -> Iterator[Any]:
    """Every line of a list, read a window at a time by the edge of the one before."""
    listing = journal.listing(kind, narrow)
    size = WINDOW
    window = listing.at(0, size)
    while window:
        for line in window:
            if until is not None and until(line):
                return
            yield line
        whole = len(window) == size
        size = min(2 * size, LARGEST) if narrow.find else size
        window = listing.after(window[-1], size) if whole else ()


def _windows(lines: Iterator[Any]) -> Iterator[list[Any]]:
    """The lines in parts of a window's size."""
    from itertools import islice

    while part := list(islice(lines, WINDOW)):
        yield part


def _reordered(windows: Iterator[list[Any]], newest: Callable[[Any], Any]) -> Iterator[list[Any]]:
    yield from _windows(iter(sorted((line for window in windows for line in window), key=newest, reverse=True)))


def _at_most(windows: Iterator[list[Any]], limit: int | None) -> Iterator[list[Any]]:
    left = limit
    for window in windows:
        yield window if left is None else window[:left]
        if left is not None:
            left -= len(window)
            if left <= 0:
                return


def _draw(way: Way, asked: Asked, windows: Iterator[list[Any]], today: date) -> None:
    """The list on a terminal: the first of it, and a quiet line that says what is left out."""
    limit = asked.limit or SHOWN
    shown: list[Any] = []
    for window in windows:
        shown += window
        if len(shown) > limit:
            break
    if not shown:
        hint(f"No {way.one} holds “{one_line(asked.find)}”." if one_line(asked.find) else way.begin)
        return
    draw_rows(way.as_cells(line, today) for line in shown[:limit])
    if len(shown) > limit:
        draw_note(f"\nThe first {count(limit, way.one, way.many)}. More with --limit N, some with --find WORDS.")
