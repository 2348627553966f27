"""Adding, editing, and the drafts that stay when a dialog is closed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Select, Static, TextArea
from textual.widgets._select import SelectOverlay

from netjournal.domain.records import Kind
from netjournal.journal import Journal
from netjournal.tui.screens import room
from netjournal.tui.widgets.entry import Entry
from netjournal.tui.widgets.hint import Hint

from . import builders
from .driver import Driver, key_event, open_app
from .test_pages import go, on_page, ref


def field(nj: Driver, name: str) -> Input:
    return nj.screen.query_one(f"#f-{name}", Input)  # type: ignore[no-any-return]


async def put(nj: Driver, *, save: bool = True, **values: Any) -> None:
    """Fill fields of the form that is open, and keep it."""
    for name, value in values.items():
        widget = nj.screen.query_one(f"#f-{name}")
        if isinstance(widget, TextArea):
            widget.text = value
        else:
            widget.value = value
    await nj.settle()
    if save:
        await nj.do("form.save")


def problem(nj: Driver) -> str:
    return str(nj.screen.query_one("#problem", Static).render())


def drafts(journal: Journal) -> dict[str, str]:
    return {file.stem: json.loads(file.read_text())["text"] for file in Path(journal.drafts.folder).glob("*.json")}


async def add(nj: Driver, pane: int, *typed: str) -> None:
    """Open the dialog that adds to a pane, and fill its fields one after the other."""
    await nj.do(f"home.pane_{pane}")
    await nj.do("home.add")
    assert nj.page == ("room" if pane == 2 else "form")
    for number, words in enumerate(typed):
        if number:
            await nj.press("tab")
        await nj.type(words)


# The room


async def test_an_event_with_nine_pasted_people_is_one_sitting(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await add(nj, 1, "Harbour Lunch")
        await nj.press("tab", "home", "ctrl+k")
        await nj.type("wed")
        assert nj.shows("Wednesday 18 November, 4 days ago")
        await nj.do("form.save")
        assert nj.page == "room"
        event = seeded.meeting.find_event("Harbour Lunch")
        assert event.day.isoformat() == "2026-11-18"
        await nj.paste(builders.ROOM)
        await nj.rest(0.3)
        assert problem(nj) == "9 people, 3 known"
        seen = nj.screen.query_one("#seen")
        people = [row.seen.person is not None for row in nj.rows(seen) if row.seen]
        assert people == [True, True, False, False, False, True, False, False, False]
        assert nj.shows("known")
        await nj.do("form.save")
        assert nj.toast.startswith("9 people written down, 6 new")
        assert nj.page == "home"
        room = {a.person.name: a.person.does for a in seeded.events.attendees(event.id)}
        assert len(room) == 9
        assert room["Bo Chen"] == "Chen Lighting"
        assert room["Jean-Luc Moreau"] == "Boulangerie du Pont"
        assert room["Priya Nair"] == "accounts for bakeries"
        assert seeded.people.get(ref(seeded, "person", "Hamid").id).hook == "a laugh like a door"
        assert drafts(seeded) == {}
        await nj.do("app.undo")
        assert len(seeded.events.attendees(event.id)) == 0
        assert seeded.database.value("SELECT count(*) FROM person") == 4


PASTED = "Nadia Holm, glass\n\nPriya Nair\n  \nIris Vale, clocks\nnadia holm\n\n"


@pytest.mark.parametrize("begin", ["a", "2a"])
async def test_after_a_full_room_the_list_stands_at_its_beginning(empty: Journal, begin: str) -> None:
    """On home those written down last stand first."""
    async with open_app(empty, (100, 28)) as nj:
        await nj.press(*begin)
        if begin == "a":
            await nj.type("Harbour Meetup")
            await nj.press("ctrl+s")
        assert nj.page == "room"
        await nj.type("\n".join(f"Guest {letter}{letter.lower()}" for letter in "ABCDEFGHIJKL"))
        await nj.press("ctrl+s")
        await nj.rest()
        people = nj.pane(2).list
        assert people.count == 12 > people.size.height, "more than there is room for"
        assert (people.cursor, people.scroll_offset.y) == (0, 0)
        assert nj.in_pane(2)[0].startswith("Guest Ll")


async def test_what_is_read_from_a_line_of_the_room_stands_beside_it(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Oxford", size=(120, 36), then="record.room") as (nj, _):
        await nj.paste(PASTED)
        await nj.rest(room.READ_AFTER + 0.3)
        read = nj.rows(nj.screen.query_one("#seen"))[:7]
        assert [one.seen.card.name if one.seen else "" for one in read] == [
            "Nadia Holm", "", "Priya Nair", "", "Iris Vale", "Nadia Holm", ""
        ]  # fmt: skip
        assert problem(nj) == "3 people, 1 known"
        for line in ("Priya Nair", "Iris Vale"):
            assert any(row.count(line) == 2 for row in nj.screen_text().splitlines()), line


@pytest.mark.parametrize("wide", [0, 200], ids=["no bar", "a bar below"])
async def test_what_is_read_from_a_long_room_scrolls_with_it(seeded: Journal, wide: int) -> None:
    async with on_page(seeded, "event", "Oxford", size=(120, 24), then="record.room") as (nj, _):
        await nj.paste("".join(f"Guest N{n}umber\n\n" for n in range(100, 140)) + "x" * wide + "\n")
        await nj.press("home")
        await nj.rest(room.READ_AFTER + 0.3)
        for keys in ([], ["pageup"], ["pageup", "up"], ["ctrl+home"]):
            await nj.press(*keys)
            await nj.rest(0.1)
            rows = [row for row in nj.screen_text().splitlines() if "Guest" in row[:50]]
            assert len(rows) > 3 and all(row.count("Guest") == 2 for row in rows), keys
            assert all(len(set(re.findall(r"N\d+umber", row))) == 1 for row in rows), keys


async def test_the_smallest_room_sheet_shows_what_is_read_from_the_line_one_is_in(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Oxford", size=(40, 10), then="record.room") as (nj, _):
        await nj.paste(PASTED.rstrip())
        await nj.press("up")
        await nj.rest(room.READ_AFTER + 0.3)
        assert any("+" in row and "Iris Vale" in row for row in nj.screen_text().splitlines())


async def test_a_room_sheet_closed_with_escape_opens_again_as_it_was(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Oxford", size=(120, 36), then="record.room") as (nj, _):
        await nj.type("Nadia Holm, glass\nTo")
        await nj.press("escape")
        assert nj.page == "event"
        assert "Draft kept" in nj.toast
        assert list(drafts(seeded).values()) == ["Nadia Holm, glass\nTo"]
        await nj.do("record.room")
        sheet = nj.screen.query_one("#sheet", Entry)
        assert sheet.text == "Nadia Holm, glass\nTo"
        assert sheet.cursor_location == (1, 2)
        await nj.rest(0.3)
        assert problem(nj).startswith("2 people")


async def test_an_empty_room_sheet_keeps_nothing_and_says_so(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Oxford", then="record.room") as (nj, _):
        await nj.do("form.save")
        assert nj.page == "room"
        assert problem(nj) == "There is no name here yet."
        await nj.press("escape")
        assert nj.page == "event"
        assert drafts(seeded) == {}


@pytest.mark.parametrize(
    ("words", "day"), [("12 dec", "2026-12-12"), ("12 march", "2026-03-12"), ("wed", "2026-11-18")]
)
async def test_the_day_of_an_event_is_read_as_in_the_shell(seeded: Journal, words: str, day: str) -> None:
    async with open_app(seeded) as nj:
        await add(nj, 1, "Winter Fair", words)
        await nj.do("form.save")
        assert seeded.database.value("SELECT day FROM event WHERE title = 'Winter Fair'") == day


async def test_people_without_an_event(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.let_go")
        await add(nj, 2, "Iris Vale, maps")
        await nj.do("form.save")
        assert ref(seeded, "person", "Iris Vale")
        assert "Iris Vale" in nj.in_pane(2)


async def test_a_known_name_twice_in_one_sheet_is_one_person(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Oxford", then="record.room") as (nj, _):
        await nj.paste("Priya Nair\npriya nair, accounts\nPri\n")
        await nj.do("form.save")
        names = [a.person.name for a in seeded.events.attendees(ref(seeded, "event", "Oxford").id)]
        assert names.count("Priya Nair") == 1


# Promises and conversations


async def test_a_promise_from_home(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await add(nj, 3, "ring the harbour master", "", "Ana", "next tuesday")
        assert nj.shows("Tuesday 1 December") or nj.shows("Tuesday 24 November")
        await nj.do("form.save")
        assert nj.page == "home"
        assert nj.toast.startswith("Kept a promise of mine: ring the harbour master")
        promise = seeded.promises.get(ref(seeded, "promise", "harbour").id)
        assert (promise.direction, promise.person, promise.due_words) == ("mine", "Ana Reyes", "next tuesday")
        assert promise.kind == "ring"
        assert "ring the harbour master" in nj.in_pane(3)


async def test_an_unread_date_is_said_and_kept_in_its_words(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await add(nj, 3, "send the photographs", "", "", "after the holidays")
        assert nj.shows("not understood as a date; it is kept in these words")
        await nj.do("form.save")
        promise = seeded.promises.get(ref(seeded, "promise", "photographs").id)
        assert (promise.due, promise.due_words) == (None, "after the holidays")
        assert "was not understood" in nj.toast


async def test_a_promise_of_theirs_from_the_page_of_a_person(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Tom", size=(120, 36), then="record.promise") as (nj, _):
        await nj.type("lend me the small press")
        nj.screen.query_one("#f-direction", Select).value = "theirs"
        assert field(nj, "who").value == "Tom Ellis"
        await nj.do("form.save")
        assert nj.page == "person"
        promise = seeded.promises.get(ref(seeded, "promise", "small press").id)
        assert (promise.direction, promise.person) == ("theirs", "Tom Ellis")
        assert nj.shows("lend me the small press")


async def test_a_promise_made_at_an_event_belongs_to_it(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Thames", size=(120, 36), then="record.promise") as (nj, event):
        await nj.type("send the seating plan")
        await nj.do("form.save")
        assert seeded.promises.get(ref(seeded, "promise", "seating").id).event_id == event.id


async def test_a_promise_without_words_is_refused_in_the_form(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await add(nj, 3)
        await nj.do("form.save")
        assert nj.page == "form"
        assert problem(nj) == "A promise needs words; nothing was kept."
        assert seeded.actions() == []


async def test_a_conversation_from_the_page_of_a_person(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Priya", size=(120, 36), then="record.talked") as (nj, _):
        await nj.press("shift+tab", "end")  # it begins where the words go: with whom is known
        await nj.type(", Iris Vale")
        await nj.press("tab")
        await nj.paste("first line\nsecond line")
        await nj.do("form.save")
        assert nj.toast.startswith("Talked with Priya Nair, Iris Vale (new) · today")
        talk = seeded.conversations.get(ref(seeded, "conversation", "first line").id)
        assert talk.said == "first line\nsecond line"
        assert set(talk.people) == {"Priya Nair", "Iris Vale"}
        assert talk.day == seeded.clock.today()
        assert nj.shows("first line")
        await nj.do("app.undo")
        assert seeded.database.value("SELECT count(*) FROM person") == 4


async def test_a_conversation_needs_somebody(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Thames", then="record.talked") as (nj, _):
        await nj.press("tab")
        await nj.type("words to keep")
        await nj.do("form.save")
        assert nj.page == "form"
        assert "write a name" in problem(nj)
        assert nj.screen.query_one("#f-said", TextArea).text == "words to keep"


# Editing

EDITS: list[tuple[Kind, str, str, str, str]] = [
    ("event", "Thames", "title", "Thames Brunch", "title"),
    ("person", "Priya", "hook", "green glasses", "hook"),
    ("promise", "VAT", "words", "send the VAT letter", "words"),
    ("conversation", "moving", "day", "2026-06-18", "day"),
    ("idea", "quiet table", "place", "in the bath", "place"),
]


@pytest.mark.parametrize(("kind", "words", "name", "value", "column"), EDITS)
async def test_every_kind_is_edited(
    seeded: Journal, kind: Kind, words: str, name: str, value: str, column: str
) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        record = ref(seeded, kind, words)
        before = seeded.noun(kind).get(record.id)
        await go(nj, record)
        await nj.do("record.edit")
        field(nj, name).focus()
        await nj.press("home", "ctrl+k")
        await nj.type(value)
        await nj.do("form.save")
        assert nj.page == str(kind)
        assert nj.toast == f"{seeded.actions(1)[0].label} · u takes it back", "as the list of changes calls it"
        after = seeded.noun(kind).get(record.id)
        assert str(getattr(after, column)) == value
        unchanged = {n for n in before._fields if getattr(before, n) == getattr(after, n)}
        assert unchanged >= set(before._fields) - {column, "kind", "aliases"}
        await nj.do("app.undo")
        assert seeded.noun(kind).get(record.id) == before


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, words, *_ in EDITS[1:4]])
async def test_saving_an_unchanged_form_changes_nothing(seeded: Journal, kind: Kind, words: str) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        record = ref(seeded, kind, words)
        before = seeded.noun(kind).get(record.id)
        await go(nj, record)
        await nj.do("record.edit")
        await nj.do("form.save")
        assert nj.page == str(kind)
        assert seeded.noun(kind).get(record.id) == before
        assert seeded.actions() == []
        assert not nj.toast.startswith("Changed"), "nothing was changed, and u would take back something else"


async def test_every_field_of_a_person_is_kept(seeded: Journal) -> None:
    values: dict[str, Any] = {
        "name": "Mark Osei-Bonsu", "does": "roofs", "hook": "blue van", "organisation": "Osei Ltd", "role": "owner",
        "needs": "slates", "offers": "ladders", "reach": "mark@example.com, +44 20 7946 0000, example.com/mark",
        "aliases": "Marky, The Roofer", "tags": "trade, roofs", "met_on": "2019-05", "met_place": "a wedding",
    }  # fmt: skip
    async with on_page(seeded, "person", "Mark", size=(120, 50), then="record.edit") as (nj, mark):
        await put(nj, **values, stage="trust", notes="one\ntwo")
        found = seeded.people.get(mark.id)
        assert found.name == "Mark Osei-Bonsu"
        assert found.aliases == ("Marky", "The Roofer")
        assert set(found.tags) == {"trade", "roofs"}
        assert {c.kind for c in found.contacts} == {"email", "phone", "link"}
        there = (found.stage, found.notes, found.met_on, found.met_place)
        assert there == ("trust", "one\ntwo", "2019-05", "a wedding")
        assert nj.shows("May 2019")


async def test_a_record_can_not_be_left_without_a_word(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Priya", then="record.edit") as (nj, priya):
        await put(nj, name="  ")
        assert nj.page == "form"
        assert "without a word" in problem(nj)
        await put(nj, name="!!!")
        assert nj.page == "form" and "without a letter" in problem(nj)
        assert seeded.people.get(priya.id).name == "Priya Nair"


async def test_a_day_that_is_not_understood_is_said_and_nothing_is_lost(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Thames", then="record.edit") as (nj, event):
        await put(nj, day="when the leaves fell", place="elsewhere", save=False)
        assert nj.shows("not understood as a date")
        await nj.do("form.save")
        assert nj.page == "form"
        assert "was not understood" in problem(nj)
        assert field(nj, "place").value == "elsewhere"
        assert seeded.events.get(event.id).place == "The Anchor"


async def test_a_promise_edited_to_another_day_keeps_both_words_and_day(seeded: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", then="record.edit") as (nj, promise):
        await put(nj, due="in 2 weeks")
        found = seeded.promises.get(promise.id)
        assert (str(found.due), found.due_words) == ("2026-12-06", "in 2 weeks")


async def test_editing_the_kind_of_a_promise_with_its_words_keeps_the_kind_chosen(seeded: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", then="record.edit") as (nj, promise):
        await put(nj, words="send the VAT papers", kind="ring")
        assert seeded.promises.get(promise.id).kind == "ring"


async def test_a_reflection_has_no_fields(seeded: Journal) -> None:
    async with on_page(seeded, "reflection") as (nj, _):
        await nj.press("e")
        assert nj.page == "reflection"


# Drafts


@pytest.mark.parametrize(("kind", "words", "name"), [(kind, words, name) for kind, words, name, *_ in EDITS[1:3]])
async def test_escape_keeps_a_draft_that_opens_again(seeded: Journal, kind: Kind, words: str, name: str) -> None:
    async with open_app(seeded) as nj:
        record = ref(seeded, kind, words)
        before = seeded.noun(kind).get(record.id)
        await go(nj, record)
        await nj.do("record.edit")
        field(nj, name).focus()
        await nj.press("end")
        await nj.type(" zz")
        await nj.press("escape")
        assert nj.page == str(kind)
        assert "Draft kept" in nj.toast
        assert seeded.noun(kind).get(record.id) == before
        await nj.do("record.edit")
        assert field(nj, name).value.endswith(" zz")
        assert "left as a draft" in problem(nj)
        await nj.press("escape")
        await nj.do("record.edit")
        assert field(nj, name).value.endswith(" zz"), "a draft looked at and closed again is still there"


async def test_a_kept_form_leaves_no_draft(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await add(nj, 1, "Harbour Lunch")
        await nj.press("escape")
        assert "Harbour Lunch" in "".join(drafts(seeded).values())
        await nj.do("home.add")
        assert field(nj, "title").value == "Harbour Lunch"
        await nj.do("form.save")
        await nj.press("escape")
        assert drafts(seeded) == {}
        await nj.do("home.add")
        assert field(nj, "title").value == ""


async def test_a_draft_is_written_within_a_second_of_typing(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await add(nj, 1, "Harb")
        await nj.rest(0.7)
        assert "Harb" in "".join(drafts(seeded).values())


async def test_a_form_opened_and_closed_untouched_leaves_nothing(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Priya", then="record.edit") as (nj, _):
        await nj.press("escape")
        assert nj.toasts == []
        assert drafts(seeded) == {}


async def test_promise_drafts_of_two_people_are_two(seeded: Journal) -> None:
    """What was begun for one person must not stand in the form of another, under the first one's name."""
    async with on_page(seeded, "person", "Tom", then="record.promise") as (nj, _):
        await nj.type("lend the press")
        await nj.press("escape")
        await nj.do("record.back")
        await go(nj, ref(seeded, "person", "Priya"))
        await nj.do("record.promise")
        assert field(nj, "who").value == "Priya Nair"


async def test_the_draft_files_are_private(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await add(nj, 1, "Harbour Lunch")
        await nj.press("escape")
        folder = Path(seeded.drafts.folder)
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


async def test_escape_at_once_after_opening_is_no_crash(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        nj._send(key_event("e"))
        nj._send(key_event("escape"))
        await nj.rest()
        assert nj.page == "home"
        assert nj.app.is_running


# Fields


async def test_a_one_line_field_keeps_every_line_of_a_paste(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await add(nj, 1, "")
        await nj.paste("Harbour\nLunch\x1b[31m\tof the year")
        assert field(nj, "title").value == "Harbour Lunch of the year"


async def test_enter_goes_on_and_arrows_walk_the_fields(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await add(nj, 1, "Harbour Lunch")
        await nj.press("enter")
        assert nj.app.focused is field(nj, "day")
        await nj.press("down")
        assert nj.app.focused is field(nj, "place")
        await nj.press("up", "up")
        assert nj.app.focused is field(nj, "title")


async def test_a_choice_is_chosen_by_keyboard(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Thames", size=(100, 40), then="record.edit") as (nj, event):
        nj.screen.query_one("#f-kind", Select).focus()
        await nj.press("enter", "down", "enter")
        await nj.do("form.save")
        assert seeded.events.get(event.id).kind == "conference"


async def test_escape_in_an_open_choice_closes_the_choice_only(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Thames", size=(100, 40), then="record.edit") as (nj, _):
        nj.screen.query_one("#f-kind", Select).focus()
        await nj.press("enter")
        await nj.press("escape")
        assert nj.page == "form"
        assert nj.app.focused is nj.screen.query_one("#f-kind", Select), "the next key goes on from there"


async def test_a_field_comes_into_view_with_its_label(seeded: Journal) -> None:
    async with open_app(seeded, (80, 24)) as nj:
        await nj.do("home.pane_2")
        await nj.do("home.edit")
        assert nj.shows("Name")
        await nj.press(*["tab"] * 9)
        await nj.rest()
        focused = nj.app.screen.focused
        assert focused is not None and focused.parent is not None
        label = str(focused.parent.query_one(".label", Static).render())
        assert nj.shows(label)


async def test_the_words_of_a_list_dropped_down_stand_alone(seeded: Journal) -> None:
    async with open_app(seeded, (100, 36)) as nj:
        await nj.do("home.add")
        kind = nj.screen.query_one(Select)
        kind.focus()
        await nj.press("enter")
        assert kind.expanded
        assert nj.shows("conference") and not nj.shows("Nconference")
        overlay = kind.query_one(SelectOverlay)
        assert overlay.region.x == kind.region.x and overlay.region.right == kind.region.right


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (120, 36)])
async def test_the_room_says_who_is_written_down_already(seeded: Journal, size: tuple[int, int]) -> None:
    async with on_page(seeded, "event", "Thames Breakfast", size=size, then="record.room") as (nj, _):
        there = next(row for row in nj.screen_text().splitlines() if "written down already" in row)
        assert "3 people are written down already" in there
        assert "already: Priya Nair, Ana Reyes, Mark Osei" in there or (size[0] == 40 and "already…" in there)


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 2), ((120, 36), 1)])
async def test_a_long_line_of_the_room_stays_beside_what_is_read_from_it(
    seeded: Journal, size: tuple[int, int], rows: int
) -> None:
    async with on_page(seeded, "event", "Makers", size=size, then="record.room") as (nj, _):
        await nj.paste("Nadia Holm, " + "glass and mirrors " * 12 + "\nIris Vale, clocks")
        await nj.press("home")
        await nj.rest(0.4)
        text = nj.screen_text().splitlines()
        named = [(at, row.count("Iris Vale")) for at, row in enumerate(text) if "Iris Vale" in row]
        assert len(named) == rows and sum(times for _, times in named) == 2
        assert all("Nadia Holm" in text[at - 1] or "glass and" in text[at - 1] for at, _ in named)
        assert nj.screen.query_one("#sheet", Entry).text.endswith("Iris Vale, clocks")


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 36)])
async def test_no_words_about_keys_are_cut(seeded: Journal, size: tuple[int, int]) -> None:
    async with open_app(seeded, size) as nj:
        for keys in (["f2"], ["a"], ["question_mark"], ["2", "a"]):
            await nj.press(*keys)
            (hint,) = (hint for hint in nj.screen.query(Hint) if hint.id != "problem")
            assert hint.content_size.width > 20
            shown = str(hint.render())
            assert nj.shows(shown), keys
            assert "Esc closes" in shown
            await nj.press("escape")
            assert nj.page == "home", keys


async def test_a_form_that_leaves_no_draft_promises_none(seeded: Journal) -> None:
    seeded.jotting.keep("boats #harbour")
    async with open_app(seeded) as nj:
        await nj.press("number_sign", "e")
        assert nj.page == "form" and nj.shows("Esc closes")
        assert not nj.shows("the draft stays")
        stood = field(nj, "name").value
        await nj.type("x")
        await nj.press("f8")
        assert nj.toast == ""
        await nj.press("escape", "e")
        assert field(nj, "name").value == stood
        assert drafts(seeded) == {}


async def test_a_room_too_large_to_show_while_typing_is_kept_whole(
    seeded: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_SHOWN", 2)
    thames = ref(seeded, "event", "Thames")
    before = len(seeded.events.attendees(thames.id))
    async with open_app(seeded) as nj:
        await go(nj, thames)
        await nj.do("record.room")
        await nj.paste("Ada One\nBea Two\nCyd Three")
        await nj.rest(room.READ_AFTER + 0.3)
        assert nj.shows("in the first 2 lines; all 3 are kept")
        await nj.press("ctrl+s")
        await nj.rest()
    assert len(seeded.events.attendees(thames.id)) == before + 3


async def test_closed_twice_in_one_instant_is_closed_once(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("2", "j", "enter")
        page, below = nj.screen, len(nj.app.screen_stack) - 1
        page.dismiss()
        page.dismiss()
        await nj.settle()
        assert nj.app.is_running and len(nj.app.screen_stack) == below
