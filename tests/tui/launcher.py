"""Opens the full-screen journal of NETJOURNAL_HOME in the terminal it is started in, as the real program does.

`python -m tests.tui.launcher [reflect EVENT] [fail] [deaf]`. With `fail` the page breaks once "BOOM" is typed into the
jot bar, with `deaf` what reads the keys does: no test may depend on a bug that is really there.
"""

import fcntl
import sys
import termios
from contextlib import suppress

from netjournal.clock import Clock
from netjournal.config import load
from netjournal.errors import NetjournalError
from netjournal.journal import Journal
from netjournal.paths import find


def _break(text: str) -> str:
    private = f"PRIVATE {text}"
    if "BOOM" in text:
        raise RuntimeError(f"a message that quotes {private}")
    return text


def main() -> int:
    with suppress(OSError):
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    from netjournal.tui.app import run
    from netjournal.tui.screens.jot_bar import JotBar

    if "fail" in sys.argv:
        JotBar._reading = lambda self, text: _break(text)  # type: ignore[method-assign]
    if "deaf" in sys.argv:
        from netjournal.tui.terminal import Reader

        feed = Reader.feed
        Reader.feed = lambda self, data: feed(self, _break(data))  # type: ignore[method-assign]
    event = int(sys.argv[sys.argv.index("reflect") + 1]) if "reflect" in sys.argv else None
    paths = find()
    journal = Journal.open(paths.journal, Clock("Europe/London"))
    try:
        return run(journal, load(paths.config_file), paths, event)
    except NetjournalError as error:
        print(f"netjournal: {error}", file=sys.stderr)
        return error.exit_code
    finally:
        journal.close()


if __name__ == "__main__":
    sys.exit(main())
