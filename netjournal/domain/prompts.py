"""What a prompts file may say: our questions with the user's laid over them, or a sentence that tells what to change.

The rule behind all others: nothing that belongs after the quiet line can be placed before it, whatever a file says.

Pure: prompts arrive as the plain dicts of a TOML file; `netjournal.prompts` reads the files.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from netjournal.domain.reflection import (
    AFTER_QUIET,
    HOLE,
    KEEPS,
    LENGTHS,
    PEOPLE,
    VARIANTS,
    Prompts,
    Step,
    planned,
)
from netjournal.errors import ConfigError
from netjournal.text import clean, one_line

_TEXTS = ("title", "asks", "says", "keeps", "for_each", "of")
_LISTS = ("joggers", "again", "lengths", "variants")
_PLACING = ("after", "before")
_KEYS = ("id", *_TEXTS, *_LISTS, *_PLACING, "skip")
_HOLES = ("event", "when", "name")


def build(base: Mapping[str, Any], override: Mapping[str, Any] | None = None) -> Prompts:
    """Our prompts with the user's laid over them, or ConfigError with a sentence that says what to change.

    Step by step: a known id changes only the keys given with it; a new id adds a step (`asks` and `keeps` at least),
    placed with `after` or `before`, which also move a known one. A new step with neither comes just before the quiet
    line, or just before the last step if it keeps something that belongs after the quiet line. `order` lists steps
    that take one another's places, in the order given; all others stay where they are, so that naming two steps never
    drags the rest along. `skip = true` drops a step, last of all, so that others may still be placed by it.
    """
    override = override or {}
    ours, theirs = _tables(base), _tables(override)
    merged: dict[str, dict[str, Any]] = {step_id: dict(table) for step_id, table in ours.items()}
    for step_id, table in theirs.items():
        if step_id not in merged and not {"asks", "keeps"} <= table.keys():
            raise ConfigError(
                f'step "{step_id}" is not one of ours{_nearest(step_id, ours)}, and a new step needs asks and keeps.'
            )
        ours_of_it = merged.get(step_id, {})
        if "asks" in table:  # a question asked anew isn't followed by our other ways of asking the old one
            ours_of_it.pop("again", None)
        merged[step_id] = ours_of_it | dict(table)
    made = {step_id: _step(step_id, table) for step_id, table in merged.items()}
    ids = list(ours)
    for step_id in theirs:
        if step_id not in ours:
            ids.insert(_default_place(ids, made, made[step_id]), step_id)
    ids = _moved(ids, theirs)
    ids = _reordered(ids, override.get("order", []))
    steps = tuple(made[step_id] for step_id in ids if not _skipped(step_id, merged[step_id]))
    _check(steps)
    return Prompts(steps, _words(base.get("words", {}), override.get("words", {})), tuple(ids))


def _tables(raw: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The step tables of one file by id, with every key known."""
    for name in raw:
        if name not in ("step", "words", "order"):
            raise ConfigError(f'"{clean(name)}" is not a key of this file{_nearest(name, ("step", "words", "order"))}.')
    steps = raw.get("step", [])
    if not isinstance(steps, list) or not all(isinstance(table, Mapping) for table in steps):
        raise ConfigError("each step starts with a line [[step]], in two pairs of brackets.")
    found: dict[str, Mapping[str, Any]] = {}
    for number, table in enumerate(steps, 1):
        step_id = table.get("id")
        if not isinstance(step_id, str) or not step_id.isidentifier():
            raise ConfigError(f"step number {number} has no id of letters, digits and underscores, such as heard_new.")
        if step_id in found:
            raise ConfigError(f'step "{step_id}" is there twice; join the two, or give one another id.')
        for name in table:
            if name == "order":
                raise ConfigError('"order" belongs at the top of the file, above the first [[step]].')
            if name not in _KEYS:
                raise ConfigError(f'step "{step_id}": "{clean(name)}" is not a key of a step{_nearest(name, _KEYS)}.')
        found[step_id] = table
    return found


def _step(step_id: str, table: Mapping[str, Any]) -> Step:
    """One merged table as a Step, every value checked."""
    texts = {name: _text(step_id, name, table.get(name, "")) for name in _TEXTS}
    lists = {name: _list(step_id, name, table[name]) for name in _LISTS if name in table}
    asks = "\n".join(line.strip() for line in texts["asks"].split("\n"))
    if not asks:
        raise ConfigError(f'step "{step_id}" asks nothing; write its question, or leave it out with skip = true.')
    if asks.count("\n") > 1:
        raise ConfigError(f'step "{step_id}" asks more than two lines; a second thought can go into says.')
    for name in ("title", "says"):
        if "\n" in texts[name]:
            raise ConfigError(f'step "{step_id}": {name} is one line.')
    _one_of(step_id, "keeps", texts["keeps"], KEEPS)
    for value in lists.get("lengths", ()):
        _one_of(step_id, "lengths", value, LENGTHS)
    for value in lists.get("variants", ()):
        _one_of(step_id, "variants", value, VARIANTS)
    for name in ("lengths", "variants"):
        if name in lists and not lists[name]:
            raise ConfigError(f'step "{step_id}": {name} is empty; to leave the step out, write skip = true.')
    if texts["for_each"]:
        _one_of(step_id, "for_each", texts["for_each"], ("person",))
    of = texts["of"] or ("talked" if texts["for_each"] else "")
    if of:
        _one_of(step_id, "of", of, PEOPLE)
    again = tuple(one_line(clean(words)) for words in lists.get("again", ()) if one_line(words))
    if again and not texts["for_each"]:
        raise ConfigError(f'step "{step_id}": again is for a step with for_each = "person", asked more than once.')
    for hole in HOLE.findall("\n".join((asks, *again))):
        if hole not in _HOLES:
            raise ConfigError(
                f'step "{step_id}" asks with {{{hole}}}{_nearest(hole, _HOLES)}; '
                "what can be filled in is {event}, {when} and {name}."
            )
    if "{name}" in asks and not texts["for_each"]:
        raise ConfigError(f'step "{step_id}" asks with {{name}}, which only a step with for_each = "person" has.')
    return Step(
        id=step_id,
        title=texts["title"] or step_id.replace("_", " ").capitalize(),
        asks=asks,
        keeps=texts["keeps"],
        says=texts["says"],
        joggers=tuple(one_line(words) for words in lists.get("joggers", ()) if one_line(words)),
        again=again,
        lengths=tuple(name for name in LENGTHS if name in lists.get("lengths", LENGTHS)),
        variants=tuple(name for name in VARIANTS if name in lists.get("variants", VARIANTS)),
        for_each=texts["for_each"],
        of=of,
    )


def _text(step_id: str, name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ConfigError(f'step "{step_id}": {name} is a text, in quotation marks.')
    return clean(value).strip()


def _list(step_id: str, name: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f'step "{step_id}": {name} is a list of texts, such as ["one", "another"].')
    return value


def _one_of(step_id: str, name: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        close = _nearest(value, known)
        instead = close or f"; it can be {', '.join(known)}"
        raise ConfigError(f'step "{step_id}": {name} can\'t be "{clean(value)}"{instead}.')


def _default_place(ids: Sequence[str], made: Mapping[str, Step], new: Step) -> int:
    """Where a step comes whose writer named no place."""
    before = "reading" if new.keeps in AFTER_QUIET else "quiet"
    return next((at for at, step_id in enumerate(ids) if made[step_id].keeps == before), len(ids))


def _moved(ids: list[str], theirs: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """`ids` with each step that names a neighbour beside it, neighbours first so that chains hold together."""
    waiting: dict[str, tuple[str, str]] = {}
    for step_id, table in theirs.items():
        named = [name for name in _PLACING if name in table]
        if len(named) == 2:
            raise ConfigError(f'step "{step_id}" has both after and before; one of them is enough.')
        if named:
            anchor = _text(step_id, named[0], table[named[0]])
            if anchor == step_id or anchor not in ids:
                raise ConfigError(
                    f'step "{step_id}" can\'t come {named[0]} "{anchor}": '
                    f"there is no other step of that id{_nearest(anchor, ids)}."
                )
            waiting[step_id] = (named[0], anchor)
    ids = list(ids)
    while waiting:
        ready = [step_id for step_id, (_, anchor) in waiting.items() if anchor not in waiting]
        if not ready:
            raise ConfigError(f"these steps are placed by one another, in a ring: {', '.join(waiting)}.")
        for step_id in ready:
            if waiting[step_id][0] == "before":
                _put(ids, step_id, waiting[step_id][1], 0)
        # Of several put after the same neighbour the first in the file comes first: so the last is put there first.
        for step_id in reversed(ready):
            if waiting[step_id][0] == "after":
                _put(ids, step_id, waiting[step_id][1], 1)
        for step_id in ready:
            del waiting[step_id]
    return ids


def _put(ids: list[str], step_id: str, anchor: str, offset: int) -> None:
    ids.remove(step_id)
    ids.insert(ids.index(anchor) + offset, step_id)


def _reordered(ids: list[str], order: Any) -> list[str]:
    """`ids` with the steps named in `order` in that order, in the places those same steps held."""
    if not isinstance(order, list) or not all(isinstance(step_id, str) for step_id in order):
        raise ConfigError('order is a list of step ids, such as ["card_by_card", "let_it_run"].')
    for step_id in order:
        if step_id not in ids:
            raise ConfigError(f'order names "{clean(step_id)}", which is no step{_nearest(step_id, ids)}.')
        if order.count(step_id) > 1:
            raise ConfigError(f'order names "{step_id}" twice.')
    turn = iter(order)
    return [next(turn) if step_id in order else step_id for step_id in ids]


def _skipped(step_id: str, table: Mapping[str, Any]) -> bool:
    skip = table.get("skip", False)
    if not isinstance(skip, bool):
        raise ConfigError(f'step "{step_id}": skip is true or false, without quotation marks.')
    return skip


def _check(steps: Sequence[Step]) -> None:
    """What every plan must be: one quiet line, no promise before it, and the reading back at the end."""
    for variant in VARIANTS:
        for length in LENGTHS:
            asked = planned(steps, variant, length)
            where = f"(variant {variant}, length {length})"
            quiet = [step for step in asked if step.keeps == "quiet"]
            if not quiet:
                raise ConfigError(f"every reflection needs its quiet line, and one has none {where}; put it back.")
            if len(quiet) > 1:
                raise ConfigError(
                    f'"{quiet[0].id}" and "{quiet[1].id}" are both a quiet line; one is enough {where}. Skip either.'
                )
            for step in asked[: asked.index(quiet[0])]:
                if step.keeps in AFTER_QUIET:
                    raise ConfigError(
                        f'"{step.id}" keeps {step.keeps} and comes before "{quiet[0].id}" {where}; ideas come first. '
                        f'Put it after "{quiet[0].id}", or let it keep ideas.'
                    )
            reading = [step for step in asked if step.keeps == "reading"]
            if not reading:
                raise ConfigError(f"every reflection ends with reading back, and one doesn't {where}; put it back.")
            if len(reading) > 1:
                raise ConfigError(
                    f'"{reading[0].id}" and "{reading[1].id}" both read back; one is enough {where}. Skip either.'
                )
            if asked[-1] is not reading[0]:
                raise ConfigError(
                    f'"{asked[-1].id}" comes after "{reading[0].id}", which is the last page {where}; '
                    f'put it before "{reading[0].id}".'
                )


def _words(ours: Any, theirs: Any) -> dict[str, str]:
    """The small words of the page. The user's may say it differently, with the same holes or fewer."""
    if not isinstance(ours, Mapping) or not isinstance(theirs, Mapping):
        raise ConfigError('the small words stand in a table of their own: [words], then lines such as kept = "kept".')
    for name, value in theirs.items():
        if name not in ours:
            raise ConfigError(f'[words] has no "{clean(name)}"{_nearest(name, ours)}.')
        if not isinstance(value, str):
            raise ConfigError(f"[words] {name} is a text, in quotation marks.")
        for hole in HOLE.findall(value):
            if f"{{{hole}}}" not in ours[name]:
                raise ConfigError(f"[words] {name} has nothing to fill {{{hole}}} with.")
    return {name: one_line(value) for name, value in {**ours, **theirs}.items()}


def _nearest(word: str, known: Collection[str]) -> str:
    """The question that helps after a slip of the finger, or nothing."""
    import difflib  # only ever needed on the way to an error

    close = difflib.get_close_matches(word, list(known), 1)
    return f' (did you mean "{close[0]}"?)' if close else ""
