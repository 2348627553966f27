"""Three questions about one person, one key each."""

from collections.abc import Sequence

from netjournal.actions.reflecting import HELP, LENSES
from netjournal.domain.records import Answer
from netjournal.tui.asking.step import Asking, Choice, Shown, Told


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

    def lines(self) -> list[Shown]:
        return [line for line in super().lines() if not line.text.startswith(tuple(f"{lens}: " for lens in LENSES))]

    def _as_typed(self, answer: Answer) -> str:
        return answer.text.removeprefix(HELP) if answer.text.startswith(HELP) else ""

    def keep(self, text: str) -> Told:
        assert self.person is not None
        self.last = self.reflecting.helps(self.reflection, self.step, self.person.id, text)
        return Told(self.words["kept"])

    def mark(self, mark: str, choice: Choice) -> Told:
        assert self.person is not None
        self.reflecting.lens(self.reflection, self.step, self.person.id, str(choice.value), mark)
        return Told(mark, down=True)
