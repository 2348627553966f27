"""What a key does inside the reflection: what can't be done there isn't offered, and a letter begins a line."""

from netjournal.journal import Journal

from .driver import Driver, open_app
from .test_commands import PALETTE_READS, options
from .walking import begin, choices, event, to

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
        assert nj.typing and nj.toast == "Kept an idea: while finding"
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
