"""What all pages share: a head, a footer, and reading themselves anew when the journal changed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from netjournal.domain.records import Ref
from netjournal.errors import NetjournalError, NotFound
from netjournal.present import long_day
from netjournal.tui.screens.base import JournalScreen
from netjournal.tui.text import lit
from netjournal.tui.trail import shown
from netjournal.tui.widgets.key_bar import KeyBar
from netjournal.tui.widgets.record_list import RecordList


class Page(JournalScreen[None]):
    """A page reloads when the journal changed while it is visible, and when it comes back after a change."""

    AUTO_FOCUS = ""
    OWN_KEYS_FIRST: ClassVar[bool] = True
    """Whether the page's own keys stand before those that work everywhere."""
    GONE: ClassVar[str] = ""
    """What is said when the page closes because its record was removed, where that could surprise."""

    called: str = ""
    """What it is called in the trail of pages; "" for one that is no step of it."""
    stale = False
    """Whether the journal changed while the page was out of sight."""
    about: Ref | None = None
    """The record that was written last and not shown yet."""

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        with Container(id="body"):
            yield from self.compose_body()
        yield KeyBar(own_first=self.OWN_KEYS_FIRST)
        yield Static("This window is too small.\nAt least 40 × 10 is needed.", id="too-small")

    def compose_body(self) -> ComposeResult:
        """What is between head and footer."""
        yield from ()

    def head(self, room: int) -> str:
        """What stands at the left of the head, in so many cells: the trail of pages that leads here."""
        stack = self.app.screen_stack
        here = stack[: stack.index(self) + 1] if self in stack else stack
        return shown([page.called for page in here if isinstance(page, Page) and page.called], room)

    def load(self) -> None:
        """Read what the page shows. Raises NotFound when its record is gone."""

    def lost(self) -> bool:
        """Whether its record was removed meanwhile; asked where that says more than why a key was refused."""
        return False

    def on_mount(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Read everything anew; a page whose record is gone closes."""
        self.stale = False
        try:
            self.load()
        except NotFound:
            self.nj.gone(self)
        except NetjournalError as error:
            self.say_unread()
            self.nj.complain(error)
        self.show_head()

    def say_unread(self) -> None:
        """Say that it can't be read just now, where nothing was shown yet."""
        for rows in self.query(RecordList):
            rows.say_unread()

    def show_head(self) -> None:
        today = long_day(self.nj.journal.clock.today())
        width = max(1, self.size.width - 2)
        room = width - len(today) - 2
        left = self.head(room if room > 12 else width)
        text = lit(left).truncate(room, ellipsis=True) if room > 12 else lit(left)
        if room > 12:
            text = text.pad_right(max(0, room - text.cell_length)) + lit(f"  {today}").stylize("$quiet")
        self.query_one("#head", Static).update(text)

    def on_resize(self) -> None:
        self.show_head()

    def changed(self, about: Ref | None = None) -> None:
        """The journal changed: read anew now if visible, else when this page is seen again. `about`: what to show."""
        self.about = about or self.about
        if self.is_current and self.is_mounted:
            if self.drawn:
                self.reload()
        else:
            self.stale = True

    def on_screen_resume(self) -> None:
        if self.stale:
            self.reload()
