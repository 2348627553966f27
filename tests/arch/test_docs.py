"""What the documents say is what the program does."""

import re

from netjournal.cli.main import COMMANDS
from netjournal.errors import NetjournalError
from tests.docs import README, renewed


def test_the_key_table_is_the_table_of_actions() -> None:
    text = README.read_text("utf-8")
    assert renewed(text) == text, "run: make docs"


def test_every_command_is_in_the_readme() -> None:
    text = README.read_text("utf-8")
    missing = [name for name in COMMANDS if not re.search(rf"\b{name}\b", text)]
    assert not missing


def test_every_exit_code_is_in_the_readme() -> None:
    text = README.read_text("utf-8")
    codes = {kind.exit_code for kind in NetjournalError.__subclasses__()}
    missing = [code for code in sorted(codes) if f"| {code} | " not in text]
    assert not missing
