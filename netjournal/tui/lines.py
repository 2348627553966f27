"""What can be written or pressed on an item of the weekly review, and what becomes of a line. No widgets."""

from typing import NamedTuple

from netjournal import present
from netjournal.domain.records import MOVES, Echo
from netjournal.domain.review import Item
from netjournal.domain.weeks import Week
from netjournal.errors import WrongUse
from netjournal.journal import Journal

SIGNS = dict(zip("+=-", MOVES, strict=True))

_PROMISES, _PEOPLE = ("mine", "theirs"), ("conversations", "ago", "drifting")
_WHERE: dict[str, tuple[str, ...]] = {
    "write": ("gather", "ago", "conversations"),
    "moved": _PEOPLE,
    "closer": _PEOPLE, "same": _PEOPLE, "further": _PEOPLE,
    "done": _PROMISES,
    "put_off": _PROMISES,
    "agree": _PROMISES,
    "follow": ("pile", "drifting"),
    "later": ("pile", "drifting"),
    "let_go": (*_PROMISES, "pile", "sparks", "gather"),
    "look_back": ("events",),
}  # fmt: skip
"""The sections a key works in; one that is not named here works in all."""


def applies(action: str, item: Item | None) -> bool:
    """Whether a key does anything on this item; None is the close, where one line can be written."""
    if item is None:
        return action == "write"
    if action == "let_go" and item.section == "gather":
        return item.ref.kind == "idea"
    if action in ("closer", "same", "further", "moved") and not item.people:
        return False
    return action not in _WHERE or item.section in _WHERE[action]


class Asked(NamedTuple):
    """One kind of line: the key that opens it, the words before it, a hint, and whether Enter on nothing is enough."""

    key: str
    what: str
    hint: str
    may_be_empty: bool = False

    def words(self, item: Item | None) -> tuple[str, str]:
        if self.key == "a":
            return _WRITE["" if item is None else item.section]
        return self.what, self.hint


ASKED = {
    "write": Asked("a", "", ""),
    "moved": Asked("m", "How did it move?", "begin with + = or -, then a few words"),
    "promise": Asked("p", "A promise, yours or theirs?", "send her the list by friday · she said she would ring"),
    "step": Asked("n", "What will you do next?", "ring them on Tuesday"),
    "idea": Asked("i", "An idea?", "@names and #tags are read from it"),
    "done": Asked("d", "What came of it?", "Enter alone is fine", True),
    "put_off": Asked("z", "Until when?", "tomorrow · next week · 12 Dec · some day"),
    "agree": Asked("e", "Another day: which one did you tell them?", "next friday · 12 Dec"),
    "follow": Asked("f", "Ring, or write. What happened?", "a word is enough"),
    "let_go": Asked("x", "Why?", "Enter alone is fine", True),
}
_WRITE = {
    "": ("A line of your own about this week", "Enter closes it"),
    "gather": ("A line more", "@name, #tag, or a few words"),
    "conversations": ("What did you talk about?", "it is added to what stands there"),
    "ago": ("What do you remember?", "Enter looks"),
}


class Became(NamedTuple):
    """What became of a line: the action, whether it decided the item, and a word for the foot."""

    action: int
    words: str
    decides: bool


def keep(
    journal: Journal, week: Week, item: Item, mode: str, text: str, remembered: str = "", echo: Echo | None = None
) -> Became:
    """Keep a line about an item, and what was `remembered` where it decides it; an idea joined with the earlier thought
    it is again. Raises WrongUse with a sentence where it can't be read, NotFound when the item is gone."""
    reviewing, today = journal.reviewing, journal.clock.today()
    match mode:
        case "promise" | "step":
            kept = reviewing.promise(week, item, text, mine=mode == "step")
            return Became(kept.action, present.kept_line(kept, today), False)
        case "idea":
            kept = reviewing.idea(item, text, echo)
            return Became(kept.action, present.kept_line(kept, today), False)
        case "done":
            return Became(reviewing.finish(week, item, text), "done", True)
        case "put_off":
            day, action = reviewing.put_off(week, item, text)
            later = "some day" if day.year == 9999 else present.day_ago(day, today)
            return Became(action, f"asks again {later}", True)
        case "follow":
            return Became(reviewing.followed(week, item, text), f"followed up: {item.who}", True)
        case "let_go" if item.ref.kind == "promise":
            return Became(reviewing.finish(week, item, text, let_go=True), "let go", True)
        case "let_go":
            return Became(reviewing.let_go(week, item, text), f"let go of {item.who}; the person stays", True)
        case "agree":
            return Became(reviewing.agree(week, item, text), "another day, as you told them", True)
        case "write":
            return Became(reviewing.write_more(item, text), "written", False)
    sign, words = text.strip()[:1], text.strip()[1:].strip()
    if sign not in SIGNS:
        raise WrongUse("Begin with + for closer, = for the same or - for further.")
    return Became(reviewing.move(week, item, SIGNS[sign], words, remembered), f"{item.who}: {SIGNS[sign]}", True)
