"""Writing down a room: events, the people in it, what was said and promised. One sitting, not fifteen forms."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from netjournal.actions.jotting import Jotting, named
from netjournal.actions.nouns import Nouns, Taken
from netjournal.domain import when
from netjournal.domain.names import PART, Card, has_letter, read_cards
from netjournal.domain.records import STAGES, Contact, EventLine, StageMove
from netjournal.errors import Ambiguous, NotFound, WrongUse
from netjournal.text import key, one_line, short


class Recognised(NamedTuple):
    """One line of a room sheet with whom it means: a known person, or nobody yet."""

    card: Card
    person: int | None = None
    name: str = ""
    among: int = 0
    """How many people answer to the name; more than one and none taken: it can't be told which."""


class Met(NamedTuple):
    """Who was written down, known or new, at which event, and the action to take it back by."""

    person: Taken
    action: int
    event: EventLine | None = None
    conversation: int | None = None
    noted: str = ""
    """What was said of their work beside what stands there: it is in the notes."""
    stays: tuple[tuple[str, str], ...] = ()
    """What stands there: ("does", its words), ("organisation", its words)."""


class Talked(NamedTuple):
    """A conversation that was kept, or planned, with whom, and the action to take it back by."""

    id: int
    people: tuple[Taken, ...]
    action: int
    day: date
    how: str
    event: EventLine | None = None
    planned: bool = False


LONG_AGO, SOON = 182, 62
"""Days: an event "12 Dec" that was so long ago and will be so soon is the one to come."""


class Meeting:
    """Events, rooms, people met and promises made, entered quickly."""

    def __init__(self, nouns: Nouns, jotting: Jotting) -> None:
        self.nouns = nouns
        self.jotting = jotting

    def day(self, words: str, *, past: bool = True) -> date:
        """The day some words mean. Raises WrongUse when they aren't understood."""
        today = self.nouns.clock.today()
        read = when.read(words, today, day_first=self.nouns.day_first, past=past)
        if read is None:
            raise WrongUse(f"The date “{one_line(words)}” was not understood. Say it like: fri, 12 Dec, 2026-12-12.")
        return read.day

    def day_of_event(self, words: str) -> date:
        """The day of an event. As a rule it was: "wed" is the last one. A day of the year that is near ahead and was
        long ago is to come, since an event may be written down before it happens. Raises WrongUse."""
        said, today = one_line(words), self.nouns.clock.today()
        if not said:
            return today
        behind, ahead = (when.read(said, today, day_first=self.nouns.day_first, past=past) for past in (True, False))
        if behind is None and ahead is None:
            raise WrongUse(
                f"The date “{short(said)}” was not understood, so nothing was kept. "
                "Say it like: wed, 12 Dec, 2026-12-12."
            )
        if behind is None or ahead is None:
            return (behind or ahead or when.When(today, said)).day
        to_come = (today - behind.day).days > LONG_AGO and 0 <= (ahead.day - today).days <= SOON
        return (ahead if to_come else behind).day

    def event(self, title: str, on: date | None = None, **values: str) -> int:
        """A new event, today unless said otherwise. Raises WrongUse without a title."""
        if not key(title):
            raise WrongUse("An event needs a title of at least one letter; nothing was kept.")
        with self.nouns.database.write(named("Added an event", title)):
            return self.nouns.events.add(title, on or self.nouns.clock.today(), **values)

    def find_event(self, words: str) -> EventLine:
        """The event meant by some words, the latest where a title recurs. Raises NotFound, Ambiguous."""
        found = self.nouns.events.named(words, self.nouns.clock.today())
        if not found:
            raise NotFound(f"There is no event called “{one_line(words)}”.")
        titles = {key(line.title) for line in found}
        if len(titles) > 1:
            some = ", ".join(sorted({line.title for line in found})[:4])
            raise Ambiguous(f"Several events fit “{one_line(words)}”: {some}. Say a little more.")
        return found[0]

    def find_person(self, name: str) -> int:
        """The person meant by a name. Raises NotFound, Ambiguous."""
        settled = self.nouns.settle(name)
        if settled.person is not None:
            return settled.person
        if settled.among == 0:
            raise NotFound(f"Nobody called “{one_line(name)}” is in the journal.")
        some = ", ".join(c.name for c in self.nouns.people.candidates(name)[:4])
        raise Ambiguous(f"{settled.among} people answer to “{one_line(name)}”: {some}. Say the whole name.")

    # The room

    def recognise(self, text: str, event: int | None = None) -> list[Recognised]:
        """The lines of a room sheet as people, each known one recognised. Lines without a name are left out.

        Lines about one person are one: those that mean the same known person, and those of one name where only one
        line says what they do.
        """
        return self._recognised(text.splitlines(), event)[0]

    def recognise_lines(self, lines: Sequence[str], event: int | None = None) -> list[Recognised | None]:
        """The same line by line: whom each means, with what other lines say of them; None for one without a name."""
        return self._recognised(lines, event)[1]

    def _recognised(self, lines: Sequence[str], event: int | None) -> tuple[list[Recognised], list[Recognised | None]]:
        found: dict[tuple[object, ...], Recognised] = {}
        named: dict[str, tuple[object, ...]] = {}
        whose: list[tuple[object, ...] | None] = []
        known_later: dict[tuple[object, ...], tuple[object, ...]] = {}
        for card in read_cards(lines):
            if card is None:
                whose.append(None)
                continue
            seen = self._recognise(card, event)
            name, does = key(card.name), key(f"{card.does} {card.organisation}")
            identity: tuple[object, ...] = (seen.person,) if seen.person else (name, does)
            bare: tuple[object, ...] = (name, "")
            if bare in found and does and not seen.person:
                found[identity] = found.pop(bare)
                known_later[bare] = named[name] = identity
            elif not does and identity not in found:
                identity = named.get(name, identity)
            if not seen.person:
                named.setdefault(name, identity)
            there = found.get(identity)
            found[identity] = there._replace(card=_joined(there.card, card)) if there else seen
            whose.append(identity)
        by_line = [found[known_later.get(identity, identity)] if identity else None for identity in whose]
        return list(found.values()), by_line

    def _recognise(self, card: Card, event: int | None) -> Recognised:
        people = self.nouns.people
        by_email = people.by_email(card.email) if card.email else None
        if by_email:
            line = people.line(by_email)
            return Recognised(card, by_email, line.name if line else card.name, 1)
        candidates = people.candidates(card.name)
        if len(key(card.name).split()) > 1:
            candidates = [c for c in candidates if c.fit < PART]
        if len(candidates) == 1:
            return Recognised(card, candidates[0].id, candidates[0].name, 1)
        if len(candidates) > 1:
            settled = self.nouns.settle(card.name, event=event)
            if settled.person:
                return Recognised(card, settled.person, settled.name, len(candidates))
            company = [c for c in candidates if self._works(c.id, card)]
            if len(company) == 1:
                return Recognised(card, company[0].id, company[0].name, len(candidates))
            return Recognised(card, None, "", len(candidates))
        return self._by_first_name(card) or Recognised(card)

    def _by_first_name(self, card: Card) -> Recognised | None:
        """Somebody jotted as "@Priya", of whom no more is known, is Priya Nair when she is written down with her whole
        name and nobody else answers to it.
        """
        first, _, rest = key(card.name).partition(" ")
        alone = self.nouns.people.candidates(first) if rest else []
        if len(alone) != 1 or key(alone[0].name) != first:
            return None
        now = self.nouns.people.get(alone[0].id)
        return None if now.does or now.organisation or now.contacts else Recognised(card, now.id, card.name, 1)

    def _works(self, person: int, card: Card) -> bool:
        """Whether what a card says of somebody's work is what is known of this one's."""
        now = self.nouns.people.get(person)
        said = [key(words) for words in (card.does, card.organisation) if key(words)]
        return any(words in key(field) for words in said for field in (now.does, now.organisation))

    def room(self, event: int | None, people: Sequence[Recognised], mark: str = "") -> list[Met]:
        """Everyone of a room sheet (or of no event), in one action. Known people keep what stands there; only gaps
        are filled.
        """
        line = self.nouns.events.line(event) if event else None
        if event and line is None:
            raise NotFound("That event is no longer in the journal; nothing was kept.")
        count = f"{len(people)} {'person' if len(people) == 1 else 'people'}"
        with self.nouns.database.write(f"Added {count} to {line.title}" if line else f"Added {count}") as action:
            return [self._enter(seen, line, mark, action) for seen in people]

    def _enter(self, seen: Recognised, event: EventLine | None, mark: str, action: int) -> Met:
        nouns, card = self.nouns, seen.card
        noted, stays = "", tuple[tuple[str, str], ...]()
        if seen.person is None:
            met: dict[str, Any] = {"met_event_id": event.id, "met_on": event.day.isoformat()} if event else {}
            card_says = {"does": card.does, "hook": card.hook, "organisation": card.organisation}
            taken = Taken(nouns.people.add(card.name, **card_says, **met), card.name, True)
        else:
            taken = Taken(seen.person, seen.name, False, seen.among)
            if nouns.people.get(seen.person).name != seen.name:
                nouns.people.edit(seen.person, name=seen.name)
            noted, stays = self.note_card(seen.person, card.does, card.hook, card.organisation)
        if card.email:
            nouns.people.add_contact(taken.id, Contact("email", card.email))
        if event:
            nouns.events.attend(event.id, taken.id, mark)
        return Met(taken, action, event, noted=noted, stays=stays)

    def note_card(
        self, person: int, does: str, hook: str, organisation: str = ""
    ) -> tuple[str, tuple[tuple[str, str], ...]]:
        """What a card adds: gaps are filled, a new hook joins the old, other work than before is noted. Returns what is
        in the notes, and what stays (`Met.noted`, `Met.stays`). In `write`."""
        people = self.nouns.people
        now = people.get(person)
        if key(organisation) not in key(now.does):  # where a company was written down as what they do
            people.fill(person, organisation=organisation)
        people.fill(person, does=does)
        if hook and key(hook) not in key(now.hook):
            people.edit(person, hook=f"{now.hook}; {hook}" if now.hook else hook)
        told = {"does": (does, now.does), "organisation": (organisation, now.organisation)}
        other = {what: (said, there) for what, (said, there) in told.items() if there and key(said) not in key(there)}
        noted = ", ".join(said for said, _ in other.values() if key(said) not in key(f"{now.does} {now.organisation}"))
        if noted and key(noted) not in key(now.notes):
            note = f"{self.nouns.clock.today().isoformat()}: {noted}"
            people.edit(person, notes=f"{now.notes}\n{note}".strip())
        return noted, tuple((what, there) for what, (_, there) in other.items())

    def met(
        self,
        name: str,
        *,
        at: EventLine | None = None,
        does: str = "",
        hook: str = "",
        said: str = "",
        on: date | None = None,
    ) -> Met:
        """One person met: made or recognised, put in the room, what was said kept as a conversation."""
        if on and on > self.nouns.clock.today():
            raise WrongUse("That day is still to come; a conversation then is planned with talked. Nothing was kept.")
        card = Card(one_line(name), one_line(does), one_line(hook))
        seen = self._recognise(card, at.id if at else None) if key(name) else None
        if seen is None or (seen.person is None and not has_letter(name)):
            raise WrongUse("A person needs a name of at least one letter; nothing was kept.")
        if seen.person is None and seen.among > 1:
            raise Ambiguous(f"{seen.among} people are called “{card.name}”. Say more of the name; nothing was kept.")
        with self.nouns.database.write(f"Met {seen.name or card.name}") as action:
            met = self._enter(seen, at, "talked", action)
            day = on or (at.day if at else self.nouns.clock.today())
            conversation = None
            if said.strip() or at is None:
                conversation = self.nouns.conversations.add(
                    [met.person.id], day, said=said, event_id=at.id if at else None, zone=self.nouns.clock.zone
                )
            return met._replace(conversation=conversation)

    # Conversations

    def talked(
        self,
        people: Iterable[int],
        said: str,
        *,
        day: date | None = None,
        how: str = "in person",
        words: str = "",
        event: int | None = None,
    ) -> int:
        """A conversation with one or several people. Returns its id."""
        with self.nouns.database.write(named("Kept a conversation", said or words)):
            return self.nouns.conversations.add(
                people,
                day or self.nouns.clock.today(),
                said=said,
                words=words,
                how=how,
                event_id=event,
                zone=self.nouns.clock.zone,
            )

    def talk(
        self,
        names: Sequence[str],
        said: str = "",
        *,
        day: date | None = None,
        how: str = "",
        words: str = "",
        event: EventLine | None = None,
        known: Mapping[str, int] | None = None,
    ) -> Talked:
        """A conversation with those of these names, made where nobody answers to one; on the event's day unless said
        otherwise. One on a day to come is planned. `known`: whom a name means. Raises WrongUse for no name."""
        nouns = self.nouns
        if not any(key(name) for name in names):
            raise WrongUse("A conversation needs somebody: write a name.")
        today = nouns.clock.today()
        day = day or (event.day if event else today)
        how = how or (event.kind if event and event.kind in ("1-2-1", "online") else "in person")
        label = "Planned a conversation" if day > today else "Kept a conversation"
        with nouns.database.write(named(label, said or words)) as action:
            people = self._taken(names, event, known or {})
            id_ = self.talked([one.id for one in people], said, day=day, how=how, words=words,
                              event=event.id if event else None)  # fmt: skip
        return Talked(id_, tuple(people), action, day, how, event, day > today)

    def _taken(self, names: Sequence[str], event: EventLine | None, known: Mapping[str, int]) -> list[Taken]:
        """Those meant by some names, each once. Inside `write`."""
        meant = {key(name): id_ for name, id_ in known.items()}
        found: dict[int, Taken] = {}
        for name in filter(key, names):
            if id_ := meant.get(key(name)):
                one = Taken(id_, self.nouns.people.get(id_).name)
            else:
                one = self.nouns.take(one_line(name), tuple(found), event)
            found.setdefault(one.id, one)
        return list(found.values())

    def with_whom(self, conversation: int, names: Sequence[str]) -> None:
        """Who was in a conversation, by name: those it has already are meant first. Raises WrongUse for nobody."""
        if not any(key(name) for name in names):
            raise WrongUse("A conversation needs somebody: write a name.")
        now = self.nouns.conversations.get(conversation)
        with self.nouns.database.write(named("Changed who was in a conversation", now.said or now.words)):
            event = self.nouns.events.line(now.event_id) if now.event_id else None
            people = self._taken(names, event, dict(zip(now.people, now.people_ids, strict=True)))
            self.nouns.conversations.edit(conversation, people=[one.id for one in people])

    # Closer

    def moved(self, person: int, move: str, words: str = "") -> int:
        """Someone is closer, the same or further, as of today; said again today, the later word counts."""
        today = self.nouns.clock.today()
        with self.nouns.database.write(
            f"{move.capitalize()}: {short(self.nouns.people.get(person).name, 40)}"
        ) as action:
            self.nouns.people.move_once(person, today, move, words, None)
        return action

    def today_moved(self, person: int) -> StageMove | None:
        """What was said today of how close someone is, by itself and not of a conversation or event."""
        today = self.nouns.clock.today()
        alone = [move for move in self.nouns.people.moves(person) if move.day == today and not move.about]
        return alone[-1] if alone else None

    def stage(self, person: int, stage: str) -> None:
        """Met, like, know or trust, because the user says so; noted with its day. In `write`."""
        people, today = self.nouns.people, self.nouns.clock.today()
        before = people.get(person).stage
        if stage == before or stage not in STAGES:
            return
        people.edit(person, stage=stage)
        up = before not in STAGES or STAGES.index(stage) > STAGES.index(before)
        said = self.today_moved(person)
        people.move_once(person, today, "closer" if up else "further", said.words if said else "", None, stage)

    def waiting(self) -> tuple[EventLine | None, int]:
        """What the strip says: the event whose reflection stands open before the quiet line, else the latest one of the
        last weeks not looked back on; and my promises due."""
        today = self.nouns.clock.today()
        begun = self.nouns.reflections.begun()
        if begun and not begun.complete:
            event = self.nouns.events.line(begun.event_id)
        else:
            event = self.nouns.events.unreflected(today, today - timedelta(days=21))
        return event, self.nouns.promises.due(today)


def _joined(one: Card, more: Card) -> Card:
    """Two cards of one person: nothing of either is lost."""
    hook = "; ".join(dict.fromkeys(filter(None, (one.hook, more.hook))))
    does = "; ".join(dict.fromkeys(filter(None, (one.does, more.does))))
    organisation = "; ".join(dict.fromkeys(filter(None, (one.organisation, more.organisation))))
    return Card(one.name, does, hook, one.email or more.email, organisation)
