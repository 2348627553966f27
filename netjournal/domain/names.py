"""Which Grace is meant. Pure rules over candidates the store has found.

The rule is that of *friends*: among several people of one name, the one who has most often appeared together with the
others named (and in the room of the event) is meant; where nothing settles it, nobody is guessed.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from netjournal.text import key, one_line

EXACT, WHOLE, ALIAS, PART = 0, 1, 2, 3


class Candidate(NamedTuple):
    """Someone who answers to a name. `fit`: how well, EXACT best."""

    id: int
    name: str
    fit: int
    let_go: bool = False


class Settled(NamedTuple):
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


class Card(NamedTuple):
    """One line of a room sheet as read: a name, what they do, what helps to remember them, how to reach them, and where
    they work."""

    name: str
    does: str = ""
    hook: str = ""
    email: str = ""
    organisation: str = ""


# Strings, compiled by `re` when first needed: a jot reads no cards. Counts are bounded, so that reading is linear.
_BULLETS = r"(?:(?:[-*–—]|\[[ xX]?\]|\(?\d{1,3}[.)]) |[•·▪◦‣] ?)+"
_LETTERS = r"[^\s<>()\[\],;:@]"
_EMAIL = rf"[<(\[]?\b({_LETTERS}{{1,64}}+@{_LETTERS}{{1,200}}+)\b[>)\]]?"
_TITLE = r"(?i)ph\.?d\.?|mba|m\.?d\.?|jr\.?|sr\.?|esq\.?|frsa|fca|acca|aca|obe|mbe|cbe|cpa|msc|bsc|ma|ba"
_PRONOUNS = r"(?i)(?:she|he|they|any|her|him|them)(?:[/ ]+(?:she|he|they|her|hers|him|his|them|theirs)){1,3}"
_SEPARATORS = (",", ";", " - ", " | ", ": ")
_HEADINGS = {
    *("name", "first name", "full name", "attendee", "company", "organisation", "organization", "email", "e-mail"),
    *("role", "title", "job title"),
}
# How somebody looked or where they stood, in small letters: "red scarf", "by the window", "glasses", "very tall".
_WORN = "scarf|glasses|beard|moustache|freckles|earrings|tattoos?|laugh|smile|accent|ponytail|fringe|curls"
_LOOKS = (
    r"(?:by|near|beside|behind|next to) (?:the|a|an|his|her|their) [^A-Z]*|wearing [^A-Z]*|(?:very )?tall"
    rf"|(?:(?:in|with) )?(?:an? )?(?:(?:[a-z-]+ ){{0,2}}(?:{_WORN})"
    "|(?:red|blue|green|yellow|white|black|gr[ae]y|brown|pink|purple|orange|striped|dark|bright|long|short|curly|big"
    "|tweed|woolly|silver) (?:[a-z-]+ )?(?:hat|cap|hair|jacket|coat|jumper|cardigan|dress|shirt|tie|boots|shoes))"
)
_WIDE = str.maketrans("（），、；：", "(),,;:")


def read_card(line: str) -> Card | None:
    """One pasted or typed line as a person; None for a line that holds no name, or the headings of a table.

    Understands `Name, what they do — hook`, `Name - Company`, `Name (Company)` and tab-separated columns of which the
    second is the company, with bullets, numbers and e-mail addresses. What stands in the place of a company but begins
    with a small letter is what they do. Of several things between commas all say what they do, up to one that says how
    they looked or where they stood ("red scarf", "by the window"): it and what follows help to remember them. Total:
    any text gives a card or None.
    """
    cells = [cell for cell in map(one_line, line.translate(_WIDE).split("\t")) if cell]
    if not cells:
        return None
    cells[0] = re.sub(rf"\A{_BULLETS}", "", cells[0])
    name, company, does, hook = cells[0], "", "", ""
    columns, email = _without_email(cells[1:] or cells)
    rest = columns[0]
    if len(cells) > 1:
        company, *more = [cell for cell in columns if cell] or [""]
        company, does = _company(company, ", ".join(more))
    elif rest:
        text, _, hook = rest.replace(" -- ", " — ").partition(" — ")
        name, company, does, also = _split_name(text.replace(" – ", " - "))
        does, looks = _looks(does)
        hook = "; ".join(filter(None, (also, looks, hook)))
    said = [part for part in (company, *does.split(",")) if part]
    if said and {key(part) for part in (name, *said)} <= _HEADINGS:
        return None
    return _card(name, does, hook, email, company)


_TRIM = " ,;:|-–—@\"'"


def _take_email(text: str) -> tuple[str, str, str]:
    """What stands before the first e-mail address of a text, the address, what stands after it."""
    for found in re.finditer(_EMAIL, text):
        if "." in found[1].partition("@")[2]:
            return text[: found.start()], found[1], text[found.end() :]
    return text, "", ""


def _without_email(cells: list[str]) -> tuple[list[str], str]:
    """Some texts without the first e-mail address in them, and that address."""
    for at, cell in enumerate(cells):
        before, email, after = _take_email(cell)
        if email:
            rest = one_line(f"{before} {after}").strip(_TRIM)
            return [*cells[:at], rest, *cells[at + 1 :]], email
    return cells, ""


def _split_name(text: str) -> tuple[str, str, str, str]:
    """A name, where they work, what they do, and what else stood in brackets (how to speak of them)."""
    text = text.strip(" ,;-")
    name, inside = _brackets(text)
    if inside:
        if re.fullmatch(_PRONOUNS, inside):
            return *_split_name(name)[:3], inside
        if not any(separator in name for separator in _SEPARATORS):
            return name, *_company(inside), ""
    at, separator = min(((text.find(s), s) for s in _SEPARATORS if text.find(s) > 0), default=(-1, ""))
    if at < 0:
        return text, "", "", ""
    name, said = text[:at], text[at + len(separator) :].strip(" -")
    title, _, more = said.partition(",")
    if separator == "," and re.fullmatch(_TITLE, title.strip()):
        return f"{name}, {title.strip()}", "", more, ""
    name, inside = _brackets(name)
    also = inside if re.fullmatch(_PRONOUNS, inside) else ""
    if inside and not also:
        return name, *_company(inside, said), ""
    if separator != " - ":
        return name, "", said, also
    company, _, does = said.partition(" - ")
    if not does:
        company, _, does = said.partition(",")
        if re.match(_STILL_COMPANY, does):
            company, does = said, ""
    return name, *_company(company, does), also


_STILL_COMPANY = r"(?i) ?(?-i:[^\W\d_a-z]).*(?:&|\b(?:ltd|llp|llc|inc|plc|gmbh|co|sons|partners)\b)"
"""What follows the comma inside the name of a company: "Smith, Jones & Co"."""


def _company(words: str, does: str = "") -> tuple[str, str]:
    """Where they work and what they do, from the words in the place of a company: "accounts for bakeries" is none."""
    words, does = words.strip(" ,"), does.strip(" ,")
    if words[:1].islower() and words.split(" ")[0].islower():
        return "", ", ".join(filter(None, (words, does)))
    return words, does


def _looks(does: str) -> tuple[str, str]:
    """What they do, and from the first thing between commas that says how they looked, what helps to remember them."""
    said = [part.strip() for part in does.split(",")]
    for at, part in enumerate(said):
        if re.fullmatch(_LOOKS, part):
            return ", ".join(said[:at]), ", ".join(said[at:])
    return does, ""


def _brackets(text: str) -> tuple[str, str]:
    """A text that ends in brackets as what stands before and in them; else the text and nothing."""
    if not text.endswith(")"):
        return text, ""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if depth == 0:
            before, inside = text[:at].strip(), text[at + 1 : -1].strip()
            return (before, inside) if before and inside else (text, "")
    return text, ""


def has_letter(name: str) -> bool:
    """Whether this can be somebody's name: nobody has one without a letter."""
    return any(c.isalpha() for c in key(name))


def _card(name: str, does: str, hook: str, email: str, organisation: str) -> Card | None:
    name = one_line(name).strip(_TRIM)
    if not has_letter(name):
        return None
    does, organisation = (one_line(words).strip(" ,;:|-–—") for words in (does, organisation))
    return Card(name, does, one_line(hook), email, organisation)


_ADDRESS = r"(?i)(?:dr|prof(?:essor)?|mr|mrs|ms|miss|mx|sir|dame|lord|lady|rev|revd|fr|herr|frau|mme|mlle)\.?"


def untitled(name: str) -> str:
    """A name without how one is addressed: "Dr. Lena Vogt" is Lena Vogt. A title alone stays what it is."""
    words = one_line(name).split(" ")
    while len(words) > 1 and re.fullmatch(_ADDRESS, words[0]):
        words.pop(0)
    return " ".join(words)


def parts(name: str) -> list[str]:
    """What else someone of this name may be called, as keys: its single words, and the name without "Dr."; none when
    the name is one word."""
    words = [word.strip(".()\"'“”") for word in key(name).replace(",", " ").split()]
    if len(words) < 2:
        return []
    bare = key(untitled(name))
    found = [w for w in words if len(w) > 1 and not re.fullmatch(_TITLE, w) and not re.fullmatch(_ADDRESS, w)]
    return [*found, bare] if bare != key(name) else found
