"""The least that takes text: one field, of the kind the reflection uses."""

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea


class TypingApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("Nothing here but this")
        yield TextArea(compact=True)


if __name__ == "__main__":
    TypingApp().run()
