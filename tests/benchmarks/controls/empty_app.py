"""The least a Textual app can be: what every start is compared with."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("Nothing here but this")


if __name__ == "__main__":
    EmptyApp().run()
