"""What can be done to a record from wherever it is shown: add, edit, finish, remove. Dialogs are awaited here."""

from collections.abc import Callable, Coroutine
from datetime import date
from typing import TYPE_CHECKING, Any

from netjournal import present
from netjournal.actions.jotting import named
from netjournal.domain import records, when
from netjournal.domain.records import Contact, Entry, Kind, Ref
from netjournal.errors import NetjournalError, StandsInTheWay, WrongUse
from netjournal.text import key, one_line, short
from netjournal.tui.guard import told
from netjournal.tui.screens.form import Field, Form, Values, changed, listed

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp


class Doing:
    """The interactive actions over records, shared by all pages."""

    def __init__(self, app: "NetjournalApp") -> None:
        self.app = self.nj = app
        self.journal = app.journal

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        self.app.run_worker(self._told(work))

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except NetjournalError as error:
            self.app.complain(error)

    # Adding

    def add(self, kind: Kind, event: int | None = None) -> None:
        """Add to a pane: what that is depends on the pane."""
        match kind:
            case "event":
                self._run(self._add_event())
            case "person":
                self._run(self._room(event))
            case "promise":
                self._run(self._promise())
            case _:
                self.app.action_jot()

    def room(self, event: int) -> None:
        self._run(self._room(event))

    def promise(self, person: int | None = None, event: int | None = None) -> None:
        self._run(self._promise(person, event))

    def talked(self, person: int | None = None, event: int | None = None) -> None:
        self._run(self._talked(person, event))

    async def _add_event(self) -> None:
        made: list[int] = []

        def save(values: Values) -> None:
            title = values.pop("title")
            made.append(self.journal.meeting.event(title, self._day(values.pop("day"), past=True), **_lines(values)))

        form = Form("An event", self._event_fields(None), save, draft="form-event-new")
        if await self.app.push_screen_wait(form) is None:
            return
        self.app.announce()
        await self._room(made[0])

    async def _room(self, event: int | None) -> None:
        from netjournal.tui.screens.room import RoomSheet

        title = self.journal.events.get(event).title if event else ""
        met = await self.app.push_screen_wait(RoomSheet(event, title))
        if met:
            new = sum(1 for one in met if one.person.new)
            words = f"{present.count(len(met), 'person', 'people')} written down, {new} new"
            self.app.did(words, met[0].action)

    async def _promise(self, person: int | None = None, event: int | None = None) -> None:
        name = self.journal.people.get(person).name if person else ""
        fields = [
            Field("words", "What was promised", "", "send the VAT checklist"),
            Field("direction", "Who said so", "mine", choices=("mine", "theirs")),
            Field("who", "To or from", name, "a name"),
            Field("by", "By", "", "fri · in 2 weeks · 12 Dec", reads=self._reads_day),
        ]
        kept: list[Any] = []

        def save(values: Values) -> None:
            mine = values["direction"] == "mine"
            who = values["who"]
            line = self.journal.events.line(event) if event else None
            kept.append(
                self.journal.meeting.promise(
                    values["words"],
                    to=who if mine else "",
                    from_="" if mine else who or "someone",
                    by=values["by"],
                    event=line,
                )
            )

        if (
            await self.app.push_screen_wait(
                Form("A promise", fields, save, draft=f"form-promise-{self._place(person, event)}")
            )
            is not None
        ):
            self.app.did(present.kept_line(kept[0], self.journal.clock.today()), kept[0].action)

    async def _talked(self, person: int | None, event: int | None) -> None:
        name = self.journal.people.get(person).name if person else ""
        fields = [
            Field("people", "With", name, "one or several names, comma between"),
            Field("said", "What was said", "", "", long=True),
            Field("words", "Their words", "", "“moving to bigger premises in spring”", long=True),
            Field("how", "How", "in person", choices=records.HOWS),
            Field("day", "When", "", "today · yesterday · tue", reads=self._reads_past_day),
        ]

        def save(values: Values) -> None:
            names = listed(values["people"])
            if not names:
                raise WrongUse("A conversation needs somebody: write a name.")
            day = self._day(values["day"], past=True)
            with self.journal.database.write(named("Kept a conversation", values["said"])):
                line = self.journal.events.line(event) if event else None
                ids = [
                    person if person and key(n) == key(name) else self.journal.nouns.take(n, event=line).id
                    for n in names
                ]
                self.journal.meeting.talked(
                    [i for i in ids if i],
                    values["said"],
                    day=day,
                    how=values["how"],
                    words=values["words"],
                    event=event,
                )

        form = Form("A conversation", fields, save, draft=f"form-conversation-{self._place(person, event)}")
        if await self.app.push_screen_wait(form) is not None:
            self.app.did("Kept a conversation")

    def _place(self, person: int | None, event: int | None) -> str:
        """What the draft of a new record is kept under: what was begun for one person is not another's."""
        if person:
            return self.journal.people.get(person).uid
        return self.journal.events.get(event).uid if event else "new"

    # Changing

    def edit(self, ref: Ref) -> None:
        self._run(self._edit(ref))

    async def _edit(self, ref: Ref) -> None:
        record = self.journal.noun(ref.kind).get(ref.id)
        makers: dict[str, Callable[[Any], list[Field]]] = {
            "event": self._event_fields, "person": self._person_fields, "promise": self._promise_fields,
            "idea": self._idea_fields, "conversation": self._conversation_fields,
        }  # fmt: skip
        fields = makers.get(ref.kind)
        if fields is None:
            self.app.say("A reflection is read, and gone on with by r; it has no fields.")
            return
        shown = fields(record)
        before = {field.name: field.value for field in shown}

        done: list[int] = []

        def save(values: Values) -> None:
            different = changed(before, values)
            if not different:
                return
            # What another window changed since the form was opened is not written over unseen: it is said once, and
            # counts as seen then. Fields changed there alone are not ours to write.
            now = {field.name: field for field in fields(self.journal.noun(ref.kind).get(ref.id))}
            theirs = [now[name] for name in different if now[name].value not in (before[name], values[name])]
            before.update({field.name: field.value for field in theirs})
            if theirs:
                said = ", ".join(f"{field.label}: “{short(field.value, 60)}”" for field in theirs)
                raise StandsInTheWay(f"Changed elsewhere meanwhile. {said}. Ctrl+S once more puts yours in its place.")
            done.append(self._save(ref, different))

        form = Form(f"Edit · {short(self.journal.title(ref), 50)}", shown, save, draft=f"form-{ref.kind}-{record.uid}")
        if await self.app.push_screen_wait(form) is not None and done:
            self.app.did(f"Changed {self.journal.title(ref)}", done[0])

    def _save(self, ref: Ref, values: Values) -> int:
        """Write the changed fields of a form, each as its column wants it. Returns the action."""
        wanted: dict[str, Any] = dict(values)
        for name in ("title", "name", "words" if ref.kind == "promise" else "", "text"):
            if name in values and not key(values[name]):
                raise WrongUse("It can't be left without a word; what stood there before is kept.")
        for name, value in values.items():
            match name:
                case "day":
                    wanted["day"] = self._day(value, past=True)
                case "due":
                    wanted |= self._due(value)
                case "tags" | "aliases":
                    wanted[name] = listed(value)
                case "reach":
                    wanted["contacts"] = _contacts(wanted.pop("reach"))
                case "who":
                    wanted.pop("who")
                    wanted["person_id"] = self.journal.meeting.find_person(value) if value.strip() else None
                case "event":
                    wanted.pop("event")
                    wanted["event_id"] = self.journal.meeting.find_event(value).id if value.strip() else None
        if ref.kind == "idea" and "text" in wanted:
            text = str(wanted.pop("text"))
            with self.journal.database.write(f"Changed {self.journal.title(ref)}") as action:
                self.journal.edit(ref, **wanted)
                self.journal.jotting.rewrite(ref.id, text)
            return action
        return self.journal.edit(ref, **wanted)

    def _due(self, words: str) -> dict[str, Any]:
        if not words.strip():
            return {"due": "", "due_words": ""}
        read = when.read(words, self.journal.clock.today(), day_first=self.journal.nouns.day_first)
        return {"due": read.day if read else "", "due_words": one_line(words)}

    def _event_fields(self, event: records.Event | None) -> list[Field]:
        e = event
        return [
            Field("title", "Event", e.title if e else "", "Thames Breakfast"),
            Field("day", "Day", e.day.isoformat() if e else "", "today · wed · 12 Dec", reads=self._reads_past_day),
            Field("place", "Place", e.place if e else ""),
            Field("series", "Series", e.series if e else "", "the Wednesday breakfast"),
            Field("kind", "Kind", e.kind if e else "meeting", choices=records.EVENT_KINDS),
            *(
                [
                    Field("introduction", "My introduction, sort of", e.introduction, long=True),
                    Field("hopes", "What I hope for", e.hopes),
                    Field("cost", "Cost", e.cost),
                    Field("hours", "Hours", e.hours),
                    Field("tags", "Tags", ", ".join(e.tags)),
                ]
                if e
                else []
            ),
            Field("notes", "Notes", e.notes if e else "", long=True),
        ]

    def _person_fields(self, p: records.Person) -> list[Field]:
        return [
            Field("name", "Name", p.name),
            Field("does", "What they do and whom they help", p.does),
            Field("hook", "Memory hook", p.hook, "red glasses, sails"),
            Field("organisation", "Organisation", p.organisation),
            Field("role", "Role", p.role),
            Field("needs", "Needs", p.needs, "what would help them"),
            Field("offers", "Offers", p.offers, "what they can do for others"),
            Field("stage", "Between us", p.stage, choices=records.STAGES),
            Field(
                "reach", "Mail, phone, links", ", ".join(c.value for c in p.contacts), "one or several, comma between"
            ),
            Field("aliases", "Also called", ", ".join(p.aliases)),
            Field("tags", "Tags", ", ".join(p.tags)),
            Field("met_on", "Met on", p.met_on, "2019 · 2019-05 · 2026-11-18"),
            Field("met_place", "Met at", p.met_place),
            Field("notes", "Notes", p.notes, long=True),
        ]

    def _promise_fields(self, p: records.Promise) -> list[Field]:
        due = p.due_words or (p.due.isoformat() if p.due else "")
        return [
            Field("words", "What was promised", p.words),
            Field("direction", "Who said so", p.direction, choices=("mine", "theirs")),
            Field("who", "To or from", p.person),
            Field("due", "By", due, "fri · in 2 weeks · 12 Dec", reads=self._reads_day),
            Field("kind", "Kind", p.kind, choices=records.PROMISE_KINDS),
            Field("closed_words", "What came of it", p.closed_words),
        ]

    def _idea_fields(self, i: records.Idea) -> list[Field]:
        return [
            Field("text", "Idea, joined by @name #tag [[idea]]", i.text, long=True),
            Field("tags", "Tags", ", ".join(i.tags)),
            Field("day", "Day", i.day.isoformat(), reads=self._reads_past_day),
            Field("event", "Event", i.event),
            Field("place", "Place", i.place, "on the train home"),
        ]

    def _conversation_fields(self, c: records.Conversation) -> list[Field]:
        return [
            Field("said", "What was said", c.said, long=True),
            Field("words", "Their words", c.words, long=True),
            Field("how", "How", c.how, choices=records.HOWS),
            Field("day", "Day", c.day.isoformat(), reads=self._reads_past_day),
            Field("event", "Event", c.event),
        ]

    # Finishing, removing

    @told
    def done(self, ref: Ref) -> None:
        """A promise done or open again; an idea resting or awake."""
        if ref.kind == "idea":
            idea = self.journal.ideas.get(ref.id)
            action = self.journal.edit(ref, resting=not idea.resting)
            self.app.did("The idea is awake again" if idea.resting else "The idea rests", action)
        elif ref.kind == "promise":
            promise = self.journal.promises.get(ref.id)
            if promise.state == "open":
                self.app.did(f"Done: {short(promise.words, 40)}", self.journal.meeting.finish(ref.id))
            else:
                self.app.did("Open again", self.journal.meeting.reopen(ref.id))

    @told
    def spark(self, ref: Ref) -> None:
        idea = self.journal.ideas.get(ref.id)
        self.app.did("No longer the spark" if idea.spark else "The spark", self.journal.edit(ref, spark=not idea.spark))

    @told
    def remove(self, ref: Ref) -> None:
        """Remove at once: the toast names it, and u takes it back."""
        title = self.journal.title(ref)
        self.app.did(f"Removed {title}", self.journal.remove(ref))

    @told
    def part(self, ref: Ref, entry: Entry) -> None:
        """Take a line off a record's page: an association of an idea, a person from the room of an event."""
        if ref.kind == "idea" and entry.association:
            with self.journal.database.write("Parted two records") as action:
                self.journal.ideas.part(entry.association)
        elif ref.kind == "event" and entry.ref.kind == "person":
            with self.journal.database.write(f"Took {entry.text} off the list") as action:
                self.journal.events.leave(ref.id, entry.ref.id)
        else:
            self.app.say("This line belongs to the record itself; edit or remove it on its own page.")
            return
        self.app.did(f"Parted: {short(entry.text, 50)}", action)

    # Reading what is typed

    def _day(self, words: str, *, past: bool) -> date:
        return self.journal.meeting.day(words or "today", past=past)

    def _reads(self, words: str, past: bool) -> str:
        today = self.journal.clock.today()
        read = when.read(words, today, day_first=self.journal.nouns.day_first, past=past)
        if read is None:
            return "!not understood as a date" + ("" if past else "; it is kept in these words")
        return present.long_day_ago(read.day, today, present.hour(read.day, words))

    def _reads_day(self, words: str) -> str:
        return self._reads(words, past=False)

    def _reads_past_day(self, words: str) -> str:
        return self._reads(words, past=True)


def _lines(values: Values) -> Values:
    """Form values as columns: one-line fields on one line."""
    return {name: value.strip() if name == "notes" else one_line(value) for name, value in values.items()}


def _contacts(text: str) -> list[Contact]:
    return [
        Contact("email" if "@" in one else "phone" if _is_phone(one) else "link", one_line(one)) for one in listed(text)
    ]


def _is_phone(text: str) -> bool:
    return sum(c.isdigit() for c in text) >= 5 and not any(c.isalpha() for c in text)
