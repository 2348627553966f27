"""What happened, as words: the steps of a promise, the line between two people, what a 1-2-1 sheet holds."""

from datetime import date

import pytest

from netjournal import story
from netjournal.domain.records import SheetLine, StageMove, Step
from netjournal.domain.sheets import blank, boxes, difference

TODAY = date(2026, 11, 22)


def moves(*told: tuple[str, str]) -> list[StageMove]:
    return [StageMove(n, date.fromisoformat(day), move, "", "") for n, (day, move) in enumerate(told, 1)]


def test_a_month_is_a_bar_and_the_present_one_the_last() -> None:
    bars, words = story.months(moves(("2026-06-03", "closer"), ("2026-09-30", "closer")), TODAY)
    assert bars == "▂▂▂▃▃▃"
    assert words == "closer twice since June"


def test_only_twelve_months_are_drawn_and_what_was_before_is_where_they_begin() -> None:
    bars, words = story.months(
        moves(("2024-01-01", "closer"), ("2025-11-30", "closer"), ("2026-03-01", "further")), TODAY
    )
    assert bars == "▃▃▃" + "▂" * 9
    assert words == "further once since March"


@pytest.mark.parametrize(
    ("told", "bars", "words"),
    [
        ([], "", ""),
        ([("2026-11-22", "closer")], "▂", "closer once this month"),
        ([("2026-10-31", "same")], "▁▁", "the same since October"),
        ([("2026-10-31", "further"), ("2026-11-01", "closer")], "▁▂", "closer once, further once since October"),
        ([("2026-12-01", "closer")], "", ""),
        ([("2025-12-31", "closer")], "▂" * 12, "closer once since December 2025"),
        ([("2025-11-30", "closer")], "▂" * 12, ""),
        ([("0001-01-01", "closer")], "▂" * 12, ""),
        ([("2026-11-02", "nonsense")], "▁", "the same this month"),
    ],
)
def test_the_line_over_the_months(told: list[tuple[str, str]], bars: str, words: str) -> None:
    assert story.months(moves(*told), TODAY) == (bars, words)


def test_the_line_never_leaves_the_picture_and_comes_down_at_once() -> None:
    up = [(f"2026-10-{n:02d}", "closer") for n in range(1, 20)]
    assert story.months(moves(*up, ("2026-11-01", "further")), TODAY)[0] == "█▇"
    assert story.months(moves(("2026-10-01", "further"), ("2026-11-01", "closer")), TODAY)[0] == "▁▂"


def test_stages_are_told_with_their_month_and_words_with_their_day() -> None:
    told = [
        StageMove(1, date(2025, 3, 2), "closer", "like", ""),
        StageMove(2, date(2026, 9, 2), "closer", "know", "rang me first"),
    ]
    assert story.stages(told, TODAY) == "know since Sep, like since Mar 2025"
    assert story.words_of_moves(told, TODAY) == "Wed  2 Sep  closer “rang me first”"


@pytest.mark.parametrize(
    ("step", "words", "due", "told"),
    [
        ("put off", "fri", None, "put off until Fri"),
        ("put off", "some day", None, "put off to some day"),
        ("put off", "\u202eodd", None, "put off: “\u202eodd”"),
        ("renegotiated", "rang her", date(2026, 11, 20), "renegotiated, was due Fri 20 Nov “rang her”"),
        ("renegotiated", "", None, "renegotiated, had no day"),
        ("begun anew", "", date(2026, 11, 20), "begun anew, the last was due Fri 20 Nov"),
        ("opened again", "she has it", None, "opened again, had come to “she has it”"),
        ("done", "she has it", None, "done “she has it”"),
        ("let go", "", None, "let go"),
    ],
)
def test_a_step_of_a_promise_in_words(step: str, words: str, due: date | None, told: str) -> None:
    assert story.steps([Step(date(2026, 11, 21), step, words, due)], TODAY) == f"Sat 21 Nov  {told}"


def test_put_off_is_read_from_the_day_it_was_said() -> None:
    assert story.steps([Step(date(2026, 11, 3), "put off", "in 2 weeks", None)], TODAY).endswith("until Tue 17 Nov")


SHEET = [
    SheetLine(1, "theirs", "goals", TODAY, "a second press"),
    SheetLine(2, "theirs", "goals", TODAY, "an apprentice"),
    SheetLine(3, "mine", "skills", TODAY, "plain words"),
]


def test_a_sheet_says_what_is_there_and_what_is_still_blank() -> None:
    assert story.sheet([]) == []
    assert story.sheet(SHEET) == [
        ("goals", "a second press; an apprentice"),
        ("my skills", "plain words"),
        ("still blank", "accomplishments, interests, networks, skills; "
                        "of mine: goals, accomplishments, interests, networks"),
    ]  # fmt: skip
    assert story.sheet(SHEET[:1])[-1][1].endswith("; all of mine")
    assert blank(SHEET, "mine") == ["goals", "accomplishments", "interests", "networks"]
    assert boxes(SHEET)["theirs-goals"] == "a second press\nan apprentice"


def test_lines_are_told_apart_by_their_words_alone() -> None:
    assert difference("one\ntwo", " two \n\nthree\nthree") == (["three"], ["one"])
    assert difference("one", "one  ") == ([], [])
