"""Who may import whom, asked of a fresh interpreter and of import-linter."""

import json
import subprocess
import sys
from pathlib import Path

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
    "netjournal.config", "netjournal.present", "netjournal.paths", "netjournal.prompts", "netjournal.journal",
    "netjournal.cli.main", "netjournal.domain.", "netjournal.actions.", "netjournal.store.",
)  # fmt: skip
"""Modules (and, with a dot at the end, packages) that load neither Textual nor Rich."""

LOOK = """
import json, sys, importlib
name, root = sys.argv[1], sys.argv[2]
opened = []
seen = ("sqlite3.connect",)
def hook(event, args):
    if event == "open" and isinstance(args[0], str):
        path, flags = args[0], args[2] if isinstance(args[2], int) else 0
        ours = not path.endswith((".py", ".pyc", ".so")) and "site-packages" not in path and "/lib/python" not in path
        if flags & 3 or ours:
            opened.append(path)
    elif event in seen or event in ("os.mkdir", "subprocess.Popen", "socket.connect"):
        opened.append(event)
sys.dont_write_bytecode = True
sys.addaudithook(hook)
importlib.import_module(name)
print(json.dumps({"opened": opened, "modules": sorted(sys.modules)}))
"""


def look(name: str, tmp_path: Path) -> dict[str, list[str]]:
    """What importing one module opens and loads, in an interpreter of its own."""
    run = subprocess.run(
        [sys.executable, "-c", LOOK, name, str(ROOT)], capture_output=True, text=True, cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "NETJOURNAL_HOME": str(tmp_path / "none"),
             "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found


def test_the_import_contracts_hold() -> None:
    run = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"], capture_output=True, text=True, cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr


TERMINAL_FILES = ("/etc/localtime", "/dev/null", "/usr/share/zoneinfo", "/etc/mime.types", "/proc/", "/sys/")


@pytest.mark.parametrize("name", MODULES)
def test_importing_a_module_opens_nothing_and_loads_no_more_than_its_layer(name: str, tmp_path: Path) -> None:
    found = look(name, tmp_path)
    assert [path for path in found["opened"] if not path.startswith(TERMINAL_FILES)] == []
    assert not (tmp_path / "none").exists()
    if name in PLAIN or name.startswith(tuple(p for p in PLAIN if p.endswith("."))):
        loaded = {module.partition(".")[0] for module in found["modules"]}
        assert not loaded & {"textual", "rich"}, name


def test_the_version_loads_nothing_else(tmp_path: Path) -> None:
    found = look("netjournal", tmp_path)
    assert [module for module in found["modules"] if module.startswith("netjournal.")] == []
