"""Every query about reflections and what was answered in them."""

from datetime import date

from netjournal.domain.records import Answer, Kind, Ref, Reflection
from netjournal.domain.reflection import LENGTHS, VARIANTS
from netjournal.errors import NotFound
from netjournal.store.database import Row
from netjournal.store.fields import one_of, the_day
from netjournal.store.noun import Noun
from netjournal.store.tables import AnswerRow, ReflectionRow
from netjournal.text import clean

_SELECT = """
SELECT r.id, r.uid, r.event_id, event.title, event.day, r.variant, r.length, r.step, r.person_uid, r.started_on,
    r.complete_at <> '', r.closed_at <> ''
FROM reflection r JOIN event ON event.id = r.event_id"""


def _reflection(row: Row) -> Reflection:
    i, uid, event_id, event, day, variant, length, step, person, started, complete, closed = row
    variant, length = one_of(VARIANTS, variant, "event"), one_of(LENGTHS, length, "unhurried")
    return Reflection(
        i, uid, event_id, event, the_day(day), variant, length, step, person, the_day(started),
        bool(complete), bool(closed),
    )  # fmt: skip


class Reflections(Noun):
    kind = "reflection"
    row = ReflectionRow

    def get(self, id_: int) -> Reflection:
        """The reflection with its answers, in the order they were given. Raises NotFound."""
        found = self.database.row(f"{_SELECT} WHERE r.id = ?", id_)
        if found is None:
            raise NotFound("That reflection is no longer in the journal.")
        return _reflection(found)._replace(answers=self.answers(id_))

    def of_event(self, event: int) -> list[Reflection]:
        """The reflections on one event, the latest first."""
        return [
            _reflection(row) for row in self.database.rows(f"{_SELECT} WHERE r.event_id = ? ORDER BY r.id DESC", event)
        ]

    def open(self, event: int) -> Reflection | None:
        """The one on this event that was begun and not closed. Of two, as when the first is put back after another was
        begun, the latest in which something is answered."""
        answered = "EXISTS (SELECT 1 FROM answer WHERE reflection_id = r.id)"
        found = self.database.row(
            f"{_SELECT} WHERE r.event_id = ? AND r.closed_at = '' ORDER BY {answered} DESC, r.id DESC LIMIT 1", event
        )
        return _reflection(found) if found else None

    def begun(self) -> Reflection | None:
        """The latest one that stands open anywhere, on an event that has no finished one; one that has not reached its
        quiet line before all that have."""
        found = self.database.row(
            f"{_SELECT} WHERE r.closed_at = '' AND NOT EXISTS (SELECT 1 FROM reflection done "
            "WHERE done.event_id = r.event_id AND done.closed_at <> '') "
            "ORDER BY r.complete_at <> '', r.id DESC LIMIT 1")  # fmt: skip
        return _reflection(found) if found else None

    def add(self, event: int, variant: str, length: str, today: date) -> int:
        return self.insert(
            ReflectionRow,
            event_id=event,
            variant=variant,
            length=length,
            started_on=today,
            started_at=self.database.now(),
        )

    def change(self, id_: int, **values: object) -> None:
        """Where it stands, and what was reached. (Reflections keep no moment of change.)"""
        if different := self.differing(id_, values):
            self.update(id_, **different)

    def answer(self, id_: int, step: str, text: str, *, uid: str | None = None, **values: object) -> int:
        if uid:
            values["uid"] = uid
        return self.insert(AnswerRow, reflection_id=id_, step=step, text=clean(text).strip(), **values)

    def change_answer(self, id_: int, **values: object) -> None:
        AnswerRow.update(**values).where(AnswerRow.id == id_).execute(self.database.db)

    def remove_answer(self, id_: int) -> None:
        self.database.run("DELETE FROM answer WHERE id = ?", id_)

    def answers(self, id_: int) -> tuple[Answer, ...]:
        found = self.database.rows(
            "SELECT answer.id, step, person_id, coalesce(name, ''), text, set_aside, idea_id, conversation_id, "
            "promise_id FROM answer LEFT JOIN person ON person.id = person_id WHERE reflection_id = ? "
            "ORDER BY answer.id",
            id_,
        )
        answers = []
        for i, step, person, name, text, aside, *kept in found:
            kinds: tuple[Kind, ...] = ("idea", "conversation", "promise")
            ref = next((Ref(kind, k) for kind, k in zip(kinds, kept, strict=True) if k), None)
            answers.append(Answer(i, step, person, name, text, ref, bool(aside)))
        return tuple(answers)
