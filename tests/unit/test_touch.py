"""Circles, warmth and slipping away; the excuses answered from the notes; what may be opened. All pure."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal import present
from netjournal.domain import excuses
from netjournal.domain.excuses import Memory
from netjournal.domain.reach import opened_as, plainly_spelled
from netjournal.domain.touch import Rhythm, at_most, circle, slipping, spelled, standing, warmth
from netjournal.errors import WrongUse
from netjournal.text import clean, short

TODAY = date(2026, 11, 22)
DAY = "on Wednesday 18 November"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


# Circles


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        ("inner", Rhythm("periodic", 14, 21)),
        (" Close ", Rhythm("periodic", 30, 45)),
        ("casual", Rhythm("periodic", 90, 135)),
        ("warm", Rhythm("periodic", 180, 270)),
        ("45", Rhythm("periodic", 45, 67)),
        ("45-60", Rhythm("periodic", 45, 60)),
        ("ambient", Rhythm("ambient")),
        ("triggered", Rhythm("triggered")),
        ("none", Rhythm()),
    ],
)
def test_a_circle_is_said_in_a_word_or_in_days(words: str, rhythm: Rhythm) -> None:
    assert circle(words) == rhythm
    assert circle(spelled(rhythm)) == rhythm


@pytest.mark.parametrize(
    "words",
    ["", "periodic", "0", "60-45", "-3", "4000", "1e3", "²", "a-b", "3-", "45-60-70", "99999"],
)
def test_other_words_are_no_circle(words: str) -> None:
    assert circle(words) is None


def test_more_digits_than_python_reads_are_no_circle() -> None:
    assert circle("9" * 5000) is circle(f"45-{'9' * 5000}") is None


def test_where_one_stands_follows_from_the_last_touch() -> None:
    rhythm = Rhythm("periodic", 30, 45)
    for days, word in ((0, "in touch"), (29, "in touch"), (30, "due"), (45, "due"), (46, "overdue")):
        here = standing(rhythm, ago(days), ago(400), [])
        assert here is not None
        assert here.word(TODAY) == word, days


def test_without_a_touch_it_counts_from_when_the_circle_was_asked_for() -> None:
    here = standing(Rhythm("periodic", 30, 45), None, ago(10), [])
    assert here is not None
    assert (here.last, here.word(TODAY)) == (None, "in touch")


def test_a_bump_puts_off_without_being_a_touch() -> None:
    here = standing(Rhythm("periodic", 30, 45), ago(60), ago(400), [TODAY + timedelta(days=30)])
    assert here is not None
    assert (here.word(TODAY), here.last, here.bumps) == ("in touch", ago(60), 1)
    assert present.standing_words(here, TODAY) == "in touch until Tue 22 Dec, put off once"


def test_only_the_periodic_ever_wait() -> None:
    for rhythm in (Rhythm(), Rhythm("ambient"), Rhythm("triggered"), Rhythm("periodic", 0, 0)):
        assert standing(rhythm, ago(900), ago(900), []) is None


@given(st.integers(1, 3650), st.integers(0, 3000), st.integers(0, 3000))
def test_a_later_touch_never_makes_anybody_wait_longer(ideal: int, earlier: int, later: int) -> None:
    rhythm = Rhythm("periodic", ideal, at_most(ideal))
    first = standing(rhythm, ago(max(earlier, later)), TODAY, [])
    second = standing(rhythm, ago(min(earlier, later)), TODAY, [])
    order = ("in touch", "due", "overdue")
    assert first is not None and second is not None
    assert order.index(second.word(TODAY)) <= order.index(first.word(TODAY))


# Warmth, slipping away


def test_a_card_cools_with_the_days() -> None:
    words = [(0, "warm"), (7, "warm"), (8, "cooling"), (30, "cooling"), (31, "cold"), (365, "cold")]
    assert [(days, warmth(ago(days), TODAY)) for days, _ in words] == words


def test_slipping_is_silence_against_the_rhythm_there_was() -> None:
    assert slipping(ago(77 + 42), ago(77), 3, TODAY) == pytest.approx(77 / 21)
    assert slipping(ago(200), ago(77), 2, TODAY) == 0, "two touches are no rhythm"
    assert slipping(ago(140), ago(42), 3, TODAY) == 0, "not yet twice as long"
    assert slipping(ago(40), ago(20), 9, TODAY) == 0, "too early"
    assert slipping(ago(103), ago(77), 3, TODAY) == 0, "three days of one month are no rhythm"
    assert slipping(ago(900), ago(600), 9, TODAY) == 0, "long past"


@pytest.mark.parametrize(
    ("gap", "silence", "words"),
    [
        (21, 77, "usually every 3 weeks, silent for 11"),
        (7, 35, "usually every week, silent for 5"),
        (2, 40, "usually every 2 days, silent for 6 weeks"),
        (61, 183, "usually every 2 months, silent for 6"),
        (91, 365, "usually every 3 months, silent for 12"),
        (1, 30, "usually every day, silent for 4 weeks"),
    ],
)
def test_the_evidence_is_a_sentence(gap: int, silence: int, words: str) -> None:
    assert present.slipping_words(gap, silence) == words


def test_circles_in_words() -> None:
    assert present.circle_words(Rhythm("periodic", 30, 45)) == "close: every 30 days, at most 45"
    assert present.circle_words(Rhythm("periodic", 40, 40)) == "every 40 days"
    assert present.circle_words(Rhythm("ambient")) == "ambient: seen anyway"
    assert present.circle_words(Rhythm()) == ""


def test_moves_in_words() -> None:
    assert present.moved_words(1, 0) == "closer"
    assert present.moved_words(3, 1) == "closer ×3, further"


# Excuses

BARE = Memory("Ana Reyes", "Ana", date(2026, 11, 18))
FULL = Memory(
    "Priya Nair", "Priya", date(2026, 11, 18), "Thames Breakfast", "The Anchor", "accounts for bakeries", "red glasses",
    "moving in spring", "thinking about new boxes", "a printer", "yes", "send her the list", ("stories, not reports",),
    "The window table.",
)  # fmt: skip


def test_each_excuse_quotes_the_notes() -> None:
    remembers, market, forgotten, no_time = excuses.answers(FULL, DAY)
    assert dict(remembers.evidence)["you noted"] == "red glasses"
    assert "Thames Breakfast" in dict(remembers.evidence)["where"] and "The window table." in str(remembers.evidence)
    assert dict(market.evidence)["they need"] == "a printer"
    assert "know someone" in dict(market.evidence)["whom do I know"]
    assert dict(forgotten.evidence)["what was said"] == "moving in spring"
    assert dict(forgotten.evidence)["their words"] == "thinking about new boxes"
    assert no_time.evidence[0][1] == excuses.openers(FULL, DAY)[0]


def test_without_notes_nothing_is_made_up() -> None:
    remembers, market, forgotten, no_time = excuses.answers(BARE, DAY)
    assert [label for label, _ in remembers.evidence] == ["where"]
    assert "Nothing says where it was" in remembers.says
    assert market.evidence == () and "don't say what they do" in market.says
    assert forgotten.evidence == () and "I did not write down what we said" in forgotten.says
    (line,) = excuses.openers(BARE, DAY)
    assert line == no_time.evidence[0][1]
    assert line.startswith("Hello Ana, we met on Wednesday 18 November. I did not write down what we said")


def test_a_company_is_not_what_somebody_does() -> None:
    memory = BARE._replace(works="Patisserie Bonnet")
    market = excuses.market(memory)
    assert market.evidence == (("they work at", "Patisserie Bonnet"),)
    assert "don't say what they do" in market.says
    assert "Patisserie" not in " ".join(excuses.openers(memory, DAY))


def test_a_no_through_the_third_lens_is_not_quoted_as_a_yes() -> None:
    assert "whom do I know" not in dict(excuses.market(FULL._replace(knows="no")).evidence)


@given(st.text(), st.text(), st.text(), st.text())
def test_every_word_quoted_is_in_the_notes(said: str, words: str, needs: str, hook: str) -> None:
    memory = BARE._replace(said=said, words=words, needs=needs, hook=hook)
    known = {short(text, excuses.QUOTED) for text in (said, words, needs, hook)}
    for answer in excuses.answers(memory, DAY)[:3]:
        for label, evidence in answer.evidence:
            assert label == "where" or evidence in known


@given(st.text(max_size=400))
def test_a_quotation_closes_and_keeps_to_one_line(words: str) -> None:
    line = excuses.openers(BARE._replace(words=words), DAY)[0]
    assert "\n" not in line and len(line) < 400


# What may be opened


@pytest.mark.parametrize(
    ("kind", "value", "address"),
    [
        ("phone", "+44 (0)20 7946-0958", "tel:+442079460958"),
        ("phone", "07700 900.781", "tel:07700900781"),
        ("link", "tel:+4420", "tel:+4420"),
        ("email", "priya.n+x@example.com", "mailto:priya.n+x@example.com"),
        ("email", "mailto:a@b.example", "mailto:a@b.example"),
        ("email", "zoë@example.com", "mailto:zo%C3%AB@example.com"),
        ("link", "example.com", "https://example.com"),
        ("link", "example.com:8080/x?a=1&b=2#c", "https://example.com:8080/x?a=1&b=2#c"),
        ("link", "HTTP://Example.com/A%20b", "http://example.com/A%20b"),
        ("link", "https://example.com/a'b\";$(x)`y`|z", "https://example.com/a%27b%22%3B%24%28x%29%60y%60%7Cz"),
        ("link", "https://example.com/%zz", "https://example.com/%25zz"),
        ("link", "https://exаmple.com/é", "https://xn--exmple-4nf.com/%C3%A9"),
    ],
)
def test_what_is_opened_is_rebuilt_from_the_value(kind: str, value: str, address: str) -> None:
    assert opened_as(kind, value) == address


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("link", "javascript:alert(1)"), ("link", "JaVaScRiPt://example.com/%0aalert(1)"), ("link", "file:///etc/passwd"),
        ("link", "data:text/html,<b>"), ("link", "ssh://example.com"), ("link", "-rf"), ("link", "--help"),
        ("link", "--profile=/tmp/x.y"), ("link", "https://-x.example.com"), ("link", "https://user@example.com"),
        ("link", "https://example.com\\@evil.com"), ("link", "example.com/a b"), ("link", "https://exa mple.com"),
        ("link", "https://example.com/\nx"), ("link", "https://example.com/\x00"), ("link", "https://example.com/\x1b]0;x"),
        ("link", "https:///x"), ("link", "https://a.b:99999/"), ("link", "https:example.com"),
        ("link", "//example.com"), ("phone", "ring me"),
        ("link", "localhost"), ("link", ""), ("link", " "), ("link", "https://example.com/" + "x" * 3000),
        ("link", "https://\u202eexample.com"), ("phone", "*#06#"), ("phone", "+"), ("phone", "12\n34"),
        ("phone", "--1234"), ("phone", "+44,,123"), ("phone", "tel:123?x=1"), ("phone", "１２３４"), ("email", "a"),
        ("email", "@example.com"), ("email", "-x@example.com"), ("email", "a@b.example?bcc=x@y.example"),
        ("email", "a@b.example,c@d.example"), ("email", '"a b"@example.com'), ("email", "a@b.example\nbcc:x@y.example"),
        ("email", "a&attach=/etc/passwd@b.example"), ("email", "a@-b.example"), ("email", "javascript:x@b.example"),
    ],
)  # fmt: skip
def test_what_is_odd_is_refused_with_a_sentence(kind: str, value: str) -> None:
    with pytest.raises(WrongUse, match=r"not opened|are opened"):
        opened_as(kind, value)


@pytest.mark.parametrize(
    ("kind", "value", "elsewhere"),
    [
        ("link", "https://faß.de/x", "fass.de"), ("email", "ana@faß.de", "fass.de"), ("link", "ⓔvil.com", "evil.com"),
        ("link", "https://ａ.com", "a.com"), ("email", "mailto:ana@σας.gr", "xn--mxa9ab.gr"),
    ],
)  # fmt: skip
def test_letters_that_would_lead_elsewhere_are_refused(kind: str, value: str, elsewhere: str) -> None:
    with pytest.raises(WrongUse, match="lead elsewhere") as refused:
        opened_as(kind, value)
    assert f"to {elsewhere};" in str(refused.value)


@pytest.mark.parametrize("value", ["https://exämple.com", "https://EXÄMPLE.com", "https://exa\u0308mple.com"])
def test_other_letters_lead_where_they_say(value: str) -> None:
    assert opened_as("link", clean(value)) == "https://xn--exmple-cua.com"


def test_letters_that_look_alike_are_told() -> None:
    assert plainly_spelled("https://example.com/a")
    assert not plainly_spelled(opened_as("link", "https://exаmple.com"))


@given(st.sampled_from(["phone", "email", "link", "other"]), st.text(max_size=80))
def test_whatever_comes_out_is_one_plain_word_of_a_known_scheme(kind: str, value: str) -> None:
    try:
        address = opened_as(kind, value)
    except WrongUse:
        return
    assert address.startswith(("tel:", "mailto:", "https://", "http://"))
    assert address.isascii() and address.isprintable()
    assert not set(address) & set(" '\"`$();|<>\\{}^")
