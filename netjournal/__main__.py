"""The way into the program and out of it, for `netjournal` and `python -m netjournal`: both as short as they can be.

Importing this starts nothing; the command line proper is netjournal.cli.main.
"""

import gc
import os
import sys

START_MAKES = 100_000
"""More objects than a start makes, all of which stay: looking through them for garbage would cost a jot a twentieth."""


def main() -> None:
    """Run the command line, then leave at once."""
    gc.set_threshold(START_MAKES, *gc.get_threshold()[1:])
    from netjournal.cli.main import main as run

    try:
        run()
    except SystemExit as leaving:
        _leave(leaving)


def _leave(leaving: SystemExit) -> None:
    """End the process without taking the interpreter apart, which costs a jot an eighth of its time.

    Everything is closed by then. Only where there is something that still wants to be told (the full-screen app), or
    what was printed can't be delivered, the usual way is taken.
    """
    if "textual" in sys.modules or not isinstance(leaving.code, int | None):
        raise leaving
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        raise leaving from None
    os._exit(leaving.code or 0)


if __name__ == "__main__":
    main()
