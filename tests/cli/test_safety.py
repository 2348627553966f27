"""A stranger's text drives no terminal: whatever comes in by any command, no control character goes out."""

import unicodedata

import pytest

from .conftest import Cli

HOSTILE = [
    "\x1b[2J\x1b]52;c;aGk=\x07Mallory",
    "\x9b31m\x90q\x9cMallory",
    "\u202egnp.exe\u2066\u2069 Mallory\u200f",
    "Mallory [/b] [bold red]x[/] [@click=app.quit]y[/] [link=http://x]",
    "Mallory\nFake line\r\nKept an idea: not so\x08\x08\x0b\x0c\u2028\x85",
    "Mallory\x00\x7f\udc9b\udcff\U000e0041",
    "Mallory\t:smile: \\x1b[31m %s {0} $HOME `id`",
]
_BIDI = {"RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}


def harmless(text: str) -> bool:
    """Whether a text holds no control character but line ends and tabs, and nothing that turns its direction."""
    return not any(
        (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t")
        or unicodedata.bidirectional(c) in _BIDI
        or c in "\u200e\u200f\u061c"
        for c in text
    )


def checked(run_cli: Cli, *words: str, code: int | None = 0, **how: str | bool) -> str:
    ran = run_cli(*words, **how)  # type: ignore[arg-type]
    assert harmless(ran.out), (words, ran.out)
    assert harmless(ran.err), (words, ran.err)
    assert "Traceback" not in ran.err
    assert code is None or ran.code == code, (words, ran)
    return ran.out


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_through_every_command(run_cli: Cli, text: str) -> None:
    checked(run_cli, "event", text, "--on", "wed", "--place", text, "--series", text, "--notes", text)
    checked(run_cli, "event", "Tea", "--on", text, code=2)
    checked(run_cli, "met", text, "--at", text, "--does", text, "--hook", text, "--said", text)
    checked(run_cli, "met", "--at", text, piped=f"{text}\nAna Bell, {text}", code=None)
    checked(run_cli, "promise", text, "--to", text, "--by", text, "--at", text)
    checked(run_cli, "promise", f"ring {text}", "--from", text)
    checked(run_cli, "jot", f'{text} @"{text}" #{text} [[{text}]]', "--on", text)
    checked(run_cli, "jot", piped=text)
    checked(run_cli, "jot", typed=text.split("\n")[0] + "\n")
    checked(run_cli, "jot", "! " + text)
    checked(run_cli, "done", text, "--said", text, code=None)
    checked(run_cli, "done", "Mallory", code=None)
    for terminal in (False, True):
        for name in ("events", "people", "promises", "ideas"):
            assert "Mallory" in checked(run_cli, name, terminal=terminal)
            checked(run_cli, name, "--find", text, terminal=terminal)
        checked(run_cli, "show", text, terminal=terminal, code=None)
        checked(run_cli, "show", "Mallory", terminal=terminal, code=None)
        checked(run_cli, "show", f"[[{text}]]", terminal=terminal, code=None)
        checked(run_cli, "show", "[[Mallory]]", terminal=terminal, code=None)
        checked(run_cli, "today", terminal=terminal)
    for words in (("events",), ("people",), ("promises",), ("ideas",), ("today",), ("show", f"[[{text}]]")):
        checked(run_cli, *words, "--json", code=None)
    checked(run_cli, "where", text, code=2)
    checked(run_cli, text, code=2)
    checked(run_cli, f"--{text}", code=2)
    checked(run_cli, "events", f"--{text}", code=2)
    checked(run_cli, "events", "--limit", text, code=2)
    checked(run_cli, "jot", f"--{text}", code=None)
    checked(run_cli, "reflect", text, code=2)
    for _ in range(12):
        checked(run_cli, "undo", code=None)
    checked(run_cli, "redo")


def test_markup_is_shown_as_it_was_written(run_cli: Cli) -> None:
    run_cli("met", "Ada [CEO] [/b]", "--does", "[@click=app.quit]printing[/] :smile:")
    shown = run_cli("people", terminal=True).out
    assert "Ada [CEO] [/b]" in shown
    assert "[@click=app.quit]printing" in shown
    assert "[@click=app.quit]printing[/] :smile:" in run_cli("show", "Ada", terminal=True).out


def test_one_record_is_one_line(run_cli: Cli) -> None:
    run_cli("jot", "first\nsecond\tthird")
    assert run_cli("ideas").lines == ["2026-11-22\tfirst second third\t\t"]
    assert len(run_cli("ideas", terminal=True).lines) == 1
