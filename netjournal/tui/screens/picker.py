"""Picking a record by a few words of it, and how it is joined where that can be chosen."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from netjournal.actions.searching import Found
from netjournal.domain.query import lit as named
from netjournal.domain.records import Hit, Ref
from netjournal.journal import Journal
from netjournal.rows import Cell, hit_cells
from netjournal.tui.bindings import bindings
from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.screens.form import FormInput
from netjournal.tui.text import lit
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.record_list import Fixed, RecordList

NOTHING = "Nothing here holds that."


class Picked(NamedTuple):
    ref: Ref
    relation: str


class Pick(NamedTuple):
    """One record to pick. `group`: what its kind is called, on the first of each kind; `words`: those that are lit."""

    hit: Hit
    group: str
    words: tuple[str, ...]

    @property
    def ref(self) -> Ref | None:
        return self.hit.ref


class Picker(Dialog[Picked]):
    """Words are typed, what they find stands below as one types; arrows and Enter pick.

    `relations`: how an idea may be joined, the usual one first; other records have the first one only.
    """

    SCOPES: ClassVar[tuple[str, ...]] = ("pick", "form")
    BINDINGS: ClassVar[list[BindingType]] = bindings("pick")

    def __init__(
        self,
        title: str,
        kinds: Sequence[str],
        *,
        but: Ref,
        relations: Sequence[str] = (),
        offered: Sequence[Pick] = (),
        hint: str = "",
        does: str = "joins",
    ) -> None:
        """`but`: what can't be picked; `offered`: what stands there at first; `does`: what Enter does."""
        super().__init__()
        self.called = title
        self.kinds = tuple(kinds)
        self.but = but
        self.relations = tuple(relations)
        self.offered = tuple(offered)
        self.hint = hint
        self.does = does
        self._relation = 0
        self._shown_for = ""
        self._wants = False
        """Whether Enter was pressed before what was typed had its answer."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall") as box:
            box.border_title = lit(self.called)
            yield FormInput(placeholder=self.hint, compact=True, select_on_focus=False, id="words")
            yield RecordList(self._cells, empty="A few words of it are enough.", id="picks")
            yield Static("", id="problem")
            yield Hint(classes="foot")

    def on_mount(self) -> None:
        self.picks.can_focus = False
        self.query_one("#words").focus()
        self._show(self.offered)

    @property
    def picks(self) -> RecordList:
        return self.query_one("#picks", RecordList)

    def _cells(self, pick: Pick) -> list[Cell]:
        return hit_cells(pick.hit, pick.group, pick.words, self.journal.clock.today())

    @property
    def _typed(self) -> str:
        return self.query_one("#words", Input).value.strip()

    @on(Input.Changed, "#words")
    def _changed(self, event: Input.Changed) -> None:
        self._wants = False
        text = event.value
        if not text.strip():
            self._shown_for = ""
            self._show(self.offered)
            return

        def question(journal: Journal) -> Found:
            return journal.searching.find(f"{' '.join(f'kind:{kind}' for kind in self.kinds)} {text}")

        def answer(found: Found) -> None:
            if self.is_attached and self._typed == text.strip():
                self._shown_for = text.strip()
                self._show(self._picks_of(found))
                if self._wants:
                    self._choose()

        self.nj.aside.ask(question, answer)

    def _picks_of(self, found: Found) -> list[Pick]:
        picks = []
        for kind in (kind for kind in self.kinds if kind in found.hits):
            hits = [hit for hit in found.hits[kind] if hit.ref != self.but]
            hits.sort(key=lambda hit: not named(hit.title, found.query.words))  # called so, before those it is said of
            picks += [Pick(hit, "" if number else kind, found.query.words) for number, hit in enumerate(hits)]
        return picks

    def _show(self, picks: Sequence[Pick]) -> None:
        self.picks.show(Fixed(picks), keep=False, empty=NOTHING if self._typed else "A few words of it are enough.")
        self._tell()

    @on(RecordList.Moved)
    def _tell(self) -> None:
        """How it would be joined, at the foot."""
        does, tab = f"Enter {self.does}", ""
        if self._choices:
            does, tab = f"{does}: {self.relation}", f" · Tab {self._choices[self._next]}"
        elif self.relations and self.picks.row is not None:
            does = f"{does}: {self.relation}"
        ends = (" · ↑ ↓ another · Esc closes", " · ↑ ↓ · Esc closes", " · Esc closes", " · Esc")
        self.query_one(Hint).say(*(f"{does}{tab}{end}" for end in ends), does)

    @property
    def _choices(self) -> tuple[str, ...]:
        """How the highlighted record may be joined, where there is a choice."""
        row = self.picks.row
        return self.relations if isinstance(row, Pick) and row.hit.kind == "idea" and len(self.relations) > 1 else ()

    @property
    def _next(self) -> int:
        return (self._relation + 1) % len(self.relations)

    @property
    def relation(self) -> str:
        """How the highlighted record would be joined."""
        if self._choices:
            return self._choices[self._relation]
        return self.relations[0] if self.relations else ""

    @on(Input.Submitted, "#words")
    def _entered(self) -> None:
        if self._typed == self._shown_for:
            self._choose()
        else:
            self._wants = True

    @on(RecordList.Chosen)
    def _choose(self) -> None:
        row = self.picks.row
        if isinstance(row, Pick) and row.ref is not None:
            self.finish(Picked(row.ref, self.relation))

    def action_save(self) -> None:
        self._entered()

    def action_relation(self) -> None:
        if self._choices:
            self._relation = self._next
            self._tell()

    def action_down(self) -> None:
        self.picks.action_down()

    def action_up(self) -> None:
        self.picks.action_up()

    def action_page_down(self) -> None:
        self.picks.action_page_down()

    def action_page_up(self) -> None:
        self.picks.action_page_up()


class LinePicker(Dialog[int]):
    """Gives back which of some lines was picked."""

    SCOPES: ClassVar[tuple[str, ...]] = ("form", "list")

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.called = title
        self.lines = tuple(lines)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall") as box:
            box.border_title = lit(self.called)
            yield RecordList(lambda line: [Cell(line)], id="picks")
            yield Hint("Enter picks · ↑ ↓ another · Esc closes", classes="foot")

    def on_mount(self) -> None:
        self.query_one(RecordList).show(Fixed(self.lines))
        self.query_one(RecordList).focus()

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self.finish(event.list.cursor)

    def action_save(self) -> None:
        self.finish(self.query_one(RecordList).cursor)
