"""How values lie in the file, and how they are read: days and instants as fixed-width text that sorts.

sqlite3 refuses pendulum's own types and its default adapters for the standard ones are deprecated, so the conversion
is spelled out here, and no SQL of ours ever asks SQLite for the time.

Other programs write to the file too, and SQLite lets any value into any column. Whatever stands there is read as
something that can be shown, so that one strange row never locks the others away; reading never writes it back.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from peewee import TextField


def day_text(day: date) -> str:
    """A calendar date as YYYY-MM-DD."""
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def moment_text(moment: datetime) -> str:
    """An aware instant as YYYY-MM-DDTHH:MM:SSZ, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


def work_of(person: str) -> str:
    """SQL for what a list shows of somebody's work: what they do, else the role and where. `person`: the table."""
    does, role, organisation = (f"{person}.{column}" for column in ("does", "role", "organisation"))
    return (
        f"CASE WHEN {does} <> '' THEN {does} WHEN {role} <> '' AND {organisation} <> '' "
        f"THEN {role} || ', ' || {organisation} ELSE {role} || {organisation} END"
    )


NO_DAY = date(1, 1, 1)
"""Stands for a day that can't be read."""


def readable(raw: bytes) -> str:
    """Bytes as text; what isn't UTF-8 leaves a mark where it stood."""
    return raw.decode("utf-8", "replace")


def as_text(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row without bytes: no column of ours is meant to hold them, so they were meant as text."""
    if bytes not in map(type, row):
        return row
    return tuple(readable(value) if isinstance(value, bytes) else value for value in row)


def one_of(words: Sequence[str], value: object, otherwise: str) -> str:
    """A word the program knows what to do with; `otherwise` where something else stands."""
    return value if isinstance(value, str) and value in words else otherwise


def the_day(text: object) -> date:
    """A day as it was kept; NO_DAY where it can't be read. Only what sorts among the others counts as a day."""
    try:
        day = date.fromisoformat(str(text))
    except ValueError:
        return NO_DAY
    return day if day_text(day) == text else NO_DAY


def to_day(text: object) -> date | None:
    return the_day(text) if text else None


def to_moment(text: object) -> datetime:
    """An instant as it was kept; the beginning of NO_DAY where it can't be read."""
    try:
        at = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    except ValueError:
        at = datetime(NO_DAY.year, NO_DAY.month, NO_DAY.day, tzinfo=UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


class DayField(TextField):
    """A calendar date. What was said to be a Wednesday stays that Wednesday after a flight."""

    def db_value(self, value: object) -> object:
        return day_text(value) if isinstance(value, date) else value

    def python_value(self, value: object) -> object:
        return to_day(value) if isinstance(value, str) else value


class MomentField(TextField):
    """An instant in UTC; the zone it happened in is a column of its own."""

    def db_value(self, value: object) -> object:
        return moment_text(value) if isinstance(value, datetime) else value

    def python_value(self, value: object) -> object:
        return to_moment(value) if isinstance(value, str) and value else value
