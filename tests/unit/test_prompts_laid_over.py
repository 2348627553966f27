"""A user's prompts laid over ours: what may be changed, and that ideas come before promises whatever a file says."""

import copy
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.prompts import build
from netjournal.domain.reflection import AFTER_QUIET, KEEPS, LENGTHS, VARIANTS, Step, plan
from netjournal.errors import ConfigError

from .prompt_tables import BASE, IDS, NEW, ids, over, refused


@pytest.mark.parametrize("override", [None, {}, {"step": []}, {"words": {}}, {"order": []}])
def test_nothing_of_the_users_changes_nothing(override: dict[str, Any] | None) -> None:
    prompts = build(BASE, override)
    assert ids(prompts) == IDS == list(prompts.order)
    assert prompts.words == BASE["words"]


def test_what_is_left_out_is_filled_in() -> None:
    step = build(BASE).step("card_by_card")
    assert step == Step(
        id="card_by_card",
        title="Card by card",
        asks="{name}\nThis card?",
        keeps="cards",
        lengths=LENGTHS,
        variants=VARIANTS,
        for_each="person",
        of="talked",
    )
    assert build(BASE).step("nothing") is None


def test_building_leaves_what_it_was_given_alone() -> None:
    base = copy.deepcopy(BASE)
    override = {"step": [{"id": "spark", "after": "settle"}], "order": ["heard_new", "let_it_run"]}
    before = copy.deepcopy(override)
    build(base, override)
    assert (base, override) == (BASE, before)


def test_a_known_id_changes_only_the_keys_given() -> None:
    changed = over({"id": "heard_new", "asks": "Was war neu?"}).step("heard_new")
    assert changed is not None
    assert (changed.asks, changed.joggers, changed.keeps) == ("Was war neu?", ("a", "b", "c"), "ideas")


def test_a_question_asked_anew_is_not_followed_by_our_other_ways_of_asking() -> None:
    base = {
        **BASE,
        "step": [{**table, "again": ["More?"]} if table.get("for_each") else table for table in BASE["step"]],
    }
    found = build(base, {"step": [{"id": "card_by_card", "asks": "Und diese?"}]})
    assert [step.again for step in found.steps if step.for_each] == [(), ("More?",)]


def test_texts_are_cleaned_and_trimmed() -> None:
    step = over({"id": "spark", "asks": "\n Wh\x1b[31mich? \r\n\t This one?\n", "joggers": ["a\n b", " "]}).step(
        "spark"
    )
    assert step is not None
    assert (step.asks, step.joggers) == ("Which?\nThis one?", ("a b",))


@pytest.mark.parametrize(
    ("extra", "neighbours"),
    [
        ({}, ("spark", "quiet_line")),
        ({"keeps": "promises"}, ("first_word", "read_back")),
        ({"after": "let_it_run"}, ("let_it_run", "card_by_card")),
        ({"before": "let_it_run"}, ("settle", "let_it_run")),
        ({"after": "said_aloud"}, ("said_aloud", "little")),
        ({"before": "settle"}, (None, "settle")),
    ],
)
def test_a_new_step_finds_its_place(extra: dict[str, Any], neighbours: tuple[str | None, str]) -> None:
    found = ids(over({**NEW, **extra}))
    at = found.index("weather")
    assert (found[at - 1] if at else None, found[at + 1]) == neighbours


def test_a_known_step_can_be_moved() -> None:
    assert ids(over({"id": "heard_new", "before": "let_it_run"}))[:3] == ["settle", "heard_new", "let_it_run"]


def test_several_after_one_neighbour_keep_the_order_of_the_file() -> None:
    found = ids(over({**NEW, "id": "a", "after": "settle"}, {**NEW, "id": "b", "after": "settle"}))
    assert found[:3] == ["settle", "a", "b"]
    found = ids(over({**NEW, "id": "a", "before": "settle"}, {**NEW, "id": "b", "before": "settle"}))
    assert found[:3] == ["a", "b", "settle"]


def test_a_chain_holds_together_in_any_order_of_the_file() -> None:
    chain = [{**NEW, "id": "c", "after": "b"}, {**NEW, "id": "b", "after": "a"}, {**NEW, "id": "a", "after": "settle"}]
    assert ids(over(*chain))[:4] == ["settle", "a", "b", "c"]
    assert ids(over(*chain[::-1]))[:4] == ["settle", "a", "b", "c"]


def test_order_lets_the_steps_it_names_change_places_and_no_other() -> None:
    found = ids(over(order=["card_by_card", "let_it_run"]))
    assert found == ["settle", "card_by_card", "let_it_run", *IDS[3:]]
    assert ids(over(order=["spark", "settle", "heard_new"])) == [
        "spark",
        "let_it_run",
        "card_by_card",
        "settle",
        "met_again",
        "heard_new",
        *IDS[6:],
    ]


@given(st.permutations(IDS[:6]), st.permutations(IDS[7:10]))
def test_any_order_within_a_side_of_the_quiet_line_is_taken_whole(ideas: list[str], rest: list[str]) -> None:
    order = [*ideas, "quiet_line", *rest, "read_back"]
    assert ids(over(order=order)) == order


def test_a_skipped_step_is_gone_but_its_place_is_known() -> None:
    prompts = over({"id": "heard_new", "skip": True}, {**NEW, "after": "heard_new"})
    assert ids(prompts) == ["settle", "let_it_run", "card_by_card", "weather", *IDS[4:]]
    assert "heard_new" in prompts.order
    assert "heard_new" in ids(over({"id": "heard_new", "skip": False}))


def test_everything_before_the_quiet_line_and_every_promise_may_be_left_out() -> None:
    prompts = over(*({"id": step_id, "skip": True} for step_id in IDS if step_id not in ("quiet_line", "read_back")))
    assert ids(prompts) == ["quiet_line", "read_back"]


def test_ideas_may_follow_the_quiet_line() -> None:
    assert ids(over({"id": "spark", "after": "quiet_line"}))[5:7] == ["quiet_line", "spark"]


def test_each_variant_may_have_a_quiet_line_of_its_own() -> None:
    prompts = over(
        {"id": "quiet_line", "variants": ["event", "one_to_one", "online"]},
        {"id": "quiet_faded", "asks": "Enough.", "keeps": "quiet", "variants": ["faded"], "after": "quiet_line"},
    )
    assert "quiet_faded" in [step.id for step in plan(prompts, "faded", "five")]


def test_words_can_be_said_differently() -> None:
    assert over(words={"card_of": "Karte {n}"}).words == {"kept": "kept", "card_of": "Karte {n}"}


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ({"steps": []}, ['"steps"', 'did you mean "step"']),
        ({"step": {"id": "spark"}}, ["[[step]]"]),
        ({"step": ["spark"]}, ["[[step]]"]),
        ({"step": [{"asks": "?"}]}, ["number 1", "no id"]),
        ({"step": [{"id": "two words"}]}, ["no id"]),
        ({"step": [{"id": 3}]}, ["no id"]),
        ({"step": [{"id": "spark"}, {"id": "spark"}]}, ['"spark"', "twice"]),
        ({"step": [{"id": "spark", "order": ["spark"]}]}, ['"order"', "top of the file"]),
        ({"step": [{"id": "spark", "ask": "?"}]}, ['"ask"', 'did you mean "asks"']),
        ({"step": [{"id": "spark", "zzz": "?"}]}, ['"zzz" is not a key of a step.']),
        ({"step": [{"id": "sparks", "says": "?"}]}, ['"sparks"', 'did you mean "spark"', "asks and keeps"]),
        ({"step": [{"id": "spark", "asks": ""}]}, ['"spark" asks nothing', "skip = true"]),
        ({"step": [{"id": "spark", "asks": " \n "}]}, ["asks nothing"]),
        ({"step": [{"id": "spark", "asks": 3}]}, ["asks is a text"]),
        ({"step": [{"id": "spark", "asks": "a\nb\nc"}]}, ["more than two lines"]),
        ({"step": [{"id": "spark", "asks": "{evnt}?"}]}, ["{evnt}", 'did you mean "event"', "{when}"]),
        ({"step": [{"id": "spark", "asks": "{}?"}]}, ["{}", "{event}"]),
        ({"step": [{"id": "spark", "asks": "{event.title}?"}]}, ["{event.title}"]),
        ({"step": [{"id": "spark", "asks": "{name}?"}]}, ["{name}", 'for_each = "person"']),
        ({"step": [{"id": "met_again", "for_each": ""}]}, ["{name}"]),
        ({"step": [{"id": "spark", "title": "a\nb"}]}, ["title is one line"]),
        ({"step": [{"id": "spark", "says": "a\nb"}]}, ["says is one line"]),
        ({"step": [{"id": "spark", "keeps": "idea"}]}, ['keeps can\'t be "idea"', 'did you mean "ideas"']),
        ({"step": [{"id": "spark", "keeps": "xyz"}]}, ["it can be session, freewriting"]),
        ({"step": [{"id": "spark", "lengths": ["fiver"]}]}, ["lengths", 'did you mean "five"']),
        ({"step": [{"id": "spark", "lengths": "five"}]}, ["lengths is a list"]),
        ({"step": [{"id": "spark", "lengths": []}]}, ["lengths is empty", "skip = true"]),
        ({"step": [{"id": "spark", "variants": ["events"]}]}, ["variants", 'did you mean "event"']),
        ({"step": [{"id": "spark", "variants": [1]}]}, ["variants is a list"]),
        ({"step": [{"id": "spark", "variants": []}]}, ["variants is empty"]),
        ({"step": [{"id": "spark", "joggers": "a"}]}, ["joggers is a list"]),
        ({"step": [{"id": "spark", "again": ["Or this?"]}]}, ["again is for a step with for_each"]),
        ({"step": [{"id": "card_by_card", "again": "Or?"}]}, ["again is a list"]),
        ({"step": [{"id": "card_by_card", "again": ["And {nam}?"]}]}, ['did you mean "name"']),
        ({"step": [{"id": "spark", "for_each": "people"}]}, ["for_each"]),
        ({"step": [{"id": "spark", "of": "knwon"}]}, ['did you mean "known"']),
        ({"step": [{"id": "spark", "skip": "true"}]}, ["skip is true or false"]),
        ({"step": [{"id": "spark", "after": "setle"}]}, ['after "setle"', 'did you mean "settle"']),
        ({"step": [{"id": "spark", "before": "spark"}]}, ['before "spark"']),
        ({"step": [{"id": "spark", "after": ["settle"]}]}, ["after is a text"]),
        ({"step": [{"id": "spark", "after": "settle", "before": "settle"}]}, ["both after and before"]),
        (
            {"step": [{"id": "spark", "after": "heard_new"}, {"id": "heard_new", "after": "spark"}]},
            ["in a ring: spark, heard_new"],
        ),
        ({"order": "spark"}, ["order is a list"]),
        ({"order": ["sprak"]}, ['"sprak"', 'did you mean "spark"']),
        ({"order": ["spark", "spark"]}, ["twice"]),
        ({"words": {"keept": "x"}}, ['"keept"', 'did you mean "kept"']),
        ({"words": {"kept": 3}}, ["[words] kept is a text"]),
        ({"words": {"kept": "kept {n}"}}, ["{n}"]),
        ({"words": "kept"}, ["[words]"]),
    ],
)
def test_a_slip_is_answered_with_a_sentence(override: dict[str, Any], said: Sequence[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        build(BASE, override)
    for part in said:
        assert part in str(caught.value)
    assert str(caught.value).endswith((".", "?)."))


# --- the rule --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "override",
    [
        {"step": [{"id": "said_aloud", "before": "quiet_line"}]},
        {"step": [{"id": "said_aloud", "after": "settle"}]},
        {"step": [{"id": "quiet_line", "after": "said_aloud"}]},
        {"step": [{"id": "heard_new", "keeps": "promises"}]},
        {"step": [{"id": "heard_new", "keeps": "openings", "variants": ["online"], "lengths": ["five"]}]},
        {"step": [{**NEW, "keeps": "follow_ups", "before": "spark"}]},
        {"order": ["said_aloud", "spark"]},
        {"order": ["said_aloud", "quiet_line"]},
    ],
)
def test_no_promise_comes_before_the_quiet_line(override: dict[str, Any]) -> None:
    with pytest.raises(ConfigError) as caught:
        build(BASE, override)
    said = str(caught.value)
    assert '"quiet_line"' in said
    assert any(f'"{step_id}"' in said for step_id in ("said_aloud", "heard_new", "weather"))
    assert 'Put it after "quiet_line"' in said


def test_the_quiet_line_and_the_reading_back_stay() -> None:
    assert "needs its quiet line" in refused({"id": "quiet_line", "skip": True})
    assert "needs its quiet line" in refused({"id": "quiet_line", "keeps": "ideas"})
    assert "variant event, length five" in refused({"id": "quiet_line", "lengths": ["unhurried"]})
    assert "variant faded" in refused({"id": "quiet_line", "variants": ["event", "one_to_one", "online"]})
    assert "both a quiet line" in refused({"id": "heard_new", "keeps": "quiet"})
    assert "ends with reading back" in refused({"id": "read_back", "skip": True})
    assert "variant online" in refused({"id": "read_back", "variants": ["event", "one_to_one", "faded"]})
    assert "both read back" in refused({"id": "heard_new", "keeps": "reading"})
    assert '"weather" comes after "read_back"' in refused({**NEW, "after": "read_back"})


OVERRIDES = st.fixed_dictionaries(
    {},
    optional={
        "order": st.lists(st.sampled_from(IDS), unique=True, max_size=6),
        "step": st.lists(
            st.fixed_dictionaries(
                {"id": st.sampled_from([*IDS, "mine"])},
                optional={
                    "asks": st.just("Well?"),
                    "keeps": st.sampled_from(KEEPS),
                    "after": st.sampled_from([*IDS, "mine"]),
                    "lengths": st.lists(st.sampled_from(LENGTHS), unique=True),
                    "variants": st.lists(st.sampled_from(VARIANTS), unique=True),
                    "skip": st.booleans(),
                },
            ),
            max_size=3,
        ),
    },
)


@given(OVERRIDES)
def test_a_file_is_refused_or_keeps_the_rule(override: dict[str, Any]) -> None:
    try:
        prompts = build(BASE, override)
    except ConfigError:
        return
    for variant in VARIANTS:
        for length in LENGTHS:
            kept = [step.keeps for step in plan(prompts, variant, length)]
            assert kept.count("quiet") == 1
            assert kept[-1] == "reading"
            assert not AFTER_QUIET & set(kept[: kept.index("quiet")])
