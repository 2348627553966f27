"""Bytes of the journal's file changed, and files cut short, at random places: what the shell makes of them.

SQLite keeps no sum of its pages: a byte changed inside a text is a changed text to whatever reads it. That nothing
crashes, nothing is written over what was damaged, and what reads differently is found by a check, is asked.
"""

import random
import re
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from tests.faults.nest import Ended, Nest
from tests.faults.report import Figures, told
from tests.faults.scenes import journal_of, opened, seeded

SEED = 20261122
FLIPS, CUTS = 1000, 300
READING = (
    ("events",), ("people",), ("promises",), ("ideas",), ("today",), ("show", "Tom"), ("show", "breakfast"),
    ("search", "stories"),
)  # fmt: skip
JOT = "a thought after the damage"
TABLES = ("event", "person", "promise", "idea", "conversation", "answer", "attendance", "association", "contact")
_PLACE = re.compile(r"\S*/journal\.db\S*")


def run(times: int | None, folder: Path) -> Figures:
    flips, cuts = (times, max(1, times // 3)) if times else (FLIPS, CUTS)
    chance = random.Random(SEED)
    seeded(folder / "whole")
    journal = opened(folder / "whole")
    journal.jotting.keep("kept before the backup")  # what a person did: the seeded records were made without a trace
    journal.backing_up.make()
    journal.close()
    whole = journal_of(folder / "whole").read_bytes()
    rows, wrong, said = [], [], Counter[str]()
    with Nest(folder / "nest") as nest:
        for words in (*READING, ("jot", JOT), ("check",)):
            nest.learn(Path(shutil.copytree(folder / "whole", folder / "learnt", dirs_exist_ok=True)), *words)
        shutil.rmtree(folder / "learnt")
        sound = read(nest, folder / "whole")
        for name, count in (("a byte changed", flips), ("cut short", cuts)):
            told(f"{name}, {count} times …")
            found = Counter[str]()
            for number in range(count):
                place = chance.randrange(len(whole))
                damaged = bytearray(whole)
                if name == "cut short":
                    del damaged[place:]
                else:
                    damaged[place] ^= chance.randrange(1, 256)
                shutil.copytree(folder / "whole", folder / "damaged")
                tags, problems = tried(nest, folder / "damaged", bytes(damaged), sound, said)
                found.update(tags)
                wrong += [f"{name} at byte {place} of {len(whole)} (the {number}.): {one}" for one in problems]
            rows.append((name, count, *(found[tag] for tag in TAGS)))
    return Figures(
        "A damaged file",
        ("damage", "times", *TAGS),
        rows,
        wrong,
        (
            f"Each damaged file is read by {len(READING)} commands ({', '.join(' '.join(w) for w in READING)}), then "
            "gets a jot; a backup lies beside it. “Said”: at least one of them says the file is damaged or is no "
            "journal. “A reading differs”: something is listed otherwise than before and no command says why, since "
            "SQLite has no sums of its pages: such a byte lies inside a text, a number, or an index entry. “Said by "
            "check”: netjournal check finds it then, by the list of changes and the backups, as the full-screen "
            "journal does each day. “Integrity”: what SQLite's full check of the file finds, and “quick” its quick "
            "one. “Written over”: reading changed the file, or the jot changed another record.",
            "What was said: " + "; ".join(f"“{words}” {count}" for words, count in said.most_common(12)),
        ),
    )


TAGS = (
    "said", "read as before", "a reading differs, said by check", "a reading differs, unsaid",
    "integrity finds it", "quick finds it", "jot kept",
    "jot kept aside", "crashed", "written over",
)  # fmt: skip


def read(nest: Nest, home: Path) -> list[Ended]:
    return [nest.run(home, *words) for words in READING]


def tried(
    nest: Nest, home: Path, damaged: bytes, sound: list[Ended], said: Counter[str]
) -> tuple[list[str], list[str]]:
    """One damaged file. Returns what it counts as, and what was wrong."""
    journal = journal_of(home)
    journal.write_bytes(damaged)
    journal.chmod(0o600)
    tags = list(checked(journal))
    found = read(nest, home)
    wrong = [f"{' '.join(words)}: {one}" for words, one in zip(READING, found, strict=True) if one.crashed]
    if _is_silent(found) and journal.read_bytes() != damaged:
        wrong.append("written over by reading")
    before = records(journal)
    jot = nest.run(home, "jot", JOT)
    wrong += [f"jot: {jot}"] if jot.crashed else []
    aside = len(list((home / "inbox").glob("*.json")))
    tags.append("jot kept aside" if aside else "jot kept" if jot.code == 0 else "jot refused")
    if not jot.kept:
        wrong.append(f"the jot is nowhere: {jot}")
    elif not aside and before is not None and (after := records(journal)) is not None:
        lost = [row for row in before if row not in after]
        wrong += [f"written over by the jot: {lost[:2]}"] if lost else []
    spoken = [line for one in (*found, jot) for line in one.err.splitlines()]
    for line in {_PLACE.sub("…/journal.db", line)[:150] for line in spoken}:
        said[line] += 1
    tags += ["crashed"] * any("crash" in one or "jot: Ended" in one for one in wrong)
    tags += ["written over"] * any("written over" in one for one in wrong)
    if not _is_silent((*found, jot)):
        tags.append("said")
    else:
        alike = [one.out for one in found] == [one.out for one in sound]
        tags.append("read as before" if alike else "a reading differs, said by check")
        if not alike and nest.run(home, "check").code == 0:
            tags[-1] = "a reading differs, unsaid"
            wrong.append("a reading differs, and check finds nothing")
    shutil.rmtree(home)
    return tags, wrong


def _is_silent(ended: tuple[Ended, ...] | list[Ended]) -> bool:
    return all(one.code in (0, 1) and not one.err.startswith("netjournal:") for one in ended)


def checked(journal: Path) -> list[str]:
    """Which of SQLite's own checks find the damage."""
    found = []
    for check, tag in (("integrity_check", "integrity finds it"), ("quick_check", "quick finds it")):
        try:
            with closing(sqlite3.connect(f"file:{journal}?mode=ro&immutable=1", uri=True)) as db:
                whole = db.execute(f"PRAGMA {check}").fetchone()[0] == "ok"
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            whole = False
        if not whole:
            found.append(tag)
    return found


def records(journal: Path) -> list[tuple[object, ...]] | None:
    """Every record as it can be read past the program; None where it can't."""
    found: list[tuple[object, ...]] = []
    try:
        with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as db:
            db.text_factory = bytes
            for table in TABLES:
                found += [(table, *row) for row in db.execute(f"SELECT * FROM {table} NOT INDEXED")]
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None
    return found
