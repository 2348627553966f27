"""Textual bindings, made from the one table of actions."""

from textual.binding import Binding, BindingType

from netjournal.keys import Action, key_name, of_scope


def bindings(scope: str) -> list[BindingType]:
    """The bindings of a scope, each with its id, so that the user's keymap can move it."""
    return [_binding(action) for action in of_scope(scope) if action.keys]


def _binding(action: Action) -> Binding:
    prefix = "app." if action.scope == "app" else ""
    shown = action.shown or key_name(action.keys.split(",")[0])
    return Binding(
        action.keys, f"{prefix}{action.method}", action.label, show=action.footer, id=action.id, key_display=shown,
        priority=action.priority, tooltip=action.help,
    )  # fmt: skip
