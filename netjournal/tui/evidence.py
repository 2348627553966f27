"""What is known about an item of the weekly review, own words foremost: labels with what they say. No widgets.

Each is a bounded number of queries, asked when the item is come to.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netjournal import present, story
from netjournal.domain.records import Conversation, Person, Promise, StageMove
from netjournal.domain.review import Item
from netjournal.domain.touch import warmth
from netjournal.journal import Journal, Narrow
from netjournal.text import parted, short

MOST_PEOPLE = 3
"""Of a conversation with many, so many are told about."""
MOST_PROMISES = 3
MOST_NAMES = 8
MOST_LETTERS = 600
"""A long note is cut here; `o` shows all of it."""


class Line(NamedTuple):
    """A label, and what it says. `role` names a style, where it has one of its own."""

    label: str
    words: str
    role: str = ""


Said = Iterator[tuple[str, ...]]
"""Lines as they are made; one that says nothing is left out."""


def evidence(journal: Journal, item: Item) -> list[Line]:
    """What the page of an item shows. Raises NotFound when its record is gone."""
    lines = _BY_SECTION[item.section](journal, item, journal.clock.today())
    shown: list[Line] = []
    label = ""
    for line in (Line(*line) for line in lines):
        if line.words.strip():
            shown.append(
                Line("" if line.label == label else line.label, short(parted(line.words), MOST_LETTERS), line.role)
            )
            label = line.label
    return shown


def _quoted(words: str) -> str:
    return f"“{short(parted(words), MOST_LETTERS)}”" if words.strip() else ""


def _gather(journal: Journal, item: Item, today: date) -> Said:
    if item.ref.kind == "idea":
        yield from _idea(journal, item, today)
        return
    yield from _person(journal.people.get(item.ref.id), today)


def _idea(journal: Journal, item: Item, today: date) -> Said:
    idea, line = journal.ideas.get(item.ref.id), journal.ideas.line(item.ref.id)
    yield "You wrote", _quoted(idea.text)
    yield "It came", ", ".join(filter(None, (present.day_phrase(idea.day, today), idea.place, idea.event)))
    if line:
        if line.heard > 1:
            yield "Again", present.heard(line, today)
        else:
            yield "With", line.people
    yield "Tags", " ".join(f"#{tag}" for tag in idea.tags)
    yield "Is", "resting" if idea.resting else ""


def _event(journal: Journal, item: Item, today: date) -> Said:
    event, line = journal.events.get(item.ref.id), journal.events.line(item.ref.id)
    yield "When", present.long_day_ago(event.day, today)
    yield "Where", event.place
    people = journal.listing("person", Narrow("event", event.id)).at(0, MOST_NAMES + 1)
    names = ", ".join(person.name for person in people[:MOST_NAMES])
    yield "Who" if event.day > today else "In the room", f"{names} …" if len(people) > MOST_NAMES else names
    yield "You hoped for", event.hopes
    yield "You wrote", _quoted(event.notes)
    if line and line.reflected:
        yield "Looked back on", "begun; r goes on with it" if line.reflected == "begun" else "yes"


def _conversation(journal: Journal, item: Item, today: date) -> Said:
    talk = journal.conversations.get(item.ref.id)
    yield from _talk(talk)
    yield "At", talk.event
    people = [journal.people.get(id_) for id_ in talk.people_ids[:MOST_PEOPLE]]
    several = len(people) > 1
    for person in people:
        who = f"{present.first_name(person.name)}: " if several else ""
        before = journal.reviewing.agenda.before(person.id, talk.day, talk.id)
        first = before is None and not person.first_on and person.met_on == talk.day.isoformat()
        yield "Before that", who + ("the first time" if first else _before(before, person, today))
        yield from _between(journal, person, who, today)


def _talk(talk: Conversation) -> Said:
    yield "You wrote", _quoted(talk.said)
    yield "Their words", _quoted(talk.words)


def _before(talk: tuple[date, str] | None, person: Person, today: date) -> str:
    if talk is None:
        met = present.how_met(person, today)
        return f"met {met}" if met else "the first time"
    day, said = talk
    return present.day_ago(day, today) + (f": {_quoted(short(parted(said), 160))}" if said else "")


def _between(journal: Journal, person: Person, who: str, today: date) -> Said:
    """Open promises between us, the stage, and how it moved."""
    promises = journal.listing("promise", Narrow("person", person.id)).at(0, MOST_PROMISES)
    for promise in promises:
        if promise.state == "open":
            yield "Between you", who + promise_words(promise, today)
    yield "Closeness", who + closeness(person.moves, person.stage, today)


def promise_words(promise: Promise, today: date) -> str:
    """ "→ you said you would send the list (Thu)"."""
    due, _ = present.due_words(promise, today)
    said = f"{present.MINE} you said you would" if promise.direction == "mine" else f"{present.THEIRS} they would"
    return f"{said} {promise.words}" + (f" ({due})" if due else "")


def closeness(moves: tuple[StageMove, ...], stage: str, today: date) -> str:
    """ "know  ▁▂▂▅  closer twice since June", as on their page; the latest words of a move stand behind it."""
    if not moves:
        return stage
    bars, told = story.months(moves, today)
    words = next((move.words for move in reversed(moves) if move.words), "")
    return " · ".join(filter(None, (stage, " ".join(filter(None, (bars, told))), _quoted(words))))


def _person(person: Person, today: date) -> Said:
    yield "Remember", person.hook
    yield "Does", person.does
    yield "Works", ", ".join(part for part in (person.role, person.organisation) if part)
    yield "Met", present.how_met(person, today)
    yield "Needs", person.needs
    yield "Offers", person.offers


def _promise(journal: Journal, item: Item, today: date) -> Said:
    promise = journal.promises.get(item.ref.id)
    yield "I said I would" if promise.direction == "mine" else "They said", _quoted(promise.words)
    due, _ = present.due_words(promise, today)
    said = f"said as “{promise.due_words}”" if promise.due_words else ""
    late = promise.due is not None and promise.due < today and promise.state == "open"
    when = present.day_ago(promise.due, today) if promise.due and late else due if promise.due else ""
    role = "late" if late and promise.direction == "mine" else ""
    yield "By", " · ".join(filter(None, (when, said))), role
    made = present.day_phrase(promise.made_on, today) if promise.made_on else ""
    yield "Made", ", ".join(filter(None, (made, f"at {promise.event}" if promise.event else "")))
    talk = journal.conversations.get(promise.conversation_id) if promise.conversation_id else None
    if talk:
        yield from _talk(talk)
    steps = journal.promises.steps(promise.id)
    off = sum(1 for step in steps if step.step == "put off")
    yield "Put off", f"{off} times" if off > 1 else "once" if off else ""
    yield "Is", "" if promise.state == "open" else " · ".join(filter(None, (promise.state, promise.closed_words)))
    if promise.person_id:
        person = journal.people.get(promise.person_id)
        before = journal.reviewing.agenda.before(person.id, today)
        told = talk is not None and before is not None and before[0] == talk.day
        yield "Last together", _before(before, person, today) if before and not told else ""


def _card(journal: Journal, item: Item, today: date) -> Said:
    person = journal.people.get(item.ref.id)
    yield from _person(person, today)
    before = journal.reviewing.agenda.before(person.id, today)
    yield "What was said", _quoted(before[1]) if before else ""
    yield "The card is", warmth(item.day, today)
    yield from _between(journal, person, "", today)
    yield "Reach", "  ".join(contact.value for contact in person.contacts)
    yield "Is", "let go" if person.let_go_on else ""


def _drifting(journal: Journal, item: Item, today: date) -> Said:
    person = journal.people.get(item.ref.id)
    before = journal.reviewing.agenda.before(person.id, today)
    if before is None or before[0] < item.day:
        yield "Last together", present.day_ago(item.day, today)
        yield "Said before", _before(before, person, today) if before else ""
    else:
        yield "Last together", _before(before, person, today)
    yield "Circle", present.in_circle(*journal.touching.circle(person.id), today)
    yield from _person(person, today)
    yield from _between(journal, person, "", today)


_BY_SECTION = {
    "gather": _gather, "events": _event, "conversations": _conversation, "mine": _promise, "theirs": _promise,
    "pile": _card, "ago": _conversation, "drifting": _drifting, "sparks": _idea, "ahead": _event,
}  # fmt: skip
