"""Finds and reads theme files, the shipped ones and the user's, which have one format. It knows no Textual.

A theme is data a person may have typed: whatever is wrong with a file becomes one line to show, never an exception.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netjournal import text
from netjournal.config import read_toml, unknown
from netjournal.errors import ConfigError

DEFAULT = "lamplight"

REQUIRED = ("primary", "foreground", "background")
COLOURS = (*REQUIRED, "secondary", "accent", "surface", "panel", "success", "warning", "error")
VARIABLES = ("quiet", "due", "late", "spark", "line", "line-focus", "selection", "selection-text")
"""The names of our own that styles use: secondary text; a promise that is due; my own promise past its day (the only
red); the spark's mark; borders, at rest and around what has focus; the highlighted row and the text on it."""

LEGIBLE = 4.5
"""The least contrast of text with what is behind it (WCAG 2, level AA)."""

_TOP = ("description", "author", "dark", "colours", "variables")
_DOTTED = [*(f"colours.{name}" for name in COLOURS), *(f"variables.{name}" for name in VARIABLES)]
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
# A comma would read as two names to Textual, and a bracket as markup.
_NAME = re.compile(r"\w[\w -]{0,39}")
_MOST_PROBLEMS = 4
# The names in all sections; a file with many more is something else that strayed into the folder.
_MOST_NAMES = 50


@dataclass(frozen=True, slots=True)
class ThemeSpec:
    """One theme, complete: every name of COLOURS and VARIABLES is there, as #rrggbb in small letters."""

    name: str
    dark: bool
    description: str
    author: str
    colours: Mapping[str, str]
    variables: Mapping[str, str]


def load(folders: Sequence[Path]) -> tuple[dict[str, ThemeSpec], list[str]]:
    """(the themes of all `folders` by name, what is wrong with their files, a line each).

    A later folder wins where two themes share a name. A file is refused only when it can't be read or lacks one of
    the REQUIRED colours; everything else that is wrong with it is reported and takes its default. A folder that does
    not exist has no themes.
    """
    loaded: dict[str, ThemeSpec] = {}
    problems: list[str] = []
    for folder in folders:
        try:
            files = sorted(f for f in folder.iterdir() if f.suffix == ".toml" and not f.name.startswith("."))
        except FileNotFoundError:
            continue
        except OSError as error:
            problems.append(f"{text.one_line(str(folder))}: can't be read ({error.strerror or 'refused'}).")
            continue
        for file in files:
            spec, wrong = _read(file)
            if spec is not None:
                loaded[spec.name] = spec
            if len(wrong) > _MOST_PROBLEMS:
                rest = len(wrong) - _MOST_PROBLEMS + 1
                wrong = [*wrong[: _MOST_PROBLEMS - 1], f"and {rest} more that mean nothing here."]
            problems += [f"{text.short(file.name)}: {line}" for line in wrong]
    return loaded, problems


def bundled_folder() -> Path:
    """The shipped themes: inside the package when installed from a wheel, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "_themes"
    if inside.is_dir():
        return inside
    # An installed package may have a stranger's "themes" beside it; only a checkout has this file there.
    if (package.parent / "pyproject.toml").is_file():
        return package.parent / "themes"
    raise ConfigError("The themes that come with netjournal are missing; install it again.")


def contrast(a: str, b: str) -> float:
    """How far apart two colours are in brightness, from 1 (the same) to 21 (black and white), as WCAG 2 counts it."""
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)


def mix(a: str, b: str, share: float) -> str:
    """Colour `a` with `share` of it (0 to 1) replaced by `b`."""
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(_rgb(a), _rgb(b), strict=True))


def complete(colours: Mapping[str, str]) -> dict[str, str]:
    """All COLOURS from the three REQUIRED ones and whichever more there are.

    The rule for one left out: surface and panel are the background with 4 and 9 % of the foreground; secondary,
    accent, success and warning are the primary; error is a red.
    """
    primary, foreground, background = (colours[name] for name in REQUIRED)
    red = "#e5786d" if is_dark(background) else "#a8281f"
    derived = dict.fromkeys(COLOURS, primary) | {
        "surface": mix(background, foreground, 0.04),
        "panel": mix(background, foreground, 0.09),
        "error": legible(red, foreground, background),
    }
    return {name: colours.get(name, derived[name]) for name in COLOURS}


def derive(colours: Mapping[str, str]) -> dict[str, str]:
    """All VARIABLES from the ten COLOURS: what a theme that sets none of them has.

    The rule: quiet is the foreground with 35 % of the background; due is the warning, late the error, spark the
    accent; line is the background with 20 % of the foreground, line-focus the primary; selection is the background
    with 20 % of the primary, selection-text the foreground. Text that would be too faint moves towards the foreground.
    """
    foreground, background = colours["foreground"], colours["background"]
    selection = mix(background, colours["primary"], 0.2)
    return {
        "quiet": legible(mix(foreground, background, 0.35), foreground, background),
        "due": legible(colours["warning"], foreground, background),
        "late": legible(colours["error"], foreground, background),
        "spark": legible(colours["accent"], foreground, background),
        "line": mix(background, foreground, 0.2),
        "line-focus": colours["primary"],
        "selection": selection,
        "selection-text": legible(foreground, "#ffffff" if is_dark(selection) else "#000000", selection),
    }


def legible(colour: str, foreground: str, background: str) -> str:
    """`colour`, moved towards `foreground` as far as it must to be read on `background`."""
    for tenths in range(10):
        moved = mix(colour, foreground, tenths / 10)
        if contrast(moved, background) >= LEGIBLE:
            return moved
    return foreground


def is_dark(background: str) -> bool:
    """Whether white is easier to read on it than black."""
    return contrast(background, "#ffffff") > contrast(background, "#000000")


def _read(file: Path) -> tuple[ThemeSpec | None, list[str]]:
    """(the theme in `file`, or None when it is refused; what is wrong, without the file's name)."""
    name = text.one_line(file.stem)
    if not _NAME.fullmatch(name):
        return None, ["the name of a theme may have letters, digits, spaces, - and _, at most 40."]
    try:
        raw = read_toml(file, "")
    except FileNotFoundError:
        return None, ["gone, or a link to nothing."]
    except ConfigError as error:
        return None, [str(error).removeprefix(": ")]
    if sum(len(value) if isinstance(value, dict) else 1 for value in raw.values()) > _MOST_NAMES:
        return None, ["not a theme: it has too many names."]
    problems = [unknown(key, _TOP) for key in raw if key not in _TOP]
    colours = _table(raw, "colours", COLOURS, problems)
    variables = _table(raw, "variables", VARIABLES, problems)
    if not all(required in colours for required in REQUIRED):
        given = raw.get("colours", {})
        missing = [required for required in REQUIRED if not isinstance(given, dict) or required not in given]
        if missing:
            problems.insert(0, f"[colours] has no {' and no '.join(missing)}.")
        return None, problems
    colours = complete(colours)
    dark = raw.get("dark", is_dark(colours["background"]))
    if not isinstance(dark, bool):
        problems.append("dark must be true or false.")
        dark = is_dark(colours["background"])
    words = {}
    for key in ("description", "author"):
        value = raw.get(key, "")
        words[key] = text.short(value, 100) if isinstance(value, str) else ""
        if not isinstance(value, str):
            problems.append(f'{key} must be words in quotes, such as "this".')
    spec = ThemeSpec(name, dark, words["description"], words["author"], colours, derive(colours) | variables)
    return spec, problems


def _table(raw: Mapping[str, Any], section: str, known: Sequence[str], problems: list[str]) -> dict[str, str]:
    """The good colours of one section, as #rrggbb; the others go to `problems`."""
    table = raw.get(section, {})
    if not isinstance(table, dict):
        problems.append(f"{section} is a section: write [{section}] on a line of its own.")
        return {}
    good: dict[str, str] = {}
    wrong: list[str] = []
    for key, value in table.items():
        if key not in known:
            problems.append(unknown(f"{section}.{key}", _DOTTED))
        elif isinstance(value, str) and _HEX.fullmatch(value):
            digits = value[1:].lower()
            good[key] = "#" + (digits if len(digits) == 6 else "".join(d * 2 for d in digits))
        else:
            shown = f'"{text.short(value, 30)}"' if isinstance(value, str) else "not in quotes"
            wrong.append(f"{section}.{key} is {shown}: not a colour like #1a2b3c")
    # What is wrong with a value says more than a name that means nothing, and comes first.
    problems[:0] = wrong
    return good


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    unit = (channel / 255 for channel in _rgb(colour))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in unit)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
