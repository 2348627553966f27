"""What is written when the program fails unforeseen: enough to mend it, and no word of the journal."""

import traceback
from pathlib import Path

from netjournal import __version__
from netjournal.paths import private_folder, write_private

CRASHED = 70
"""The exit code."""


def write_report(error: BaseException | None, folder: Path) -> str:
    """The places in the code, in a private file; where that is, in words. No locals and no messages: an error's own
    message can quote a note.
    """
    lines = [f"netjournal {__version__}", type(error).__name__ if error else "unknown"]
    if error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    file = folder / "crash.txt"
    try:
        private_folder(folder)
        write_private(file, "\n".join(lines) + "\n")
    except OSError:
        return "nowhere, since the disk refuses"
    return str(file)
