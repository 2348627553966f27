"""The themes of the full-screen journal: those shipped, the user's own, the one chosen."""

import contextlib
from typing import Any

from netjournal import themes
from netjournal.config import Settings, read_state, write_state
from netjournal.themes import DEFAULT
from netjournal.tui.ending import EndsWell
from netjournal.tui.theming import own_variables, textual_theme

LOOK_FOR_THEMES = 2.0
"""Seconds between two looks whether a theme file changed."""


class Themed(EndsWell):
    """An app with our themes."""

    settings: Settings
    own_themes: list[str]
    problems: list[str]
    """What was wrong in the files that were read, to be said together."""

    def choose_theme(self) -> None:
        """The theme of the settings, else the one chosen last."""
        self._load_themes()
        wanted = self.settings.theme or read_state(self.paths.state_file).get("theme", "") or DEFAULT
        if wanted not in self.available_themes:
            self.problems.append(f"The theme “{wanted}” isn't there; {DEFAULT} is used.")
            wanted = DEFAULT
        self.theme = wanted

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self.set_interval(LOOK_FOR_THEMES, self._reread_themes)

    def _load_themes(self) -> None:
        found, problems = themes.load([themes.bundled_folder(), self.paths.user_themes])
        for name in [name for name in self._registered_themes if name not in found and name.startswith("_")]:
            self.unregister_theme(name)
        for spec in found.values():
            self.register_theme(textual_theme(spec))
        self.own_themes = sorted(found)
        self.problems.extend(problems)
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
        self.problems = []
        self._load_themes()
        self.refresh_css(animate=False)
        self._invalidate_css()
        if self.problems:
            self.notify("\n".join(self.problems), severity="warning", markup=False)

    def _remember_theme(self, theme: Any) -> None:
        if not self.settings.theme:
            state = read_state(self.paths.state_file)
            if state.get("theme") != theme.name:
                with contextlib.suppress(OSError):
                    write_state(self.paths.state_file, {**state, "theme": theme.name})

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own style variables for Textual's own themes; ours bring them along."""
        return own_variables(self.current_theme)
