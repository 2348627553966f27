"""The list of the room, gone through one key each: who was there, and who would be glad of a word."""

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

from netjournal import present
from netjournal.actions.reflecting import FIRST_WORD
from netjournal.domain.records import Attendee
from netjournal.text import short
from netjournal.tui.asking.step import Asking, Choice, Shown, Told


class Attendance(Asking):
    """The list of who was there, one key each; faces that come back are written."""

    marks = ("talked", "hello", "missed", "not_met", "write")
    choices_first = True
    hint = "hint_faces"
    _glyphs: ClassVar[dict[str, str]] = {"talked": "●", "hello": "○", "missed": "?", "not met": "-", "": " "}

    @cached_property
    def _marked(self) -> list[tuple[str, int]]:
        """Who was marked on this card, and the action of it."""
        return []

    def says(self) -> str:
        return super().says() if self.choices() else self.words["nobody"]

    def choices(self) -> Sequence[Choice]:
        return [self._choice(a) for a in self.reflecting.room(self.reflection.event_id)]

    def _choice(self, a: Attendee) -> Choice:
        return Choice(a.person.name, a.person.id, self._glyphs[a.mark], present.MARK_WORDS[a.mark] or a.person.does)

    def left_at(self) -> int:
        """The first who is not marked yet: a key would mark whoever was marked before anew. Of all marked, the last."""
        room = self.reflecting.room(self.reflection.event_id)
        return next((at for at, one in enumerate(room) if not one.mark), max(0, len(room) - 1))

    def lines(self) -> list[Shown]:
        return []

    def keep(self, text: str) -> Told:
        count = self.reflecting.remember(self.reflection.event_id, text)
        return Told(self.words["kept"]) if count else Told(self.words["no_name"], refused=True)

    def mark(self, mark: str, choice: Choice) -> Told:
        assert isinstance(choice.value, int)
        how = mark.replace("_", " ")
        self._marked.append((choice.text, self.reflecting.mark(self.reflection.event_id, choice.value, how)))
        return Told(f"{short(choice.text, 24)}: {present.MARK_WORDS[how]}", down=True)

    def take_off(self) -> Told:
        """The last mark is taken back; whoever was added stays, and can be marked as not met."""
        if not self._marked:
            return Told(self.words["nothing_to_take_off"])
        name, action = self._marked[-1]
        self.journal.undo(action)
        self._marked.pop()
        return Told(self._taken_off(f"{name}’s mark"))


class FollowUps(Asking):
    """Who would be glad to hear from one: at most three."""

    hint = "hint_first_word"
    marks = ("pick", "write")
    choices_first = True
    most: ClassVar[int] = 3

    def choices(self) -> Sequence[Choice]:
        picked = {a.person_id for a in self.reflecting.answers(self.reflection, self.step)}
        room = [a for a in self.reflecting.room(self.reflection.event_id) if a.mark != "not met"]
        return [Choice(a.person.name, a.person.id, "●" if a.person.id in picked else " ", a.person.does) for a in room]

    def lines(self) -> list[Shown]:
        return []

    def keep(self, text: str) -> Told:
        if len(self.reflecting.answers(self.reflection, self.step)) >= self.most:
            return Told(self.words["three_are_plenty"], refused=True)
        self.reflecting.note(self.reflection, self.step, text if text.startswith("@") else f"@{text}")
        return Told(self.words["kept"])

    def mark(self, mark: str, choice: Choice) -> Told:
        assert isinstance(choice.value, int)
        answers = self.reflecting.answers(self.reflection, self.step)
        there = next((a for a in answers if a.person_id == choice.value), None)
        if there:
            self.reflecting.take_off(there.id)
            return Told(f"{short(choice.text, 24)}: not now", down=True)
        if len(answers) >= self.most:
            return Told(self.words["three_are_plenty"])
        self.reflecting.note(self.reflection, self.step, FIRST_WORD, choice.value)
        return Told(short(choice.text, 24), down=True)
