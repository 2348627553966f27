"""Every query about being in touch: who was met once and not followed up, who is in a circle, who slips away.

A touch is a conversation up to today, or an event one talked at or said hello. Nothing of it is stored.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from netjournal.domain.records import InTouch, PileCard
from netjournal.domain.touch import (
    AMNESTY,
    DRIFT_LEAST,
    DRIFT_MOST,
    DRIFT_TOUCHES,
    MOST_COUNTED,
    PILE_DAYS,
    RHYTHMS,
    Rhythm,
    Standing,
    at_most,
    standing,
)
from netjournal.store.database import Database, Row
from netjournal.store.fields import day_text, the_day, to_day, work_of
from netjournal.store.review_tables import BumpRow

MOST_CARDS = 2000
"""More than these nobody works through; the newest are kept."""

_MARKS = "('talked', 'hello', '')"

# Said to be met at an event at which, as it turned out, they were not.
_UNMET = """EXISTS (SELECT 1 FROM attendance u
    WHERE u.person_id = p.id AND u.event_id = p.met_event_id AND u.mark IN ('missed', 'not met'))"""

# Met within the year: at an event, in a conversation, or as said when they were written down.
_MET = f"""
SELECT attendance.person_id AS person, event.day AS day, event.id AS event FROM event
    JOIN attendance ON attendance.event_id = event.id AND mark IN {_MARKS} WHERE event.day BETWEEN ?1 AND ?2
UNION ALL SELECT x.person_id, c.day, c.event_id FROM conversation c
    JOIN conversation_person x ON x.conversation_id = c.id WHERE c.day BETWEEN ?1 AND ?2
UNION ALL SELECT id, met_on, met_event_id FROM person p
    WHERE met_on <> '' AND met_on BETWEEN ?1 AND ?2 AND length(met_on) = 10 AND NOT {_UNMET}"""

# One day of touch is having met. A second one is a follow-up, and so are a call or a line on the very day, and a
# promise to them that was kept. Each condition is one look into an index, so that the first cards come at once.
_WAITS = f"""
p.let_go_on = '' AND (p.met_on = '' OR p.met_on = substr(m.day, 1, length(p.met_on)) OR {_UNMET})
    AND NOT EXISTS (SELECT 1 FROM bump b WHERE b.person_id = p.id AND b.until > ?2)
    AND NOT EXISTS (SELECT 1 FROM attendance a CROSS JOIN event f ON f.id = a.event_id
        WHERE a.person_id = p.id AND f.day <> m.day AND f.day <= ?2 AND a.mark IN {_MARKS})
    AND NOT EXISTS (SELECT 1 FROM conversation_person x CROSS JOIN conversation c ON c.id = x.conversation_id
        WHERE x.person_id = p.id AND c.day <= ?2 AND (c.day <> m.day OR c.how IN ('call', 'mail', 'message')
            AND (p.met_on <> '' OR EXISTS (SELECT 1 FROM conversation_person y CROSS JOIN conversation d
                    ON d.id = y.conversation_id WHERE y.person_id = p.id AND d.id < c.id AND d.day = c.day)
                OR EXISTS (SELECT 1 FROM attendance a CROSS JOIN event f ON f.id = a.event_id
                    WHERE a.person_id = p.id AND f.day = c.day AND a.mark IN {_MARKS}))))
    AND NOT EXISTS (SELECT 1 FROM promise k WHERE k.person_id = p.id AND k.direction = 'mine' AND k.state = 'done'
        AND k.closed_on > m.day)"""

_PILE = f"""
SELECT p.id, p.uid, p.name,
    {work_of("p")},
    p.hook, m.day, coalesce(e.title, ''), max(m.event),
    coalesce((SELECT CASE WHEN c.said <> '' THEN c.said ELSE c.words END FROM conversation c
        JOIN conversation_person x ON x.conversation_id = c.id WHERE x.person_id = p.id AND c.day <= ?2
        ORDER BY c.said || c.words = '', c.id LIMIT 1), ''),
    p.needs
FROM ({_MET}) AS m JOIN person p ON p.id = m.person LEFT JOIN event e ON e.id = m.event
WHERE {_WAITS}
GROUP BY p.id ORDER BY m.day DESC, p.id DESC LIMIT {MOST_CARDS}"""

_COUNT = f"""
SELECT count(*) FROM (SELECT DISTINCT m.person FROM ({_MET}) AS m CROSS JOIN person p ON p.id = m.person
WHERE {_WAITS} LIMIT ?3)"""

# Who of two events still waits: those before the day of another, the latest first.
_WAIT_FROM = f"""
SELECT DISTINCT p.id, p.name FROM (SELECT id, day FROM event WHERE day <= ?2 AND day <= ?3 AND id <> ?1
        ORDER BY day DESC, id DESC LIMIT 2) AS m
    JOIN attendance ON attendance.event_id = m.id AND attendance.mark IN {_MARKS}
    JOIN person p ON p.id = attendance.person_id WHERE {_WAITS} ORDER BY m.day DESC, p.id"""


_LAST = """
(SELECT max(day) FROM (SELECT max(c.day) AS day FROM conversation_person x JOIN conversation c
    ON c.id = x.conversation_id WHERE x.person_id = who.id AND c.day <= ?1 UNION ALL SELECT max(e.day) FROM attendance a
    JOIN event e ON e.id = a.event_id WHERE a.person_id = who.id AND e.day <= ?1 AND a.mark IN ('talked', 'hello')))"""


class InCircle(NamedTuple):
    """Someone in a circle: since when, and the day of the last touch."""

    id: int
    uid: str
    name: str
    does: str
    rhythm: Rhythm
    since: date | None
    last: date | None

    def standing(self, put_off: Iterable[tuple[date, date]], today: date) -> Standing | None:
        """Where one stands with them. `put_off`: (day, until) of each time. A talk ends it, and so does another circle;
        of those said on the day of the circle, the ones that reach beyond its turn were said before."""
        turn = self.since + timedelta(days=self.rhythm.ideal) if self.since else None
        holds = [
            until
            for day, until in put_off
            if (self.last is None or day > self.last)
            and (self.since is None or day > self.since or (day == self.since and turn and until <= turn))
        ]
        return standing(self.rhythm, self.last, self.since or today, holds)


class Remembered(NamedTuple):
    """What the notes hold of someone besides their card."""

    words: str = ""
    ideas: tuple[str, ...] = ()
    knows: str = ""
    """The answer to the third lens, whom do I know: "yes", "maybe", "no" or nothing."""
    helps: str = ""
    """How one thought one could help."""
    place: str = ""
    notes: str = ""


class Touches:
    def __init__(self, database: Database) -> None:
        self.database = database

    def pile(self, today: date) -> list[PileCard]:
        """The people met within a year on one day only, and not followed up; those met last come first."""
        since = day_text(today - timedelta(days=PILE_DAYS))
        return [
            PileCard(i, uid, name, does, hook, the_day(day), event, event_id, said, needs)
            for i, uid, name, does, hook, day, event, event_id, said, needs in self.database.rows(
                _PILE, since, day_text(today)
            )
        ]

    def pile_count(self, today: date, most: int = MOST_COUNTED) -> int:
        """How many are in the pile, counted up to `most` and no further: cheap enough to ask at every start."""
        since = day_text(today - timedelta(days=PILE_DAYS))
        return int(self.database.value(_COUNT, since, day_text(today), most))

    def waiting_from_the_last_two(self, event: int, before: date, today: date) -> list[str]:
        """The names of those from the two events before this one who are still in the pile."""
        found = self.database.rows(_WAIT_FROM, event, day_text(today), day_text(before))
        return [str(name) for _, name in found]

    def last_amnesty(self) -> date | None:
        """The day cold cards were last let go of together."""
        return to_day(
            self.database.value("SELECT max(let_go_on) FROM person WHERE let_go_on <> '' AND let_go_words = ?", AMNESTY)
        )

    def last(self, person: int, today: date) -> date | None:
        """The day of the last touch."""
        return to_day(self.database.value(f"SELECT {_LAST} FROM (SELECT ?2 AS id) AS who", day_text(today), person))

    def remembered(self, person: int) -> Remembered:
        """What the notes hold of someone besides the card: their own words, the ideas joined to them, what was seen
        through the third lens, where they were met."""
        words = self.database.value(
            "SELECT c.words FROM conversation_person x JOIN conversation c ON c.id = x.conversation_id "
            "WHERE x.person_id = ? AND c.words <> '' ORDER BY c.id LIMIT 1", person)  # fmt: skip
        ideas = self.database.rows(
            "SELECT i.text FROM association a JOIN idea i ON i.id = a.idea_id WHERE a.person_id = ? AND NOT i.resting "
            "ORDER BY i.spark DESC, i.id DESC LIMIT 2", person)  # fmt: skip
        answers = self.database.rows(
            "SELECT text FROM answer WHERE person_id = ? "
            "AND (text LIKE 'know someone: %' OR text LIKE 'could help: %') "
            "ORDER BY id DESC LIMIT 9", person)  # fmt: skip
        knows, helps = (
            next((str(text)[len(start) :] for (text,) in answers if str(text).startswith(start)), "")
            for start in ("know someone: ", "could help: ")
        )
        place = self.database.row(
            "SELECT e.place, e.notes FROM attendance a JOIN event e ON e.id = a.event_id WHERE a.person_id = ? "
            f"AND a.mark IN {_MARKS} ORDER BY e.day DESC LIMIT 1", person) or ("", "")  # fmt: skip
        return Remembered(words or "", tuple(str(i) for (i,) in ideas), knows, helps, *place)

    def moved(self, first: date, last: date) -> list[Row]:
        """(id, uid, name, stage, move, words) of every move of these days but "same", as they came."""
        return self.database.rows(
            "SELECT p.id, p.uid, p.name, p.stage, m.move, m.words FROM stage_move m JOIN person p "
            "ON p.id = m.person_id WHERE m.day BETWEEN ? AND ? AND m.move IN ('closer', 'further') "
            "ORDER BY m.day, m.id", day_text(first), day_text(last))  # fmt: skip

    def slipping(self, today: date) -> list[InTouch]:
        """Everyone touched on several days of the last years who was not touched of late: for `touch.slipping`."""
        since = today - timedelta(days=2 * DRIFT_MOST)
        found = self.database.rows(
            f"SELECT p.id, p.uid, p.name, {work_of('p')}, min(day), max(day), count(DISTINCT day) AS days FROM "
            "(SELECT x.person_id AS person, c.day FROM conversation c JOIN conversation_person x "
            "ON x.conversation_id = c.id WHERE c.day BETWEEN ?1 AND ?2) JOIN person p ON p.id = person "
            "WHERE p.let_go_on = '' AND p.rhythm NOT IN ('ambient', 'triggered') "
            "AND NOT EXISTS (SELECT 1 FROM bump b WHERE b.person_id = p.id AND b.until > ?2) "
            f"GROUP BY person HAVING days >= {DRIFT_TOUCHES} AND max(day) < ?3",
            day_text(since), day_text(today), day_text(today - timedelta(days=DRIFT_LEAST)))  # fmt: skip
        return [
            InTouch(i, uid, name, does, the_day(first), the_day(last), days)
            for i, uid, name, does, first, last, days in found
        ]

    # Circles

    def in_circles(self, today: date, person: int = 0) -> list[InCircle]:
        """Everyone in a circle, by themselves or by a tag; the one of their own counts. `person`: this one alone."""
        only = "p.id = ?2 AND " if person else ""
        found = self.database.rows(
            f"SELECT id, uid, name, does, ideal, most, since, {_LAST} FROM ("
            f"SELECT id, uid, name, {work_of('p')} AS does, rhythm_days AS ideal, rhythm_most AS most, "
            "rhythm_since AS since FROM person p "
            f"WHERE {only}rhythm = 'periodic' AND let_go_on = '' "
            f"UNION ALL SELECT p.id, p.uid, p.name, {work_of('p')}, min(t.rhythm_days), min(t.rhythm_most), '' "
            "FROM tag t JOIN tagging g ON g.tag_id = t.id JOIN person p ON p.id = g.person_id "
            f"WHERE {only}t.rhythm_days > 0 AND p.rhythm = 'none' AND p.let_go_on = '' GROUP BY p.id) AS who",
            day_text(today), *((person,) if person else ()))  # fmt: skip
        return [
            InCircle(i, uid, name, does, _rhythm("periodic", ideal, most), to_day(since), to_day(last))
            for i, uid, name, does, ideal, most, since, last in found
        ]

    def rhythm(self, person: int) -> Rhythm:
        """The rhythm someone has by themselves."""
        found = self.database.row("SELECT rhythm, rhythm_days, rhythm_most FROM person WHERE id = ?", person)
        return _rhythm(*found) if found else Rhythm()

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

    def bumps(self, person: int) -> list[tuple[date, date]]:
        """(day, until) of each time the turn of this one was put off."""
        found = self.database.rows("SELECT day, until FROM bump WHERE person_id = ? ORDER BY id", person)
        return [(the_day(day), the_day(until)) for day, until in found]

    def standings(self, today: date) -> list[tuple[InCircle, Standing]]:
        """Everyone in a circle with where one stands, those whose turn comes first."""
        put_off = self.put_off()
        found = [(who, who.standing(put_off.get(who.id, ()), today)) for who in self.in_circles(today)]
        known = [(who, standing) for who, standing in found if standing is not None]
        return sorted(known, key=lambda one: (one[1].ideal_on, one[0].id))

    def put_off(self) -> dict[int, list[tuple[date, date]]]:
        """(day, until) of each time the turn of someone was put off, the oldest first."""
        by: dict[int, list[tuple[date, date]]] = {}
        for person, day, until in self.database.rows("SELECT person_id, day, until FROM bump ORDER BY id"):
            by.setdefault(int(person), []).append((the_day(day), the_day(until)))
        return by


def _rhythm(kind: str, ideal: object, most: object) -> Rhythm:
    """A rhythm as it was kept; where no outer limit was, it follows from the ideal."""
    days = ideal if isinstance(ideal, int) and 0 < ideal < 10000 else 0
    longest = most if isinstance(most, int) and days <= most < 10000 else at_most(days)
    return Rhythm(kind if kind in RHYTHMS else "none", days, longest)
