"""Keeping a jot: one line of text becomes an idea or a promise, joined to everything it names, in one action."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from netjournal.actions.nouns import Nouns, Taken
from netjournal.domain import jot as grammar
from netjournal.domain.records import Echo, EventLine, Ref
from netjournal.errors import WrongUse
from netjournal.text import clean, key, one_line, short


class Kept(NamedTuple):
    """What became of a jot, so that one line can say it."""

    ref: Ref
    text: str
    action: int
    people: tuple[Taken, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Each `[[link]]` with the text of the idea it was taken for, "" where there is none."""
    event: EventLine | None = None
    direction: str = ""
    due: date | None = None
    due_words: str = ""
    unread: str = ""
    """Words that were meant as a date and not understood; the jot is kept without one."""
    heard: int = 0
    """How often the idea was heard by now, where it was kept as one heard before."""


def named(what: str, words: str) -> str:
    """The label of an action, with the beginning of the words it was about: "Kept an idea, “people read stories…”"."""
    return f"{what}, “{short(words, 50)}”" if one_line(words) else what


class Jotting:
    """Reads and keeps jots."""

    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns

    def read(self, text: str, today: date | None = None) -> grammar.Jot:
        """A jot as it would be kept, without keeping it. `today`: the day "friday" is counted from, if not this one."""
        nouns = self.nouns
        today = today or nouns.clock.today()
        return grammar.parse(text, today, knows=nouns.people.knows, answers=nouns.answers, day_first=nouns.day_first)

    def keep(
        self,
        text: str,
        *,
        on: date | None = None,
        event: int | None = None,
        to_event: bool = True,
        uid: str | None = None,
        at: datetime | None = None,
    ) -> Kept:
        """Keep one jot. `on`: the day it belongs to, from which "friday" is counted; `event`: the event it was had at,
        else the one of the last hours (`to_event=False` leaves it without); `at`: when it was jotted, if not now, on
        the wall clock of the journal's zone. Raises WrongUse when there is nothing in it to keep.
        """
        if not clean(text).strip():
            raise WrongUse("There is nothing to keep: the text is empty.")
        at = at or self.nouns.clock.local()
        read = self.read(text, on or at.date())
        filed = self._event(event, on, at) if event or to_event else None
        label = "Kept a promise" if read.promise else "Kept an idea"
        with self.nouns.database.write(named(label, read.text)) as action:
            if read.promise:
                return self.keep_promise(read, action, filed, made_on=on or at.date(), uid=uid)
            return self.keep_idea(read, action, filed, on=on or at.date(), uid=uid, at=at)

    def keep_again(self, text: str, echo: Echo) -> Kept:
        """Keep a jot whose thought was there before, and join the two, in one action."""
        with self.nouns.database.write(named("Heard again", text)):
            kept = self.keep(text)
            return self.heard_before(kept, echo) if kept.ref.kind == "idea" else kept

    def heard_before(self, kept: Kept, echo: Echo) -> Kept:
        """Join what was kept with the earlier thought it is again. Inside `write`."""
        self.nouns.ideas.join_echo(kept.ref.id, echo)
        line = self.nouns.ideas.line(kept.ref.id)
        return kept._replace(heard=line.heard if line else 0)

    def keep_idea(
        self,
        read: grammar.Jot,
        action: int,
        event: EventLine | None,
        *,
        on: date | None = None,
        uid: str | None = None,
        with_: tuple[int, ...] = (),
        at: datetime | None = None,
    ) -> Kept:
        """An idea with its joins. Inside `write`. `with_`: people it belongs to besides those it names."""
        nouns = self.nouns
        there = nouns.ideas.by_uid(uid) if uid else None
        at = at or nouns.clock.now()
        idea = nouns.ideas.add(
            read.text,
            on or nouns.clock.today(),
            nouns.clock.zone,
            uid=uid,
            at=at,
            event_id=event.id if event else None,
        )
        if there:
            return Kept(Ref("idea", idea), read.text, action)
        people, links = self._join(idea, read, event, with_)
        return Kept(Ref("idea", idea), read.text, action, people, read.tags, links, event)

    def rewrite(self, idea: int, text: str) -> int:
        """An idea in other words: what they name with @, # and [[ ]] is joined to it; what was joined stays joined."""
        nouns = self.nouns
        read = self.read(text)
        with nouns.database.write(named("Changed an idea", read.text)) as action:
            nouns.ideas.edit(idea, text=read.text)
            event = nouns.ideas.get(idea).event_id
            self._join(idea, read, nouns.events.line(event) if event else None, ())
        return action

    def write_out(self, idea: int, text: str) -> int:
        """An idea at length: its text stays letter for letter; what it newly names with @, # and [[ ]] is joined."""
        nouns = self.nouns
        text = clean(text).strip()
        if not key(text):
            raise WrongUse("An idea can't be empty; nothing was changed.")
        before, read = self.read(nouns.ideas.get(idea).text.lstrip("!")), self.read(text.lstrip("!"))
        with nouns.database.write(named("Wrote out an idea", text)) as action:
            nouns.ideas.edit(idea, text=text)
            event = nouns.ideas.get(idea).event_id
            new = read._replace(
                people=tuple(name for name in read.people if name not in before.people),
                tags=tuple(tag for tag in read.tags if tag not in before.tags),
                links=tuple(words for words in read.links if words not in before.links),
            )
            self._join(idea, new, nouns.events.line(event) if event else None, ())
        return action

    def _join(
        self, idea: int, read: grammar.Jot, event: EventLine | None, with_: tuple[int, ...]
    ) -> tuple[tuple[Taken, ...], tuple[tuple[str, str], ...]]:
        """Join an idea with everything its text names. Returns the people taken, and the ideas its links found."""
        nouns = self.nouns
        people = self._people(read.people, event, with_)
        for person in dict.fromkeys((*with_, *(p.id for p in people))):
            nouns.ideas.join(idea, Ref("person", person))
        nouns.ideas.tag(idea, read.tags)
        links = []
        for words in read.links:
            meant = nouns.ideas.meant(words, but=idea)
            if meant:
                nouns.ideas.join(idea, Ref("idea", meant), "reminds me of")
            links.append((words, nouns.ideas.get(meant).text if meant else ""))
        return people, tuple(links)

    def keep_promise(
        self,
        read: grammar.Jot,
        action: int,
        event: EventLine | None,
        *,
        made_on: date | None = None,
        uid: str | None = None,
        known: Mapping[str, int] | None = None,
    ) -> Kept:
        """A promise with its person, date and event. Inside `write`. `known`: names with whom they surely mean."""
        nouns = self.nouns
        said = read.promise
        assert said is not None
        there = nouns.promises.by_uid(uid) if uid else None
        if there:
            return Kept(Ref("promise", there), said.words, action)
        names = tuple(dict.fromkeys(filter(None, (said.person, *read.people))))
        people = self._people(names, event, (), known or {})
        promise = nouns.promises.add(
            said.direction,
            said.words,
            made_on or nouns.clock.today(),
            uid=uid,
            due=said.due.day if said.due else "",
            due_words=said.due.words if said.due else said.unread,
            kind=kind_of(said.words),
            person_id=people[0].id if people else None,
            event_id=event.id if event else None,
        )
        nouns.promises.tag(promise, read.tags)
        return Kept(
            Ref("promise", promise),
            said.words,
            action,
            people,
            read.tags,
            event=event,
            direction=said.direction,
            due=said.due.day if said.due else None,
            due_words=said.due.words if said.due else "",
            unread=said.unread,
        )

    def _people(
        self,
        names: tuple[str, ...],
        event: EventLine | None,
        with_: tuple[int, ...],
        known: Mapping[str, int] | None = None,
    ) -> tuple[Taken, ...]:
        """Everyone named, the surely known ones first settled, so that they help to settle the others."""
        nouns = self.nouns
        settled = {name: Taken(id_, name) for name, id_ in (known or {}).items() if name in names}
        candidates = {name: nouns.people.candidates(name) for name in names if name not in settled}
        for name in sorted(candidates, key=lambda n: len(candidates[n]) != 1):
            others = (*with_, *(t.id for t in settled.values()))
            # One whom nobody answered to may have been made by a name before it: that is asked again.
            settled[name] = nouns.take(name, others, event, candidates[name] or None)
        return tuple(settled[name] for name in names)

    def _event(self, event: int | None, on: date | None, at: datetime) -> EventLine | None:
        """The event a jot is filed to: the one given, the last one of the day given, else that of the hours before."""
        nouns = self.nouns
        if event:
            return nouns.events.line(event)
        if on:
            return nouns.events.latest(on, on)
        return nouns.events.under_way(at, at - timedelta(hours=nouns.hours))


_KINDS = {
    "send": "send", "forward": "send", "share": "send", "post": "send",
    "ring": "ring", "call": "ring", "phone": "ring",
    "write": "write", "email": "write", "e-mail": "write", "mail": "write", "message": "write", "text": "write",
    "introduce": "introduce", "connect": "introduce",
}  # fmt: skip


def kind_of(words: str) -> str:
    """What kind of promise the words make, told by their first verb."""
    for word in words.casefold().split()[:4]:
        if word.strip(".,:;!") in _KINDS:
            return _KINDS[word.strip(".,:;!")]
    return "other"
