"""Every query about the spark of a day: the ideas it is chosen from, what was chosen, when an idea was looked at."""

from collections.abc import Sequence
from datetime import date, timedelta

from netjournal.domain.sparks import ANSWERS, LIKELIHOOD, Candidate
from netjournal.store.database import Database, Row
from netjournal.store.fields import day_text, one_of, the_day

MOST = 60
"""So many ideas of each reason are looked at: the choice among them is made in Python."""

_CANDIDATE = """
SELECT idea.id, idea.text, idea.day, coalesce((SELECT group_concat(p.name, char(10)) FROM association a
    JOIN person p ON p.id = a.person_id WHERE a.idea_id = idea.id), '')"""

# What was a spark lately rests, and so does a line that was set aside as something to do and never said to be an idea.
_MAY = """NOT idea.resting AND idea.id NOT IN (SELECT idea_id FROM spark_day WHERE day > ? AND idea_id IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM answer w WHERE w.idea_id = idea.id AND w.set_aside)"""

_MEETING = f"""
{_CANDIDATE}, m.name, m.title, m.day FROM (
    SELECT a.person_id, p.name, e.title, e.day FROM event e JOIN attendance a ON a.event_id = e.id
        JOIN person p ON p.id = a.person_id WHERE e.day BETWEEN ? AND ? AND p.let_go_on = ''
    UNION ALL SELECT x.person_id, p.name, '', c.day FROM conversation c
        JOIN conversation_person x ON x.conversation_id = c.id JOIN person p ON p.id = x.person_id
        WHERE c.day BETWEEN ? AND ? AND c.day > ? AND p.let_go_on = '') AS m
JOIN association s ON s.person_id = m.person_id JOIN idea ON idea.id = s.idea_id
WHERE idea.day < ? AND {_MAY} ORDER BY m.day, idea.id LIMIT {MOST}"""


def _candidate(row: Row) -> Candidate:
    id_, text, day, names, *meets = row
    who, event, on = meets or ("", "", "")
    return Candidate(
        id_, text, the_day(day), tuple(names.split("\n")) if names else (), who, event, the_day(on) if on else None
    )


class Sparks:
    def __init__(self, database: Database) -> None:
        self.database = database

    # What may come back

    def unvisited_since(self) -> date | None:
        """The day of the earliest idea that was never looked at again."""
        day = self.database.value("SELECT min(day) FROM idea WHERE visited_on = '' AND NOT resting")
        return the_day(day) if day is not None else None

    def unvisited(self, begin: date, until: date, rested: date) -> list[Candidate]:
        """Ideas never looked at again, from one day on, and round again from the first: a bounded stretch of an index.

        `rested`: what was a spark after that day is left out, here and below.
        """
        sql = (
            f"{_CANDIDATE} FROM idea WHERE visited_on = '' AND idea.day >= ? AND idea.day <= ? AND {_MAY} "
            f"ORDER BY idea.day, idea.id LIMIT {MOST}"
        )
        rows = self.database.rows(sql, day_text(begin), day_text(until), day_text(rested))
        if len(rows) < MOST:
            before = day_text(min(until, begin - timedelta(days=1))) if begin > date.min else ""
            rows += self.database.rows(sql, "", before, day_text(rested))
        return [_candidate(row) for row in rows]

    def of_days(self, days: Sequence[date], rested: date) -> list[Candidate]:
        """Ideas of these very days."""
        marks = ", ".join("?" * len(days))
        rows = self.database.rows(
            f"{_CANDIDATE} FROM idea WHERE idea.day IN ({marks}) AND {_MAY} "
            f"ORDER BY idea.day DESC, idea.id LIMIT {MOST}",
            *map(day_text, days), day_text(rested))  # fmt: skip
        return [_candidate(row) for row in rows]

    def of_meetings(self, today: date, last: date, rested: date) -> list[Candidate]:
        """Ideas joined with someone in the room of a coming event, or with whom a conversation is planned."""
        day, until = day_text(today), day_text(last)
        rows = self.database.rows(_MEETING, day, until, day, until, day, day, day_text(rested))
        return [_candidate(row) for row in rows]

    # What was chosen

    def chosen(self, day: date) -> tuple[int | None, str, str] | None:
        """(idea, reason, answer) of a day; the idea is None where it was removed since. None: nothing chosen yet."""
        row = self.database.row("SELECT idea_id, reason, answer FROM spark_day WHERE day = ?", day_text(day))
        if row is None:
            return None
        idea, reason, answer = row
        return idea, one_of(tuple(LIKELIHOOD), reason, "unvisited"), one_of(ANSWERS, answer, "")

    def choose(self, day: date, idea: int, reason: str) -> None:
        """Keep what a day's spark is. Another program may have been first: then its choice stands. Inside `write`."""
        self.database.run(
            "INSERT INTO spark_day (day, idea_id, reason) VALUES (?, ?, ?) ON CONFLICT (day) DO NOTHING",
            day_text(day), idea, reason)  # fmt: skip

    def answer(self, day: date, words: str) -> None:
        """What was said to a day's spark. Inside `write`."""
        self.database.run("UPDATE spark_day SET answer = ? WHERE day = ?", words, day_text(day))

    # Looking

    def is_visited(self, idea: int, day: date) -> bool:
        return bool(self.database.value("SELECT visited_on >= ? FROM idea WHERE id = ?", day_text(day), idea))

    def visit(self, idea: int, day: date) -> None:
        """The idea was looked at on this day. Inside `write`."""
        self.database.run("UPDATE idea SET visited_on = ? WHERE id = ?", day_text(day), idea)
