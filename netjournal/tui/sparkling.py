"""The spark of the day on home: its one quiet line, and what happens when something is said to it."""

from typing import TYPE_CHECKING

from textual.content import Content

from netjournal.domain.sparks import Spark
from netjournal.present import SPARK
from netjournal.rows import cell_width
from netjournal.story import spark_why
from netjournal.text import short
from netjournal.tui.guard import told
from netjournal.tui.text import lit

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp

KEY = "(s)"


def spark_line(spark: Spark, nj: "NetjournalApp", room: int) -> Content:
    """One line of `room` cells: the idea, and why it comes back where there is room for all of both."""
    words, why = short(spark.idea.text, 300), f"  {spark_why(spark, nj.journal.clock.today())}"
    room -= cell_width(f"{SPARK}  {KEY}")
    if cell_width(words + why) > room:
        why = ""
    text = lit(words).truncate(max(1, room - cell_width(why)), ellipsis=True)
    return Content.assemble((f"{SPARK} ", "$spark"), text, (f"{why} {KEY}", "$quiet"))


class Sparkling:
    """Asks about the spark of today, and does what is said."""

    def __init__(self, app: "NetjournalApp") -> None:
        self.nj = app

    @told
    def ask(self) -> None:
        from netjournal.tui.screens.spark import SparkPage

        spark = self.nj.journal.sparking.today()
        if spark is None or spark.idea.resting:
            self.nj.say("No idea comes back today.")
        else:
            self.nj.ask(SparkPage(spark), lambda said: self.said(spark, said))

    def said(self, spark: Spark, words: str) -> None:
        ref = spark.idea.ref
        action = self.nj.journal.sparking.answer(spark, {"open": "not now"}.get(words, words))
        if words in ("rest", "alive"):
            self.nj.did("The idea rests" if words == "rest" else "Still alive; it comes back another year", action, ref)
            return
        self.nj.announce()
        if words == "develop":
            self.nj.develop(ref)
        elif words == "open":
            self.nj.open_record(ref)
