"""Where the demo's words come from: decks of hand-written lines, frames with holes, and ideas that echo one another."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Generic, TypeVar

from netjournal.demo import names, words

T = TypeVar("T")

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "a dozen", "fifteen", "twenty",
           "thirty", "forty")  # fmt: skip

_BEFORE_VOWEL = re.compile(r"\b([Aa]) ([aeiou](?!ni))")

THREADS = 1500
"""How many made-up ideas are remembered to be heard again; older ones are forgotten."""
FEW = 1000
"""Up to so many ideas, those made from frames are about hand-written subjects only."""
HEARD = 6
"""An idea is heard at most so often."""
AGAIN = 0.18
"""How many of the ideas made from frames are one heard before."""


class Deck(Generic[T]):
    """Lines drawn in a random order, none twice before all were drawn once."""

    def __init__(self, random: Random, items: Iterable[T]) -> None:
        self._random = random
        self._items = list(items)
        self._left: list[T] = []
        self.rounds = -1
        """How often the deck was gone through; 0 while every line is still new."""
        self._shuffle()

    def _shuffle(self) -> None:
        self._left = self._random.sample(self._items, len(self._items))
        self.rounds += 1

    @property
    def fresh(self) -> int:
        """How many lines were never drawn."""
        return 0 if self.rounds else len(self._left)

    def draw(self) -> T:
        if not self._left:
            self._shuffle()
        return self._left.pop()


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """A whole number divided by weights: whole parts that add up to it exactly."""
    whole, before, given, parts = sum(weights) or 1.0, 0.0, 0, []
    for weight in weights:
        before += weight
        upto = round(total * before / whole)
        parts.append(upto - given)
        given = upto
    return parts


def skewed(random: Random, bank: Sequence[T]) -> T:
    """One of a bank, the early ones far more often: words in real notes are not used evenly either."""
    return bank[int(len(bank) * random.random() ** 1.8)]


def coined(random: Random) -> str:
    """A name that sounds as if it were on a map."""
    beginning, ending = skewed(random, names.BEGINNINGS), skewed(random, names.ENDINGS)
    return beginning + random.choice(names.MIDDLES) + ending


@dataclass(slots=True)
class Thread:
    """One idea through all its hearings."""

    tags: tuple[str, ...] = ()
    core: tuple[str, str] = ("", "")
    """Subject and effect of an idea made from frames."""
    ids: list[int] = field(default_factory=list)


class Slots(dict[str, str]):
    """The values of one frame's holes, each made when it is asked for, so that a hole costs nothing where it isn't.

    `person` gives a first name and `firm` a firm; whoever was named can be read from the caller's side.
    """

    def __init__(self, random: Random, person: Callable[[], str], firm: Callable[[], str], **given: str) -> None:
        super().__init__(given)
        self._random = random
        self._person, self._firm = person, firm

    def __missing__(self, hole: str) -> str:
        if hole[0].isupper():
            value = self[hole.lower()]
            value = value[0].upper() + value[1:]
        else:
            value = self._make(hole.rstrip("2"))
        self[hole] = value
        return value

    def _make(self, hole: str) -> str:
        random = self._random
        match hole:
            case "name":
                return self._person()
            case "firm":
                return self._firm()
            case "place":
                if random.random() < 0.15:
                    return f"{coined(random)} {random.choice(('Lane', 'Mill', 'Farm', 'Street', 'Green', 'Lock'))}"
                return skewed(random, names.PLACES)
            case "noun":
                return skewed(random, words.NOUNS)
            case "audience":
                return skewed(random, words.AUDIENCES)
            case "thing":
                return skewed(random, words.THINGS)
            case "circumstance":
                return skewed(random, words.CIRCUMSTANCES)
            case "month":
                return random.choice(MONTHS)
            case "weekday":
                return random.choice(WEEKDAYS)
            case "number":
                return random.choice(NUMBERS)
        raise KeyError(hole)


@dataclass(slots=True)
class Text:
    """The words of an idea, and what they are joined with: the thread they belong to, the people they name."""

    text: str
    tags: tuple[str, ...] = ()
    thread: Thread | None = None


class Ideas:
    """The words of `total` ideas: hand-written lines once each, spread over the years, then frames."""

    def __init__(self, random: Random, total: int) -> None:
        self._random = random
        self._total = self._left = total
        self.families = {name: Thread(tags) for name, (tags, _) in words.FAMILIES.items()}
        self._singles = Deck(random, words.SINGLES)
        self._hearings = self._spread()
        self._threads: list[Thread] = []

    def _spread(self) -> list[tuple[float, str, str]]:
        """The first lines of each family, each at its part of the years; the list begins with the last to come."""
        found = []
        for name, (_, all_lines) in words.FAMILIES.items():
            lines = all_lines[: self._random.choice((2, 3, 4, 4, 5, 5))]
            late, early = self._random.uniform(0.6, 0.97), self._random.uniform(0.0, 0.4)
            step = (late - early) / max(len(lines) - 1, 1)
            found += [(early + step * at, name, line) for at, line in enumerate(lines)]
        return sorted(found, reverse=True)

    def next(self, person: Callable[[], str], firm: Callable[[], str]) -> Text:
        """The next idea. `person` and `firm` name somebody, where the words do."""
        random = self._random
        part = 1 - self._left / self._total
        self._left -= 1
        if self._hearings and self._hearings[-1][0] <= part:
            _, name, line = self._hearings.pop()
            thread = self.families[name]
            return Text(line, thread.tags, thread)
        if random.random() * max(self._left - len(self._hearings), 1) < self._singles.fresh:
            return Text(self._singles.draw(), (random.choice(words.TAGS),) if random.random() < 0.3 else ())
        if random.random() < 0.2:
            frame = random.choice(words.ODD_FRAMES)
            return Text(_capital(frame.format_map(Slots(random, person, firm))))
        thread = self._thread(person, firm)
        subject, effect = thread.core
        frame = skewed(random, words.FRAMES)
        text = frame.format_map(Slots(random, person, firm, subject=subject, effect=effect))
        return Text(_capital(_articles(text)), thread.tags, thread)

    def _thread(self, person: Callable[[], str], firm: Callable[[], str]) -> Thread:
        """A thought heard before, or a new one."""
        random = self._random
        if self._threads and random.random() < AGAIN:
            at = random.randrange(len(self._threads))
            thread = self._threads[at]
            if len(thread.ids) + 1 >= HEARD:
                del self._threads[at]
            return thread
        tags = (random.choice(words.TAGS),) if random.random() < 0.3 else ()
        if self._total < FEW or random.random() < 0.3:
            subject = skewed(random, words.SUBJECTS)
        else:
            subject = _articles(random.choice(words.SCENES_OF).format_map(Slots(random, person, firm)))
        thread = Thread(tags, (subject, skewed(random, words.EFFECTS)))
        if len(self._threads) < THREADS:
            self._threads.append(thread)
        else:
            self._threads[random.randrange(THREADS)] = thread
        return thread


def _articles(text: str) -> str:
    """ "an anvil", not "a anvil"."""
    return _BEFORE_VOWEL.sub(r"\1n \2", text)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


class Notes:
    """What was said, and everything else written down in passing; each line once while there are any left."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._trades: dict[int, Deck[str]] = {}
        self._decks: dict[str, Deck[str]] = {}

    def line(self, bank: str, lines: Sequence[str]) -> str:
        """The next line of a bank, which goes by a name."""
        if bank not in self._decks:
            self._decks[bank] = Deck(self._random, lines)
        return self._decks[bank].draw()

    def said(self, trade: names.Trade | None, person: Callable[[], str], firm: Callable[[], str]) -> str:
        """What somebody of a trade said."""
        random = self._random
        notes = self._decks.setdefault("notes", Deck(random, words.NOTES))
        own = self._trades.setdefault(id(trade), Deck(random, trade.notes)) if trade else None
        deck = own if own and (own.fresh or (not notes.fresh and random.random() < 0.4)) else notes
        line = deck.draw()
        if deck.rounds:
            line += " " + _capital(random.choice(words.ADDED).format_map(Slots(random, person, firm)))
        return line

    def since(self, person: Callable[[], str], firm: Callable[[], str]) -> str:
        """What was said between two events."""
        return self.line("follow", words.FOLLOW_NOTES).format_map(Slots(self._random, person, firm))

    def promise(self, direction: str, person: Callable[[], str], firm: Callable[[], str]) -> str:
        bank = words.MINE if direction == "mine" else words.THEIRS
        deck = self._decks.setdefault(direction, Deck(self._random, bank))
        if deck.fresh or self._random.random() < 0.3:
            return deck.draw()
        return self._random.choice(words.MORE_PROMISES).format_map(Slots(self._random, person, firm))
