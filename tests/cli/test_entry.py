"""Quick entry of a room: event, met, promise, done."""

import json
import shlex
from collections.abc import Callable
from contextlib import closing

import pytest

from netjournal.cli import entry
from netjournal.journal import Journal
from netjournal.text import key

from .conftest import Cli


def test_a_room_in_three_commands(run_cli: Cli) -> None:
    said = run_cli("event", "Thames", "Breakfast", "--on", "wed", "--place", "Town Hall", "--series", "Wednesdays").out
    assert said == (
        "Added an event: Thames Breakfast · Wednesday 18 November, 4 days ago (“wed”) · Town Hall · "
        "of the series Wednesdays\n"
    )
    said = run_cli("met", "Priya Nair", "--at", "thames", "--does", "accounts", "--said", "about prices").out
    assert said == "Met Priya Nair (new) · at Thames Breakfast, Wed 18 Nov · accounts · “about prices”\n"
    assert "Met Priya Nair (known)" in run_cli("met", "priya nair", "--hook", "red glasses").out
    said = run_cli("promise", "send the checklist", "--to", "Priya", "--by", "fri", "--at", "thames").out
    assert said == (
        "Kept a promise of mine: send the checklist · with Priya Nair · due Fri, in 5 days (“fri”) · "
        "at Thames Breakfast, Wed 18 Nov\n"
    )


def test_event_is_today_unless_said(run_cli: Cli) -> None:
    assert run_cli("event", "Tea").out == "Added an event: Tea · today, Sunday 22 November\n"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("wed", "2026-11-18"),
        ("last wednesday", "2026-11-18"),
        ("next wed", "2026-11-25"),
        ("tomorrow", "2026-11-23"),
        ("12 Dec", "2026-12-12"),
        ("12 March", "2026-03-12"),
        ("3 weeks ago", "2026-11-01"),
        ("2019-05-01", "2019-05-01"),
    ],
)
def test_the_day_of_an_event(run_cli: Cli, words: str, day: str) -> None:
    assert run_cli("event", "Tea", "--on", words).code == 0
    assert json.loads(run_cli("events", "--json").out)[0]["day"] == day


def test_an_unreadable_day_keeps_no_event(run_cli: Cli) -> None:
    ran = run_cli("event", "Tea", "--on", "nevermore")
    assert ran.code == 2
    assert "“nevermore” was not understood, so nothing was kept" in ran.err
    assert run_cli("events").out == ""


def test_the_same_event_twice_is_said(run_cli: Cli) -> None:
    run_cli("event", "Tea")
    ran = run_cli("event", "TEA")
    assert ran.code == 0
    assert "One event of that name was on that day already" in ran.err


def test_an_unknown_kind_is_refused(run_cli: Cli) -> None:
    ran = run_cli("event", "Tea", "--kind", "brunch")
    assert ran.code == 2
    assert "conference" in ran.err


@pytest.mark.parametrize(
    "words",
    [("met", "Ana", "--at", "Nowhere"), ("promise", "ring", "--to", "Ana", "--at", "Nowhere")],
)
def test_no_such_event_keeps_nothing(run_cli: Cli, words: tuple[str, ...]) -> None:
    ran = run_cli(*words)
    assert ran.code == 1
    assert "There is no event called “Nowhere”. Nothing was kept." in ran.err
    assert run_cli("people").out == ""
    assert run_cli("promises").out == ""


@pytest.mark.parametrize("title", ["Guild Lunch", "Makers' Evening", "$HOME & more"])
def test_the_command_that_is_offered_can_be_copied(run_cli: Cli, title: str) -> None:
    ran = run_cli("met", "Ana", "--at", title)
    offered = ran.err.partition("To add it: ")[2].replace("WHEN", "today")
    assert run_cli(*shlex.split(offered)[1:]).code == 0
    assert run_cli("met", "Ana", "--at", title).code == 0
    assert run_cli("events").lines[0].split("\t")[1] == title


def test_several_events_are_named(run_cli: Cli) -> None:
    run_cli("event", "Spring fair")
    run_cli("event", "Autumn fair")
    ran = run_cli("met", "Ana", "--at", "fair")
    assert ran.code == 3
    assert "Autumn fair, Spring fair" in ran.err


def test_a_pasted_room_is_one_action(run_cli: Cli) -> None:
    run_cli("event", "Thames Breakfast", "--on", "wed")
    ran = run_cli(
        "met",
        "--at",
        "thames",
        piped="Ana Reyes, packaging — laughs\n\nTom Ellis - Ellis & Sons\n---\nBea Long, red scarf, by the window",
    )
    assert ran.lines == [
        "Met Ana Reyes (new) · at Thames Breakfast, Wed 18 Nov · packaging — laughs",
        "Met Tom Ellis (new) · at Thames Breakfast, Wed 18 Nov · Ellis & Sons",
        "Met Bea Long (new) · at Thames Breakfast, Wed 18 Nov · — red scarf, by the window",
    ]
    assert run_cli("undo").out == "Took back: added 3 people to Thames Breakfast\n"
    assert run_cli("people").out == ""


THREE = "Ana Reyes, packaging - Packhouse", "Tom Ellis - Ellis & Sons", "Bea Long"


@pytest.mark.parametrize(
    ("words", "given"),
    [((), "\n".join(THREE)), (("-",), "\n".join(THREE)), (THREE, ""), (("\n".join(THREE),), "")],
    ids=["piped", "a dash", "arguments", "one argument"],
)
def test_a_list_is_who_was_there_as_on_the_room_sheet(
    run_cli: Cli, opened: Callable[[], Journal], words: tuple[str, ...], given: str
) -> None:
    run_cli("event", "Thames Breakfast", "--on", "wed")
    run_cli("event", "The fair", "--on", "wed")
    assert len(run_cli("met", *words, "--at", "thames", piped=given).lines) == 3
    run_cli("met", "Ana", "Reyes", "--at", "fair")
    with closing(opened()) as journal:
        thames, fair = (journal.meeting.find_event(title) for title in ("thames", "fair"))
        room = journal.events.attendees(thames.id)
        journal.meeting.room(fair.id, journal.meeting.recognise("\n".join(THREE), fair.id))  # as the app's sheet does
        app = {attendee.person.name: attendee.mark for attendee in journal.events.attendees(fair.id)}
    assert {attendee.person.name: attendee.mark for attendee in room} == dict.fromkeys(app, "")
    assert app == {"Ana Reyes": "talked", "Tom Ellis": "", "Bea Long": ""}, "one name by itself was talked with"


def test_a_list_takes_no_words_about_one_person(run_cli: Cli) -> None:
    run_cli("event", "The fair")
    for option in ("--does", "--hook", "--said", "--on"):
        for words, given in (((), "Ana Reyes\nTom Ellis"), (("Ana Reyes", "Tom Ellis"), "")):
            ran = run_cli("met", *words, "--at", "fair", option, "today", piped=given)
            assert (ran.code, ran.out) == (2, "")
            assert f"{option} is for one person" in ran.err and "Nothing was kept" in ran.err
    assert run_cli("people").out == ""
    said = run_cli("met", "Ana\nReyes", "--at", "fair", "--said", "boxes").out
    assert said.startswith("Met Ana Reyes (new)"), "a name broken over two lines is one, with words of its own"


def test_the_help_says_who_was_talked_with(run_cli: Cli) -> None:
    said = " ".join(run_cli("met", "--help").out.split())
    assert "One name is someone you talked with." in said
    assert "is who was in the room" in said


def test_a_pasted_room_needs_its_event(run_cli: Cli) -> None:
    ran = run_cli("met", piped="Ana\n")
    assert ran.code == 2
    assert "--at EVENT" in ran.err


@pytest.mark.parametrize(("command", "question"), [("event", "event> "), ("met", "who> "), ("promise", "promise> ")])
def test_without_words_it_asks(run_cli: Cli, command: str, question: str) -> None:
    ran = run_cli(command, typed="Some words\n")
    assert ran.code == 0
    assert question in ran.err
    assert "Some words" in ran.out
    assert run_cli(command, typed="\n").code == 2
    assert run_cli(command, typed="").code == 130
    assert run_cli(command).code == 2


@pytest.mark.parametrize("words", [("event", "\u200b"), ("met", " "), ("promise", ""), ("done", "\n")])
def test_nothing_but_blanks_is_refused(run_cli: Cli, words: tuple[str, ...]) -> None:
    assert run_cli(*words).code == 2


def test_a_promise_has_one_direction(run_cli: Cli) -> None:
    ran = run_cli("promise", "ring", "--to", "Ana", "--from", "Tom")
    assert ran.code == 2
    assert "not both" in ran.err
    assert run_cli("promise", "ring", "--to", "\u200b").code == 2
    assert run_cli("promises").out == ""


def test_a_date_nobody_understands_is_kept_in_its_words(run_cli: Cli) -> None:
    ran = run_cli("promise", "ring", "--to", "Ana", "--by", "soonish")
    assert ran.code == 0
    assert "the date “soonish” was not understood" in ran.out
    found = json.loads(run_cli("promises", "--json").out)[0]
    assert (found["due"], found["due_words"]) == (None, "soonish")


@pytest.mark.parametrize("command", [("promise",), ("jot", "!")])
def test_a_date_among_the_words_is_read_or_named(run_cli: Cli, command: tuple[str, ...]) -> None:
    said = run_cli(*command, "pay", "Tom", "on", "2026-12-14", "in", "cash").out
    assert "pay Tom on 2026-12-14 in cash" in said
    assert "due Mon 14 Dec, in 3 weeks (“2026-12-14”)" in said
    said = run_cli(*command, "ring", "Ana", "by", "blursday", "about", "the", "room").out
    assert "the date “blursday” was not understood, so it has none" in said
    found = {one["words"]: one["due"] for one in json.loads(run_cli("promises", "--json").out)}
    assert found == {"pay Tom on 2026-12-14 in cash": "2026-12-14", "ring Ana by blursday about the room": None}


def test_done_takes_any_words_and_the_name(breakfast: Cli) -> None:
    ran = breakfast("done", "checklist", "priya", "--said", "she used it twice")
    assert ran.out == "Done: send the VAT checklist · to Priya Nair · “she used it twice”\n"
    assert breakfast("done", "checklist").code == 1
    found = {p["words"]: p for p in json.loads(breakfast("promises", "--all", "--json").out)}
    assert found["send the VAT checklist"]["state"] == "done"
    assert found["send the VAT checklist"]["closed_words"] == "she used it twice"


def test_letting_go(breakfast: Cli) -> None:
    assert breakfast("done", "printer", "--let-go").out.startswith("Let go: introduce me to his printer · from Tom")
    assert breakfast("undo").out == "Took back: let a promise go, “introduce me to his printer”\n"
    assert "printer" in breakfast("promises").out


def test_several_promises_are_listed(run_cli: Cli) -> None:
    run_cli("promise", "send photos", "--to", "Ana")
    run_cli("promise", "send the list", "--to", "Tom")
    ran = run_cli("done", "send")
    assert ran.code == 3
    assert "send photos to Ana" in ran.err
    assert "send the list to Tom" in ran.err
    assert run_cli("done", "send", "tom").code == 0


def test_a_promise_of_many_words_is_found_as_one_of_few(run_cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read once, not once for each of its words: three thousand took twenty seconds."""
    asked: list[str] = []

    def counted(words: str) -> str:
        asked.append(words)
        return key(words)

    monkeypatch.setattr(entry, "key", counted)
    reads = []
    for words in ("send it", " ".join(f"word{number}" for number in range(300))):
        run_cli("promise", words)
        asked.clear()
        assert run_cli("done", words).code == 0
        reads.append(len(asked))
    assert reads[0] == reads[1]


def test_what_the_list_of_several_says_settles_which(run_cli: Cli) -> None:
    long = "send the VAT checklist with everything that a bakery of her size could ever want"
    run_cli("promise", "send the VAT checklist", "--to", "Priya Nair")
    run_cli("promise", long, "--to", "Priya Nair")
    run_cli("promise", "ask for the VAT checklist", "--from", "Bo")
    run_cli("promise", "ask", "--from", "Bo")
    listed = [line.strip() for line in run_cli("done", "VAT checklist").err.splitlines()[1:]]
    assert len(listed) == 3 and any("…" in one for one in listed), listed
    for one in [*listed, "ask from Bo"]:
        ran = run_cli("later", one, "--until", "next week")
        assert ran.code == 0, (one, ran.err)
        assert run_cli("done", one).code == 0, one
        assert run_cli("reopen", one).code == 0, one
    assert "VAT checklist · from Bo" in run_cli("done", "VAT checklist from bo").out


def test_whole_words_win_and_a_twin_is_no_choice(run_cli: Cli) -> None:
    run_cli("promise", "ring", "--to", "Ana")
    run_cli("promise", "ring", "--to", "Ana")
    run_cli("promise", "ring back", "--to", "Ana")
    assert run_cli("done", "ring").code == 0
    assert len(run_cli("promises").lines) == 2


def test_what_was_kept_is_said_on_a_short_line_whatever_it_is_called(run_cli: Cli) -> None:
    long = "Long " * 60
    said = [
        run_cli("event", long, "--place", long).out,
        run_cli("met", long, "--at", "Long", "--does", long, "--hook", long, "--said", long).out,
        run_cli("promise", long, "--to", long, "--by", "fri", "--at", "Long").out,
        run_cli("jot", long + ' with @"Long Long"').out,
        run_cli("done", "Long", "--said", long).out,
    ]
    for line in said:
        assert line.count("\n") == 1
        assert len(line) < 340, line
    assert all(line.startswith(("Added", "Met", "Kept", "Done")) for line in said)


def test_what_went_to_the_notes_is_said_to_be_there(breakfast: Cli) -> None:
    breakfast("event", "Makers' Evening", "--on", "yesterday")
    again = ("met", "Priya Nair", "--at", "makers")
    assert breakfast(*again, "--does", "Accounts for bakeries").out.endswith(" · Accounts for bakeries\n")
    assert "stays" not in breakfast(*again, "--hook", "sails").out
    for _ in range(2):  # said again, it still is there
        said = breakfast(*again, "--does", "tax for florists").out
        assert said.endswith(" · does stays “accounts for bakeries”; “tax for florists” is in the notes\n")
    room = breakfast("met", "-", "--at", "makers", piped="Priya Nair, sums for schools\nAna Reyes - Bonnet Ltd\n").lines
    assert room[0].endswith("does stays “accounts for bakeries”; “sums for schools” is in the notes")
    assert room[1].endswith(" · Bonnet Ltd")
    shown = breakfast("show", "Priya").out
    assert "does\taccounts for bakeries" in shown
    assert "tax for florists" in shown and "sums for schools" in shown


def test_nobody_was_met_on_a_day_to_come(run_cli: Cli) -> None:
    for day in ("9999-12-31", "2026-11-23"):
        ran = run_cli("met", "Ana Reyes", "--on", day)
        assert (ran.code, ran.out) == (2, "")
        assert "still to come" in ran.err
    assert run_cli("people").out == ""
    assert run_cli("met", "Ana Reyes", "--on", "2026-11-22").code == 0


def test_a_room_of_any_size_is_kept_in_its_order(run_cli: Cli) -> None:
    run_cli("event", "The fair")
    names = [f"Person{number} Surname{number}" for number in range(2001)]
    ran = run_cli("met", "--at", "fair", piped="\n".join(names))
    assert [line.split(" (")[0] for line in ran.lines] == [f"Met {name}" for name in names]


def test_a_number_below_a_name_in_a_list_is_kept_with_it(run_cli: Cli, opened: Callable[[], Journal]) -> None:
    run_cli("event", "Fair")
    assert run_cli("met", "--at", "Fair", piped="Ann Lee\n07700 900123\n---\nBo Chen").code == 0
    with closing(opened()) as journal:
        assert [journal.people.get(line.id).hook for line in journal.listing("person").at(0, 9)] == ["", "07700 900123"]
