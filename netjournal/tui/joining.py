"""Joining by picking, merging two ideas, taking a line out of one; asked for on the page of a record."""

from netjournal.actions.associating import RELATIONS
from netjournal.domain.records import Echo, Hit, Ref
from netjournal.present import day_phrase
from netjournal.text import short
from netjournal.tui.guard import told
from netjournal.tui.merging import MergingPeople
from netjournal.tui.screens.choice import Choice, Choices
from netjournal.tui.screens.picker import LinePicker, Pick, Picked, Picker

JOINED = ("person", "idea", "event", "conversation")
"""What an idea may be joined with."""


class Joining(MergingPeople):
    @told
    def join(self, ref: Ref) -> None:
        """An idea with whatever is picked; any other record with an idea."""
        title = self.journal.title(ref)
        idea = ref.kind == "idea"
        picker = Picker(
            f"Join · {short(title, 50)}",
            JOINED if idea else ("idea",),
            but=ref,
            relations=RELATIONS if idea else RELATIONS[:1],
            offered=_headed(self._alike(ref.id)) if idea else (),
            hint="a name, or words of an idea, an event, a conversation" if idea else "words of an idea",
        )
        self.app.ask(picker, lambda picked: self._join(ref, picked))

    @told
    def _join(self, ref: Ref, picked: Picked) -> None:
        action = self.journal.associating.join(ref, picked.ref, picked.relation)
        self.app.did(f"Joined, {picked.relation}: {short(self.journal.title(picked.ref), 40)}", action, picked.ref)

    @told
    def merge(self, ref: Ref) -> None:
        """Another idea goes into this one; another person into this one."""
        if ref.kind == "person":
            self.merge_person(ref)
            return
        picker = Picker(
            f"Merge into · {short(self.journal.title(ref), 44)}",
            ("idea",),
            but=ref,
            offered=_headed([*self._same(ref.id), *self._alike(ref.id)]),
            hint="words of the idea that goes into this one",
            does="merges it into this one",
        )
        self.app.ask(picker, lambda picked: self._merge_or_join(ref, picked))

    def _merge_or_join(self, ref: Ref, picked: Picked) -> None:
        """Two that came on different days were heard twice: made one, the later time would be forgotten."""
        one, other = (self.journal.ideas.get(id_) for id_ in (ref.id, picked.ref.id))
        if one.day == other.day:
            self._merge(ref, picked)
            return
        earlier, later = sorted((one, other), key=lambda idea: idea.day)
        days = [day_phrase(idea.day, self.journal.clock.today()) for idea in (earlier, later)]
        choices = (
            Choice("h", "Heard again", f"both stay, joined: heard on {days[0]} and on {days[1]}"),
            Choice("m", "Make them one", f"both texts; it came on {days[0]}, and {days[1]} is forgotten"),
        )
        does = {
            "h": lambda: self._join(ref, Picked(picked.ref, "heard again")),
            "m": lambda: self._merge(ref, picked),
        }
        self.app.ask(Choices("These two came on different days", choices), lambda key: does[key]())

    @told
    def _merge(self, ref: Ref, picked: Picked) -> None:
        title = self.journal.title(picked.ref)
        action = self.journal.associating.merge(ref.id, picked.ref.id)
        self.app.did(f"Merged: {short(title, 50)}", action, ref)

    @told
    def split(self, ref: Ref) -> None:
        """One line of the text becomes an idea of its own."""
        pieces = self.journal.associating.pieces(ref.id)
        if len(pieces) < 2:
            self.app.say("There is nothing to take out: this idea is a single line.")
            return
        picker = LinePicker("Which line becomes an idea of its own?", pieces)
        self.app.ask(picker, lambda number: self._split(ref, number, pieces))

    def _split(self, ref: Ref, number: int, pieces: list[str]) -> None:
        if self.journal.associating.pieces(ref.id) != pieces:
            self.app.say("The text was changed meanwhile; look again.")
            return
        split = self.journal.associating.split(ref.id, number)
        self.app.did(f"An idea of its own: {short(pieces[number], 40)}", split.action, split.idea)

    def _alike(self, idea: int) -> list[Pick]:
        """Ideas that may be the same, with the words that say so."""
        found = self.journal.ideas.look_alikes(self.journal.ideas.get(idea).text, 5, idea)
        return [_pick(echo) for echo in found if echo.ref.kind == "idea"]

    def _same(self, idea: int) -> list[Pick]:
        """Ideas that were joined as heard again: those that are merged first of all."""
        joined = [a for a in self.journal.ideas.associations(idea) if a.relation == "heard again"]
        return [Pick(Hit("idea", a.ref.id, "", a.day, "", a.text), "", ()) for a in joined if a.ref.kind == "idea"]


def _headed(picks: list[Pick]) -> list[Pick]:
    """The first of them says what they are."""
    return [pick._replace(group="" if number else "idea") for number, pick in enumerate(picks)]


def _pick(echo: Echo) -> Pick:
    hit = Hit("idea", echo.ref.id, "", echo.day, "", echo.text, echo.who, echo.where)
    return Pick(hit, "", tuple(echo.shared))
