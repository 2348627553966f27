"""A disk that refuses the end of a write, or the copy before a new format: said in our words, and nothing changed."""

import os
import resource
from pathlib import Path

import pytest

from netjournal.errors import JournalDamaged, JournalFull
from netjournal.journal import Journal
from netjournal.store.refusals import translated
from tests.faults.oracle import held, unsound
from tests.faults.scenes import journal_of, of_the_first_format, opened


def test_a_disk_that_is_full_at_the_commit_is_a_sentence(journal: Journal, journal_file: Path) -> None:
    """The pages are held in memory until the commit; the limit on the file's size refuses them there."""
    journal.jotting.keep("before")
    before = held(journal_file)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (journal_file.stat().st_size, hard))
    try:
        with pytest.raises(JournalFull, match="nothing was changed"):
            journal.jotting.keep("a long thought " * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert held(journal_file) == before
    journal.jotting.keep("after")
    assert [idea.text for idea in journal.listing("idea").at(0, 9)] == ["after", "before"]
    assert unsound(journal_file) == []


def test_a_disk_without_room_for_the_copy_before_a_new_format_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "old"
    of_the_first_format(home)
    before = journal_of(home).read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(JournalFull, match=r"No space left on device.*Nothing was changed"):
            opened(home)
    assert journal_of(home).read_bytes() == before
    opened(home).close()


def test_a_complaint_that_is_no_text_is_a_damaged_journal(tmp_path: Path) -> None:
    """What SQLite says of a table whose description was damaged quotes it, and Python can't read that."""
    with pytest.raises(JournalDamaged, match="is damaged"), translated(tmp_path / "journal.db"):
        b"\xa0".decode()
