"""What is said and written when the program fails unforeseen: enough to mend it, and no word of the journal."""

import traceback
from pathlib import Path

from rich.text import Text

from netjournal import __version__
from netjournal.paths import private_folder, write_private


def report(error: BaseException | None, folder: Path) -> Text:
    """The words for the screen; the places in the code go to a private file. No locals, no messages: an error's own
    message can quote a note."""
    lines = [f"netjournal {__version__}", type(error).__name__ if error else "unknown"]
    if error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    file = folder / "crash.txt"
    where = str(file)
    try:
        private_folder(folder)
        write_private(file, "\n".join(lines) + "\n")
    except OSError:
        where = "nowhere (the disk refuses)"
    return Text(
        "\nnetjournal stopped on an error of its own. What you were writing is kept as a draft\n"
        "and opens again where you were; the journal itself is as it was last kept.\n"
        f"A report without any of your words is in {where}\n"
    )
