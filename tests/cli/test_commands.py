"""The commands around the journal, the help, the way into the full screen, and how each failure ends."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from netjournal.cli.main import _SECTIONS, COMMANDS

from .conftest import Cli


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(run_cli: Cli, name: str) -> None:
    for words in ((name, "--help"), (name, "-h")):
        ran = run_cli(*words)
        assert ran.code == 0
        assert ran.out.startswith(f"Usage: netjournal {name}")
        assert max(len(line) for line in ran.lines) <= 80


def test_help_lists_every_command_whole(run_cli: Cli) -> None:
    ran = run_cli("--help")
    assert ran.code == 0
    assert sorted(name for names in _SECTIONS.values() for name in names) == sorted(COMMANDS)
    for name in COMMANDS:
        assert f"\n  {name} " in ran.out
    assert "..." not in ran.out.partition("Keeping")[2]


def test_help_promises_no_more_than_is_so(run_cli: Cli) -> None:
    """A restore and an emptied trash are not taken back; on the first day no backup is made."""
    said = " ".join(run_cli("--help").out.split())
    assert said.endswith("“netjournal undo” takes back all but a restore and an emptied trash.")
    assert "From the second day on one is made by itself" in " ".join(run_cli("backup", "--help").out.split())


def test_version(run_cli: Cli) -> None:
    assert run_cli("--version").out.startswith("netjournal ")


@pytest.mark.parametrize(("typo", "meant"), [("evnts", "events"), ("jto", "jot"), ("poeple", "people")])
def test_a_mistyped_command_is_guessed(run_cli: Cli, typo: str, meant: str) -> None:
    ran = run_cli(typo)
    assert ran.code == 2
    assert "Did you mean" in ran.err
    assert meant in ran.err


def test_words_without_a_command_are_told_how(run_cli: Cli) -> None:
    ran = run_cli("a brilliant thought")
    assert ran.code == 2
    assert 'netjournal jot "a brilliant thought"' in ran.err


@pytest.mark.parametrize(
    "asked",
    ["ideas --keep", "ideas --view", "people --keep", "people --view", "trash --put-back", "tags --remove",
     "views --remove"],
)  # fmt: skip
def test_an_option_that_needs_words_is_not_given_without(run_cli: Cli, asked: str) -> None:
    """From a script whose variable was empty: to list everything instead would look as if it had been done."""
    for nothing in ("", " \t"):
        ran = run_cli(*asked.split(), nothing)
        assert (ran.code, ran.out) == (2, "")
        assert "there are no words in it" in ran.err


def test_undo_and_redo(breakfast: Cli) -> None:
    assert breakfast("undo").out == "Took back: kept an idea, “menus as joint morning for Tom”\n"
    assert breakfast("redo").out == "Put back: kept an idea, “menus as joint morning for Tom”\n"
    assert breakfast("redo").code == 1


def test_nothing_to_take_back(run_cli: Cli) -> None:
    ran = run_cli("undo")
    assert (ran.code, ran.out) == (1, "")
    assert "nothing to take back" in ran.err


def test_themes_are_listed_with_their_origin(run_cli: Cli, home: Path) -> None:
    lines = [line.split("\t") for line in run_cli("themes").lines]
    assert len(lines) >= 4
    assert {line[1] for line in lines} == {"dark", "light"}
    assert {line[2] for line in lines} == {"shipped"}
    own = home / "themes"
    own.mkdir(parents=True)
    (own / "paper.toml").write_text('[colours]\nprimary="#abc"\nforeground="#000"\nbackground="#fff"\n')
    (own / "broken.toml").write_text("[colours")
    ran = run_cli("themes", terminal=True)
    assert ran.code == 0
    assert "yours" in next(line for line in ran.lines if line.startswith("paper"))
    assert "broken.toml" in ran.err


def test_the_theme_in_use_is_marked(run_cli: Cli, home: Path) -> None:
    def used() -> list[str]:
        return [name for name, *_, mark in (line.split("\t") for line in run_cli("themes").lines) if mark == "in use"]

    assert used() == ["lamplight"]
    home.mkdir(parents=True, exist_ok=True)
    (home / "state.json").write_text('{"theme": "paper"}')
    assert used() == ["paper"]
    (home / "config.toml").write_text('theme = "mono"\n')
    assert used() == ["mono"]
    assert "in use" in next(line for line in run_cli("themes", terminal=True).lines if line.startswith("mono"))
    (home / "config.toml").write_text('theme = "no such"\n')
    assert used() == ["lamplight"]
    (home / "config.toml").write_text("[broken")
    assert used() == ["paper"]


def test_where(run_cli: Cli, home: Path) -> None:
    lines = dict(line.split("\t") for line in run_cli("where").lines)
    assert lines["journal"] == str(home / "journal.db")
    assert set(lines) == {"journal", "backups", "drafts", "inbox", "config", "prompts", "themes", "state"}
    assert run_cli("where", "journal").out == f"{home / 'journal.db'}\n"
    assert run_cli("where", "nowhere").code == 2
    assert str(home / "config.toml") in run_cli("where", terminal=True).out


# The full screen


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the full-screen journal was opened with, instead of opening it."""
    opened: list[tuple[Any, ...]] = []

    def run(journal: Any, settings: Any, paths: Any, reflect: int | None, review: Any) -> int:
        opened.append((paths.journal, reflect or review, journal.events.line(reflect).title if reflect else ""))
        return 0

    monkeypatch.setitem(sys.modules, "netjournal.tui.app", SimpleNamespace(run=run))
    return opened


def test_without_a_command_it_opens(run_cli: Cli, screen: list[Any], home: Path) -> None:
    assert run_cli(typed="", terminal=True).code == 0
    assert screen == [(home / "journal.db", None, "")]


def test_without_a_terminal_it_says_what_to_do(run_cli: Cli, screen: list[Any]) -> None:
    for ran in (run_cli(typed=""), run_cli(terminal=True), run_cli(), run_cli("reflect", piped="words")):
        assert ran.code == 2
        assert "needs a terminal" in ran.err
    assert screen == []


def test_what_is_piped_in_is_a_jot(run_cli: Cli, screen: list[Any]) -> None:
    ran = run_cli(piped="a thought\n")
    assert (ran.code, ran.out) == (0, "Kept an idea: a thought\n")
    assert screen == []


def test_reflect_opens_at_the_event(breakfast: Cli, screen: list[Any]) -> None:
    breakfast("event", "Oxford lunch", "--on", "yesterday")
    assert breakfast("reflect", "thames", typed="", terminal=True).code == 0
    assert breakfast("reflect", typed="", terminal=True).code == 0
    assert [title for _, _, title in screen] == ["Thames Breakfast", "Oxford lunch"]
    ran = breakfast("reflect", "Nowhere", typed="", terminal=True)
    assert ran.code == 1
    assert "Nowhere" in ran.err


def test_reflect_with_nothing_to_look_back_on(run_cli: Cli, screen: list[Any]) -> None:
    ran = run_cli("reflect", typed="", terminal=True)
    assert ran.code == 1
    assert "no event to look back on" in ran.err


# The demo


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """What the demo was to make, instead of making all of it."""
    asked: list[dict[str, Any]] = []

    def make(path: Path, **wanted: Any) -> None:
        wanted.pop("clock")
        wanted.pop("progress")(1, 2)
        asked.append({"path": path, **wanted})
        path.write_bytes(b"")

    monkeypatch.setitem(sys.modules, "netjournal.demo.make", SimpleNamespace(make=make))
    yield asked
    for one in asked:
        if "netjournal-demo-" in str(one["path"]):
            shutil.rmtree(one["path"].parent, ignore_errors=True)


def test_demo_is_thrown_away_after_looking(run_cli: Cli, made: list[Any], screen: list[Any], home: Path) -> None:
    ran = run_cli("demo", typed="", terminal=True)
    assert ran.code == 0
    (opened,) = screen
    assert opened[0] == made[0]["path"]
    assert home not in opened[0].parents
    assert not opened[0].parent.exists()
    assert not (home / "journal.db").exists()


def test_demo_is_kept_where_it_is_told(run_cli: Cli, made: list[Any], tmp_path: Path) -> None:
    folder = tmp_path / "new" / "demo"
    ran = run_cli("demo", "--people", "9", "--years", "2", "--seed", "5", "--at", str(folder))
    assert (ran.code, ran.out) == (0, f"{folder}\n")
    assert "NETJOURNAL_HOME=" in ran.err
    assert made == [{"path": folder / "journal.db", "people": 9, "years": 2, "seed": 5}]


def test_demo_without_a_terminal_is_only_made(run_cli: Cli, made: list[Any], screen: list[Any]) -> None:
    for ran in (run_cli("demo"), run_cli("demo", "--no-open", typed="", terminal=True)):
        assert ran.code == 0
        assert Path(ran.out.strip()).is_dir()
    assert screen == []


def test_demo_never_mixes_with_what_is_there(run_cli: Cli, made: list[Any], home: Path, tmp_path: Path) -> None:
    run_cli("jot", "mine")
    (tmp_path / "link").symlink_to(home)
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("dear")
    for folder in (home, home / "inside", tmp_path / "link", full, full / "letter.txt"):
        ran = run_cli("demo", "--at", str(folder))
        assert ran.code in (2, 5), folder
        assert ran.out == ""
    assert made == []
    assert run_cli("ideas").out.endswith("mine\t\t\n")


def test_demo_half_made_leaves_nothing(run_cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def make(path: Path, **_: Any) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "netjournal.demo.make", SimpleNamespace(make=make))
    assert run_cli("demo", "--at", str(tmp_path / "demo")).code == 130
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize("option", ["--people", "--years"])
def test_demo_numbers_are_at_least_one(run_cli: Cli, option: str) -> None:
    assert run_cli("demo", option, "0").code == 2


# A journal that can't be opened

EVERYTHING = [
    ("event", "Tea"), ("met", "Ana"), ("promise", "ring"), ("done", "ring"), ("today",), ("events",), ("people",),
    ("promises",), ("ideas",), ("show", "Ana"), ("undo",), ("redo",),
]  # fmt: skip


def refused(run_cli: Cli, says: str) -> None:
    """Every command says so by name and exits 5; a jot is kept aside."""
    for words in EVERYTHING:
        ran = run_cli(*words)
        assert (ran.code, ran.out) == (5, ""), words
        assert says in ran.err
        assert "journal.db" in ran.err
    ran = run_cli("jot", "worth keeping")
    assert ran.code == 5
    assert "Kept aside" in ran.out


def test_a_folder_in_its_place(run_cli: Cli, home: Path) -> None:
    (home / "journal.db").mkdir(parents=True)
    refused(run_cli, "is a folder")
    assert list((home / "journal.db").iterdir()) == []


def test_another_programs_file(run_cli: Cli, home: Path) -> None:
    home.mkdir()
    other = sqlite3.connect(home / "journal.db")
    other.execute("CREATE TABLE theirs (a)")
    other.commit()
    other.close()
    before = (home / "journal.db").read_bytes()
    refused(run_cli, "belongs to another program")
    assert (home / "journal.db").read_bytes() == before


def test_no_database_at_all(run_cli: Cli, home: Path) -> None:
    home.mkdir()
    (home / "journal.db").write_text("Dear diary, " * 50)
    refused(run_cli, "is not a journal")
    assert (home / "journal.db").read_text() == "Dear diary, " * 50


def test_a_newer_journal(run_cli: Cli, home: Path) -> None:
    run_cli("jot", "one")
    newer = sqlite3.connect(home / "journal.db")
    newer.execute("PRAGMA user_version = 999")
    newer.close()
    before = (home / "journal.db").read_bytes()
    refused(run_cli, "newer netjournal")
    assert (home / "journal.db").read_bytes() == before


def test_a_read_only_journal() -> None:
    """Nobody's rights stop root, so the program runs as nobody, in a folder nobody can enter."""
    setpriv = shutil.which("setpriv")
    if setpriv is None or os.geteuid() != 0:
        pytest.skip("needs root and setpriv, to run as someone without rights")
    folder = Path(tempfile.mkdtemp(prefix="netjournal-readonly-", dir="/tmp"))
    try:
        environment = {**os.environ, "NETJOURNAL_HOME": str(folder)}
        program = [sys.executable, "-m", "netjournal"]
        here = Path(__file__).parents[2]
        subprocess.run([*program, "jot", "one"], env=environment, cwd=here, check=True, capture_output=True)
        folder.chmod(0o755)
        (folder / "journal.db").chmod(0o444)
        as_nobody = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", *program]
        ran = subprocess.run([*as_nobody, "undo"], env=environment, cwd=here, capture_output=True, text=True)
        if any(why in ran.stderr for why in ("No module named", "Permission denied", "shared libraries")):
            pytest.skip("nobody may not read this Python")
        assert ran.returncode == 5, ran.stderr
        assert "you have no rights to it" in ran.stderr
        assert "Traceback" not in ran.stderr
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("lock", ["EXCLUSIVE", "IMMEDIATE"])
def test_a_held_journal(run_cli: Cli, home: Path, lock: str) -> None:
    run_cli("met", "Ana")
    holder = sqlite3.connect(home / "journal.db", isolation_level=None)
    holder.execute(f"BEGIN {lock}")
    try:
        ran = run_cli("jot", "meanwhile")
        assert ran.code == 0
        assert "held by another program" in ran.err
        assert "Kept aside: the jot waits" in ran.out
        for words in (("event", "Tea"), ("undo",)):
            ran = run_cli(*words)
            assert (ran.code, ran.out) == (4, "")
            assert "held by another program" in ran.err
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert run_cli("ideas").lines == ["2026-11-22\tmeanwhile\t\t"]
    assert list((home / "inbox").glob("*.json")) == []


def test_settings_that_cannot_be_read(run_cli: Cli, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("them = 'paper'\n")
    for words in EVERYTHING:
        ran = run_cli(*words)
        assert ran.code == 7
        assert 'did you mean "theme"?' in ran.err


def test_what_is_taken_back_is_named_on_one_short_line(run_cli: Cli) -> None:
    run_cli("jot", piped="first line of a pasted page\nand its second, " + "which is long " * 20)
    assert run_cli("undo").out == "Took back: kept an idea, “first line of a pasted page and its second, which…”\n"
    run_cli("met", "N" * 300)
    assert run_cli("undo").out == f"Took back: met {'N' * 95}…\n"
    run_cli("promise", "ring the hall")
    assert run_cli("undo").out == "Took back: kept a promise, “ring the hall”\n"
    run_cli("redo")
    run_cli("done", "hall")
    assert run_cli("undo").out == "Took back: finished a promise, “ring the hall”\n"
    run_cli("event", "Tea")
    assert run_cli("undo").out == "Took back: added an event, “Tea”\n"
