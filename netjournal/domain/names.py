"""Which Grace is meant. Pure rules over candidates the store has found.

The rule is that of *friends*: among several people of one name, the one who has most often appeared together with the
others named (and in the room of the event) is meant; where nothing settles it, nobody is guessed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netjournal.text import key, one_line

EXACT, WHOLE, ALIAS, PART = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who answers to a name. `fit`: how well, EXACT best."""

    id: int
    name: str
    fit: int
    let_go: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """Who was taken for a name, out of whom, and why; `person` None when nothing settles it."""

    person: int | None
    name: str
    among: int = 1
    why: str = ""


def settle(name: str, candidates: Sequence[Candidate], together: Mapping[int, int], here: frozenset[int]) -> Settled:
    """Choose among the people who answer to `name`.

    `together`: for each candidate, how often they appeared with the others named; `here`: who was at the event.
    Whole names beat parts of names; then who was there; then who appears together; a tie settles nothing.
    """
    if not candidates:
        return Settled(None, name, 0)
    best = min(c.fit for c in candidates)
    fitting = [c for c in candidates if c.fit == best]
    if len(fitting) > 1 and any(not c.let_go for c in fitting):
        fitting = [c for c in fitting if not c.let_go]
    if len(fitting) == 1:
        return Settled(fitting[0].id, fitting[0].name, len(candidates))
    present = [c for c in fitting if c.id in here]
    if len(present) == 1:
        return Settled(present[0].id, present[0].name, len(fitting), "who was there")
    pool = present or fitting
    ranked = sorted(pool, key=lambda c: together.get(c.id, 0), reverse=True)
    if together.get(ranked[0].id, 0) > together.get(ranked[1].id, 0):
        return Settled(ranked[0].id, ranked[0].name, len(fitting), "who appears with the others named")
    return Settled(None, name, len(fitting))


@dataclass(frozen=True, slots=True)
class Card:
    """One line of a room sheet as read: a name, what they do, what helps to remember them, how to reach them."""

    name: str
    does: str = ""
    hook: str = ""
    email: str = ""


_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,3}[.)])\s+")
_EMAIL = re.compile(r"[<(\[]?\b([^\s<>()\[\],;:]+@[^\s<>()\[\],;:]+\.[^\s<>()\[\],;:]+)\b[>)\]]?")
_TITLE_AFTER_COMMA = re.compile(r"^(?:phd|ph\.d\.?|mba|md|m\.d\.?|jr\.?|sr\.?|esq\.?|frsa|fca|aca|obe|mbe|cbe)$", re.I)


def read_card(line: str) -> Card | None:
    """One pasted or typed line as a person; None for a line that holds no name.

    Understands `Name, what they do — hook`, `Name - Company`, `Name, Company`, `Name (Company)` and tab-separated
    columns. Total: any text gives a card or None.
    """
    if "\t" in line:
        cells = [one_line(cell) for cell in line.split("\t")]
        cells = [cell for cell in cells if cell]
        if not cells:
            return None
        email = next((cell for cell in cells[1:] if _EMAIL.fullmatch(cell)), "")
        rest = [cell for cell in cells[1:] if cell != email]
        return _card(_BULLET.sub("", cells[0]), ", ".join(rest), "", email.strip("<>()[]"))
    text = one_line(_BULLET.sub("", line))
    found = _EMAIL.search(text)
    email = ""
    if found and text[: found.start()].strip(" ,-–—"):
        email = found.group(1)
        text = one_line(text[: found.start()] + " " + text[found.end() :]).rstrip(" ,;-–—")
    text, _, hook = text.partition(" — ")
    name, does = _split_name(text.replace(" – ", " - ").replace(" -- ", " - "))
    return _card(name, does, hook, email)


def _split_name(text: str) -> tuple[str, str]:
    if text.endswith(")") and "(" in text:
        name, _, company = text[:-1].partition("(")
        if name.strip() and company.strip():
            return name, company
    at_comma, at_dash = text.find(","), text.find(" - ")
    if at_comma > 0 and (at_dash < 0 or at_comma < at_dash):
        name, _, does = text.partition(",")
        head, _, more = does.strip().partition(",")
        if _TITLE_AFTER_COMMA.match(head.strip()):
            return f"{name}, {head.strip()}", more
        return name, does
    if at_dash > 0:
        name, _, does = text.partition(" - ")
        return name, does
    return text, ""


def _card(name: str, does: str, hook: str, email: str) -> Card | None:
    name = one_line(name).strip(" ,;:-–—@\"'")
    if not key(name) or not any(c.isalnum() for c in name):
        return None
    return Card(name, one_line(does).strip(" ,;-–—"), one_line(hook), email)


def parts(name: str) -> list[str]:
    """The single words of a name someone may be called by, as keys; none when the name is one word."""
    words = key(name).replace(",", " ").split()
    return [w.strip(".") for w in words if len(w.strip(".")) > 1] if len(words) > 1 else []
