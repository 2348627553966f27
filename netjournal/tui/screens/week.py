"""The page of a week: what was kept, promised and done, who moved, and the line written at its close."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from netjournal import present
from netjournal.domain.review import PARTS, Happened
from netjournal.domain.weeks import Week, week_of
from netjournal.rows import Cell
from netjournal.tui.bindings import bindings
from netjournal.tui.closing import summary
from netjournal.tui.screens.page import Page
from netjournal.tui.text import lit
from netjournal.tui.weekly import week_words
from netjournal.tui.widgets.labelled import Labelled, LabelledLines
from netjournal.tui.widgets.record_list import Fixed, RecordList


class WeekPage(Page):
    """Any week's page, reviewed or not; `[` and `]` go to the weeks before and after."""

    SCOPES = ("week", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("week")

    def __init__(self, week: Week) -> None:
        super().__init__()
        self.week = week

    def compose_body(self) -> ComposeResult:
        with Vertical(id="week"):
            yield Static(id="title")
            with VerticalScroll(id="facts-box", can_focus=False):
                yield LabelledLines(id="facts")
            yield RecordList(self._cells, empty="Nothing was kept in this week.", id="lines")

    def on_mount(self) -> None:
        self.query_one(RecordList).focus()

    def load(self) -> None:
        today = self.journal.clock.today()
        page = self.journal.reviewing.page(self.week)
        streak = self.journal.reviewing.streak() if page.closed_on else (0, 0)
        words = week_words(self.week, today)
        self.query_one("#title", Static).update(
            Content.assemble((words[:1].upper() + words[1:], "bold $primary"), (f"   {self.week.name}", "$quiet"))
        )
        facts = summary(page, streak, today)
        self.query_one(LabelledLines).show([Labelled(lit(f.label).stylize("$quiet"), lit(f.words)) for f in facts])
        self.query_one(RecordList).show(Fixed([line for _, lines in page.parts() for line in lines]))
        self.refresh_bindings()

    def _cells(self, line: Happened) -> list[Cell]:
        today = self.journal.clock.today()
        return [
            Cell(present.day_column(line.day, today), "quiet", 10, give=2),
            Cell(PARTS[line.part], "quiet", 16, give=1),
            Cell(": ".join(filter(None, (line.who, line.text))), "name" if line.part == "event" else ""),
        ]

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self.nj.open_record(event.row.ref)

    def _to(self, week: Week) -> None:
        self.week = week
        self.reload()

    def action_before(self) -> None:
        if self.week.first.year > 1:
            self._to(self.week.before())

    def action_after(self) -> None:
        if self.week != week_of(self.journal.clock.today(), self.journal.week_starts):
            self._to(self.week.before(-1))

    def action_back(self) -> None:
        self.dismiss()
