"""`?`: the keys of the page one is on, and those that work everywhere."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from netjournal.keys import SCOPE_TITLES, key_names, of_scope
from netjournal.tui.screens.dialog import Dialog
from netjournal.tui.text import lit
from netjournal.tui.widgets.hint import Hint
from netjournal.tui.widgets.labelled import Labelled, LabelledLines

SHORT = "↑ ↓ scroll · Esc closes"


class HelpPage(Dialog[None]):
    """Lists actions from the one table, with the keys as they are now."""

    def __init__(self, scopes: tuple[str, ...], title: str, out: frozenset[str] = frozenset()) -> None:
        """`out`: the ids of actions that can't be done on the page one is on."""
        super().__init__()
        self.scopes = scopes
        self.called = title
        self.out = out

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall") as box:
            box.border_title = lit(f"Keys · {self.called}")
            with VerticalScroll(id="keys"):
                yield LabelledLines(self._table())
            yield Hint("↑ ↓ scroll · Esc closes · Ctrl+P lists every command by name", SHORT, classes="foot")

    def on_mount(self) -> None:
        self.query_one("#keys").focus()

    def _table(self) -> list[Labelled]:
        lines: list[Labelled] = []
        for scope in self.scopes:
            lines.append(Labelled(Content.assemble((SCOPE_TITLES[scope], "bold $primary"))))
            for action in (action for action in of_scope(scope) if action.id not in self.out):
                keys = key_names(self.nj.keymap_of(action))
                name = Content.assemble((f"  {keys or '-':<16} ", "$accent"), (f"{action.label:<13}", "bold"))
                lines.append(Labelled(name, lit(action.help)))
            lines.append(Labelled(Content("")))
        return lines

    def action_save(self) -> None:
        self.finish(None)
