"""Who may import whom, asked of a fresh interpreter and of import-linter."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

import netjournal

PACKAGE = Path(netjournal.__file__).parent
ROOT = PACKAGE.parent
MODULES = sorted(
    ".".join(("netjournal", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    for file in PACKAGE.rglob("*.py")
    if "migrations" not in file.parts or file.stem == "__init__"
)
PLAIN = (
    "netjournal.clock", "netjournal.errors", "netjournal.text", "netjournal.keys", "netjournal.themes",
    "netjournal.config", "netjournal.present", "netjournal.rows", "netjournal.paths", "netjournal.prompts",
    "netjournal.journal", "netjournal.cli.main", "netjournal.domain.", "netjournal.actions.", "netjournal.store.",
)  # fmt: skip
"""Modules (and, with a dot at the end, packages) that load neither Textual nor Rich."""

COMMON = ("peewee", "click", "concurrent.futures.thread", "tempfile", "zoneinfo")
"""What many of ours import, and is neither Textual nor Rich: loaded once and looked at like all else."""

LOOK = """
import json, os, sys, importlib
apart, common, names = sys.argv[1] == "apart", sys.argv[2].split(), sys.argv[3:]
sys.dont_write_bytecode = True
opened = []
def hook(event, args):
    if event == "open" and isinstance(args[0], str):
        path, flags = args[0], args[2] if isinstance(args[2], int) else 0
        ours = not path.endswith((".py", ".pyc", ".so")) and "site-packages" not in path and "/lib/python" not in path
        if flags & 3 or ours:
            opened.append(path)
    elif event in ("sqlite3.connect", "os.mkdir", "subprocess.Popen", "socket.connect"):
        opened.append(event)
sys.addaudithook(hook)
for name in common:
    importlib.import_module(name)
for name in names:
    sys.stdout.flush()
    if apart and (child := os.fork()):
        assert os.waitpid(child, 0)[1] == 0, name
        continue
    importlib.import_module(name)
    print(json.dumps({"name": name, "opened": opened, "modules": sorted(sys.modules) if apart else []}), flush=True)
    if apart:
        os._exit(0)
"""


class Looked(NamedTuple):
    """What importing one module opens and loads."""

    name: str
    opened: list[str]
    modules: list[str]


def look(names: Sequence[str], tmp_path: Path, how: str = "apart", common: Sequence[str] = ()) -> list[Looked]:
    """Each of the modules imported alone, in an interpreter that has loaded nothing but `common`; or "together", one
    after the other, where only what they open is asked.
    """
    run = subprocess.run(
        [sys.executable, "-c", LOOK, how, " ".join(common), *names], capture_output=True, text=True, cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "NETJOURNAL_HOME": str(tmp_path / "none"),
             "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found = [Looked(**json.loads(line)) for line in run.stdout.splitlines()]
    assert [one.name for one in found] == list(names)
    return found


def test_the_import_contracts_hold() -> None:
    run = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"], capture_output=True, text=True, cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr


TERMINAL_FILES = ("/etc/localtime", "/dev/null", "/usr/share/zoneinfo", "/etc/mime.types", "/proc/", "/sys/")


def layer(module: str) -> str:
    """The package a module is in, or "" for one beside the packages."""
    return module.split(".")[1] if module.count(".") > 1 else ""


@pytest.mark.parametrize("of", sorted({layer(module) for module in MODULES}))
def test_importing_a_module_opens_nothing_and_loads_no_more_than_its_layer(of: str, tmp_path: Path) -> None:
    how = "together" if of == "tui" else "apart"  # each of a hundred pages would load Textual and half of ours again
    names = [module for module in MODULES if layer(module) == of]
    for name, opened, modules in look(names, tmp_path, how=how, common=COMMON):
        assert [path for path in opened if not path.startswith(TERMINAL_FILES)] == [], name
        if name in PLAIN or name.startswith(tuple(p for p in PLAIN if p.endswith("."))):
            assert not {module.partition(".")[0] for module in modules} & {"textual", "rich"}, name
    assert not (tmp_path / "none").exists()


def test_the_version_loads_nothing_else(tmp_path: Path) -> None:
    (found,) = look(["netjournal"], tmp_path)
    assert [module for module in found.modules if module.startswith("netjournal.")] == []
