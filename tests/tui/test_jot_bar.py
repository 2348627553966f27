"""The jot bar: one field over any page, and nothing typed in it is ever lost."""

import json
from pathlib import Path

import pytest

from netjournal.errors import JournalBusy
from netjournal.journal import Draft, Journal
from netjournal.store.held import NOT_KEPT
from netjournal.tui.widgets.entry import Entry

from .driver import Driver, open_app
from .test_pages import PAGES, go, on_page, ref
from .test_typing_ahead import at_once


def entry(nj: Driver) -> Entry:
    return nj.screen.query_one(Entry)  # type: ignore[no-any-return]


def draft(journal: Journal) -> str:
    file = Path(journal.drafts.folder) / "jot.json"
    return str(json.loads(file.read_text())["text"]) if file.exists() else ""


async def test_a_jot_is_kept_joined_and_said(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("app.jot")
        assert nj.page == "jot"
        await nj.type("carpets for @Priya and @Nadia #bakery")
        assert nj.shows("an idea · with Priya Nair, Nadia (new) · #bakery")
        await nj.press("enter")
        assert nj.page == "home"
        assert nj.toast.startswith("Kept an idea: carpets for Priya and Nadia")
        assert "Nadia (new)" in nj.toast
        idea = ref(seeded, "idea", "carpets")
        assert {a.text for a in seeded.ideas.associations(idea.id)} >= {"Priya Nair", "Nadia"}
        assert seeded.ideas.get(idea.id).tags == ("bakery",)
        assert draft(seeded) == ""
        await nj.do("app.undo")
        assert seeded.ideas.line(idea.id) is None
        assert seeded.database.value("SELECT count(*) FROM person WHERE name = 'Nadia'") == 0


async def test_a_leading_mark_makes_a_promise_and_says_how_it_is_read(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("app.jot")
        await nj.type("! send Ana the list by friday")
        assert nj.shows("a promise of mine · due Fri, in 5 days · with Ana Reyes")
        await nj.press("enter")
        promise = seeded.promises.get(ref(seeded, "promise", "the list").id)
        assert (promise.person, str(promise.due)) == ("Ana Reyes", "2026-11-27")
        assert nj.toast.startswith("Kept a promise of mine:")


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, words, _ in (PAGES[1], PAGES[5])])
async def test_it_opens_from_every_page_and_comes_back_to_it(seeded: Journal, kind: str, words: str) -> None:
    async with open_app(seeded) as nj:
        await go(nj, ref(seeded, kind, words))  # type: ignore[arg-type]
        await nj.do("app.jot")
        assert nj.page == "jot"
        await nj.type("from here")
        await nj.press("enter")
        assert nj.page == kind
        assert ref(seeded, "idea", "from here")


async def test_it_opens_while_typing_elsewhere_and_the_typing_goes_on(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("home.add")
        await nj.type("Harb")
        await nj.do("app.jot")
        assert nj.page == "jot"
        await nj.type("an idea between")
        await nj.press("enter")
        assert nj.page == "form"
        await nj.type("our")
        assert nj.app.focused.value == "Harbour"  # type: ignore[union-attr]
        assert ref(seeded, "idea", "an idea between")


@pytest.mark.parametrize("key", ["ctrl+n", "f2"])
async def test_it_opens_from_the_field_to_find_in(seeded: Journal, key: str) -> None:
    async with open_app(seeded) as nj:
        await nj.do("home.find")
        await nj.type("th")
        await nj.press(key)
        assert nj.page == "jot"


async def test_it_opens_from_the_room_sheet_and_the_reflection(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Thames", then="record.room") as (nj, _):
        await nj.press("ctrl+n")
        assert nj.page == "jot"
        await nj.press("escape")
        assert nj.page == "room"
        await nj.press("escape")
        await nj.do("app.reflect")
        await nj.press("enter")
        await nj.type("so far")
        await nj.press("ctrl+n")
        assert nj.page == "jot"
        await nj.press("escape")
        assert nj.page == "reflect"
        assert nj.app.focused.text == "so far"  # type: ignore[union-attr]


async def test_it_opens_once_however_often_it_is_asked_for(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("f2", "f2", "ctrl+n")
        assert sum(type(screen).__name__ == "JotBar" for screen in nj.app.screen_stack) == 1


async def test_letters_that_are_keys_are_letters_here(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("quiz: i/r/u/U/?+-=jkx")
        assert entry(nj).text == "quiz: i/r/u/U/?+-=jkx"
        assert seeded.actions() == []


async def test_a_paste_of_many_lines_is_kept_whole(seeded: Journal) -> None:
    text = "first line\nsecond line\n\nfourth line"
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.paste(text)
        assert entry(nj).text == text
        await nj.press("enter")
        assert nj.page == "home"
        kept = seeded.ideas.get(ref(seeded, "idea", "first line").id).text
        assert all(line in kept for line in ("first line", "second line", "fourth line"))


async def test_a_paste_is_cleaned_at_the_door(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.paste("a\x1b]52;c;eA==\x07b\u202ec\r\nd")
        assert entry(nj).text == "abc\nd"


async def test_escape_keeps_a_draft_that_opens_again(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("half a thought")
        await nj.press("escape")
        assert nj.page == "home"
        assert nj.toast == "Draft kept: it opens again here."
        assert draft(seeded) == "half a thought"
        assert seeded.actions() == []
        await nj.do("app.jot")
        assert entry(nj).text == "half a thought"


async def test_the_draft_opens_with_the_cursor_where_it_was(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("half a thought")
        await nj.press("left", "left", "escape")
        await nj.do("app.jot")
        assert entry(nj).cursor_location == (0, 12)


@pytest.mark.parametrize(
    ("left", "then"),
    [
        ('{"text": "half a thought"}', "half a thought!"),
        ('{"text": "half a thought", "cursor": null}', "half a thought!"),
        ('{"text": "half a thought", "cursor": [0, 4]}', "half! a thought"),
        ("half a thought", "half a thought!"),
    ],
)
async def test_one_goes_on_where_the_cursor_was_or_at_the_end(seeded: Journal, left: str, then: str) -> None:
    seeded.drafts.folder.mkdir(parents=True, exist_ok=True)
    (seeded.drafts.folder / "jot.json").write_text(left)
    async with open_app(seeded) as nj:
        await at_once(nj, "i", "!")
        assert entry(nj).text == then


async def test_a_kill_leaves_the_cursor_where_it_was(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("half a thought")
        await nj.rest(0.7)
        await nj.press("left", "left")
        await nj.rest(0.7)
        assert seeded.drafts.read("jot") == Draft("half a thought", (0, 12))


async def test_a_draft_survives_to_another_run(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("half a thought")
        await nj.press("escape")
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        assert entry(nj).text == "half a thought"


async def test_what_is_typed_is_safe_half_a_second_later(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("half")
        await nj.rest(0.7)
        assert draft(seeded) == "half"


async def test_typing_on_without_a_rest_is_safe_a_second_after_the_first_key(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        for _ in range(7):
            await nj.type("x")
            await nj.pilot.pause(0.2)
        assert "x" in draft(seeded)


async def test_emptied_text_leaves_no_draft(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("ab")
        await nj.rest(0.7)
        assert draft(seeded) == "ab"
        await nj.press("backspace", "backspace", "escape")
        assert draft(seeded) == ""


async def test_enter_on_nothing_closes_it(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.press("enter")
        assert nj.page == "home"
        assert seeded.actions() == []


async def test_a_journal_that_is_held_keeps_the_text_in_the_field_and_as_a_draft(
    seeded: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("must not be lost")

        def refused(*_: object, **__: object) -> None:
            raise JournalBusy("Another program holds the journal.")

        monkeypatch.setattr(type(seeded.jotting), "keep", refused)
        await nj.press("enter")
        assert nj.page == "jot"
        assert nj.toast == NOT_KEPT
        assert entry(nj).text == "must not be lost"
        assert draft(seeded) == "must not be lost"


async def test_undo_in_the_field_takes_back_a_word_and_not_all_of_it_with_its_draft(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("three words here")
        await nj.press("ctrl+z")
        assert entry(nj).text == "three words"
        await nj.press("escape")
    assert draft(seeded) == "three words"


async def test_undo_in_the_field_after_a_large_paste_is_no_crash(seeded: Journal) -> None:
    """Textual's own issue 6686."""
    async with open_app(seeded, (100, 40)) as nj:
        await nj.do("app.jot")
        await nj.type("a")
        await nj.paste("\n".join(f"line {n} " + "word " * 30 for n in range(300)))
        await nj.press("ctrl+end")
        await nj.press("ctrl+z")
        assert nj.app.is_running
        assert entry(nj).text == "a"
        await nj.press("ctrl+y")
        assert entry(nj).text.count("\n") == 299
        await nj.press("ctrl+z", "ctrl+z")
        assert entry(nj).text == ""


async def test_a_very_long_line_neither_stops_the_bar_nor_the_page(seeded: Journal) -> None:
    async with open_app(seeded, (80, 24)) as nj:
        await nj.do("app.jot")
        await nj.paste("word " * 20_000)
        assert nj.shows("Enter keeps")
        await nj.press("enter")
        assert nj.page == "home"
        await nj.do("home.pane_4")
        await nj.rest()
        assert nj.shows("word word")


async def test_a_signal_has_the_text_safe_before_anything_is_closed(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("words not kept yet")
        assert draft(seeded) == ""
        nj.app._ended_by(15)
        assert draft(seeded) == "words not kept yet"
        assert nj.app.return_code == 128 + 15


async def test_a_crash_has_the_text_safe_before_anything_is_closed(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("words not kept yet")
        assert draft(seeded) == ""
        nj.app._fatal_error()
        assert draft(seeded) == "words not kept yet"
        assert nj.app.return_code == 70


async def test_a_thought_that_was_there_before_is_shown_and_joined_with_one_key(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("app.jot")
        await nj.type("a quiet table for those who dislike rooms")
        await nj.rest(0.5)
        assert nj.shows("Sun 2 Aug: “a quiet table for people who dislike rooms”")
        await nj.press("ctrl+e")
        assert nj.page == "home"
        new = ref(seeded, "idea", "for those who")
        assert [(a.relation, a.text) for a in seeded.ideas.associations(new.id) if a.ref.kind == "idea"] == [
            ("heard again", "a quiet table for people who dislike rooms")
        ]
        await nj.do("app.undo")
        assert seeded.ideas.line(new.id) is None


async def test_a_thought_from_a_conversation_is_joined_with_it(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("app.jot")
        await nj.type("new packaging for everyone moving to bigger premises")
        await nj.rest(0.5)
        assert nj.shows("a conversation with Ana")
        await nj.press("ctrl+e")
        new = ref(seeded, "idea", "new packaging")
        talk = ref(seeded, "conversation", "moving")
        assert ("together with", talk) in [(a.relation, a.ref) for a in seeded.ideas.associations(new.id)]


async def test_with_nothing_alike_the_key_is_the_fields_own(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("app.jot")
        await nj.type("lanterns")
        await nj.rest(0.5)
        assert not nj.shows("you had this before?")
        await nj.press("home")
        await nj.press("ctrl+e")
        assert nj.page == "jot"
        assert entry(nj).cursor_location == (0, 8)


async def test_what_two_windows_left_is_one_line_with_a_blank_between(seeded: Journal) -> None:
    seeded.drafts.save("jot", Draft("one thought"))
    seeded.drafts.save("jot-2", Draft("another"))
    async with open_app(seeded) as nj:
        await nj.press("i")
        assert entry(nj).text == "one thought another"
        await nj.type(" more")
        assert entry(nj).text == "one thought another more", "at the end, as in none of them"
