"""Every tag there is: what has it, another name for it everywhere at once, two made one."""

from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType

from netjournal.domain.records import Tag
from netjournal.present import count, tag_words
from netjournal.rows import Cell
from netjournal.text import key
from netjournal.tui.bindings import bindings
from netjournal.tui.guard import told
from netjournal.tui.screens.form import Field, Form, Values
from netjournal.tui.screens.list_page import ListPage
from netjournal.tui.widgets.record_list import RecordList


class Row(NamedTuple):
    tag: Tag

    @property
    def ref(self) -> int:
        return self.tag.id


class TagsPage(ListPage):
    """Enter searches for what has the tag."""

    SCOPES = ("tags", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("tags")
    called = "tags"
    empty = "No tags yet. A #tag in a jot, or in the field of any form, begins one."
    ON_ROWS = ("rename", "remove")

    def cells(self, row: Row) -> list[Cell]:
        return [
            Cell(f"#{row.tag.name}", "name", 24, most=48),
            Cell(tag_words(row.tag), "quiet", 0, give=1),
            Cell(count(row.tag.total, "record"), "", 14, right=True),
        ]

    def load(self) -> None:
        found = [Row(tag) for tag in self.journal.tagging.all()]
        over = (f"{count(len(found), 'tag')}; Enter finds what has one",)
        self.show(found, *over if found else ())

    @property
    def _tag(self) -> Tag | None:
        row = self.rows.row
        return row.tag if isinstance(row, Row) else None

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self.nj.action_search(f'tag:"{event.row.tag.name}" ')

    @told
    def action_rename(self) -> None:
        tag = self._tag
        if tag is None:
            return
        names = {key(other.name): other for other in self.journal.tagging.all() if other.id != tag.id}
        done: list[int] = []
        words: list[str] = []

        def reads(text: str) -> str:
            there = names.get(key(text.strip().lstrip("#")))
            return f"#{there.name} is there already: the two become one" if there else ""

        def save(values: Values) -> None:
            renamed = self.journal.tagging.rename(tag.name, values["name"])
            done.append(renamed.action)
            words.append(f"#{tag.name} is #{renamed.name} now{', with those that had it' if renamed.merged else ''}")

        def then(_: Values) -> None:
            self.nj.did(words[0], done[0])

        self.nj.ask(Form(f"Rename #{tag.name}", [Field("name", "Name", tag.name, reads=reads)], save), then)

    @told
    def action_remove(self) -> None:
        if (tag := self._tag) is not None:
            self.nj.did(f"Took #{tag.name} off {count(tag.total, 'record')}", self.journal.tagging.remove(tag.name))
