"""Foreseen failures inside the full-screen journal are said in a toast; what is on the screen stays.

An exception that leaves a message handler ends the app, so everything that reads or writes the journal on a key or a
timer is `told`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from netjournal.errors import NetjournalError

P = ParamSpec("P")
S = TypeVar("S")


def told(method: Callable[Concatenate[S, P], Any]) -> Callable[Concatenate[S, P], None]:
    """A method that does what the user asked for, as patient with a held journal in its reads as in its writes. Its
    NetjournalError is told to the user by the app (`self.nj`), and nothing else happens.
    """
    return _guarded(method, patient=True)


def shown(method: Callable[Concatenate[S, P], Any]) -> Callable[Concatenate[S, P], None]:
    """As `told`, for what only shows something: a held journal freezes nothing, and is read again later."""
    return _guarded(method, patient=False)


def _guarded(method: Callable[Concatenate[S, P], Any], *, patient: bool) -> Callable[Concatenate[S, P], None]:
    @wraps(method)
    def guarded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        nj = self.nj  # type: ignore[attr-defined]
        try:
            with nj.journal.database.held.patience(patient):
                method(self, *args, **kwargs)
        except NetjournalError as error:
            nj.complain(error)

    return guarded
