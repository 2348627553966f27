"""What a reflection leaves on the pages of people, and how two lines of a text are told apart there."""

from itertools import product

from netjournal.actions.reflecting import LENS_ANSWERS, LENSES
from netjournal.domain.records import MOVES, Ref, Reflection
from netjournal.domain.review import Item
from netjournal.journal import Journal
from netjournal.store import pages
from netjournal.tui.evidence import evidence

from .driver import open_app
from .test_pages import go, ref
from .walking import event

TWO = ("I pay my box bill every quarter", "she is thinking of a second van")
PARTED = " / ".join(TWO)


def looked_back(journal: Journal) -> Reflection:
    return journal.reflecting.begin(event(journal), "unhurried")


def texts(journal: Journal, name: str = "Priya") -> list[str]:
    return [entry.text for entry in journal.entries(ref(journal, "person", name))]


def test_marks_are_no_lines_of_the_timeline(seeded: Journal) -> None:
    reflection, priya = looked_back(seeded), ref(seeded, "person", "Priya").id
    before = texts(seeded)
    for lens, answer in product(LENSES, LENS_ANSWERS):
        seeded.reflecting.lens(reflection, "three_lenses", priya, lens, answer)
        assert texts(seeded) == before, (lens, answer)
    for move in MOVES:
        seeded.reflecting.moved(reflection, "met_again", priya, move)
        assert texts(seeded) == before, move
    seeded.reflecting.helps(reflection, "three_lenses", priya, "the joiner in Kew")
    assert texts(seeded) == ["could help: the joiner in Kew", *before]
    assert (pages.LENSES, pages.LENS_ANSWERS) == (LENSES, LENS_ANSWERS)


def test_a_line_that_became_a_promise_stands_there_once(seeded: Journal) -> None:
    reflection, priya = looked_back(seeded), ref(seeded, "person", "Priya").id
    aside = seeded.reflecting.idea(reflection, "card_by_card", "! send Priya the box by friday", priya)
    assert aside.kept is None and "! send Priya the box by friday" in texts(seeded)
    seeded.reflecting.promise(reflection, "said_aloud", "send Priya the box by friday")
    about = [text for text in texts(seeded) if "the box" in text]
    assert about == ["send Priya the box"]


def say_two(journal: Journal) -> int:
    reflection, priya = looked_back(journal), ref(journal, "person", "Priya").id
    for words in TWO:
        kept = journal.reflecting.said(reflection, "card_by_card", words, priya).kept
    assert kept is not None
    return kept.ref.id


async def test_two_things_said_are_parted_where_they_stand_on_one_line(seeded: Journal) -> None:
    talk = say_two(seeded)
    async with open_app(seeded, (160, 40)) as nj:
        await go(nj, ref(seeded, "person", "Priya"))
        assert nj.shows(PARTED)
        await nj.press("escape")
        nj.app.action_week()
        await nj.settle()
        while not nj.shows("Week of 16 November"):
            await nj.press("right_square_bracket")
        assert nj.shows(f"Priya Nair: {PARTED}")
    item = Item("conversations", Ref("conversation", talk), "", seeded.conversations.get(talk).day)
    assert f"“{PARTED}”" in [line.words for line in evidence(seeded, item)]
