"""Whether a folder is kept by more than this machine: one that is synchronised, or on a network disk.

Both are safe as long as one machine at a time has the journal open. What SQLite can't know is that another one writes.
"""

import re
from contextlib import suppress
from pathlib import Path

from netjournal.config import read_state, write_state

SYNCED = {
    "dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive", "googledrive": "Google Drive",
    "my drive": "Google Drive", "nextcloud": "Nextcloud", "owncloud": "ownCloud", "syncthing": "Syncthing",
    "mobile documents": "iCloud", "icloud drive": "iCloud", "iclouddrive": "iCloud", "pcloud": "pCloud",
    "pclouddrive": "pCloud", "mega": "MEGA", "megasync": "MEGA", "seafile": "Seafile", "proton drive": "Proton Drive",
    "cloudstorage": "cloud",
}  # fmt: skip
"""How such folders are called, in small letters, and whose they are. "OneDrive - Company" counts as its first word."""
MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
}
"""What such programs leave in their own folder."""
NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|ncpfs|ceph|glusterfs|lustre|9p|davfs2?|beegfs|"
    r"fuse\.(?!gocryptfs|encfs|cryfs|securefs|cryptomator|ecryptfs|bindfs|mergerfs|ntfs|exfat|portal).+"
)
"""Kinds of file system that other machines see. Those of a memory stick, and those that only encrypt, are not among
them."""


def shared_by(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """What keeps a folder besides this machine, in words: "Dropbox", "the network (nfs4)"; "" for nothing known."""
    try:
        real = folder.resolve()
    except OSError:
        return ""
    for part in (real, *real.parents):
        name = part.name.lower()
        whose = SYNCED.get(name) or SYNCED.get(re.split(r"[-_ (]", name)[0] if name.startswith("onedrive") else "")
        whose = whose or next((who for mark, who in MARKS.items() if _there(part / mark)), "")
        if whose:
            return whose
    kind = _file_system(real, mounts)
    return f"the network ({kind})" if NETWORK.fullmatch(kind) else ""


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _file_system(folder: Path, mounts: Path) -> str:
    """The kind of file system a folder is on; "" where that can't be told."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    longest, kind = -1, ""
    for line in lines:
        words = line.split(" ")
        if len(words) < 3:
            continue
        at = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), words[1])
        if (str(folder) == at or str(folder).startswith(at.rstrip("/") + "/")) and len(at) >= longest:
            longest, kind = len(at), words[2]
    return kind


def first_time(folder: Path, state_file: Path) -> str:
    """The sentence about a folder that others keep too, the first time only; "" otherwise."""
    if not (whose := shared_by(folder)):
        return ""
    state, now = read_state(state_file), f"{whose}: {folder}"
    if state.get("synced") == now:
        return ""
    with suppress(OSError):
        write_state(state_file, {**state, "synced": now})
    return what_is_safe(whose)


def what_is_safe(whose: str) -> str:
    """The one sentence about it."""
    return (
        f"The journal lies in a folder shared by {whose}: that is safe while only one machine at a time has it open "
        "and the others wait until everything has arrived. Keep a backup elsewhere too: netjournal backup FOLDER"
    )
