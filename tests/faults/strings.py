"""Strings nobody means well with, through every way in and out: the shell's commands, and the app in a terminal.

What is asked: no control byte of a stranger's reaches a terminal, nothing runs, nothing crashes, and what is shown is
what is kept. What Textual writes for an innocent journal is the measure of what it may write for a hostile one.
"""

import json
import os
import re
import shutil
import sqlite3
import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from netjournal.clock import Clock
from netjournal.store.index import INDEXES
from netjournal.text import clean, one_line
from tests.faults.naughty import TEN_MEGABYTES, THEIRS, strings
from tests.faults.nest import Ended, Nest, as_bytes
from tests.faults.oracle import looked_into, unsound
from tests.faults.report import Figures, told
from tests.faults.scenes import journal_of, seeded
from tests.tui import builders
from tests.tui.terminal import Terminal, terminal

_BIDI = {"RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
CSI = re.compile(r"\x1b\[([<=>?]?)[0-9;:]*([ -/]*[@-~])")
OSC = re.compile("\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)")
ROUNDS, AT_ONCE, SECONDS = 8, 3, 60.0
SIZE = (120, 36)


def run(times: int | None, folder: Path) -> Figures:
    """`times`: so many strings, spread evenly, and a round in the app for every sixty of them."""
    every = [(kind, as_bytes(text).decode("utf-8", "surrogateescape")) for kind, text in strings()]
    chosen = every[:: max(1, len(every) // times)] if times else every
    wrong: list[str] = []
    told(f"{len(chosen)} strings through the shell …")
    commands, kinds = shell([text for _, text in chosen], folder / "shell", wrong)
    told("ten megabytes …")
    sizes = big(folder / "big", wrong, TEN_MEGABYTES if times is None else TEN_MEGABYTES[:200_000])
    rounds = ROUNDS if times is None else max(1, min(ROUNDS, times // 60))
    told(f"the app, {rounds} rounds …")
    bytes_, pasted, clicks = app([text for _, text in chosen], folder / "app", rounds, wrong)
    kept, shown = kinds
    return Figures(
        "Strings nobody means well with",
        ("what", "found"),
        (
            ("strings of our own making", sum(kind != THEIRS for kind, _ in chosen)),
            ("of how many kinds", len({kind for kind, _ in chosen} - {THEIRS})),
            (f"strings of {THEIRS} (NAUGHTY=…/blns.txt)", sum(kind == THEIRS for kind, _ in chosen)),
            ("commands run with them", commands),
            ("texts kept that are the text given, cleaned", kept),
            ("texts shown that are the text kept", shown),
            ("ten megabytes: " + "; ".join(sizes), "done" if not times else "200 kB only"),
            ("rounds of the app, every text of every record one of them, written past all cleaning", rounds),
            ("bytes the terminal got", f"{bytes_:,}"),
            ("strings pasted into the app", pasted),
            ("clicks on what would be a button", clicks),
        ),
        wrong,
        (
            "The shell: jot (as words, from a pipe, with a date), event, met, a pasted room, promise, talked, done, "
            "lists, show, search, tags, settings and prompts files, and their errors; on a terminal and in a pipe.",
            "The app: the panes, pages, forms, search, tags, map and palette of a poisoned journal, and pastes into "
            "the jot bar, a form, the room sheet and the search.",
        ),
    )


# The shell


def ways_in(text: str) -> list[tuple[tuple[str, ...], str]]:
    """Every way into the journal with this text: the words, and what is piped."""
    return [
        (("jot", text), ""), (("jot",), text), (("jot", "--on", text, "Mallory"), ""), (("jot", f"! {text}"), ""),
        (("jot", f'@"{text}" #{text} [[{text}]] Mallory'), ""),
        (("event", f"{text} tea", "--on", "wed", "--place", text, "--series", text, "--notes", text), ""),
        (("met", f"{text} Mallory", "--at", "Thames", "--does", text, "--hook", text, "--said", text), ""),
        (("met", "--at", "Thames"), f"{text}\nAda Bell, {text}"),
        (("promise", f"{text} send", "--to", text, "--by", text), ""),
        (("talked", "Ana Reyes", "--said", text, "--words", text), ""), (("done", text, "--said", text), ""),
    ]  # fmt: skip


def ways_out(text: str) -> list[tuple[str, ...]]:
    return [
        ("ideas",), ("people",), ("events",), ("promises",), ("today",), ("show", text), ("show", "Ana"),
        ("search", text), ("ideas", "--find", text), ("tags",), ("events", "--limit", text), (text,), ("where", text),
        ("undo",),
    ]  # fmt: skip


def harmless(text: str) -> bool:
    """No control character but line ends and tabs, and nothing that turns the direction of what follows."""
    return not any(
        (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t")
        or unicodedata.bidirectional(c) in _BIDI
        or TURNING.match(c)
        for c in text
    )


def shell(texts: list[str], folder: Path, wrong: list[str]) -> tuple[int, tuple[int, int]]:
    """Each string through every command, in a journal of its own. Returns how many were run; kept and shown alike."""
    seeded(folder / "before")
    count = kept = shown = 0
    with Nest(folder / "nest") as nest:
        learnt = Path(shutil.copytree(folder / "before", folder / "learnt"))
        for words, piped in ways_in("Mallory"):
            nest.begin(learnt, *words, piped=piped).go().wait()
            nest.learn(learnt, *words)
        for words in (*ways_out("Mallory"), ("ideas", "--json")):
            nest.learn(learnt, *words)
        for text in texts:
            home = Path(shutil.copytree(folder / "before", folder / "home"))
            ran: list[tuple[tuple[str, ...], Ended]] = []
            for words, piped in ways_in(text):
                ran.append((words, nest.run(home, *words, piped=piped)))
            kept += kept_whole(home, text, wrong)
            ran += [(words, nest.run(home, *words)) for words in ways_out(text)]
            ran += [(("settings",), broken(nest, home, text, name)) for name in ("config.toml", "prompts.toml")]
            shown += shown_alike(nest, home, text, wrong)
            for words, ended in ran:
                if ended.crashed:
                    wrong.append(f"{words!r:.150} crashed: {ended.code} {ended.err[-200:]!r}")
                if not harmless(ended.out + ended.err):
                    wrong.append(f"{words!r:.150} printed a control character: {ended.out[:150]!r} {ended.err[:150]!r}")
            wrong += [f"{text!r:.80}: {one}" for one in unsound(journal_of(home))]
            count += len(ran) + 1
            shutil.rmtree(home)
    return count, (kept, shown)


def kept_whole(home: Path, text: str, wrong: list[str]) -> bool:
    """What was said in a conversation is the text given, cleaned and nothing else."""
    with looked_into(journal_of(home)) as db:
        said = [one for (one,) in db.execute("SELECT said FROM conversation ORDER BY id")]
    if any(one.strip() == clean(text).strip() or one_line(one) == one_line(text) for one in said):
        return True
    if one_line(text):
        wrong.append(f"{text!r:.80} was not kept as given: {said[-1:]!r:.200}")
    return not one_line(text)


def shown_alike(nest: Nest, home: Path, text: str, wrong: list[str]) -> bool:
    ran = nest.run(home, "ideas", "--json")
    with looked_into(journal_of(home)) as db:
        there = sorted(one for (one,) in db.execute("SELECT text FROM idea"))
    try:
        shown = sorted(one["text"] for one in json.loads(ran.out))
    except (ValueError, KeyError, TypeError) as error:
        shown = [f"{error}"]
    if shown == there and harmless("".join(shown)):
        return True
    wrong.append(f"{text!r:.80} is kept as {there!r:.150} and shown as {shown!r:.150}")
    return False


def broken(nest: Nest, home: Path, text: str, name: str) -> Ended:
    """A file of the user's own with the text in it, raw as it is; and gone again afterwards."""
    file = home / name
    what = "theme" if name == "config.toml" else "closing"
    file.write_bytes(f'{what} = "'.encode() + as_bytes(text) + b'"\n')
    ended = nest.run(home, "today")
    file.unlink()
    return ended


def big(folder: Path, wrong: list[str], text: str) -> list[str]:
    """A very long text, through a jot, a room and a field. Returns what came of each."""
    seeded(folder)
    found = []
    with Nest(folder.with_name("bignest")) as nest:
        for name, words in (
            ("jot", ("jot",)),
            ("room", ("met", "--at", "Thames")),
            ("ideas", ("ideas",)),
            ("undo", ("undo",)),
        ):
            began = time.monotonic()
            ended = nest.begin(folder, *words, piped=text if name in ("jot", "room") else "").go().wait(SECONDS)
            found.append(f"{name} {time.monotonic() - began:.1f} s (code {ended.code})")
            if ended.crashed:
                wrong.append(f"ten megabytes, {name}: {ended.code} {ended.err[-200:]!r}")
    wrong += [f"ten megabytes: {one}" for one in unsound(journal_of(folder))]
    return found


# The app


def scatter(journal: Path, texts: list[str], begin: int) -> None:
    """Every text of every record becomes one of the strings, past all cleaning; as a hostile file would hold it."""
    at = begin
    with closing(sqlite3.connect(journal)) as db:
        db.execute("UPDATE recording SET on_ = 0")
        for table, column in builders_columns(db):
            for (row,) in db.execute(f"SELECT id FROM {table} WHERE {column} <> ''").fetchall():
                raw = as_bytes(texts[at % len(texts)])
                db.execute(f"UPDATE OR IGNORE {table} SET {column} = CAST(? AS TEXT) WHERE id = ?", (raw, row))
                at += 1
        for table in INDEXES:
            db.execute(f"INSERT INTO {table}_words ({table}_words) VALUES ('rebuild')")
        db.execute("UPDATE recording SET on_ = 1")
        db.commit()


def builders_columns(db: sqlite3.Connection) -> list[tuple[str, str]]:
    tables = [
        name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith("sqlite_") and name not in ("recording", "change") and "_words" not in name
        and "_terms" not in name
    ]  # fmt: skip
    return [
        (table, column[1]) for table in tables for column in db.execute(f"PRAGMA table_info({table})").fetchall()
        if column[2] == "TEXT" and column[1] not in builders._KEPT
    ]  # fmt: skip


def tour(run: Terminal) -> None:
    """Panes, pages, forms, the palette, search, tags, the map; keys that are answered in any journal."""
    for pane in "1234":
        run.press(pane, "j", "enter", "j", "M", "esc")
        run.opens("e")
        run.press("esc", "esc", "esc")
    run.press("/", "a", "enter", "j", "esc", "esc", "#", "j", "esc", "f", "esc", "w", "esc", "esc", "ctrl+p", "al")
    run.quiet(0.3)
    run.press("esc", "esc", "1", "x", "u")


def paste(run: Terminal, text: str) -> None:
    raw = as_bytes(text).replace(b"\x1b[201~", b"")
    sent = b"\x1b[200~" + raw + b"\x1b[201~"
    while sent:
        sent = sent[os.write(run.master, sent[:4000]) :]
        time.sleep(0.01)
    run.quiet(0.08, 2)


def pasting(run: Terminal, texts: list[str]) -> None:
    """Into the jot bar, each kept; into a form, the room sheet and the search, left again."""
    for text in texts:
        run.press("i")
        paste(run, text[:5000])
        run.press("enter", "esc")
    for opening in (("1", "a"), ("2", "a"), ("1", "enter", "m"), ("/",)):
        run.press(*opening)
        for text in texts[::7][:6]:
            paste(run, text[:2000])
        run.press("esc", "esc", "esc", "1")


def app(texts: list[str], folder: Path, rounds: int, wrong: list[str]) -> tuple[int, int, int]:
    """Rounds of a tour; what is written must be of the kinds that an innocent journal makes."""
    folder.mkdir()
    innocent = written(folder / "innocent", None, 0, ["plain words", "[b]Mallory[/b]"] * 6, wrong)[0]
    allowed = Kinds(innocent)
    total = pasted = clicks = 0
    share = -(-len(texts) // rounds)

    def one(number: int) -> tuple[int, bytes, int]:
        mine = texts[number * share : (number + 1) * share] if rounds > 1 else texts[:20]
        return len(mine), *written(folder / str(number), texts, number * 37, mine, wrong)

    with ThreadPoolExecutor(AT_ONCE) as side_by_side:  # most of a round is waiting
        found = list(side_by_side.map(one, range(rounds)))
    for number, (count, raw, clicked) in enumerate(found):
        total += len(raw)
        pasted += count
        clicks += clicked
        wrong += [f"round {number}: {one}" for one in Kinds(raw).foreign(allowed)]
        wrong += [f"round {number}: {one}" for one in unsound(journal_of(folder / str(number)))]
    return total, pasted, clicks


def written(home: Path, texts: list[str] | None, begin: int, pastes: list[str], wrong: list[str]) -> tuple[bytes, int]:
    home.mkdir(mode=0o700)
    builders.make(journal_of(home), Clock("UTC")).close()
    if texts is not None:
        scatter(journal_of(home), texts, begin)
    with terminal(home, size=SIZE) as run:
        run.seen(b"Events")
        run.quiet(0.4)
        clicks = click_buttons(run)
        for part in (tour, lambda one: pasting(one, pastes), tour):
            part(run)
            if run.process.poll() is not None:
                wrong.append(f"{home.name}: the app ended with {run.process.returncode}: {report_of(home)}")
                return run.raw, clicks
        clicks += click_buttons(run)
        run.press("esc", "esc", "esc", "ctrl+q")
        code = run.ended(10)
        if code:
            wrong.append(f"{home.name}: the app ended with {code}: {report_of(home)}")
        return run.raw, clicks


def report_of(home: Path) -> str:
    """Where in the code it failed, as the crash report says."""
    report = home / "crash.txt"
    return " < ".join(line.strip() for line in reversed(report.read_text().splitlines()[1:])) if report.exists() else ""


def click_buttons(run: Terminal) -> int:
    """Click wherever the screen shows what would be a button if markup were read."""
    import pyte

    screen = pyte.Screen(*SIZE)
    pyte.Stream(screen).feed(OSC.sub("", run.raw.decode("utf-8", "replace")))
    found = [(line.index("@click"), y) for y, line in enumerate(screen.display) if "@click" in line]
    for x, y in found:
        os.write(run.master, f"\x1b[<0;{x + 20};{y + 1}M\x1b[<0;{x + 20};{y + 1}m".encode())
        run.quiet()
    return len(found)


class Kinds:
    """The kinds of control bytes in what was written to a terminal."""

    def __init__(self, raw: bytes) -> None:
        text = raw.decode("utf-8", "surrogateescape")
        self.commands = set(OSC.findall(text))
        text = OSC.sub("", text)
        self.grammar = {(match[1], match[2]) for match in CSI.finditer(text)}
        rest = CSI.sub("", text)
        self.others = set(re.findall("\x1b.|[\x00-\x1f\x7f-\x9f\udc80-\udcff]", rest, re.S))
        self.turning = set(TURNING.findall(text))

    def foreign(self, allowed: "Kinds") -> list[str]:
        names = ("commands", "grammar", "others", "turning")
        more = {name: getattr(self, name) - getattr(allowed, name) for name in names}
        return [f"{name} no innocent journal makes: {sorted(found)!r:.200}" for name, found in more.items() if found]
