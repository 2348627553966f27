"""Heard again: what is really alike is mostly shown, and what only shares a word or two never is."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playhouse.test_utils import count_queries

from netjournal import story
from netjournal.clock import FrozenClock
from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.text import listed
from tests.benchmarks import look_alikes

DAY = date(2026, 11, 18)

ALIKE = [
    ("people don't read reports, they read stories", "nobody reads reports; a story they do read"),
    ("a joint morning on pricing for bakers", "joint pricing morning with the bakers"),
    ("breakfast talks should end with one question", "end every breakfast talk on a question"),
    ("send handwritten invoices to surprise customers", "a handwritten invoice surprises customers"),
    ("the printer gives samples away to schools", "printers could give schools their samples"),
    ("swap referrals between florists and caterers", "florists and caterers swapping referrals"),
    ("podcast about failed shops", "a podcast on shops that failed"),
    ("rent the empty pottery studio on mondays", "pottery studio stands empty on mondays: rent it"),
    ("insurance explained with board games", "explain insurance by a board game"),
    ("walking meetings along the canal", "a meeting while walking the canal"),
    ("accountants hate spreadsheets as much as we do", "even accountants hate spreadsheets"),
    ("lend umbrellas with the logo to café guests", "umbrellas with a logo, lent to guests of the café"),
    ("name the workshop after the question, not the answer", "a workshop named after its question"),
    ("packaging that becomes a toy", "toys made out of packaging"),
    ("translate menus for cruise tourists", "tourists on cruises need translated menus"),
    ("mentoring pairs across generations", "pairs for mentoring between generations"),
    ("pay suppliers early and ask for a story", "ask suppliers for stories when paying early"),
    ("quiet hour in the supermarket", "supermarkets with a quiet hour"),
    ("bees on the roof of the print works", "put bees on the print works' roof"),
    ("annual review as a letter to a friend", "write the annual review like a letter to a friend"),
]
UNLIKE = [
    ("people don't read reports, they read stories", "the reports come every monday in three copies"),
    ("a joint morning on pricing for bakers", "pricing software is sold by the seat"),
    ("a joint morning on pricing for bakers", "the bakers open at four in the morning"),
    ("breakfast talks should end with one question", "question the rent before signing a lease"),
    ("send handwritten invoices to surprise customers", "customers ring when parcels are late"),
    ("send handwritten invoices to surprise customers", "late invoices cost more than late parcels"),
    ("the printer gives samples away to schools", "free samples of coffee at the market gate"),
    ("swap referrals between florists and caterers", "caterers need bigger kitchens by spring"),
    ("podcast about failed shops", "shops in the arcade pay for cleaning twice"),
    ("rent the empty pottery studio on mondays", "mondays are when nobody answers the phone"),
    ("insurance explained with board games", "the board meets before insurance runs out"),
    ("walking meetings along the canal", "a canal boat as a floating bookshop"),
    ("accountants hate spreadsheets as much as we do", "accountants send flowers in december"),
    ("lend umbrellas with the logo to café guests", "the new logo looks like a fish"),
    ("name the workshop after the question, not the answer", "workshop on watercolours in the crypt"),
    ("packaging that becomes a toy", "packaging prices doubled since easter"),
    ("translate menus for cruise tourists", "tourists ask where the post office is"),
    ("mentoring pairs across generations", "pairs of shoes left over from the fair"),
    ("pay suppliers early and ask for a story", "suppliers from Leeds deliver on wednesday"),
    ("annual review as a letter to a friend", "the annual fee went up again"),
]
BACKGROUND = (
    "{0} asked about {1} and {2} at the market",
    "{1} for {2}, says {0}",
    "why does {0} sell {2} without {1}",
    "{2} and {0} on wednesday",
)
THINGS = listed(
    "customers bakers pricing workshop reports stories invoices schools printers accountants packaging suppliers "
    "tourists mentoring shops meetings samples coffee flowers letters insurance breakfast morning kitchens market "
    "websites cards"
)


@pytest.fixture(scope="module")
def used(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A journal of some hundred ideas about everyday things."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("alike") / "journal.db"))
    journal = Journal.open(path, FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "Europe/London"))
    with journal.database.write("made"):
        for n in range(300):
            one, two, three = (THINGS[(n * step + n // 27) % len(THINGS)] for step in (1, 4, 10))
            journal.ideas.add(BACKGROUND[n % 4].format(one, two, three), DAY, "UTC")
    yield journal
    journal.close()


def shown(journal: Journal, before: str, now: str) -> bool:
    """Whether an idea had before is shown when another is typed now."""
    earlier = journal.jotting.keep(before)
    try:
        return earlier.ref in [echo.ref for echo in journal.ideas.look_alikes(now)]
    finally:
        journal.undo(earlier.action)


def test_most_of_what_is_alike_is_shown(used: Journal) -> None:
    missed = [pair for pair in ALIKE if not shown(used, *pair)]
    assert len(missed) <= 4, missed


def test_nothing_is_shown_for_a_word_or_two_in_common(used: Journal) -> None:
    wrong = [pair for pair in UNLIKE if shown(used, *pair) or shown(used, *pair[::-1])]
    assert wrong == []


def test_what_is_shown_comes_with_the_words_that_say_so(journal: Journal) -> None:
    journal.jotting.keep("a joint morning on pricing for bakers", on=date(2026, 3, 12))
    (echo,) = journal.ideas.look_alikes("joint pricing morning with the bakers")
    assert set(echo.shared) == {"joint", "pricing", "morning", "bakers"}
    assert echo.day == date(2026, 3, 12)


def test_an_idea_is_not_its_own_echo(journal: Journal) -> None:
    kept = journal.jotting.keep("a joint morning on pricing")
    assert journal.ideas.look_alikes("a joint morning on pricing", but=kept.ref.id) == []


@pytest.mark.parametrize("text", ["", "the and of", "12 34", "?!", "🙂", "x" * 50_000, "word " * 20_000])
def test_nothing_telling_shows_nothing(used: Journal, text: str) -> None:
    assert used.ideas.look_alikes(text) == []


def test_looking_is_a_few_queries(used: Journal) -> None:
    with count_queries() as counted:
        used.ideas.look_alikes(" ".join(THINGS))
    assert counted.count < 60


@pytest.mark.parametrize("kind", ["idea", "conversation"])
def test_on_the_labelled_pairs_what_is_shown_is_right_and_most_is_shown(kind: str, tmp_path: Path) -> None:
    with look_alikes.prepared(tmp_path, kind) as (journal, earlier):  # type: ignore[arg-type]
        for half in ("", "held out"):
            found = look_alikes.outcome(journal, earlier, half)
            assert (found.precision >= 0.9, found.recall >= 0.6) == (True, True), found


@pytest.fixture
def talked(journal: Journal) -> Ref:
    """A conversation of some months ago."""
    with journal.database.write("talked"):
        priya = journal.people.add("Priya Nair")
        event = journal.events.add("Thames Breakfast", date(2026, 3, 12))
        said = "Her printer is late again. Clients never read reports, they read stories; one page is enough."
        talk = journal.conversations.add([priya], date(2026, 3, 12), said=said, event_id=event)
    return Ref("conversation", talk)


def test_a_thought_that_came_up_in_a_conversation_is_found_in_one_of_its_sentences(
    journal: Journal, talked: Ref
) -> None:
    (echo,) = journal.ideas.look_alikes("nobody reads a report but clients do read stories")
    assert (echo.ref, echo.day, echo.who, echo.where) == (
        talked, date(2026, 3, 12), "Priya Nair", "Thames Breakfast")  # fmt: skip
    assert {"clients", "stories", "report"} <= set(echo.shared)
    assert story.echo(echo, date(2026, 11, 22)) == (
        "12 Mar 2026, a conversation with Priya: “Clients never read reports, they read stories;” · Thames Breakfast"
    )


def test_what_it_is_joined_with_already_is_not_shown(journal: Journal, talked: Ref) -> None:
    text = "clients read stories, never reports"
    kept = journal.jotting.keep(text)
    journal.jotting.keep("reports are never read by clients, stories are")
    with journal.database.write("joined"):
        for echo in journal.ideas.look_alikes(text, but=kept.ref.id):
            journal.ideas.join_echo(kept.ref.id, echo)
    relations = {a.ref.kind: a.relation for a in journal.ideas.associations(kept.ref.id)}
    assert relations == {"idea": "heard again", "conversation": "together with"}
    assert journal.ideas.look_alikes(text, but=kept.ref.id) == []


def test_a_name_in_common_is_no_thought_in_common(journal: Journal) -> None:
    journal.jotting.keep("lunch with @Priya Nair")
    journal.jotting.keep("carpets for Priya Nair")
    assert journal.ideas.look_alikes("gloves for Priya Nair") == []


def test_an_idea_says_when_from_whom_and_where_it_was_heard(journal: Journal) -> None:
    with journal.database.write("heard"):
        priya, tom = journal.people.add("Priya Nair"), journal.people.add("Tom Ellis")
        event = journal.events.add("Thames Breakfast", date(2026, 11, 18))
        first = journal.ideas.add("clients read stories", date(2026, 4, 12), "UTC", place="the train")
        second = journal.ideas.add("stories, not reports", date(2026, 7, 1), "UTC")
        third = journal.ideas.add("nobody reads reports", date(2026, 11, 18), "UTC", event_id=event)
        other = journal.ideas.add("a bench outside", date(2026, 11, 18), "UTC")
        journal.ideas.join(third, Ref("idea", second), "heard again")
        journal.ideas.join(second, Ref("idea", first), "heard again")
        journal.ideas.join(third, Ref("idea", other), "reminds me of")
        for idea, person in ((first, priya), (second, tom), (third, priya), (third, tom)):
            journal.ideas.join(idea, Ref("person", person))
    heard = journal.ideas.hearings(second)
    assert [(one.ref.id, one.day, one.people, one.where) for one in heard] == [
        (first, date(2026, 4, 12), ("Priya Nair",), "the train"),
        (second, date(2026, 7, 1), ("Tom Ellis",), ""),
        (third, date(2026, 11, 18), ("Priya Nair", "Tom Ellis"), "Thames Breakfast"),
    ]
    assert story.hearings(heard, date(2026, 11, 22)).split("\n") == [
        "3 times, from 2 people, over 7 months",
        "12 Apr 2026 · Priya · the train",
        "Wed 1 Jul · Tom",
        "Wed 18 Nov · Priya, Tom · Thames Breakfast",
    ]
    assert story.hearings(journal.ideas.hearings(other), date(2026, 11, 22)) == ""
