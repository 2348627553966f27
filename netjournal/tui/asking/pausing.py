"""The two places of rest: where it begins, and the quiet line. Nothing is written here."""

from collections.abc import Sequence

from netjournal.tui.asking.step import Asking, Choice, Shown, Told


class Session(Asking):
    """Settle: nothing is asked but how long there is."""

    writes = False
    marks = ("pick",)
    choices_first = True

    def choices(self) -> Sequence[Choice]:
        return (Choice(self.words["unhurried"], "unhurried"), Choice(self.words["five"], "five"))

    def lines(self) -> list[Shown]:
        return []

    def mark(self, mark: str, choice: Choice) -> Told:
        return Told(onward=True)


class Quiet(Asking):
    """The important part is done. Going on and stopping are equally good."""

    writes = False
    marks = ("pick",)
    choices_first = True

    def choices(self) -> Sequence[Choice]:
        return (Choice(self.words["a_little_more"], "on"), Choice(self.words["stop_here"], "stop"))

    def lines(self) -> list[Shown]:
        return []

    def mark(self, mark: str, choice: Choice) -> Told:
        return Told(onward=True)
