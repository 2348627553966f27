"""`netjournal trash`: what was removed, for thirty days; put back from there, or let go for good at once.

As JSON an array of objects, removed last first: `uid`, `record`, `title`, `at` (UTC), `days_left`, `taken_back`
(whether it went because its making was taken back), `merged` (whether it went into another).
"""

import click

from netjournal.changed import BACKUPS, emptied_words, put_back_words, removed_cells
from netjournal.cli.opening import opened
from netjournal.cli.output import draw_rows, hint, needs_words, on_terminal, say, say_json, say_rows, sure, typed_on
from netjournal.errors import WrongUse
from netjournal.present import count


@click.command("trash")
@click.option(
    "--put-back",
    callback=needs_words,
    metavar="WORDS",
    default="",
    help="Put this record back, with what went with it.",
)
@click.option("--empty", is_flag=True, help="Let go of everything in it for good, now. Asks first.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option("--json", "json", is_flag=True, help="An array of objects, removed last first.")
def trash_command(put_back: str, empty: bool, yes: bool, json: bool) -> None:
    """What was removed, and for how long it can be put back.

    Thirty days after it was removed a record is gone for good: its words leave the journal's file, the index and the
    drafts. Backups, and copies of the file made before, may still hold it. In a pipe: what it is, title, when it was
    removed, days left, between tabs. In the app: Trash in the palette.
    """
    if empty and (put_back or json):
        raise WrongUse("Say --empty by itself: it leaves nothing to put back or to list. Nothing was changed.")
    with opened() as journal:
        trash = journal.trash
        if put_back:
            say(put_back_words(trash.put_back(trash.meant(put_back).ref)))
            return
        if trash.due():
            journal.backing_up.before()  # by a clock that is wrong, all of it has been there for too long
            hint(f"{count(trash.purge(), 'record')} had been here for thirty days and went for good. {BACKUPS}")
        if empty:
            asked = trash.asked()
            if not asked.number:
                hint("The trash is empty.")
            elif yes or _sure(asked.number):
                say(emptied_words(trash.empty(asked), bool(trash.removed(1))))
            else:
                hint("Nothing was changed.")
            return
        there = trash.removed()
        clock = journal.clock
    if json:
        say_json(
            [[{"uid": one.uid, "record": one.ref.kind, "title": one.title, "at": one.at, "days_left": one.days_left,
               "taken_back": one.taken_back, "merged": one.merged} for one in there]]
        )  # fmt: skip
    elif not on_terminal():
        say_rows([one.ref.kind, one.title, one.at.isoformat(), str(one.days_left)] for one in there)
    elif not there:
        hint("The trash is empty.")
    else:
        any_how = any(one.how for one in there)
        draw_rows(removed_cells(one, clock, any_how=any_how) for one in there)
        hint("\nTo put one back: netjournal trash --put-back WORDS")


def _sure(number: int) -> bool:
    if not typed_on():
        raise WrongUse("To empty the trash without being asked: netjournal trash --empty --yes. Nothing was changed.")
    return sure(f"Let go of {count(number, 'record')} for good? Nothing brings that back.")
