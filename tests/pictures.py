"""The README's pictures, made from the running app on the demo journal: `python -m tests.pictures`.

Needs rsvg-convert and a monospace font (Debian: librsvg2-bin, fonts-dejavu-core).
"""

import asyncio
import re
import subprocess
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from netjournal.clock import FrozenClock
from netjournal.config import Settings
from netjournal.demo.make import make
from netjournal.journal import Journal
from netjournal.paths import Paths
from netjournal.tui.app import NetjournalApp

DOCS = Path(__file__).parent.parent / "docs"
SUNDAY = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)

PICTURES: dict[str, tuple[str, tuple[int, int], Sequence[str]]] = {
    "home": ("lamplight", (112, 32), ["down"]),
    "reflect": (
        "lamplight",
        (96, 26),
        ["down", "r", "enter", "pagedown", "pagedown", *"people don't read reports, they read stories", "enter"],
    ),
    "review": ("lamplight", (96, 26), ["w", *"sss"]),
    "person": ("paper", (96, 26), ["2", "slash", *"Priya Na", "enter", "enter"]),
}


CELL = 12.2
"""How wide a character is in the exported picture."""


def _shifted(found: re.Match[str]) -> str:
    """A run of text moved right by the spaces it begins with, which the renderer would drop."""
    head, x, middle, length, tail, spaces = found.groups()
    shift = spaces.count("&") * CELL
    return f"{head}{float(x) + shift:.1f}{middle}{max(float(length) - shift, 0):.1f}{tail}"


async def picture(name: str, folder: Path) -> None:
    theme, size, keys = PICTURES[name]
    clock = FrozenClock(SUNDAY, "Europe/London")
    path = folder / name / "journal.db"
    make(path, clock)
    journal = Journal.open(path, clock)
    app = NetjournalApp(journal, Settings(theme=theme), Paths(path.parent, path.parent, path.parent))
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press({" ": "space", "'": "apostrophe", ",": "comma"}.get(key, key))
        await pilot.pause(0.6)
        svg = app.export_screenshot(title="netjournal")
    journal.close()
    svg = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.S).replace("Fira Code", "DejaVu Sans Mono")
    svg = re.sub(r'(<text[^>]* x=")([\d.]+)(" [^>]*textLength=")([\d.]+)("[^>]*>)((?:&#160;)+)', _shifted, svg)
    source = folder / f"{name}.svg"
    source.write_text(svg, "utf-8")
    subprocess.run(["rsvg-convert", "--zoom", "0.9", "-o", str(DOCS / f"{name}.png"), str(source)], check=True)


if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for each in PICTURES:
            asyncio.run(picture(each, Path(folder)))
