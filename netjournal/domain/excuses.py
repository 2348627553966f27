"""The pile's four excuses, each answered from one's own notes, and an honest beginning for a first line. Pure.

Every answer quotes the notes it stands on. Where there are none it says so, and how to begin without them: nothing is
ever made up about anybody.
"""

from datetime import date
from typing import NamedTuple

from netjournal.text import short

QUOTED = 160
"""Letters of a note that are quoted: enough to remember by."""


class Memory(NamedTuple):
    """What the journal holds of someone met once."""

    name: str
    first: str
    """What they are called in short."""
    met: date
    event: str = ""
    place: str = ""
    does: str = ""
    hook: str = ""
    said: str = ""
    """What was said, as one noted it."""
    words: str = ""
    """Their own words."""
    needs: str = ""
    knows: str = ""
    """Whether one thought to know someone for them: "yes", "maybe", "no", or never asked."""
    helps: str = ""
    """How one thought one could help."""
    ideas: tuple[str, ...] = ()
    room: str = ""
    """What was noted about the event: the room, the table."""
    works: str = ""
    """Where they work, which is not what they do."""


class Answer(NamedTuple):
    """One excuse and what the notes say to it: `evidence` are (which note, its words) pairs."""

    excuse: str
    evidence: tuple[tuple[str, str], ...]
    says: str


def answers(memory: Memory, day: str) -> tuple[Answer, ...]:
    """The four excuses in the order they are made. `day`: the day they met, in words ("on Wednesday 18 November")."""
    return remembers(memory, day), market(memory), forgotten(memory, day), no_time(memory, day)


def remembers(memory: Memory, day: str) -> Answer:
    """They won't remember me: what you remember of them, and where you met, is what brings you back to them."""
    where = _where(memory, day)
    found = _found(("you noted", memory.hook), ("where", where), ("the room", memory.room))
    if memory.hook or memory.event or memory.place:
        says = f"Begin with where it was: “We met {where}.” That is all anybody needs to place you."
    else:
        says = f"Nothing says where it was. Say so: “We met {day}, and I would like to go on from there.”"
    return Answer("They won't remember me", found, says)


def market(memory: Memory) -> Answer:
    """I'm not in the market for what they do: nor need you be. Whom do you know who might?"""
    knows = {"yes": "you thought you know someone for them", "maybe": "you thought you may know someone for them"}
    found = _found(
        ("they do", memory.does),
        ("they work at", memory.works),
        ("they need", memory.needs),
        ("whom do I know", knows.get(memory.knows, "")),
        ("could help", memory.helps),
    )
    if memory.needs:
        says = "You need not buy anything. Whom do you know who has what they need, or needs what they do?"
    elif memory.does:
        says = "You need not buy anything. Whom do you know who might? That is a reason to ring by itself."
    else:
        says = "Your notes don't say what they do. That is the first thing to ask: “Tell me who you help.”"
    return Answer("I'm not in the market for what they do", found, says)


def forgotten(memory: Memory, day: str) -> Answer:
    """I don't remember what we said: here it is; or say that you don't, which nobody minds."""
    found = _found(
        ("what was said", memory.said if memory.said != memory.words else ""),
        ("their words", memory.words),
        *(("an idea of then", idea) for idea in memory.ideas),
    )
    if found:
        says = "You wrote it down, so you do. Begin there, and ask how it went on."
    else:
        says = f"It is not written down. Admit it: “{opener_that_admits(memory, day)}”"
    return Answer("I don't remember what we said", found, says)


def no_time(memory: Memory, day: str) -> Answer:
    """I haven't had a second: a version for two minutes."""
    line = openers(memory, day)[0]
    return Answer(
        "I haven't had a second", (("two minutes", line),), "Copy these lines, add your name, send them. Nothing more."
    )


def openers(memory: Memory, day: str) -> tuple[str, ...]:
    """Honest first lines to copy, the one that leans on most first; the last admits that nothing was noted."""
    hello = f"Hello {memory.first}, we met {_where(memory, day)}."
    found = []
    if memory.words:
        found.append(f"{hello} You said “{_quoted(memory.words)}”, and I wrote it down. How has it gone on?")
    if memory.said and memory.said != memory.words:
        found.append(f"{hello} I noted afterwards: “{_quoted(memory.said)}”. How has it gone on?")
    if memory.needs:
        found.append(f"{hello} My note says you could do with this: “{_quoted(memory.needs)}”. Is that still so?")
    if memory.ideas:
        found.append(f"{hello} I wrote something down that day: “{_quoted(memory.ideas[0])}”. What do you think?")
    if memory.does:
        found.append(f"{hello} I noted what you do: “{_quoted(memory.does)}”. Whom could I send you?")
    return (*found, opener_that_admits(memory, day))


def opener_that_admits(memory: Memory, day: str) -> str:
    """For when nothing was noted: it says so."""
    return (
        f"Hello {memory.first}, we met {_where(memory, day)}. I did not write down what we said, and I am sorry. "
        "Would you tell me again what you are working on?"
    )


def _where(memory: Memory, day: str) -> str:
    place = f" in {short(memory.place, 60)}" if memory.place and not memory.event else ""
    return f"at {short(memory.event, 60)} {day}" if memory.event else f"{day}{place}"


def _quoted(words: str) -> str:
    """Some words inside quotation marks: without those they stand in, and without a full stop of their own."""
    return short(words, QUOTED).strip("“”\"'. ")


def _found(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, short(words, QUOTED)) for label, words in pairs if words.strip())
