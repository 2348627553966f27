"""What stands around a record: both ways, both steps, one bounded query each, also with ten thousand."""

from datetime import date

import pytest
from playhouse.test_utils import count_queries

from netjournal.domain.neighbourhood import Neighbourhood
from netjournal.domain.records import Ref
from netjournal.errors import NotFound
from netjournal.journal import Journal
from netjournal.store.neighbours import WAYS, Way, found

from .test_associating import crowded

DAY = date(2026, 11, 18)


def seen(here: Neighbourhood, of: Ref | None = None) -> list[tuple[str, str, bool]]:
    around = here.near if of is None else here.beyond[of]
    assert len(around.nodes) == around.leading + around.joined
    return sorted((node.text, node.relation, node.leads) for node in around.nodes)


@pytest.fixture
def small(journal: Journal) -> dict[str, Ref]:
    with journal.database.write("", quiet=True):
        breakfast = Ref("event", journal.events.add("Breakfast", DAY))
        fair = Ref("event", journal.events.add("Fair", DAY))
        ana = Ref("person", journal.people.add("Ana"))
        journal.events.attend(breakfast.id, ana.id, "talked")
        talk = Ref("conversation", journal.conversations.add([ana.id], DAY, said="cork", zone="UTC", event_id=fair.id))
        one, two, three = (
            Ref("idea", journal.ideas.add(text, DAY, "UTC", event_id=breakfast.id if text == "one" else None))
            for text in ("one", "two", "three")
        )
        for to in (ana, breakfast, fair, talk, three):
            journal.ideas.join(one.id, to)
        journal.ideas.join(two.id, one, "reminds me of")
        journal.ideas.join(two.id, three, "heard again")
    return {"breakfast": breakfast, "fair": fair, "ana": ana, "talk": talk, "one": one, "two": two, "three": three}


def test_an_idea_is_seen_both_ways(journal: Journal, small: dict[str, Ref]) -> None:
    here = journal.associating.neighbourhood(small["one"])
    together = "together with"
    assert seen(here) == [
        ("Ana", together, False),
        ("Breakfast", together, False),  # where it came, and joined with it as well: one place
        ("Fair", together, False),
        ("cork", together, False),
        ("three", together, False),
        ("two", "reminds me of", True),
    ]
    assert seen(here, small["two"]) == [("one", "reminds me of", False), ("three", "heard again", False)]
    assert seen(here, small["three"]) == [("one", together, True), ("two", "heard again", True)]
    assert seen(here, small["ana"]) == [
        ("Breakfast", "talked", True), ("cork", "in person", True), ("one", together, False),
    ]  # fmt: skip
    assert seen(here, small["breakfast"]) == [("Ana", "talked", True), ("one", "came here", False)]
    assert seen(here, small["fair"]) == [("cork", "in person", False), ("one", together, False)]
    assert seen(here, small["talk"]) == [("Ana", "with", True), ("Fair", "at", True), ("one", together, False)]


def test_where_an_idea_came_leads_to_it(journal: Journal, small: dict[str, Ref]) -> None:
    with journal.database.write("", quiet=True):
        journal.database.run("DELETE FROM association WHERE event_id = ?", small["breakfast"].id)
    assert ("Breakfast", "where it came", True) in seen(journal.associating.neighbourhood(small["one"]))


@pytest.mark.parametrize("called", ["ana", "breakfast", "talk"])
def test_any_record_may_stand_in_the_middle(journal: Journal, small: dict[str, Ref], called: str) -> None:
    here = journal.associating.neighbourhood(small[called])
    assert small["one"] in [node.ref for node in here.near.nodes]
    assert here.beyond[small["one"]].nodes


def test_what_is_gone_has_no_map(journal: Journal) -> None:
    with pytest.raises(NotFound):
        journal.associating.neighbourhood(Ref("idea", 99))


def test_ten_thousand_joins_are_read_in_two_bounded_queries_and_counted(journal: Journal) -> None:
    _, other = crowded(journal)
    with count_queries() as counted:
        here = journal.associating.neighbourhood(Ref("idea", other))
    assert counted.count <= 4  # two of them for the idea itself
    assert (here.near.leading, here.near.joined) == (10_000, 20_000)
    assert len(here.near.nodes) < 200 and len(here.beyond) <= 48
    assert all(len(around.nodes) <= 20 for around in here.beyond.values())
    assert here.near.nodes[0].text == "idea 20000", "the newest first"


def test_the_page_of_ten_thousand_joins_shows_some_of_every_kind(journal: Journal) -> None:
    _, other = crowded(journal)
    found = journal.ideas.associations(other)
    assert len(found) < 1000
    assert {(a.ref.kind, a.outgoing) for a in found} == {("idea", True), ("idea", False), ("person", True)}
    assert journal.ideas.joined_with(other) == 30_000


@pytest.mark.parametrize(("kind", "way"), [(kind, way) for kind, ways in WAYS.items() for way in ways], ids=str)
def test_no_way_looks_through_a_whole_table(journal: Journal, kind: str, way: Way) -> None:
    plan = [str(row[3]) for row in journal.database.rows(f"EXPLAIN QUERY PLAN {found(way, 1, 48)}")]
    assert [step for step in plan if step.startswith(("SCAN a", "SCAN o", "SCAN x"))] == []
    assert [step for step in plan if step.startswith("SEARCH")]
