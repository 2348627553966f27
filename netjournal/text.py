"""What may enter the journal, and how names are compared. Two leaves everything else leans on.

`clean` is the first of the two layers that keep a stranger's text from driving the terminal (the second is the line
filter of the full-screen app): measured on Textual 8.2 and Rich 15, every widget and the console pass ESC, C1 and
bidirectional controls through to the terminal.
"""

import re
import unicodedata
from typing import Literal

# Strings, compiled by `re` when first needed: plain ASCII, which most names and jots are, needs none of them.
# C0 except newline and tab, DEL, C1, bidirectional marks, embeddings, overrides and isolates, the byte order mark, and
# the invisible tag characters. Joiners (U+200C, U+200D) and variation selectors stay: names and emoji need them.
FORBIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
# A terminal's command begins with ESC. It is a sequence (ESC [ 31 m) up to its letter; a string (ESC ] 0;title BEL)
# that is ended on its line, else its words are the writer's; or what chooses an alphabet, keeps the cursor, sets the
# keypad. A string holds no ESC, so that a long line of beginnings is not read again for each of them. C1 characters go
# alone: far more often they are letters of a text read in another encoding ("\x9b": "›", "ś", a third of "⅛").
_COMMAND = (
    "\x1b(?:\\[[0-9;:?<=>]*+[A-Za-z@`{|}~]|[]PX^_][^\n\x07\x18\x1a\x1b]*+(?:\x07|\x1b\\\\)|[()*+#%][0-9A-Z@=<>]|[78=>])"
)
_LITTER = f"{_COMMAND}|[{FORBIDDEN}]"
# U+0085 behind the beginning of a letter in UTF-8 that was read as Latin-1 was the rest of that letter.
_LINE_ENDS = "\r\n|[\r\u2028\u2029\x0b\x0c]|(?<![\x80-\xbf\xc2-\xf4])\x85"
_SURROGATE = "[\ud800-\udfff]"
_BYTES = "[\udc80-\udcff]+"
"""Undecodable bytes of the command line, as Python hands them on (PEP 383)."""
_PILE = 300
_ACCENT = "(?:[^\\w\0-\x7f]|[\uff9e\uff9f])"
_PILED = f"((?<!{_ACCENT}){_ACCENT}{{{_PILE},}})"


def clean(raw: str) -> str:
    """Any text as it may be kept and shown: NFC, line ends as newlines, no control or bidirectional characters.

    A terminal's commands (colours, titles, the address behind a link) go whole; of one that isn't complete the letters
    stay. Total and idempotent. Lone surrogates are bytes of the command line that Python could not read: letters in
    UTF-8 where the locale knows none but ASCII, which are read now; the others become U+FFFD, so that something stands
    where something was.
    """
    if raw.isascii() and raw.isprintable():
        return raw
    text = re.sub(_LINE_ENDS, "\n", re.sub(_SURROGATE, "\ufffd", re.sub(_BYTES, _letters, raw)))
    return _normalized("NFC", re.sub(_LITTER, "", text))


def _letters(found: re.Match[str]) -> str:
    return found[0].encode("ascii", "surrogateescape").decode("utf-8", "replace")


def _normalized(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> str:
    """A text in one of Unicode's forms, but for hundreds of accents on one letter, which stay as they are.

    They are put in order one by one, so that the time grows with the square of their number: minutes for a page of
    them. Looked for is more than accents: whatever is neither a letter, a number nor ASCII (and the
    marks of narrow Japanese, which are letters).
    """
    if len(text) < _PILE or text.isascii():
        return unicodedata.normalize(form, text)
    parts = re.split(_PILED, text)
    parts[::2] = (unicodedata.normalize(form, part) for part in parts[::2])
    return "".join(parts)


def one_line(raw: str) -> str:
    """`clean`, with every run of white space as one space: for names, titles and places one line high."""
    return " ".join(clean(raw).split())


def parted(raw: str) -> str:
    """A text on one line, its own lines parted by " / ": two things that were said are not read as one sentence."""
    return " / ".join(filter(None, (one_line(line) for line in clean(raw).split("\n"))))


def key(name: str) -> str:
    """How two spellings of a name are compared: NFKC, case folded, one-spaced, without format characters or accents.

    "Zoë" and "ZOE" share a key, and so do the composed and decomposed spellings of any name. Only the combining marks
    of European scripts are dropped: the vowel signs of others are letters. A name of nothing but invisible characters
    has the empty key.
    """
    if name.isascii():
        return " ".join(clean(name).lower().split())
    folded = _normalized("NFKD", _normalized("NFKC", clean(name)).casefold())
    kept = "".join(c for c in folded if not "\u0300" <= c <= "\u036f" and unicodedata.category(c) != "Cf")
    return " ".join(_normalized("NFC", kept).split())


def short(text: str, limit: int = 60) -> str:
    """The beginning of a text on one line, at most `limit` characters, with an ellipsis where it was cut."""
    line = one_line(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def has_picture(text: str) -> bool:
    """Whether an emoji or another sign that stands for something is in it."""
    return any(unicodedata.category(sign) == "So" for sign in text)


def a_noun(noun: str) -> str:
    """A noun with its article: "an idea"."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def listed(words: str) -> tuple[str, ...]:
    """Words written as one string, for the tables of them that rules are made of."""
    return tuple(words.split())
