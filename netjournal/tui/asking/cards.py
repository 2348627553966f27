"""One person: what their card brings back, and what was said."""

from collections.abc import Sequence

from netjournal.domain.records import MOVES, Answer
from netjournal.tui.asking.step import Asking, Choice, Shown, Told
from netjournal.tui.asking.writing import Ideas


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

    def _keeps(self, answer: Answer) -> str:
        if answer.ref is None:
            return "Enter" if answer.set_aside else "F5"
        return "F6" if answer.ref.kind == "conversation" else "Enter"

    def _shown(self, answer: Answer) -> Shown:
        shown = super()._shown(answer)
        if answer.ref is None:
            return shown if answer.set_aside else shown._replace(mark="·", note="memory hook")
        return shown._replace(note="said") if answer.ref.kind == "conversation" else shown


class Conversations(Asking):
    """What was said; for someone met again also whether it moved."""

    hint = "hint_said"
    marks = (*MOVES, "write")

    def choices(self) -> Sequence[Choice]:
        if self.person is None:
            return ()
        answers = self.reflecting.answers(self.reflection, self.step, self.person.id)
        moved = next((a.text for a in reversed(answers) if a.text in MOVES), "")
        note = self.words.get(moved, "") or "+  closer    =  the same    -  further"
        return (Choice("between you", self.person.id, "◇", note),)

    def lines(self) -> list[Shown]:
        return [line for line in super().lines() if line.text not in MOVES]

    def _as_typed(self, answer: Answer) -> str:
        return "" if answer.text in MOVES else answer.text

    def keep(self, text: str) -> Told:
        self.last = self.reflecting.said(self.reflection, self.step, text, self.person_id)
        return Told(self.words["kept"])

    def mark(self, mark: str, choice: Choice) -> Told:
        assert isinstance(choice.value, int)
        self.reflecting.moved(self.reflection, self.step, choice.value, mark)
        return Told(self.words.get(mark, mark), onward=True)
