"""Every query about people: their names, contacts, stages, and who is meant by a name."""

from collections.abc import Iterable, Sequence
from datetime import date

from netjournal.domain.names import ALIAS, EXACT, PART, WHOLE, Candidate, parts, untitled
from netjournal.domain.records import Contact, Person, PersonLine, StageMove
from netjournal.errors import NotFound
from netjournal.store.database import Row
from netjournal.store.fields import day_text, the_day, to_day, work_of
from netjournal.store.noun import Narrow, Noun, Window
from netjournal.store.tables import CalledRow, ContactRow, PersonRow, StageMoveRow
from netjournal.text import key, one_line

MOVES_SHOWN = 6

_LINE = f"""
SELECT person.id, person.uid, person.name,
    {work_of("person")},
    stage,
    (SELECT group_concat(move) FROM
        (SELECT move FROM stage_move WHERE person_id = person.id ORDER BY id DESC LIMIT {MOVES_SHOWN})),
    (SELECT max(conversation.day) FROM conversation_person
        JOIN conversation ON conversation.id = conversation_id WHERE person_id = person.id AND conversation.day <= ?1),
    (SELECT max(event.day) FROM attendance JOIN event ON event.id = event_id
        WHERE person_id = person.id AND mark IN ('talked', 'hello') AND event.day <= ?1),
    let_go_on <> '',
    (SELECT CASE mark WHEN 'missed' THEN mark ELSE 'not met' END || '|' || title
        FROM attendance JOIN event ON event.id = event_id
        WHERE person_id = person.id AND stage = 'met' AND met_place = '' AND (met_on = '' OR met_event_id IS NOT NULL)
        AND (met_event_id IS NULL OR EXISTS
            (SELECT 1 FROM attendance a WHERE a.person_id = person.id AND a.event_id = met_event_id))
        AND NOT EXISTS (SELECT 1 FROM attendance a JOIN event e ON e.id = a.event_id
            WHERE a.person_id = person.id AND a.mark NOT IN ('missed', 'not met') AND e.day <= ?1)
        AND NOT EXISTS (SELECT 1 FROM conversation_person x JOIN conversation c ON c.id = x.conversation_id
            WHERE x.person_id = person.id AND c.day <= ?1)
        AND NOT EXISTS (SELECT 1 FROM stage_move WHERE person_id = person.id)
        ORDER BY mark = 'missed' DESC, event.day DESC, event.id DESC LIMIT 1)"""
"""One person as a list shows them; takes today. Nobody is said to be met of whom every record says otherwise, and what
is planned has not been."""

_FIRST_MET = """
SELECT e.id FROM attendance a JOIN event e ON e.id = a.event_id
WHERE a.person_id = p.id AND a.mark IN ('talked', 'hello', '') AND e.day <= ?1
    AND (substr(e.day, 1, length(p.met_on)) < p.met_on OR p.met_on || p.met_place = '' OR EXISTS
        (SELECT 1 FROM attendance u WHERE u.person_id = p.id AND u.event_id = p.met_event_id
        AND u.mark IN ('missed', 'not met')))
ORDER BY e.day, e.id LIMIT 1"""
"""The event someone was first met at, where that was before the day said or they were not met at the one said; takes
today. Where only a place was said, that stands."""


def _line(row: Row) -> PersonLine:
    id_, uid, name, does, stage, moves, talked, met, let_go, unmet, mark = row
    last = max(filter(None, (talked, met)), default=None)
    missed, _, event = (unmet or "").partition("|")
    return PersonLine(
        id_,
        uid,
        name,
        does,
        stage,
        tuple(reversed(moves.split(","))) if moves else (),
        to_day(last),
        bool(let_go),
        mark,
        missed,
        event,
    )


class People(Noun):
    kind = "person"
    row = PersonRow
    order = "id DESC"

    def lines(self, narrow: Narrow, window: Window) -> list[PersonLine]:
        """People, the latest written down first."""
        mark, own = "''", list[object]()
        if narrow.kind == "event":
            mark = "coalesce((SELECT mark FROM attendance WHERE event_id = ? AND person_id = person.id), '')"
            own = [narrow.id]
        own.insert(0, self._today())
        return [_line(row) for row in self.page(f"{_LINE}, {mark} FROM person", narrow, window, *own)]

    def edge(self, line: PersonLine) -> tuple[object, ...]:
        return (line.id,)

    def where(self, narrow: Narrow) -> tuple[list[str], list[object]]:
        where: list[str] = []
        values: list[object] = []
        if narrow.kind == "event":
            where.append(
                "person.id IN (SELECT person_id FROM attendance WHERE event_id = ? AND mark IN ('talked', 'hello', '') "
                "UNION SELECT person_id FROM conversation_person JOIN conversation "
                "ON conversation.id = conversation_id WHERE event_id = ?)"
            )
            values += [narrow.id, narrow.id]
        elif narrow.kind == "promise":
            where.append("person.id = (SELECT person_id FROM promise WHERE id = ?)")
            values.append(narrow.id)
        elif narrow.kind == "idea":
            where.append("person.id IN (SELECT person_id FROM association WHERE idea_id = ?)")
            values.append(narrow.id)
        elif narrow.kind == "person":
            where.append("person.id = ?")
            values.append(narrow.id)
        held, of = self.holding(narrow, "person.key", "does", "organisation", "hook")
        return where + held, values + of

    def line(self, id_: int) -> PersonLine | None:
        return next(iter(self.lines_of([id_])), None)

    def lines_of(self, ids: Sequence[int]) -> list[PersonLine]:
        """The people of these ids, those written down last first; at most a few hundred."""
        marks = ", ".join("?" * len(ids))
        found = self.database.rows(
            f"{_LINE}, '' FROM person WHERE id IN ({marks}) ORDER BY id DESC", self._today(), *ids
        )
        return [_line(row) for row in found]

    def _today(self) -> str:
        return day_text(self.database.clock.today())

    def get(self, id_: int) -> Person:
        """The whole person. Raises NotFound."""
        found = self.database.row(
            "SELECT p.id, p.uid, p.name, p.organisation, p.role, p.does, p.hook, p.needs, p.offers, p.stage, p.met_on, "
            "p.met_place, coalesce(event.title, ''), p.met_event_id, coalesce(through.name, ''), p.met_through_id, "
            "p.notes, p.let_go_on, coalesce(f.day, ''), coalesce(f.title, '') FROM person p "
            "LEFT JOIN event ON event.id = p.met_event_id LEFT JOIN person through ON through.id = p.met_through_id "
            f"LEFT JOIN event f ON f.id = ({_FIRST_MET}) WHERE p.id = ?2", self._today(), id_)  # fmt: skip
        if found is None:
            raise NotFound("That person is no longer in the journal.")
        i, uid, name, *more, let_go, first_on, first_event = found
        aliases = self.database.rows("SELECT name FROM called WHERE person_id = ? AND sort = 'alias' ORDER BY id", id_)
        called = tuple(str(alias) for (alias,) in aliases)
        belongings = self.tags(id_), self.contacts(id_), self.moves(id_)
        return Person._make((i, uid, name, called, *more, to_day(let_go), *belongings, first_on, first_event))

    def contacts(self, id_: int) -> tuple[Contact, ...]:
        found = self.database.rows("SELECT kind, value, label FROM contact WHERE person_id = ? ORDER BY kind, id", id_)
        return tuple(Contact(*row) for row in found)

    def moves(self, id_: int) -> tuple[StageMove, ...]:
        """How it went between us, oldest first."""
        found = self.database.rows(
            "SELECT id, day, move, stage, words, conversation_id IS NOT NULL OR event_id IS NOT NULL FROM stage_move "
            "WHERE person_id = ? ORDER BY day, id", id_
        )  # fmt: skip
        return tuple(
            StageMove(i, the_day(day), move, stage, words, bool(about)) for i, day, move, stage, words, about in found
        )

    def add(self, name: str, *, uid: str | None = None, **values: object) -> int:
        """A new person; one whose uid is there already is left as it is."""
        if uid:
            if (there := self.by_uid(uid)) is not None:
                return there
            values["uid"] = uid
        name = one_line(name)
        id_ = self.insert(PersonRow, **self.stamped(name=name, key=key(name), **values))
        self._call(id_, name, ())
        return id_

    def edit(self, id_: int, **values: object) -> None:
        """Change columns, and `aliases`, `tags`, `contacts` (sequences that replace what stood there)."""
        if "name" in values or "aliases" in values:
            now = self.get(id_)
            name = one_line(str(values.get("name", now.name)))
            aliases: Sequence[str] = values.pop("aliases", now.aliases)  # type: ignore[assignment]
            if name != now.name:
                values["name"], values["key"] = name, key(name)
            else:
                values.pop("name", None)
            if name != now.name or tuple(aliases) != now.aliases:
                self._call(id_, name, aliases)
        if "tags" in values:
            self.set_tags(id_, values.pop("tags"))  # type: ignore[arg-type]
        if "contacts" in values:
            self._set_contacts(id_, values.pop("contacts"))  # type: ignore[arg-type]
        self.change(id_, **values)

    def fill(self, id_: int, **values: str) -> None:
        """Fill columns that are still empty; what stands there is never overwritten."""
        now = self.get(id_)
        empty = {column: value for column, value in values.items() if value and not getattr(now, column)}
        if empty:
            self.change(id_, **empty)

    def _call(self, id_: int, name: str, aliases: Iterable[str]) -> None:
        self.database.run("DELETE FROM called WHERE person_id = ?", id_)
        called = [(name, key(name), "name")]
        called += [(part, part, "part") for part in dict.fromkeys(parts(name))]
        called += [(one_line(a), key(a), "alias") for a in aliases if key(a)]
        for as_, key_, sort in called:
            CalledRow.insert(person_id=id_, name=as_, key=key_, sort=sort).execute(self.database.db)

    def _set_contacts(self, id_: int, contacts: Iterable[Contact]) -> None:
        wanted = list(contacts)
        there = self.contacts(id_)
        if list(there) == wanted:
            return
        self.database.run("DELETE FROM contact WHERE person_id = ?", id_)
        for contact in wanted:
            self.add_contact(id_, contact)

    def add_contact(self, id_: int, contact: Contact) -> None:
        value = one_line(contact.value)
        there = self.database.value("SELECT 1 FROM contact WHERE person_id = ? AND key = ?", id_, key(value))
        if value and not there:
            self.insert(ContactRow, person_id=id_, kind=contact.kind, value=value, key=key(value), label=contact.label)

    def move(self, id_: int, day: date, move: str, **values: object) -> int:
        """One step closer, the same, or further. The stage itself changes only when it is said (`stage=`)."""
        return self.insert(StageMoveRow, person_id=id_, day=day, move=move, **values)

    def move_once(self, id_: int, day: date, move: str, words: str, conversation: int | None, stage: str = "") -> None:
        """One move a day for one conversation, or for none: said again that day, the later one stands, with the words
        and the stage that were said. What was said on another day stays; the same move without words adds nothing."""
        of = "FROM stage_move WHERE person_id = ? AND conversation_id IS ?" + (
            "" if conversation else " AND event_id IS NULL"
        )
        words = one_line(words)
        latest = self.database.row(f"SELECT day, move {of} ORDER BY id DESC LIMIT 1", id_, conversation)
        said_on, before = latest or ("", "")
        if conversation and before == move and said_on != day_text(day) and not words:
            return
        today = self.database.row(
            f"SELECT max(stage), max(words) {of} AND day = ?", id_, conversation, day_text(day)
        ) or ("", "")
        self.database.run(f"DELETE {of} AND day = ?", id_, conversation, day_text(day))
        stage, words = stage or today[0] or "", words or today[1] or ""
        self.move(id_, day, move, words=words, conversation_id=conversation, stage=stage)

    def forget_moves(self, id_: int, event: int) -> None:
        """Take off what was noted of someone at one event."""
        self.database.run("DELETE FROM stage_move WHERE person_id = ? AND event_id = ?", id_, event)

    # Who is meant

    def candidates(self, name: str) -> list[Candidate]:
        """Everyone who answers to a name: by whole name, alias, or one word of the name; the best fit of each."""
        exact = one_line(name)
        found = self.database.rows(
            "SELECT person.id, person.name, sort, called.name, let_go_on <> '' FROM called "
            "JOIN person ON person.id = person_id WHERE called.key IN (?, ?) ORDER BY person_id DESC LIMIT 200",
            key(name), key(untitled(name)))  # fmt: skip
        best: dict[int, Candidate] = {}
        for id_, whole, sort, called, let_go in found:
            fit = {"name": EXACT if called == exact else WHOLE, "alias": ALIAS}.get(sort, PART)
            if fit == PART and " " in called:  # the whole name, but for a title
                fit = WHOLE
            if id_ not in best or fit < best[id_].fit:
                best[id_] = Candidate(id_, whole, fit, bool(let_go))
        return list(best.values())

    def answers(self, name_key: str) -> bool:
        """Whether anyone is called so, wholly or partly (a key)."""
        return bool(self.database.value("SELECT 1 FROM called WHERE key = ? LIMIT 1", name_key))

    def knows(self, name_key: str) -> bool:
        """Whether anyone is called by this whole name or alias (a key)."""
        sql = "SELECT 1 FROM called WHERE key = ? AND (sort <> 'part' OR instr(key, ' ')) LIMIT 1"
        return bool(self.database.value(sql, name_key))

    def by_email(self, address: str) -> int | None:
        return self.database.value(  # type: ignore[no-any-return]
            "SELECT person.id FROM contact JOIN person ON person.id = person_id WHERE contact.kind = 'email' "
            "AND contact.key = ?", key(address))  # fmt: skip

    def together(self, people: Iterable[int], others: Iterable[int]) -> dict[int, int]:
        """How often each of `people` appeared with any of `others`: at events, in conversations, in ideas."""
        a, b = list(people), list(others)
        if not a or not b:
            return {}
        these, those = ", ".join("?" * len(a)), ", ".join("?" * len(b))
        counts: dict[int, int] = {}
        for table, shared in (
            ("attendance", "event_id"),
            ("conversation_person", "conversation_id"),
            ("association", "idea_id"),
        ):
            for id_, count in self.database.rows(
                f"SELECT x.person_id, count(*) FROM {table} x JOIN {table} y ON y.{shared} = x.{shared} "
                f"WHERE x.person_id IN ({these}) AND y.person_id IN ({those}) AND x.person_id <> y.person_id "
                "GROUP BY x.person_id", *a, *b):  # fmt: skip
                counts[id_] = counts.get(id_, 0) + int(count)
        return counts

    def suggest(self, beginning: str, limit: int = 8) -> list[PersonLine]:
        """People whose name, alias or a word of it begins so: for pickers and completion."""
        start = key(beginning)
        if not start:
            return self.lines(Narrow(), Window(limit))
        ids = self.database.rows(
            "SELECT DISTINCT person_id FROM called WHERE key >= ? AND key < ? ORDER BY person_id DESC LIMIT ?",
            start, start + "\U0010ffff", limit)  # fmt: skip
        return self.lines_of([i for (i,) in ids])
