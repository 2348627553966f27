"""Joining by picking, merging, taking a line out, and the trail there and back."""

import asyncio

from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.tui.screens.picker import LinePicker, Picker

from .builders import SEEN
from .driver import Driver, open_app
from .test_hostile import CONTROLS
from .test_pages import go, on_page, ref


async def answered(nj: Driver) -> None:
    """Until what was typed has its answer."""
    while nj.app.aside.waits:
        await asyncio.sleep(0.01)
        await nj.settle()
    await nj.settle()


async def pick(nj: Driver, words: str) -> None:
    await nj.type(words)
    await answered(nj)


async def test_an_idea_is_joined_with_whom_a_few_letters_find(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "quiet table", then="record.join") as (nj, idea):
        await pick(nj, "pri")
        assert nj.shows("Priya Nair")
        await nj.press("enter")
        assert nj.toast.startswith("Joined, together with: Priya Nair")
        assert [(a.relation, a.text) for a in seeded.ideas.associations(idea.id)] == [("together with", "Priya Nair")]
        assert nj.shows("Priya Nair")
        await nj.do("app.undo")
        assert seeded.ideas.associations(idea.id) == []


async def test_how_two_ideas_are_joined_is_chosen_with_tab(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "quiet table", then="record.join") as (nj, idea):
        await pick(nj, "pricing")
        await nj.press("tab", "tab")
        assert nj.shows("Enter joins: heard again")
        await nj.press("enter")
        assert [a.relation for a in seeded.ideas.associations(idea.id)] == ["heard again"]
        assert nj.ref == idea


async def test_enter_waits_for_the_answer_to_what_was_typed(seeded: Journal) -> None:
    """Typed and entered in one go: what is joined is what the words find, never what stood there before."""
    async with on_page(seeded, "idea", "don't read", then="record.join") as (nj, idea):
        await nj.type("quiet table\n")
        await answered(nj)
        assert "a quiet table" in " ".join(a.text for a in seeded.ideas.associations(idea.id))


async def test_the_idea_itself_is_not_to_be_picked(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "quiet table", then="record.join") as (nj, _):
        await pick(nj, "quiet table")
        assert nj.shows("Nothing here holds that.")
        await nj.press("enter")
        assert isinstance(nj.screen, Picker)


async def test_a_person_is_joined_with_an_idea(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Mark", then="record.join") as (nj, mark):
        await pick(nj, "quiet")
        await nj.press("enter")
        assert [a.ref for a in seeded.ideas.associations(ref(seeded, "idea", "quiet").id)] == [mark]


async def test_two_ideas_are_merged_and_taken_apart_again(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "don't read", then="record.merge") as (nj, idea):
        assert nj.shows("clients read stories and never reports")  # offered, as it was heard again
        await nj.press("enter")
        assert nj.shows("These two came on different days")
        await nj.press("m")
        assert nj.toast.startswith("Merged: clients read stories")
        assert nj.shows("clients read stories and never reports") and nj.shows("Tom Ellis")
        await nj.do("app.undo")
        assert not nj.shows("Tom Ellis")
        assert len(seeded.ideas.associations(idea.id)) == 2


async def test_two_of_different_days_may_be_joined_as_heard_again_instead(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "don't read", then="record.merge") as (nj, idea):
        await nj.press("enter", "escape")
        assert nj.toast == "" and nj.ref == idea
        await nj.do("record.merge")
        await nj.press("enter", "h")
        assert nj.toast.startswith("Joined, heard again")
        assert seeded.ideas.line(idea.id).heard == 2  # type: ignore[union-attr]


async def test_a_line_becomes_an_idea_of_its_own(seeded: Journal) -> None:
    idea = ref(seeded, "idea", "quiet table")
    with seeded.database.write("", quiet=True):
        seeded.ideas.edit(idea.id, text="a quiet table\nrent the studio")
    async with open_app(seeded) as nj:
        await go(nj, idea)
        await nj.do("record.split")
        assert isinstance(nj.screen, LinePicker)
        await nj.press("j", "enter")
        assert seeded.ideas.get(idea.id).text == "a quiet table"
        assert nj.shows("rent the studio")
        await nj.do("app.undo")
        await nj.do("record.split")
        await nj.press("escape")
        assert seeded.ideas.get(idea.id).text == "a quiet table\nrent the studio"


async def test_the_trail_leads_back_and_on_again(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "don't read") as (nj, idea):
        await nj.open_entry("Priya Nair")
        await nj.open_entry("Thames Breakfast")
        event = nj.ref
        assert nj.shows("netjournal › people don't read reports,… › Priya Nair › Thames Breakfast")
        await nj.press("h", "left")
        assert nj.ref == idea
        await nj.press("l", "right")
        assert nj.ref == event
        await nj.press("right")
        assert nj.ref == event
        await nj.press("backspace")
        await nj.open_entry("people don't read")
        await nj.press("l")
        assert nj.ref == idea, "another way was gone: nothing is ahead any more"


async def test_a_page_ahead_that_is_gone_is_no_crash(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "joint morning") as (nj, idea):
        await nj.open_entry("Ana Reyes")
        ana = nj.ref
        await nj.press("h")
        seeded.remove(ana)
        await nj.press("l")
        await nj.settle()
        assert nj.ref == idea


async def test_l_is_later_on_the_page_of_a_promise(seeded: Journal) -> None:
    async with on_page(seeded, "promise", "VAT") as (nj, promise):
        await nj.open_entry("Priya Nair")
        await nj.press("h")
        await nj.press("l")
        assert nj.page == "Choices"
        await nj.press("escape", "right")
        assert nj.ref == Ref("person", seeded.promises.get(promise.id).person_id or 0)


async def test_hostile_words_are_picked_as_they_stand(hostile: Journal) -> None:
    async with on_page(hostile, "idea", then="record.join") as (nj, _):
        await pick(nj, "bc")
        assert SEEN in nj.screen_text() and not CONTROLS.search(nj.screen_text())
        await nj.press("down", "tab", "enter")
        assert SEEN in nj.screen_text() and not CONTROLS.search(nj.screen_text())
