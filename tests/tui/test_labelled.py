"""Labels beside what they say, in whatever width there is."""

import pytest
from textual.app import App, ComposeResult

from netjournal.tui.text import lit
from netjournal.tui.widgets.labelled import Labelled, LabelledLines

from .driver import screen_text

LINES = [
    Labelled(lit("Home")),
    Labelled(lit("notes"), lit("Walked round the workshop twice, sat down only for the second tea.")),
    Labelled(lit("two lines"), lit("one\ntwo")),
]


class Bench(App[None]):
    def compose(self) -> ComposeResult:
        yield LabelledLines(LINES)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            50,
            [
                "Home",
                "notes      Walked round the workshop twice, sat",
                "           down only for the second tea.",
                "two lines  one",
                "           two",
            ],
        ),
        (
            30,
            [
                "Home",
                "notes",
                "  Walked round the workshop",
                "  twice, sat down only for the",
                "  second tea.",
                "two lines",
                "  one",
                "  two",
            ],
        ),
    ],
)
async def test_words_wrap_under_themselves(width: int, expected: list[str]) -> None:
    app = Bench()
    async with app.run_test(size=(width, 12)) as pilot:
        await pilot.pause()
        assert screen_text(app).split("\n")[: len(expected)] == expected
        assert app.query_one(LabelledLines).size.height == len(expected)
