"""One event of the demo while it is lived: what the parts of the making hand to one another."""

from dataclasses import dataclass, field
from datetime import datetime

from netjournal.demo.calendar import Plan
from netjournal.demo.crowd import Someone
from netjournal.demo.texts import Text
from netjournal.domain.reflection import Step


@dataclass(slots=True)
class Vowed:
    """A promise that was made, as the reflection tells it."""

    id: int
    raw: str
    person: int


@dataclass(slots=True)
class Visit:
    """One event while it is lived, and what the reflection on it will look back on."""

    plan: Plan
    id: int
    until: datetime
    """The next event, or now: whatever comes of this one comes before."""
    met: list[Someone] = field(default_factory=list)
    """Talked with or greeted."""
    talked: list[Someone] = field(default_factory=list)
    known: list[Someone] = field(default_factory=list)
    """Those of them who were met before."""
    talks: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Person -> the conversation with them here and what was said."""
    elsewhere: list[Someone] = field(default_factory=list)
    """Met between this event and the next, not talked with yet."""
    sheet: list[tuple[str, str]] = field(default_factory=list)
    """What was written at the steps of a 1-2-1, by step."""
    moves: dict[int, str] = field(default_factory=dict)
    promises: list[Vowed] = field(default_factory=list)
    thoughts: list["Kept"] = field(default_factory=list)
    """The ideas written in the reflection."""


@dataclass(slots=True)
class Kept:
    """An idea as it will be written: when, where from, and with whom."""

    at: datetime
    text: Text | None = None
    """None: made up when its turn has come, so that an echo never comes before what it echoes."""
    people: list[Someone] = field(default_factory=list)
    event: int | None = None
    place: str = ""
    spark: bool = False
    reflected: bool = False
    id: int = 0
    words: str = ""
    echo: bool = False


@dataclass(frozen=True, slots=True)
class Looking:
    """A reflection to be written: its questions and its evening."""

    variant: str
    length: str
    at: datetime
    steps: tuple[Step, ...]
