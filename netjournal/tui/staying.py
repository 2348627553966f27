"""Staying in touch, from wherever one is: somebody's circle, their turn, letting go; who slips away, who moved closer;
and the brake before the next event. Each is given the app and the highlighted record."""

import contextlib
from typing import TYPE_CHECKING

from netjournal import present
from netjournal.config import read_state, write_state
from netjournal.domain import touch
from netjournal.domain.records import Ref
from netjournal.domain.spans import Span, read_span
from netjournal.errors import WrongUse
from netjournal.text import short
from netjournal.tui.screens.form import Field, Form, Values
from netjournal.tui.screens.lines import LinesPage, PersonSaid

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp

HINT = "inner, close, casual, warm, days such as 45 or 45-60, ambient, triggered, none"
MOST = 500
"""People on one of these pages."""
SLIPPING = (
    "Whose turn it is in a circle, then those you talked with on several days, and not of late.",
    "Whose turn it is, then those you talked with and not of late.",
)
BRAKES = 50
"""Coming events of which it is remembered that the brake was said."""


def _somebody(ref: Ref | None) -> Ref:
    if ref is None or ref.kind != "person":
        raise WrongUse("Highlight somebody first: in the people, or on their page.")
    return ref


def circle(app: "NetjournalApp", at: Ref | None) -> None:
    """Ask which circle; how it is read stands below."""
    ref = _somebody(at)
    person, done = app.journal.people.get(ref.id), list[int]()

    def save(values: Values) -> None:
        done.append(app.journal.touching.set_circle(ref.id, values["circle"])[1])

    def then(_: Values) -> None:
        rhythm, standing = app.journal.touching.circle(ref.id)
        said = present.in_circle(rhythm, standing, app.journal.clock.today()) or "in no circle"
        app.did(f"{short(person.name, 40)}: {said}", done[0], ref)

    now = app.journal.touching.touches.rhythm(ref.id)
    field = Field("circle", HINT, touch.spelled(now), reads=_read)
    title = f"How often with {short(person.name, 40)}?"
    app.ask(Form(title, [field], save, draft=f"form-circle-{person.uid}", about=ref), then)


def _read(words: str) -> str:
    rhythm = touch.circle(words)
    return "!not read as a circle" if rhythm is None else present.circle_words(rhythm) or "in no circle"


def bump(app: "NetjournalApp", at: Ref | None) -> None:
    ref = _somebody(at)
    until, action = app.journal.touching.bump(ref.id)
    name = short(app.journal.people.get(ref.id).name, 40)
    app.did(f"Put off {name} until {present.day_phrase(until, app.journal.clock.today())}", action, ref)


def release(app: "NetjournalApp", at: Ref | None) -> None:
    """Let go, or take up again."""
    ref = _somebody(at)
    person = app.journal.people.get(ref.id)
    name = short(person.name, 40)
    if person.let_go_on:
        app.did(f"{name} is there again", app.journal.touching.take_up(ref.id), ref)
    else:
        app.did(f"Let {name} go, kindly", app.journal.touching.let_go(ref.id), ref)


def brake(app: "NetjournalApp", event: Ref) -> None:
    """Before the next event, once: who still waits from the last two. It stands in nobody's way."""
    if not app.settings.pile.brake:
        return
    uid, state = app.journal.events.get(event.id).uid, read_state(app.paths.state_file)
    said = state.get("brake", "").split()
    if uid not in said and (words := app.journal.touching.brake(event.id)):
        app.say(f"{words} f opens the pile.")
        with contextlib.suppress(OSError):
            write_state(app.paths.state_file, {**state, "brake": " ".join([*said, uid][-BRAKES:])})


def _stack(app: "NetjournalApp", page: LinesPage) -> None:
    """One such page at a time: another takes its place."""
    if isinstance(app.screen, LinesPage):
        app.switch_screen(page)
    else:
        app.push_screen(page)


def drifting(app: "NetjournalApp", _: Ref | None) -> None:
    """Those whose turn it is in a circle, and those who slip away from the rhythm there was."""
    today = app.journal.clock.today()

    def read() -> list[PersonSaid]:
        return [
            PersonSaid(one.ref, one.name, one.does, present.drifting_words(one, today))
            for one in app.journal.touching.drifting()[:MOST]
        ]

    _stack(
        app,
        LinesPage(
            "slipping away",
            SLIPPING,
            "Nobody slips away.\nWho was talked with on three days or more, and then not for long, would stand here.",
            read,
            44,
        ),
    )


def closer(app: "NetjournalApp", _: Ref | None) -> None:
    """Who moved, in any week, month or year."""
    journal, today = app.journal, app.journal.clock.today()

    def span(words: str) -> Span | None:
        day_first = journal.nouns.day_first
        return read_span(words or "this month", today, week_starts=journal.week_starts, day_first=day_first)

    def reads(words: str) -> str:
        found = span(words)
        return present.span_words(found, today) if found else "!not understood as a week, a month or a year"

    def save(values: Values) -> None:
        if span(values["when"]) is None:
            raise WrongUse("Say it like: this month, last week, March, 2026-W46, 2025.")

    def then(values: Values) -> None:
        found = span(values["when"])
        assert found is not None
        _moved(app, found)

    field = Field("when", "this week, last month, March, 2026-W46, 2025 …", "this month", reads=reads)
    app.ask(Form("Who moved closer?", [field], save), then)


def _moved(app: "NetjournalApp", span: Span) -> None:
    called = present.span_words(span, app.journal.clock.today())

    def read() -> list[PersonSaid]:
        return [
            PersonSaid(
                one.ref,
                one.name,
                "; ".join(one.words),
                f"{present.moved_words(one.closer, one.further)}, {one.stage}",
            )
            for one in app.journal.touching.moved(*span)
        ]

    _stack(
        app,
        LinesPage(
            "who moved closer",
            (called[:1].upper() + called[1:],),
            f"Nobody was said to have moved: {called}.\n"
            "In a reflection or a review, + says closer, = the same, - further.",
            read,
            24,
        ),
    )
