"""Every query about events, their attendees and their series."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from netjournal.domain.records import MARKS, Attendee, Event, EventLine, Moment, PersonLine
from netjournal.errors import NotFound
from netjournal.store.database import Row
from netjournal.store.fields import day_text, moment_text, one_of, the_day, to_moment, work_of
from netjournal.store.noun import Narrow, Noun, Window, like
from netjournal.store.tables import AttendanceRow, EventRow, SeriesRow
from netjournal.text import key, one_line

MET = "('talked', 'hello', '')"
"""Marks of the people counted as met: said to be, or simply written down."""

LONGEST = timedelta(days=31)
"""No event lasts longer: how far back one is looked for that is still under way."""

_LINE = f"""
SELECT event.id, event.uid, event.day, event.title,
    (SELECT count(*) FROM attendance WHERE event_id = event.id AND mark IN {MET}),
    coalesce((SELECT CASE WHEN complete_at <> '' THEN 'done' ELSE 'begun' END FROM reflection
        WHERE event_id = event.id ORDER BY complete_at <> '' DESC, id DESC LIMIT 1), ''),
    event.kind, event.place, coalesce((SELECT name FROM series WHERE series.id = event.series_id), '')
FROM event"""


def _line(row: Row) -> EventLine:
    id_, uid, day, *rest = row
    return EventLine(id_, uid, the_day(day), *rest)


class Events(Noun):
    kind = "event"
    row = EventRow
    order = "day DESC, id DESC"

    def lines(self, narrow: Narrow, window: Window) -> list[EventLine]:
        """Events, the latest first."""
        found = self.page(_LINE, narrow, window)
        return [_line(row) for row in found]

    def edge(self, line: EventLine) -> tuple[object, ...]:
        return day_text(line.day), line.id

    def where(self, narrow: Narrow) -> tuple[list[str], list[object]]:
        where: list[str] = []
        values: list[object] = []
        if narrow.kind == "person":
            where.append(
                "event.id IN (SELECT event_id FROM attendance WHERE person_id = ? "
                "UNION SELECT event_id FROM conversation JOIN conversation_person "
                "ON conversation_id = conversation.id WHERE person_id = ?)"
            )
            values += [narrow.id, narrow.id]
        elif narrow.kind == "promise":
            where.append("event.id = (SELECT event_id FROM promise WHERE id = ?)")
            values.append(narrow.id)
        elif narrow.kind == "idea":
            where.append(
                "event.id IN (SELECT event_id FROM idea WHERE id = ? "
                "UNION SELECT event_id FROM association WHERE idea_id = ?)"
            )
            values += [narrow.id, narrow.id]
        elif narrow.kind == "event":
            where.append("event.id = ?")
            values.append(narrow.id)
        held, of = self.holding(narrow, "event.key", "event.place")
        return where + held, values + of

    def line(self, id_: int) -> EventLine | None:
        found = self.database.row(f"{_LINE} WHERE event.id = ?", id_)
        return _line(found) if found else None

    def get(self, id_: int) -> Event:
        """The whole event. Raises NotFound."""
        found = self.database.row(
            "SELECT event.id, event.uid, title, kind, day, starts_at, ends_at, zone, place, coalesce(series.name, ''), "
            "introduction, hopes, cost, hours, notes FROM event LEFT JOIN series ON series.id = series_id "
            "WHERE event.id = ?", id_)  # fmt: skip
        if found is None:
            raise NotFound("That event is no longer in the journal.")
        i, uid, title, kind, day, starts, ends, zone, *rest = found
        starts, ends = (Moment(to_moment(at), zone) if at else None for at in (starts, ends))
        return Event._make((i, uid, title, kind, the_day(day), starts, ends, *rest, self.tags(id_)))

    def add(self, title: str, day: date, *, uid: str | None = None, series: str = "", **values: object) -> int:
        """A new event. `values`: other columns of its table."""
        if uid:
            values["uid"] = uid
        values["series_id"] = self._series(series)
        return self.insert(EventRow, **self.stamped(title=one_line(title), key=key(title), day=day, **values))

    def edit(self, id_: int, **values: object) -> None:
        if "title" in values:
            values["title"] = one_line(str(values["title"]))
            values["key"] = key(str(values["title"]))
        if "series" in values:
            values["series_id"] = self._series(str(values.pop("series")))
        if "tags" in values:
            self.set_tags(id_, values.pop("tags"))  # type: ignore[arg-type]
        self.change(id_, **values)

    def _series(self, name: str) -> int | None:
        name = one_line(name)
        if not key(name):
            return None
        found = self.database.value("SELECT id FROM series WHERE key = ?", key(name))
        return found or self.insert(SeriesRow, name=name, key=key(name))

    def named(self, words: str, today: date) -> list[EventLine]:
        """The events meant by some words: of that whole title, else with the words in it; the latest first.

        Past ones only, unless all are still to come.
        """
        if not key(words):
            return []
        whole = self.database.rows(f"{_LINE} WHERE event.key = ? ORDER BY day DESC, id DESC LIMIT 20", key(words))
        found = whole or self.database.rows(
            f"{_LINE} WHERE event.key LIKE ? ESCAPE '\\' ORDER BY day DESC, id DESC LIMIT 20", like(key(words))
        )
        lines = [_line(row) for row in found]
        past = [line for line in lines if line.day <= today]
        return past or lines

    def latest(self, today: date, since: date) -> EventLine | None:
        """The latest event from `since` up to today."""
        found = self.database.row(
            f"{_LINE} WHERE day BETWEEN ? AND ? ORDER BY day DESC, starts_at DESC, id DESC LIMIT 1",
            day_text(since), day_text(today))  # fmt: skip
        return _line(found) if found else None

    def under_way(self, now: datetime, since: datetime) -> EventLine | None:
        """The latest event that has begun and was not over at `since` (both on the same wall clock).

        Without a time an event lasts its whole day; without an end, to the end of its day.
        """
        found = self.database.row(
            f"{_LINE} WHERE day BETWEEN ? AND ? AND (starts_at = '' OR starts_at <= ?) "
            "AND CASE WHEN ends_at = '' THEN day >= ? ELSE ends_at >= ? END ORDER BY day DESC, starts_at DESC, id DESC "
            "LIMIT 1", day_text(since.date() - LONGEST), day_text(now.date()), moment_text(now), day_text(since.date()),
            moment_text(since))  # fmt: skip
        return _line(found) if found else None

    def unreflected(self, today: date, since: date) -> EventLine | None:
        """The latest event since that day whose reflection was not completed."""
        found = self.database.row(
            f"{_LINE} WHERE day BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM reflection WHERE event_id = event.id "
            "AND complete_at <> '') ORDER BY day DESC, id DESC LIMIT 1", day_text(since), day_text(today))  # fmt: skip
        return _line(found) if found else None

    # Who was in the room

    def attend(self, event: int, person: int, mark: str = "") -> None:
        """Put someone in the room; a mark that is given replaces the one that stood there."""
        there = self.database.row("SELECT id, mark FROM attendance WHERE event_id = ? AND person_id = ?", event, person)
        if there is None:
            self.insert(AttendanceRow, event_id=event, person_id=person, mark=mark)
        elif mark and mark != there[1]:
            self.database.run("UPDATE attendance SET mark = ? WHERE id = ?", mark, there[0])

    def leave(self, event: int, person: int) -> None:
        """Take someone out of the room again."""
        self.database.run("DELETE FROM attendance WHERE event_id = ? AND person_id = ?", event, person)

    def attendees(self, event: int) -> list[Attendee]:
        """Everyone in the room, in the order they were written down."""
        found = self.database.rows(
            f"SELECT person.id, person.uid, name, {work_of('person')}, stage, mark FROM attendance "
            "JOIN person ON person.id = person_id WHERE event_id = ? ORDER BY attendance.id", event)  # fmt: skip
        return [
            Attendee(PersonLine(i, uid, name, does, stage, mark=mark), one_of(MARKS, mark, ""))
            for i, uid, name, does, stage, mark in found
        ]

    def present(self, event: int) -> frozenset[int]:
        return frozenset(i for (i,) in self.database.rows("SELECT person_id FROM attendance WHERE event_id = ?", event))

    def known_before(self, event: int, people: Iterable[int]) -> set[int]:
        """Which of these people were met before this event's day."""
        ids = list(people)
        marks = ", ".join("?" * len(ids))
        day = self.database.value("SELECT day FROM event WHERE id = ?", event)
        found = self.database.rows(
            f"SELECT person_id FROM attendance JOIN event ON event.id = event_id WHERE event.day < ? "
            f"AND mark <> 'not met' AND person_id IN ({marks}) UNION SELECT person_id FROM conversation_person "
            f"JOIN conversation ON conversation.id = conversation_id WHERE conversation.day < ? "
            f"AND person_id IN ({marks})", day, *ids, day, *ids)  # fmt: skip
        return {i for (i,) in found}
