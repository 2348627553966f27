"""The guided reflection: one quiet question at a time, and nothing typed is ever lost."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea

from netjournal import present, prompts
from netjournal.domain import reflection as plan
from netjournal.domain.records import Echo, Reflection
from netjournal.errors import ConfigError, NetjournalError
from netjournal.text import short
from netjournal.tui.asking import ASKING, Asking, Cards, Choice, Freewriting, Promises, Told
from netjournal.tui.bindings import bindings
from netjournal.tui.drafting import DraftKeeper
from netjournal.tui.guard import told
from netjournal.tui.screens.page import Page
from netjournal.tui.text import lit
from netjournal.tui.widgets.entry import Entry
from netjournal.tui.widgets.record_list import Fixed, RecordList

LOOK_BACK_AFTER = 0.25
"""Seconds after the last key before look-alikes are looked for."""
QUIET_SECONDS = 180
SAID_FOR = 2.5


def _cells(choice: Choice) -> list[present.Cell]:
    return [
        present.Cell(choice.mark or " ", "spark", 1),
        present.Cell(choice.text),
        present.Cell(choice.note, "quiet", min(max(len(choice.note), 1), 36), right=True, give=1),
    ]


class ReflectPage(Page):
    """Walks the cards of one event's reflection. What a card shows and keeps is its `Asking`."""

    SCOPES = ("reflect", "mark")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reflect"), *bindings("mark")]

    def __init__(self, event: int) -> None:
        super().__init__()
        self.event_id = event
        self.reflection: Reflection | None = None
        self.cards: tuple[plan.Card, ...] = ()
        self.index = 0
        self.asking: Asking | None = None
        self.keeper: DraftKeeper | None = None
        self._turn = 0
        self._echoes: list[Echo] = []
        self._echo_timer: Timer | None = None
        self._said_timer: Timer | None = None
        self._filling = False

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="reflect"), Vertical(id="column"):
            yield Static(id="occasion")
            yield Static(id="progress")
            yield Static(id="person")
            yield Static(id="question")
            yield Static(id="says")
            yield Entry(id="line")
            yield Entry(id="free", many=True)
            yield RecordList(_cells, id="choices")
            yield Static(id="kept")
            yield Static(id="echo")
            yield Static(id="jogger")
        yield Static(id="told")

    def on_mount(self) -> None:
        self.query_one("#reflect").can_focus = False
        try:
            self.prompts = prompts.load(self.nj.paths.prompts_file)
        except ConfigError as error:
            self.prompts = prompts.load()
            self.nj.complain(error)
        event = self.journal.events.get(self.event_id)
        self.event_title, self.event_day, self.event_uid = event.title, event.day, event.uid
        self.reflection = self.journal.reflections.open(self.event_id)
        self._lay_out()
        if self.reflection:
            self.index = plan.place(self.cards, self.reflection.step, self.reflection.person_uid, self.prompts.order)
        super().on_mount()
        if self.reflection and self.index:
            when = present.ago(self.reflection.started, self.journal.clock.today())
            self._tell(plan.fill(self.prompts.words["resumed"], when=when))

    # The cards

    def _lay_out(self) -> None:
        """The cards as the people and the length make them now."""
        if self.reflection is None:
            steps = plan.plan(self.prompts, self.journal.reflecting.variant(self.event_id), "unhurried")[:1]
            self.cards = plan.cards(steps, lambda _: ())
        else:
            steps = plan.plan(self.prompts, self.reflection.variant, self.reflection.length)
            self.cards = plan.cards(steps, self.journal.reflecting.people(self.reflection))

    @property
    def card(self) -> plan.Card:
        return self.cards[self.index]

    def load(self) -> None:
        """Show the card anew; what is being typed stays."""
        if self.asking is not None:
            self._show_card(fresh=False)
        else:
            self._show_card()

    def _show_card(self, fresh: bool = True) -> None:
        card = self.card
        if fresh or self.asking is None:
            self.asking = ASKING[card.step.keeps](self.journal, self.reflection, card, self.prompts.words)
            self._turn = 0
            self._echoes = []
        asking = self.asking
        self._text("#occasion", f"{self.event_title} · {present.long_day(self.event_day, self.journal.clock.today())}")
        self._show_progress()
        self.query_one("#person", Static).update(self._person(asking))
        self.query_one("#occasion").display = card.step.keeps != "session"
        question = plan.ask(card.step, event=self.event_title, when=present.long_day(self.event_day), name="")
        self.query_one("#question", Static).update(Content.assemble((question, "bold")))
        self._text("#says", card.step.says)
        self._text("#jogger", "" if fresh else None)
        free = isinstance(asking, Freewriting)
        self.query_one("#free").display = free
        self.query_one("#line").display = asking.writes and not free
        self._show_choices(keep=not fresh)
        self._show_kept()
        self._show_echo()
        if fresh:
            self._open_field(asking)
            self._focus(asking)
        self.refresh_bindings()

    def _text(self, where: str, words: str | None) -> None:
        if words is not None:
            widget = self.query_one(where, Static)
            widget.update(lit(words))
            widget.display = bool(words)

    def _person(self, asking: Asking) -> Content:
        name = asking.name()
        self.query_one("#person").display = bool(name)
        if not name:
            return Content("")
        known = "".join(f"\n{line}" for line in asking.known())
        return Content.assemble((name, "bold $primary"), (known, "$quiet"))

    def _show_progress(self) -> None:
        at, of = plan.dots(self.cards, self.index)
        n, count = plan.within(self.cards, self.index)
        card_of = plan.fill(self.prompts.words["card_of"], n=str(n), count=str(count)) if count > 1 else ""
        dots = " ".join("●" if i < at else "○" for i in range(of)) if self.reflection else ""
        self.query_one("#progress", Static).update(Content.assemble((dots, "$spark"), (f"     {card_of}", "$quiet")))

    def _show_choices(self, keep: bool) -> None:
        assert self.asking is not None
        choices = self.asking.choices()
        list_ = self.query_one("#choices", RecordList)
        list_.display = bool(choices)
        list_.show(Fixed(list(choices)), keep=True)
        if not keep:
            list_.action_first()
        list_.styles.height = min(len(choices), max(3, self.size.height - 14)) or 1

    def _show_kept(self) -> None:
        assert self.asking is not None
        lines = self.asking.lines() if self.reflection else []
        room = len(lines) if self.asking.card.step.keeps == "reading" else max(3, self.size.height - 18)
        shown = [Content.assemble((f"{mark} ", "$spark"), lit(text)) for mark, text in lines[-room:]]
        if len(lines) > room:
            shown.insert(0, Content.assemble((f"  and {len(lines) - room} more above", "$quiet")))
        kept = self.query_one("#kept", Static)
        kept.display = bool(shown)
        kept.update(Content("\n").join(shown))

    def _show_echo(self) -> None:
        """The earlier idea this may be, with when and where: evidence, or nothing."""
        lines = []
        for echo in self._echoes[:1]:
            when = f"on {present.long_day(echo.idea.day, self.journal.clock.today())}"
            where = f", after {echo.idea.event}" if echo.idea.event else ""
            lines.append(f"{plan.fill(self.prompts.words['echo'], when=when)}{where}:")
            lines.append(f"“{short(echo.idea.text, 100)}”   Ctrl+E: the same idea")
        self._text("#echo", "\n".join(lines))

    # The field

    def _field(self) -> Entry:
        return self.query_one("#free" if isinstance(self.asking, Freewriting) else "#line", Entry)

    def _open_field(self, asking: Asking) -> None:
        self.keeper = None
        if self.reflection is None or not asking.writes:
            return
        self.keeper = DraftKeeper(
            self, self.journal.drafts, f"reflection-{self.reflection.uid}-{self.card.step.id}-{self.card.person}"
        )
        field = self._field()
        field.placeholder = lit(
            getattr(asking, "help_hint", "") or asking.hint or "one line, one idea" if not asking.many else ""
        )
        draft = self.keeper.read()
        self._filling = True
        if draft:
            field.put(draft.text, draft.cursor)
        else:
            field.put(asking.text())
        self.call_after_refresh(self._filled)

    def _filled(self) -> None:
        self._filling = False

    def _focus(self, asking: Asking) -> None:
        choices = self.query_one("#choices", RecordList)
        waiting = choices.count and (asking.choices_first or (isinstance(asking, Promises) and asking.has_asides))
        draft = asking.writes and self.keeper is not None and self._field().text
        if (waiting and not draft) or not asking.writes:
            choices.focus()
        else:
            self._field().focus()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        if self.keeper is None or self._filling or not event.text_area.display:
            return
        self.keeper.typed(event.text_area.text, event.text_area.cursor_location)
        if self.keeper.failed:
            self._tell(f"the draft can't be kept on disk: {self.keeper.failed}")
        if self.asking and self.asking.echoes:
            if self._echo_timer:
                self._echo_timer.stop()
            self._echo_timer = self.set_timer(LOOK_BACK_AFTER, self._look_back)

    @told
    def _look_back(self) -> None:
        assert self.asking is not None
        text = self._field().text
        if text.strip():
            self._echoes = self.asking.look_alikes(text)
            self._show_echo()

    @on(Entry.Kept)
    def _kept(self, event: Entry.Kept) -> None:
        event.stop()
        assert self.asking is not None
        if self.asking.card.step.keeps == "reading":
            self._close(event.text)
            return
        self._keep_line()

    def _keep_line(self) -> bool:
        """Keep what the field holds. Returns whether it was kept."""
        assert self.asking is not None
        field = self._field()
        if not field.text.strip():
            return False
        try:
            told = self.asking.keep(field.text)
        except NetjournalError as error:
            if self.keeper:
                self.keeper.flush()
            self.nj.complain(error)
            return False
        self._emptied()
        last = self.asking.last
        kept = last.kept if last else None
        self._echoes = (
            self.asking.look_alikes(last.text, kept.ref.id) if last and kept and kept.ref.kind == "idea" else []
        )
        self._after(told)
        return True

    def _emptied(self) -> None:
        if self.keeper:
            self.keeper.done()
        self._filling = True
        self._field().put("")
        self.call_after_refresh(self._filled)

    @on(Entry.Emptied)
    def _nothing(self) -> None:
        """Enter on an empty line: to the lines to mark, or on."""
        assert self.asking is not None
        if self.asking.card.step.keeps == "reading":
            self._close("")
        elif self.query_one("#choices", RecordList).count and not (self.asking.choices_first and self.asking.person):
            self.query_one("#choices").focus()
        else:
            self.action_next()

    # Marks

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        event.stop()
        assert self.asking is not None
        if "pick" in self.asking.marks:
            self.action_pick()
        elif isinstance(event.row, Choice):
            self.action_next()

    @told
    def _mark(self, mark: str) -> None:
        assert self.asking is not None
        choice = self.query_one("#choices", RecordList).row
        if not isinstance(choice, Choice) or mark not in self.asking.marks:
            return
        keeps = self.asking.card.step.keeps
        if keeps == "session":
            self._begin(str(choice.value))
            return
        if keeps == "quiet" and choice.value == "stop":
            self._close("")
            return
        try:
            told = self.asking.mark(mark, choice)
        except NetjournalError as error:
            self.nj.complain(error)
            return
        self._after(told)

    def _after(self, told: Told) -> None:
        self._tell(told.words)
        if told.onward:
            self.action_next()
            return
        self._show_choices(keep=True)
        self._show_kept()
        self._show_echo()
        list_ = self.query_one("#choices", RecordList)
        if told.write or (not list_.count and self.asking and self.asking.writes):
            self._field().focus()
        elif told.down:
            list_.action_down()

    def action_pick(self) -> None:
        self._mark("pick")

    def action_talked(self) -> None:
        self._mark("talked")

    def action_hello(self) -> None:
        self._mark("hello")

    def action_missed(self) -> None:
        self._mark("missed")

    def action_not_met(self) -> None:
        self._mark("not_met")

    def action_yes(self) -> None:
        self._mark("yes")

    def action_maybe(self) -> None:
        self._mark("maybe")

    def action_no(self) -> None:
        self._mark("no")

    def action_closer(self) -> None:
        self._mark("closer")

    def action_further(self) -> None:
        self._mark("further")

    def action_idea(self) -> None:
        self._mark("idea")

    def action_write(self) -> None:
        self._field().focus()

    @told
    def action_same(self) -> None:
        """Ctrl+E: the same idea; `=` on the lines to mark: about the same."""
        assert self.asking is not None
        if self.query_one("#choices").has_focus and "same" in self.asking.marks:
            self._mark("same")
            return
        if not self._echoes:
            self._tell("nothing earlier looks like it")
            return
        echo = self._echoes[0]
        if self._field().text.strip() and not self._keep_line():
            return
        try:
            told = self.asking.same_idea(echo)
        except NetjournalError as error:
            self.nj.complain(error)
            return
        self._echoes = []
        self._after(told)

    @told
    def action_hook(self) -> None:
        if isinstance(self.asking, Cards):
            self._kept_as(self.asking.hook(self._field().text))

    @told
    def action_said(self) -> None:
        if isinstance(self.asking, Cards):
            self._kept_as(self.asking.said(self._field().text))

    def _kept_as(self, told: Told) -> None:
        if told.words:
            self._emptied()
            self._after(told)
        else:
            self._tell("write the line first")

    @told
    def action_lift(self) -> None:
        """Free writing: the line under the cursor becomes an idea; the writing stays as it is."""
        if not isinstance(self.asking, Freewriting):
            return
        field = self._field()
        line = field.document.get_line(field.cursor_location[0])
        if line.strip():
            self._after(self.asking.keep(line))

    @told
    def action_take_off(self) -> None:
        if self.asking and self.reflection:
            self._after(self.asking.take_off())

    def action_jogger(self) -> None:
        words = plan.jogger(self.card.step, self._turn, self.event_uid)
        self._turn += 1
        self._text("#jogger", words and f"… {words}")
        if not words:
            self._tell("no jogger here")

    def action_timer(self) -> None:
        self._tell(self.prompts.words["timer"])
        self.set_timer(QUIET_SECONDS, lambda: self._tell(self.prompts.words["timer_over"], 30))

    # Going

    @told
    def _begin(self, length: str) -> None:
        try:
            if self.reflection is None:
                self.reflection = self.journal.reflecting.begin(self.event_id, length)
            elif self.reflection.length != length:
                self._set_length(length)
        except NetjournalError as error:
            self.nj.complain(error)
            return
        self._lay_out()
        self.index = 0
        self._go(1)

    @told
    def action_length(self) -> None:
        if self.reflection:
            length = "five" if self.reflection.length == "unhurried" else "unhurried"
            self._leave_card()
            self._set_length(length)
            step, person = self.card.step.id, self.card.person
            self._lay_out()
            self.index = plan.place(self.cards, step, person, self.prompts.order)
            self._show_card()
            self._tell(self.prompts.words[length])

    def _set_length(self, length: str) -> None:
        assert self.reflection is not None
        self.journal.reflecting.stand(self.reflection.id, self.card.step.id, self.card.person, length=length)
        self.reflection = self.journal.reflections.get(self.reflection.id)

    def action_next(self) -> None:
        if self.reflection is None:
            self._mark("pick")
        elif self.index + 1 >= len(self.cards):
            self._close(self._field().text if self.asking and self.asking.writes else "")
        else:
            self._go(1)

    def action_back(self) -> None:
        if self.index > 0:
            self._go(-1)

    def action_skip(self) -> None:
        """Past the rest of a step's cards: going card by card is offered, never demanded."""
        if self.reflection is not None:
            at, count = plan.within(self.cards, self.index)
            if self.index + 1 + count - at < len(self.cards):
                self._go(1 + count - at)

    @told
    def _go(self, by: int) -> None:
        """To a neighbouring card; the people may have changed meanwhile, so the cards are laid out anew."""
        assert self.reflection is not None
        self._leave_card()
        here = self.card
        self._lay_out()
        at = plan.place(self.cards, here.step.id, here.person, self.prompts.order)
        self.index = min(max(at + by, 0), len(self.cards) - 1)
        try:
            self.journal.reflecting.stand(self.reflection.id, self.card.step.id, self.card.person)
            if self.card.step.keeps == "quiet":
                self.journal.reflecting.complete(self.reflection.id)
        except NetjournalError as error:
            self.nj.complain(error)
        self._show_card()

    def _leave_card(self) -> None:
        """What is in the field is safe before the card goes: as the step's own, else as a draft."""
        if self.asking is None or self.keeper is None:
            return
        text = self._field().text
        try:
            self.asking.leave(text)
            if isinstance(self.asking, Freewriting):
                self.keeper.done()
                return
        except NetjournalError as error:
            self.nj.complain(error)
        self.keeper.flush()

    def action_pause(self) -> None:
        """Esc: everything is safe, and it opens again right here."""
        if self.keeper is not None:
            field = self._field()
            if field.text:
                self.keeper.typed(field.text, field.cursor_location)
            self.keeper.flush()
        if self.reflection is not None:
            self.nj.say(self.prompts.words["paused"])
        self.nj.announce()
        self.dismiss()

    @told
    def _close(self, closing: str) -> None:
        assert self.reflection is not None
        self._leave_card()
        try:
            self.journal.reflecting.close(self.reflection.id, closing)
        except NetjournalError as error:
            self.nj.complain(error)
            return
        if self.keeper:
            self.keeper.done()
        reflection = self.reflection
        self.nj.announce()
        self.nj.say(self.prompts.words["finished"])
        self.dismiss()
        self.nj.call_later(self.nj.open_record, reflection.ref)

    # Small words

    def _tell(self, words: str, seconds: float = SAID_FOR) -> None:
        """A word at the foot, for a moment."""
        told = self.query_one("#told", Static)
        told.update(lit(words))
        if self._said_timer:
            self._said_timer.stop()
        if words:
            self._said_timer = self.set_timer(seconds, lambda: told.update(""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        asking = self.asking
        if asking is None:
            return True
        match action:
            case (
                "talked"
                | "hello"
                | "missed"
                | "not_met"
                | "yes"
                | "maybe"
                | "no"
                | "closer"
                | "further"
                | "pick"
                | "idea"
            ):
                return action in asking.marks
            case "write":
                return asking.writes and "write" in asking.marks
            case "same":
                return asking.echoes or "same" in asking.marks
            case "hook" | "said":
                return isinstance(asking, Cards)
            case "lift":
                return isinstance(asking, Freewriting)
            case "take_off":
                return self.reflection is not None
            case "jogger":
                return bool(asking.card.step.joggers) or None
        return True

    def on_resize(self) -> None:
        super().on_resize()
        if self.asking is not None and self.is_mounted:
            self._show_choices(keep=True)
            self._show_kept()
