"""When the demo's events were: a calendar of series, conferences, 1-2-1s and single evenings, ending today."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

from netjournal.demo import latest, words
from netjournal.demo.latest import Scene
from netjournal.demo.names import PLACES
from netjournal.demo.texts import Deck, shares

T = TypeVar("T")

HOURS_OF_ONLINE = (
    "first hires", "late payers", "saying no", "winter", "names", "websites", "handing over", "stalls", "leases",
    "apprentices", "newsletters", "rest",
)  # fmt: skip
CAFÉS = (
    "the café by the lock", "the garden centre café, Cholsey", "a bench on the towpath", "the museum café",
    "the kitchen table, two dogs", "the Print Rooms", "the station buffet, Didcot", "a narrowboat at Benson",
)  # fmt: skip
MANY = 60
"""From so many events a year on, other series fill the weeks."""


@dataclass(slots=True)
class Plan:
    """One event to be lived. A `scene` is written out; any other is made up on the day."""

    day: date
    starts: datetime
    minutes: int
    title: str
    kind: str
    place: str
    series: str = ""
    cost: str = ""
    hours: str = ""
    scene: Scene | None = None

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)


def moment(day: date, clock: str, zone: ZoneInfo) -> datetime:
    """The instant at which the wall clock of `zone` shows "19:30" on a day."""
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)


def plans(random: Random, today: date, zone: ZoneInfo, events: int, years: int) -> list[Plan]:
    """All events in their order. The latest weeks are the written scenes; the last one lies in next week."""
    scenes = latest.scenes(today)
    found = [
        Plan(s.day, moment(s.day, s.starts, zone), s.minutes, s.title, s.kind, s.place, s.series, s.cost, s.hours, s)
        for s in scenes
    ]
    before = min(plan.day for plan in found)
    gap = max(plan.day for plan in found if plan.series == latest.BREAKFAST and plan.day < today) - timedelta(15)
    parts = shares(max(events - len(scenes), 0), [1.0] * years)
    single = Deck(random, words.ONE_OFFS)
    for year, number in enumerate(parts):
        first = today - timedelta(365 * (years - year) - 1)
        last = today - timedelta(365 * (years - 1 - year)) if year < years - 1 else gap
        days = [first + timedelta(n) for n in range((last - first).days) if first + timedelta(n) != before]
        found += _year(random, days, number, zone, single)
    return sorted(found, key=lambda plan: (plan.starts, plan.title))


def _year(random: Random, days: list[date], number: int, zone: ZoneInfo, single: Deck[str]) -> list[Plan]:
    def at(day: date, clock: str, *rest: str, minutes: int) -> Plan:
        title, kind, place, series, cost, hours = rest
        return Plan(day, moment(day, clock, zone), minutes, title, kind, place, series, cost, hours)

    fairs = min(2 if number > 25 else 1, number)
    rest = number - fairs
    breakfasts, lunches = min(46, round(0.40 * rest)), min(11, round(0.19 * rest))
    online, ones = min(24, round(0.14 * rest)), round(0.16 * rest)
    others = rest - breakfasts - lunches - online - ones
    found = []
    for fair, month in ((latest.SPRING_CONFERENCE, 3), (latest.CONFERENCE, 10))[:fairs]:
        fridays = [d for d in days if d.weekday() == 4]
        day = random.choice([d for d in fridays if d.month == month] or fridays)
        found.append(at(day, "09:30", fair, "conference", "the Assembly Rooms, Bath", fair, "£95", "10", minutes=450))
    found += [
        at(d, "07:15", latest.BREAKFAST, "meeting", latest.BOATHOUSE, latest.BREAKFAST, "£12", "3", minutes=105)
        for d in _spread(random, [d for d in days if d.weekday() == 2], breakfasts)
    ]
    found += [
        at(d, "12:30", latest.LUNCH, "meeting", latest.UPSTAIRS, latest.LUNCH, "£18", "3", minutes=120)
        for d in _spread(random, [d for d in days if d.weekday() == 1 and 8 <= d.day < 15], lunches)
    ]
    for day in _spread(random, [d for d in days if d.weekday() == 3], online):
        title = f"{latest.ONLINE}: the {random.choice(HOURS_OF_ONLINE)} hour"
        found.append(at(day, "19:00", title, "online", "online", latest.ONLINE, "", "2", minutes=75))
    for day in _spread(random, [d for d in days[45:] if d.weekday() < 5], ones):  # somebody must be known by then
        clock = random.choice(("10:00", "11:30", "14:00", "15:30"))
        found.append(at(day, clock, "1-2-1", "1-2-1", random.choice(CAFÉS), "", "", "2", minutes=75))
    for day in _spread(random, [d for d in days if d.weekday() in (0, 3, 4, 5)], others):
        title = random.choice(words.OTHER_SERIES) if number >= MANY else single.draw()
        series = title if number >= MANY else ""
        place = f"the Guildhall, {random.choice(PLACES)}"
        found.append(at(day, "18:30", title, "other", place, series, "£5", "3", minutes=130))
    return found


def _spread(random: Random, days: list[T], number: int) -> list[T]:
    """So many of the days, evenly apart, give or take."""
    if not days:
        return []
    step = len(days) / max(number, 1)
    return [days[int((at + random.random() * 0.8) * step)] for at in range(number)]
