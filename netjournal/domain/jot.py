"""One typed line as what it means: an idea or a promise, the people, tags and ideas it names.

Pure and total: every text means something, none raises, and the time taken grows with the text, never faster. The
grammar:

    @Name  @"Two Words"  @Ana Reyes (where she is known)     people
    #tag                                                     a tag
    [[words of an idea]]                                     a link to it
    ! words by friday                                        a promise of mine
    ! Ana: words   ! Ana said she would …   ! Ana will …     a promise of theirs
    ! Tomorrow I will words   ! Next week Ana will …         the day in front is when it is due

An address (ana@example.com, @ana@example.social, https://…/@ana#top) names nobody. The patterns are strings, compiled
by `re` when first needed: most jots need one or two of them.
"""

import re
from collections.abc import Callable
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from netjournal.text import clean, key, listed, one_line

if TYPE_CHECKING:
    from netjournal.domain.when import When

Known = Callable[[str], bool]
"""Tells whether anyone answers to a name, given as a key (netjournal.text.key)."""


class Spoken(NamedTuple):
    """A promise as read: `direction` is "mine" or "theirs"; `unread`: words meant as a date and not understood."""

    direction: str
    words: str
    person: str = ""
    due: "When | None" = None
    unread: str = ""


class Jot(NamedTuple):
    """`text` reads as a sentence: the marks around names, tags and links are gone, and so are tags at its end."""

    text: str
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    promise: Spoken | None = None


# Counts are bounded and possessive (`{0,60}+`), so that no text makes a pattern go back over what it has read.
_MARK = (
    r"(?<![\w@#])(?:(?P<address>(?:https?://|www\.)\S++)"
    r"|@[\"“](?P<quoted>[^\"“”\n]{1,200}+)[\"”]"
    r"|@(?P<name>[^\W\d_][\w'’.\-]{0,60}+)(?![\w@])"
    r"|#(?P<tag>\w{1,60}+(?:[-/]\w{1,40}+){0,5}+)(?!\w)"
    r"|\[\[(?P<link>[^\[\]\n]{1,500}+)\]\])"
)
_NEXT_WORD = r"\.?[ \t]{1,9}+(\w[\w'’.\-]{0,60}+)"
_MOST_NAMED = 100
"""How many people, tags and links one jot can name."""
_NAME_WORDS = 4
"""The longest name, in words, that an @ or a promise is searched for."""

# Promises are read from one line with single spaces.
_I_SAID = (
    r"(?i)i(?: said (?:that )?i(?: would| will|['’]d|['’]ll)| promised (?:to|i(?: would| will|['’]d|['’]ll))"
    r"| will|['’]ll) (?P<what>.+)"
)
_SAID = (
    r"(?i)(?P<who>.{1,60}?)(?P<told> (?:said|says|promised|offered)(?: me)?(?: that)? (?:s?he|they)"
    r"(?: would| will|['’]d|['’]ll))? ?(?(told)|(?:(?<= )(?:(?:promised|offered|agreed)(?: me)? to|promised me|will"
    r"|is going to)|['’]ll)) (?P<what>.+)"
)
_HEAD = r"(?P<who>[^:]{1,60}): (?P<what>.+)"
_PRONOUNS = listed("he she they")
_NOT_NAMES = listed(
    """note notes nb ps todo re fyi idea ideas question maybe remember promise i me we it this that there someone
    everyone everybody nobody somebody"""
)
_OF_TIME = listed(
    """today tonight tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday next this last then
    soon later afterwards eventually someday sometime"""
)
"""No name begins with these, unless somebody is called so: "Friday will be busy" is nobody's promise."""
_TOLD = r"(?i)\b(?:said|says|promised|offered|agreed) "
_VERBS = listed(
    """add answer arrange ask attend bring buy book call check collect connect draft email e-mail explain fetch find
    finish fix follow forward get give go help introduce invite join lend look mail make meet message offer order pay
    phone pick plan post prepare print put read recommend reply return review ring see send set share show speak start
    suggest take talk teach tell text thank think try update visit write"""
)
"""What a promise of mine begins with: before a colon, a verb with a capital is no name unless somebody is called so."""
_I_SHOULD = (
    r"(?i)i (?:really |still |also )?(?:should|must|need to|have to|ought to|want to) "
    rf"(?P<what>(?:{'|'.join(_VERBS)})\b.+)"
)


def parse(text: str, today: date, *, knows: Known, answers: Known, day_first: bool = True) -> Jot:
    """Read one jot. `knows`: someone has this whole name; `answers`: someone is called so, or partly so."""
    raw = clean(text).strip()
    if raw.startswith("!") and raw.strip("! \t\n"):
        return spoken(raw, today, knows=knows, answers=answers, day_first=day_first)
    return _read(raw, knows)


def mentioned(text: str, *, knows: Known, answers: Known) -> Jot:
    """The marks in a promise's words, and whoever known they name unmarked where none is marked."""
    read = _read(text, knows)
    return read._replace(people=read.people or _bare_name(read.text, knows, answers))


class _Heard(NamedTuple):
    """Whose promise a line is, who promised, the words of it; what stands in front of those (kept, unless the day in it
    becomes the due one), and what that says of when it is due."""

    direction: str
    who: tuple[str, ...]
    what: str
    lead: str = ""
    due: "When | None" = None
    unread: str = ""


def spoken(text: str, today: date, *, knows: Known, answers: Known, day_first: bool = True, card: str = "") -> Jot:
    """Read a line that is a promise, with or without its "!". `card`: the person in view, meant by he, she, they."""
    from netjournal.domain.due import due_in

    heard = _heard(one_line(text).lstrip("! "), today, day_first, answers, card)
    read = _read(heard.what, knows)
    due, rest, unread = due_in(read.text, today, day_first=day_first)
    if due or unread or not (heard.due or heard.unread):
        words = one_line(f"{_read(heard.lead, knows).text} {rest}")
    else:
        due, words, unread = heard.due, one_line(rest), heard.unread
    people = _joined(heard.who, read.people) or _bare_name(words, knows, answers)
    person = people[0] if people else card
    promise = Spoken(heard.direction, words, person, due, unread)
    return Jot(words, people, read.tags, read.links, promise)


def _joined(first: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Names in order, each person once."""
    names: dict[str, str] = {}
    for name in (*first, *more):
        names.setdefault(key(name), name)
    return tuple(names.values())


def _heard(line: str, today: date, day_first: bool, answers: Known, card: str) -> _Heard:
    """Whose promise it is, with what stands in front of whoever promised: "Tomorrow I will …", "Then Ana said …"."""
    from netjournal.domain.due import due_in_front

    plain = _whose(line, answers, card)
    if plain is None or not any(answers(key(_bare(name))) for name in plain.who):
        for front in due_in_front(line, today, day_first=day_first):
            rest = line[front.end :]
            heard = _whose(rest, answers, card)
            if heard is None and front.apart:
                heard = _Heard("mine", (), rest)
            if heard is None or (heard.who and not front.apart and re.match(r"[^:]*: ", rest)):
                continue
            told = re.search(_TOLD, rest[: len(rest) - len(heard.what)])
            if front.when is None:
                return heard._replace(unread=front.vague)
            # A day gone by is the one it was said on; so is "on Friday" in front of "she said".
            ahead = front.surely if told else not front.past
            return heard._replace(lead=line[: len(line) - len(heard.what)], due=front.when if ahead else None)
    return plain or _Heard("mine", (), line)


def _whose(line: str, answers: Known, card: str) -> _Heard | None:
    """A line that says whose promise it is; None for one that doesn't, which is mine."""
    if found := re.fullmatch(_I_SAID, line) or re.fullmatch(_I_SHOULD, line):
        return _Heard("mine", (), found["what"])
    for pattern in (_HEAD, _SAID):
        found = re.fullmatch(pattern, line)
        if found is None:
            continue
        if key(found["who"]) in _PRONOUNS:
            return _Heard("theirs", (card,) if card else (), found["what"])
        if who := _names(found["who"], answers):
            return _Heard("theirs", who, found["what"])
        if pattern is _SAID and re.search(r"(?i)(?<!\w)(?:i|we)\W*$", found["who"]):
            return _Heard("mine", (), line)
        if found.groupdict().get("told"):
            return _Heard("theirs", (), line)  # "my sister said she would …": whose it is is said, who she is is not
    return None


def _names(words: str, answers: Known) -> tuple[str, ...]:
    """The people meant by the words before a colon or a verb: all of them are names, or none is."""
    parts = [part.strip() for part in re.split(r",? (?:and|&) |, ", words)[:6]]
    return tuple(_bare(part) for part in parts) if all(_is_name(part, answers) for part in parts) else ()


def _bare(name: str) -> str:
    return name.lstrip("@").strip('"“” ')


def _is_name(words: str, answers: Known) -> bool:
    """Whether some words are someone: marked, known, or at most three words with capitals and no verb in front."""
    bare = _bare(words)
    parts = bare.split()
    if not parts or not key(bare):
        return False
    if words.startswith("@") and (len(parts) == 1 or words[1:2] in ('"', "“")):
        return True
    if len(parts) > 3 or key(bare) in _NOT_NAMES or {key(parts[0]), key(parts[-1])} & {"i", "we"}:
        return False
    if answers(key(bare)):
        return True
    return key(parts[0]) not in (*_VERBS, *_OF_TIME) and all(
        part[0].isalpha() and not part[0].islower() for part in parts
    )


def _bare_name(words: str, knows: Known, answers: Known) -> tuple[str, ...]:
    """The first known person standing unmarked in a promise: "send Ana the list". None when nobody is."""
    parts = [found[0] for found in islice(re.finditer(r"\w[\w'’\-]{0,60}+", words), 60)]
    for at, part in enumerate(parts):
        if not part[0].isalpha() or part[0].islower():
            continue
        for length in range(min(_NAME_WORDS, len(parts) - at), 1, -1):
            whole = _owner(" ".join(parts[at : at + length]))
            if knows(key(whole)):
                return (whole,)
        if answers(key(_owner(part))):
            return (_owner(part),)
    return ()


def _owner(name: str) -> str:
    """A name without its possessive ending: "Priya's" is Priya, "James'" is James."""
    return name[:-2] if name.endswith(("'s", "’s", "'S", "’S")) else name.rstrip("'’")


def _read(raw: str, knows: Known) -> Jot:
    """The marks of a text, and the text without them. Tags at its end leave it; others lose only their #."""
    if not any(mark in raw for mark in "@#["):
        return Jot(raw)
    people: dict[str, str] = {}
    tags: dict[str, str] = {}
    links: dict[str, str] = {}
    body, last_tags = _without_last_tags(raw)
    out: list[str] = []
    at = 0
    for found in re.finditer(_MARK, body):
        if found.start() < at:
            continue
        if len(people) + len(tags) + len(links) >= _MOST_NAMED:
            break  # a pasted page of marks is a page; the rest of it stays as it stands
        out.append(body[at : found.start()])
        at = found.end()
        if found["link"]:
            links.setdefault(key(found["link"]), one_line(found["link"]))
            out.append(found["link"])
        elif found["tag"] and _is_tag(found["tag"]):
            tags.setdefault(key(found["tag"]), found["tag"])
            out.append(found["tag"])
        elif found["quoted"] and key(found["quoted"]):
            people.setdefault(key(found["quoted"]), one_line(found["quoted"]))
            out.append(found["quoted"])
        elif found["name"]:
            name, at = _name(body, found, knows)
            people.setdefault(key(name), one_line(name))
            out.append(body[found.start("name") : at])
        else:
            out.append(found[0])
    out.append(body[at:])
    for tag in last_tags:
        tags.setdefault(key(tag), tag)
    return Jot("".join(out).strip() or raw, tuple(people.values()), tuple(tags.values()), tuple(links.values()))


def _is_tag(word: str) -> bool:
    """Whether what follows a # is a tag: "#1" is a number."""
    return any(c.isalpha() for c in word) and bool(key(word))


def _without_last_tags(raw: str) -> tuple[str, list[str]]:
    """A text without the tags it ends with, and those. A text of nothing but tags keeps them all as its words."""
    words = list(re.finditer(r"\S+", raw))
    last: list[str] = []
    while words and (found := re.fullmatch(_MARK, words[-1][0])) and _is_tag(found["tag"] or ""):
        last.append(found["tag"])
        words.pop()
    return (raw[: words[-1].end()], last[::-1]) if words else (raw, [])


def _name(body: str, found: re.Match[str], knows: Known) -> tuple[str, int]:
    """The name an @ begins: its word, and as many after it as make a known name. Returns the name and where it ends."""
    start = found.start("name")
    end = at = start + len(found["name"].rstrip(".-'’"))
    name = _owner(body[start:end])
    for _ in range(_NAME_WORDS - 1):
        following = re.compile(_NEXT_WORD).match(body, at)
        if following is None:
            break
        at = following.start(1) + len(following[1].rstrip(".-'’"))
        whole = _owner(body[start:at])
        if knows(key(whole)):
            name, end = whole, at
    return name, end
