"""Hands a number, an address or a link to the program of this machine that is for it: no shell, no option, no waiting.

Not Python's `webbrowser`: it may run a browser in this very terminal, over the journal.
"""

import shutil
import subprocess
import sys

from textual.errors import NoWidget
from textual.widget import Widget

OPENERS = ("open",) if sys.platform == "darwin" else ("xdg-open", "gio")


def open_outside(address: str) -> bool:
    """Open what `reach.opened_as` made. Returns whether there was a program to hand it to."""
    assert address.startswith(("tel:", "mailto:", "https://", "http://"))
    for name in OPENERS:
        if program := shutil.which(name):
            command = [program, "open", address] if name == "gio" else [program, address]
            try:
                subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )  # fmt: skip
            except OSError:
                continue
            return True
    return False


def in_sight(widget: Widget, words: str) -> bool:
    """Whether these words, wrapped or not, can be read in full where a widget is, whatever is drawn over it."""
    try:
        seen = widget.screen.find_widget(widget).visible_region
    except NoWidget:
        return False
    rows = widget.screen._compositor.render_strips()[seen.y : seen.bottom]
    drawn = "".join(row.crop(seen.x, seen.right).text for row in rows)
    return "".join(words.split()) in "".join(drawn.split())
