"""The guided reflection as data: ideas before promises whatever a file says, a place to return to, lines set aside."""

import copy
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain import reflection
from netjournal.domain.reflection import (
    AFTER_QUIET,
    LENGTHS,
    VARIANTS,
    Card,
    Prompts,
    Step,
    ask,
    build,
    cards,
    dots,
    fill,
    jogger,
    looks_like_task,
    past_quiet,
    place,
    plan,
    quiet_at,
    variant_for,
    within,
)
from netjournal.errors import ConfigError

BASE: dict[str, Any] = {
    "step": [
        {"id": "settle", "asks": "{event}, {when}.\nLook back.", "keeps": "session"},
        {"id": "let_it_run", "asks": "What is with you?", "keeps": "freewriting"},
        {"id": "card_by_card", "asks": "{name}\nThis card?", "keeps": "cards", "for_each": "person"},
        {"id": "heard_new", "asks": "New?", "keeps": "ideas", "joggers": ["a", "b", "c"]},
        {"id": "met_again", "asks": "{name}?", "keeps": "conversations", "for_each": "person", "of": "known"},
        {"id": "spark", "asks": "Which?", "keeps": "spark"},
        {"id": "quiet_line", "asks": "You can stop here.", "keeps": "quiet"},
        {"id": "said_aloud", "asks": "Did you say?", "keeps": "promises"},
        {"id": "little", "asks": "Thinking about?", "keeps": "openings", "lengths": ["unhurried"]},
        {"id": "first_word", "asks": "Who?", "keeps": "follow_ups", "lengths": ["unhurried"]},
        {"id": "read_back", "asks": "Your page.", "keeps": "reading"},
    ],
    "words": {"kept": "kept", "card_of": "card {n} of {count}"},
}
IDS = [table["id"] for table in BASE["step"]]


def ids(prompts: Prompts) -> list[str]:
    return [step.id for step in prompts.steps]


def over(*steps: dict[str, Any], **top: Any) -> Prompts:
    return build(BASE, {"step": list(steps), **top})


def refused(*steps: dict[str, Any], **top: Any) -> str:
    with pytest.raises(ConfigError) as caught:
        over(*steps, **top)
    return str(caught.value)


# --- building --------------------------------------------------------------------------------------------------------


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


def test_texts_are_cleaned_and_trimmed() -> None:
    step = over({"id": "spark", "asks": "\n Wh\x1b[31mich? \r\n\t This one?\n", "joggers": ["a\n b", " "]}).step(
        "spark"
    )
    assert step is not None
    assert (step.asks, step.joggers) == ("Wh[31mich?\nThis one?", ("a b",))


NEW = {"id": "weather", "asks": "The weather?", "keeps": "ideas"}


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
                    "keeps": st.sampled_from(reflection.KEEPS),
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


# --- choosing and walking --------------------------------------------------------------------------------------------


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
        (TWO, "a\n\nb\x1b[2J", "x", "", "a b[2J, x.\nLook back."),
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


def test_fill_leaves_what_it_has_no_value_for() -> None:
    assert fill("card {n} of {count}", n="2", count="9") == "card 2 of 9"
    assert fill("card {n} of {count}", n="2") == "card 2 of {count}"


# --- set aside -------------------------------------------------------------------------------------------------------

TASKS = """
send Ana the list
Send Ana the list
send her the list
send them the list
send the list to Ana
send quote to Tom
send photos of the hall to @ana
send the deck tomorrow
send it to Priya
- send Ana Reyes the VAT checklist
• ring Tom
1. ring Tom
ring Tom
ring Tom about June
ring Tom: van quote
ring him on Friday
ring them tomorrow
ring the printer about the boxes
phone Priya Nair back
call Tom
call her next week
call the venue
email Ana
email Tom's brother about the van
e-mail the organiser
text Ana to say thanks
message @priya re the workshop
contact HMRC about the form
book a table for six
book the train to Oxford
book Ana for the June workshop
schedule a call with Tom
arrange a coffee with Ana
set up a call with Tom
arrange to meet Priya
order 40 bags from Tom
pay the printer
invoice Tom
draft a proposal for Priya
confirm the room by Friday
introduce Ana to Tom
introduce Ana and Tom
connect Ana with Tom
ask Tom whether the studio is free
ask Priya about VAT
ask the host for the list
thank the organisers
thank Ana
invite Priya to the choir
remind Tom of the date
give Tom the number of the studio
lend Ana the book
forward the note to Tom
share the slides with Ana
pass the number on to Tom
bring the samples on Friday
write to Ana
write Ana a note
reply to Tom
get back to Tom about the stall
get in touch with Priya
catch up with Ana in June
have coffee with Ana
follow up with Ana
follow up with them
follow up on the bakery van
Follow up Tom
talk to Ana about the shop
I'll send Ana the list
I’ll send it over
I will ring the venue
I'm going to email Ana
and I'll introduce them
please ring Tom
maybe send Ana the list
to ring: Tom
will ring Tom
I should ring Tom
ought to thank Ana
remind me to ring Tom
Remind me to look up that paper mill
remember to ask Ana about it
don't forget to ring Tom
I mustn't forget to post the samples
need to find a florist
I need to look at the lease
I still need to ring Tom
must ask Priya about VAT
I must look that up
I have to ring the bank
I've got to find that book
I said I would send the list
said I'd ring her
I said that I'll help with the stall
told Tom I'd look at his lease
told Ana Reyes that I would come
Ana asked for the list and I said I'd send it
she wants the recipe, I said I would write it down
promised Ana the list
I promised to come to the opening
I've promised Tom a morning
I owe Tom a coffee
I offered to read her draft
I agreed to speak in March
let Tom know about June
put Ana in touch with Tom
visit Tom's workshop
find Ana on LinkedIn
owe Priya an answer
! ring tom
!ring tom
[ ] ring tom
[] ring tom
- [ ] ring tom
☐ ring tom
todo: ring tom
TODO ring tom
To do: the list
to-do: lists
action: find the address
next step: the lease
@Ana send the list
#workshop book the room
todo ring Tom
""".strip().splitlines()

THOUGHTS = """
people don't read reports, they read stories
a joint morning on pricing
a joint morning on pricing #workshop
write like you talk
write to one person, not to a crowd
write the last line first
Write drunk, edit sober
the list Ana sends her clients
call centres are dying
Call centres on Mondays
call it a workshop and nobody comes
call the thing by its name
call them stories, not reports
call Ana the bread lady
ring the changes
ring binders, of all things
Ring Road cafés as meeting rooms
email is where ideas go to die
email newsletters still work in Norway
Email Marketing is dead
text Ana sent from the train made me laugh
text the way people speak
message in a bottle as a business card
phone boxes as libraries
contact sheets, like photographers had
book clubs for accountants
Book lunch was the best part
book of short letters
book two things and cancel the one you dread
Book idea: the shop that sells nothing
Order of service from Priya, lovely
Quote from Tom: people read stories
send postcards instead of newsletters
send less, say more
send them a story, not a price list
send handwritten notes
Send in the clowns
ask better questions
Ask Better Questions
ask people what they would miss
ask them what they would miss
ask the question nobody asks
ask Tom why, never how
tell stories
tell them what you don't do
thank people in public
thank you notes that smell of bread
thank you, Ana, for the light
introduce yourself last
introduce people by what they love
invite strangers to dinner
remind people why they came
share the recipe, keep the oven
share more than you sell
give before you ask
give Tom credit: he waited
bring your own chair
drop the price and they trust you less
pass it on
post office as a club
pay people early
pay attention to who stands alone
print the story on the bag
draft a letter you never send
prepare less
set up a stall where people fix things
arrange the chairs in a circle
schedule nothing on Fridays
follow up is a gift
follow-up is a gift, not a chore
follow up with kindness
follow the bread
talk to strangers on trains
talk to them like neighbours
talk to Ana was the best of it
connect the dots
reports people read
reply to none of it for a day
todo lists kill ideas
to do less, better
to Ana everything is packaging
need to know basis, that phrase again
I need to believe in it before I sell it
people need to be heard before they buy
we need to be bored more often
must be lovely to work by the river
must admit I liked the silence
must reads: that book on salt
must-see: the paper mill
I must say, the host was kind
have to love a man who irons his cards
I have to smile when I think of her hat
got to know three bakers
got to meet Priya at last
need to charge more than I dare
remember to breathe
remember the smell of the hall
Ana reminds me of my aunt
this reminds me to look up more often
don't forget the quiet ones
I said I would never do breakfast again
I said I'd love to see the oven
when I said I would leave everybody laughed
Ana said she would send the list
Tom will introduce me to his printer
he said I would like it there
she told me I'd find it behind the station
and told me I'd find my people
promised land of pricing
promised is a heavy word
we agreed to differ
must smell of cedar in there
quote Ana on the wall
put Ana in the front row
let Ana talk about eels
I want to be in that room again
share a table with Tom and you learn about eels
write to him as if he were your uncle
ask for the story of the thing, before the price
get the light right first
tell the story with the ending first
invite the neighbours in for the opening
the meeting Tom booked was a wake
email me, he said, and gave no address
Tom: send the bill before the wine
I promised myself a slow week
I owe my first client to a queue
I owe everything to that talk
owe nobody a lunch
"send me the list," she said
“ring me when it rains”
'book the room first', Tom says
I'll never forget that oven
I'll call it the bread year
I will be thinking about this
I'll give it a year
let it rise twice
will Ana move in spring
Will Smith, the potter, was there
!!! what a morning
…
!
#pricing
Ana
send
Ring
""".strip().splitlines()


@pytest.mark.parametrize("line", TASKS)
def test_a_line_that_sounds_like_something_to_do_is_set_aside(line: str) -> None:
    assert looks_like_task(line)


@pytest.mark.parametrize("line", THOUGHTS)
def test_a_thought_stays_a_thought(line: str) -> None:
    assert not looks_like_task(line)


def test_a_long_line_holds_more_than_its_errand() -> None:
    tale = (
        "she wants the recipe, I said I would write it down, and then the whole table told me about their grandmothers"
    )
    assert looks_like_task(tale)
    assert not looks_like_task(f"{tale}, and what those kitchens were like in winter")
    assert looks_like_task(f"! {tale}, and what those kitchens were like in winter")


def test_known_names_are_known_in_any_spelling() -> None:
    assert not looks_like_task("ring tom")
    assert looks_like_task("ring tom", ["Tom Ellis"])
    assert looks_like_task("email zoe about the boxes", ["Zoë Brandt"])
    assert looks_like_task("send priya's number to tom", ["Tom Ellis"])
    assert not looks_like_task("call centres are dying", ["Tom Ellis"])


@given(st.text())
def test_looking_for_tasks_is_total(line: str) -> None:
    looks_like_task(line, [line])


OWN = [
    "I",
    "said",
    "I'd",
    "I'll",
    "must",
    "to",
    "send",
    "ring",
    "them",
    "the",
    "list",
    "Ana",
    ",",
    "follow",
    "up",
    "with",
]


@given(st.lists(st.sampled_from(OWN)))
def test_looking_for_tasks_is_total_on_its_own_words(words: list[str]) -> None:
    looks_like_task(" ".join(words))
