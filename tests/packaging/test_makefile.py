"""Two commands are enough: `make run` and `make test` in a fresh checkout."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")


def made(*arguments: str | Path, cwd: Path, timeout: int = 60) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "PYTEST"))
    }
    return subprocess.run(
        ["make", *arguments], cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=timeout, check=False,
    )  # fmt: skip


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A checkout as far as make looks at it: nothing was installed yet."""
    folder = tmp_path / "fresh"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.mark.parametrize(
    ("target", "steps"),
    [
        ("run", ["-m venv .venv", "install --quiet --compile -e .", ".venv/bin/netjournal"]),
        ("test", ["-m venv .venv", "-e '.[dev]'", ".venv/bin/pytest"]),
        ("check", ["-m venv .venv", "ruff format --check", "mypy", "lint-imports"]),
        ("bench", ["-m venv .venv", "-m tests.benchmarks"]),
        ("faults", ["-m venv .venv", "-m tests.faults"]),
    ],
)
def test_each_command_makes_what_it_needs(fresh: Path, target: str, steps: list[str]) -> None:
    planned = made("-n", target, cwd=fresh)
    assert planned.returncode == 0, planned.stderr
    places = [planned.stdout.find(step) for step in steps]
    assert -1 not in places, planned.stdout
    assert places == sorted(places)


@pytest.mark.slow
def test_a_fresh_clone_installs_and_runs(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, clone], check=True, capture_output=True)
    installed = made(".venv/.dev", cwd=clone, timeout=600)
    if installed.returncode and "Could not find a version" in installed.stderr:
        pytest.skip("no package index in reach")
    assert installed.returncode == 0, installed.stderr
    commands = clone / ".venv" / "bin"
    for command in (
        ["netjournal", "--version"],
        ["nj", "jot", "kept from a fresh clone"],
        ["pytest", "-q", "--collect-only"],
    ):
        name, *rest = command
        ended = subprocess.run([commands / name, *rest], cwd=clone, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    again = made(".venv/.dev", cwd=clone)
    assert "up to date" in again.stdout, "a second time nothing is installed"
