"""Home: what waits, and the four linked panes."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.widgets import Input, Static

from netjournal import present, rows
from netjournal.domain.records import SORTS, EventLine, Kind, Ref, View
from netjournal.journal import Narrow
from netjournal.text import short
from netjournal.tui.bindings import bindings
from netjournal.tui.guard import shown
from netjournal.tui.screens.page import Page
from netjournal.tui.text import lit
from netjournal.tui.widgets.pane import Pane
from netjournal.tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from netjournal.domain.sparks import Spark

FOLLOW_AFTER = 0.12
"""Seconds the highlight rests before the other panes follow it: moving fast never waits for them."""

EMPTY: dict[Kind, str] = {
    "event": "Events you went to stand here.\nPress a to add one with the people who were in the room.",
    "person": "People you met stand here, those written down last first.\nPress a to write some down, one line each.",
    "promise": "What you said you would do, and what they said.\nPress a, or jot a line that begins with !",
    "idea": "Ideas and what they belong to stand here.\nPress i to jot one.",
}
BETWEEN = "  ·  "
LEAST_TITLE = 12
"""Letters of an event's title the strip keeps before it gives up the day."""
NOTHING = "Nothing here belongs to it. Esc shows everything."


class HomePage(Page):
    """The highlighted row of the pane in focus narrows the others to what belongs to it; Esc lets go."""

    SCOPES = ("home", "list")
    OWN_KEYS_FIRST = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")
    called = "netjournal"

    def __init__(self) -> None:
        super().__init__()
        self._following = True
        self._follow_timer: Timer | None = None
        self._followed: Ref | None = None
        self._loaded = False
        self._waits: tuple[EventLine | None, int] = (None, 0)
        self._named = True
        """Whether the strip names the key beside its event."""
        self._pile_timer: Timer | None = None
        self._review: tuple[int, bool] = (0, False)
        """How many are in the pile, and whether the week is not reviewed yet."""
        self._spark: Spark | None = None

    def compose_body(self) -> ComposeResult:
        yield Static(id="strip")
        yield Static(id="spark")
        with Container(id="panes"):
            yield self._pane(1, "Events", "event", rows.event_cells)
            yield self._pane(2, "People", "person", rows.person_cells)
            yield self._pane(3, "Promises", "promise", rows.promise_cells)
            yield self._pane(4, "Ideas", "idea", rows.idea_cells, present.heard)

    def _pane(self, number: int, name: str, kind: Kind, cells: Any, under: Any = None) -> Pane:
        clock = self.journal.clock
        list_ = RecordList(
            lambda line: cells(line, clock.today()),
            under=(lambda line: under(line, clock.today())) if under else None,
            empty=EMPTY[kind],
            id=f"list-{kind}",
        )
        pane = Pane(number, name, kind, list_)
        pane.set_class(number == 1, "-current")  # in a low window only the current pane can take the focus
        return pane

    # What is shown

    def load(self) -> None:
        self._show_strip()
        source = self._source()
        first, self._loaded = not self._loaded, True
        self._fill(source, _narrowed(source))
        if first:
            self._to_the_one_that_waits()
        self._follow()
        self._point()

    def _point(self) -> None:
        """Highlight the record that was written last, where its pane shows it."""
        about, self.about = self.about, None
        pane = next((pane for pane in self.query(Pane) if about and pane.kind == about.kind), None)
        if pane is not None and about is not None:
            pane.list.point(about)

    def on_mount(self) -> None:
        # Textual calls the base's on_mount by itself, which loads the page.
        self.query_one("#list-event").focus()

    def _to_the_one_that_waits(self) -> None:
        """Begin at the event the strip names, else at the latest that has been: coming ones stand above it, with
        nothing to show yet."""
        event = self._waits[0] or self.journal.events.latest(self.journal.clock.today(), date.min)
        place = self.journal.listing("event").place(event.ref) if event else None
        if place:
            self.query_one("#list-event", RecordList).move(place)

    def _show_strip(self) -> None:
        self._waits = self.journal.meeting.waiting()
        self._named = self._reflects_on_it
        self._lay_strip()
        if self._pile_timer is not None:
            self._pile_timer.stop()
        self._pile_timer = self.set_timer(FOLLOW_AFTER, self._count_pile)

    @shown
    def _count_pile(self) -> None:
        """When the page is painted and rests: looking through the pile takes some frames in a journal of many years."""
        found = self.journal.touching.pile_count(), self.journal.reviewing.is_due()
        if found != self._review:
            self._review = found
            self._lay_strip()
        self._spark = self.journal.sparking.today()
        self._lay_spark()

    def _lay_spark(self) -> None:
        """The idea that comes back today, in one line; nothing where there is none, or where it was answered."""
        spark, line = self._spark, self.query_one("#spark", Static)
        line.set_class(spark is not None and not spark.answer, "-there")
        if spark is not None and not spark.answer:
            from netjournal.tui.sparkling import spark_line  # the page is painted without

            line.update(spark_line(spark, self.nj, max(1, self.app.size.width - 2)))

    def on_resize(self) -> None:
        self._lay_strip()
        self._lay_spark()

    def _lay_strip(self) -> None:
        """What waits, as many phrases on a line as fit: no phrase is broken."""
        event, due = self._waits
        room = max(1, self.app.size.width - 2)
        parts = []
        if event:
            begun = ": stands open" if event.reflected == "begun" else ": not looked back on yet"
            begun += " (r)" * self._named
            day = f", {present.LONG_DAYS[event.day.weekday()]}"
            if room < LEAST_TITLE + len(day + begun):
                day = ""
            parts.append(short(event.title, min(40, room - len(day + begun))) + day + begun)
        if due:
            parts.append(f"{present.count(due, 'promise')} of mine due (3)")
        pile, unreviewed = self._review
        if pile:
            parts.append(f"{present.in_pile(pile)} in the pile (f)")
        if unreviewed:
            parts.append("the week is not reviewed yet (w)")
        strip = self.query_one("#strip", Static)
        strip.set_class(not parts, "-silent")
        lines: list[str] = []
        for part in parts:
            joined = f"{lines[-1]}{BETWEEN}{part}" if lines else ""
            if joined and rows.cell_width(joined) <= room:
                lines[-1] = joined
            else:
                lines.append(part)
        waits = lit("\n".join(lines))
        strip.update(waits)
        # Told, not `auto`: a text changed while its widget waits to be laid out keeps the height it had (8.2.8).
        strip.styles.height = waits.get_height({}, room)

    @property
    def _reflects_on_it(self) -> bool:
        """Whether r looks back on the event the strip names, and not on one that is highlighted."""
        event, row = self._waits[0], self._source().row
        if not isinstance(row, EventLine) or row.day > self.journal.clock.today():
            return event is not None
        return event is not None and row.ref == event.ref

    def _source(self) -> Pane:
        """The pane in focus, or the one that had it last."""
        return next((pane for pane in self.query(Pane) if pane.has_class("-current")), self.query(Pane).first())

    @shown
    def _fill(self, pane: Pane, narrow: Narrow, why: str = "", *, keep: bool = True) -> None:
        empty = NOTHING if narrow.kind else EMPTY[pane.kind]
        if narrow.whose:
            empty = "None of these here. m shows all."
        if narrow.find:
            empty = f"Nothing here holds “{narrow.find}”. Esc shows everything."
        pane.show(self.journal.listing(pane.kind, narrow), why, empty=empty, keep=keep)

    @shown
    def _follow(self) -> None:
        """Narrow the other panes to the highlighted row."""
        self._follow_timer = None
        source = self._source()
        row = source.row if self._following else None
        self._followed = row.ref if row is not None else None
        if self._named != self._reflects_on_it:
            self._named = not self._named
            self._lay_strip()
        for pane in self.query(Pane):
            if pane is source:
                continue
            if row is None:
                self._fill(pane, _narrowed(pane))
            else:
                why = _why(source.kind, pane.kind, row)
                self._fill(pane, _narrowed(pane, source.kind, row.id), why, keep=False)

    @on(RecordList.Moved)
    def _moved(self, event: RecordList.Moved) -> None:
        source = self._source()
        if event.list is not source.list or not source.list.has_focus or not self._following:
            return
        # What the list shows by now, not what it showed when the message was sent.
        if (source.row.ref if source.row is not None else None) != self._followed:
            self._follow_soon()

    def _follow_soon(self) -> None:
        if self._follow_timer is not None:
            self._follow_timer.stop()
        self._follow_timer = self.set_timer(FOLLOW_AFTER, self._follow)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        pane = next((node for node in event.widget.ancestors_with_self if isinstance(node, Pane)), None)
        if pane is not None:
            self._come_to(pane)

    def _come_to(self, pane: Pane) -> None:
        """From now on the others follow this one; where one is shown alone, it is."""
        if pane.has_class("-current"):
            return
        for other in self.query(Pane):
            other.set_class(other is pane, "-current")
        self._following = True
        self._fill(pane, _narrowed(pane))
        self._follow_soon()

    @on(Pane.Finding)
    def _finding(self, event: Pane.Finding) -> None:
        self._fill(event.pane, _narrowed(event.pane), keep=False)
        if event.pane is self._source():
            self._follow_soon()

    # Actions

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        self.nj.open_record(event.row.ref)

    @property
    def highlighted(self) -> Ref | None:
        """The record an action is meant for."""
        row = self._source().row
        return row.ref if row is not None else None

    def action_let_go(self) -> None:
        source = self._source()
        if isinstance(self.focused, Input):
            source.list.focus()
        elif source.stop_finding():
            self._fill(source, _narrowed(source))
            self._follow_soon()
        elif self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        else:
            self._following = False
            for pane in self.query(Pane):
                pane.look_at("")
                pane.whose = ""
            self._fill(source, _narrowed(source))
            self._follow()

    def action_zoom(self) -> None:
        self.toggle_class("-zoomed")

    def action_find(self) -> None:
        self._source().find()

    def _to(self, number: int) -> None:
        pane = self.query_one(f"#pane-{number}", Pane)
        self._come_to(pane)  # at once: one that zooming hides meanwhile would lose the focus
        pane.list.focus()

    def action_pane_1(self) -> None:
        self._to(1)

    def action_pane_2(self) -> None:
        self._to(2)

    def action_pane_3(self) -> None:
        self._to(3)

    def action_pane_4(self) -> None:
        self._to(4)

    def action_quit(self) -> None:
        self.nj.action_quit()

    def action_add(self) -> None:
        self.nj.doing.add(self._source().kind)

    def action_edit(self) -> None:
        if self.highlighted:
            self.nj.doing.edit(self.highlighted)

    def action_done(self) -> None:
        if self.highlighted:
            self.nj.doing.done(self.highlighted)

    def action_later(self) -> None:
        if self.highlighted:
            self.nj.doing.later(self.highlighted)

    def action_talked(self) -> None:
        if self.highlighted:
            self.nj.doing.talked_of(self.highlighted)

    def action_spark(self) -> None:
        self.nj.sparkling.ask()

    def action_whose(self) -> None:
        """All promises, those I made, those made to me, and round again."""
        pane = self._source()
        pane.whose = {"": "mine", "mine": "theirs"}.get(pane.whose, "")
        self._shown_otherwise(pane)

    def action_order(self) -> None:
        """The next order of the ideas, and round again."""
        pane, sorts = self._source(), [*SORTS, ""]
        pane.sort = sorts[sorts.index(pane.sort) + 1]
        self._shown_otherwise(pane)

    def _shown_otherwise(self, pane: Pane) -> None:
        self._fill(pane, _narrowed(pane), keep=False)
        self._follow_soon()

    def action_views(self) -> None:
        from netjournal.tui.screens.views import ViewsDialog

        pane = self._source()

        def then(view: View) -> None:
            pane.look_at(view.words, view.sort, view.name)
            self._shown_otherwise(pane)

        self.nj.ask(ViewsDialog(View(0, pane.kind, pane.view, pane.find_words, pane.sort)), then)

    def action_remove(self) -> None:
        if self.highlighted:
            self.nj.doing.remove(self.highlighted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        match action:
            case "done":
                return self._source().kind in ("promise", "idea")
            case "later" | "whose":
                return self._source().kind == "promise"
            case "order":
                return self._source().kind == "idea"
            case "views":
                return self._source().kind in ("idea", "person")
            case "talked":
                return self._source().kind in ("event", "person", "promise")
        return True


def _narrowed(pane: Pane, kind: Kind | None = None, id_: int = 0) -> Narrow:
    """To what a pane is narrowed by its own keys, and to what belongs to a record besides."""
    return Narrow(kind, id_, pane.find_words, pane.whose, sort=pane.sort)


def _why(source: Kind, kind: Kind, row: Any) -> str:
    """To what a pane is narrowed, in its title."""
    match source:
        case "event":
            return f"{'met at ' if kind == 'person' else ''}{short(row.title, 34)}"
        case "person":
            return f"with {short(row.name, 30)}"
        case "promise":
            return "of that promise"
        case _:
            return "joined to that idea"
