"""Merging two ideas and taking one apart: nothing is lost, and taking back is exact."""

from datetime import date

import pytest

from netjournal.domain.records import Ref
from netjournal.errors import NotFound, WrongUse
from netjournal.journal import Journal
from netjournal.store.associations import BELONGS

EARLY, LATE = date(2026, 3, 12), date(2026, 11, 18)
Rows = dict[str, list[tuple[object, ...]]]


def everything(journal: Journal) -> Rows:
    """Every row of every table that is the user's words."""
    tables = journal.database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts5%'")
    named = [str(name) for (name,) in tables]
    kept = [name for name in named if not name.startswith("sqlite_") and "_words" not in name]
    return {
        name: journal.database.rows(f"SELECT * FROM {name} ORDER BY id")
        for name in kept
        if name not in ("action", "change", "recording")
    }


def indexed(journal: Journal) -> None:
    """The word index agrees with the ideas."""
    with journal.database.write("looked"):
        journal.database.run("INSERT INTO idea_words (idea_words, rank) VALUES ('integrity-check', 1)")


@pytest.fixture
def two(journal: Journal) -> tuple[int, int]:
    """Two ideas joined with each other, with one person both know, and each with more of its own."""
    ideas = journal.ideas
    with journal.database.write("", quiet=True):
        breakfast = journal.events.add("Thames Breakfast", LATE)
        fair = journal.events.add("Oxford Fair", EARLY)
        priya, tom, ana = (journal.people.add(name) for name in ("Priya Nair", "Tom Ellis", "Ana Reyes"))
        talk = journal.conversations.add([tom], LATE, said="cork", zone="UTC")
        late = ideas.add("people read stories", LATE, "UTC", event_id=breakfast)
        early = ideas.add("nobody reads reports", EARLY, "UTC", event_id=fair, spark=True, resting=True, place="train")
        third = ideas.add("a third", LATE, "UTC")
        fourth = ideas.add("a fourth", LATE, "UTC")
        for to in (Ref("person", priya), Ref("person", ana), Ref("idea", early), Ref("idea", third)):
            ideas.join(late, to)
        for to in (Ref("person", priya), Ref("person", tom), Ref("conversation", talk)):
            ideas.join(early, to)
        ideas.join(third, Ref("idea", early), "heard again")
        ideas.join(early, Ref("idea", fourth), "reminds me of")
        ideas.tag(late, ["work", "words"])
        ideas.tag(early, ["words", "reading"])
        looked = journal.reflections.add(fair, "event", "five", EARLY)
        journal.reflections.answer(looked, "heard_new", "nobody reads reports", idea_id=early)
    return late, early


def test_everything_of_the_one_belongs_to_the_other(journal: Journal, two: tuple[int, int]) -> None:
    late, early = two
    journal.associating.merge(late, early)
    idea = journal.ideas.get(late)
    assert idea.text == "people read stories\nnobody reads reports"
    assert (idea.day, idea.event, idea.place) == (EARLY, "Oxford Fair", "train")
    assert idea.spark and not idea.resting
    assert idea.tags == ("reading", "words", "work")
    joined = sorted((a.relation, a.text, a.outgoing) for a in journal.ideas.associations(late))
    assert joined == [
        ("heard again", "a third", False),
        ("reminds me of", "a fourth", True),
        ("together with", "Ana Reyes", True),
        ("together with", "Priya Nair", True),
        ("together with", "Thames Breakfast", True),
        ("together with", "Tom Ellis", True),
        ("together with", "cork", True),
    ]
    assert journal.database.rows("SELECT idea_id FROM answer") == [(late,)]
    with pytest.raises(NotFound):
        journal.ideas.get(early)
    indexed(journal)
    assert journal.ideas.meant("nobody reads") == late


def test_taking_a_merge_back_and_putting_it_back_is_exact(journal: Journal, two: tuple[int, int]) -> None:
    before = everything(journal)
    journal.associating.merge(*two)
    after = everything(journal)
    assert len(journal.actions()) == 1
    assert journal.undo().label == "Merged “nobody reads reports” into “people read stories”"
    assert everything(journal) == before
    journal.redo()
    assert everything(journal) == after
    indexed(journal)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("the same", "the same", "the same"),
        ("first\nsecond", "second", "first\nsecond"),
        ("résumé", "resume", "résumé\nresume"),
        ("first", "first\nsecond", "first\nfirst\nsecond"),
    ],
)
def test_texts_are_kept_line_under_line_where_they_differ(journal: Journal, one: str, other: str, both: str) -> None:
    kept, gone = (journal.jotting.keep(text).ref.id for text in (one, other))
    journal.associating.merge(kept, gone)
    assert journal.ideas.get(kept).text == both


def test_what_a_review_decided_goes_with_it(journal: Journal, two: tuple[int, int]) -> None:
    late, early = (journal.ideas.get(idea).uid for idea in two)
    with journal.database.write("", quiet=True):
        journal.database.run("INSERT INTO review (id, uid, week, started_at) VALUES (1, 'r', '2026-11-16', '')")
        for number, (section, item) in enumerate((("gather", early), ("sparks", late), ("sparks", early))):
            journal.database.run(
                "INSERT INTO decision (uid, review_id, section, item, day) VALUES (?, 1, ?, ?, '2026-11-22')",
                str(number), section, item)  # fmt: skip
    before = everything(journal)
    journal.associating.merge(*two)
    decided = journal.database.rows("SELECT section, item FROM decision ORDER BY id")
    assert decided == [("gather", late), ("sparks", late), ("sparks", early)]
    journal.undo()
    assert everything(journal) == before


def test_every_column_that_points_at_an_idea_is_brought_along(journal: Journal) -> None:
    """A new table with a column for ideas: `associations.take_over` must know of it, or merging loses its rows."""
    found = set()
    for (table,) in journal.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        for row in journal.database.rows(f"PRAGMA foreign_key_list({table})"):
            if row[2] == "idea":
                found.add((table, row[3]))
    assert found == BELONGS


def crowded(journal: Journal, many: int = 10_000) -> tuple[int, int]:
    """Two ideas: the other joined with so many people and ideas, both ways; the one with a third of the people."""
    numbers = range(1, many + 1)
    with journal.database.write("", bulk=True):
        one, other = (journal.ideas.add(text, LATE, "UTC") for text in ("one", "other"))
        run = journal.database.run_many
        run(
            "INSERT INTO person (id, uid, name, key, created_at, updated_at) VALUES (?, ?, ?, '', '', '')",
            [(n, f"p{n}", f"Person {n}") for n in numbers],
        )
        run(
            "INSERT INTO idea (id, uid, text, day, at, zone, created_at, updated_at) "
            "VALUES (?, ?, ?, '2026-11-18', '', 'UTC', '', '')",
            [(10 + n, f"i{n}", f"idea {n}") for n in range(1, 2 * many + 1)],
        )
        run(
            "INSERT INTO association (uid, idea_id, person_id, created_at) VALUES (?, ?, ?, '')",
            [(f"a{n}", other, n) for n in numbers] + [(f"b{n}", one, n) for n in numbers[::3]],
        )
        run(
            "INSERT INTO association (uid, idea_id, other_id, created_at) VALUES (?, ?, ?, '')",
            [(f"c{n}", other, 10 + n) for n in numbers] + [(f"d{n}", 10 + many + n, other) for n in numbers],
        )
    return one, other


def test_ten_thousand_joins_are_merged_and_taken_back(journal: Journal) -> None:
    one, other = crowded(journal, 4000)
    before = everything(journal)
    journal.associating.merge(one, other)
    assert journal.database.value("SELECT count(*) FROM association WHERE idea_id = ?", one) == 8000
    assert journal.database.value("SELECT count(*) FROM association WHERE other_id = ?", one) == 4000
    journal.undo()
    assert everything(journal) == before


def test_an_idea_is_not_merged_or_joined_with_itself(journal: Journal) -> None:
    idea = journal.jotting.keep("alone").ref
    with pytest.raises(WrongUse):
        journal.associating.merge(idea.id, idea.id)
    with pytest.raises(WrongUse):
        journal.associating.join(idea, idea)
    assert len(journal.actions()) == 1


def test_a_piece_becomes_an_idea_of_its_own(journal: Journal, two: tuple[int, int]) -> None:
    late, _ = two

    journal.edit(Ref("idea", late), text="people read stories\nrent the studio\nask Tom")
    before = everything(journal)
    split = journal.associating.split(late, 1)
    whole, own = journal.ideas.get(late), journal.ideas.get(split.idea.id)
    assert whole.text == "people read stories\nask Tom"
    assert (own.text, own.day, own.at, own.event) == ("rent the studio", whole.day, whole.at, "Thames Breakfast")
    assert [(a.relation, a.ref) for a in journal.ideas.associations(own.id)] == [("together with", whole.ref)]
    assert journal.ideas.meant("rent the") == own.id
    journal.undo()
    assert everything(journal) == before
    indexed(journal)


def test_a_single_line_has_nothing_to_take_out(journal: Journal) -> None:
    idea = journal.jotting.keep("a single line").ref.id
    with pytest.raises(WrongUse):
        journal.associating.split(idea, 0)


@pytest.mark.parametrize("kind", ["person", "event", "conversation"])
def test_records_are_joined_from_either_side(journal: Journal, two: tuple[int, int], kind: str) -> None:
    idea = journal.jotting.keep("a new one").ref
    other = Ref(kind, int(journal.database.value(f"SELECT max(id) FROM {kind}")))  # type: ignore[arg-type]
    journal.associating.join(other, idea)
    assert [a.ref for a in journal.ideas.associations(idea.id)] == [other]
    journal.undo()
    assert journal.ideas.associations(idea.id) == []


def test_what_is_no_idea_is_joined_with_none(journal: Journal, two: tuple[int, int]) -> None:
    with pytest.raises(WrongUse):
        journal.associating.join(Ref("person", 1), Ref("event", 1))
    with pytest.raises(WrongUse):
        journal.associating.join(Ref("idea", two[0]), Ref("person", 1), "hates")
