"""What happened in some days: the lines of a week's page, and of this day in other years. One bounded query a part."""

from collections.abc import Iterator, Sequence
from datetime import date

from netjournal.domain.records import Ref
from netjournal.domain.review import PARTS, Happened
from netjournal.store.database import Database
from netjournal.store.fields import day_text, the_day

MOST = 1000
MOST_REMEMBERED = 100
"""Of this day in other years, so many of a part, the latest."""


_PARTS = {
    "event": "SELECT 'event', 'event', id, uid, day, '', title FROM event WHERE day {days}",
    "conversation": """SELECT 'conversation', 'conversation', c.id, c.uid, c.day,
        coalesce((SELECT group_concat(name, ', ') FROM (SELECT p.name FROM conversation_person x
            JOIN person p ON p.id = x.person_id WHERE x.conversation_id = c.id ORDER BY x.id)), ''),
        CASE WHEN c.said <> '' THEN c.said ELSE c.words END FROM conversation c WHERE c.day {days}""",
    "promise made": """SELECT CASE k.direction WHEN 'theirs' THEN 'promise theirs' ELSE 'promise made' END, 'promise',
        k.id, k.uid, k.made_on, coalesce(p.name, ''), k.words
        FROM promise k LEFT JOIN person p ON p.id = k.person_id WHERE k.made_on {days}""",
    "promise closed": """SELECT CASE k.state WHEN 'done' THEN 'promise done' ELSE 'promise let go' END, 'promise',
        k.id, k.uid, k.closed_on, coalesce(p.name, ''),
        k.words || CASE WHEN k.closed_words <> '' THEN ': ' || k.closed_words ELSE '' END
        FROM promise k LEFT JOIN person p ON p.id = k.person_id
        WHERE k.closed_on <> '' AND k.closed_on {days} AND k.state <> 'open'""",
    "idea": "SELECT 'idea', 'idea', id, uid, day, '', text FROM idea WHERE day {days}",
    "moves": """SELECT m.move, 'person', p.id, p.uid, m.day, p.name, m.words FROM stage_move m
        JOIN person p ON p.id = m.person_id WHERE m.day {days} AND m.move IN ('closer', 'further')""",
    "let go": """SELECT 'let go', 'person', id, uid, let_go_on, name, let_go_words FROM person
        WHERE let_go_on <> '' AND let_go_on {days}""",
}
"""What is asked of each part; `{days}`: the condition its day must meet."""
_REMEMBERED = ("event", "conversation", "promise closed", "idea")


def happened(database: Database, first: date, last: date) -> list[Happened]:
    """Everything of these days that a week's page tells, part by part, each by its day."""
    return list(_told(database, tuple(_PARTS), "BETWEEN ? AND ?", (first, last), f"5, 3 LIMIT {MOST}"))


def of_days(database: Database, days: Sequence[date]) -> list[Happened]:
    """The events, conversations, ideas and kept promises of these very days, the latest day first."""
    marks = ", ".join("?" * len(days))
    latest = f"5 DESC, 3 LIMIT {MOST_REMEMBERED}"
    told = _told(database, _REMEMBERED, f"IN ({marks})", days, latest)
    found = [one for one in told if one.part != "promise let go"]
    order = list(PARTS)
    return sorted(found, key=lambda one: (-one.day.toordinal(), order.index(one.part), one.ref.id))


def _told(
    database: Database, parts: Sequence[str], condition: str, days: Sequence[date], order: str
) -> Iterator[Happened]:
    for part in parts:
        sql = _PARTS[part].format(days=condition)
        for told, kind, id_, uid, day, who, text in database.rows(f"{sql} ORDER BY {order}", *map(day_text, days)):
            yield Happened(told, Ref(kind, id_), uid, the_day(day), who, text)
