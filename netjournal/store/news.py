"""What "my news since we last spoke" is chosen from: someone's words, and own ideas and events that hold one."""

from datetime import date

from netjournal.domain.news import SAID, Line, Own
from netjournal.domain.records import Ref
from netjournal.store.database import Database
from netjournal.store.fields import day_text, the_day
from netjournal.store.look_alikes import stems

MOST_SAID = 12
"""So many conversations are read, the latest."""
NEWEST = 400
"""So many records that hold one of the words are looked at, the newest."""
MOST_OWN = 100

_OWN = {
    "idea": f"""
        SELECT id, day, text FROM idea
        WHERE id IN (SELECT rowid FROM idea_words WHERE idea_words MATCH ? ORDER BY rowid DESC LIMIT {NEWEST})
        AND day > ? AND day <= ? AND NOT resting ORDER BY day DESC, id DESC LIMIT ?""",
    # Where they were themselves is no news to them.
    "event": f"""
        SELECT id, day, title, notes FROM event
        WHERE id IN (SELECT rowid FROM event_words WHERE event_words MATCH ? ORDER BY rowid DESC LIMIT {NEWEST})
        AND day > ? AND day <= ? AND NOT EXISTS (SELECT 1 FROM attendance a
            WHERE a.event_id = event.id AND a.person_id = ?) ORDER BY day DESC, id DESC LIMIT ?""",
}


def last_spoke(database: Database, person: int, today: date) -> date | None:
    """The day of the latest conversation with someone, up to today."""
    day = database.value(
        "SELECT max(c.day) FROM conversation_person x JOIN conversation c ON c.id = x.conversation_id "
        "WHERE x.person_id = ? AND c.day <= ?", person, day_text(today))  # fmt: skip
    return the_day(day) if day is not None else None


def lines_of(database: Database, person: int) -> list[Line]:
    """Someone's words: what they need, do and offer, their tags, then what was said, the latest first."""
    row = database.row("SELECT needs, does, offers FROM person WHERE id = ?", person)
    found = [Line(where, str(text)) for where, text in zip(("needs", "does", "offers"), row or (), strict=False)]
    tags = database.rows(
        "SELECT tag.name FROM tagging JOIN tag ON tag.id = tag_id WHERE person_id = ? ORDER BY tag.key", person
    )
    found += [Line("tag", str(name)) for (name,) in tags]
    said = database.rows(
        "SELECT c.said || ' ' || c.words FROM conversation_person x JOIN conversation c ON c.id = x.conversation_id "
        "WHERE x.person_id = ? ORDER BY c.day DESC, c.id DESC LIMIT ?", person, MOST_SAID)  # fmt: skip
    return [*found, *(Line(SAID, str(text)) for (text,) in said)]


def counted(database: Database, words: list[str]) -> tuple[dict[str, int], int]:
    """In how many ideas and on how many cards each word occurs, and how many ideas and cards there are about."""
    total = int(
        database.value("SELECT (SELECT coalesce(max(id), 0) FROM idea) + (SELECT coalesce(max(id), 0) FROM person)")
    )
    stemmed = stems(database.db, words)
    marks = ", ".join("?" * len(stemmed))
    held: dict[str, int] = {}
    for terms in ("idea_terms", "person_terms"):
        sql = f"SELECT term, doc FROM {terms} WHERE term IN ({marks})"
        for term, count in database.rows(sql, *stemmed.values()):
            held[term] = held.get(term, 0) + int(count)
    return {word: held.get(stemmed.get(word, ""), 0) for word in words}, total


def own(database: Database, words: list[str], person: int, since: date, today: date) -> list[Own]:
    """Own ideas and events after `since` that hold one of the words, the latest first."""
    if not words:
        return []
    query, days = " OR ".join(f'"{word}"' for word in words), (day_text(since), day_text(today))
    ideas = database.rows(_OWN["idea"], query, *days, MOST_OWN)
    events = database.rows(_OWN["event"], query, *days, person, MOST_OWN)
    return [
        *(Own(Ref("idea", id_), the_day(day), text) for id_, day, text in ideas),
        *(Own(Ref("event", id_), the_day(day), title, notes) for id_, day, title, notes in events),
    ]
