"""`netjournal search`: every word of the journal, for a person, for a pipe, or as JSON.

The JSON is a promise, as that of the lists is (cli/look.py):

    search     kind ("person", "event", "conversation", "promise", "idea", "reflection", "week") uid day (or null)
               title text who where
"""

import click

from netjournal.cli.opening import opened
from netjournal.cli.output import NUMBER, draw_note, draw_rows, growing, hint, on_terminal, say_json, say_rows, warn
from netjournal.domain.records import Hit
from netjournal.errors import WrongUse
from netjournal.present import count
from netjournal.rows import hit_cells
from netjournal.text import one_line

SHOWN = 8
"""Of each kind so many are shown on a terminal unless --limit says otherwise."""
MOST = 100_000


@click.command("search")
@click.argument("words", nargs=-1)
@click.option("--limit", type=NUMBER, help="At most so many of each kind.")
@click.option("--json", "json", is_flag=True, help="An array of objects, those of a kind together.")
@click.option("--rebuild", is_flag=True, help="Make the index of all words anew. It is done by itself when damaged.")
def search_command(words: tuple[str, ...], limit: int | None, json: bool, rebuild: bool) -> None:
    """Search every word of the journal.

    Filters as in a mail program: who:priya kind:idea after:2026-03 before: on: tag:pricing at:breakfast "exact words"
    -not. Half a word is enough, accents and case don't matter, and small slips are forgiven where nothing matches.
    In a pipe: kind, day, title, text, who, where, between tabs.
    """
    text = " ".join(words)
    if not text.strip() and not rebuild:
        raise WrongUse("Say what to search for: netjournal search pricing with priya")
    if rebuild:
        _rebuild()
    if not text.strip():
        return
    with opened() as journal:
        found = journal.searching.find(text, limit or (SHOWN if on_terminal() and not json else MOST))
        today = journal.clock.today()
    for problem in found.query.problems:
        warn(f"{problem[:1].upper()}{problem[1:]}; it was left out.")
    if found.instead:
        warn(f"Nothing holds these words; this is what “{found.instead}” finds.")
    hits = [hit for kind in found.hits.values() for hit in kind]
    if json:
        say_json([[_object(hit) for hit in hits]])
    elif not on_terminal():
        if not hits:
            hint("Nothing holds that.")
        say_rows(
            [hit.kind, hit.day.isoformat() if hit.day else "", hit.title, one_line(hit.text), hit.who, hit.where]
            for hit in hits
        )
    elif not hits:
        hint("Nothing holds that.")
    else:
        for kind, some in found.hits.items():
            draw_rows(
                hit_cells(hit, "" if number else kind, found.query.words, today) for number, hit in enumerate(some)
            )
        draw_note(f"\n{count(len(hits), 'line')}" + ("" if limit else f", at most {SHOWN} of a kind"))


def _rebuild() -> None:
    """Make the index anew; stopped with Ctrl+C, what is not yet made is as it was."""
    with opened() as journal, growing("Indexing") as progress:
        journal.backing_up.before()
        journal.searching.search.rebuild(progress)
    hint("Every word is indexed anew.")


def _object(hit: Hit) -> dict[str, object]:
    return {
        "kind": hit.kind, "uid": hit.uid, "day": hit.day, "title": hit.title, "text": hit.text, "who": hit.who,
        "where": hit.where,
    }  # fmt: skip
