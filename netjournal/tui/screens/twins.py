"""People found twice, with what says so; and two of them side by side, to pick from and merge."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from netjournal.actions.merging import Difference, Pair, Sides
from netjournal.domain.records import Ref
from netjournal.errors import NetjournalError
from netjournal.journal import Journal
from netjournal.present import count
from netjournal.rows import Cell
from netjournal.text import short
from netjournal.tui.bindings import bindings
from netjournal.tui.guard import told
from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.screens.list_page import ListPage
from netjournal.tui.text import lit
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.record_list import UNREAD, Fixed, RecordList

Picks = dict[str, str]
"""Of which field whose words stand: "other" for those of the one at the right, "kept" for those at the left."""

LOOKING = "Looking through the people …"
FOUND = (
    "People who may be here twice, with what says so. Enter puts two side by side.",
    "Enter puts two side by side.",
)
"""As they fit the window."""
NOBODY = "Nobody seems to be here twice.\nY on somebody's page merges them with anybody you pick."


class TwinsPage(ListPage):
    """The pairs, the likest first. After one is merged or parted the next is highlighted."""

    SCOPES = ("twins", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("twins")
    called = "found twice"
    empty = LOOKING
    ON_ROWS = ("apart", "open")

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[Pair] | None = None
        """None until they were looked for."""
        self._waits = False

    def compose_body(self) -> ComposeResult:
        yield from super().compose_body()
        yield Hint(id="said")

    def cells(self, row: Pair) -> list[Cell]:
        return [
            Cell(f"{row.kept.name} · {row.other.name}", "name", least=30),
            Cell(" · ".join(row.reasons), "quiet", 40, give=1),
        ]

    def load(self) -> None:
        """Looking through fifty thousand people takes seconds, so it is asked aside; till then stands what stood."""
        aside = self.nj.aside
        mine, self._waits = aside.newest + 1, True

        def question(journal: Journal) -> list[Pair]:
            return journal.merging.found_twice(wanted=lambda: aside.newest == mine)

        aside.ask(question, self._answered, self._refused)

    def on_screen_resume(self) -> None:
        """Another question may have taken the place of this one meanwhile."""
        if self.stale or self._waits:
            self.reload()

    def _answered(self, pairs: list[Pair]) -> None:
        self._waits = False
        if self.is_attached:
            self._show(pairs)

    def _refused(self, error: NetjournalError) -> None:
        self._waits = False
        if self.is_attached:
            self.nj.complain(error)
            if self.pairs is None:
                self.show((), empty=UNREAD)

    def _show(self, pairs: list[Pair]) -> None:
        self.pairs = pairs
        self.show(pairs, *FOUND if pairs else (), empty=NOBODY)

    @property
    def pair(self) -> Pair | None:
        row = self.rows.row
        return row if isinstance(row, Pair) else None

    @property
    def highlighted(self) -> Ref | None:
        return self.pair.ref if self.pair else None

    @on(RecordList.Moved)
    def _moved(self) -> None:
        """All that is said of the pair that is highlighted: every reason, and what each of the two does."""
        said = Content("")
        if pair := self.pair:
            both = "\n".join(
                f"{short(who.name, 40)}{f', {short(who.does, 60)}' if who.does else ''}" for who in pair[:2]
            )
            said = Content.assemble(lit(" · ".join(pair.reasons)), "\n", lit(both).stylize("$quiet"))
        below = self.query_one("#said", Hint)
        below.say(said)
        below.display = self.pair is not None

    @on(RecordList.Chosen)
    @told
    def _chosen(self, event: RecordList.Chosen) -> None:
        pair = event.row
        self.nj.doing.side_by_side(pair.kept.id, pair.other.id, pair.reasons, lambda: self._without(pair.other.id))

    def _without(self, gone: int) -> None:
        """The pairs of one who was merged go at once; the rest is looked for anew."""
        self._show([pair for pair in self.pairs or () if gone not in (pair.kept.id, pair.other.id)])

    @told
    def action_apart(self) -> None:
        if (pair := self.pair) is None:
            return
        action = self.journal.merging.not_the_same(pair.kept.id, pair.other.id)
        self._show([one for one in self.pairs or () if one != pair])
        self.nj.did(f"{short(pair.kept.name, 30)} is not {short(pair.other.name, 30)}", action)

    def action_open(self) -> None:
        if self.highlighted is not None:
            self.nj.open_record(self.highlighted)


class SideBySide(Dialog[Picks]):
    """What two people differ in, the one kept at the left. Gives back what was picked."""

    SCOPES: ClassVar[tuple[str, ...]] = ("sides", "form", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("sides")

    def __init__(self, sides: Sides, reasons: tuple[str, ...]) -> None:
        super().__init__()
        self.sides = sides
        self.reasons = reasons
        self.picks: Picks = {}

    def compose(self) -> ComposeResult:
        names = [short(who.name, 40) for who in (self.sides.other, self.sides.kept)]
        with Vertical(classes="dialog -tall") as box:
            box.border_title = lit(f"{names[0]} goes into {names[1]}")
            yield Hint(self._words(), id="sides-words")
            yield RecordList(self._cells, empty="They differ in nothing: Enter merges them.", id="picks")
            yield Hint(id="sides-said")
            yield Hint("Enter merges · ←→ picks · Esc closes", "Enter merges · ←→ picks · Esc", classes="foot")

    def _words(self) -> Content:
        along = [count(number, *_COUNTED[table]) for table, number in self.sides.goes_along.items()]
        lines = [
            lit(" · ".join(self.reasons)),
            lit(f"What goes along: {', '.join(along)}." if along else "Nothing else belongs to the other.").stylize(
                "$quiet"
            ),
        ]
        return Content("\n").join(line for line in lines if line.plain)

    def _cells(self, row: Difference) -> list[Cell]:
        theirs = self._stands(row) == "other"
        return [
            Cell(row.label, "quiet", 12),
            Cell(f"{'○' if theirs else '●'} {row.kept}", "quiet" if theirs else ""),
            Cell(f"{'●' if theirs else '○'} {row.other}", "" if theirs else "quiet"),
        ]

    def _stands(self, row: Difference) -> str:
        return self.picks.get(row.field, row.stands)

    def on_mount(self) -> None:
        self.query_one(RecordList).show(Fixed(self.sides.differing))
        self.query_one(RecordList).focus()

    @property
    def row(self) -> Difference | None:
        row = self.query_one(RecordList).row
        return row if isinstance(row, Difference) else None

    @on(RecordList.Moved)
    def _tell(self) -> None:
        """Where it goes that is not picked, and what stands, in full; the end is cut where there is no room."""
        said = ""
        if (row := self.row) is not None:
            theirs = self._stands(row) == "other"
            stands, left = (row.other, row.kept) if theirs else (row.kept, row.other)
            goes = "Goes nowhere, as it says nothing" if (row.field, left) == ("let_go", "no") else "Into the notes"
            goes = "Also called by" if row.field == "name" else goes
            said = f"{goes}: “{left}”\n{row.label}: {stands}"
        self.query_one("#sides-said", Hint).say(said)

    @on(RecordList.Chosen)
    def _clicked(self) -> None:
        self.action_switch()

    def _pick(self, side: str) -> None:
        if self.row is not None:
            self.picks[self.row.field] = side
            self.query_one(RecordList).refresh()
            self._tell()

    def action_left(self) -> None:
        self._pick("kept")

    def action_right(self) -> None:
        self._pick("other")

    def action_switch(self) -> None:
        if self.row is not None:
            self._pick("kept" if self._stands(self.row) == "other" else "other")

    def action_merge(self) -> None:
        self.finish(self.picks)

    def action_save(self) -> None:
        self.finish(self.picks)


_COUNTED: dict[str, tuple[str, ...]] = {
    "conversation_person": ("conversation",),
    "attendance": ("event",),
    "promise": ("promise",),
    "association": ("idea",),
    "sheet_line": ("line of the 1-2-1 sheet", "lines of the 1-2-1 sheet"),
    "stage_move": ("move",),
    "contact": ("way to reach them", "ways to reach them"),
}
