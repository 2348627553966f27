"""The guided reflection as data: its steps, how a user's file changes them, and where in them somebody stands.

A reflection gathers ideas first. Promises come after the *quiet line*, the place where it says "you can stop here" and
is complete, and no prompts file can move one in front of it (`build`); a line that sounds like a promise before it is
recognised (`looks_like_task`) so that it can wait until after.

Pure: no file is read and no screen known here. Prompts arrive as the plain dicts of a TOML file.
"""

import re
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from netjournal.errors import ConfigError
from netjournal.text import clean, key, one_line

LENGTHS: Final = ("five", "unhurried")
VARIANTS: Final = ("event", "one_to_one", "online", "faded")
PEOPLE: Final = ("talked", "all", "known")
KEEPS: Final = (
    "session",
    "freewriting",
    "attendance",
    "cards",
    "ideas",
    "echoes",
    "conversations",
    "lenses",
    "spark",
    "quiet",
    "promises",
    "openings",
    "follow_ups",
    "reading",
)
AFTER_QUIET: Final = frozenset({"promises", "openings", "follow_ups"})
"""What a step may keep only after the quiet line."""

FADED_AFTER_DAYS: Final = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One question. `asks` is one or two lines with holes for `ask`; `keeps` says what becomes of the answer.

    A step with `for_each` "person" is asked once for each of the people `of` names: "talked" (talked with or said
    hello to, and anybody whose card was kept), "all" (the whole list) or "known" (met before this event). On any other
    step `of` only says whose list lies beside the question.
    """

    id: str
    title: str
    asks: str
    keeps: str
    says: str = ""
    joggers: tuple[str, ...] = ()
    lengths: tuple[str, ...] = LENGTHS
    variants: tuple[str, ...] = VARIANTS
    for_each: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Prompts:
    """Every step in the order it is asked, and the small words of the page.

    `order` also holds the ids of steps the user skips: a reflection paused at one of them still finds its way.
    """

    steps: tuple[Step, ...]
    words: Mapping[str, str]
    order: tuple[str, ...]

    def step(self, step_id: str) -> Step | None:
        """The step of that id, if it is asked at all."""
        return next((step for step in self.steps if step.id == step_id), None)


@dataclass(frozen=True, slots=True)
class Card:
    """One screen of the reflection: a step, or a step for one person (a uid)."""

    step: Step
    person: str = ""


# --- choosing and walking --------------------------------------------------------------------------------------------


def variant_for(kind: str, days_since: int) -> str:
    """Which set of questions suits an event of this kind, so many days later. Faded memory wins over the kind."""
    if days_since > FADED_AFTER_DAYS:
        return "faded"
    return {"1-2-1": "one_to_one", "online": "online"}.get(kind, "event")


def plan(prompts: Prompts, variant: str, length: str) -> tuple[Step, ...]:
    """The steps of one variant and length, in order. Exactly one is the quiet line; the last one reads back."""
    return _planned(prompts.steps, variant, length)


def cards(steps: Sequence[Step], people: Callable[[str], Sequence[str]]) -> tuple[Card, ...]:
    """The screens of a plan. `people` gives the uids for "talked", "all" or "known"; it is asked once for each.

    A step walked person by person gives no card when there is nobody to walk.
    """
    asked: dict[str, tuple[str, ...]] = {}
    found: list[Card] = []
    for step in steps:
        if not step.for_each:
            found.append(Card(step))
            continue
        if step.of not in asked:
            asked[step.of] = tuple(dict.fromkeys(people(step.of)))
        found.extend(Card(step, uid) for uid in asked[step.of])
    return tuple(found)


def place(cards: Sequence[Card], step_id: str, person: str, order: Sequence[str] = ()) -> int:
    """Where to open a paused reflection: the same card, or the nearest there still is. Never fails.

    When the person is gone it is the step's first card; when the step is gone (another length, a changed file, nobody
    left to walk), the first card of the next step that is still there, going by `order` (`Prompts.order`); else 0.
    """
    firsts: dict[str, int] = {}
    for index, card in enumerate(cards):
        if card.step.id == step_id and card.person == person:
            return index
        firsts.setdefault(card.step.id, index)
    if step_id in firsts:
        return firsts[step_id]
    if step_id in order:
        for later in order[order.index(step_id) + 1 :]:
            if later in firsts:
                return firsts[later]
    return 0


def dots(cards: Sequence[Card], index: int) -> tuple[int, int]:
    """How far along: (position counted from 1, number), both of steps, so that many people are no long road."""
    ids = list(dict.fromkeys(card.step.id for card in cards))
    return (ids.index(cards[_inside(cards, index)].step.id) + 1, len(ids)) if cards else (0, 0)


def within(cards: Sequence[Card], index: int) -> tuple[int, int]:
    """Where among the cards of its own step a card is: the 2 and 9 of "card 2 of 9". (0, 0) without cards."""
    if not cards:
        return 0, 0
    index = _inside(cards, index)
    same = [at for at, card in enumerate(cards) if card.step.id == cards[index].step.id]
    return same.index(index) + 1, len(same)


def quiet_at(cards: Sequence[Card]) -> int:
    """The index of the quiet line. Arriving there completes the reflection."""
    return next((index for index, card in enumerate(cards) if card.step.keeps == "quiet"), len(cards))


def past_quiet(cards: Sequence[Card], index: int) -> bool:
    """Whether promises, counts of them and set-aside lines may be shown on this card."""
    return quiet_at(cards) < index < len(cards)


def _inside(cards: Sequence[Card], index: int) -> int:
    return min(max(index, 0), len(cards) - 1)


# --- words -----------------------------------------------------------------------------------------------------------

_HOLE = re.compile(r"\{([^{}\n]*)\}")
_JOINTS = " ,;:·–—-"


def ask(step: Step, *, event: str, when: str, name: str = "") -> str:
    """The question with its holes filled, at most two lines."""
    return fill(step.asks, event=event, when=when, name=name)


def fill(words: str, **values: str) -> str:
    """`words` with each {hole} of that name replaced, in one pass and by plain text.

    Titles and names hold braces of their own, so never `str.format`. A value that is empty takes the comma before it
    along, and its whole line where nothing else is on it.
    """
    lines = []
    for line in words.split("\n"):
        bare = line
        for name in (name for name, value in values.items() if not one_line(value)):
            bare = re.sub(rf"[{_JOINTS}]*\{{{name}\}}", "", bare)
        if bare != line:
            bare = bare.lstrip(_JOINTS)
            if not any(c.isalnum() for c in bare):
                continue
        lines.append(_HOLE.sub(lambda hole: one_line(values.get(hole[1], hole[0])), bare))
    return "\n".join(lines)


def jogger(step: Step, turn: int, seed: str = "") -> str:
    """The memory jogger for the nth press of the key; "" when the step has none.

    They come round in order. `seed` (the event's uid) decides which comes first, so that the same one doesn't open
    every reflection for years.
    """
    if not step.joggers:
        return ""
    return step.joggers[(zlib.crc32(seed.encode()) + turn) % len(step.joggers)]


# --- building, from our file and the user's --------------------------------------------------------------------------

_TEXTS = ("title", "asks", "says", "keeps", "for_each", "of")
_LISTS = ("joggers", "lengths", "variants")
_PLACING = ("after", "before")
_KEYS = ("id", *_TEXTS, *_LISTS, *_PLACING, "skip")
_HOLES = ("event", "when", "name")


def build(base: Mapping[str, Any], override: Mapping[str, Any] | None = None) -> Prompts:
    """Our prompts with the user's laid over them, or ConfigError with a sentence that says what to change.

    Step by step: a known id changes only the keys given with it; a new id adds a step (`asks` and `keeps` at least),
    placed with `after` or `before`, which also move a known one. A new step with neither comes just before the quiet
    line, or just before the last step if it keeps something that belongs after the quiet line. `order` lists steps
    that take one another's places, in the order given; all others stay where they are, so that naming two steps never
    drags the rest along. `skip = true` drops a step, last of all, so that others may still be placed by it.
    """
    override = override or {}
    ours, theirs = _tables(base), _tables(override)
    merged: dict[str, dict[str, Any]] = {step_id: dict(table) for step_id, table in ours.items()}
    for step_id, table in theirs.items():
        if step_id not in merged and not {"asks", "keeps"} <= table.keys():
            raise ConfigError(
                f'step "{step_id}" is not one of ours{_nearest(step_id, ours)}, and a new step needs asks and keeps.'
            )
        merged[step_id] = merged.get(step_id, {}) | dict(table)
    made = {step_id: _step(step_id, table) for step_id, table in merged.items()}
    ids = list(ours)
    for step_id in theirs:
        if step_id not in ours:
            ids.insert(_default_place(ids, made, made[step_id]), step_id)
    ids = _moved(ids, theirs)
    ids = _reordered(ids, override.get("order", []))
    steps = tuple(made[step_id] for step_id in ids if not _skipped(step_id, merged[step_id]))
    _check(steps)
    return Prompts(steps, _words(base.get("words", {}), override.get("words", {})), tuple(ids))


def _tables(raw: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The step tables of one file by id, with every key known."""
    for name in raw:
        if name not in ("step", "words", "order"):
            raise ConfigError(f'"{clean(name)}" is not a key of this file{_nearest(name, ("step", "words", "order"))}.')
    steps = raw.get("step", [])
    if not isinstance(steps, list) or not all(isinstance(table, Mapping) for table in steps):
        raise ConfigError("each step starts with a line [[step]], in two pairs of brackets.")
    found: dict[str, Mapping[str, Any]] = {}
    for number, table in enumerate(steps, 1):
        step_id = table.get("id")
        if not isinstance(step_id, str) or not step_id.isidentifier():
            raise ConfigError(f"step number {number} has no id of letters, digits and underscores, such as heard_new.")
        if step_id in found:
            raise ConfigError(f'step "{step_id}" is there twice; join the two, or give one another id.')
        for name in table:
            if name == "order":
                raise ConfigError('"order" belongs at the top of the file, above the first [[step]].')
            if name not in _KEYS:
                raise ConfigError(f'step "{step_id}": "{clean(name)}" is not a key of a step{_nearest(name, _KEYS)}.')
        found[step_id] = table
    return found


def _step(step_id: str, table: Mapping[str, Any]) -> Step:
    """One merged table as a Step, every value checked."""
    texts = {name: _text(step_id, name, table.get(name, "")) for name in _TEXTS}
    lists = {name: _list(step_id, name, table[name]) for name in _LISTS if name in table}
    asks = "\n".join(line.strip() for line in texts["asks"].split("\n"))
    if not asks:
        raise ConfigError(f'step "{step_id}" asks nothing; write its question, or leave it out with skip = true.')
    if asks.count("\n") > 1:
        raise ConfigError(f'step "{step_id}" asks more than two lines; a second thought can go into says.')
    for name in ("title", "says"):
        if "\n" in texts[name]:
            raise ConfigError(f'step "{step_id}": {name} is one line.')
    _one_of(step_id, "keeps", texts["keeps"], KEEPS)
    for value in lists.get("lengths", ()):
        _one_of(step_id, "lengths", value, LENGTHS)
    for value in lists.get("variants", ()):
        _one_of(step_id, "variants", value, VARIANTS)
    for name in ("lengths", "variants"):
        if name in lists and not lists[name]:
            raise ConfigError(f'step "{step_id}": {name} is empty; to leave the step out, write skip = true.')
    if texts["for_each"]:
        _one_of(step_id, "for_each", texts["for_each"], ("person",))
    of = texts["of"] or ("talked" if texts["for_each"] else "")
    if of:
        _one_of(step_id, "of", of, PEOPLE)
    for hole in _HOLE.findall(asks):
        if hole not in _HOLES:
            raise ConfigError(
                f'step "{step_id}" asks with {{{hole}}}{_nearest(hole, _HOLES)}; '
                "what can be filled in is {event}, {when} and {name}."
            )
    if "{name}" in asks and not texts["for_each"]:
        raise ConfigError(f'step "{step_id}" asks with {{name}}, which only a step with for_each = "person" has.')
    return Step(
        id=step_id,
        title=texts["title"] or step_id.replace("_", " ").capitalize(),
        asks=asks,
        keeps=texts["keeps"],
        says=texts["says"],
        joggers=tuple(one_line(words) for words in lists.get("joggers", ()) if one_line(words)),
        lengths=tuple(name for name in LENGTHS if name in lists.get("lengths", LENGTHS)),
        variants=tuple(name for name in VARIANTS if name in lists.get("variants", VARIANTS)),
        for_each=texts["for_each"],
        of=of,
    )


def _text(step_id: str, name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ConfigError(f'step "{step_id}": {name} is a text, in quotation marks.')
    return clean(value).strip()


def _list(step_id: str, name: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f'step "{step_id}": {name} is a list of texts, such as ["one", "another"].')
    return value


def _one_of(step_id: str, name: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        close = _nearest(value, known)
        instead = close or f"; it can be {', '.join(known)}"
        raise ConfigError(f'step "{step_id}": {name} can\'t be "{clean(value)}"{instead}.')


def _default_place(ids: Sequence[str], made: Mapping[str, Step], new: Step) -> int:
    """Where a step comes whose writer named no place."""
    before = "reading" if new.keeps in AFTER_QUIET else "quiet"
    return next((at for at, step_id in enumerate(ids) if made[step_id].keeps == before), len(ids))


def _moved(ids: list[str], theirs: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """`ids` with each step that names a neighbour beside it, neighbours first so that chains hold together."""
    waiting: dict[str, tuple[str, str]] = {}
    for step_id, table in theirs.items():
        named = [name for name in _PLACING if name in table]
        if len(named) == 2:
            raise ConfigError(f'step "{step_id}" has both after and before; one of them is enough.')
        if named:
            anchor = _text(step_id, named[0], table[named[0]])
            if anchor == step_id or anchor not in ids:
                raise ConfigError(
                    f'step "{step_id}" can\'t come {named[0]} "{anchor}": '
                    f"there is no other step of that id{_nearest(anchor, ids)}."
                )
            waiting[step_id] = (named[0], anchor)
    ids = list(ids)
    while waiting:
        ready = [step_id for step_id, (_, anchor) in waiting.items() if anchor not in waiting]
        if not ready:
            raise ConfigError(f"these steps are placed by one another, in a ring: {', '.join(waiting)}.")
        for step_id in ready:
            if waiting[step_id][0] == "before":
                _put(ids, step_id, waiting[step_id][1], 0)
        # Of several put after the same neighbour the first in the file comes first: so the last is put there first.
        for step_id in reversed(ready):
            if waiting[step_id][0] == "after":
                _put(ids, step_id, waiting[step_id][1], 1)
        for step_id in ready:
            del waiting[step_id]
    return ids


def _put(ids: list[str], step_id: str, anchor: str, offset: int) -> None:
    ids.remove(step_id)
    ids.insert(ids.index(anchor) + offset, step_id)


def _reordered(ids: list[str], order: Any) -> list[str]:
    """`ids` with the steps named in `order` in that order, in the places those same steps held."""
    if not isinstance(order, list) or not all(isinstance(step_id, str) for step_id in order):
        raise ConfigError('order is a list of step ids, such as ["card_by_card", "let_it_run"].')
    for step_id in order:
        if step_id not in ids:
            raise ConfigError(f'order names "{clean(step_id)}", which is no step{_nearest(step_id, ids)}.')
        if order.count(step_id) > 1:
            raise ConfigError(f'order names "{step_id}" twice.')
    turn = iter(order)
    return [next(turn) if step_id in order else step_id for step_id in ids]


def _skipped(step_id: str, table: Mapping[str, Any]) -> bool:
    skip = table.get("skip", False)
    if not isinstance(skip, bool):
        raise ConfigError(f'step "{step_id}": skip is true or false, without quotation marks.')
    return skip


def _check(steps: Sequence[Step]) -> None:
    """What every plan must be: one quiet line, no promise before it, and the reading back at the end."""
    for variant in VARIANTS:
        for length in LENGTHS:
            planned = _planned(steps, variant, length)
            where = f"(variant {variant}, length {length})"
            quiet = [step for step in planned if step.keeps == "quiet"]
            if not quiet:
                raise ConfigError(f"every reflection needs its quiet line, and one has none {where}; put it back.")
            if len(quiet) > 1:
                raise ConfigError(
                    f'"{quiet[0].id}" and "{quiet[1].id}" are both a quiet line; one is enough {where}. Skip either.'
                )
            for step in planned[: planned.index(quiet[0])]:
                if step.keeps in AFTER_QUIET:
                    raise ConfigError(
                        f'"{step.id}" keeps {step.keeps} and comes before "{quiet[0].id}" {where}; ideas come first. '
                        f'Put it after "{quiet[0].id}", or let it keep ideas.'
                    )
            reading = [step for step in planned if step.keeps == "reading"]
            if not reading:
                raise ConfigError(f"every reflection ends with reading back, and one doesn't {where}; put it back.")
            if len(reading) > 1:
                raise ConfigError(
                    f'"{reading[0].id}" and "{reading[1].id}" both read back; one is enough {where}. Skip either.'
                )
            if planned[-1] is not reading[0]:
                raise ConfigError(
                    f'"{planned[-1].id}" comes after "{reading[0].id}", which is the last page {where}; '
                    f'put it before "{reading[0].id}".'
                )


def _planned(steps: Sequence[Step], variant: str, length: str) -> tuple[Step, ...]:
    return tuple(step for step in steps if variant in step.variants and length in step.lengths)


def _words(ours: Any, theirs: Any) -> dict[str, str]:
    """The small words of the page. The user's may say it differently, with the same holes or fewer."""
    if not isinstance(ours, Mapping) or not isinstance(theirs, Mapping):
        raise ConfigError('the small words stand in a table of their own: [words], then lines such as kept = "kept".')
    for name, value in theirs.items():
        if name not in ours:
            raise ConfigError(f'[words] has no "{clean(name)}"{_nearest(name, ours)}.')
        if not isinstance(value, str):
            raise ConfigError(f"[words] {name} is a text, in quotation marks.")
        for hole in _HOLE.findall(value):
            if f"{{{hole}}}" not in ours[name]:
                raise ConfigError(f"[words] {name} has nothing to fill {{{hole}}} with.")
    return {name: one_line(value) for name, value in {**ours, **theirs}.items()}


def _nearest(word: str, known: Collection[str]) -> str:
    """The question that helps after a slip of the finger, or nothing."""
    import difflib  # only ever needed on the way to an error

    close = difflib.get_close_matches(word, list(known), 1)
    return f' (did you mean "{close[0]}"?)' if close else ""


# --- lines that sound like something to do ---------------------------------------------------------------------------

_LONGEST_TASK = 140
_BULLET = re.compile(r"^(?:[-*•·–—+]|\d{1,2}[.)])\s+")
_MARK = re.compile(r"!(?=\s*\w)|\[\s?\]|[☐□]|(?i:(?:to-?do|to do|action|next steps?)\s*[:–—])|TODO\b")
_LABEL = re.compile(r"^(?:[@#]\S+\s+)+")
# Verbs that make "I must …" a thought about oneself or the world.
_STATIVE = (
    r"(?:admit|agree|always|be|been|believe|belong|breathe|confess|feel|hand|hate|have|hope|imagine|keep|know|laugh|"
    r"learn|like|listen|live|love|mean|never|not|rather|say|seem|slow|smell|smile|sound|stop|taste|think|trust|"
    r"understand|want|wish|wonder)\b"
)
_CLAUSE = r"(?:^|[,;:.–—-]\s+|\b(?:and|so|but|then)\s+)"
_WOULD = r"(?:that\s+)?i(?:['’]d|['’]ll|\s+would|\s+will)\b(?!\s+" + _STATIVE + ")"
_PROMISED = re.compile(
    rf"{_CLAUSE}(?:i\s+|i['’]ve\s+)?(?:said|told\s+(?!me\b)\S+(?:\s+\S+)?)\s+{_WOULD}"
    rf"|(?:^|{_CLAUSE}i\s+|{_CLAUSE}i['’]ve\s+)promised\s+(?!(?:myself|land|nothing|never|is|was)\b)"
    rf"|{_CLAUSE}i(?:['’]ve)?\s+(?:offered|agreed)\s+to\s+(?!differ\b|disagree\b|{_STATIVE})",
    re.IGNORECASE,
)
_OBLIGED = re.compile(
    r"^(?:(?:and|so|also|then|please|ok|okay)\s+)*(?:"
    r"remind\s+me\s+to|remember\s+to|(?:i\s+)?(?:do\s+not|don['’]t|must\s+not|mustn['’]t)\s+forget\s+to"
    r"|note\s+to\s+self\W|make\s+sure\s+to"
    r"|(?:i\s+)?(?:really\s+|still\s+|also\s+)?(?:need\s+to|have\s+to)|i['’]ve\s+got\s+to|i\s+(?:still\s+)?must"
    r"|must(?!\s+(?:haves|reads?|sees?|try|watch)\b))\s+(?!" + _STATIVE + r")(?=\w)",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:(?:and|so|also|then|ok|okay|please|maybe|perhaps|first|to|todo|now|will|let me|(?:i\s+)?should|"
    r"(?:i\s+)?ought\s+to|i\s+(?:could|might|want\s+to)|want\s+to|i['’]d\s+better)\s+)+",
    re.IGNORECASE,
)
_I_WILL = re.compile(r"^(?:i['’]ll|i\s+will|i\s+shall|(?:i['’]m\s+|i\s+am\s+)?going\s+to)\s+", re.IGNORECASE)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REACH = _set("ring phone call email e-mail mail text message whatsapp dm ping contact")
_FREE = _set("send introduce thank invite remind chase nudge lend connect")
_HAND = _FREE | _set("forward share give bring return pass post drop show tell ask add write get refer")
_CARRY = _set("send forward share lend bring return pass post drop get")
_BOOK = _set("book arrange schedule reserve cancel confirm")
_FIX = _BOOK | _set("organise organize order buy pay invoice draft prepare print")
_GO = _set("find meet visit")
_PHRASES = frozenset(
    phrase.replace("-", " ")
    for phrase in _set(
        "follow-up follow-up-on follow-up-with get-back-to get-in-touch-with reach-out-to catch-up-with check-in-with "
        "check-with connect-with meet-with meet-up-with arrange-to-meet arrange-to-see have-coffee-with "
        "have-a-coffee-with have-lunch-with say-thanks-to reply-to speak-to speak-with talk-to write-to write-back-to"
    )
)
_TO_THEM = frozenset(["follow up with", "get back to", "get in touch with", "reach out to", "reply to"])
# Verbs "I'll …" alone doesn't settle: "I'll call it a day", "I'll give it a year".
_VAGUE = _set("call give get tell share show ask bring drop post add pass order print draft write")

_THE = _set("the my our that those these this his her their")
_A = _set("a an some two three four five six ten")
_TOWARDS = _set("to with for from")
_LINKS = _set(
    "about re regarding for on to with at and or in by before after of tomorrow today tonight next back over along if "
    "when what whether who whom how where why asap again first soon later up"
)
_ABOUT = _set("about re regarding for on to from at next back again")
_ROLES = _set(
    "host hosts organiser organisers organizer organizers speaker speakers chair venue printer accountant bank caterer "
    "landlord solicitor designer"
)
_BOOKED = _set(
    "table room train flight hotel call meeting coffee lunch breakfast dinner slot appointment ticket tickets visit "
    "zoom invoice quote proposal contract samples sample demo stand stall"
)
_IDIOMS = _set("changes bell bells bluff shots tune")
_NOT_NAMES = _set(
    "i i'm i'd i'll i've better more less good great monday tuesday wednesday thursday friday saturday sunday january "
    "february march april june july august september october november december"
)
_STATES = _set("is are was were isn't aren't wasn't weren't beats made makes means works sounds feels said says")
_ASKS = _set("what who whom how why where when if whether which")
# A line that weighs one way against another, or speaks of everyone, is a thought.
_MAXIM = _set(
    "not never always instead rather every each than you your yours yourself people strangers everybody nobody nothing "
    "no don't like"
)
_DAY = re.compile(
    r"\b(?:today|tonight|tomorrow|asap|first thing|(?:on|by|before|this|next)\s+"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|by\s+(?:the\s+)?\d|(?:this|next)\s+(?:week|month))\b",
    re.IGNORECASE,
)


def looks_like_task(line: str, names: Collection[str] = ()) -> bool:
    """Whether a line typed before the quiet line is something to do, to be set aside and offered after it.

    To take an idea for a task loses somebody's thought; to take a task for an idea loses nothing. So a line must show
    it, in English, in one of four ways:

    1. a mark in front: "!", "[ ]", "todo:", "action:";
    2. words that were a promise: "I said I would …", "told Tom I'd …", "promised Ana …", "I offered to …";
    3. words that bind oneself: "remind me to …", "need to …", "must …", unless what follows is a state of mind ("must
       admit", "need to believe");
    4. an errand: one of a few verbs first ("send", "ring", "book", after "I'll" or "please" as well) *and* somebody or
       something particular it goes to: a name with a capital, @name, him or her, one of `names` in any spelling, "the
       host"; a table or a train for "book"; a thing together with a day or with "to Ana".

    Three and four give way to words that weigh and generalise ("not", "never", "every", "than", "you", "people"), which
    make advice of an order; four also to a verb that shows the first word was a noun ("call centres are dying"), and to
    a line in quotation marks, which somebody else said. Only a mark makes a task of more than 140 characters: so long
    a line holds more than its errand.
    """
    text = _BULLET.sub("", one_line(line))
    if _MARK.match(text):
        return True
    if text[:1] in "\"'“‘«„" or len(text) > _LONGEST_TASK:
        return False
    text = _LABEL.sub("", text)
    if _PROMISED.search(text):
        return True
    known = frozenset(part for name in names for part in key(name).split() if len(part) > 1)
    bound = _OBLIGED.match(text)
    if bound:
        return not _weighs(text[bound.end() :])
    text = _LEAD_IN.sub("", text)
    will = _I_WILL.match(text)
    if will:
        text = text[will.end() :]
    words = text.split()
    if len(words) < 2 or _weighs(text):
        return False
    return _owed(words, known) or _errand(words, known, promised=will is not None)


def _bare(word: str) -> str:
    return word.strip('.,;:!?()…"“”').replace("’", "'")


def _weighs(text: str) -> bool:
    return any(_bare(word).casefold() in _MAXIM for word in text.split())


def _is_person(word: str, known: frozenset[str]) -> bool:
    bare = _bare(word)
    own = bare.removesuffix("'s")
    if bare.startswith("@") or bare.casefold() in ("him", "her") or key(own) in known:
        return True
    return bare[:1].isupper() and own.casefold() not in _NOT_NAMES


def _owed(words: Sequence[str], known: frozenset[str]) -> bool:
    """ "I owe Tom a coffee"."""
    low = [word.casefold() for word in words[:5]]
    at = 2 if low[:2] == ["i", "owe"] else 1
    return low[at - 1] == "owe" and _names_person(words, at, known) and any(word in _THE | _A for word in low[at + 1 :])


def _names_person(words: Sequence[str], at: int, known: frozenset[str]) -> bool:
    return at < len(words) and _is_person(words[at], known)


def _settles(words: Sequence[str], at: int, known: frozenset[str]) -> bool:
    """Whether the name that starts at `at` is what the verb goes to, not the subject of what follows.

    "Ring Tom about June", but not "Text Ana sent at midnight".
    """
    while _names_person(words, at, known):
        if words[at][-1] in ".,;:!?)" or _bare(words[at]).endswith("'s"):
            return True
        at += 1
    return at == len(words) or _bare(words[at]).casefold() in _LINKS | _THE | _A


def _errand(words: Sequence[str], known: frozenset[str], *, promised: bool) -> bool:
    """The fourth way of `looks_like_task`. `promised` is whether "I'll" stood in front."""
    low = [_bare(word).casefold() for word in words]
    if any(word in _STATES and low[at] not in _ASKS for at, word in enumerate(low[1:4])):
        return False
    for size in (4, 3, 2):
        phrase = " ".join(low[:size])
        if phrase in _PHRASES:
            return _errand_towards(phrase, words[size:], low[size:], known)
    if " ".join(low[:2]) in ("set up", "sign up", "pencil in"):
        words, low = words[1:], ["arrange", *low[2:]]
    verb, second, third = [*low, "", ""][:3]
    if promised and verb in (_REACH | _HAND | _FIX) - _VAGUE:
        return True
    if _names_person(words, 1, known) and (verb, third) in (("let", "know"), ("put", "in")):
        return verb == "let" or low[3:4] == ["touch"]
    if verb in _REACH | _HAND | _FIX | _GO and _names_person(words, 1, known):
        if verb == "call" and third in _THE | _A:  # "call Ana the bread lady"
            return False
        return verb in _FREE or _settles(words, 1, known)
    if verb in _REACH:
        return _errand_reaching(low)
    to_somebody = any(word in _TOWARDS and _names_person(words, at, known) for at, word in enumerate(low[2:], 3))
    settled = to_somebody or _DAY.search(" ".join(words)) is not None
    if verb == "send":
        if second == "them":
            return third in _THE
        return second in _THE or (to_somebody and "from" not in low) or (second in _A | {"it"} and settled)
    if verb in _CARRY:
        return second in _THE | _A | {"it"} and settled
    if verb in _HAND:
        return second in _THE and third in _ROLES
    if verb in _FIX:
        if second not in _THE | _A and not second.isdecimal():
            return verb in _BOOK and second in _BOOKED
        return settled or third in _ROLES or (verb != "print" and bool(_BOOKED & set(low[2:4])))
    return False


def _errand_reaching(low: Sequence[str]) -> bool:
    """ "Email the organiser", "ring them tomorrow": where no name is given."""
    if low[1] == "them":
        ends = [2]
    elif low[1] in _THE and low[2:] and low[2] not in _IDIOMS:
        ends = [3, 4]
    else:
        return False
    return any(
        len(low) == end or _DAY.match(" ".join(low[end:])) or low[end] in _ABOUT for end in ends if len(low) >= end
    )


def _errand_towards(phrase: str, words: Sequence[str], low: Sequence[str], known: frozenset[str]) -> bool:
    """ "Get back to Tom", "follow up on the van"."""
    if _names_person(words, 0, known):
        return _settles(words, 0, known)
    if low[:1] == ["them"]:
        return phrase in _TO_THEM
    if len(low) < 2 or low[0] not in _THE:
        return False
    return phrase in ("follow up on", "reply to") or low[1] in _ROLES
