"""The smallest windows: what must be read to decide is whole there, or ends at a word."""

import pytest
from textual.content import Content

from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.tui.screens.jot_bar import JotBar
from netjournal.tui.screens.record import RecordPage
from netjournal.tui.widgets.hint import ended

from .driver import Driver, open_app
from .test_pages import ref
from .test_twins import to_page, twins

__all__ = ["twins"]

SMALL = [(40, 10), (50, 14)]


def whole(nj: Driver) -> str:
    """The words of the screen without its frames, as one line."""
    return " ".join(nj.screen_text().translate(dict.fromkeys(map(ord, "│╭╮╰╯─▂▃▄▅▆▇█"), " ")).split())


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        ("one two three", 12, "one two…"), ("one two, three", 9, "one two…"), ("a · b · c", 7, "a · b…"),
        ("unbreakable", 5, "unbr…"), ("exactly ten", 12, "exactly ten…"),
    ],
)  # fmt: skip
def test_what_is_too_long_ends_at_a_word(words: str, width: int, shown: str) -> None:
    assert ended(Content(words), width).plain == shown


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_the_head_of_the_trash_is_no_half_sentence(seeded: Journal, size: tuple[int, int]) -> None:
    seeded.remove(ref(seeded, "person", "Tom Ellis"))
    async with open_app(seeded, size) as nj:
        await nj.app.run_action("app.trash")
        await nj.settle()
        assert "1 record removed; each is gone for good 30 days after that. Tom Ellis" in whole(nj)
    async with open_app(seeded, (80, 24)) as nj:
        await nj.app.run_action("app.trash")
        await nj.settle()
        assert "Backups and copies made before may still hold it." in whole(nj)


async def test_what_the_review_is_about_ends_at_a_word(seeded: Journal) -> None:
    async with open_app(seeded, (40, 10)) as nj:
        await nj.do("app.review")
        cut = 0
        for _ in range(8):
            shown = nj.screen_text().splitlines()[0].strip()
            who, more = nj.screen.weekly.headline()
            headline = f"{who} · {more}" if more else who
            if "…" in shown:
                cut += 1
                begun = shown.split("]")[-1].split("…")[0].strip()
                assert headline.startswith(begun) and headline[len(begun)] in " ,:;", shown
            else:
                assert headline in shown, shown
            await nj.press("s")
        assert cut, "none of them was too long"


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_what_a_backup_holds_and_what_going_back_does_is_all_read(seeded: Journal, size: tuple[int, int]) -> None:
    seeded.backing_up.make()
    for number in range(12):
        seeded.jotting.keep(f"thought {number}")
    async with open_app(seeded, size) as nj:
        await nj.app.run_action("app.backups")
        await nj.settle()
        await nj.press("r")
        await nj.rest()
        shown = whole(nj)
        assert "12 changes made since are not in it." in shown and "What is there now is not lost." in shown
        assert "y goes back" in shown and "Esc leaves it" in shown
        assert all(f"{kind} {number}" in shown for kind, number in (("people", 4), ("events", 5))), shown


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_a_question_too_long_for_its_frame_is_asked_below_it(seeded: Journal, size: tuple[int, int]) -> None:
    seeded.jotting.keep("boats and stoves and kettles and everything on the quay")
    seeded.jotting.keep("another")
    async with open_app(seeded, size) as nj:
        await nj.do("app.changes")
        await nj.press("j", "b")
        await nj.rest()
        shown = whole(nj)
        assert "Go back to “Kept an idea, “boats and stoves and" in shown and "”?" in shown
        assert "y Take back 1 newer change in one step; U puts them back as one y does it" in shown


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_all_that_can_be_done_with_a_promise_later_is_reached(seeded: Journal, size: tuple[int, int]) -> None:
    async with open_app(seeded, size) as nj:
        await nj.press("3", "l")
        await nj.rest()
        assert nj.shows("One key chooses · ↑ ↓ · Esc closes") and nj.shows("t  tomorrow")
        await nj.press("end")
        await nj.rest()
        assert nj.shows("g  let go …") and nj.shows("One key chooses")


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_a_form_has_the_rows_of_the_window_and_keeps_its_foot(seeded: Journal, size: tuple[int, int]) -> None:
    async with open_app(seeded, size) as nj:
        await nj.press("1", "a")
        await nj.type("Fair")
        await nj.press("down")
        await nj.type("zz")
        await nj.rest()
        assert nj.shows("Place") and nj.shows("not understood as a date") and nj.shows("Ctrl+S keeps")
        await nj.press("ctrl+s")
        await nj.rest()
        assert "The date “zz” was not understood, so nothing was kept." in whole(nj)
        assert nj.shows("zz") and nj.shows("Ctrl+S keeps")


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_where_an_event_was_stands_beside_its_label(seeded: Journal, size: tuple[int, int]) -> None:
    oxford = ref(seeded, "event", "Oxford")
    seeded.edit(oxford, place="the Quay")
    async with open_app(seeded, size) as nj:
        nj.app.open_record(oxford)
        await nj.rest()
        assert any("where" in row and "the Quay" in row for row in nj.screen_text().splitlines())


async def test_that_a_draft_is_not_on_disk_stands_at_the_foot_of_a_form(seeded: Journal) -> None:
    async with open_app(seeded, (40, 10)) as nj:
        await nj.press("1", "a")
        nj.screen.say_draft("not on disk: it is full")
        await nj.rest()
        assert not nj.shows("Ctrl+S keeps") and nj.shows("not on disk: it is full")


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_the_list_of_changes_says_when_and_how_to_go_back(seeded: Journal, size: tuple[int, int]) -> None:
    seeded.jotting.keep("boats")
    async with open_app(seeded, size) as nj:
        await nj.do("app.changes")
        assert any("09:30" in row and "Kept an idea" in row for row in nj.screen_text().splitlines())
        assert nj.shows("b back to here") and nj.shows("u take back")
        await nj.press("u")
        assert any("09:30" in row and "taken back" in row for row in nj.screen_text().splitlines())


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_what_changed_is_read_below_the_list(seeded: Journal, size: tuple[int, int]) -> None:
    seeded.edit(Ref("person", 1), hook="green glasses and a very long scarf")
    async with open_app(seeded, size) as nj:
        await nj.do("app.changes")
        await nj.press("enter")
        await nj.rest()
        assert "→ green glasses and a very long scarf" in whole(nj)


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_of_people_found_twice_all_is_said(twins: Journal, size: tuple[int, int]) -> None:
    async with open_app(twins, size) as nj:
        await to_page(nj)
        await nj.press("j")
        shown = whole(nj)
        assert "Enter puts two side by side." in shown and "“T. Ellis” may be Tom Ellis" in shown
        assert shown.count("T. Ellis") >= 3, "both stand below, each with what they do"
        await nj.press("enter")
        await nj.rest()
        assert nj.shows("What goes along: 1 promise.") and nj.shows("Enter merges")


@pytest.mark.parametrize(
    ("size", "classes"),
    [((120, 36), {"-wide", "-tall"}), ((60, 15), {"-narrow", "-low"}), ((39, 9), {"-tiny", "-flat"})],
)
async def test_a_page_knows_its_window_before_it_is_laid_out(
    seeded: Journal, size: tuple[int, int], classes: set[str]
) -> None:
    async with open_app(seeded, size):
        assert JotBar().classes == classes
        assert RecordPage(Ref("event", 1)).classes == {"-event", *classes}
