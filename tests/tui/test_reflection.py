"""The guided reflection, walked to its end by keyboard alone, left and come back to, and never losing a word."""

from datetime import timedelta

import pytest

from netjournal import paths
from netjournal.domain.reflection import Card
from netjournal.journal import Journal
from netjournal.prompts import load
from netjournal.tui.walk import Walk
from netjournal.tui.widgets.entry import Entry

from .driver import Driver, open_app
from .test_pages import ref
from .walking import BEFORE_ITS_TIME, TASK, begin, card, choices, drafts, event, field, line, page, to, told, walk

EVENTS = {
    "event": "Thames Breakfast",
    "one_to_one": "1-2-1 with Tom Ellis",
    "online": "Makers' evening",
    "faded": "Oxford Print Conference",
}
"""An event of the seeded journal for each variant."""

EXPECTED = {
    ("event", "unhurried"): (
        "let_it_run who_was_there card_by_card heard_new heard_again met_again three_lenses spark quiet_line "
        "said_aloud little_conversations first_word read_back"
    ),
    ("event", "five"): "let_it_run card_by_card heard_new spark quiet_line said_aloud read_back",
    ("one_to_one", "unhurried"): (
        "let_it_run goals accomplishments interests networks skills looking_for good_introduction what_it_sparked "
        "three_lenses spark quiet_line said_aloud little_conversations first_word read_back"
    ),
    ("one_to_one", "five"): "let_it_run looking_for what_it_sparked spark quiet_line said_aloud read_back",
    ("online", "unhurried"): (
        "let_it_run talked_about could_answer gave_first heard_again met_again three_lenses spark quiet_line "
        "said_aloud little_conversations first_word read_back"
    ),
    ("online", "five"): "let_it_run talked_about could_answer spark quiet_line said_aloud read_back",
    ("faded", "unhurried"): "stayed who_was_there surprising_card quiet_line said_aloud read_back",
    ("faded", "five"): "stayed surprising_card quiet_line said_aloud read_back",
}


def red(nj: Driver) -> bool:
    """Whether anything is drawn in the colour of what is late."""
    late = nj.app.theme_variables["late"]
    return late.lower() in nj.app.export_screenshot().lower()


# Walked to the end


IN_SHORT = (("event", "five"), ("one_to_one", "five"), ("faded", "unhurried"))
"""The walks of every run; the others are walked with the slow tests."""


@pytest.mark.parametrize(
    ("variant", "length"),
    [pytest.param(*one, marks=[] if one in IN_SHORT else [pytest.mark.slow]) for one in EXPECTED],
)
async def test_every_variant_and_length_is_walked_to_its_end(seeded: Journal, variant: str, length: str) -> None:
    async with open_app(seeded) as nj:
        here = event(seeded, EVENTS[variant])
        await begin(nj, here, length)
        reflection = page(nj).walk.reflection  # type: ignore[union-attr]
        assert reflection is not None
        assert (reflection.variant, reflection.length) == (variant, length)
        late: list[str] = []

        def seen(card: Card, text: str) -> None:
            if red(nj):
                late.append(card.step.id)

        steps = await walk(nj, seen)
        assert list(dict.fromkeys(steps)) == EXPECTED[variant, length].split()
        assert late == []
        assert nj.page == "reflection"
        assert nj.toast.startswith("Kept. It is a page now, there whenever you want to read it.")
        found = seeded.reflections.get(reflection.id)
        assert found.complete and found.closed
        for words in ("A good day, on the whole.", "rain on the glass", "boats going by"):
            assert nj.shows(words), words
        assert drafts(seeded) == {}


async def test_what_the_unhurried_walk_keeps(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        here = event(seeded)
        await begin(nj, here)
        await walk(nj)
    room = {a.person.name: a.mark for a in seeded.events.attendees(here)}
    assert room["Priya Nair"] == "talked"
    texts = [text for (text,) in seeded.database.rows("SELECT text FROM idea WHERE event_id = ?", here)]
    assert "boats going by" in texts
    assert TASK not in texts
    priya = ref(seeded, "person", "Priya")
    assert any("know a joiner" in entry.text for entry in seeded.entries(priya))
    mine, theirs = ref(seeded, "promise", "drawings"), ref(seeded, "promise", "ring me")
    assert seeded.promises.get(mine.id).person == "Ana Reyes"
    assert str(seeded.promises.get(mine.id).due) == "2026-11-27"
    assert seeded.promises.get(theirs.id).direction == "theirs"
    assert seeded.promises.get(mine.id).event_id == here
    reflection = seeded.reflections.get(seeded.reflections.of_event(here)[0].id)
    by_step = {a.step: a for a in reflection.answers}
    assert by_step["little_conversations"].person == "Ana Reyes"
    assert "moving to bigger premises" in by_step["little_conversations"].text
    assert by_step["first_word"].person
    assert by_step["read_back"].text == "A good day, on the whole."
    lit = [i for (i,) in seeded.database.rows("SELECT id FROM idea WHERE spark = 1 AND event_id = ?", here)]
    assert by_step["spark"].ref is not None
    assert by_step["spark"].ref.id in lit


async def test_enter_on_nothing_goes_all_the_way(seeded: Journal) -> None:
    """Nothing is required: Enter comes to the end (but where it is a letter, or picks) and no idea is made up."""
    ideas = seeded.database.value("SELECT count(*) FROM idea")
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        seen: list[str] = []
        for _ in range(120):
            if nj.page != "reflect":
                break
            if not seen or seen[-1] != card(nj).step.id:
                seen.append(card(nj).step.id)
            await nj.press("pagedown" if card(nj).step.keeps in ("freewriting", "follow_ups") else "enter")
        assert nj.page == "reflection", seen
        assert len(seen) >= 6, seen
    assert seeded.database.value("SELECT count(*) FROM idea") == ideas


@pytest.mark.slow
async def test_next_alone_goes_all_the_way(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        before = len(seeded.actions())
        for _ in range(40):
            if nj.page != "reflect":
                break
            await nj.press("pagedown")
        assert nj.page == "reflection"
        labels = [action.label for action in seeded.actions()][: len(seeded.actions()) - before]
        assert set(labels) <= {"Completed a reflection", "Closed a reflection"}


async def test_an_event_with_nobody_is_walked_too(empty: Journal) -> None:
    made = empty.meeting.event("Alone", empty.clock.today())
    async with open_app(empty, reflect=made) as nj:
        assert nj.page == "reflect"
        await nj.press("enter")
        await walk(nj)
        assert nj.page == "reflection"


# Reading it later


async def test_it_is_read_again_from_its_event(seeded: Journal) -> None:
    async with open_app(seeded, (100, 40)) as nj:
        await begin(nj, event(seeded), "five")
        await walk(nj)
        words = nj.screen_text()
        await nj.do("record.back")
        assert nj.page == "event"
        await nj.open_entry("looked back")
        assert nj.page == "reflection"
        assert "A good day, on the whole." in words
        assert nj.shows("A good day, on the whole.")
        await nj.open_entry("boats going by")
        assert nj.page == "idea"
        assert nj.shows("Thames Breakfast")


async def test_the_event_is_looked_back_on_afterwards(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        here = event(seeded)
        assert seeded.events.line(here).reflected == ""  # type: ignore[union-attr]
        await begin(nj, here, "five")
        assert seeded.events.line(here).reflected == "begun"  # type: ignore[union-attr]
        await to(nj, "quiet")
        await nj.press("down", "enter")
        assert nj.page == "reflection"
        assert seeded.events.line(here).reflected == "done"  # type: ignore[union-attr]


async def test_stopping_at_the_quiet_line_is_whole(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "quiet")
        reflection = seeded.reflections.of_event(event(seeded))[0]
        assert reflection.complete
        assert nj.shows("You can stop here.")
        await nj.press("down", "enter")
        assert nj.page == "reflection"
        assert seeded.reflections.get(reflection.id).closed


# Before the quiet line


async def test_a_task_like_line_is_set_aside_and_offered_after_the_quiet_line(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        promises = seeded.database.value("SELECT count(*) FROM promise")
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await line(nj, TASK)
        assert nj.shows(TASK)
        assert not BEFORE_ITS_TIME.search(nj.screen_text())
        assert seeded.database.value("SELECT count(*) FROM promise") == promises
        await to(nj, "promises")
        assert choices(nj).has_focus
        assert [row.text for row in nj.rows(choices(nj))] == [TASK]
        await nj.press("y")
        made = seeded.promises.get(ref(seeded, "promise", "pricing sheet").id)
        assert (made.person, str(made.due), made.direction) == ("Priya Nair", "2026-11-27", "mine")
        assert not choices(nj).count
        assert nj.app.focused is field(nj)


@pytest.mark.parametrize(("key", "kind"), [("n", ""), ("i", "idea")])
async def test_a_line_set_aside_may_be_no_promise(seeded: Journal, key: str, kind: str) -> None:
    async with open_app(seeded) as nj:
        promises = seeded.database.value("SELECT count(*) FROM promise")
        await begin(nj, event(seeded))
        await to(nj, "ideas")
        await line(nj, TASK)
        await to(nj, "promises")
        await nj.press(key)
        assert nj.page == "reflect"
        assert seeded.database.value("SELECT count(*) FROM promise") == promises
        reflection = page(nj).walk.reflection  # type: ignore[union-attr]
        assert reflection is not None
        found = next(a for a in seeded.reflections.answers(reflection.id) if TASK[:20] in a.text)
        assert not found.set_aside
        assert (found.ref.kind if found.ref else "") == kind


async def test_promises_are_read_with_their_dates(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded), "five")
        await to(nj, "promises")
        await line(nj, "send Ana the drawings by friday")
        assert nj.shows("Ana Reyes: send Ana the drawings") or nj.shows("send Ana the drawings")
        assert "Friday 27 November" in told(nj)
        await line(nj, "write to Tom once the leaves are down by whenever")
        await line(nj, "Tom said he would ring me")
        assert nj.shows("←")
        promise = seeded.promises.get(ref(seeded, "promise", "ring me").id)
        assert (promise.direction, promise.person) == ("theirs", "Tom Ellis")


# Cards


async def test_ideas_hook_and_said_of_a_card(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        priya = ref(seeded, "person", "Priya")
        await begin(nj, event(seeded))
        await to(nj, "cards")
        assert nj.shows("Priya Nair · accounts for bakeries")
        assert nj.shows("red glasses, sails · needs a printer")
        await line(nj, "bread and ledgers #ovens @Tom")
        idea = ref(seeded, "idea", "bread and ledgers")
        assert {a.text for a in seeded.ideas.associations(idea.id)} >= {"Priya Nair", "Tom Ellis"}
        assert seeded.ideas.get(idea.id).event == "Thames Breakfast"
        assert seeded.ideas.get(idea.id).tags == ("ovens",)
        await nj.type("a yellow scarf")
        await nj.do("reflect.hook")
        assert seeded.people.get(priya.id).hook == "red glasses, sails; a yellow scarf"
        assert field(nj).text == ""
        await nj.type("she opens a second shop")
        await nj.do("reflect.said")
        talk = seeded.conversations.get(ref(seeded, "conversation", "second shop").id)
        assert talk.people == ("Priya Nair",)
        assert talk.event == "Thames Breakfast"
        for words in ("bread and ledgers", "a yellow scarf", "she opens a second shop"):
            assert nj.shows(words), words


async def test_hook_and_said_without_a_line_keep_nothing(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        before = len(seeded.actions())
        await nj.press("f5", "f6")
        assert len(seeded.actions()) == before
        assert told(nj) == "write the line first"


async def test_each_kept_line_shows_what_it_became_and_one_set_aside_shows_nothing(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await line(nj, "a quiet table for those who dislike rooms")
        await nj.press("ctrl+e")
        await line(nj, TASK)
        await nj.type("a yellow scarf")
        await nj.press("f5")
        await nj.type("she opens a second shop")
        await nj.press("f6")
        shown = [row.strip() for row in nj.screen_text().splitlines()]
        assert "✦ a quiet table for those who dislike rooms   ×2 heard again" in shown
        assert TASK in shown
        assert "· a yellow scarf   memory hook" in shown
        assert "“ she opens a second shop   said" in shown


async def test_taking_off_takes_off_what_the_line_made(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        priya, ana = ref(seeded, "person", "Priya"), ref(seeded, "person", "Ana")
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await nj.type("a yellow scarf")
        await nj.press("f5")
        for words in ("she opens a second shop", "and closes the first"):
            await nj.type(words)
            await nj.press("f6")
        talk = ref(seeded, "conversation", "second shop")
        await nj.press("f8")
        assert told(nj) == "taken off: and closes the first; F6 keeps it again"
        assert seeded.conversations.get(talk.id).said == "she opens a second shop"
        await nj.press("f8")
        assert not seeded.database.value("SELECT count(*) FROM conversation WHERE id = ?", talk.id)
        await nj.press("f8")
        assert told(nj) == "taken off: a yellow scarf"
        assert seeded.people.get(priya.id).hook == "red glasses, sails"
        await to(nj, "conversations")
        await nj.press("enter")
        await nj.press("plus")
        await nj.press("pageup")
        assert seeded.people.get(ana.id).moves
        await nj.press("f8")
        assert not seeded.people.get(ana.id).moves


async def test_taking_off_a_mark_or_the_spark_takes_nothing_else(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        here = event(seeded)
        await begin(nj, here)
        await to(nj, "attendance")
        await nj.press("n")
        await nj.press("f8")
        assert told(nj) == "taken off: Priya Nair’s mark"
        assert {a.person.name: a.mark for a in seeded.events.attendees(here)}["Priya Nair"] == "talked"
        await nj.press("f8")
        assert told(nj) == "nothing to take off"
        await to(nj, "ideas")
        await line(nj, "first thought kept")
        await to(nj, "spark")
        await nj.press("enter")
        await nj.press("pageup")
        await nj.press("f8")
        assert told(nj) == "taken off: first thought kept"
        assert not seeded.ideas.get(ref(seeded, "idea", "first thought").id).spark


async def test_the_page_read_back_says_each_thing_once_under_its_question(seeded: Journal) -> None:
    async with open_app(seeded, (80, 24)) as nj:
        await begin(nj, event(seeded), "five")
        await nj.type("rain on the glass\nboats going by")
        await nj.press("ctrl+l")
        await to(nj, "cards")
        words = "a thought so long that it goes over the edge of the page and comes back in under itself"
        for _ in range(12):
            await line(nj, words)
        await to(nj, "reading")
        text = nj.screen_text()
        margin = min(row.index("Let it run") for row in text.splitlines() if "Let it run" in row)
        rows = [row[margin : margin + 50].rstrip() for row in text.splitlines()]
        at = rows.index("Let it run")
        assert rows[at + 1 : at + 5] == ["  rain on the glass", "✦ boats going by", "", "Card by card"]
        assert rows[at + 5].startswith("✦ a thought so long")
        assert rows[at + 6].startswith("  ")
        assert text.count("boats going by") == 1
        for _ in range(9):
            if nj.page != "reflect":
                break
            last = nj.screen_text()
            await nj.press("pagedown")
        assert nj.page == "reflection"
        assert last.count("in under itself") > 2, "it was read to its end before it closed"
        assert "boats going by" not in last


async def test_taking_off_the_line_kept_last(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await line(nj, "bread and ledgers")
        await nj.do("reflect.take_off")
        assert seeded.database.value("SELECT count(*) FROM idea WHERE text = 'bread and ledgers'") == 0
        assert not nj.shows("✦ bread")
        await nj.do("reflect.take_off")
        assert told(nj) == "nothing to take off"


async def test_a_kept_look_alike_is_joined_with_one_key(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "echoes")
        await nj.type("a quiet table for those who dislike rooms")
        await nj.rest(0.5)
        assert nj.shows("you noted something like this on Sunday 2 August")
        assert nj.shows("a quiet table for people who dislike rooms")
        await nj.do("reflect.same")
        new = ref(seeded, "idea", "for those who")
        joined = [(a.relation, a.text) for a in seeded.ideas.associations(new.id) if a.ref.kind == "idea"]
        assert joined == [("heard again", "a quiet table for people who dislike rooms")]
        assert "heard ×2" in told(nj)
        assert not nj.shows("you noted something like this")


async def test_a_look_alike_shown_after_enter_is_joined_too(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded), "five")
        await to(nj, "cards")
        await line(nj, "a quiet table for those who dislike rooms")
        assert nj.shows("you noted something like this")
        await nj.press("ctrl+e")
        new = ref(seeded, "idea", "for those who")
        assert "heard again" in [a.relation for a in seeded.ideas.associations(new.id)]


async def test_a_conversation_that_looks_alike_is_joined_as_what_it_is(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "echoes")
        await nj.type("new packaging for everyone moving to bigger premises")
        await nj.rest(0.5)
        assert nj.shows("a conversation with Ana")
        await nj.do("reflect.same")
        new, talk = ref(seeded, "idea", "new packaging"), ref(seeded, "conversation", "moving")
        assert ("together with", talk) in [(a.relation, a.ref) for a in seeded.ideas.associations(new.id)]
        assert "joined with the conversation" in told(nj)


async def test_what_was_written_on_this_card_a_moment_ago_is_not_heard_before(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded), "five")
        await to(nj, "cards")
        await line(nj, "zeppelins over Kent at dawn")
        await nj.type("zeppelins over Kent at dusk")
        await nj.rest(0.5)
        assert not nj.shows("you noted something like this")
        await nj.press("enter")
        await nj.rest(0.5)
        assert not nj.shows("you noted something like this")


async def test_nothing_alike_says_nothing(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "echoes")
        await nj.type("zeppelins over Kent")
        await nj.rest(0.4)
        assert not nj.shows("you noted something like this")
        await nj.press("ctrl+e")
        assert told(nj) == "nothing earlier looks like it"
        assert field(nj).text == "zeppelins over Kent"


@pytest.mark.parametrize(("key", "move"), [("plus", "closer"), ("equals_sign", "same")])
async def test_met_again_says_how_it_moved(seeded: Journal, key: str, move: str) -> None:
    async with open_app(seeded) as nj:
        ana = ref(seeded, "person", "Ana")
        await begin(nj, event(seeded))
        await to(nj, "conversations")
        assert card(nj).step.id == "met_again"
        assert nj.shows("Ana Reyes")
        await nj.press("enter")
        assert choices(nj).has_focus
        await nj.press(key)
        assert [m.move for m in seeded.people.get(ana.id).moves] == [move]


async def test_a_plus_typed_in_the_field_is_a_plus(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "conversations")
        assert card(nj).step.id == "met_again"
        await nj.type("1+1=2-0")
        assert field(nj).text == "1+1=2-0"


async def test_the_three_lenses(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        priya = ref(seeded, "person", "Priya")
        await begin(nj, event(seeded))
        await to(nj, "lenses")
        await nj.press("y", "m", "n")
        reflection = page(nj).walk.reflection  # type: ignore[union-attr]
        assert reflection is not None
        said = {a.text for a in seeded.reflections.answers(reflection.id) if a.person_id == priya.id}
        assert said == {"work together: yes", "use it: maybe", "know someone: no"}
        await nj.press("a")
        assert nj.app.focused is field(nj)
        await nj.type("the joiner in Kew\n")
        said = {a.text for a in seeded.reflections.answers(reflection.id) if a.person_id == priya.id}
        assert "could help: the joiner in Kew" in said
        assert any(e.text == "could help: the joiner in Kew" for e in seeded.entries(priya))


async def test_the_lenses_are_asked_in_other_words_of_the_next_person(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "lenses")
        asked = set()
        for name in ("Priya Nair", "Ana Reyes", "Mark Osei"):
            assert nj.shows(name)
            text = nj.screen_text()
            assert text.count("work together") == text.count("how could you help") == 1
            asked.add(str(page(nj).query_one("#question").render()))
            await nj.press("pagedown")
        assert len(asked) == 3
        assert card(nj).step.id == "spark"


async def test_attendance_one_key_each_and_a_name_that_comes_back(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        here = event(seeded)
        await begin(nj, here)
        await to(nj, "attendance")
        await nj.press("h", "m", "n")
        await nj.press("a")
        await nj.type("Nadia Holm, glass\n")
        marks = {a.person.name: a.mark for a in seeded.events.attendees(here)}
        assert marks == {
            "Priya Nair": "hello", "Ana Reyes": "missed", "Mark Osei": "not met", "Nadia Holm": "talked",
        }  # fmt: skip
        assert nj.shows("Nadia Holm")
        seen = []
        for _ in range(9):
            if card(nj).step.keeps == "cards":
                seen.append(nj.screen_text().count("Nadia Holm"))
            await nj.press("pagedown")
        assert sum(seen) == 1


async def test_a_mark_moves_on_by_itself_and_says_where_to(seeded: Journal) -> None:
    """Down from there goes to the next line after it: nobody presses Down for what has happened already."""
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "attendance")
        assert nj.shows("it moves on by itself")
        await nj.press("h")
        assert choices(nj).row.text == "Ana Reyes"  # type: ignore[union-attr]
        assert told(nj) == "Priya Nair: hello only · now Ana Reyes"
        await nj.press("m", "n")
        assert told(nj) == "Mark Osei: not met · that was the last one"
        assert [row.note for row in nj.rows(choices(nj))] == ["hello only", "missed, want to meet", "not met"]


async def test_lines_to_mark_stand_above_the_field_where_they_come_first(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        for keeps, above in (("attendance", True), ("conversations", False), ("lenses", True)):
            await to(nj, keeps)
            assert (choices(nj).region.y < field(nj).region.y) is above, keeps


async def test_nobody_on_the_list_yet_is_said(empty: Journal) -> None:
    made = empty.meeting.event("Alone", empty.clock.today())
    async with open_app(empty, reflect=made) as nj:
        await nj.press("enter")
        await to(nj, "attendance")
        assert nj.shows("Nobody is on the list yet. A first name is enough.")
        assert nj.app.focused is field(nj)


async def test_the_spark_is_one_line_or_a_new_one(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded), "five")
        await to(nj, "ideas")
        await line(nj, "first thought kept")
        await line(nj, "second thought kept")
        await to(nj, "spark")
        await nj.press("enter")
        assert card(nj).step.keeps == "quiet"
        assert seeded.ideas.get(ref(seeded, "idea", "first thought").id).spark
        await nj.press("pageup", "a")
        await nj.type("a third altogether\n")
        assert seeded.ideas.get(ref(seeded, "idea", "a third").id).spark
        assert not seeded.ideas.get(ref(seeded, "idea", "first thought").id).spark


async def test_openings_and_first_words(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "openings")
        await line(nj, "@Ana “when things calm down”")
        assert nj.shows("“ Ana “when things calm down”")
        await line(nj, "“next year, maybe” @Ana")
        assert nj.shows("“ “next year, maybe” Ana   Ana Reyes")
        await to(nj, "follow_ups")
        await nj.press("enter", "enter", "enter")
        await line(nj, "Iris Vale")
        assert told(nj) == "three are plenty"
        reflection = page(nj).walk.reflection  # type: ignore[union-attr]
        assert reflection is not None
        picked = [a.person for a in seeded.reflections.answers(reflection.id) if a.step == "first_word"]
        assert sorted(picked) == ["Ana Reyes", "Mark Osei", "Priya Nair"]


async def test_a_fourth_name_refused_stays_in_the_field(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "follow_ups")
        await nj.press("enter", "enter", "enter")
        await line(nj, "Iris Vale, whom I had forgotten")
        assert field(nj).text == "Iris Vale, whom I had forgotten"


async def test_joggers_come_one_by_one(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        seen = set()
        for _ in range(4):
            await nj.press("tab")
            text = str(page(nj).query_one("#jogger").render())
            assert text.startswith("…")
            seen.add(text)
        assert len(seen) == 4
        assert nj.app.focused is field(nj)


async def test_the_quiet_timer_is_words_only(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await nj.press("f4")
        assert told(nj).startswith("Three quiet minutes, if you like.")
        await nj.type("still writing")
        assert field(nj).text == "still writing"


async def test_another_length_in_the_middle_keeps_everything(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await nj.type("free words")
        await nj.press("pagedown")
        await to(nj, "cards")
        await line(nj, "kept on the way")
        await nj.type("half a li")
        await nj.press("f3")
        assert told(nj) == "five minutes"
        assert card(nj).step.keeps == "cards"
        assert field(nj).text == "half a li"
        await nj.press("f3")
        assert told(nj) == "unhurried"
        await to(nj, "reading")
        assert nj.shows("free words")
        assert nj.shows("kept on the way")


async def test_the_rest_of_the_cards_can_be_skipped(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await nj.do("reflect.skip")
        assert card(nj).step.id == "heard_new"


# Prompts of one's own


def prompts(text: str) -> None:
    file = paths.find().prompts_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


async def test_prompts_of_ones_own_are_asked(seeded: Journal) -> None:
    prompts('[[step]]\nid = "weather"\nafter = "let_it_run"\nasks = "What was the weather?"\nkeeps = "ideas"\n')
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await nj.press("pagedown")
        assert nj.shows("What was the weather?")
        await line(nj, "sleet")
        assert ref(seeded, "idea", "sleet")


async def test_the_small_words_may_be_said_in_another_language(seeded: Journal) -> None:
    prompts('[words]\nhint_line = "eine Zeile, ein Gedanke"\nstop_here = "hier aufhören"\n')
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded), "five")
        await to(nj, "cards")
        assert nj.shows("eine Zeile, ein Gedanke")
        await to(nj, "quiet")
        assert nj.shows("hier aufhören")


@pytest.mark.parametrize(
    "text",
    [
        "this is [ no toml",
        '[[step]]\nid = "said_aloud"\nbefore = "let_it_run"\n',
        '[[step]]\nid = "weather"\nasks = "x"\nkeeps = "nothing known"\n',
    ],
)
async def test_a_broken_prompts_file_is_said_and_ours_is_used(seeded: Journal, text: str) -> None:
    prompts(text)
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        assert any("prompts.toml" in toast for toast in nj.toasts)
        assert card(nj).step.id == "let_it_run"
        assert nj.shows("What is still with you?")
        await nj.press("pagedown")
        assert card(nj).step.id == "who_was_there"


async def test_markup_in_prompts_is_literal(seeded: Journal) -> None:
    prompts('[[step]]\nid = "let_it_run"\nasks = "What [red]is[/] with you [/]?"\n')
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        assert nj.shows("What [red]is[/] with you [/]?")


async def test_the_field_is_an_entry_with_undo(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        assert isinstance(nj.app.focused, Entry)
        await nj.paste("one\ntwo\nthree")
        await nj.press("ctrl+z")
        assert field(nj).text == ""


def test_a_card_says_where_someone_was_first_met(seeded: Journal) -> None:
    """The days are told from the event looked back on; nothing was said in a conversation with Mark."""
    mark = seeded.meeting.find_person("Mark Osei")
    today = seeded.clock.today()
    with seeded.database.write("", quiet=True):
        for title, ago in (("Rain Walk", 40), ("Packaging Fair Kent", 90)):
            seeded.events.attend(seeded.events.add(title, today - timedelta(days=ago)), mark, "talked")
    walk = Walk(seeded, load(), ref(seeded, "event", "Makers' evening").id)
    walk.begin("unhurried")
    while not (walk.asking.person and walk.asking.person.id == mark):
        walk.go(1)
    assert walk.view().known == "met 2 months ago, Packaging Fair Kent"


async def test_from_a_page_over_a_reflection_no_second_one_is_begun(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        nj.app.action_search()
        await nj.settle()
        nj.app.open_record(ref(seeded, "event", "Oxford"))
        await nj.settle()
        await nj.press("r")
        assert nj.toast == "You are looking back already: Esc leads there."
        assert nj.page == "event"
        assert [type(screen).__name__ for screen in nj.app.screen_stack].count("ReflectPage") == 1


async def test_a_list_of_faces_is_come_back_to_where_nobody_is_marked(seeded: Journal) -> None:
    """A key meant for whoever is next would mark the first one anew."""
    async with open_app(seeded) as nj:
        here = event(seeded)
        await begin(nj, here)
        await to(nj, "attendance")
        await nj.press("h", "h", "pagedown", "pageup")
        assert choices(nj).row.text == "Mark Osei"  # type: ignore[union-attr]
        await nj.press("escape", "r", "n")
        marks = {a.person.name: a.mark for a in seeded.events.attendees(here)}
        assert marks == {"Priya Nair": "hello", "Ana Reyes": "hello", "Mark Osei": "not met"}
        await nj.press("pagedown", "pageup")
        assert choices(nj).row.text == "Mark Osei", "nobody is left"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "promises", "said"),
    [("! post the oak offcuts by friday", 1, "What began with ! is a promise."), (TASK, 0, "and no promise.")],
)
async def test_what_is_passed_over_at_the_promises_is_said_at_the_end(
    seeded: Journal, typed: str, promises: int, said: str
) -> None:
    async with open_app(seeded) as nj:
        before = seeded.listing("promise").count()
        await begin(nj, event(seeded))
        await to(nj, "ideas")
        await line(nj, typed)
        while nj.page == "reflect":
            await nj.press("pagedown")
        assert said in nj.toast
        assert seeded.listing("promise").count() - before == promises
        assert nj.page == "reflection"
        assert nj.shows("offcuts" if promises else "pricing sheet")


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_a_jogger_is_in_sight_under_a_long_list_of_faces(seeded: Journal, size: tuple[int, int]) -> None:
    here = event(seeded)
    room = seeded.meeting.recognise("\n".join(f"Person Number{letter}" for letter in "abcdefgh"))
    seeded.meeting.room(here, room)
    async with open_app(seeded, size) as nj:
        await begin(nj, here)
        await to(nj, "attendance")
        assert len(nj.rows(choices(nj))) == 11
        await nj.do("reflect.jogger")
        jogger = str(page(nj).query_one("#jogger").render())
        assert jogger and nj.shows(jogger[:20])
