"""Every query about being in touch: who was met once and not followed up, who is in a circle, who slips away.

A touch is a conversation up to today, or an event one talked at or said hello. Nothing of it is stored.
"""

from datetime import date, timedelta
from typing import NamedTuple

from netjournal.domain.records import InTouch, PileCard
from netjournal.domain.touch import DRIFT_MOST, DRIFT_TOUCHES, PILE_DAYS, Rhythm
from netjournal.store.database import Database
from netjournal.store.fields import day_text, the_day, to_day
from netjournal.store.review_tables import BumpRow

MOST_CARDS = 2000
"""More than these nobody works through; the newest are kept."""

# Met within the year: at an event, in a conversation, or as said when they were written down.
_MET = """
SELECT attendance.person_id AS person, event.day AS day, event.id AS event FROM event
    JOIN attendance ON attendance.event_id = event.id AND mark IN ('talked', 'hello', '')
    WHERE event.day BETWEEN :since AND :today
UNION ALL SELECT x.person_id, c.day, c.event_id FROM conversation c
    JOIN conversation_person x ON x.conversation_id = c.id WHERE c.day BETWEEN :since AND :today
UNION ALL SELECT id, met_on, met_event_id FROM person WHERE met_on BETWEEN :since AND :today AND length(met_on) = 10
"""

# One day of touch is having met; a second one is a follow-up, and so is a promise to them that was kept.
_PILE = f"""
SELECT p.id, p.uid, p.name,
    CASE WHEN p.does <> '' THEN p.does WHEN p.role <> '' AND p.organisation <> '' THEN p.role || ', ' || p.organisation
        ELSE p.role || p.organisation END,
    p.hook, once.day, coalesce(e.title, ''), once.event,
    coalesce((SELECT CASE WHEN c.said <> '' THEN c.said ELSE c.words END FROM conversation c
        JOIN conversation_person x ON x.conversation_id = c.id WHERE x.person_id = p.id ORDER BY c.id LIMIT 1), ''),
    p.needs
FROM (SELECT person, min(day) AS day, max(event) AS event FROM ({_MET}) GROUP BY person
        HAVING count(DISTINCT day) = 1) AS once
    JOIN person p ON p.id = once.person
    LEFT JOIN event e ON e.id = once.event
WHERE p.let_go_on = ''
    AND NOT EXISTS (SELECT 1 FROM conversation_person x JOIN conversation c ON c.id = x.conversation_id
        WHERE x.person_id = p.id AND c.day < :since)
    AND NOT EXISTS (SELECT 1 FROM attendance a JOIN event f ON f.id = a.event_id
        WHERE a.person_id = p.id AND f.day < :since AND a.mark IN ('talked', 'hello', ''))
    AND NOT EXISTS (SELECT 1 FROM promise k WHERE k.person_id = p.id AND k.direction = 'mine' AND k.state = 'done'
        AND k.closed_on > once.day)
    AND NOT EXISTS (SELECT 1 FROM bump b WHERE b.person_id = p.id AND b.until > :today)
ORDER BY once.day DESC, p.id DESC LIMIT {MOST_CARDS}"""


_LAST = """
(SELECT max(day) FROM (SELECT max(c.day) AS day FROM conversation_person x JOIN conversation c
    ON c.id = x.conversation_id WHERE x.person_id = who.id AND c.day <= ?1 UNION ALL SELECT max(e.day) FROM attendance a
    JOIN event e ON e.id = a.event_id WHERE a.person_id = who.id AND e.day <= ?1 AND a.mark IN ('talked', 'hello')))"""


class InCircle(NamedTuple):
    """Someone in a circle: since when, and the day of the last touch."""

    id: int
    uid: str
    name: str
    rhythm: Rhythm
    since: date | None
    last: date | None


class Touches:
    def __init__(self, database: Database) -> None:
        self.database = database

    def pile(self, today: date) -> list[PileCard]:
        """The people met within a year on one day only, and not followed up; those met last come first."""
        since = day_text(today - timedelta(days=PILE_DAYS))
        sql = _PILE.replace(":since", "?1").replace(":today", "?2")
        return [
            PileCard(i, uid, name, does, hook, the_day(day), event, event_id, said, needs)
            for i, uid, name, does, hook, day, event, event_id, said, needs in self.database.rows(
                sql, since, day_text(today)
            )
        ]

    def slipping(self, today: date) -> list[InTouch]:
        """Everyone touched on several days of the last years who was not touched of late: for `touch.slipping`."""
        since = today - timedelta(days=2 * DRIFT_MOST)
        found = self.database.rows(
            "SELECT p.id, p.uid, p.name, p.does, min(day), max(day), count(DISTINCT day) AS days FROM "
            "(SELECT x.person_id AS person, c.day FROM conversation c JOIN conversation_person x "
            "ON x.conversation_id = c.id WHERE c.day BETWEEN ?1 AND ?2) JOIN person p ON p.id = person "
            "WHERE p.let_go_on = '' AND p.rhythm NOT IN ('ambient', 'triggered') "
            "AND NOT EXISTS (SELECT 1 FROM bump b WHERE b.person_id = p.id AND b.until > ?2) "
            f"GROUP BY person HAVING days >= {DRIFT_TOUCHES} AND max(day) < ?3",
            day_text(since), day_text(today), day_text(today - timedelta(days=30)))  # fmt: skip
        return [
            InTouch(i, uid, name, does, the_day(first), the_day(last), days)
            for i, uid, name, does, first, last, days in found
        ]

    # Circles

    def in_circles(self, today: date) -> list[InCircle]:
        """Everyone in a circle, by themselves or by a tag; the one of their own counts."""
        found = self.database.rows(
            f"SELECT id, uid, name, ideal, most, since, {_LAST} FROM ("
            "SELECT id, uid, name, rhythm_days AS ideal, rhythm_most AS most, rhythm_since AS since FROM person "
            "WHERE rhythm = 'periodic' AND let_go_on = '' "
            "UNION ALL SELECT p.id, p.uid, p.name, min(t.rhythm_days), min(t.rhythm_most), '' FROM tag t "
            "JOIN tagging g ON g.tag_id = t.id JOIN person p ON p.id = g.person_id "
            "WHERE t.rhythm_days > 0 AND p.rhythm = 'none' AND p.let_go_on = '' GROUP BY p.id) AS who",
            day_text(today))  # fmt: skip
        return [
            InCircle(i, uid, name, Rhythm("periodic", ideal or 0, most or 0), to_day(since), to_day(last))
            for i, uid, name, ideal, most, since, last in found
        ]

    def rhythm(self, person: int) -> Rhythm:
        """The rhythm someone has by themselves."""
        found = self.database.row("SELECT rhythm, rhythm_days, rhythm_most FROM person WHERE id = ?", person)
        return Rhythm(found[0], found[1] or 0, found[2] or 0) if found else Rhythm()

    def tag_circle(self, tag_key: str, rhythm: Rhythm) -> int:
        """Put everyone with a tag into a circle, or out of it. Returns how many tags there are of that name."""
        return self.database.run(
            "UPDATE tag SET rhythm_days = ?, rhythm_most = ? WHERE key = ?",
            rhythm.ideal or None,
            rhythm.most or None,
            tag_key,
        )

    # Putting off

    def bump(self, person: int, today: date, until: date) -> None:
        BumpRow.insert(uid=self.database.new_uid(), person_id=person, day=today, until=until).execute(self.database.db)

    def put_off(self) -> dict[int, list[tuple[date, date]]]:
        """(day, until) of each time the turn of someone was put off, the oldest first."""
        by: dict[int, list[tuple[date, date]]] = {}
        for person, day, until in self.database.rows("SELECT person_id, day, until FROM bump ORDER BY id"):
            by.setdefault(int(person), []).append((the_day(day), the_day(until)))
        return by
