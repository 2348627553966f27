"""Earlier thoughts alike, shown while an idea is written in the review's line."""

import pytest

from netjournal.journal import Journal

from .driver import open_app
from .test_pages import ref
from .test_review import begin, on
from .walking import drafts


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (80, 15)])
async def test_one_key_joins_an_idea_of_the_review_with_the_earlier_one(seeded: Journal, size: tuple[int, int]) -> None:
    async with open_app(seeded, size) as nj:
        await begin(nj)
        item = on(nj)
        await nj.press("i")
        await nj.type("a quiet table for those who dislike rooms")
        await nj.rest(0.5)
        assert nj.shows("Sun 2 Aug: “a quiet table for people who dislike rooms”"), nj.screen_text()
        assert nj.shows("a quiet table for those who dislike rooms")
        await nj.press("ctrl+e")
        assert nj.page == "review" and not nj.typing and drafts(seeded) == {}
        assert not nj.shows("you had this before?")
        assert on(nj) == item
        new = ref(seeded, "idea", "for those who")
        assert ("heard again", "a quiet table for people who dislike rooms") in [
            (a.relation, a.text) for a in seeded.ideas.associations(new.id)
        ]
        await nj.press("u")
        assert seeded.ideas.line(new.id) is None


async def test_only_an_idea_is_compared_and_what_is_left_shows_nothing(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await begin(nj)
        await nj.press("i")
        await nj.type("a quiet table for those who dislike rooms")
        await nj.rest(0.5)
        assert nj.shows("you had this before?")
        await nj.press("escape")
        assert not nj.shows("you had this before?")
        await nj.press("p")
        await nj.type("a quiet table for those who dislike rooms")
        await nj.rest(0.5)
        assert not nj.shows("you had this before?")
        await nj.press("ctrl+e")  # the field's own
        assert nj.typing
