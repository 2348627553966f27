"""A small dialog of choices, each with a key of its own: one key chooses."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.text import lit
from netjournal.tui.widgets.labelled import Labelled, LabelledLines


class Choice(NamedTuple):
    """`key`: one character, pressed to choose it; `note`: what it comes to, in a quiet word."""

    key: str
    label: str
    note: str = ""


class Choices(Dialog[str]):
    """Gives back the key that was pressed. Its letters are its own while it is open."""

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.called = title
        self.choices = tuple(choices)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = lit(self.called)
            yield LabelledLines(
                [
                    Labelled(
                        Content.assemble((choice.key, "bold $accent"), ("  ", ""), lit(choice.label)),
                        lit(choice.note or " ").stylize("$quiet"),
                    )
                    for choice in self.choices
                ]
            )
            yield Static("")
            yield Static("One key chooses · Esc closes", classes="foot")

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters of choices are taken here before they mean anything elsewhere."""
        return any(choice.key == character for choice in self.choices)

    def on_key(self, event: Key) -> None:
        if any(choice.key == event.character for choice in self.choices):
            event.stop()
            self.finish(event.character)
