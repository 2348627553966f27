"""Makes the demo: a made-up life in a new journal, ending today.

`make` is the whole of it. A `Life` is lived event by event: who was in the room, what was said and promised, what was
thought until the next event came, and the evening on which it was looked back on. Everything is drawn from one seeded
generator in one order, so that a seed and a day always make the same rows. Nothing is kept in memory but what may come
again: the people, lightly, and the latest ideas that may be heard again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from netjournal import prompts
from netjournal.actions.jotting import kind_of
from netjournal.clock import Clock
from netjournal.demo import latest, words
from netjournal.demo.answers import Answers
from netjournal.demo.calendar import Plan, moment, plans
from netjournal.demo.crowd import Crowd, Someone
from netjournal.demo.latest import HELLO, MISSED, NOT_MET, TALKED, Thought
from netjournal.demo.names import MET_PLACES
from netjournal.demo.texts import Ideas, Notes, Text, Thread, shares
from netjournal.demo.visit import Kept, Looking, Visit, Vowed
from netjournal.domain import when
from netjournal.domain.records import STAGES
from netjournal.domain.reflection import FADED_AFTER_DAYS, plan, variant_for
from netjournal.errors import JournalRefused, WrongUse
from netjournal.store.bulk import Bulk
from netjournal.store.database import Database
from netjournal.text import key

LEAST = 50
"""Fewer people than this cannot fill the rooms of the latest weeks."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is made. The longer a journal is kept, the more ideas it holds for each person."""

    people: int
    years: int
    talks: float = 1.5
    vows: float = 0.5

    @property
    def events(self) -> int:
        return max(30 * self.years, self.people // 10)

    @property
    def ideas(self) -> int:
        """250 for 150 people and a year; six for each person from twenty years on."""
        return round(self.people * min(6.0, 5 / 3 + 0.23 * (self.years - 1)))

    @property
    def conversations(self) -> int:
        return int(self.people * self.talks)

    @property
    def promises(self) -> int:
        return int(self.people * self.vows)


def make(
    path: Path,
    clock: Clock,
    *,
    people: int = 150,
    years: int = 1,
    seed: int = 1,
    talks: float = 1.5,
    vows: float = 0.5,
    progress: Progress | None = None,
) -> None:
    """Make a new journal at `path` with a made-up life that ends today.

    `talks` and `vows`: how many conversations and promises there are for each person.
    `progress(done, total)` is called after every event and once at the end. Raises JournalRefused where a file is
    already, WrongUse for a size that can't be made. Nothing is left behind when it fails or is stopped.
    """
    if people < LEAST or years < 1:
        raise WrongUse(f"A made-up journal needs at least {LEAST} people and one year; nothing was made.")
    if path.exists():
        raise JournalRefused(f"{path} is there already. A made-up journal needs a new file; nothing was written.")
    report = progress or (lambda done, total: None)
    try:
        database = Database(path, clock)
        try:
            with database.write("Made a journal", bulk=True):
                steps = Life(Bulk(database), clock, Sizes(people, years, talks, vows), seed).live(report)
        finally:
            database.close()
    except BaseException:
        for file in (path, path.with_name(f"{path.name}-journal")):
            file.unlink(missing_ok=True)
        raise
    report(steps, steps)


class Life:
    """Lives through the years, writing down what happens."""

    def __init__(self, bulk: Bulk, clock: Clock, sizes: Sizes, seed: int) -> None:
        self.bulk, self.sizes = bulk, sizes
        self.random = Random(seed)
        self.now, self.today, self.zone = clock.now().replace(microsecond=0), clock.today(), ZoneInfo(clock.zone)
        self.zone_name = clock.zone
        self.crowd = Crowd(self.random, bulk, sizes.people, self.uid, lambda id_, tag: self.tag("person", id_, tag))
        self.notes = Notes(self.random)
        self.prompts = prompts.load()
        self.plans = plans(self.random, self.today, self.zone, sizes.events, sizes.years)
        self.past = [plan_ for plan_ in self.plans if plan_.starts <= self.now]
        written = [plan_.scene for plan_ in self.past if plan_.scene]
        self.ideas = Ideas(self.random, sizes.ideas - sum(len(s.thoughts) for s in written) - len(latest.SINCE))
        self._series: dict[str, int] = {}
        self._tags: dict[str, int] = {}
        self._due: dict[tuple[str, date], date | None] = {}
        self._members = [m for m in latest.CAST if m.since < 1]

    def uid(self, at: datetime) -> str:
        """A UUIDv7 for a moment, the rest of it from the seed."""
        bits = self.random.getrandbits(74)
        value = int(at.timestamp() * 1000) << 80 | 7 << 76 | bits >> 62 << 64 | 2 << 62 | bits & ((1 << 62) - 1)
        digits = f"{value:032x}"
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

    def chance(self, likely: float) -> bool:
        return self.random.random() < likely

    def live(self, report: Progress) -> int:
        """Every event in its turn. Returns how many steps `report` was told of."""
        sizes, past = self.sizes, self.past
        steps = len(self.plans) + max(len(self.plans) // 5, 1)  # the last ones stand for the search index
        free = [0.0 if p.scene else _WEIGHT[p.kind] for p in past]
        scenes = [p.scene for p in past if p.scene]
        newcomers = shares(sizes.people - len(latest.CAST), [w * (1 + 3 * 0.7**at) for at, w in enumerate(free)])
        talks = shares(sizes.conversations - sum(len(s.talks) for s in scenes) - len(latest.AGO), free)
        vows = shares(sizes.promises - sum(len(s.vows) for s in scenes), free)
        thoughts = shares(
            sizes.ideas - sum(len(s.thoughts) for s in scenes) - len(latest.SINCE), [min(w, 2) for w in free]
        )
        for at, plan_ in enumerate(self.plans):
            if at < len(past):
                until = past[at + 1].starts if at + 1 < len(past) else self.now
                visit = self._begin(plan_, until)
                if plan_.scene:
                    self._scene(visit)
                else:
                    self._visit(visit, at / len(past), newcomers[at], talks[at], vows[at], thoughts[at])
            else:
                self._begin(plan_, plan_.ends)
            report(at + 1, steps)
        self._settle()
        return steps

    # An event

    def _begin(self, plan_: Plan, until: datetime) -> Visit:
        """Write the event down."""
        scene, random = plan_.scene, self.random
        with_whom: Someone | None = None
        if plan_.kind == "1-2-1" and not scene:
            with_whom = self.crowd.warm(12) if self.crowd.everyone else None
            plan_.title = f"1-2-1 with {with_whom.name}" if with_whom else "Coffee with a stranger"
        made = min(plan_.starts - timedelta(days=3, hours=2), self.now)
        texts = {"introduction": "", "hopes": "", "notes": ""}
        if scene:
            texts = {"introduction": scene.introduction, "hopes": scene.hopes, "notes": scene.notes}
        elif plan_.kind != "1-2-1":
            if self.chance(0.4):
                texts["introduction"] = self.notes.line("introduction", words.INTRODUCTIONS)
            if self.chance(0.4):
                texts["hopes"] = self.notes.line("hopes", words.HOPES)
            if self.chance(0.3):
                texts["notes"] = self.notes.line("event", words.EVENT_NOTES)
        offset = plan_.starts.astimezone(self.zone).utcoffset() or timedelta()
        id_ = self.bulk.put(
            "event", uid=self.uid(made), title=plan_.title, key=key(plan_.title), kind=plan_.kind, day=plan_.day,
            starts_at=plan_.starts, ends_at=plan_.ends, zone=self.zone_name,
            utc_offset=int(offset.total_seconds()) // 60, place=plan_.place, series_id=self._series_id(plan_),
            cost=plan_.cost, hours=plan_.hours,
            created_at=made, updated_at=made, **texts,
        )  # fmt: skip
        for tag in scene.tags if scene else (random.choice(words.TAGS),) if self.chance(0.15) else ():
            self.tag("event", id_, tag)
        visit = Visit(plan_, id_, until)
        if with_whom:
            visit.known.append(with_whom)
        return visit

    def _series_id(self, plan_: Plan) -> int | None:
        if plan_.series and plan_.series not in self._series:
            self._series[plan_.series] = self.bulk.put(
                "series", uid=self.uid(plan_.starts), name=plan_.series, key=key(plan_.series)
            )
        return self._series.get(plan_.series)

    def _visit(self, visit: Visit, part: float, newcomers: int, talks: int, vows: int, thoughts: int) -> None:
        """An event that is made up as it goes."""
        random = self.random
        looking = self._looking(visit, self.chance(0.75 if self._lately(visit) else 0.42))
        self._room(visit, part, newcomers)
        apart = max(len(visit.elsewhere), round(talks * 0.2))
        here = sorted(visit.talked, key=lambda one: one in visit.known)[: max(talks - apart, 0)]
        for one in here:
            self._talk_here(visit, [one], looking)
        for one in visit.known:
            if self.chance(0.85):
                self._move(visit, one)
        for at in sorted(self._between(visit.plan.ends, visit.until) for _ in range(talks - len(here))):
            self._talk_since(visit, at)
        for _ in range(vows):
            self._promise(visit)
        kept = self._moments(visit, looking, thoughts)
        for idea in kept:
            people = visit.talked if idea.event else self.crowd.everyone
            if people and self.chance(0.75 if idea.event else 0.25):
                idea.people = random.sample(people, min(len(people), 1 if self.chance(0.75) else 2))
        self._ideas(visit, kept, looking)
        if looking:
            self._reflection(visit, looking)

    def _room(self, visit: Visit, part: float, newcomers: int) -> None:
        """Who was there: people of the cast whose time has come, newcomers, and those who come again."""
        plan_, random = visit.plan, self.random
        if plan_.kind == "1-2-1":
            again = [*visit.known]
            visit.known = []
        else:
            again = self.crowd.returning(plan_.series or latest.BREAKFAST, max(_SIZE[plan_.kind] - newcomers, 3))
        for one in again:
            mark = TALKED if plan_.kind == "1-2-1" else random.choices((TALKED, HELLO, MISSED), (74, 20, 6))[0]
            self._attends(visit, one, mark)
        while self._members and self._members[0].since <= part and plan_.kind != "1-2-1":
            member = self._members.pop(0)
            self._attends(visit, self._member(visit, member), TALKED)
            self.crowd.joins(latest.BREAKFAST, self.crowd.members[member.name])
        for _ in range(newcomers):
            if plan_.kind == "1-2-1" or self.chance(0.08):
                self._elsewhere(visit)
                continue
            at = plan_.ends + timedelta(hours=1)
            one = self.crowd.newcomer(at, plan_.day, met_on=plan_.day, met_event_id=visit.id, **self._through())
            crowded = plan_.kind == "conference"
            odds = (42, 30, 14, 10, 4) if crowded else (64, 25, 5, 2, 4)
            self._attends(visit, one, random.choices((TALKED, HELLO, MISSED, NOT_MET, ""), odds)[0])
            self.crowd.joins(plan_.series or latest.BREAKFAST, one)

    def _through(self) -> dict[str, object]:
        return {"met_through_id": self.crowd.warm().id} if self.crowd.everyone and self.chance(0.08) else {}

    def _elsewhere(self, visit: Visit) -> None:
        """Somebody met between two events; the day may be remembered roughly."""
        day = visit.plan.day
        on = self.random.choice((str(day), f"{day:%Y-%m}", f"{day.year}"))
        place = self.random.choice(MET_PLACES)
        one = self.crowd.newcomer(visit.plan.ends, day, met_on=on, met_place=place, **self._through())
        visit.elsewhere.append(one)

    def _member(self, visit: Visit, member: latest.Member) -> Someone:
        there = self.crowd.members.get(member.name)
        if there:
            return there
        plan_ = visit.plan
        return self.crowd.member(member, plan_.ends, plan_.day, met_on=plan_.day, met_event_id=visit.id)

    def _attends(self, visit: Visit, one: Someone, mark: str) -> None:
        self.bulk.put("attendance", uid=self.uid(visit.plan.starts), event_id=visit.id, person_id=one.id, mark=mark)
        if mark in (TALKED, HELLO, ""):
            visit.met.append(one)
            if one.last < visit.plan.day:
                visit.known.append(one)
            one.last = visit.plan.day
        if mark == TALKED:
            visit.talked.append(one)

    def _lately(self, visit: Visit) -> bool:
        return (self.today - visit.plan.day).days < 60

    # Conversations, moves, promises

    def talk(
        self, visit: Visit, people: Sequence[Someone], said: str, quote: str, how: str, at: datetime, here: bool
    ) -> int:
        at = min(at, self.now)
        id_ = self.bulk.put(
            "conversation", uid=self.uid(at), event_id=visit.id if here else None, day=at.astimezone(self.zone).date(),
            at=at, zone=self.zone_name, how=how, said=said, words=quote, created_at=at, updated_at=at,
        )  # fmt: skip
        for one in people:
            self.bulk.put("conversation_person", conversation_id=id_, person_id=one.id)
            one.last = max(one.last, at.astimezone(self.zone).date())
            if here:
                visit.talks.setdefault(one.id, (id_, said))
        return id_

    def _talk_here(
        self, visit: Visit, people: list[Someone], looking: Looking | None, said: str = "", quote: str = ""
    ) -> None:
        """A conversation at the event; that of a 1-2-1 is what its reflection wrote down, line by line."""
        kind = visit.plan.kind
        if kind == "1-2-1" and looking:
            visit.sheet = [
                (step.id, self.notes.line(step.id, words.SHEET[step.id]))
                for step in looking.steps
                if step.id in words.SHEET
            ]
            said = "\n".join(line for _, line in visit.sheet)
        if not said:
            said = self.notes.said(people[0].trade, self.crowd.first_name, self.crowd.firm)
            quote = self.notes.line("quote", words.QUOTES) if self.chance(0.3) else ""
        how = kind if kind in ("1-2-1", "online") else "in person"
        self.talk(visit, people, said, quote, how, visit.plan.starts + timedelta(minutes=30), here=True)

    def _talk_since(self, visit: Visit, at: datetime) -> None:
        """A call, a mail, a message before the next event; with those met elsewhere, their first conversation."""
        first = visit.elsewhere.pop() if visit.elsewhere else None
        one = first or self.crowd.warm()
        how = self.random.choice(("call", "call", "mail", "message", "message", "in person", "1-2-1", "online"))
        if first:
            how, said = "in person", self.notes.said(one.trade, self.crowd.first_name, self.crowd.firm)
        else:
            said = self.notes.since(self.crowd.first_name, self.crowd.firm)
        quote = self.notes.line("quote", words.QUOTES) if self.chance(0.15) else ""
        id_ = self.talk(visit, [one], said, quote, how, at, here=False)
        if not first and self.chance(0.4):
            self._move(visit, one, conversation=id_, at=at)

    def _move(
        self, visit: Visit, one: Someone, move: str = "", said: str = "", conversation: int | None = None,
        at: datetime | None = None,
    ) -> None:  # fmt: skip
        """Closer, the same or further since the last time. A stage is reached by coming closer."""
        random = self.random
        if not move:
            odds = (68, 26, 6) if one.stage < one.target else (28, 56, 16)
            move = random.choices(("closer", "same", "further"), odds)[0]
        if not said and self.chance(0.6):
            said = self.notes.line(move, words.MOVE_WORDS[move])
        stage = ""
        if move == "closer" and one.stage < one.target and self.chance(0.6):
            one.stage += 1
            stage = STAGES[one.stage]
        moved = min(at or visit.plan.ends, self.now)
        if conversation is None:
            visit.moves[one.id] = move
            conversation = visit.talks.get(one.id, (None, ""))[0]
        one.changed = moved
        self.bulk.put(
            "stage_move", uid=self.uid(moved), person_id=one.id, event_id=visit.id if at is None else None,
            conversation_id=conversation, day=moved.astimezone(self.zone).date(), move=move, stage=stage, words=said,
        )  # fmt: skip

    def _promise(self, visit: Visit) -> None:
        """A promise made up: kept, kept late, let go, or still waiting."""
        random = self.random
        one = random.choice(visit.talked) if visit.talked else self.crowd.warm()
        direction = "mine" if self.chance(0.58) else "theirs"
        said = self.notes.promise(direction, self.crowd.first_name, self.crowd.firm)
        stated = random.choice(words.DUE) if self.chance(0.62) else ""
        if not stated and self.chance(0.55):
            stated = random.choice(words.SOFT_DUE)
        old = (self.today - visit.plan.day).days
        due = self._read(stated, visit.plan.day)
        if due:  # what is long past its day was settled, one way or another
            waits = 0.45 if old < 28 else 0.02 if old < 120 else 0.001
        else:
            waits = 0.45 if old < 28 else 0.12 if old < 200 else 0.03
        state = "" if self.chance(waits) else "let go" if self.chance(0.16) else "done"
        self._write_promise(visit, one, direction, said, stated, state)

    def _read(self, stated: str, day: date) -> date | None:
        """The day a stated date means, as the app itself would read it."""
        if not stated:
            return None
        if (stated, day) not in self._due:
            found = when.read(stated, day)
            self._due = {(stated, day): found.day if found else None} if len(self._due) > 500 else self._due
            self._due[stated, day] = found.day if found else None
        return self._due[stated, day]

    def _write_promise(
        self, visit: Visit, one: Someone, direction: str, said: str, stated: str, state: str, came: str = ""
    ) -> None:
        random, day = self.random, visit.plan.day
        due = self._read(stated, day)
        made = changed = min(visit.plan.ends, self.now)
        closed = ""
        if state:
            bank = words.DONE if state == "done" else words.LET_GO
            came = came or (self.notes.line(state, bank) if self.chance(0.6) else "")
            waited = (due - day).days if due else random.randint(1, 40)
            took = waited + random.randint(1, 12) if self.chance(0.25) else random.randint(0, max(waited, 0))
            closed_on = min(day + timedelta(took), self.today)
            closed = closed_on.isoformat()
            changed = min(max(made, moment(closed_on, "17:40", self.zone)), self.now)
        talk = visit.talks.get(one.id)
        id_ = self.bulk.put(
            "promise", uid=self.uid(made), direction=direction, words=said, due=due or "", due_words=stated,
            kind=kind_of(said), state=state or "open", closed_on=closed, closed_words=came, made_on=day,
            person_id=one.id, event_id=visit.id if visit.talked else None, conversation_id=talk[0] if talk else None,
            created_at=made, updated_at=changed,
        )  # fmt: skip
        raw = f"{said}, {stated}" if stated else said
        visit.promises.append(Vowed(id_, raw if direction == "mine" else f"{one.first}: {raw}", one.id))

    # Ideas

    def _between(self, start: datetime, end: datetime) -> datetime:
        """A waking moment between two others, where there is one."""
        for _ in range(4):
            at = start + (end - start) * self.random.random()
            if 7 <= at.astimezone(self.zone).hour < 23:
                break
        return min(max(at, start), max(end, start), self.now).replace(microsecond=0)

    def _moments(self, visit: Visit, looking: Looking | None, number: int) -> list[Kept]:
        """When the ideas until the next event came: in the reflection, within two days of the event, or any time."""
        reflected = (
            min(number, self.random.randint(2, 4) if looking and looking.length == "five" else 6) if looking else 0
        )
        kept = [
            Kept(looking.at + timedelta(minutes=3 + 2 * n), event=visit.id, reflected=True)
            for n in range(reflected)
            if looking
        ]
        soon = min(visit.plan.ends + timedelta(hours=46), visit.until)
        for _ in range(number - reflected):
            late = self.chance(0.4)
            kept.append(
                Kept(
                    self._between(visit.plan.ends, soon if late else visit.until),
                    event=visit.id if late else None,
                    place=self.random.choice(words.IDEA_PLACES) if self.chance(0.12) else "",
                )
            )
        kept.sort(key=lambda idea: idea.at)
        if looking and any(step.keeps == "spark" for step in looking.steps):
            lit = [idea for idea in kept if idea.reflected]
            if lit:
                self.random.choice(lit).spark = True
        return kept

    def _ideas(self, visit: Visit, kept: list[Kept], looking: Looking | None) -> None:
        """Write the ideas in the order they came, each with what it is joined with."""
        for idea in kept:
            named: list[Someone] = list(idea.people)
            if idea.text is None:
                idea.text = self.ideas.next(partial(self._naming, named), self.crowd.firm)
            self._idea(visit, idea, idea.text, named)
            if idea.reflected:
                visit.thoughts.append(idea)

    def _naming(self, named: list[Someone]) -> str:
        """Somebody an idea names, who is joined with it then."""
        one = self.crowd.someone()
        named.append(one)
        return one.first

    def _idea(self, visit: Visit, idea: Kept, text: Text, named: list[Someone]) -> None:
        bulk, at, random = self.bulk, min(idea.at, self.now), self.random
        old = (self.now - at).days > 60
        idea.words = text.text
        idea.id = bulk.put(
            "idea", uid=self.uid(at), text=text.text, day=at.astimezone(self.zone).date(), at=at, zone=self.zone_name,
            place=idea.place, spark=idea.spark, resting=old and not idea.spark and self.chance(0.04),
            event_id=idea.event, created_at=at, updated_at=at,
        )  # fmt: skip
        for person in dict.fromkeys(one.id for one in named):
            self._join(idea.id, at, person_id=person)
        if idea.event and named and named[0].id in visit.talks and self.chance(0.15):
            self._join(idea.id, at, conversation_id=visit.talks[named[0].id][0])
        for tag in text.tags:
            self.tag("idea", idea.id, tag)
        thread = text.thread
        if thread:
            idea.echo = bool(thread.ids)
            for earlier in thread.ids:
                self._join(idea.id, at, "heard again", other_id=earlier)
            thread.ids.append(idea.id)
        if idea.id > 20 and self.chance(0.05):
            other = idea.id - 1 - int(min(idea.id - 2, 2000) * random.random())
            if not thread or other not in thread.ids:
                self._join(idea.id, at, "reminds me of", other_id=other)

    def _join(self, idea: int, at: datetime, relation: str = "together with", **to: int) -> None:
        self.bulk.put("association", uid=self.uid(at), idea_id=idea, relation=relation, created_at=at, **to)

    def tag(self, kind: str, id_: int, name: str) -> None:
        if name not in self._tags:
            self._tags[name] = self.bulk.put("tag", name=name, key=key(name))
        self.bulk.put("tagging", tag_id=self._tags[name], **{f"{kind}_id": id_})

    # Reflections

    def _looking(self, visit: Visit, wanted: bool, length: str = "") -> Looking | None:
        """Whether, when and how the event is looked back on; always before the next one."""
        if not wanted:
            return None
        random, plan_ = self.random, visit.plan
        after = random.choices((0, 1, random.randint(2, 6), random.randint(FADED_AFTER_DAYS + 1, 20)), (60, 22, 10, 8))[
            0
        ]
        day = plan_.day + timedelta(0 if length else after)
        at = max(moment(day, random.choice(("20:10", "20:45", "21:20")), self.zone), plan_.ends + timedelta(minutes=45))
        if at + timedelta(minutes=30) >= visit.until:
            at = plan_.ends + timedelta(minutes=20)
        if at + timedelta(minutes=30) >= self.now:
            return None
        variant = variant_for(plan_.kind, (at.astimezone(self.zone).date() - plan_.day).days)
        length = length or random.choice(("five", "unhurried", "unhurried"))
        return Looking(variant, length, at, plan(self.prompts, variant, length))

    def _reflection(self, visit: Visit, looking: Looking) -> None:
        """Write the reflection as it was kept: an answer for each line, joined with what the line became."""
        last = looking.at + timedelta(minutes=25)
        id_ = self.bulk.put(
            "reflection", uid=self.uid(looking.at), event_id=visit.id, variant=looking.variant, length=looking.length,
            step=looking.steps[-1].id, started_on=looking.at.astimezone(self.zone).date(), started_at=looking.at,
            complete_at=looking.at + timedelta(minutes=18), closed_at=last,
        )  # fmt: skip
        Answers(self, visit, id_, looking).write()

    # The written scenes, and the end

    def _scene(self, visit: Visit) -> None:
        """One of the latest events, as it is written out."""
        scene = visit.plan.scene
        assert scene is not None
        looking = self._looking(visit, bool(scene.length), scene.length)
        for name, mark in scene.room:
            member = next(m for m in latest.CAST if m.name == name)
            self._attends(visit, self._member(visit, member), mark)
        people = self.crowd.members
        for talk in scene.talks:
            self._talk_here(visit, [people[name] for name in talk.people], looking, talk.said, talk.words)
        told = {name: (move, said) for name, move, said in scene.closer}
        for one in visit.talked:
            if one.name in told:
                self._move(visit, one, *told[one.name])
            elif self.chance(0.55):
                self._move(visit, one, "closer")
        for vow in scene.vows:
            self._write_promise(visit, people[vow.person], vow.direction, vow.words, vow.due, vow.state, vow.came)
        start = looking.at if looking else visit.plan.ends + timedelta(minutes=25)
        kept = [
            self._thought(thought, start + timedelta(minutes=3 + 2 * at), visit.id, reflected=bool(looking))
            for at, thought in enumerate(scene.thoughts)
        ]
        if visit.until == self.now:
            for at, (hours, thought) in enumerate(latest.SINCE):
                came = max(self.now - timedelta(hours=hours), start + timedelta(minutes=30 + at))
                kept.append(self._thought(thought, came, None if at else visit.id))
            self._for_the_review(visit)
        self._ideas(visit, kept, looking)
        if looking:
            self._reflection(visit, looking)

    def _for_the_review(self, visit: Visit) -> None:
        """What the weekly review asks about besides the latest weeks."""
        people = self.crowd.members
        monday = self.today - timedelta(self.today.weekday())
        for days, talk in latest.AGO:
            at = moment(monday - timedelta(days), "11:15", self.zone)
            self.talk(visit, [people[name] for name in talk.people], talk.said, talk.words, talk.how, at, here=False)
        for name, side, field, text in latest.SHEET:
            one = people[name]
            self.bulk.put(
                "sheet_line", uid=self.uid(self.now), person_id=one.id, side=side, field=field, day=one.last, text=text
            )  # fmt: skip

    def _thought(self, thought: Thought, at: datetime, event: int | None, reflected: bool = False) -> Kept:
        thread = self.ideas.families[thought.family] if thought.family else Thread()
        text = Text(thought.text, thought.tags, thread)
        people = [self.crowd.members[name] for name in thought.people]
        return Kept(at, text, people, event, thought.place, thought.spark, reflected)

    def _settle(self) -> None:
        """How close everybody is in the end, and whose card was let go."""
        changed = []
        for one in self.crowd.everyone:
            gone = ""
            if one.warmth < 0.5 and one.stage == 0 and (self.today - one.last).days > 150 and self.chance(0.08):
                gone = (one.last + timedelta(self.random.randint(60, 140))).isoformat()
            if one.stage or gone:
                at = (
                    max(one.changed or self.now, moment(date.fromisoformat(gone), "18:00", self.zone))
                    if gone
                    else one.changed
                )
                changed.append((STAGES[one.stage], gone, at or self.now, one.id))
        self.bulk.change_people(changed)


_WEIGHT = {"meeting": 1.0, "conference": 3.5, "1-2-1": 0.25, "online": 0.8, "other": 1.2}
"""How much comes of an event of each kind."""
_SIZE = {"meeting": 11, "conference": 22, "1-2-1": 1, "online": 8, "other": 10}
"""How many are in the room, where newcomers don't make it more."""
