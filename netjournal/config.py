"""What the user has set (config.toml: read, never written) and what we remember for them (state.json: ours).

On the path of `netjournal jot`: TOML, JSON and the search for the nearest name are imported only when a file calls
for them.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from netjournal import text
from netjournal.clock import is_zone
from netjournal.errors import ConfigError
from netjournal.paths import private_folder, write_private

MOST_BYTES = 100_000
"""No file a person writes by hand is longer; one that is was put there by mistake."""

# tomllib takes the square of a dotted name's length: one line of 100 kB held the start up for 40 seconds.
LONGEST_LINE = 2_000

_WEEK_STARTS = ("monday", "sunday", "saturday")
_MOST_HOURS = 24 * 31


class Dates(NamedTuple):
    """`[dates]`: how days are read and shown."""

    day_first: bool = True
    """Whether 3/4 is the third of April."""
    week_starts: str = "monday"
    """monday, sunday or saturday."""


class Jot(NamedTuple):
    """`[jot]`: what happens to a line jotted down."""

    file_to_event: bool = True
    """Whether a jot soon after an event files itself there."""
    hours: int = 48
    """How long after its end an event still gathers jots."""


class Pile(NamedTuple):
    """`[pile]`: people met and not followed up yet."""

    brake: bool = True
    """Whether it is said once, before the next event, who still waits from the last two."""


class Settings(NamedTuple):
    """All that config.toml can say. Each field is a key of the same name, each nested class a section."""

    theme: str = ""
    """The name of a theme; empty for the one chosen in the app, or else the default."""
    timezone: str = ""
    """An IANA name such as "Europe/London"; empty for the machine's."""
    dates: Dates = Dates()
    jot: Jot = Jot()
    keys: Mapping[str, str] = MappingProxyType({})
    """`[keys]`: an action's id -> its keys, with commas between. The ids are checked where the actions are known."""
    pile: Pile = Pile()


_SECTIONS: dict[str, type[Dates] | type[Jot] | type[Pile]] = {"dates": Dates, "jot": Jot, "pile": Pile}
_KINDS = {bool: "true or false", int: "a whole number", str: 'words in quotes, such as "this"'}


def load(path: Path) -> Settings:
    """The settings in the file at `path`; the defaults when there is none.

    Raises ConfigError, naming the file and the key, for anything it can't take as it stands: a setting that is passed
    over silently is one the user believes to be on.
    """
    called = text.one_line(str(path))
    try:
        raw = read_toml(path, called)
    except FileNotFoundError:
        return Settings()
    chosen: dict[str, Any] = {}
    for name, value in raw.items():
        if name in _SECTIONS:
            kind = _SECTIONS[name]
            table = _table(called, name, value)
            chosen[name] = kind(**{key: _checked(called, kind(), name, key, table[key]) for key in table})
        elif name == "keys":
            table = _table(called, name, value)
            chosen[name] = {key: _of_kind(called, f"keys.{key}", keys, str) for key, keys in _flat(table).items()}
        else:
            chosen[name] = _checked(called, Settings(), "", name, value)
    settings = Settings(**chosen)
    _check_values(called, settings)
    return settings


def read_toml(path: Path, called: str) -> dict[str, Any]:
    """The content of a TOML file the user keeps. Whatever is wrong is a ConfigError that begins with `called`.

    Only a missing file is the caller's to judge, as FileNotFoundError.
    """
    try:
        if path.exists() and not path.is_file():
            raise ConfigError(f"{called}: not a file.")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ConfigError(f"{called}: can't be read ({error.strerror or 'refused'}).") from None
    if len(content) > MOST_BYTES:
        raise ConfigError(f"{called}: larger than {MOST_BYTES // 1000} kB, too large for a file of this kind.")
    if any(len(line) > LONGEST_LINE for line in content.splitlines()):
        raise ConfigError(f"{called}: has a line of more than {LONGEST_LINE} characters.")
    import tomllib

    try:
        # An editor on Windows begins a file with a byte order mark, which TOML does not allow.
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{called}: not UTF-8 text (at line {line}).") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{called}: not valid TOML: {text.short(str(error), 160)}.") from None
    except (ValueError, RecursionError):
        raise ConfigError(f"{called}: not valid TOML: a number too long, or brackets nested too deeply.") from None


def unknown(name: str, known: Iterable[str]) -> str:
    """The sentence for a name that means nothing here, with the nearest of the `known` dotted names when one is near.

    A name is also near when it is right but stands in the wrong section.
    """
    from difflib import get_close_matches

    whole = list(known)
    name = name[:100]
    last = name.rpartition(".")[2]
    nearest = [full for full in whole if full.rpartition(".")[2] == last]
    nearest = nearest or get_close_matches(name, whole, 1)
    if not nearest:
        by_last = {full.rpartition(".")[2]: full for full in whole}
        nearest = [by_last[near] for near in get_close_matches(last, by_last, 1)]
    meant = f'; did you mean "{nearest[0]}"?' if nearest else "."
    return f'"{text.short(name)}" means nothing here{meant}'


def read_state(path: Path) -> dict[str, str]:
    """What was remembered between two runs. Never raises: a missing or damaged file is an empty memory."""
    import json

    try:
        raw = json.loads(path.read_bytes()) if path.is_file() else {}
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(raw, dict):
        return {}
    return {key: value for key, value in raw.items() if isinstance(value, str)}


def write_state(path: Path, state: Mapping[str, str]) -> None:
    """Remember exactly `state`, whole or not at all. Raises OSError, which must never stop what the user is doing."""
    import json

    private_folder(path.parent)
    write_private(path, json.dumps(dict(state), indent=2, sort_keys=True) + "\n")


def _names() -> list[str]:
    """Every section and key of config.toml, keys with dots."""
    inner = [f"{section}.{name}" for section, kind in _SECTIONS.items() for name in kind._fields]
    return [*Settings._fields, *inner]


def _table(called: str, name: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f'{called}: "{name}" is a section: write [{name}] on a line of its own.')
    return value


def _flat(table: Mapping[str, Any]) -> dict[str, Any]:
    """Nested tables as one, with dotted names: TOML reads the id `review.next` as a table `review`."""
    flat: dict[str, Any] = {}
    waiting = list(table.items())
    while waiting:
        name, value = waiting.pop(0)
        if isinstance(value, dict):
            waiting += [(f"{name}.{inner}", below) for inner, below in value.items()]
        else:
            flat[name] = value
    return flat


def _checked(called: str, defaults: Settings | Dates | Jot | Pile, section: str, name: str, value: object) -> Any:
    """`value`, once `name` is known to be a setting there and the value to be of its default's type."""
    full = f"{section}.{name}" if section else name
    if name not in defaults._fields:
        raise ConfigError(f"{called}: {unknown(full, _names())}")
    return _of_kind(called, full, value, type(getattr(defaults, name)))


def _of_kind(called: str, full: str, value: object, kind: type) -> object:
    # Not isinstance: `true` is an int to Python, and hours = true is a mistake.
    if type(value) is not kind:
        raise ConfigError(f'{called}: "{text.short(full)}" must be {_KINDS[kind]}.')
    return value


def _check_values(called: str, settings: Settings) -> None:
    """Refuse what has the right type and still can't be."""
    week_starts = settings.dates.week_starts
    if week_starts not in _WEEK_STARTS:
        raise ConfigError(
            f'{called}: "dates.week_starts" is "{text.short(week_starts)}"; it can be {", ".join(_WEEK_STARTS)}.'
        )
    if not 0 <= settings.jot.hours <= _MOST_HOURS:
        raise ConfigError(f'{called}: "jot.hours" is {settings.jot.hours}; it can be 0 to {_MOST_HOURS}.')
    if settings.timezone and not is_zone(settings.timezone):
        from zoneinfo import available_timezones

        zone = unknown(settings.timezone, sorted(available_timezones()))
        raise ConfigError(f'{called}: "timezone" must be a name such as "Europe/London": {zone}')
