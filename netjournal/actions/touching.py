"""Staying in touch: the pile and what is done with its cards, circles, who slips away, who moved closer."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from netjournal.actions.jotting import Jotting, Kept
from netjournal.actions.nouns import Nouns
from netjournal.domain import jot as grammar
from netjournal.domain import touch, when
from netjournal.domain.excuses import Memory
from netjournal.domain.records import HOWS, Contact, InTouch, PileCard, Ref
from netjournal.domain.touch import Rhythm, Standing
from netjournal.errors import NotFound, WrongUse
from netjournal.store.touches import InCircle, Touches
from netjournal.text import clean, key, one_line, short


class Followed(NamedTuple):
    """What a line of "what happened?" became: the conversation, and the promises made in it."""

    conversation: int
    action: int
    promises: tuple[Kept, ...] = ()


class Slipping(NamedTuple):
    """Someone who slips away: the rhythm there was, and how many times as long the silence is."""

    who: InTouch
    gap: int
    """Days from one touch to the next, as it used to be."""
    silence: int
    """Days since the last touch."""
    times: float


class Drifting(NamedTuple):
    """Someone to be in touch with: whose turn it is in a circle, or who slips from the rhythm there was."""

    ref: Ref
    uid: str
    name: str
    does: str
    every: int
    """Days from one touch to the next, as it is wanted or as it used to be."""
    silence: int
    """Days since the last touch; in a circle without any, since it was asked for."""
    last: date | None
    rhythm: Rhythm | None = None
    standing: Standing | None = None
    """Both of someone in a circle."""


class Moved(NamedTuple):
    """How someone moved in some days: up and down are the numbers of moves closer and further."""

    ref: Ref
    uid: str
    name: str
    stage: str
    closer: int
    further: int
    words: tuple[str, ...]


class Touching:
    def __init__(self, nouns: Nouns, jotting: Jotting) -> None:
        self.nouns = nouns
        self.jotting = jotting
        self.touches = Touches(nouns.database)

    @property
    def today(self) -> date:
        return self.nouns.clock.today()

    # The pile

    def pile(self) -> list[PileCard]:
        return self.touches.pile(self.today)

    def pile_count(self) -> int:
        """How many are in the pile, up to MOST_COUNTED; quick enough for the strip of the home page."""
        return self.touches.pile_count(self.today)

    def memory(self, card: PileCard, first: str) -> Memory:
        """What the notes hold of a card. `first`: what they are called in short."""
        more = self.touches.remembered(card.id)
        person = self.nouns.people.get(card.id)
        return Memory(
            card.name, first, card.met, card.event, more.place or person.met_place, person.does or person.role,
            card.hook, card.said,
            more.words, card.needs, more.knows, more.helps, more.ideas, more.notes, person.organisation,
        )  # fmt: skip

    def contacts(self, person: int) -> tuple[Contact, ...]:
        """The ways to reach someone: numbers first, then addresses, then links."""
        order = ("phone", "email", "link")
        found = self.nouns.people.contacts(person)
        return tuple(sorted(found, key=lambda c: order.index(c.kind) if c.kind in order else len(order)))

    def follow_up(self, person: int, text: str, how: str = "call") -> Followed:
        """What happened when one got in touch: a conversation of today. Lines that begin with ! are promises made in
        it, mine or theirs; he, she and they are this person. Raises WrongUse for no words."""
        if not key(text.replace("!", " ")):
            raise WrongUse("Say in a word or two what happened; nothing was kept.")
        nouns, today = self.nouns, self.today
        name = nouns.people.get(person).name
        lines = clean(text).strip().splitlines()
        said = "\n".join(line for line in lines if not _is_promise(line)).strip()
        with nouns.database.write(f"Got in touch with {short(name, 40)}") as action:
            conversation = nouns.conversations.add(
                [person], today, said=said, how=how if how in HOWS else "call", zone=nouns.clock.zone
            )
            promises = []
            for line in filter(_is_promise, lines):
                read = grammar.spoken(
                    line, today, knows=nouns.people.knows, answers=nouns.answers, day_first=nouns.day_first, card=name
                )
                kept = self.jotting.keep_promise(read, action, None, known={name: person})
                nouns.promises.edit(kept.ref.id, conversation_id=conversation)
                promises.append(kept)
        return Followed(conversation, action, tuple(promises))

    def later(self, person: int, until: str) -> tuple[date, int]:
        """Off the pile until a day, in words. Returns the day and the action. Raises WrongUse for no day ahead."""
        read = when.read(until, self.today, day_first=self.nouns.day_first)
        if read is None or read.day <= self.today:
            raise WrongUse(f"“{short(until, 40)}” is no day ahead. Say it like: tomorrow, next week, 12 Dec.")
        return read.day, self.put_off(person, read.day)

    def let_go(self, person: int, words: str = "") -> int:
        """Let someone go kindly: they stay in the journal, and nothing asks about them. Returns the action."""
        name = self.nouns.people.get(person).name
        with self.nouns.database.write(f"Let {short(name, 40)} go") as action:
            self.nouns.people.edit(person, let_go_on=self.today, let_go_words=one_line(words))
        return action

    def take_up(self, person: int) -> int:
        """Someone who was let go is there again. Returns the action."""
        name = self.nouns.people.get(person).name
        with self.nouns.database.write(f"Took {short(name, 40)} up again") as action:
            self.nouns.people.edit(person, let_go_on="", let_go_words="")
        return action

    def cold(self, cards: Iterable[PileCard]) -> list[PileCard]:
        return [card for card in cards if touch.warmth(card.met, self.today) == "cold"]

    def amnesty_offered(self, cards: Iterable[PileCard]) -> int:
        """How many cold cards an amnesty would let go of; 0 where none is cold or the last one is not long ago."""
        last = self.touches.last_amnesty()
        if last is not None and (self.today - last).days <= touch.AMNESTY_DAYS:
            return 0
        return len(self.cold(cards))

    def amnesty(self) -> tuple[int, int]:
        """Let go of all the cold cards in one action, after a backup; the people stay. Returns how many, and the
        action."""
        from netjournal.actions.backing_up import BackingUp

        BackingUp(self.nouns.database.path, self.nouns.clock).before()
        with self.nouns.database.write("Let go of the cold cards") as action:
            cold = self.cold(self.pile())
            for card in cold:
                self.nouns.people.edit(card.id, let_go_on=self.today, let_go_words=touch.AMNESTY)
        return len(cold), action

    # Circles

    def set_circle(self, person: int, words: str) -> tuple[Rhythm, int]:
        """Put someone into a circle, or out of it ("none"). Returns the rhythm and the action. Raises WrongUse."""
        rhythm = self._rhythm(words)
        name = self.nouns.people.get(person).name
        with self.nouns.database.write(f"Changed the circle of {short(name, 40)}") as action:
            self.nouns.people.edit(
                person, rhythm=rhythm.kind, rhythm_days=rhythm.ideal or None, rhythm_most=rhythm.most or None,
                rhythm_since=self.today if rhythm.kind == "periodic" else "",
            )  # fmt: skip
        return rhythm, action

    def set_tag_circle(self, tag: str, words: str) -> tuple[Rhythm, int]:
        """Put everyone with a tag into a circle, or out of it. Raises WrongUse, NotFound."""
        rhythm = self._rhythm(words)
        if rhythm.kind in ("ambient", "triggered"):
            raise WrongUse("A tag can have a circle or days, or none; ambient and triggered are said of a person.")
        tag = one_line(tag).lstrip("#")
        with self.nouns.database.write(f"Changed the circle of #{short(tag, 40)}") as action:
            if not self.touches.tag_circle(key(tag), rhythm):
                raise NotFound(f"Nobody has the tag #{short(tag, 40)}; nothing was changed.")
        return rhythm, action

    @staticmethod
    def _rhythm(words: str) -> Rhythm:
        rhythm = touch.circle(words)
        if rhythm is None:
            raise WrongUse(
                f"“{short(words, 40)}” is no circle. Say inner, close, casual, warm, a number of days such as 45 or "
                "45-60, ambient, triggered or none."
            )
        return rhythm

    def circle(self, person: int) -> tuple[Rhythm, Standing | None]:
        """The rhythm that counts for someone, their own or that of a tag, and where one stands."""
        inside = next(iter(self.touches.in_circles(self.today, person)), None)
        if inside is None:
            return self.touches.rhythm(person), None
        return inside.rhythm, inside.standing(self.touches.bumps(person), self.today)

    def circles(self) -> list[tuple[InCircle, Standing]]:
        """Everyone in a circle with where one stands, those whose turn comes first."""
        return self.touches.standings(self.today)

    def bump(self, person: int) -> tuple[date, int]:
        """Begin the turn of someone in a circle anew, without pretending to have talked. Returns until when, and the
        action. Raises WrongUse where there is no turn."""
        rhythm, _ = self.circle(person)
        if rhythm.kind != "periodic" or rhythm.ideal <= 0:
            name = self.nouns.people.get(person).name
            raise WrongUse(f"{short(name, 40)} is in no circle, so there is no turn to put off.")
        until = self.today + timedelta(days=rhythm.ideal)
        return until, self.put_off(person, until)

    def put_off(self, person: int, until: date) -> int:
        """Their turn, or their card, waits until that day. Returns the action."""
        name = self.nouns.people.get(person).name
        with self.nouns.database.write(f"Put off {short(name, 40)}") as action:
            self.touches.bump(person, self.today, until)
        return action

    # Who slips away, who moved

    def drifting(self) -> list[Drifting]:
        """Those in a circle whose turn it is, then those who slip from the rhythm there was."""
        today = self.today
        due = [
            Drifting(
                Ref("person", one.id), one.uid, one.name, one.does, one.rhythm.ideal,
                (today - (standing.last or one.since or today)).days, standing.last, one.rhythm, standing,
            )
            for one, standing in self.circles()
            if standing.word(today) != "in touch"
        ]  # fmt: skip
        known = {one.uid for one in due}
        return due + [
            Drifting(one.who.ref, one.who.uid, one.who.name, one.who.does, one.gap, one.silence, one.who.last)
            for one in self.slipping()
            if one.who.uid not in known
        ]

    def slipping(self) -> list[Slipping]:
        """Those who slip from the rhythm there was, by how far; no circle is needed for it."""
        today = self.today
        found = []
        for who in self.touches.slipping(today):
            times = touch.slipping(who.first, who.last, who.days, today)
            if times:
                gap = max(1, round((who.last - who.first).days / (who.days - 1)))
                found.append(Slipping(who, gap, (today - who.last).days, times))
        found.sort(key=lambda one: (-one.times, one.who.id))
        return found

    def moved(self, first: date, last: date) -> list[Moved]:
        """Who moved closer or further in these days, those who came closest first."""
        by: dict[int, Moved] = {}
        for id_, uid, name, stage, move, words in self.touches.moved(first, last):
            now = by.get(id_) or Moved(Ref("person", id_), uid, name, stage, 0, 0, ())
            by[id_] = now._replace(
                closer=now.closer + (move == "closer"),
                further=now.further + (move == "further"),
                words=(*now.words, words) if words else now.words,
            )
        return sorted(by.values(), key=lambda one: (one.further - one.closer, key(one.name), one.ref.id))

    # Before the next event

    def brake(self, event: int) -> str:
        """Who still waits from the two events before a coming one, as one plain sentence; "" where nobody does or the
        event is not to come."""
        line = self.nouns.events.line(event)
        if line is None or line.day < self.today:
            return ""
        names = self.touches.waiting_from_the_last_two(event, line.day, self.today)
        if not names:
            return ""
        first = " and ".join(short(name, 30) for name in names[:2])
        if len(names) > 2:
            first = f"{short(names[0], 30)}, {short(names[1], 30)} and {len(names) - 2} more"
        return f"Before the next one: {first} from the last two {'waits' if len(names) == 1 else 'wait'} for a word."


def _is_promise(line: str) -> bool:
    return line.lstrip().startswith("!") and bool(key(line.replace("!", " ")))
