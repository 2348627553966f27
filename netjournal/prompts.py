"""Reads the questions of the guided reflection: ours, with the user's own file laid over them.

The only reader of both files; what may stand in them, and what may not, is decided in `domain.prompts`. Nothing is
ever written here.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from netjournal.config import LONGEST_LINE, MOST_BYTES
from netjournal.domain.prompts import build
from netjournal.domain.reflection import Prompts
from netjournal.errors import ConfigError
from netjournal.paths import read_plain

OURS = Path(__file__).parent / "prompts.toml"
_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def load(theirs: Path | None = None) -> Prompts:
    """The prompts to ask. `theirs` is the user's prompts.toml; one that isn't there changes nothing.

    Raises ConfigError naming the file, and the line where TOML itself can't be read. The caller then asks with
    `load()`, so that a slip in a settings file never keeps anybody from writing.
    """
    base = _read(OURS)
    override = _read(theirs) if theirs is not None else None
    try:
        return build(base or {}, override)
    except ConfigError as problem:
        raise ConfigError(f"{theirs if override is not None else OURS}: {problem}") from None


def _read(path: Path) -> Mapping[str, Any] | None:
    """The tables of a TOML file; None when there is no such file."""
    # Here and not above: most uses of the program, the jot first among them, ask nothing.
    import tomllib

    try:
        # Editors on Windows put a byte order mark first, which TOML refuses.
        content = read_plain(path, MOST_BYTES)
        if any(len(line) > LONGEST_LINE for line in content.splitlines()):
            raise ConfigError(f"{path}: has a line of more than {LONGEST_LINE} characters.")
        return tomllib.loads(content.decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except tomllib.TOMLDecodeError as problem:
        said = str(problem)
        line = _LINE.search(said)
        where = f", line {line[1]}" if line else ""
        raise ConfigError(f"{path}{where}: {_LINE.sub('', said).strip()}.") from None
    except UnicodeDecodeError as problem:
        line_number = problem.object[: problem.start].count(b"\n") + 1
        raise ConfigError(f"{path}, line {line_number}: not UTF-8 text.") from None
    except RecursionError:
        raise ConfigError(f"{path}: nested too deeply to be read.") from None
    except ValueError:
        # Python reads no number of more than 4,300 digits, and TOML passes that refusal on as it is.
        raise ConfigError(f"{path}: a number in it is too long to be read.") from None
    except OSError as problem:
        raise ConfigError(f"{path}: {(problem.strerror or str(problem)).lower()}.") from None
