"""Keeping a search under a name: the one form for it, from the panes and from the search."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from netjournal.domain.records import SORTS, Kind, View
from netjournal.text import one_line
from netjournal.tui.screens.form import Field, Form, Values

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp

PANES: dict[str, Kind] = {"the ideas": "idea", "the people": "person"}
ORDERS = {label: sort for sort, label in SORTS.items()}
HINT = "words, #tag, who: at: after: before:"


def keep_view(
    nj: "NetjournalApp", view: View, then: Callable[[str], None] | None = None, *, which: bool = False
) -> None:
    """Ask for the name of a view, its words and its order, and keep it. `which`: ask for the pane as well."""
    pane = next(label for label, kind in PANES.items() if kind == view.kind)
    fields = [
        Field("name", "Name", view.name, "bakers · asleep since spring"),
        *([Field("pane", "Among", pane, choices=tuple(PANES))] if which else []),
        Field("words", "Finds", view.words, HINT),
        *([Field("order", "Order", SORTS[view.sort], choices=tuple(ORDERS))] if which or view.kind == "idea" else []),
    ]
    kept: list[int] = []

    def save(values: Values) -> None:
        kind = PANES[values.get("pane", pane)]
        sort = ORDERS.get(values.get("order", ""), "") if kind == "idea" else ""
        kept.append(nj.journal.viewing.keep(View(view.id, kind, values["name"], values["words"], sort)))

    def done(values: Values) -> None:
        where = PANES[values.get("pane", pane)]
        nj.did(f"Kept as a view of the {'ideas' if where == 'idea' else 'people'}: {one_line(values['name'])}", kept[0])
        if then is not None:
            then(one_line(values["name"]))

    nj.ask(Form("A view" if not view.id else f"View · {view.name}", fields, save), done)
