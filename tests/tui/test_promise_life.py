"""A promise's whole life by keys: from the promises pane and from its own page."""

from collections.abc import Iterator

import pytest
from textual.widgets import Input

from netjournal.config import Settings
from netjournal.domain.promises import SOME_DAY
from netjournal.domain.records import Ref
from netjournal.journal import Journal

from .builders import SEEN
from .driver import Driver, open_app
from .test_pages import on_page, ref


@pytest.fixture
def other(seeded: Journal) -> Iterator[Journal]:
    """The same journal in another window."""
    journal = Journal.open(seeded.database.path, seeded.clock)
    yield journal
    journal.close()


async def type_in(nj: Driver, field: str, words: str) -> None:
    nj.screen.query_one(f"#f-{field}", Input).focus()
    await nj.type(words)


async def test_done_says_what_came_of_it_and_offers_what_happened(seeded: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", size=(120, 36), then="record.done") as (nj, promise):
        assert nj.page == "form"
        await nj.type("she used it twice\n")
        assert nj.page == "promise"
        assert nj.toast == "Done: send the VAT checklist\nt: what happened · u takes it back"
        done = seeded.promises.get(promise.id)
        assert (done.state, done.closed_words) == ("done", "she used it twice")
        assert nj.shows("done “she used it twice”")
        await nj.press("t")
        assert nj.screen.query_one("#f-people", Input).value == "Priya Nair"
        await nj.type("she laughed")
        await nj.do("form.save")
        talk = seeded.conversations.get(ref(seeded, "conversation", "she laughed").id)
        assert talk.people == ("Priya Nair",)
        await nj.do("app.undo")
        await nj.do("app.undo")
        assert seeded.promises.get(promise.id).state == "open"


async def test_done_in_the_pane_leaves_the_highlight_where_it_was(seeded: Journal) -> None:
    """The done one goes to the foot of the list; the eyes stay, and `t` still means the one just done."""
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.pane_3")
        first, then = (line.ref for line in seeded.listing("promise").at(0, 2))
        assert nj.row(3).ref == first
        await nj.do("home.done")
        await nj.press("enter")
        assert seeded.promises.get(first.id).state == "done"
        assert nj.row(3).ref == then
        await nj.do("home.talked")
        assert nj.screen.query_one("#f-people", Input).value == seeded.promises.get(first.id).person
        await nj.press("escape")
        await nj.do("app.undo")
        assert nj.row(3).ref == first


async def test_leaving_done_open_changes_nothing_and_keeps_the_words(seeded: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", then="record.done") as (nj, promise):
        await nj.type("half a word")
        await nj.press("escape")
        assert seeded.promises.get(promise.id).state == "open"
        await nj.do("record.done")
        assert nj.screen.query_one("#f-words", Input).value == "half a word"


@pytest.mark.parametrize(
    ("key", "until", "told"),
    [
        ("t", "2026-11-23", "put off until tomorrow"),
        ("w", "2026-11-30", "put off until Mon 30 Nov"),
        ("m", "2026-12-22", "put off until Tue 22 Dec"),
        ("s", SOME_DAY.isoformat(), "put off to some day"),
    ],
)
async def test_one_key_puts_it_off_from_its_page(seeded: Journal, key: str, until: str, told: str) -> None:
    async with on_page(seeded, "promise", "boxes", size=(120, 36), then="record.later") as (nj, promise):
        assert nj.shows("it won't be done, and that is all right")
        await nj.press(key)
        snoozed = seeded.promises.get(promise.id).snoozed
        assert snoozed is not None and snoozed.isoformat() == until
        assert nj.shows(f"Sun 22 Nov  {told}")
        await nj.do("app.undo")
        assert seeded.promises.get(promise.id).snoozed is None
        assert not nj.shows("so far")


async def test_put_off_it_is_no_longer_red_anywhere(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        assert nj.shows("1 promise of mine due")
        await nj.do("home.pane_3")
        await nj.highlight(nj.pane(3).list, "boxes")
        assert nj.pane(3).list._cells(nj.row(3))[-1].role == "late"
        await nj.press("l", "d")
        await type_in(nj, "day", "in 2 weeks")
        assert nj.shows("Sunday 6 December, in 2 weeks")
        await nj.press("enter")
        row = next(row for row in nj.rows(nj.pane(3).list) if "boxes" in row.words)
        assert nj.pane(3).list._cells(row)[-1][:2] == ("later, Sun 6 Dec", "quiet")
        assert not nj.shows("of mine due")
        nj.app.open_record(Ref("person", row.person_id))
        await nj.settle()
        entry = next(e for e in nj.rows(nj.entries) if "boxes" in e.text)
        assert nj.entries._cells(entry)[-1][:2] == ("later, Sun 6 Dec", "quiet")


async def test_a_day_that_is_not_ahead_is_said_and_the_form_stays(seeded: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", then="record.later") as (nj, promise):
        await nj.press("d")
        await nj.type("yesterday")
        assert nj.shows("no day ahead")
        await nj.press("enter")
        assert nj.page == "form"
        assert seeded.promises.get(promise.id).snoozed is None


async def test_renegotiated_it_is_due_on_the_day_they_were_told(seeded: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", size=(120, 36), then="record.later") as (nj, promise):
        await nj.press("n", "enter")
        await nj.do("form.save")
        assert nj.page == "form" and nj.shows("Which day did you tell them?")
        await type_in(nj, "by", "12 Dec")
        await type_in(nj, "words", "rang her")
        await nj.press("enter")
        now = seeded.promises.get(promise.id)
        assert (str(now.due), now.due_words) == ("2026-12-12", "12 Dec")
        assert nj.shows("renegotiated, was due Fri “rang her”")
        await nj.do("app.undo")
        assert seeded.promises.get(promise.id).due_words == "friday"


async def test_it_repeats_and_is_begun_anew(seeded: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", size=(120, 36), then="record.later") as (nj, promise):
        await nj.press("r")
        await nj.type("now and then\n")
        assert nj.page == "form" and nj.shows("does not say how often")
        await nj.press("home", "ctrl+k")
        await nj.type("2 weeks\n")
        assert nj.shows("every 2 weeks, counted from the day it is done")
        await nj.press("d", "enter")
        assert "again every 2 weeks" in nj.toast
        again = seeded.promises.get(ref(seeded, "promise", "VAT").id)
        assert (again.id != promise.id, str(again.due), again.state) == (True, "2026-12-06", "open")
        await nj.do("app.undo")
        assert ref(seeded, "promise", "VAT") == promise


async def test_let_go_with_a_reason_and_opened_again(seeded: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", size=(120, 36), then="record.later") as (nj, promise):
        await nj.press("g")
        await nj.type("she has one\n")
        assert seeded.promises.get(promise.id).state == "let go"
        assert nj.shows("let go “she has one”")
        await nj.do("record.later")
        assert nj.page == "promise" and "d opens it again" in nj.toast
        await nj.do("record.done")
        assert seeded.promises.get(promise.id).state == "open"
        assert nj.shows("opened again, had come to “she has one”")


async def test_other_keys_mean_nothing_while_a_choice_is_open(seeded: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", then="record.later") as (nj, promise):
        before = seeded.actions()
        await nj.press("z", "x", "e", "j", "u")
        assert nj.page == "Choices"
        await nj.press("escape")
        assert nj.page == "promise"
        assert seeded.actions() == before
        assert seeded.promises.get(promise.id).state == "open"


async def test_what_another_window_closed_is_said_and_closed_once(seeded: Journal, other: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", then="record.done") as (nj, promise):
        other.promising.finish(promise.id, "theirs")
        await nj.type("mine\n")
        assert nj.page == "form"
        assert nj.shows("is done already; nothing was changed")
        await nj.press("escape")
        assert seeded.promises.get(promise.id).closed_words == "theirs"
        assert [step.step for step in seeded.promises.steps(promise.id)] == ["done"]


async def test_what_another_window_closed_is_not_put_off(seeded: Journal, other: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", then="record.later") as (nj, promise):
        other.promising.finish(promise.id)
        await nj.press("t")
        assert "is done already" in nj.toast
        assert seeded.promises.get(promise.id).snoozed is None


async def test_i_owe_and_they_owe_are_two_lists(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.pane_3")
        everything = nj.in_pane(3)
        await nj.press("m")
        assert nj.pane_title(3) == "3 Promises · I owe"
        assert nj.in_pane(3) == ["write to Ana about the boxes", "send the VAT checklist"]
        await nj.press("m")
        assert nj.pane_title(3) == "3 Promises · they owe"
        assert nj.in_pane(3) == ["introduce me to his printer"]
        await nj.rest()
        assert nj.in_pane(2) == ["Tom Ellis"]
        await nj.do("home.pane_2")
        await nj.highlight(nj.pane(2).list, "Priya")
        await nj.rest()
        assert nj.in_pane(3) == []
        assert nj.pane_title(3) == "3 Promises · they owe · with Priya Nair"
        assert nj.shows("None of these here.")
        await nj.do("home.pane_3")
        await nj.press("m")
        assert nj.in_pane(3) == everything
        assert nj.pane_title(3) == "3 Promises"


async def test_escape_shows_all_promises_again(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.pane_3")
        await nj.press("m")
        assert len(nj.in_pane(3)) == 2
        await nj.press("escape")
        assert len(nj.in_pane(3)) == 3
        assert nj.pane_title(3) == "3 Promises"
        await nj.press("1", "m")
        assert nj.page == "home" and "owe" not in nj.pane_title(3)


async def test_words_of_strangers_are_shown_as_they_stand(hostile: Journal) -> None:
    async with open_app(hostile, (120, 36)) as nj:
        nj.app.open_record(Ref("promise", 1))
        await nj.settle()
        await nj.do("record.later")
        assert nj.page == "Choices" and nj.shows(SEEN[:20])
        await nj.press("n")
        await nj.type("fri")
        await type_in(nj, "words", "[/b]")
        await nj.press("enter")
        assert nj.shows("renegotiated") and nj.shows("“[/b]”")
        await nj.press("d", "enter")
        assert SEEN[:20] in nj.toast


async def test_a_choice_takes_its_letter_before_a_key_of_the_users_own(seeded: Journal) -> None:
    async with open_app(seeded, settings=Settings(keys={"app.jot": "t"})) as nj:
        promise = ref(seeded, "promise", "VAT")
        nj.app.open_record(promise)
        await nj.settle()
        await nj.press("l", "t")
        assert nj.page == "promise"
        assert seeded.promises.get(promise.id).snoozed is not None
