"""A field with a few fixed answers."""

from typing import Any

from textual.app import ComposeResult
from textual.widgets import Select
from textual.widgets._select import SelectCurrent, SelectOverlay


class Answers(SelectOverlay):
    """Textual's list of answers. A page up or down in it while the window is too small for it would end the app: then
    no line has a number (8.2.8)."""

    def action_page_up(self) -> None:
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]


class Selection(Select[Any]):
    """Textual's, which would end the app where its form is closed before it was given its parts (8.2.8)."""

    def compose(self) -> ComposeResult:
        yield SelectCurrent(self.prompt)
        yield Answers(type_to_search=self._type_to_search).data_bind(compact=Select.compact)

    def _setup_options_renderables(self) -> None:
        if self.query(SelectOverlay):
            super()._setup_options_renderables()

    def _init_selected_option(self, hint: Any = Select.NULL) -> None:
        if self.query(SelectOverlay):
            super()._init_selected_option(hint)
