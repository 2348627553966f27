"""Reads a table of a damaged file by the page it begins on, with a definition of ours in place of the file's.

What a file says of its tables stands on a few pages; the rows lie elsewhere and outlive those. So a first page is made
that knows of one table only, and SQLite reads that. Where even the page a table begins on is forgotten, it is looked
for: a page with rows to which no other leads, and whose rows are as this table's must be.

Only on a copy: its first page is written over.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from netjournal.store import promised
from netjournal.store.fields import readable
from netjournal.store.promised import Column, Promised

PAGE = 4096
READ = "read_out"
"""What the one table is called, whichever it is."""
_INNER, _LEAF = 5, 13
"""The first byte of a page of a table: one that leads to others, one that holds rows."""
SAMPLE = 50
"""Rows looked at to tell whose they are."""


def head(pages: int) -> bytes:
    """The hundred bytes a journal begins with, of one with so many pages."""
    return _first_page([], 2, pages)[:100]


@contextmanager
def table(file: Path, columns: Sequence[Column], root: int) -> Iterator[sqlite3.Connection]:
    """A connection that sees the table READ alone, which begins on page `root` and has these columns."""
    with file.open("rb+") as written:
        written.write(_first_page(columns, root, file.stat().st_size // PAGE))
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        db.text_factory = readable
        yield db


def _first_page(columns: Sequence[Column], root: int, pages: int) -> bytes:
    made = ", ".join(_made(column) for column in columns) or "id INTEGER PRIMARY KEY"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute(f"PRAGMA page_size = {PAGE}")
        db.execute(f"CREATE TABLE {READ} ({made})")
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET rootpage = ?", (root,))
        page = bytearray(db.serialize()[:PAGE])
    page[28:32] = pages.to_bytes(4, "big")
    page[92:96] = page[24:28]  # the number of pages counts only where these are the same
    return bytes(page)


def _made(column: Column) -> str:
    if column.name == "id":
        return "id INTEGER PRIMARY KEY"
    default = f" DEFAULT {column.default}" if column.default is not None else ""
    return f'"{column.name}"{default}'


# Looking for them


class Pages:
    """The pages of a file, as far as they tell what they are."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._content = memoryview(file.read_bytes())
        self.many = len(self._content) // PAGE

    def begins_table(self, number: int) -> bool:
        return 1 < number <= self.many and self._page(number)[0] in (_INNER, _LEAF)

    def _page(self, number: int) -> memoryview:
        return self._content[(number - 1) * PAGE : number * PAGE]

    def unled(self) -> list[int]:
        """The pages of tables to which no other page leads: where a table begins, or what is left of one."""
        tables = [number for number in range(2, self.many + 1) if self.begins_table(number)]
        led = {child for number in tables for child in self._children(number)} | self._free()
        return [number for number in tables if number not in led and self._cells(number)]

    def _cells(self, number: int) -> list[int]:
        """Where on a page its cells begin."""
        page = self._page(number)
        many, first = _number(page, 3, 2), 12 if page[0] == _INNER else 8
        starts = (_number(page, first + 2 * cell, 2) for cell in range(min(many, PAGE // 4)))
        return [start for start in starts if first < start < PAGE - 4]

    def _children(self, number: int) -> list[int]:
        page = self._page(number)
        if page[0] != _INNER:
            return []
        return [_number(page, cell, 4) for cell in self._cells(number)] + [_number(page, 8, 4)]

    def _free(self) -> set[int]:
        """Pages that hold nothing any more."""
        free: set[int] = set()
        trunk = _number(self._content, 32, 4)
        while 1 < trunk <= self.many and trunk not in free:
            page = self._page(trunk)
            free |= {
                trunk,
                *(_number(page, 8 + 4 * leaf, 4) for leaf in range(min(_number(page, 4, 4), PAGE // 4 - 2))),
            }
            trunk = _number(page, 0, 4)
        return free

    def fields(self, number: int) -> int:
        """How many values the first row below a page has; 0 where that can't be told."""
        for _ in range(20):
            if not self.begins_table(number) or not (cells := self._cells(number)):
                return 0
            if self._page(number)[0] == _LEAF:
                return _fields(self._page(number), cells[0])
            number = _number(self._page(number), cells[0], 4)
        return 0


def _number(data: memoryview, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")


def _fields(page: memoryview, at: int) -> int:
    with suppress(IndexError):
        _, at = _varint(page, at)
        _, at = _varint(page, at)
        size, after = _varint(page, at)
        many, end = 0, at + size
        while after < end:
            _, after = _varint(page, after)
            many += 1
        return many
    return 0


def _varint(page: memoryview, at: int) -> tuple[int, int]:
    value = 0
    for more in range(9):
        byte = page[at + more]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at + more + 1


def found(
    file: Path, pages: Pages, formats: Sequence[Promised], lost: Sequence[str], known: set[int]
) -> dict[str, list[int]]:
    """For each of the tables that are lost, the pages its rows are below. What may be of two is of none.

    `formats`: what a journal was from its first format on; `known`: pages on which other tables begin.
    """
    below: dict[str, list[int]] = {}
    with closing(promised.in_memory(len(formats))) as empty:
        for root in pages.unled():
            if root in known or not (many := pages.fields(root)):
                continue
            fitting = [
                name
                for name in lost
                if any(many == len(one.columns.get(name, ())) for one in formats)
                and fits(file, empty, name, formats[-1].columns[name], root)
            ]
            if len(fitting) == 1:
                below.setdefault(fitting[0], []).append(root)
    return below


def fits(file: Path, empty: sqlite3.Connection, name: str, columns: Sequence[Column], root: int) -> bool:
    """Whether the rows below a page are as those of this table must be. `empty`: a journal with nothing in it."""
    named, marks = ", ".join(f'"{column.name}"' for column in columns), ", ".join("?" * len(columns))
    seen = good = 0
    empty.execute("PRAGMA foreign_keys = OFF")
    empty.execute("BEGIN")
    with table(file, columns, root) as db, suppress(sqlite3.DatabaseError):
        for row in db.execute(f"SELECT {named} FROM {READ} LIMIT {SAMPLE}"):
            seen += 1
            if all(_may_be(column, value) for column, value in zip(columns, row, strict=True)):
                with suppress(sqlite3.DatabaseError):
                    good += empty.execute(f'INSERT INTO "{name}" ({named}) VALUES ({marks})', row).rowcount
    empty.execute("ROLLBACK")
    return 10 * good > 8 * seen


def _may_be(column: Column, value: object) -> bool:
    if value is None:
        return not column.needed
    if column.kind == "INTEGER":
        return isinstance(value, int)
    if not isinstance(value, str):
        return False
    if column.name in ("uid", "day"):
        return value.count("-") == {"uid": 4, "day": 2}[column.name]
    return True
