"""What pages and dialogs share: the app and the journal they belong to, and the window sizes they know."""

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.screen import Screen

from netjournal.journal import Journal

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp

T = TypeVar("T")


class JournalScreen(Screen[T]):
    """A screen over the open journal. Each window size is a class on it; under 40 × 10 a page says it is too small."""

    SCOPES: ClassVar[tuple[str, ...]] = ()
    """The scopes of actions that live here, beside "app"."""
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (18, "-tall")]

    @property
    def nj(self) -> "NetjournalApp":
        from netjournal.tui.app import NetjournalApp

        assert isinstance(self.app, NetjournalApp)
        return self.app

    @property
    def journal(self) -> Journal:
        return self.nj.journal
