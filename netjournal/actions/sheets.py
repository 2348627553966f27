"""Filling the 1-2-1 sheet: line by line, over several meetings, each line with its day and where it came up."""

from collections.abc import Mapping

from netjournal.actions.nouns import Nouns
from netjournal.domain.records import SheetLine
from netjournal.domain.sheets import FIELDS, SIDES, boxes, difference, name
from netjournal.store.sheets import Sheets
from netjournal.text import one_line


class SheetFilling:
    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns
        self.sheets = Sheets(nouns.database)

    def lines(self, person: int) -> list[SheetLine]:
        return self.sheets.lines(person)

    def write(
        self, person: int, before: Mapping[str, str], after: Mapping[str, str], conversation: int | None = None
    ) -> int | None:
        """Write what is different in the boxes of a form, line by line: a line that stood there before keeps its day,
        and what another window wrote meanwhile stays. Returns the action, None where nothing is different."""
        nouns = self.nouns
        differences = {
            (side, field): difference(before.get(name(side, field), ""), after.get(name(side, field), ""))
            for side in SIDES
            for field in FIELDS
        }
        if not any(added or gone for added, gone in differences.values()):
            return None
        day = nouns.conversations.get(conversation).day if conversation else nouns.clock.today()
        with nouns.database.write(f"Wrote the 1-2-1 sheet of {one_line(nouns.people.get(person).name)}") as action:
            there = boxes(self.lines(person))
            for (side, field), (added, gone) in differences.items():
                for text in gone:
                    self.sheets.take_off(person, side, field, text)
                for text in added:
                    if one_line(text) not in there[name(side, field)].split("\n"):
                        self.sheets.add(person, side, field, min(day, nouns.clock.today()), text, conversation)
        return action
