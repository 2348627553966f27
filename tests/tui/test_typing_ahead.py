"""Keys that come faster than the screen: a hand that knows the way, a slow machine, a paste into the terminal."""

import asyncio

import pytest
from textual.command import CommandList
from textual.geometry import Offset
from textual.widgets import Static

from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.tui.keystrokes import IN_A_FIELD, PAUSE
from netjournal.tui.screens.home import HomePage
from netjournal.tui.screens.jot_bar import JotBar
from netjournal.tui.screens.record import RecordPage
from netjournal.tui.screens.review import ReviewPage

from .driver import Driver, key_event, open_app
from .test_pages import go, ref
from .walking import begin, event


async def at_once(nj: Driver, *keys: str) -> None:
    """All keys are there before the first is answered."""
    for key in keys:
        nj._send(key_event(key))
    await asyncio.sleep(0.05)
    await nj.settle()
    await nj.rest()


HASTY: list[tuple[str, str]] = [
    ("home", "i escape"),
    ("home", "i enter escape"),
    ("home", "a ctrl+s escape escape"),
    ("home", "question_mark escape escape"),
    ("home", "enter escape escape"),
    ("home", "enter q"),
    ("home", "2 enter backspace"),
    ("home", "x x u u"),
    ("home", "r escape escape"),
    ("home", "r enter pagedown pagedown escape escape"),
    ("home", "ctrl+p enter"),
    ("home", "ctrl+p pagedown"),
    ("home", "ctrl+p pageup pagedown down pagedown"),
    ("home", "f9 pagedown"),
    ("home", "f9 escape f9 escape ctrl+p escape ctrl+p"),
    ("event", "e escape"),
    ("event", "e ctrl+s ctrl+s"),
    ("event", "m escape escape"),
    ("event", "backspace backspace backspace"),
    ("event", "x x"),
    ("jot", "escape escape"),
    ("jot", "enter escape"),
    ("jot", "enter enter"),
    ("jot", "ctrl+s ctrl+s"),
]


@pytest.mark.parametrize(
    ("start", "keys"),
    [pytest.param(*one, marks=pytest.mark.slow if number % 3 else ()) for number, one in enumerate(HASTY)],
)
async def test_hasty_keys_are_no_crash(seeded: Journal, start: str, keys: str) -> None:
    async with open_app(seeded) as nj:
        if start == "jot":
            await nj.do("app.jot")
            await nj.type("a thought")
        elif start == "event":
            await nj.press("j", "enter")
        await at_once(nj, *keys.split())
        assert nj.app.is_running
        assert nj.app.return_code is None


async def test_a_jot_typed_at_once_is_kept_whole(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "i", *"carpets", "space", *"fly", "enter", "i", *"second", "enter")
        assert seeded.ideas.get(ref(seeded, "idea", "fly").id).text == "carpets fly"
        assert seeded.ideas.get(ref(seeded, "idea", "second").id).text == "second"


async def test_what_is_typed_at_once_to_find_stands_in_the_field(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "2", "F", *"rey")
        assert nj.in_pane(2) == ["Ana Reyes"]


async def test_a_title_typed_at_once_is_left_as_a_draft_whole(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "a", *"Harbour", "escape", "a")
        assert getattr(nj.app.focused, "value", "") == "Harbour"


async def test_an_event_and_its_room_typed_at_once_are_kept(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "a", *"Harbour", "ctrl+s", *"Iris", "enter", *"Bo", "ctrl+s")
        event = seeded.meeting.find_event("Harbour")
        assert {a.person.name for a in seeded.events.attendees(event.id)} == {"Iris", "Bo"}


async def test_lines_typed_at_once_into_a_reflection_are_all_kept(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("j")
        await at_once(nj, "r", "enter", *"so", "space", *"far")
        assert nj.page == "reflect"
        assert nj.app.focused is not None
        assert getattr(nj.app.focused, "text", "") == "so far"
        await at_once(nj, "pagedown", "pagedown", "f7", *"first", "enter", *"second", "enter", *"third")
        assert ref(seeded, "idea", "first") and ref(seeded, "idea", "second")
        assert getattr(nj.app.focused, "text", "") == "third"


@pytest.mark.parametrize("key", ["t", "p", "e", "m"])
async def test_what_is_typed_at_once_into_a_dialog_of_a_page_stands_in_it(seeded: Journal, key: str) -> None:
    async with open_app(seeded) as nj:
        await go(nj, ref(seeded, "event", "Thames"))
        await at_once(nj, key, "end", *"qxj")
        field = nj.app.focused
        assert str(getattr(field, "value", getattr(field, "text", ""))).endswith("qxj")


async def test_letters_typed_on_after_a_page_closed_by_itself_are_no_commands(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        here = event(seeded)
        await begin(nj, here)
        other = Journal.open(seeded.database.path, seeded.clock)
        other.remove(Ref("event", here))
        other.close()
        await nj.type("words in the middle ")
        nj.app._look_for_changes()
        await nj.type("and on: a x 2 x i d q")
        assert (nj.page, nj.app._exit) == ("home", False)
        assert seeded.actions(1)[0].label.startswith("Removed Thames"), "nothing was done since"
        await nj.rest(PAUSE * IN_A_FIELD + 0.2)
        await nj.press("i")
        assert nj.page == "jot"


async def closed_under_their_hands(nj: Driver) -> None:
    """The event whose reflection is being written goes, and its page with it."""
    here = event(nj.journal)
    await begin(nj, here)
    await nj.type("words")
    nj.journal.remove(Ref("event", here))
    nj.app.announce()


async def test_whoever_types_on_and_on_is_told_that_keys_wait_for_a_pause(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await closed_under_their_hands(nj)
        for _ in range(5):
            await nj.press("C")
            await nj.rest(PAUSE)
        assert nj.page != "ChangesPage" and nj.toasts.count(nj.toast) == 1 and "until you pause" in nj.toast


async def test_a_key_that_is_no_letter_makes_nobody_wait_longer(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await closed_under_their_hands(nj)
        for _ in range(5):
            await nj.press("ctrl+s")
            await nj.rest(PAUSE)
        await nj.press("C")
        assert nj.page == "ChangesPage"


@pytest.mark.parametrize("pane", ["1", "2", "3", "4"])
async def test_a_pane_come_to_right_after_zooming_has_the_keys(seeded: Journal, pane: str) -> None:
    for keys in (f"3 z {pane}", f"3 z ctrl+d {pane}", f"3 z {pane} z", f"z {pane} 1 {pane}"):
        async with open_app(seeded, (200, 60)) as nj:
            await at_once(nj, *keys.split())
            assert (
                getattr(nj.app.focused, "id", "") == f"list-{('event', 'person', 'promise', 'idea')[int(pane) - 1]}"
            ), keys


async def test_a_page_closed_by_a_key_of_its_own_answers_at_once(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("j", "enter", "x")
        assert nj.page == "home"
        await nj.press("i")
        assert nj.page == "jot"


async def test_q_right_after_enter_is_a_key_of_the_page_it_opens(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "j", "enter", "q")
        assert (nj.page, nj.app._exit) == ("home", False)
        await at_once(nj, "enter", "enter", "q", "q")
        assert (nj.page, nj.app._exit) == ("home", False)


async def test_a_page_left_before_it_was_drawn_has_nothing_to_begin_with(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        for page in (RecordPage(ref(seeded, "event")), HomePage(), JotBar(), ReviewPage(seeded.reviewing.week())):
            nj.app.push_screen(page)
            page.dismiss(None)
            await nj.rest()
            assert nj.app.is_running
            assert nj.app.return_code is None


async def test_a_press_on_a_line_that_has_just_gone_is_no_crash(
    seeded: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(seeded) as nj:
        gone = Static("gone")
        monkeypatch.setattr(nj.screen, "get_widget_and_offset_at", lambda x, y: (gone, Offset(0, 0)))
        await nj.pilot.mouse_down(offset=(5, 5))
        await nj.settle()
        assert nj.app.is_running
        assert nj.app.return_code is None


@pytest.mark.parametrize(
    ("before", "typed", "seen"),
    [
        ((), [*"backups", "enter"], "BackupsPage"),
        (("up",), [*"backups", "enter"], "BackupsPage"),
        (("up",), [*"42p", "enter"], "palette"),
        ((), [*"trash", "up", "up", *" x", "enter"], "palette"),
    ],
    ids=["the only one", "after the last was marked", "none", "none, after arrows"],
)
async def test_enter_in_the_palette_means_what_was_typed(
    seeded: Journal, before: tuple[str, ...], typed: list[str], seen: str
) -> None:
    """Its list comes later than the letters: the last of the one before is "Quit"."""
    async with open_app(seeded) as nj:
        await nj.press("ctrl+p")
        await nj.rest()
        await nj.press(*before)
        await at_once(nj, *typed)
        assert nj.app.is_running
        assert not nj.app._exit
        assert nj.page == seen


async def test_an_arrow_in_the_palette_moves_in_what_was_typed(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("ctrl+p")
        await nj.rest()
        await nj.type("back")
        await nj.rest(0.5)
        offered = [str(option.hit.text) for option in nj.screen.query_one(CommandList).options]
        assert len(offered) > 1
        await nj.press("escape")
        await nj.press("ctrl+p")
        await at_once(nj, *"back", "down")
        commands = nj.screen.query_one(CommandList)
        assert str(commands.get_option_at_index(commands.highlighted).hit.text) == offered[1]


@pytest.mark.parametrize("words", ["xylophone idea", "typed at once", "zum ersten", "qq"])
async def test_what_is_typed_right_behind_the_palette_is_for_what_it_opens(seeded: Journal, words: str) -> None:
    async with open_app(seeded) as nj:
        actions = len(seeded.actions())
        await at_once(nj, "ctrl+p", *"jot", "enter", *words)
        assert nj.page == "jot"
        assert getattr(nj.app.focused, "value", getattr(nj.app.focused, "text", "")) == words
        assert len(seeded.actions()) == actions
        assert not nj.app._exit


async def test_a_record_picked_in_the_palette_has_the_keys_behind_it(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_once(nj, "ctrl+p", *"ana reyes", "enter", "e", "end", *"xq")
        assert nj.page == "form"
        assert getattr(nj.app.focused, "value", "") == "Ana Reyesxq"


async def test_a_line_of_the_palette_that_is_clicked_is_done_once(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("ctrl+p")
        await nj.rest(0.3)
        await nj.type("redo")
        await nj.rest(0.5)
        seeded.jotting.keep("one")
        seeded.jotting.keep("two")
        seeded.undo()
        seeded.undo()
        assert await nj.pilot.click(CommandList, offset=(5, 0))
        await nj.rest(0.3)
        assert nj.page == "home"
        assert [action.done for action in seeded.actions(2)] == [False, True]
