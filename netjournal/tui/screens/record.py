"""The page of one record: its facts above, what belongs to it below, each line the way to another page."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from netjournal import rows
from netjournal.domain.records import Entry, Ref
from netjournal.tui.bindings import bindings
from netjournal.tui.facts import Sheet, sheet
from netjournal.tui.guard import shown
from netjournal.tui.screens.page import Page
from netjournal.tui.text import lit
from netjournal.tui.widgets.labelled import Labelled, LabelledLines
from netjournal.tui.widgets.record_list import Fixed, RecordList


class RecordPage(Page):
    """Any record's page: what it shows is `facts.sheet`; going to a line's record stacks its page on this one."""

    SCOPES = ("record", "trail", "list")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("record"), *bindings("trail")]

    def __init__(self, ref: Ref) -> None:
        super().__init__(classes=f"-{ref.kind}")
        self.ref = ref
        self.called = ref.kind
        self._sheet: Sheet | None = None

    def compose_body(self) -> ComposeResult:
        clock = self.journal.clock
        with Vertical(id="record"):
            yield Static(id="title")
            with VerticalScroll(id="facts-box"):
                yield LabelledLines(id="facts")
            yield Static(id="between")
            yield RecordList(
                lambda entry: rows.entry_cells(entry, clock.today()),
                empty="Nothing belongs to it yet.",
                id="entries",
            )

    def on_mount(self) -> None:
        """A reflection is read first; Tab goes to the lines below, and back."""
        if self.ref.kind == "reflection":
            self.query_one("#facts-box").focus()
        else:
            self.query_one(RecordList).focus()
        if self.ref.kind == "idea":
            self.call_after_refresh(self._looked_at)

    @shown
    def _looked_at(self) -> None:
        """That an idea's page was opened counts: one never looked at comes back as the spark of a day."""
        self.journal.sparking.visited(self.ref)

    def load(self) -> None:
        self._sheet = sheet(self.journal, self.ref, self.nj.prompts)
        self.called = self._sheet.title
        kind = self._sheet.kind if self._sheet.kind != self.ref.kind else ""
        self.query_one("#title", Static).update(
            Content.assemble((self._sheet.title, "bold $primary"), (f"   {kind}" if kind else "", "$quiet"))
        )
        self.query_one(LabelledLines).show(
            [Labelled(lit(label).stylize("$quiet"), lit(value)) for label, value in self._sheet.facts]
        )
        between = self.query_one("#between", Static)
        between.update(lit(self._sheet.heading).stylize("$quiet"))
        entries = self.query_one(RecordList)
        entries.show(Fixed(self._sheet.entries), empty=self._sheet.empty)
        about, self.about = self.about, None
        if about is not None:
            entries.point(about)  # the line just added, or brought back
        self.refresh_bindings()

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self.nj.open_record(event.row.ref)

    @property
    def highlighted(self) -> Ref | None:
        return self.ref

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        kind = self.ref.kind
        match action:
            case "done":
                return kind in ("promise", "idea")
            case "room":
                return kind == "event"
            case "later":
                return kind == "promise"
            case "promise":
                return kind in ("person", "event", "conversation")
            case "talked":
                return kind in ("person", "event", "promise")
            case "closer" | "same" | "further":
                return kind == "person"
            case "sheet":
                return kind in ("person", "conversation")
            case "spark" | "develop":
                return kind == "idea"
            case "edit":
                return kind != "reflection"
            case "part":
                return kind in ("idea", "event")
            case "join" | "map":
                return kind in ("idea", "person", "event", "conversation")
            case "merge":
                return kind in ("idea", "person")
            case "split":
                return kind == "idea"
            case "forward":
                return self.nj.trail.ahead is not None
        return True

    @property
    def key_labels(self) -> dict[str, str]:
        """What the key that finishes a promise does here."""
        return {"record.done": "rest, wake"} if self.ref.kind == "idea" else {}

    def action_back(self) -> None:
        self.nj.trail.back(self)

    def action_forward(self) -> None:
        self.nj.trail.forward()

    def action_edit(self) -> None:
        self.nj.doing.edit(self.ref)

    def action_done(self) -> None:
        self.nj.doing.done(self.ref)

    def action_later(self) -> None:
        self.nj.doing.later(self.ref)

    def action_closer(self) -> None:
        self.nj.doing.moved(self.ref, "closer")

    def action_same(self) -> None:
        self.nj.doing.moved(self.ref, "same")

    def action_further(self) -> None:
        self.nj.doing.moved(self.ref, "further")

    def action_sheet(self) -> None:
        self.nj.doing.sheet(self.ref)

    def action_spark(self) -> None:
        self.nj.doing.spark(self.ref)

    def action_join(self) -> None:
        self.nj.doing.join(self.ref)

    def action_map(self) -> None:
        from netjournal.tui.screens.map import MapPage

        self.app.push_screen(MapPage(self.ref))

    def action_merge(self) -> None:
        self.nj.doing.merge(self.ref)

    def action_split(self) -> None:
        self.nj.doing.split(self.ref)

    def action_develop(self) -> None:
        self.nj.develop(self.ref)

    def action_room(self) -> None:
        self.nj.doing.room(self.ref.id)

    def action_promise(self) -> None:
        self.nj.doing.promise_of(self.ref)

    def action_talked(self) -> None:
        self.nj.doing.talked_of(self.ref)

    def action_history(self) -> None:
        from netjournal.tui.screens.changes import ChangedPage

        self.app.push_screen(ChangedPage(self.ref))

    def action_remove(self) -> None:
        self.nj.doing.remove(self.ref)

    def action_part(self) -> None:
        """Undo a join, not the records it joins."""
        row = self.query_one(RecordList).row
        if isinstance(row, Entry):
            self.nj.doing.part(self.ref, row)
