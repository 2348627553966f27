"""A field with a few fixed answers."""

from typing import Any

from textual.widgets import Select
from textual.widgets._select import SelectOverlay


class Selection(Select[Any]):
    """Textual's, which would end the app where its form is closed before it was given its parts (8.2.8)."""

    def _setup_options_renderables(self) -> None:
        if self.query(SelectOverlay):
            super()._setup_options_renderables()

    def _init_selected_option(self, hint: Any = Select.NULL) -> None:
        if self.query(SelectOverlay):
            super()._init_selected_option(hint)
