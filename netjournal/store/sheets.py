"""Every query about the lines of the 1-2-1 sheet."""

from datetime import date

from netjournal.domain.records import SheetLine
from netjournal.domain.sheets import FIELDS, SIDES
from netjournal.store.database import Database
from netjournal.store.fields import the_day
from netjournal.store.review_tables import SheetLineRow
from netjournal.text import one_line

MOST = 500
"""A sheet shows at most so many lines."""


class Sheets:
    def __init__(self, database: Database) -> None:
        self.database = database

    def lines(self, person: int) -> list[SheetLine]:
        """The lines of someone's sheet, as they came."""
        found = self.database.rows(
            "SELECT id, side, field, day, text, conversation_id FROM sheet_line WHERE person_id = ? "
            "ORDER BY id LIMIT ?", person, MOST)  # fmt: skip
        return [
            SheetLine(i, side, field, the_day(day), text, talk)
            for i, side, field, day, text, talk in found
            if side in SIDES and field in FIELDS and text
        ]

    def of_conversation(self, conversation: int) -> list[tuple[str, SheetLine]]:
        """(name, line) of what came up in one conversation."""
        found = self.database.rows(
            "SELECT p.name, s.id, s.side, s.field, s.day, s.text FROM sheet_line s JOIN person p ON p.id = s.person_id "
            "WHERE s.conversation_id = ? ORDER BY s.id LIMIT ?", conversation, MOST)  # fmt: skip
        return [(name, SheetLine(i, side, field, the_day(day), text)) for name, i, side, field, day, text in found]

    def add(self, person: int, side: str, field: str, day: date, text: str, conversation: int | None) -> None:
        SheetLineRow.insert(
            uid=self.database.new_uid(), person_id=person, conversation_id=conversation, side=side, field=field,
            day=day, text=one_line(text),
        ).execute(self.database.db)  # fmt: skip

    def take_off(self, person: int, side: str, field: str, text: str) -> None:
        self.database.run(
            "DELETE FROM sheet_line WHERE person_id = ? AND side = ? AND field = ? AND text = ?",
            person, side, field, one_line(text))  # fmt: skip
