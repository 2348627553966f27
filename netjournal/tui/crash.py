"""What is said on the terminal when the full-screen journal fails unforeseen."""

from pathlib import Path

from rich.text import Text

from netjournal.crash import write_report


def report(error: BaseException | None, folder: Path, lost: str = "") -> Text:
    """The words for the terminal. `lost`: why what was being written is not safe, where it isn't."""
    where = write_report(error, folder)
    kept = (
        f"What you were writing could not be kept ({lost})"
        if lost
        else "What you were writing is kept as a draft\nand opens again where you were"
    )
    return Text(
        f"\nnetjournal stopped on an error of its own. {kept};\nthe journal itself is as it was last kept.\n"
        f"A report without any of your words is in {where}\n"
    )
