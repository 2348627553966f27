"""Records as words: what both front ends show. Knows no terminal and no widget."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from netjournal.actions.jotting import Kept
from netjournal.domain.names import Card, untitled
from netjournal.domain.records import EventLine, IdeaLine, Person, PersonLine, Promise
from netjournal.domain.touch import MOST_COUNTED
from netjournal.text import one_line, short

if TYPE_CHECKING:
    from netjournal.actions.meeting import Talked
    from netjournal.actions.touching import Drifting
    from netjournal.domain.records import Counts, Tag
    from netjournal.domain.spans import Span
    from netjournal.domain.touch import Rhythm, Standing

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

SPARK, MINE, THEIRS, DONE, LET_GO = "✦", "→", "←", "✓", "·"
MARK_WORDS = {"talked": "talked", "hello": "hello only", "missed": "missed, want to meet", "not met": "not met", "": ""}


# Days


_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def day_phrase(day: date, today: date) -> str:
    """A day as short as it can be said: "tomorrow", "Fri", "Wed 18 Nov", "12 Mar 2025"."""
    if near := _NEAR.get((day - today).days):
        return near
    if 0 < (day - today).days < 7:
        return DAYS[day.weekday()]
    if abs((day - today).days) < 200:
        return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_column(day: date, today: date) -> str:
    """A day as a list shows it, always the same width: "Wed 18 Nov" or "18 Nov 24"; "Dec 1924" of another century."""
    if abs((day - today).days) < 300:
        return f"{DAYS[day.weekday()]} {day.day:2d} {MONTHS[day.month - 1]}"
    if abs(day.year - today.year) >= 50:
        return f"{MONTHS[day.month - 1]} {day.year:04d} ".rjust(10)
    return f"{day.day:2d} {MONTHS[day.month - 1]} {day.year % 100:02d} ".rjust(10)


def long_day(day: date, today: date | None = None) -> str:
    """ "Wednesday 18 November", with the year where it isn't this one."""
    words = f"{LONG_DAYS[day.weekday()]} {day.day} {LONG_MONTHS[day.month - 1]}"
    return words if today is None or day.year == today.year else f"{words} {day.year}"


def day_ago(day: date, today: date, at: str = "") -> str:
    """A day in short, and how far off: "Fri, in 5 days", "tomorrow". `at`: the hour, where one was said."""
    near = (day - today).days in _NEAR
    return _with_hour(day_phrase(day, today), at) + ("" if near else f", {ago(day, today)}")


def long_day_ago(day: date, today: date, at: str = "") -> str:
    """A day in full, and how far off: "Wednesday 18 November, 4 days ago", "today, Sunday 22 November"."""
    if near := _NEAR.get((day - today).days):
        return f"{_with_hour(near, at)}, {long_day(day, today)}"
    return f"{_with_hour(long_day(day, today), at)}, {ago(day, today)}"


def on_day(day: date, today: date) -> str:
    """A day inside a sentence: "today", "yesterday", "on Wednesday 18 November"."""
    return _NEAR.get((day - today).days) or f"on {long_day(day, today)}"


def _with_hour(day: str, at: str) -> str:
    return f"{day}{',' if ' ' in day else ''} {at}" if at else day


def ago(day: date, today: date) -> str:
    """How long ago, or how far off, in the largest unit that fits: "3 weeks ago", "in 2 days", "today"."""
    days = (today - day).days
    if near := _NEAR.get(-days):
        return near
    words = over(*sorted((day, today)))
    return f"{words} ago" if days > 0 else f"in {words}"


def over(first: date, last: date) -> str:
    """The time between two days in the largest unit that fits: "3 weeks", "1 day"; "" for none."""
    days, months = (last - first).days, _months(first, last)
    units = (("year", months // 12, 1), ("month", months, 2), ("week", days // 7, 2), ("day", days, 1))
    return next((count(number, unit) for unit, number, least in units if number >= least), "")


def _months(first: date, last: date) -> int:
    """Whole calendar months between two days; the last day of a month that is shorter is a whole one too."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    ends = (last + timedelta(days=1)).day == 1 if last < date.max else True
    return whole if last.day >= first.day or ends else whole - 1


def since(day: date, today: date) -> str:
    """A beginning: "since March", "since March 2024"."""
    month = LONG_MONTHS[day.month - 1]
    return f"since {month}" if day.year == today.year else f"since {month} {day.year}"


def count(number: int, one: str, many: str = "") -> str:
    """ "1 person", "9 people"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tag_words(tag: "Tag") -> str:
    """What has a tag: "2 people · 1 idea"."""
    counted = (
        (tag.events, "event", ""), (tag.people, "person", "people"), (tag.conversations, "conversation", ""),
        (tag.promises, "promise", ""), (tag.ideas, "idea", ""),
    )  # fmt: skip
    return " · ".join(count(number, one, many) for number, one, many in counted if number)


# Backups


COUNTED = {
    "person": "people", "event": "events", "conversation": "conversations", "promise": "promises", "idea": "ideas",
    "reflection": "reflections",
}  # fmt: skip
"""What is counted of a journal, in words."""


LESS_TELLING = ("reflection", "conversation", "promise", "event", "idea")
"""Kinds of record, in the order in which their counts are left out where there is little room."""


def counts_words(counts: "Counts", room: int | None = None) -> str:
    """ "150 people, 1 event, 75 promises": what there is none of is left out, and in so many cells of `room` what tells
    least, with a sign that something was; the last kind stays whole."""
    said = {kind: count(many, kind, COUNTED[kind]) for kind, many in counts._asdict().items() if many}
    left_out = ""
    for kind in LESS_TELLING:
        if room is not None and len(said) > 1 and len(", ".join(said.values()) + left_out) > room:
            left_out = " …" if said.pop(kind, "") else left_out
    return ", ".join(said.values()) + left_out or "nothing yet"


def counts_beside(counts: "Counts", present: "Counts | None") -> list[tuple[str, str, str]]:
    """Each kind with its count in a backup, and what that is compared with the journal now: "same", "3 fewer"."""
    rows = []
    for kind, many in counts._asdict().items():
        more = many - getattr(present, kind) if present else 0
        compared = (
            "" if present is None else "the same" if not more else f"{abs(more):,} {'more' if more > 0 else 'fewer'}"
        )
        rows.append((COUNTED[kind], f"{many:,}", compared))
    return rows


def since_words(changes: int | None) -> str:
    """What a backup doesn't hold of the journal as it is."""
    if changes is None:
        return "What was written since is not in it."
    if not changes:
        return "No change of the journal is missing from it."
    return f"{count(changes, 'change')} made since {'is' if changes == 1 else 'are'} not in it."


def size_words(size: int) -> str:
    """A size in bytes as it is said: "1.1 MB"."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 50_000 else f"{max(size // 1000, 1)} kB"


def moment_words(at: datetime, today: date) -> str:
    """A moment of the wall clock: "today 09:30", "Fri 20 Nov 09:30"."""
    return f"{day_phrase(at.date(), today)} {at:%H:%M}"


def moments_words(moments: Sequence[datetime], today: date) -> list[str]:
    """Several moments of the wall clock, to the second where two would read the same."""
    said = [moment_words(at, today) for at in moments]
    return [f"{words}:{at:%S}" if said.count(words) > 1 else words for words, at in zip(said, moments, strict=True)]


# People, promises, ideas


def between_us(line: PersonLine, today: date) -> str:
    """How it stands between us: "know, last together 3 weeks ago", or where someone was missed."""
    if line.unmet:
        where = f"missed at {line.unmet_at}, " if line.unmet == "missed" else ""
        return f"{where}not met yet"
    last = f", last together {ago(line.last, today)}" if line.last else ""
    return f"{line.stage}{last}"


def how_met(person: Person, today: date) -> str:
    """ "at Thames Breakfast, Wed 18 Nov, 4 days ago, through Tom Ellis"; as much of it as is known."""
    where = person.first_event or person.met_event or person.met_place
    through = f"through {person.met_through}" if person.met_through else ""
    return ", ".join(
        filter(None, (where and f"at {where}", _roughly(person.first_on or person.met_on, today), through))
    )


def _roughly(text: str, today: date) -> str:
    """A day, month or year as remembered, in words."""
    try:
        if len(text) == 10:
            return day_ago(date.fromisoformat(text), today)
        if len(text) == 7:
            return f"{LONG_MONTHS[int(text[5:]) - 1]} {text[:4]}"
    except (ValueError, IndexError):
        return text
    return text


def first_name(name: str) -> str:
    """What someone is called in short. Where the family name comes first, in scripts that write it so, all of it."""
    return name if name[:1] >= "\u2e80" else untitled(name).split(" ")[0]


def hour(due: date | None, said: str) -> str:
    """The hour a due date was stated with, on a 24-hour clock: "9:00" for "tomorrow 9am"; else empty.

    A promise is due on a day; its hour stands in the words that are kept beside it.
    """
    if due is None or not said:
        return ""
    from netjournal.domain.when import clock_time  # here: most jots state no date

    at = clock_time(said)
    return f"{at.hour}:{at.minute:02d}" if at else ""


def due_phrase(due: date, said: str, today: date) -> str:
    """When a promise is due, with the hour where one was said: "Fri", "tomorrow 9:00", "Mon 7 Dec, 14:30"."""
    return _with_hour(day_phrase(due, today), hour(due, said))


def due_iso(due: date | None, said: str) -> str:
    """When a promise is due for a program: "2026-11-27", "2026-11-27 09:00"; the words where no day was read."""
    if due is None:
        return said
    at = due_time(due, said)
    return f"{due.isoformat()} {at}" if at else due.isoformat()


def due_time(due: date | None, said: str) -> str | None:
    """The hour of a due date for a program: "09:00"."""
    return hour(due, said).zfill(5) if hour(due, said) else None


def due_words(promise: Promise, today: date) -> tuple[str, str]:
    """When a promise is due, and the role: "late" only for a promise of mine past its day."""
    return how_due(promise.direction, promise.state, promise.due, promise.due_words, promise.snoozed, today)


def how_due(
    direction: str, state: str, due: date | None, said: str, snoozed: date | None, today: date
) -> tuple[str, str]:
    if state != "open":
        return ("done" if state == "done" else "let go"), "quiet"
    if snoozed and snoozed > today:
        return ("some day" if snoozed.year == date.max.year else f"later, {day_phrase(snoozed, today)}"), "quiet"
    if due is None:
        return (f"“{said}”" if said else ""), "quiet"
    late = direction == "mine" and due < today
    return due_phrase(due, said, today), "late" if late else "due" if direction == "mine" else "quiet"


def heard(line: IdeaLine, today: date) -> str:
    """ "heard again ×3 · Priya, Tom · since March", or where and with whom it came."""
    names = ", ".join(first_name(name) for name in line.people.split(", ")) if line.people else ""
    if line.heard > 1:
        parts = [f"heard again ×{line.heard}", names, since(line.since, today) if line.since else ""]
    else:
        parts = [day_phrase(line.day, today), line.event, names]
    return " · ".join(part for part in parts if part)


# Staying in touch


def in_pile(number: int) -> str:
    """ "1 person", "12 people", "99 or more people": no further is counted at every start."""
    return f"{number} or more people" if number >= MOST_COUNTED else count(number, "person", "people")


def pile_words(number: int, cold: int) -> str:
    """ "12 in the pile, 3 cold"."""
    return f"{number:,} in the pile" + (f", {cold:,} cold" if cold else "")


def every(days: int) -> str:
    """How often, roughly: "every day", "every 3 weeks", "every 2 months"."""
    if days < 11:
        return "every day" if days <= 1 else "every week" if days == 7 else f"every {days} days"
    unit, length = ("week", 7) if days < 60 else ("month", 30.4)
    number = max(1, round(days / length))
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"


def slipping_words(gap: int, silence: int) -> str:
    """The evidence that someone slips away: "usually every 3 weeks, silent for 11"; the unit once where it is one."""
    unit, length = ("day", 1) if gap < 11 else ("week", 7) if gap < 60 else ("month", 30.4)
    if gap < 11 and silence >= 21:
        unit, length = "week", 7
    number = round(silence / length)
    same = unit in every(gap)
    return f"usually {every(gap)}, silent for {number}" + ("" if same else f" {unit}{'' if number == 1 else 's'}")


def drifting_words(one: "Drifting", today: date) -> str:
    """What says that it is time: where one stands in a circle, first because a narrow row cuts the rest, and the
    circle; or the rhythm there was."""
    if one.rhythm is None:
        return slipping_words(one.every, one.silence)
    stands = standing_words(one.standing, today) if one.standing else ""
    return " · ".join(filter(None, (stands, circle_words(one.rhythm))))


def circle_words(rhythm: "Rhythm") -> str:
    """ "close: every 30 days", "every 45 to 60 days", "ambient: seen anyway"; empty for none."""
    if rhythm.kind == "periodic" and rhythm.ideal:
        span = f"every {rhythm.ideal} days" + (f", at most {rhythm.most}" if rhythm.most > rhythm.ideal else "")
        return f"{rhythm.circle}: {span}" if rhythm.circle else span
    return {"ambient": "ambient: seen anyway", "triggered": "triggered: when something calls for it"}.get(
        rhythm.kind, ""
    )


def standing_words(standing: "Standing", today: date) -> str:
    """Where one stands with someone in a circle: "in touch until Fri 18 Dec", "due since Fri 20 Nov, put off twice"."""
    word = standing.word(today)
    near = "until" if word == "in touch" else "since"
    day = standing.most_on if word == "overdue" else standing.ideal_on
    off = {0: "", 1: ", put off once", 2: ", put off twice"}.get(standing.bumps, f", put off {standing.bumps} times")
    return f"{word} {near} {day_phrase(day, today)}{off}"


def in_circle(rhythm: "Rhythm", standing: "Standing | None", today: date) -> str:
    """ "close: every 30 days, at most 45 · due since Fri 20 Nov"; empty where there is no circle."""
    return " · ".join(filter(None, (circle_words(rhythm), standing_words(standing, today) if standing else "")))


def span_words(span: "Span", today: date) -> str:
    """What some days are called: "2025", "March 2026", "16 to 22 November", "Thursday 12 November"."""
    first, last = span
    if first == last:
        return long_day(first, today)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and first.month == last.month:
        return f"{LONG_MONTHS[first.month - 1]} {first.year}"
    begin = str(first.day) if first.month == last.month else f"{first.day} {LONG_MONTHS[first.month - 1]}"
    year = "" if last.year == today.year else f" {last.year}"
    return f"{begin} to {last.day} {LONG_MONTHS[last.month - 1]}{year}"


def moved_words(closer: int, further: int) -> str:
    """ "closer", "closer ×2", "closer ×2, further"."""
    times = ((word, number) for word, number in (("closer", closer), ("further", further)) if number)
    return ", ".join(f"{word} ×{number}" if number > 1 else word for word, number in times)


# What was kept


def in_sentence(label: str) -> str:
    """The name of an action behind a colon: "Took back: kept an idea, “people read stories…”"."""
    return short(label[:1].lower() + label[1:], 100)


def card_words(card: Card) -> str:
    """How a line about a person was read: "accounts for bakeries, Nair & Co — red glasses", "— red glasses"."""
    work = ", ".join(filter(None, (card.does, card.organisation)))
    return f"{work} — {card.hook}".strip() if card.hook else work


def kept_line(kept: Kept, today: date) -> str:
    """One line that says what a jot became, and with whom, where and when it was joined."""
    if kept.direction:
        what = "Kept a promise of mine" if kept.direction == "mine" else "Kept a promise of theirs"
    else:
        what = "Kept an idea"
    parts = [f"{what}: {short(kept.text, 70)}"]
    if kept.people:
        parts.append("with " + ", ".join(_taken(p.name, p.new, p.among, p.why) for p in kept.people))
    if kept.due:
        parts.append(f"due {day_ago(kept.due, today, hour(kept.due, kept.due_words))} (“{kept.due_words}”)")
    if kept.unread:
        parts.append(unread_words(kept.unread))
    if kept.event:
        parts.append(at_event(kept.event, today))
    if kept.heard > 1:
        parts.append(f"heard ×{kept.heard}")
    parts += [
        f"linked to “{short(found, 40)}”" if found else f"no idea “{short(words, 30)}” yet"
        for words, found in kept.links
    ]
    if kept.tags:
        parts.append(" ".join(f"#{tag}" for tag in kept.tags))
    return one_line(" · ".join(parts))


def unread_words(said: str) -> str:
    """That words meant as a date gave none; a full one was understood, only not what it is of: "last 2026-12-12"."""
    full = re.search("[0-9]{4}-[0-9]{2}-[0-9]{2}", said)
    with suppress(ValueError):  # no such day
        if full and date.fromisoformat(full[0]):
            return f"whether it is due then is not clear from “{said}”, so it has no date"
    return f"the date “{said}” was not understood, so it has none"


def talked_line(talk: "Talked", today: date) -> str:
    """One line that says which conversation was kept, with whom each name was taken for: "Talked with Ana Reyes"."""
    with_ = ", ".join(_taken(one.name, one.new, one.among, one.why) for one in talk.people)
    parts = [f"{'Planned: ' + talk.how if talk.planned else 'Talked'} with {with_}"]
    parts += [] if talk.planned or talk.how == "in person" else [talk.how]
    parts.append(day_ago(talk.day, today))
    parts.append(f"at {short(talk.event.title, 60)}" if talk.event else "")
    return one_line(" · ".join(filter(None, parts)))


def at_event(event: EventLine, today: date) -> str:
    """ "at Thames Breakfast, Wed 18 Nov"."""
    return f"at {short(event.title, 60)}, {day_phrase(event.day, today)}"


def _taken(name: str, new: bool, among: int, why: str) -> str:
    name = short(name)
    if new:
        return f"{name} (new)"
    if among > 1:
        return f"{name} (of {among}{': ' + why if why else ''})"
    return name
