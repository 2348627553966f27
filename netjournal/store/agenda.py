"""What each section of a weekly review asks about: one bounded query a section."""

from collections.abc import Callable
from datetime import date, timedelta

from netjournal.domain import touch
from netjournal.domain.records import Ref
from netjournal.domain.review import BACK_WEEKS, DRIFTING, ONCE, UNDATED_DAYS, Item, Span
from netjournal.domain.weeks import Week
from netjournal.store.database import Database
from netjournal.store.fields import day_text, the_day
from netjournal.store.touches import Touches

MOST = 500
"""No section asks about more."""
MOST_PROMISES = 10_000
"""All that are open, as far as anyone makes promises: those asked about in one week are chosen among them."""
MOST_AGO = 7

_PEOPLE = """
    coalesce((SELECT group_concat(name, ', ') FROM (SELECT p.name FROM conversation_person x
        JOIN person p ON p.id = x.person_id WHERE x.conversation_id = c.id ORDER BY x.id)), ''),
    coalesce((SELECT group_concat(person_id) FROM (SELECT person_id FROM conversation_person
        WHERE conversation_id = c.id ORDER BY id)), '')"""


class Agenda:
    """The sections by their id: each takes a span and gives its items."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.touches = Touches(database)
        self.sections: dict[str, Callable[[Span], list[Item]]] = {
            "gather": self.gather,
            "events": self.events,
            "conversations": self.conversations,
            "mine": self.mine,
            "theirs": self.theirs,
            "pile": self.pile,
            "ago": self.ago,
            "drifting": self.drifting,
            "sparks": self.sparks,
            "ahead": self.ahead,
        }

    def anything(self, until: date) -> bool:
        """Whether there is anything to look back on up to a day. An empty journal asks for no review."""
        last = day_text(until)
        return bool(self.database.value(
            "SELECT EXISTS (SELECT 1 FROM event WHERE day <= ?1) "
            "OR EXISTS (SELECT 1 FROM conversation WHERE day <= ?1) "
            "OR EXISTS (SELECT 1 FROM promise WHERE made_on <= ?1) OR EXISTS (SELECT 1 FROM idea WHERE day <= ?1)",
            last))  # fmt: skip

    def gather(self, span: Span) -> list[Item]:
        """Scraps: ideas that belong to nothing yet, and cards with nothing but a name and no idea joined to them."""
        ideas = self.database.rows(
            "SELECT id, uid, day, text FROM idea WHERE day BETWEEN ? AND ? AND event_id IS NULL AND NOT resting "
            "AND NOT spark AND NOT EXISTS (SELECT 1 FROM association a WHERE a.idea_id = idea.id) "
            "AND NOT EXISTS (SELECT 1 FROM association a WHERE a.other_id = idea.id) "
            "AND NOT EXISTS (SELECT 1 FROM tagging g WHERE g.idea_id = idea.id) ORDER BY day, id LIMIT ?",
            *_days(span), MOST)  # fmt: skip
        cards = self.database.rows(
            "SELECT p.id, p.uid, max(e.day), p.name FROM event e JOIN attendance a ON a.event_id = e.id "
            "JOIN person p ON p.id = a.person_id WHERE e.day BETWEEN ? AND ? AND a.mark IN ('talked', 'hello', '') "
            "AND p.does || p.organisation || p.role || p.hook || p.notes || p.needs || p.offers = '' "
            "AND p.let_go_on = '' AND NOT EXISTS (SELECT 1 FROM conversation_person x WHERE x.person_id = p.id) "
            "AND NOT EXISTS (SELECT 1 FROM association s WHERE s.person_id = p.id) "
            "GROUP BY p.id ORDER BY e.day, p.id LIMIT ?", *_days(span), MOST)  # fmt: skip
        return [
            Item("gather", Ref("idea", i), uid, the_day(day), what=text, again=ONCE) for i, uid, day, text in ideas
        ] + [
            Item("gather", Ref("person", i), uid, the_day(day), name, people=(i,), again=ONCE)
            for i, uid, day, name in cards
        ]

    def events(self, span: Span) -> list[Item]:
        """Events of these days whose reflection was not completed."""
        found = self.database.rows(
            "SELECT id, uid, day, title FROM event WHERE day BETWEEN ? AND ? AND NOT EXISTS "
            "(SELECT 1 FROM reflection WHERE event_id = event.id AND complete_at <> '') ORDER BY day, id LIMIT ?",
            *_days(span), MOST)  # fmt: skip
        return [
            Item("events", Ref("event", i), uid, the_day(day), what=title, again=ONCE) for i, uid, day, title in found
        ]

    def conversations(self, span: Span) -> list[Item]:
        """The conversations of these days, one by one, as they came."""
        return self._talks("conversations", *_days(span), limit=MOST)

    def ago(self, span: Span) -> list[Item]:
        """Conversations of the week about three months before: 1-2-1s first, those in which something was said."""
        week: Week = span.week.before(BACK_WEEKS)
        return self._talks(
            "ago", day_text(week.first), day_text(week.last), limit=MOST_AGO,
            order="c.how <> '1-2-1', c.said = '' AND c.words = '', c.day, c.id")  # fmt: skip

    def _talks(self, section: str, first: str, last: str, *, limit: int, order: str = "c.day, c.id") -> list[Item]:
        found = self.database.rows(
            f"SELECT c.id, c.uid, c.day, c.how, {_PEOPLE} FROM conversation c WHERE c.day BETWEEN ? AND ? "
            f"ORDER BY {order} LIMIT ?", first, last, limit)  # fmt: skip
        return [
            Item(
                section, Ref("conversation", i), uid, the_day(day), names, how,
                tuple(int(p) for p in ids.split(",") if p), ONCE,
            )
            for i, uid, day, how, names, ids in found
        ]  # fmt: skip

    def before(self, person: int, day: date, conversation: int | None = None) -> tuple[date, str] | None:
        """(day, what was said) of the latest conversation with someone up to a day, other than this one."""
        found = self.database.row(
            "SELECT c.day, CASE WHEN c.said <> '' THEN c.said ELSE c.words END FROM conversation_person x "
            "JOIN conversation c ON c.id = x.conversation_id WHERE x.person_id = ?1 AND c.day <= ?2 "
            "AND (?3 IS NULL OR c.id <> ?3 AND (c.day < ?2 OR c.id < ?3)) ORDER BY c.day DESC, c.id DESC LIMIT 1",
            person, day_text(day), conversation)  # fmt: skip
        return (the_day(found[0]), str(found[1])) if found else None

    def mine(self, span: Span) -> list[Item]:
        return self._promises("mine", span)

    def theirs(self, span: Span) -> list[Item]:
        return self._promises("theirs", span)

    def _promises(self, direction: str, span: Span) -> list[Item]:
        """Open promises that ask within a week, and those without a day; one put off to some day does not ask."""
        soon = day_text(max(span.today, span.week.last) + timedelta(days=7))
        found = self.database.rows(
            "SELECT promise.id, promise.uid, made_on, coalesce(person.name, ''), words, person_id, asks FROM promise "
            "LEFT JOIN person ON person.id = person_id WHERE direction = ?1 AND rank = 0 AND (asks <= ?2 "
            "OR asks = '9999-12-31') ORDER BY asks, promise.id LIMIT ?3", direction, soon, MOST_PROMISES)  # fmt: skip
        return [
            Item(
                direction, Ref("promise", i), uid, the_day(made), name, words, (person,) if person else (),
                *((UNDATED_DAYS,) if asks == "9999-12-31" else ()),
            )
            for i, uid, made, name, words, person, asks in found
        ]  # fmt: skip

    def pile(self, span: Span) -> list[Item]:
        """The whole pile, those met last first."""
        return [
            Item("pile", card.ref, card.uid, card.met, card.name, card.does, (card.id,))
            for card in self.touches.pile(span.today)
        ]

    def drifting(self, span: Span) -> list[Item]:
        """At most five: those in a circle whose turn it is, then those who slip from the rhythm there was."""
        late = [
            Item(
                "drifting",
                Ref("person", who.id),
                who.uid,
                standing.last or standing.ideal_on,
                who.name,
                standing.word(span.today),
                (who.id,),
            )
            for who, standing in self.touches.standings(span.today)
            if standing.word(span.today) != "in touch"
        ]
        away = sorted(
            (
                (touch.slipping(who.first, who.last, who.days, span.today), who)
                for who in self.touches.slipping(span.today)
            ),
            key=lambda pair: (-pair[0], pair[1].id),
        )
        known = {item.uid for item in late}
        late += [
            Item("drifting", who.ref, who.uid, who.last, who.name, "", (who.id,))
            for slipped, who in away
            if slipped and who.uid not in known
        ]
        return late[:DRIFTING]

    def sparks(self, span: Span) -> list[Item]:
        """One of this week, and one old one: another each week."""
        new = self.database.rows(
            "SELECT id, uid, day, text FROM idea WHERE day BETWEEN ? AND ? AND spark AND NOT resting "
            "ORDER BY day DESC, id DESC LIMIT 1", *_days(span))  # fmt: skip
        old = self.database.rows(
            "SELECT id, uid, day, text FROM idea WHERE spark AND NOT resting AND day < ? ORDER BY day DESC, id DESC "
            "LIMIT 200", day_text(span.since - timedelta(weeks=4)))  # fmt: skip
        if old:
            old = [old[span.week.first.toordinal() // 7 % len(old)]]
        return [Item("sparks", Ref("idea", i), uid, the_day(day), what=text) for i, uid, day, text in [*new, *old]]

    def ahead(self, span: Span) -> list[Item]:
        """The events of the seven days to come."""
        found = self.database.rows(
            "SELECT id, uid, day, title FROM event WHERE day BETWEEN ? AND ? ORDER BY day, id LIMIT ?",
            day_text(span.today + timedelta(days=1)), day_text(span.today + timedelta(days=7)), MOST)  # fmt: skip
        return [Item("ahead", Ref("event", i), uid, the_day(day), what=title) for i, uid, day, title in found]


def _days(span: Span) -> tuple[str, str]:
    return day_text(span.since), day_text(span.until)
