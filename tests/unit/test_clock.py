"""The clock, and what zone it tells."""

import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from netjournal.clock import Clock, FrozenClock, is_zone, system_zone

SUMMER = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)


def test_a_named_zone_tells_its_own_day() -> None:
    clock = FrozenClock(SUMMER, "Europe/London")
    assert clock.now() == SUMMER
    assert clock.local().utcoffset() == ZoneInfo("Europe/London").utcoffset(SUMMER)
    assert clock.today() == date(2026, 7, 2)
    clock.advance(hours=-2)
    assert clock.today() == date(2026, 7, 1)


@pytest.mark.parametrize("name", ["Europe/London", "UTC", "America/Argentina/Buenos_Aires"])
def test_the_machines_zone_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for spelled in (name, f":{name}", f"/usr/share/zoneinfo/{name}"):
        monkeypatch.setenv("TZ", spelled)
        assert system_zone() == name
        assert Clock().zone == name


@pytest.mark.parametrize("name", ["Nowhere/At All", "../../etc/passwd", "/etc/passwd", "CET-1CEST,M3"])
def test_what_is_no_zone_is_not_taken(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("TZ", name)
    assert is_zone(system_zone())
    assert not is_zone(name)


def test_the_machines_own_time() -> None:
    clock = Clock()
    assert abs((clock.local() - clock.now()).total_seconds()) < 5
    assert clock.now().tzinfo is UTC


@pytest.mark.parametrize("name", ["UTC+30", "XXX-99", "<+30>-30"])
def test_a_zone_no_day_can_be_told_in_is_taken_as_utc(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("TZ", name)
    time.tzset()
    try:
        assert abs((Clock().local() - Clock().now()).total_seconds()) < 5
    finally:
        monkeypatch.setenv("TZ", "UTC")
        time.tzset()
