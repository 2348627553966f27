"""The only door for the journal's words into widgets, and the second lock on what reaches the terminal.

A `str` handed to a Textual widget is markup: brackets vanish, `[/b]` kills the app, `[@click=…]` becomes a button.
`Content` is taken literally. DataTable and Tree would want `rich.text.Text`; none is used here.
"""

import re

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from netjournal.text import FORBIDDEN, clean

_CONTROLS = re.compile(f"[{FORBIDDEN}\t\n\ud800-\udfff]")


def lit(text: str) -> Content:
    """Any text as it stands: no markup, no control characters."""
    return Content(clean(text))


class NoControls(LineFilter):
    """Deletes control and bidirectional characters from everything that is drawn, whatever widget drew it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            Segment(_CONTROLS.sub("", segment.text), segment.style, None)
            if segment.control is None and _CONTROLS.search(segment.text)
            else segment
            for segment in segments
        ]


NO_CONTROLS = NoControls()
"""One for all that is drawn: a line keeps what each filter made of it, and a new one a frame would fill its memory."""
