"""What may enter the journal, and how names are compared. Two leaves everything else leans on.

`clean` is the first of the two layers that keep a stranger's text from driving the terminal (the second is the line
filter of the full-screen app): measured on Textual 8.2 and Rich 15, every widget and the console pass ESC, C1 and
bidirectional controls through to the terminal.
"""

import re
import unicodedata

# Strings, compiled by `re` when first needed: plain ASCII, which most names and jots are, needs none of them.
# C0 except newline and tab, DEL, C1, bidirectional marks, embeddings, overrides and isolates, the byte order mark, and
# the invisible tag characters. Joiners (U+200C, U+200D) and variation selectors stay: names and emoji need them.
FORBIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
# What a terminal's command consists of behind its control character: a sequence (ESC [ 31 m) up to its last letter; a
# string (ESC ] 0;title BEL) only where it is ended on its line, else its words are the writer's. No string holds a
# character that could begin another, so that a long line of beginnings is not read again for each of them. Behind the
# first byte of a letter in UTF-8 that was read as Latin-1 no C1 character is a command ("Ã\x9f" was "ß").
_SEQUENCE = "[0-?]*+[ -/]*+[@-~]"
_STRING = "[^\n\x07\x18\x1a\x1b\x80-\x9f]*+(?:\x07|\x1b\\\\|\x9c)"
_NOT_MISREAD = "(?<![\xc2-\xf4].)(?<![\xe0-\xf4][\x80-\xbf].)(?<![\xf0-\xf4][\x80-\xbf][\x80-\xbf].)"
_LITTER = (
    f"[{FORBIDDEN}](?:(?<=\x1b)(?:\\[{_SEQUENCE}|[]PX^_]{_STRING})"
    f"|(?<=[\x90\x98\x9b\x9d-\x9f]){_NOT_MISREAD}(?:(?<=\x9b){_SEQUENCE}|(?<!\x9b){_STRING}))?"
)
_LINE_ENDS = "\r\n|[\r\u0085\u2028\u2029\x0b\x0c]"
_SURROGATE = "[\ud800-\udfff]"


def clean(raw: str) -> str:
    """Any text as it may be kept and shown: NFC, line ends as newlines, no control or bidirectional characters.

    A terminal's commands (colours, titles, the address behind a link) go whole; of one that isn't complete the letters
    stay. Total and idempotent. Lone surrogates (undecodable bytes from the shell) become U+FFFD, so that something
    stands where something was.
    """
    if raw.isascii() and raw.isprintable():
        return raw
    text = re.sub(_LINE_ENDS, "\n", re.sub(_SURROGATE, "\ufffd", raw))
    return unicodedata.normalize("NFC", re.sub(_LITTER, "", text))


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
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", clean(name)).casefold())
    kept = "".join(c for c in folded if not "\u0300" <= c <= "\u036f" and unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", kept).split())


def short(text: str, limit: int = 60) -> str:
    """The beginning of a text on one line, at most `limit` characters, with an ellipsis where it was cut."""
    line = one_line(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def listed(words: str) -> tuple[str, ...]:
    """Words written as one string, for the tables of them that rules are made of."""
    return tuple(words.split())
