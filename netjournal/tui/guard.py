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
    """A method whose NetjournalError is told to the user by the app (`self.nj`), and nothing else happens."""

    @wraps(method)
    def guarded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            method(self, *args, **kwargs)
        except NetjournalError as error:
            self.nj.complain(error)  # type: ignore[attr-defined]

    return guarded
