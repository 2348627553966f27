"""`netjournal show`: all that is known of one person, event or idea, and what happened, the latest first.

As JSON an array of one object: `record` ("person", "event", "idea"), `uid`, its facts by their names, and `timeline`
(for an idea `joined`), whose lines have `day`, `record`, `text`, `note`, of a promise `due`, of a conversation to come
`planned`, and of somebody in a room `does` (where they are marked, the mark is the `note`). A person has the lines of
the 1-2-1 sheet too: `sheet`.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from netjournal import story
from netjournal.cli.opening import opened
from netjournal.cli.output import draw_page, on_terminal, say_json, say_rows
from netjournal.domain.records import MARKS, Association, Entry, Ref
from netjournal.errors import NotFound, WrongUse
from netjournal.present import MARK_WORDS, between_us, day_ago, day_column, due_iso, how_met, long_day, long_day_ago
from netjournal.rows import Cell, entry_cells
from netjournal.text import key, one_line, short

if TYPE_CHECKING:
    from netjournal.journal import Journal


class Page(NamedTuple):
    """One record as it is shown: in words for a person, whole for a program."""

    title: str
    note: str
    facts: list[tuple[str, str]]
    entries: list[list[Cell]]
    whole: dict[str, Any]


@click.command("show")
@click.argument("name", nargs=-1, required=True)
@click.option("--history", is_flag=True, help="What changed it instead, newest first.")
@click.option("--json", "json", is_flag=True, help="An array of one object; of --history one for each field.")
def show_command(name: tuple[str, ...], history: bool, json: bool) -> None:
    """Show a person, an event or an idea.

    \b
    netjournal show Priya
    netjournal show "Thames Breakfast"
    netjournal show "[[joint morning]]"

    A name is looked for among the people first, then the events, then the words of ideas; in [[…]] only there.
    """
    words = one_line(" ".join(name))
    if not words:
        raise WrongUse("Whom or what to show? Say a name, the title of an event, or words of an idea.")
    with opened() as journal:
        if history:
            from netjournal.cli.history import say_history

            say_history(journal, meant(journal, words), json)
            return
        page = _page(journal, meant(journal, words))
        if json:
            say_json([[page.whole]])
        elif on_terminal():
            draw_page(page.title, page.note, page.facts, page.entries)
        else:
            say_rows(_plain(page))


def _plain(page: Page) -> list[Sequence[str]]:
    """The page for a pipe: what it is, its facts, its lines with the day as ISO, what it is, the text and a note."""
    lines = page.whole.get("timeline", page.whole.get("joined", []))
    rows = [
        [line["day"].isoformat() if line["day"] else "", line["record"], line["text"], line["note"],
         *filter(None, [line.get("due"), "" if line.get("does") == line["note"] else line.get("does")])]
        for line in lines
    ]  # fmt: skip
    return [(page.whole["record"], page.title), *page.facts, *rows]


def meant(journal: "Journal", words: str) -> Ref:
    """The record the words mean. Raises NotFound, Ambiguous."""
    if words.startswith("[[") and words.endswith("]]"):
        idea = journal.ideas.meant(words[2:-2])
        if idea is None:
            raise NotFound(f"No idea holds “{short(words[2:-2])}”.")
        return Ref("idea", idea)
    try:
        return Ref("person", journal.meeting.find_person(words.removeprefix("@")))
    except NotFound:
        pass
    try:
        return journal.meeting.find_event(words).ref
    except NotFound:
        pass
    idea = journal.ideas.meant(words)
    if idea is None:
        raise NotFound(f"No person, event or idea in the journal answers to “{short(words)}”.")
    return Ref("idea", idea)


def _page(journal: "Journal", ref: Ref) -> Page:
    pages = {"person": _person, "event": _event, "idea": _idea}
    return pages[ref.kind](journal, ref.id)


def _person(journal: "Journal", id_: int) -> Page:
    today = journal.clock.today()
    person, line = journal.people.get(id_), journal.people.line(id_)
    assert line is not None
    if line.unmet:
        person = person._replace(met_event="", met_on="")
    sheet = journal.sheets.lines(id_)
    said = line.unmet or line.stage != "met" or person.moves
    facts = [
        ("does", person.does),
        ("works", ", ".join(part for part in (person.role, person.organisation) if part)),
        ("hook", person.hook),
        ("needs", person.needs),
        ("offers", person.offers),
        *((contact.kind, _contact(contact.value, contact.label)) for contact in person.contacts),
        ("also", ", ".join(person.aliases)),
        ("met", "" if line.unmet else how_met(person, today)),
        ("between us", between_us(line._replace(last=None), today) if said else ""),
        ("over the year", "  ".join(story.months(person.moves, today)).strip()),
        ("stages", story.stages(person.moves, today)),
        ("last", day_ago(line.last, today) if line.last else ""),
        ("tags", " ".join(f"#{tag}" for tag in person.tags)),
        ("let go", long_day(person.let_go_on, today) if person.let_go_on else ""),
        ("my news", story.my_news(journal.sparking.news_for(id_), journal.sparking.spoke(id_), today)),
        *story.sheet(sheet),
        ("notes", person.notes),
    ]
    entries = journal.entries(person.ref)
    whole = {
        "record": "person", "uid": person.uid, "name": person.name, "aliases": person.aliases, "does": person.does,
        "organisation": person.organisation, "role": person.role, "hook": person.hook, "needs": person.needs,
        "offers": person.offers, "stage": line.unmet or person.stage, "met_on": person.first_on or person.met_on,
        "met_event": person.first_event or person.met_event, "met_place": person.met_place,
        "met_through": person.met_through, "last": line.last,
        "contacts": [contact._asdict() for contact in person.contacts],
        "moves": [{"day": m.day, "move": m.move, "stage": m.stage, "words": m.words} for m in person.moves],
        "sheet": [{"side": s.side, "field": s.field, "day": s.day, "text": s.text} for s in sheet],
        "tags": person.tags, "notes": person.notes, "let_go_on": person.let_go_on,
        "timeline": _timeline(entries, today),
    }  # fmt: skip
    return Page(person.name, "", _known(facts), [entry_cells(entry, today) for entry in entries], whole)


def _event(journal: "Journal", id_: int) -> Page:
    today = journal.clock.today()
    event = journal.events.get(id_)
    facts = [
        ("what", event.kind if event.kind != "meeting" else ""),
        ("place", event.place),
        ("one of", event.series if key(event.series) != key(event.title) else ""),
        ("hoped for", event.hopes),
        ("I said", event.introduction),
        ("cost", event.cost),
        ("hours", event.hours),
        ("tags", " ".join(f"#{tag}" for tag in event.tags)),
        ("notes", event.notes),
    ]
    entries = journal.entries(event.ref)
    whole = {
        "record": "event", "uid": event.uid, "title": event.title, "kind": event.kind, "day": event.day,
        "starts": event.starts.at if event.starts else None, "ends": event.ends.at if event.ends else None,
        "place": event.place, "series": event.series, "introduction": event.introduction, "hopes": event.hopes,
        "cost": event.cost, "hours": event.hours, "tags": event.tags, "notes": event.notes,
        "timeline": _timeline(entries, today),
    }  # fmt: skip
    note = long_day_ago(event.day, today)
    return Page(event.title, note, _known(facts), [_in_room(entry, event.day, today) for entry in entries], whole)


def _in_room(entry: Entry, day: date, today: date) -> list[Cell]:
    """A line of an event's page. Its own day is not repeated; who was there is told with how they were met and what
    they do."""
    cells = entry_cells(entry, today)
    if entry.day == day:
        cells[0] = Cell("", "quiet", 10)
    if entry.ref.kind == "person" and entry.state in MARKS:
        cells[3:] = [Cell(_met_how(entry), "quiet", right=True)]
    return cells


def _met_how(entry: Entry) -> str:
    """How someone in the room was met, and what they do: "talked · accounts for bakeries"."""
    return f"{entry.state} · {entry.note}" if entry.state and entry.note else entry.note or MARK_WORDS[entry.state]


def _idea(journal: "Journal", id_: int) -> Page:
    today = journal.clock.today()
    idea, joined = journal.ideas.get(id_), journal.ideas.associations(id_)
    first, _, rest = idea.text.partition("\n")
    facts = [
        ("more", rest.strip()),
        ("came at", idea.event or idea.place),
        ("heard", story.hearings(journal.ideas.hearings(id_), today)),
        ("spark", "yes" if idea.spark else ""),
        ("resting", "yes" if idea.resting else ""),
        ("tags", " ".join(f"#{tag}" for tag in idea.tags)),
    ]
    whole = {
        "record": "idea", "uid": idea.uid, "text": idea.text, "day": idea.day, "at": idea.at.at, "zone": idea.at.zone,
        "spark": idea.spark, "resting": idea.resting, "event": idea.event, "place": idea.place, "tags": idea.tags,
        "joined": [{"day": a.day, "record": a.ref.kind, "text": a.text, "note": a.relation} for a in joined],
    }  # fmt: skip
    note = long_day_ago(idea.day, today)
    return Page(first, note, _known(facts), [_association_cells(a, today) for a in joined], whole)


_MARKS = {"idea": "·", "person": "○", "event": "◇", "conversation": "“"}


def _association_cells(joined: Association, today: date) -> list[Cell]:
    return [
        Cell(day_column(joined.day, today) if joined.day else "", "quiet", 10),
        Cell(_MARKS.get(joined.ref.kind, "·"), "quiet", 1),
        Cell(joined.text, "name" if joined.ref.kind in ("person", "event") else ""),
        Cell(joined.relation, "quiet", right=True),
    ]


def _timeline(entries: Sequence[Entry], today: date) -> list[dict[str, Any]]:
    return [
        {"day": entry.day, "record": entry.ref.kind, "text": entry.text, "note": entry.state or entry.note}
        | ({"planned": True} if entry.ref.kind == "conversation" and entry.day > today else {})
        | ({"does": entry.note} if entry.ref.kind == "person" and entry.state in MARKS else {})
        | ({"due": due_iso(entry.due, entry.due_words)} if entry.ref.kind == "promise" else {})
        for entry in entries
    ]


def _known(facts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, words) for name, words in facts if words.strip()]


def _contact(value: str, label: str) -> str:
    return f"{value} ({label})" if label else value
