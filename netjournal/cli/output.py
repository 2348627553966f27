"""The one place the command line prints through. Every value is cleaned; nothing is read as markup.

What was asked for goes to stdout, words about it to stderr, so that a pipe holds nothing but data. Rich is loaded by
the drawing functions alone (drawing.py), and only when somebody reads the output on a terminal.
"""

import codecs
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from netjournal.errors import WrongUse
from netjournal.text import clean, one_line, parted

if TYPE_CHECKING:
    from netjournal.rows import Cell

MOST_PIPED = 20_000_000
"""Bytes read from a pipe: a longer text is no jot, and some pipes never end."""


class Number(click.ParamType):  # type: ignore[type-arg]  # older versions of it take none
    """A number from one on that SQLite can count to. Unlike a range of click's it says nothing of itself in --help."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        words = str(value)
        if not (words.isascii() and words.isdecimal() and len(words) < 19 and int(words)):
            self.fail(f"{words[:30]} is no number from 1 on.", param, ctx)
        return int(words)


NUMBER = Number()


def needs_words(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """The callback of an option that asks for something by its words: with none of them it asks for nothing."""
    given = ctx.get_parameter_source(str(param.name)) is ParameterSource.COMMANDLINE
    if given and not one_line(value):
        raise click.BadParameter("there are no words in it. Nothing was changed.", ctx, param)
    return value


def say(text: str) -> None:
    """What was asked for: for the person at the terminal or the reader of a pipe."""
    click.echo(clean(text))


def warn(text: str) -> None:
    """What went differently than asked, beside the output, not in it."""
    click.echo(f"netjournal: {clean(text)}", err=True)


def hint(text: str) -> None:
    """What might come next, beside the output, not in it."""
    click.echo(clean(text), err=True)


@contextmanager
def growing(label: str) -> Iterator[Callable[[int, int], None]]:
    """A line that grows on a terminal while something takes long: give it how much is done, and of how much."""
    seen = sys.stderr is not None and sys.stderr.isatty()
    file = sys.stderr if sys.stderr is not None else io.StringIO()
    with click.progressbar(length=1000, label=label, file=file, hidden=not seen, show_eta=False, width=40) as bar:
        yield lambda done, total: bar.update(max(1000 * done // max(total, 1) - bar.pos, 0))


def ask(question: str) -> str:
    """A line typed at the terminal, so that nothing private stays in the shell's history. Ctrl+C raises click.Abort."""
    try:
        answer = click.prompt(clean(question), prompt_suffix="> ", default="", show_default=False, err=True)
    except click.Abort:
        click.echo(err=True)  # what is said next stands on a line of its own
        raise
    return clean(str(answer))


def sure(question: str) -> bool:
    """The one way to ask before what reaches far: y does it, anything else leaves all as it is."""
    return ask(f"{question} y / n").strip().casefold() in ("y", "yes")


def say_rows(rows: Iterable[Sequence[str]]) -> None:
    """Rows for a pipe: one a line, its columns between tabs. No value holds a tab or a line end of its own."""
    lines = ["\t".join(parted(column) for column in row) for row in rows]
    if lines:
        click.echo("\n".join(lines))


def say_json(windows: Iterable[Sequence[Mapping[str, Any]]]) -> None:
    """One JSON array of objects, an object a line, written as its parts are read."""
    import json

    before = "["
    for window in windows:
        if window:
            parts = ",\n".join(json.dumps(_plain(found), ensure_ascii=False) for found in window)
            click.echo(f"{before}\n{parts}", nl=False)
            before = ","
    click.echo("[]" if before == "[" else "\n]")


def _plain(value: Any) -> Any:
    """A value as JSON takes it: days as ISO, every text cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def on_terminal() -> bool:
    """Whether somebody reads the output on a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def typed_on() -> bool:
    """Whether input would come from a keyboard."""
    return sys.stdin is not None and sys.stdin.isatty()


def piped() -> str:
    """All that was piped in, as UTF-8 or as the byte order mark it begins with says. What isn't leaves a mark where it
    stood. Raises WrongUse for what has no end."""
    if sys.stdin is None:
        return ""
    content = sys.stdin.buffer.read(MOST_PIPED + 1)
    if len(content) > MOST_PIPED:
        raise WrongUse(f"More than {MOST_PIPED // 1_000_000} MB were piped in; nothing was kept.")
    return content.decode(_encoding(content), "replace")


def _encoding(content: bytes) -> str:
    """What other systems write beside UTF-8 is known by how it begins."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):  # first: one of them begins like one of UTF-16
        return "utf-32"
    return "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"


def never_fail_on_letters() -> None:
    """A letter the terminal can't show, or a key it sends that is none, becomes a mark instead of ending the run."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def draw_rows(rows: Iterable[Sequence["Cell"]], margin: int = 0) -> None:
    """Rows on a terminal, laid out to its width."""
    from netjournal.cli import drawing

    drawing.draw_rows(rows, margin)


def columns() -> int:
    """Cells a row has on a terminal."""
    from netjournal.cli import drawing

    return drawing.columns()


def draw_note(text: str) -> None:
    """A quiet line on a terminal, about what stands above it."""
    from netjournal.cli import drawing

    drawing.draw_note(text)


def draw_title(text: str, note: str = "", role: str = "name") -> None:
    """A line over what follows, on a terminal."""
    from netjournal.cli import drawing

    drawing.draw_title(text, note, role)


def draw_page(title: str, note: str, facts: Sequence[tuple[str, str]], entries: Sequence[Sequence["Cell"]]) -> None:
    """One record on a terminal: what it is called, what is known of it, what belongs to it."""
    from netjournal.cli import drawing

    drawing.draw_title(title, note)
    if facts:
        click.echo()
        drawing.draw_facts(facts)
    if entries:
        click.echo()
        drawing.draw_entries(entries)


def draw_blank() -> None:
    """An empty line on a terminal."""
    click.echo()
