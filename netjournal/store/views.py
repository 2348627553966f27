"""Every query about saved searches, the views of a pane."""

from netjournal.domain.records import SORTS, Kind, View
from netjournal.errors import NotFound
from netjournal.store.database import Database, Row
from netjournal.store.fields import one_of
from netjournal.text import key, one_line

_SELECT = "SELECT id, kind, name, words, sort FROM saved_view"


def _view(row: Row) -> View:
    id_, kind, name, words, sort = row
    return View(id_, kind, name, words, one_of(tuple(SORTS), sort, ""))


class Views:
    def __init__(self, database: Database) -> None:
        self.database = database

    def of(self, kind: Kind) -> list[View]:
        """The views of a pane, by name."""
        return [_view(row) for row in self.database.rows(f"{_SELECT} WHERE kind = ? ORDER BY key, id", kind)]

    def named(self, kind: Kind, name: str) -> View:
        """The view called so. Raises NotFound, with the names there are."""
        found = self.database.row(f"{_SELECT} WHERE kind = ? AND key = ?", kind, key(name))
        if found is None:
            there = ", ".join(f"“{view.name}”" for view in self.of(kind)[:8])
            raise NotFound(f"There is no view called “{one_line(name)}”." + (f" There are {there}." if there else ""))
        return _view(found)

    def keep(self, view: View) -> int:
        """A new view (id 0), or one with another name, words or order. One of that name is written over."""
        database, now = self.database, self.database.now()
        name, words = one_line(view.name), one_line(view.words)
        database.run("DELETE FROM saved_view WHERE kind = ? AND key = ? AND id <> ?", view.kind, key(name), view.id)
        if view.id and database.run(
            "UPDATE saved_view SET name = ?, key = ?, words = ?, sort = ?, updated_at = ? WHERE id = ?",
            name, key(name), words, view.sort, now, view.id):  # fmt: skip
            return view.id
        database.run(
            "INSERT INTO saved_view (uid, kind, name, key, words, sort, created_at, updated_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            database.new_uid(), view.kind, name, key(name), words, view.sort, now, now)  # fmt: skip
        return int(database.value("SELECT last_insert_rowid()"))

    def remove(self, id_: int) -> bool:
        """Returns whether it was there."""
        return self.database.run("DELETE FROM saved_view WHERE id = ?", id_) > 0
