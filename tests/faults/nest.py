"""A process with the program already loaded that lets itself be copied: each copy does one thing, once it is let go.

A whole start of Python costs a fault fifty times what it is about. What a copy does is in scenes.py: the words of a
shell command, or a small piece of work by name. `Nest` is the side of the harness; `python -m tests.faults.nest` the
other one.
"""

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path
from typing import Any, NamedTuple, Self

ROOT = Path(__file__).parents[2]
HUNG = -1000
"""The code of a copy that had to be ended because it went on for ever."""
PATIENCE = 30.0
DONE = ("Kept", "Took back", "Backed up", "Restored", "Merged")
"""What is printed when something was done."""
ANYONE = 0x59616D61, ctypes.c_ulong(-1)
"""prctl: who may trace this process. strace is no ancestor of a copy."""


class Ended(NamedTuple):
    """How it ended: the exit code (the signal, negative) and what it printed."""

    code: int
    out: str
    err: str

    @property
    def kept(self) -> bool:
        """Whether the user was told that it was done."""
        return self.code == 0 or any(words in self.out for words in DONE)

    @property
    def crashed(self) -> bool:
        return self.code in (70, HUNG) or "Traceback" in self.err or (self.code < 0 and self.code != -signal.SIGKILL)


def as_bytes(text: str) -> bytes:
    """A text as the shell hands it over: bytes that are no letters stand for themselves."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


class Copy:
    """One copy, waiting at its gate until it is let go."""

    def __init__(self, nest: "Nest", pid: int, out: Path) -> None:
        self.nest, self.pid, self._out = nest, pid, out

    def go(self) -> Self:
        self.nest.say({"go": self.pid})
        return self

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self, patience: float = PATIENCE) -> Ended:
        code = int(self.nest.say({"wait": self.pid, "patience": patience})["code"])
        printed = [file.read_bytes().decode("utf-8", "replace") for file in (self._out, self._out.with_suffix(".err"))]
        return Ended(code, *printed)


class Nest:
    """`begin` a copy, let it `go`, `wait` for its end. Use it in a `with`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._number = 0

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(self.folder), "LANG": "C.UTF-8", "TZ": "UTC",
            "TERM": "xterm", "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1", "NETJOURNAL_HOME": str(self.folder),
            "COLUMNS": "80",
        }  # fmt: skip
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nest"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
            env=environment,
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def say(self, words: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(words).encode() + b"\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert isinstance(answer, dict)
        return answer

    def begin(self, home: Path, *words: str, piped: str = "", umask: int = 0o022, learn: bool = False) -> Copy:
        """A copy that will run a shell command, or, its words being ":name", the work of a scene."""
        self._number += 1
        out = self.folder / f"{self._number % 50}.out"
        into = out.with_suffix(".in")
        into.write_bytes(as_bytes(piped))
        given = [as_bytes(word).hex() for word in words]
        told = {"home": str(home), "words": given, "out": str(out), "in": str(into), "umask": umask, "learn": learn}
        return Copy(self, int(self.say(told)["pid"]), out)

    def run(self, home: Path, *words: str, piped: str = "", umask: int = 0o022) -> Ended:
        return self.begin(home, *words, piped=piped, umask=umask).go().wait()

    def learn(self, home: Path, *words: str) -> Ended:
        """Do it once, and have loaded from now on all that it loaded: a fault then meets the work, not an import."""
        ended = self.begin(home, *words, learn=True).go().wait()
        self.say({"load": str(home / "loaded.json")})
        return ended


# The other side


def main() -> None:
    from tests.faults import scenes  # noqa: F401 - loaded before the copies are made

    gates: dict[int, int] = {}
    for line in sys.stdin:
        told = json.loads(line)
        match told:
            case {"go": pid}:
                os.write(gates[pid], b".")
                os.close(gates.pop(pid))
                answer: dict[str, int] = {}
            case {"wait": pid, "patience": patience}:
                answer = {"code": _ended(pid, patience)}
            case {"load": file}:
                answer = {"loaded": _load(Path(file))}
            case _:
                behind, front = os.pipe()
                standing, stands = os.pipe()
                pid = os.fork()
                if pid == 0:
                    os.close(front)
                    _copy(told, behind, stands)
                os.close(behind)
                os.close(stands)
                os.read(standing, 1)  # at its gate, so that a fault meets the work and not the way there
                os.close(standing)
                gates[pid] = front
                answer = {"pid": pid}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _ended(pid: int, patience: float) -> int:
    end = time.monotonic() + patience
    while True:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > end:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return HUNG
        time.sleep(0.001)


def _load(file: Path) -> int:
    from importlib import import_module

    names = json.loads(file.read_text())
    file.unlink()
    for name in names:
        with contextlib.suppress(Exception):
            import_module(name)
    return len(names)


def _copy(told: dict[str, Any], gate: int, stands: int) -> None:
    """In the copy: wait at the gate, do it, and leave with its exit code."""
    code = 99
    try:
        ctypes.CDLL(None).prctl(*ANYONE, 0, 0, 0)
        out = Path(told["out"])
        for path, flags, handle in (
            (Path(told["in"]), os.O_RDONLY, 0),
            (out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 1),
            (out.with_suffix(".err"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 2),
        ):
            opened = os.open(path, flags, 0o600)
            os.dup2(opened, handle)
            os.close(opened)
        for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
            setattr(sys, name, open(number, mode, encoding="utf-8", errors="surrogateescape"))  # noqa: SIM115, PTH123
        os.environ["NETJOURNAL_HOME"] = told["home"]
        os.umask(told["umask"])
        words = [bytes.fromhex(word).decode("utf-8", "surrogateescape") for word in told["words"]]
        had = set(sys.modules)
        os.close(stands)
        os.read(gate, 1)
        code = _do(Path(told["home"]), words)
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        if told["learn"]:
            with contextlib.suppress(OSError):
                (Path(told["home"]) / "loaded.json").write_text(json.dumps(sorted(set(sys.modules) - had)))
    except BaseException:  # noqa: BLE001 - a copy must never come back into the nest's own loop
        traceback.print_exc()
        with contextlib.suppress(OSError):
            sys.stderr.flush()
    finally:
        os._exit(code)


def _do(home: Path, words: list[str]) -> int:
    from netjournal.errors import NetjournalError
    from tests.faults.scenes import WORK

    if words[:1] and words[0].startswith(":") and words[0][1:] in WORK:  # a stranger's text may begin so, too
        try:
            WORK[words[0][1:]](home, *words[1:])
        except NetjournalError as error:
            print(f"netjournal: {error}", file=sys.stderr)
            return error.exit_code
        return 0
    from netjournal.cli.main import main as run

    sys.argv = ["netjournal", *words]
    try:
        run()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    return 0


if __name__ == "__main__":
    main()
