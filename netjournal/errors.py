"""One class per kind of failure: a sentence a person can act on, and the exit code that names the kind.

Every message says what was wrong and what was kept, in one or two sentences, without any text from the journal
beyond the words the user has just typed.
"""

# ruff: noqa: N818 - the names say what happened, as sentences of the program do; "Error" adds nothing to them.


class NetjournalError(Exception):
    """The base of every failure the program foresees. `exit_code` is what the shell sees."""

    exit_code = 10


class NotFound(NetjournalError):
    """Nothing in the journal answers to the words given."""

    exit_code = 1


class WrongUse(NetjournalError):
    """The words given don't fit: an unreadable date, an empty name, an option that can't be."""

    exit_code = 2


class Ambiguous(NetjournalError):
    """Several records answer to the words given and nothing settles which one is meant."""

    exit_code = 3


class JournalBusy(NetjournalError):
    """Another program held the journal for longer than we wait."""

    exit_code = 4


class JournalHeld(JournalBusy):
    """Another program holds the journal just now, so it could not be read; asking again in a moment may do."""


class JournalReplaced(JournalBusy):
    """The file that was opened is no longer the journal: it was restored from a backup meanwhile, moved or removed."""


class Interrupted(JournalBusy):
    """A question was ended by whoever asked it, because a newer one came."""


class JournalRefused(NetjournalError):
    """The file is not a journal we may write: another program's, a newer one, a folder, no rights, damaged."""

    exit_code = 5


class JournalDamaged(JournalRefused):
    """The file is no journal any more, or not a whole one: what can be done about it is said with it."""

    ways_out = (
        "It was not touched. “netjournal restore --latest” brings back the newest backup, “netjournal check --repair” "
        "reads out what can still be read; either keeps this file aside."
    )

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} {self.ways_out}")


class JournalMissing(JournalDamaged):
    """Where a journal was there is none any more, but backups of it."""

    ways_out = "“netjournal restore --latest” brings back the newest backup."


class JournalFull(NetjournalError):
    """The disk refused a write: full, failing, or read-only."""

    exit_code = 6


class ConfigError(NetjournalError):
    """A file the user keeps (settings, prompts, theme) can't be read as it stands."""

    exit_code = 7


class StandsInTheWay(NetjournalError):
    """An undo or redo would tread on something newer."""

    exit_code = 8


class SomethingWrong(NetjournalError):
    """The journal was checked, and something in it is not as it should be."""

    exit_code = 9
