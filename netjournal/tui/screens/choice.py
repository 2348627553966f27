"""A small dialog of choices, each with a key of its own: one key chooses. And the question before what reaches far."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key, Resize

from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.text import lit
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.labelled import Labelled, LabelledLines

WIDEST = 84
"""Cells of a dialog where the window has them."""
SCROLLS = {"up": "up", "down": "down", "pageup": "page_up", "pagedown": "page_down", "home": "home", "end": "end"}
MOST_ASKED = 3
"""Rows a question takes that is too long for the frame."""


class Choice(NamedTuple):
    """`key`: one character, pressed to choose it; `note`: what it comes to, in a quiet word."""

    key: str
    label: str
    note: str = ""


class Choices(Dialog[str]):
    """Gives back the key that was pressed. Its letters are its own while it is open."""

    FEET: ClassVar[tuple[str, ...]] = ("One key chooses · Esc closes",)

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.called = title
        self.choices = tuple(choices)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Hint(self.called, id="asks")
            with VerticalScroll(id="choices", can_focus=False):
                yield LabelledLines(
                    [
                        Labelled(
                            Content.assemble((choice.key, "bold $accent"), ("  ", ""), lit(choice.label)),
                            lit(choice.note or " ").stylize("$quiet"),
                        )
                        for choice in self.choices
                    ]
                )
            yield Hint(*self.FEET, classes="foot")

    def on_resize(self, event: Resize) -> None:
        """What is asked stands in the frame, or under it where that is too narrow; the choices scroll in the rest."""
        low = self.is_low(event.size.height)
        width = min(WIDEST, event.size.width * 96 // 100) - (4 if low else 6)
        asked = lit(self.called)
        fits = asked.cell_length <= width - 2
        self.query_one(".dialog").border_title = asked if fits else ""
        self.query_one("#asks").display = not fits
        rows = 0 if fits else min(MOST_ASKED, len(asked.wrap(width)))
        self.query_one("#choices").styles.max_height = max(1, event.size.height - rows - (3 if low else 7))
        self.call_after_refresh(self._say_keys)

    def _say_keys(self) -> None:
        """The arrows are named where there is more than can be seen."""
        arrows = " · ↑ ↓ · Esc" if self.query_one("#choices").max_scroll_y else " · Esc"
        self.query_one(".foot", Hint).say(*(foot.replace(" · Esc", arrows) for foot in self.FEET))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters of choices are taken here before they mean anything elsewhere."""
        return any(choice.key == character for choice in self.choices)

    def on_key(self, event: Key) -> None:
        if any(choice.key == event.character for choice in self.choices):
            event.stop()
            self.finish(event.character)
        elif event.key in SCROLLS:
            # By hand: with the focus there, a choice's letter could mean a key of the user's own.
            getattr(self.query_one("#choices"), f"scroll_{SCROLLS[event.key]}")(animate=False)


class Sure(Choices):
    """The one way to ask before what reaches far: y does it, Esc leaves all as it is."""

    FEET = ("y does it · Esc leaves all as it is", "y does it · Esc leaves it")

    def __init__(self, question: str, does: str, note: str) -> None:
        """`does`: what y does; `note`: what it comes to, and whether it can be taken back."""
        super().__init__(question, [Choice("y", does, note)])
