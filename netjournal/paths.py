"""Where the journal, the settings and our own small files live, and how a private file is written.

On the path of `netjournal jot`: importing reads no environment and opens nothing, and what costs start time is
imported only where it is needed.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from netjournal.errors import ConfigError, WrongUse

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600


class Paths(NamedTuple):
    """The three folders everything is kept under, and the name of each thing in them. It creates nothing.

    With NETJOURNAL_HOME the three are one folder, and on a Mac `config` and `data` are: no name may be used twice.
    """

    config: Path
    data: Path
    state: Path

    @property
    def journal(self) -> Path:
        return self.data / "journal.db"

    @property
    def drafts(self) -> Path:
        return self.data / "drafts"

    @property
    def inbox(self) -> Path:
        return self.data / "inbox"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def user_themes(self) -> Path:
        return self.config / "themes"

    @property
    def config_file(self) -> Path:
        return self.config / "config.toml"

    @property
    def prompts_file(self) -> Path:
        return self.config / "prompts.toml"

    @property
    def state_file(self) -> Path:
        return self.state / "state.json"


def find() -> Paths:
    """The paths as the environment has them now: everything in NETJOURNAL_HOME, or else the platform's own folders.

    Always absolute, so that a change of folder while running moves nothing.
    """
    chosen = os.environ.get("NETJOURNAL_HOME", "")
    if chosen:
        try:
            home = Path(chosen).expanduser().absolute()
        except RuntimeError:
            raise ConfigError("NETJOURNAL_HOME names the home of a user this machine doesn't know.") from None
        except FileNotFoundError:
            raise ConfigError(f"NETJOURNAL_HOME is {chosen}, in a folder that is gone. Nothing was done.") from None
        return Paths(config=home, data=home, state=home)
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("netjournal", appauthor=False)
    return Paths(config=dirs.user_config_path, data=dirs.user_data_path, state=dirs.user_state_path)


def named(words: str | Path) -> Path:
    """The file or folder somebody names. Raises WrongUse for what can be none: somebody's home who isn't here, a name
    that is too long."""
    try:
        path = Path(words).expanduser().absolute()
        path.exists()
    except (OSError, RuntimeError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        shown = f"{str(words)[:40]}{'…' * (len(str(words)) > 40)}"
        raise WrongUse(f"{shown} can't be a file here ({why}); nothing was done.") from None
    return path


def private_folder(path: Path) -> Path:
    """Make `path` and the folders above it that are missing, each 0700 under any umask; give `path` back.

    A folder of ours that others may enter is tightened. Another user's is left as it is, and so is one with the sticky
    bit, which is shared on purpose, such as /tmp. Raises OSError, also when something that is no folder has the name.
    """
    try:
        path.mkdir(_FOLDER_MODE)
    except FileNotFoundError:
        if path.parent.exists():  # a place where no folder can be made, such as /proc
            raise
        private_folder(path.parent)
        return private_folder(path)
    except FileExistsError:
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, f"{path.name}/ is no folder", str(path)) from None
        _tighten(path)
    else:
        if stat.S_IMODE(path.stat().st_mode) != _FOLDER_MODE:
            with _without_modes():
                path.chmod(_FOLDER_MODE)
    return path


def read_plain(path: Path, most: int = 50_000_000) -> bytes:
    """The content of a plain file. A pipe, a device or one longer than `most` bytes is an OSError and is not read: it
    could be waited for for ever."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a plain file")
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, "too long")
    return content


def write_private(path: Path, text: str | bytes) -> None:
    """Put `text` (UTF-8 when it is words) into the file `path`, whole or not at all, readable by its owner only.

    It is on the disk when this returns. A failure raises OSError, and what stood at `path` still stands there. A link
    at `path` is replaced, never followed. The folder must exist, and its mode is not touched: it may be the user's own.
    """
    content = text.encode() if isinstance(text, str) else text
    # The name says whose leftover it is, should the machine stop half-way; the dot keeps it out of listings. Forty
    # letters are at most 160 of the 255 bytes a name may have.
    temporary = path.with_name(f".{path.name[:40]}.{os.getpid()}-{os.urandom(6).hex()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, _FILE_MODE)
    try:
        with os.fdopen(handle, "wb") as file:
            if stat.S_IMODE(os.fstat(handle).st_mode) != _FILE_MODE:
                with _without_modes():
                    os.fchmod(handle, _FILE_MODE)
            file.write(content)
            file.flush()
            os.fsync(handle)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _tighten(folder: Path) -> None:
    """Shut others out of an existing folder of ours. The owner's own rights stay: read-only may be meant."""
    found = folder.stat()
    mode = stat.S_IMODE(found.st_mode)
    if mode & 0o077 and found.st_uid == os.geteuid() and not mode & stat.S_ISVTX:
        with _without_modes():
            folder.chmod(mode & ~0o077)


@contextmanager
def _without_modes() -> Iterator[None]:
    """Pass over the refusal of a file system that has no modes, such as a memory stick's: there is none to set."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP):
            raise


def sync_folder(folder: Path) -> None:
    """Make the new name as lasting as the content. Only a failing disk counts: some file systems can't do it."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno == errno.EIO:
            raise
