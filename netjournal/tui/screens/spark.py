"""The spark of the day: one idea that came back by itself, why, and one key to say what it still is."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from netjournal.domain.sparks import Spark
from netjournal.story import spark_why
from netjournal.tui.bindings import bindings
from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.text import lit
from netjournal.tui.widgets.hint import Hint

MOST_SHOWN = 600
"""Letters of a long idea that are shown; its page has all of it."""


class SparkPage(Dialog[str]):
    """Gives back what was said: one of `sparks.ANSWERS`, or "open" for its page. Esc is "not now"."""

    SCOPES = ("spark",)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("spark"),
        *bindings("app", only=("app.help", "app.quit")),
    ]

    def __init__(self, spark: Spark) -> None:
        super().__init__()
        self.spark = spark

    def compose(self) -> ComposeResult:
        idea, today = self.spark.idea, self.journal.clock.today()
        with Vertical(classes="dialog") as box:
            box.border_title = "Spark of the day"
            text = idea.text if len(idea.text) <= MOST_SHOWN else f"{idea.text[: MOST_SHOWN - 1].rstrip()}…"
            yield Static(Content.assemble(("✦ ", "$spark"), lit(text).stylize("bold")), id="spark-text")
            yield Static(lit(spark_why(self.spark, today)), id="spark-why")
            yield Static(
                Content("   ").join(
                    Content.assemble((key, "bold $accent"), f" {label}")
                    for key, label in (("a", "still alive"), ("d", "develop"), ("r", "let it rest"), ("o", "its page"))
                ),
                id="spark-keys",
            )
            yield Hint("Esc not now: it comes back another time", "Esc not now: it comes back", classes="foot")

    def action_alive(self) -> None:
        self.finish("alive")

    def action_develop(self) -> None:
        self.finish("develop")

    def action_rest(self) -> None:
        self.finish("rest")

    def action_open(self) -> None:
        self.finish("open")

    def action_close(self) -> None:
        self.finish("not now")
