"""The demo's people: made up one by one when they are first met, and remembered as lightly as can be afterwards."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from netjournal.demo import names
from netjournal.demo.latest import CAST, CIRCLES, Member
from netjournal.demo.texts import Deck, coined
from netjournal.domain.records import STAGES
from netjournal.domain.touch import circle
from netjournal.store.bulk import Bulk
from netjournal.text import key

FEW = 400
"""Up to so many people no first name comes twice, save those meant to."""
CIRCLE = 60
"""How many people of a series may come again."""
ASCII = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ö": "oe", "ü": "ue", "ä": "ae"})


@dataclass(slots=True)
class Someone:
    """What is still needed of a person after they were written down."""

    id: int
    uid: str
    name: str
    first: str
    firm: str
    trade: names.Trade | None
    warmth: float
    """How likely they are met again, 0 to 1."""
    target: int
    """The stage they may come to."""
    last: date
    stage: int = 0
    hook: str = ""
    changed: datetime | None = None


class Crowd:
    """Everybody met so far. `uid` makes an identity for a moment, `tag` tags a person."""

    def __init__(
        self, random: Random, bulk: Bulk, people: int, uid: Callable[[datetime], str], tag: Callable[[int, str], None]
    ) -> None:
        self._random, self._bulk, self._uid, self._tag = random, bulk, uid, tag
        self._few = people <= FEW
        self._taken = {key(member.name.split(" ")[0]) for member in CAST}
        """Keys of whole names and first names that are somebody's."""
        self._trades = Deck(random, names.TRADES)
        theirs = {member.hook for member in CAST}
        self._hooks = Deck(random, [hook for hook in names.HOOKS if hook not in theirs])
        self._weights = [culture.weight for culture in names.CULTURES]
        self.everyone: list[Someone] = []
        self._circles: dict[str, list[Someone]] = {}
        self.members: dict[str, Someone] = {}

    # Who is there

    def someone(self) -> Someone:
        """Anybody, those met lately more often."""
        return self.everyone[int(len(self.everyone) * (1 - self._random.random() ** 2))]

    def warm(self, tries: int = 6) -> Someone:
        """Somebody one meets again."""
        return max((self.someone() for _ in range(tries)), key=lambda one: one.warmth)

    def first_name(self) -> str:
        return self.someone().first if self.everyone else "Gwen"

    def firm(self) -> str:
        return (self.someone().firm if self.everyone else "") or "the Boathouse"

    def returning(self, series: str, number: int) -> list[Someone]:
        """People who come to a series again, the warm ones first."""
        circle = self._circles.get(series, [])
        ranked = sorted(circle, key=lambda one: one.warmth + self._random.random(), reverse=True)
        return ranked[:number]

    def joins(self, series: str, one: Someone) -> None:
        circle = self._circles.setdefault(series, [])
        circle.append(one)
        if len(circle) > CIRCLE:
            circle.remove(min(circle, key=lambda other: other.warmth))

    # Someone new

    def member(self, member: Member, at: datetime, day: date, **values: object) -> Someone:
        """Somebody of the cast."""
        hook, stage = member.hook, STAGES.index(member.stage)
        if rhythm := circle(CIRCLES.get(member.name, "")):
            values |= {"rhythm": rhythm.kind, "rhythm_days": rhythm.ideal, "rhythm_most": rhythm.most}
        one = self._write(
            member.name, at, day, member.organisation, member.aliases, None,
            hook=hook, role=member.role, does=member.does, needs=member.needs, offers=member.offers, notes=member.notes,
            **values,
        )  # fmt: skip
        one.warmth, one.target = 0.55 + 0.12 * stage, stage
        self.members[member.name] = one
        for tag in member.tags:
            self._tag(one.id, tag)
        return one

    def newcomer(self, at: datetime, day: date, **values: object) -> Someone:
        """Somebody made up."""
        random = self._random
        name, aliases, family = self._name()
        trade = self._trades.draw()
        ending = random.choice(names.FIRM_ENDINGS)
        firm = random.choice(names.FIRMS).replace("-", " ") if random.random() < 0.7 else family
        if not self._few and random.random() < 0.4:
            firm = coined(random)
        values["hook"] = self._hook() if random.random() < 0.8 else ""
        for column, lines, chance in (("needs", trade.needs, 0.65), ("offers", trade.offers, 0.65)):
            if random.random() < chance:
                values[column] = "; ".join(lines if random.random() < 0.3 else (random.choice(lines),))
        if random.random() < 0.06:
            values |= {"rhythm": "periodic", "rhythm_days": random.choice((30, 60, 90))}
        one = self._write(
            name, at, day, f"{firm} {ending}", aliases, trade,
            role=random.choice(trade.roles), does=random.choice(trade.does), **values,
        )  # fmt: skip
        if random.random() < 0.35:
            self._tag(one.id, trade.tag if random.random() < 0.7 else random.choice(names.PERSON_TAGS))
        return one

    def _write(
        self, name: str, at: datetime, day: date, firm: str, aliases: tuple[str, ...], trade: names.Trade | None,
        **values: object,
    ) -> Someone:  # fmt: skip
        random = self._random
        uid = self._uid(at)
        id_ = self._bulk.person(name, aliases, uid=uid, organisation=firm, created_at=at, updated_at=at, **values)
        self._taken.add(key(name))
        warmth = random.random()
        spelt = name if name.isascii() or not aliases else aliases[0]
        first = name if " " not in name else name.split(" ")[0]
        target = 0 if warmth < 0.4 else 1 if warmth < 0.7 else 2 if warmth < 0.92 else 3
        one = Someone(id_, uid, name, first, firm, trade, warmth, target, day, hook=str(values.get("hook", "")))
        self.everyone.append(one)
        self._reach(id_, spelt if _slug(spelt) else name, firm, at)
        return one

    def _reach(self, person: int, spelt: str, firm: str, at: datetime) -> None:
        """E-mails, telephones and links, all of the kinds that are kept free for stories."""
        random = self._random
        ways = []
        if random.random() < 0.65:
            host = random.choice(("example.com", "example.org", f"{_slug(firm) or 'post'}.example.com"))
            ways.append(("email", f"{_slug(spelt, '.')}@{host}", random.choice(("work", "", ""))))
        if random.random() < 0.35:
            ways.append(("phone", f"07700 900{random.randrange(1000):03d}", random.choice(("mobile", ""))))
        if random.random() < 0.15 and _slug(firm):
            ways.append(("link", f"https://{_slug(firm)}.example.org", ""))
        for kind, value, label in ways:
            self._bulk.put(
                "contact", uid=self._uid(at), person_id=person, kind=kind, value=value, key=key(value), label=label
            )

    def _hook(self) -> str:
        if self._hooks.fresh:
            return self._hooks.draw()
        return f"{self._random.choice(names.LOOKS)}, {self._random.choice(names.LIVES)}"

    def _name(self) -> tuple[str, tuple[str, ...], str]:
        """A whole name, other names for it, and the family name. Small journals have no namesakes by accident."""
        random = self._random
        for _ in range(60):
            culture = random.choices(names.CULTURES, self._weights)[0]
            given, _, spelt_given = random.choice(culture.given).partition("=")
            family, _, spelt_family = random.choice(culture.family).partition("=")
            if culture is names.CULTURES[0] and random.random() < 0.06:
                family = f"{family}-{random.choice(culture.family)}"
            elif not spelt_family and not self._few and random.random() < 0.08:
                family = random.choice(names.CULTURES[0].family)  # married, or born here
            name = f"{family}{culture.joint}{given}" if culture.family_first else f"{given} {family}"
            aliases: tuple[str, ...] = ()
            if spelt_family:
                aliases = (f"{spelt_given} {spelt_family}",)
            elif given in names.SHORT_FORMS and random.random() < 0.6:
                aliases = (names.SHORT_FORMS[given],)
            first = key(spelt_given or given)
            if not self._few:
                return name, aliases, spelt_family or family
            if key(name) not in self._taken and first not in self._taken:
                self._taken.add(first)
                return name, aliases, spelt_family or family
        return name, aliases, spelt_family or family


def _slug(text: str, joint: str = "-") -> str:
    plain = key(text).translate(ASCII).encode("ascii", "ignore").decode()
    return joint.join(re.findall(r"[a-z0-9]+", plain))
