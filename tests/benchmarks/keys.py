"""From a key to its repaint, in the people pane of twenty years and in the reflection's field, over the least app."""

import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from netjournal.clock import Clock
from netjournal.journal import Journal
from tests.benchmarks import homes
from tests.benchmarks.homes import Home
from tests.benchmarks.pty_probe import Answer, Terminal
from tests.benchmarks.report import begin, interleaved, percentile, table

KEYS = 60
HELD, HUMAN, RESTING = 0.015, 0.060, 0.300
"""Seconds between keys: a key held down, someone moving on quickly, and one who thinks after each, so that what waits
for a pause (the other panes, look-alikes) comes in between."""
EVENT = "A morning to look back on"
STEP = "card_by_card"


class Typed(NamedTuple):
    """The answers to some keys, and how long after the last one the screen came to rest, in milliseconds."""

    answers: list[Answer]
    rest: float


def pressed(terminal: Terminal, keys: str, pace: float) -> Typed:
    answers = [terminal.press(key.encode(), pace) for key in keys[:-1]]
    last = terminal.press(keys[-1].encode(), 0.4)
    return Typed([*answers, last], last.last or 0.0)


def control(script: str, home: Home, keys: str, pace: float) -> Typed:
    with Terminal([sys.executable, str(homes.CONTROLS / script)], home.environment) as terminal:
        terminal.painted("Nothing here but this")
        terminal.silence()
        return pressed(terminal, keys, pace)


def moving(home: Home, marker: str, pace: float) -> Typed:
    """j in the people pane, all people in it."""
    with Terminal(homes.PROGRAM, home.environment) as terminal:
        terminal.painted(marker)
        terminal.press(b"2", 0.5)
        terminal.press(b"g", 0.5)
        terminal.silence()
        return pressed(terminal, "j" * KEYS, pace)


def typing(home: Home, letters: str, pace: float) -> Typed:
    with Terminal([*homes.PROGRAM, "reflect", *EVENT.split()], home.environment) as terminal:
        terminal.painted("Priya Nair")
        terminal.silence()
        return pressed(terminal, letters, pace)


def reflecting(home: Home) -> str:
    """Leave a reflection open at the card of someone, so that `netjournal reflect` opens at its field.

    Returns what to type there: the words of an idea this journal holds, so that there are look-alikes to look for.
    """
    journal = Journal.open(home.journal, Clock())
    try:
        event = journal.meeting.event(EVENT, journal.clock.today())
        seen = journal.meeting.recognise("Priya Nair, accounts for bakeries")
        journal.meeting.room(event, seen, "talked")
        begun = journal.reflecting.begin(event, "unhurried")
        (met,) = journal.reflecting.room(event)
        journal.reflecting.stand(begun.id, STEP, met.person.uid)
        ideas = journal.listing("idea")
        words = " ".join(idea.text for idea in ideas.at(ideas.count() // 3, 12)) or "a joint morning on pricing "
        return "".join(islice(cycle(words.replace("\n", " ")), KEYS))
    finally:
        journal.close()


def run(runs: int, given: Path | None) -> None:
    with TemporaryDirectory(prefix="netjournal-bench-") as folder:
        none, many = homes.empty(Path(folder) / "empty"), homes.big(Path(folder) / "big", given)
        reflecting(none)
        letters = reflecting(many)
        marker = f"{homes.counts(many.journal)['event']:,}"

        def moves(pace: float) -> dict[str, Callable[[], Typed]]:
            return {
                "one line": lambda: control("moving_app.py", none, "j" * KEYS, pace),
                "people, big journal": lambda: moving(many, marker, pace),
            }

        def types(pace: float) -> dict[str, Callable[[], Typed]]:
            return {
                "one TextArea": lambda: control("typing_app.py", none, letters, pace),
                "reflection, empty journal": lambda: typing(none, letters, pace),
                "reflection, big journal": lambda: typing(many, letters, pace),
            }

        begin("keys", f"netjournal, 2, {KEYS} × j   (from the first person; key to first and last byte of its repaint)")
        for pace in (HUMAN, HELD, RESTING):
            show(f"j every {1000 * pace:.0f} ms", interleaved(moves(pace), runs))
        begin("keys", f"netjournal reflect “{EVENT}”, {KEYS} letters   (key to first and last byte of its repaint)")
        for pace in (HUMAN, HELD, RESTING):
            show(f"letters every {1000 * pace:.0f} ms", interleaved(types(pace), runs))


def show(title: str, found: dict[str, list[Typed]]) -> None:
    def lasts(typed: Typed) -> list[float]:
        return [answer.last for answer in typed.answers if answer.last is not None]

    base = next(iter(found.values()))
    rows = []
    for name, rounds in found.items():
        answers = [answer for typed in rounds for answer in typed.answers]
        first = [answer.first for answer in answers if answer.first is not None]
        last = [time for typed in rounds for time in lasts(typed)]
        halves = [median(lasts(a)) / median(lasts(b)) for a, b in zip(rounds, base, strict=True)]
        rows.append(
            (
                name,
                " / ".join(f"{percentile(first, share):.1f}" for share in (0.5, 0.95, 1)),
                " / ".join(f"{percentile(last, share):.1f}" for share in (0.5, 0.95, 1)),
                f"{median(halves):.2f}",
                f"{median(typed.rest for typed in rounds):.1f}",
                f"{sum(answer.sent for answer in answers) / len(answers):.0f}",
                f"{len(last)} of {len(answers)}",
            )
        )
    table(
        [
            title,
            "first byte p50 / p95 / max",
            "last byte p50 / p95 / max",
            "p50 ÷",
            "rest ms",
            "bytes a key",
            "answered",
        ],
        rows,
    )
    print(flush=True)
