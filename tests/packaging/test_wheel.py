"""What is installed is whole: built, installed into an environment of its own, and run from there, without a network.

Two tests, each of which builds once; neither leans on the checkout's own (editable) installation.
"""

import os
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
IMPORT_ALL = """
import netjournal, pkgutil
from importlib import import_module
for module in pkgutil.walk_packages(netjournal.__path__, "netjournal."):
    if not module.name.endswith("__main__"):
        import_module(module.name)
"""
"""Finds a dependency that is used and not declared, which an ordinary environment would hide."""


def run(*command: str | Path, cwd: Path) -> str:
    """The output of a command that must succeed, run where no checkout is beside it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
    ended = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, f"{command}\n{ended.stdout}\n{ended.stderr}"
    return ended.stdout


def build(what: str, source: Path, into: Path) -> Path:
    """Build a wheel or an sdist with what this environment has."""
    run(sys.executable, "-m", "build", f"--{what}", "--no-isolation", "--outdir", into, source, cwd=into.parent)
    (made,) = into.iterdir()
    return made


def inside(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def belongs() -> set[str]:
    """Every file of the package as a wheel holds it: the checkout's, and the shipped themes."""
    package = ROOT / "netjournal"
    files = {
        file.relative_to(ROOT).as_posix()
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and "_themes" not in file.parts
    }
    return files | {f"netjournal/_themes/{theme.name}" for theme in (ROOT / "themes").glob("*.toml")}


def needed(name: str, extras: frozenset[str] = frozenset()) -> dict[str, Distribution]:
    """The distributions a package needs to run, and those that they need; not the package itself."""
    found: dict[str, Distribution] = {}
    waiting = [(name, extras)]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        found[at[0]] = there = distribution(at[0])
        for line in there.requires or ():
            wanted = Requirement(line)
            if wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in (*at[1], "")):
                waiting.append((wanted.name, frozenset(wanted.extras)))
    del found[name]
    return found


def clean_environment(folder: Path, wheel: Path) -> Path:
    """A virtual environment with the wheel and only what the wheel says it needs. Returns its folder of commands.

    The dependencies are links to those installed here, so that it works without a package index.
    """
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    (site,) = folder.glob("lib/python*/site-packages")
    for one in needed("netjournal").values():
        for top in {file.parts[0] for file in one.files or ()} - {"..", "__pycache__"}:
            link = site / top
            if not link.exists():
                link.symlink_to(Path(str(one.locate_file(top))).resolve())
    commands = folder / "bin"
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        commands / "python",
        "--no-cache-dir",
        "--disable-pip-version-check",
    )
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder.parent)
    return commands


def test_the_wheel_runs_from_a_clean_environment(tmp_path: Path, home: Path) -> None:
    wheel = build("wheel", ROOT, tmp_path / "dist")

    held = inside(wheel)
    assert {name for name in held if ".dist-info/" not in name} == belongs()
    assert "netjournal/prompts.toml" in held
    assert "netjournal/py.typed" in held
    assert "netjournal/tui/styles/base.tcss" in held
    assert "netjournal/store/migrations/0001_initial.py" in held

    commands = clean_environment(tmp_path / "clean", wheel)
    imported = run(commands / "python", "-c", "import netjournal; print(netjournal.__file__)", cwd=tmp_path).strip()
    assert Path(imported).is_relative_to(tmp_path / "clean"), "the checkout was measured, not the wheel"

    version = run(commands / "nj", "--version", cwd=tmp_path)
    assert version.startswith("netjournal ")
    listed = run(commands / "netjournal", "themes", cwd=tmp_path)
    for theme in (ROOT / "themes").glob("*.toml"):
        assert theme.stem in listed
    kept = run(commands / "netjournal", "jot", "a joint morning on pricing with @Priya #workshop", cwd=tmp_path)
    assert "Priya" in kept
    assert (home / "journal.db").is_file()
    assert "a joint morning on pricing" in run(commands / "nj", "ideas", cwd=tmp_path)
    run(commands / "python", "-c", IMPORT_ALL, cwd=tmp_path)


def test_a_wheel_can_be_built_from_the_sdist(tmp_path: Path) -> None:
    sdist = build("sdist", ROOT, tmp_path / "dist")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
        # Python 3.11.0 to 3.11.3 know no filter yet; the archive is our own.
        if hasattr(tarfile, "data_filter"):
            archive.extraction_filter = staticmethod(tarfile.data_filter)
        archive.extractall(tmp_path / "source")
    assert {"pyproject.toml", "LICENSE", "Makefile", "README.md"} <= names
    assert not [name for name in names if name.split("/")[0] in (".venv", ".git", "dist", "build")]

    (source,) = (tmp_path / "source").iterdir()
    wheel = build("wheel", source, tmp_path / "again")
    assert {name for name in inside(wheel) if ".dist-info/" not in name} == belongs()
