"""Tags and views from the shell."""

import json

import pytest

from .conftest import Cli


@pytest.fixture
def tagged(run_cli: Cli) -> Cli:
    for line in ("cork floors #prices", "paper #pricing with @Ana", "cork boards #pricing", "glass"):
        assert run_cli("jot", line).code == 0
    return run_cli


def test_tags_are_listed_renamed_and_taken_back(tagged: Cli) -> None:
    assert tagged("tags").lines == ["prices\t1", "pricing\t2"]
    assert json.loads(tagged("tags", "--find", "ing", "--json").out) == [
        {"name": "pricing", "events": 0, "people": 0, "conversations": 0, "promises": 0, "ideas": 2}
    ]
    done = tagged("tags", "--rename", "pricing", "#Prices")
    assert done.out == "#pricing is #prices now, with those that had it already.\n"
    assert tagged("tags").out == "prices\t3\n"
    assert len(tagged("search", "tag:prices").lines) == 3
    tagged("undo")
    assert tagged("tags").lines == ["prices\t1", "pricing\t2"]
    assert "taken off everything" in tagged("tags", "--remove", "#pricing").out
    assert tagged("tags").out == "prices\t1\n"


def test_a_search_is_kept_shown_and_forgotten(tagged: Cli) -> None:
    first = tagged("ideas", "--find", "#pricing -paper", "--sort", "joined", "--keep", "cork")
    assert [line.split("\t")[1] for line in first.lines] == ["cork boards"]
    assert first.err == "Kept as the view “cork”.\n"
    assert tagged("ideas", "--view", "CORK").out == first.out
    assert tagged("ideas", "--view", "cork", "--find", "glass").out == ""
    assert tagged("views").out == "idea\tcork\t#pricing -paper\tjoined\n"
    assert json.loads(tagged("views", "--json").out)[0]["sort"] == "joined"
    assert "Removed 1 view" in tagged("views", "--remove", "Cork").out
    assert tagged("views").out == ""


@pytest.mark.parametrize(("words", "code", "says"), [
    (("tags", "--rename", "nothing", "x"), 1, "There is no tag"),
    (("tags", "--rename", "pricing", "#"), 2, "needs a letter"),
    (("tags", "--rename", "pricing", "x", "--remove", "prices"), 2, "one at a time"),
    (("tags", "--remove", ""), 2, "no words in it"),
    (("ideas", "--view", "none"), 1, "There is no view called “none”."),
    (("ideas", "--keep", "all"), 2, "needs words to find, or an order"),
    (("people", "--keep", " ", "--find", "ana"), 2, "no words in it"),
    (("views", "--remove", "none"), 1, "no view called “none”"),
])  # fmt: skip
def test_what_can_not_be_done_changes_nothing(tagged: Cli, words: tuple[str, ...], code: int, says: str) -> None:
    before = tagged("ideas", "--json").out
    done = tagged(*words)
    assert done.code == code and says in done.err
    assert tagged("ideas", "--json").out == before and tagged("views").out == ""


def test_what_a_filter_can_not_read_is_said_and_left_out(tagged: Cli) -> None:
    done = tagged("ideas", "--find", "after:whenever cork")
    assert "“whenever” is not a day that is understood; it was left out." in done.err
    assert len(done.lines) == 2
