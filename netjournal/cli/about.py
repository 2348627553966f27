"""What there is besides the journal itself: the themes, and where everything lies."""

from collections.abc import Container
from typing import NamedTuple

import click

from netjournal.cli.opening import place, place_without_settings
from netjournal.cli.output import draw_rows, on_terminal, say, say_rows, warn
from netjournal.errors import ConfigError
from netjournal.paths import Paths, find
from netjournal.present import count, moment_words
from netjournal.rows import Cell


class Listed(NamedTuple):
    """One theme as it is listed."""

    name: str
    shade: str
    origin: str
    description: str
    used: str
    """"in use" for the one the journal opens with."""


@click.command("themes")
def themes_command() -> None:
    """The themes there are: those shipped, and your own.

    Choose one in the journal (Ctrl+P, then “theme”), or with theme = "paper" in config.toml. Your own themes are files
    in the folder that “netjournal where themes” names.
    """
    from netjournal.themes import bundled_folder, load

    shipped, problems = load([bundled_folder()])
    own, problems_of_own = load([find().user_themes])
    used = _in_use(shipped | own)
    rows = [
        Listed(
            name, "dark" if spec.dark else "light", "yours" if name in own else "shipped", spec.description,
            "in use" if name == used else "",
        )
        for name, spec in sorted((shipped | own).items())
    ]  # fmt: skip
    if on_terminal():
        draw_rows(
            [
                Cell(r.name, "name", 16), Cell(r.shade, "quiet", 5), Cell(r.origin, "quiet", 7),
                Cell(r.used, "", 6), Cell(r.description),
            ]
            for r in rows
        )  # fmt: skip
    else:
        say_rows(rows)
    for problem in (*problems, *problems_of_own):
        warn(problem)


def _in_use(there: Container[str]) -> str:
    """The theme the journal opens with: that of config.toml, else the one chosen last, where it is there."""
    from netjournal.config import read_state
    from netjournal.themes import DEFAULT

    try:
        here = place()
    except ConfigError:
        here = place_without_settings()
    wanted = here.settings.theme or read_state(here.paths.state_file).get("theme", "")
    return wanted if wanted in there else DEFAULT


def _places(paths: Paths) -> dict[str, str]:
    return {
        "journal": str(paths.journal),
        "backups": str(paths.backups),
        "drafts": str(paths.drafts),
        "inbox": str(paths.inbox),
        "config": str(paths.config_file),
        "prompts": str(paths.prompts_file),
        "themes": str(paths.user_themes),
        "state": str(paths.state_file),
    }


def _say_how_safe(paths: Paths) -> None:
    """How many backups there are, and what is to be known of the folder."""
    from netjournal.actions.backing_up import BackingUp
    from netjournal.synced import shared_by, what_is_safe

    try:
        clock = place().clock
    except ConfigError:
        clock = place_without_settings().clock
    found = BackingUp(paths.journal, clock).all()
    newest = f", the newest of {moment_words(clock.shown(found[0].at), clock.today())}" if found else ""
    say(f"\n{count(len(found), 'backup')}{newest}" if found else "\nNo backup yet; “netjournal backup” makes one.")
    if whose := shared_by(paths.data):
        say(what_is_safe(whose))


@click.command("where")
@click.argument("what", required=False, metavar="[NAME]")
def where_command(what: str | None) -> None:
    """Where the journal and the settings lie.

    With a NAME of the first column, only that path: cp "$(netjournal where journal)" /media/stick
    """
    places = _places(find())
    if what is not None:
        if what not in places:
            raise click.UsageError(f"There is no place called “{what}”. There are: {', '.join(places)}.")
        say(places[what])
    elif on_terminal():
        # Not through the table: a path that was cut short is no use.
        say("\n".join(f"{name:<9}{path}" for name, path in places.items()))
        _say_how_safe(find())
    else:
        say_rows(places.items())
