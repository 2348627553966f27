"""The 1-2-1 sheet: what two people tell each other of themselves, filled over several meetings. Pure."""

from collections.abc import Sequence

from netjournal.domain.records import SheetLine

FIELDS = ("goals", "accomplishments", "interests", "networks", "skills")
SIDES = ("theirs", "mine")
"""Theirs, and mine as told to them."""

Lines = Sequence[SheetLine]


def name(side: str, field: str) -> str:
    """What a box of the sheet is called in a form: "theirs-goals"."""
    return f"{side}-{field}"


def boxes(lines: Lines) -> dict[str, str]:
    """The text of every box, a line each, those without a line empty."""
    return {
        name(side, field): "\n".join(line.text for line in lines if (line.side, line.field) == (side, field))
        for side in SIDES
        for field in FIELDS
    }


def blank(lines: Lines, side: str) -> list[str]:
    """The boxes of a side nothing stands in yet."""
    filled = {line.field for line in lines if line.side == side}
    return [field for field in FIELDS if field not in filled]


def difference(before: str, after: str) -> tuple[list[str], list[str]]:
    """(added, gone): the lines of a box that are new, and those that are no longer there."""
    old, new = _lines(before), _lines(after)
    return [line for line in new if line not in old], [line for line in old if line not in new]


def merged(before: str, mine: str, now: str) -> str:
    """A box as it stands `now` with what was written in it since `before`: lines added elsewhere meanwhile stay."""
    added, gone = difference(before, mine)
    there = _lines(now)
    return "\n".join([line for line in there if line not in gone] + [line for line in added if line not in there])


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in text.splitlines()))))
