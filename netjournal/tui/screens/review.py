"""The weekly review as a page: banner, evidence, a question, one key. Text is written in one line at its foot.

Where one is and what was done is `weekly.Weekly`, what is known is `evidence`, what a line is for is `lines`; here are
the keys; the line and its draft are `review_line`.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.events import Key
from textual.widgets import Static

from netjournal.domain.weeks import Week
from netjournal.errors import NetjournalError, NotFound
from netjournal.keys import BY_ID
from netjournal.present import in_sentence
from netjournal.tui.banner import banner
from netjournal.tui.bindings import bindings
from netjournal.tui.closing import closing
from netjournal.tui.evidence import Line, evidence
from netjournal.tui.guard import shown, told
from netjournal.tui.lines import applies
from netjournal.tui.screens.review_line import ReviewLine
from netjournal.tui.text import lit
from netjournal.tui.weekly import Weekly
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.labelled import Labelled, LabelledLines
from netjournal.tui.widgets.record_list import UNREAD

AGAIN_AFTER = 0.5
"""Seconds until a journal that was held is asked again."""


class ReviewPage(ReviewLine):
    """Walks one week's items by keyboard alone, and closes the week."""

    SCOPES = ("review", "line")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review"), *bindings("line")]

    def __init__(self, week: Week, limit: int | None = None) -> None:
        super().__init__(week)
        self.limit = limit

    def compose_body(self) -> ComposeResult:
        with Vertical(id="review"):
            yield Hint(id="banner")
            yield Static("─" * 400, id="rule")
            with VerticalScroll(id="evidence-box", can_focus=False):
                yield LabelledLines(id="evidence")
            yield Hint(id="question")
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
            self.show_item(fresh=False)

    def _gather(self) -> None:
        """One section, then whatever waits to be painted or typed, then the next."""
        weekly = self.weekly
        if weekly is None or not self.query("#banner"):  # left, or just being left
            return
        before = weekly.item
        try:
            more = weekly.gather()
        except NetjournalError as error:
            self.nj.complain(error)
            self.say_unread()
            self.set_timer(AGAIN_AFTER, self._gather)
            return
        if weekly.item is not before or weekly.at_close:
            self.show_item(fresh=not self.mode)
            if weekly.resumed and weekly.item and weekly.at and not self._drafts_wait():
                closed = weekly.standing.review is not None and weekly.standing.review.closed_on is not None
                self.tell("the week is closed; this came since" if closed else "goes on where you stopped")
        self._banner()
        if more:
            self.call_after_refresh(self._gather)

    def say_unread(self) -> None:
        if self.weekly is None or not (self.weekly.item or self.weekly.at_close):
            self.query_one("#question", Hint).say(UNREAD)

    def _banner(self) -> None:
        assert self.weekly is not None
        self.query_one("#banner", Hint).say(banner(self.weekly, max(1, self.size.width - 4)))

    @shown
    def show_item(self, fresh: bool = True) -> None:
        """Show what one is on. `fresh`: it is come to, and nothing of the one before stays. While a line is open, what
        it was opened for stays, whatever became of it."""
        weekly = self.weekly
        assert weekly is not None
        if fresh:
            self.revealed = False
            self.tell("")
        lines: list[Line] = []
        question = gone = ""
        while weekly.item:
            try:
                lines, section = self._lines(), weekly.section
                question = ((self.revealed and section.looked) or section.question) if section else ""
                break
            except NotFound as error:
                if self.mode:
                    self.tell(f"{error} Esc keeps the words.")
                    return
                gone, fresh, self.revealed = str(error), True, False
                gone += " Your words wait in the line at the close." if weekly.drop() else ""
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
        self.query_one("#question", Hint).say(question)
        if fresh:
            self.query_one("#evidence-box").scroll_home(animate=False)
            self._drafts_wait()
        if gone:
            self.tell(gone)
        self.refresh_bindings()

    def _lines(self) -> list[Line]:
        weekly = self.weekly
        assert weekly is not None
        weekly.renew()
        assert weekly.item is not None
        known = evidence(self.journal, weekly.item)
        if weekly.item.section != "ago":
            return known
        remembered = Line("You remember", weekly.remembered)
        return [*([remembered] if remembered.words else []), *(known if self.revealed else [])]

    def _drafts_wait(self) -> bool:
        """A line that was begun here and left says so. Returns whether there is one."""
        key = self.weekly.begun_line() if self.weekly else ""
        if key:
            self.tell(f"a line of yours waits here: {key} opens it")
        return bool(key)

    def on_resize(self) -> None:
        if self.weekly is not None:
            self._banner()

    # Deciding

    def did(self, action: int, words: str, *, decided: bool = True) -> None:
        """Something was done: it is remembered for `u`, the pages below follow, and a word at the foot says it."""
        weekly = self.weekly
        assert weekly is not None and weekly.item is not None
        if decided and self.memory:
            self.memory.done()
            self.memory = None
            weekly.forget(weekly.item)
        weekly.did(action, decided=decided)
        if decided:
            self.show_item()
        self.nj.announce()
        self.tell(words)

    @told
    def action_reviewed(self) -> None:
        weekly = self.weekly
        assert weekly is not None
        if weekly.at_close:
            if weekly.begun_line():
                self.open_line("write")
                self.tell("this line of yours waits: Enter closes the week with it")
            else:
                self.close_week("")
        elif weekly.item and weekly.item.decided and not weekly.unsaid:
            weekly.on()
            self.show_item()
        elif weekly.item:
            item = weekly.item
            self._act(lambda: self.journal.reviewing.decide(self.week, item, self.recalled()), "")

    @property
    def _hidden(self) -> bool:
        item = self.weekly.item if self.weekly else None
        return item is not None and item.section == "ago" and not self.revealed

    def action_reveal(self) -> None:
        self.revealed = True
        self.tell("")
        self.show_item(fresh=False)

    def on_key(self, event: Key) -> None:
        """Enter looks too, where looking comes before anything is reviewed. A letter that does nothing says so: whoever
        begins to write is not to find out at the end of the line."""
        if event.is_printable and not self.mode and event.key not in self.active_bindings:
            self.tell(f"{event.character} does nothing here; ? says which keys do")
        elif event.key == "enter" and self._hidden and not self.mode:
            event.stop()
            self.action_reveal()

    def action_skip(self) -> None:
        weekly = self.weekly
        if weekly and weekly.item:
            weekly.on()
            self.show_item()
            if not self._drafts_wait():
                self.tell("skipped; it comes again")

    def action_back(self) -> None:
        if self.weekly and self.weekly.back():
            self.show_item()

    @told
    def action_undo(self) -> None:
        if self.nj.undoes_a_toast:  # what stands in it was done on a page opened from here
            self.nj.action_undo()
            return
        weekly = self.weekly
        assert weekly is not None
        label = weekly.undo()
        self.show_item()
        self.nj.announce()
        self.tell(f"took back: {in_sentence(label)}")

    def _act(self, do: Callable[[], int], words: str) -> None:
        """Decide the item with one key. One whose record is gone is passed over, with a word."""
        try:
            self.did(do(), words)
        except NotFound:
            self.show_item(fresh=False)

    def _moves(self, move: str, word: str) -> None:
        weekly = self.weekly
        assert weekly is not None and weekly.item is not None
        item, reviewing = weekly.item, self.journal.reviewing
        self._act(
            lambda: reviewing.move(self.week, item, move, remembered=self.recalled()),
            f"{item.who}: {word}   (b, m: a few words)",
        )

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
        self._act(lambda: self.journal.reviewing.later(self.week, item), f"{item.who}: later")

    @told
    def action_let_go(self) -> None:
        assert self.weekly is not None and self.weekly.item is not None
        item = self.weekly.item
        if item.ref.kind == "idea":
            self._act(lambda: self.journal.reviewing.rest(self.week, item), "the idea rests")
        else:
            self.open_line("let_go")

    def action_done(self) -> None:
        self.open_line("done")

    def action_write(self) -> None:
        self.open_line("write")

    def action_moved(self) -> None:
        self.open_line("moved")

    def action_put_off(self) -> None:
        self.open_line("put_off")

    def action_agree(self) -> None:
        self.open_line("agree")

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
            self.tell("")
            self.nj.open_record(ref)

    def action_look_back(self) -> None:
        if self.weekly and self.weekly.item:
            self.nj.open_reflection(self.weekly.item.ref.id)

    def action_stop(self) -> None:
        """Everything decided is kept; the review goes on at the first that is not."""
        if self.weekly and self.weekly.waiting and self.weekly.whole:
            self.nj.say(f"{self.weekly.waiting:,} more wait in the review. w goes on.")
        self.nj.announce()
        self.dismiss()

    @told
    def close_week(self, line: str) -> None:
        """The week is closed with a line of one's own or none; its page is shown."""
        from netjournal.tui.screens.week import WeekPage

        if line.strip() or self.journal.reviewing.page(self.week).closed_on is None:
            self.journal.reviewing.close(self.week, line, self.stood if line else "")
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
            return action == "leave" or (action == "again" and bool(self.echoes))
        item = weekly.item
        always: dict[str, Callable[[], bool]] = {
            "leave": lambda: False,
            "again": lambda: False,
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
