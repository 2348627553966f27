"""What a check says of a place in the file is said in the words of the field."""

import re

import pytest

from netjournal.domain import places
from netjournal.store import promised
from netjournal.store.journal_file import VERSION

PROMISED = promised.promised(VERSION)


def test_every_table_and_index_has_words_of_its_own() -> None:
    said = [places.one(table) for table in PROMISED.tables] + [places.several(table) for table in PROMISED.tables]
    said += [" ".join(places.index(name)) for name in PROMISED.indexes]
    said += [places.value(table, each.name) for table, columns in PROMISED.columns.items() for each in columns]
    said += [
        places.not_noted(f"note_{table}_{verb}") for table in PROMISED.tables for verb in ("insert", "update", "delete")
    ]
    assert len(said) > 200 and not [words for words in said if "_" in words]
    assert set(PROMISED.tables) == set(places.PLACES)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("malformed index for FTS5 table main.idea_words", "malformed index for FTS5 table the search's words"),
        ("NULL value in conversation_person.person_id", "NULL value in “person” of people of conversations"),
        ("CHECK constraint failed in stage_move", "CHECK constraint failed in moves"),
        ("NULL value in person.hook", "NULL value in “Memory hook” of people"),
        ("Tree 9 page 12: error code 11", "Tree 9 page 12: error code 11"),
    ],
)  # fmt: skip
def test_what_sqlite_says_names_no_table(said: str, words: str) -> None:
    assert places.in_words(said) == words


def test_a_strangers_table_keeps_its_name() -> None:
    assert places.one("theirs") == places.several("theirs") == "theirs"
    assert places.index("theirs_by_day") == ("index theirs_by_day", "it")
    assert not re.search("_", places.one("idea_words_data")), "the search lies in tables of its own"
