"""`netjournal spark`: the idea that comes back today, and why. With `--day`, what the journal holds of this day.

As JSON an array of objects, empty where nothing comes back. The spark: `uid`, `text`, `day`, `why` ("unvisited", "on
this day", "meeting"), `person` and `event` (whom one meets), `answer` ("", "alive", "develop", "rest", "not now"). Of
`--day` each line: `uid`, `record`, `what` ("event", "conversation", "idea", "promise done"), `day`, `person`, `text`.
"""

import click

from netjournal.cli.opening import opened
from netjournal.cli.output import draw_note, draw_rows, draw_title, hint, on_terminal, say, say_json, say_rows
from netjournal.domain.review import Happened
from netjournal.domain.sparks import Spark
from netjournal.present import SPARK, long_day
from netjournal.rows import Cell
from netjournal.text import one_line


@click.command("spark")
@click.option("--day", "of_day", is_flag=True, help="Everything of this day in earlier months and years instead.")
@click.option("--json", "json", is_flag=True, help="An array of objects.")
def spark_command(of_day: bool, json: bool) -> None:
    """The idea that comes back today.

    One a day, the same all day: an old one never looked at again, one of this very day in another year, or one joined
    with someone you meet this week. With --day the events, conversations, ideas and kept promises of this day.
    """
    from netjournal.story import happened_cells, spark_why

    with opened() as journal:
        today = journal.clock.today()
        spark = None if of_day else journal.sparking.today()
        happened = journal.sparking.on_this_day() if of_day else []
    if json:
        say_json([[_happened(one) for one in happened] if of_day else [_spark(spark)] if spark else []])
    elif of_day and not happened:
        hint("Nothing in the journal is of this day in earlier months and years.")
    elif of_day and on_terminal():
        draw_title(f"On this day, {long_day(today)}")
        draw_rows([happened_cells(one, today) for one in happened], margin=2)
    elif of_day:
        say_rows([one.part, one.day.isoformat(), one.who, one.text] for one in happened)
    elif spark is None:
        hint("No idea comes back today.")
    elif on_terminal():
        draw_rows([[Cell(SPARK, "spark", 1), Cell(one_line(spark.idea.text))]])
        draw_note(f"  {spark_why(spark, today)}")
    else:
        say(f"{one_line(spark.idea.text)} ({spark_why(spark, today)})")


def _spark(spark: Spark) -> dict[str, object]:
    return {"uid": spark.idea.uid, "text": spark.idea.text, "day": spark.idea.day, "why": spark.reason,
            "person": spark.who, "event": spark.event, "answer": spark.answer}  # fmt: skip


def _happened(one: Happened) -> dict[str, object]:
    return {"uid": one.uid, "record": one.ref.kind, "what": one.part, "day": one.day, "person": one.who,
            "text": one.text}  # fmt: skip
