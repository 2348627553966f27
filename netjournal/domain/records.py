"""The plain records the journal hands out: frozen, without behaviour, without I/O.

`id` counts inside one journal file and stays with a record for good, also through removing and taking back; `uid` is
made by the client that wrote the record, is the same in every copy, and is what leaves the program (JSON, drafts,
inbox). A *line* is the short form of a record that lists show; the record itself is read for its page.
"""

from datetime import date, datetime
from typing import Literal, NamedTuple

Kind = Literal["event", "person", "conversation", "promise", "idea", "reflection"]

EVENT_KINDS = ("meeting", "conference", "1-2-1", "online", "other")
MARKS = ("talked", "hello", "missed", "not met", "")
"""How someone was met at an event: talked, hello only, missed but wanted to meet, not met, or not said."""
MET_MARKS = ("talked", "hello")
UNMET_MARKS = ("missed", "not met")
STAGES = ("met", "like", "know", "trust")
MOVES = ("closer", "same", "further")
HOWS = ("in person", "1-2-1", "call", "mail", "message", "online")
DIRECTIONS = ("mine", "theirs")
PROMISE_KINDS = ("send", "ring", "write", "introduce", "other")


class Ref(NamedTuple):
    """Points at one record of this journal."""

    kind: Kind
    id: int


class Moment(NamedTuple):
    """An instant (UTC) with the IANA zone it happened in, so that its wall clock can be told again anywhere."""

    at: datetime
    zone: str


class EventLine(NamedTuple):
    id: int
    uid: str
    day: date
    title: str
    people: int
    """How many people were met there."""
    reflected: str
    """"" not looked back on, "begun", "done"."""
    kind: str = ""
    place: str = ""
    series: str = ""

    @property
    def ref(self) -> Ref:
        return Ref("event", self.id)


class Event(NamedTuple):
    id: int
    uid: str
    title: str
    kind: str
    day: date
    starts: Moment | None = None
    ends: Moment | None = None
    place: str = ""
    series: str = ""
    introduction: str = ""
    hopes: str = ""
    cost: str = ""
    hours: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()

    @property
    def ref(self) -> Ref:
        return Ref("event", self.id)


class PersonLine(NamedTuple):
    id: int
    uid: str
    name: str
    does: str
    stage: str
    moves: tuple[str, ...] = ()
    """The latest moves between us, oldest first, at most six."""
    last: date | None = None
    """The day of the latest conversation or meeting, computed from the records."""
    let_go: bool = False
    mark: str = ""
    """How they were met at the event the list is narrowed to."""
    unmet: str = ""
    """"missed" or "not met" for someone of whom nothing says that you ever met; computed from the records."""
    unmet_at: str = ""
    """The event they were missed at, or are still to be met at."""

    @property
    def ref(self) -> Ref:
        return Ref("person", self.id)


class Contact(NamedTuple):
    """A way to reach someone: `kind` is "email", "phone" or "link"."""

    kind: str
    value: str
    label: str = ""


class StageMove(NamedTuple):
    id: int
    day: date
    move: str
    stage: str
    words: str
    about: bool = False
    """Whether it was said of one conversation or event."""


class Person(NamedTuple):
    id: int
    uid: str
    name: str
    aliases: tuple[str, ...] = ()
    organisation: str = ""
    role: str = ""
    does: str = ""
    hook: str = ""
    needs: str = ""
    offers: str = ""
    stage: str = "met"
    met_on: str = ""
    """A day, a month ("2019-05") or a year ("2019"): how we met may be remembered roughly."""
    met_place: str = ""
    met_event: str = ""
    met_event_id: int | None = None
    met_through: str = ""
    met_through_id: int | None = None
    notes: str = ""
    let_go_on: date | None = None
    tags: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    moves: tuple[StageMove, ...] = ()
    first_on: str = ""
    """The day of the first event they were met at, where that was before the day said, or they were not met at the
    event said; computed from the records."""
    first_event: str = ""

    @property
    def ref(self) -> Ref:
        return Ref("person", self.id)


class Attendee(NamedTuple):
    """Someone in the room of one event."""

    person: PersonLine
    mark: str


class Conversation(NamedTuple):
    id: int
    uid: str
    day: date
    how: str
    said: str
    words: str
    """Their words, as they said them."""
    event: str = ""
    event_id: int | None = None
    people: tuple[str, ...] = ()
    people_ids: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def ref(self) -> Ref:
        return Ref("conversation", self.id)


class Promise(NamedTuple):
    """`direction` is "mine" (I said I would) or "theirs" (they said they would)."""

    id: int
    uid: str
    direction: str
    words: str
    due: date | None
    due_words: str
    """The date as it was stated, kept beside the day it was read as."""
    kind: str
    state: str
    """"open", "done" or "let go"."""
    person: str
    person_id: int | None
    event: str = ""
    event_id: int | None = None
    conversation_id: int | None = None
    closed_on: date | None = None
    closed_words: str = ""
    made_on: date | None = None
    snoozed: date | None = None
    """The day it was put off to; it asks for nothing before."""
    repeats: str = ""
    """How often it recurs, in words: "every 2 weeks"."""
    tags: tuple[str, ...] = ()
    """Of one that was asked for by itself; a list knows none."""

    @property
    def asks(self) -> date | None:
        """When it asks for attention: the day it was put off to, else the day it is due."""
        return self.snoozed or self.due

    @property
    def ref(self) -> Ref:
        return Ref("promise", self.id)


class IdeaLine(NamedTuple):
    id: int
    uid: str
    text: str
    day: date
    spark: bool
    resting: bool
    heard: int
    """How many times it was heard, itself counted: 1 is an idea heard once."""
    people: str
    """The names joined to it, comma separated."""
    event: str
    since: date | None = None
    """The day it was first heard, where it was heard more than once."""

    @property
    def ref(self) -> Ref:
        return Ref("idea", self.id)


class Idea(NamedTuple):
    id: int
    uid: str
    text: str
    day: date
    at: Moment
    place: str = ""
    spark: bool = False
    resting: bool = False
    event: str = ""
    event_id: int | None = None
    tags: tuple[str, ...] = ()

    @property
    def ref(self) -> Ref:
        return Ref("idea", self.id)


class View(NamedTuple):
    """A saved search of one pane: `words` to find, with their filters, and the order (`SORTS`), under a name."""

    id: int
    kind: Kind
    name: str
    words: str = ""
    sort: str = ""


SORTS = {"": "newest first", "heard": "most heard", "unvisited": "longest unvisited", "joined": "most joined"}
"""How ideas may be ordered, and what that is called."""


class Tag(NamedTuple):
    """A tag, and how many records of each kind have it."""

    id: int
    name: str
    events: int
    people: int
    conversations: int
    promises: int
    ideas: int

    @property
    def total(self) -> int:
        return self.events + self.people + self.conversations + self.promises + self.ideas


class Association(NamedTuple):
    """One join seen from one idea: what it joins to, how, and which way it was made."""

    id: int
    relation: str
    ref: Ref
    text: str
    day: date | None
    outgoing: bool


class Echo(NamedTuple):
    """An earlier idea or conversation that may hold the same thought, with what says so."""

    ref: Ref
    text: str
    """The idea, or the sentence of the conversation."""
    day: date
    who: str
    """The names joined to it, comma separated."""
    where: str
    """The title of its event."""
    shared: tuple[str, ...]
    """The telling words both hold."""


class Hearing(NamedTuple):
    """One time an idea was heard: itself, or one joined with it as heard again."""

    ref: Ref
    day: date
    people: tuple[str, ...]
    where: str
    """The title of its event, else the place it came."""


class Answer(NamedTuple):
    """One thing written or marked in a reflection."""

    id: int
    step: str
    person_id: int | None
    person: str
    text: str
    ref: Ref | None = None
    """The record that was kept from it, if any."""
    set_aside: bool = False
    """A task-like line from before the quiet line, waiting to be offered after it."""


class Reflection(NamedTuple):
    id: int
    uid: str
    event_id: int
    event: str
    day: date
    """The day of the event."""
    variant: str
    length: str
    step: str
    person_uid: str
    """Where it stands: the step and, for a card, whose."""
    started: date
    complete: bool
    """The quiet line was reached: the important part is done."""
    closed: bool
    """Read back and closed."""
    answers: tuple[Answer, ...] = ()

    @property
    def ref(self) -> Ref:
        return Ref("reflection", self.id)


class Action(NamedTuple):
    """One named change of the journal, whatever number of rows it touched. `together`: where it was just put back,
    with how many others in one step, itself among them."""

    id: int
    label: str
    at: datetime
    done: bool
    together: int = 1


class Entry(NamedTuple):
    """One line of a record's page: something that belongs to it, with its day."""

    ref: Ref
    day: date
    text: str
    note: str = ""
    state: str = ""
    association: int = 0
    """On an idea's page: the association this line is, so that it can be parted."""
    due: date | None = None
    due_words: str = ""
    """Of a promise: its day, and the date as it was stated."""
    snoozed: date | None = None
    """Of a promise: the day it was put off to."""


class Hit(NamedTuple):
    """What a search found: one record, and the words of it that say so."""

    kind: str
    """A kind of record, or "week"."""
    id: int
    uid: str
    day: date | None
    title: str
    text: str
    who: str = ""
    where: str = ""

    @property
    def ref(self) -> Ref | None:
        """The record; None for a week, which is a page and no record."""
        match self.kind:
            case "event" | "person" | "conversation" | "promise" | "idea" | "reflection":
                return Ref(self.kind, self.id)
        return None


class PileCard(NamedTuple):
    """Someone met once and not followed up, with the memory that helps."""

    id: int
    uid: str
    name: str
    does: str
    hook: str
    met: date
    """The day they were met."""
    event: str = ""
    event_id: int | None = None
    said: str = ""
    """What was said then, or their words."""
    needs: str = ""

    @property
    def ref(self) -> Ref:
        return Ref("person", self.id)


class InTouch(NamedTuple):
    """When someone was last talked with or met, and how often: a person's line where staying in touch is shown."""

    id: int
    uid: str
    name: str
    does: str
    first: date
    last: date
    days: int
    """On how many days there was a touch."""

    @property
    def ref(self) -> Ref:
        return Ref("person", self.id)


class SheetLine(NamedTuple):
    """One line of the 1-2-1 sheet of someone, with its day and the conversation it came from, if any. `side` is
    "theirs" or "mine": what I told them of myself."""

    id: int
    side: str
    field: str
    day: date
    text: str
    conversation_id: int | None = None


class Step(NamedTuple):
    """One thing that happened to a promise: put off, renegotiated, done, let go, opened again."""

    day: date
    step: str
    words: str
    due: date | None


class Review(NamedTuple):
    """One weekly review; `week` is the first day of the week it looks back on."""

    id: int
    uid: str
    week: date
    closed_on: date | None
    line: str
    """One line of one's own, written at the close."""


class Decision(NamedTuple):
    """An item that was reviewed: by which section, about which record (its uid), when, and what was remembered."""

    section: str
    item: str
    day: date
    words: str


class Counts(NamedTuple):
    """How many records of each kind a journal holds. Each field is called as its table is."""

    person: int
    event: int
    conversation: int
    promise: int
    idea: int
    reflection: int
