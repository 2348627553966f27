"""Which backups are kept as they grow older: close together for what was just done, far apart for what is long ago.

A clock can be wrong, by hours or by years, and what it said stands in the names of the backups. So nothing is judged
by a moment that is still to come, and after a long silence the counting begins anew: what lies before it is kept as it
was kept on its own last day. Pure.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

WHOLE = timedelta(days=2)
"""Every backup of so long is kept."""
DAILY, WEEKLY, MONTHLY = 12, 10, 9
SILENCE = timedelta(days=100)
"""So long without any backup may be a clock that was wrong; thinning by itself leaves no gap as long."""

_STEPS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (DAILY, lambda moment: moment.date()),
    (WEEKLY, lambda moment: moment.isocalendar()[:2]),
    (MONTHLY, lambda moment: (moment.year, moment.month)),
)
"""How many are kept a day, a week and a month apart, from the newest on."""


def superfluous(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The moments whose backups can go: all but those of the last two days, then the last one of each of twelve days,
    ten weeks and nine months. Never the newest, and never one that is still to come."""
    gone: set[datetime] = set()
    for stretch in _stretches(sorted({moment for moment in moments if moment <= now}, reverse=True)):
        as_of = now if now - stretch[0] <= SILENCE else stretch[0]
        gone |= set(stretch) - _kept(stretch, as_of)
    return gone


def _stretches(past: Sequence[datetime]) -> list[list[datetime]]:
    """The moments, the newest first, parted where there was a long silence."""
    stretches: list[list[datetime]] = []
    for moment in past:
        if not stretches or stretches[-1][-1] - moment > SILENCE:
            stretches.append([])
        stretches[-1].append(moment)
    return stretches


def _kept(stretch: Sequence[datetime], now: datetime) -> set[datetime]:
    """Those that stay, of moments that follow one another, the newest first."""
    recent = [moment for moment in stretch if moment > now - WHOLE]
    older = [moment for moment in stretch if moment <= now - WHOLE]
    if older and (recent[-1] if recent else now) - older[0] > WHOLE:
        # A clock put on by a few days looks like this, and so do a few days off: the two days before them stay whole.
        recent += [moment for moment in older if moment > older[0] - WHOLE]
    kept = {*stretch[:1], *recent}
    last: datetime | None = min(kept)
    rest = iter([moment for moment in stretch if moment < min(kept)])
    moment = next(rest, None)
    for most, unit in _STEPS:
        left = most
        while left and moment is not None:
            if last is None or unit(moment) != unit(last):
                kept.add(moment)
                last = moment
                left -= 1
            moment = next(rest, None)
    return kept
