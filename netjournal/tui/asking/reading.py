"""The page of what was written."""

from netjournal import present
from netjournal.domain.records import Entry
from netjournal.tui.asking.step import Asking, Told
from netjournal.tui.facts import written


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
