"""Writing: freely, or one line for one idea."""

from netjournal import present
from netjournal.domain.records import Answer
from netjournal.tui.asking.step import Asking, Shown


class Freewriting(Asking):
    """Whatever is still there, untidied; a line can be lifted to an idea."""

    hint = ""

    _began = ""

    def _written(self) -> Answer | None:
        answers = self.reflecting.answers(self.reflection, self.step)
        return next((a for a in answers if a.ref is None and not a.set_aside), None)

    def text(self) -> str:
        written = self._written()
        self._began = written.text if written else ""
        return self._began

    def lines(self) -> list[Shown]:
        return [line for line in super().lines() if line.mark == present.SPARK]

    def leave(self, text: str) -> None:
        """The card is left: the writing follows what stands in the field."""
        self.reflecting.freewriting(self.reflection, self.step, text, self._began)


class Ideas(Asking):
    """One line, one idea."""

    echoes = True
