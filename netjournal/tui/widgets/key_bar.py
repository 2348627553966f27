"""The foot of a page: at most seven keys that work now; undo and help stand last. A click presses one.

Textual's Footer orders by whichever widget declared a key first, so a text field's own keys scramble it, and it
mounts a widget a key.
"""

from collections.abc import Mapping

from textual.content import Content
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Input, TextArea

from netjournal.keys import ACTIONS, is_printable, key_name

MOST = 7
LAST = ("app.undo", "review.undo", "app.help")


class KeyBar(Widget):
    """Shows the footer actions whose bindings are active, in the order of the table of actions.

    `own_first`: those of the page before those that work everywhere.
    """

    def __init__(self, *, own_first: bool = True) -> None:
        super().__init__()
        self.own_first = own_first

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())
        self._spans: list[tuple[int, int, str]] = []

    def _active(self) -> list[tuple[str, str, str]]:
        """(key, label, action) of what works now."""
        if not self.screen.is_attached:
            return []
        found: dict[str, tuple[str, str, str]] = {}
        typing = isinstance(self.screen.focused, TextArea | Input)
        own: Mapping[str, str] = getattr(self.screen, "key_labels", {})  # where a key means another thing on this page
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if typing and is_printable(binding.key):
                continue  # it would be typed, not done
            if binding.id and binding.show and active.enabled and binding.id not in found:
                display, named = binding.key_display or "", key_name(binding.key)
                letter = len(display) == 1 and not is_printable(binding.key)  # its first key is another's on this page
                key = named if typing or letter else display or named
                label = own.get(binding.id, binding.description.lower())
                found[binding.id] = (key, label, binding.id)
        last = [id_ for id_ in LAST if id_ in found]
        shown = [action.id for action in ACTIONS if action.id in found and action.id not in last]
        if self.own_first:
            shown.sort(key=lambda id_: id_.startswith("app."))
        keys = [found[id_][0] for id_ in shown]
        shown = [id_ for at, id_ in enumerate(shown) if keys[at] not in keys[:at]]  # the key is the page's own here
        return [found[id_] for id_ in (*shown[: MOST - len(last)], *last)]

    def render(self) -> Content:
        parts: list[Content | tuple[str, str]] = []
        self._spans = []
        at, room = 0, self.size.width
        active = self._active()
        last = active[-1] if active else None
        for key, label, id_ in active:
            width = len(key) + 1 + len(label)
            reserved = 0 if last is None or id_ == last[2] else len(last[0]) + len(last[1]) + 4
            if at + width + reserved > room:
                continue
            self._spans.append((at, at + width, id_))
            parts += [(key, "bold $accent"), (f" {label}   ", "$quiet")]
            at += width + 3
        return Content.assemble(*parts)

    async def on_click(self, event: Click) -> None:
        x = event.x - self.gutter.left
        pressed = next((id_ for start, end, id_ in self._spans if start <= x < end), None)
        for active in self.screen.active_bindings.values():
            if active.binding.id == pressed:
                await self.app.run_action(active.binding.action, active.node)
                return
