"""The weekly review: what comes up, what is decided about it, and the page of a week.

Each decision is one named action, so `u` takes back the last one whatever it was. Nothing here waits for anything:
the agenda is built section by section, and what is known about an item is asked for when it is shown.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from netjournal.actions.jotting import Jotting, Kept
from netjournal.actions.nouns import Nouns
from netjournal.domain import jot as grammar
from netjournal.domain import review, weeks
from netjournal.domain.records import MOVES, Decision, EventLine, Review
from netjournal.domain.review import SECTIONS, Item, Span
from netjournal.domain.weeks import Week
from netjournal.errors import WrongUse
from netjournal.store.agenda import Agenda
from netjournal.store.reviews import Reviews
from netjournal.text import key, short

REMEMBERED_DAYS = 120
"""How far back decisions are looked at: nothing a section asks about is older than three months and a bit."""

Names = tuple[str, str]


class Standing(NamedTuple):
    """Where a review stands: its record, what it looks at, and what was decided in it by (section, uid)."""

    review: Review | None
    span: Span
    here: Mapping[Names, Decision]


class Reviewing:
    def __init__(self, nouns: Nouns, jotting: Jotting, week_starts: str = "monday") -> None:
        self.nouns = nouns
        self.jotting = jotting
        self.week_starts = week_starts
        self.reviews = Reviews(nouns.database)

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

    def is_due(self) -> bool:
        """Whether the week to look back on has not been reviewed, once there is anything to review."""
        week = self.week()
        there = self.reviews.of_week(week.first)
        return there is None or there.closed_on is None

    def streak(self) -> tuple[int, int]:
        """(reviewed, of): how many of the last ten weeks were reviewed, since the first that was."""
        return review.streak([one.week for one in self.reviews.closed()], self.week())

    # What comes up

    def standing(self, week: Week, *, alone: bool = False) -> Standing:
        """Where the review of a week stands; nothing is written. `alone`: without the missed weeks before it."""
        today = self.nouns.clock.today()
        there = self.reviews.of_week(week.first)
        here = {(d.section, d.item): d for d in self.reviews.decisions(there.id)} if there else {}
        closed = [] if alone else [one.week for one in self.reviews.closed()]
        return Standing(there, review.span(week, today, closed), here)

    def sections(self, standing: Standing) -> Iterator[tuple[str, list[Item]]]:
        """(section, its items that come up), section by section, each with one query when it is asked for."""
        today = standing.span.today
        decided = self.reviews.decided_since(today - timedelta(days=REMEMBERED_DAYS))
        here = {name: decision.day for name, decision in standing.here.items()}
        for section in SECTIONS:
            items = self.agenda.sections[section.id](standing.span)
            yield section.id, review.due(items, decided, here, today)

    def items(self, standing: Standing, limit: int | None = None) -> list[Item]:
        """Everything that comes up, in order; at most `limit` that are not decided yet."""
        found: list[Item] = []
        waiting = 0
        for _, items in self.sections(standing):
            for item in items:
                if not item.decided:
                    waiting += 1
                    if limit is not None and waiting > limit:
                        return found
                found.append(item)
        return found

    # Deciding

    def decide(self, week: Week, item: Item, words: str = "") -> int:
        """The item is reviewed; `words`: what was remembered. Returns the action."""
        with self.nouns.database.write(f"Reviewed {self.called(item)}") as action:
            there = self.reviews.begin(week.first)
            self.reviews.decide(there.id, item.section, item.uid, self.nouns.clock.today(), words)
        return action

    def move(self, week: Week, item: Item, move: str, words: str = "") -> int:
        """Someone of the item is closer, the same or further; said again, the later word counts. It is reviewed by
        that. Returns the action."""
        assert move in MOVES
        names = self.called(item)
        with self.nouns.database.write(f"{move.capitalize()}: {names}") as action:
            conversation = item.ref.id if item.ref.kind == "conversation" else None
            today = self.nouns.clock.today()
            for person in item.people:
                self.nouns.people.move_once(person, today, move, words, conversation)
            self.decide(week, item)
        return action

    def promise(self, item: Item, text: str) -> Kept:
        """A promise that came up with the item, mine or theirs by its words; whom it is about is meant by he, she and
        they. Raises WrongUse for no words."""
        nouns = self.nouns
        card = nouns.people.get(item.people[0]).name if item.people else ""
        read = grammar.spoken(
            text, nouns.clock.today(), knows=nouns.people.knows, answers=nouns.answers, day_first=nouns.day_first,
            card=card,
        )  # fmt: skip
        if read.promise is None or not key(read.promise.words):
            raise WrongUse("A promise needs words; nothing was kept.")
        with nouns.database.write(f"Kept a promise: {short(read.promise.words, 40)}") as action:
            known = {card: item.people[0]} if item.people else None
            kept = self.jotting.keep_promise(read, action, self._event(item), known=known)
            if item.ref.kind == "conversation":
                nouns.promises.edit(kept.ref.id, conversation_id=item.ref.id)
        return kept

    def idea(self, item: Item, text: str) -> Kept:
        """An idea that came up with the item, joined with whom and what it is about. Raises WrongUse for no words."""
        nouns = self.nouns
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
        return kept

    def _event(self, item: Item) -> EventLine | None:
        """The event an item belongs to, where it does."""
        event = item.ref.id if item.ref.kind == "event" else None
        if item.ref.kind == "conversation":
            event = self.nouns.conversations.get(item.ref.id).event_id
        return self.nouns.events.line(event) if event else None

    def close(self, week: Week, line: str = "") -> int:
        """The week is reviewed, with one line of one's own. Returns the action."""
        with self.nouns.database.write(f"Closed the review of {week.name}") as action:
            there = self.reviews.begin(week.first)
            self.reviews.close(there.id, self.nouns.clock.today(), line)
        return action

    @staticmethod
    def called(item: Item) -> str:
        """An item in a word or two, for what was done with it."""
        return short(item.who or item.what, 40)
