"""Small versions of every measure: the harness stands, and a little of each finds nothing that must never be."""

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.faults import defences, flips, kills, modes, strings, syscalls, typed, windows
from tests.faults.naughty import strings as naughty
from tests.faults.nest import Nest
from tests.faults.oracle import looked_into, unsound
from tests.faults.report import REPORT
from tests.faults.scenes import SCENES, Stage, journal_of, seeded

THERE = [name for name, scene in SCENES.items() if scene.is_there]
SMALL = {"shell_jots": 3, "jots_without_a_pause": 1}


@pytest.mark.parametrize("name", [name for name in kills.SUBJECTS if name not in SCENES or name in THERE])
def test_a_kill_loses_nothing(tmp_path: Path, name: str) -> None:
    found = kills.SUBJECTS[name][1](name, SMALL.get(name, 4), tmp_path / name, random.Random(name))
    assert found.wrong == ()


def test_a_kill_while_typing_loses_a_little_at_most(tmp_path: Path) -> None:
    """What is on disk is the beginning of what was typed. How much is lost is measured, not asserted: the suite runs
    beside itself, and a program that waits for its turn writes late."""
    figures = typed.run(1, tmp_path)
    assert [one for one in figures.wrong if not one.startswith("lost:")] == []


@pytest.mark.parametrize("name", [name for name in THERE if name in syscalls.SUBJECTS])
def test_a_fault_at_a_system_call_loses_nothing(tmp_path: Path, name: str) -> None:
    if not syscalls.available():
        pytest.skip("no strace that may trace")
    _, wrong = syscalls.swept(name, tmp_path / name, 5, Counter())
    assert wrong == []


def test_what_is_told_was_on_the_disk_first(tmp_path: Path) -> None:
    """Between the last page written and the line that says so, the journal's file is synchronised."""
    if not syscalls.available():
        pytest.skip("no strace that may trace")
    with Nest(tmp_path / "nest") as nest:
        calls = syscalls.log(Stage("jot", nest, tmp_path))
    told = next(at for at, (call, words) in enumerate(calls) if call == "write" and "Kept an idea" in words)
    written = max(at for at, (call, _) in enumerate(calls) if call == "pwrite64")
    assert written < told
    assert "fdatasync" in [call for call, _ in calls[written:told]]


def test_a_damaged_file_crashes_nothing_and_is_not_written_over(tmp_path: Path) -> None:
    figures = flips.run(5, tmp_path)
    assert figures.wrong == []


def test_everything_made_by_every_command_is_for_its_owner_only(tmp_path: Path) -> None:
    home = tmp_path / "home"
    wrong: list[str] = []
    modes.commands(home, 0o000, wrong)
    assert wrong == []
    assert [path for path, mode in modes.walked(home) if mode & 0o077] == []
    assert modes.leaked(home) == []
    (home / "state.json").write_text(modes.CANARY)
    assert modes.leaked(home) == ["home/state.json holds a word of the notes"]


def test_every_command_is_used_where_modes_are_measured() -> None:
    from netjournal.cli.main import COMMANDS

    assert set(COMMANDS) <= {words[0] for words in modes.COMMANDS_USED} | {"reflect"}


def test_naughty_strings_through_the_shell(tmp_path: Path) -> None:
    every = naughty()
    assert len(every) >= 400
    wrong: list[str] = []
    strings.shell([text for _, text in random.Random(3).sample(every, 4)], tmp_path, wrong)
    assert wrong == []


@pytest.mark.slow
def test_naughty_strings_in_the_app(tmp_path: Path) -> None:
    wrong: list[str] = []
    strings.app([text for _, text in naughty()], tmp_path / "app", 1, wrong)
    assert wrong == []


@pytest.mark.slow
def test_two_shells_beside_the_app(tmp_path: Path) -> None:
    assert windows.run(20, tmp_path).wrong == []


def test_what_is_unsound_is_found(tmp_path: Path) -> None:
    """The oracle itself: a record that the index does not know of, a join to nobody, and what is sound."""
    seeded(tmp_path / "home")
    journal = journal_of(tmp_path / "home")
    assert unsound(journal) == []
    with looked_into(journal) as db:
        db.execute("UPDATE recording SET on_ = 0")
        db.execute("UPDATE idea SET text = 'other words'")
        db.execute("INSERT INTO attendance (uid, event_id, person_id) SELECT 'u', 999, id FROM person LIMIT 1")
    assert {one.partition(":")[0] for one in unsound(journal)} == {"index of idea", "join"}


def test_a_copy_in_the_nest_is_told_from_a_crash(tmp_path: Path) -> None:
    seeded(tmp_path / "home")
    with Nest(tmp_path / "nest") as nest:
        kept = nest.run(tmp_path / "home", "jot", "a thought")
        unknown = nest.run(tmp_path / "home", "show", "nobody at all")
        broken = nest.run(tmp_path / "home", ":edit", "too", "many")
    assert (kept.code, kept.kept, kept.crashed) == (0, True, False)
    assert (unknown.code, unknown.kept, unknown.crashed) == (1, False, False)
    assert broken.crashed


def test_the_document_of_the_defences_is_the_table() -> None:
    assert defences.DOCUMENT.read_text("utf-8") == defences.document(), "run: python -m tests.faults.defences"


@pytest.mark.parametrize("defence", [d for d in defences.DEFENCES if d.is_there], ids=lambda d: d.name)
def test_the_place_of_a_defence_is_still_found(defence: defences.Defence) -> None:
    """Cheap; that its test goes red without it is measured by `python -m tests.faults defences`."""
    text = (defences.ROOT / defence.file).read_text("utf-8")
    assert text.count(defence.edit[0]) == 1
    file, _, name = defence.test.partition("::")
    assert f"def {name.partition('[')[0]}(" in (defences.ROOT / file).read_text("utf-8")


@pytest.mark.slow
def test_without_a_defence_a_test_goes_red(tmp_path: Path) -> None:
    assert defences.run(4, tmp_path).wrong == []


def test_the_report_names_no_place_of_the_machine_it_was_made_on() -> None:
    text = REPORT.read_text("utf-8")
    assert not any(word in text for word in ("/home/", "/tmp/", "/root/", "/work/"))
