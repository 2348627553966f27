"""People found twice: how alike two are, and what says so in words. Pure; precision before recall.

The same way to reach them is the strongest sign; a name alone is one only while nothing speaks against it. Two Tom
Ellises who work in different places, have different addresses or stood in one room side by side are two people: with
five thousand people in a journal every common name is there twice, and a list of those would be read once.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import combinations, permutations
from typing import NamedTuple

from netjournal.domain.nicknames import is_short, roots
from netjournal.domain.spellings import (
    FIRST,
    INITIAL,
    KIN,
    LONG_WORD,
    OTHER,
    PART,
    SHORT,
    SLIP,
    TURNED,
    Form,
    Match,
    compare,
    form,
    names,
    one_apart,
)
from netjournal.text import key, listed

MAIL, PHONE, WORK, COMPANY = 30, 20, 8, 4
"""What the signs weigh beside the likeness of the names (up to 12)."""

OFFICE = frozenset(listed(
    "info office hello hi contact mail admin sales team support kontakt buero buro enquiries enquiry bonjour hola "
    "hallo kontor studio shop post service bookings reception"
))  # fmt: skip
"""Mailboxes that several people read."""
ANYBODYS = frozenset(listed(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com msn.com yahoo.com yahoo.co.uk icloud.com "
    "me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de posteo.de mailbox.org proton.me "
    "protonmail.com pm.me fastmail.com hey.com zoho.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it "
    "virgilio.it telefonica.net uol.com.br bol.com.br sapo.pt btinternet.com sky.com example.com example.org"
))  # fmt: skip
"""Domains whose addresses say nothing of where somebody works."""
_LEGAL = frozenset(
    listed("ltd limited llp llc inc plc gmbh ag kg ug ohg sa sarl sas srl spa bv nv ab as oy co and und et e y")
)
MOST_REACHED = 12
"""An address or phone of more people than this is no one's own."""
PHONE_DIGITS, LEAST_DIGITS = 9, 6
"""So many of the last digits are the number: with or without the country, the same phone."""


class Known:
    """What is known of somebody that may say who they are."""

    def __init__(
        self,
        id_: int,
        name: str,
        aliases: Iterable[str] = (),
        organisation: str = "",
        emails: Iterable[str] = (),
        phones: Iterable[str] = (),
        links: Iterable[str] = (),
    ) -> None:
        self.id = id_
        self.name = name
        self.aliases = tuple(aliases)
        self.organisation = organisation
        self.emails = frozenset(map(key, emails))
        self.phones = frozenset(filter(None, map(number, phones)))
        self.links = frozenset(link for link in map(_link, links) if "/" in link)

    @cached_property
    def called(self) -> list[Form]:
        """Every name of theirs, taken apart."""
        return [form(one) for name in (self.name, *self.aliases) for one in names(name)]

    @cached_property
    def initialled(self) -> bool:
        return any(name.initialled for name in self.called)

    @cached_property
    def works(self) -> str:
        """Where they work, as it is compared: "Ellis & Sons Ltd." and "Ellis and Sons" are one."""
        words = "".join(c if c.isalnum() else " " for c in key(self.organisation)).split()
        return " ".join(word for word in words if word not in _LEGAL)

    @cached_property
    def own(self) -> frozenset[str]:
        """Addresses that are theirs alone."""
        return frozenset(mail for mail in self.emails if mail.partition("@")[0] not in OFFICE)

    @cached_property
    def domains(self) -> frozenset[str]:
        found = (mail.rpartition("@")[2] for mail in self.emails)
        return frozenset(domain for domain in found if "." in domain and domain not in ANYBODYS)


def number(phone: str) -> str:
    """The digits that tell one phone from another; "" for too few."""
    digits = "".join(c for c in key(phone) if c.isdigit())
    return digits[-PHONE_DIGITS:] if len(digits) >= LEAST_DIGITS else ""


def _link(link: str) -> str:
    return key(link).partition("://")[2].removeprefix("www.").rstrip("/") if "://" in link else key(link).rstrip("/")


PHONE_TOO, WRITE = "the same phone", "both write from"


class Alike(NamedTuple):
    """Why two people may be one: `reasons` in words, the strongest first. `unsure`: by nothing but an initial or a
    short form that may be another's too, and whose (the id); 0 for no one's."""

    strength: int
    reasons: tuple[str, ...]
    unsure: int = 0


class Twins(NamedTuple):
    """Two people who may be one, by their ids, the one written down first in front."""

    one: int
    other: int
    alike: Alike


def alike(a: Known, b: Known, together: str = "", meet: str = "") -> Alike | None:
    """Whether two people may be one, and why.

    `together`: where both were side by side ("at Thames Breakfast", "in one conversation"); `meet`: the event or series
    both went to on different days. Either is "" for none.
    """
    reach, weight = _reach(a, b)
    work = _work(a, b)
    if not reach and (together or (not work and _speaks_against(a, b))):
        return None
    match = max((compare(x, y) for x in a.called for y in b.called), key=lambda found: found.kind)
    if match.kind == KIN:
        return None
    said = [match.words] if match.words else []
    if reach:
        if match.kind == OTHER and (weight < MAIL or together):
            return None
        beside = [f"though both were {together}"] if together else []
        also = PHONE_TOO if weight != PHONE and a.phones & b.phones else ""
        if a.own & b.own and work.startswith(WRITE):
            work = ""  # the address says it
        return Alike(weight + match.kind, (reach, *said, *filter(None, (also, work)), *beside))
    if match.kind <= FIRST:
        return None
    if (match.kind in (SLIP, TURNED) and not (work or meet)) or (match.kind == PART and not work):
        return None
    reasons = (*said, *filter(None, (work, meet and f"both come to {meet}")))
    return Alike(match.kind + (WORK if work else COMPANY if meet else 0), reasons, _unsure(a, b, match, work, meet))


def _unsure(a: Known, b: Known, match: Match, *signs: str) -> int:
    """Whose name is only an initial or a short form, where nothing but that makes the two alike."""
    if any(signs) or match.kind not in (INITIAL, SHORT):
        return 0
    if match.kind == INITIAL:
        return next((one.id for one in (a, b) if one.initialled), 0)
    short = [one.id for one in (a, b) if any(is_short(name.words[0][0]) for name in one.called if name.words)]
    return short[0] if len(short) == 1 else 0


def _reach(a: Known, b: Known) -> tuple[str, int]:
    """The way to reach them that both have, in words, and what it weighs."""
    if shared := a.own & b.own:
        return f"the same e-mail, {min(shared)}", MAIL
    if shared := a.links & b.links:
        return f"the same link, {min(shared)}", MAIL
    return (PHONE_TOO, PHONE) if a.phones & b.phones else ("", 0)


def _work(a: Known, b: Known) -> str:
    """What says that they work at one place."""
    if a.works and a.works == b.works:
        return f"both work at {a.organisation}"
    if shared := (a.emails & b.emails) - a.own:
        return f"{WRITE} {min(shared)}"
    if shared := a.domains & b.domains:
        return f"{WRITE} {min(shared)}"
    return ""


def _speaks_against(a: Known, b: Known) -> bool:
    """Other places of work, or other addresses of their own."""
    return bool((a.works and b.works and a.works != b.works) or (a.own and b.own))


# Among many


def keys(one: Known) -> set[str]:
    """What two people who may be one have in common, some of it at least: comparing those who share one of these is
    enough. The first sign says of which sort it is; `_within` knows them."""
    found = {f"@{reach}" for reach in (*one.emails, *one.phones, *one.links)}
    places = {one.works, *one.domains} - {""}
    for name in one.called:
        found.update(_named(name))
        for place in places:
            found.update(f"#{place} {word}" for word in _spelt(name))
    return found


def _spelt(name: Form) -> Iterator[str]:
    """The words of a name in every spelling, and what they may be short for."""
    for words in name.words:
        for word in words:
            yield word
            yield from roots(word)


@lru_cache(1 << 15)
def _named(name: Form) -> tuple[str, ...]:
    """What a name has in common with those that are like it."""
    if len(name.words) < 2:
        return () if name.joined.isascii() else (f"={name.joined}",)
    found = {f"={''.join(sorted(name.joined))}"}
    for word, other in permutations([word for words in name.words for word in words], 2):
        if len(word) == 1:
            continue
        found.add(f".{word} {other[0]}")
        if len(other) > 1:
            if word < other:
                found.add(f"={word} {other}")
            found.update(f"={word} {root}" for root in roots(other))
        if len(other) >= LONG_WORD:
            found |= {f"~{word} {other[:2]}", f"~{word} {other[-3:]}"}
    return tuple(found)


def pairs(people: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    """Every two people worth comparing, once; the smaller id in front."""
    blocks: dict[str, list[Known]] = {}
    for one in people:
        for name in keys(one):
            blocks.setdefault(name, []).append(one)
    seen: set[tuple[int, int]] = set()
    for name, block in blocks.items():
        if len(block) > 1:
            for a, b in _within(block, name[0]):
                pair = (a.id, b.id) if a.id < b.id else (b.id, a.id)
                if pair not in seen:
                    seen.add(pair)
                    yield (a, b) if a.id < b.id else (b, a)


def _within(block: list[Known], sort: str) -> Iterator[tuple[Known, Known]]:
    """The pairs of one block: of people with one address or phone (@), one place of work and a word of the name (#),
    names alike (=), an initial that may be the other's name (.), a letter apart (~)."""
    match sort:
        case "@":
            yield from combinations(block, 2) if len(block) <= MOST_REACHED else ()
        case "#":
            yield from combinations(block, 2)
        case "=":
            yield from _not_against(block)
        case ".":
            if any(one.initialled for one in block):
                yield from ((a, b) for a, b in _not_against(block) if a.initialled or b.initialled)
        case "~":
            yield from ((a, b) for a, b in _not_against(block) if one_apart(a.called[0].joined, b.called[0].joined))


def _not_against(block: list[Known]) -> Iterator[tuple[Known, Known]]:
    """The pairs of a block but those who work at different places: their names alone would say nothing, and whatever
    else says something stands in a block of its own."""
    at: dict[str, list[Known]] = {}
    anywhere = [one for one in block if not one.works]
    for one in block:
        for place in {one.works, *one.domains} - {""}:
            at.setdefault(place, []).append(one)
    yield from combinations(anywhere, 2)
    for there in at.values():
        yield from combinations(there, 2)
    yield from ((a, b) for a in block if a.works for b in anywhere)


def settled(found: Iterable[Twins]) -> list[Twins]:
    """The likest first. An initial or a short form that fits several people names none of them, unless those are alike
    themselves: T. Ellis is Tom Ellis and Thomas Ellis, but neither of Tom Ellis and Tim Ellis."""
    found = list(found)
    pairs = {(one.one, one.other) for one in found}
    fits: dict[int, list[int]] = {}
    for one, other, why in found:
        if why.unsure:
            fits.setdefault(why.unsure, []).append(other if why.unsure == one else one)
    torn = {
        id_ for id_, others in fits.items()
        if any((x, y) not in pairs for x, y in combinations(sorted(others), 2))
    }  # fmt: skip
    sure = [one for one in found if one.alike.unsure not in torn]
    return sorted(sure, key=lambda one: (-one.alike.strength, one.one, one.other))
