"""The guided reflection as data: which questions are asked, and a place to return to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.prompts import build
from netjournal.domain.reflection import (
    LENGTHS,
    VARIANTS,
    Card,
    Step,
    ask,
    cards,
    dots,
    fill,
    jogger,
    past_quiet,
    place,
    plan,
    quiet_at,
    variant_for,
    within,
)

from .prompt_tables import BASE, IDS, NEW, over


@pytest.mark.parametrize(
    ("kind", "days", "variant"),
    [
        ("meeting", 0, "event"),
        ("conference", 10, "event"),
        ("other", -3, "event"),
        ("something new", 1, "event"),
        ("1-2-1", 10, "one_to_one"),
        ("online", 0, "online"),
        ("meeting", 11, "faded"),
        ("1-2-1", 11, "faded"),
        ("online", 400, "faded"),
    ],
)
def test_the_variant_follows_the_kind_until_memory_fades(kind: str, days: int, variant: str) -> None:
    assert variant_for(kind, days) == variant


def test_a_plan_is_the_steps_of_its_length() -> None:
    found = [step.id for step in plan(build(BASE), "event", "five")]
    assert found == [step_id for step_id in IDS if step_id not in ("little", "first_word")]


PEOPLE = {"talked": ["p1", "p2", "p1", "p3"], "known": [], "all": ["p9"]}


def walk(length: str = "unhurried", people: dict[str, list[str]] | None = None) -> tuple[Card, ...]:
    return cards(plan(build(BASE), "event", length), lambda of: (people or PEOPLE)[of])


def test_cards_walk_each_person_once_and_nobody_not_at_all() -> None:
    assert [(card.step.id, card.person) for card in walk()] == [
        ("settle", ""),
        ("let_it_run", ""),
        ("card_by_card", "p1"),
        ("card_by_card", "p2"),
        ("card_by_card", "p3"),
        ("heard_new", ""),
        ("spark", ""),
        ("quiet_line", ""),
        ("said_aloud", ""),
        ("little", ""),
        ("first_word", ""),
        ("read_back", ""),
    ]


def test_people_are_asked_for_once() -> None:
    calls: list[str] = []

    def people(of: str) -> list[str]:
        calls.append(of)
        return ["p1"]

    steps = plan(over({**NEW, "for_each": "person"}), "event", "unhurried")
    cards(steps, people)
    assert calls == ["talked", "known"]


@pytest.mark.parametrize(
    ("step_id", "person", "found"),
    [
        ("card_by_card", "p2", ("card_by_card", "p2")),
        ("card_by_card", "gone", ("card_by_card", "p1")),
        ("card_by_card", "", ("card_by_card", "p1")),
        ("spark", "", ("spark", "")),
        ("spark", "p1", ("spark", "")),
        ("met_again", "p1", ("spark", "")),
        ("nothing", "", ("settle", "")),
    ],
)
def test_place_finds_the_same_card_or_the_nearest(step_id: str, person: str, found: tuple[str, str]) -> None:
    card = walk()[place(walk(), step_id, person, IDS)]
    assert (card.step.id, card.person) == found


def test_place_after_a_change_of_length_goes_on_never_back() -> None:
    short = walk("five")
    assert short[place(short, "little", "", IDS)].step.id == "read_back"
    assert place(short, "little", "") == 0


def test_place_of_a_skipped_step_is_the_next_one() -> None:
    prompts = over({"id": "heard_new", "skip": True})
    walked = cards(plan(prompts, "event", "five"), lambda of: [])
    assert walked[place(walked, "heard_new", "", prompts.order)].step.id == "spark"


UIDS = st.lists(st.sampled_from(["p1", "p2", "p3", "p4"]), max_size=4)


@given(
    step_id=st.sampled_from([*IDS, "gone", ""]),
    person=st.sampled_from(["", "p1", "p4", "gone"]),
    talked=UIDS,
    known=UIDS,
    variant=st.sampled_from(VARIANTS),
    length=st.sampled_from(LENGTHS),
    skipped=st.sets(st.sampled_from([step_id for step_id in IDS if step_id not in ("quiet_line", "read_back")])),
)
def test_place_is_total(
    step_id: str, person: str, talked: list[str], known: list[str], variant: str, length: str, skipped: set[str]
) -> None:
    prompts = over(*({"id": gone, "skip": True} for gone in sorted(skipped)))
    walked = cards(plan(prompts, variant, length), lambda of: {"talked": talked, "known": known}[of])
    index = place(walked, step_id, person, prompts.order)
    assert 0 <= index < len(walked)
    if any(card.step.id == step_id for card in walked):
        assert walked[index].step.id == step_id
    elif step_id in IDS:
        assert IDS.index(walked[index].step.id) > IDS.index(step_id)
        # Whoever stopped before the quiet line never wakes up behind it.
        assert IDS.index(step_id) > IDS.index("quiet_line") or index <= quiet_at(walked)


@given(st.text(), st.text(), st.lists(st.text()))
def test_place_among_no_cards_is_the_start(step_id: str, person: str, order: list[str]) -> None:
    assert place((), step_id, person, order) == 0


def test_every_card_is_its_own_place() -> None:
    for at, card in enumerate(walk()):
        assert place(walk(), card.step.id, card.person, IDS) == at


def test_dots_count_steps_and_within_counts_cards() -> None:
    walked = walk()
    assert [dots(walked, at) for at in range(6)] == [(1, 10), (2, 10), (3, 10), (3, 10), (3, 10), (4, 10)]
    assert dots(walked, len(walked) - 1) == dots(walked, 99) == (10, 10)
    assert dots(walked, -1) == (1, 10)
    assert dots((), 0) == (0, 0)
    assert [within(walked, at) for at in (1, 2, 3, 4, 99)] == [(1, 1), (1, 3), (2, 3), (3, 3), (1, 1)]
    assert within((), 3) == (0, 0)


def test_the_quiet_line_divides_the_cards() -> None:
    walked = walk()
    at = quiet_at(walked)
    assert walked[at].step.id == "quiet_line"
    assert [past_quiet(walked, index) for index in (0, at - 1, at, at + 1, len(walked) - 1)] == [False] * 3 + [True] * 2
    assert not past_quiet(walked, len(walked))
    assert quiet_at(()) == 0
    assert not past_quiet((), 0)


def test_joggers_come_round_and_start_where_the_event_says() -> None:
    step = build(BASE).step("heard_new")
    assert step is not None
    assert [jogger(step, turn) for turn in range(4)] == ["a", "b", "c", "a"]
    starts = {jogger(step, 0, seed) for seed in ("e1", "e2", "e3", "e4", "e5", "e6", "e7")}
    assert starts == {"a", "b", "c"}
    assert {jogger(step, turn, "e5") for turn in range(3)} == {"a", "b", "c"}
    assert jogger(Step("x", "X", "X?", "ideas"), 5) == ""


# --- words -----------------------------------------------------------------------------------------------------------

TWO = "{event}, {when}.\nLook back."


@pytest.mark.parametrize(
    ("asks", "event", "when", "name", "said"),
    [
        (TWO, "Thames Breakfast", "yesterday", "", "Thames Breakfast, yesterday.\nLook back."),
        (TWO, "Thames Breakfast", "", "", "Thames Breakfast.\nLook back."),
        (TWO, "", "yesterday", "", "yesterday.\nLook back."),
        (TWO, "", " ", "", "Look back."),
        (TWO, "{name} {0} {when}", "{event}", "Ana", "{name} {0} {when}, {event}.\nLook back."),
        (TWO, "a\n\nb\x1b[2J", "x", "", "a b, x.\nLook back."),
        ("{name}\nThis card?", "e", "w", "Ana {Reyes}", "Ana {Reyes}\nThis card?"),
        ("{name}\nThis card?", "e", "w", "", "This card?"),
        ("{name}, again?", "e", "w", "Ana", "Ana, again?"),
        (r"\1 {name}", "e", "w", r"\g<0>", r"\1 \g<0>"),
        ("No hole — at all.", "", "", "", "No hole — at all."),
    ],
)
def test_ask_fills_in_plain_text(asks: str, event: str, when: str, name: str, said: str) -> None:
    assert ask(Step("x", "X", asks, "ideas"), event=event, when=when, name=name) == said


@given(st.text(), st.text(), st.text())
def test_ask_is_total_and_at_most_two_lines(event: str, when: str, name: str) -> None:
    for asks in (TWO, "{name}\nThis card?"):
        assert ask(Step("x", "X", asks, "ideas"), event=event, when=when, name=name).count("\n") <= 1


def test_the_next_person_may_be_asked_in_other_words() -> None:
    step = over({"id": "card_by_card", "again": ["And this?", "And {event}?"]}).step("card_by_card")
    assert step is not None
    asked = [ask(step, event="Tea", when="", name="Ana", nth=nth) for nth in range(1, 5)]
    assert asked == ["Ana\nThis card?", "And this?", "And Tea?", "And this?"]


def test_fill_leaves_what_it_has_no_value_for() -> None:
    assert fill("card {n} of {count}", n="2", count="9") == "card 2 of 9"
    assert fill("card {n} of {count}", n="2") == "card 2 of {count}"
