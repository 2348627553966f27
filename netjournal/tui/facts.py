"""What the page of each kind of record says: title, facts, and the lines that belong to it. No widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from netjournal import present, story
from netjournal.domain.promises import SOME_DAY
from netjournal.domain.records import Association, Entry, Ref
from netjournal.domain.reflection import Prompts
from netjournal.journal import Journal
from netjournal.text import key, short
from netjournal.tui import person_facts
from netjournal.tui.asking.reading import read_back


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: `facts` are (label, value) pairs, empty ones already left out."""

    title: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    heading: str
    entries: Sequence[Entry]
    empty: str


def sheet(journal: Journal, ref: Ref, prompts: Callable[[], Prompts]) -> Sheet:
    """The page of a record; of a reflection with the titles of its questions. Raises NotFound."""
    if ref.kind == "reflection":
        return _reflection(journal, ref, prompts())
    return {
        "event": _event, "person": _person, "promise": _promise, "idea": _idea, "conversation": _conversation,
    }[ref.kind](journal, ref)  # fmt: skip


def _sheet(
    title: str, kind: str, facts: Sequence[tuple[str, str]], heading: str, entries: Sequence[Entry], empty: str
) -> Sheet:
    return Sheet(title, kind, tuple((label, value) for label, value in facts if value), heading, entries, empty)


def _tags(tags: Sequence[str]) -> str:
    return " ".join(f"#{tag}" for tag in tags)


def headline(joined: Association) -> str:
    """What something joined is called in one line: of an idea that was written out its first line."""
    return joined.text.partition("\n")[0] if joined.ref.kind == "idea" else joined.text


def _event(journal: Journal, ref: Ref) -> Sheet:
    event, today = journal.events.get(ref.id), journal.clock.today()
    entries = journal.entries(ref)
    marks = [one.mark for one in journal.events.attendees(ref.id)]  # of everyone, however few the page can show
    talked, hello = marks.count("talked"), marks.count("hello")
    room = present.count(len(marks), "person", "people") + " written down" if marks else ""
    if talked or hello:
        room += f", talked with {talked}" + (f", hello to {hello}" if hello else "")
    facts = [
        ("when", present.long_day_ago(event.day, today)),
        ("where", event.place),
        ("series", event.series if key(event.series) != key(event.title) else ""),
        ("the room", room),
        ("my introduction", event.introduction),
        ("hoped for", event.hopes),
        (
            "cost and hours",
            " · ".join(part for part in (event.cost, f"{event.hours} h" if event.hours else "") if part),
        ),
        ("tags", _tags(event.tags)),
        ("notes", event.notes),
    ]
    empty = "Nobody and nothing is written down yet.\nPress m for the room, one line a person; r to look back on it."
    return _sheet(event.title, event.kind, facts, "the room, and what came of it", entries, empty)


def _person(journal: Journal, ref: Ref) -> Sheet:
    known = person_facts.known(journal, ref.id)
    facts = [fact for part in person_facts.PARTS for fact in part(known)]
    empty = "Nothing yet. Press t for a conversation, p for a promise, i for an idea."
    return _sheet(known.person.name, "person", facts, "together, the latest first", journal.entries(ref), empty)


def _promise(journal: Journal, ref: Ref) -> Sheet:
    promise, today = journal.promises.get(ref.id), journal.clock.today()
    due = ""
    if promise.due:
        due = present.long_day_ago(promise.due, today, present.hour(promise.due, promise.due_words))
    if promise.due_words:
        due = f"{due}  said as “{promise.due_words}”" if due else f"“{promise.due_words}”, which is not read as a date"
    state = promise.state
    if promise.closed_on:
        state += f", {present.day_phrase(promise.closed_on, today)}"
    elif promise.snoozed and promise.snoozed > today:
        day = present.long_day_ago(promise.snoozed, today)
        state += ", put off to some day" if promise.snoozed == SOME_DAY else f", put off until {day}"
    facts = [
        ("who said so", "I said I would" if promise.direction == "mine" else "they said they would"),
        ("to" if promise.direction == "mine" else "from", promise.person),
        ("by", due),
        ("made", present.day_phrase(promise.made_on, today) if promise.made_on else ""),
        ("kind", promise.kind if promise.kind != "other" else ""),
        ("is", state),
        ("again", f"{story.again(promise.repeats)}, counted from the day it is done" if promise.repeats else ""),
        ("why" if promise.state == "let go" else "what came of it", promise.closed_words),
        ("tags", _tags(promise.tags)),
        ("so far", story.steps(journal.promises.steps(ref.id), today, day_first=journal.nouns.day_first)),
    ]
    return _sheet(promise.words, "promise", facts, "where it comes from", journal.entries(ref), "It stands by itself.")


def _conversation(journal: Journal, ref: Ref) -> Sheet:
    talk, today = journal.conversations.get(ref.id), journal.clock.today()
    who = ", ".join(talk.people) or "nobody named"
    came_up = [
        f"{line.field if line.side == 'theirs' else 'my ' + line.field}: {line.text}"
        + (f" ({name})" if len(talk.people) > 1 else "")
        for name, line in journal.sheets.sheets.of_conversation(ref.id)
    ]
    facts = [
        ("planned for" if talk.day > today else "when", present.long_day_ago(talk.day, today)),
        ("how", talk.how),
        ("at", talk.event),
        ("said", talk.said),
        ("their words", talk.words),
        ("tags", _tags(talk.tags)),
        ("1-2-1", "\n".join(came_up)),
    ]
    return _sheet(
        f"With {who}", "conversation", facts, "with, and what came of it", journal.entries(ref), "Nobody is named."
    )


def _idea(journal: Journal, ref: Ref) -> Sheet:
    idea, today = journal.ideas.get(ref.id), journal.clock.today()
    joined: list[Entry] = []
    if idea.event_id:
        event = journal.events.line(idea.event_id)
        if event:
            joined.append(Entry(event.ref, event.day, event.title, "where it came"))
    associations = journal.ideas.associations(ref.id)
    for a in associations:
        relation = (
            a.relation
            if a.outgoing or a.ref.kind != "idea"
            else {"reminds me of": "reminded of by"}.get(a.relation, a.relation)
        )
        joined.append(Entry(a.ref, a.day or idea.day, short(headline(a), 200) or "a conversation", relation, "", a.id))
    state = [word for word, so in (("the spark", idea.spark), ("resting", idea.resting)) if so]
    title, _, more = idea.text.partition("\n")
    facts = [
        (
            "came",
            ", ".join(
                p for p in (present.long_day(idea.day, today), idea.place, idea.event and f"at {idea.event}") if p
            ),
        ),
        ("heard", story.hearings(journal.ideas.hearings(ref.id), today)),
        ("is", ", ".join(state)),
        ("tags", _tags(idea.tags)),
        ("written out", more.strip()),
    ]
    empty = "Joined with nothing yet. J joins it; so does @name in it, or a jot with [[its first words]]."
    heading, all_ = "joined with", journal.ideas.joined_with(ref.id)
    if all_ > len(associations):
        heading += f" · {len(associations):,} of {all_:,}, the newest of each kind"
    return _sheet(title, "idea", facts, heading, joined, empty)


def _reflection(journal: Journal, ref: Ref, prompts: Prompts) -> Sheet:
    """What was written, under the titles of its questions; below it the records that came of it."""
    reflection = journal.reflections.get(ref.id)
    today = journal.clock.today()
    written = "the same day" if reflection.started == reflection.day else present.on_day(reflection.started, today)
    state = "" if reflection.closed else "whole, and open" if reflection.complete else "open: r goes on with it"
    facts: list[tuple[str, str]] = [
        ("when", f"{present.long_day(reflection.day, today)}, written {written}"),
        ("is", state),
    ]
    for line in read_back(journal, prompts, reflection.answers):
        if line.heading:
            facts.append((line.text, ""))
        else:
            said = f"{line.mark} {line.text}" if line.mark.strip() else line.text
            title, before = facts.pop()
            facts.append((title, "\n".join(filter(None, (before, f"{said}   {line.note}".rstrip())))))
    kept = {answer.ref: answer for answer in reflection.answers if answer.ref is not None}
    entries = [_kept(journal, Entry(of, reflection.started, answer.text, answer.person)) for of, answer in kept.items()]
    event = journal.events.line(reflection.event_id)
    if event:
        entries.append(Entry(event.ref, event.day, event.title, "the event"))
    title = f"Looking back on {reflection.event}"
    return _sheet(title, "reflection", facts, "what came of it (Tab)", entries, "Nothing was written.")


def _kept(journal: Journal, entry: Entry) -> Entry:
    """The line of a kept record as it stands now: its words, the spark, or whose promise it is and when it is due."""
    if entry.ref.kind == "promise" and (promise := journal.promises.line(entry.ref.id)):
        state = promise.direction + ("" if promise.state == "open" else f" {promise.state}")
        return entry._replace(
            text=promise.words, state=state, due=promise.due, due_words=promise.due_words, snoozed=promise.snoozed
        )
    if entry.ref.kind == "idea" and (idea := journal.ideas.line(entry.ref.id)):
        return entry._replace(text=idea.text, state="spark" if idea.spark else "")
    return entry
