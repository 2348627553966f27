"""`netjournal undo`, `redo`, `changes`: the same named actions the full-screen journal shows and takes back.

As JSON `changes` is an array of objects, the newest first: `number`, `at` (UTC), `label`, `done`. Of one change, or of
a record's history, an object for each field: `number`, `at`, `label`, `done`, `record`, `title`, `field`, `verb`
("added", "removed", "changed"), `before`, `after`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from netjournal.cli.opening import opened
from netjournal.cli.output import NUMBER, draw_note, draw_rows, draw_title, hint, on_terminal, say, say_json, say_rows
from netjournal.errors import NotFound, WrongUse
from netjournal.present import in_sentence
from netjournal.rows import Cell
from netjournal.text import one_line

if TYPE_CHECKING:
    from netjournal.domain.changes import Line
    from netjournal.domain.records import Action, Ref
    from netjournal.journal import Journal

SHOWN = 40
"""Changes a terminal gets unless --limit says otherwise."""


@click.command("undo")
@click.argument("number", type=NUMBER, required=False)
@click.option("--back-to", type=NUMBER, metavar="NUMBER", help="Everything newer than that change, in one step.")
def undo_command(number: int | None, back_to: int | None) -> None:
    """Take back what was done last.

    Say it again to take back what was done before that. Whatever was done counts, on the command line or full screen,
    in this run or an earlier one. With the NUMBER of a change (netjournal changes) that one is taken back, exactly or
    not at all.
    """
    if number is not None and back_to is not None:
        raise WrongUse("Say one number: of the change to take back, or --back-to the one to go back to.")
    with opened() as journal:
        if back_to is not None:
            from netjournal.changed import went_words

            say(f"{went_words(journal.changes.back_to(back_to))}")
            return
        say(f"Took back: {in_sentence(journal.undo(number).label)}")


@click.command("redo")
@click.argument("number", type=NUMBER, required=False)
def redo_command(number: int | None) -> None:
    """Put back what was last taken back.

    With the NUMBER of a change that was taken back (netjournal changes) that one, whatever was done since.
    """
    with opened() as journal:
        from netjournal.changed import again_words

        say(again_words(journal.redo(number)))


@click.command("changes")
@click.argument("record", nargs=-1)
@click.option("--limit", type=NUMBER, metavar="N", help="At most so many.")
@click.option("--json", "json", is_flag=True, help="An array of objects, the newest first.")
def changes_command(record: tuple[str, ...], limit: int | None, json: bool) -> None:
    """What was done, the newest first.

    \b
    netjournal changes             what was done, each with its number
    netjournal changes 214         what that one changed, field by field
    netjournal changes Priya       what changed a person, an event or an idea

    To take one back: netjournal undo 214. To go back to it: netjournal undo --back-to 214. In a pipe: number, moment,
    what, done or taken back, between tabs.
    """
    words = one_line(" ".join(record))
    with opened() as journal:
        if not words:
            _say_actions(journal, journal.actions(_bound(limit, json)), json)
        elif action := journal.changes.numbered(words):
            _say_action(journal, action, limit, json)
        else:
            say_history(journal, _record(journal, words), json, limit)


def _record(journal: "Journal", words: str) -> "Ref":
    """The record that is meant. Raises NotFound; of a number that is nobody's name it says what that number is."""
    from netjournal.cli.show import meant

    try:
        return meant(journal, words)
    except NotFound:
        journal.changes.check_number(words)
        raise


def _bound(limit: int | None, json: bool) -> int:
    return limit if limit is not None else SHOWN if on_terminal() and not json else -1


def _say_actions(journal: "Journal", actions: "Sequence[Action]", json: bool) -> None:
    from netjournal.changed import action_cells, state

    if json:
        say_json([[{"number": a.id, "at": a.at, "label": a.label, "done": a.done} for a in actions]])
    elif not on_terminal():
        say_rows([str(a.id), a.at.isoformat(), a.label, state(a) or "done"] for a in actions)
    elif not actions:
        hint("Nothing was done yet.")
    else:
        width = max(len(str(action.id)) for action in actions)
        draw_rows([Cell(str(a.id), "quiet", width, right=True), *action_cells(a, journal.clock)] for a in actions)
        draw_note("\nTo take one back: netjournal undo NUMBER. To look: netjournal changes NUMBER")


def _say_action(journal: "Journal", action: "Action", limit: int | None, json: bool) -> None:
    from netjournal.changed import arrow, kind_words, line_cells, state, when

    lines = journal.changes.of_action(action.id)[:limit]
    if json:
        say_json([[_object(line) for line in lines]])
    elif not on_terminal():
        say_rows([kind_words(line), line.record, line.field, arrow(line)] for line in lines)
    else:
        draw_title(action.label, f"{when(action.at, journal.clock)} {state(action)}".strip())
        draw_rows([line_cells(line) for line in lines], margin=2)


def say_history(journal: "Journal", ref: "Ref", json: bool, limit: int | None = None) -> None:
    """What changed a record: for a person, a pipe, or as JSON."""
    from netjournal.changed import arrow, history_cells

    lines = journal.changes.of_record(ref)[:limit]
    if json:
        say_json([[_object(line) for line in lines]])
    elif not on_terminal():
        say_rows([str(line.action), line.at.isoformat(), line.field, arrow(line), line.label] for line in lines)
    elif not lines:
        hint("The list of changes doesn't go back to when this was written.")
    else:
        draw_title(journal.title(ref))
        draw_rows([history_cells(line, journal.clock) for line in lines], margin=2)


def _object(line: "Line") -> dict[str, object]:
    return {
        "number": line.action, "at": line.at, "label": line.label, "done": line.done, "record": line.kind,
        "title": line.record, "field": line.field, "verb": line.verb, "before": line.before, "after": line.after,
    }  # fmt: skip
