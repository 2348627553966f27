"""The weekly review: what comes up, what is decided about it, and the page of a week.

Each decision is one named action, so `u` takes back the last one whatever it was. Nothing here waits for anything:
the agenda is built section by section, and what is known about an item is asked for when it is shown.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from netjournal.actions.jotting import Jotting, Kept, named
from netjournal.actions.nouns import Nouns
from netjournal.actions.promising import Promising
from netjournal.actions.touching import Touching
from netjournal.domain import jot as grammar
from netjournal.domain import review, weeks
from netjournal.domain.records import MOVES, Decision, Echo, EventLine, Ref, Review
from netjournal.domain.review import SECTIONS, Item, Span, WeekPage
from netjournal.domain.weeks import Week
from netjournal.errors import WrongUse
from netjournal.store.agenda import Agenda
from netjournal.store.reviews import Reviews
from netjournal.store.weeks import happened
from netjournal.text import clean, key, short

REMEMBERED_DAYS = 120
"""How far back decisions are looked at: nothing a section asks about is older than three months and a bit."""

LATER_DAYS = 7
"""A card put off in the review rests in the pile until the next one."""

Names = tuple[str, str]


class Standing(NamedTuple):
    """Where a review stands: its record, what it looks at, and what was decided in it by (section, uid)."""

    review: Review | None
    span: Span
    here: Mapping[Names, Decision]


class Reviewing:
    def __init__(self, nouns: Nouns, jotting: Jotting, touching: Touching, week_starts: str = "monday") -> None:
        self.nouns = nouns
        self.jotting = jotting
        self.touching = touching
        self.week_starts = week_starts
        self.reviews = Reviews(nouns.database)
        self.promising = Promising(nouns, jotting)

    @cached_property
    def agenda(self) -> Agenda:
        return Agenda(self.nouns.database)

    # Weeks

    def week(self, words: str = "") -> Week:
        """The week meant, or without words the one to look back on today. Raises WrongUse."""
        if not words.strip():
            return weeks.looked_back_on(self.nouns.clock.today(), self.week_starts)
        found = weeks.read_week(words, self.week_starts)
        if found is None:
            raise WrongUse(f"“{short(words, 30)}” is not a week. Say it like 2026-W46, or any day of it: 2026-11-12.")
        return found

    def reviewed_week(self, words: str = "") -> Week:
        """The week meant, where it can be looked back on. Raises WrongUse."""
        week = self.week(words)
        if week.first > self.nouns.clock.today():
            raise WrongUse(f"{week.name} has not begun yet: there is nothing to look back on.")
        return week

    def is_due(self) -> bool:
        """Whether the week to look back on has not been reviewed. A journal begun these days asks for no review."""
        there = self.reviews.of_week(self.week().first)
        if there is not None and there.closed_on is not None:
            return False
        return self.agenda.anything(self.nouns.clock.today() - timedelta(days=review.AGAIN_DAYS))

    def streak(self) -> tuple[int, int]:
        """(reviewed, of): how many of the last ten weeks were reviewed, since the first that was."""
        return review.streak([one.week for one in self.reviews.closed()], self.week())

    # What comes up

    def standing(self, week: Week, *, alone: bool = False) -> Standing:
        """Where the review of a week stands; nothing is written. `alone`: without the missed weeks before it."""
        today = self.nouns.clock.today()
        there = self.reviews.of_week(week.first)
        here = {(d.section, d.item): d for d in self.reviews.decisions(there.id)} if there else {}
        closed = [one.week for one in self.reviews.closed()]
        return Standing(there, Span(week, week.first, today) if alone else review.span(week, today, closed), here)

    def sections(self, standing: Standing) -> Iterator[tuple[str, list[Item], int]]:
        """(section, its items that come up, how many more wait for the next weeks), section by section, each with one
        query when it is asked for."""
        today = standing.span.today
        soon = today + timedelta(days=review.AGAIN_DAYS)
        decided = self.reviews.decided_since(today - timedelta(days=REMEMBERED_DAYS), soon)
        for section in SECTIONS:
            items = review.due(self.agenda.sections[section.id](standing.span), decided, standing.here, today)
            done = sum(1 for name, _ in standing.here if name == section.id)
            yield section.id, *review.some(items, decided, review.A_WEEK.get(section.id, len(items) + done) - done)

    def items(self, standing: Standing, limit: int | None = None) -> list[Item]:
        """Everything that comes up, in order; at most `limit` that are not decided yet."""
        found: list[Item] = []
        waiting = 0
        for _, items, _ in self.sections(standing):
            for item in items:
                if not item.decided:
                    waiting += 1
                    if limit is not None and waiting > limit:
                        return found
                found.append(item)
        return found

    # Deciding

    def fresh(self, item: Item) -> Item:
        """The item as it stands in the journal by now. Raises NotFound when its record is gone."""
        nouns, id_ = self.nouns, item.ref.id
        match item.ref.kind:
            case "conversation":
                talk = nouns.conversations.get(id_)
                return item._replace(who=", ".join(talk.people), people=talk.people_ids)
            case "promise":
                promise = nouns.promises.get(id_)
                return item._replace(who=promise.person, people=(promise.person_id,) if promise.person_id else ())
            case "person":
                nouns.people.get(id_)
            case "event":
                nouns.events.get(id_)
            case "idea":
                nouns.ideas.get(id_)
        return item

    def decide(self, week: Week, item: Item, words: str = "") -> int:
        """The item is reviewed; `words`: what was remembered. Returns the action. Raises NotFound when its record is
        gone, as everything does that decides."""
        with self.nouns.database.write(f"Reviewed {self.called(item)}") as action:
            self.fresh(item)
            there = self.reviews.begin(week.first)
            self.reviews.decide(there.id, item.section, item.uid, self.nouns.clock.today(), words)
        return action

    def move(self, week: Week, item: Item, move: str, words: str = "", remembered: str = "") -> int:
        """Someone of the item is closer, the same or further; said again, the later word counts. It is reviewed by
        that, and keeps what was `remembered`. Returns the action. Raises WrongUse where nobody is left in it."""
        assert move in MOVES
        item = self.fresh(item)
        if not item.people:
            raise WrongUse("Nobody is left in it who could have moved; nothing was kept.")
        with self.nouns.database.write(f"{move.capitalize()}: {self.called(item)}") as action:
            conversation = item.ref.id if item.ref.kind == "conversation" else None
            today = self.nouns.clock.today()
            for person in item.people:
                self.nouns.people.move_once(person, today, move, words, conversation)
            self.decide(week, item, remembered)
        return action

    def finish(self, week: Week, item: Item, words: str = "", *, let_go: bool = False) -> int:
        """The promise is done, and what came of it; or let go, and why. Returns the action."""
        what = "Let a promise go" if let_go else "Finished a promise"
        with self.nouns.database.write(named(what, item.what)) as action:
            self.promising.finish(item.ref.id, words, let_go=let_go)
            self.decide(week, item)
        return action

    def put_off(self, week: Week, item: Item, until: str) -> tuple[date, int]:
        """The promise asks again on another day. Returns the day and the action. Raises WrongUse for no day ahead."""
        with self.nouns.database.write(named("Put off a promise", item.what)) as action:
            day, _ = self.promising.snooze(item.ref.id, until)
            self.decide(week, item)
        return day, action

    def agree(self, week: Week, item: Item, by: str) -> int:
        """Another day for the promise, said so to them. Returns the action. Raises WrongUse for no day ahead."""
        with self.nouns.database.write(named("Renegotiated a promise", item.what)) as action:
            self.promising.renegotiate(item.ref.id, by)
            self.decide(week, item)
        return action

    def let_go(self, week: Week, item: Item, words: str = "") -> int:
        """The card leaves the pile; the person stays in the journal. Returns the action."""
        with self.nouns.database.write(f"Let go of {item.who}") as action:
            self.touching.let_go(item.ref.id, words)
            self.decide(week, item)
        return action

    def later(self, week: Week, item: Item) -> int:
        """Someone's card or turn waits until the next review. Returns the action."""
        with self.nouns.database.write(f"Later: {item.who}") as action:
            self.touching.put_off(item.ref.id, self.nouns.clock.today() + timedelta(days=LATER_DAYS))
            self.decide(week, item)
        return action

    def followed(self, week: Week, item: Item, said: str) -> int:
        """Someone was followed up: what happened is a conversation of today, with the promises made in it. Returns the
        action. Raises WrongUse for no words."""
        with self.nouns.database.write(f"Followed up: {item.who}") as action:
            followed = self.touching.follow_up(item.ref.id, said)
            self.decide(week, item)
            self._made(week, Ref("conversation", followed.conversation))
            for kept in followed.promises:
                self._made(week, kept.ref)
        return action

    def _made(self, week: Week, ref: Ref) -> None:
        """What came of the review itself is not asked about by it."""
        nouns, there = self.nouns, self.reviews.begin(week.first)
        if ref.kind == "conversation":
            section, uid = "conversations", nouns.conversations.get(ref.id).uid
        else:
            promise = nouns.promises.get(ref.id)
            section, uid = promise.direction, promise.uid
        self.reviews.decide(there.id, section, uid, nouns.clock.today())

    def rest(self, week: Week, item: Item) -> int:
        """The idea rests: it is found, and never asked about. Returns the action."""
        with self.nouns.database.write(named("Let an idea rest", item.what)) as action:
            self.nouns.ideas.edit(item.ref.id, resting=True)
            self.decide(week, item)
        return action

    def write_more(self, item: Item, text: str) -> int:
        """A line more. What was said in a conversation goes on; an idea takes the words, and whom, what and which tag
        they name; a card of nothing but a name takes what the person does, and after " — " what to remember them by.
        What stands there stays. Returns the action."""
        line = clean(text).strip()
        with self.nouns.database.write(named("Wrote more on", self.called(item))) as action:
            if item.ref.kind == "conversation":
                said = self.nouns.conversations.get(item.ref.id).said
                self.nouns.conversations.edit(item.ref.id, said="\n".join(filter(None, (said, line))))
            elif item.ref.kind == "idea":
                now = self.nouns.ideas.get(item.ref.id)
                self.jotting.rewrite(now.id, f"{now.text}\n{line}")
            else:
                does, _, hook = (part.strip() for part in line.replace(" -- ", " — ").partition("—"))
                card = self.nouns.people.get(item.ref.id)
                self.nouns.people.edit(card.id, does=_joined(card.does, does), hook=_joined(card.hook, hook))
        return action

    def promise(self, week: Week, item: Item, text: str, *, mine: bool = False) -> Kept:
        """A promise that came up with the item, mine or theirs by its words; whom it is about is meant by he, she and
        they, where nobody is named. `mine`: a next step, whatever its words. Raises WrongUse for no words."""
        nouns, item = self.nouns, self.fresh(item)
        card = nouns.people.get(item.people[0]).name if item.people else ""
        read = grammar.spoken(
            text, nouns.clock.today(), knows=nouns.people.knows, answers=nouns.answers, day_first=nouns.day_first,
            card=card,
        )  # fmt: skip
        said = read.promise
        if said is None or not key(said.words):
            raise WrongUse("A promise needs words; nothing was kept.")
        if mine:
            read = read._replace(promise=said._replace(direction="mine"))
        with nouns.database.write(f"Kept a promise: {short(said.words, 40)}") as action:
            known = {card: item.people[0]} if item.people else None
            kept = self.jotting.keep_promise(read, action, self._event(item), known=known)
            if item.ref.kind == "conversation":
                nouns.promises.edit(kept.ref.id, conversation_id=item.ref.id)
            self._made(week, kept.ref)
        return kept

    def idea(self, item: Item, text: str, echo: Echo | None = None) -> Kept:
        """An idea that came up with the item, joined with whom and what it is about, and with the earlier thought it
        is again. Raises WrongUse for no words."""
        nouns, item = self.nouns, self.fresh(item)
        read = self.jotting.read(text)
        if not key(read.text):
            raise WrongUse("There is nothing to keep: the line is empty.")
        with nouns.database.write(f"Kept an idea: {short(read.text, 40)}") as action:
            if read.promise:
                return self.jotting.keep_promise(read, action, self._event(item))
            kept = self.jotting.keep_idea(read, action, self._event(item), with_=item.people)
            if item.ref.kind == "conversation":
                nouns.ideas.join(kept.ref.id, item.ref)
            elif item.ref.kind == "idea":
                nouns.ideas.join(kept.ref.id, item.ref, "reminds me of")
            return self.jotting.heard_before(kept, echo) if echo else kept

    def _event(self, item: Item) -> EventLine | None:
        """The event an item belongs to, where it does."""
        event = item.ref.id if item.ref.kind == "event" else None
        if item.ref.kind == "conversation":
            event = self.nouns.conversations.get(item.ref.id).event_id
        return self.nouns.events.line(event) if event else None

    def close(self, week: Week, line: str = "", instead_of: str = "") -> int:
        """The week is reviewed, with one line of one's own. `instead_of`: the line that stood there when this one was
        begun; one that came from another window meanwhile is joined. Returns the action."""
        with self.nouns.database.write(f"Closed the review of {week.name}") as action:
            there = self.reviews.begin(week.first)
            self.reviews.close(there.id, self.nouns.clock.today(), line, instead_of)
        return action

    def page(self, week: Week) -> WeekPage:
        """A week to read again. A week nobody reviewed has a page too."""
        there = self.reviews.of_week(week.first)
        decisions = self.reviews.decisions(there.id) if there else []
        return WeekPage(
            week,
            there.closed_on if there else None,
            there.line if there else "",
            len(decisions),
            tuple(decision.words for decision in decisions if decision.words),
            tuple(happened(self.nouns.database, week.first, week.last)),
        )

    @staticmethod
    def called(item: Item) -> str:
        """An item in a word or two, for what was done with it."""
        return short(item.who or item.what, 40)


def _joined(there: str, more: str) -> str:
    """What stands on a card with what is new."""
    known = {key(part) for part in there.split("; ")}
    return "; ".join(filter(None, (there, "" if key(more) in known else more)))
