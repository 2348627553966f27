"""What happened, as words and small pictures: the steps of a promise, the line between two people over the months.

Like `present`, it knows no terminal and no widget. Pure.
"""

from collections.abc import Sequence
from datetime import date

from netjournal.domain.news import News
from netjournal.domain.promises import SOME_DAY, read_snooze
from netjournal.domain.records import Echo, Hearing, StageMove, Step
from netjournal.domain.review import Happened
from netjournal.domain.sheets import FIELDS, SIDES, blank
from netjournal.domain.sheets import Lines as SheetLines
from netjournal.domain.sparks import Spark
from netjournal.present import DONE, LONG_DAYS, LONG_MONTHS, MONTHS, count, day_column, day_phrase, first_name, over
from netjournal.rows import Cell
from netjournal.text import one_line, short

_BARS = "▁▂▃▄▅▆▇█"
MONTHS_BACK = 12
MOST_HEARINGS = 12
_TIMES = {1: "once", 2: "twice"}


# A promise


def again(repeats: str) -> str:
    """How often it recurs: "every 2 weeks", "monthly"; "" for never."""
    said = one_line(repeats)
    return f"every {said}" if said and not said.lower().startswith("every") and not said.endswith("ly") else said


def steps(taken: Sequence[Step], today: date, *, day_first: bool = True) -> str:
    """What happened to a promise, a line a step: "Tue 17 Nov  put off until Fri"."""
    return "\n".join(f"{day_column(step.day, today)}  {_step(step, today, day_first)}" for step in taken)


def _step(step: Step, today: date, day_first: bool) -> str:
    said = f" “{step.words}”" if step.words else ""
    match step.step:
        case "put off":
            until = read_snooze(step.words, step.day, day_first=day_first)
            if until == SOME_DAY:
                return "put off to some day"
            return f"put off until {day_phrase(until, today)}" if until else f"put off:{said}"
        case "renegotiated":
            was = f"was due {day_phrase(step.due, today)}" if step.due else "had no day"
            return f"renegotiated, {was}{said}"
        case "begun anew":
            return "begun anew" + (f", the last was due {day_phrase(step.due, today)}" if step.due else "")
        case "opened again":
            return "opened again" + (f", had come to{said}" if said else "")
    return f"{step.step}{said}"


# Between two people


def months(moves: Sequence[StageMove], today: date) -> tuple[str, str]:
    """(bars, words): how close one stood at the end of each of the last twelve months, the present one last, and what
    happened in them: "▁▁▂▂▃▃", "closer twice since June". Months before the first move are left out. Both are empty
    where no move was noted."""
    moves = [move for move in moves if move.day <= today]
    if not moves:
        return "", ""
    last = today.year * 12 + today.month - 1
    first = last - MONTHS_BACK + 1
    begun = min(_month(move.day) for move in moves)
    heights = [_height(moves, month) for month in range(max(first, begun), last + 1)]
    return "".join(_BARS[height] for height in heights), _moved([m for m in moves if _month(m.day) >= first], today)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _height(moves: Sequence[StageMove], month: int) -> int:
    """How close one stood at a month's end: a step up for closer, a step down for further, never off the picture."""
    height = 0
    for move in sorted((move for move in moves if _month(move.day) <= month), key=lambda move: (move.day, move.id)):
        height += {"closer": 1, "further": -1}.get(move.move, 0)
        height = min(max(height, 0), len(_BARS) - 1)
    return height


def _moved(moves: Sequence[StageMove], today: date) -> str:
    """ "closer twice, further once since June", "the same since June"."""
    if not moves:
        return ""
    ways = [move.move for move in moves]
    said = [
        f"{way} {_TIMES.get(ways.count(way), f'{ways.count(way)} times')}" for way in ("closer", "further")
        if way in ways
    ]  # fmt: skip
    told = [move for move in moves if move.move != "same"] or moves
    begun = min(move.day for move in told)
    if begun.year == today.year and begun.month == today.month:
        return f"{', '.join(said) or 'the same'} this month"
    year = "" if begun.year == today.year else f" {begun.year}"
    return f"{', '.join(said) or 'the same'} since {LONG_MONTHS[begun.month - 1]}{year}"


def stages(moves: Sequence[StageMove], today: date) -> str:
    """When each stage was reached, the latest first: "know since Sep, like since March 2025"."""
    reached = [f"{move.stage} since {_short_month(move.day, today)}" for move in moves if move.stage]
    return ", ".join(reversed(reached[-4:]))


def _short_month(day: date, today: date) -> str:
    return MONTHS[day.month - 1] + ("" if day.year == today.year else f" {day.year}")


def words_of_moves(moves: Sequence[StageMove], today: date) -> str:
    """The words noted with the latest moves, the latest first."""
    noted = [f"{day_column(move.day, today)}  {move.move} “{move.words}”" for move in moves if move.words]
    return "\n".join(reversed(noted[-2:]))


# The 1-2-1 sheet


def sheet(lines: SheetLines) -> list[tuple[str, str]]:
    """The sheet as (label, words), quiet about what is not there; what is still blank comes last. Empty where nothing
    is written yet."""
    if not lines:
        return []
    rows = []
    for side in SIDES:
        for field in FIELDS:
            said = [line.text for line in lines if (line.side, line.field) == (side, field)]
            if said:
                rows.append((field if side == "theirs" else f"my {field}", "; ".join(said)))
    theirs, mine = blank(lines, "theirs"), blank(lines, "mine")
    still = [", ".join(theirs)] if theirs else []
    if mine:
        still.append(f"of mine: {', '.join(mine)}" if len(mine) < len(FIELDS) else "all of mine")
    return [*rows, ("still blank", "; ".join(still))] if still else rows


# A thought that comes again


def echo(echo: Echo, today: date) -> str:
    """An earlier thought in one line: "Thu 12 Mar: “clients never read reports” · Priya · Thames Breakfast"."""
    when, who = day_phrase(echo.day, today), _first_names(echo.who)
    if echo.ref.kind == "conversation":
        when, who = f"{when}, a conversation{f' with {who}' if who else ''}", ""
    return " · ".join(part for part in (f"{when}: “{short(echo.text, 90)}”", who, echo.where) if part)


def hearings(heard: Sequence[Hearing], today: date) -> str:
    """ "3 times, from 3 people, over 7 months", and below it when, from whom and where; "" for what was heard once."""
    if len(heard) < 2:
        return ""
    people = {person for hearing in heard for person in hearing.people}
    time = over(heard[0].day, heard[-1].day)
    parts = [f"{len(heard)} times", f"from {count(len(people), 'person', 'people')}" if people else ""]
    parts.append(f"over {time}" if time else "")
    lines = [
        " · ".join(filter(None, (day_phrase(one.day, today), _first_names(", ".join(one.people)), one.where)))
        for one in heard[-MOST_HEARINGS:]
    ]
    if more := len(heard) - len(lines):
        lines.insert(0, f"{count(more, 'time')} before")
    return "\n".join([", ".join(filter(None, parts)), *lines])


def _first_names(names: str) -> str:
    return ", ".join(first_name(name) for name in names.split(", ")) if names else ""


# What comes back: news for someone, sparks, this day in other years


def my_news(news: Sequence[News], spoke: date | None, today: date) -> str:
    """What is new with me since we spoke, a line each, below the day it counts from; "" for nothing."""
    if not news or spoke is None:
        return ""
    return "\n".join([f"since we spoke, {day_phrase(spoke, today)}", *(news_line(one, today) for one in news)])


def news_line(news: News, today: date) -> str:
    """A reason to be in touch, with the words that say so: "Thu 19 Nov  letters printed on cork  (needs “cork”)"."""
    mark = "◇ " if news.own.ref.kind == "event" else ""
    quoted = ", ".join(f"“{word}”" for word in news.words[:3])
    return f"{day_column(news.own.day, today)}  {mark}{short(news.own.text, 90)}  ({news.where} {quoted})"


def spark_why(spark: Spark, today: date) -> str:
    """Why an idea comes back: "from 12 Mar, at Thames Breakfast; not looked at since", "a year ago today"."""
    where = f", at {short(spark.idea.event, 40)}" if spark.idea.event else ""
    if spark.answer == "alive":
        return "still alive, you said today"
    if spark.reason == "meeting" and spark.who and spark.on:
        at = f", at {short(spark.event, 40)}" if spark.event else ""
        return f"you meet {spark.who} {meeting_day(spark.on, today)}{at}"
    if spark.reason == "on this day":
        return f"{this_day_ago(spark.idea.day, today)}{where}"
    since = "; not looked at since" if spark.reason == "unvisited" and not spark.looked else ""
    return f"from {day_phrase(spark.idea.day, today)}{where}{since}"


def meeting_day(day: date, today: date) -> str:
    """When one meets someone this week: "today", "tomorrow", "on Wednesday"."""
    return {0: "today", 1: "tomorrow"}.get((day - today).days) or f"on {LONG_DAYS[day.weekday()]}"


def this_day_ago(day: date, today: date) -> str:
    """How long ago this very day was: "a month ago today", "3 years ago today"."""
    months = _month(today) - _month(day)
    number, unit = (months // 12, "year") if months % 12 == 0 else (months, "month")
    return f"a {unit} ago today" if number == 1 else f"{number} {unit}s ago today"


_MARKS = {"event": "◇", "conversation": "“", "idea": "·", "promise done": DONE}


def happened_cells(one: Happened, today: date) -> list[Cell]:
    """A line of this day in another month or year."""
    words = ": ".join(filter(None, (one.who, one.text))) or "a conversation"
    return [
        Cell(this_day_ago(one.day, today).removesuffix(" today"), "quiet", 13),
        Cell(_MARKS.get(one.part, "·"), "quiet", 1),
        Cell(one_line(words), "name" if one.part == "event" else ""),
    ]
