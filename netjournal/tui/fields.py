"""The fields of every kind of record, and what is typed in them as the journal wants it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from netjournal import present
from netjournal.domain import records, when
from netjournal.domain.names import has_letter
from netjournal.domain.promises import read_repeat
from netjournal.domain.records import Contact, Kind
from netjournal.errors import WrongUse
from netjournal.journal import Journal
from netjournal.text import key, one_line
from netjournal.tui.screens.form import Field, Values, listed


class Fields:
    """Asked for by kind: `of` a record, those of a new one, and the `columns` to write."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def of(self, kind: Kind, record: Any) -> list[Field] | None:
        """The fields of a record; None for a kind that has none."""
        match kind:
            case "event":
                return self.event(record)
            case "person":
                return self._person(record)
            case "promise":
                return self._promise(record)
            case "idea":
                return self._idea(record)
            case "conversation":
                return self._conversation(record)
            case _:
                return None

    def event(self, event: records.Event | None) -> list[Field]:
        e = event
        return [
            Field("title", "Event", e.title if e else "", "Thames Breakfast"),
            Field("day", "Day", e.day.isoformat() if e else "", "today · wed · 12 Dec", reads=self._reads_event_day),
            Field("place", "Place", e.place if e else ""),
            Field("series", "Series", e.series if e else "", "the Wednesday breakfast"),
            Field("kind", "Kind", e.kind if e else "meeting", choices=records.EVENT_KINDS),
            *(
                [
                    Field("introduction", "My introduction, sort of", e.introduction, long=True),
                    Field("hopes", "What I hope for", e.hopes),
                    Field("cost", "Cost", e.cost),
                    Field("hours", "Hours", e.hours),
                    Field("tags", "Tags", ", ".join(e.tags)),
                ]
                if e
                else []
            ),
            Field("notes", "Notes", e.notes if e else "", long=True),
        ]

    def _person(self, p: records.Person) -> list[Field]:
        return [
            Field("name", "Name", p.name),
            Field("does", "What they do and whom they help", p.does),
            Field("hook", "Memory hook", p.hook, "red glasses, sails"),
            Field("organisation", "Organisation", p.organisation),
            Field("role", "Role", p.role),
            Field("needs", "Needs", p.needs, "what would help them"),
            Field("offers", "Offers", p.offers, "what they can do for others"),
            Field("stage", "Between us", p.stage, choices=records.STAGES),
            Field(
                "reach", "Mail, phone, links", ", ".join(c.value for c in p.contacts), "one or several, comma between"
            ),
            Field("aliases", "Also called", ", ".join(p.aliases)),
            Field("tags", "Tags", ", ".join(p.tags)),
            Field("met_on", "Met on", p.met_on, "2019 · 2019-05 · 2026-11-18"),
            Field("met_place", "Met at", p.met_place),
            Field("notes", "Notes", p.notes, long=True),
        ]

    def _promise(self, p: records.Promise) -> list[Field]:
        due = p.due_words or (p.due.isoformat() if p.due else "")
        return [
            Field("words", "What was promised", p.words),
            Field("direction", "Who said so", p.direction, choices=("mine", "theirs")),
            Field("who", "To or from", p.person),
            Field("due", "By", due, "fri · in 2 weeks · 12 Dec", reads=self.reads_day),
            Field("kind", "Kind", p.kind, choices=records.PROMISE_KINDS),
            Field("repeats", "Again, counted from the day it is done", p.repeats, "every 2 weeks · monthly"),
            Field("closed_words", "What came of it", p.closed_words),
            Field("tags", "Tags", ", ".join(p.tags)),
        ]

    def _idea(self, i: records.Idea) -> list[Field]:
        return [
            Field("text", "Idea, joined by @name #tag [[idea]]", i.text, long=True),
            Field("tags", "Tags", ", ".join(i.tags)),
            Field("day", "Day", i.day.isoformat(), reads=self._reads_past_day),
            Field("event", "Event", i.event),
            Field("place", "Place", i.place, "on the train home"),
        ]

    def _conversation(self, c: records.Conversation) -> list[Field]:
        return [
            Field("people", "With", ", ".join(c.people), "one or several names, comma between"),
            Field("said", "What was said", c.said, long=True),
            Field("words", "Their words", c.words, long=True),
            Field("how", "How", c.how, choices=records.HOWS),
            Field("day", "Day", c.day.isoformat(), reads=self._reads_past_day),
            Field("event", "Event", c.event),
            Field("tags", "Tags", ", ".join(c.tags)),
        ]

    def new_promise(self, name: str) -> list[Field]:
        return [
            Field("words", "What was promised", "", "send the VAT checklist"),
            Field("direction", "Who said so", "mine", choices=("mine", "theirs")),
            Field("who", "To or from", name, "a name"),
            Field("by", "By", "", "fri · in 2 weeks · 12 Dec", reads=self.reads_day),
            Field("every", "Again", "", "never · every 2 weeks · monthly"),
        ]

    def new_conversation(self, name: str, event: records.EventLine | None) -> list[Field]:
        how = event.kind if event and event.kind in records.HOWS else "in person"
        day = event.day.isoformat() if event else ""
        return [
            Field("people", "With", name, "one or several names, comma between"),
            Field("said", "What was said", "", "", long=True),
            Field("words", "Their words", "", "“moving to bigger premises in spring”", long=True),
            Field("how", "How", how, choices=records.HOWS),
            Field("day", "When", day, "today · yesterday · tue; one to come is planned", reads=self._reads_past_day),
            Field("event", "At", event.title if event else "", "an event, if it was at one"),
        ]

    # What is typed

    def columns(self, kind: Kind, values: Values) -> dict[str, Any]:
        """The changed fields of a form as the columns of the record."""
        wanted: dict[str, Any] = dict(values)
        for name in ("title", "name", "words" if kind == "promise" else "", "text"):
            if name in values and not key(values[name]):
                raise WrongUse("It can't be left without a word; what stood there before is kept.")
        if kind == "person" and "name" in values and not has_letter(values["name"]):
            raise WrongUse("Nobody has a name without a letter; what stood there before is kept.")
        for name, value in values.items():
            match name:
                case "day":
                    wanted["day"] = self.day_of(kind, value)
                case "due":
                    wanted |= self._due(value)
                case "tags" | "aliases":
                    wanted[name] = listed(value)
                case "reach":
                    wanted["contacts"] = _contacts(wanted.pop("reach"))
                case "who":
                    wanted.pop("who")
                    wanted["person_id"] = self.journal.meeting.find_person(value) if value.strip() else None
                case "repeats":
                    wanted["repeats"] = one_line(value)
                    if wanted["repeats"] and read_repeat(value) is None:
                        raise WrongUse(f"“{one_line(value)}” does not say how often. Say it like: every 2 weeks.")
                case "event":
                    wanted.pop("event")
                    wanted["event_id"] = self.journal.meeting.find_event(value).id if value.strip() else None
        return wanted

    def new_event(self, values: Values) -> dict[str, Any]:
        """The fields of a new event as `Meeting.event` takes them."""
        words = {name: value.strip() if name == "notes" else one_line(value) for name, value in values.items()}
        day = self.day_of("event", words.pop("day"))
        return {**words, "on": day}

    def _due(self, words: str) -> dict[str, Any]:
        if not words.strip():
            return {"due": "", "due_words": ""}
        read = when.read(words, self.journal.clock.today(), day_first=self.journal.nouns.day_first)
        return {"due": read.day if read else "", "due_words": one_line(words)}

    def day(self, words: str, *, past: bool) -> date:
        return self.journal.meeting.day(words or "today", past=past)

    def day_of(self, kind: Kind, words: str) -> date:
        """The day of a record that has one; an event may be to come."""
        return self.journal.meeting.day_of_event(words) if kind == "event" else self.day(words, past=True)

    def _reads_event_day(self, words: str) -> str:
        try:
            day = self.journal.meeting.day_of_event(words)
        except WrongUse:
            return "!not understood as a date"
        return present.long_day_ago(day, self.journal.clock.today())

    def _reads(self, words: str, past: bool) -> str:
        today = self.journal.clock.today()
        read = when.read(words, today, day_first=self.journal.nouns.day_first, past=past)
        if read is None:
            return "!not understood as a date" + ("" if past else "; it is kept in these words")
        return present.long_day_ago(read.day, today, present.hour(read.day, words))

    def reads_day(self, words: str) -> str:
        return self._reads(words, past=False)

    def _reads_past_day(self, words: str) -> str:
        return self._reads(words, past=True)


def names_in(text: str, known: Sequence[str]) -> list[str]:
    """Names with a comma between; one that is `known` may hold commas of its own."""
    found = []
    for name in known:
        if "," in name and name in text:
            text = text.replace(name, "", 1)
            found.append(name)
    return [*found, *listed(text)]


def _contacts(text: str) -> list[Contact]:
    return [
        Contact("email" if "@" in one else "phone" if _is_phone(one) else "link", one_line(one)) for one in listed(text)
    ]


def _is_phone(text: str) -> bool:
    return sum(c.isdigit() for c in text) >= 5 and not any(c.isalpha() for c in text)
