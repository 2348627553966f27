"""`netjournal review`: the weekly review, full screen; and `netjournal week`: the page of a week.

The page as JSON is an array of one object: `week` ("2026-W47"), `first` and `last` (its days), `reviewed_on` (the day
it was closed, or null), `line` (one's own), `reviewed` (how many items), `remembered` (an array of texts), `streak`
({"reviewed", "of"}, up to the week to look back on now), and `happened`: an array of objects with `part` ("event",
"conversation", "closer", "further", "promise made", "promise theirs", "promise done", "promise let go", "let go",
"idea"), `record`, `uid`, `day`, `person`, `text`.
"""

from typing import TYPE_CHECKING, Any

import click

from netjournal.cli.opening import opened
from netjournal.cli.output import (
    NUMBER,
    draw_blank,
    draw_note,
    draw_page,
    draw_rows,
    draw_title,
    on_terminal,
    say,
    say_json,
    say_rows,
)
from netjournal.domain.review import BY_ID, PARTS, WeekPage, streak_words
from netjournal.present import count, day_column, long_day, on_day
from netjournal.rows import Cell

if TYPE_CHECKING:
    from netjournal.journal import Journal


@click.command("review")
@click.option("--week", default="", metavar="WEEK", help="2026-W46, or any day of it. Else the one to look back on.")
@click.option("--limit", type=NUMBER, metavar="N", help="At most so many items this time.")
def review_command(week: str, limit: int | None) -> int:
    """Go through last week, one conversation at a time.

    Then the promises, the pile, three months ago. It stops and goes on where it stopped. Without a terminal it prints
    what would come up: the section, the day, who, and what.
    """
    from netjournal.cli.app import open_app, terminal

    if terminal():
        return open_app(review=(week, limit))
    with opened() as journal:
        standing = journal.reviewing.standing(journal.reviewing.reviewed_week(week))
        items = [item for item in journal.reviewing.items(standing, limit) if not item.decided]
    say_rows([BY_ID[item.section].title, item.day.isoformat(), item.who, item.what] for item in items)
    return 0


@click.command("week")
@click.argument("week", default="", metavar="[WEEK]")
@click.option("--json", "json", is_flag=True, help="An array of one object.")
def week_command(week: str, json: bool) -> None:
    """Read a week again: what was kept, and who moved.

    \b
    netjournal week
    netjournal week 2026-W46
    netjournal week 2026-11-12

    Without a week it is the one to look back on. In a pipe: day, what, who, text, between tabs; before what happened
    stand "reviewed", what you "remembered" and your own "line".
    """
    with opened() as journal:
        page = journal.reviewing.page(journal.reviewing.week(week))
        streak = journal.reviewing.streak()
        if json:
            say_json([[_object(page, streak)]])
        elif on_terminal():
            _draw(journal, page, streak)
        else:
            said = [("reviewed", "")] if page.closed_on else []
            said += [("remembered", text) for text in page.remembered] + ([("line", page.line)] if page.line else [])
            day = (page.closed_on or page.week.last).isoformat()
            say_rows([day, part, "", text] for part, text in said)
            say_rows(
                [line.day.isoformat(), line.part, line.who, line.text] for _, lines in page.parts() for line in lines
            )


def _object(page: WeekPage, streak: tuple[int, int]) -> dict[str, Any]:
    return {
        "week": page.week.name, "first": page.week.first, "last": page.week.last, "reviewed_on": page.closed_on,
        "line": page.line, "reviewed": page.reviewed, "remembered": list(page.remembered),
        "streak": {"reviewed": streak[0], "of": streak[1]},
        "happened": [
            {"part": line.part, "record": line.ref.kind, "uid": line.uid, "day": line.day, "person": line.who,
             "text": line.text}
            for _, lines in page.parts() for line in lines
        ],
    }  # fmt: skip


def _draw(journal: "Journal", page: WeekPage, streak: tuple[int, int]) -> None:
    today = journal.clock.today()
    closed = f"reviewed {on_day(page.closed_on, today)}" if page.closed_on else "not reviewed"
    facts = [
        ("reviewed", count(page.reviewed, "thing") if page.reviewed else ""),
        ("remembered", " · ".join(page.remembered)),
        ("weeks", streak_words(*streak) if page.closed_on else ""),
        ("your line", page.line),
    ]
    title = f"Week of {long_day(page.week.first, today).partition(' ')[2]}"
    draw_page(title, f"{page.week.name}, {closed}", [fact for fact in facts if fact[1]], [])
    parts = page.parts()
    if not parts:
        say("\nNothing was kept in this week.")
    for part, lines in parts:
        draw_blank()
        draw_title(PARTS[part], role="")
        draw_rows(
            [
                [Cell(day_column(line.day, today), "quiet", 10), Cell(": ".join(filter(None, (line.who, line.text))))]
                for line in lines[:_SHOWN]
            ],
            margin=2,
        )
        if len(lines) > _SHOWN:
            draw_note(f"  and {len(lines) - _SHOWN} more")


_SHOWN = 20
