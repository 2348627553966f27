"""Records as words: what both front ends show. Knows no terminal and no widget; a cell names a role, not a colour."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netjournal.actions.jotting import Kept
from netjournal.domain.records import Entry, EventLine, IdeaLine, PersonLine, Promise
from netjournal.text import one_line, short

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

SPARK, MINE, THEIRS, DONE, LET_GO = "✦", "→", "←", "✓", "·"
REFLECTED = {"": "○", "begun": "◐", "done": "●"}
_BARS = "▁▂▃▄▅▆▇█"
MARK_WORDS = {"talked": "talked", "hello": "hello only", "missed": "missed, want to meet", "not met": "not met", "": ""}


class Cell(NamedTuple):
    """One column of a row. `width` in terminal cells, 0 takes what is left; `role` names a style ("quiet", "late" …);
    a cell with `give` above 0 is left out when the row is narrow, the highest first."""

    text: str
    role: str = ""
    width: int = 0
    right: bool = False
    give: int = 0


# Days


def day_phrase(day: date, today: date) -> str:
    """A day as short as it can be said: "Fri", "Wed 18 Nov", "12 Mar 2025"."""
    if 0 <= (day - today).days < 7:
        return "today" if day == today else DAYS[day.weekday()]
    if abs((day - today).days) < 200:
        return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_column(day: date, today: date) -> str:
    """A day as a list shows it, always the same width: "Wed 18 Nov" or "18 Nov 24"."""
    if abs((day - today).days) < 300:
        return f"{DAYS[day.weekday()]} {day.day:2d} {MONTHS[day.month - 1]}"
    return f"{day.day:2d} {MONTHS[day.month - 1]} {day.year % 100:02d} ".rjust(10)


def long_day(day: date, today: date | None = None) -> str:
    """ "Wednesday 18 November", with the year where it isn't this one."""
    words = f"{LONG_DAYS[day.weekday()]} {day.day} {LONG_MONTHS[day.month - 1]}"
    return words if today is None or day.year == today.year else f"{words} {day.year}"


def ago(day: date, today: date) -> str:
    """How long ago, or how far off, in the largest unit that fits: "3 weeks ago", "in 2 days", "today"."""
    days = (today - day).days
    if days in (-1, 0, 1):
        return {-1: "tomorrow", 0: "today", 1: "yesterday"}[days]
    size = abs(days)
    for unit, length in (("year", 365), ("month", 30), ("week", 7), ("day", 1)):
        if size >= length * (2 if unit in ("week", "month") else 1) or unit == "day":
            count = size // length
            words = f"{count} {unit}{'' if count == 1 else 's'}"
            return f"{words} ago" if days > 0 else f"in {words}"
    return ""


def since(day: date, today: date) -> str:
    """A beginning: "since March", "since March 2024"."""
    month = LONG_MONTHS[day.month - 1]
    return f"since {month}" if day.year == today.year else f"since {month} {day.year}"


def count(number: int, one: str, many: str = "") -> str:
    """ "1 person", "9 people"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


# Rows of lists


def event_cells(line: EventLine, today: date) -> list[Cell]:
    return [
        Cell(day_column(line.day, today), "quiet", 10),
        Cell(line.title, "name"),
        Cell(count(line.people, "person", "people") if line.people else "", "quiet", 11, right=True, give=1),
        Cell(_looked_back(line, today), "spark" if line.reflected == "done" else "quiet", 1),
    ]


def _looked_back(line: EventLine, today: date) -> str:
    """Whether an event was looked back on; a coming one can't have been."""
    return " " if line.day > today and not line.reflected else REFLECTED[line.reflected]


def closeness(moves: Sequence[str]) -> str:
    """The moves between us as a small line that rises and falls; empty where none was noted."""
    height, heights = 1, []
    for move in moves:
        height = min(max(height + {"closer": 2, "further": -2}.get(move, 0), 0), len(_BARS) - 1)
        heights.append(_BARS[height])
    return "".join(heights)


def person_cells(line: PersonLine, today: date) -> list[Cell]:
    return [
        Cell(line.name, "quiet" if line.let_go else "name", 20),
        Cell(line.does, "quiet", 0, give=1),
        Cell(ago(line.last, today) if line.last else "", "quiet", 13, right=True, give=4),
        Cell(line.stage, "", 5, give=2),
        Cell(closeness(line.moves), "spark", 6, give=3),
    ]


def first_name(name: str) -> str:
    """What someone is called in short. Where the family name comes first, in scripts that write it so, all of it."""
    return name if name[:1] >= "\u2e80" else name.split(" ")[0]


def due_words(promise: Promise, today: date) -> tuple[str, str]:
    """When a promise is due, and the role: "late" only for a promise of mine past its day."""
    if promise.state != "open":
        return ("done" if promise.state == "done" else "let go"), "quiet"
    if promise.due is None:
        return (f"“{promise.due_words}”" if promise.due_words else ""), "quiet"
    late = promise.direction == "mine" and promise.due < today
    return day_phrase(promise.due, today), "late" if late else "due" if promise.direction == "mine" else "quiet"


def promise_cells(promise: Promise, today: date) -> list[Cell]:
    words, role = due_words(promise, today)
    closed = promise.state != "open"
    mark = {"done": DONE, "let go": LET_GO}.get(promise.state, MINE if promise.direction == "mine" else THEIRS)
    return [
        Cell(mark, "quiet" if closed else "", 1),
        Cell(first_name(promise.person), "quiet" if closed else "name", 9, give=1),
        Cell(promise.words, "quiet" if closed else ""),
        Cell(words, role, min(max(len(words), 1), 16), right=True),
    ]


def heard(line: IdeaLine, today: date) -> str:
    """ "heard again ×3 · Priya, Tom · since March", or where and with whom it came."""
    names = ", ".join(first_name(name) for name in line.people.split(", ")) if line.people else ""
    if line.heard > 1:
        parts = [f"heard again ×{line.heard}", names, since(line.since, today) if line.since else ""]
    else:
        parts = [day_phrase(line.day, today), line.event, names]
    return " · ".join(part for part in parts if part)


def idea_cells(line: IdeaLine, today: date) -> list[Cell]:
    mark = SPARK if line.spark else "z" if line.resting else " "
    return [
        Cell(mark, "spark" if line.spark else "quiet", 1),
        Cell(line.text, "quiet" if line.resting else ""),
        Cell(f"×{line.heard}" if line.heard > 1 else "", "spark", 3, right=True, give=1),
    ]


def entry_cells(entry: Entry, today: date) -> list[Cell]:
    """One line of a record's page."""
    kind = entry.ref.kind
    mark, role, note = "", "", entry.note
    match kind:
        case "idea":
            mark, role = (SPARK, "spark") if entry.state == "spark" else ("·", "quiet")
        case "promise":
            direction, _, state = entry.state.partition(" ")
            mark = {"done": DONE, "let go": LET_GO}.get(state, MINE if direction == "mine" else THEIRS)
            role = "quiet" if state else ""
            note = state or ("I said I would" if direction == "mine" else "they said they would")
        case "person":
            mark = {"talked": "●", "hello": "○", "missed": "?", "not met": "-"}.get(entry.state, "·")
        case "conversation":
            mark, note = "“", note or entry.state
        case "event":
            mark, note = "◇", MARK_WORDS.get(entry.state, entry.state)
        case "reflection" if entry.state == "words":
            mark = " "
        case "reflection":
            mark, note = "●", "stands open" if entry.state == "begun" else "the page of it"
    if kind in ("person", "event"):
        text_role = "name"
    else:
        text_role = "quiet" if kind == "promise" and role == "quiet" else ""
    cells = [
        Cell(day_column(entry.day, today), "quiet", 10, give=2),
        Cell(mark, role or "quiet", 1),
        Cell(entry.text, text_role),
    ]
    return [*cells, Cell(note, "quiet", min(34, cell_width(note)), right=True, give=1)] if note else cells


def cell_width(text: str) -> int:
    """A width for a column that holds this text, never nought; wide characters count twice."""
    return max(1, sum(2 if ord(c) > 0x10FF else 1 for c in text))


# What was kept


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
        parts.append(f"due {day_phrase(kept.due, today)}, {ago(kept.due, today)} (“{kept.due_words}”)")
    if kept.unread:
        parts.append(f"the date “{kept.unread}” was not understood, so it has none")
    if kept.event:
        parts.append(f"at {kept.event.title}, {day_phrase(kept.event.day, today)}")
    parts += [
        f"linked to “{short(found, 40)}”" if found else f"no idea “{short(words, 30)}” yet"
        for words, found in kept.links
    ]
    if kept.tags:
        parts.append(" ".join(f"#{tag}" for tag in kept.tags))
    return one_line(" · ".join(parts))


def _taken(name: str, new: bool, among: int, why: str) -> str:
    if new:
        return f"{name} (new)"
    if among > 1:
        return f"{name} (of {among}{': ' + why if why else ''})"
    return name
