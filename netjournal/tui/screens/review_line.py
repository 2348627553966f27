"""The line at the foot of the weekly review: what it is opened for, what becomes of it, and where its draft is."""

from textual import on
from textual.widgets import Static, TextArea

from netjournal.domain.records import Echo
from netjournal.domain.weeks import Week
from netjournal.errors import NetjournalError, NotFound, WrongUse
from netjournal.tui.drafting import DraftKeeper
from netjournal.tui.lines import ASKED, keep
from netjournal.tui.looking_back import LookingBack, alike_a_jot, earlier
from netjournal.tui.screens.line_page import LinePage
from netjournal.tui.text import lit
from netjournal.tui.weekly import Weekly
from netjournal.tui.widgets.entry import Entry


class ReviewLine(LinePage):
    """The line is about the item one is on, and at the close about the week. While it is open the item stays."""

    def __init__(self, week: Week) -> None:
        super().__init__()
        self.week = week
        self.weekly: Weekly | None = None
        self.revealed = False
        self.stood = ""
        """What stood in the line when it was opened, where nothing of it was a draft."""
        self.memory: DraftKeeper | None = None
        """The draft of what was remembered of the item that is being decided."""
        self.echoes: list[Echo] = []
        """Earlier thoughts like the idea in the line."""
        self.looking_back = LookingBack(self, lambda: self.query_one(Entry).text, alike_a_jot, self._show_echoes)

    def show_item(self, fresh: bool = True) -> None:
        """Show what one is on."""
        raise NotImplementedError

    def did(self, action: int, words: str, *, decided: bool = True) -> None:
        """Something was done with it."""
        raise NotImplementedError

    def close_week(self, line: str) -> None:
        """The week is closed with this line."""
        raise NotImplementedError

    def open_line(self, mode: str) -> None:
        super().open_line(mode)
        _, _, stands = self.line_asks(mode)
        self.stood = stands if self.query_one(Entry).text == stands else ""

    def line_place(self, mode: str) -> str:
        assert self.weekly is not None
        return self.weekly.draft(mode)

    def line_asks(self, mode: str) -> tuple[str, str, str]:
        assert self.weekly is not None
        item = self.weekly.item
        stands = ""
        if mode == "write":
            stands = self.weekly.remembered if item else self.journal.reviewing.page(self.week).line
        return *ASKED[mode].words(item), stands

    def shut(self) -> None:
        self.looking_back.stop()
        self._show_echoes([])
        super().shut()

    @on(TextArea.Changed)
    def _look_back(self) -> None:
        if self.mode == "idea":
            self.looking_back.typed()

    def _show_echoes(self, echoes: list[Echo]) -> None:
        self.echoes = echoes if self.mode == "idea" else []
        shown = self.query_one("#line-echoes", Static)
        shown.display = bool(self.echoes)
        shown.update(lit(earlier(self.echoes, self.journal.clock.today())))
        self.refresh_bindings()

    def action_again(self) -> None:
        self.line_kept(self.mode, self.query_one(Entry).text, self.echoes[0])

    def action_leave(self) -> None:
        super().action_leave()
        if not self.mode:  # what it was opened for may be gone
            self.show_item(fresh=False)

    def line_empty(self, mode: str) -> bool:
        """Enter on nothing: enough for some lines, else the line is shut."""
        if not ASKED[mode].may_be_empty:
            return False
        self.line_kept(mode, "")
        return True

    def line_kept(self, mode: str, text: str, echo: Echo | None = None) -> None:
        """What the line holds becomes what it was asked for. Refused, it stays in the line and as a draft."""
        weekly = self.weekly
        assert weekly is not None
        if mode == "write" and weekly.item and weekly.item.section == "ago":
            if self.keeper:  # kept as a draft until the item is decided
                self.keeper.typed(text)
                self.keeper.flush()
            self.shut()
            weekly.remember(text)
            self.revealed = True
            self.show_item(fresh=False)
            return
        try:
            if weekly.item is None:
                if mode == "write":
                    self.close_week(text)
                return
            with self.journal.database.held.patience():
                became = keep(self.journal, self.week, weekly.item, mode, text, self.recalled(), echo)
        except NetjournalError as error:
            if self.keeper:
                self.keeper.typed(text)
                self.keeper.flush()
            if isinstance(error, NotFound):
                self.tell(f"{error} Esc keeps the words.")
            elif isinstance(error, WrongUse):
                self.tell(str(error))
            else:
                self.nj.complain(error)
            return
        self.drop_draft()
        self.shut()
        self.did(became.action, became.words, decided=became.decides)

    def recalled(self) -> str:
        """What was remembered of three months ago, in this window and in others, for whatever decides the item."""
        weekly = self.weekly
        assert weekly is not None and weekly.item is not None
        self.memory = None
        if weekly.item.section != "ago":
            return ""
        self.memory = DraftKeeper(self, self.journal.drafts, weekly.draft("write"))
        draft = self.memory.read()
        lines = [*(draft.text if draft else "").split("\n"), *weekly.remembered.split("\n")]
        return "\n".join(dict.fromkeys(filter(None, lines)))
