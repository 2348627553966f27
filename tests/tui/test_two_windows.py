"""Two windows on one record: whoever keeps later never loses the other's words unseen."""

from collections.abc import Iterator

import pytest
from textual.widgets import Input, TextArea

from netjournal.domain.records import Ref
from netjournal.journal import Journal
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


async def test_a_record_removed_in_the_other_window_keeps_the_form(seeded: Journal, other: Journal) -> None:
    async with open_app(seeded, size=(100, 40)) as nj:
        await edit(nj)
        await write(nj, "notes", "mine")
        other.remove(PRIYA)
        await nj.press("ctrl+s")
        assert nj.page == "form"
        assert nj.shows("no longer in the journal")
