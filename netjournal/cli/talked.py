"""`netjournal talked`: a conversation with one or several people, at an event or not, held or planned."""

import click

from netjournal.cli.entry import event_named, one_or_piped
from netjournal.cli.opening import opened
from netjournal.cli.output import say
from netjournal.domain.records import HOWS
from netjournal.errors import NetjournalError, WrongUse
from netjournal.text import clean, key, one_line, short


@click.command("talked")
@click.argument("name", nargs=-1)
@click.option(
    "--with", "others", metavar="NAME", multiple=True, help="Somebody else who was in it; as often as wanted."
)
@click.option("--how", type=click.Choice(HOWS, case_sensitive=False), help="How you talked; in person unless said.")
@click.option("--said", default="", help="What was said.")
@click.option("--words", default="", help="Their own words, as they said them.")
@click.option("--on", "on", metavar="WHEN", default="", help='The day: "tue" is the last one, "next tue" is planned.')
@click.option("--at", "at", metavar="EVENT", default="", help="The event it was at.")
def talked_command(
    name: tuple[str, ...], others: tuple[str, ...], how: str | None, said: str, words: str, on: str, at: str
) -> None:
    """Write down a conversation, of today unless you say when.

    \b
    netjournal talked Ana Reyes --how call --said "boxes by spring"
    netjournal talked Ana --with Tom --at Thames --words "at some point"
    netjournal talked Ana --how 1-2-1 --on "next tue"

    One on a day to come is planned, and counts as a conversation when it was.
    """
    who = one_or_piped(name, "with whom", "A conversation needs somebody")
    names = [who, *(one_line(other) for other in others)]
    if not all(key(one) for one in names):
        raise WrongUse("Nobody has a name without a letter. Nothing was kept.")
    with opened() as journal:
        event = event_named(journal, at)
        try:
            day = journal.meeting.day(on) if one_line(on) else None
        except NetjournalError as error:
            raise WrongUse(f"{error} Nothing was kept.") from None
        talk = journal.meeting.talk(
            names, clean(said).strip(), day=day, how=how or "", words=clean(words).strip(), event=event
        )
        from netjournal.present import talked_line

        line = talked_line(talk, journal.clock.today())
        quotes = [f"“{short(text, 60)}”" for text in (said, words) if one_line(text)]
        say(" · ".join([line, *quotes]))
