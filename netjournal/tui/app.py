"""The full-screen journal: pages over one open journal, its themes, keys and announcements. No page logic here."""

import contextlib
import gc
import os
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on
from textual.binding import BindingType
from textual.events import Key, Paste
from textual.filter import LineFilter
from textual.notifications import Notify
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, TextArea

from netjournal import themes
from netjournal.actions.jotting import Kept
from netjournal.config import Settings, read_state, write_state
from netjournal.crash import CRASHED
from netjournal.domain.records import Ref
from netjournal.errors import ConfigError, JournalFull, JournalHeld, JournalReplaced, NetjournalError
from netjournal.journal import Journal
from netjournal.keys import BY_ID, Action, of_scope, resolve
from netjournal.paths import Paths
from netjournal.present import count, in_sentence, kept_line
from netjournal.themes import DEFAULT
from netjournal.tui.bindings import bindings
from netjournal.tui.drafting import flush_all, refused_words, unsafe
from netjournal.tui.ending import EndsWell
from netjournal.tui.guard import told
from netjournal.tui.messages import OpenRecord
from netjournal.tui.palette import Actions, Palette, Records, Themes
from netjournal.tui.screens.home import HomePage
from netjournal.tui.screens.page import Page
from netjournal.tui.text import NO_CONTROLS
from netjournal.tui.theming import own_variables, textual_theme
from netjournal.tui.trail import Trail
from netjournal.tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from netjournal.domain.reflection import Prompts
    from netjournal.tui.aside import Aside
    from netjournal.tui.doing import Doing
    from netjournal.tui.safety import Safety
    from netjournal.tui.screens.dialog import Dialog
    from netjournal.tui.sparkling import Sparkling

T = TypeVar("T")

STYLES = Path(__file__).parent / "styles"
LOOK_FOR_CHANGES = 1.0
"""Seconds between two looks whether another program wrote to the journal."""
LOOK_FOR_THEMES = 2.0
MOST_TOASTS = 2


class NetjournalApp(EndsWell):
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
            "log",
            "backups",
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
        self._own_keys, self._problems = resolve(settings.keys)
        super().__init__()
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        self._seen_version = journal.database.data_version()
        journal.database.read_briefly()
        self._held = self._held_said = False
        self._elsewhere = False
        """Whether what is announced was done by another program."""
        self._said_lost: tuple[str, ...] = ()
        """The words of which was said that the disk refuses them."""
        self._theme_files: tuple[Any, ...] = ()
        self._undoable: int | None = None
        self.just_done: Ref | None = None
        """The promise just done, as long as the toast stands that asks what happened."""
        self._undoable_timer: Timer | None = None
        self._about: dict[int, Ref] = {}
        self.trail = Trail(self)
        self._load_themes()
        wanted = settings.theme or read_state(paths.state_file).get("theme", "") or DEFAULT
        if wanted not in self.available_themes:
            self._problems.append(f"The theme “{wanted}” isn't there; {DEFAULT} is used.")
            wanted = DEFAULT
        self.theme = wanted

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

    def get_line_filters(self) -> list[LineFilter]:
        return [*super().get_line_filters(), NO_CONTROLS]

    def on_mount(self) -> None:
        if self._own_keys:
            self.set_keymap(self._own_keys)
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self.set_interval(LOOK_FOR_CHANGES, self._look_for_changes)
        self.set_interval(LOOK_FOR_THEMES, self._reread_themes)
        self.call_after_refresh(self._started)

    def _started(self) -> None:
        gc.freeze()
        gc.enable()
        if self._problems:
            self.say("\n".join(self._problems), "warning")
        if self.journal.taken_in:
            self.say(f"{count(self.journal.taken_in, 'jot')} that waited: taken in now.")
        self._let_go_of_old()
        if self._reflect_first is not None:
            self.open_reflection(self._reflect_first)
        if self._review_first is not None:
            self.open_review(*self._review_first)
        self.safety.started()

    @told
    def _let_go_of_old(self) -> None:
        """What has been in the trash for its whole time goes for good, aside: in steps, between which others write."""
        if self.journal.trash.due():
            self._purging.ask(lambda journal: journal.trash.purge(), lambda _: self.announce())

    # Announcing

    @property
    def nj(self) -> "NetjournalApp":
        return self

    @told
    def announce(self, about: Ref | None = None) -> None:
        """The journal changed: every page reads itself anew, now or when seen again, and shows what it is about."""
        self._seen_version = self.journal.database.data_version()
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.changed(about)

    def _look_for_changes(self) -> None:
        try:
            self.journal.database.check_place()
        except JournalReplaced:
            self.safety.replaced()
            return
        with contextlib.suppress(NetjournalError):
            version = self.journal.database.data_version()
            if version != self._seen_version or self._held:
                self._held, self._elsewhere = False, True
                self.announce()
                self._elsewhere = False

    def say(self, words: str, severity: Any = "information") -> None:
        """A toast, always literal."""
        self.notify(words, severity=severity, markup=False)

    def on_notify(self, event: Notify) -> None:
        """Room for a new toast: it takes the place of what was told before, and at most two stand at once."""
        new, standing = event.notification, list(self._notifications)
        gone = [one for one in standing if one.severity == new.severity == "information"]
        stay = [one for one in standing if one not in gone]
        for one in (*gone, *stay[: max(0, len(stay) - MOST_TOASTS + 1)]):
            self._unnotify(one, refresh=False)

    def did(self, words: str, action: int | None = None, about: Ref | None = None, *, leaves: bool = False) -> None:
        """Something was done: every page follows, and the toast says how to take it back.

        While the toast stands, `u` means this very action, whatever another window did meanwhile. `leaves`: the record
        goes elsewhere in its list, as a promise that is done; the highlight stays, on the one that came next.
        """
        if leaves:
            for rows in self.screen.query(RecordList):
                if about is not None and getattr(rows.row, "ref", None) == about:
                    rows.hold_place()
        self.announce(None if leaves else about)
        if action is None:
            latest = self.journal.actions(1)
            action = latest[0].id if latest else None
        if action is not None and about is not None:
            self._about[action] = about
        self._undoable, self.just_done = action, None
        if self._undoable_timer is not None:
            self._undoable_timer.stop()
        self._undoable_timer = self.set_timer(self.NOTIFICATION_TIMEOUT, self._toast_gone)
        self.say(f"{words} · u takes it back" if self._u_undoes else words)

    @property
    def _u_undoes(self) -> bool:
        """Whether `u` means undo where one is: it is a letter in a text field, and nothing in a reflection."""
        page = self.screen
        typing = isinstance(page.focused, Input | TextArea)
        return isinstance(page, Page) and not typing and bool(self.check_action("undo", ()))

    @property
    def undoes_a_toast(self) -> bool:
        """Whether a toast stands that says what u takes back."""
        return self._undoable is not None

    def _toast_gone(self) -> None:
        self._undoable = self.just_done = None

    def afresh(self) -> None:
        """The journal is another file now: every page but home closes, as the numbers of records may mean others."""
        flush_all()
        if len(self.screen_stack) > 1:
            self.closed_by_itself()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._undoable = self.just_done = None
        self._about.clear()
        self.announce()

    def complain(self, error: NetjournalError) -> None:
        if isinstance(error, JournalReplaced):
            self.call_later(self._look_for_changes)
        if isinstance(error, JournalHeld):
            self._held = True  # the pages are read anew as soon as it is let go
            if self._held_said:
                return
            self._held_said = True
            self.set_timer(self.NOTIFICATION_TIMEOUT, self._held_forgotten)
        self.say(str(error), "error")

    def _held_forgotten(self) -> None:
        """The toast is gone: a key that can do nothing says why again."""
        self._held_said = False

    def prompts(self) -> "Prompts":
        """The questions of the reflection, the user's own among them. A file that can't be used is said; ours stand."""
        from netjournal import prompts

        try:
            return prompts.load(self.paths.prompts_file)
        except ConfigError as error:
            self.complain(error)
            return prompts.load()

    # Pages

    def ask(self, dialog: "Dialog[T]", then: Callable[[T], None]) -> None:
        """Open a dialog, here and now, so that what is typed next is typed there. A closed one is the end of it."""

        @told
        def answered(nj: NetjournalApp, answer: T) -> None:
            then(answer)

        self.push_screen(dialog, lambda answer: None if answer is None else answered(self, answer))

    @on(OpenRecord)
    def _open(self, message: OpenRecord) -> None:
        self.open_record(message.ref)

    def open_record(self, ref: Ref) -> None:
        """Stack the page of a record on the one seen."""
        from netjournal.tui.screens.record import RecordPage

        current = self.screen
        if isinstance(current, RecordPage) and current.ref == ref:
            return
        self.trail.goes(ref)
        self.push_screen(RecordPage(ref))
        if ref.kind == "event":
            self._staying("brake", ref)

    def gone(self, page: Page) -> None:
        """The record of a page is no longer there: its page closes when it is the one seen."""
        if self.screen is page and len(self.screen_stack) > 1:
            page.dismiss()
            if page.GONE or self._elsewhere:
                self.closed_by_itself()
            if page.GONE:
                self.say(page.GONE)
        else:
            page.stale = True

    def action_jot(self) -> None:
        from netjournal.tui.screens.jot_bar import JotBar

        if not any(isinstance(screen, JotBar) for screen in self.screen_stack):
            self.ask(JotBar(), self._jotted)

    def _jotted(self, kept: Kept) -> None:
        self.did(kept_line(kept, self.journal.clock.today()), kept.action, kept.ref)

    @told
    def action_reflect(self) -> None:
        """Look back on the highlighted event, else on the one that waits."""
        ref = getattr(self.screen, "highlighted", None)
        if ref is not None and ref.kind == "reflection":
            self.open_reflection(self.journal.reflections.get(ref.id).event_id)
            return
        coming = ref is not None and ref.kind == "event" and self._is_to_come(ref)
        if ref is not None and ref.kind == "event" and not coming:
            finished = [r for r in self.journal.reflections.of_event(ref.id) if r.closed]
            if finished and isinstance(self.screen, HomePage):
                self.say("Looked back on already: this is the page. r looks back once more.")
                self.open_record(finished[0].ref)
            else:
                self.open_reflection(ref.id)
            return
        if coming and not isinstance(self.screen, HomePage):
            self.say("This event is still to come; look back on it afterwards.")
            return
        line = self.journal.reflecting.next_event()
        if line is None:
            self.say("There is no event to look back on. Press a in the events to add one.")
            return
        self.open_reflection(line.id)

    def _is_to_come(self, event: Ref) -> bool:
        return self.journal.events.get(event.id).day > self.journal.clock.today()

    def open_reflection(self, event: int) -> None:
        from netjournal.tui.screens.reflect import ReflectPage

        if not isinstance(self.screen, ReflectPage):
            self.push_screen(ReflectPage(event))

    def action_pile(self) -> None:
        from netjournal.tui.screens.pile import PilePage

        if not any(isinstance(screen, PilePage) for screen in self.screen_stack):
            self.push_screen(PilePage())

    def action_circle(self) -> None:
        self._staying("circle")

    def action_bump(self) -> None:
        self._staying("bump")

    def action_release(self) -> None:
        self._staying("release")

    def action_drifting(self) -> None:
        self._staying("drifting")

    def action_closer(self) -> None:
        self._staying("closer")

    @told
    def _staying(self, what: str, ref: Ref | None = None) -> None:
        """Something of staying in touch, with the highlighted record if it is about one."""
        from netjournal.tui import staying

        getattr(staying, what)(self, ref or getattr(self.screen, "highlighted", None))

    def action_review(self) -> None:
        self.open_review()

    @told
    def open_review(self, words: str = "", limit: int | None = None) -> None:
        """The review of the week these words mean, or of the one to look back on now."""
        from netjournal.tui.screens.review import ReviewPage

        if not any(isinstance(screen, ReviewPage) for screen in self.screen_stack):
            self.push_screen(ReviewPage(self.journal.reviewing.reviewed_week(words), limit))

    def develop(self, ref: Ref) -> None:
        """Write an idea out, on a page of its own."""
        from netjournal.tui.screens.develop import DevelopPage

        self.push_screen(DevelopPage(ref))

    def action_this_day(self) -> None:
        from netjournal.tui.screens.this_day import ThisDayPage

        if not isinstance(self.screen, ThisDayPage):
            self.push_screen(ThisDayPage())

    def action_changes(self) -> None:
        from netjournal.tui.screens.changes import ChangesPage

        if not any(isinstance(screen, ChangesPage) for screen in self.screen_stack):
            self.push_screen(ChangesPage())

    def action_trash(self) -> None:
        from netjournal.tui.screens.trash import TrashPage

        if not any(isinstance(screen, TrashPage) for screen in self.screen_stack):
            self.push_screen(TrashPage())

    def action_twins(self) -> None:
        from netjournal.tui.screens.twins import TwinsPage

        if not isinstance(self.screen, TwinsPage):
            self.push_screen(TwinsPage())

    def action_search(self, words: str = "") -> None:
        from netjournal.tui.screens.search import SearchPage

        if isinstance(self.screen, SearchPage):
            self.screen.action_out()
        else:
            self.push_screen(SearchPage(words))

    def action_tags(self) -> None:
        from netjournal.tui.screens.tags import TagsPage

        if not isinstance(self.screen, TagsPage):
            self.push_screen(TagsPage())

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

    def action_backups(self) -> None:
        from netjournal.tui.screens.backups import BackupsPage

        if not any(isinstance(screen, BackupsPage) for screen in self.screen_stack):
            self.push_screen(BackupsPage())

    def open_week(self, day: date) -> None:
        """The page of the week a day is in."""
        from netjournal.tui.screens.week import WeekPage

        self.push_screen(WeekPage(self.journal.reviewing.week(day.isoformat())))

    @told
    def action_week(self) -> None:
        from netjournal.tui.screens.week import WeekPage

        if not isinstance(self.screen, WeekPage):
            self.push_screen(WeekPage(self.journal.reviewing.week()))

    @told
    def action_undo(self) -> None:
        bound, self._undoable = self._undoable, None
        action = self.journal.undo(bound)
        self.announce(self._about.get(action.id))
        self.say(f"Took back: {in_sentence(action.label)} · U puts it back")

    @told
    def action_redo(self) -> None:
        action = self.journal.redo()
        self.announce(self._about.get(action.id))
        self.say(f"Put back: {in_sentence(action.label)}")

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

    def action_palette(self) -> None:
        self.action_command_palette()

    def action_command_palette(self) -> None:
        self._open_palette(Palette())

    def _open_palette(self, palette: Palette) -> None:
        # Without Textual's id for it: a palette just closed can still be on its way out, and an id stands once.
        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(palette)

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
        """A page that can't be seen does nothing; leaving is always possible."""
        return not (isinstance(self.screen, Page) and self.screen.unseen) or self.leaves(event)

    def leaves(self, event: Key | Paste) -> bool:
        return isinstance(event, Key) and event.key in self.keymap_of(BY_ID["app.quit"]).split(",")

    def keymap_of(self, action: Action) -> str:
        """The keys an action has now."""
        return self._own_keys.get(action.id, action.keys)

    def get_system_commands(self, screen: Screen[Any]) -> Any:
        """None of Textual's own: a picture of private text, for one, is nothing to have a key away."""
        return ()

    # Themes

    def action_theme(self) -> None:
        self._open_palette(Palette(providers=[Themes], placeholder="a theme…"))

    def _load_themes(self) -> None:
        found, problems = themes.load([themes.bundled_folder(), self.paths.user_themes])
        for name in [name for name in self._registered_themes if name not in found and name.startswith("_")]:
            self.unregister_theme(name)
        for spec in found.values():
            self.register_theme(textual_theme(spec))
        self.own_themes = sorted(found)
        self._problems.extend(problems)
        self._theme_files = self._theme_stamps()

    def _theme_stamps(self) -> tuple[Any, ...]:
        try:
            files = sorted(self.paths.user_themes.glob("*.toml"))
            return tuple((str(file), file.stat().st_mtime_ns) for file in files)
        except OSError:
            return ()

    def _reread_themes(self) -> None:
        """User themes are read again when their files changed."""
        if self._theme_stamps() == self._theme_files:
            return
        self._problems = []
        self._load_themes()
        self.refresh_css(animate=False)
        self._invalidate_css()
        if self._problems:
            self.say("\n".join(self._problems), "warning")

    def _remember_theme(self, theme: Any) -> None:
        if not self.settings.theme:
            state = read_state(self.paths.state_file)
            if state.get("theme") != theme.name:
                with contextlib.suppress(OSError):
                    write_state(self.paths.state_file, {**state, "theme": theme.name})

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own style variables for Textual's own themes; ours bring them along."""
        return own_variables(self.current_theme)


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
