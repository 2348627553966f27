"""Folders that more than this machine keeps are noticed; others are not."""

from pathlib import Path

import pytest

from netjournal.synced import shared_by

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
server:/home /mnt/my\040home nfs4 rw 0 0
//nas/x /mnt/nas cifs rw 0 0
me@host: /mnt/ssh fuse.sshfs rw 0 0
crypt /mnt/vault fuse.gocryptfs rw 0 0
/dev/sdb1 /mnt/stick fuseblk rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "whose"),
    [
        ("Dropbox/netjournal", "Dropbox"),
        ("OneDrive - Small Run Ltd/x", "OneDrive"),
        ("Library/Mobile Documents/com~apple", "iCloud"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("notes/onedrives", ""),
        ("dropbox-notes", ""),
        ("share/netjournal", ""),
    ],
)
def test_by_the_name_of_the_folder(tmp_path: Path, folder: str, whose: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    assert shared_by(tmp_path / folder, tmp_path / "no-mounts") == whose


def test_by_what_the_program_leaves_there(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / ".stfolder").mkdir()
    assert shared_by(tmp_path / "a" / "b") == "Syncthing"


@pytest.mark.parametrize(
    ("folder", "whose"),
    [
        ("/mnt/my home/me", "the network (nfs4)"),
        ("/mnt/nas", "the network (cifs)"),
        ("/mnt/ssh/a/b", "the network (fuse.sshfs)"),
        ("/mnt/vault", ""),
        ("/mnt/stick", ""),
        ("/mnt/nasty", ""),
        ("/home/me", ""),
    ],
)
def test_by_the_disk(tmp_path: Path, folder: str, whose: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert shared_by(Path(folder), mounts) == whose
