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


def to_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def to_moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


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
