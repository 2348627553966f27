"""Every query about tags as such: how many records have each, and giving one another name everywhere."""

from netjournal.domain.records import Tag
from netjournal.store.database import Database
from netjournal.store.noun import like
from netjournal.text import key

_COLUMNS = ("event_id", "person_id", "conversation_id", "promise_id", "idea_id")


class Tags:
    def __init__(self, database: Database) -> None:
        self.database = database

    def all(self, find: str = "") -> list[Tag]:
        """Every tag that records have, by name; with `find` those that hold it."""
        counts = ", ".join(f"count(g.{column})" for column in _COLUMNS)
        found = self.database.rows(
            f"SELECT t.id, t.name, {counts} FROM tag t JOIN tagging g ON g.tag_id = t.id "
            "WHERE t.key LIKE ? ESCAPE '\\' GROUP BY t.id ORDER BY t.key, t.id", like(key(find)))  # fmt: skip
        return [Tag._make(row) for row in found]

    def named(self, name: str) -> int | None:
        """The id of the tag called so."""
        return self.database.value("SELECT id FROM tag WHERE key = ?", key(name))  # type: ignore[no-any-return]

    def name(self, id_: int) -> str:
        return str(self.database.value("SELECT name FROM tag WHERE id = ?", id_))

    def call(self, id_: int, name: str) -> None:
        """Give a tag a name no other has."""
        self.database.run("UPDATE tag SET name = ?, key = ? WHERE id = ?", name, key(name), id_)

    def into(self, id_: int, other: int) -> None:
        """Whatever has the one gets the other instead; the rhythm the one had is kept where the other has none."""
        database = self.database
        for column in _COLUMNS:
            database.run(
                f"DELETE FROM tagging WHERE tag_id = ? AND {column} IN (SELECT {column} FROM tagging WHERE tag_id = ?)",
                id_, other)  # fmt: skip
        database.run("UPDATE tagging SET tag_id = ? WHERE tag_id = ?", other, id_)
        database.run(
            "UPDATE tag SET (rhythm_days, rhythm_most) = (SELECT rhythm_days, rhythm_most FROM tag WHERE id = ?) "
            "WHERE id = ? AND rhythm_days IS NULL", id_, other)  # fmt: skip
        self.remove(id_)

    def remove(self, id_: int) -> None:
        """Take a tag off everything."""
        self.database.run("DELETE FROM tagging WHERE tag_id = ?", id_)
        self.database.run("DELETE FROM tag WHERE id = ?", id_)
