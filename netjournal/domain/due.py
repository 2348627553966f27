"""Which day a promise is due, read from its words.

A date at the end of them is taken off ("send Ana the list by friday"); one in the middle is read where a preposition
makes it clear, and the words stay whole ("pay Tom on 12 Dec in cash"). What looks meant as a date and isn't understood
is named, so that whoever wrote it learns of it: a day that is wrong, or silently missing, is worse than none.

Like `when`, nothing here raises, and only so much of a text is looked at, however long it is.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from netjournal.domain.when import AFTER_ON, AMOUNT, MONTHS, MOST, WEEKDAYS, When, plain, read
from netjournal.text import listed


def _set(words: str) -> frozenset[str]:
    return frozenset(listed(words))


def due_in(text: str, today: date, *, day_first: bool = True) -> tuple[When | None, str, str]:
    """The due date of a promise's words, the words to keep, and the words meant as a date and not understood.

    "by", "before" and "until" say when something is due more surely than "on" does, wherever they stand.
    """
    found = find_due(text, today, day_first=day_first)
    surely, perhaps = find_inside(text, today, day_first=day_first)
    if found and not (surely and not re.match(rf"(?i)\W*(?:{_SURELY})\b", text[len(found[1]) :])):
        return found[0], found[1], ""
    inside = surely or perhaps
    if len({when.day for when in inside}) == 1:
        return inside[0], text, ""
    return None, text, ", ".join(when.words for when in inside) or unread_due(text) or _standing_date(text, today)


# Finding a due date at the end of a text. "in 2 weeks", "next week", "this friday" are phrases in themselves; the other
# prepositions are taken off, and all but the first few only where they make a date.
_SURELY = "by|before|until|till?|no later than|not later than"
_PREPOSITION = rf"(?:({_SURELY})|(on)|(?:at|over))\s+(?=\S)"
_DAY_AND_HOUR = (
    rf"(?:{'|'.join(WEEKDAYS)}|[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})) "
    "[0-9]{1,2}(?:[:.][0-9]{2}| ?[ap]m)"
)
_AFTER_AT = (
    "(?:(?:the|this|next) )?(?:weekend|end of|month[- ]end|year[- ]end)"
    rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![\w-])|{_DAY_AND_HOUR}"
)
"""A place or an hour stands after "at" more often than a day: only what is sure to be one."""
_LONGEST = 10  # words in a phrase with its preposition
_LAST_WORDS = _set(
    "today tonight tomorrow tmrw week fortnight weekend month year month-end year-end eod eow eom eoy day days weeks "
    "fortnights months years time now ago am pm noon midday morning afternoon evening night lunchtime thing latest "
    "yesterday"
).union(WEEKDAYS, MONTHS)
_UNITS = _set("day days week weeks month months year years hour hours night evening morning")
# Phrases that need a preposition: other meanings are too near ("the 12th", "where we sat", "raise 2m", "24/7", "3/4").
_VAGUE = (
    r"the (?!day after ).*|[0-9]{1,2}(?:st|nd|rd|th)|[0-9]+(?: [dw]| ?[my])|[0-9]{8}|[0-9]+[.][0-9]+[.]"
    "|sat|sun|wed|weekend|24/7|9/11|1/[234568]|2/3|3/4"
)
_JOINING = _set("and or not & +")  # "next wed or on friday", "not before friday"
# Words after which a phrase without a preposition says something else than when: "talk about friday", "not tomorrow".
_BARRING = _set(
    "about after around as at before between by during each every for from is it's last late later like mid middle "
    "my next of our past per since than the their through till to towards until via was with your a an "
    "days weeks months years"
)


def _before(text: str, end: int, marks: str) -> int:
    """Where `text[:end]` ends without trailing white space and `marks`."""
    while end and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return end


def _phrase_end(text: str) -> int:
    """Where the last word ends, without the punctuation after it; but the full stop of "3.12." belongs to the date."""
    end = _before(text, len(text), ".,;:!?…")
    return end + 1 if re.search(r"(?<!\S)[0-9]{1,2}[.][0-9]{1,2}[.]$", text[max(0, end - 6) : end + 1]) else end


def _starts(text: str, end: int) -> list[int]:
    """Where the last few words before `end` begin, first to last; an opening bracket is no part of a word."""
    edge = max(0, end - 2 * MOST)
    starts = [edge + match.start() for match in re.finditer(r"[^\s(\[]\S*", text[edge:end])]
    if starts and edge and starts[0] == edge and not text[edge - 1].isspace():
        del starts[0]  # cut in two by the edge
    return starts[-_LONGEST:]


def _due(phrase: str, before: list[str], today: date, day_first: bool) -> When | None:
    """The due date a phrase states after the words `before` it, if it states one."""
    if match := re.match(_PREPOSITION, phrase, re.IGNORECASE):
        rest = phrase[match.end() :]
        if match[1] or re.match(AFTER_ON if match[2] else _AFTER_AT, plain(rest)):
            when = read(rest, today, day_first=day_first)
            counted = phrase.lower().startswith("before") and before[-1] in _UNITS  # "the day before friday"
            barred = counted or before[-1] in _JOINING
            return when if when and not barred and (match[1] or when.day >= today) else None
    when = read(phrase, today, day_first=day_first)
    if when is None or when.day < today or re.fullmatch(_VAGUE, plain(phrase)) or re.search("[0-9] ?[DWMY]$", phrase):
        return None
    return None if before[-1] in _BARRING | _JOINING or _torn(before, plain(phrase)) else when


def _torn(before: list[str], phrase: str) -> bool:
    """Whether a phrase is the end of a longer one that can't be read: "12 | dec 99", "fri | 13 dec", "30 feb | fri"."""
    if before[-1] == "on" and re.match(AFTER_ON, phrase):
        return True  # refused with its preposition
    if before[-1][:1].isdigit():
        return phrase[0].isdigit() or phrase.startswith(tuple(MONTHS)) or "/" in before[-1]
    if before[-1] in WEEKDAYS:
        return not phrase.startswith(("today", "tonight", "tomorrow", "tmrw"))
    return before[-1] in MONTHS and before[-2][:1].isdigit()


def find_due(text: str, today: date, *, day_first: bool = True) -> tuple[When, str] | None:
    """The due date at the end of a promise's words, and the text without it and its preposition.

    None when there is none, or nothing but a date. The rest keeps its own "?" and "!"; other trailing punctuation goes.
    "before friday" is due on Friday. A day gone by is only due after "by", "before", "until".
    """
    end = _phrase_end(text)
    bracketed = text[end - 1 : end] in (")", "]")
    end -= bracketed
    starts = _starts(text, end)
    last = text[starts[-1] : end].lower() if starts else ""
    if not (plain(last) in _LAST_WORDS or any(c.isdigit() for c in last) or last.endswith("clock")):
        return None  # most texts
    for start in starts:
        if bracketed and text[start - 1 : start] not in ("(", "["):
            continue
        words = text[max(0, start - MOST) : start].replace("(", " ").replace("[", " ").split()
        before = ["", "", *(plain(word) for word in words if word.strip("-–—"))]
        if when := _due(text[start:end], before, today, day_first):
            rest = text[: _before(text, start, ",;:.-–—([")]
            return (when, rest) if rest else None
    return None


# Finding a due date in front of a text: "Tomorrow I will ring Ana", "Then, next week, Tom will send the plates".
class Front(NamedTuple):
    """What may stand in front of a promise, up to `end` of its text: a day, words that mean one vaguely, or neither."""

    end: int
    when: When | None = None
    past: bool = False
    """Whether the day has gone by."""
    surely: bool = False
    """Whether the day can only be one ahead: "tomorrow", not "friday"."""
    vague: str = ""
    apart: bool = False
    """Whether a comma or a colon ends it."""


_CONNECTING = r"(?i)(?:(?:then|also|and|but|so|well|ok|okay|yes|oh|anyway|afterwards),? ){1,3}"
_BEGINNING = _set(
    "by before until till no not on over in within next this last the later end a an one two three four five then also "
    "and but so well ok okay yes oh anyway afterwards soon eventually sometime some someday at"
)
"""What the words in front may begin with, besides a word of the calendar."""
_SOME_TIME = r"(?i)(?:soon|later(?: on)?|eventually|sometime|some ?day|some time|one day|at some point),?:?(?= )"


def due_in_front(text: str, today: date, *, day_first: bool = True) -> Iterator[Front]:
    """What may stand in front of a promise's words, the longest first; `text` has single spaces."""
    first = plain(text[: text.find(" ")])
    if not (_dated(first) or first in _BEGINNING):
        return  # most texts
    connecting = re.match(_CONNECTING, text)
    start = connecting.end() if connecting else 0
    ends = [start + found.end() for found in re.finditer(r"\S+ (?=\S)", text[start : start + MOST])]
    for end in reversed(ends[:_LONGEST_INSIDE]):
        phrase = text[start:end].rstrip(" ,:")
        preposition = re.match(rf"(?i)(?:({_SURELY})|on|over) ", phrase)
        said = phrase[preposition.end() :] if preposition else phrase
        when = read(said, today, day_first=day_first)
        if when is None or (not preposition and re.fullmatch(_VAGUE, plain(said))):
            continue
        behind = read(said, today, day_first=day_first, past=True)
        surely = bool(preposition and preposition[1]) or behind is None or behind.day > today
        yield Front(end, when, when.day < today, surely, apart=text[end - 2] in ",:")
    if vague := re.match(_SOME_TIME, text[start : start + MOST]):
        yield Front(start + vague.end() + 1, vague=vague[0].rstrip(",:"), apart=vague[0].endswith((",", ":")))
    elif connecting:
        yield Front(start)


# Finding a due date inside a text.
_LOOKED_AT = 400  # characters of a text in which one is looked for
_LONGEST_INSIDE = 6  # words in a phrase without its preposition
_TOKEN = r"[^\s(\[]\S*"
# What isn't clearly a date once words follow it: "by the 14th floor", "on 3/4 of them", "by 3d glasses".
_UNCLEAR = (
    r"(?:the )?[0-9]{1,2}(?:st|nd|rd|th)|[0-9]+ ?[dwmy]|[0-9]{8}|[0-9]+[.][0-9]+[.]?|sun|24/7|9/11|1/[234568]|2/3|3/4"
)
_SPANNING = _JOINING | _set("to till until at - – —")


def find_inside(text: str, today: date, *, day_first: bool = True) -> tuple[list[When], list[When]]:
    """The dates in a text that words follow: those after by, before, until, and those after on, at, over."""
    if not re.search(rf"(?i)\b(?:{_SURELY}|on|at|over)\s", text[:_LOOKED_AT]):
        return [], []  # most texts
    tokens = [(found.start(), found.end()) for found in re.finditer(_TOKEN, text[:_LOOKED_AT])]
    words = [plain(text[start:end]) for start, end in tokens]
    surely: list[When] = []
    perhaps: list[When] = []
    for at, (start, _) in enumerate(tokens):
        if not re.match(_PREPOSITION, text[start : start + MOST], re.IGNORECASE):
            continue
        before = ["", "", *(word for word in words[max(0, at - 4) : at] if word)]
        for last in range(min(at + _LONGEST_INSIDE + 2, len(tokens) - 2), at, -1):
            phrase = text[start : tokens[last][1]].rstrip(".,;:!?)]")
            if _broken(text, tokens[at:last]) or not (when := _due(phrase, before, today, day_first)):
                continue
            clear = not re.fullmatch(_UNCLEAR, plain(when.words))
            if clear and _ends(text, tokens[last][1], words[last + 1 : last + 3]):
                (surely if re.match(rf"(?i)(?:{_SURELY})\s", phrase) else perhaps).append(when)
            break
    return surely, perhaps


def _broken(text: str, tokens: list[tuple[int, int]]) -> bool:
    """Whether a sentence or a bracket ends between these words: what follows is no part of the date."""
    for start, end in tokens:
        word = text[start:end]
        if word[-1] in ";:!?)]" or (word[-1] == "." and not re.fullmatch(r"(?i)[0-9]+[.][0-9]+[.]|[ap]\.m\.", word)):
            return True
    return False


def _ends(text: str, end: int, after: list[str]) -> bool:
    """Whether a date ends here, and is not the beginning of a longer one: "fri | 12 dec", "fri | or mon"."""
    if text[end - 1] in ".;:!?)]" or not after:
        return True
    following = after[1] if len(after) > 1 else ""
    if after[0] in _SPANNING:
        return after[0] not in ("or", "not") and not (_dated(following) or following in ("on", "by"))
    return not _dated(after[0])


def _dated(word: str) -> bool:
    """Whether a word may belong to a date."""
    return word[:1].isdigit() or word in _LAST_WORDS or word in _DATE_WORDS


_DATE_WORDS = _set(
    "today tonight tomorrow yesterday weekend fortnight eod eow eom eoy noon midnight oclock spring summer autumn "
    "winter christmas xmas easter feast holiday holidays"
).union({*WEEKDAYS, *MONTHS} - {"sun", "sat", "wed", "mar"})
_LIKE_A_DAY = r"(?!every|some)[a-z]{2,10}day"
_STOPS = _set("about with for to in and but so if when because via from after")
_OF_A_NUMBER = (
    "[0-9]{1,2}(?:st|nd|rd|th)|[0-9]{1,4}[/-][0-9]{1,2}(?:[/-][0-9]{1,4})?|[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m"
)
_ARTICLES = _set("the a an about around")


def unread_due(text: str) -> str | None:
    """The words after a "by", "before", "until" or "on" that look meant as a date and aren't understood; else None.

    To be asked when no due date was found, so that the caller can say so. The rule: at most four words, up to the end
    or to a word like "about" and "for", which hold a word of the calendar (a weekday or what is spelt like one, a
    month, a season, a feast …; "week", "month", "year" and "end" not alone) or are one word that starts with a digit,
    and are neither an amount ("by 2 weeks") nor, at the end of a text, read on every day and in both orders of day and
    month. Of more words the first must be of a date, and only what can be a date with it is named. After "on" only what
    is spelt like a weekday or holds digits counts: much else is talked "on".
    """
    end = _phrase_end(text)
    end -= text[end - 1 : end] in (")", "]")
    start = max(0, end - _LOOKED_AT)
    tokens = [(start + found.start(), start + found.end()) for found in re.finditer(_TOKEN, text[start:end])]
    for at in range(len(tokens) - 2, -1, -1):
        preposition = plain(text[slice(*tokens[at])])
        if preposition in ("by", "before", "until", "till", "on"):
            said = _unread_after(text, tokens[at + 1 :], preposition)
            if said:
                return said
            if preposition == "by":
                return None
    return None


def _unread_after(text: str, tokens: list[tuple[int, int]], preposition: str) -> str | None:
    """The words after one preposition that look meant as a date; `tokens`: where they and all after them stand."""
    taken: list[tuple[int, int]] = []
    for start, end in tokens[:5]:
        if taken and plain(text[start:end]) in _STOPS:
            break
        taken.append((start, end))
        if text[end - 1] in ",;:!?)]":
            break
    words = [plain(text[start:end]) for start, end in taken]
    if len(words) > 4:
        run = _run(words)
        taken, words = taken[:run], words[:run]
    while words and words[-1] in _SPANNING:
        taken, words = taken[:-1], words[:-1]
    inside = len(taken) < len(tokens)
    said = text[taken[0][0] : taken[-1][1]] if taken else ""
    said = said.rstrip(".,;:!?)]") if inside else said
    if not said or not _looks_dated(words, preposition, inside) or re.fullmatch(AMOUNT, " ".join(words)):
        return None
    refs = ((date(year, 1, 1), day_first) for year in (2001, 2002) for day_first in (True, False))
    return None if not inside and all(read(said, today, day_first=day_first) for today, day_first in refs) else said


def _run(words: list[str]) -> int:
    """How many words, from the first, belong to a date: those of "the 14th | I will know", "fri or mon | at noon"."""
    first = next((number for number, word in enumerate(words) if word not in _ARTICLES), 0)
    if not re.fullmatch(rf"{_LIKE_A_DAY}|[0-9].*|{'|'.join((*WEEKDAYS, *MONTHS))}", words[first]):
        return 0
    end = last = first
    while end < len(words) and (_dated(words[end]) or words[end] in _SPANNING or end == first):
        last = end if words[end] not in _SPANNING else last
        end += 1
    return last + 1


def _looks_dated(words: list[str], preposition: str, inside: bool) -> bool:
    """Whether the words after a preposition look meant as a date."""
    content = [word for word in words if word not in _ARTICLES]
    numbered = len(content) == 1 and re.fullmatch("[0-9][^%£$€]*", content[0]) is not None
    if numbered and (inside or preposition != "by"):
        numbered = re.fullmatch(_OF_A_NUMBER, content[0]) is not None
    ordinal = any(re.fullmatch(_OF_A_NUMBER, word) and len(word) > 2 and word[-1] in "tdh" for word in content[:1])
    numbered = numbered or ordinal or any(a[:1].isdigit() and b in MONTHS for a, b in pairwise(content))
    names = set(re.findall("[a-z]+", " ".join(content).replace("'s", "").replace("'", "")))
    like_a_day = any(re.fullmatch(_LIKE_A_DAY, name) for name in names) and "holiday" not in names
    if preposition == "on":
        return bool(numbered or like_a_day)
    dated = names & _DATE_WORDS or (names & {"week", "month", "year", "end"} and len(content) > 1)
    return bool(dated or like_a_day or numbered)


_DATE_OF_WORDS = _set("from of since about for after the between until")


def _standing_date(text: str, today: date) -> str:
    """A full date to come that stands in a text and was taken for nothing: "last 2026-12-12". Empty where none does."""
    for found in re.finditer(r"(?<!\S)(\S+)\s+([0-9]{4}-[0-9]{2}-[0-9]{2})(?![\w-])", text[:_LOOKED_AT]):
        when, word = read(found[2], today), plain(found[1])
        if when and when.day >= today and word not in _DATE_OF_WORDS:
            return found[0] if word in ("last", "latest") else found[2]
    return ""
