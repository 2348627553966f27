"""Every query about promises, mine and theirs."""

from datetime import date

from netjournal.domain.records import DIRECTIONS, Promise, Step
from netjournal.errors import NotFound
from netjournal.store.database import Row
from netjournal.store.fields import day_text, one_of, the_day, to_day
from netjournal.store.noun import Narrow, Noun, Window
from netjournal.store.tables import PromiseRow
from netjournal.text import one_line

STATE = "CASE WHEN state IN ('open', 'done') THEN state ELSE 'let go' END"
"""A word nobody knows counts among those let go: `rank` puts it behind the open ones."""

_SELECT = f"""
SELECT promise.id, promise.uid, direction, words, due, due_words, promise.kind,
    {STATE}, coalesce(person.name, ''),
    promise.person_id, coalesce(event.title, ''), promise.event_id, conversation_id, closed_on, closed_words, made_on,
    snoozed_until, repeats
FROM promise LEFT JOIN person ON person.id = promise.person_id LEFT JOIN event ON event.id = promise.event_id"""


def _promise(row: Row) -> Promise:
    i, uid, direction, words, due, due_words, kind, state, *more, closed, came, made, snoozed, repeats = row
    direction = one_of(DIRECTIONS, direction, "mine")
    days = to_day(closed), came, to_day(made), to_day(snoozed), repeats
    return Promise._make((i, uid, direction, words, to_day(due), due_words, kind, state, *more, *days, ()))


class Promises(Noun):
    kind = "promise"
    row = PromiseRow
    order = "rank, asks, promise.id"

    def lines(self, narrow: Narrow, window: Window) -> list[Promise]:
        """Promises: open ones first, those that wait longest on top, those without a date after them."""
        return [_promise(row) for row in self.page(_SELECT, narrow, window)]

    def among(self, narrow: Narrow) -> str:
        return "FROM promise" + (" LEFT JOIN person ON person.id = promise.person_id" if narrow.find else "")

    def edge(self, line: Promise) -> tuple[object, ...]:
        return int(line.state != "open"), day_text(line.asks) if line.asks else "9999-12-31", line.id

    def where(self, narrow: Narrow) -> tuple[list[str], list[object]]:
        where: list[str] = []
        values: list[object] = []
        if narrow.kind == "event":
            where.append("promise.event_id = ?")
            values.append(narrow.id)
        elif narrow.kind == "person":
            where.append("promise.person_id = ?")
            values.append(narrow.id)
        elif narrow.kind == "idea":
            where.append(
                "promise.id IN (SELECT id FROM promise WHERE event_id = (SELECT event_id FROM idea WHERE id = ?) UNION "
                "SELECT promise.id FROM promise JOIN association ON association.person_id = promise.person_id "
                "WHERE association.idea_id = ?)"
            )
            values += [narrow.id, narrow.id]
        elif narrow.kind == "promise":
            where.append("promise.id = ?")
            values.append(narrow.id)
        if narrow.whose:
            where.append("promise.direction = ?")
            values.append(narrow.whose)
        held, of = self.holding(narrow, "promise.words", "person.key")
        return where + held, values + of

    def get(self, id_: int) -> Promise:
        """The promise. Raises NotFound."""
        found = self.line(id_)
        if found is None:
            raise NotFound("That promise is no longer in the journal.")
        return found._replace(tags=self.tags(id_))

    def line(self, id_: int) -> Promise | None:
        found = self.database.row(f"{_SELECT} WHERE promise.id = ?", id_)
        return _promise(found) if found else None

    def add(self, direction: str, words: str, made_on: date, *, uid: str | None = None, **values: object) -> int:
        if uid:
            values["uid"] = uid
        return self.insert(
            PromiseRow, **self.stamped(direction=direction, words=one_line(words), made_on=made_on, **values)
        )

    def edit(self, id_: int, **values: object) -> None:
        if "tags" in values:
            self.set_tags(id_, values.pop("tags"))  # type: ignore[arg-type]
        self.change(id_, **values)

    def step(self, id_: int, day: date, step: str, words: str, due: date | None) -> None:
        """Note what happened to a promise; `due`: its day before that."""
        from netjournal.store.review_tables import PromiseStepRow  # no jot has need of it

        self.insert(PromiseStepRow, promise_id=id_, day=day, step=step, words=one_line(words), due=due or "")

    def steps(self, id_: int) -> list[Step]:
        """What happened to a promise, in order."""
        found = self.database.rows(
            "SELECT day, step, words, due FROM promise_step WHERE promise_id = ? ORDER BY id", id_
        )
        return [Step(the_day(day), step, words, to_day(due)) for day, step, words, due in found]

    def just_begun(self, id_: int, today: date) -> bool:
        """Whether it was begun anew today, when the time before it was done, and nothing happened to it since."""
        return [(step.step, step.day) for step in self.steps(id_)] == [("begun anew", today)]

    def begun_from(self, done: Promise, due: date) -> int | None:
        """What was begun anew when this one was done, if it is as it was then: open, due on that day, untouched."""
        found = self.database.value(
            "SELECT n.id FROM promise n JOIN promise d ON d.id = ? WHERE n.id > d.id AND n.state = 'open' "
            "AND n.words = d.words AND n.direction = d.direction AND n.repeats = d.repeats AND n.kind = d.kind "
            "AND (n.person_id, n.event_id, n.conversation_id) IS (d.person_id, d.event_id, d.conversation_id) "
            "AND n.made_on = d.closed_on AND n.due = ? AND n.snoozed_until = '' ORDER BY n.id DESC",
            done.id, day_text(due))  # fmt: skip
        return int(found) if found and done.closed_on and self.just_begun(found, done.closed_on) else None

    def due(self, today: date) -> int:
        """How many open promises of mine are due today or were before."""
        return int(
            self.database.value(
                "SELECT count(*) FROM promise WHERE rank = 0 AND asks <= ? AND direction = 'mine'", day_text(today)
            )
        )

    def named(self, words: str) -> list[Promise]:
        """Open promises whose words or person these words may mean: they come first in any list of promises."""
        return [promise for promise in self.lines(Narrow(find=words), Window(20)) if promise.state == "open"]
