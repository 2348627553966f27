"""What merging two records shares, whatever they are: what belongs to the one belongs to the other afterwards."""

from netjournal.store.database import Database


def move(database: Database, table: str, column: str, shared: str, into: int, other: int) -> None:
    """Rows of `other` become those of `into`; of two with the same `shared` one is left. Inside `write`."""
    database.run(
        f"DELETE FROM {table} WHERE {column} = ? AND {shared} IN (SELECT {shared} FROM {table} WHERE {column} = ?)",
        other, into)  # fmt: skip
    database.run(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", into, other)


def rename(database: Database, table: str, column: str, record: str, into: int, other: int) -> None:
    """What names `other` by its uid names `into`, where nothing does yet. Inside `write`."""
    uid = f"(SELECT uid FROM {record} WHERE id = ?)"
    database.run(f"UPDATE OR IGNORE {table} SET {column} = {uid} WHERE {column} = {uid}", into, other)
