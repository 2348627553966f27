"""Every page that is opened from anywhere, by a key or by its name: loaded when first opened."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from textual import on

from netjournal.actions.jotting import Kept
from netjournal.domain.records import Ref
from netjournal.present import kept_line
from netjournal.tui.announcing import Announces
from netjournal.tui.guard import told
from netjournal.tui.messages import OpenRecord
from netjournal.tui.palette import Palette, Themes
from netjournal.tui.screens.home import HomePage
from netjournal.tui.screens.page import Page
from netjournal.tui.trail import Trail

if TYPE_CHECKING:
    from netjournal.tui.screens.dialog import Dialog

T = TypeVar("T")


class Doors(Announces):
    """An app with pages to go to."""

    trail: Trail

    def ask(self, dialog: "Dialog[T]", then: Callable[[T], None]) -> None:
        """Open a dialog, here and now, so that what is typed next is typed there. A closed one is the end of it."""

        @told
        def answered(nj: Doors, answer: T) -> None:
            then(answer)

        self.push_screen(dialog, lambda answer: None if answer is None else answered(self, answer))

    def action_jot(self) -> None:
        from netjournal.tui.screens.jot_bar import JotBar

        if not any(isinstance(screen, JotBar) for screen in self.screen_stack):
            self.ask(JotBar(), self._jotted)

    def _jotted(self, kept: Kept) -> None:
        self.did(kept_line(kept, self.journal.clock.today()), kept.action, kept.ref)

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

        if isinstance(self.screen, ReflectPage):
            return
        if any(isinstance(screen, ReflectPage) for screen in self.screen_stack):  # by way of the search, say
            self.say("You are looking back already: Esc leads there.")
        else:
            self.push_screen(ReflectPage(event))

    # Pages that need nothing to begin with

    def _to(self, page: str, of: str) -> None:
        """Stack a page on those seen, unless one is on it already. `of`: the module of screens it is in."""
        kind = getattr(import_module(f"netjournal.tui.screens.{of}"), page)
        seen = next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Page)), None)
        if not isinstance(seen, kind):
            self.push_screen(kind())

    def action_pile(self) -> None:
        self._to("PilePage", of="pile")

    def action_this_day(self) -> None:
        self._to("ThisDayPage", of="this_day")

    def action_changes(self) -> None:
        self._to("ChangesPage", of="changes")

    def action_trash(self) -> None:
        self._to("TrashPage", of="trash")

    def action_twins(self) -> None:
        self._to("TwinsPage", of="twins")

    def action_tags(self) -> None:
        self._to("TagsPage", of="tags")

    def action_backups(self) -> None:
        self._to("BackupsPage", of="backups")

    # Of the highlighted record

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

    def action_search(self, words: str = "") -> None:
        from netjournal.tui.screens.search import SearchPage

        if isinstance(self.screen, SearchPage):
            self.screen.action_out()
        else:
            self.push_screen(SearchPage(words))

    def open_week(self, day: date) -> None:
        """The page of the week a day is in."""
        from netjournal.tui.screens.week import WeekPage

        self.push_screen(WeekPage(self.journal.reviewing.week(day.isoformat())))

    @told
    def action_week(self) -> None:
        from netjournal.tui.screens.week import WeekPage

        if not isinstance(self.screen, WeekPage):
            self.push_screen(WeekPage(self.journal.reviewing.week()))

    def action_palette(self) -> None:
        self.action_command_palette()

    def action_command_palette(self) -> None:
        self._open_palette(Palette())

    def _open_palette(self, palette: Palette) -> None:
        # Without Textual's id for it: a palette just closed can still be on its way out, and an id stands once.
        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(palette)

    def action_theme(self) -> None:
        self._open_palette(Palette(providers=[Themes], placeholder="a theme…"))
