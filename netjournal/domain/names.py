"""Which Grace is meant. Pure rules over candidates the store has found.

The rule is that of *friends*: among several people of one name, the one who has most often appeared together with the
others named (and in the room of the event) is meant; where nothing settles it, nobody is guessed.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from netjournal.text import has_picture, key, one_line

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
_NUMBER = r"\(?\d{1,3}[.)]?|[-*–—•·▪◦‣]|\[[ xX]?\]"
_LETTERS = r"[^\s<>()\[\],;:@]"
_EMAIL = rf"[<(\[]?\b({_LETTERS}{{1,64}}+@{_LETTERS}{{1,200}}+)\b[>)\]]?"
_TITLE = r"(?i:ph\.?d\.?|mba|m\.?d\.?|jr\.?|sr\.?|esq\.?|frsa|fca|acca|aca|obe|mbe|cbe|cpa|msc|bsc|ma|ba)"
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

    Understands `Name, what they do — hook`, `Name - Company`, `Name (Company)`, tab-separated columns of which the
    second is the company, and several of these marks in one line, with bullets, numbers and e-mail addresses. What
    stands in the place of a company but begins with a small letter is what they do. Of several things between commas
    all say what they do, up to one that says how they looked or where they stood ("red scarf", "by the window"): it and
    what follows help to remember them. Total: any text gives a card or None, and no word of it is lost.
    """
    cells = [cell for cell in map(one_line, line.translate(_WIDE).split("\t")) if cell]
    at = next((at for at, cell in enumerate(cells) if has_letter(cell)), -1)
    if at < 0:
        return None
    before = [cell for cell in cells[:at] if not re.fullmatch(_NUMBER, cell)]
    first, *columns = re.sub(rf"\A{_BULLETS}", "", cells[at]), *cells[at + 1 :], *before
    columns, email = _without_email(columns)
    if not email:
        (rest,), email = _without_email([first])
        first = rest if has_letter(rest) else first
    (first, *columns), hooks = _without_hooks([first, *(f" {cell}" for cell in columns)])
    company, *more = [cell for cell in columns if cell] or [""]
    company, last = _company(company, ", ".join(more))
    name, place, does, spoken = _split_name(first.replace(" – ", " - "), bool(columns), bool(company))
    if not has_letter(name):
        return _card(" ".join(cells), "", "", email, "")
    if not place:
        does, place = _workplace(does)
    does, looks = _looks(does)
    does, company = (", ".join(filter(None, pair)) for pair in ((does, last), (company, place)))
    said = [part for part in (*name.split(","), company, *does.split(",")) if part]
    hook = "; ".join(filter(None, (spoken, looks, *hooks)))
    if len(said) > 1 and not (hook or email) and {key(part) for part in said} <= _HEADINGS:
        return None
    return _card(name, does, hook, email, company)


def read_cards(lines: Sequence[str]) -> list[Card | None]:
    """`read_card` of each line. What stands on a line of its own and is no name, a number to ring say, helps to
    remember whom it stands below; above them all, the first. Only a list's own numbers and rules are left out.
    """
    cards = [read_card(line) for line in lines]
    whose = next((at for at, card in enumerate(cards) if card), -1)
    for at, line in enumerate(lines):
        card, said = cards[at], one_line(line)
        if card is not None:
            whose = at
        elif whose >= 0 and not has_letter(said) and not re.fullmatch(_NUMBER, said) and _says(said):
            below = cards[whose]
            assert below is not None
            cards[whose] = below._replace(hook="; ".join(filter(None, (below.hook, said))))
    return cards


def _says(line: str) -> bool:
    """Whether a line is more than a rule between others: it has a figure or a picture in it."""
    return any(c.isalnum() for c in line) or has_picture(line)


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


def _without_hooks(cells: list[str]) -> tuple[list[str], list[str]]:
    """Some texts up to the long dash in each, and what stands behind the dashes."""
    parted = [cell.replace(" -- ", " — ").partition(" — ") for cell in cells]
    return [text.strip() for text, _, _ in parted], [hook for _, _, hook in parted if hook]


def _split_name(text: str, columns: bool, placed: bool) -> tuple[str, str, str, str]:
    """A name, where they work, what they do, and what else stood in brackets (how to speak of them).

    `columns`: others follow, so that "Smith, John" is a name; `placed`: one of them says where they work, so that a
    bracket behind the name belongs to it.
    """
    text, spoken = _spoken_of(text.strip(" ,;-"))
    text = text.strip(" ,;-")
    if columns and _surname_first(text):
        return text, "", "", spoken
    name, inside = _brackets(text)
    if inside and not any(separator in name for separator in _SEPARATORS):
        return (text, "", "", spoken) if placed and not _small(inside) else (name, *_company(inside), spoken)
    at, separator = min(((text.find(s), s) for s in _SEPARATORS if text.find(s) > 0), default=(-1, ""))
    if at < 0:
        return text, "", "", spoken
    name, said = text[:at], text[at + len(separator) :].strip(" -")
    if separator == "," and (title := re.match(rf"({_TITLE}) ?(?=,|\(|- |\Z)", said)):
        return f"{name}, {title[1]}", "", said[title.end() :], spoken
    name, inner = _spoken_of(name)
    spoken = "; ".join(filter(None, (inner, spoken)))
    before, inside = _brackets(name)
    if inside and _small(inside):
        return before, "", f"{inside}{separator if separator == ' - ' else ', '}{said}", spoken
    if inside and not placed:
        return before, inside, said, spoken
    if separator != " - " or _small(said):
        return name, "", said, spoken
    company, _, does = said.partition(" - ")
    if not does:
        company, does = _still_company(said)
    return name, company, does, spoken


def _spoken_of(text: str) -> tuple[str, str]:
    """A text without the pronouns in brackets at its end, and these."""
    before, inside = _brackets(text)
    return (before, inside) if inside and re.fullmatch(_PRONOUNS, inside) else (text, "")


def _surname_first(text: str) -> bool:
    """Whether this is "Smith, John" or "van Dyck, Anna Maria": one surname, and nothing but names behind the comma."""
    surname, _, given = text.partition(",")
    *particles, last = surname.split() or [""]
    names = given.split(maxsplit=3)
    words = (last, *names)
    return (
        0 < len(names) < 4
        and all(word.islower() for word in particles)
        and all(re.fullmatch(r"[^\W\d_][\w.'’-]*", word) and not word[0].islower() for word in words)
    )


_STILL_COMPANY = r"(?i) ?(?-i:[^\W\d_a-z]).*(?:&|\b(?:ltd|llp|llc|inc|plc|gmbh|co|sons|partners)\b)"
"""What follows the comma inside the name of a company: "Smith, Jones & Co"."""
_WHOLE_COMPANY = r"(?i).*(?:\b(?:ltd|llp|llc|inc|plc|gmbh|ag|kg)|& ?(?:co|sons|sohn|söhne|partners?))\.?"
"""What the name of a company ends with: what follows it says where that is, not where they work."""


def _still_company(words: str) -> tuple[str, str]:
    """A company and what follows its comma."""
    company, _, more = words.partition(",")
    return (words, "") if re.match(_STILL_COMPANY, more) else (company, more.strip())


def _small(words: str) -> bool:
    """Whether some words begin with one in small letters, and so name no company ("eBay" does)."""
    return words[:1].islower() and words.partition(" ")[0].islower()


def _company(words: str, does: str = "") -> tuple[str, str]:
    """Where they work and what they do, from the words in the place of a company: "accounts for bakeries" is none."""
    words, does = words.strip(" ,"), does.strip(" ,")
    if _small(words):
        return "", ", ".join(filter(None, (words, does)))
    return words, does


def _workplace(said: str) -> tuple[str, str]:
    """What they do and where they work, from "brewer - Next Door Brewery" or "café owner (The Blue Door), cakes"."""
    said = f", {said}"
    bracket = len(said) if said.endswith(")") else said.rfind("),") + 1
    before, inside = _brackets(said[:bracket])
    if _place(inside, before) and " - " not in before:
        return f"{before}, {said[bracket:].strip(' ,')}".strip(" ,"), inside
    pieces, depth = said.split(" - "), 0
    for at, piece in enumerate(pieces[:-1]):
        depth += piece.count("(") - piece.count(")")
        if depth <= 0 and _place(pieces[at + 1], piece):
            end = next((i for i in range(at + 2, len(pieces)) if _small(pieces[i])), len(pieces))
            company, more = _still_company(" - ".join(pieces[at + 1 : end]))
            parts = (" - ".join(pieces[: at + 1]).strip(" ,"), more, *pieces[end:])
            return ", ".join(filter(None, parts)), company
    return said[2:], ""


def _place(words: str, before: str) -> bool:
    """Whether some words behind a dash or in brackets say where somebody works: no telephone, nor the town of the
    company that stands before them."""
    numbers = sum(c.isdigit() for c in words)
    return (
        has_letter(words)
        and not _small(words)
        and numbers < 6
        and not re.fullmatch(_WHOLE_COMPANY, before.rpartition(",")[2].strip())
    )


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
