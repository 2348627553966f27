"""`netjournal demo`: a made-up journal to look around in. Never the user's own, and never in its folder."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from netjournal.cli.app import open_app, terminal
from netjournal.cli.opening import place
from netjournal.cli.output import growing, hint, say
from netjournal.errors import JournalRefused, WrongUse
from netjournal.paths import find, named, private_folder


@click.command("demo")
@click.option("--people", type=click.IntRange(1, 1_000_000), default=150, show_default=True, metavar="N")
@click.option("--years", type=click.IntRange(1, 60), default=1, show_default=True, metavar="N")
@click.option("--seed", type=int, default=1, show_default=True, metavar="S", help="Another number, other people.")
@click.option("--at", "at", type=click.Path(path_type=Path), metavar="DIR", help="A new folder to keep it in.")
@click.option("--no-open", is_flag=True, help="Only make it.")
def demo_command(people: int, years: int, seed: int, at: Path | None, no_open: bool) -> int:
    """Look around in a made-up journal.

    It is thrown away when you leave, unless --at names a folder to keep it in. Your own journal is not touched.
    """
    opens = terminal() and not no_open
    folder = _own_folder(at) if at is not None else Path(tempfile.mkdtemp(prefix="netjournal-demo-"))
    with _gone_unless_done(folder):
        _make(folder, people, years, seed)
    if not opens:
        say(str(folder))
        hint(f"To open it: NETJOURNAL_HOME={_quoted(folder)} netjournal")
        return 0
    try:
        return open_app(home=folder)
    finally:
        if at is None:
            shutil.rmtree(folder, ignore_errors=True)


def _own_folder(at: Path) -> Path:
    """The folder --at names, made if it is new. Raises WrongUse for one that holds anything, or the user's own."""
    folder = named(at)
    own = {path.resolve() for path in (find().data, find().config, find().state)}
    if any(folder.resolve().is_relative_to(path) for path in own):
        raise WrongUse(f"{folder} is where your own journal lives; a made-up one is not mixed with it. Name another.")
    if (folder / "journal.db").exists():
        raise WrongUse(
            f"{folder} holds a journal already; it was not touched. "
            f"To open it: NETJOURNAL_HOME={_quoted(folder)} netjournal"
        )
    try:
        if folder.exists() and any(folder.iterdir()):
            raise WrongUse(f"{folder} is not empty; nothing was written. Name a new folder.")
        return private_folder(folder)
    except OSError as error:
        raise JournalRefused(f"No journal can be made in {folder} ({error.strerror}).") from None


def _quoted(folder: Path) -> str:
    import shlex

    return shlex.quote(str(folder))


@contextmanager
def _gone_unless_done(folder: Path) -> Iterator[None]:
    """A journal half made is no use to anyone: stopped in the middle, its folder (empty before) goes again."""
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _make(folder: Path, people: int, years: int, seed: int) -> None:
    from netjournal.demo.make import make

    here = place(folder)
    with growing("Making up people") as progress:
        make(here.paths.journal, people=people, years=years, seed=seed, clock=here.clock, progress=progress)
        progress(1, 1)
