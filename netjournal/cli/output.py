"""The one place the command line prints through. Every value is cleaned; nothing is read as markup."""

import sys

import click

from netjournal.text import clean


def say(text: str) -> None:
    """A line of words for the person at the terminal or the reader of a pipe."""
    click.echo(clean(text))


def warn(text: str) -> None:
    """A line about what went differently than asked, beside the output, not in it."""
    click.echo(clean(text), err=True)


def on_terminal() -> bool:
    """Whether somebody reads the output on a terminal."""
    return sys.stdout.isatty()


def typed_on() -> bool:
    """Whether input would come from a keyboard."""
    return sys.stdin is not None and sys.stdin.isatty()
