"""The only place that reads the time. A Clock is passed in; tests pass a frozen one.

Standard library only: this is on the path of `netjournal jot`, which does without `zoneinfo` (3 ms, most of them for
the build settings of Python) as long as the machine's own zone is meant.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path


def _system_now() -> datetime:
    return datetime.now(UTC)


A_WRONG_CLOCK = timedelta(hours=1)
"""What is dated further ahead than that was made while the clock was wrong, and says nothing of when."""

_ZONES = Path("/usr/share/zoneinfo")
LONGEST_ZONE = 100


def system_zone() -> str:
    """The IANA name of this machine's time zone, such as "Europe/London"; "UTC" when it can't be told."""
    candidates = [os.environ.get("TZ", "").lstrip(":")]
    with suppress(OSError):
        candidates.append(os.path.realpath("/etc/localtime"))
    for candidate in candidates:
        name = candidate.rpartition("zoneinfo/")[2]
        if not name or name.startswith("/") or ".." in name or len(name) > LONGEST_ZONE:
            continue
        if (_ZONES / name).is_file() or is_zone(name):
            return name
    return "UTC"


def is_zone(name: str) -> bool:
    """Whether `name` is a time zone this machine knows."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return False
    return True


class Clock:
    """Tells the moment and the day. `zone` is the IANA name in which "today" is meant."""

    def __init__(self, zone: str = "", now: Callable[[], datetime] = _system_now) -> None:
        self._zone = zone
        self._machines = not zone
        self._now = now

    @property
    def zone(self) -> str:
        if not self._zone:
            self._zone = system_zone()
        return self._zone

    def now(self) -> datetime:
        """This moment, in UTC."""
        return self._now().astimezone(UTC)

    def local(self) -> datetime:
        """This moment as the wall clock of `zone` shows it."""
        return self.shown(self.now())

    def shown(self, moment: datetime) -> datetime:
        """Any moment as that clock shows it."""
        if self.zone == "UTC":
            return moment.astimezone(UTC)
        if self._machines:
            with suppress(ValueError, OverflowError):  # TZ can say what no zone is: "UTC+30"
                return moment.astimezone()
            return moment.astimezone(UTC)
        from zoneinfo import ZoneInfo

        with suppress(OverflowError):  # the first or last hours there are
            return moment.astimezone(ZoneInfo(self.zone))
        return moment

    def today(self) -> date:
        """The calendar day it is in `zone`."""
        return self.local().date()


class FrozenClock(Clock):
    """A clock that moves only when told to: for tests and for the demo's made-up year."""

    def __init__(self, moment: datetime, zone: str = "UTC") -> None:
        self.moment = moment.astimezone(UTC)
        super().__init__(zone, lambda: self.moment)

    def advance(self, **by: float) -> None:
        """Move on by what `timedelta` takes: days=…, hours=…, minutes=…"""
        self.moment += timedelta(**by)
