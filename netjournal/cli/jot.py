"""`netjournal jot`: an idea kept in seconds. The hot path: nothing is imported here that keeping it doesn't need."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from netjournal.cli.opening import Place, place
from netjournal.cli.output import say, typed_on, warn
from netjournal.errors import JournalBusy, JournalFull, JournalRefused, WrongUse
from netjournal.text import clean, one_line

if TYPE_CHECKING:
    from netjournal.journal import Journal


@click.command("jot", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1)
@click.option("--lines", is_flag=True, help="From a pipe: each line is an idea of its own.")
@click.option("--on", "on", metavar="WHEN", help='The day it belongs to: "last wednesday", "12 Dec", 2026-12-12.')
@click.option("--no-event", is_flag=True, help="Don't file it to the event of the last 48 hours.")
def jot_command(words: tuple[str, ...], lines: bool, on: str | None, no_event: bool) -> None:
    """Keep an idea, or a promise when it begins with "!".

    @Name, @"Two Words", #tag and [[words of an idea]] join it to what they name. Without words it asks for a line, so
    that nothing private stays in the shell's history; "-" reads the pipe.
    """
    texts = _texts(words, lines)
    here = place()
    day, unread = _day(here, on)
    to_event = not no_event and here.settings.jot.file_to_event
    try:
        journal = here.journal()
    except (JournalBusy, JournalRefused, JournalFull) as error:
        _spool(here, texts, day, to_event, error)
        return
    try:
        for number, text in enumerate(texts):
            uid = journal.database.new_uid()
            try:
                _keep(journal, text, day, to_event, uid)
            except (JournalBusy, JournalFull) as error:
                _spool(here, texts[number:], day, to_event, error, uid)
                break
    finally:
        journal.close()
    if unread:
        warn(f"The date “{one_line(unread)}” was not understood: kept under today.")


def _texts(words: tuple[str, ...], lines: bool) -> list[str]:
    if words and words != ("-",):
        text = " ".join(words)
    elif words == ("-",) or not typed_on():
        text = sys.stdin.buffer.read().decode("utf-8", "replace") if sys.stdin else ""
    else:
        text = click.prompt("jot", prompt_suffix="> ", default="", show_default=False)
    texts = [one for one in (text.splitlines() if lines else [text]) if clean(one).strip()]
    if not texts:
        raise WrongUse("There is nothing to keep: the text is empty.")
    return texts


def _day(here: Place, on: str | None) -> tuple[date | None, str]:
    """The day named, or None with the words that weren't understood: a jot is never lost to a date."""
    if not on:
        return None, ""
    from netjournal.domain import when

    read = when.read(on, here.clock.today(), day_first=here.settings.dates.day_first, past=True)
    return (read.day, "") if read else (None, on)


def _keep(journal: "Journal", text: str, day: date | None, to_event: bool, uid: str) -> None:
    from netjournal.present import kept_line

    kept = journal.jotting.keep(text, on=day, to_event=to_event, uid=uid)
    say(kept_line(kept, journal.clock.today()))


def _spool(
    here: Place, texts: list[str], day: date | None, to_event: bool, why: Exception, uid: str | None = None
) -> None:
    """Keep what can't go into the journal now in its inbox; the next opening takes it in."""
    from netjournal.journal import spool

    for text in texts:
        try:
            spool(here.paths.inbox, here.clock, clean(text), day, to_event, uid)
            uid = None
        except OSError as error:
            raise JournalFull(f"Nothing could be kept, not even aside ({error.strerror}): {clean(text)}") from None
    warn(str(why))
    say(f"Kept aside: {len(texts)} {'jot waits' if len(texts) == 1 else 'jots wait'} and will be taken in at the next opening.")
