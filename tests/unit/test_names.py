"""Lines of a room sheet, and which of several people is meant."""

import re
import time
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netjournal.domain.names import ALIAS, EXACT, PART, WHOLE, Candidate, Card, parts, read_card, read_cards, settle
from netjournal.text import key, one_line

CARDS: list[tuple[str, Card | None]] = [
    (
        "Priya Nair, accounts for bakeries — red glasses",
        Card("Priya Nair", "accounts for bakeries", "red glasses"),
    ),
    ("Priya Nair, accounts -- red glasses", Card("Priya Nair", "accounts", "red glasses")),
    ("Priya Nair — red glasses", Card("Priya Nair", "", "red glasses")),
    ("Priya Nair", Card("Priya Nair")),
    ("Priya", Card("Priya")),
    ("Priya Nair - Nair & Co", Card("Priya Nair", organisation="Nair & Co")),
    ("Priya Nair – Nair & Co", Card("Priya Nair", organisation="Nair & Co")),
    ("Priya Nair, Nair & Co", Card("Priya Nair", "Nair & Co")),
    ("Priya Nair,Nair & Co", Card("Priya Nair", "Nair & Co")),
    ("Priya Nair; Nair & Co", Card("Priya Nair", "Nair & Co")),
    ("Priya Nair | Nair & Co", Card("Priya Nair", "Nair & Co")),
    ("Priya Nair: accounts", Card("Priya Nair", "accounts")),
    ("Priya Nair (Nair & Co)", Card("Priya Nair", organisation="Nair & Co")),
    ("Priya Nair (Nair (UK) Ltd)", Card("Priya Nair", organisation="Nair (UK) Ltd")),
    ("Priya (PJ) Nair (Nair & Co)", Card("Priya (PJ) Nair", organisation="Nair & Co")),
    ("Priya Nair (Nair & Co), accounts — red", Card("Priya Nair", "accounts", "red", organisation="Nair & Co")),
    ("Priya Nair - Nair & Co - partner", Card("Priya Nair", "partner", organisation="Nair & Co")),
    ("Priya Nair, partner, Nair & Co", Card("Priya Nair", "partner, Nair & Co")),
    ("Priya Nair, red scarf, by the window", Card("Priya Nair", "", "red scarf, by the window")),
    ("Priya Nair, accounts, red scarf, sails", Card("Priya Nair", "accounts", "red scarf, sails")),
    ("Priya Nair, Nair & Co, near the door — laughs", Card("Priya Nair", "Nair & Co", "near the door; laughs")),
    ("Priya Nair (Nair & Co), long curly hair", Card("Priya Nair", "", "long curly hair", organisation="Nair & Co")),
    ("Priya Nair, very tall", Card("Priya Nair", "", "very tall")),
    ("Ana Reyes, packaging, small runs", Card("Ana Reyes", "packaging, small runs")),
    ("Ana Reyes, in a law firm, in a red coat", Card("Ana Reyes", "in a law firm", "in a red coat")),
    ("Ana Reyes, in the NHS", Card("Ana Reyes", "in the NHS")),
    ("Ana Reyes, Red Hat", Card("Ana Reyes", "Red Hat")),
    ("Ana Reyes, glasses for pilots, green energy", Card("Ana Reyes", "glasses for pilots, green energy")),
    (
        "Priya Nair - Nair & Co, accounts — red <p@nair.co>",
        Card("Priya Nair", "accounts", "red", "p@nair.co", "Nair & Co"),
    ),
    ("Priya Nair - Nair, Smith & Co", Card("Priya Nair", organisation="Nair, Smith & Co")),
    ("Priya Nair - Nair & Co, Managing Director", Card("Priya Nair", "Managing Director", organisation="Nair & Co")),
    ("Priya Nair - Nair & Co, red scarf", Card("Priya Nair", "", "red scarf", organisation="Nair & Co")),
    ("Priya Nair (Nair & Co) - partner", Card("Priya Nair", "partner", organisation="Nair & Co")),
    ("Priya Nair (they/them) - Nair & Co", Card("Priya Nair", "", "they/them", organisation="Nair & Co")),
    ("Priya Nair (accounts for bakeries)", Card("Priya Nair", "accounts for bakeries")),
    ("Priya Nair\taccounts", Card("Priya Nair", "accounts")),
    ("Priya Nair\tp@nair.co\tNair, Smith\tpartner", Card("Priya Nair", "partner", "", "p@nair.co", "Nair, Smith")),
    # Several marks in one line
    ("Olu Adeyemi, flour miller\tStour Mill", Card("Olu Adeyemi", "flour miller", organisation="Stour Mill")),
    ("Jürgen Weiß, ovens - Weiß & Sohn", Card("Jürgen Weiß", "ovens", organisation="Weiß & Sohn")),
    ("Jürgen Weiß, ovens – Weiß & Sohn", Card("Jürgen Weiß", "ovens", organisation="Weiß & Sohn")),
    ("Jürgen Weiß; ovens - Weiß & Sohn", Card("Jürgen Weiß", "ovens", organisation="Weiß & Sohn")),
    ("Jürgen Weiß: ovens - Weiß & Sohn", Card("Jürgen Weiß", "ovens", organisation="Weiß & Sohn")),
    ("Jürgen Weiß - ovens - Weiß & Sohn", Card("Jürgen Weiß", "ovens", organisation="Weiß & Sohn")),
    ("Jürgen Weiß (ovens) - Weiß & Sohn", Card("Jürgen Weiß", "ovens", organisation="Weiß & Sohn")),
    ("Jürgen Weiß - ovens (Weiß & Sohn)", Card("Jürgen Weiß", "ovens", organisation="Weiß & Sohn")),
    ("Jürgen Weiß (ovens)\tWeiß & Sohn", Card("Jürgen Weiß", "ovens", organisation="Weiß & Sohn")),
    ("Jürgen Weiß - ovens\tWeiß & Sohn", Card("Jürgen Weiß", "ovens", organisation="Weiß & Sohn")),
    ("Jürgen Weiß (Weiß & Sohn)\tovens", Card("Jürgen Weiß", "ovens", organisation="Weiß & Sohn")),
    ("Jürgen Weiß, ovens, glass - Weiß & Sohn", Card("Jürgen Weiß", "ovens, glass", organisation="Weiß & Sohn")),
    ("Jürgen Weiß, ovens - Weiß & Sohn, glass", Card("Jürgen Weiß", "ovens, glass", organisation="Weiß & Sohn")),
    ("Jürgen Weiß, ovens - Weiß & Sohn - glass", Card("Jürgen Weiß", "ovens, glass", organisation="Weiß & Sohn")),
    ("Jürgen Weiß, ovens (Weiß & Sohn), glass", Card("Jürgen Weiß", "ovens, glass", organisation="Weiß & Sohn")),
    ("Jürgen Weiß, ovens - Weiß, Rau & Co", Card("Jürgen Weiß", "ovens", organisation="Weiß, Rau & Co")),
    ("Jürgen Weiß, ovens (Weiß, Rau & Co)", Card("Jürgen Weiß", "ovens", organisation="Weiß, Rau & Co")),
    ("Jürgen Weiß, Founder & CEO - Rau", Card("Jürgen Weiß", "Founder & CEO", organisation="Rau")),
    ("Mary-Ann O'Neil, café owner (The Blue Door)", Card("Mary-Ann O'Neil", "café owner", "", "", "The Blue Door")),
    ("Mary-Ann O'Neil, cakes (Blue (UK) Ltd)", Card("Mary-Ann O'Neil", "cakes", organisation="Blue (UK) Ltd")),
    ("Finn Daley, brewer - Next Door Brewery", Card("Finn Daley", "brewer", organisation="Next Door Brewery")),
    ("Finn Daley, brewer, red scarf - Next Door", Card("Finn Daley", "brewer", "red scarf", "", "Next Door")),
    ("Finn Daley, brewer - Next Door, red scarf", Card("Finn Daley", "brewer", "red scarf", "", "Next Door")),
    ("Finn Daley, brewer (Next Door), red scarf", Card("Finn Daley", "brewer", "red scarf", "", "Next Door")),
    ("Finn Daley, brewer - Next Door — red scarf", Card("Finn Daley", "brewer", "red scarf", "", "Next Door")),
    ("Finn Daley, brewer (Next Door) — red scarf", Card("Finn Daley", "brewer", "red scarf", "", "Next Door")),
    ("Finn Daley, brewer — red scarf - laughs", Card("Finn Daley", "brewer", "red scarf - laughs")),
    ("Finn Daley, brewer — red scarf\tNext Door", Card("Finn Daley", "brewer", "red scarf", "", "Next Door")),
    ("Finn Daley — red scarf\tNext Door", Card("Finn Daley", "", "red scarf", "", "Next Door")),
    ("Finn Daley\tNext Door — red scarf", Card("Finn Daley", "", "red scarf", "", "Next Door")),
    ("Finn Daley\tNext Door\t— red scarf", Card("Finn Daley", "", "red scarf", "", "Next Door")),
    ("Finn Daley, brewer\tNext Door\tmaltster", Card("Finn Daley", "brewer, maltster", organisation="Next Door")),
    ("Finn Daley - Leeds\tNext Door", Card("Finn Daley", organisation="Next Door, Leeds")),
    ("Finn Daley (he/him), brewer - Next Door", Card("Finn Daley", "brewer", "he/him", "", "Next Door")),
    ("Finn Daley (he/him), brewer (Next Door)", Card("Finn Daley", "brewer", "he/him", "", "Next Door")),
    ("Finn Daley, brewer - Next Door (he/him)", Card("Finn Daley", "brewer", "he/him", "", "Next Door")),
    ("Finn Daley (he/him)\tNext Door", Card("Finn Daley", "", "he/him", "", "Next Door")),
    ("Finn (he/him) Daley (they/them), brewer", Card("Finn (he/him) Daley", "brewer", "they/them")),
    ("Finn (he/him), brewer (they/them)", Card("Finn", "brewer", "he/him; they/them")),
    ("Finn Daley (Finny)\tNext Door", Card("Finn Daley (Finny)", organisation="Next Door")),
    ("Finn Daley (Finny), brewer\tNext Door", Card("Finn Daley (Finny)", "brewer", organisation="Next Door")),
    ("Finn Daley <f@d.co>, brewer - Next Door", Card("Finn Daley", "brewer", "", "f@d.co", "Next Door")),
    ("Finn Daley, brewer (Next Door) f@d.co", Card("Finn Daley", "brewer", "", "f@d.co", "Next Door")),
    ("Finn Daley <f@d.co>\tNext Door", Card("Finn Daley", "", "", "f@d.co", "Next Door")),
    ("f@d.co\tNext Door", Card("f@d.co", "", "", "f@d.co", "Next Door")),
    ("Finn Daley, PhD - Next Door", Card("Finn Daley, PhD", organisation="Next Door")),
    ("Finn Daley, PhD (Next Door)", Card("Finn Daley, PhD", organisation="Next Door")),
    ("Finn Daley, PhD, brewer - Next Door", Card("Finn Daley, PhD", "brewer", organisation="Next Door")),
    ("Finn Daley, PhD, brewer\tNext Door", Card("Finn Daley, PhD", "brewer", organisation="Next Door")),
    ("Finn Daley, PhD\tNext Door", Card("Finn Daley, PhD", organisation="Next Door")),
    ("田中 太郎, 印刷 - 株式会社エックス", Card("田中 太郎", "印刷", organisation="株式会社エックス")),
    ("田中 太郎, 印刷（株式会社エックス）", Card("田中 太郎", "印刷", organisation="株式会社エックス")),
    # One mark that only looks like two
    ("Luca Bianchi — coffee roaster", Card("Luca Bianchi", "", "coffee roaster")),
    ("Smith, John\tStour Mill", Card("Smith, John", organisation="Stour Mill")),
    ("SMITH, John Paul\tStour Mill", Card("SMITH, John Paul", organisation="Stour Mill")),
    ("van Dyck, Anna\tStour Mill", Card("van Dyck, Anna", organisation="Stour Mill")),
    ("Smith, John", Card("Smith", "John")),
    ("Smith, miller\tStour Mill", Card("Smith", "miller", organisation="Stour Mill")),
    ("Smith, Mills & Co\tLeeds", Card("Smith", "Mills & Co", organisation="Leeds")),
    ("Weiß & Sohn - Berlin", Card("Weiß & Sohn", organisation="Berlin")),
    ("Ana Weiß (Weiß & Sohn - Berlin)", Card("Ana Weiß", organisation="Weiß & Sohn - Berlin")),
    ("Ana Weiß\tWeiß & Sohn - Berlin", Card("Ana Weiß", organisation="Weiß & Sohn - Berlin")),
    ("Ana Weiß, ovens - Weiß & Sohn - Berlin", Card("Ana Weiß", "ovens", organisation="Weiß & Sohn - Berlin")),
    ("Ana Weiß, ovens (Weiß & Sohn - Berlin)", Card("Ana Weiß", "ovens", organisation="Weiß & Sohn - Berlin")),
    ("Ana Weiß, ovens - Weiß & Sohn (Berlin)", Card("Ana Weiß", "ovens", organisation="Weiß & Sohn (Berlin)")),
    ("Ana Weiß, Weiß & Sohn - Berlin", Card("Ana Weiß", "Weiß & Sohn - Berlin")),
    ("Ana Weiß, Weiß GmbH (Berlin)", Card("Ana Weiß", "Weiß GmbH (Berlin)")),
    ("Ana Reyes, packaging - small runs", Card("Ana Reyes", "packaging - small runs")),
    ("Ana Reyes, baker (retired)", Card("Ana Reyes", "baker (retired)")),
    ("Ana Reyes, boxes (A to Z - all) for bakers", Card("Ana Reyes", "boxes (A to Z - all) for bakers")),
    ("Ana Reyes, boxes - 07700 900123", Card("Ana Reyes", "boxes - 07700 900123")),
    ("Ana Reyes, boxes (Tel 07700 900123)", Card("Ana Reyes", "boxes (Tel 07700 900123)")),
    ("Ana Reyes, well-known sub-editor", Card("Ana Reyes", "well-known sub-editor")),
    # Empty parts
    ("Ana Reyes,\tPackhouse", Card("Ana Reyes", organisation="Packhouse")),
    ("Ana Reyes, (Packhouse)", Card("Ana Reyes", organisation="Packhouse")),
    ("Ana Reyes, boxes -", Card("Ana Reyes", "boxes")),
    ("Ana Reyes, boxes ()", Card("Ana Reyes", "boxes ()")),
    ("Ana Reyes, boxes\t", Card("Ana Reyes", "boxes")),
    ("Ana Reyes, boxes\t—\t", Card("Ana Reyes", "boxes")),
    ("Ana Reyes -  - Packhouse", Card("Ana Reyes", organisation="Packhouse")),
    ("1\tAna Reyes\tPackhouse", Card("Ana Reyes", organisation="Packhouse")),
    ("2026-11-18\tAna Reyes\tPackhouse", Card("Ana Reyes", "2026-11-18", organisation="Packhouse")),
    ("07700 900123, Ana Reyes", Card("07700 900123, Ana Reyes")),
    ("-- Ana Reyes", Card("Ana Reyes")),
    ("Bo - eBay", Card("Bo", organisation="eBay")),
    ("Jean-Luc Picard - captain", Card("Jean-Luc Picard", "captain")),
    ("Sam Lee (they/them)", Card("Sam Lee", "", "they/them")),
    ("Sam Lee (She/Her), design — sails", Card("Sam Lee", "design", "She/Her; sails")),
    ("Priya Nair\tNair & Co", Card("Priya Nair", organisation="Nair & Co")),
    ("Priya Nair\tNair & Co\tpartner\tpriya@nair.co", Card("Priya Nair", "partner", "", "priya@nair.co", "Nair & Co")),
    ("\tPriya Nair\t\tNair & Co", Card("Priya Nair", organisation="Nair & Co")),
    ("- Priya Nair, accounts", Card("Priya Nair", "accounts")),
    ("* Priya Nair", Card("Priya Nair")),
    ("•Priya Nair", Card("Priya Nair")),
    ("– Priya Nair", Card("Priya Nair")),
    ("1. Priya Nair", Card("Priya Nair")),
    ("12) Priya Nair", Card("Priya Nair")),
    ("(3) Priya Nair", Card("Priya Nair")),
    ("- [ ] Priya Nair", Card("Priya Nair")),
    ("  Priya   Nair  ,  accounts  ", Card("Priya Nair", "accounts")),
    ("@Priya Nair, accounts", Card("Priya Nair", "accounts")),
    ('"Priya Nair", accounts', Card("Priya Nair", "accounts")),
    ("Priya Nair <priya@nair.co>", Card("Priya Nair", "", "", "priya@nair.co")),
    ("Priya Nair <priya@nair.co>, accounts — red", Card("Priya Nair", "accounts", "red", "priya@nair.co")),
    ("Priya Nair, priya@nair.co", Card("Priya Nair", "", "", "priya@nair.co")),
    ("Priya Nair - priya@nair.co - accounts", Card("Priya Nair", "accounts", "", "priya@nair.co")),
    ("priya@nair.co, Priya Nair", Card("Priya Nair", "", "", "priya@nair.co")),
    ("priya@nair.co", Card("priya@nair.co", "", "", "priya@nair.co")),
    ("Szczodrak, PhD", Card("Szczodrak, PhD")),
    ("Chris Szczodrak, PhD, robots", Card("Chris Szczodrak, PhD", "robots")),
    ("Martin King Jr., preacher", Card("Martin King Jr.", "preacher")),
    ("Martin King, Jr., preacher", Card("Martin King, Jr.", "preacher")),
    ("田中 太郎, 印刷", Card("田中 太郎", "印刷")),
    ("田中 太郎（株式会社エックス）", Card("田中 太郎", organisation="株式会社エックス")),
    ("李雷", Card("李雷")),
    ("Иван Петров — очки", Card("Иван Петров", "", "очки")),
    ("Zoë O'Neil-Łukasz, sails", Card("Zoë O'Neil-Łukasz", "sails")),
    ("a\x1b[31mb", Card("ab")),
    ("\x1b[1mAna Reyes\x1b[0m, \x1b]8;;https://example.com\x1b\\boxes\x1b]8;;\x1b\\", Card("Ana Reyes", "boxes")),
    ("Name\tCompany\tE-mail", None),
    ("Name, Company", None),
    ("Name, Role\tCompany", None),
    ("Name", Card("Name")),
    ("", None),
    ("  \t ", None),
    ("---", None),
    ("1.", None),
    ("42", None),
    (", accounts", Card("accounts")),
    ("\u200d", None),
]


@pytest.mark.parametrize(("line", "card"), CARDS, ids=[repr(line) for line, _ in CARDS])
def test_a_line_of_a_room_sheet(line: str, card: Card | None) -> None:
    assert read_card(line) == card


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from([*"(),-—\t @<>;:|.1a", " - ", "x@y.z"])).map("".join)))
@settings(max_examples=400, deadline=None)
def test_every_line_is_a_card_or_none(line: str) -> None:
    card = read_card(line)
    if card is not None:
        assert key(card.name)
        assert not any("\n" in field or "\x1b" in field for field in card)


MARKS = [", ", " - ", " – ", " — ", " -- ", "\t", " (", ")", "), ", "; ", ": ", " | ", " ", " <", ">"]
WORDS = ["Ana", "Reyes", "O'Neil", "Weiß & Sohn", "ovens", "flour miller", "The Blue Door", "PhD", "she/her", "red tie",
         "f@d.co", "+44 7700 900123", "eBay", "印刷", "Smith", "Ltd", "name", "Company"]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), min_size=1, max_size=8))
@example([("name", "\t"), ("name", " — "), ("Ana", "")])
@settings(max_examples=300, deadline=None)
def test_every_word_of_a_line_is_in_one_of_the_fields(pieces: list[tuple[str, str]]) -> None:
    line = "".join(f"{word}{mark}" for word, mark in pieces)
    card = read_card(line)
    if card is None:  # the headings of a table, a telephone by itself
        said = {word for word, _ in pieces}
        assert said <= {"name", "Company"} or said == {"+44 7700 900123"}
    else:
        assert Counter(re.findall(r"\w+", line)) <= Counter(re.findall(r"\w+", " ".join(card)))


@pytest.mark.parametrize(
    "line",
    ["a." * 50_000, "(" * 50_000 + ")" * 50_000, "(" * 100_000, ")" * 100_000, "- " * 50_000, "a@" * 50_000,
     "a," * 50_000, "a@b " * 25_000, "\t" * 100_000, "a (b)" * 20_000, "she/" * 25_000, " — " * 30_000, "a" * 100_000,
     "a (she/her)" * 9_000, "Ana, PhD (y), " * 8_000, "Ana, boxes" + " - b" * 25_000, "Ana, boxes" + " (b" * 25_000,
     "Ana, boxes" + " - B" * 25_000, "Ana, boxes" + " - 1" * 25_000, "Ana, b), " * 11_000, "Ana\tB — c" * 10_000],
    ids=lambda line: f"{line[:5]}{line[-5:]}",
)  # fmt: skip
def test_hostile_lines_take_no_longer_than_their_length(line: str) -> None:
    began = time.perf_counter()
    read_card(line)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ana", []),
        ("Ana Reyes", ["ana", "reyes"]),
        ("Chris Szczodrak, PhD", ["chris", "szczodrak"]),
        ("J. R. Hart", ["hart"]),
        ("Ana (PJ) de Souza", ["ana", "pj", "de", "souza"]),
        ("Zoë Łukasz", ["zoe", "łukasz"]),
    ],
)
def test_the_words_someone_is_called_by(name: str, words: list[str]) -> None:
    assert parts(name) == words


ANA, GRAY = Candidate(1, "Ana Reyes", PART), Candidate(2, "Ana Gray", PART)
GONE = Candidate(3, "Ana Gone", PART, let_go=True)


def test_nobody_and_only_one() -> None:
    assert settle("Ana", [], {}, frozenset()).among == 0
    assert settle("Ana", [ANA], {}, frozenset())[:3] == (1, "Ana Reyes", 1)
    assert settle("Ana", [GONE], {}, frozenset()).person == 3


def test_a_better_fit_is_meant() -> None:
    for better, worse in ((EXACT, WHOLE), (WHOLE, ALIAS), (ALIAS, PART)):
        found = settle("Ana", [Candidate(1, "a", worse), Candidate(2, "b", better)], {1: 99}, frozenset({1}))
        assert found.person == 2


def test_whoever_was_there_is_meant() -> None:
    found = settle("Ana", [ANA, GRAY], {1: 9}, frozenset({2}))
    assert (found.person, found.among, found.why) == (2, 2, "who was there")


def test_whoever_appears_with_the_others_is_meant() -> None:
    found = settle("Ana", [ANA, GRAY], {2: 1}, frozenset())
    assert (found.person, found.why) == (2, "who appears with the others named")
    found = settle("Ana", [ANA, GRAY], {1: 3, 2: 1}, frozenset({1, 2}))
    assert found.person == 1


def test_a_tie_settles_nothing() -> None:
    for together, here in (({}, set()), ({1: 2, 2: 2}, set()), ({}, {1, 2})):
        assert settle("Ana", [ANA, GRAY], together, frozenset(here))[:3] == (None, "Ana", 2)


def test_one_let_go_is_not_guessed_at() -> None:
    assert settle("Ana", [ANA, GONE], {3: 9}, frozenset({3})).person == 1


def test_what_is_no_name_on_its_line_stays_with_whom_it_stands_below() -> None:
    lines = ["🚀", "Zelda Newname, potter", "07700 900123", "---", "2.", "Bo Chen — red scarf", "٣٣٣٣", "====", "???"]
    cards = read_cards(lines)
    assert [card and (card.name, card.does, card.hook) for card in cards] == [
        None, ("Zelda Newname", "potter", "🚀; 07700 900123"), None, None, None,
        ("Bo Chen", "", "red scarf; ٣٣٣٣"), None, None, None,
    ]  # fmt: skip


@given(st.lists(st.one_of(st.text(max_size=30), st.sampled_from(["Ann Lee", "07700 900123", "7", "Name\tCompany"]))))
def test_no_figure_of_a_list_is_lost(lines: list[str]) -> None:
    """But for the list's own numbers, where there is anybody at all."""
    cards = read_cards(lines)
    said = "".join("".join(card) for card in cards if card)
    for line, alone in zip(lines, map(read_card, lines), strict=True):
        if alone is None and any(cards) and not any(c.isalpha() for c in key(line)):
            shown = one_line(line)
            assert shown in said or re.fullmatch(r"\(?\d{1,3}[.)]?", shown) or not any(c.isalnum() for c in shown)
