"""One typed line as what it means: an idea or a promise, the people, tags and ideas it names.

Pure and total: every text means something, none raises. The grammar:

    @Name  @"Two Words"  @Ana Reyes (where she is known)     people
    #tag                                                     a tag
    [[words of an idea]]                                     a link to it
    ! words by friday                                        a promise of mine
    ! Ana: words   Ana said she would …   (or "@Ana: …")     a promise of theirs
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from netjournal.domain import when
from netjournal.text import clean, key, one_line

Known = Callable[[str], bool]
"""Tells whether anyone answers to a name, given as a key (netjournal.text.key)."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A promise as read: `direction` is "mine" or "theirs"; `unread`: words meant as a date and not understood."""

    direction: str
    words: str
    person: str = ""
    due: when.When | None = None
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Jot:
    """`text` reads as a sentence: the marks around names, tags and links are gone."""

    text: str
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    promise: Spoken | None = None


_MARK = re.compile(
    r"""(?<![\w@\#])(?:
        @"(?P<quoted>[^"\n]{1,200})"
      | @(?P<name>\w[\w'’.\-]{0,100})
      | \#(?P<tag>\w[\w\-/]{0,100})
      | \[\[(?P<link>[^\[\]\n]{1,500})\]\]
    )""",
    re.X,
)
_NEXT_WORD = re.compile(r"[ \t]+(\w[\w'’.\-]{0,100})")
_LAST_TAGS = re.compile(r"(?:\s*(?<![\w@#])#\w[\w\-/]{0,100})+\s*$")
_POSSESSIVE = re.compile(r"['’]s$", re.I)
_SAID = re.compile(
    r"^(?P<who>.{1,80}?)\s+(?:(?:said|says|promised|offered)\s+(?:that\s+)?(?:s?he|they|he|she)(?:\s+would|\s+will|'d|’d|'ll|’ll)"
    r"|promised\s+to|offered\s+to|will|is\s+going\s+to)\s+(?P<what>.+)$",
    re.I | re.S,
)
_I_SAID = re.compile(r"^i\s+(?:said\s+i(?:\s+would|'d|’d)|promised\s+to|promised\s+i(?:\s+would|'d|’d)|will|'ll|’ll)\s+(?P<what>.+)$", re.I | re.S)
_HEAD = re.compile(r"^(?P<who>@?\"?[^:\n]{1,60}?\"?):\s+(?P<what>\S.*)$", re.S)
_NOT_NAMES = frozenset("note notes nb ps todo re fyi idea ideas question maybe remember promise i me".split())
_PRONOUNS = frozenset("he she they".split())
NAME_WORDS = 4


def parse(text: str, today: date, *, knows: Known, answers: Known, day_first: bool = True) -> Jot:
    """Read one jot. `knows`: someone has this whole name; `answers`: someone is called so, or partly so."""
    raw = clean(text).strip()
    if raw.startswith("!") and raw.lstrip("!").strip():
        return spoken(raw.lstrip("!"), today, knows=knows, answers=answers, day_first=day_first)
    return _read(raw, knows)


def spoken(
    text: str, today: date, *, knows: Known, answers: Known, day_first: bool = True, card: str = ""
) -> Jot:
    """Read a line that is a promise, with or without its "!". `card`: the person in view, meant by he, she, they."""
    raw = clean(text).strip().removeprefix("!").strip()
    direction, who, what = _direction(raw, answers, card)
    read = _read(what, knows)
    due = when.find_due(read.text, today, day_first=day_first)
    unread = "" if due else when.unread_due(read.text) or ""
    words = (due[1] if due else read.text) or read.text
    people = read.people
    if who:
        people = (who, *(p for p in people if key(p) != key(who)))
    elif not people:
        people = _bare_names(words, knows, answers)
    person = who or (people[0] if people else card)
    promise = Spoken(direction, one_line(words), person, due[0] if due else None, unread)
    return Jot(one_line(words), people, read.tags, read.links, promise)


def _direction(raw: str, answers: Known, card: str) -> tuple[str, str, str]:
    """Whose promise it is, who promised, and the words of it."""
    if found := _I_SAID.match(raw):
        return "mine", "", found["what"]
    head = _HEAD.match(raw)
    if head and _is_name(head["who"], answers):
        return "theirs", _bare(head["who"]), head["what"]
    said = _SAID.match(raw)
    if said:
        who = said["who"].strip()
        if key(who) in _PRONOUNS:
            return "theirs", card, said["what"]
        if _is_name(who, answers):
            return "theirs", _bare(who), said["what"]
    return "mine", "", raw


def _bare(name: str) -> str:
    return one_line(name.lstrip("@")).strip('"')


def _is_name(words: str, answers: Known) -> bool:
    """Whether the words before a colon or a verb are someone: marked, known, or at most three capitalised words."""
    if words.startswith("@"):
        return bool(key(_bare(words)))
    parts = words.split()
    if not parts or len(parts) > 3 or key(words) in _NOT_NAMES or parts[0].lower() == "i":
        return False
    return answers(key(words)) or all(part[:1].isupper() for part in parts)


def _bare_names(words: str, knows: Known, answers: Known) -> tuple[str, ...]:
    """Names of known people standing unmarked in a promise: "send Ana the list". At most the first one."""
    parts = re.findall(r"\w[\w'’\-]*", words)[:60]
    for at, part in enumerate(parts):
        if not part[:1].isupper():
            continue
        for length in range(min(NAME_WORDS, len(parts) - at), 1, -1):
            whole = " ".join(parts[at : at + length])
            if knows(key(_POSSESSIVE.sub("", whole))):
                return (_POSSESSIVE.sub("", whole),)
        name = _POSSESSIVE.sub("", part)
        if answers(key(name)):
            return (name,)
    return ()


def _read(raw: str, knows: Known) -> Jot:
    """The marks of a text, and the text without them. Tags at the end are dropped from it; others lose their #."""
    people: dict[str, str] = {}
    tags: dict[str, str] = {}
    links: list[str] = []
    for found in _LAST_TAGS.finditer(raw):
        body = raw[: found.start()].rstrip()
        break
    else:
        body = raw
    for found in _MARK.finditer(raw, len(body)):
        if found["tag"] and not found["tag"].isdigit():
            tags.setdefault(key(found["tag"]), found["tag"])
    if not body or any(t.isdigit() for t in re.findall(r"#(\w+)", raw[len(body) :])):
        body = raw
    out: list[str] = []
    at = 0
    for found in _MARK.finditer(body):
        if found.start() < at:
            continue
        out.append(body[at : found.start()])
        at = found.end()
        if found["link"]:
            links.append(one_line(found["link"]))
            out.append(found["link"])
        elif found["tag"]:
            if found["tag"].isdigit():
                out.append(found[0])
            else:
                tags.setdefault(key(found["tag"]), found["tag"])
                out.append(found["tag"])
        else:
            name, end = (found["quoted"], at) if found["quoted"] else _name(body, found, knows)
            if key(name):
                people.setdefault(key(name), one_line(name))
            out.append(body[found.start("name") : end] if found["name"] else name)
            at = max(at, end)
    out.append(body[at:])
    tidy = "".join(out).strip()
    return Jot(tidy or raw, tuple(people.values()), tuple(tags.values()), tuple(links))


def _name(body: str, found: re.Match[str], knows: Known) -> tuple[str, int]:
    """The name an @ begins: its word, and as many after it as make a known name. Returns the name and where it ends."""
    first = found["name"].rstrip(".-'’")
    plain = _POSSESSIVE.sub("", first)
    name, end = plain, found.start("name") + len(first)
    words, at = first, found.start("name") + len(first)
    for _ in range(NAME_WORDS - 1):
        following = _NEXT_WORD.match(body, at)
        if following is None:
            break
        word = following[1].rstrip(".-'’")
        words, at = f"{words} {word}", following.start(1) + len(word)
        whole = _POSSESSIVE.sub("", words)
        if knows(key(whole)):
            name, end = whole, at
    return name, end
