"""Looking a journal through: a sound one is silent, each kind of damage is found, and mended where it can be."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from netjournal.actions.checking import Checking
from netjournal.clock import FrozenClock
from netjournal.errors import JournalRefused, NetjournalError, StandsInTheWay
from netjournal.journal import Draft, Journal


def do(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("UPDATE recording SET on_ = 0")
    for statement in statements:
        db.execute(statement)
    db.execute("UPDATE recording SET on_ = 1")
    db.close()


def test_nothing_is_found_in_a_sound_journal(checking: Checking) -> None:
    assert checking.look() == checking.look_aside() == []


ORPHANS = {
    "an idea joined with nobody": ("UPDATE idea SET event_id = 99999 WHERE id = 3", "idea 3", "an? event that is gone"),
    "a tagging of nothing": (
        "UPDATE tagging SET tag_id = 99999 WHERE id = 1", "tag of a record 1", "a tag that is gone"
    ),
    "somebody removed under their conversations": (
        "DELETE FROM person WHERE id = 5", "other name", "person that is gone"
    ),
    "an index without its words": ("INSERT INTO idea_words (idea_words) VALUES ('delete-all')", "search", "agree"),
    "changes that are noted no more": (
        "DROP TRIGGER note_idea_update", "the list of changes", "what changes in ideas is not noted"
    ),
    "a trigger of somebody else's": (
        "CREATE TRIGGER x AFTER INSERT ON idea BEGIN DELETE FROM idea; END", "trigger x", "none of netjournal's"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ORPHANS)
def test_what_is_found_is_mended_after_a_backup(path: Path, checking: Checking, clock: FrozenClock, name: str) -> None:
    import re

    statement, where, what = ORPHANS[name]
    do(path, statement)
    before = Journal.open(path, clock)
    ideas = before.listing("idea").count()
    before.close()
    found = checking.look()
    assert any(finding.where.startswith(where) and re.search(what, finding.what) for finding in found), found
    assert all(finding.how for finding in found)
    made = checking.mend(found)
    assert made is not None and made.path.exists()
    assert checking.look() == []
    journal = Journal.open(path, clock)
    assert journal.listing("idea").count() == ideas
    journal.jotting.keep("and on it goes")
    journal.undo()
    journal.close()


@pytest.mark.parametrize("which", [b"note_idea_update", b"note_person_insert"])
def test_a_trigger_under_a_damaged_name_is_made_anew(
    path: Path, checking: Checking, clock: FrozenClock, which: bytes
) -> None:
    """Dropped by the name it is read by, the one in the file would stay; two of one name are no journal any more."""
    content = bytearray(path.read_bytes())
    content[content.index(which)] ^= 0x20
    path.write_bytes(content)
    checking.mend(checking.look())
    assert checking.look() == []
    journal = Journal.open(path, clock)
    kept = journal.jotting.keep("and on it goes")
    journal.edit(kept.ref, text="noted once")
    journal.undo()
    assert journal.ideas.get(kept.ref.id).text == "and on it goes"
    journal.close()


def test_what_mending_did_to_rows_is_an_action(path: Path, checking: Checking, clock: FrozenClock) -> None:
    """It is noted; a row that belongs to nobody can't be put back, which is said."""
    do(path, "UPDATE tagging SET tag_id = 99999 WHERE id = 1")
    checking.mend(checking.look())
    journal = Journal.open(path, clock)
    assert journal.actions(1)[0].label == "Mended the journal"
    with pytest.raises(StandsInTheWay):
        journal.undo()
    journal.close()


def test_noting_that_was_switched_off_is_found(path: Path, checking: Checking) -> None:
    db = sqlite3.connect(path)
    db.execute("UPDATE recording SET on_ = 0")
    db.commit()
    db.close()
    (finding,) = checking.look()
    assert finding.where == "the list of changes"
    checking.mend([finding])
    assert checking.look() == []


STRANGE = {
    "idea": ("day", "2026-02-31", "Day"), "event": ("starts_at", "yesterday", "Begins"),
    "promise": ("due", "x'00'", "By, the day"), "person": ("hook", "x'c3'", "Memory hook"),
    "conversation": ("event_id", "'two'", "Event"),
}  # fmt: skip


@pytest.mark.parametrize("table", STRANGE)
def test_values_that_cannot_be_read_are_said_and_left(path: Path, checking: Checking, table: str) -> None:
    column, value, called = STRANGE[table]
    literal = value if value.startswith(("x'", "'")) else f"'{value}'"
    do(path, "PRAGMA foreign_keys = OFF", f"UPDATE {table} SET {column} = {literal} WHERE id = 2")
    found = [finding for finding in checking.look() if finding.how == ""]
    assert [(finding.where, finding.what) for finding in found] == [(f"{table} 2", f"its “{called}” can't be read")]


def test_of_many_alike_the_first_are_said_and_how_many_more(path: Path, checking: Checking) -> None:
    do(path, "UPDATE idea SET day = 'some day' WHERE id <= 50")
    found = checking.look()
    assert len(found) == 21
    assert found[-1] == ("ideas", "30 more whose “Day” can't be read", "")


def test_a_draft_about_somebody_gone_is_said_and_kept(path: Path, checking: Checking, clock: FrozenClock) -> None:
    journal = Journal.open(path, clock)
    there = journal.people.get(1).uid
    journal.drafts.save(f"form-person-{there}", Draft("words"))
    journal.drafts.save("form-person-0198c0de-0000-7000-8000-000000000000", Draft("words"))
    journal.drafts.save("jot", Draft("words"))
    journal.close()
    (finding,) = checking.look()
    assert finding.how == "note" and "0198c0de" in finding.where
    assert len(list((path.parent / "drafts").iterdir())) == 3


# Damaged files


def test_an_index_of_sqlites_own_is_made_anew(path: Path, checking: Checking) -> None:
    db = sqlite3.connect(path)
    db.execute("PRAGMA writable_schema = ON")
    (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'idea_by_day'").fetchone()
    db.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'idea_by_day'", (sql.replace("(day, id)", "(text, id)"),))
    db.commit()
    db.close()
    found = checking.look()
    assert found and {finding.how for finding in found} == {"reindex"}
    checking.mend(found)
    assert checking.look() == []


def a_page_of_rubbish(path: Path) -> None:
    """Over a leaf of the ideas."""
    db = sqlite3.connect(path)
    (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'idea'").fetchone()
    db.close()
    content = bytearray(path.read_bytes())
    page = (root - 1) * 4096
    assert content[page] == 5, "the root has leaves below it"
    leaf = _first_child(content, page)
    content[(leaf - 1) * 4096 : leaf * 4096] = bytes(range(256)) * 16
    path.write_bytes(content)


def _first_child(content: bytearray, page: int) -> int:
    cell = int.from_bytes(content[page + 12 : page + 14], "big")
    return int.from_bytes(content[page + cell : page + cell + 4], "big")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4 // 4096 * 4096 - 100])


def a_lost_head(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[:16] = b"x" * 16
    path.write_bytes(content)


def a_lost_table(path: Path) -> None:
    do(path, "PRAGMA foreign_keys = OFF", "DROP TABLE stage_move")


@pytest.mark.parametrize("damage", [a_page_of_rubbish, cut_short, a_lost_head, a_lost_table])
def test_what_can_be_read_is_read_out(
    path: Path, checking: Checking, clock: FrozenClock, damage: Callable[[Path], None]
) -> None:
    journal = Journal.open(path, clock)
    whole = journal.backing_up.present()
    journal.close()
    damage(path)
    broken = path.read_bytes()
    assert {finding.how for finding in checking.look()} == {"read out"}
    assert path.read_bytes() == broken
    done = checking.read_out()
    assert done.aside == path.with_name("journal.db.damaged-20261122T093000Z")
    assert done.aside.read_bytes() == broken
    assert checking.look() == []
    assert whole is not None
    read = done.salvaged.counts
    assert sum(read) >= (sum(whole) / 3 if damage is cut_short else sum(whole) - 120)
    assert all(now <= before for now, before in zip(read, whole, strict=True))
    if damage in (a_lost_head, a_lost_table):
        assert read == whole and done.salvaged.lost == 0 and done.salvaged.history
    if damage is a_page_of_rubbish:
        assert done.salvaged.lost > 0 and read.person == whole.person
    assert not [file for file in path.parent.iterdir() if ".part" in file.name]
    journal = Journal.open(path, clock)
    assert journal.searching.find("idea").total
    journal.jotting.keep("and on it goes")
    journal.undo()
    journal.close()


def test_of_rubbish_nothing_is_read_and_nothing_is_touched(path: Path, checking: Checking) -> None:
    path.write_bytes(b"rubbish " * 10_000)
    with pytest.raises(JournalRefused, match="Nothing can be read"):
        checking.read_out()
    assert path.read_bytes() == b"rubbish " * 10_000
    assert sorted(file.name for file in path.parent.iterdir()) == ["journal.db"]


def damage(content: bytearray, chance: random.Random) -> bytearray:
    """One of the ways in which disks and programs spoil a file."""
    at = chance.randrange(len(content))
    page = at // 4096 * 4096
    match chance.choice(["flips", "flips", "page", "cut", "head", "zeros"]):
        case "flips":
            for _ in range(chance.choice([1, 8, 64])):
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        case "page":
            content[page : page + 4096] = chance.randbytes(4096)
        case "cut":
            del content[at:]
        case "head":
            for _ in range(4):
                content[chance.randrange(100)] = chance.randrange(256)
        case "zeros":
            content[page : page + 4096] = bytes(4096)
    return content


def look_and_mend(path: Path, clock: FrozenClock) -> None:
    """Whatever is wrong with a file, it is a sentence; and what was mended or read out is sound."""
    checking = Checking(path, clock)
    broken = path.read_bytes()
    with suppress(NetjournalError):
        journal = Journal.open(path, clock)
        try:
            journal.listing("idea").at(0, 50)
        finally:
            journal.close()
    with suppress(NetjournalError):
        found = checking.look()
        if any(finding.how == "read out" for finding in found):
            aside = checking.read_out().aside
            assert aside is not None and aside.read_bytes() == broken
        elif found:
            checking.mend(found)
        assert [finding for finding in checking.look() if finding.how not in ("", "note")] == []


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_no_damage_is_a_crash(a_year: Path, home: Path, clock: FrozenClock, seed: int) -> None:
    chance = random.Random(seed)
    whole = a_year.read_bytes()
    home.mkdir()
    for number in range(300 if seed else 10):
        folder = home / str(number)
        folder.mkdir()
        (folder / "journal.db").write_bytes(damage(bytearray(whole), chance))
        look_and_mend(folder / "journal.db", clock)
        shutil.rmtree(folder)
