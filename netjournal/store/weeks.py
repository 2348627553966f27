"""What happened in some days: the lines of a week's page. One bounded query a part."""

from datetime import date

from netjournal.domain.records import Ref
from netjournal.domain.review import Happened
from netjournal.store.database import Database
from netjournal.store.fields import day_text, the_day

MOST = 1000


_PARTS = {
    "event": "SELECT 'event', 'event', id, uid, day, '', title FROM event WHERE day BETWEEN ?1 AND ?2",
    "conversation": """SELECT 'conversation', 'conversation', c.id, c.uid, c.day,
        coalesce((SELECT group_concat(name, ', ') FROM (SELECT p.name FROM conversation_person x
            JOIN person p ON p.id = x.person_id WHERE x.conversation_id = c.id ORDER BY x.id)), ''),
        CASE WHEN c.said <> '' THEN c.said ELSE c.words END FROM conversation c WHERE c.day BETWEEN ?1 AND ?2""",
    "promise made": """SELECT CASE k.direction WHEN 'theirs' THEN 'promise theirs' ELSE 'promise made' END, 'promise',
        k.id, k.uid, k.made_on, coalesce(p.name, ''), k.words
        FROM promise k LEFT JOIN person p ON p.id = k.person_id WHERE k.made_on BETWEEN ?1 AND ?2""",
    "promise closed": """SELECT CASE k.state WHEN 'done' THEN 'promise done' ELSE 'promise let go' END, 'promise',
        k.id, k.uid, k.closed_on, coalesce(p.name, ''),
        k.words || CASE WHEN k.closed_words <> '' THEN ': ' || k.closed_words ELSE '' END
        FROM promise k LEFT JOIN person p ON p.id = k.person_id
        WHERE k.closed_on <> '' AND k.closed_on BETWEEN ?1 AND ?2 AND k.state <> 'open'""",
    "idea": "SELECT 'idea', 'idea', id, uid, day, '', text FROM idea WHERE day BETWEEN ?1 AND ?2",
    "moves": """SELECT m.move, 'person', p.id, p.uid, m.day, p.name, m.words FROM stage_move m
        JOIN person p ON p.id = m.person_id WHERE m.day BETWEEN ?1 AND ?2 AND m.move IN ('closer', 'further')""",
    "let go": """SELECT 'let go', 'person', id, uid, let_go_on, name, let_go_words FROM person
        WHERE let_go_on <> '' AND let_go_on BETWEEN ?1 AND ?2""",
}


def happened(database: Database, first: date, last: date) -> list[Happened]:
    """Everything of these days that a week's page tells, part by part, each by its day."""
    found = []
    for sql in _PARTS.values():
        for part, kind, id_, uid, day, who, text in database.rows(
            f"{sql} ORDER BY 5, 3 LIMIT {MOST}", day_text(first), day_text(last)
        ):
            found.append(Happened(part, Ref(kind, id_), uid, the_day(day), who, text))
    return found
