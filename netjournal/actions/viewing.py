"""Views: searches kept under a name for a pane, to be shown again by one key."""

from netjournal.actions.nouns import Nouns
from netjournal.domain.records import SORTS, Kind, View
from netjournal.errors import NotFound, WrongUse
from netjournal.store.views import Views
from netjournal.text import key, one_line


class Viewing:
    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns
        self.views = Views(nouns.database)

    def of(self, kind: Kind) -> list[View]:
        """The views of a pane, by name."""
        return self.views.of(kind)

    def named(self, kind: Kind, name: str) -> View:
        """Raises NotFound, with the names there are."""
        return self.views.named(kind, name)

    def keep(self, view: View) -> int:
        """Keep a search under a name, in place of one that has the name. Returns the action.

        Raises WrongUse for no name, for neither words nor an order, and for an order the pane doesn't know.
        """
        if not key(view.name):
            raise WrongUse("A view needs a name. Nothing was kept.")
        if view.sort not in (SORTS if view.kind == "idea" else ("",)):
            raise WrongUse(f"There is no order “{view.sort}”. Nothing was kept.")
        if not one_line(view.words) and not view.sort:
            raise WrongUse("A view needs words to find, or an order. Nothing was kept.")
        with self.nouns.database.write(f"Kept the view {one_line(view.name)}") as action:
            self.views.keep(view)
        return action

    def remove(self, view: View) -> int:
        """Forget a view. Returns the action. Raises NotFound."""
        with self.nouns.database.write(f"Removed the view {view.name}") as action:
            if not self.views.remove(view.id):
                raise NotFound("That view is no longer there.")
        return action
