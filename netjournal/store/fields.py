"""How days and instants lie in the file: fixed-width text that sorts.

sqlite3 refuses pendulum's own types and its default adapters for the standard ones are deprecated, so the conversion
is spelled out here, and no SQL of ours ever asks SQLite for the time.
"""

from datetime import UTC, date, datetime

from peewee import TextField


def day_text(day: date) -> str:
    """A calendar date as YYYY-MM-DD."""
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def moment_text(moment: datetime) -> str:
    """An aware instant as YYYY-MM-DDTHH:MM:SSZ, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


NO_DAY = date(1, 1, 1)
"""Stands for a day that can't be read, in a file something else has written to: one bad row must not lock all others
away."""


def the_day(text: object) -> date:
    """A day as it was kept; NO_DAY where it can't be read."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return NO_DAY


def to_day(text: str | None) -> date | None:
    return the_day(text) if text else None


def to_moment(text: str) -> datetime:
    """An instant as it was kept; the beginning of NO_DAY where it can't be read."""
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return datetime(NO_DAY.year, NO_DAY.month, NO_DAY.day, tzinfo=UTC)


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
