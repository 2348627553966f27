"""`netjournal tags` and `views`: every tag, renamed everywhere at once; and the searches kept under a name.

The JSON is a promise, as that of the lists is (cli/look.py):

    tags       name events people conversations promises ideas
    views      name of ("idea", "person") words sort ("", "heard", "unvisited", "joined")
"""

import click

from netjournal.cli.opening import opened
from netjournal.cli.output import draw_rows, hint, needs_words, on_terminal, say, say_json, say_rows
from netjournal.domain.records import SORTS
from netjournal.errors import NotFound, WrongUse
from netjournal.present import count, tag_words
from netjournal.rows import Cell
from netjournal.text import one_line


@click.command("tags")
@click.option("--rename", nargs=2, metavar="OLD NEW", help="Another name, everywhere; one that is there: made one.")
@click.option("--remove", callback=needs_words, metavar="TAG", help="Take a tag off everything; the records stay.")
@click.option("--find", metavar="WORDS", default="", help="Only those that hold these letters.")
@click.option("--json", "json", is_flag=True, help="An array of objects.")
def tags_command(rename: tuple[str, str] | None, remove: str | None, find: str, json: bool) -> None:
    """Every tag, and what has it.

    In a pipe: tag, how many records have it, between tabs.
    """
    if rename and remove:
        raise WrongUse("Rename or remove, one at a time. Nothing was changed.")
    with opened() as journal:
        if rename:
            renamed = journal.tagging.rename(*rename)
            old = one_line(rename[0]).lstrip("#")
            say(f"#{old} is #{renamed.name} now" + (", with those that had it already." if renamed.merged else "."))
            return
        if remove:
            journal.tagging.remove(remove)
            say(f"#{one_line(remove).lstrip('#')} is taken off everything.")
            return
        tags = journal.tagging.all(find)
    if json:
        say_json([[{name: value for name, value in tag._asdict().items() if name != "id"} for tag in tags]])
    elif not on_terminal():
        say_rows([tag.name, str(tag.total)] for tag in tags)
    elif not tags:
        hint(f"No tag holds “{one_line(find)}”." if find else "No tags yet. A #tag in a jot begins one.")
    else:
        draw_rows([Cell(f"#{tag.name}", "name", 24, most=40), Cell(tag_words(tag), "quiet")] for tag in tags)


@click.command("views")
@click.option("--remove", callback=needs_words, metavar="NAME", help="Forget the view of this name.")
@click.option("--json", "json", is_flag=True, help="An array of objects.")
def views_command(remove: str | None, json: bool) -> None:
    """Searches kept under a name, of the ideas and of the people.

    Shown with: netjournal ideas --view NAME. Kept with: netjournal ideas --find WORDS --keep NAME. In a pipe: of, name,
    words, order, between tabs.
    """
    with opened() as journal:
        views = [view for kind in ("idea", "person") for view in journal.viewing.of(kind)]
        if remove:
            gone = [view for view in views if one_line(remove).casefold() == view.name.casefold()]
            if not gone:
                raise NotFound(f"There is no view called “{one_line(remove)}”. Nothing was removed.")
            with journal.database.write(f"Removed the view {gone[0].name}"):
                for view in gone:
                    journal.viewing.remove(view)
            say(f"Removed {count(len(gone), 'view')} called {gone[0].name}.")
            return
    if json:
        say_json([[{"name": view.name, "of": view.kind, "words": view.words, "sort": view.sort} for view in views]])
    elif not on_terminal():
        say_rows([view.kind, view.name, view.words, view.sort] for view in views)
    elif not views:
        hint('No views yet. Keep one with: netjournal ideas --find "#pricing who:priya" --keep pricing')
    else:
        draw_rows(
            [
                Cell("ideas" if view.kind == "idea" else "people", "quiet", 8),
                Cell(view.name, "name", 20, most=40),
                Cell(view.words, "quiet"),
                Cell(SORTS[view.sort] if view.sort else "", "quiet", 17, right=True, give=1),
            ]
            for view in views
        )
