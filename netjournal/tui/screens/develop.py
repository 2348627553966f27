"""Developing an idea: its text with all the room there is, how it reads as Markdown, and the user's own editor."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static, TextArea

from netjournal import present
from netjournal.domain.pieces import with_news
from netjournal.domain.records import Ref
from netjournal.errors import StandsInTheWay
from netjournal.journal import Draft
from netjournal.text import clean
from netjournal.tui.bindings import bindings
from netjournal.tui.drafting import DraftKeeper
from netjournal.tui.guard import told
from netjournal.tui.screens.page import Page
from netjournal.tui.text import lit
from netjournal.tui.widgets.entry import Entry

MOST_READ = 50_000
"""Letters of a text that are laid out as Markdown; longer ones take seconds."""


class DevelopPage(Page):
    """Ctrl+S keeps, as one action; Esc leaves what is written as a draft, which opens again here."""

    called = "develop"
    SCOPES = ("develop",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("develop")
    GONE = "The idea was removed; what was written stays as a draft."

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref
        self.keeper: DraftKeeper | None = None
        self._before = ""
        """The idea as it stood when it was opened, or last seen to be different."""

    def compose_body(self) -> ComposeResult:
        with Vertical(id="develop"), Vertical(id="develop-column"):
            yield Static(id="came")
            yield Entry(many=True, id="words")
            yield VerticalScroll(id="reading")
            yield Static(id="told")

    @property
    def words(self) -> Entry:
        return self.query_one("#words", Entry)

    @property
    def reading(self) -> bool:
        """Whether what is written is shown as it reads."""
        return self.has_class("-reading")

    def on_mount(self) -> None:
        self.words.focus()

    def load(self) -> None:
        from netjournal.tui.editor import left_behind

        idea, today = self.journal.ideas.get(self.ref.id), self.journal.clock.today()
        where = f", at {idea.event}" if idea.event else ""
        self.query_one("#came", Static).update(lit(f"came {present.long_day(idea.day, today)}{where}"))
        if self.keeper is None:
            self._before = idea.text
            self.keeper = DraftKeeper(self, self.journal.drafts, f"develop-{idea.uid}", says=self.tell)
            self.keeper.before = idea.text
            draft = self.keeper.read()
            if draft and draft.before not in ("", idea.text):
                draft = draft._replace(text=with_news(draft.text, draft.before, idea.text))
                self.tell("a draft, with what is new in the idea at its end; F8 throws it away")
            elif draft and draft.text != idea.text:
                self.tell("a draft that was not kept yet; F8 throws it away")
            self._put(draft or Draft(idea.text, _end(idea.text)))
            if file := left_behind(self.journal.drafts.folder, f"idea-{idea.uid}"):
                self.nj.say(f"The editor left a file that was not taken back: {file}")
        elif idea.text != self._before and clean(self.words.text).strip() == self._before:
            self._before = self.keeper.before = (
                idea.text
            )  # changed elsewhere, or taken back, and nothing is being written here
            self._put(Draft(idea.text, _end(idea.text)))

    def _put(self, draft: Draft) -> None:
        with self.prevent(TextArea.Changed):
            self.words.put(draft.text, draft.cursor)

    def tell(self, said: str) -> None:
        self.query_one("#told", Static).update(lit(said))

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self.keeper is not None:
            self.keeper.typed(self.words.text, self.words.cursor_location)
            if not self.keeper.failed:
                self.tell("")

    # Keeping

    @told
    def action_keep(self) -> None:
        """Keep the text as the idea. What another window made of it meanwhile is not written over unseen."""
        there = self.journal.ideas.get(self.ref.id).text
        text = clean(self.words.text).strip()
        if text == there:
            self._kept()
            return
        if there != self._before:
            self._before = there
            raise StandsInTheWay("Changed elsewhere meanwhile. Ctrl+S once more puts this text in its place.")
        action = self.journal.jotting.write_out(self.ref.id, text)
        self._before = text
        if self.keeper is not None:
            self.keeper.before = text
        self._kept()
        self.nj.did("The idea is written out", action, self.ref)

    def _kept(self) -> None:
        if self.keeper is not None:
            self.keeper.done()
        self.tell("kept")

    def action_discard(self) -> None:
        self._put(Draft(self._before, (0, 0)))
        if self.keeper is not None:
            self.keeper.done()
        if self.reading:
            self.action_preview()
        self.tell("the draft is thrown away")

    def action_back(self) -> None:
        """Back to writing, or off the page; where the disk refuses the draft, the page stays: it is nowhere else."""
        if self.reading:
            self.action_preview()
            return
        text, keeper = self.words.text, self.keeper
        if keeper is None or clean(text).strip() == self._before:
            if keeper is not None:
                keeper.done()
            self.dismiss()
            return
        keeper.typed(text, self.words.cursor_location)
        keeper.flush()
        if keeper.failed:
            self.nj.say(f"The draft can't be kept on disk ({keeper.failed}), so this stays open.", "error")
            return
        self.nj.say("Draft kept: it opens again with Develop.")
        self.dismiss()

    # Reading and the editor outside

    def action_preview(self) -> None:
        """What is written as Markdown, or back to writing."""
        box = self.query_one("#reading", VerticalScroll)
        if self.reading:
            self.remove_class("-reading")
            self.words.focus()
            box.remove_children()
            self.tell("")
            return
        from textual.widgets import Markdown  # a tenth of a second that only a preview is worth

        text = clean(self.words.text)
        self.add_class("-reading")
        box.mount(Markdown(text[:MOST_READ], open_links=False))
        box.focus()
        self.tell("only the beginning of this long text is shown" if len(text) > MOST_READ else "as it reads")

    @told
    def action_editor(self) -> None:
        """Write on in the editor of one's own. Its file goes when the text is safe here as a draft."""
        from netjournal.tui.editor import write_outside

        idea = self.journal.ideas.get(self.ref.id)
        keeper = self.keeper
        assert keeper is not None
        keeper.flush()
        written = write_outside(self.nj, self.journal.drafts.folder, f"idea-{idea.uid}", self.words.text)
        if written.problem:
            self.nj.say(written.problem, "error")
            return
        if written.text == self.words.text.rstrip():
            written.forget()
            return
        if self.reading:
            self.action_preview()
        self._put(Draft(written.text))
        keeper.typed(written.text)
        keeper.flush()
        if keeper.failed:
            where = f"the text is also in {written.file}."
            self.nj.say(f"The draft can't be kept on disk ({keeper.failed}); {where}", "error")
            return
        written.forget()
        self.tell("from the editor, not kept yet: Ctrl+S keeps it")


def _end(text: str) -> tuple[int, int]:
    """Where a text ends: one writes on from there."""
    lines = text.split("\n")
    return len(lines) - 1, len(lines[-1])
