"""`netjournal backup`, `restore` and `check`: the same words and the same safety as everywhere."""

import os
import re
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netjournal.cli import backup as backup_commands
from netjournal.cli.output import growing
from netjournal.clock import FrozenClock
from netjournal.config import read_state
from netjournal.journal import Journal

from .conftest import Cli

NAMED = r"netjournal restore journal-\d+T\d+Z-f\d+\.db"
"""By its name: once something is read out, the newest backup may soon be another."""


def made(home: Path) -> list[str]:
    return sorted(file.name for file in (home / "backups").iterdir()) if (home / "backups").exists() else []


def test_a_backup_says_what_it_holds_and_where(breakfast: Cli, home: Path, tmp_path: Path) -> None:
    ran = breakfast("backup")
    assert ran.code == 0
    assert re.fullmatch(
        r"Backed up 2 people, 1 event, 1 conversation, 2 promises, 2 ideas \(0\.\d MB\): "
        rf"{home}/backups/journal-20261122T093000Z-f\d+\.db\n", ran.out)  # fmt: skip
    stick = tmp_path / "stick"
    stick.mkdir()
    assert breakfast("backup", str(stick)).code == 0
    assert breakfast("backup", str(stick / "mine.db")).code == 0
    assert len(list(stick.iterdir())) == 2
    again = breakfast("backup", str(stick / "mine.db"))
    assert again.code == 5 and "is there already" in again.err
    nowhere = breakfast("backup", str(tmp_path / "no" / "where.db"))
    assert nowhere.code == 5 and "There is no folder" in nowhere.err


def test_going_back_is_asked_for_and_keeps_what_was(breakfast: Cli, home: Path) -> None:
    breakfast("backup")
    breakfast("jot", "too much")
    listed = breakfast("restore", terminal=True)
    assert "today 09:30" in listed.out and "2 people, 1 event" in listed.out
    assert breakfast("restore").lines[0].split("\t")[:2] == ["1", "2026-11-22T09:30:00Z"]
    no = breakfast("restore", "1", typed="n\n")
    assert no.code == 0 and "Nothing was changed." in no.out
    assert re.search(r"ideas +2 +1 fewer", no.err) and re.search(r"people +2 +the same", no.err)
    assert breakfast("restore", "1").code == 2, "a pipe can't be asked"
    assert breakfast("restore", "1", "--latest", "--yes").code == 2
    assert "too much" in breakfast("ideas").out
    yes = breakfast("restore", "--latest", typed="y\n")
    assert yes.out == (
        "Restored the backup of today 09:30: 2 people, 1 event, 1 conversation, 2 promises, 2 ideas. "
        "1 change made since is not in it.\n"
    )
    assert f"{home}/journal.db.before-restore-20261122T093000Z" in yes.err
    assert "too much" not in breakfast("ideas").out
    assert breakfast("restore", "--latest", "--yes").code == 0
    assert "too much" not in breakfast("ideas").out, "the newest is of what was restored"
    assert breakfast("restore", "3", "--yes").code == 0
    assert "too much" in breakfast("ideas").out


def test_without_any_backup_it_says_how_to_make_one(breakfast: Cli) -> None:
    assert "netjournal backup" in breakfast("restore").err
    ran = breakfast("restore", "--latest", "--yes")
    assert ran.code == 5 and "There is no backup" in ran.err
    assert breakfast("restore", "7", "--yes").code == 1


def test_a_journal_overwritten_with_rubbish_is_brought_back(breakfast: Cli, home: Path) -> None:
    """What was jotted meanwhile waited, and is there too."""
    breakfast("backup")
    journal = home / "journal.db"
    journal.write_text("rubbish " * 1000)
    for words in (("ideas",), ("today",), ("undo",)):
        ran = breakfast(*words)
        assert ran.code == 5
        assert "netjournal restore --latest" in ran.err and "netjournal check --repair" in ran.err
    jotted = breakfast("jot", "while it was damaged")
    assert jotted.code == 5 and "Kept aside" in jotted.out
    checked = breakfast("check")
    assert checked.code == 9 and checked.out.startswith("file: ")
    assert "of today 09:30 and holds 2 people" in checked.err and "To go back to it: netjournal restore" in checked.err
    repaired = breakfast("check", "--repair")
    assert repaired.code == 5 and "Nothing can be read" in repaired.err and re.search(NAMED, repaired.err)
    assert journal.read_text() == "rubbish " * 1000
    restored = breakfast("restore", "--latest", "--yes")
    assert restored.code == 0
    assert "1 jot that waited" in restored.err
    assert "while it was damaged" in breakfast("ideas").out
    assert (home / "journal.db.before-restore-20261122T093000Z").read_text() == "rubbish " * 1000


@pytest.mark.parametrize("damaged", [False, True])
def test_a_way_back_is_named_where_there_is_one(breakfast: Cli, home: Path, damaged: bool) -> None:
    """Damage in the middle lets a journal be counted, and is no journal to go back to."""
    breakfast("backup")
    if damaged:
        journal = bytearray((home / "journal.db").read_bytes())
        journal[-4096:] = bytes(4096)
        (home / "journal.db").write_bytes(journal)
    restored = breakfast("restore", "1", "--yes")
    assert restored.code == 0 and "is kept as" in restored.err
    assert ("To go back to that: netjournal restore" in restored.err) is not damaged
    if not damaged:
        assert breakfast("restore", restored.err.split()[-1], "--yes").code == 0


def test_where_only_a_journal_kept_aside_is_left_none_is_begun(breakfast: Cli, home: Path) -> None:
    breakfast("backup")
    breakfast("restore", "--latest", "--yes")
    (aside,) = home.glob("journal.db.before-restore-*")
    for file in (home / "journal.db", *(home / "backups").iterdir()):
        file.unlink()
    jotted = breakfast("jot", "where is it")
    assert jotted.code == 5 and "Kept aside" in jotted.out
    assert not (home / "journal.db").exists()
    back = re.search(r"“netjournal restore (\S+)” goes back to it", jotted.err)
    assert back and back[1] == str(aside)
    assert breakfast("restore", back[1], "--yes").code == 0
    assert "where is it" in breakfast("ideas").out


def test_what_waited_is_in_the_newest_backup_after_a_restore(breakfast: Cli, home: Path) -> None:
    breakfast("backup")
    for _ in range(2):
        (home / "journal.db").write_bytes(b"rubbish " * 1000)
        breakfast("jot", "while damaged: plum cake")
        assert breakfast("restore", "--latest", "--yes").code == 0
        assert "plum cake" in breakfast("ideas").out
    (home / "journal.db").write_bytes(b"rubbish " * 1000)
    assert breakfast("restore", "--latest", "--yes").code == 0
    assert breakfast("ideas").out.count("plum cake") == 2


def test_a_journal_that_is_gone_is_not_begun_anew_in_silence(breakfast: Cli, home: Path) -> None:
    breakfast("backup")
    (home / "journal.db").unlink()
    ran = breakfast("people")
    assert ran.code == 5 and "1 backup of one" in ran.err and "netjournal restore --latest" in ran.err
    assert not (home / "journal.db").exists()
    assert breakfast("restore", "--latest", "--yes").code == 0
    assert len(breakfast("people").lines) == 2


def test_two_of_one_minute_are_told_apart(breakfast: Cli, clock: FrozenClock) -> None:
    for _ in range(2):
        breakfast("backup")
        clock.advance(seconds=7)
        breakfast("jot", "and one more")
    clock.advance(minutes=5)
    breakfast("backup")
    ran = breakfast("restore", terminal=True)
    assert [line.split()[2] for line in ran.lines] == ["09:35", "09:30:07", "09:30:00"]


@pytest.mark.parametrize(
    "words",
    [("restore", "a" * 300), ("restore", "9" * 5000), ("restore", "~nobody-here/x.db"), ("backup", "~nobody-here/x.db"),
     ("demo", "--no-open", "--at", "a" * 300), ("changes", "--limit", str(2**63)), ("search", "a", "--limit", "0")],
    ids=lambda words: f"{words[0]} {words[-1][:9]}",
)  # fmt: skip
def test_names_and_numbers_that_can_be_none_are_wrong_use(breakfast: Cli, words: tuple[str, ...]) -> None:
    ran = breakfast(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "can't be a file here" in ran.err or "is no number from 1 on" in ran.err
    assert len(ran.err) < 300


def test_a_line_that_grows_needs_nobody_to_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("sys.stderr", None)
        with growing("Making up people") as progress:
            progress(1, 2)


@pytest.mark.parametrize("closed", ["backups", "journal-"])
def test_backups_that_cannot_be_read_are_not_taken_for_none(
    breakfast: Cli, home: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    """The folder, or what is in it."""
    breakfast("backup")
    opened, listed = Path.open, os.listdir

    def refuse(path: str | Path) -> None:
        if (Path(path).parent == home / "backups" and closed != "backups") or Path(path).name == closed:
            raise PermissionError(13, "Permission denied", str(path))

    def open_(path: Path, *more: Any, **how: Any) -> Any:
        refuse(path)
        return opened(path, *more, **how)

    def listdir(path: Any = ".") -> Any:
        refuse(path)
        return listed(path)

    monkeypatch.setattr(Path, "open", open_)
    monkeypatch.setattr(os, "listdir", listdir)
    ran = breakfast("restore")
    assert f"{home}/backups" in ran.err and "can't be read" in ran.err and "no backup yet" not in ran.err
    ran = breakfast("restore", "--latest", "--yes")
    assert ran.code == 5 and "can't be read" in ran.err
    (home / "journal.db").unlink()
    ran = breakfast("jot", "after the backups were closed")
    assert ran.code == 5 and "can't be read" in ran.err and "Kept aside" in ran.out
    assert not (home / "journal.db").exists(), "none is begun anew in silence"


def test_nothing_wrong_is_said_in_one_line(breakfast: Cli) -> None:
    ran = breakfast("check")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing is wrong with the journal.\n")


def test_what_is_wrong_is_a_line_each_and_mended_when_asked(breakfast: Cli, home: Path) -> None:
    db = sqlite3.connect(home / "journal.db")
    db.execute("UPDATE idea SET event_id = 99 WHERE id = 1")
    db.commit()
    db.close()
    ran = breakfast("check")
    assert (ran.code, ran.out) == (9, "idea 1: belongs to an event that is gone\n")
    ran = breakfast("check", "--repair")
    assert ran.code == 0
    assert ran.out == "mended · idea 1: belongs to an event that is gone\n"
    assert len(made(home)) == 1, "a backup first"
    assert breakfast("check").code == 0


def test_what_is_read_out_is_said_beside_the_newest_backup(breakfast: Cli, home: Path) -> None:
    breakfast("backup")
    content = bytearray((home / "journal.db").read_bytes())
    content[:16] = b"x" * 16
    (home / "journal.db").write_bytes(content)
    ran = breakfast("check", "--repair")
    assert ran.code == 0
    assert ran.out == ("Read out of the damaged journal: 2 people, 1 event, 1 conversation, 2 promises, 2 ideas.\n")
    assert "journal.db.damaged-20261122T093000Z" in ran.err
    assert "today 09:30 and holds 2 people" in ran.err
    assert breakfast("undo").code == 0


@pytest.mark.parametrize("listed", [True, False], ids=["listed", "forgotten"])
def test_what_cannot_be_read_out_is_said_and_is_no_success(breakfast: Cli, home: Path, listed: bool) -> None:
    breakfast("backup")
    db = sqlite3.connect(home / "journal.db")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("DROP TABLE idea")
    if not listed:
        db.execute("DELETE FROM change")
    db.commit()
    db.close()
    assert "what holds the ideas is missing" in breakfast("check").out
    ran = breakfast("check", "--repair")
    assert ran.code == 9
    ideas = ", 2 ideas" if listed else ""
    assert ran.out == f"Read out of the damaged journal: 2 people, 1 event, 1 conversation, 2 promises{ideas}.\n"
    if listed:
        told = "Read out of the list of changes, as they were last written: ideas (2). There may have been more."
        assert told in ran.err
    else:
        assert "Nothing was found of these, which may have held nothing: ideas." in ran.err
        assert "entries went with what they belong to" in ran.err
    assert "today 09:30 and holds 2 people" in ran.err and re.search(NAMED, ran.err)


def test_where_says_how_many_there_are_and_what_is_safe(breakfast: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No backup yet" in breakfast("where", terminal=True).out
    breakfast("backup")
    monkeypatch.setattr("netjournal.synced.shared_by", lambda folder: "the network (nfs4)")
    said = breakfast("where", terminal=True).out
    assert "1 backup, the newest of today 09:30" in said
    assert "shared by the network (nfs4)" in said


def test_a_shared_folder_is_told_of_on_the_first_day_and_once(
    run_cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETJOURNAL_HOME", str(tmp_path / "Dropbox" / "journal"))
    ran = run_cli("jot", "the first")
    assert ran.out == "Kept an idea: the first\n"
    assert ran.err.startswith("netjournal: The journal lies in a folder shared by Dropbox: that is safe while only one")
    assert run_cli("jot", "the second").err == "" and run_cli("ideas").err == ""


def test_a_folder_nobody_shares_is_not_told_of(run_cli: Cli, home: Path) -> None:
    assert run_cli("jot", "the first").err == ""
    assert not (home / "state.json").exists()


def test_an_amnesty_is_backed_up_first(breakfast: Cli, home: Path, clock: FrozenClock) -> None:
    clock.advance(hours=1)
    assert breakfast("pile", "--amnesty").code == 0
    assert len(made(home)) == 1


# By itself


def test_a_command_backs_up_when_that_is_due(breakfast: Cli, home: Path, clock: FrozenClock) -> None:
    breakfast("jot", "the first day")
    assert made(home) == []
    clock.advance(days=1)
    ran = breakfast("jot", "the second day")
    assert ran.code == 0 and ran.err == ""
    assert len(made(home)) == 1
    breakfast("jot", "the second day, again")
    assert len(made(home)) == 1
    clock.advance(days=1)
    breakfast("ideas")
    assert len(made(home)) == 2
    clock.advance(days=1)
    breakfast("ideas")
    assert len(made(home)) == 2, "nothing changed since"
    assert "the second day, again" in breakfast("restore", "1", "--yes").out + breakfast("ideas").out
    for file in (home / "backups").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_shared_folder_is_said_once(breakfast: Cli, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netjournal.synced.shared_by", lambda folder: "Dropbox")
    for times in (1, 0):
        clock.advance(days=1)
        assert breakfast("jot", "one more").err.count("shared by Dropbox") == times


def test_a_large_journal_is_left_to_the_full_screen_one(
    breakfast: Cli, home: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_commands, "SMALL", 1000)
    clock.advance(days=1)
    assert breakfast("backup").code == 0
    clock.advance(days=1)
    assert breakfast("jot", "one more").err == ""
    clock.advance(days=3)
    assert "netjournal backup" in breakfast("jot", "and one").err, "a shell alone would never have one"
    assert breakfast("jot", "and one more").err == ""
    assert len(made(home)) == 1


def test_a_backup_that_cannot_be_made_is_said_once_a_day_and_costs_no_jot(
    breakfast: Cli, home: Path, clock: FrozenClock, opened: Callable[[], Journal]
) -> None:
    clock.advance(days=1)
    (home / "backups").write_text("no folder")
    ran = breakfast("jot", "kept all the same")
    assert ran.code == 0 and "Kept an idea" in ran.out
    assert "The backup of today could not be made" in ran.err
    assert breakfast("jot", "and this").err == ""
    assert read_state(home / "state.json")["backup_refused"] == "2026-11-23"
    clock.advance(days=1)
    assert "could not be made" in breakfast("jot", "and that").err
    journal = opened()
    assert journal.listing("idea").count() == 5
    journal.close()


def test_an_empty_target_is_none(breakfast: Cli, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a variable of a script that isn't set leaves it."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for empty in ("", " "):
        ran = breakfast("backup", empty)
        assert ran.code == 2 and "Say where to" in ran.err
    assert list(here.iterdir()) == [] and made(home) == []
    assert breakfast("backup", ".").code == 0 and len(list(here.iterdir())) == 1
    breakfast("backup")
    breakfast("jot", "since then")
    ran = breakfast("restore", "", "--yes")
    assert ran.code == 2 and "Say which backup" in ran.err
    assert "since then" in breakfast("ideas").out


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (110, "2 people, 1 event, 1 conversation, 2 promises, 2 ideas"),
        (80, "2 people, 1 event, 2 promises, 2 ideas …"),
        (67, "2 people, 1 event, 2 ideas …"),
        (60, "2 people, 2 ideas …"),
        (50, "2 people …"),
    ],
)
def test_the_list_leaves_out_what_tells_least(breakfast: Cli, columns: int, said: str) -> None:
    breakfast("backup")
    (row,) = breakfast("restore", terminal=True, columns=columns).lines
    assert row.endswith(f"B  {said}"), row
    assert breakfast("restore").lines[0].split("\t")[3].count(",") == 4, "a pipe gets all"
