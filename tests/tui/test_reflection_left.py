"""The reflection left and come back to: paused, killed, resized, in two windows at once; and nothing is lost."""

import json
from pathlib import Path

import pytest

from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.tui.keystrokes import IN_A_FIELD, PAUSE
from netjournal.tui.screens.reflect import ReflectPage

from .driver import Driver, open_app
from .test_pages import ref
from .walking import TASK, answer, begin, begun, card, drafts, event, field, line, page, to, told


async def test_paused_with_text_it_opens_again_at_the_card_and_cursor(seeded: Journal) -> None:
    here = event(seeded)
    async with open_app(seeded) as nj:
        await begin(nj, here)
        await to(nj, "cards")
        await nj.press("pagedown")
        ana = card(nj).person
        await nj.type("she said something about")
        await nj.press("left", "left", "left")
        await nj.press("escape")
        assert nj.page == "event"
        assert nj.toast == "Kept. It opens again right here."
    async with open_app(seeded) as nj:
        await nj.do("app.reflect")
        assert card(nj).step.id == "card_by_card"
        assert card(nj).person == ana
        assert nj.shows("Ana Reyes")
        assert field(nj).text == "she said something about"
        assert field(nj).cursor_location == (0, 21)
        assert nj.app.focused is field(nj)
        assert told(nj) == "You left off here, today."


@pytest.mark.parametrize(
    "keeps",
    [
        "freewriting",
        "attendance",
        "lenses",
        "reading",
        *(pytest.param(keeps, marks=pytest.mark.slow) for keeps in ("ideas", "conversations", "spark")),
    ],
)
async def test_every_kind_of_card_keeps_what_is_half_typed(seeded: Journal, keeps: str) -> None:
    async with open_app(seeded) as nj:
        here = event(seeded)
        await begin(nj, here)
        await to(nj, keeps)
        field(nj).focus()
        await nj.type("half of it")
        at = card(nj)
        await nj.press("escape")
        await nj.do("app.reflect")
        assert card(nj) == at
        assert field(nj).text == "half of it"
        assert nj.app.focused is field(nj)


async def test_going_on_keeps_a_half_typed_line_and_going_back_leaves_it_where_it_is(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await nj.type("free\nwriting")
        await nj.press("pagedown")
        await to(nj, "cards")
        await nj.type("for the first card")
        await nj.press("pagedown")
        await nj.type("for the second")
        await nj.press("pageup")
        assert field(nj).text == ""
        assert "for the first card" in nj.screen_text()
        await nj.press("pagedown")
        assert field(nj).text == "for the second"
        for _ in range(9):
            await nj.press("pageup")
        assert card(nj).step.keeps in ("freewriting", "session")
        await to(nj, "freewriting")
        assert field(nj).text == "free\nwriting"


async def test_a_half_typed_line_of_a_card_is_not_lost_at_the_end(seeded: Journal) -> None:
    """Typed, not entered, and the reflection closed: the words are somewhere, on the page or in the drafts."""
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded), "five")
        await to(nj, "ideas")
        await nj.type("never entered words")
        await to(nj, "reading")
        await nj.press("enter")
        assert nj.page == "reflection"
        everywhere = nj.screen_text() + "".join(drafts(seeded).values())
        assert "never entered words" in everywhere


async def test_what_is_typed_is_safe_within_a_second(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await nj.type("rain")
        await nj.rest(0.7)
        assert "rain" in drafts(seeded).values()


async def test_where_the_cursor_went_is_safe_too(seeded: Journal) -> None:
    """Without a pause, as after a kill: nothing was typed since the cursor moved."""
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await nj.type("rain on the glass")
        await nj.rest(0.7)
        await nj.press("left", "left", "left")
        await nj.rest(0.7)
        (file,) = Path(seeded.drafts.folder).glob("*.json")
        assert json.loads(file.read_text()) == {"text": "rain on the glass", "cursor": [0, 14]}


async def test_ctrl_q_in_the_middle_keeps_everything(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await nj.type("not yet kept")
        await nj.press("ctrl+q")
    assert "not yet kept" in drafts(seeded).values()
    async with open_app(seeded, reflect=event(seeded)) as nj:
        assert field(nj).text == "not yet kept"


async def test_a_window_too_small_for_a_moment_loses_nothing(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await nj.type("half a line")
        await nj.resize(39, 9)
        await nj.resize(120, 36)
        assert nj.app.focused is field(nj)


async def test_resizing_in_the_middle_loses_nothing(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await nj.type("half a line")
        at = card(nj)
        for width, height in ((40, 10), (80, 24), (200, 60), (60, 14), (100, 30)):
            await nj.resize(width, height)
            assert card(nj) == at
            assert field(nj).text == "half a line"
            assert nj.app.focused is field(nj)
        await nj.type(" more")
        assert field(nj).text == "half a line more"
        assert nj.shows("half a line more")


@pytest.mark.parametrize(
    "size", [(40, 10), *(pytest.param(size, marks=pytest.mark.slow) for size in ((60, 14), (80, 24)))], ids=str
)
async def test_the_field_is_in_sight_on_every_card(seeded: Journal, size: tuple[int, int]) -> None:
    async with open_app(seeded, size) as nj:
        await begin(nj, event(seeded))
        for number in range(25):
            if page(nj).asking.writes:
                field(nj).focus()
                await nj.type(f"zq{number}")
                assert nj.shows(f"zq{number}"), (card(nj).step.id, nj.screen_text())
            if card(nj).step.keeps == "reading":
                return
            await nj.press("pagedown")


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (80, 24)], ids=str)
async def test_question_and_answer_are_in_sight_together(seeded: Journal, size: tuple[int, int]) -> None:
    """However much was kept on the card, and in the lowest window: what is asked, what is typed, what Tab brought."""
    async with open_app(seeded, size) as nj:
        await begin(nj, event(seeded), "five")
        await nj.type("zq on the first line")
        assert nj.shows("What is still with you?")
        assert nj.shows("zq on the first line")
        await to(nj, "cards")
        for number in range(12):
            await line(nj, f"kept thought {number} zeppelin")
        await nj.type("zq in the field")
        await nj.press("tab")
        for words in ("Priya Nair", "What does this card bring back?", "zq in the field"):
            assert nj.shows(words), words
        assert size == (40, 10) or nj.shows("… ")
        assert size != (80, 24) or nj.shows("kept thought 11")


async def removed_while_typing(nj: Driver, journal: Journal) -> tuple[int, Journal]:
    """Words are typed on a card, and another window removes the event: the event, and that window."""
    here = event(journal)
    await begin(nj, here)
    await to(nj, "cards")
    await nj.type("words at risk")
    other = Journal.open(journal.database.path, journal.clock)
    other.remove(Ref("event", here))
    return here, other


async def test_the_event_removed_meanwhile_is_no_crash(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        _, other = await removed_while_typing(nj, seeded)
        other.close()
        await nj.press("enter")
        await nj.settle()
        assert nj.app.is_running
        await nj.press("pagedown")
        await nj.press("escape")
        assert nj.app.is_running
        assert "words at risk" in "".join(drafts(seeded).values())


async def test_the_page_of_an_event_removed_meanwhile_closes_with_what_was_typed_safe(seeded: Journal) -> None:
    """The page closes by itself, before a timer or a key could have made the words safe; undone, they stand again."""
    async with open_app(seeded) as nj:
        here, other = await removed_while_typing(nj, seeded)
        nj.app._look_for_changes()
        await nj.settle()
        assert nj.page != "reflect"
        assert "words at risk" in "".join(drafts(seeded).values())
        assert "in another window" in nj.toast
        other.undo()
        other.close()
        await nj.rest(PAUSE * IN_A_FIELD + 0.1)  # until then keys are still meant for the page that closed
        await begun(nj, here)
        assert field(nj).text == "words at risk"


async def test_words_left_are_found_when_it_is_begun_anew(seeded: Journal) -> None:
    """Its beginning is taken back, here and then by a restore: the next reflection of the event has them."""
    here = event(seeded)
    backup = seeded.backing_up.make()
    async with open_app(seeded) as nj:
        await begin(nj, here)
        await nj.type("half a thought")
        await nj.press("escape")
        await nj.press("u")
        assert nj.toast.startswith("Took back: began a reflection")
        await begin(nj, here)
        assert field(nj).text == "half a thought"
        nj.app.safety.restore(backup.path)
        await nj.safe()
        await nj.rest(PAUSE * IN_A_FIELD + 0.1)
        assert seeded.reflections.of_event(here) == []
        await begin(nj, here)
        assert field(nj).text == "half a thought"


@pytest.mark.parametrize("key", ["pagedown", "escape"])
async def test_a_beginning_taken_back_elsewhere_is_said_once(seeded: Journal, key: str) -> None:
    here = event(seeded)
    async with open_app(seeded) as nj:
        await begin(nj, here)
        await nj.type("half a thought")
        other = Journal.open(seeded.database.path, seeded.clock)
        other.undo()
        other.close()
        said = len(nj.toasts)
        await nj.press(key)
        assert nj.page == "event"
        assert nj.toasts[said:] == [ReflectPage.GONE]
        await nj.rest(PAUSE * IN_A_FIELD + 0.1)
        await begin(nj, here)
        assert field(nj).text == "half a thought"


@pytest.mark.parametrize("how", ["merged", "removed", "last"])
async def test_who_is_gone_from_a_card_is_said_and_the_next_comes(seeded: Journal, how: str) -> None:
    """Elsewhere, and a line is half written: it is no line of who comes next."""
    here = event(seeded)
    async with open_app(seeded) as nj:
        await begin(nj, here)
        await to(nj, "cards")
        people = [one.person for one in page(nj).walk.cards if one.step.keeps == "cards"]  # type: ignore[union-attr]
        await nj.press(*["pagedown"] * (len(people) - 1 if how == "last" else 1))
        gone, stays = card(nj).person, people[0]
        await nj.type("half a line")
        await nj.rest(0.7)
        ids = {uid: seeded.people.by_uid(uid) or 0 for uid in (gone, stays)}
        name = seeded.people.get(ids[gone]).name
        if how == "merged":
            seeded.merging.merge(ids[stays], ids[gone])
        else:
            seeded.remove(Ref("person", ids[gone]))
        nj.app.announce()
        await nj.settle()
        await nj.type(" and on")
        left = [uid for uid in people if uid != gone]
        assert card(nj).person == (left[-1] if how == "last" else left[1])
        assert field(nj).text == ""
        assert any(toast.startswith(f"{name} was removed meanwhile, or merged with another.") for toast in nj.toasts)
        await nj.rest(PAUSE * IN_A_FIELD + 0.1)
        await nj.type("of another")
        assert field(nj).text == "of another"
        if how == "merged":
            await nj.press(*["pageup"] * 1)
            assert card(nj).person == stays
        else:
            seeded.undo()
            nj.app.announce()
            await nj.settle()
            page(nj).walk.go(0)  # type: ignore[union-attr]
            while card(nj).person != gone:
                await nj.press("pageup" if how != "last" else "pagedown")
        assert field(nj).text == "half a line"


@pytest.mark.slow
async def test_two_windows_on_one_reflection(seeded: Journal) -> None:
    """The other window closes it; this one goes on without a crash."""
    async with open_app(seeded) as nj:
        here = event(seeded)
        await begin(nj, here)
        await to(nj, "cards")
        other = Journal.open(seeded.database.path, seeded.clock)
        other.reflecting.close(other.reflections.of_event(here)[0].id)
        other.close()
        await line(nj, "still writing")
        await to(nj, "reading")
        await nj.press("enter")
        assert nj.page == "reflection"


async def test_two_windows_writing_on_one_card_lose_nothing_and_keep_nothing_twice(seeded: Journal) -> None:
    here = event(seeded)
    other = Journal.open(seeded.database.path, seeded.clock)
    async with open_app(seeded) as one, open_app(other) as two:
        await begin(one, here)
        await to(one, "ideas")
        await one.type("half a thought")
        await one.rest(0.7)
        await begun(two, here)
        assert field(two).text == "half a thought"
        await one.press("enter")
        await two.press("enter")
        assert seeded.database.value("SELECT count(*) FROM idea WHERE text = 'half a thought'") == 1
        await one.type("of one window")
        await one.rest(0.7)
        await two.type("of the other")
        await two.rest(0.7)
        assert set(drafts(seeded).values()) == {"of one window", "of the other"}
    other.close()
    async with open_app(seeded, reflect=here) as nj:
        assert field(nj).text == "of one window\nof the other"
        assert list(drafts(seeded).values()) == ["of one window\nof the other"]
        await nj.press("enter")
        assert told(nj) == "kept, 2 lines"
        assert {"of one window", "of the other"} <= {
            text for (text,) in seeded.database.rows("SELECT text FROM idea WHERE event_id = ?", here)
        }
        assert drafts(seeded) == {}


async def test_two_windows_writing_freely_keep_both(seeded: Journal) -> None:
    here = event(seeded)
    other = Journal.open(seeded.database.path, seeded.clock)
    async with open_app(seeded) as one, open_app(other) as two:
        await begin(one, here)
        await begun(two, here)
        await one.type("rain on the glass")
        await one.press("pagedown")
        await two.type("boats going by")
        await two.press("pagedown")
        await two.press("pageup")
        assert field(two).text == "rain on the glass\nboats going by"
        await one.press("pageup")
        assert field(one).text == "rain on the glass\nboats going by"
        await one.press("pagedown", "pageup")
        assert field(one).text == "rain on the glass\nboats going by"
    other.close()


async def test_lines_pasted_are_an_idea_each_and_a_long_text_is_one(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        here = event(seeded)
        await begin(nj, here)
        await to(nj, "ideas")
        await nj.paste("bread and ledgers\n\nsend Priya the pricing sheet by friday\nsails for the market\n")
        await nj.press("enter")
        assert told(nj) == "kept, 3 lines"
        texts = {text for (text,) in seeded.database.rows("SELECT text FROM idea WHERE event_id = ?", here)}
        assert {"bread and ledgers", "sails for the market"} <= texts
        reflection = page(nj).walk.reflection  # type: ignore[union-attr]
        assert reflection is not None
        assert [a.text for a in seeded.reflecting.set_aside(reflection)] == [TASK]
        before = len(texts)
        await nj.paste("\n".join(f"line {number} of a very long text" for number in range(300)))
        await nj.press("enter")
        assert told(nj) == "kept"
        found = [text for (text,) in seeded.database.rows("SELECT text FROM idea WHERE event_id = ?", here)]
        assert len(found) == before + 1
        assert any("line 0 of" in text and "line 299 of" in text for text in found)


async def test_of_a_text_without_end_the_page_shows_what_it_can_and_the_journal_keeps_all(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        here = event(seeded)
        await begin(nj, here)
        await nj.paste("\n".join(f"free line {number}" for number in range(3000)))
        await to(nj, "ideas")
        words = "lorem ipsum " * 4000
        await nj.paste(words)
        await nj.press("enter")
        kept = page(nj).query_one("#kept")
        assert "all of it is kept" in str(kept.render())
        assert len(str(kept.render())) < 2000
        await to(nj, "reading")
        shown = str(kept.render())
        assert "more lines, all of them kept" in shown
        assert len(shown) < 40_000
        free, idea = seeded.reflections.of_event(here)[0].id, ref(seeded, "idea", "lorem")
        assert seeded.ideas.get(idea.id).text == words.strip()
        assert seeded.reflections.answers(free)[0].text.endswith("free line 2999")


@pytest.mark.slow
async def test_answering_everything_on_a_hostile_journal(hostile: Journal) -> None:
    async with open_app(hostile) as nj:
        await begin(nj, int(hostile.database.value("SELECT id FROM event ORDER BY day DESC LIMIT 1 OFFSET 1")))
        for number in range(30):
            if card(nj).step.keeps == "reading":
                break
            if card(nj).step.keeps not in ("spark", "quiet", "promises", "conversations"):
                await answer(nj, number)
            await nj.press("pagedown")
        await nj.press("enter")
        assert nj.page == "reflection"


def test_of_one_put_back_and_one_begun_since_that_with_words_opens(seeded: Journal) -> None:
    at = event(seeded)
    first = seeded.reflecting.begin(at, "unhurried")
    begun_by = seeded.actions(1)[0].id
    written = seeded.reflecting.idea(first, "cards", "what was written first").action
    seeded.undo(written)
    seeded.undo(begun_by)
    second = seeded.reflecting.begin(at, "unhurried")
    seeded.redo(begun_by)
    assert seeded.reflecting.begin(at, "unhurried").id == max(first.id, second.id)
    seeded.redo(written)
    there = seeded.reflecting.begin(at, "unhurried")
    assert [answer.text for answer in there.answers] == ["what was written first"]
