"""People found twice: picked, seen side by side, merged, parted, taken back."""

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.records import Contact, Ref
from netjournal.journal import Journal
from netjournal.tui.screens.twins import SideBySide, TwinsPage

from .builders import HOSTILE, SEEN
from .driver import Driver, open_app
from .test_hostile import CONTROLS
from .test_joining import answered, pick
from .test_pages import on_page, ref


@pytest.fixture
def twins(seeded: Journal) -> Journal:
    """The seeded journal, where Tom Ellis is there twice, and so is Priya Nair."""
    with seeded.database.write("", bulk=True):
        t = seeded.people.add("T. Ellis", role="printer", organisation="Ellis Print", stage="like")
        seeded.promises.add("mine", "ring T.", seeded.clock.today(), person_id=t)
        seeded.people.edit(ref(seeded, "person", "Tom Ellis").id, role="founder")
        nair = seeded.people.add("Nair, Priya", hook="green scarf")
        seeded.people.add_contact(nair, Contact("email", "PRIYA@example.com"))
    return seeded


async def to_page(nj: Driver) -> None:
    await nj.app.run_action("app.twins")
    await nj.settle()
    await answered(nj)
    assert isinstance(nj.screen, TwinsPage)


def names(journal: Journal) -> set[str]:
    return {line.name for line in journal.listing("person").at(0, 20)}


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 10)], ids=str)
async def test_those_found_twice_stand_with_what_says_so(twins: Journal, size: tuple[int, int]) -> None:
    async with open_app(twins, size) as nj:
        await to_page(nj)
        assert nj.shows("Priya Nair · Nair, Priya") and nj.shows("the same e-mail, priya@example.com")
        await nj.press("j")
        assert nj.shows("Tom Ellis · T. Ellis") and nj.shows("“T. Ellis” may be Tom Ellis")
        await nj.press("enter")
        assert isinstance(nj.screen, SideBySide)
        assert nj.shows("T. Ellis goes into Tom Ellis")
        assert nj.shows("Also called by: “T. Ellis”")
        await nj.press("j")
        assert nj.shows("● foun")
        await nj.press("right")
        assert nj.shows("○ foun") and nj.shows("● prin") and nj.shows("Into the notes: “founder”")
        assert nj.shows("←→ picks · Esc")
        await nj.press("escape")
        assert "T. Ellis" in names(twins) and not twins.actions()


async def test_merging_goes_on_with_the_next_pair_and_is_taken_back(twins: Journal) -> None:
    async with open_app(twins) as nj:
        await to_page(nj)
        await nj.press("enter", "enter")
        assert nj.toast.startswith("Merged Nair, Priya into Priya Nair; what was not picked is in the notes")
        assert nj.screen.pair.other.name == "T. Ellis"
        await answered(nj)
        await nj.press("enter", "j", "space", "enter")
        await answered(nj)
        assert nj.shows("Nobody seems to be here twice.")
        tom = twins.people.get(ref(twins, "person", "Tom Ellis").id)
        assert (tom.role, tom.organisation) == ("printer", "Ellis Print")
        assert "role: founder" in tom.notes
        await nj.press("u", "u")
        await answered(nj)
        assert nj.shows("Tom Ellis · T. Ellis") and nj.shows("Priya Nair · Nair, Priya")
        await nj.press("U")
        await answered(nj)
        assert len(nj.screen.pairs) == 1


async def test_how_we_met_is_the_earlier_until_the_other_is_picked(twins: Journal) -> None:
    tom, t = (ref(twins, "person", name).id for name in ("Tom Ellis", "T. Ellis"))
    with twins.database.write("met"):
        twins.people.edit(tom, met_on="2026-11-18")
        twins.people.edit(t, met_on="2026-03-12")
    async with open_app(twins) as nj:
        await to_page(nj)
        await nj.press("j", "enter", "j", "j")
        assert nj.shows("○ 2026-11-18") and nj.shows("● 2026-03-12") and nj.shows("Into the notes: “2026-11-18")
        await nj.press("space")
        assert nj.shows("● 2026-11-18") and nj.shows("Into the notes: “2026-03-12")
        await nj.press("enter")
        assert twins.people.get(tom).met_on == "2026-11-18"


async def test_not_the_same_person_is_said_with_n_and_taken_back(twins: Journal) -> None:
    async with open_app(twins) as nj:
        await to_page(nj)
        await nj.press("j", "n")
        assert nj.toast.startswith("Tom Ellis is not T. Ellis")
        await answered(nj)
        assert not nj.shows("Tom Ellis · T. Ellis") and len(nj.screen.pairs) == 1
        await nj.press("n")
        await answered(nj)
        assert nj.shows("Nobody seems to be here twice.")
        await nj.press("n", "enter", "o")
        await nj.press("u")
        await answered(nj)
        assert len(nj.screen.pairs) == 1


async def test_on_somebodys_page_those_alike_are_offered_first(twins: Journal) -> None:
    async with on_page(twins, "person", "Tom Ellis", then="record.merge") as (nj, tom):
        assert nj.shows("“T. Ellis” may be Tom Ellis")
        await nj.press("enter")
        assert isinstance(nj.screen, SideBySide)
        await nj.press("enter")
        assert nj.toast.startswith("Merged T. Ellis into Tom Ellis")
        assert nj.ref == tom and nj.shows("ring T.")
        await nj.do("app.undo")
        assert not nj.shows("ring T.") and "T. Ellis" in names(twins)


async def test_anybody_can_be_picked_and_nothing_need_differ(twins: Journal) -> None:
    async with on_page(twins, "person", "Tom Ellis", then="record.merge") as (nj, tom):
        await pick(nj, "mark")
        await nj.press("enter")
        assert nj.shows("Mark Osei goes into Tom Ellis")
        await nj.do("form.save")
        assert "Mark Osei" in twins.people.get(tom.id).aliases


async def test_one_removed_in_another_window_is_said_and_nothing_merged(twins: Journal, clock: FrozenClock) -> None:
    async with open_app(twins) as nj:
        await to_page(nj)
        await nj.press("j", "enter")
        elsewhere = Journal.open(twins.database.path, clock)
        elsewhere.remove(ref(elsewhere, "person", "T. Ellis"))
        elsewhere.close()
        await nj.press("enter")
        assert "no longer in the journal" in nj.toast
        assert [action.label for action in twins.actions()] == ["Removed T. Ellis"]
        await nj.press("enter")
        await answered(nj)
        assert isinstance(nj.screen, TwinsPage)


async def test_two_of_the_same_words_differ_in_nothing(twins: Journal) -> None:
    with twins.database.write("", bulk=True):
        twins.people.add("Wren Abbott")
        twins.people.add("Wren Abbott")
    async with on_page(twins, "person", "Wren", then="record.merge") as (nj, _):
        await nj.press("enter")
        assert nj.shows("They differ in nothing: Enter merges them.")
        await nj.press("left", "space", "enter")
        assert nj.toast.startswith("Merged Wren Abbott into Wren Abbott")


async def test_hostile_words_stand_side_by_side_as_they_are(hostile: Journal) -> None:
    with hostile.database.write("", bulk=True):
        for _ in range(2):
            hostile.people.add("Ann [b]Baker[/]", does=HOSTILE, needs="[/b]")
        hostile.people.edit(ref(hostile, "person", "Baker").id, does="[@click=app.bell]x[/]")
    async with open_app(hostile, (140, 40)) as nj:
        await to_page(nj)
        assert nj.shows("Ann [b]Baker[/] · Ann [b]Baker[/]") and not CONTROLS.search(nj.screen_text())
        row = next(n for n, pair in enumerate(nj.screen.pairs) if "Baker" in pair.kept.name)
        await nj.press("g", *["j"] * row, "enter")
        assert nj.shows("[@click=app.bell]x[/]") and nj.shows(SEEN[:20]) and not CONTROLS.search(nj.screen_text())
        await nj.press("enter")
        assert "Ann [b]Baker[/]" in nj.toast
        assert hostile.people.get(ref(hostile, "person", "Baker").id).name == "Ann [b]Baker[/]"


async def test_writing_down_somebody_alike_says_nothing(twins: Journal) -> None:
    async with open_app(twins) as nj:
        await nj.do("app.jot")
        await nj.type('lunch with @"Thomas Ellis"\n')
        assert "twice" not in nj.toast and "same" not in nj.toast and nj.page == "home"
        assert Ref("person", twins.merging.called("Thomas Ellis"))


async def test_what_was_done_is_off_the_list_before_all_is_looked_through_anew(
    twins: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a large journal that takes seconds."""
    async with open_app(twins) as nj:
        await to_page(nj)
        monkeypatch.setattr(nj.app.aside, "ask", lambda *asked: None)
        await nj.press("n")
        assert [pair.other.name for pair in nj.screen.pairs] == ["T. Ellis"] and nj.screen.pair is not None
        await nj.press("enter", "enter")
        assert nj.screen.pairs == [] and nj.toast.startswith("Merged T. Ellis")


async def test_a_question_asked_meanwhile_leaves_nobody_waiting(twins: Journal) -> None:
    async with open_app(twins) as nj:
        await to_page(nj)
        nj.screen.pairs = None
        nj.screen.load()
        nj.app.aside.ask(lambda journal: None, lambda found: None)
        await answered(nj)
        assert nj.screen.rows.count == 2 and not nj.screen.pairs, "the newer question took its place"
        await nj.do("app.jot")
        await nj.press("escape")
        await answered(nj)
        assert len(nj.screen.pairs) == 2
