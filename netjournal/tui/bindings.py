"""Textual bindings, made from the one table of actions."""

from collections.abc import Sequence
from string import ascii_letters

from textual.binding import Binding, BindingType

from netjournal.keys import Action, key_name, of_scope


def bindings(scope: str, only: Sequence[str] = ()) -> list[BindingType]:
    """The bindings of a scope, each with its id, so that the user's keymap can move it. `only`: these ids of it."""
    return [_binding(action) for action in of_scope(scope) if action.keys and (not only or action.id in only)]


def letters(method: str) -> list[BindingType]:
    """Every letter bound to one method that is told which: of a page where no letter is a key of the app. Those of the
    page itself stand before these."""
    return [Binding(letter, f"{method}('{letter}')", show=False) for letter in ascii_letters]


def command(action: Action) -> str:
    """What Textual runs for an action: the marks of the reflection are one method told which."""
    if action.scope == "mark":
        return f"mark('{action.method}')"
    return f"app.{action.method}" if action.scope == "app" else action.method


def _binding(action: Action) -> Binding:
    shown = action.shown or key_name(action.keys.split(",")[0])
    return Binding(
        action.keys, command(action), action.label, show=action.footer, id=action.id, key_display=shown,
        priority=action.priority, tooltip=action.help,
    )  # fmt: skip
