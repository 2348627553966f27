"""Lines that sound like something to do: typed before the quiet line they are set aside, and offered after it."""

import re
from collections.abc import Collection, Sequence

from netjournal.text import key, one_line

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


_THEIRS = re.compile(
    r"^(?P<who>\S+)(?:\s+[^\W\d_a-z]\S*)?\s+(?:(?:has\s+|had\s+)?promised\s+(?:me\s+|us\s+)?to"
    r"|(?:said|says|promised)\s+(?:that\s+)?(?:he|she|they)(?:['’]d|['’]ll|\s+would|\s+will))\s+(?P<verb>[\w-]+)",
    re.IGNORECASE,
)


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
    2. words that were a promise: "I said I would …", "told Tom I'd …", "promised Ana …", "I offered to …", and of
       theirs "he promised to introduce …", "Ana said she'd send …";
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
    if _PROMISED.search(text) or _promised_by_them(text, names):
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


def _promised_by_them(text: str, names: Collection[str]) -> bool:
    """ "He promised to introduce me …", "Ana said she'd send …": somebody particular, and something to be done."""
    found = _THEIRS.match(text)
    if found is None or found["verb"].casefold() not in _REACH | _HAND | _FIX:
        return False
    known = frozenset(part for name in names for part in key(name).split() if len(part) > 1)
    return found["who"].casefold() in ("he", "she", "they") or _is_person(found["who"], known)


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
