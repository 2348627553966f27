"""Closer with one key, the 1-2-1 sheet, and conversations with all that belongs to them."""

import pytest
from textual.widgets import Input, Select, TextArea

from netjournal.domain.records import Ref
from netjournal.journal import Journal

from .builders import HOSTILE, SEEN
from .driver import Driver, open_app
from .test_pages import on_page, ref


async def write(nj: Driver, field: str, text: str) -> None:
    widget = nj.screen.query_one(f"#f-{field}")
    if isinstance(widget, TextArea):
        widget.text = text
    else:
        widget.value = text
    await nj.settle()


# Closer


@pytest.mark.parametrize(("key", "move"), [("+", "closer"), ("=", "same"), ("-", "further")])
async def test_one_key_says_how_it_moved(seeded: Journal, key: str, move: str) -> None:
    async with on_page(seeded, "person", "Priya", size=(120, 36)) as (nj, person):
        await nj.press(key)
        assert nj.page == "person"
        (said,) = seeded.people.get(person.id).moves
        assert (said.move, said.day, said.words) == (move, seeded.clock.today(), "")
        assert nj.toast.startswith(f"{move.capitalize()}: Priya Nair")
        assert seeded.people.get(person.id).stage == "met"
        await nj.do("app.undo")
        assert seeded.people.get(person.id).moves == ()


async def test_the_same_key_again_adds_a_word_and_another_one_counts_instead(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Priya", size=(120, 36)) as (nj, person):
        await nj.press("+", "+")
        assert nj.page == "form" and nj.shows("the draft stays")
        await nj.type("rang me")
        await nj.press("escape", "+")
        await nj.type(" first\n")
        assert nj.shows("closer “rang me first”")
        await nj.press("-")
        (said,) = seeded.people.get(person.id).moves
        assert (said.move, said.words) == ("further", "rang me first")


async def test_a_persons_page_draws_the_months(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Tom", size=(120, 36)) as (nj, _):
        assert nj.shows("▂▂▂▂▂▂▃▃▃  closer twice since March")
        await nj.press("+")
        assert nj.shows("▂▂▂▂▂▂▃▃▄  closer 3 times since March")


async def test_a_stage_that_is_said_has_its_month(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Priya", size=(120, 36), then="record.edit") as (nj, person):
        nj.screen.query_one("#f-stage", Select).value = "like"
        await nj.settle()
        await nj.do("form.save")
        assert seeded.people.get(person.id).stage == "like"
        assert nj.shows("like since Nov")
        await nj.do("app.undo")
        assert seeded.people.get(person.id).stage == "met"
        assert seeded.people.get(person.id).moves == ()


# The 1-2-1 sheet


async def test_the_sheet_fills_and_says_what_is_still_blank(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Tom", size=(120, 50)) as (nj, person):
        assert not nj.shows("still blank")
        await nj.press("o")
        assert nj.shows("Their goals · still blank")
        await nj.type("a second press\nan apprentice")
        await write(nj, "mine-skills", "plain words")
        await nj.do("form.save")
        assert nj.page == "person"
        assert nj.shows("a second press; an apprentice")
        assert nj.shows("accomplishments, interests, networks, skills; of mine: goals,")
        await nj.press("o")
        assert nj.shows("Their goals") and not nj.shows("Their goals · still blank")
        await nj.do("form.save")
        assert len(seeded.actions()) == 1, "nothing different is no action"
        await nj.do("app.undo")
        assert seeded.sheets.lines(person.id) == []
        assert not nj.shows("still blank")


async def test_a_sheet_closed_with_escape_is_not_lost(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Tom", then="record.sheet") as (nj, person):
        await nj.type("half a goal")
        await nj.press("escape")
        assert seeded.sheets.lines(person.id) == []
        await nj.do("record.sheet")
        assert nj.screen.query_one("#f-theirs-goals", TextArea).text == "half a goal"


async def test_from_a_conversation_the_lines_know_where_they_came_up(seeded: Journal) -> None:
    async with on_page(seeded, "conversation", "cork", size=(120, 36), then="record.sheet") as (nj, talk):
        await nj.type("letterpress")
        await nj.do("form.save")
        (line,) = seeded.sheets.lines(ref(seeded, "person", "Tom").id)
        assert (line.conversation_id, str(line.day)) == (talk.id, "2026-11-16")
        assert nj.shows("goals: letterpress")


async def test_of_a_conversation_with_several_one_key_says_whose_sheet(seeded: Journal) -> None:
    seeded.meeting.talk(["Tom Ellis", "Ana Reyes"], "about presses")
    async with on_page(seeded, "conversation", "presses", size=(120, 36), then="record.sheet") as (nj, _):
        assert nj.page == "Choices" and nj.shows("Ana Reyes")
        await nj.press("2")
        await nj.type("spring")
        await nj.do("form.save")
        assert [s.text for s in seeded.sheets.lines(ref(seeded, "person", "Ana").id)] == ["spring"]
        assert nj.shows("goals: spring (Ana Reyes)")


async def test_two_windows_fill_one_sheet(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Tom", size=(120, 36), then="record.sheet") as (nj, person):
        await nj.type("mine")
        other = Journal.open(seeded.database.path, seeded.clock)
        other.sheets.write(person.id, {}, {"theirs-goals": "theirs"})
        other.close()
        await nj.do("form.save")
        assert [line.text for line in seeded.sheets.lines(person.id)] == ["theirs", "mine"]


# Conversations


async def test_a_conversation_at_an_event_is_of_its_day_and_kind(seeded: Journal) -> None:
    async with on_page(seeded, "event", "1-2-1 with Tom", size=(120, 50), then="record.talked") as (nj, event):
        assert nj.screen.query_one("#f-event", Input).value == "1-2-1 with Tom Ellis"
        await nj.type("Tom Ellis, Iris Vale")
        await write(nj, "said", "about the fair")
        await nj.do("form.save")
        talk = seeded.conversations.get(ref(seeded, "conversation", "the fair").id)
        assert (talk.people, talk.how, talk.event_id, str(talk.day)) == (
            ("Tom Ellis", "Iris Vale"), "1-2-1", event.id, "2026-11-16",
        )  # fmt: skip
        row = nj.entries.row
        assert row is not None and row.text == "about the fair", "the line just added is highlighted"


async def test_a_planned_conversation_is_shown_as_planned(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Ana", size=(120, 50), then="record.talked") as (nj, person):
        nj.screen.query_one("#f-how", Select).value = "call"
        await write(nj, "day", "next tue")
        await nj.do("form.save")
        assert nj.toast.startswith("Planned: call with Ana Reyes · Tue, in 2 days")
        assert nj.shows("planned")
        assert not nj.shows("last together in")
        assert str(getattr(seeded.people.line(person.id), "last", None)) == "2026-11-18"
        await nj.do("list.open")
        assert nj.page == "conversation"
        assert nj.shows("planned for") and nj.shows("Tuesday 24 November, in 2 days")


async def test_who_was_in_a_conversation_is_edited(seeded: Journal) -> None:
    async with on_page(seeded, "conversation", "cork", size=(120, 50), then="record.edit") as (nj, talk):
        assert nj.screen.query_one("#f-people", Input).value == "Tom Ellis"
        await write(nj, "people", "Tom Ellis, Ana, Bo Chen")
        await write(nj, "words", "cork, of all things")
        await nj.do("form.save")
        now = seeded.conversations.get(talk.id)
        assert (now.people, now.words) == (("Tom Ellis", "Ana Reyes", "Bo Chen"), "cork, of all things")
        assert nj.shows("With Tom Ellis, Ana Reyes, Bo Chen")
        await nj.do("app.undo")
        before = seeded.conversations.get(talk.id)
        assert (before.people, before.words) == (("Tom Ellis",), "")
        assert seeded.database.value("SELECT count(*) FROM person") == 4
        await nj.do("record.edit")
        await write(nj, "people", " , ")
        await nj.do("form.save")
        assert nj.page == "form" and nj.shows("A conversation needs somebody")


async def test_a_name_with_a_comma_is_one_name(seeded: Journal) -> None:
    seeded.edit(ref(seeded, "person", "Tom"), name="Ellis, Tom of Leeds")
    async with on_page(seeded, "conversation", "cork", size=(120, 50), then="record.edit") as (nj, talk):
        await write(nj, "people", "Ellis, Tom of Leeds, Ana Reyes")
        await nj.do("form.save")
        assert seeded.conversations.get(talk.id).people == ("Ellis, Tom of Leeds", "Ana Reyes")
        await nj.open_entry("Ellis, Tom of Leeds")
        await nj.do("record.talked")
        await write(nj, "said", "once more")
        await nj.do("form.save")
        assert seeded.conversations.get(ref(seeded, "conversation", "once more").id).people == ("Ellis, Tom of Leeds",)


async def test_a_promise_made_in_a_conversation_knows_it(seeded: Journal) -> None:
    async with on_page(seeded, "conversation", "cork", size=(120, 50), then="record.promise") as (nj, talk):
        assert nj.screen.query_one("#f-who", Input).value == "Tom Ellis"
        await nj.type("send him the list")
        await write(nj, "every", "monthly")
        await nj.do("form.save")
        made = seeded.promises.get(ref(seeded, "promise", "send him").id)
        assert (made.conversation_id, made.event, made.person, made.repeats) == (
            talk.id, "1-2-1 with Tom Ellis", "Tom Ellis", "monthly",
        )  # fmt: skip
        await nj.open_entry("send him the list")
        await nj.open_entry("cork")
        assert nj.ref == talk


async def test_words_of_strangers_are_shown_as_they_stand(hostile: Journal) -> None:
    hostile.sheets.write(1, {}, {"theirs-goals": HOSTILE, "mine-goals": HOSTILE}, 1)
    hostile.meeting.moved(1, "closer", HOSTILE)
    async with open_app(hostile, (120, 50)) as nj:
        for record in (Ref("person", 1), Ref("conversation", 1)):
            nj.app.open_record(record)
            await nj.settle()
            assert nj.ref == record
            assert any("goals" in line and SEEN in line for line in nj.screen_text().splitlines()), record
            await nj.press("o")
            assert nj.page in ("form", "Choices")
            await nj.press("escape")
            await nj.press("t")
            await nj.press("escape")
