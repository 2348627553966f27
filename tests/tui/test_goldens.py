"""The pages as pictures made of text, at the two sizes they are looked at in. Write them anew with --update-goldens."""

from collections.abc import Callable

import pytest

from netjournal.journal import Journal
from netjournal.tui.messages import OpenRecord

from .driver import open_app
from .test_pages import ref
from .test_review import begin as begin_review
from .test_review import to as to_section
from .test_review import walk as walk_of
from .walking import begin, line, to

SIZES = [(80, 24), (140, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_pages_look_as_they_did(
    seeded: Journal, size: tuple[int, int], golden: Callable[[str, str], None]
) -> None:
    called = f"{size[0]}x{size[1]}"
    async with open_app(seeded, size) as nj:
        await nj.press("j")
        await nj.rest()
        golden(f"home-{called}", nj.screen_text())
        for kind, words in (("event", "Thames"), ("person", "Priya"), ("idea", "don't read")):
            nj.app.post_message(OpenRecord(ref(seeded, kind, words)))  # type: ignore[arg-type]
            await nj.settle()
            golden(f"{kind}-{called}", nj.screen_text())
            await nj.do("record.back")
        seeded.promising.snooze(ref(seeded, "promise", "boxes").id, "in 3 days")
        seeded.promising.renegotiate(ref(seeded, "promise", "boxes").id, "12 Dec", "rang her about it")
        seeded.promising.repeat(ref(seeded, "promise", "boxes").id, "2 weeks")
        tom, talk = ref(seeded, "person", "Tom"), ref(seeded, "conversation", "cork")
        seeded.sheets.write(tom.id, {}, {"theirs-goals": "a second press", "mine-skills": "plain words"}, talk.id)
        seeded.meeting.moved(tom.id, "closer", "rang me first")
        for number, page in enumerate((ref(seeded, "promise", "boxes"), talk, tom)):
            nj.app.post_message(OpenRecord(page))
            await nj.settle()
            golden(f"{('promise', 'conversation', 'known')[number]}-{called}", nj.screen_text())
            await nj.do("record.back")
        nj.app.open_record(ref(seeded, "promise", "boxes"))
        await nj.settle()
        await nj.do("record.later")
        golden(f"later-{called}", nj.screen_text())
        await nj.press("escape", "q")
        await nj.do("app.jot")
        await nj.type("! send Ana the list by friday")
        golden(f"jot-{called}", nj.screen_text())
        await nj.press("escape")
        await nj.rest()
        nj.app.clear_notifications()
        await begin(nj, ref(seeded, "event", "Thames").id)
        await to(nj, "cards")
        await line(nj, "people read stories, never reports")
        await nj.rest(0.3)
        nj.screen._tell("")
        golden(f"card-{called}", nj.screen_text())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_review_looks_as_it_did(
    seeded: Journal, size: tuple[int, int], golden: Callable[[str, str], None]
) -> None:
    called = f"{size[0]}x{size[1]}"
    async with open_app(seeded, size) as nj:
        await begin_review(nj)
        for section in ("conversations", "mine", "pile"):
            await to_section(nj, section)
            golden(f"review-{section}-{called}", nj.screen_text())
        while walk_of(nj).item:
            await nj.press("s")
        golden(f"review-close-{called}", nj.screen_text())
        await nj.press("enter")
        await nj.settle()
        golden(f"week-{called}", nj.screen_text())
