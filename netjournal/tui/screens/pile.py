"""The pile: people met and not followed up, as a stack that gets shorter. One key a card; nothing here is late."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from netjournal import present
from netjournal.domain import excuses
from netjournal.domain.excuses import Memory
from netjournal.domain.reach import HOWS, opened_as
from netjournal.domain.records import Contact, PileCard, Ref
from netjournal.domain.touch import warmth
from netjournal.errors import NetjournalError, WrongUse
from netjournal.present import count
from netjournal.rows import Cell
from netjournal.text import clean, short
from netjournal.tui.bindings import bindings
from netjournal.tui.drafting import DraftKeeper
from netjournal.tui.guard import shown, told
from netjournal.tui.memory import OPENS, Lines, excused, facts, following
from netjournal.tui.screens.choice import Sure
from netjournal.tui.screens.page import Page
from netjournal.tui.text import lit
from netjournal.tui.widgets.entry import Entry
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.record_list import RecordList
from netjournal.tui.widgets.stack import Stack

EMPTY = """Nobody waits here.

Who you meet stands here until you have been in touch a first time, or let them go."""
OFFER = " · A lets the cold ones go, all at once"
ROLES = {"warm": "spark", "cooling": "", "cold": "quiet"}
WAYS = ("call", "mail", "message", "in person", "online")
"""How one may have been in touch, whatever the card says."""

DRAWN = 0.1
"""Seconds after which what was scrolled to, and no longer covered by a toast, is drawn."""

FOLLOW, LATER, LET_GO, EXCUSE = "follow", "later", "let-go", "excuse"


class PilePage(Page):
    """The highlighted card is open; `doing` says what is being done with it."""

    SCOPES = ("pile", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("pile")
    called = "the pile"

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[PileCard] = []
        self.card: PileCard | None = None
        self.doing = ""
        self.keeper: DraftKeeper | None = None
        self._memory: Memory | None = None
        self._contacts: tuple[Contact, ...] = ()
        self._way = self._opener = self._excuse = 0
        self._filling = False
        self._words = "", ""

    def compose_body(self) -> ComposeResult:
        yield Static(id="words")
        yield Stack(self._cells, EMPTY, id="pile")
        with Vertical(id="asks"):
            yield Hint(id="asked")
            yield Entry(id="answer")

    def on_mount(self) -> None:
        # Textual calls the base's on_mount by itself, which loads the page.
        self.stack.cards.focus()

    @property
    def stack(self) -> Stack:
        return self.query_one(Stack)

    @property
    def field(self) -> Entry:
        return self.query_one("#answer", Entry)

    @property
    def highlighted(self) -> Ref | None:
        return self.card.ref if self.card else None

    def _cells(self, card: PileCard) -> list[Cell]:
        word = warmth(card.met, self.journal.clock.today())
        return [Cell(card.name, "name"), Cell(word, ROLES[word], 7, right=True)]

    # What is shown

    def load(self) -> None:
        touching = self.journal.touching
        self.cards = touching.pile()
        cold = len(touching.cold(self.cards))
        words = present.pile_words(len(self.cards), cold) if self.cards else ""
        self._words = words, OFFER if touching.amnesty_offered(self.cards) else ""
        self._lay_words()
        self.stack.put(self.cards)
        if not (self.doing and self.card):
            self._take(self.stack.cards.row)
        self._show()

    def on_resize(self) -> None:
        self._lay_words()

    def _lay_words(self) -> None:
        """How many there are, and the offer to let the cold ones go where it fits whole."""
        words, offer = self._words
        fits = len(words + offer) <= self.app.size.width - 4  # its margins
        self.query_one("#words", Static).update(lit(words + offer if fits else words))

    @on(RecordList.Moved)
    def _moved(self, event: RecordList.Moved) -> None:
        row = self.stack.cards.row
        if self.field.has_focus or (row.ref if row else None) == self.highlighted:
            return
        self._put_back()

    @shown
    def _take(self, card: PileCard | None) -> None:
        """Open a card with what the notes hold of them."""
        self.card = card
        self._memory = self.journal.touching.memory(card, present.first_name(card.name)) if card else None
        self._contacts = self.journal.touching.contacts(card.id) if card else ()
        self._way = self._opener = 0

    def _show(self) -> None:
        asking = self.doing in (FOLLOW, LATER, LET_GO)
        self.query_one("#asks").display = asking
        self.field.display = asking
        self.query_one("#asked", Hint).say(self._asked())
        card, memory, today = self.card, self._memory, self.journal.clock.today()
        if card is None or memory is None:
            self.stack.show("", "", (), ())
        else:
            note = f"{warmth(card.met, today)}, met {present.ago(card.met, today)}"
            more: Lines = []
            if self.doing == FOLLOW:
                more = following(self._contacts, self._way, self._openers(), self._opener)
            elif self.doing == EXCUSE:
                more = excused(memory, self._day(), self._excuse)
            self.stack.show(card.name, note, more, facts(memory, today))
        self.call_after_refresh(self.stack.lay)
        self.refresh_bindings()

    def _day(self) -> str:
        assert self.card is not None
        return present.on_day(self.card.met, self.journal.clock.today())

    def _openers(self) -> tuple[str, ...]:
        assert self._memory is not None
        return excuses.openers(self._memory, self._day())

    def _asked(self) -> str:
        """What the line at the foot asks for."""
        first = present.first_name(self.card.name) if self.card else ""
        match self.doing:
            case "follow":
                begin = "What" if self.focused is self.field else "Enter: what"
                return f"{begin} happened?   kept as: {self._how()} (Tab) · a line with ! is a promise"
            case "later":
                return f"When is {first} to come back to the pile?   {self._reading() or 'tomorrow, next week, 12 Dec'}"
            case "let-go":
                return f"Let {first} go? Enter does, with a few words if you like; {first} stays in the journal."
        return ""

    def _reading(self) -> str:
        """How the day in the field is read."""
        text = self.field.text.strip()
        if not text:
            return ""
        try:
            return present.day_ago(self.journal.meeting.day(text, past=False), self.journal.clock.today())
        except WrongUse:
            return "not read as a day yet"

    def _hows(self) -> tuple[str, ...]:
        """The ways one can have been in touch: one for each number and address, then those no card holds."""
        known = [HOWS.get(contact.kind, "message") for contact in self._contacts]
        return (*known, *(way for way in WAYS if way not in known))

    def _how(self) -> str:
        return self._hows()[self._way % len(self._hows())]

    # The field

    def _ask(self, doing: str, *, focus: bool = True) -> None:
        """Begin to do something with the open card; what was left half written there is in the field again."""
        assert self.card is not None
        self.doing = doing
        self.keeper = DraftKeeper(self, self.journal.drafts, f"pile-{doing}-{self.card.uid}", says=self._say_draft)
        draft = self.keeper.read()
        self._filling = True
        self.field.put(draft.text if draft else "", draft.cursor if draft else None)
        self.call_after_refresh(self._filled)
        self._show()
        if focus:
            self._to_field()

    def _to_field(self) -> None:
        self.field.focus()

    def on_descendant_focus(self) -> None:
        self.query_one("#asked", Hint).say(self._asked())

    def _filled(self) -> None:
        self._filling = False

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        if self.keeper is None or self._filling or not self.doing:
            return
        self.keeper.typed(event.text_area.text, event.text_area.cursor_location)
        if self.doing == LATER:
            self.query_one("#asked", Hint).say(self._asked())

    def _say_draft(self, words: str) -> None:
        self.query_one("#asked", Hint).say(words or self._asked())

    @on(Entry.Kept)
    def _kept(self, event: Entry.Kept) -> None:
        event.stop()
        self._answered(event.text)

    @on(Entry.Emptied)
    def _nothing(self) -> None:
        if self.doing == LET_GO:
            self._answered("")
        else:
            self.stack.cards.focus()
            self._show()

    def _answered(self, text: str) -> None:
        """Keep what was written. What can't be kept stays in the field and as a draft, and it is said why."""
        card, touching = self.card, self.journal.touching
        if card is None:
            return
        name = short(card.name, 40)
        try:
            with self.journal.database.held.patience():
                match self.doing:
                    case "follow":
                        followed = touching.follow_up(card.id, text, self._how())
                        action, words = followed.action, f"In touch with {name}"
                        if followed.promises:
                            words += f", and kept {count(len(followed.promises), 'promise')}"
                    case "later":
                        day, action = touching.later(card.id, text)
                        words = f"{name} comes back {present.on_day(day, self.journal.clock.today())}"
                    case _:
                        action, words = touching.let_go(card.id, text), f"Let {name} go, kindly"
        except NetjournalError as error:
            if self.keeper is not None:
                self.keeper.flush()
            self.nj.complain(error)
            return
        if self.keeper is not None:
            self.keeper.done()
        self._put_back(reopen=False)
        self.nj.did(words, action, card.ref)

    def _put_back(self, *, reopen: bool = True) -> None:
        """Nothing is being done with a card any more; what was half written is safe as a draft."""
        if self.keeper is not None and reopen and self.field.text.strip():
            self.keeper.typed(self.field.text, self.field.cursor_location)
            self.keeper.flush()
        self.keeper, self.doing = None, ""
        self._filling = True
        self.field.put("")
        self.call_after_refresh(self._filled)
        self.stack.cards.focus()
        if reopen:
            self._take(self.stack.cards.row)
            self._show()

    # Keys

    @on(RecordList.Chosen)
    def _chosen(self, event: RecordList.Chosen) -> None:
        event.stop()
        self.action_follow()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "copy" | "reach" | "other" | "line":
                return self.doing == FOLLOW
            case "follow" | "later" | "let_go" | "excuse" | "open":
                return self.card is not None
            case "amnesty":
                return bool(self.cards)
        return True

    @told
    def action_follow(self) -> None:
        """How to reach them and how to begin; pressed again, what happened."""
        if self.card is None:
            return
        if self.doing == FOLLOW:
            self._to_field()
        else:
            self._begin(FOLLOW, focus=False)

    def action_later(self) -> None:
        self._begin(LATER)

    def action_let_go(self) -> None:
        self._begin(LET_GO)

    @told
    def _begin(self, doing: str, *, focus: bool = True) -> None:
        if self.card is not None:
            if self.doing:
                self._put_back()
            self._ask(doing, focus=focus)

    @told
    def action_excuse(self) -> None:
        if self.card is None:
            return
        if self.doing == EXCUSE:
            self._excuse += 1
        else:
            if self.doing:
                self._put_back()
            self.doing, self._excuse = EXCUSE, 0
        self._show()

    @told
    def action_amnesty(self) -> None:
        """Ask, and let all the cold ones go."""
        cold = len(self.journal.touching.cold(self.cards))
        if not cold:
            self.nj.say("No card is cold.")
            return
        self._put_back()
        sure = Sure(
            "Amnesty for the cold cards?", f"Let {count(cold, 'cold card')} go", "the people stay; u takes it back"
        )
        self.nj.ask(sure, lambda _: self.nj.safety.first(self._amnesty))

    @told
    def _amnesty(self) -> None:
        many, action = self.journal.touching.amnesty()
        self.nj.did(f"Let {count(many, 'cold card')} go; the people stay", action)

    def action_other(self) -> None:
        self._way = (self._way + 1) % len(self._hows())
        self._show()

    def action_line(self) -> None:
        self._opener += 1
        self._show()

    def action_copy(self) -> None:
        openers = self._openers()
        line = clean(openers[self._opener % len(openers)])
        self.app.copy_to_clipboard(line)
        self.nj.say(f"Copied, where the terminal lets programs copy: {short(line, 60)}")

    @told
    def action_reach(self) -> None:
        """Open the number, address or link that is marked, rebuilt from its value alone, once all of it was seen."""
        from netjournal.tui.reaching import open_outside

        if not self._contacts:
            self.nj.say("No number or address is written down.")
            return
        if self._way >= len(self._contacts):
            self.nj.say("No number or address is marked; Tab marks one.")
            return
        contact = self._contacts[self._way]
        address = opened_as(contact.kind, contact.value)
        if not self._in_sight(address):
            self.nj.clear_notifications()
            self.stack.bring(self._way)
            self.set_timer(DRAWN, partial(self._brought, address))
        elif open_outside(address):
            self.nj.say(f"Opened {address}")
        else:
            self.nj.say(f"No program here opens {address}; it stands in full on the card.")

    def _in_sight(self, address: str) -> bool:
        from netjournal.tui.reaching import in_sight

        return in_sight(self.stack.query_one("#more"), f"{OPENS} {address}")

    def _brought(self, address: str) -> None:
        """What was not all in sight is opened by another key, if it is now."""
        if self.doing != FOLLOW:
            return
        if self._in_sight(address):
            self.query_one("#asked", Hint).say("Now all of it is seen: v opens it.")
        else:
            self.nj.say("Not opened: make the window larger to see all of it first.")

    def action_open(self) -> None:
        if self.card is not None:
            self.nj.open_record(self.card.ref)

    def action_back(self) -> None:
        """Put the card back; with none in hand, leave."""
        if not self.doing:
            self.dismiss()
            return
        kept = bool(self.field.text.strip())
        if kept and self.keeper is not None:
            self.keeper.typed(self.field.text, self.field.cursor_location)
            self.keeper.flush()
            if self.keeper.failed:
                self.nj.say(f"The draft can't be kept on disk ({self.keeper.failed}), so this stays open.", "error")
                return
        about = self.highlighted
        self._put_back()
        if kept:
            self.draft_kept(about)
