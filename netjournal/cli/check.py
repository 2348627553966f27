"""`netjournal check`: whether the journal is as it should be, and what to do where it isn't."""

import click

from netjournal.actions.backing_up import BackingUp
from netjournal.actions.checking import Checking, Finding
from netjournal.cli.opening import Place, place
from netjournal.cli.output import growing, hint, say, warn
from netjournal.domain import places
from netjournal.errors import JournalDamaged, JournalRefused, SomethingWrong
from netjournal.present import count, counts_words, moment_words


@click.command("check")
@click.option("--repair", is_flag=True, help="Mend what can be mended, after a backup.")
def check_command(repair: bool) -> int:
    """Look the whole journal through.

    Is everything there, and does it fit together? One line for each thing that is wrong. --repair mends indexes and
    rows whose record is gone, and of a damaged file it reads out what can still be read; the damaged one is kept as it
    is under another name.
    """
    here = place()
    checking = Checking(here.paths.journal, here.clock)
    found = _look(here, checking)
    damaged = any(finding.how == "read out" for finding in found)
    if damaged and repair:
        return _read_out(here, checking)
    if not repair:
        code = _said(found)
        if damaged:
            _offer(here, "To go back to it")
        return code
    if any(finding.how not in ("", "note") for finding in found):
        made = checking.mend(found)
        if made is not None:
            hint(f"As it was before, it is kept in {made.path}")
        left = _look(here, checking)
        for finding in found:
            if finding not in left:
                say(f"mended · {finding.where}: {finding.what}")
        found = left
    return _said(found)


def _look(here: Place, checking: Checking) -> list[Finding]:
    """What is found, with the journal brought up to date first. Raises JournalRefused for what can't be looked at."""
    try:
        here.journal().close()
    except JournalDamaged as error:
        if not here.paths.journal.exists():
            raise
        return [Finding("file", str(error), "read out")]
    return checking.look()


def _said(found: list[Finding]) -> int:
    for finding in found:
        say(f"{finding.where}: {finding.what}")
    wrong = [finding for finding in found if finding.how != "note"]
    if not wrong:
        hint("Nothing is wrong with the journal.")
        return 0
    mendable = sum(finding.how not in ("", "read out") for finding in wrong)
    if any(finding.how == "read out" for finding in wrong):
        hint("What can still be read, if anything, is read out by: netjournal check --repair")
    elif mendable:
        hint(f"{count(mendable, 'thing')} can be mended: netjournal check --repair")
    return SomethingWrong.exit_code


def _read_out(here: Place, checking: Checking) -> int:
    """Read out what can be read, and say what the newest backup holds beside it. Not whole is not well: that is no
    success."""
    try:
        with growing("Reading out") as progress:
            done = checking.read_out(progress)
    except JournalRefused as error:
        _offer(here, "To go back to it")
        raise JournalRefused(f"{error} “netjournal restore” lists the backups there are.") from None
    here.journal().close()
    say(f"Read out of the damaged journal: {counts_words(done.salvaged.counts)}.")
    salvaged = done.salvaged
    if salvaged.unread:
        unread = ", ".join(map(places.several, salvaged.unread))
        warn(f"Nothing was found of these, which may have held nothing: {unread}.")
    if salvaged.told:
        told = ", ".join(f"{places.several(table)} ({many:,})" for table, many in salvaged.told)
        warn(f"Read out of the list of changes, as they were last written: {told}. There may have been more.")
    if salvaged.lost:
        warn(f"{count(salvaged.lost, 'entry', 'entries')} could not be read.")
    if salvaged.parted:
        warn(f"{count(salvaged.parted, 'entry', 'entries')} went with what they belong to, which could not be read.")
    if not salvaged.history:
        warn("What was done before can't be taken back any more.")
    if done.aside:
        hint(f"The damaged one is kept as {done.aside}")
    _offer(here, "To go back to it instead")
    return 0 if salvaged.is_whole else SomethingWrong.exit_code


def _offer(here: Place, otherwise: str) -> None:
    """Say what the newest sound backup holds, where there is one."""
    try:
        chosen = BackingUp(here.paths.journal, here.clock).find()
    except JournalRefused:
        return
    if chosen.backup:
        when = moment_words(here.clock.shown(chosen.backup.at), here.clock.today())
        hint(f"The newest sound backup is of {when} and holds {counts_words(chosen.counts)}.")
        hint(f"{otherwise}: netjournal restore {chosen.path.name}")
