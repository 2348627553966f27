"""`netjournal pile`, `circle`, `bump`, `drifting`, `closer`: who waits for a first word, whose turn it is, who moved.

As JSON an array of objects; names may be added, never taken away.

    pile       uid name does met (a day) days warmth ("warm", "cooling", "cold") event hook said needs
    drifting   uid name does why ("rhythm", "circle") every silence (in days; of a circle its days and those since)
               last due ("due", "overdue" or null)
    closer     uid name stage closer further (how often) words
"""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from netjournal.cli.opening import opened
from netjournal.cli.output import draw_note, draw_rows, draw_title, hint, on_terminal, say, say_json, say_rows
from netjournal.domain.touch import warmth
from netjournal.errors import WrongUse
from netjournal.present import (
    circle_words,
    count,
    day_column,
    day_phrase,
    drifting_words,
    in_circle,
    moved_words,
    pile_words,
    standing_words,
)
from netjournal.rows import Cell
from netjournal.text import one_line, short

if TYPE_CHECKING:
    from netjournal.actions.touching import Drifting, Moved
    from netjournal.domain.records import PileCard
    from netjournal.journal import Journal

SHOWN = 40


@click.command("pile")
@click.option("--json", "json", is_flag=True, help="An array of objects, those met last first.")
@click.option("--amnesty", is_flag=True, help="Let all the cold ones go, in one step that undo takes back.")
def pile_command(json: bool, amnesty: bool) -> None:
    """People met and not followed up yet, those met last first.

    In a pipe: name, day met, warm, cooling or cold, event, hook, between tabs. In the app: f.
    """
    if amnesty and json:
        raise WrongUse("Say --amnesty or --json, not both: an amnesty lists nothing. Nothing was changed.")
    with opened() as journal:
        today = journal.clock.today()
        if amnesty:
            many, _ = journal.touching.amnesty()
            said = f"Let {count(many, 'cold card')} go; the people stay. To take it back: netjournal undo"
            say(said if many else "No card is cold.")
            return
        cards = journal.touching.pile()
        cold = len(journal.touching.cold(cards))
        offered = journal.touching.amnesty_offered(cards)
    if json:
        say_json([[_card(card, today) for card in cards]])
    elif not on_terminal():
        say_rows([c.name, c.met.isoformat(), warmth(c.met, today), c.event, c.hook] for c in cards)
    elif not cards:
        say("Nobody waits.")
    else:
        draw_title(pile_words(len(cards), cold), "f in the app", "")
        draw_rows(_cells(card, today) for card in cards[:SHOWN])
        if len(cards) > SHOWN:
            draw_note(f"\nThe first {SHOWN}. All of them with --json, or in the app.")
        if offered:
            draw_note(f"\n{count(offered, 'card')} cold. To let them all go, kindly: netjournal pile --amnesty")


def _card(card: "PileCard", today: date) -> dict[str, Any]:
    return {
        "uid": card.uid, "name": card.name, "does": card.does, "met": card.met, "days": (today - card.met).days,
        "warmth": warmth(card.met, today), "event": card.event, "hook": card.hook, "said": card.said,
        "needs": card.needs,
    }  # fmt: skip


def _cells(card: "PileCard", today: date) -> list[Cell]:
    return [
        Cell(day_column(card.met, today), "quiet", 10),
        Cell(card.name, "name", 22),
        Cell(card.hook or card.does, "quiet"),
        Cell(warmth(card.met, today), "", 7, right=True),
    ]


@click.command("circle")
@click.argument("who")
@click.argument("circle", required=False, default="")
def circle_command(who: str, circle: str) -> None:
    """How often to be in touch with someone, or a #tag.

    \b
    netjournal circle "Priya Nair" close
    netjournal circle "#bakery" 45-60
    netjournal circle Priya none

    Without a circle it says where you stand.

    inner is every 14 days, close 30, casual 90, warm 180; or days of your own, ideally and at most. ambient is someone
    seen anyway, triggered someone for when something calls for it; neither ever waits.
    """
    with opened() as journal:
        if one_line(who).startswith("#"):
            if not one_line(circle):
                raise WrongUse("Say which circle: inner, close, casual, warm, days such as 45 or 45-60, or none.")
            rhythm, _ = journal.touching.set_tag_circle(who, circle)
            say(f"{short(one_line(who))} · {circle_words(rhythm) or 'in no circle'}")
            return
        person = journal.meeting.find_person(who)
        if one_line(circle):
            journal.touching.set_circle(person, circle)
        rhythm, standing = journal.touching.circle(person)
        said = in_circle(rhythm, standing, journal.clock.today()) or "in no circle"
        say(f"{short(journal.people.get(person).name)} · {said}")


@click.command("bump")
@click.argument("name", nargs=-1, required=True)
def bump_command(name: tuple[str, ...]) -> None:
    """Put off the turn of someone in a circle.

    It begins anew today, is counted, and does not pretend that you talked.
    """
    with opened() as journal:
        person = journal.meeting.find_person(" ".join(name))
        until, _ = journal.touching.bump(person)
        _, standing = journal.touching.circle(person)
        put_off = f"until {day_phrase(until, journal.clock.today())}"
        stands = standing_words(standing, journal.clock.today()) if standing else ""
        # What follows "in touch until" that day, "put off twice", is all there is to say again.
        off = stands.removeprefix(f"in touch {put_off}")
        called = short(journal.people.get(person).name)
        say(f"Put off {called} {put_off}{f', {stands}' if off and off == stands else off}")


@click.command("drifting")
@click.option("--json", "json", is_flag=True, help="An array of objects, those furthest away first.")
def drifting_command(json: bool) -> None:
    """Who slips away, and whose turn it is.

    Those silent for much longer than they used to be, and those in a circle whose time has come. Nobody has to be in a
    circle. In a pipe: name, what says so, day of the last contact, between tabs.
    """
    with opened() as journal:
        today = journal.clock.today()
        found = journal.touching.drifting()
    if json:
        say_json([[_as_object(one, today) for one in found]])
    elif not on_terminal():
        say_rows([o.name, drifting_words(o, today), o.last.isoformat() if o.last else ""] for o in found)
    elif not found:
        say("Nobody slips away.")
    else:
        draw_rows([Cell(o.name, "name", 24), Cell(drifting_words(o, today))] for o in found[:SHOWN])
        if len(found) > SHOWN:
            draw_note(f"\nThe first {SHOWN} of {len(found)}.")


def _as_object(one: "Drifting", today: date) -> dict[str, Any]:
    return {
        "uid": one.uid, "name": one.name, "does": one.does, "why": "circle" if one.rhythm else "rhythm",
        "every": one.every, "silence": one.silence, "last": one.last,
        "due": one.standing.word(today) if one.standing else None,
    }  # fmt: skip


@click.command("closer")
@click.option("--week", metavar="W", default="", help='"2026-W46", or any day of it.')
@click.option("--month", metavar="M", default="", help='"2026-11".')
@click.option("--year", metavar="Y", default="", help='"2026".')
@click.option("--json", "json", is_flag=True, help="An array of objects, those who came closest first.")
def closer_command(week: str, month: str, year: str, json: bool) -> None:
    """Who moved closer, in any week, month or year.

    This month, unless you say otherwise. In a pipe: name, closer, further (how often), stage, your words, between tabs.
    """
    with opened() as journal:
        first, last, called = _span(journal, week, month, year)
        moved = journal.touching.moved(first, last)
    if json:
        say_json([_moved_objects(moved)])
    elif not on_terminal():
        say_rows([one.name, str(one.closer), str(one.further), one.stage, "; ".join(one.words)] for one in moved)
    elif not moved:
        hint(f"Nobody was said to have moved in {called}.")
    else:
        draw_title(called, "", "")
        draw_rows(
            [
                Cell(one.name, "name", 24),
                Cell(moved_words(one.closer, one.further), "", 18),
                Cell(one.stage, "quiet", 5),
                Cell("; ".join(one.words), "quiet", give=1),
            ]
            for one in moved
        )


def _moved_objects(moved: Sequence["Moved"]) -> list[dict[str, Any]]:
    return [
        {"uid": m.uid, "name": m.name, "stage": m.stage, "closer": m.closer, "further": m.further, "words": m.words}
        for m in moved
    ]


def _span(journal: "Journal", week: str, month: str, year: str) -> tuple[date, date, str]:
    """The days asked for, and what they are called. Raises WrongUse."""
    if sum(1 for said in (week, month, year) if said) > 1:
        raise WrongUse("Say one of --week, --month and --year.")
    if week:
        found = journal.reviewing.week(week)
        return found.first, found.last, found.name
    try:
        if year:
            first = date(int(year), 1, 1) if len(year) == 4 and year.isdecimal() else date.min
            if first == date.min:
                raise ValueError
            return first, date(first.year, 12, 31), year
        today = journal.clock.today()
        first = date.fromisoformat(f"{month}-01") if month else today.replace(day=1)
    except ValueError:
        wrong = year or month
        raise WrongUse(f"“{short(wrong, 30)}” is not understood. Say it like --month 2026-11 or --year 2026.") from None
    last = first + timedelta(days=calendar.monthrange(first.year, first.month)[1] - 1)
    return first, last, f"{first.year}-{first.month:02d}"
