"""My news since we last spoke, as a choice: one rare word of their own is enough, of what was said it takes two."""

from datetime import date, timedelta

import pytest

from netjournal.domain.news import MOST, MOST_WORDS, Line, Own, choose, telling, words_of
from netjournal.domain.records import Ref

DAY = date(2026, 11, 18)
TOM = [Line("needs", "a mill for cork"), Line("does", "letterpress"), Line("said", "his boat leaks; sails are dear")]


def own(text: str, more: str = "", kind: str = "idea", number: int = 1) -> Own:
    return Own(Ref(kind, number), DAY, text, more)  # type: ignore[arg-type]


def news(*found: Own, counts: dict[str, int] | None = None, total: int = 400) -> list[tuple[str, str, tuple[str, ...]]]:
    words = telling(words_of(TOM), counts or {}, total)
    return [(one.own.text, one.where, one.words) for one in choose(found, words, counts or {}, total)]


def test_a_rare_word_of_their_own_is_a_reason_and_is_quoted() -> None:
    assert news(own("letters printed on cork")) == [("letters printed on cork", "needs", ("cork",))]
    assert news(own("Makers' evening", "old letterpress machines", "event")) == [
        ("Makers' evening", "does", ("letterpress",))
    ]


def test_of_what_was_said_one_word_is_not_enough() -> None:
    assert news(own("a boat is a small firm")) == []
    assert news(own("boats race before they leak")) == [("boats race before they leak", "said", ("boat", "leaks"))]


def test_a_word_that_many_hold_is_no_reason_by_itself() -> None:
    assert news(own("letters printed on cork"), counts={"cork": 7}) == []
    assert news(own("cork for letterpress"), counts={"cork": 7}) != []
    assert news(own("cork for letterpress"), counts={"cork": 70, "letterpress": 70}) == []


@pytest.mark.parametrize("text", ["send Tom the cork", "nothing of the kind", "", "! cork"])
def test_nothing_that_touches_and_nothing_to_do_is_silence(text: str) -> None:
    assert news(own(text)) == []


def test_at_most_three_the_strongest_first_and_a_series_once() -> None:
    many = [own(f"cork number {n}", number=n) for n in range(9)]
    found = news(*many, own("a cork mill", number=20))
    assert len(found) == MOST and found[0][0] == "a cork mill"
    weekly = [Own(Ref("event", n), DAY - timedelta(weeks=n), "Letterpress hour") for n in range(5)]
    assert len(news(*weekly)) == 1


def test_someones_words_are_bounded_their_own_first() -> None:
    words = words_of([Line("needs", "cork"), Line("said", " ".join(f"word{n}" for n in range(500)))])
    assert len(words) == MOST_WORDS and words["cork"].where == "needs"
    assert words_of([Line("needs", "half an hour")]) == {}
