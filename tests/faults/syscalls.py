"""A fault at every system call that touches the disk, by strace: each kind of fault at the first … the last.

The program itself is loaded by then: what is refused is the journal's, the draft's, the backup's and the terminal's.
"""

import re
import shutil
import signal
import subprocess
from collections import Counter
from pathlib import Path

from tests.faults.nest import Copy, Ended, Nest
from tests.faults.report import Figures, told
from tests.faults.scenes import SCENES, Stage

CALLS = ("openat", "pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink")
FAULTS = ("ENOSPC", "EIO", "EACCES", "KILL")
SUBJECTS = ("jot", "save", "draft", "migration", "backup", "restore", "undo", "merge_ideas", "merge_people")
CODES = {0, 4, 5, 6, 7}
"""How a refused disk may end a command: done, held, refused, full, settings unreadable."""
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)", re.M)


def available() -> bool:
    """Whether strace is here and may trace."""
    if not shutil.which("strace"):
        return False
    return (
        subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
    )


def run(times: int | None, folder: Path) -> Figures:
    """`times`: only about so many faults a scene, spread evenly."""
    rows, wrong, said = [], [], Counter[str]()
    for name in (name for name in SUBJECTS if SCENES[name].is_there):
        told(f"faults at system calls: {name} …")
        row, found = swept(name, folder / name, times, said)
        rows.append((name.replace("_", " "), *row))
        wrong += found
    return Figures(
        "A fault at every system call",
        (
            "done",
            "calls",
            "faults",
            "done all the same",
            "refused",
            "killed",
            "absent though told",
            "unsound",
            "crashed",
        ),
        rows,
        wrong,
        (
            f"Calls: {', '.join(CALLS)}; faults: {', '.join(FAULTS)}. “Done all the same”: told that it was done or "
            "kept aside, and found so after the next start.",
            "What was said, and how often: " + "; ".join(f"“{words}” {n}" for words, n in said.most_common(40)),
        ),
    )


def swept(name: str, folder: Path, times: int | None, said: Counter[str]) -> tuple[tuple[object, ...], list[str]]:
    """Every fault at every call of one scene. Returns the cells of its row, and what was wrong."""
    done = refused = killed = 0
    wrong: list[str] = []
    with Nest(folder / "nest") as nest:
        stage = Stage(name, nest, folder)
        counts = counted(stage)
        faults = [(call, kind, n + 1) for call, most in counts.items() for n in range(most) for kind in FAULTS]
        faults = faults[:: max(1, len(faults) // times)] if times else faults
        for call, kind, number in faults:
            home, ended = faulted(stage, call, kind, number)
            done += ended.kept
            killed += ended.code == -signal.SIGKILL
            refused += ended.code > 0
            problems = stage.judged(home, ended)
            problems += talk(stage, home, ended, said)
            wrong += [f"{one} ({kind} at {call} {number})" for one in problems]
            stage.clear()
    kinds = [sum(words in one for one in wrong) for words in ("told", "unsound", "crashed")]
    kinds[1] += sum("neither" in one or "can't be opened" in one or "index" in one or "pages" in one for one in wrong)
    return (sum(counts.values()), len(faults), done, refused, killed, *kinds), wrong


def counted(stage: Stage) -> dict[str, int]:
    """How often the scene makes each call."""
    found = Counter(call for call, _ in log(stage))
    return {call: found[call] for call in CALLS if found[call]}


def log(stage: Stage) -> list[tuple[str, str]]:
    """The calls of a scene that goes well, in their order, each with the words it was made with."""
    file = stage.folder.parent / "calls"
    copy = stage.nest.begin(stage.fresh(), *stage.scene.words)
    traced(copy, ["-e", f"trace={','.join(CALLS)}", "-o", str(file)])
    stage.clear()
    return [(match[1], match[2]) for match in _CALL.finditer(file.read_text("utf-8", "replace"))]


def faulted(stage: Stage, call: str, kind: str, number: int) -> tuple[Path, Ended]:
    """The scene on a fresh copy of its home, with one call answered by a fault."""
    home = stage.fresh()
    what = "signal=KILL" if kind == "KILL" else f"error={kind}"
    copy = stage.nest.begin(home, *stage.scene.words)
    return home, traced(copy, ["-e", f"trace={call}", "-e", f"inject={call}:{what}:when={number}", "-o", "/dev/null"])


def traced(copy: Copy, options: list[str]) -> Ended:
    """Let a copy go while strace looks on."""
    strace = subprocess.Popen(["strace", "-f", "-p", str(copy.pid), *options], stderr=subprocess.PIPE, text=True)
    assert strace.stderr
    line = strace.stderr.readline()
    if "attached" not in line:
        copy.kill()
        copy.wait()
        raise RuntimeError(f"strace may not trace: {line}")
    ended = copy.go().wait()
    try:
        strace.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        strace.kill()
        strace.communicate()
    return ended


def talk(stage: Stage, home: Path, ended: Ended, said: Counter[str]) -> list[str]:
    """Whether a refusal has a code of its kind and says in words what happened. Counts the words."""
    if ended.code < 0:
        return []
    lines = [line.replace(str(home), "…") for line in ended.err.splitlines() if line.strip()]
    for line in lines:
        said[re.sub(r"\d{2,}", "N", line[:200])] += 1
    if ended.code not in CODES:
        return [f"{stage.name}: code {ended.code}: {lines[-1:]}"]
    # Where the terminal itself can't be written there is nobody to tell.
    return []
