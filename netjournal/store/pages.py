"""What belongs to one record, gathered for its page: one bounded query a page, the latest first."""

from netjournal.domain.records import MOVES, Entry, Kind, Ref
from netjournal.store.database import Database
from netjournal.store.fields import the_day, to_day, work_of
from netjournal.text import key

LIMIT = 10_000
"""A page shows at most so many lines; the panes hold the rest."""

_CONVERSATION = "CASE WHEN c.said <> '' THEN c.said ELSE c.words END"
_WITH = (
    "coalesce((SELECT group_concat(p.name, ', ') FROM conversation_person x JOIN person p ON p.id = x.person_id "
    "WHERE x.conversation_id = c.id), '')"
)
_PROMISE = (
    "p.direction || CASE p.state WHEN 'open' THEN '' WHEN 'done' THEN ' done' ELSE ' let go' END "
    "|| '|' || p.due || '|' || p.snoozed_until || '|' || p.due_words"
)
"""Of a promise: whose and how it stands, its day, until when it is put off, and the date as it was stated."""

LENSES = ("work together", "use it", "know someone")
LENS_ANSWERS = ("yes", "maybe", "no")
_MARKED = ", ".join(f"'{mark}'" for mark in (*MOVES, *(f"{lens}: {so}" for lens in LENSES for so in LENS_ANSWERS)))
"""What a reflection keeps of a key pressed: no words of anybody's. The moves stand on the page as they are."""

_PERSON = f"""
SELECT 'event', e.id, e.day, e.title, a.mark, 4 FROM attendance a JOIN event e ON e.id = a.event_id
    WHERE a.person_id = ?1
UNION ALL SELECT 'conversation', c.id, c.day, {_CONVERSATION}, c.how, 3 FROM conversation_person x
    JOIN conversation c ON c.id = x.conversation_id WHERE x.person_id = ?1
UNION ALL SELECT 'promise', p.id, p.made_on, p.words, {_PROMISE}, 2 FROM promise p WHERE p.person_id = ?1
UNION ALL SELECT 'idea', i.id, i.day, i.text, CASE WHEN i.spark THEN 'spark' ELSE '' END, 1 FROM association a
    JOIN idea i ON i.id = a.idea_id WHERE a.person_id = ?1
UNION ALL SELECT 'reflection', r.id, r.started_on, w.text, 'words', 0 FROM answer w
    JOIN reflection r ON r.id = w.reflection_id WHERE w.person_id = ?1 AND w.text <> ''
    AND w.idea_id IS NULL AND w.conversation_id IS NULL AND w.promise_id IS NULL AND w.text NOT IN ({_MARKED})
ORDER BY 3 DESC, 6 DESC, 2 DESC LIMIT {LIMIT}"""

_EVENT = f"""
SELECT 'reflection', r.id, r.started_on, 'looked back', CASE WHEN r.complete_at <> '' THEN '' ELSE 'begun' END, 0
    FROM reflection r WHERE r.event_id = ?1
UNION ALL SELECT 'person', p.id, e.day, p.name, a.mark || '|' || {work_of("p")}, 1
    FROM attendance a JOIN person p ON p.id = a.person_id JOIN event e ON e.id = a.event_id WHERE a.event_id = ?1
UNION ALL SELECT 'idea', i.id, i.day, i.text, CASE WHEN i.spark THEN 'spark' ELSE '' END, 2 FROM idea i
    WHERE i.event_id = ?1 OR i.id IN (SELECT idea_id FROM association WHERE event_id = ?1)
UNION ALL SELECT 'conversation', c.id, c.day, {_CONVERSATION}, {_WITH}, 3 FROM conversation c WHERE c.event_id = ?1
UNION ALL SELECT 'promise', p.id, p.made_on, p.words, {_PROMISE}, 4 FROM promise p WHERE p.event_id = ?1
ORDER BY 6, 2 LIMIT {LIMIT}"""

_CONVERSATION_PAGE = f"""
SELECT 'person', p.id, c.day, p.name, {work_of("p")}, 0 FROM conversation_person x JOIN person p ON p.id = x.person_id
    JOIN conversation c ON c.id = x.conversation_id WHERE c.id = ?1
UNION ALL SELECT 'event', e.id, e.day, e.title, '', 1 FROM conversation c JOIN event e ON e.id = c.event_id
    WHERE c.id = ?1
UNION ALL SELECT 'promise', p.id, p.made_on, p.words, {_PROMISE}, 2 FROM promise p WHERE p.conversation_id = ?1
UNION ALL SELECT 'idea', i.id, i.day, i.text, '', 3 FROM association a JOIN idea i ON i.id = a.idea_id
    WHERE a.conversation_id = ?1
ORDER BY 6, 2 LIMIT {LIMIT}"""

_PROMISE_PAGE = f"""
SELECT 'person', x.id, p.made_on, x.name, {work_of("x")}, 0 FROM promise p JOIN person x ON x.id = p.person_id
    WHERE p.id = ?1
UNION ALL SELECT 'event', e.id, e.day, e.title, '', 1 FROM promise p JOIN event e ON e.id = p.event_id WHERE p.id = ?1
UNION ALL SELECT 'conversation', c.id, c.day, c.said, '', 2 FROM promise p JOIN conversation c
    ON c.id = p.conversation_id WHERE p.id = ?1"""

_SQL: dict[Kind, str] = {
    "person": _PERSON,
    "event": _EVENT,
    "conversation": _CONVERSATION_PAGE,
    "promise": _PROMISE_PAGE,
}


def entries(database: Database, ref: Ref) -> list[Entry]:
    """The lines of a record's page. Ideas have their associations instead (ideas.py)."""
    found = database.rows(_SQL[ref.kind], ref.id) if ref.kind in _SQL else []
    lines = []
    for kind, id_, day, text, note, _ in found:
        of: Kind = kind
        if of == "promise":
            state, due, put_off, said = note.split("|", 3)
            lines.append(Entry(Ref(of, id_), the_day(day), text, "", state, 0, to_day(due), said, to_day(put_off)))
            continue
        state, _, more = note.partition("|") if of == "person" and ref.kind == "event" else (note, "", "")
        lines.append(Entry(Ref(of, id_), the_day(day), text, more, state))
    return _said_once(lines)


def _said_once(lines: list[Entry]) -> list[Entry]:
    """Without the raw words of a reflection that stand there as the promise they became."""
    promised = tuple(key(line.text) for line in lines if line.ref.kind == "promise")
    return [
        line for line in lines
        if not (line.ref.kind == "reflection" and line.state == "words")
        or not any(words and key(line.text).lstrip("! ").startswith(words) for words in promised)
    ]  # fmt: skip
