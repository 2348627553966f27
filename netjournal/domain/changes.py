"""What the change log tells: what was changed, in the words of the forms; what is in the trash; how far back one went.

Pure. Which columns of which tables have a name here is what a person gets to see of a change.
"""

from datetime import datetime
from typing import NamedTuple

from netjournal.domain.records import Kind, Ref

KINDS: tuple[Kind, ...] = ("event", "person", "conversation", "promise", "idea", "reflection")
"""The records: what can be removed, and is in the trash then."""

TRASH_DAYS = 30
"""So long what was removed can be put back."""

FIELDS: dict[str, dict[str, str]] = {
    "event": {
        "title": "Event", "day": "Day", "place": "Place", "series_id": "Series", "kind": "Kind",
        "introduction": "My introduction, sort of", "hopes": "What I hope for", "cost": "Cost", "hours": "Hours",
        "starts_at": "Begins", "ends_at": "Ends", "notes": "Notes",
    },
    "person": {
        "name": "Name", "does": "What they do and whom they help", "hook": "Memory hook",
        "organisation": "Organisation", "role": "Role", "needs": "Needs", "offers": "Offers", "stage": "Between us",
        "met_on": "Met on", "met_place": "Met at", "met_event_id": "Met at", "met_through_id": "Met through",
        "rhythm": "Circle", "rhythm_days": "Circle, days", "rhythm_most": "Circle, days at most", "let_go_on": "Let go",
        "let_go_words": "Let go, and why", "card_photo": "Card", "notes": "Notes",
    },
    "promise": {
        "words": "What was promised", "direction": "Who said so", "person_id": "To or from", "due_words": "By",
        "due": "By, the day", "kind": "Kind", "repeats": "Again, counted from the day it is done",
        "closed_words": "What came of it", "state": "How it stands", "closed_on": "Closed",
        "snoozed_until": "Put off to", "event_id": "Event", "conversation_id": "Conversation",
    },
    "idea": {
        "text": "Idea", "day": "Day", "event_id": "Event", "place": "Place",
        "spark": "Spark", "resting": "Resting",
    },
    "conversation": {
        "said": "What was said", "words": "Their words", "how": "How", "day": "Day", "event_id": "Event",
    },
    "reflection": {"event_id": "Looked back on", "complete_at": "Complete", "closed_at": "Read back"},
    "review": {"week": "Week", "line": "A line on the week", "closed_on": "Closed"},
    "tag": {"name": "Tag", "rhythm_days": "Circle, days", "rhythm_most": "Circle, days at most"},
    "series": {"name": "Series"},
}  # fmt: skip
"""Record -> its columns as the forms name them; a column that isn't named is nothing a person would miss."""

PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "contact": ("Mail, phone, links", ("value", "label")),
    "called": ("Also called", ("name",)),
    "attendance": ("In the room", ("person_id", "event_id", "mark")),
    "conversation_person": ("With", ("person_id", "conversation_id")),
    "stage_move": ("Moved", ("move", "words", "event_id")),
    "association": ("Joined", ("relation", "idea_id", "other_id", "person_id", "event_id", "conversation_id")),
    "tagging": ("Tags", ("tag_id",)),
    "answer": ("Answered", ("text",)),
    "promise_step": ("On its way", ("step", "words", "day")),
    "bump": ("Put off", ("until",)),
    "sheet_line": ("1-2-1 sheet", ("side", "field", "text")),
    "decision": ("Reviewed", ("section", "words")),
}
"""What belongs to a record -> what it is called, and the columns that say it."""

NOT_SAID = {"", None, 0, "none", "met", "other", "open", "meeting", "in person"}
"""What stands in a column nobody filled: not told of a record that was just made."""


MERGED = "Merged"
"""How the name of an action begins that makes one record of two."""


class Line(NamedTuple):
    """One thing an action changed: of which record, which field, and how it stood before and after.

    `before` and `after` are on one line and bounded. `verb`: "added", "removed" or "changed".
    """

    action: int
    at: datetime
    label: str
    done: bool
    """Whether the action stands; of one that takes another back, False."""
    ref: Ref | None
    kind: str
    """The kind of record, or what else it is: "tag", "review"."""
    record: str
    field: str
    before: str
    after: str
    verb: str


class Removed(NamedTuple):
    """A record in the trash."""

    ref: Ref
    uid: str
    title: str
    at: datetime
    """When it went."""
    days_left: int
    label: str
    """The action it went with."""
    taken_back: bool
    """Whether it went because its making was taken back."""

    @property
    def merged(self) -> bool:
        """Whether it went into another."""
        return not self.taken_back and self.label.startswith(MERGED)

    @property
    def how(self) -> str:
        """How it went, in a word, where it was not removed."""
        return "taken back" if self.taken_back else "merged" if self.merged else ""


class Asked(NamedTuple):
    """What emptying the trash is asked about: so many records, removed by no later change than `upto`."""

    number: int
    upto: int


class PutBack(NamedTuple):
    """What came back out of the trash. `without`: what it was together with and is gone, or something else's by now."""

    action: int
    ref: Ref
    title: str
    without: tuple[str, ...]


class Went(NamedTuple):
    """How far going back went: so many actions taken back, and where it stopped if not all could be."""

    actions: int
    left: int = 0
    """How many were not taken back because one stands in the way."""
    stopped: str = ""
    """The label of the one that could not be taken back."""
    why: str = ""
