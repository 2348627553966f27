"""The weekly review: its sections in order, what an item is, and when one comes up. Pure.

S4: once a week go through last week's conversations, one by one.
"""

from collections.abc import Container, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from netjournal.domain.records import Ref
from netjournal.domain.weeks import Week

AGAIN_DAYS = 6
"""An item comes up when it was last reviewed more than so many days ago."""
UNDATED_DAYS = 27
"""A promise without a date is not asked about every week."""
ONCE = 10_000
"""What belongs to one week is reviewed once."""
JOINED_WEEKS = 4
"""So many missed weeks join the next review; what is older is memory."""
BACK_WEEKS = 13
"""Three months ago."""
DRIFTING = 5
"""At most so many who slip away are named in a week."""
CARDS = 10
"""So many cards of the pile come up in one review; all of them are on the page of the pile."""
PROMISES = 40
"""So many promises each way come up in one review: it takes ten to fifteen minutes, however many there are."""
A_WEEK = {"mine": PROMISES, "theirs": PROMISES, "pile": CARDS, "drifting": DRIFTING}
"""The sections whose items wait, however many there are; what belongs to one week comes up in it."""


class Section(NamedTuple):
    """One part of the review. `question`: what it asks, at most two lines; `looked`: what, once one has looked."""

    id: str
    title: str
    question: str
    looked: str = ""


SECTIONS = (
    Section("gather", "gather", "Does this still mean something to you?\nA name, a tag or a line more, or leave it."),
    Section("events", "not looked back on", "Is there something still with you? r looks back on it."),
    Section(
        "conversations",
        "the week's conversations",
        "What did you talk about? Did you say you would do something? Closer?",
    ),
    Section("mine", "what I said I would do", "Is it done? Or is there another day for it?"),
    Section("theirs", "what they said they would do", "Have they? Is it worth a friendly word?"),
    Section("pile", "the pile", "Follow up now, later, or let go kindly?"),
    Section("ago", "three months ago", "Can you remember it? Write what comes, then look.", "What became of it?"),
    Section("drifting", "slipping away", "Would you be glad to hear from them?"),
    Section("sparks", "sparks", "Is it still alive?"),
    Section("ahead", "the week ahead", "Who will be there? What would you like to hear about?"),
)
BY_ID = {section.id: section for section in SECTIONS}


class Span(NamedTuple):
    """What a review looks at: its week, the days from which missed weeks join it, and today."""

    week: Week
    since: date
    today: date

    @property
    def until(self) -> date:
        """The last day that can have been lived already."""
        return min(self.week.last, self.today)


def span(week: Week, today: date, closed: Iterable[date]) -> Span:
    """A week with the missed weeks before it. `closed`: the first days of the weeks whose review was closed.

    The last closed week is looked at again, for what was written down in it after its review. Before the first that
    was ever closed the weeks were missed as well.
    """
    earlier = [first for first in closed if first < week.first and not week.is_begun_by(first)]
    return Span(week, max([*earlier, week.first - timedelta(weeks=JOINED_WEEKS)]), today)


class Item(NamedTuple):
    """One thing a review asks about. `who` and `what` are the words of its banner."""

    section: str
    ref: Ref
    uid: str
    day: date
    who: str = ""
    what: str = ""
    people: tuple[int, ...] = ()
    again: int = AGAIN_DAYS
    """After more than so many days it comes up again."""
    decided: bool = False
    """Whether it was reviewed in this review."""


def due(
    items: Iterable[Item],
    decided: Mapping[tuple[str, str], date],
    here: Container[tuple[str, str]],
    today: date,
) -> list[Item]:
    """The items that come up, and those decided `here`, in this review, marked so.

    `decided`: when each (section, uid) was last reviewed. Setting a clock back a little asks nothing twice; a day far
    ahead, left by one that ran a year fast, hides nothing for a year.
    """
    found = []
    for item in items:
        name = (item.section, item.uid)
        if name in here:
            found.append(item._replace(decided=True))
        elif name not in decided or abs((today - decided[name]).days) > item.again:
            found.append(item)
    return found


def some(items: list[Item], decided: Mapping[tuple[str, str], date], room: int) -> tuple[list[Item], int]:
    """(items, how many more wait): as many as there is room for, those that were never reviewed first, then those
    reviewed longest ago; in their order."""
    waiting = [item for item in items if not item.decided]
    if len(waiting) <= room:
        return items, 0
    waiting.sort(key=lambda item: decided.get((item.section, item.uid), date.min))
    asked = {item.uid for item in waiting[: max(0, room)]}
    return [item for item in items if item.decided or item.uid in asked], len(waiting) - len(asked)


def streak(closed: Iterable[date], week: Week, weeks: int = 10) -> tuple[int, int]:
    """(reviewed, of): how many of the last weeks up to this one were reviewed, of at most `weeks` since the first."""
    firsts = {week.before(round((week.first - first).days / 7)).first for first in closed}
    if not firsts:
        return 0, 0
    among = [week.before(n).first for n in range(weeks) if week.before(n).first >= min(firsts)]
    return sum(1 for first in among if first in firsts), len(among)


class Happened(NamedTuple):
    """One line of a week's page; `part` is one of PARTS."""

    part: str
    ref: Ref
    uid: str
    day: date
    who: str
    text: str


PARTS = {
    "event": "Events",
    "conversation": "Conversations",
    "closer": "Closer",
    "further": "Further",
    "promise made": "Promised",
    "promise theirs": "They promised",
    "promise done": "Done",
    "promise let go": "Promises let go",
    "let go": "People let go",
    "idea": "Ideas",
}
"""What a week's page tells, part by part, with the words over each."""


class WeekPage(NamedTuple):
    """A week as it can be read again: computed from the records each time, with the line that was written at its
    close and what was remembered in its review."""

    week: Week
    closed_on: date | None
    line: str
    reviewed: int
    """How many items were reviewed."""
    remembered: tuple[str, ...]
    happened: tuple[Happened, ...]

    def parts(self) -> list[tuple[str, list[Happened]]]:
        """(part, its lines) of every part in which something happened."""
        found = [(part, [line for line in self.happened if line.part == part]) for part in PARTS]
        return [(part, lines) for part, lines in found if lines]


def streak_words(reviewed: int, of: int) -> str:
    """How regularly, as a fact: "9 of the last 10 weeks"; "" before the first."""
    if not of:
        return ""
    return "the first week reviewed" if of == 1 else f"{reviewed} of the last {of} weeks"
