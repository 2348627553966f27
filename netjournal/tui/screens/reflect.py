"""The guided reflection as a page: one quiet question at a time, and nothing typed is ever lost.

Where one is and what is asked is `walk.Walk`, what a step shows and keeps is in `asking`, how it looks is `CardColumn`;
here are the keys, the field and its draft.
"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from netjournal.domain import reflection as plan
from netjournal.domain.records import Echo
from netjournal.errors import NetjournalError, NotFound
from netjournal.journal import Journal
from netjournal.text import short
from netjournal.tui.asking.cards import Cards
from netjournal.tui.asking.promises import Promises
from netjournal.tui.asking.step import Asking, Choice, Told
from netjournal.tui.asking.writing import Freewriting
from netjournal.tui.bindings import bindings, letters
from netjournal.tui.drafting import DraftKeeper
from netjournal.tui.guard import shown, told
from netjournal.tui.looking_back import LookingBack
from netjournal.tui.screens.page import Page
from netjournal.tui.text import lit
from netjournal.tui.walk import Walk
from netjournal.tui.widgets.card_column import CardColumn
from netjournal.tui.widgets.entry import Entry
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.record_list import RecordList

QUIET_SECONDS = 180
SAID_FOR = 2.5


class ReflectPage(Page):
    """Walks the cards of one event's reflection by keyboard alone."""

    SCOPES = ("reflect", "mark")
    GONE = (
        "The event was removed, or the beginning of this taken back meanwhile, in another window. What was typed is "
        "kept: it stands in the next reflection of the event."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("mark"),
        *bindings("reflect"),
        *letters("letter"),
    ]

    def __init__(self, event: int) -> None:
        super().__init__()
        self.event_id = event
        self.walk: Walk | None = None
        self.keeper: DraftKeeper | None = None
        self._echoes: list[Echo] = []
        self._looking_back = LookingBack(self, lambda: self._field().text, self._alike, self._found_alike)
        self._said_timer: Timer | None = None
        self._filling = False
        self._marked = 0
        """The line marked last."""
        self._taken_off = ""
        """What stands in the field because it was taken off, and wasn't touched since: going on does not keep it."""

    def compose_body(self) -> ComposeResult:
        yield CardColumn(id="reflect")
        yield Hint(id="told")

    @property
    def column(self) -> CardColumn:
        return self.query_one(CardColumn)

    @property
    def asking(self) -> Asking:
        assert self.walk is not None
        return self.walk.asking

    def load(self) -> None:
        """The first time: open the reflection where it stands. Later: show the card anew; what is being typed stays."""
        if self.walk is None:
            self.walk = Walk(self.journal, self.nj.prompts(), self.event_id)
            self._show_card()
            self._tell(self.walk.resumed)
        elif self.walk.lost:
            raise NotFound("That reflection is no longer in the journal.")
        elif self.walk.bereft:
            self._go_without()
        else:
            self._redraw()

    def lost(self) -> bool:
        return self.walk is not None and self.walk.lost

    # The card

    def _show_card(self) -> None:
        """A card is come to: its question, its field with what was left there, the focus where it belongs."""
        self._echoes = []
        self._looking_back.stop()
        self._tell("")
        self.column.put("jogger", "")
        self._redraw(keep=False)
        self._open_field()
        self._offer_again()
        self._focus()
        self.column.scroll_home(animate=False)
        self.call_after_refresh(self._into_sight)
        self.refresh_bindings()

    def _into_sight(self) -> None:
        """In a low window the question can push the field out: what has the focus stays in sight."""
        if self.focused is not None and self.focused in self.column.query("*"):
            self.column.scroll_to_widget(self.focused, animate=False)

    def _redraw(self, keep: bool = True) -> None:
        assert self.walk is not None
        column, view = self.column, self.walk.view()
        column.ask(view.occasion, view.dots, view.card_of, view.name, view.known, view.question, view.says)
        free = isinstance(self.asking, Freewriting)
        column.free.display = free
        column.line.display = self.asking.writes and not free
        begin = self.asking.left_at() if self.walk.again else 0
        column.offer(view.choices, first=view.choices_first, at=None if keep else begin)
        column.keep(view.lines, all_=view.reading)
        self._show_echo()

    @shown
    def _offer_again(self) -> None:
        """The earlier idea that the line kept last here may be, on a card that is come to again."""
        if self.keeper is not None and not self._field().text.strip() and self.asking.come_back():
            self._echoes = self.asking.alike_the_last()
            self._show_echo()

    def _show_echo(self) -> None:
        """The earlier idea this may be: evidence, or nothing."""
        assert self.walk is not None
        self.column.put("echo", self.walk.echoes_words(self._echoes))

    def _focus(self) -> None:
        """The lines to mark where they come first, unless something is half written."""
        asking, choices = self.asking, self.column.choices
        if not asking.writes or (choices.count and asking.choices_wait() and not self._field().text):
            choices.focus()
        else:
            self._field().focus()

    # The field

    def _field(self) -> Entry:
        return self.column.free if isinstance(self.asking, Freewriting) else self.column.line

    def _open_field(self) -> None:
        assert self.walk is not None
        self.keeper = None
        if not self.walk.draft:
            return
        self.keeper = DraftKeeper(self, self.journal.drafts, self.walk.draft, says=self._tell)
        field, draft, stands = self._field(), self.keeper.read(), self.asking.text()
        field.placeholder = lit(self.asking.placeholder())
        self._filling = True
        if draft:
            field.put(draft.text, draft.cursor)
        else:
            field.put(stands)
        self.call_after_refresh(self._filled)

    def _filled(self) -> None:
        self._filling = False

    def _empty_field(self) -> None:
        """What was in the field is kept in the journal, or was taken off it: the draft is done."""
        self._looking_back.stop()
        self._taken_off = ""
        if self.keeper:
            self.keeper.done()
        self._filling = True
        self._field().put("")
        self.call_after_refresh(self._filled)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        if self.keeper is None or self._filling or not event.text_area.display:
            return
        self.keeper.typed(event.text_area.text, event.text_area.cursor_location)
        if event.text_area.text != self._taken_off:
            self._taken_off = ""
        self._into_sight()
        if self.asking.echoes and event.text_area.text.strip():
            self._looking_back.typed()

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self, event: TextArea.SelectionChanged) -> None:
        if self.keeper is not None and not self._filling and event.text_area is self._field():
            self.keeper.moved(event.text_area.cursor_location, lambda: event.text_area.text)

    def _alike(self, text: str, journal: Journal) -> list[Echo]:
        return self.asking.look_alikes(text, journal=journal)

    def _found_alike(self, echoes: list[Echo]) -> None:
        self._echoes = echoes
        self._show_echo()

    @on(Entry.Kept)
    def _entered(self, event: Entry.Kept) -> None:
        event.stop()
        if self.asking.closes:
            self._close(event.text)
        else:
            self._keep_line()

    def _keep_line(self) -> bool:
        """Keep what the field holds. Returns whether it was kept; if not, it stays in the field and as a draft."""
        field = self._field()
        if not field.text.strip():
            return False
        if self.keeper and field.text == self.keeper.opened and self.keeper.taken() and self.asking.has(field.text):
            self._empty_field()
            self._after(Told(self.asking.words["kept"]))
            return True
        try:
            with self.journal.database.held.patience():
                became = self.asking.keep(field.text)
        except NetjournalError as error:
            if self.keeper:
                self.keeper.flush()
            self.nj.complain(error)
            return False
        if became.refused:
            self._tell(became.words)
            return False
        self._empty_field()
        self._echoes = self.asking.alike_the_last()
        self._after(became)
        return True

    @on(Entry.Emptied)
    def _nothing(self) -> None:
        """Enter on an empty line: to the lines to mark that wait, or on."""
        if self.asking.closes:
            self._close("")
        elif self.column.choices.count and not self.asking.marked_before_writing:
            self.column.choices.focus()
        else:
            self.action_next()

    def _after(self, became: Told) -> None:
        if became.onward:
            self.action_next()
            self._tell(became.words)
            return
        self._redraw()
        choices = self.column.choices
        if became.write or (not choices.count and self.asking.writes):
            self._field().focus()
        elif became.down:
            choices.action_down()
        self._tell(self._moved_on(became) if became.down else became.words)

    def _moved_on(self, became: Told) -> str:
        """After a mark the highlight moves on by itself, and it is said where to: nobody presses Down for it."""
        assert self.walk is not None
        choices, words = self.column.choices, self.walk.words
        marked, here = self._marked, choices.row
        if not isinstance(here, Choice) or marked == choices.cursor:
            return plan.fill(words["marked_last"], what=became.words)
        return plan.fill(words["marked_next"], what=became.words, next=short(here.text, 24))

    def on_key(self, event: Key) -> None:
        if event.is_printable and event.character is not None and event.key not in self.active_bindings:
            self.action_letter(event.character)

    def action_letter(self, letter: str) -> None:
        """A letter that marks nothing is the beginning of a line: it goes where lines are written."""
        if self.walk is not None and self.asking.writes and self.focused is self.column.choices:
            self._field().focus()
            self._field().insert(letter)

    # Between the field and the lines to mark

    def _beyond(self, key: str) -> Widget | None:
        """Where Up or Down leads from the edge of the one that has the focus; None where it moves inside it."""
        field, choices = self._field(), self.column.choices
        if not self.asking.writes or not choices.count or field is not self.column.line:
            return None
        if self.focused is choices:
            return field if key == "down" and choices.cursor + 1 == choices.count else None
        below = not self.asking.choices_wait()
        rows = field.wrapped_document
        row = rows.location_to_offset(field.cursor_location).y
        at_edge = row == 0 if key == "up" else row + 1 >= rows.height and below
        return choices if self.focused is field and at_edge else None

    def action_up(self) -> None:
        if there := self._beyond("up"):
            there.focus()

    def action_down(self) -> None:
        if there := self._beyond("down"):
            there.focus()

    # Marks

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        event.stop()
        if "pick" in self.asking.marks:
            self.action_mark("pick")
        elif isinstance(self.asking, Promises):
            self.action_mark("yes")
        else:
            self.action_next()

    @told
    def action_mark(self, mark: str) -> None:
        """One key on the highlighted line."""
        assert self.walk is not None
        choice = self.column.choices.row
        if mark == "write":
            self._field().focus()
            return
        if not isinstance(choice, Choice) or mark not in self.asking.marks:
            return
        if self.card_keeps == "session":
            self.walk.begin(str(choice.value))
            self._show_card()
        elif self.card_keeps == "quiet" and choice.value == "stop":
            self._close("")
        else:
            self._marked = self.column.choices.cursor
            self._after(self.asking.mark(mark, choice))

    @property
    def card_keeps(self) -> str:
        assert self.walk is not None
        return self.walk.card.step.keeps

    # Keys of the reflection

    @told
    def action_same(self) -> None:
        """The line is the first of the earlier thoughts that are shown."""
        if not self._echoes:
            self._tell("nothing earlier looks like it")
            return
        echo = self._echoes[0]
        if self._field().text.strip() and not self._keep_line():
            return
        joined = self.asking.same_idea(echo)
        self._echoes = [other for other in self._echoes if other.ref != echo.ref]
        self._after(joined)

    @told
    def action_hook(self) -> None:
        if isinstance(self.asking, Cards):
            self._kept_as(self.asking.hook(self._field().text))

    @told
    def action_said(self) -> None:
        if isinstance(self.asking, Cards):
            self._kept_as(self.asking.said(self._field().text))

    def _kept_as(self, became: Told) -> None:
        if became.words:
            self._empty_field()
            self._echoes = []  # they were like the line, which is no idea
            self._after(became)
        else:
            self._tell("write the line first")

    @told
    def action_lift(self) -> None:
        """Free writing: the line under the cursor becomes an idea; the writing stays as it is."""
        if isinstance(self.asking, Freewriting):
            field = self._field()
            line = field.document.get_line(field.cursor_location[0])
            if line.strip():
                self._after(self.asking.keep(line))

    @told
    def action_take_off(self) -> None:
        if self.walk and self.walk.reflection:
            off = self.asking.take_off()
            self._echoes = []
            self._after(off)
            if off.text and self.asking.writes and not self._field().text.strip():
                self._taken_off = off.text
                self._field().put(off.text)
                self._field().focus()
                self._tell(plan.fill(self.walk.words["keeps_again"], what=off.words, key=off.again))

    def action_jogger(self) -> None:
        assert self.walk is not None
        self.column.put("jogger", self.walk.jogger())
        self.call_after_refresh(lambda: self.column.scroll_to_widget(self.query_one("#jogger"), animate=False))

    def action_timer(self) -> None:
        assert self.walk is not None
        over = self.walk.words["timer_over"]
        self._tell(self.walk.words["timer"])
        self.set_timer(QUIET_SECONDS, lambda: self._tell(over, 30))

    @told
    def action_length(self) -> None:
        if self.walk and self.walk.reflection:
            length = "five" if self.walk.reflection.length == "unhurried" else "unhurried"
            self._leave_card()
            self.walk.set_length(length)
            self._show_card()
            self._tell(self.walk.words[length])

    # Going; the page that is read back is first read to its end

    def action_next(self) -> None:
        assert self.walk is not None
        if self.walk.reflection is None:
            self.action_mark("pick")
        elif self.asking.closes and self.column.scroll_offset.y < self.column.max_scroll_y:
            self.column.scroll_page_down(animate=False)
        elif self.walk.at_end:
            self._close(self._field().text)
        elif self._kept_or_empty():
            self._go(1)

    def action_back(self) -> None:
        if self.walk and self.asking.closes and self.column.scroll_offset.y > 0:
            self.column.scroll_page_up(animate=False)
        elif self.walk and self.walk.index > 0:
            self._go(-1)

    def _kept_or_empty(self) -> bool:
        """Going on keeps the line that was not ended with Enter; one that can't be kept holds the card."""
        if not self.asking.writes or isinstance(self.asking, Freewriting) or not self._field().text.strip():
            return True
        return bool(self._taken_off) or self._keep_line()

    @told
    def action_skip(self) -> None:
        if self.walk and self.walk.reflection and self._kept_or_empty():
            self._leave_card()
            self.walk.skip()
            self._show_card()

    @told
    def _go(self, by: int) -> None:
        assert self.walk is not None
        self._leave_card()
        self.walk.go(by)
        self._show_card()

    def _go_without(self) -> None:
        """The person of the card is gone: the next comes in their place, and keys meant for the card that went do
        nothing there."""
        assert self.walk is not None and self.asking.person is not None
        name, typed = short(self.asking.person.name, 40), self.keeper is not None and self._field().text.strip()
        if self.keeper is not None:
            self.keeper.flush()
        self.nj.closes_by_itself()
        self.walk.without()
        self._show_card()
        stays = " What was typed stays as a draft, with them." if typed else ""
        self.nj.say(f"{name} was removed meanwhile, or merged with another.{stays}")

    def _leave_card(self) -> None:
        """What is in the field is safe before the card goes: as the step's own, else as a draft."""
        if self.keeper is None:
            return
        if self._taken_off:
            self._empty_field()
        self.keeper.flush()
        if isinstance(self.asking, Freewriting):
            self.asking.leave(self._field().text)
            self.keeper.done()

    def action_pause(self) -> None:
        """Esc: everything is safe, and it opens again right here."""
        assert self.walk is not None
        if self.keeper is not None:
            field = self._field()
            if field.text:
                self.keeper.typed(field.text, field.cursor_location)
            self.keeper.flush()
            if self.keeper.unsafe:
                self.nj.say(f"The draft can't be kept on disk ({self.keeper.failed}), so this stays open.", "error")
                return
        if self.nj.closed_as_lost():
            return
        if self.walk.reflection is not None:
            self.nj.say(self.walk.words["paused"])
        self.nj.announce()
        self.dismiss()

    @told
    def _close(self, closing: str) -> None:
        """Read back and closed: it is a page now."""
        assert self.walk is not None and self.walk.reflection is not None
        self._leave_card()
        reflection, said = self.walk.reflection, self.walk.close(closing)
        if self.keeper:
            self.keeper.done()
        self.nj.announce()
        self.nj.say(said)
        self.dismiss()
        self.nj.call_later(self.nj.open_record, reflection.ref)

    # Small words

    def _tell(self, words: str, seconds: float = SAID_FOR) -> None:
        """A word at the foot, for a moment."""
        foot = self.query_one("#told", Hint)
        foot.say(words)
        if self._said_timer:
            self._said_timer.stop()
        if words:
            self._said_timer = self.set_timer(seconds, lambda: foot.say(""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.walk is None:
            return True
        match action:
            case "up" | "down":
                return self._beyond(action) is not None
            case "mark":
                return parameters[0] in self.asking.marks
            case "same":
                return self.asking.echoes
            case "hook" | "said":
                return isinstance(self.asking, Cards)
            case "lift":
                return isinstance(self.asking, Freewriting)
            case "take_off" | "length" | "skip":
                return self.walk.reflection is not None
            case "jogger":
                return bool(self.walk.card.step.joggers)
        return True

    def on_resize(self) -> None:
        if self.walk is not None:
            self._redraw()
