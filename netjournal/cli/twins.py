"""`netjournal twins` and `merge`: people who may be in the journal twice, and making one of two.

As JSON an array of objects, the likest first: `one` and `other` (each with `uid`, `name`, `does`; more belongs to the
one), and `reasons` in words.
"""

from typing import Any

import click

from netjournal.actions.merging import Difference, Pair, Sides
from netjournal.cli.opening import opened
from netjournal.cli.output import draw_note, draw_rows, hint, on_terminal, say, say_json, say_rows, sure, typed_on
from netjournal.domain.records import PersonLine
from netjournal.errors import WrongUse
from netjournal.present import count
from netjournal.rows import Cell
from netjournal.text import short

SHOWN = 40


@click.command("twins")
@click.option("--json", "json", is_flag=True, help="An array of objects, the likest first.")
def twins_command(json: bool) -> None:
    """People who may be here twice, with what says so.

    In a pipe: the two names, what says so, the two uids, between tabs. To make one of two: netjournal merge.
    """
    with opened() as journal:
        pairs = journal.merging.found_twice()
    if json:
        say_json([[_pair(pair) for pair in pairs]])
    elif not on_terminal():
        say_rows(
            [p.kept.name, p.other.name, " · ".join(p.reasons), p.kept.uid, p.other.uid] for p in pairs
        )  # fmt: skip
    elif not pairs:
        say("Nobody seems to be here twice.")
    else:
        draw_rows(
            [
                Cell(f"{pair.kept.name} · {pair.other.name}", "name", 32, most=48),
                Cell(" · ".join(pair.reasons), "quiet"),
            ]
            for pair in pairs[:SHOWN]
        )
        if len(pairs) > SHOWN:
            draw_note(f"\nThe first {SHOWN} of {len(pairs)}.")
        draw_note(f"\n{count(len(pairs), 'pair')}. To make one of two: netjournal merge KEEP OTHER")


def _pair(pair: Pair) -> dict[str, Any]:
    return {"one": _person(pair.kept), "other": _person(pair.other), "reasons": pair.reasons}


def _person(line: PersonLine) -> dict[str, str]:
    return {"uid": line.uid, "name": line.name, "does": line.does}


@click.command("merge")
@click.argument("keep")
@click.argument("other")
@click.option("--yes", is_flag=True, help="Without asking.")
def merge_command(keep: str, other: str, yes: bool) -> None:
    """Make one of two people: the other goes into the one kept.

    \b
    netjournal merge "Priya Nair" "P. Nair"
    netjournal merge "Tom Ellis" "Tom Ellis"

    A name, "=Name" for one spelt just so, or a uid as netjournal twins tells it; of two with one name said twice, the
    one written down first is kept. Everything of the other goes along. Where they differ the words of the one kept
    stand, of how you met the earlier, and the others go into the notes. To pick, merge them in the app: Y on
    somebody's page.
    """
    with opened() as journal:
        one, two = journal.merging.two_called(keep, other)
        sides = journal.merging.side_by_side(one, two)
        if not yes:
            _show(sides)
            if not typed_on():
                raise WrongUse("Nobody is there to ask; say --yes to merge them. Nothing was changed.")
            if not sure("Merge them?"):
                say("Both are as they were.")
                return
        merged = journal.merging.merge(one, two)
    noted = f" · {count(len(merged.noted), 'line')} more in the notes" if merged.noted else ""
    say(f"Merged {short(sides.other.name)} into {short(sides.kept.name)}{noted}")
    hint("To take it back: netjournal undo")


def _show(sides: Sides) -> None:
    """What stays and what goes into the notes, beside the output."""
    hint(f"{short(sides.other.name)} goes into {short(sides.kept.name)}, with everything that belongs to them.")
    for row in sides.differing:
        hint(f"  {row.label}: {_goes(row)}")


def _goes(row: Difference) -> str:
    stays, left = (row.kept, row.other) if row.stands == "kept" else (row.other, row.kept)
    if row.field == "name":
        return f"{short(stays)} stays; also called {short(left)}"
    goes = f"“{short(left)}” goes into the notes" if left != "no" else "the other is not let go"
    return f"{short(stays)} stays; {goes}"
