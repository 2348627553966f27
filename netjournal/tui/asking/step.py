"""What every step of the reflection has in common. No widgets: the page draws what an `Asking` says,
and tells it what was typed or marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from netjournal import present
from netjournal.actions.jotting import Kept
from netjournal.actions.reflecting import Line
from netjournal.domain import reflection as plan
from netjournal.domain.records import UNMET_MARKS, Answer, Echo, PersonLine, Reflection
from netjournal.domain.reflection import Card, Prompts
from netjournal.journal import Journal
from netjournal.text import clean, parted, short


@dataclass(frozen=True, slots=True)
class Choice:
    """One line that can be marked: `value` is what the step makes of it."""

    text: str
    value: object
    mark: str = ""
    note: str = ""


MOST_LINES = 50
"""A paste of more lines is a text, and is kept as one."""


class Shown(NamedTuple):
    """A line that was kept, as it is shown: the sign of what it became, its words, and a quiet word after them.

    A line set aside has no sign and no word: nothing tells it from a thought before the quiet line.
    """

    mark: str
    text: str
    note: str = ""
    heading: bool = False
    """Not a line but what the lines below it answer."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a key or line: words to show for a moment, whether to go on, and where to write next."""

    words: str = ""
    onward: bool = False
    write: bool = False
    down: bool = False
    """Whether the highlight moves on by itself: `words` then say what was marked, and the page adds who is next."""
    refused: bool = False
    """The line was not kept, and stays in the field."""
    text: str = ""
    """The words of a line that was taken off: they go back into the field."""
    again: str = "Enter"
    """The key that keeps these words again as what they were."""


class Asking:
    """A step on one card. `marks`: the mark actions that work here; `writes`: whether there is a field to write in;
    `choices_first`: whether the lines to mark have the focus at first."""

    writes: ClassVar[bool] = True
    marks: ClassVar[tuple[str, ...]] = ()
    hint: ClassVar[str] = "hint_line"
    """Which of the small words an empty field says."""
    choices_first: ClassVar[bool] = False
    echoes: ClassVar[bool] = False
    closes: ClassVar[bool] = False
    marked_before_writing: ClassVar[bool] = False
    """Whether Enter on an empty line goes on although there are lines to mark: they came first."""

    def __init__(self, journal: Journal, reflection: Reflection | None, card: Card, prompts: Prompts) -> None:
        self.journal = journal
        self.reflecting = journal.reflecting
        self.card = card
        self.prompts = prompts
        self.words = prompts.words
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
            lines.append(f"{present.ago(said.day, today)}: “{short(parted(said.text), 90)}”")
        elif met := next((e for e in reversed(before) if e.ref.kind == "event" and e.state not in UNMET_MARKS), None):
            lines.append(f"met {present.ago(met.day, today)}, {short(met.text, 50)}")
        return [line for line in lines if line]

    def says(self) -> str:
        """The quiet line under the question."""
        return self.card.step.says

    def choices(self) -> Sequence[Choice]:
        return ()

    def left_at(self) -> int:
        """Which of the lines to mark is highlighted when the card is come to again."""
        return 0

    def choices_wait(self) -> bool:
        """Whether the lines to mark come before the field, and have the focus at first."""
        return self.choices_first

    def lines(self) -> list[Shown]:
        """What was kept on this card, oldest first."""
        return [self._shown(answer) for answer in self.reflecting.answers(self.reflection, self.step, self.person_id)]

    def _shown(self, answer: Answer) -> Shown:
        if answer.ref is None:
            return Shown(" ", answer.text)
        if answer.ref.kind == "idea":
            line = self.journal.ideas.line(answer.ref.id)
            again = f"×{line.heard} heard again" if line and line.heard > 1 else ""
            return Shown(present.SPARK, line.text if line else answer.text, again)
        return Shown("“" if answer.ref.kind == "conversation" else " ", answer.text)

    def placeholder(self) -> str:
        """What an empty field says."""
        return self.words[self.hint] if self.hint else ""

    def text(self) -> str:
        """What the field holds when nothing was left in it as a draft."""
        return ""

    # What is done

    def keep(self, text: str) -> Told:
        """Enter was pressed on this line; or on several, pasted: one line is one idea."""
        lines = [line for line in text.split("\n") if line.strip()]
        if not 1 < len(lines) <= MOST_LINES:
            self.last = self.reflecting.idea(self.reflection, self.step, text, self.person_id)
            return Told(self.words["kept"])
        with self.journal.database.write("Kept some ideas"):
            for line in lines:
                self.last = self.reflecting.idea(self.reflection, self.step, line, self.person_id)
        return Told(plan.fill(self.words["kept_lines"], count=str(len(lines))))

    def has(self, text: str) -> bool:
        """Whether this very line stands on this card already."""
        answers = self.reflecting.answers(self.reflection, self.step, self.person_id)
        return clean(text).strip() in {answer.text for answer in answers}

    def mark(self, mark: str, choice: Choice) -> Told:
        return Told()

    def take_off(self) -> Told:
        """Take off what was kept last on this card."""
        answers = self.reflecting.answers(self.reflection, self.step, self.person_id)
        if not answers:
            return Told(self.words["nothing_to_take_off"])
        off = answers[-1]
        self.reflecting.take_back(self.reflection, off)
        return Told(self._taken_off(off.text), text=self._as_typed(off), again=self._keeps(off))

    def _as_typed(self, answer: Answer) -> str:
        """What was typed for an answer; "" for one that was marked with a key."""
        return answer.text

    def _keeps(self, answer: Answer) -> str:
        """The key that kept it."""
        return "Enter"

    def _taken_off(self, what: str) -> str:
        return plan.fill(self.words["taken_off"], what=short(what, 40))

    def look_alikes(self, text: str, but: int | None = None, journal: Journal | None = None) -> list[Echo]:
        """Up to three, without the lines of this very card: they were thought a moment ago, not heard before.
        `journal`: which connection is asked, if not the step's own."""
        if not self.echoes or len(text) >= 2000:
            return []
        journal = journal or self.journal
        own = {answer.ref for answer in journal.reflecting.answers(self.reflection, self.step, self.person_id)}
        found = journal.ideas.look_alikes(text, 3 + min(len(own), 20), but)
        return [echo for echo in found if echo.ref not in own][:3]

    def come_back(self) -> bool:
        """A card is come to again, and the line kept last on it is the last one. Returns whether it is an idea."""
        answers = self.reflecting.answers(self.reflection, self.step, self.person_id) if self.echoes else []
        of = answers[-1].ref if answers else None
        if of is None or of.kind != "idea":
            return False
        self.last = Line(answers[-1].id, answers[-1].text, 0, Kept(of, answers[-1].text, 0))
        return True

    def alike_the_last(self) -> list[Echo]:
        """Earlier ideas that the line kept last may be, likest first, without those it is joined with."""
        if self.last is None or self.last.kept is None or self.last.kept.ref.kind != "idea":
            return []
        idea = self.last.kept.ref.id
        there = self.journal.ideas.associations(idea)
        joined = {a.ref for a in there if a.relation == "heard again" or a.ref.kind == "conversation"}
        return [echo for echo in self.look_alikes(self.last.text, idea) if echo.ref not in joined]

    def same_idea(self, echo: Echo) -> Told:
        if self.last is None or self.last.kept is None:
            return Told("keep the line first")
        self.reflecting.same_idea(self.reflection, self.last, echo)
        if echo.ref.kind == "conversation":
            return Told("joined with the conversation")
        line = self.journal.ideas.line(self.last.kept.ref.id)
        return Told(f"joined: heard ×{line.heard}" if line else "joined")
