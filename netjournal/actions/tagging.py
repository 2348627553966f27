"""Tags as such: one gets another name everywhere at once, goes into another, or is taken off everything."""

from typing import NamedTuple

from netjournal.actions.nouns import Nouns
from netjournal.domain.records import Tag
from netjournal.errors import NotFound, WrongUse
from netjournal.store.tags import Tags
from netjournal.text import clean, key, one_line


class Renamed(NamedTuple):
    """`merged`: the new name was there already, and the two are one now."""

    name: str
    merged: bool
    action: int


class Tagging:
    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns
        self.tags = Tags(nouns.database)

    def all(self, find: str = "") -> list[Tag]:
        """Every tag in use, by name."""
        return self.tags.all(_bare(find))

    def rename(self, old: str, new: str) -> Renamed:
        """Another name for a tag, wherever it stands; where another is called so, the two become one.

        Raises NotFound where no tag has the old name, WrongUse for a new one without a letter or digit.
        """
        name = _bare(new)
        if not key(name):
            raise WrongUse("A tag needs a letter or a digit. Nothing was changed.")
        with self.nouns.database.write(f"Renamed #{_bare(old)} to #{name}") as action:
            id_ = self._named(old)
            other = self.tags.named(name)
            if other is None or other == id_:
                self.tags.call(id_, name)
            else:
                self.tags.into(id_, other)
                name = self.tags.name(other)
        return Renamed(name, other not in (None, id_), action)

    def remove(self, name: str) -> int:
        """Take a tag off everything; the records stay. Returns the action. Raises NotFound."""
        with self.nouns.database.write(f"Took #{_bare(name)} off everything") as action:
            self.tags.remove(self._named(name))
        return action

    def _named(self, name: str) -> int:
        found = self.tags.named(_bare(name))
        if found is None:
            raise NotFound(f"There is no tag “{_bare(name)}”.")
        return found


def _bare(name: str) -> str:
    """A tag's name without its mark. Blanks become dashes: in a jot a tag ends at the first."""
    return "-".join(one_line(clean(name)).lstrip("#").replace(",", " ").split())
