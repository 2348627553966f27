"""Looking: the four lists, one record, and what waits; for a person, a pipe and a program."""

import json
import re
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from netjournal.cli import look
from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.store.database import Database
from netjournal.store.ideas import Ideas

from .conftest import Cli, Once

LISTS = ("events", "people", "promises", "ideas")


def documented() -> dict[str, set[str]]:
    """The names each list's objects have, as the module's own words promise them."""
    assert look.__doc__
    table = re.sub(r"\(.*?\)", "", look.__doc__.partition("taken away.")[2])
    found: dict[str, set[str]] = {}
    for part in re.split(r"\n    (?=\w)", table)[1:]:
        name, *names = part.split()
        found[name] = set(names)
    assert set(found) == set(LISTS)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_json_is_what_is_documented(breakfast: Cli, name: str) -> None:
    found = json.loads(breakfast(name, "--json").out)
    assert found
    for one in found:
        assert set(one) == documented()[name]
        assert one["uid"]


def test_json_of_each_kind(breakfast: Cli) -> None:
    def first(name: str) -> dict[str, Any]:
        found = json.loads(breakfast(name, "--json", "--limit", "1").out)
        assert len(found) == 1
        one: dict[str, Any] = found[0]
        one.pop("uid")
        return one

    assert first("events") == {
        "day": "2026-11-18", "title": "Thames Breakfast", "kind": "meeting", "place": "Town Hall",
        "series": "Wednesday breakfast", "people_met": 2, "looked_back": "no",
    }  # fmt: skip
    assert first("people") == {
        "name": "Tom Ellis", "does": "", "stage": "met", "moves": [], "last": "2026-11-18", "let_go": False,
    }  # fmt: skip
    assert first("promises") == {
        "direction": "theirs", "words": "introduce me to his printer", "due": "2026-11-20", "due_time": None,
        "due_words": "2026-11-20", "state": "open", "kind": "introduce", "person": "Tom Ellis", "event": "",
        "made_on": "2026-11-22", "closed_on": None, "closed_words": "",
            "snoozed_until": None, "repeats": "", "asks": "2026-11-20",
    }  # fmt: skip
    assert first("ideas") == {
        "day": "2026-11-22", "text": "menus as joint morning for Tom", "spark": False, "resting": False, "heard": 1,
        "since": None, "people": ["Tom Ellis"], "event": "", "tags": [],
    }  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list(run_cli: Cli, name: str) -> None:
    assert run_cli(name, "--json").out == "[]\n"
    assert run_cli(name) == (0, "", "")
    shown = run_cli(name, terminal=True)
    assert (shown.code, shown.out) == (0, "")
    assert "netjournal " in shown.err
    assert "“x”" in run_cli(name, "--find", "x", terminal=True).err


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5"])
def test_a_limit_is_at_least_one(run_cli: Cli, name: str, limit: str) -> None:
    ran = run_cli(name, "--limit", limit)
    assert ran.code == 2
    assert "--limit" in ran.err


def test_plain_lines_have_their_columns(breakfast: Cli) -> None:
    assert breakfast("events").out == "2026-11-18\tThames Breakfast\t2\tno\n"
    assert breakfast("people").lines[1] == "Priya Nair\taccounts for bakeries\tmet\t2026-11-18"
    assert breakfast("promises").lines[0] == "theirs\topen\t2026-11-20\tTom Ellis\tintroduce me to his printer"
    assert breakfast("ideas").lines[1] == (
        "2026-11-18\ta joint morning on pricing with Priya\tPriya Nair\tThames Breakfast"
    )


def test_find_narrows(breakfast: Cli) -> None:
    assert len(breakfast("people", "--find", "bakeries").lines) == 1
    assert len(breakfast("ideas", "--find", "menus").lines) == 1
    assert len(breakfast("promises", "--find", "tom").lines) == 1
    assert breakfast("events", "--find", "%").out == ""


def test_promises_by_direction_and_state(breakfast: Cli) -> None:
    assert [line.split("\t")[0] for line in breakfast("promises", "--mine").lines] == ["mine"]
    assert [line.split("\t")[0] for line in breakfast("promises", "--theirs").lines] == ["theirs"]
    breakfast("done", "checklist")
    assert len(breakfast("promises").lines) == 1
    assert [line.split("\t")[1] for line in breakfast("promises", "--all").lines] == ["open", "done"]
    newest = json.loads(breakfast("promises", "--all", "--json").out)
    assert [p["words"] for p in newest] == ["introduce me to his printer", "send the VAT checklist"]


@pytest.fixture
def crowd(run_cli: Cli, once: Once) -> Cli:
    """Twelve hundred people of one fair."""

    def write() -> None:
        run_cli("event", "Fair")
        run_cli("met", "--at", "Fair", piped="\n".join(f"Person Number{i:04}" for i in range(1200)))

    once("crowd", write)
    return run_cli


def test_a_long_list_is_read_whole_in_windows(crowd: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    rows = Database.rows

    def counted(self: Database, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        asked.append(sql)
        return rows(self, sql, *parameters)

    monkeypatch.setattr(Database, "rows", counted)
    found = json.loads(crowd("people", "--json").out)
    assert [p["name"] for p in found] == [f"Person Number{i:04}" for i in range(1199, -1, -1)]
    assert len(asked) < 8
    assert len(json.loads(crowd("people", "--json", "--limit", "700").out)) == 700
    assert len(crowd("people", "--limit", "501").lines) == 501


def test_tags_and_people_of_ideas_cost_no_query_each(run_cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    run_cli("jot", "--lines", piped="\n".join(f"thought {i} @Ana Bell #tag{i} #every" for i in range(60)))
    asked = []
    rows = Database.rows

    def counted(self: Database, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        asked.append(sql)
        return rows(self, sql, *parameters)

    monkeypatch.setattr(Database, "rows", counted)
    found = json.loads(run_cli("ideas", "--json").out)
    assert len(found) == 60
    assert found[0]["tags"] == ["every", "tag59"]
    assert len(asked) < 8


def test_a_terminal_gets_a_screenful_and_is_told(crowd: Cli) -> None:
    ran = crowd("people", terminal=True)
    assert len([line for line in ran.lines if line.startswith("Person")]) == look.SHOWN
    assert "--limit N" in ran.out
    assert len(crowd("people", "--limit", "60", terminal=True).lines) == 62


@pytest.mark.parametrize("columns", [20, 38, 80, 200])
def test_no_line_is_wider_than_the_terminal(breakfast: Cli, columns: int) -> None:
    from rich.cells import cell_len

    breakfast("event", "漢字 " * 40)
    breakfast("met", "Zoë " + "Über" * 20, "--does", "packaging " * 20, "--said", "long " * 60)
    breakfast("jot", "paper, " * 60)
    breakfast("promise", "send " * 40, "--to", "Priya", "--by", "soonish or so, as she said")
    for command in (*((name,) for name in LISTS), ("today",), ("show", "Priya"), ("show", "thames"), ("show", "Zoë")):
        ran = breakfast(*command, terminal=True, columns=columns)
        assert ran.code == 0
        assert max(cell_len(line) for line in ran.lines) <= columns, command
        assert "\x1b" not in ran.out


def test_show_a_person(breakfast: Cli) -> None:
    shown = breakfast("show", "Priya", terminal=True).out
    known = ("Priya Nair", "accounts for bakeries", "red glasses", "Thames Breakfast")
    for words in (*known, "send the VAT checklist", "a joint morning on pricing"):
        assert words in shown
    lines = breakfast("show", "priya").lines
    assert lines[0] == "person\tPriya Nair"
    assert "2026-11-22\tpromise\tsend the VAT checklist\tmine\t2026-11-26" in lines
    (whole,) = json.loads(breakfast("show", "@Priya", "--json").out)
    assert whole["record"] == "person"
    assert whole["uid"]
    assert {entry["record"] for entry in whole["timeline"]} == {"event", "promise", "idea"}


def test_show_an_event(breakfast: Cli) -> None:
    shown = breakfast("show", "thames", "breakfast", terminal=True).out
    for words in (
        "Town Hall",
        "Wednesday breakfast",
        "Wednesday 18 November, 4 days ago",
        "Tom Ellis",
        "he prints menus",
    ):
        assert words in shown
    (whole,) = json.loads(breakfast("show", "thames", "--json").out)
    assert (whole["record"], whole["day"], whole["place"]) == ("event", "2026-11-18", "Town Hall")


def test_a_room_tells_how_each_was_met_and_what_they_do(breakfast: Cli) -> None:
    breakfast("met", "--at", "thames", piped="Uma Pitt - Pitt Oils\nZed Yu")
    shown = re.sub(r"\x1b\[\d+m| +$", "", breakfast("show", "thames", terminal=True, columns=80).out, flags=re.M)
    for name, note in (
        ("Priya Nair", "talked · accounts for bakeries"),
        ("Tom Ellis", "talked"),
        ("Uma Pitt", "Pitt Oils"),
    ):
        assert re.search(rf"^ +[●·]  {name}  +{note}$", shown, re.M), shown
    assert re.search(r"·  Zed Yu$", shown, re.M), shown
    plain = breakfast("show", "thames").lines
    assert "2026-11-18\tperson\tPriya Nair\ttalked\taccounts for bakeries" in plain
    assert "2026-11-18\tperson\tTom Ellis\ttalked" in plain
    assert "2026-11-18\tperson\tUma Pitt\tPitt Oils" in plain
    (whole,) = json.loads(breakfast("show", "thames", "--json").out)
    people = {line["text"]: line for line in whole["timeline"] if line["record"] == "person"}
    assert (people["Priya Nair"]["note"], people["Priya Nair"]["does"]) == ("talked", "accounts for bakeries")
    assert [people[name]["does"] for name in ("Tom Ellis", "Uma Pitt")] == ["", "Pitt Oils"]


@pytest.mark.parametrize("words", ["[[joint morning]]", "menus as joint"])
def test_show_an_idea(breakfast: Cli, words: str) -> None:
    shown = breakfast("show", words, terminal=True).out
    assert "joint morning" in shown
    assert "reminds me of" in shown
    (whole,) = json.loads(breakfast("show", words, "--json").out)
    assert whole["record"] == "idea"
    assert {join["record"] for join in whole["joined"]} == {"idea", "person"}


def test_show_nobody_and_several(breakfast: Cli) -> None:
    for words in ("Nobody", "[[nothing like it]]", "[[]]"):
        ran = breakfast("show", words)
        assert (ran.code, ran.out) == (1, "")
    assert breakfast("show", " ").code == 2
    assert breakfast("show").code == 2
    breakfast("met", "Tom Bell")
    ran = breakfast("show", "Tom")
    assert ran.code == 3
    assert "Tom Ellis" in ran.err
    assert "Tom Bell" in ran.err


def test_today_says_what_waits(breakfast: Cli) -> None:
    breakfast("promise", "ring the hall", "--by", "yesterday")
    breakfast("event", "Printing fair", "--on", "in 3 days")
    breakfast("event", "Next year's fair", "--on", "in 3 weeks")
    shown = breakfast("today", terminal=True).out
    for words in (
        "Sunday 22 November",
        "Not looked back on",
        "Thames Breakfast",
        "ring the hall",
        "printer",
        "Printing",
    ):
        assert words in shown
    assert "checklist" in shown, "due within the week"
    assert "Next year" not in shown
    found = json.loads(breakfast("today", "--json").out)
    assert [(one["why"], one["day"]) for one in found] == [
        ("not looked back on", "2026-11-18"),
        ("I said I would", "2026-11-21"),
        ("I said I would", "2026-11-26"),
        ("they said they would", "2026-11-20"),
        ("coming", "2026-11-25"),
    ]
    assert all(one["uid"] for one in found)
    assert breakfast("today").lines[1] == "I said I would\t2026-11-21\tring the hall\t"


def test_today_is_calm_when_nothing_waits(run_cli: Cli) -> None:
    assert run_cli("today", terminal=True).out == "Sunday 22 November\n\nNothing waits.\n"
    assert run_cli("today").out == ""
    assert run_cli("today", "--json").out == "[]\n"


def test_today_shows_seven_of_many(run_cli: Cli) -> None:
    run_cli("jot", "--lines", piped="\n".join(f"! ring number {i} by today" for i in range(9)))
    assert "and 2 more" in run_cli("today", terminal=True).out
    assert len(run_cli("today").lines) == 9


def test_someone_missed_is_not_called_met(breakfast: Cli, opened: Callable[[], Journal]) -> None:
    """The stage is computed: it says "met" as soon as anything says that you did, and no sooner."""
    breakfast("event", "Printing fair", "--on", "in 3 days")
    with closing(opened()) as journal:
        thames, fair = (journal.meeting.find_event(title).id for title in ("thames", "printing"))
        journal.meeting.room(thames, journal.meeting.recognise("Ana Reyes, packaging\nBea Long", thames))
        journal.meeting.room(fair, journal.meeting.recognise("Cy Dale", fair))
        with journal.database.write("marked"):
            for name, mark in (("Ana", "missed"), ("Bea", "not met"), ("Tom", "missed")):
                journal.events.attend(thames, journal.meeting.find_person(name), mark)

    def stages() -> dict[str, str]:
        return {person["name"]: person["stage"] for person in json.loads(breakfast("people", "--json").out)}

    assert stages() == {
        "Ana Reyes": "missed", "Bea Long": "not met", "Cy Dale": "not met", "Priya Nair": "met", "Tom Ellis": "met",
    }  # fmt: skip
    assert "Ana Reyes\tpackaging\tmissed\t" in breakfast("people").lines
    shown = breakfast("show", "Ana", terminal=True).out
    assert "missed at Thames Breakfast, not met yet" in shown
    assert "met          Thames" not in shown.replace("\n", " ")
    (whole,) = json.loads(breakfast("show", "Ana", "--json").out)
    assert (whole["stage"], whole["met_event"], whole["met_on"]) == ("missed", "", "")
    assert "missed · packaging" in breakfast("show", "thames", terminal=True).out

    breakfast("met", "Ana Reyes", "--said", "at last")
    assert stages()["Ana Reyes"] == "met"
    (whole,) = json.loads(breakfast("show", "Ana", "--json").out)
    assert (whole["stage"], whole["met_event"]) == ("met", "Thames Breakfast")


@pytest.mark.parametrize("evidence", ["a move", "a place", "another event", "a day", "a stage"])
def test_whatever_says_that_you_met_is_believed(breakfast: Cli, opened: Callable[[], Journal], evidence: str) -> None:
    breakfast("event", "Printing fair", "--on", "mon")
    with closing(opened()) as journal:
        thames, fair = (journal.meeting.find_event(title).id for title in ("thames", "printing"))
        journal.meeting.room(thames, journal.meeting.recognise("Ana Reyes", thames))
        ana = journal.meeting.find_person("Ana")
        with journal.database.write("marked"):
            journal.events.attend(thames, ana, "missed")
        assert journal.people.lines_of([ana])[0].unmet == "missed"
        with journal.database.write("met"):
            match evidence:
                case "a move":
                    journal.people.move(ana, journal.clock.today(), "closer")
                case "a place":
                    journal.people.edit(ana, met_place="Oxford")
                case "another event":
                    journal.people.edit(ana, met_event_id=fair)
                case "a day":
                    journal.people.edit(ana, met_event_id=None, met_on="2019")
                case "a stage":
                    journal.people.edit(ana, stage="like")
        assert journal.people.lines_of([ana])[0].unmet == ""


def test_the_hour_of_a_promise_is_told(run_cli: Cli) -> None:
    said = run_cli("jot", "! ring @Ana tomorrow 9am")
    assert "due tomorrow 9:00 (“tomorrow 9am”)" in said.out
    (one,) = json.loads(run_cli("promises", "--json").out)
    assert (one["due"], one["due_time"]) == ("2026-11-23", "09:00")
    assert run_cli("promises").lines == ["mine\topen\t2026-11-23 09:00\tAna\tring Ana"]
    assert "tomorrow 9:00" in run_cli("promises", terminal=True).out
    assert run_cli("today").lines == ["I said I would\t2026-11-23 09:00\tring Ana\tAna"]
    assert json.loads(run_cli("today", "--json").out)[0]["time"] == "09:00"
    assert "due tomorrow 9:00" in run_cli("show", "Ana", terminal=True).out
    assert "2026-11-22\tpromise\tring Ana\tmine\t2026-11-23 09:00" in run_cli("show", "Ana").lines


def test_an_event_named_like_its_series_says_so_once(run_cli: Cli) -> None:
    run_cli("event", "Thames Breakfast", "--series", "Thames breakfast")
    assert run_cli("show", "thames", terminal=True).out == "Thames Breakfast  today, Sunday 22 November\n"


@pytest.mark.parametrize("terminal", [True, False])
def test_two_things_said_are_parted_on_one_line(breakfast: Cli, terminal: bool, opened: Callable[[], Journal]) -> None:
    breakfast("met", "Ana Reyes", "--said", "I pay every quarter")
    with closing(opened()) as journal:
        entries = journal.entries(Ref("person", journal.meeting.find_person("Ana Reyes")))
        (talk,) = (entry.ref for entry in entries if entry.ref.kind == "conversation")
        journal.edit(talk, said="I pay every quarter\nshe thinks of a second van")
    for command in (("show", "Ana"), ("week", "2026-11-22")):
        shown = breakfast(*command, terminal=terminal, columns=160).out
        apart = terminal and command[0] == "show"  # where each has a line of its own
        assert ("I pay every quarter / she thinks of a second van" in shown) is not apart, command
        assert "she thinks of a second van" in shown and "quarter she" not in shown, command


def test_whatever_was_asked_for_is_given_however_much_it_is(run_cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ideas, "most_found", 3)
    monkeypatch.setattr(look, "WINDOW", 2)
    monkeypatch.setattr(look, "LARGEST", 4)
    run_cli("jot", "--lines", piped="".join(f"sails {number}\n" for number in range(15)))
    expected = [f"sails {number}" for number in range(14, -1, -1)]
    assert [line.split("\t")[1] for line in run_cli("ideas", "--find", "sails").lines] == expected
    assert [one["text"] for one in json.loads(run_cli("ideas", "--find", "sails", "--json").out)] == expected
    assert len(run_cli("ideas", "--find", "sails", "--limit", "9").lines) == 9


def test_mine_and_theirs_together_are_both(breakfast: Cli) -> None:
    both = [line.split("\t")[0] for line in breakfast("promises", "--mine", "--theirs").lines]
    assert sorted(both) == ["mine", "theirs"]
