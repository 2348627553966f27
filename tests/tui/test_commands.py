"""Palette, help, keymap and themes: every action by name, and keys as the user wants them."""

import asyncio
import gc
import re
from pathlib import Path

import pytest
from textual.command import CommandPalette, Hits, Provider
from textual.widgets import OptionList

from netjournal import paths, themes
from netjournal.config import Settings, read_state
from netjournal.journal import Journal
from netjournal.keys import BY_ID, key_name, of_scope
from netjournal.tui import app as tui
from netjournal.tui import palette
from netjournal.tui.palette import Actions
from netjournal.tui.widgets.record_list import UNREAD

from .driver import Driver, open_app
from .test_held import held
from .test_pages import go, ref

PALETTE_READS = 0.4
"""Seconds the palette takes to search."""


def options(nj: Driver) -> list[str]:
    found = nj.screen.query_one(OptionList)
    return [str(found.get_option_at_index(index).prompt) for index in range(found.option_count)]


async def asked(nj: Driver, words: str) -> list[str]:
    await nj.press("ctrl+p")
    assert isinstance(nj.screen, CommandPalette)
    await nj.type(words)
    await nj.rest(PALETTE_READS)
    return options(nj)


@pytest.mark.parametrize("page", ["home", "event", "idea"])
async def test_the_palette_offers_every_action_of_the_page(seeded: Journal, page: str) -> None:
    async with open_app(seeded, (120, 60)) as nj:
        if page != "home":
            await go(nj, ref(seeded, page))  # type: ignore[arg-type]
        scope = "home" if page == "home" else "record"
        screen = nj.screen
        expected = [
            action for action in (*of_scope("app"), *of_scope(scope))
            if action.id != "app.palette"
            and (action.scope == "app" or screen.check_action(action.method, ()))
        ]  # fmt: skip
        await nj.press("ctrl+p")
        await nj.rest(PALETTE_READS)
        shown = "\n".join(options(nj))
        for action in {action.label: action for action in expected}.values():  # the page's own before the app's
            key = key_name(action.keys.split(",")[0])
            assert (f"{action.label}  ({key})" if key else action.label) in shown, action.id


@pytest.mark.parametrize("page", ["home", "event"])
async def test_every_action_is_found_by_its_name_and_done(seeded: Journal, page: str) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        if page == "event":
            await go(nj, ref(seeded, "event", "Thames"))
        found = await asked(nj, "Reflect")
        assert any("Reflect" in line for line in found)
        await nj.press("enter")
        await nj.rest()
        assert nj.page == "reflect"


async def test_the_palette_opens_while_typing(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("app.jot")
        await nj.type("so far")
        await nj.press("ctrl+p")
        assert isinstance(nj.screen, CommandPalette)
        await nj.press("escape")
        assert nj.page == "jot"


async def test_the_palette_finds_people_events_and_ideas(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        found = await asked(nj, "priya")
        assert any("Priya Nair" in line and "person" in line for line in found), found
        await nj.press("enter")
        await nj.rest()
        assert nj.page == "person"
        assert nj.ref == ref(seeded, "person", "Priya")
        for words, expected in (("oxford", "event"), ("joint morning", "idea")):
            found = await asked(nj, words)
            assert any(expected in line for line in found), (words, found)
            await nj.press("escape")
            if isinstance(nj.screen, CommandPalette):
                await nj.press("escape")


async def test_in_the_palette_an_action_comes_before_a_record_that_fits_as_well(seeded: Journal) -> None:
    """Which of the two was found first is a matter of chance, so what Enter does would be, too."""
    seeded.jotting.keep("Read twice: a handwritten sign")

    async def first(nj: Driver, after: str) -> str:
        search = getattr(palette, after).search

        async def late(self: Provider, query: str) -> Hits:
            await asyncio.sleep(0.1)
            async for hit in search(self, query):
                yield hit

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(getattr(palette, after), "search", late)
            found = await asked(nj, "twice")
        assert any("handwritten" in line for line in found), found
        await nj.press("escape")
        if nj.page == "palette":
            await nj.press("escape")
        return found[0]

    async with open_app(seeded, (120, 36)) as nj:
        assert (await first(nj, "Actions")).startswith("Found twice")
        assert (await first(nj, "Records")).startswith("Found twice")


async def test_the_palette_takes_names_literally(hostile: Journal) -> None:
    async with open_app(hostile, (120, 36)) as nj:
        found = await asked(nj, "bc")
        assert any("[red]bc[/]" in line for line in found), found
        assert "\x1b" not in nj.screen_text()


async def test_help_lists_every_action_of_the_page_with_its_keys(seeded: Journal) -> None:
    async with open_app(seeded, (120, 90)) as nj:
        for open_page, scopes in ((None, ("home", "list", "app")), ("event", ("record", "list", "app"))):
            if open_page:
                await go(nj, ref(seeded, "event", "Thames"))
            await nj.do("app.help")
            assert nj.page == "help"
            text = nj.screen_text()
            for scope in scopes:
                for action in of_scope(scope):
                    assert f"{action.label} " in text, action.id
                    assert action.help[:40] in text, action.id
            await nj.press("escape")
            assert nj.page != "help"


async def test_help_in_the_reflection_lists_its_actions(seeded: Journal) -> None:
    async with open_app(seeded, (140, 90)) as nj:
        await nj.press("j")
        await nj.do("app.reflect")
        await nj.press("f1")
        text = nj.screen_text()
        for scope in ("reflect", "mark", "app"):
            for action in of_scope(scope):
                here = action.id not in ("app.reflect", "app.undo", "app.redo", "app.pile")
                assert (action.help[:40] in text) is here, action.id
        assert "u undo" not in text


async def test_help_scrolls_by_key_where_it_does_not_fit(seeded: Journal) -> None:
    async with open_app(seeded, (80, 24)) as nj:
        await nj.do("app.help")
        assert "Leave the journal" not in nj.screen_text().splitlines()[-4]
        await nj.press("end")
        await nj.rest()
        assert nj.shows("Ctrl+Q")


async def test_help_while_typing_answers_to_f1(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.press("f1")
        assert nj.page == "help"


# Keys as the user wants them


async def test_a_remapped_key_works_and_the_old_one_does_not(seeded: Journal) -> None:
    settings = Settings(keys={"home.zoom": "Z", "app.jot": "f6"})
    async with open_app(seeded, (120, 36), settings) as nj:
        await nj.press("z")
        assert not nj.screen.has_class("-zoomed")
        await nj.press("Z")
        assert nj.screen.has_class("-zoomed")
        assert nj.app.keymap_of(BY_ID["home.zoom"]) == "Z"
        await nj.press("f6")
        assert nj.page == "jot"
        await nj.press("escape")
        await nj.press("i")
        assert nj.page == "home"


async def test_footer_help_and_palette_show_the_remapped_key(seeded: Journal) -> None:
    async with open_app(seeded, (120, 60), Settings(keys={"app.jot": "f6", "home.zoom": "ctrl+y"})) as nj:
        assert "F6 jot" in nj.screen_text().splitlines()[-1] or "f6 jot" in nj.screen_text().splitlines()[-1]
        await nj.do("app.help")
        assert "Ctrl+Y" in nj.screen_text()
        await nj.press("escape")
        await nj.press("ctrl+p")
        await nj.rest(PALETTE_READS)
        assert any("Zoom  (Ctrl+Y)" in line for line in options(nj))


async def test_all_problems_of_a_keymap_are_one_toast(seeded: Journal) -> None:
    keys = {"home.zom": "Z", "home.add": "d", "reflect.next": "n", "home.find": " ", "home.zoom": "y"}
    async with open_app(seeded, (120, 36), Settings(keys=keys)) as nj:
        assert len(nj.toasts) == 1
        toast = nj.toasts[0]
        assert "home.zom; did you mean home.zoom?" in toast
        assert "reflect.next can't be n" in toast
        assert "home.find has no key" in toast
        assert "home.add" in toast and "home.done" in toast
        await nj.press("y")
        assert nj.screen.has_class("-zoomed")


async def test_keys_of_a_list_are_remapped_too(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36), Settings(keys={"list.down": "n", "list.up": "p"})) as nj:
        await nj.press("n", "n", "p")
        assert nj.pane(1).list.cursor == 1


# Themes


async def test_a_theme_is_chosen_and_remembered(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        assert nj.app.theme == "lamplight"
        await nj.do("app.theme")
        await nj.type("paper")
        await nj.rest(PALETTE_READS)
        await nj.press("enter")
        await nj.rest()
        assert nj.app.theme == "paper"
        assert read_state(paths.find().state_file)["theme"] == "paper"
    async with open_app(seeded, (120, 36)) as nj:
        assert nj.app.theme == "paper"


@pytest.mark.parametrize("name", sorted(file.stem for file in themes.bundled_folder().glob("*.toml")))
async def test_every_theme_draws_every_page(seeded: Journal, name: str) -> None:
    async with open_app(seeded, (120, 36), Settings(theme=name)) as nj:
        assert nj.app.theme == name
        assert nj.toasts == []
        await nj.press("j", "enter")
        assert nj.page == "event"
        await nj.do("record.edit")
        assert nj.page == "form"


async def test_a_missing_theme_is_said_and_the_usual_one_used(seeded: Journal) -> None:
    async with open_app(seeded, settings=Settings(theme="nightfall")) as nj:
        assert nj.app.theme == "lamplight"
        assert len(nj.toasts) == 1
        assert "nightfall" in nj.toasts[0]


def _theme(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text)


async def test_a_theme_of_the_user_is_found_and_a_broken_one_is_one_toast(seeded: Journal) -> None:
    folder = paths.find().user_themes
    ours = (themes.bundled_folder() / "paper.toml").read_text()
    _theme(folder, "mine", ours)
    _theme(folder, "broken", "this is [ no toml")
    _theme(folder, "also-broken", 'background = "not a colour"')
    async with open_app(seeded) as nj:
        assert "mine" in nj.app.available_themes
        assert len(nj.toasts) == 1
        assert "broken" in nj.toasts[0]
        assert "also-broken" in nj.toasts[0]


async def test_a_theme_of_the_user_is_read_again_while_running(
    seeded: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netjournal.tui.themed.LOOK_FOR_THEMES", 0.1)
    folder = paths.find().user_themes
    ours = (themes.bundled_folder() / "paper.toml").read_text()
    _theme(folder, "mine", ours)
    async with open_app(seeded, settings=Settings(theme="mine")) as nj:
        before = nj.screen.styles.background
        changed = re.sub(r'(background\s*=\s*")#[0-9a-fA-F]{6}', r"\1#123456", ours, count=1)
        _theme(folder, "mine", changed)
        await nj.rest(0.4)
        assert nj.screen.styles.background != before
        assert nj.screen.styles.background.hex == "#123456"
        _theme(folder, "mine", "broken [")
        await nj.rest(0.4)
        assert nj.app.is_running
        assert len(nj.toasts) == 1


def test_nothing_is_animated(seeded: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []
    monkeypatch.setattr(tui.NetjournalApp, "run", lambda self: found.append(self.animation_level))
    monkeypatch.setattr(gc, "disable", lambda: None)
    tui.run(seeded, Settings(), paths.find())
    assert found == ["none"]


async def test_a_palette_opens_while_the_last_is_on_its_way_out(seeded: Journal) -> None:
    """As when Theme is chosen in the palette of all commands."""
    async with open_app(seeded) as nj:
        nj.app.action_palette()
        await nj.rest(PALETTE_READS)
        nj.screen.dismiss()
        nj.app.action_theme()
        await nj.rest(PALETTE_READS)
        assert "paper" in options(nj)


async def test_only_our_themes_and_the_users_are_offered(seeded: Journal) -> None:
    _theme(paths.find().user_themes, "mine", (themes.bundled_folder() / "paper.toml").read_text())
    async with open_app(seeded, (100, 40)) as nj:
        await nj.do("app.theme")
        await nj.rest(PALETTE_READS)
        ours = sorted([*(file.stem for file in themes.bundled_folder().glob("*.toml")), "mine"])
        assert [option.removesuffix("   in use") for option in options(nj)] == ours


async def test_textuals_own_themes_have_our_colours_too(seeded: Journal) -> None:
    async with open_app(seeded, settings=Settings(theme="nord")) as nj:
        assert nj.app.theme == "nord"
        assert nj.shows("Thames Breakfast")


async def test_the_themes_say_which_is_in_use(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("f9")
        await nj.rest(PALETTE_READS)
        assert [option for option in options(nj) if "in use" in option] == [f"{nj.app.theme}   in use"]
        await nj.type(nj.app.theme)
        await nj.rest(PALETTE_READS)
        assert f"{nj.app.theme}   in use" in options(nj)


async def test_the_palette_offers_nothing_twice(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        for keys in ((), ("j", "enter"), ("i",)):
            await nj.press(*keys)
            labels = [action.label for action, _ in Actions(nj.screen)._all()]
            assert "Quit" in labels
            assert len(labels) == len(set(labels)), nj.page


@pytest.mark.parametrize(("typed", "first"), [("qui", "Quit"), ("trash", "Trash"), ("Und", "Undo")])
async def test_an_action_begun_by_its_name_is_the_first(seeded: Journal, typed: str, first: str) -> None:
    seeded.jotting.keep("quiet quilts under the trash, quick and quiet: Undo nothing, quiz the trashed")
    async with open_app(seeded) as nj:
        await nj.press("ctrl+p")
        await nj.type(typed)
        await nj.rest(PALETTE_READS)
        assert options(nj)[0].startswith(first)
        assert any("quilts" in option for option in options(nj)), "and what holds the letters comes after"


async def test_while_the_journal_is_held_enter_in_the_palette_does_nothing_else(seeded: Journal) -> None:
    """A name that could not be looked for was left out, and "Let go of" was the first line."""
    async with open_app(seeded) as nj:
        await nj.press("2")
        done = len(seeded.actions())
        with held(seeded):
            await nj.press("ctrl+p")
            await nj.type("priya")
            await nj.rest(PALETTE_READS)
            assert UNREAD in options(nj)[0]
            await nj.press("enter")
        assert nj.page == "home"
        assert "Another program holds the journal" in nj.toast
        assert len(seeded.actions()) == done
