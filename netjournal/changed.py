"""The change log and the trash as words and cells: both front ends show them so."""

from datetime import datetime

from netjournal.clock import Clock
from netjournal.domain import places
from netjournal.domain.changes import Line, PutBack, Removed, Went
from netjournal.domain.records import Action
from netjournal.present import MONTHS, count, day_column, in_sentence
from netjournal.rows import Cell
from netjournal.text import short

BACKUPS = "Backups and copies made before may still hold it."


def when(at: datetime, clock: Clock) -> str:
    """A moment in a column: "Wed 18 Nov 09:30"."""
    local = clock.shown(at)
    return f"{day_column(local.date(), clock.today())} {local:%H:%M}"


def state(action: Action) -> str:
    return "" if action.done else "taken back"


def short_when(at: datetime, clock: Clock) -> str:
    """A moment in a narrow column: "09:30" of today, else "18 Nov" or "Nov 24"."""
    local, today = clock.shown(at), clock.today()
    if local.date() == today:
        return f"{local:%H:%M}"
    near = abs((local.date() - today).days) < 300
    return f"{local.day:2d} {MONTHS[local.month - 1]}" if near else f"{MONTHS[local.month - 1]} {local.year % 100:02d}"


def action_cells(action: Action, clock: Clock, *, narrow: bool = False, any_back: bool = True) -> list[Cell]:
    """One action: when, what, and whether it stands. `any_back`: one of the list is taken back."""
    if narrow:
        back = [Cell(state(action), "quiet", 10, right=True)] if any_back else []
        return [
            Cell(short_when(action.at, clock), "quiet", 6),
            Cell(action.label, "" if action.done else "quiet"),
            *back,
        ]
    return [
        Cell(when(action.at, clock), "quiet", 16, give=1),
        Cell(action.label, "" if action.done else "quiet", least=30),
        Cell(state(action), "quiet", 10, right=True),
    ]


def line_cells(line: Line, *, record: bool = True) -> list[Cell]:
    """One thing that changed: of which record, which field, before → after."""
    kind = kind_words(line)
    named = [Cell(f"{kind}: {line.record}" if line.record else kind, "name", 24, give=2)] if record else []
    return [*named, Cell(line.field, "quiet", 18, give=1), Cell(arrow(line), least=24)]


def kind_words(line: Line) -> str:
    """The kind of record, or what else it is, in the words of the field."""
    return places.one(line.kind)


def arrow(line: Line) -> str:
    """ "red glasses → green glasses", "+ vip", "− vip"."""
    if line.verb == "removed" or (line.before and not line.after):
        return f"− {line.before}" if line.before else "−"
    return f"{line.before} → {line.after}" if line.before else f"+ {line.after}"


def history_cells(line: Line, clock: Clock) -> list[Cell]:
    """One thing that changed a record: when, which field, before → after, by which action."""
    return [
        Cell(when(line.at, clock), "quiet", 16),
        *line_cells(line, record=False),
        Cell(line.label, "quiet", 30, give=3),
    ]


def removed_cells(one: Removed, clock: Clock, *, any_how: bool = True) -> list[Cell]:
    """One record of the trash: what, its title, when it went, how long it stays. `any_how`: whether any is there
    for another reason than that it was removed."""
    how = [Cell(one.how, "quiet", 10, give=3)] if any_how else []
    return [
        Cell(one.ref.kind, "quiet", 12, give=1),
        Cell(one.title, "name", least=28),
        *how,
        Cell(when(one.at, clock), "quiet", 16, give=2),
        Cell(days_left(one), "quiet", 12, right=True),
    ]


def days_left(one: Removed) -> str:
    return f"{count(one.days_left, 'day')} left" if one.days_left else "going"


def put_back_words(back: PutBack) -> str:
    """What came back, and without what: "Put back Priya Nair, without “Breakfast”: gone too …"."""
    if not back.without:
        return f"Put back {back.title}"
    named = ", ".join(f"“{short(words, 30)}”" for words in back.without[:3])
    more = f" and {len(back.without) - 3} more" if len(back.without) > 3 else ""
    why = "gone too, or joined otherwise by now. What is gone joins again when it comes back"
    return f"Put back {back.title}, without {named}{more}: {why}"


def again_words(action: Action) -> str:
    """What was put back after it was taken back: which change, or how many in one step."""
    if action.together > 1:
        return f"Put back {count(action.together, 'change')}"
    return f"Put back: {in_sentence(action.label)}"


def emptied_words(number: int, more: bool) -> str:
    """What emptying the trash came to; `more`: whether something is in it, removed since that was asked."""
    went = f"{count(number, 'record')} gone for good. {BACKUPS}" if number else (
        "Nothing was left to let go of: it was put back, or let go of, meanwhile."
    )  # fmt: skip
    return f"{went} What was removed meanwhile is still in the trash." if more else went


def went_words(went: Went) -> str:
    """How far going back went: "Took back 12 changes", and where it stopped."""
    said = f"Took back {count(went.actions, 'change')}"
    if not went.left:
        return said
    return f"{said}; {went.left:,} not, for at “{short(in_sentence(went.stopped), 50)}” it stopped. {went.why}"
