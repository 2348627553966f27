"""One dialog for every record that is added or changed by fields. Nothing but a name is ever required."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import DescendantFocus, Key, Resize
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Select, Static, TextArea

from netjournal.domain.records import Ref
from netjournal.domain.sheets import merged
from netjournal.errors import NetjournalError, StandsInTheWay
from netjournal.text import clean, short
from netjournal.tui.drafting import DraftKeeper, flush_all, whole
from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.text import lit
from netjournal.tui.widgets.entry import Entry
from netjournal.tui.widgets.focus import FocusAtOnce
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.selection import Selection

Values = dict[str, str]
Left = tuple[str, str | None]
"""What was left in a field, and what had stood there when it was begun, where that is known."""
LEFT = "This was left as a draft: Ctrl+S keeps it, F8 throws it away."
WITH_DRAFT = "Ctrl+S keeps · Tab next field · Esc closes, the draft stays"
FEET = (
    "Ctrl+S keeps · Tab next field · Esc closes",
    "Ctrl+S keeps · Tab next · Esc closes",
    "Ctrl+S keeps · Esc closes",
)
"""As they fit the window."""
AROUND = 8
"""Rows of a dialog that are not fields: its frame, its foot and some air."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form. `choices`: fixed words to choose from; `long`: a text of several lines; `apart`: one whose
    lines each stand by themselves; `reads`: says how what is typed is understood ("Fri 27 Nov, in 5 days"), and
    beginning with "!" that it isn't."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    long: bool = False
    apart: bool = False
    reads: Callable[[str], str] | None = None


class FormInput(FocusAtOnce, Input):
    """A one-line field that keeps every line of a paste, joined, and goes on with Enter and arrows."""

    def _on_paste(self, event: object) -> None:
        from textual.events import Paste

        assert isinstance(event, Paste)
        event.prevent_default()
        event.stop()
        text = " ".join(clean(event.text).split())
        start, end = sorted(self.selection)
        self.replace(text, start, end)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return key in ("up", "down") or super().check_consume_key(key, character)

    async def _on_key(self, event: Key) -> None:
        if event.key in ("down", "up"):
            event.stop()
            event.prevent_default()
            (self.screen.focus_next if event.key == "down" else self.screen.focus_previous)()
            return
        await super()._on_key(event)


class Form(Dialog[Values]):
    """Gives back the values when kept. `save` does the keeping: what it raises is said in the form, which stays."""

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        save: Callable[[Values], object],
        *,
        draft: str = "",
        begins: str = "",
        about: Ref | None = None,
    ) -> None:
        """`draft`: where it is left when closed, "" for a name or two that isn't worth it. `begins`: the field that has
        the focus at first, the first one unless said. `about`: the record a draft is of."""
        super().__init__()
        self.begins = begins or fields[0].name
        self.about = about
        self.called = title
        self.fields = tuple(fields)
        self.save = save
        self.draft = draft
        self._before = {field.name: field.value for field in self.fields}
        self._elsewhere: list[Field] = []
        """Fields that were changed elsewhere since the draft that is shown was begun."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = lit(self.called)
            with VerticalScroll(id="fields", can_focus=False):
                for field in self.fields:
                    with Vertical(classes="field"):
                        yield Static(lit(field.label), classes="label")
                        yield self._widget(field)
                        if field.reads:
                            yield Static("", classes="reading", id=f"r-{field.name}")
            yield Hint(id="problem", classes="-silent")
            yield Hint(*([WITH_DRAFT] if self.draft else []), *FEET, classes="foot")

    @staticmethod
    def _widget(field: Field) -> Widget:
        name = f"f-{field.name}"
        if field.choices:
            choices = dict.fromkeys((*field.choices, field.value))
            options = [(lit(choice or "not said"), choice) for choice in choices]
            return Selection(options, value=field.value, allow_blank=False, compact=True, id=name)
        if field.long:
            return Entry(field.value, many=True, placeholder=field.hint, id=name)
        return FormInput(field.value, placeholder=field.hint, compact=True, select_on_focus=False, id=name)

    def on_resize(self, event: Resize) -> None:
        self._fit(event.size)

    def _fit(self, window: Size) -> None:
        """A long form takes what the window has, and scrolls; what is wrong with it and the foot stay in sight."""
        problem = self.query_one("#problem", Hint)
        around = 3 + problem.rows_in(window.width * 96 // 100 - 4) if self.is_low(window.height) else AROUND
        self.query_one("#fields").styles.max_height = max(3, window.height - around)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """A field comes into view with its label."""
        field = event.widget.parent
        if isinstance(field, Vertical):
            self.call_after_refresh(field.scroll_visible, animate=False)

    def on_mount(self) -> None:
        self.keeper = DraftKeeper(
            self, self.journal.drafts, self.draft or "form", joined=self._joined, says=self.say_draft
        )
        left = self._left() if self.draft else {}
        self._seen = self._before | left
        for field in self.fields:
            if field.name in left:
                self._put(field, left[field.name])
            self._read(field)
        if left:
            self._problem(LEFT)
        self.query_one(f"#f-{self.begins}").focus()

    def _left(self) -> Values:
        """What was left here, of the fields that were changed. What was kept elsewhere since the draft was begun
        stays: line by line where lines stand apart, and else by being said before it is written over."""
        draft = self.keeper.read() if self.keeper else None
        found = _fields(draft.text) if draft else {}
        left: Values = {}
        for field in self.fields:
            if field.name in found:
                text, before = found[field.name]
                if field.apart and before != field.value:
                    text = merged(before or "", text, field.value)
                elif before not in (None, field.value):
                    self._elsewhere.append(field)
                left[field.name] = text
        return changed(self._before, left)

    def _put(self, field: Field, value: str) -> None:
        widget = self.query_one(f"#f-{field.name}")
        if isinstance(widget, Entry):
            widget.put(value)
        elif isinstance(widget, Input) or (isinstance(widget, Select) and value in field.choices):
            widget.value = value

    def values(self) -> Values:
        """What stands in the fields now."""
        found: Values = {}
        for field in self.fields:
            widget = self.query_one(f"#f-{field.name}")
            if isinstance(widget, TextArea):
                found[field.name] = widget.text
            elif isinstance(widget, Input):
                found[field.name] = widget.value
            elif isinstance(widget, Select):
                found[field.name] = str(widget.value)
        return found

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _changed(self) -> None:
        if self.keeper is None:
            return  # a field says what stands in it before all of them are there
        for field in self.fields:
            self._read(field)
        values = self.values()
        if values != self._seen:
            self._seen = values
            self._problem("")
            if self.draft and self.keeper is not None:
                self.keeper.typed(self._draft())

    def _read(self, field: Field) -> None:
        if field.reads:
            widget = self.query_one(f"#f-{field.name}")
            text = widget.value if isinstance(widget, Input) else ""
            said = field.reads(text) if text.strip() else ""
            reading = self.query_one(f"#r-{field.name}", Static)
            reading.set_class(said.startswith("!"), "-wrong")
            reading.update(lit(said.removeprefix("!")))

    def _problem(self, words: str) -> None:
        problem = self.query_one("#problem", Hint)
        problem.say(words)
        problem.set_class(not words, "-silent")
        self._fit(self.size)

    @on(Input.Submitted)
    def _next_field(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field; in the last one it keeps."""
        if event.input.id == f"f-{self.fields[-1].name}":
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        values = self.values()
        theirs = [field for field in self._elsewhere if values[field.name] != field.value]
        self._elsewhere = []
        try:
            if theirs:
                raise StandsInTheWay(changed_elsewhere(theirs))
            with self.journal.database.held.patience():
                self.save(values)
        except NetjournalError as error:
            self._problem(str(error))
            flush_all()
            return
        if self.keeper is not None:
            self.keeper.done()
        self.finish(values)

    def action_close(self) -> None:
        if self.keeper is None:  # not drawn yet
            self.finish(None)
            return
        opened = next((select for select in self.query(Select) if select.expanded), None)
        if opened is not None:
            opened.focus()  # its list closes as it loses the focus; closed with it, it would leave it nowhere (8.2.8)
            return
        self.leave(self._draft() if self.draft else "")

    def _draft(self) -> str:
        """The fields that are different, each with what stood there, as the draft file holds them; "" for none."""
        different = changed(self._before, self.values())
        return json.dumps({name: (text, self._before[name]) for name, text in different.items()}) if different else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.draft) if action == "discard" else super().check_action(action, parameters)

    def put_back(self) -> None:
        self._elsewhere = []
        for field in self.fields:
            self._put(field, field.value)

    def _joined(self, drafts: list[str]) -> str:
        """The drafts of several windows as one: a field that differs holds both texts."""
        apart = {field.name for field in self.fields if field.apart}
        fields: dict[str, Left] = {}
        for draft in drafts:
            for name, (text, before) in _fields(draft).items():
                there, since = fields.get(name, (text, before))
                if name in apart:
                    text = merged(before or "", text, there)
                else:
                    text = " · ".join(whole([there, text]))
                fields[name] = text, since
        return json.dumps(fields)


def _fields(draft: str) -> dict[str, Left]:
    """The fields of a draft; one of an older version doesn't say what stood there."""
    try:
        found = json.loads(draft)
    except (ValueError, RecursionError):
        return {}
    fields: dict[str, Left] = {}
    for name, left in found.items() if isinstance(found, dict) else ():
        match left:
            case [text, before]:
                fields[name] = str(text), before if isinstance(before, str) else None
            case _:
                fields[name] = str(left), None
    return fields


def changed_elsewhere(fields: Sequence[Field]) -> str:
    """What is said before these fields, as they stand now, are written over."""
    said = ", ".join(f"{field.label}: “{short(field.value, 60)}”" for field in fields)
    return f"Changed elsewhere meanwhile. {said}. Ctrl+S once more puts yours in its place."


def listed(text: str) -> list[str]:
    """A field that holds several things, comma or line separated."""
    return [part for part in (piece.strip() for piece in text.replace("\n", ",").split(",")) if part]


def changed(before: Mapping[str, str], after: Values) -> Values:
    """The fields that are different now."""
    return {name: value for name, value in after.items() if value != before.get(name)}
