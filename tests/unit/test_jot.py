"""The jot grammar: every form, and that every text at all means something, in time that grows with it and no faster."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.domain.jot import Jot, parse, spoken
from netjournal.text import clean, key

TODAY = date(2026, 11, 22)
"""A Sunday."""
FRIDAY = date(2026, 11, 27)
WHOLE = {"ana reyes", "tom ellis", "priya nair", "ana maria de souza", "st. john rivers", "james", "mark"}
PARTS = WHOLE | {"ana", "reyes", "tom", "ellis", "priya", "nair", "st", "john", "rivers"}


def read(text: str) -> Jot:
    return parse(text, TODAY, knows=WHOLE.__contains__, answers=PARTS.__contains__)


IDEAS: list[tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
    # typed, kept text, people, tags, links
    ("plain words", "plain words", (), (), ()),
    (
        "a joint morning on pricing with @Priya #workshop",
        "a joint morning on pricing with Priya",
        ("Priya",),
        ("workshop",),
        (),
    ),
    ("@Ana", "Ana", ("Ana",), (), ()),
    ("@ana and @Ana", "ana and Ana", ("ana",), (), ()),
    ("@Ana Reyes said so", "Ana Reyes said so", ("Ana Reyes",), (), ()),
    ("@Ana Gray said so", "Ana Gray said so", ("Ana",), (), ()),
    ("@ana reyes", "ana reyes", ("ana reyes",), (), ()),
    ("@Ana  Reyes", "Ana  Reyes", ("Ana Reyes",), (), ()),
    ("@Ana, Reyes", "Ana, Reyes", ("Ana",), (), ()),
    ("@Ana\nReyes", "Ana\nReyes", ("Ana",), (), ()),
    ("@Ana Maria de Souza Lima", "Ana Maria de Souza Lima", ("Ana Maria de Souza",), (), ()),
    ("@St. John Rivers.", "St. John Rivers.", ("St. John Rivers",), (), ()),
    ('@"Two Words" is here', "Two Words is here", ("Two Words",), (), ()),
    ("@“Two Words” is here", "Two Words is here", ("Two Words",), (), ()),
    ('@"" nobody', '@"" nobody', (), (), ()),
    ('@"not closed', '@"not closed', (), (), ()),
    ("@Priya's printer", "Priya's printer", ("Priya",), (), ()),
    ("@Priya’s printer", "Priya’s printer", ("Priya",), (), ()),
    ("@Ana Reyes's deck", "Ana Reyes's deck", ("Ana Reyes",), (), ()),
    ("@James' deck", "James' deck", ("James",), (), ()),
    ("(@Ana, @Tom)", "(Ana, Tom)", ("Ana", "Tom"), (), ()),
    ("@O'Neil and @Jean-Luc", "O'Neil and Jean-Luc", ("O'Neil", "Jean-Luc"), (), ()),
    ("@Zoë @田中 @Łukasz", "Zoë 田中 Łukasz", ("Zoë", "田中", "Łukasz"), (), ()),
    ("with @Ana...", "with Ana...", ("Ana",), (), ()),
    # addresses and numbers name nobody
    ("write to ana@example.com", "write to ana@example.com", (), (), ()),
    ("ana.reyes@example.co.uk #mail", "ana.reyes@example.co.uk", (), ("mail",), ()),
    ("@ana@example.social posts", "@ana@example.social posts", (), (), ()),
    ("see https://example.com/@ana#top", "see https://example.com/@ana#top", (), (), ()),
    ("www.example.com/#tag @Ana", "www.example.com/#tag Ana", ("Ana",), (), ()),
    ("meet @9am @ noon @", "meet @9am @ noon @", (), (), ()),
    ("@@Ana ##tag", "@@Ana ##tag", (), (), ()),
    # tags
    ("#workshop first", "workshop first", (), ("workshop",), ()),
    ("a #workshop on #pricing today", "a workshop on pricing today", (), ("workshop", "pricing"), ()),
    ("an idea #a1 #b-c #d/e", "an idea", (), ("a1", "b-c", "d/e"), ()),
    ("an idea #Tag #tag", "an idea", (), ("Tag",), ()),
    ("we are #1", "we are #1", (), (), ()),
    ("be #1 #goals", "be #1", (), ("goals",), ()),
    ("#only #tags", "only tags", (), ("only", "tags"), ()),
    ("C# and F#m", "C# and F#m", (), (), ()),
    ("about #pricing.", "about pricing.", (), ("pricing",), ()),
    ("two\nlines #tag", "two\nlines", (), ("tag",), ()),
    ("#" + "x" * 61, "#" + "x" * 61, (), (), ()),
    # links
    ("like [[a joint morning]] but cheaper", "like a joint morning but cheaper", (), (), ("a joint morning",)),
    ("[[one]] and [[ two ]]", "one and  two", (), (), ("one", "two")),
    ("[[]] [[open [one]", "[[]] [[open [one]", (), (), ()),
    ("[[with @Ana]]", "with @Ana", (), (), ("with @Ana",)),
    # no promises
    ("wow!", "wow!", (), (), ()),
    ("!", "!", (), (), ()),
    ("!!", "!!", (), (), ()),
    ("Ana said she would send it", "Ana said she would send it", (), (), ()),
    ("", "", (), (), ()),
]


@pytest.mark.parametrize(("typed", "text", "people", "tags", "links"), IDEAS, ids=[row[0] for row in IDEAS])
def test_an_idea(typed: str, text: str, people: tuple[str, ...], tags: tuple[str, ...], links: tuple[str, ...]) -> None:
    assert read(typed) == Jot(text, people, tags, links)


PROMISES: list[tuple[str, str, str, str, date | None]] = [
    # typed, whose, words, person, due
    ("! send Ana the list by friday", "mine", "send Ana the list", "Ana", FRIDAY),
    ("!send Ana the list", "mine", "send Ana the list", "Ana", None),
    ("!! send Ana the list!", "mine", "send Ana the list!", "Ana", None),
    ("! send @Ana the list #vat", "mine", "send Ana the list", "Ana", None),
    ("! send Ana Reyes's list to Tom", "mine", "send Ana Reyes's list to Tom", "Ana Reyes", None),
    ("! write it up", "mine", "write it up", "", None),
    ("! I said I would ring Tom tomorrow", "mine", "ring Tom", "Tom", date(2026, 11, 23)),
    ("! I'll ring @Tom", "mine", "ring Tom", "Tom", None),
    ("! I will ring Tom", "mine", "ring Tom", "Tom", None),
    ("! I promised to ring Tom", "mine", "ring Tom", "Tom", None),
    ("! I should send Tom the photographs", "mine", "send Tom the photographs", "Tom", None),
    ("! I still have to ring Tom by friday", "mine", "ring Tom", "Tom", FRIDAY),
    ("! I should know what Tom does", "mine", "I should know what Tom does", "Tom", None),
    ("! I promised Ana a list", "mine", "I promised Ana a list", "Ana", None),
    ("! Send Ana: the list", "mine", "Send Ana: the list", "Ana", None),
    ("! Buy: milk", "mine", "Buy: milk", "", None),
    ("! note: buy milk", "mine", "note: buy milk", "", None),
    ("! ring at 9:30", "mine", "ring at 9:30", "", None),
    ("! find out what Priya will need", "mine", "find out what Priya will need", "Priya", None),
    ("! tell Ana I will come", "mine", "tell Ana I will come", "Ana", None),
    ("! I said she would love it", "mine", "I said she would love it", "", None),
    ("! Ana: send me the deck by friday", "theirs", "send me the deck", "Ana", FRIDAY),
    ("! @Ana: send me the deck", "theirs", "send me the deck", "Ana", None),
    ("! @ana: send me the deck", "theirs", "send me the deck", "ana", None),
    ('! @"Ana Gray": the deck', "theirs", "the deck", "Ana Gray", None),
    ("! Ana Gray: the deck", "theirs", "the deck", "Ana Gray", None),
    ("! ana: the deck", "theirs", "the deck", "ana", None),
    ("! mark: the deck", "theirs", "the deck", "mark", None),
    ("! 田中: 資料", "theirs", "資料", "田中", None),
    ("! Ana said she would introduce me to @Tom", "theirs", "introduce me to Tom", "Ana", None),
    ("! Ana said that she'd call", "theirs", "call", "Ana", None),
    ("! Ana says she'll call", "theirs", "call", "Ana", None),
    ("! Tom Ellis promised to call next tuesday", "theirs", "call", "Tom Ellis", date(2026, 11, 24)),
    ("! Tom promised me a sample", "theirs", "a sample", "Tom", None),
    ("! Tom offered to call", "theirs", "call", "Tom", None),
    ("! Tom will call", "theirs", "call", "Tom", None),
    ("! Tom'll call", "theirs", "call", "Tom", None),
    ("! Tom is going to call", "theirs", "call", "Tom", None),
    ("! Tom and Ana said they would meet", "theirs", "meet", "Tom", None),
    ("! my sister said she would call", "theirs", "my sister said she would call", "", None),
    ("! the printer will call", "mine", "the printer will call", "", None),
]


@pytest.mark.parametrize(("typed", "whose", "words", "person", "due"), PROMISES, ids=[row[0] for row in PROMISES])
def test_a_promise(typed: str, whose: str, words: str, person: str, due: date | None) -> None:
    said = read(typed).promise
    assert said is not None
    assert (said.direction, said.words, said.person) == (whose, words, person)
    assert (said.due.day if said.due else None) == due


TOMORROW, NEXT_WEEK = date(2026, 11, 23), date(2026, 11, 23)
IN_FRONT: list[tuple[str, str, str, str, date | None]] = [
    # typed, whose, words, person, due
    ("! Tomorrow I will call Ana", "mine", "call Ana", "Ana", TOMORROW),
    ("! Then I promised to ring Tom by friday", "mine", "ring Tom", "Tom", FRIDAY),
    ("! Next week, I'll ring Tom", "mine", "ring Tom", "Tom", NEXT_WEEK),
    ("! Tomorrow I promised to ring Tom", "mine", "ring Tom", "Tom", TOMORROW),
    ("! Tomorrow I will ring Ana by friday", "mine", "Tomorrow I will ring Ana", "Ana", FRIDAY),
    ("! Tomorrow: ring Ana", "mine", "ring Ana", "Ana", TOMORROW),
    ("! next week we will send Tom the deck", "mine", "we will send Tom the deck", "Tom", NEXT_WEEK),
    ("! Tom and I will meet", "mine", "Tom and I will meet", "Tom", None),
    ("! At the mill we will see Tom", "mine", "At the mill we will see Tom", "Tom", None),
    ("! Then I said she would love it", "mine", "I said she would love it", "", None),
    ("! Friday will be busy", "mine", "Friday will be busy", "", None),
    ("! Next week Tom will send the plates", "theirs", "send the plates", "Tom", NEXT_WEEK),
    ("! By friday Zed will send it", "theirs", "send it", "Zed", FRIDAY),
    ("! Then Ana will call", "theirs", "call", "Ana", None),
    ("! On Friday I will ring Tom", "mine", "ring Tom", "Tom", FRIDAY),
    # the day it was said on is not the day it is due
    ("! On Friday Ana said she would call", "theirs", "On Friday Ana said she would call", "Ana", None),
    ("! On Friday Ana said she would call by friday", "theirs", "On Friday Ana said she would call", "Ana", FRIDAY),
    ("! Yesterday I promised to ring Tom", "mine", "Yesterday I promised to ring Tom", "Tom", None),
    # a number, and a name that is known
    ("! 2m Tom will go", "mine", "2m Tom will go", "Tom", None),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "whose", "words", "person", "due"), IN_FRONT, ids=[row[0] for row in IN_FRONT])
def test_what_stands_in_front_of_a_promise(typed: str, whose: str, words: str, person: str, due: date | None) -> None:
    test_a_promise(typed, whose, words, person, due)
    assert read(typed).people == ((person,) if person else ())


def test_soon_is_kept_as_it_was_said() -> None:
    for typed, whose, words in (
        ("! Soon I will visit the mill with Tom", "mine", "visit the mill with Tom"),
        ("! Soon Tom will visit the mill", "theirs", "visit the mill"),
    ):
        said = read(typed).promise
        assert said and (said.direction, said.words, said.person) == (whose, words, "Tom")
        assert (said.due, said.unread) == (None, "Soon")


def test_somebody_called_like_a_day_is_somebody() -> None:
    called = {"friday", "sunday best"}.__contains__
    for name in ("Friday", "Sunday Best"):
        said = parse(f"! {name} will call", TODAY, knows=called, answers=called).promise
        assert said and (said.direction, said.person, said.due) == ("theirs", name, None)


def test_a_date_keeps_its_words_and_one_not_understood_is_told() -> None:
    said = read("! send the list by next friday").promise
    assert said and said.due and said.due.words == "next friday"
    said = read("! send the list by easter").promise
    assert said and said.due is None
    assert said.unread == "easter"
    assert said.words == "send the list by easter"


def test_a_date_inside_is_read_and_the_words_stay() -> None:
    said = read("! Ana: bring @Tom the keys by friday in the morning").promise
    assert said and said.due and said.due.day == FRIDAY
    said = read("! pay Tom on 2026-12-14 in cash").promise
    assert said and said.due
    assert (said.words, said.person, said.due.day, said.due.words) == (
        "pay Tom on 2026-12-14 in cash", "Tom", date(2026, 12, 14), "2026-12-14",
    )  # fmt: skip


def test_tags_people_and_links_of_a_promise_are_read() -> None:
    jot = read("! Ana: show @Tom and me [[a joint morning]] by friday #vat #list")
    assert jot.people == ("Ana", "Tom")
    assert jot.tags == ("vat", "list")
    assert jot.links == ("a joint morning",)
    assert jot.text == "show Tom and me a joint morning"


@pytest.mark.parametrize(
    ("typed", "whose", "person", "words"),
    [
        ("she would love the deck", "mine", "Priya Nair", "she would love the deck"),
        ("she said she would send it", "theirs", "Priya Nair", "send it"),
        ("she'll send it", "theirs", "Priya Nair", "send it"),
        ("they will send it", "theirs", "Priya Nair", "send it"),
        ("he: send it", "theirs", "Priya Nair", "send it"),
        ("Tom said he would send it", "theirs", "Tom", "send it"),
        ("send her the list", "mine", "Priya Nair", "send her the list"),
        ("send Tom her list", "mine", "Tom", "send Tom her list"),
        ("! send her the list", "mine", "Priya Nair", "send her the list"),
    ],
)
def test_with_a_card_in_view(typed: str, whose: str, person: str, words: str) -> None:
    said = spoken(typed, TODAY, knows=WHOLE.__contains__, answers=PARTS.__contains__, card="Priya Nair").promise
    assert said is not None
    assert (said.direction, said.person, said.words) == (whose, person, words)


def words(text: str) -> list[str]:
    """What is left of a text when marks and white space are not looked at."""
    return [c for c in text if c not in '@#[]"“”' and not c.isspace()]


pieces = st.sampled_from(
    ["@", "#", "[[", "]]", '"', "!", " ", "\n", "Ana", "Reyes", "'s", "a", "1", "-", ".", ",", ":", "said she would",
     "will", "by friday", "Tomorrow I", "Then", "Next week", "Soon, we", "On Friday", "and",
     "田", "\u200d", "é", "@Ana", "#tag", '@"A B"', "[[x y]]", "www.", "’", "\ud800",
     "\x1b"]
)  # fmt: skip
texts = st.one_of(st.text(max_size=80), st.lists(pieces, max_size=20).map("".join), st.lists(pieces).map(" ".join))


@given(texts)
@settings(max_examples=400, deadline=None)
def test_every_text_means_something(text: str) -> None:
    jot = read(text)
    assert bool(jot.text) == bool(clean(text).strip())
    assert all(key(name) for name in jot.people)
    assert len({key(name) for name in jot.people}) == len(jot.people)
    assert all(key(tag) and not tag.isdigit() for tag in jot.tags)
    assert spoken(text, TODAY, knows=WHOLE.__contains__, answers=PARTS.__contains__).promise is not None


@given(texts)
@settings(max_examples=400, deadline=None)
def test_nothing_typed_is_lost_but_marks_and_last_tags(text: str) -> None:
    jot = read(text)
    if jot.promise:
        return
    typed, kept = words(clean(text)), words(jot.text)
    assert typed[: len(kept)] == kept
    lost = "".join(typed[len(kept) :])
    assert "".join(jot.tags).casefold().endswith(lost[-1:].casefold())
    assert bool(lost) <= bool(jot.tags)


LONG = {
    "ats": "@" * 50_000,
    "brackets": "[[" * 50_000,
    "tags": "#a" * 50_000,
    "tags in a row": "#a " * 33_000 + "x",
    "words and a colon": "A " * 50_000 + ":",
    "a promise of words and a colon": "! " + "A " * 50_000 + ": x",
    "a promise of one word": "! " + "a" * 100_000,
    "a promise of blanks": "! A" + " " * 100_000 + "x",
    "said": "! " + "A said " * 15_000,
    "by": "! " + "by " * 33_000,
    "days in front": "! " + "tomorrow " * 12_000,
    "then": "! " + "Then I " * 15_000 + "will",
    "quotes": '@"' * 50_000,
    "names": "@a " * 33_000,
    "names with stops": "@a. " * 25_000,
    "possessives": "@a's" * 25_000,
    "commas": "! A, " * 20_000,
    "slashes": "#a/" * 33_000,
    "www": "www." * 25_000,
    "known names": "! " + "Ana " * 25_000,
    "links": "[[a]]" * 20_000,
    "mails": "a@b.c " * 16_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    """Quadratic reading of these would take minutes; two seconds allow for a busy machine."""
    began = time.perf_counter()
    read(text)
    assert time.perf_counter() - began < 2
