"""The room sheet: one line a person, as many as wanted, pasted lists welcome, each known person recognised."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Static, TextArea

from netjournal.actions.meeting import Met, Recognised
from netjournal.domain.records import Ref
from netjournal.present import card_words, count
from netjournal.rows import Cell
from netjournal.tui.drafting import DraftKeeper, flush_all
from netjournal.tui.guard import shown, told
from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.text import lit
from netjournal.tui.widgets.entry import Entry
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.record_list import Fixed, RecordList

READ_AFTER = 0.15
MOST_SHOWN = 1000
"""Lines recognised while one types; keeping reads them all."""
NOTE_WIDTH = 10
MOST_NAMED = 20
"""People of a room that are named in its one line, before the window cuts it."""
FOOT = "Ctrl+S keeps them all · Esc closes, the draft stays"
HINT = """One line a person:
  Priya Nair, accounts for bakeries — red glasses

Or paste a list:
  Name - Company   Name (Company)"""


class SheetLine(NamedTuple):
    """One line of the sheet, and whom it means."""

    number: int
    seen: Recognised | None


def _cells(line: SheetLine) -> list[Cell]:
    seen = line.seen
    if seen is None:
        return [Cell("")]
    if seen.person is not None:
        mark, role, note = "●", "spark", "known"
    elif seen.among > 1:
        mark, role, note = "?", "due", f"{seen.among} so named"
    else:
        mark, role, note = "+", "quiet", "new"
    does = card_words(seen.card)
    return [
        Cell(mark, role, 1),
        Cell(seen.name or seen.card.name, "name", 20),
        Cell(does, "quiet", 0, give=2),
        Cell(note, role, NOTE_WIDTH, give=1),
    ]


class RoomSheet(Dialog[list[Met]]):
    """Writes down the people of one event (or of none) in one action."""

    def __init__(self, event: int | None, title: str) -> None:
        super().__init__()
        self.event = event
        self.about = Ref("event", event) if event else None
        self.called = title
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall") as box:
            box.border_title = lit(f"Who was there · {self.called}" if self.event else "People")
            yield Static(lit(self._there()), id="there")
            with Horizontal(id="room"):
                sheet = Entry(id="sheet", many=True, placeholder=HINT)
                sheet.soft_wrap = False  # a line stays beside what is read from it
                yield sheet
                yield RecordList(_cells, empty="Each line is recognised here as you type.", id="seen")
            yield Hint(id="problem")
            yield Hint(FOOT, "Ctrl+S keeps · Esc closes", classes="foot")

    def _there(self) -> str:
        """Who is written down already, the first of them by name."""
        room = self.journal.events.attendees(self.event) if self.event else []
        if not room:
            return ""
        names = ", ".join(attendee.person.name for attendee in room[:MOST_NAMED])
        are = "is" if len(room) == 1 else "are"
        return f"{count(len(room), 'person', 'people')} {are} written down already: {names}"

    def on_mount(self) -> None:
        there = self.query_one("#there", Static)
        there.display = bool(str(there.render()))
        uid = self.journal.events.get(self.event).uid if self.event else "none"
        self.keeper = DraftKeeper(self, self.journal.drafts, f"room-{uid}", says=self.say_draft)
        sheet = self.query_one("#sheet", Entry)
        draft = self.keeper.read()
        if draft:
            sheet.put(draft.text, draft.cursor)
        seen = self.query_one("#seen", RecordList)
        seen.can_focus = False
        for place in ("scroll_y", "selection", "show_horizontal_scrollbar"):
            self.watch(sheet, place, self._follow, init=False)
        sheet.focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if self.keeper is None:
            return
        self.keeper.typed(event.text_area.text, event.text_area.cursor_location)
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(READ_AFTER, self._read)

    @shown
    def _read(self) -> None:
        lines = self.query_one("#sheet", Entry).document.lines
        read = self.journal.meeting.recognise_lines(lines[:MOST_SHOWN], self.event)
        seen = list({id(one): one for one in read if one is not None}.values())
        below = [None] * self.size.height  # it scrolls past its end: the sheet may be lower, and may hold more lines
        rows = [SheetLine(number, one) for number, one in enumerate([*read, *below])]
        list_ = self.query_one("#seen", RecordList)
        list_.show(Fixed(rows if seen else ()))
        self._follow()
        known = sum(1 for one in seen if one.person is not None)
        words = count(len(seen), "person", "people") if seen else ""
        words += f", {known} known" if known else ""
        words += f", in the first {MOST_SHOWN:,} lines; all {len(lines):,} are kept" if lines[MOST_SHOWN:] else ""
        if unsure := [one.card.name for one in seen if one.person is None and one.among > 1]:
            words += f". Several people answer to {unsure[0]}: kept as someone new unless the line says more."
        self.query_one("#problem", Hint).say(words)

    def _follow(self) -> None:
        """What is read from a line stands beside it, however far the sheet is scrolled; where it stands below, with
        fewer rows, at least what is read from the line one is in is seen."""
        sheet, list_ = self.query_one("#sheet", Entry), self.query_one("#seen", RecordList)
        top, row = sheet.scroll_offset.y, sheet.cursor_location[0]
        list_.scroll_to(y=top, animate=False, force=True, immediate=True)
        if top <= row < top + sheet.scrollable_content_region.height:
            list_.move(row)

    @told
    def action_save(self) -> None:
        seen = self.journal.meeting.recognise(self.query_one("#sheet", Entry).text, self.event)
        if not seen:
            self.query_one("#problem", Hint).say("There is no name here yet.")
            return
        flush_all()
        met = self.journal.meeting.room(self.event, seen)
        if self.keeper is not None:
            self.keeper.done()
        self.finish(met)

    def put_back(self) -> None:
        self.query_one("#sheet", Entry).put("")

    def action_close(self) -> None:
        if self.keeper is None:  # not drawn yet
            self.finish(None)
            return
        sheet = self.query_one("#sheet", Entry)
        self.leave(sheet.text, sheet.cursor_location)
