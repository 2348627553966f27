"""What each step of the reflection shows and keeps. No widgets: the page draws what an `Asking` says and tells it what
was typed or marked.

One class for each thing a step can keep (`Step.keeps`), so that prompts can be added and reordered as data alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from netjournal import present
from netjournal.actions.reflecting import FIRST_WORD, LENSES, Line
from netjournal.domain.records import MOVES, UNMET_MARKS, Answer, Attendee, Echo, Entry, PersonLine, Reflection
from netjournal.domain.reflection import Card
from netjournal.journal import Journal
from netjournal.text import short
from netjournal.tui.facts import written


@dataclass(frozen=True, slots=True)
class Choice:
    """One line that can be marked: `value` is what the step makes of it."""

    text: str
    value: object
    mark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a key or line: words to show for a moment, whether to go on, and where to write next."""

    words: str = ""
    onward: bool = False
    write: bool = False
    down: bool = False
    refused: bool = False
    """The line was not kept, and stays in the field."""


class Asking:
    """A step on one card. `marks`: the mark actions that work here; `writes`: whether there is a field to write in;
    `choices_first`: whether the lines to mark have the focus at first."""

    writes: ClassVar[bool] = True
    marks: ClassVar[tuple[str, ...]] = ()
    hint: ClassVar[str] = "one line, one idea"
    choices_first: ClassVar[bool] = False
    echoes: ClassVar[bool] = False
    closes: ClassVar[bool] = False
    marked_before_writing: ClassVar[bool] = False
    """Whether Enter on an empty line goes on although there are lines to mark: they came first."""

    def __init__(self, journal: Journal, reflection: Reflection | None, card: Card, words: Mapping[str, str]) -> None:
        self.journal = journal
        self.reflecting = journal.reflecting
        self.card = card
        self.words = words
        self.last: Line | None = None
        self._reflection = reflection
        person = journal.people.by_uid(card.person) if card.person else None
        self.person: PersonLine | None = journal.people.line(person) if person else None

    @property
    def reflection(self) -> Reflection:
        assert self._reflection is not None, "only the first step stands without a reflection"
        return self._reflection

    @property
    def step(self) -> str:
        return self.card.step.id

    @property
    def person_id(self) -> int | None:
        return self.person.id if self.person else None

    # What is shown

    def name(self) -> str:
        """The head of a card: "Priya Nair · accounts for bakeries"."""
        if self.person is None:
            return ""
        return " · ".join(part for part in (self.person.name, self.person.does) if part)

    def known(self) -> list[str]:
        """What the journal knows of the person in view, in a line or two."""
        if self.person is None:
            return []
        person = self.journal.people.get(self.person.id)
        today = self.journal.clock.today()
        before = [e for e in self.journal.entries(person.ref) if e.day < self.reflection.day]
        said = next((e for e in before if e.ref.kind == "conversation" and e.text), None)
        lines = [" · ".join(part for part in (person.hook, person.needs and f"needs {person.needs}") if part)]
        if said:
            lines.append(f"{present.ago(said.day, today)}: “{short(said.text, 90)}”")
        elif met := next((e for e in before if e.ref.kind == "event" and e.state not in UNMET_MARKS), None):
            lines.append(f"met {present.ago(met.day, today)}, {short(met.text, 50)}")
        return [line for line in lines if line]

    def choices(self) -> Sequence[Choice]:
        return ()

    def lines(self) -> list[tuple[str, str]]:
        """What was kept on this card: (mark, text), oldest first."""
        found = []
        for answer in self.reflecting.answers(self.reflection, self.step, self.person_id):
            kind = answer.ref.kind if answer.ref else ""
            found.append((present.SPARK if kind == "idea" else "“" if kind == "conversation" else " ", answer.text))
        return found

    def placeholder(self) -> str:
        """What an empty field says."""
        return self.hint

    def text(self) -> str:
        """What the field holds when nothing was left in it as a draft."""
        return ""

    # What is done

    def keep(self, text: str) -> Told:
        """Enter was pressed on this line."""
        self.last = self.reflecting.idea(self.reflection, self.step, text, self.person_id)
        return Told(self.words["kept"])

    def mark(self, mark: str, choice: Choice) -> Told:
        return Told()

    def take_off(self) -> Told:
        """Take off what was kept last on this card."""
        answers = self.reflecting.answers(self.reflection, self.step, self.person_id)
        if not answers:
            return Told("nothing to take off")
        last = answers[-1]
        with self.journal.database.write("Took a line off"):
            if last.ref is not None and last.ref.kind in ("idea", "promise"):
                self.journal.remove(last.ref)
            self.reflecting.take_off(last.id)
        return Told(f"taken off: {short(last.text, 40)}")

    def look_alikes(self, text: str, but: int | None = None) -> list[Echo]:
        return self.journal.ideas.look_alikes(text, 3, but) if self.echoes and len(text) < 2000 else []

    def same_idea(self, echo: Echo) -> Told:
        if self.last is None or self.last.kept is None:
            return Told("keep the line first")
        self.reflecting.same_idea(self.reflection, self.last, echo)
        line = self.journal.ideas.line(self.last.kept.ref.id)
        return Told(f"joined: heard ×{line.heard}" if line else "joined")


class Session(Asking):
    """Settle: nothing is asked but how long there is."""

    writes = False
    marks = ("pick",)
    choices_first = True

    def choices(self) -> Sequence[Choice]:
        return (Choice(self.words["unhurried"], "unhurried"), Choice(self.words["five"], "five"))

    def lines(self) -> list[tuple[str, str]]:
        return []

    def mark(self, mark: str, choice: Choice) -> Told:
        return Told(onward=True)


class Freewriting(Asking):
    """Whatever is still there, untidied; a line can be lifted to an idea."""

    hint = ""

    def _written(self) -> Answer | None:
        answers = self.reflecting.answers(self.reflection, self.step)
        return next((a for a in answers if a.ref is None and not a.set_aside), None)

    def text(self) -> str:
        written = self._written()
        return written.text if written else ""

    def lines(self) -> list[tuple[str, str]]:
        return [line for line in super().lines() if line[0] == present.SPARK]

    def leave(self, text: str) -> None:
        """The card is left: the writing follows what stands in the field."""
        self.reflecting.freewriting(self.reflection, self.step, text)


class Ideas(Asking):
    """One line, one idea."""

    echoes = True


class Cards(Ideas):
    """One person: ideas by Enter, and keys for the hook and for what was said."""

    def hook(self, text: str) -> Told:
        if self.person is None or not text.strip():
            return Told()
        self.reflecting.hook(self.reflection, self.step, self.person.id, text)
        return Told("kept as a memory hook")

    def said(self, text: str) -> Told:
        if not text.strip():
            return Told()
        self.last = self.reflecting.said(self.reflection, self.step, text, self.person_id)
        return Told("kept as said")


class Attendance(Asking):
    """The list of who was there, one key each; faces that come back are written."""

    marks = ("talked", "hello", "missed", "not_met", "write")
    choices_first = True
    hint = "a name comes back…"
    _glyphs: ClassVar[dict[str, str]] = {"talked": "●", "hello": "○", "missed": "?", "not met": "-", "": " "}

    def choices(self) -> Sequence[Choice]:
        return [self._choice(a) for a in self.reflecting.room(self.reflection.event_id)]

    def _choice(self, a: Attendee) -> Choice:
        return Choice(a.person.name, a.person.id, self._glyphs[a.mark], present.MARK_WORDS[a.mark] or a.person.does)

    def lines(self) -> list[tuple[str, str]]:
        return []

    def keep(self, text: str) -> Told:
        count = self.reflecting.remember(self.reflection.event_id, text)
        return Told(self.words["kept"]) if count else Told("there is no name in this line", refused=True)

    def mark(self, mark: str, choice: Choice) -> Told:
        assert isinstance(choice.value, int)
        self.reflecting.mark(self.reflection.event_id, choice.value, mark.replace("_", " "))
        return Told(down=True)


class Conversations(Asking):
    """What was said; for someone met again also whether it moved."""

    hint = "what was said"
    marks = (*MOVES, "write")

    def choices(self) -> Sequence[Choice]:
        if self.person is None:
            return ()
        answers = self.reflecting.answers(self.reflection, self.step, self.person.id)
        moved = next((a.text for a in reversed(answers) if a.text in MOVES), "")
        note = self.words.get(moved, "") or "+  closer    =  the same    -  further"
        return (Choice("between you", self.person.id, "◇", note),)

    def lines(self) -> list[tuple[str, str]]:
        return [line for line in super().lines() if line[1] not in MOVES]

    def keep(self, text: str) -> Told:
        self.last = self.reflecting.said(self.reflection, self.step, text, self.person_id)
        return Told(self.words["kept"])

    def mark(self, mark: str, choice: Choice) -> Told:
        assert isinstance(choice.value, int)
        self.reflecting.moved(self.reflection, self.step, choice.value, mark)
        return Told(self.words.get(mark, mark), onward=True)


class Lenses(Asking):
    """Three questions answered with one key each, and how one could help."""

    marks = ("yes", "maybe", "no", "write")
    choices_first = True
    marked_before_writing = True

    def choices(self) -> Sequence[Choice]:
        answers = {a.text for a in self.reflecting.answers(self.reflection, self.step, self.person_id)}
        found = []
        for lens, words in zip(LENSES, ("lens_work", "lens_use", "lens_know"), strict=True):
            answer = next((t.partition(": ")[2] for t in answers if t.startswith(f"{lens}: ")), "")
            found.append(
                Choice(self.words[words], lens, {"yes": "●", "maybe": "◐", "no": "○"}.get(answer, " "), answer)
            )
        return found

    def placeholder(self) -> str:
        return self.words["lens_help"]

    def lines(self) -> list[tuple[str, str]]:
        return [line for line in super().lines() if not line[1].startswith(tuple(f"{lens}: " for lens in LENSES))]

    def keep(self, text: str) -> Told:
        assert self.person is not None
        self.last = self.reflecting.helps(self.reflection, self.step, self.person.id, text)
        return Told(self.words["kept"])

    def mark(self, mark: str, choice: Choice) -> Told:
        assert self.person is not None
        self.reflecting.lens(self.reflection, self.step, self.person.id, str(choice.value), mark)
        return Told(down=True)


class Spark(Asking):
    """One of the lines kept, or a new one."""

    marks = ("pick", "write")
    choices_first = True
    hint = "or a new line…"

    def choices(self) -> Sequence[Choice]:
        found = []
        for answer in self.reflecting.ideas(self.reflection):
            assert answer.ref is not None
            line = self.journal.ideas.line(answer.ref.id)
            if line:
                found.append(Choice(line.text, line.id, present.SPARK if line.spark else " ", answer.person))
        return found

    def lines(self) -> list[tuple[str, str]]:
        return []

    def keep(self, text: str) -> Told:
        line = self.reflecting.idea(self.reflection, self.step, text)
        if line.kept:
            self.reflecting.spark(self.reflection, self.step, line.kept.ref.id)
        return Told("the spark", onward=True)

    def mark(self, mark: str, choice: Choice) -> Told:
        assert isinstance(choice.value, int)
        self.reflecting.spark(self.reflection, self.step, choice.value)
        return Told("the spark", onward=True)


class Quiet(Asking):
    """The important part is done. Going on and stopping are equally good."""

    writes = False
    marks = ("pick",)
    choices_first = True

    def choices(self) -> Sequence[Choice]:
        return (Choice("a little more", "on"), Choice("stop here", "stop"))

    def lines(self) -> list[tuple[str, str]]:
        return []

    def mark(self, mark: str, choice: Choice) -> Told:
        return Told(onward=True)


class Promises(Asking):
    """What was said aloud. Lines set aside on the way come first."""

    marks = ("yes", "no", "idea", "write")
    hint = "send Ana the list by friday · Tom said he would …"

    @property
    def has_asides(self) -> bool:
        return bool(self.reflecting.set_aside(self.reflection))

    def choices(self) -> Sequence[Choice]:
        return [Choice(a.text, a, "·", a.person) for a in self.reflecting.set_aside(self.reflection)]

    def lines(self) -> list[tuple[str, str]]:
        today = self.journal.clock.today()
        found = []
        for answer in self.reflecting.answers(self.reflection, self.step):
            promise = self.journal.promises.line(answer.ref.id) if answer.ref else None
            if promise:
                due, _ = present.due_words(promise, today)
                who = f"{promise.person}: " if promise.person else ""
                mark = present.MINE if promise.direction == "mine" else present.THEIRS
                found.append((mark, f"{who}{promise.words}{f'  ({due})' if due else ''}"))
        return found

    def keep(self, text: str) -> Told:
        line = self.reflecting.promise(self.reflection, self.step, text)
        self.last = line
        kept = line.kept
        if kept and kept.unread:
            return Told(f"kept; “{kept.unread}” was not understood as a date")
        if kept and kept.due:
            at = present.hour(kept.due, kept.due_words)
            return Told(f"kept, by {present.long_day_ago(kept.due, self.journal.clock.today(), at)}")
        return Told(self.words["kept"])

    def mark(self, mark: str, choice: Choice) -> Told:
        aside = choice.value
        assert isinstance(aside, Answer)
        if mark == "yes":
            self.last = self.reflecting.taken_up(self.reflection, self.step, aside)
        elif mark == "idea":
            self.last = self.reflecting.not_a_promise(self.reflection, aside)
        else:
            self.reflecting.let_aside_go(aside)
        return Told(self.words["kept"] if mark != "no" else "left as it was", write=not self.has_asides)


class Openings(Asking):
    """Little conversations, in their own words."""

    hint = "@Ana “moving to bigger premises in spring”"

    def keep(self, text: str) -> Told:
        self.last = self.reflecting.note(self.reflection, self.step, text)
        return Told(self.words["kept"])

    def lines(self) -> list[tuple[str, str]]:
        found = self.reflecting.answers(self.reflection, self.step)
        return [("“", f"{a.person}: {a.text}" if a.person else a.text) for a in found]


class FollowUps(Asking):
    """Who would be glad to hear from one: at most three."""

    hint = "a name"
    marks = ("pick", "write")
    choices_first = True
    most: ClassVar[int] = 3

    def choices(self) -> Sequence[Choice]:
        picked = {a.person_id for a in self.reflecting.answers(self.reflection, self.step)}
        room = [a for a in self.reflecting.room(self.reflection.event_id) if a.mark != "not met"]
        return [Choice(a.person.name, a.person.id, "●" if a.person.id in picked else " ", a.person.does) for a in room]

    def lines(self) -> list[tuple[str, str]]:
        return []

    def keep(self, text: str) -> Told:
        if len(self.reflecting.answers(self.reflection, self.step)) >= self.most:
            return Told("three are plenty", refused=True)
        self.reflecting.note(self.reflection, self.step, text if text.startswith("@") else f"@{text}")
        return Told(self.words["kept"])

    def mark(self, mark: str, choice: Choice) -> Told:
        assert isinstance(choice.value, int)
        answers = self.reflecting.answers(self.reflection, self.step)
        there = next((a for a in answers if a.person_id == choice.value), None)
        if there:
            self.reflecting.take_off(there.id)
        elif len(answers) >= self.most:
            return Told("three are plenty")
        else:
            self.reflecting.note(self.reflection, self.step, FIRST_WORD, choice.value)
        return Told(down=True)


class Reading(Asking):
    """The page of what was written, and a closing line."""

    closes = True
    hint = "a closing line, if there is one"

    def lines(self) -> list[tuple[str, str]]:
        answers = self.journal.reflections.answers(self.reflection.id)
        free = [(" ", a.text) for a in answers if a.ref is None and a.person_id is None and not a.set_aside]
        return free + [self._line(entry) for entry in written(self.journal, self.reflection)]

    def _line(self, entry: Entry) -> tuple[str, str]:
        mark = present.entry_cells(entry, self.journal.clock.today())[1].text
        return mark, f"{entry.text}   {entry.note}" if entry.note else entry.text

    def keep(self, text: str) -> Told:
        return Told(onward=True)


ASKING: dict[str, type[Asking]] = {
    "session": Session, "freewriting": Freewriting, "attendance": Attendance, "cards": Cards, "ideas": Ideas,
    "echoes": Ideas, "conversations": Conversations, "lenses": Lenses, "spark": Spark, "quiet": Quiet,
    "promises": Promises, "openings": Openings, "follow_ups": FollowUps, "reading": Reading,
}  # fmt: skip
