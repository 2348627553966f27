"""The guided reflection as data: its steps, which of them are asked, and where in them somebody stands.

A reflection gathers ideas first. Promises come after the *quiet line*, the place where it says "you can stop here" and
is complete. No prompts file can move one in front of it (`domain.prompts`), and a line that sounds like one before it
is recognised (`domain.task_lines`) so that it can wait until after.

Pure: no file is read and no screen known here.
"""

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from netjournal.text import one_line

LENGTHS: Final = ("five", "unhurried")
VARIANTS: Final = ("event", "one_to_one", "online", "faded")
PEOPLE: Final = ("talked", "all", "known")
KEEPS: Final = (
    "session",
    "freewriting",
    "attendance",
    "cards",
    "ideas",
    "echoes",
    "conversations",
    "lenses",
    "spark",
    "quiet",
    "promises",
    "openings",
    "follow_ups",
    "reading",
)
AFTER_QUIET: Final = frozenset({"promises", "openings", "follow_ups"})
"""What a step may keep only after the quiet line."""

FADED_AFTER_DAYS: Final = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One question. `asks` is one or two lines with holes for `ask`; `keeps` says what becomes of the answer.

    A step with `for_each` "person" is asked once for each of the people `of` names: "talked" (talked with or said
    hello to, and anybody whose card was kept), "all" (the whole list) or "known" (met before this event). On any other
    step `of` only says whose list lies beside the question. `again` are other ways of asking, from the second person
    on, so that the same words don't come back with every card.
    """

    id: str
    title: str
    asks: str
    keeps: str
    says: str = ""
    joggers: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    lengths: tuple[str, ...] = LENGTHS
    variants: tuple[str, ...] = VARIANTS
    for_each: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Prompts:
    """Every step in the order it is asked, and the small words of the page.

    `order` also holds the ids of steps the user skips: a reflection paused at one of them still finds its way.
    """

    steps: tuple[Step, ...]
    words: Mapping[str, str]
    order: tuple[str, ...]

    def step(self, step_id: str) -> Step | None:
        """The step of that id, if it is asked at all."""
        return next((step for step in self.steps if step.id == step_id), None)


@dataclass(frozen=True, slots=True)
class Card:
    """One screen of the reflection: a step, or a step for one person (a uid)."""

    step: Step
    person: str = ""


# --- choosing and walking --------------------------------------------------------------------------------------------


def variant_for(kind: str, days_since: int) -> str:
    """Which set of questions suits an event of this kind, so many days later. Faded memory wins over the kind."""
    if days_since > FADED_AFTER_DAYS:
        return "faded"
    return {"1-2-1": "one_to_one", "online": "online"}.get(kind, "event")


def plan(prompts: Prompts, variant: str, length: str) -> tuple[Step, ...]:
    """The steps of one variant and length, in order. Exactly one is the quiet line; the last one reads back."""
    return planned(prompts.steps, variant, length)


def planned(steps: Sequence[Step], variant: str, length: str) -> tuple[Step, ...]:
    """Those of the steps that one variant and length ask."""
    return tuple(step for step in steps if variant in step.variants and length in step.lengths)


def cards(steps: Sequence[Step], people: Callable[[str], Sequence[str]]) -> tuple[Card, ...]:
    """The screens of a plan. `people` gives the uids for "talked", "all" or "known"; it is asked once for each.

    A step walked person by person gives no card when there is nobody to walk.
    """
    asked: dict[str, tuple[str, ...]] = {}
    found: list[Card] = []
    for step in steps:
        if not step.for_each:
            found.append(Card(step))
            continue
        if step.of not in asked:
            asked[step.of] = tuple(dict.fromkeys(people(step.of)))
        found.extend(Card(step, uid) for uid in asked[step.of])
    return tuple(found)


def place(cards: Sequence[Card], step_id: str, person: str, order: Sequence[str] = ()) -> int:
    """Where to open a paused reflection: the same card, or the nearest there still is. Never fails.

    When the person is gone it is the step's first card; when the step is gone (another length, a changed file, nobody
    left to walk), the first card of the next step that is still there, going by `order` (`Prompts.order`); else 0.
    """
    firsts: dict[str, int] = {}
    for index, card in enumerate(cards):
        if card.step.id == step_id and card.person == person:
            return index
        firsts.setdefault(card.step.id, index)
    if step_id in firsts:
        return firsts[step_id]
    if step_id in order:
        for later in order[order.index(step_id) + 1 :]:
            if later in firsts:
                return firsts[later]
    return 0


def dots(cards: Sequence[Card], index: int) -> tuple[int, int]:
    """How far along: (position counted from 1, number), both of steps, so that many people are no long road."""
    ids = list(dict.fromkeys(card.step.id for card in cards))
    return (ids.index(cards[_inside(cards, index)].step.id) + 1, len(ids)) if cards else (0, 0)


def within(cards: Sequence[Card], index: int) -> tuple[int, int]:
    """Where among the cards of its own step a card is: the 2 and 9 of "card 2 of 9". (0, 0) without cards."""
    if not cards:
        return 0, 0
    index = _inside(cards, index)
    same = [at for at, card in enumerate(cards) if card.step.id == cards[index].step.id]
    return same.index(index) + 1, len(same)


def quiet_at(cards: Sequence[Card]) -> int:
    """The index of the quiet line. Arriving there completes the reflection."""
    return next((index for index, card in enumerate(cards) if card.step.keeps == "quiet"), len(cards))


def past_quiet(cards: Sequence[Card], index: int) -> bool:
    """Whether promises, counts of them and set-aside lines may be shown on this card."""
    return quiet_at(cards) < index < len(cards)


def _inside(cards: Sequence[Card], index: int) -> int:
    return min(max(index, 0), len(cards) - 1)


# --- words -----------------------------------------------------------------------------------------------------------

HOLE = re.compile(r"\{([^{}\n]*)\}")
_JOINTS = " ,;:·–—-"


def ask(step: Step, *, event: str, when: str, name: str = "", nth: int = 1) -> str:
    """The question with its holes filled, at most two lines. `nth`: the card it is asked on, counted from 1."""
    asks = step.again[(nth - 2) % len(step.again)] if step.again and nth > 1 else step.asks
    return fill(asks, event=event, when=when, name=name)


def fill(words: str, **values: str) -> str:
    """`words` with each {hole} of that name replaced, in one pass and by plain text.

    Titles and names hold braces of their own, so never `str.format`. A value that is empty takes the comma before it
    along, and its whole line where nothing else is on it.
    """
    lines = []
    for line in words.split("\n"):
        bare = line
        for name in (name for name, value in values.items() if not one_line(value)):
            bare = re.sub(rf"[{_JOINTS}]*\{{{name}\}}", "", bare)
        if bare != line:
            bare = bare.lstrip(_JOINTS)
            if not any(c.isalnum() for c in bare):
                continue
        lines.append(HOLE.sub(lambda hole: one_line(values.get(hole[1], hole[0])), bare))
    return "\n".join(lines)


def jogger(step: Step, turn: int, seed: str = "") -> str:
    """The memory jogger for the nth press of the key; "" when the step has none.

    They come round in order. `seed` (the event's uid) decides which comes first, so that the same one doesn't open
    every reflection for years.
    """
    if not step.joggers:
        return ""
    return step.joggers[(zlib.crc32(seed.encode()) + turn) % len(step.joggers)]
