"""The full-screen journal: pages over one open journal, its themes, keys and announcements. No page logic here."""

import gc
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.driver import Driver
from textual.events import Key, Paste
from textual.filter import LineFilter
from textual.screen import Screen

from netjournal.config import Settings
from netjournal.crash import CRASHED
from netjournal.errors import ConfigError, JournalFull
from netjournal.journal import Journal
from netjournal.keys import BY_ID, Action, of_scope, resolve
from netjournal.paths import Paths
from netjournal.tui.bindings import bindings
from netjournal.tui.doors import Doors
from netjournal.tui.drafting import flush_all, refused_words, unsafe
from netjournal.tui.guard import shown
from netjournal.tui.palette import Actions, Records
from netjournal.tui.screens.base import JournalScreen
from netjournal.tui.screens.home import HomePage
from netjournal.tui.screens.page import Page
from netjournal.tui.text import NO_CONTROLS
from netjournal.tui.trail import Trail

if TYPE_CHECKING:
    from netjournal.domain.reflection import Prompts
    from netjournal.tui.aside import Aside
    from netjournal.tui.doing import Doing
    from netjournal.tui.safety import Safety
    from netjournal.tui.sparkling import Sparkling

STYLES = Path(__file__).parent / "styles"


class NetjournalApp(Doors):
    """Holds the journal; pages ask it for everything that isn't theirs alone."""

    CSS_PATH = [
        STYLES / f"{name}.tcss"
        for name in (
            "base",
            "home",
            "record",
            "dialogs",
            "reflect",
            "review",
            "pile",
            "map",
            "spark",
            "twins",
            "changed",
        )
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    COMMANDS = {Actions, Records}
    TITLE = "netjournal"
    ENABLE_COMMAND_PALETTE = True
    ALLOW_SELECT = (
        False  # Textual's own falls over a press on a line that has just gone; the terminal's, with Shift, stays
    )

    def __init__(
        self,
        journal: Journal,
        settings: Settings,
        paths: Paths,
        reflect: int | None = None,
        review: tuple[str, int | None] | None = None,
    ) -> None:
        self.journal = journal
        self.settings = settings
        self.paths = paths
        self._reflect_first = reflect
        self._review_first = review
        self._own_keys, self.problems = resolve(settings.keys)
        super().__init__()
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        journal.database.held.briefly = True
        self._said_lost: tuple[str, ...] = ()
        """The words of which was said that the disk refuses them."""
        self.trail = Trail(self)
        self.choose_theme()

    @cached_property
    def doing(self) -> "Doing":
        """Add, edit, done, remove; loaded when first wanted, with its dialogs."""
        from netjournal.tui.doing import Doing

        return Doing(self)

    @cached_property
    def safety(self) -> "Safety":
        """Backups, checks, and the way back; loaded once the first page is painted."""
        from netjournal.tui.safety import Safety

        return Safety(self)

    @cached_property
    def sparkling(self) -> "Sparkling":
        """The spark of the day; loaded when first wanted."""
        from netjournal.tui.sparkling import Sparkling

        return Sparkling(self)

    # Starting

    def get_default_screen(self) -> Screen[Any]:
        return HomePage()

    def get_driver_class(self) -> type[Driver]:
        """Textual's own choice, but ours where that is a terminal of Linux or macOS."""
        from textual.drivers.linux_driver import LinuxDriver

        from netjournal.tui.terminal import Terminal

        chosen = super().get_driver_class()
        return Terminal if chosen is LinuxDriver else chosen

    def get_line_filters(self) -> list[LineFilter]:
        return [*super().get_line_filters(), NO_CONTROLS]

    def on_mount(self) -> None:
        if self._own_keys:
            self.set_keymap(self._own_keys)
        self.call_after_refresh(self._started)

    def _started(self) -> None:
        gc.freeze()
        gc.enable()
        if self.problems:
            self.say("\n".join(self.problems), "warning")
        if self.taken_in:
            self.say(self.taken_in)
        self._let_go_of_old()
        if self._reflect_first is not None:
            self.open_reflection(self._reflect_first)
        if self._review_first is not None:
            self.open_review(*self._review_first)
        self.safety.started()

    @shown
    def _let_go_of_old(self) -> None:
        """What has been in the trash for its whole time goes for good, aside: in steps, between which others write.

        After a backup: by a clock that is wrong, all of it has been there for too long."""
        if self.journal.trash.due():
            self._purging.ask(lambda journal: (journal.backing_up.before(), journal.trash.purge()), self._let_go)

    def _let_go(self, _: object) -> None:
        self.announce()

    @property
    def nj(self) -> "NetjournalApp":
        return self

    def prompts(self) -> "Prompts":
        """The questions of the reflection, the user's own among them. A file that can't be used is said; ours stand."""
        from netjournal import prompts

        try:
            return prompts.load(self.paths.prompts_file)
        except ConfigError as error:
            self.complain(error)
            return prompts.load()

    @cached_property
    def aside(self) -> "Aside":
        """Where questions are asked that may take longer than a frame."""
        from netjournal.tui.aside import Aside

        return Aside(self, self.journal)

    @cached_property
    def _purging(self) -> "Aside":
        """A thread of its own: no question that is asked meanwhile ends it."""
        from netjournal.tui.aside import Aside

        return Aside(self, self.journal)

    def on_unmount(self) -> None:
        self.close_asides()
        if "safety" in self.__dict__:
            self.safety.close()

    def close_asides(self) -> None:
        """End every question asked aside, and let go of the connections they have; the next one opens its own."""
        for name in ("aside", "_purging"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    def action_help(self) -> None:
        from netjournal.tui.screens.help import HelpPage

        scopes = (*getattr(self.screen, "SCOPES", ()), "app")
        if not isinstance(self.screen, HelpPage):
            out = frozenset(action.id for action in of_scope("app") if not self.check_action(action.method, ()))
            self.push_screen(HelpPage(scopes, type(self.screen).__name__.removesuffix("Page").lower(), out))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        page = next((screen for screen in reversed(self._screen_stack) if isinstance(screen, Page)), None)
        scopes = page.SCOPES if page else ()  # of the page one is on, also while the palette or a dialog lies over it
        # Inside a reflection there is no other, its own lines are taken off with a key of their own, and nobody waits.
        if action in ("reflect", "undo", "redo", "pile") and "reflect" in scopes:
            return False
        if action in ("reflect", "review") and "review" in scopes:
            return False  # the review looks back with a key of its own, and is open already
        return super().check_action(action, parameters)

    def action_quit(self) -> None:  # type: ignore[override]
        """Leave, unless the disk refuses what is being typed: that is said once for the words it refuses."""
        flush_all()
        if (lost := refused_words()) and lost != self._said_lost:
            self._said_lost = lost
            self.say(
                f"What is written here can't be kept on disk: {unsafe()}. Press again to leave without it.", "error"
            )
            return
        self.exit(0)

    def answers(self, event: Key | Paste) -> bool:
        """A page or a dialog that can't be seen does nothing; leaving is always possible."""
        return not (isinstance(self.screen, JournalScreen) and self.screen.unseen) or self.leaves(event)

    def leaves(self, event: Key | Paste) -> bool:
        return isinstance(event, Key) and event.key in self.keymap_of(BY_ID["app.quit"]).split(",")

    def keymap_of(self, action: Action) -> str:
        """The keys an action has now."""
        return self._own_keys.get(action.id, action.keys)

    def get_system_commands(self, screen: Screen[Any]) -> Any:
        """None of Textual's own: a picture of private text, for one, is nothing to have a key away."""
        return ()


def run(
    journal: Journal,
    settings: Settings,
    paths: Paths,
    reflect: int | None = None,
    review: tuple[str, int | None] | None = None,
) -> int:
    """Open the full-screen journal and come back with the exit code. Whoever loads it has turned collecting off.

    Raises JournalFull where the disk refused what was being written when it was left."""
    app = NetjournalApp(journal, settings, paths, reflect, review)
    app.run()
    flush_all()
    if (why := unsafe()) and app.return_code != CRASHED:  # that report says it itself
        raise JournalFull(
            f"What was being written could not be kept on disk: {why}. The journal is as it was last kept."
        )
    return app.return_code or 0
