"""What a key does inside the reflection: what can't be done there isn't offered, and a letter begins a line."""

import pytest

from netjournal.journal import Journal

from .driver import Driver, open_app
from .test_commands import PALETTE_READS, options
from .test_pages import ref
from .walking import begin, choices, drafts, event, field, line, page, to, told

NOT_HERE = ("Undo", "Redo", "Reflect", "The pile")


def offered(nj: Driver) -> set[str]:
    """The plain names of the commands the palette shows, without their keys."""
    return {option.partition("  (")[0] for option in options(nj)}


async def test_palette_and_help_leave_out_what_cannot_be_done_in_a_reflection(seeded: Journal) -> None:
    async with open_app(seeded, (120, 100)) as nj:
        await nj.press("ctrl+p")
        await nj.rest(PALETTE_READS)
        assert offered(nj) >= set(NOT_HERE)
        await nj.press("escape")
        await begin(nj, event(seeded))
        await nj.press("ctrl+p")
        await nj.rest(PALETTE_READS)
        assert offered(nj) >= {"Jot", "Theme", "Pause", "Next"}
        assert not offered(nj) & set(NOT_HERE)
        await nj.press("escape")
        await nj.press("f1")
        assert nj.page == "help"
        assert nj.shows("Every action by name")
        assert not nj.shows("Take back the last change") and not nj.shows("Put back what was taken back")
        assert not nj.shows("Look back on the highlighted") and not nj.shows("as a stack that gets shorter")


async def test_the_toast_promises_u_only_where_u_takes_it_back(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("from home\n")
        assert nj.toast.endswith("u takes it back")
        await nj.do("home.find")
        await nj.press("f2")
        await nj.type("while finding\n")
        assert nj.typing and nj.toast == "Kept an idea: while finding · Esc, then u takes it back"
        await nj.press("escape")
        await begin(nj, event(seeded))
        await nj.press("f2")
        await nj.type("in the reflection\n")
        assert nj.page == "reflect" and nj.typing
        assert "in the reflection" in nj.toast and "takes it back" not in nj.toast
        await to(nj, "attendance")
        assert choices(nj).has_focus
        await nj.press("f2")
        await nj.type("with the list in focus\n")
        assert "list in focus" in nj.toast and "takes it back" not in nj.toast


# An earlier idea is offered again


ALIKE = "a quiet table for those who dislike rooms"


async def test_a_look_alike_is_offered_again_on_a_card_come_to_again(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await line(nj, ALIKE)
        await nj.press("pagedown")
        assert not nj.shows("you noted something like this")
        await nj.press("pageup")
        assert nj.shows("you noted something like this on Sunday 2 August")
        await nj.press("ctrl+e")
        assert told(nj) == "joined: heard ×2"
        await nj.press("pagedown", "pageup")
        assert nj.shows(ALIKE)
        assert not nj.shows("you noted something like this"), "it is joined already"


async def test_what_was_kept_as_said_is_not_joined_as_an_idea(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        joined = seeded.database.value("SELECT count(*) FROM association")
        await nj.type(ALIKE)
        await nj.rest(0.4)
        assert nj.shows("you noted something like this")
        await nj.press("f6")
        assert not nj.shows("you noted something like this")
        await nj.press("ctrl+e")
        assert told(nj) == "nothing earlier looks like it"
        await nj.press("pagedown", "pageup", "ctrl+e")
        assert seeded.database.value("SELECT count(*) FROM association") == joined


# Between the field and the lines to mark


async def test_up_and_down_go_between_the_field_and_the_lines_below_it(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "conversations")
        assert nj.typing and nj.shows("↑ lines to mark")
        for there in ("up", "down"):
            await nj.press(there)
            assert choices(nj).has_focus, there
            assert not nj.shows("↑ lines to mark")
            await nj.press("down")
            assert nj.app.focused is field(nj), there
        await nj.press("up", "plus")
        assert [m.move for m in seeded.people.get(ref(seeded, "person", "Ana").id).moves] == ["closer"]


async def test_up_and_down_go_between_the_field_and_the_lines_above_it(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "lenses")
        await nj.press("up")
        assert choices(nj).has_focus and choices(nj).cursor == 0
        await nj.press("down", "down")
        assert choices(nj).has_focus and choices(nj).cursor == 2
        await nj.press("down")
        assert nj.app.focused is field(nj)
        await nj.press("down")
        assert nj.app.focused is field(nj), "the lines are above"
        await nj.press("up", "j")
        assert choices(nj).has_focus, "a letter never leads into the field"


async def test_up_inside_a_long_line_stays_in_it(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "lenses")
        await nj.press("a")
        await nj.paste("word " * 40)
        await nj.press("up")
        assert nj.app.focused is field(nj)
        await nj.press(*["up"] * 5)
        assert choices(nj).has_focus


# Taken off


@pytest.mark.parametrize("key", ["pagedown", "f7", "pageup"])
async def test_a_line_taken_off_goes_when_the_card_is_left(seeded: Journal, key: str) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await nj.press("pagedown")
        here = page(nj).walk.index  # type: ignore[union-attr]
        await line(nj, "bread and ledgers")
        await nj.press("f8")
        assert field(nj).text == "bread and ledgers"
        assert told(nj) == "taken off: bread and ledgers; Enter keeps it again"
        await nj.press(key)
        assert page(nj).walk.index != here  # type: ignore[union-attr]
        assert seeded.database.value("SELECT count(*) FROM idea WHERE text = 'bread and ledgers'") == 0
        assert "bread and ledgers" not in drafts(seeded).values()


@pytest.mark.parametrize(("more", "key"), [("", "enter"), (" too", "pagedown")])
async def test_a_line_taken_off_is_kept_again_by_enter_or_changed(seeded: Journal, more: str, key: str) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await line(nj, "bread and ledgers")
        await nj.press("f8")
        await nj.type(more)
        await nj.press(key)
        assert ref(seeded, "idea", f"bread and ledgers{more}")


async def test_a_mark_taken_off_is_not_put_into_the_field(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "conversations")
        await nj.press("up", "plus", "pageup")
        await nj.press("f8")
        assert told(nj) == "taken off: closer" and field(nj).text == ""
        await to(nj, "lenses")
        await nj.press("y")
        await nj.press("f8")
        assert told(nj) == "taken off: work together: yes" and field(nj).text == ""
        await line(nj, "the joiner in Kew")
        await nj.press("f8")
        assert field(nj).text == "the joiner in Kew"


# Letters begin a line


@pytest.mark.parametrize("words", ["i could send her", "we could", "find her", "under it", "quite so", "R"])
async def test_any_letter_that_marks_nothing_begins_a_line(seeded: Journal, words: str) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "lenses")
        assert choices(nj).has_focus
        await nj.type(words)
        assert nj.page == "reflect" and field(nj).text == words


async def test_only_f2_and_ctrl_n_jot_in_a_reflection(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "quiet")
        assert nj.shows("F2 jot") and not nj.shows("i jot")
        await nj.press("i")
        assert nj.page == "reflect", "nothing is written there, and nothing is opened"
        await nj.press("f2")
        assert nj.page == "jot"
