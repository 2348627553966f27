"""Tags renamed everywhere, filters and orders in the lists, and searches kept under a name."""

from datetime import date, timedelta

import pytest

from netjournal.domain.records import SORTS, Ref, View
from netjournal.errors import NotFound, StandsInTheWay, WrongUse
from netjournal.journal import Journal, Narrow

from .test_associating import everything

DAY = date(2026, 11, 18)


@pytest.fixture
def tagged(journal: Journal) -> Journal:
    """Five ideas, the first and third heard again, with one tag of two spellings on every kind of record."""
    with journal.database.write("", quiet=True):
        event = journal.events.add("Thames Breakfast", DAY)
        priya, tom = journal.people.add("Priya Nair"), journal.people.add("Tom Ellis")
        talk = journal.conversations.add([priya], DAY, said="cork", zone="UTC")
        promise = journal.promises.add("mine", "send the list", DAY)
        ideas = [
            journal.ideas.add(text, DAY - timedelta(days=number), "UTC", event_id=event if number < 2 else None)
            for number, text in enumerate(("cork floors", "people read stories", "cork boards", "paper", "cork, quiet"))
        ]
        journal.ideas.join(ideas[0], Ref("idea", ideas[2]), "heard again")
        journal.ideas.join(ideas[2], Ref("idea", ideas[4]), "heard again")
        for to in (Ref("person", priya), Ref("person", tom), Ref("event", event)):
            journal.ideas.join(ideas[3], to)
        journal.ideas.join(ideas[1], Ref("person", priya))
        for store, id_ in (
            (journal.events, event), (journal.people, priya), (journal.conversations, talk),
            (journal.promises, promise), (journal.ideas, ideas[0]),
        ):  # fmt: skip
            store.tag(id_, ["pricing"])
        journal.ideas.tag(ideas[0], ["prices"])
        journal.ideas.tag(ideas[1], ["prices"])
        journal.database.run("UPDATE tag SET rhythm_days = 30, rhythm_most = 60 WHERE key = 'pricing'")
    return journal


def found(journal: Journal, find: str, kind: str = "idea", **how: object) -> list[str]:
    listing = journal.listing(kind, Narrow(find=find, **how))  # type: ignore[arg-type]
    lines = listing.at(0, 50)
    assert listing.count() == len(lines)
    return [getattr(line, "text", "") or getattr(line, "name", "") or line.uid for line in lines]


# Tags


def test_a_tag_gets_another_name_everywhere_at_once(tagged: Journal) -> None:
    before = everything(tagged)
    renamed = tagged.tagging.rename("#Pricing", "what it costs")
    assert (renamed.name, renamed.merged) == ("what-it-costs", False)
    for record in (
        tagged.events.get(1), tagged.people.get(1), tagged.conversations.get(1), tagged.promises.get(1),
        tagged.ideas.get(1),
    ):  # fmt: skip
        assert "what-it-costs" in record.tags and "pricing" not in record.tags
    assert [hit.id for hit in tagged.searching.find("tag:what-it-costs kind:person").hits["person"]] == [1]
    assert not tagged.searching.find("#pricing").total
    tagged.undo(renamed.action)
    assert everything(tagged) == before
    assert tagged.searching.find("#pricing").total == 5


def test_two_tags_become_one_and_each_record_has_it_once(tagged: Journal) -> None:
    before = everything(tagged)
    renamed = tagged.tagging.rename("pricing", "PRICES")
    assert renamed.merged
    assert tagged.ideas.get(1).tags == ("prices",) and tagged.people.get(1).tags == ("prices",)
    (tag,) = tagged.tagging.all()
    assert (tag.name, tag.events, tag.people, tag.conversations, tag.promises, tag.ideas) == ("prices", 1, 1, 1, 1, 2)
    assert tagged.database.row("SELECT rhythm_days, rhythm_most FROM tag") == (30, 60), "the rhythm goes along"
    tagged.undo(renamed.action)
    assert everything(tagged) == before
    tagged.redo()
    assert tagged.ideas.get(1).tags == ("prices",)


def test_only_the_spelling_of_a_tag_may_change(tagged: Journal) -> None:
    assert tagged.tagging.rename("prices", "Prices") == ("Prices", False, tagged.actions(1)[0].id)
    assert tagged.ideas.get(2).tags == ("Prices",)


def test_a_tag_is_taken_off_everything(tagged: Journal) -> None:
    tagged.tagging.remove("pricing")
    assert [tag.name for tag in tagged.tagging.all()] == ["prices"]
    assert tagged.people.get(1).tags == ()
    tagged.undo()
    assert tagged.people.get(1).tags == ("pricing",)


@pytest.mark.parametrize(("old", "new", "error"), [
    ("nowhere", "x", NotFound), ("pricing", " # ", WrongUse), ("pricing", "\u202e", WrongUse), ("", "x", NotFound),
])  # fmt: skip
def test_what_can_not_be_renamed_changes_nothing(tagged: Journal, old: str, new: str, error: type[Exception]) -> None:
    before = everything(tagged)
    with pytest.raises(error):
        tagged.tagging.rename(old, new)
    assert everything(tagged) == before


# Finding in a list, with filters


@pytest.mark.parametrize(("find", "texts"), [
    ("cork", ["cork floors", "cork boards", "cork, quiet"]),
    ("cork -boards", ["cork floors", "cork, quiet"]),
    ("-cork", ["people read stories", "paper"]),
    ("tag:prices", ["cork floors", "people read stories"]),
    ("cork #prices", ["cork floors"]),
    ("who:priya", ["people read stories", "paper"]),
    ("who:priya -paper", ["people read stories"]),
    ('at:"thames"', ["cork floors", "people read stories", "paper"]),
    ("before:2026-11-16", ["paper", "cork, quiet"]),
    ("cork after:2026-11-17", ["cork floors"]),
    ('"people read" sto', ["people read stories"]),
    ("who:nobody", []),
    ("kind:person cork", []),
    ("kind:idea tag:prices", ["cork floors", "people read stories"]),
])  # fmt: skip
def test_a_list_takes_the_filters_of_the_search(tagged: Journal, find: str, texts: list[str]) -> None:
    assert found(tagged, find) == texts
    assert sorted(found(tagged, find, sort="joined")) == sorted(texts)


@pytest.mark.parametrize(("find", "names"), [
    ("nai", ["Priya Nair"]), ("#pricing", ["Priya Nair"]), ("-priya", ["Tom Ellis"]), ("tag:pricing tom", []),
])  # fmt: skip
def test_people_too(tagged: Journal, find: str, names: list[str]) -> None:
    assert found(tagged, find, "person") == names


# Orders


def test_each_order(tagged: Journal) -> None:
    assert found(tagged, "", sort="heard") == [
        "cork floors", "cork boards", "cork, quiet", "people read stories", "paper",
    ]  # fmt: skip
    assert found(tagged, "", sort="joined")[:2] == ["paper", "cork boards"]
    tagged.sparking.visited(Ref("idea", 5))
    tagged.edit(Ref("idea", 4), resting=True)
    assert found(tagged, "", sort="unvisited") == [
        "cork boards", "people read stories", "cork floors", "cork, quiet", "paper",
    ]  # fmt: skip


def test_the_ideas_of_one_person_are_ordered_as_all_are(tagged: Journal) -> None:
    with tagged.database.write("joined"):
        for idea in (1, 3, 5):
            tagged.ideas.join(idea, Ref("person", 2))
    of_tom = {idea: tagged.ideas.get(idea).text for idea in (1, 3, 4, 5)}
    for sort in SORTS:
        whole = [line.text for line in tagged.listing("idea", Narrow(sort=sort)).at(0, 50)]
        his = [line.text for line in tagged.listing("idea", Narrow("person", 2, sort=sort)).at(0, 50)]
        assert his == [text for text in whole if text in of_tom.values()], sort


@pytest.mark.parametrize("sort", [sort for sort in SORTS if sort])
def test_an_ordered_list_is_read_by_windows_like_any_other(tagged: Journal, sort: str) -> None:
    listing = tagged.listing("idea", Narrow(sort=sort))
    whole = list(listing.at(0, 50))
    assert len({line.id for line in whole}) == 5
    for at, line in enumerate(whole):
        assert listing.place(line.ref) == at
        assert list(listing.after(line, 2)) == whole[at + 1 : at + 3]
        assert list(listing.before(line, 2)) == whole[max(0, at - 2) : at]
    assert listing.place(Ref("idea", 99)) is None


def test_a_circle_of_ideas_heard_again_is_counted_once(tagged: Journal) -> None:
    with tagged.database.write("joined"):
        tagged.ideas.join(5, Ref("idea", 1), "heard again")
    lines = tagged.listing("idea", Narrow(sort="heard")).at(0, 50)
    assert [line.heard for line in lines] == [3, 3, 3, 1, 1]


# Views


def test_a_search_is_kept_under_a_name(tagged: Journal) -> None:
    tagged.viewing.keep(View(0, "idea", "Cork", "cork after:2026-11-17", "joined"))
    tagged.viewing.keep(View(0, "person", "cork", "#pricing"))
    (view,) = tagged.viewing.of("idea")
    assert (
        view == tagged.viewing.named("idea", "CORK") == View(view.id, "idea", "Cork", "cork after:2026-11-17", "joined")
    )
    assert found(tagged, view.words, sort=view.sort) == ["cork floors"]
    tagged.viewing.keep(view._replace(name="floors"))
    tagged.viewing.keep(View(0, "idea", "Floors", "floors"))
    assert [(v.name, v.words) for v in tagged.viewing.of("idea")] == [("Floors", "floors")], "one of a name"
    tagged.undo()
    assert [(v.name, v.sort) for v in tagged.viewing.of("idea")] == [("floors", "joined")]
    tagged.viewing.remove(tagged.viewing.named("idea", "floors"))
    assert tagged.viewing.of("idea") == [] and len(tagged.viewing.of("person")) == 1
    tagged.undo()
    assert len(tagged.viewing.of("idea")) == 1


@pytest.mark.parametrize("view", [
    View(0, "idea", " \n", "cork"), View(0, "idea", "cork", " "), View(0, "idea", "cork", "", "loudest"),
    View(0, "person", "cork", "cork", "heard"),
])  # fmt: skip
def test_a_view_of_nothing_is_refused(tagged: Journal, view: View) -> None:
    with pytest.raises(WrongUse):
        tagged.viewing.keep(view)
    assert tagged.viewing.of(view.kind) == []


def test_a_view_that_is_not_there_names_those_that_are(tagged: Journal) -> None:
    tagged.viewing.keep(View(0, "idea", "Cork", "cork"))
    with pytest.raises(NotFound, match="There are “Cork”"):
        tagged.viewing.named("idea", "corks")
    view = tagged.viewing.named("idea", "cork")
    tagged.viewing.remove(view)
    with pytest.raises(NotFound):
        tagged.viewing.remove(view)


def test_a_name_that_was_given_anew_stands_in_the_way_of_its_return(journal: Journal) -> None:
    journal.jotting.keep("a shop #bakers")
    renamed = journal.tagging.rename("bakers", "bread")
    journal.jotting.keep("another shop #bakers")
    with pytest.raises(StandsInTheWay):
        journal.undo(renamed.action)
    assert [tag.name for tag in journal.tagging.all()] == ["bakers", "bread"]
    journal.undo()
    journal.undo(renamed.action)
    assert [tag.name for tag in journal.tagging.all()] == ["bakers"]


def test_a_view_of_the_name_stands_in_the_way_of_another_coming_back(journal: Journal) -> None:
    journal.viewing.keep(View(0, "idea", "sails", "#sails"))
    removed = journal.viewing.remove(journal.viewing.named("idea", "sails"))
    journal.viewing.keep(View(0, "idea", "Sails", "#boats"))
    with pytest.raises(StandsInTheWay):
        journal.undo(removed)
    assert journal.viewing.named("idea", "sails").words == "#boats"
