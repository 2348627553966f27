"""Drafts: whole or not at all, private, and a damaged one is still words."""

import json
from pathlib import Path

import pytest

from netjournal.store.drafts import Draft, Drafts


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


@pytest.mark.parametrize("text", ["a line", "two\nlines", "  spaces  ", "Zoë 田中 🙂", "x" * 100_000])
def test_a_draft_comes_back_as_it_was_left(drafts: Drafts, text: str) -> None:
    drafts.save("jot", Draft(text, (3, 7)))
    assert drafts.read("jot") == Draft(text, (3, 7))


def test_the_same_place_has_one_draft_and_others_have_theirs(drafts: Drafts) -> None:
    drafts.save("reflection-1", Draft("one"))
    drafts.save("reflection-2", Draft("two"))
    drafts.save("reflection-1", Draft("one again"))
    assert drafts.read("reflection-1") == Draft("one again")
    assert drafts.read("reflection-2") == Draft("two")
    assert len(list(drafts.folder.iterdir())) == 2


def test_an_emptied_draft_is_forgotten(drafts: Drafts) -> None:
    drafts.forget("jot")
    drafts.save("jot", Draft("text"))
    drafts.save("jot", Draft(""))
    assert drafts.read("jot") is None
    assert list(drafts.folder.iterdir()) == []


def test_drafts_are_private_and_leave_nothing_half_done(drafts: Drafts) -> None:
    drafts.save("jot", Draft("text"))
    assert drafts.folder.stat().st_mode & 0o777 == 0o700
    (file,) = drafts.folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_no_place_leads_out_of_the_folder(drafts: Drafts) -> None:
    for where in ("../../escape", "/etc/passwd", "..", "a/b", "\x00", "x" * 5000):
        drafts.save(where, Draft(where or "x"))
        assert drafts.read(where) is not None
    assert {path.parent for path in drafts.folder.parent.rglob("*.json")} == {drafts.folder}


def test_a_draft_that_cannot_be_saved_leaves_the_last_one(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.save("jot", Draft("the last one"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        drafts.save("jot", Draft("the new one"))
    assert drafts.read("jot") == Draft("the last one")
    assert len(list(drafts.folder.iterdir())) == 1


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"my words, no JSON", "my words, no JSON"),
        (b'{"text": "cut off', '{"text": "cut off'),
        (b'"only a string"', '"only a string"'),
        (b'{"words": 1}', '{"words": 1}'),
        (b'{"text": 5}', '{"text": 5}'),
        (b'{"text": "kept"}', "kept"),
        (b'{"text": "kept", "cursor": "x"}', "kept"),
        (b'{"text": "kept", "cursor": [1]}', "kept"),
        (b"[" * 100_000, "[" * 100_000),
        (b"caf\xe9", "caf\ufffd"),
    ],
)
def test_a_damaged_draft_is_still_words(drafts: Drafts, content: bytes, text: str) -> None:
    drafts.folder.mkdir()
    (drafts.folder / "jot.json").write_bytes(content)
    found = drafts.read("jot")
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("content", [b"", b"  \n"])
def test_nothing_is_no_draft(drafts: Drafts, content: bytes) -> None:
    drafts.folder.mkdir()
    (drafts.folder / "jot.json").write_bytes(content)
    assert drafts.read("jot") is None


def test_what_comes_back_is_clean(drafts: Drafts) -> None:
    drafts.folder.mkdir()
    (drafts.folder / "jot.json").write_text(json.dumps({"text": "a\x1b[2Jb\ud800", "cursor": [0, 1]}))
    assert drafts.read("jot") == Draft("ab\ufffd", (0, 1))
