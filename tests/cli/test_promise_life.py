"""A promise's life and conversations from the shell: talked, later, reopen, promise --every."""

import json
from typing import Any

import pytest

from .conftest import Cli


def promise(run: Cli, words: str) -> dict[str, Any]:
    found = json.loads(run("promises", "--all", "--json").out)
    one: dict[str, Any] = next(p for p in found if words in p["words"])
    return one


def test_put_off_it_asks_later_and_keeps_its_day(breakfast: Cli) -> None:
    ran = breakfast("later", "checklist", "--until", "in 2 weeks")
    assert ran.out == (
        "Put off until Sunday 6 December, in 2 weeks (“in 2 weeks”): send the VAT checklist · to Priya Nair\n"
    )
    found = promise(breakfast, "checklist")
    assert (found["due"], found["snoozed_until"], found["asks"]) == ("2026-11-26", "2026-12-06", "2026-12-06")
    assert "checklist" not in breakfast("today").out
    assert breakfast("undo").out.startswith("Took back: put off a promise")
    assert promise(breakfast, "checklist")["snoozed_until"] is None


def test_put_off_to_some_day(breakfast: Cli) -> None:
    assert breakfast("later", "checklist", "--until", "some day").out.startswith("Put off to some day: send the VAT")
    assert promise(breakfast, "checklist")["asks"] == "9999-12-30"


def test_an_undated_one_put_off_for_days_stands_in_today(run_cli: Cli) -> None:
    run_cli("promise", "ring Ana")
    run_cli("promise", "ring Bo", "--by", "fri")
    run_cli("later", "Ana", "--until", "tomorrow")
    found = json.loads(run_cli("today", "--json").out)
    assert [(one["text"], one["day"]) for one in found] == [("ring Ana", "2026-11-23"), ("ring Bo", "2026-11-27")]


def test_renegotiated_it_has_a_new_day(breakfast: Cli) -> None:
    ran = breakfast("later", "checklist", "Priya", "--agreed", "12 Dec", "--said", "rang her")
    assert ran.out == (
        "Renegotiated, due Saturday 12 December, in 2 weeks (“12 Dec”): send the VAT checklist · to Priya Nair · "
        "“rang her”\n"
    )
    assert (promise(breakfast, "checklist")["due"], promise(breakfast, "checklist")["due_words"]) == (
        "2026-12-12", "12 Dec",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("later", "checklist"), 2, "--until WHEN"),
        (("later", "checklist", "--until", "fri", "--agreed", "fri"), 2, "--until WHEN"),
        (("later", "checklist", "--until", "yesterday"), 2, "no day ahead"),
        (("later", "checklist", "--agreed", "blursday"), 2, "stays as it was"),
        (("later", "checklist", "--agreed", "0001-01-01"), 2, "no day ahead"),
        (("later", "checklist", "--agreed", "2026-11-21"), 2, "no day ahead"),
        (("later", "checklist", "--until", "fri", "--said", "x"), 2, "--said goes with --agreed"),
        (("later", "nothing of it", "--until", "fri"), 1, "No open promise says"),
        (("later", "\u200b", "--until", "fri"), 2, "which promise"),
        (("reopen", "checklist"), 1, "No closed promise says"),
        (("promise", "ring", "--every", "now and then"), 2, "how often"),
        (("talked", "Ana", "--on", "blursday"), 2, "Nothing was kept"),
        (("talked", "Ana", "--at", "Nowhere"), 1, "Nothing was kept"),
        (("talked", "Ana", "--with", "\u200b"), 2, "without a letter"),
        (("talked", "!!!"), 2, "without a letter"),
        (("talked", "Ana", "--with", "42"), 2, "without a letter"),
        (("met", "!!!"), 2, "at least one letter"),
        (("promise", "ring", "--to", "!!!"), 2, "without a letter"),
        (("talked", "Ana", "--how", "telepathy"), 2, "1-2-1"),
        (("talked",), 2, "needs somebody"),
    ],
)
def test_what_can_not_be_right_is_refused_with_nothing_kept(
    breakfast: Cli, words: tuple[str, ...], code: int, said: str
) -> None:
    before = breakfast("promises", "--json").out + breakfast("people", "--json").out
    ran = breakfast(*words)
    assert ran.code == code
    assert said in ran.err
    assert breakfast("promises", "--json").out + breakfast("people", "--json").out == before


def test_what_was_closed_last_is_opened_again(run_cli: Cli) -> None:
    run_cli("promise", "ring", "--to", "Ana", "--every", "2 weeks")
    assert (
        run_cli("done", "ring", "--said", "she laughed").out
        == "Done: ring · to Ana · “she laughed” · again every 2 weeks\n"
    )
    again = promise(run_cli, "ring")
    assert (again["state"], again["due"], again["repeats"]) == ("open", "2026-12-06", "2 weeks")
    assert run_cli("done", "ring", "--let-go").out == "Let go: ring · to Ana\n"
    assert run_cli("promises").out == ""
    assert run_cli("reopen", "ring", "Ana").out == "Open again: ring · to Ana\n"
    assert promise(run_cli, "ring")["due"] == "2026-12-06"


def test_done_twice_does_not_finish_the_next_time_too(run_cli: Cli) -> None:
    run_cli("promise", "send the list", "--to", "Ana", "--every", "monthly", "--by", "today")
    assert run_cli("done", "send").code == 0
    ran = run_cli("done", "send")
    assert (ran.code, ran.out) == (2, "")
    assert "was done today already; it is due again Tuesday 22 December, in 4 weeks. Nothing was changed." in ran.err
    assert promise(run_cli, "send the list")["due"] == "2026-12-22"
    run_cli("promise", "send the bill", "--to", "Ana", "--by", "today")
    assert run_cli("done", "send", "bill").code == 0


def test_how_often_is_said_back(run_cli: Cli) -> None:
    said = run_cli("promise", "ring", "Ana", "--every", "monthly").out
    assert "due Tue 22 Dec, in 4 weeks" in said
    assert said.endswith("again monthly\n")


def test_whom_the_words_of_a_promise_name_is_whom_it_is_for(breakfast: Cli) -> None:
    said = breakfast("promise", "ring Priya", "--every", "2 weeks").out
    assert "· with Priya Nair ·" in said
    assert said.endswith("again every 2 weeks\n")
    assert "with Priya Nair" in breakfast("promise", "send @Priya the list", "--by", "fri").out
    assert "with Tom Ellis\n" in breakfast("promise", "tell Priya about it", "--to", "Tom").out
    assert "with" not in breakfast("promise", "ring Nobody").out


def test_a_conversation_with_several_at_an_event(breakfast: Cli) -> None:
    ran = breakfast(
        "talked", "Priya", "--with", "Tom Ellis", "--at", "thames", "--said", "menus", "--words", "at some point"
    )
    assert ran.out == (
        "Talked with Priya Nair, Tom Ellis · Wed 18 Nov, 4 days ago · at Thames Breakfast · “menus” · “at some point”\n"
    )
    found = json.loads(breakfast("show", "Priya", "--json").out)[0]["timeline"]
    assert ("conversation", "menus", "in person") in [(one["record"], one["text"], one["note"]) for one in found]
    assert breakfast("undo").out == "Took back: kept a conversation, “menus”\n"


def test_a_planned_conversation_is_said_to_be_planned(breakfast: Cli) -> None:
    ran = breakfast("talked", "Priya Nair", "--how", "call", "--on", "next tue")
    assert ran.out == "Planned: call with Priya Nair · Tue, in 2 days\n"
    person = json.loads(breakfast("show", "Priya", "--json").out)[0]
    assert person["last"] == "2026-11-18", "a planned call is not a call"
    assert [one["day"] for one in person["timeline"] if one.get("planned")] == ["2026-11-24"]


def test_somebody_new_becomes_a_person_and_is_said_so(run_cli: Cli) -> None:
    assert run_cli("talked", "Ana", "Reyes", "--how", "call").out == "Talked with Ana Reyes (new) · call · today\n"
    assert run_cli("people").lines[0].startswith("Ana Reyes")


def test_a_hostile_text_is_one_clean_line(run_cli: Cli) -> None:
    bad = "A[red]b[/]\x1b]2;x\x07 \u202e\n"
    ran = run_cli("talked", bad + "na", "--said", bad, "--words", bad)
    assert ran.code == 0
    assert ran.out.count("\n") == 1 and "\x1b" not in ran.out and "\u202e" not in ran.out
    run_cli("promise", bad + "ring")
    for words in (
        ("later", "ring", "--agreed", "fri", "--said", bad),
        ("done", "ring", "--said", bad),
        ("reopen", "ring"),
    ):
        ran = run_cli(*words)
        assert (ran.code, ran.out.count("\n")) == (0, 1), words
        assert "\x1b" not in ran.out and "[red]" in ran.out


def test_the_sheet_and_the_year_stand_on_a_persons_page(breakfast: Cli, opened: Any) -> None:
    journal = opened()
    priya = journal.meeting.find_person("Priya")
    journal.sheets.write(priya, {}, {"theirs-goals": "a second bakery"})
    journal.meeting.moved(priya, "closer", "rang me")
    journal.close()
    lines = breakfast("show", "Priya").lines
    assert "goals\ta second bakery" in lines
    assert "still blank\taccomplishments, interests, networks, skills; all of mine" in lines
    assert "over the year\t▂ closer once this month" in lines
    whole = json.loads(breakfast("show", "Priya", "--json").out)[0]
    assert whole["sheet"] == [{"side": "theirs", "field": "goals", "day": "2026-11-22", "text": "a second bakery"}]
