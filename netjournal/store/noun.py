"""What the stores of all nouns share: insert once by uid, change by id, remove by id, tags."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from netjournal.domain.records import Kind
from netjournal.errors import NotFound
from netjournal.store.database import Database, Row
from netjournal.store.tables import Table, TaggingRow, TagRow
from netjournal.text import clean, key, one_line

if TYPE_CHECKING:
    from netjournal.domain.query import Query


class Window(NamedTuple):
    """Which rows of an ordered list are wanted: at most `limit`, after or before the edge of a known one, or from
    `offset`. An edge is the tuple of ordering columns of a row already shown (keyset paging)."""

    limit: int = 50
    after: tuple[Any, ...] | None = None
    before: tuple[Any, ...] | None = None
    offset: int = 0


class Narrow(NamedTuple):
    """To what a list is narrowed: what belongs to one record, and what holds the words typed."""

    kind: Kind | None = None
    id: int = 0
    find: str = ""
    whose: str = ""
    """Of promises: "mine", "theirs", or all."""
    whole: bool = False
    """Of ideas: all that hold the words, which takes its time; else the newest of them."""
    query: "Query | None" = None
    """`find` as it was read: the words, and the filters besides them."""
    sort: str = ""
    """Of ideas: how they are ordered, one of `records.SORTS`."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """What is to be held, without the filters."""
        return tuple(filter(None, [self.find])) if self.query is None else self.query.phrases

    @property
    def filtered(self) -> bool:
        """Whether there are filters besides the words."""
        return self.query is not None and self.query.filtered

    @property
    def without(self) -> tuple[str, ...]:
        return self.query.without if self.query else ()


class Noun:
    """The store of one kind of record. `kind` names it; `row` is its table."""

    kind: Kind
    row: type[Table]
    order: str = ""
    """The columns its list is ordered by, "column [DESC], …", the id last."""

    most_found: int = 0
    """How many its list holds at most where words are looked for; 0 for all."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def insert(self, table: type[Table], **values: object) -> int:
        """Write a row once: when its uid is there already, nothing happens. Returns its id either way."""
        database = self.database
        assert database.writing
        if "uid" in values:
            # Nobody can come in between: the lock was taken when the action began.
            there = database.value(f"SELECT id FROM {_name(table)} WHERE uid = ?", values["uid"])
            if there is not None:
                return int(there)
        else:
            values["uid"] = database.new_uid()
        return int(table.insert(**_cleaned(values)).execute(database.db))

    def stamped(self, **values: object) -> dict[str, object]:
        """The values with the moment of making and changing."""
        now = self.database.now()
        return {"created_at": now, "updated_at": now, **values}

    def change(self, id_: int, **values: object) -> None:
        """Change columns of one record, where they differ. Raises NotFound when it isn't there (any more)."""
        if different := self.differing(id_, values):
            self.update(id_, updated_at=self.database.now(), **different)

    def differing(self, id_: int, values: dict[str, object]) -> dict[str, object]:
        """Those of `values` that stand otherwise in the record. Raises NotFound when it isn't there (any more)."""
        wanted = {column: getattr(self.row, column).db_value(value) for column, value in _cleaned(values).items()}
        now = self.database.row(f"SELECT {', '.join([*wanted, 'id'])} FROM {_name(self.row)} WHERE id = ?", id_)
        if now is None:
            raise NotFound(f"That {self.kind} is no longer in the journal.")
        return {column: value for (column, value), there in zip(wanted.items(), now, strict=False) if value != there}

    def update(self, id_: int, **values: object) -> None:
        assert self.database.writing
        self.row.update(**values).where(self.row.id == id_).execute(self.database.db)

    def remove(self, id_: int) -> None:
        assert self.database.writing
        self.row.delete().where(self.row.id == id_).execute(self.database.db)

    def by_uid(self, uid: str) -> int | None:
        return self.database.value(f"SELECT id FROM {self.kind} WHERE uid = ?", uid)  # type: ignore[no-any-return]

    # Tags

    def tags(self, id_: int) -> tuple[str, ...]:
        found = self.database.rows(
            f"SELECT tag.name FROM tagging JOIN tag ON tag.id = tag_id WHERE {self.kind}_id = ? ORDER BY tag.key", id_
        )
        return tuple(str(name) for (name,) in found)

    def tag(self, id_: int, names: Iterable[str]) -> None:
        """Add tags; those it has already are left."""
        for name in dict.fromkeys(one_line(n).lstrip("#") for n in names):
            if not key(name):
                continue
            db = self.database.db
            tag_id = self.database.value("SELECT id FROM tag WHERE key = ?", key(name))
            if tag_id is None:
                tag_id = TagRow.insert(name=name, key=key(name)).execute(db)
            TaggingRow.insert(tag_id=tag_id, **{f"{self.kind}_id": id_}).on_conflict_ignore().execute(db)

    def set_tags(self, id_: int, names: Sequence[str]) -> None:
        """Make exactly these its tags."""
        keys = [key(n.lstrip("#")) for n in names]
        for tagging_id, tag_key in self.database.rows(
            f"SELECT tagging.id, tag.key FROM tagging JOIN tag ON tag.id = tag_id WHERE {self.kind}_id = ?", id_
        ):
            if tag_key not in keys:
                self.database.run("DELETE FROM tagging WHERE id = ?", tagging_id)
        self.tag(id_, names)

    # Pages of lists

    def edge(self, line: Any) -> tuple[Any, ...]:
        """What a row is ordered by: the ordering columns, its id last."""
        raise NotImplementedError

    def beside(self, sign: str, edge: Sequence[object]) -> tuple[str, list[object]]:
        """The condition that a row stands before or after an edge.

        Where the edge's own row is still there it is asked what it is ordered by: what another program wrote may be
        shown as something else, and comparing with that would begin a window anywhere, or for ever the same one.
        """
        parts = self._edge_sql(edge)
        columns, asked = ", ".join(column for column, _, _ in parts), ", ".join(sql for _, sql, _ in parts)
        return f"({columns}) {sign} ({asked})", [value for _, _, values in parts for value in values]

    def _edge_sql(self, edge: Sequence[object]) -> list[tuple[str, str, list[object]]]:
        """Each ordering column, the SQL of the edge's value in it, and what that SQL is given."""
        *columns, last = (part.split()[0] for part in self.order.split(","))
        *others, id_ = edge
        asked = [
            (column, f"coalesce((SELECT {column} FROM {_name(self.row)} WHERE id = ?), ?)", [id_, other])
            for column, other in zip(columns, others, strict=True)
        ]
        return [*asked, (last, "?", [id_])]

    def where(self, narrow: Narrow) -> tuple[list[str], list[object]]:
        """The conditions a list is narrowed by, and their values; without the filters of what is to be found."""
        raise NotImplementedError

    def holding(self, narrow: Narrow, *columns: str) -> tuple[list[str], list[object]]:
        """The conditions that one of these columns holds what is to be found; one that ends in "key" as a key does."""
        where: list[str] = []
        values: list[object] = []
        for words, sign in (*((words, "") for words in narrow.phrases), *((words, "NOT ") for words in narrow.without)):
            held = " OR ".join(f"coalesce({column}, '') LIKE ? ESCAPE '\\'" for column in columns)
            where.append(f"{sign}({held})")
            values += [like(key(words) if column.endswith("key") else words) for column in columns]
        return where, values

    def conditions(self, narrow: Narrow) -> tuple[list[str], list[object]]:
        """All the conditions a list is narrowed by, and their values."""
        where, values = self.where(narrow)
        if narrow.query is not None and narrow.filtered:
            from netjournal.store.search import Search  # a list nobody searches has no need of it

            filters = Search(self.database).filters(self.kind, narrow.query)
            where.append(
                "0" if filters is None else f"{self.kind}.id IN (SELECT o.id FROM {self.kind} o WHERE 1{filters.sql})"
            )
            values += filters.values if filters else ()
        return where, values

    def among(self, narrow: Narrow) -> str:
        """What its list is counted in: its table, with what `where` speaks of besides."""
        return f"FROM {_name(self.row)}"

    def count(self, narrow: Narrow) -> int:
        """How long the list is."""
        where, values = self.conditions(narrow)
        return int(self.database.value(f"SELECT count(*) {self.among(narrow)}{all_of(where)}", *values))

    def place(self, narrow: Narrow, line: Any) -> int:
        """How many rows of the list stand before this one.

        Counted column by column, each over a stretch of one index: comparing whole edges looks into every row of it.
        """
        where, values = self.conditions(narrow)
        before = ">" if "DESC" in self.order else "<"
        edge = self._edge_sql(self.edge(line))
        counts: list[str] = []
        asked: list[object] = []
        for number, (column, sql, own) in enumerate(edge):
            same = [f"{other} = {theirs}" for other, theirs, _ in edge[:number]]
            counts.append(
                f"(SELECT count(*) {self.among(narrow)}{all_of([*where, *same, f'{column} {before} {sql}'])})"
            )
            asked += [*values, *(value for _, _, others in edge[:number] for value in others), *own]
        return int(self.database.value(f"SELECT {' + '.join(counts)}", *asked))

    def page(self, select: str, narrow: Narrow, window: Window, *own: object) -> list[Row]:
        """One window of an ordered list; the edge columns are compared as one row. `own`: what `select` is given."""
        order = self.order
        down = "DESC" in order
        conditions, values = self.conditions(narrow)
        turned = False
        if window.after is not None or window.before is not None:
            edge = window.after if window.after is not None else window.before
            assert edge is not None
            turned = window.after is None
            sign = ">" if down == turned else "<"
            condition, asked = self.beside(sign, edge)
            conditions.append(condition)
            values.extend(asked)
        if turned:
            order = ", ".join(c.split()[0] if down else f"{c} DESC" for c in order.split(", "))
        if window.offset:
            # Rows that are passed over are counted in an index, not put together and thrown away.
            id_ = f"{_name(self.row)}.id"
            passed = f"SELECT {id_} {self.among(narrow)}{all_of(conditions)} ORDER BY {order} LIMIT ? OFFSET ?"
            sql = f"{select} WHERE {id_} IN ({passed}) ORDER BY {order}"
        else:
            sql = f"{select}{all_of(conditions)} ORDER BY {order} LIMIT ? OFFSET ?"
        found = self.database.rows(sql, *own, *values, window.limit, window.offset)
        return found[::-1] if turned else found


def _cleaned(values: dict[str, object]) -> dict[str, object]:
    """Every text as it may be kept, whichever way it came."""
    return {column: clean(value) if isinstance(value, str) else value for column, value in values.items()}


def _name(table: type[Table]) -> str:
    return str(table._meta.table_name)


def all_of(conditions: Sequence[str]) -> str:
    """A WHERE clause of conditions that must all hold; empty for none."""
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


LONGEST_FIND = 1000
"""SQLite refuses patterns of more than 50,000 bytes, and nobody means one."""


def like(words: str) -> str:
    """A LIKE pattern (escape character \\) that finds the words anywhere; of a long text its beginning."""
    words = clean(words)[:LONGEST_FIND]
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
