"""`netjournal jot`: an idea kept in seconds. The hot path: nothing is imported here that keeping it doesn't need.

Its one law is that nothing typed is lost: not to a date nobody understands, a journal another program holds, or
settings that can't be read. What can't be kept in the journal now is kept aside.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from netjournal.cli.opening import Place, place, place_without_settings
from netjournal.cli.output import ask, piped, say, typed_on, warn
from netjournal.errors import ConfigError, JournalBusy, JournalFull, JournalRefused, NetjournalError, WrongUse
from netjournal.text import clean, one_line

if TYPE_CHECKING:
    from netjournal.actions.jotting import Kept
    from netjournal.journal import Journal

_FLAGS = ("--lines", "--no-event")
_LIKE_AN_OPTION = re.compile(r"--?[A-Za-z][\w-]*(?:=.*)?", re.DOTALL)


class Jotted(click.Command):
    """A command whose words are text: a dash among them is a dash.

    The options are known by their whole names, wherever they stand before a `--`. Anything else that looks like one
    is text once a word has come; before the first word it is more likely a mistake, and is refused rather than kept.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        options, words = _apart(args, ctx)
        return super().parse_args(ctx, [*options, "--", *words])


def _apart(args: Sequence[str], ctx: click.Context) -> tuple[list[str], list[str]]:
    """The options of a jot and its words."""
    options: list[str] = []
    words: list[str] = []
    at = 0
    while at < len(args):
        one = args[at]
        at += 1
        if one == "--":
            # Among words it is a dash they hold; in front of them it only says that all is text.
            words += ["--", *args[at:]] if words else args[at:]
            break
        if one in _FLAGS or one == "--help" or one.startswith("--on="):
            options.append(one)
        elif one == "--on":
            if at == len(args):
                raise click.UsageError("--on needs a day: --on yesterday", ctx)
            options += [one, args[at]]
            at += 1
        elif one == "-h" and not words:
            options.append(one)
        elif not words and _LIKE_AN_OPTION.fullmatch(one):
            raise click.UsageError(
                f"There is no option {one}. To keep words that begin with a dash, put -- before them.", ctx
            )
        else:
            words.append(one)
    return options, words


class Wanted(NamedTuple):
    """What is to be kept: the texts, the day they belong to, and whether they go to an event."""

    texts: list[str]
    day: date | None
    to_event: bool


@click.command("jot", cls=Jotted, options_metavar="[OPTIONS]")
@click.argument("words", nargs=-1, metavar="[WORDS | -]")
@click.option("--lines", is_flag=True, help="Each line is an idea of its own.")
@click.option("--on", "on", metavar="WHEN", help='The day it belongs to: "last wednesday", "12 Dec", 2026-12-12.')
@click.option("--no-event", is_flag=True, help="Don't file it to the event of the last days.")
def jot_command(words: tuple[str, ...], lines: bool, on: str | None, no_event: bool) -> int:
    """Keep an idea, or a promise when it begins with "!".

    \b
    netjournal jot a joint morning on pricing with @Priya '#workshop'
    netjournal jot '! send Ana the supplier list by friday'
    pbpaste | netjournal jot --lines

    @Name, @"Two Words", #tag and [[words of an idea]] join it to what they name. Soon after an event it is filed
    there. Without words it asks for a line, so that nothing private stays in the shell's history; "-" reads the pipe.
    """
    texts = _texts(words, lines)
    refused: ConfigError | None = None
    try:
        here = place()
    except ConfigError as error:
        here, refused = place_without_settings(), error
    day, unread = _day(here, on)
    wanted = Wanted(texts, day, not no_event and here.settings.jot.file_to_event)
    code = _keep_aside(here, wanted, refused) if refused else _keep(here, wanted)
    if unread:
        warn(f"The date “{unread}” was not understood: kept under today. Say it like: fri, 12 Dec, 2026-12-12.")
    return code


def _texts(words: tuple[str, ...], lines: bool) -> list[str]:
    if words and words != ("-",):
        text = " ".join(words)
    elif words == ("-",) or not typed_on():
        text = piped()
    else:
        text = ask("jot")
    text = clean(text)
    texts = [one for one in (text.splitlines() if lines else [text]) if _holds_anything(one)]
    if not texts:
        raise WrongUse("There is nothing to keep: the text is empty.")
    return texts


def _holds_anything(text: str) -> bool:
    """Whether there is anything to see in a text: blanks and invisible characters alone are nothing to keep."""
    return any(c.isprintable() and c != " " for c in text)


def _day(here: Place, on: str | None) -> tuple[date | None, str]:
    """The day named, or None with the words that weren't understood: a jot is never lost to a date."""
    words = one_line(on or "")
    if not words:
        return None, ""
    from netjournal.domain import when

    read = when.read(words, here.clock.today(), day_first=here.settings.dates.day_first, past=True)
    return (read.day, "") if read else (None, words)


def _keep(here: Place, wanted: Wanted) -> int:
    """Keep the texts and say what each became; or keep them aside when the journal can't take them now."""
    uids: list[str] = []
    try:
        journal = here.journal()
        try:
            # Named before they are written: what seems to fail and is then kept aside is still one record.
            uids = [journal.database.new_uid() for _ in wanted.texts]
            kept = _all(journal, wanted, uids)
        finally:
            journal.close()
    except (JournalBusy, JournalRefused, JournalFull) as error:
        return _keep_aside(here, wanted, error, uids)
    except WrongUse:
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with the journal, the words are not lost
        unforeseen = JournalRefused(f"{here.paths.journal} can't be written ({type(error).__name__}).")
        return _keep_aside(here, wanted, unforeseen, uids)
    from netjournal.present import day_column, kept_line

    today = here.clock.today()
    under = f" · under {one_line(day_column(wanted.day, today))}" if wanted.day and wanted.day != today else ""
    try:
        for one in kept:
            say(kept_line(one, today) + under)
    except BrokenPipeError:
        raise
    except OSError as error:  # kept is kept: whoever tried again because of this would keep it twice
        warn(f"Kept; only the line that says so can't be written ({error.strerror}).")
    return 0


def _all(journal: "Journal", wanted: Wanted, uids: list[str]) -> list["Kept"]:
    """Every text kept; several are one action, so that one undo takes the command back."""
    if len(uids) == 1:
        return [journal.jotting.keep(wanted.texts[0], on=wanted.day, to_event=wanted.to_event, uid=uids[0])]
    with journal.database.write(f"Kept {len(uids)} lines"):
        return [
            journal.jotting.keep(text, on=wanted.day, to_event=wanted.to_event, uid=uid)
            for text, uid in zip(wanted.texts, uids, strict=True)
        ]


def _not_kept(texts: Sequence[str], aside: Sequence[Path], error: OSError) -> str:
    """Several lines are kept together or not at all: what is aside already goes again, or whoever repeats the command
    would have it twice. What can't even go is said to wait."""
    for file in aside:
        with suppress(OSError):
            file.unlink(missing_ok=True)
    waits = [file.exists() for file in aside] + [False] * (len(texts) - len(aside))
    lost = "\n".join(text for text, there in zip(texts, waits, strict=True) if not there)
    if not any(waits):
        return f"Nothing could be kept, not even aside ({error.strerror}). It was: {lost}"
    return f"{sum(waits)} wait aside until the journal opens again. Not kept ({error.strerror}) was: {lost}"


def _keep_aside(here: Place, wanted: Wanted, why: NetjournalError, uids: Sequence[str] = ()) -> int:
    """Keep in the inbox what can't go into the journal now; the next opening takes it in.

    A journal that is merely held is no failure. One that is refused is, though nothing was lost: whoever runs this
    from a script should learn of it.
    """
    from netjournal.journal import spool

    kept: list[Path] = []
    try:
        for number, text in enumerate(wanted.texts):
            uid = uids[number] if uids else None
            kept.append(spool(here.paths.inbox, here.clock, text, wanted.day, wanted.to_event, uid))
    except OSError as error:
        raise JournalFull(_not_kept(wanted.texts, kept, error)) from None
    warn(str(why))
    many = len(wanted.texts) > 1
    say(f"Kept aside: {f'{len(wanted.texts)} jots wait' if many else 'the jot waits'} until the journal opens again.")
    return 0 if isinstance(why, JournalBusy) else why.exit_code
