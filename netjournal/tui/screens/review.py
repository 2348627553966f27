"""The weekly review as a page: banner, evidence, a question, one key. Text is written in one line at its foot.

Where one is and what was done is `weekly.Weekly`, what is known is `evidence`, what a line is for is `lines`; here are
the keys, the line and its draft.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from netjournal.domain.weeks import Week
from netjournal.errors import NetjournalError, NotFound, WrongUse
from netjournal.keys import BY_ID
from netjournal.present import in_sentence
from netjournal.tui.bindings import bindings
from netjournal.tui.closing import closing
from netjournal.tui.drafting import DraftKeeper
from netjournal.tui.evidence import Line, evidence
from netjournal.tui.guard import told
from netjournal.tui.lines import ASKED, applies, keep
from netjournal.tui.screens.line_page import LinePage
from netjournal.tui.text import lit
from netjournal.tui.weekly import Weekly
from netjournal.tui.widgets.labelled import Labelled, LabelledLines

AGAIN_AFTER = 0.5
"""Seconds until a journal that was held is asked again."""


class ReviewPage(LinePage):
    """Walks one week's items by keyboard alone, and closes the week."""

    SCOPES = ("review", "line")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review"), *bindings("line")]

    def __init__(self, week: Week, limit: int | None = None) -> None:
        super().__init__()
        self.week, self.limit = week, limit
        self.weekly: Weekly | None = None
        self.revealed = False
        self.remembered = ""
        """Three months ago: what was written before looking."""

    def compose_body(self) -> ComposeResult:
        with Vertical(id="review"):
            yield Static(id="banner")
            yield Static("─" * 400, id="rule")
            with VerticalScroll(id="evidence-box", can_focus=False):
                yield LabelledLines(id="evidence")
            yield Static(id="question")
            yield Static(id="gap")
            yield from self.compose_line()

    # What is shown

    def load(self) -> None:
        """The first time: paint, then gather. Later: mark what was decided elsewhere; what is being typed stays."""
        if self.weekly is None:
            self.weekly = Weekly(self.journal, self.week, self.limit)
            self._banner()
            self.call_after_refresh(self._gather)
        else:
            self.weekly.refresh()
            self._show(fresh=False)

    def _gather(self) -> None:
        """One section, then whatever waits to be painted or typed, then the next."""
        weekly = self.weekly
        if weekly is None or not self.is_attached:
            return
        before = weekly.item
        try:
            more = weekly.gather()
        except NetjournalError as error:
            self.nj.complain(error)
            self.set_timer(AGAIN_AFTER, self._gather)
            return
        if weekly.item is not before or weekly.at_close:
            self._show()
            if weekly.resumed and weekly.item and weekly.at and not self._drafts_wait():
                self.tell("goes on where you stopped")
        self._banner()
        if more:
            self.call_after_refresh(self._gather)

    def _banner(self) -> None:
        weekly = self.weekly
        assert weekly is not None
        item, section = weekly.item, weekly.section
        if item is None and not weekly.whole:
            left, right = Content.assemble(("gathering …", "$quiet")), ""
        else:
            who, more = weekly.headline()
            count = f"{weekly.banner}  " if item else ""
            mark = "  ✓ reviewed" if item and item.decided else ""
            left = Content.assemble(
                (count, "$accent"), (who, "bold $primary"), (f" · {more}" if more else "", ""), (mark, "$spark")
            )
            right = section.title if section else "the close"
        width = max(1, self.size.width - 4)
        room = width - len(right) - 2
        if room > 20:
            left = left.truncate(room, ellipsis=True)
            left = left.pad_right(max(0, room - left.cell_length)) + lit(f"  {right}").stylize("$quiet")
        self.query_one("#banner", Static).update(left)

    @told
    def _show(self, fresh: bool = True) -> None:
        """Show what one is on. `fresh`: it is come to, and nothing of the one before stays."""
        weekly = self.weekly
        assert weekly is not None
        if fresh:
            self.revealed, self.remembered = False, ""
            self.tell("")
        lines: list[Line] = []
        question = ""
        while weekly.item:
            try:
                lines, section = self._lines(), weekly.section
                question = ((self.revealed and section.looked) or section.question) if section else ""
                break
            except NotFound:
                weekly.drop()
        if weekly.at_close:
            lines, question = closing(self.journal, weekly)
        self._banner()
        self.query_one(LabelledLines).show(
            [
                Labelled(
                    lit(line.label).stylize("$quiet"), lit(line.words).stylize(f"${line.role}" if line.role else "")
                )
                for line in lines
            ]
        )
        self.query_one("#question", Static).update(lit(question))
        if fresh:
            self.query_one("#evidence-box").scroll_home(animate=False)
            self._drafts_wait()
        self.refresh_bindings()

    def _lines(self) -> list[Line]:
        weekly = self.weekly
        assert weekly is not None and weekly.item is not None
        known = evidence(self.journal, weekly.item)
        if weekly.item.section != "ago":
            return known
        decision = weekly.standing.here.get((weekly.item.section, weekly.item.uid))
        self.remembered = self.remembered or (decision.words if decision else "")
        if not self.revealed:
            draft = self.journal.drafts.read(weekly.draft("write"))
            self.remembered = self.remembered or (draft.text if draft else "")
            return [Line("You remember", self.remembered)] if self.remembered else []
        return [*([Line("You remember", self.remembered)] if self.remembered else []), *known]

    def _drafts_wait(self) -> bool:
        """A line that was begun here and left says so. Returns whether there is one."""
        key = self.weekly.begun_line() if self.weekly else ""
        if key:
            self.tell(f"a line of yours waits here: {key} opens it")
        return bool(key)

    def on_resize(self) -> None:
        if self.weekly is not None:
            self._banner()
        self._keep_focus()

    # The line

    def line_place(self, mode: str) -> str:
        assert self.weekly is not None
        return self.weekly.draft(mode)

    def line_asks(self, mode: str) -> tuple[str, str, str]:
        assert self.weekly is not None
        item = self.weekly.item
        stands = self.remembered if mode == "write" and item else ""
        return *ASKED[mode].words(item), stands

    def line_empty(self, mode: str) -> bool:
        """Enter on nothing: enough for some lines, else the line is shut."""
        if not ASKED[mode].may_be_empty:
            return False
        self.line_kept(mode, "")
        return True

    def line_kept(self, mode: str, text: str) -> None:
        """What the line holds becomes what it was asked for. Refused, it stays in the line and as a draft."""
        weekly = self.weekly
        assert weekly is not None
        if mode == "write" and weekly.item and weekly.item.section == "ago":
            if self.keeper:  # kept as a draft until the item is decided
                self.keeper.typed(text)
                self.keeper.flush()
            self.shut()
            self.remembered, self.revealed = text, True
            self._show(fresh=False)
            return
        try:
            if weekly.item is None:
                if mode == "write":
                    self._close(text)
                return
            became = keep(self.journal, self.week, weekly.item, mode, text)
        except NetjournalError as error:
            if self.keeper:
                self.keeper.flush()
            if isinstance(error, WrongUse):
                self.tell(str(error))
            else:
                self.nj.complain(error)
            return
        self.drop_draft()
        self.shut()
        self._did(became.action, became.words, decided=became.decides)

    # Deciding

    def _did(self, action: int, words: str, *, decided: bool = True) -> None:
        """Something was done: it is remembered for `u`, the pages below follow, and a word at the foot says it."""
        assert self.weekly is not None
        self.weekly.did(action, decided=decided)
        if decided:
            self._show()
        self.nj.announce()
        self.tell(words)

    @told
    def action_reviewed(self) -> None:
        weekly = self.weekly
        assert weekly is not None
        if weekly.at_close:
            self._close("")
        elif weekly.item and weekly.item.decided and not self.remembered:
            weekly.on()
            self._show()
        elif weekly.item:
            item, words = weekly.item, self.remembered
            action = self.journal.reviewing.decide(self.week, item, words)
            if item.section == "ago":
                keeper = DraftKeeper(self, self.journal.drafts, weekly.draft("write"))
                keeper.read()
                keeper.done()
            self._did(action, "")

    @property
    def _hidden(self) -> bool:
        item = self.weekly.item if self.weekly else None
        return item is not None and item.section == "ago" and not self.revealed

    def action_reveal(self) -> None:
        self.revealed = True
        self.tell("")
        self._show(fresh=False)

    def on_key(self, event: Key) -> None:
        """Enter looks too, where looking comes before anything is reviewed."""
        if event.key == "enter" and self._hidden and not self.mode:
            event.stop()
            self.action_reveal()

    def action_skip(self) -> None:
        weekly = self.weekly
        if weekly and weekly.item:
            weekly.on()
            self._show()
            if not self._drafts_wait():
                self.tell("skipped; it comes again")

    def action_back(self) -> None:
        if self.weekly and self.weekly.back():
            self._show()

    @told
    def action_undo(self) -> None:
        weekly = self.weekly
        assert weekly is not None
        label = weekly.undo()
        self._show()
        self.nj.announce()
        self.tell(f"took back: {in_sentence(label)}")

    def _moves(self, move: str, word: str) -> None:
        weekly = self.weekly
        assert weekly is not None and weekly.item is not None
        item = weekly.item
        action = self.journal.reviewing.move(self.week, item, move)
        self._did(action, f"{item.who}: {word}   (b, m: a few words)")

    @told
    def action_closer(self) -> None:
        self._moves("closer", "a little closer")

    @told
    def action_same(self) -> None:
        self._moves("same", "about the same")

    @told
    def action_further(self) -> None:
        self._moves("further", "a little further")

    @told
    def action_later(self) -> None:
        assert self.weekly is not None and self.weekly.item is not None
        item = self.weekly.item
        self._did(self.journal.reviewing.later(self.week, item), f"{item.who}: later")

    def _rest(self) -> None:
        assert self.weekly is not None and self.weekly.item is not None
        self._did(self.journal.reviewing.rest(self.week, self.weekly.item), "the idea rests")

    def action_done(self) -> None:
        self.open_line("done")

    @told
    def action_let_go(self) -> None:
        assert self.weekly is not None and self.weekly.item is not None
        if self.weekly.item.ref.kind == "idea":
            self._rest()
        else:
            self.open_line("let_go")

    def action_write(self) -> None:
        self.open_line("write")

    def action_moved(self) -> None:
        self.open_line("moved")

    def action_put_off(self) -> None:
        self.open_line("put_off")

    def action_follow(self) -> None:
        self.open_line("follow")

    def action_promise(self) -> None:
        self.open_line("promise")

    def action_idea(self) -> None:
        self.open_line("idea")

    def action_step(self) -> None:
        self.open_line("step")

    # Elsewhere and back

    def action_open(self) -> None:
        if self.weekly and (ref := self.weekly.record()):
            self.nj.open_record(ref)

    def action_look_back(self) -> None:
        if self.weekly and self.weekly.item:
            self.nj.open_reflection(self.weekly.item.ref.id)

    def action_stop(self) -> None:
        """Everything decided is kept; the review goes on at the first that is not."""
        if self.weekly and self.weekly.waiting and self.weekly.whole:
            self.nj.say(f"The review waits at {self.weekly.waiting} more. w goes on.")
        self.nj.announce()
        self.dismiss()

    @told
    def _close(self, line: str) -> None:
        """The week is closed with a line of one's own or none; its page is shown."""
        from netjournal.tui.screens.week import WeekPage

        if line.strip() or self.journal.reviewing.page(self.week).closed_on is None:
            self.journal.reviewing.close(self.week, line)
        self.drop_draft()
        self.nj.announce()
        self.dismiss()
        self.nj.call_later(self.nj.push_screen, WeekPage(self.week))

    # Small words and keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        weekly = self.weekly
        if weekly is None:
            return action == "stop"
        if self.mode:
            return action == "leave"
        item = weekly.item
        always: dict[str, Callable[[], bool]] = {
            "leave": lambda: False,
            "stop": lambda: True,
            "undo": lambda: True,
            "back": lambda: weekly.at > 0,
            "reviewed": lambda: weekly.at_close or (item is not None and not self._hidden),
            "reveal": lambda: self._hidden,
            "skip": lambda: item is not None,
            "open": lambda: item is not None,
        }
        if action in always:
            return always[action]()
        if action in _SEEN and self._hidden:
            return False
        if f"review.{action}" in BY_ID:
            return applies(action, item) if item or weekly.at_close else False
        return True


_SEEN = ("closer", "same", "further", "moved")
"""Keys that wait until what there is has been looked at."""
