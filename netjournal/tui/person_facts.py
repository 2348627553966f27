"""What a person's page says, part by part. A new part is a small function in PARTS, in the order they stand."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from netjournal import present, story
from netjournal.domain.records import Person, PersonLine
from netjournal.errors import NotFound
from netjournal.journal import Journal

Facts = list[tuple[str, str]]
"""(label, words); those without words are left out."""


class Known(NamedTuple):
    """What the parts are made of."""

    journal: Journal
    person: Person
    line: PersonLine
    today: date


def known(journal: Journal, person: int) -> Known:
    """Raises NotFound."""
    found, line = journal.people.get(person), journal.people.line(person)
    if line is None:
        raise NotFound("That person is no longer in the journal.")
    return Known(journal, found, line, journal.clock.today())


def work(of: Known) -> Facts:
    person = of.person
    return [
        ("does", person.does),
        ("works", ", ".join(part for part in (person.role, person.organisation) if part)),
        ("remember", person.hook),
    ]


def between_us(of: Known) -> Facts:
    """The stage and the last time, then the line over the months and what was noted with the moves."""
    bars, moved = story.months(of.person.moves, of.today)
    reached = story.stages(of.person.moves, of.today)
    return [
        ("between us", " · ".join(filter(None, (present.between_us(of.line, of.today), reached)))),
        ("over the year", f"{bars}  {moved}\n{story.words_of_moves(of.person.moves, of.today)}".strip()),
    ]


def how_met(of: Known) -> Facts:
    return [("met", "" if of.line.unmet else present.how_met(of.person, of.today))]


def help_and_reach(of: Known) -> Facts:
    person = of.person
    return [
        ("needs", person.needs),
        ("offers", person.offers),
        ("reach", "  ".join(contact.value for contact in person.contacts)),
        ("also called", ", ".join(person.aliases)),
        ("tags", " ".join(f"#{tag}" for tag in person.tags)),
        ("let go", present.day_phrase(person.let_go_on, of.today) if person.let_go_on else ""),
    ]


def one_to_one(of: Known) -> Facts:
    """The 1-2-1 sheet, quiet where there is none."""
    return story.sheet(of.journal.sheets.lines(of.person.id))


def staying_in_touch(of: Known) -> Facts:
    """The circle and whose turn it is; quiet where there is none."""
    rhythm, standing = of.journal.touching.circle(of.person.id)
    return [("circle", present.in_circle(rhythm, standing, of.today))]


def my_news(of: Known) -> Facts:
    """What is new with me since we last spoke that touches their words; quiet where nothing does."""
    sparking, id_ = of.journal.sparking, of.person.id
    return [("my news", story.my_news(sparking.news_for(id_), sparking.spoke(id_), of.today))]


def notes(of: Known) -> Facts:
    return [("notes", of.person.notes)]


PARTS: tuple[Callable[[Known], Facts], ...] = (
    work,
    between_us,
    staying_in_touch,
    my_news,
    how_met,
    help_and_reach,
    one_to_one,
    notes,
)
