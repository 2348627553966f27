"""The words of an open card of the pile: the memory that helps, how to reach them, an excuse answered. No widgets."""

from collections.abc import Sequence
from datetime import date

from netjournal import present
from netjournal.domain import excuses
from netjournal.domain.excuses import Memory
from netjournal.domain.reach import opened_as, plainly_spelled
from netjournal.domain.records import Contact
from netjournal.errors import WrongUse
from netjournal.text import short

Lines = list[tuple[str, str]]
MOST_SHOWN = 500
"""Letters of one note that are shown on a card; its page has all of them."""
OPENS = "v opens"
"""What stands before the address that is opened."""
APART = (" ", "")
"""An empty line between what is being done and what is known."""


def facts(memory: Memory, today: date) -> Lines:
    """What is known; empty lines are left out."""
    where = f"at {memory.event}, " if memory.event else ""
    found = [
        ("does", memory.does),
        ("works at", memory.works),
        ("remember", memory.hook),
        ("met", f"{where}{present.day_ago(memory.met, today)}"),
        ("was said", memory.said if memory.said != memory.words else ""),
        ("their words", f"“{memory.words}”" if memory.words else ""),
        ("needs", memory.needs),
        ("could help", memory.helps),
        *(("idea", idea) for idea in memory.ideas),
    ]
    return [(label, short(words, MOST_SHOWN)) for label, words in found if words]


def following(contacts: Sequence[Contact], way: int, openers: Sequence[str], opener: int) -> Lines:
    """How to reach someone, every number and address in full, and how to begin."""
    lines = [(f"{'●' if n == way else ' '} {c.label or c.kind}", _reach(c, n == way)) for n, c in enumerate(contacts)]
    if not contacts:
        lines.append(("  reach", "No number or address is written down. o opens their page, e there adds one."))
    at = opener % len(openers)
    another = f" · n another, {at + 1} of {len(openers)}" if len(openers) > 1 else ""
    return [*lines, ("  begin", openers[at]), ("  ", f"c copies it{another}"), APART]


def _reach(contact: Contact, chosen: bool) -> str:
    """A way to reach someone as it is written down, what it would be opened as, and what is odd about it."""
    try:
        address = opened_as(contact.kind, contact.value)
    except WrongUse as error:
        return f"{contact.value}   {error}"
    opens = f"{OPENS} {address}" if chosen else ""
    odd = (
        "" if plainly_spelled(address) and contact.value.isascii() else "not all its letters are plain ones: look twice"
    )
    return "   ".join(filter(None, (contact.value, " · ".join(filter(None, (opens, odd))))))


def excused(memory: Memory, day: str, which: int) -> Lines:
    """One of the four excuses, answered from the notes."""
    answers = excuses.answers(memory, day)
    at = which % len(answers)
    answer = answers[at]
    return [
        (f"{at + 1} of {len(answers)}", f"“{answer.excuse}.”"), *answer.evidence, ("so", answer.says),
        ("", "e for the next one"), APART,
    ]  # fmt: skip
