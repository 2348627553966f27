"""Search from the shell."""

import json

from .conftest import Cli


def test_search_for_a_pipe_a_program_and_a_person(breakfast: Cli) -> None:
    breakfast("jot", "--no-event", "menus that unfold like a map")
    rows = [line.split("\t") for line in breakfast("search", "menus").lines]
    assert {row[0] for row in rows} == {"conversation", "idea"}
    idea = next(one for one in json.loads(breakfast("search", "menus", "--json").out) if "unfold" in one["text"])
    assert (idea["text"], idea["day"], idea["title"]) == ("menus that unfold like a map", "2026-11-22", "")
    shown = breakfast("search", "menus", terminal=True).out
    assert "conversations" in shown and "menus that unfold" in shown and f"{len(rows)} lines" in shown


def test_nothing_found_is_no_failure_and_slips_are_said(breakfast: Cli) -> None:
    ran = breakfast("search", "zebra")
    assert (ran.code, ran.out) == (0, "")
    slipped = breakfast("search", "meuns")
    assert "finds" in slipped.err and "menus" in slipped.out


def test_what_cannot_be_read_is_said(breakfast: Cli) -> None:
    ran = breakfast("search", "after:31/2", "menus")
    assert ran.code == 0 and "31/2" in ran.err and "menus" in ran.out
    assert breakfast("search").code == 2
    assert breakfast("search", "menus", "--limit", "0").code == 2


def test_the_index_can_be_made_anew(breakfast: Cli) -> None:
    ran = breakfast("search", "--rebuild", "menus")
    assert ran.code == 0 and "anew" in ran.err and "menus" in ran.out
