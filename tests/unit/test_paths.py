"""Where files live, and how a private one is written."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netjournal import paths
from netjournal.errors import ConfigError
from netjournal.paths import Paths, private_folder, write_private


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_netjournal_home_holds_everything(home: Path) -> None:
    found = paths.find()
    assert found == Paths(home, home, home)
    assert found.journal == home / "journal.db"
    assert found.config_file == home / "config.toml"
    assert found.state_file == home / "state.json"
    assert not home.exists(), "finding creates nothing"


def test_no_name_is_used_twice_in_one_folder(home: Path) -> None:
    found = paths.find()
    names = ("journal", "drafts", "inbox", "backups", "user_themes", "config_file", "prompts_file", "state_file")
    assert len({getattr(found, name) for name in names}) == len(names)


def test_the_environment_is_read_at_each_call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NETJOURNAL_HOME", "~/elsewhere")
    assert paths.find().data == tmp_path / "elsewhere"
    monkeypatch.setenv("NETJOURNAL_HOME", "here")
    monkeypatch.chdir(tmp_path)
    assert paths.find().data == tmp_path / "here", "a change of folder later moves nothing"


def test_a_home_of_nobody_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETJOURNAL_HOME", "~no-such-user-here/j")
    with pytest.raises(ConfigError, match="NETJOURNAL_HOME"):
        paths.find()


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
@pytest.mark.parametrize("value", ["", None])
def test_the_platforms_folders_without_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str | None) -> None:
    if value is None:
        monkeypatch.delenv("NETJOURNAL_HOME")
    else:
        monkeypatch.setenv("NETJOURNAL_HOME", value)
    for kind in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    assert paths.find() == Paths(*(tmp_path / kind / "netjournal" for kind in ("CONFIG", "DATA", "STATE")))


def test_importing_costs_little() -> None:
    heavy = {"platformdirs", "tempfile", "shutil", "json", "tomllib", "difflib"}
    script = "import sys; import netjournal.config; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert not heavy & set(out.split())


def test_folders_are_private_under_any_umask(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "a" / "b" / "c"
    assert private_folder(folder) == folder
    assert [mode(f) for f in (folder, folder.parent, folder.parent.parent)] == [0o700] * 3


def test_a_looser_folder_is_tightened_and_its_parent_left(tmp_path: Path) -> None:
    parent, folder = tmp_path / "theirs", tmp_path / "theirs" / "ours"
    folder.mkdir(parents=True)
    parent.chmod(0o755)
    folder.chmod(0o755)
    private_folder(folder)
    assert (mode(parent), mode(folder)) == (0o755, 0o700)


def test_tightening_gives_the_owner_nothing_back(tmp_path: Path) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir()
    folder.chmod(0o555)
    private_folder(folder)
    assert mode(folder) == 0o500


@pytest.mark.parametrize("before", [0o500, 0o1777], ids=["read-only", "sticky"])
def test_a_folder_meant_as_it_is_stays(tmp_path: Path, before: int) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    folder.chmod(before)
    private_folder(folder)
    assert mode(folder) == before


def test_another_users_folder_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    folder.chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    private_folder(folder)
    assert mode(folder) == 0o755


def test_a_file_in_the_way_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(OSError):
        private_folder(tmp_path / "file")
    with pytest.raises(OSError):
        private_folder(tmp_path / "file" / "below")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OSError):
        private_folder(tmp_path / "link" / "below")


def test_files_are_private_under_any_umask(tmp_path: Path, umask: int) -> None:
    file = tmp_path / "note"
    write_private(file, "Zoë\n")
    assert (file.read_bytes(), mode(file)) == ("Zoë\n".encode(), 0o600)


def test_a_looser_file_becomes_private_and_bytes_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "note"
    file.write_text("before")
    file.chmod(0o644)
    write_private(file, b"\xff\r\n")
    assert (file.read_bytes(), mode(file)) == (b"\xff\r\n", 0o600)


def test_the_file_is_private_before_it_has_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int]] = []
    real = os.fsync

    def spy(handle: int) -> None:
        seen.extend((f.name, mode(f)) for f in tmp_path.iterdir() if f.is_file())
        real(handle)

    monkeypatch.setattr(os, "fsync", spy)
    write_private(tmp_path / "note", "words")
    (temporary, first), (final, last) = seen
    assert (first, last, final) == (0o600, 0o600, "note")
    assert temporary.startswith(".note."), "a half-written file hides beside the one it will be"


@pytest.mark.parametrize("step", ["fsync", "replace", "interrupt"])
def test_a_failure_keeps_what_was_there_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "note"
    write_private(file, "before")

    def fail(*_: object) -> None:
        if step == "interrupt":
            raise KeyboardInterrupt
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((OSError, KeyboardInterrupt)):
        write_private(file, "after")
    assert {f.name: f.read_text() for f in tmp_path.iterdir()} == {"note": "before"}


def test_a_folder_in_the_way_of_a_file_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "note").mkdir()
    with pytest.raises(OSError):
        write_private(tmp_path / "note", "words")
    assert [f.name for f in tmp_path.iterdir()] == ["note"]


def test_a_link_is_replaced_and_never_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("theirs")
    link.symlink_to(target)
    write_private(link, "ours")
    assert (target.read_text(), link.read_text(), link.is_symlink()) == ("theirs", "ours", False)


def test_the_folders_own_mode_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "Documents"
    folder.mkdir()
    folder.chmod(0o755)
    write_private(folder / "export.md", "words")
    assert mode(folder) == 0o755


@pytest.mark.parametrize("name", ["n" * 255, "名" * 85])
def test_a_long_name_can_be_written(tmp_path: Path, name: str) -> None:
    write_private(tmp_path / name, "words")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(("error", "raises"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_only_a_failing_disk_makes_the_folders_sync_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, raises: bool
) -> None:
    real = os.fsync

    def fail_on_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(error, "refused")
        real(handle)

    monkeypatch.setattr(os, "fsync", fail_on_folders)
    if raises:
        with pytest.raises(OSError):
            write_private(tmp_path / "note", "words")
    else:
        write_private(tmp_path / "note", "words")
    assert (tmp_path / "note").read_text() == "words"
