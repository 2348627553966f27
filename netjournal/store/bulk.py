"""Writes whole rows by the thousand, for making a journal at once (the demo). Everything else goes through the nouns.

Ids are given by the caller, so that rows can refer to one another before any of them is in the file. What the nouns
do beside the row itself (the words a person is called by, the keys names are compared by) is done here the same way.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from netjournal.domain.names import parts
from netjournal.store import review_tables, tables
from netjournal.store.database import Database
from netjournal.store.fields import day_text, moment_text
from netjournal.text import key

_moment = lru_cache(64)(moment_text)
"""The columns of one row, and neighbouring rows, hold the same moments."""

CHUNK = 20_000
"""Rows held back before they are written together."""

_MODELS = (
    tables.SeriesRow, tables.EventRow, tables.PersonRow, tables.CalledRow, tables.ContactRow, tables.AttendanceRow,
    tables.ConversationRow, tables.ConversationPersonRow, tables.StageMoveRow, tables.PromiseRow, tables.IdeaRow,
    tables.AssociationRow, tables.TagRow, tables.TaggingRow, tables.ReflectionRow, tables.AnswerRow,
    review_tables.SheetLineRow,
)  # fmt: skip
"""In the order they are written: what is referred to comes before what refers to it."""


class Bulk:
    """Takes rows and writes them in chunks. Only inside `database.write(..., bulk=True)`; `flush` ends it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rows: dict[str, list[list[Any]]] = {}
        self._columns: dict[str, list[tuple[str, Any]]] = {}
        self._held = 0
        self._last: dict[str, int] = {}
        for model in _MODELS:
            meta: Any = model._meta
            self._rows[meta.table_name] = []
            self._columns[meta.table_name] = [(field.column_name, field.default) for field in meta.sorted_fields]

    def put(self, table: str, **values: object) -> int:
        """One row. Columns not given stand at their default; days and moments become text. Returns its id."""
        self._last[table] = id_ = self._last.get(table, 0) + 1
        values["id"] = id_
        for column, value in values.items():
            if isinstance(value, date):  # moments are dates too
                values[column] = _moment(value) if isinstance(value, datetime) else day_text(value)
        self._rows[table].append([values.get(column, default) for column, default in self._columns[table]])
        self._held += 1
        if self._held >= CHUNK:
            self.flush()
        return id_

    def person(self, name: str, aliases: Iterable[str] = (), **values: object) -> int:
        """A person with every word they may be called by."""
        id_ = self.put("person", name=name, key=key(name), **values)
        self.put("called", person_id=id_, name=name, key=key(name), sort="name")
        for part in dict.fromkeys(parts(name)):
            self.put("called", person_id=id_, name=part, key=part, sort="part")
        for alias in aliases:
            self.put("called", person_id=id_, name=alias, key=key(alias), sort="alias")
        return id_

    def flush(self) -> None:
        """Write what is held back."""
        for table, rows in self._rows.items():
            if rows:
                columns = self._columns[table]
                names, marks = ", ".join(f'"{name}"' for name, _ in columns), ", ".join("?" * len(columns))
                self._database.run_many(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)
                rows.clear()
        self._held = 0

    def change_people(self, rows: Iterable[tuple[str, str, datetime, int]]) -> None:
        """Set (stage, day let go or "", moment of change, id) of people already put."""
        self.flush()
        values = [(stage, let_go, moment_text(at), id_) for stage, let_go, at, id_ in rows]
        self._database.run_many("UPDATE person SET stage = ?, let_go_on = ?, updated_at = ? WHERE id = ?", values)
