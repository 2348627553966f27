"""What the close of a review and the page of a week say: counts as facts, names of whoever moved. No widgets."""

from datetime import date

from netjournal import present
from netjournal.domain.review import Happened, WeekPage, streak_words
from netjournal.journal import Journal
from netjournal.text import short
from netjournal.tui.evidence import Line
from netjournal.tui.weekly import Weekly

MOST_NAMES = 12


def summary(page: WeekPage, streak: tuple[int, int], today: date) -> list[Line]:
    """A week in a few lines; what did not happen is not said."""
    by = dict(page.parts())
    kept = [
        _count(by, "event", "event"),
        _count(by, "conversation", "conversation"),
        _count(by, "idea", "idea"),
    ]
    lines = [
        Line("Your line", page.line),
        Line("Kept", ", ".join(filter(None, kept))),
        Line("Promised", _several(by.get("promise made", []))),
        Line("They promised", _several(by.get("promise theirs", []))),
        Line("Done", _several(by.get("promise done", []))),
        Line("Let go", _several([*by.get("promise let go", []), *by.get("let go", [])])),
        Line("Closer", _names(by.get("closer", []))),
        Line("Further", _names(by.get("further", []))),
        Line("Remembered", "\n".join(page.remembered)),
        Line("Reviewed", _reviewed(page, today)),
        Line("Weeks", f"{words} reviewed" if (words := streak_words(*streak)).endswith("weeks") else words),
    ]
    return [line for line in lines if line.words]


def closing(journal: Journal, weekly: Weekly) -> tuple[list[Line], str]:
    """What stands at the end of a review, and what can be done there."""
    page = weekly.reviewing.page(weekly.week)
    lines = summary(page, weekly.reviewing.streak(), journal.clock.today())
    if not weekly.items and not page.closed_on:
        lines.insert(0, Line("Waits", "nothing in this week. That is all right."))
    if weekly.waiting:
        lines.append(Line("Left", f"{weekly.waiting} not reviewed: b goes back, and they come again"))
    if weekly.held_back:
        lines.append(Line("Wait", f"{weekly.held_back} more, left for another time: w asks about them"))
    if more := weekly.more.get("mine", 0) + weekly.more.get("theirs", 0):
        lines.append(Line("Next week", f"{present.count(more, 'more promise')}, asked about in their turn"))
    if page.closed_on:
        return lines, "This week is closed. Enter shows its page."
    return lines, "Enter closes the week. a writes a line of your own first, if you like."


def _reviewed(page: WeekPage, today: date) -> str:
    counted = present.count(page.reviewed, "thing") if page.reviewed else ""
    closed = f"closed {present.on_day(page.closed_on, today)}" if page.closed_on else ""
    return ", ".join(filter(None, (counted, closed)))


def _count(by: dict[str, list[Happened]], part: str, one: str) -> str:
    return present.count(len(by[part]), one) if part in by else ""


def _several(lines: list[Happened]) -> str:
    """How many, and the first of them in their words."""
    if not lines:
        return ""
    said = ", ".join(short(line.text or line.who, 40) for line in lines[:3])
    return f"{len(lines)}: {said}{' …' if len(lines) > 3 else ''}"


def _names(lines: list[Happened]) -> str:
    names = list(dict.fromkeys(line.who for line in lines))
    return ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
