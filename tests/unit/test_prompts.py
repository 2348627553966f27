"""Our questions, held to what they promise; and the file a user lays over them."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from netjournal import prompts
from netjournal.domain.reflection import AFTER_QUIET, LENGTHS, VARIANTS, Prompts, Step, ask, plan
from netjournal.domain.task_lines import looks_like_task
from netjournal.errors import ConfigError
from netjournal.text import clean

OURS = prompts.load()
PLANS = [(variant, length) for variant in VARIANTS for length in LENGTHS]


def texts(step: Step) -> list[str]:
    return [step.title, *step.asks.split("\n"), step.says, *step.joggers]


def everything(found: Prompts) -> list[str]:
    return [text for step in found.steps for text in texts(step)] + list(found.words.values())


def before_quiet(variant: str, length: str) -> list[Step]:
    steps = plan(OURS, variant, length)
    return list(steps[: [step.keeps for step in steps].index("quiet")])


# --- the plans -------------------------------------------------------------------------------------------------------

OPENING = ["settle", "let_it_run"]
CLOSING = ["spark", "quiet_line", "said_aloud", "little_conversations", "first_word", "read_back"]
SHORT_CLOSING = ["spark", "quiet_line", "said_aloud", "read_back"]


@pytest.mark.parametrize(
    ("variant", "length", "ids"),
    [
        ("event", "five", [*OPENING, "card_by_card", "heard_new", *SHORT_CLOSING]),
        (
            "event",
            "unhurried",
            [
                *OPENING,
                "who_was_there",
                "card_by_card",
                "heard_new",
                "heard_again",
                "met_again",
                "three_lenses",
                *CLOSING,
            ],
        ),
        ("one_to_one", "five", [*OPENING, "looking_for", "what_it_sparked", *SHORT_CLOSING]),
        (
            "one_to_one",
            "unhurried",
            [
                *OPENING,
                *["goals", "accomplishments", "interests", "networks", "skills"],
                *["looking_for", "good_introduction", "what_it_sparked"],
                "three_lenses",
                *CLOSING,
            ],
        ),
        ("online", "five", [*OPENING, "talked_about", "could_answer", *SHORT_CLOSING]),
        (
            "online",
            "unhurried",
            [
                *OPENING,
                "talked_about",
                "could_answer",
                "gave_first",
                "heard_again",
                "met_again",
                "three_lenses",
                *CLOSING,
            ],
        ),
        ("faded", "five", ["long_ago", "stayed", "surprising_card", "quiet_line", "said_aloud", "read_back"]),
        (
            "faded",
            "unhurried",
            ["long_ago", "stayed", "who_was_there", "surprising_card", "quiet_line", "said_aloud", "read_back"],
        ),
    ],
)
def test_each_plan_asks_these(variant: str, length: str, ids: list[str]) -> None:
    assert [step.id for step in plan(OURS, variant, length)] == ids


@pytest.mark.parametrize(("variant", "length"), PLANS)
def test_each_plan_opens_gently_has_one_quiet_line_and_reads_back(variant: str, length: str) -> None:
    kept = [step.keeps for step in plan(OURS, variant, length)]
    assert kept[0] == "session"
    assert kept.count("quiet") == kept.count("reading") == 1
    assert kept[-1] == "reading"
    assert not AFTER_QUIET & {step.keeps for step in before_quiet(variant, length)}
    assert "promises" in kept


def test_every_step_is_asked_somewhere() -> None:
    asked = {step.id for variant, length in PLANS for step in plan(OURS, variant, length)}
    assert asked == set(OURS.order)


def test_every_step_is_written_out() -> None:
    """Ours say everything: whoever copies one into a file of their own sees every key it can have."""
    for table in tomllib.loads(prompts.OURS.read_text(encoding="utf-8"))["step"]:
        assert {"id", "title", "asks", "keeps", "lengths", "variants"} <= table.keys()


# --- the words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", OURS.steps, ids=lambda step: step.id)
def test_a_question_is_short(step: Step) -> None:
    assert 1 <= len(step.asks.split("\n")) <= 2
    assert len(step.title) <= 28
    assert all(len(line) <= 68 and clean(line) == line for line in texts(step))


@pytest.mark.parametrize("step", OURS.steps, ids=lambda step: step.id)
def test_memory_joggers_are_worth_a_key(step: Step) -> None:
    if step.keeps == "quiet":
        assert step.joggers == ()
        return
    assert (3 if step.keeps == "session" else 5) <= len(step.joggers) <= 8
    assert len(set(step.joggers)) == len(step.joggers)
    assert not any(jogger.endswith((".", ",", ";")) for jogger in step.joggers)


AVOIDED = re.compile(
    r"\b(?:leads?|prospects?|deals?|pipelines?|conversions?|targets?|touchpoints?|scores?|overdue|nurture\w*|"
    r"you should|you must|you need|you have to|please|required?|fields?|enter|submit|tasks?|to-?do|reminders?)\b",
    re.IGNORECASE,
)


def test_the_tone_is_ours() -> None:
    assert [text for text in everything(OURS) if AVOIDED.search(text)] == []


def test_nothing_before_the_quiet_line_sounds_like_a_list_of_things_to_do() -> None:
    duty = re.compile(r"\b(?:promis\w+|follow up|due|owe|said you would|forget|remember to|next step)\b", re.IGNORECASE)
    for variant, length in PLANS:
        for step in before_quiet(variant, length):
            assert [text for text in texts(step) if duty.search(text) or looks_like_task(text)] == []


def test_questions_read_well_with_and_without_a_name() -> None:
    for step in OURS.steps:
        said = ask(step, event="Thames Breakfast", when="Wednesday", name="Priya Nair")
        assert "{" not in said
        bare = ask(step, event="Thames Breakfast", when="", name="")
        assert bare[:1].isupper()
        assert ", ." not in bare
    settle = OURS.step("settle")
    assert settle is not None
    assert ask(settle, event="Thames Breakfast", when="Wednesday").startswith("Thames Breakfast, Wednesday.\n")


def test_small_words_are_short() -> None:
    assert {"kept", "card_of", "echo", "paused", "resumed", "finished", "closer", "lens_help"} <= OURS.words.keys()
    assert all(0 < len(text) <= 68 for text in OURS.words.values())


# --- the user's file -------------------------------------------------------------------------------------------------


def test_no_file_of_the_users_is_fine(tmp_path: Path) -> None:
    assert prompts.load(tmp_path / "prompts.toml") == OURS
    (tmp_path / "file").touch()
    assert prompts.load(tmp_path / "file" / "prompts.toml") == OURS
    assert prompts.load(tmp_path / "file") == OURS


def test_the_users_file_is_laid_over_ours(tmp_path: Path) -> None:
    theirs = tmp_path / "prompts.toml"
    theirs.write_text(
        """
        order = ["heard_new", "let_it_run"]

        [words]
        kept = "behalten"

        [[step]]
        id = "spark"
        asks = "Wenn eines bleibt, was?"

        [[step]]
        id = "weather"
        after = "settle"
        asks = "What was the weather like, outside and in you?"
        keeps = "ideas"
        variants = ["event"]

        [[step]]
        id = "three_lenses"
        skip = true
        """,
        encoding="utf-8-sig",
    )
    found = prompts.load(theirs)
    five = [step.id for step in plan(found, "event", "five")]
    assert five == ["settle", "weather", "heard_new", "card_by_card", "let_it_run", *SHORT_CLOSING]
    spark = found.step("spark")
    assert spark is not None
    assert spark.asks == "Wenn eines bleibt, was?"
    assert found.step("three_lenses") is None
    assert found.words["kept"] == "behalten"


def test_the_example_in_our_file_works(tmp_path: Path) -> None:
    """What the comment at the top of prompts.toml shows is a file that can be used."""
    head = prompts.OURS.read_text(encoding="utf-8").partition("\n# asks is one or two lines")[0]
    example = [line[1:].strip() for line in head.splitlines() if line.startswith("#   ")]
    example = [re.sub(r"\s{3,}.*", "", line) for line in example]
    theirs = tmp_path / "prompts.toml"
    theirs.write_text("\n".join(example), encoding="utf-8")
    found = [step.id for step in prompts.load(theirs).steps]
    assert "weather" in found
    assert "three_lenses" not in found
    assert found.index("card_by_card") < found.index("let_it_run")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'[[step]]\nid = "spark\n', "prompts.toml, line 2: "),
        (b"[[step]\n", "prompts.toml, line 1: "),
        (b'a = """never closed', "prompts.toml: "),
        (b'x = 1\nid = "\xff"\n', "prompts.toml, line 2: not UTF-8"),
        (b"a = " + b"[" * 1_900, "prompts.toml: nested too deeply"),
        (b"a = " + b"1" * 5_000, "prompts.toml: has a line of more than 2000"),
        (b"#\n" * 100_000, "prompts.toml: too long"),
        (b'[[step]]\nid = "said_aloud"\nbefore = "quiet_line"\n', 'Put it after "quiet_line"'),
        (b'[[step]]\nid = "sprak"\nsays = "x"\n', 'did you mean "spark"'),
        (b'[[steps]]\nid = "spark"\n', '"steps"'),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, content: bytes, said: str) -> None:
    theirs = tmp_path / "prompts.toml"
    theirs.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        prompts.load(theirs)
    assert str(caught.value).startswith(str(theirs))
    assert said in str(caught.value)


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=re.escape(str(tmp_path))):
        prompts.load(tmp_path)


def test_importing_reads_no_toml() -> None:
    code = "import sys, netjournal.prompts; sys.exit('tomllib' in sys.modules or 'difflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
