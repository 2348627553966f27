"""Two windows on one record: whoever keeps later never loses the other's words unseen."""

import json
from collections.abc import Iterator

import pytest
from textual.widgets import Input, TextArea

from netjournal.domain.records import Ref
from netjournal.journal import Draft, Journal
from netjournal.tui.screens.record import RecordPage

from .driver import Driver, open_app

PRIYA = Ref("person", 1)


@pytest.fixture
def other(seeded: Journal) -> Iterator[Journal]:
    """The same journal in another window."""
    journal = Journal.open(seeded.database.path, seeded.clock)
    yield journal
    journal.close()


async def test_a_change_while_a_page_is_on_its_way_is_no_crash(seeded: Journal, other: Journal) -> None:
    """The timer that looks for changes can meet a page that is not composed yet."""
    async with open_app(seeded) as nj:
        other.jotting.keep("from the other window")
        page = RecordPage(PRIYA)
        nj.app.push_screen(page)
        nj.app._look_for_changes()
        assert not page.is_mounted
        await nj.settle()
        assert nj.ref == PRIYA and nj.shows("accounts for bakeries")


async def edit(nj: Driver) -> None:
    nj.app.open_record(PRIYA)
    await nj.settle()
    await nj.do("record.edit")
    assert nj.page == "form"


async def write(nj: Driver, field: str, text: str) -> None:
    widget = nj.screen.query_one(f"#f-{field}")
    if isinstance(widget, TextArea):
        widget.text = text
    else:
        assert isinstance(widget, Input)
        widget.value = text
    await nj.settle()


async def test_fields_changed_in_different_windows_are_both_kept(seeded: Journal, other: Journal) -> None:
    async with open_app(seeded, size=(100, 40)) as nj:
        await edit(nj)
        await write(nj, "notes", "mine")
        other.edit(PRIYA, hook="theirs", tags=["theirs"])
        await nj.press("ctrl+s")
        assert nj.page == "person"
    person = seeded.people.get(1)
    assert (person.notes, person.hook, person.tags) == ("mine", "theirs", ("theirs",))


async def test_a_field_changed_in_both_windows_is_said_before_it_is_written_over(
    seeded: Journal, other: Journal
) -> None:
    async with open_app(seeded, size=(100, 40)) as nj:
        await edit(nj)
        await write(nj, "notes", "mine")
        await write(nj, "role", "sailor")
        other.edit(PRIYA, notes="theirs")
        await nj.press("ctrl+s")
        assert nj.page == "form"
        assert nj.shows("Changed elsewhere meanwhile. Notes: “theirs”.")
        assert seeded.people.get(1).notes == "theirs"
        assert seeded.people.get(1).role == "founder", "kept together or not at all"
        await nj.press("ctrl+s")
        assert nj.page == "person"
        assert (seeded.people.get(1).notes, seeded.people.get(1).role) == ("mine", "sailor")
        await nj.press("u")
        assert seeded.people.get(1).notes == "theirs", "taking back brings the other's words again"


async def test_the_same_change_in_both_windows_is_one(seeded: Journal, other: Journal) -> None:
    async with open_app(seeded, size=(100, 40)) as nj:
        await edit(nj)
        await write(nj, "notes", "the same")
        other.edit(PRIYA, notes="the same")
        await nj.press("ctrl+s")
        assert nj.page == "person"
    assert seeded.people.get(1).notes == "the same"


async def sheet(nj: Driver) -> TextArea:
    """Open the 1-2-1 sheet; where their goals are written."""
    nj.app.open_record(PRIYA)
    await nj.settle()
    await nj.do("record.sheet")
    goals: TextArea = nj.screen.query_one("#f-theirs-goals", TextArea)
    return goals


async def test_a_draft_of_a_sheet_leaves_the_lines_kept_elsewhere_meanwhile(seeded: Journal, other: Journal) -> None:
    seeded.sheets.write(1, {}, {"theirs-goals": "a shop\na boat"})
    before = {"theirs-goals": "a shop\na boat"}
    async with open_app(seeded, size=(100, 40)) as nj:
        goals = await sheet(nj)
        goals.text = "a boat\nretire by sea"
        await nj.settle()
        await nj.press("escape")
        other.sheets.write(1, before, {"theirs-goals": "a shop\na boat\na web site"})
        goals = await sheet(nj)
        assert goals.text == "a boat\na web site\nretire by sea"
        await nj.press("ctrl+s")
        assert nj.page == "person"
    assert [line.text for line in seeded.sheets.lines(1)] == ["a boat", "a web site", "retire by sea"]


async def test_drafts_of_a_sheet_in_two_windows_become_one_line_by_line(seeded: Journal) -> None:
    async with open_app(seeded, size=(100, 40)) as one, open_app(seeded, size=(100, 40)) as two:
        goals = [await sheet(one), await sheet(two)]
        for nj, field, words in ((one, goals[0], "a shop"), (two, goals[1], "a boat")):
            field.text = words
            await nj.settle()
            await nj.press("escape")
        assert sorted((await sheet(one)).text.splitlines()) == ["a boat", "a shop"]


@pytest.mark.parametrize(("one", "other", "shown"), [
    ("bakeries", "bakeries and boats", "bakeries and boats"),
    ("bakeries and boats", "bakeries", "bakeries and boats"),
    ("bakeries", "boats", "bakeries · boats"),
])  # fmt: skip
async def test_of_two_drafts_of_one_field_the_one_that_goes_on_from_the_other_is_enough(
    seeded: Journal, one: str, other: str, shown: str
) -> None:
    """As when what was written on went home beside an older state of itself."""
    place = f"form-person-{seeded.people.get(PRIYA.id).uid}"
    for where, text in ((place, one), (f"{place}-2", other)):
        seeded.drafts.save(where, Draft(json.dumps({"does": [text, "accounts for bakeries"]})))
    async with open_app(seeded) as nj:
        await edit(nj)
        assert nj.screen.query_one("#f-does", Input).value == shown


async def test_a_draft_of_an_older_version_takes_no_line_off(seeded: Journal) -> None:
    seeded.sheets.write(1, {}, {"theirs-goals": "a shop"})
    place = f"form-sheet-{seeded.people.get(1).uid}"
    seeded.drafts.save(place, Draft(json.dumps({"theirs-goals": "a boat"})))
    async with open_app(seeded, size=(100, 40)) as nj:
        assert (await sheet(nj)).text == "a shop\na boat"


async def test_a_draft_writes_over_nothing_kept_elsewhere_unseen(seeded: Journal, other: Journal) -> None:
    async with open_app(seeded, size=(100, 40)) as nj:
        await edit(nj)
        await write(nj, "notes", "mine")
        await nj.press("escape")
        other.edit(PRIYA, notes="theirs", role="baker")
        await edit(nj)
        assert nj.screen.query_one("#f-role", Input).value == "baker", "a field nobody touched is as it stands now"
        assert nj.screen.query_one("#f-notes", TextArea).text == "mine"
        await nj.press("ctrl+s")
        assert nj.page == "form" and nj.shows("Changed elsewhere meanwhile. Notes: “theirs”.")
        assert seeded.people.get(1).notes == "theirs"
        await nj.press("ctrl+s")
        assert nj.page == "person"
    assert (seeded.people.get(1).notes, seeded.people.get(1).role) == ("mine", "baker")


async def test_a_record_removed_in_the_other_window_keeps_the_form(seeded: Journal, other: Journal) -> None:
    async with open_app(seeded, size=(100, 40)) as nj:
        await edit(nj)
        await write(nj, "notes", "mine")
        other.remove(PRIYA)
        await nj.press("ctrl+s")
        assert nj.page == "form"
        assert nj.shows("no longer in the journal")


async def test_a_trash_emptied_in_the_other_window_leaves_what_is_still_being_written(
    seeded: Journal, other: Journal
) -> None:
    async with open_app(seeded, size=(100, 40)) as nj:
        await edit(nj)
        await write(nj, "notes", "mine")
        await nj.rest(0.7)
        (draft,) = seeded.drafts.folder.glob("*")
        before = draft.read_text()
        other.remove(PRIYA)
        assert other.trash.empty() == 1
        assert not draft.exists()
        nj.app._look_for_changes()
        await nj.settle()
        assert draft.read_text() == before
        await nj.press("f8")
        nj.app._look_for_changes()
        assert not draft.exists(), "thrown away is thrown away"
        await write(nj, "notes", "mine")
        await nj.press("escape")
        assert "no longer in the journal. The words are in" in nj.toast and "brought back" not in nj.toast


@pytest.mark.parametrize(
    "action",
    [
        "record.edit",
        "record.sheet",
        pytest.param("record.promise", marks=pytest.mark.slow),
        pytest.param("record.talked", marks=pytest.mark.slow),
    ],
)
async def test_a_draft_about_somebody_removed_meanwhile_says_where_it_is(
    seeded: Journal, other: Journal, action: str
) -> None:
    async with open_app(seeded, size=(100, 40)) as nj:
        for removed in (False, True):
            nj.app.open_record(PRIYA)
            await nj.settle()
            await nj.do(action)
            await nj.type("x")
            if removed:
                other.remove(PRIYA)
            await nj.press("escape")
            assert ("opens again here" in nj.toast) is not removed
        assert "no longer in the journal" in nj.toast and str(seeded.drafts.folder) in nj.toast
