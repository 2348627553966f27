"""The one thing that stays."""

from collections.abc import Sequence

from netjournal import present
from netjournal.tui.asking.step import Asking, Choice, Shown, Told


class Spark(Asking):
    """One of the lines kept, or a new one."""

    marks = ("pick", "write")
    choices_first = True
    hint = "hint_spark"

    def choices(self) -> Sequence[Choice]:
        found = []
        for answer in self.reflecting.ideas(self.reflection):
            assert answer.ref is not None
            line = self.journal.ideas.line(answer.ref.id)
            if line:
                found.append(Choice(line.text, line.id, present.SPARK if line.spark else " ", answer.person))
        return found

    def lines(self) -> list[Shown]:
        return []

    def keep(self, text: str) -> Told:
        line = self.reflecting.idea(self.reflection, self.step, text)
        if line.kept:
            self.reflecting.spark(self.reflection, self.step, line.kept.ref.id)
        return Told(self.words["the_spark"], onward=True)

    def take_off(self) -> Told:
        """The spark is unlit; the idea stays."""
        lit = next((choice for choice in self.choices() if choice.mark.strip()), None)
        if lit is None:
            return Told(self.words["nothing_to_take_off"])
        self.reflecting.no_spark(self.reflection, self.step)
        return Told(self._taken_off(lit.text))

    def mark(self, mark: str, choice: Choice) -> Told:
        assert isinstance(choice.value, int)
        self.reflecting.spark(self.reflection, self.step, choice.value)
        return Told(self.words["the_spark"], onward=True)
