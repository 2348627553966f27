"""The pile by keyboard: follow up, later, let go, excuses, amnesty; and nothing typed there is ever lost."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from netjournal import present
from netjournal.clock import FrozenClock
from netjournal.config import Pile, Settings
from netjournal.domain.records import Contact, Ref
from netjournal.journal import Journal
from netjournal.tui.messages import OpenRecord
from netjournal.tui.screens.pile import PilePage

from .builders import conversation, event, idea, person
from .driver import Driver, open_app
from .test_hostile import CONTROLS, literal
from .walking import drafts

TODAY = date(2026, 11, 22)


@pytest.fixture
def piled(empty: Journal) -> Iterator[Journal]:
    """Four cards: two warm, one cooling, one cold; and Tom, who was followed up."""
    with empty.database.write("", bulk=True):
        breakfast = event(empty, "Thames Breakfast", TODAY - timedelta(days=4), place="The Anchor", notes="Rain.")
        fair = event(empty, "Paper Fair", TODAY - timedelta(days=20))
        long_ago = event(empty, "Spring Meetup", TODAY - timedelta(days=90))
        priya = person(empty, "Priya Nair", does="accounts for bakeries", hook="red glasses", needs="a printer")
        for value, kind in (("+44 20 7946 0958", "phone"), ("priya@example.com", "email")):
            empty.people.add_contact(priya, Contact(kind, value))
        bo, mina, ana, tom = (person(empty, name) for name in ("Bo Chen", "Mina Okafor", "Ana Reyes", "Tom Ellis"))
        for there, who in ((breakfast, bo), (breakfast, priya), (fair, mina), (long_ago, ana), (long_ago, tom)):
            empty.events.attend(there, who, "talked")
        conversation(empty, [priya], TODAY - timedelta(days=4), "moving in spring", event_id=breakfast,
                     words="thinking about new boxes")  # fmt: skip
        conversation(empty, [tom], TODAY - timedelta(days=3), "rang him", how="call")
        idea(empty, "stories instead of reports", TODAY - timedelta(days=4), Ref("person", priya))
    yield empty


def page(nj: Driver) -> PilePage:
    assert isinstance(nj.screen, PilePage), nj.page
    return nj.screen


def names(nj: Driver) -> list[str]:
    return [card.name for card in page(nj).cards]


def id_of(journal: Journal, name: str) -> int:
    return journal.meeting.find_person(name)


async def test_the_pile_is_opened_from_anywhere_and_says_what_is_in_it(piled: Journal) -> None:
    async with open_app(piled, (120, 36)) as nj:
        nj.app.post_message(OpenRecord(Ref("person", id_of(piled, "Tom Ellis"))))
        await nj.settle()
        await nj.do("app.pile")
        assert set(names(nj)) == {"Priya Nair", "Bo Chen", "Mina Okafor", "Ana Reyes"}
        assert names(nj)[2:] == ["Mina Okafor", "Ana Reyes"]
        assert nj.shows("4 in the pile, 1 cold")
        assert nj.shows("warm") and nj.shows("cooling")
        await nj.press("escape")
        assert nj.page == "person"


async def to(nj: Driver, name: str) -> None:
    await nj.do("app.pile")
    await nj.highlight(page(nj).stack.cards, name)


async def test_following_up_shows_the_number_and_an_opener_and_keeps_what_happened(piled: Journal) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Priya")
        assert nj.shows("red glasses") and nj.shows("“thinking about new boxes”")
        await nj.press("f")
        assert nj.shows("+44 20 7946 0958") and nj.shows("tel:+442079460958")
        assert nj.shows("Hello Priya, we met at Thames Breakfast on Wednesday")
        await nj.do("pile.copy")
        assert nj.app.clipboard.startswith("Hello Priya, we met at Thames Breakfast on Wednesday 18 November. You said")
        await nj.press("enter")
        await nj.type("she moves in March\n")
        assert len(names(nj)) == 3
        assert nj.shows("3 in the pile, 1 cold")
        talk = piled.conversations.get(piled.database.value("SELECT max(id) FROM conversation"))
        assert (talk.said, talk.how, talk.day, talk.people) == ("she moves in March", "call", TODAY, ("Priya Nair",))
        await nj.do("app.undo")
        assert "Priya Nair" in names(nj)


async def test_tab_goes_to_the_mail_address_and_a_promise_is_made_in_the_conversation(piled: Journal) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Priya")
        await nj.press("f", "tab")
        assert nj.shows("mailto:priya@example.com")
        await nj.press("f")
        await nj.type("! send her the list by friday\n")
        talk = piled.conversations.get(piled.database.value("SELECT max(id) FROM conversation"))
        (promise,) = piled.listing("promise").at(0, 9)
        assert (talk.how, talk.said) == ("mail", "")
        assert (promise.words, promise.person, promise.direction) == ("send her the list", "Priya Nair", "mine")
        assert piled.promises.get(promise.id).conversation_id == talk.id
        assert "Priya Nair" not in names(nj)


async def test_later_asks_until_when_and_says_how_it_is_read(piled: Journal, clock: FrozenClock) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Bo")
        await nj.press("l")
        await nj.type("blursday\n")
        assert "no day ahead" in nj.toast and "Bo Chen" in names(nj)
        assert page(nj).field.text == "blursday"
        await nj.press(*["backspace"] * 8)
        await nj.type("next week")
        assert nj.shows("Mon 23 Nov") or nj.shows("tomorrow")
        await nj.press("enter")
        assert "Bo Chen" not in names(nj)
    clock.advance(days=9)
    assert "Bo Chen" in [card.name for card in piled.touching.pile()]


async def test_letting_go_takes_two_keys_and_keeps_the_person(piled: Journal) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Mina")
        await nj.press("x", "enter")
        assert "Mina Okafor" not in names(nj)
        assert piled.people.get(id_of(piled, "Mina Okafor")).let_go_on == TODAY
        await nj.do("app.undo")
        assert "Mina Okafor" in names(nj)


async def test_each_excuse_is_answered_from_the_notes(piled: Journal) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Priya")
        for says in ("They won't remember me", "I'm not in the market", "I don't remember", "I haven't had a second"):
            await nj.press("e")
            assert nj.shows(says), says
        await nj.press("e")
        assert nj.shows("They won't remember me")
        await nj.press("escape")
        assert not nj.shows("They won't remember me")
        assert isinstance(nj.screen, PilePage)


async def test_an_amnesty_is_asked_once_and_taken_back_whole(piled: Journal) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await nj.do("app.pile")
        assert nj.shows("A lets the cold ones go")
        await nj.press("A")
        assert nj.shows("Let 1 cold card go") and nj.shows("u takes it back")
        await nj.press("escape")
        assert len(names(nj)) == 4
        await nj.press("A", "A")
        assert nj.page == "Sure", "the key that asks does not answer"
        await nj.press("y")
        await nj.safe()
        assert "Ana Reyes" not in names(nj) and len(names(nj)) == 3
        assert not nj.shows("A lets the cold ones go")
        assert piled.people.get(id_of(piled, "Ana Reyes")).name == "Ana Reyes"
        await nj.do("app.undo")
        assert len(names(nj)) == 4


async def test_what_is_half_written_is_there_again(piled: Journal) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Priya")
        await nj.press("f", "enter")
        await nj.type("she said that")
        await nj.press("escape")
        assert "she said that" in drafts(piled).values()
        await nj.press("escape")
        await to(nj, "Bo")
        await nj.press("f")
        assert page(nj).field.text == ""
        await nj.press("escape", "escape")
        await to(nj, "Priya")
        await nj.press("f")
        assert page(nj).field.text == "she said that"
        await nj.press("enter", "end")
        await nj.type(" it is fine\n")
        assert drafts(piled) == {}
        assert piled.database.value("SELECT said FROM conversation ORDER BY id DESC") == "she said that it is fine"


async def test_what_another_window_does_takes_no_text_away(piled: Journal) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Priya")
        await nj.press("f", "enter")
        await nj.type("she said")
        piled.touching.let_go(id_of(piled, "Priya Nair"))
        nj.app.announce()
        await nj.settle()
        assert page(nj).field.text == "she said" and nj.typing
        await nj.type(" yes\n")
        talk = piled.conversations.get(piled.database.value("SELECT max(id) FROM conversation"))
        assert (talk.said, talk.people) == ("she said yes", ("Priya Nair",))


async def test_a_draft_of_a_card_removed_meanwhile_says_where_it_is(piled: Journal) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Priya")
        await nj.press("f", "enter")
        await nj.type("she said")
        piled.remove(Ref("person", id_of(piled, "Priya Nair")))
        await nj.press("escape")
        assert "no longer in the journal" in nj.toast and str(piled.drafts.folder) in nj.toast


async def test_an_empty_pile_is_kind_and_its_keys_do_nothing(empty: Journal) -> None:
    async with open_app(empty, (80, 24)) as nj:
        await nj.do("app.pile")
        assert nj.shows("Nobody waits here.")
        await nj.press("f", "l", "x", "e", "A", "o", "c", "v", "n", "tab", "enter")
        assert isinstance(nj.screen, PilePage)
        await nj.press("q")
        assert nj.page == "home"


async def test_what_is_opened_is_rebuilt_and_handed_over_without_a_shell(
    piled: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr("netjournal.tui.reaching.shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("netjournal.tui.reaching.subprocess.Popen", lambda command, **more: ran.append(command))
    bo = id_of(piled, "Bo Chen")
    with piled.database.write("", quiet=True):
        piled.people.add_contact(bo, Contact("link", "javascript:alert(1)"))
        piled.people.add_contact(bo, Contact("link", "--profile=/tmp/x"))
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Priya")
        await nj.press("f", "v")
        assert [command[1:] for command in ran] == [["tel:+442079460958"]]
        await nj.press("escape", "escape")
        await to(nj, "Bo")
        await nj.press("f", "v", "tab", "v")
        assert len(ran) == 1
        assert nj.shows("javascript:alert(1)") and "not" in nj.toast


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses handed over."""
    handed: list[str] = []

    def hand_over(address: str) -> bool:
        handed.append(address)
        return True

    monkeypatch.setattr("netjournal.tui.reaching.open_outside", hand_over)
    return handed


async def test_nothing_is_opened_that_is_not_marked(piled: Journal, opened: list[str]) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Priya")
        await nj.press("f", "tab", "tab")
        assert nj.shows("kept as: message") and not nj.shows("v opens")
        await nj.press("v")
        assert opened == [] and "No number or address is marked" in nj.toast
        await nj.press("tab", "tab", "tab", "v")
        assert opened == ["tel:+442079460958"]


@pytest.mark.parametrize(
    ("size", "length", "seen"),
    [((120, 36), 60, True), ((120, 36), 1900, False), ((40, 10), 400, False), ((30, 5), 20, False)],
)
async def test_nothing_is_opened_that_is_not_seen_in_full(
    piled: Journal, opened: list[str], size: tuple[int, int], length: int, seen: bool
) -> None:
    with piled.database.write("", quiet=True):
        link = f"https://{'long-' * 10}host.example.com/{'x' * length}.evil"
        piled.people.add_contact(id_of(piled, "Bo Chen"), Contact("link", link))
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Bo")
        await nj.press("f")
        await nj.resize(*size)
        for _ in range(2):
            await nj.press("v")
            await nj.rest()
        assert opened == ([link, link] if seen else [])
        assert seen or size == (30, 5) or "make the window larger" in nj.toast


@pytest.mark.parametrize("size", [(110, 30), (40, 10)])
async def test_what_was_below_the_fold_is_shown_first_and_opened_by_another_key(
    piled: Journal, opened: list[str], size: tuple[int, int]
) -> None:
    long, name = ("x" * 500, "e" * 30) if size[0] > 40 else ("x" * 10, "jo")
    with piled.database.write("", quiet=True):
        for value in (f"https://example.com/{long}", f"{name}@example.com"):
            piled.people.add_contact(id_of(piled, "Bo Chen"), Contact("link" if "/" in value else "email", value))
    async with open_app(piled, size) as nj:
        await to(nj, "Bo")
        await nj.press("f", "tab")
        assert not nj.shows(f"opens https://example.com/{long[:3]}")
        await nj.press("v")
        await nj.rest()
        assert opened == [] and nj.shows("v opens it."), nj.screen_text()
        await nj.press("v")
        assert opened == [f"https://example.com/{long}"]


async def test_what_a_toast_covers_is_not_seen(piled: Journal, opened: list[str]) -> None:
    with piled.database.write("", quiet=True):
        piled.people.add_contact(id_of(piled, "Bo Chen"), Contact("email", "bo@example.com"))
    async with open_app(piled, (60, 16)) as nj:
        await to(nj, "Bo")
        await nj.press("f")
        nj.app.say("\n".join(["a sentence about something else altogether"] * 12))
        await nj.settle()
        assert not nj.shows("mailto:bo@example.com")
        await nj.press("v")
        await nj.rest()
        assert opened == [] and nj.shows("mailto:bo@example.com")
        await nj.press("v")
        assert opened == ["mailto:bo@example.com"]


@pytest.mark.parametrize("size", [(120, 36), pytest.param((80, 24), marks=pytest.mark.slow), (40, 10)])
async def test_words_of_strangers_stand_as_they_are(hostile: Journal, size: tuple[int, int]) -> None:
    async with open_app(hostile, size) as nj:
        await nj.do("app.pile")
        assert page(nj).cards and not CONTROLS.search(nj.screen_text())
        for key in ("f", "escape", "e", "e", "e", "e", "escape", "l", "escape", "x", "enter"):
            await nj.press(key)
            assert not CONTROLS.search(nj.screen_text())
            if size[0] > 40:
                literal(nj)
            assert page(nj).focused is not None


async def test_the_brake_is_said_once_and_can_be_off(piled: Journal) -> None:
    next_one = piled.meeting.event("Winter Drinks", TODAY + timedelta(days=3))
    for settings, said in ((Settings(pile=Pile(brake=False)), 0), (Settings(), 1), (Settings(), 0)):
        async with open_app(piled, (120, 36), settings) as nj:
            for _ in range(2):
                nj.app.post_message(OpenRecord(Ref("event", next_one)))
                await nj.settle()
                assert nj.page == "event"
                await nj.press("escape")
            assert sum("wait for a word" in toast for toast in nj.toasts) == said


async def test_who_slips_away_and_who_moved_are_pages_of_their_own(piled: Journal) -> None:
    tom = id_of(piled, "Tom Ellis")
    with piled.database.write("", quiet=True):
        piled.people.move(tom, TODAY, "closer", words="rang, just to ring")
        mina = id_of(piled, "Mina Okafor")
        for days in (120, 141, 162):
            conversation(piled, [mina], TODAY - timedelta(days=days), "boats", how="call")
        piled.database.run("DELETE FROM attendance WHERE person_id = ?", mina)
    async with open_app(piled, (120, 36)) as nj:
        nj.app.action_drifting()
        await nj.settle()
        assert nj.shows("usually every 3 weeks, silent for 17")
        await nj.press("enter")
        assert nj.page == "person"
        await nj.press("escape", "escape")
        nj.app.action_closer()
        await nj.settle()
        assert nj.shows("November 2026")
        await nj.press("enter")
        assert nj.shows("Tom Ellis") and nj.shows("closer, met")
        nj.app.action_closer()
        await nj.settle()
        await nj.press("ctrl+u")
        await nj.type("2026-W46")
        assert nj.shows("9 to 15 November")
        await nj.press("enter")
        assert nj.shows("Nobody was said to have moved: 9 to 15 November.")
        nj.app.action_closer()
        await nj.settle()
        await nj.type("zz\n")
        assert nj.page == "form" and nj.shows("Say it like: this month")


@pytest.mark.parametrize(("width", "said"), [(80, "overdue since "), (120, "close: every 30 days, at most 45")])
async def test_why_somebody_slips_away_is_said_in_full_where_there_is_room(
    piled: Journal, width: int, said: str
) -> None:
    """The day it is about comes first: a narrow window cuts the rest."""
    mina = id_of(piled, "Mina Okafor")
    with piled.database.write("", quiet=True):
        conversation(piled, [mina], TODAY - timedelta(days=300), "boats", how="call")
        piled.database.run("DELETE FROM attendance WHERE person_id = ?", mina)
        piled.database.run("DELETE FROM conversation WHERE day > ?", (TODAY - timedelta(days=200)).isoformat())
        piled.people.edit(mina, does="boats from paper")
    piled.touching.set_circle(mina, "close")
    [one] = [one for one in piled.touching.drifting() if one.ref.id == mina]
    whole = present.drifting_words(one, TODAY)
    assert whole.startswith("overdue since ") and whole.endswith(" · close: every 30 days, at most 45")
    async with open_app(piled, (width, 36)) as nj:
        nj.app.action_drifting()
        await nj.settle()
        assert nj.shows(said) and nj.shows(whole) == nj.shows("boats from") == (width >= 120)


async def test_a_circle_is_asked_for_and_a_turn_put_off_where_somebody_is_highlighted(piled: Journal) -> None:
    mina = id_of(piled, "Mina Okafor")
    async with open_app(piled, (120, 36)) as nj:
        nj.app.action_circle()
        await nj.settle()
        assert "Highlight somebody first" in nj.toast
        nj.app.post_message(OpenRecord(Ref("person", mina)))
        await nj.settle()
        nj.app.action_bump()
        await nj.settle()
        assert "in no circle" in nj.toast
        nj.app.action_circle()
        await nj.settle()
        await nj.press(*["backspace"] * 4)
        await nj.type("often")
        assert nj.shows("not read as a circle")
        await nj.press(*["backspace"] * 5)
        await nj.type("inner")
        assert nj.shows("inner: every 14 days")
        await nj.press("enter")
        assert nj.page == "person" and "Mina Okafor: inner" in nj.toast
        nj.app.action_bump()
        await nj.settle()
        assert "Put off Mina Okafor until Sun 6 Dec" in nj.toast
        nj.app.action_release()
        await nj.settle()
        assert piled.people.get(mina).let_go_on == TODAY
        nj.app.action_release()
        await nj.settle()
        assert piled.people.get(mina).let_go_on is None
        for _ in range(4):
            await nj.do("app.undo")
        assert piled.touching.touches.rhythm(mina).kind == "none"


async def test_without_a_number_it_is_said_how_one_was_in_touch(piled: Journal) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await to(nj, "Bo")
        await nj.press("f")
        assert nj.shows("No number or address is written down") and nj.shows("kept as: call")
        await nj.press("v")
        assert "No number or address" in nj.toast
        await nj.press("tab", "tab", "tab", "enter")
        await nj.type("over coffee\n")
        assert piled.database.value("SELECT how FROM conversation ORDER BY id DESC") == "in person"


async def test_nobody_waits_inside_a_reflection(piled: Journal) -> None:
    async with open_app(piled, (120, 36)) as nj:
        await nj.do("app.reflect")
        assert nj.page == "reflect"
        await nj.press("f")
        assert nj.page == "reflect"


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_pile_looks_as_it_did(
    piled: Journal, size: tuple[int, int], golden: Callable[[str, str], None]
) -> None:
    async with open_app(piled, size) as nj:
        await to(nj, "Priya")
        await nj.press("f", "tab")
        golden(f"pile-{size[0]}x{size[1]}", nj.screen_text())


@pytest.mark.parametrize(
    "sizes",
    [
        ((80, 24), (40, 10), (80, 24)),
        ((64, 24), (63, 24), (64, 24)),
        ((80, 24), (40, 10)),
        ((40, 10), (200, 60)),
        ((120, 36), (40, 10), (70, 20), (60, 12), (80, 24)),
    ],
    ids=str,
)
async def test_a_pile_resized_looks_as_if_opened_so(piled: Journal, sizes: tuple[tuple[int, int], ...]) -> None:
    async with open_app(piled, sizes[-1]) as nj:
        await nj.do("app.pile")
        await nj.rest()
        afresh = nj.screen_text()
    async with open_app(piled, sizes[0]) as nj:
        await nj.do("app.pile")
        for size in sizes[1:]:
            await nj.resize(*size)
        assert nj.screen_text().splitlines() == afresh.splitlines()


@pytest.mark.parametrize(("width", "offered"), [(66, True), (65, False), (40, False)])
async def test_letting_the_cold_ones_go_is_offered_whole_or_not_at_all(
    piled: Journal, width: int, offered: bool
) -> None:
    with piled.database.write("", bulk=True):
        there = event(piled, "Crowded Room", TODAY - timedelta(days=120))
        for number in range(60):
            piled.events.attend(there, person(piled, f"Guest {number}"), "talked")
    async with open_app(piled, (width, 24)) as nj:
        await nj.do("app.pile")
        assert nj.shows("64 in the pile, 61 cold")
        assert nj.shows(" · A lets the cold ones go, all at once") == offered
        assert nj.shows("A lets") == offered
