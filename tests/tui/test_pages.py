"""The page of every kind of record, and the ways from one to another."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from netjournal.domain.records import Kind, Ref
from netjournal.journal import Journal
from netjournal.tui.messages import OpenRecord
from netjournal.tui.screens.record import RecordPage

from .driver import Driver, open_app


def ref(journal: Journal, kind: Kind, words: str = "") -> Ref:
    """The first record of a kind whose line holds these words."""
    tables = {"person": "name", "event": "title", "promise": "words", "idea": "text", "conversation": "said"}
    column = tables.get(kind, "step")
    found = journal.database.value(
        f"SELECT id FROM {kind} WHERE {column} LIKE ? ORDER BY id DESC LIMIT 1", f"%{words}%"
    )
    return Ref(kind, int(found))


async def go(nj: Driver, to: Ref) -> None:
    nj.app.post_message(OpenRecord(to))
    await nj.settle()
    assert nj.ref == to


@asynccontextmanager
async def on_page(
    journal: Journal, kind: Kind, words: str = "", *, size: tuple[int, int] = (100, 30), then: str = ""
) -> AsyncIterator[tuple[Driver, Ref]]:
    """The journal open on the page of a record, the first whose line holds these words, and an action done there."""
    async with open_app(journal, size) as nj:
        record = ref(journal, kind, words)
        await go(nj, record)
        if then:
            await nj.do(then)
        yield nj, record


PAGES: list[tuple[Kind, str, list[str]]] = [
    ("event", "Thames", ["Thames Breakfast", "The Anchor", "Wednesday 18 November, 4 days ago", "£12", "Priya Nair"]),
    ("person", "Priya", ["Priya Nair", "accounts for bakeries", "red glasses, sails", "priya@example.com", "#bakery"]),
    ("promise", "VAT", ["send the VAT checklist", "I said I would", "Friday 27 November", "said as “friday”"]),
    ("idea", "don't read", ["people don't read reports", "the spark", "heard again", "Priya Nair"]),
    ("conversation", "moving", ["With Ana Reyes", "moving to bigger premises", "thinking about new packaging"]),
    ("reflection", "", ["Looking back on Oxford Print Conference", "The smell of ink.", "never reports"]),
]


@pytest.mark.parametrize("size", [(120, 36), (40, 12)], ids=str)
async def test_every_page_shows_what_the_record_holds(seeded: Journal, size: tuple[int, int]) -> None:
    async with open_app(seeded, size) as nj:
        for kind, words, expected in PAGES:
            await go(nj, ref(seeded, kind, words))
            assert nj.page == str(kind)
            if size[0] > 40:
                for one in expected:
                    assert one in nj.screen_text(), (kind, one)
            await nj.do("record.back")
            assert nj.page == "home"


async def test_enter_walks_from_event_to_person_to_idea_to_event_and_back(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("j")
        await nj.do("list.open")
        trail = [nj.ref]
        for words in ("Priya Nair", "people don't read reports", "Thames Breakfast"):
            await nj.open_entry(words)
            trail.append(nj.ref)
        assert [one.kind for one in trail] == ["event", "person", "idea", "event"]
        assert nj.shows("netjournal › Thames Breakf… › Priya Nair › people don't… › Thames Breakf…")
        for back in reversed(trail[:-1]):
            await nj.do("record.back")
            assert nj.ref == back
        await nj.do("record.back")
        assert nj.page == "home"


async def test_the_line_gone_from_is_still_highlighted_on_return(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Thames") as (nj, _):
        await nj.open_entry("Ana Reyes")
        await nj.press("q")
        assert getattr(nj.entries.row, "text", "") == "Ana Reyes"


async def test_ideas_are_walked_both_ways(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        new, old = ref(seeded, "idea", "don't read"), ref(seeded, "idea", "never reports")
        await go(nj, new)
        await nj.open_entry("never reports")
        assert nj.ref == old
        await nj.open_entry("people don't read")
        assert nj.ref == new


async def test_a_conversation_is_reached_from_its_person(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Ana") as (nj, _):
        await nj.open_entry("moving to bigger premises")
        assert nj.page == "conversation"
        await nj.open_entry("Ana Reyes")
        assert nj.page == "person"


async def test_a_reflection_is_reached_from_its_event(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Oxford") as (nj, _):
        await nj.open_entry("looked back")
        assert nj.page == "reflection"
        await nj.open_entry("never reports")
        assert nj.page == "idea"


async def test_a_reflections_page_reads_what_was_written_under_its_questions(seeded: Journal) -> None:
    event = ref(seeded, "event", "Oxford")
    reflection = seeded.reflections.of_event(event.id)[0]
    with seeded.database.write("", quiet=True):
        seeded.reflections.answer(reflection.id, "let_it_run", "the light\nand the stairs")
        seeded.reflections.answer(reflection.id, "first_word", "Tom", person_id=ref(seeded, "person", "Tom").id)
    async with open_app(seeded) as nj:
        await go(nj, reflection.ref)
        lines = [line.split() for line in nj.screen_text().splitlines()]
        run = next(n for n, line in enumerate(lines) if line[:3] == ["Let", "it", "run"])
        assert ["and", "the", "stairs"] in lines[run + 1 :]
        assert any(line[:3] == ["First", "word", "Tom"] for line in lines)


async def test_done_and_reopen_on_the_promise_page(seeded: Journal) -> None:
    async with on_page(seeded, "promise", "VAT", then="record.done") as (nj, promise):
        await nj.press("enter")
        assert nj.toast.startswith("Done: send the VAT checklist")
        assert seeded.promises.get(promise.id).state == "done"
        assert nj.shows("done, today")
        await nj.do("record.done")
        assert seeded.promises.get(promise.id).state == "open"
        assert nj.toast.startswith("Open again")
        await nj.do("app.undo")
        assert seeded.promises.get(promise.id).state == "done"


async def test_an_idea_rests_and_wakes_and_is_the_spark(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "quiet table", then="record.done") as (nj, idea):
        assert seeded.ideas.get(idea.id).resting
        assert nj.shows("resting")
        await nj.do("record.done")
        assert not seeded.ideas.get(idea.id).resting
        await nj.do("record.spark")
        assert seeded.ideas.get(idea.id).spark
        assert nj.shows("the spark")


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, words, _ in PAGES])
async def test_remove_undo_redo(seeded: Journal, kind: Kind, words: str) -> None:
    """Removing closes the page; `u` brings the record back with everything joined to it; `U` removes it again."""
    async with open_app(seeded, (120, 36)) as nj:
        record = ref(seeded, kind, words)
        before = seeded.noun(kind).get(record.id)
        lines = seeded.entries(record) if kind not in ("idea", "reflection") else []
        title = seeded.title(record)
        await go(nj, record)
        await nj.do("record.remove")
        assert nj.toast.startswith(f"Removed {title}")
        assert nj.page == "home"
        await nj.do("app.undo")
        assert nj.toast.startswith(f"Took back: removed {title}")
        assert seeded.noun(kind).get(record.id) == before
        assert (seeded.entries(record) if lines else []) == lines
        await nj.do("app.redo")
        assert nj.toast.startswith("Put back: removed")
        await go_gone(nj, record)


async def go_gone(nj: Driver, record: Ref) -> None:
    """The page of a record that is gone closes, and nothing crashes."""
    nj.app.post_message(OpenRecord(record))
    await nj.settle()
    assert nj.page == "home"


async def test_pages_below_close_too_when_their_record_is_removed(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Priya") as (nj, person):
        await nj.open_entry("Thames Breakfast")
        seeded.remove(person)
        nj.app.announce()
        await nj.do("record.back")
        await nj.settle()
        assert nj.page == "home"


async def test_undoing_the_record_of_the_page_below_is_no_crash(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("i")
        await nj.type("carpets for @Priya")
        await nj.press("enter")
        await go(nj, ref(seeded, "idea", "carpets"))
        await nj.open_entry("Priya")
        await nj.do("app.undo")
        assert nj.page == "person"
        await nj.do("record.back")
        assert nj.page == "home"


async def test_part_takes_a_join_off_and_undo_puts_it_back(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "joint morning") as (nj, idea):
        await nj.highlight(nj.entries, "Ana Reyes")
        await nj.do("record.part")
        assert nj.toast.startswith("Parted: Ana Reyes")
        assert [a.text for a in seeded.ideas.associations(idea.id)] == []
        await nj.do("app.undo")
        assert [a.text for a in seeded.ideas.associations(idea.id)] == ["Ana Reyes"]


async def test_part_takes_a_person_off_the_room(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Thames") as (nj, event):
        await nj.highlight(nj.entries, "Mark Osei")
        await nj.do("record.part")
        assert "Mark Osei" not in [a.person.name for a in seeded.events.attendees(event.id)]
        assert not nj.shows("Mark Osei  ")
        await nj.do("app.undo")
        assert "Mark Osei" in [a.person.name for a in seeded.events.attendees(event.id)]


async def test_u_is_bound_to_the_toast_it_is_offered_in(seeded: Journal) -> None:
    """Another window writes between the toast and the key: `u` takes back what the toast says."""
    async with on_page(seeded, "promise", "VAT", then="record.done") as (nj, promise):
        await nj.press("enter")
        other = Journal.open(seeded.database.path, seeded.clock)
        other.jotting.keep("written elsewhere")
        other.close()
        await nj.do("app.undo")
        assert seeded.promises.get(promise.id).state == "open"
        assert ref(seeded, "idea", "written elsewhere")


async def test_nothing_to_take_back_is_said(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.undo")
        assert nj.toast
        await nj.do("app.redo")
        assert nj.page == "home"


async def test_the_same_page_is_not_stacked_twice(seeded: Journal) -> None:
    async with on_page(seeded, "event", "Thames") as (nj, event):
        depth = len(nj.app.screen_stack)
        nj.app.post_message(OpenRecord(event))
        await nj.settle()
        assert len(nj.app.screen_stack) == depth


async def test_a_walk_of_many_pages_goes_all_the_way_back(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Priya") as (nj, _):
        for words in ("Thames Breakfast", "Priya Nair") * 3:
            await nj.open_entry(words)
        assert len(nj.screen_text().splitlines()[0]) <= 100
        while isinstance(nj.screen, RecordPage):
            await nj.press("backspace")
        assert nj.page == "home"


async def test_a_hidden_page_reloads_when_it_is_seen_again(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Priya") as (nj, person):
        below = nj.screen
        await nj.open_entry("Thames Breakfast")
        await nj.open_entry("Ana Reyes")
        loads: list[object] = []
        load = below.load

        def counted() -> None:
            loads.append(None)
            load()

        below.load = counted
        seeded.edit(person, does="accounts for nobody any more")
        nj.app.announce()
        await nj.settle()
        assert not loads
        await nj.do("record.back")
        await nj.do("record.back")
        assert loads
        assert nj.shows("accounts for nobody any more")


async def test_another_program_is_seen_within_a_moment(seeded: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netjournal.tui.announcing.LOOK_FOR_CHANGES", 0.1)
    async with open_app(seeded, (120, 36)) as nj:
        other = Journal.open(seeded.database.path, seeded.clock)
        other.meeting.event("Written elsewhere", seeded.clock.today())
        other.close()
        await nj.rest(0.4)
        assert "Written elsewhere" in nj.in_pane(1)
        assert nj.shows("Written elsewhere")


async def test_the_room_of_an_event_is_counted_whole_however_few_the_page_shows(
    seeded: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = ref(seeded, "event", "Thames")
    whole = len(seeded.events.attendees(event.id))
    entries = seeded.entries(event)
    monkeypatch.setattr(seeded, "entries", lambda of: [e for e in entries if e.ref.kind != "person"])
    assert whole > 1
    async with open_app(seeded) as nj:
        await go(nj, event)
        assert nj.shows(f"{whole} people written down")
