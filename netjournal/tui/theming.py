"""Theme files as Textual themes. Reading the files is netjournal.themes; this only hands the colours over."""

from textual.theme import Theme

from netjournal.themes import COLOURS, ThemeSpec, derive


def textual_theme(spec: ThemeSpec) -> Theme:
    """A theme file as Textual knows it, our own variables included."""
    variables = dict(spec.variables) | {
        "block-cursor-background": spec.variables["selection"],
        "block-cursor-foreground": spec.variables["selection-text"],
        "block-cursor-text-style": "none",
        "input-selection-background": spec.variables["selection"],
        "footer-background": spec.colours["background"],
        "footer-item-background": spec.colours["background"],
        "footer-key-foreground": spec.colours["accent"],
        "footer-description-foreground": spec.variables["quiet"],
        "footer-key-background": spec.colours["background"],
        "footer-description-background": spec.colours["background"],
        "scrollbar": spec.variables["line"],
        "scrollbar-background": spec.colours["background"],
        "scrollbar-background-hover": spec.colours["background"],
        "scrollbar-background-active": spec.colours["background"],
        "scrollbar-corner-color": spec.colours["background"],
        "scrollbar-hover": spec.variables["line-focus"],
        "scrollbar-active": spec.variables["line-focus"],
        "border": spec.variables["line-focus"],
        "border-blurred": spec.variables["line"],
    }
    return Theme(name=spec.name, dark=spec.dark, variables=variables, **dict(spec.colours))  # type: ignore[arg-type]


_ANSI = {
    "quiet": "ansi_bright_black", "due": "ansi_yellow", "late": "ansi_red", "spark": "ansi_bright_yellow",
    "line": "ansi_bright_black", "line-focus": "ansi_blue", "selection": "ansi_blue", "selection-text": "ansi_white",
}  # fmt: skip
"""For themes that leave colours to the terminal: its own sixteen."""


def own_variables(theme: Theme) -> dict[str, str]:
    """Our variables for a theme that isn't ours (Textual's own), made from its colours."""
    system = theme.to_color_system().generate()
    colours = {name: system[name][:7] for name in COLOURS}
    return derive(colours) if all(colour.startswith("#") for colour in colours.values()) else dict(_ANSI)
