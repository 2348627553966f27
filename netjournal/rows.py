"""Records as rows of lists: the cells of one line each. Knows no terminal and no widget; a cell names a role, not a
colour."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from netjournal.domain.records import UNMET_MARKS, Entry, EventLine, IdeaLine, PersonLine, Promise
from netjournal.present import (
    DONE,
    LET_GO,
    MARK_WORDS,
    MINE,
    SPARK,
    THEIRS,
    ago,
    count,
    day_column,
    due_words,
    first_name,
    how_due,
)
from netjournal.text import one_line

if TYPE_CHECKING:
    from netjournal.domain.records import Hit

REFLECTED = {"": "○", "begun": "◐", "done": "●"}
_BARS = "▁▂▃▄▅▆▇█"


class Cell(NamedTuple):
    """One column of a row. `width` in terminal cells, 0 takes what is left; `role` names a style ("quiet", "late" …);
    a cell with `give` above 0 is left out when the row is narrow, the highest first; one with `most` grows up to that
    where its list holds words as long and the row has room to spare."""

    text: str
    role: str = ""
    width: int = 0
    right: bool = False
    give: int = 0
    most: int = 0
    least: int = 0
    """Of a cell that takes what is left: so much it wants before others give way."""
    words: tuple[str, ...] = ()
    """Words to be lit in the text, of which the part is shown that holds them."""


def needed(rows: Iterable[Sequence[Cell]]) -> int:
    """The width that the column which grows needs for the longest words in it."""
    return max(
        (min(cell.most, cell_width(one_line(cell.text))) for row in rows for cell in row if cell.most), default=0
    )


def grown(cells: Sequence[Cell], need: int, spare: int) -> list[Cell]:
    """A row with the column which grows as wide as needed, as far as there are cells to spare."""
    most = {n: min(need - cell.width, spare) for n, cell in enumerate(cells) if cell.width and cell.most}
    return [cell._replace(width=cell.width + most[n]) if most.get(n, 0) > 0 else cell for n, cell in enumerate(cells)]


def cell_width(text: str) -> int:
    """A width for a column that holds this text, never nought; wide characters count twice."""
    return max(1, sum(2 if ord(c) > 0x10FF else 1 for c in text))


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


def person_cells(line: PersonLine, today: date) -> list[Cell]:
    return [
        Cell(line.name, "quiet" if line.let_go else "name", 20, most=28),
        Cell(line.does, "quiet", 0, give=1),
        *_how_close(line, today),
        Cell(closeness(line.moves), "spark", 6, give=3),
    ]


def _how_close(line: PersonLine, today: date) -> tuple[Cell, Cell]:
    """When they were last met, and the stage; "missed" or "not met yet" in their place where neither is so."""
    if line.unmet:
        said = "missed" if line.unmet == "missed" else "not met yet"
        return Cell(said, "quiet", 13, right=True, give=2), Cell("", "", 5, give=4)
    last = ago(line.last, today) if line.last else ""
    return Cell(last, "quiet", 13, right=True, give=4), Cell(line.stage, "", 5, give=2)


def closeness(moves: Sequence[str]) -> str:
    """The moves between us as a small line that rises and falls; empty where none was noted."""
    height, heights = 1, []
    for move in moves:
        height = min(max(height + {"closer": 2, "further": -2}.get(move, 0), 0), len(_BARS) - 1)
        heights.append(_BARS[height])
    return "".join(heights)


def promise_cells(promise: Promise, today: date) -> list[Cell]:
    words, role = due_words(promise, today)
    closed = promise.state != "open"
    mark = {"done": DONE, "let go": LET_GO}.get(promise.state, MINE if promise.direction == "mine" else THEIRS)
    return [
        Cell(mark, "quiet" if closed else "", 1),
        Cell(first_name(promise.person), "quiet" if closed else "name", 9, give=1),
        Cell(promise.words, "quiet" if closed else ""),
        Cell(words, role, min(cell_width(words), 18), right=True),
    ]


def idea_cells(line: IdeaLine, today: date) -> list[Cell]:
    mark = SPARK if line.spark else "z" if line.resting else " "
    return [
        Cell(mark, "spark" if line.spark else "quiet", 1),
        Cell(line.text.partition("\n")[0], "quiet" if line.resting else ""),
        Cell(f"×{line.heard}" if line.heard > 1 else "", "spark", 3, right=True, give=1),
    ]


def entry_cells(entry: Entry, today: date) -> list[Cell]:
    """One line of a record's page."""
    kind = entry.ref.kind
    mark, role, note, note_role, text = "", "", entry.note, "quiet", entry.text
    match kind:
        case "idea":
            mark, role = (SPARK, "spark") if entry.state == "spark" else ("·", "quiet")
        case "promise":
            direction, _, state = entry.state.partition(" ")
            mark = {"done": DONE, "let go": LET_GO}.get(state, MINE if direction == "mine" else THEIRS)
            role = "quiet" if state else ""
            due, note_role = how_due(direction, state or "open", entry.due, entry.due_words, entry.snoozed, today)
            said = "I said I would" if direction == "mine" else "they said they would"
            asks = entry.due and not state and not (entry.snoozed and entry.snoozed > today)
            note = f"due {due}" if asks else due or said
        case "person":
            mark = {"talked": "●", "hello": "○", "missed": "?", "not met": "-"}.get(
                entry.state, "●" if entry.association else "·"
            )
            if entry.state in UNMET_MARKS:
                note = " · ".join(filter(None, (entry.state, note)))
        case "conversation":
            mark, note = "“", note or entry.state
            text = text or entry.state or "a conversation"
            note = "" if note == text else note
            if entry.day > today:
                note = f"planned, {note}" if note else "planned"
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
        Cell(text, text_role),
    ]
    return [*cells, Cell(note, note_role, min(34, cell_width(note)), right=True, give=1)] if note else cells


GROUPS = {
    "person": "people", "event": "events", "conversation": "conversations", "promise": "promises", "idea": "ideas",
    "reflection": "looking back", "week": "weeks",
}  # fmt: skip
"""What each kind is called above its hits."""


def hit_cells(hit: "Hit", group: str, words: tuple[str, ...], today: date) -> list[Cell]:
    """What a search found: under what, when, the words that say so, with whom and where."""
    person = hit.kind == "person"
    return [
        Cell(GROUPS.get(group, ""), "quiet", 13, give=1),
        Cell(day_column(hit.day, today) if hit.day else "", "quiet", 10, give=2),
        Cell(hit.title if person else hit.who, "name" if person else "", 18, words=words),
        Cell(hit.text if person else " · ".join(filter(None, (hit.title, hit.text))), least=34, words=words),
        Cell(hit.where, "quiet", 22, right=True, give=3),
    ]
