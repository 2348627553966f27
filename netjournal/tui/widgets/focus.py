"""Focus that is there at once. Textual's own comes a message later, and a key typed in between would miss the field."""

from typing import Any, Self


class FocusAtOnce:
    """Mixed into a widget, before its base."""

    screen: Any

    def focus(self, scroll_visible: bool = True) -> Self:
        self.screen.set_focus(self, scroll_visible)
        return self
