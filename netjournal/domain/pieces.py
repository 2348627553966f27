"""The pieces of a longer text: one of them can become an idea of its own, and others come to it."""

import re

_SENTENCE = re.compile(r"\S.*?(?:[.!?…;](?=\s)|$)", re.DOTALL)


def pieces(text: str) -> list[str]:
    """Its lines; of a text of one line its sentences. Fewer than two where there is nothing to take out."""
    return [text[start:end] for start, end in _spans(text)]


def without(text: str, number: int) -> str:
    """The text with one of its pieces taken out, and no hole where it stood."""
    start, end = _spans(text)[number]
    before, after = text[:start].rstrip(" \t"), text[end:].lstrip(" \t")
    if "\n" not in text.strip():
        return " ".join(part for part in (before.strip(), after.strip()) if part)
    return re.sub(r"\n{3,}", "\n\n", before + after.removeprefix("\n")).strip("\n")


def with_news(text: str, before: str, now: str) -> str:
    """A text that was begun where `before` stood, and under it the lines that have come there since, unless it has
    them."""
    there = {line.strip() for line in (*before.splitlines(), *text.splitlines(), "")}
    return "\n".join([text, *(line for line in now.splitlines() if line.strip() not in there)])


def _spans(text: str) -> list[tuple[int, int]]:
    lines = [match.span() for match in re.finditer(r"[^\s\n](?:[^\n]*[^\s\n])?", text)]
    if len(lines) != 1:
        return lines
    return [match.span() for match in _SENTENCE.finditer(text.rstrip())]
