"""The tables, columns and indexes of the journal in the words of the field, for what a check says to people."""

import re

from netjournal.domain.changes import FIELDS

PLACES: dict[str, tuple[str, str]] = {
    "event": ("event", "events"),
    "series": ("series", "series"),
    "person": ("person", "people"),
    "called": ("other name", "other names of people"),
    "contact": ("way to reach somebody", "ways to reach people"),
    "attendance": ("person in a room", "people in rooms"),
    "conversation": ("conversation", "conversations"),
    "conversation_person": ("person of a conversation", "people of conversations"),
    "stage_move": ("move", "moves"),
    "sheet_line": ("line of a 1-2-1 sheet", "lines of 1-2-1 sheets"),
    "bump": ("card put off", "cards put off"),
    "promise": ("promise", "promises"),
    "promise_step": ("step of a promise", "steps of promises"),
    "idea": ("idea", "ideas"),
    "association": ("association", "associations"),
    "tag": ("tag", "tags"),
    "tagging": ("tag of a record", "tags of records"),
    "reflection": ("reflection", "reflections"),
    "answer": ("answer of a reflection", "answers of reflections"),
    "review": ("review", "reviews"),
    "decision": ("answer of a review", "answers of reviews"),
    "spark_day": ("spark of a day", "sparks of days"),
    "saved_view": ("view", "views"),
    "not_same": ("pair that is not one person", "pairs that are not one person"),
    "action": ("entry of the list of changes", "entries of the list of changes"),
    "change": ("line of the list of changes", "lines of the list of changes"),
    "recording": ("switch of the list of changes", "switch of the list of changes"),
}
"""Table -> one row of it, several of them."""

SEARCH = "the search's words"

_NOTED = {"insert": "new {} are not noted", "update": "what changes in {} is not noted",
          "delete": "removed {} are not noted"}  # fmt: skip


def one(table: str) -> str:
    """ "idea", "person in a room"; what has no name of its own keeps the one it has."""
    return PLACES[table][0] if table in PLACES else SEARCH if _is_of_search(table) else table


def several(table: str) -> str:
    """ "ideas", "people in rooms"."""
    return PLACES[table][1] if table in PLACES else SEARCH if _is_of_search(table) else table


def value(table: str, column: str) -> str:
    """What stands in a column, as the forms name it: "“Memory hook”"."""
    return f"“{FIELDS.get(table, {}).get(column) or column.removesuffix('_id').replace('_', ' ')}”"


def index(name: str) -> tuple[str, str]:
    """Of what an index is, and which one it is: ("ideas", "their index “by day”")."""
    tables = sorted((table for table in PLACES if name.startswith(f"{table}_")), key=len)
    if not tables:
        return f"index {name}", "it"
    return several(tables[-1]), f"their index “{name.removeprefix(tables[-1])[1:].replace('_', ' ')}”"


def not_noted(trigger: str) -> str:
    """What becomes of changes where one of the triggers is missing that note them."""
    table, _, verb = trigger.removeprefix("note_").rpartition("_")
    return _NOTED[verb].format(several(table))


def in_words(said: str) -> str:
    """A sentence of SQLite's own, without the names of tables in it."""
    said = re.sub(r"\b(?:main\.)?\w+_(?:words|terms)(?:_\w+)?\b", SEARCH, said)
    said = re.sub(
        r"\b(\w+)\.(\w+)\b", lambda m: f"{value(m[1], m[2])} of {several(m[1])}" if m[1] in PLACES else m[0], said
    )
    return re.sub(r"\b(?:in|for|on|table) (\w+)$", lambda m: m[0].replace(m[1], several(m[1])), said)


def _is_of_search(table: str) -> bool:
    return bool(re.search(r"_(?:words|terms)(?:_|$)", table))
