"""The least that answers a key: one line that says how often j was pressed."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class MovingApp(App[None]):
    BINDINGS = [("j", "down", "Down")]

    pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("Nothing here but this")

    def action_down(self) -> None:
        self.pressed += 1
        self.query_one(Static).update(f"Nothing here but this, {self.pressed} times")


if __name__ == "__main__":
    MovingApp().run()
