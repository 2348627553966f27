"""Theme files as Textual themes. Reading the files is netjournal.themes; this only hands the colours over."""

from textual.theme import Theme

from netjournal.themes import ThemeSpec, derive

DEFAULT = "lamplight"


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


def own_variables(theme: Theme) -> dict[str, str]:
    """Our variables for a theme that isn't ours (Textual's own), made from its colours."""
    names = (
        "primary",
        "secondary",
        "accent",
        "foreground",
        "background",
        "surface",
        "panel",
        "success",
        "warning",
        "error",
    )
    system = theme.to_color_system().generate()
    return derive({name: system[name][:7] for name in names})
