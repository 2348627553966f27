"""What pages and dialogs share: the app and the journal they belong to, the window sizes they know, and that what is
being typed is safe before they are left."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.events import Event, Mount, Resize, ScreenResume
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import ToastRack

from netjournal.domain.records import Ref
from netjournal.errors import NetjournalError, NotFound
from netjournal.journal import Journal
from netjournal.tui.drafting import flush_all

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp

T = TypeVar("T")

LOW = 18
"""Rows from which a window is tall."""

WIDTHS = [(0, "-tiny"), (40, "-narrow"), (100, "-wide")]
HEIGHTS = [(0, "-flat"), (10, "-low"), (LOW, "-tall")]
"""The class a screen has from so many columns, and rows, on."""


class ClosedOnce:
    """For screens. Of two that close one in one instant, a double click say, the second would end the app (8.2.8). No
    screen itself: Textual takes a widget's styles from the first of its bases that is one."""

    _put_away = False

    def dismiss(self, result: Any = None) -> AwaitComplete:
        if self._put_away:
            return AwaitComplete()
        self._put_away = True
        closing: AwaitComplete = super().dismiss(result)  # type: ignore[misc]
        return closing


class JournalScreen(ClosedOnce, Screen[T]):
    """A screen over the open journal. Each window size is a class on it; under 40 × 10 a page says it is too small."""

    SCOPES: ClassVar[tuple[str, ...]] = ()
    """The scopes of actions that live here, beside "app"."""
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    _last_focus: Widget | None = None

    def __init__(self, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        # Now, not with the first Resize: every part would be styled and laid out for another window first.
        width, height = self.app.size
        self.add_class(*self._get_breakpoint_classes(width, WIDTHS))
        self.add_class(*self._get_breakpoint_classes(height, HEIGHTS))

    @staticmethod
    def is_low(height: int) -> bool:
        """Whether a window of so many rows gets "-low" or less, which is not yet on the screen when it is first laid
        out."""
        return height < LOW

    @property
    def unseen(self) -> bool:
        """Whether the window is so small that only that is said."""
        return self.has_class("-tiny") or self.has_class("-flat")

    @property
    def nj(self) -> "NetjournalApp":
        from netjournal.tui.app import NetjournalApp

        assert isinstance(self.app, NetjournalApp)
        return self.app

    @property
    def journal(self) -> Journal:
        return self.nj.journal

    def starts_afresh(self) -> bool:
        """The journal is another file: let go of what was found in the one before, and stay. False where what is shown
        is about a record, whose number may mean another now."""
        return False

    def draft_kept(self, about: Ref | None) -> None:
        """Say where the draft that was just left is found again. `about`: the record it is about, which may be gone."""
        words = "Draft kept: it opens again here."
        if about is not None and self.is_gone(about):
            with suppress(NetjournalError):
                there = any(one.ref == about for one in self.journal.trash.removed())
                again = "It opens again should that be brought back; until then the words" if there else "The words"
                words = f"Draft kept, but what it is about is no longer in the journal. {again} are in "
                words += f"{self.journal.drafts.folder}."
        self.nj.say(words)

    def is_gone(self, ref: Ref) -> bool:
        """Whether a record is no longer in the journal. Of one that is held just now nothing is known to be gone."""
        try:
            self.journal.noun(ref.kind).get(ref.id)
        except NotFound:
            return True
        except NetjournalError:
            pass
        return False

    async def on_event(self, event: Event) -> None:
        """One left before it was drawn has no parts to begin with: what would ask for them is passed over."""
        if self.drawn or not isinstance(event, Mount | Resize | ScreenResume):
            await super().on_event(event)

    @property
    def drawn(self) -> bool:
        """Whether it has its parts: not before they are composed, and no longer once it is on its way out."""
        return bool(self.children) and not self._pruning and not self._closing

    @on(Resize)
    def _keep_focus(self) -> None:
        """A window too small hides everything and so takes the focus away: it goes back where it was."""
        if self.focused is not None:
            self._last_focus = self.focused
        elif self._last_focus is not None and self._last_focus.is_attached:
            self.call_after_refresh(self.set_focus, self._last_focus)

    # However it is left (Esc, a page over it, its record removed in another window), nothing typed waits for a timer.

    def on_descendant_blur(self) -> None:
        flush_all()

    def on_screen_suspend(self) -> None:
        flush_all()
        self.app.call_later(self._hide_toasts)  # after those said just before it was left

    def _hide_toasts(self) -> None:
        """Only the screen on top shows toasts: seen through it, this one would show the same ones once more. Textual
        shows them again when it is the one on top."""
        for rack in self.query(ToastRack):
            rack.display = False

    def on_unmount(self) -> None:
        flush_all()
