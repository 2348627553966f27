"""What was said aloud, and what somebody is only thinking about. Asked after the quiet line."""

from collections.abc import Sequence

from netjournal import present
from netjournal.domain.records import Answer
from netjournal.text import key
from netjournal.tui.asking.step import Asking, Choice, Shown, Told


class Promises(Asking):
    """What was said aloud. Lines set aside on the way come first."""

    marks = ("yes", "no", "idea", "write")
    hint = "hint_promises"

    def choices_wait(self) -> bool:
        return bool(self.reflecting.set_aside(self.reflection))

    def choices(self) -> Sequence[Choice]:
        return [Choice(a.text, a, "·", a.person) for a in self.reflecting.set_aside(self.reflection)]

    def lines(self) -> list[Shown]:
        today = self.journal.clock.today()
        found = []
        for answer in self.reflecting.answers(self.reflection, self.step):
            promise = self.journal.promises.line(answer.ref.id) if answer.ref else None
            if promise:
                due, _ = present.due_words(promise, today)
                who = f"{promise.person}: " if promise.person else ""
                mark = present.MINE if promise.direction == "mine" else present.THEIRS
                found.append(Shown(mark, f"{who}{promise.words}", due))
        return found

    def keep(self, text: str) -> Told:
        line = self.reflecting.promise(self.reflection, self.step, text)
        self.last = line
        kept = line.kept
        if kept and kept.unread:
            return Told(f"kept; {present.unread_words(kept.unread)}")
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
        return Told(self.words["kept"] if mark != "no" else self.words["left_as_it_was"], write=not self.choices_wait())


class Openings(Asking):
    """Little conversations, in their own words."""

    hint = "hint_openings"

    def keep(self, text: str) -> Told:
        self.last = self.reflecting.note(self.reflection, self.step, text)
        return Told(self.words["kept"])

    def lines(self) -> list[Shown]:
        found = self.reflecting.answers(self.reflection, self.step)
        return [Shown("“", a.text, "" if _names(a.text, a.person) else a.person) for a in found]


def _names(text: str, person: str) -> bool:
    """Whether the words begin with the name of the person they are about."""
    return bool(person) and key(text).startswith(key(person).split()[0])
