"""Each defence switched off in turn, in a copy of the checkout: the test that is named must go red.

`DEFENCES` is the table; docs/defences.md is made of it (`python -m tests.faults.defences` writes it anew).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.faults.report import Figures, told

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "defences.md"
PATIENCE = 240.0


class Defence(NamedTuple):
    """`against`: what it keeps away; `edit`: what stands in `file` and what stands there when it is switched off."""

    name: str
    against: str
    file: str
    edit: tuple[str, str]
    test: str

    @property
    def is_there(self) -> bool:
        return (ROOT / self.file).exists() and (ROOT / self.test.partition("::")[0]).exists()


DEFENCES: tuple[Defence, ...] = (
    Defence(
        "line filter", "a stranger's control characters drawn by any widget", "netjournal/tui/app.py",
        ("return [*super().get_line_filters(), NO_CONTROLS]", "return [*super().get_line_filters()]"),
        "tests/tui/test_terminal.py::test_nothing_of_a_hostile_journal_reaches_the_terminal[glance]",
    ),
    Defence(
        "cleaning", "control characters kept, and printed by the shell", "netjournal/text.py",
        ('normalized("NFC", re.sub(_LITTER, "", text))', 'normalized("NFC", text)'),
        "tests/cli/test_safety.py::test_hostile_text_through_every_command",
    ),
    Defence(
        "words are no markup", "names that are buttons, and brackets that end the app", "netjournal/tui/text.py",
        ("return Content(clean(text))", "return Content.from_markup(clean(text))"),
        "tests/tui/test_hostile.py::test_the_four_panes_and_the_strip",
    ),
    Defence(
        "a paste is text", "keys inside of what is pasted, which remove and keep", "netjournal/tui/app.py",
        ("return Terminal if chosen is LinuxDriver else chosen", "return chosen"),
        "tests/tui/test_sent.py::test_a_paste_runs_no_key_whatever_it_holds",
    ),
    Defence(
        "bytes that are no text", "an app that one bad byte ends", "netjournal/tui/terminal.py",
        ('getincrementaldecoder("utf-8")("replace")', 'getincrementaldecoder("utf-8")()'),
        "tests/tui/test_sent.py::test_no_byte_ends_it",
    ),
    Defence(
        "reports of no key", "an app that one strange report of a key ends", "netjournal/tui/terminal.py",
        ("except (ValueError, OverflowError):", "except ZeroDivisionError:"),
        "tests/tui/test_sent.py::test_no_byte_ends_it",
    ),
    Defence(
        "reading that fails", "the words typed in a traceback, and an exit code that says all is well",
        "netjournal/tui/terminal.py",
        ("def _run_input_thread(self)", "def _no_run_input_thread(self)"),
        "tests/tui/test_sent.py::test_a_failure_of_what_reads_the_keys_ends_it_as_any_other",
    ),
    Defence(
        "IMMEDIATE", "writes refused when two programs write at once", "netjournal/store/database.py",
        ('self.db.atomic("IMMEDIATE")', "self.db.atomic()"),
        "tests/store/test_writing.py::test_a_write_waits_longer_than_sqlite_does",
    ),
    Defence(
        "a held journal is asked again", "a jot refused because another was quicker", "netjournal/store/held.py",
        ("            if once or not ", "            if True or not "),
        "tests/store/test_writing.py::test_a_write_waits_longer_than_sqlite_does",
    ),
    Defence(
        "waiting ends", "a shell that hangs while another program holds the journal", "netjournal/store/held.py",
        ("            if time.monotonic() > end:\n                break\n", ""),
        "tests/faults/test_held.py::test_however_slowly_the_tries_go_the_wait_ends",
    ),
    Defence(
        "synchronous", "a commit that is told and not on the disk when the power goes", "netjournal/store/database.py",
        ('("synchronous", "full")', '("synchronous", "off")'),
        "tests/store/test_opening.py::test_a_journal_is_opened_with",
    ),
    Defence(
        "no write-ahead log", "a journal copied by its one file that holds nothing", "netjournal/store/database.py",
        ('("journal_mode", "truncate")', '("journal_mode", "wal")'),
        "tests/store/test_opening.py::test_a_journal_is_opened_with",
    ),
    Defence(
        "secure delete", "removed words left readable in the file", "netjournal/store/database.py",
        ('("secure_delete", 1)', '("secure_delete", 0)'),
        "tests/store/test_opening.py::test_a_journal_is_opened_with",
    ),
    Defence(
        "the refused commit", "a report instead of a sentence when the disk is full", "netjournal/store/refusals.py",
        ("next((code for code in codes if code != sqlite3.SQLITE_ERROR), codes[0] if codes else 0)", "codes[0]"),
        "tests/faults/test_commit.py::test_a_disk_that_is_full_at_the_commit_is_a_sentence",
    ),
    Defence(
        "fsync of drafts and the inbox", "a draft that is a name without content after a crash", "netjournal/paths.py",
        ("            file.flush()\n            os.fsync(handle)\n", "            file.flush()\n"),
        "tests/unit/test_paths.py::test_the_file_is_private_before_it_has_content",
    ),
    Defence(
        "whole or not at all", "half a draft in the place of the one before", "netjournal/paths.py",
        ("        temporary.replace(path)\n", "        path.write_bytes(content)\n"),
        "tests/unit/test_paths.py::test_a_failure_keeps_what_was_there_and_leaves_nothing",
    ),
    Defence(
        "draft timer", "typing lost to a kill", "netjournal/tui/drafting.py",
        ("self._first = self.owner.set_timer(AFTER_FIRST, self.flush)", "self._first = None"),
        "tests/tui/test_terminal.py::test_killed_outright_the_draft_is_there[reflect]",
    ),
    Defence(
        "mode of the journal", "other users of the machine reading it", "netjournal/store/journal_file.py",
        ("O_NOFOLLOW | os.O_CLOEXEC, 0o600))\n        path.chmod(0o600)", "O_NOFOLLOW | os.O_CLOEXEC, 0o644))"),
        "tests/store/test_opening.py::test_everything_made_is_for_its_owner_only",
    ),
    Defence(
        "mode of all other files", "other users reading drafts and the inbox", "netjournal/paths.py",
        ("_FILE_MODE = 0o600", "_FILE_MODE = 0o644"),
        "tests/unit/test_paths.py::test_files_are_private_under_any_umask",
    ),
    Defence(
        "mode of folders", "other users listing names", "netjournal/paths.py",
        ("_FOLDER_MODE = 0o700", "_FOLDER_MODE = 0o755"),
        "tests/unit/test_paths.py::test_folders_are_private_under_any_umask",
    ),
    Defence(
        "taking back stops at a restore", "an undo of what was done before the backup was made",
        "netjournal/store/undo.py",
        ('f"SELECT 1 FROM action WHERE id = ? AND {history.RESTORED}"', '"SELECT 1 FROM action WHERE id = -?"'),
        "tests/store/test_restoring.py::test_taking_back_stops_at_a_restore",
    ),
    Defence(
        "records held against their witnesses", "a byte a failing disk changes inside a text",
        "netjournal/store/checking.py",
        ("        found += _written(db, backups)\n", ""),
        "tests/store/test_agreeing.py::test_where_only_the_list_of_changes_says_so_it_is_left",
    ),
    Defence(
        "definitions held against their format", "a restore of what is no whole journal", "netjournal/store/backups.py",
        ('if any(found.kind == "table" for found in promised.differences(db)):', "if False:"),
        "tests/store/test_promised.py::test_a_file_without_its_tables_is_no_backup",
    ),
    Defence(
        "uid retry", "a jot that waited kept twice", "netjournal/store/noun.py",
        (
            "            if there is not None:\n                return int(there)\n",
            "            values['uid'] = database.new_uid()\n",
        ),
        "tests/store/test_writing.py::test_keeping_a_jot_twice_is_once",
    ),
    Defence(
        "signal handlers", "text lost and the terminal left broken by SIGTERM or SIGHUP", "netjournal/tui/ending.py",
        (
            "                    loop.add_signal_handler(number, self._ended_by, number)\n        stops",
            "                    pass\n        stops",
        ),
        "tests/tui/test_terminal.py::test_a_polite_kill_keeps_the_text_and_gives_the_terminal_back",
    ),
    Defence(
        "signals beside the editor", "an app that can't be ended while the user's editor is open",
        "netjournal/tui/ending.py",
        ("number: signal.signal(number, asked) for", "number: signal.getsignal(number) for"),
        "tests/tui/test_lent.py::test_asked_to_end_it_does_at_once_and_all_is_kept",
    ),
    Defence(
        "looking for the terminal", "an orphan that spins when the terminal is gone unsaid", "netjournal/tui/ending.py",
        ("self.set_interval(LOOK_FOR_TERMINAL, self._watch_terminal)", "pass"),
        "tests/tui/test_endings.py::test_a_terminal_gone_without_a_signal_ends_it_and_keeps_the_text",
    ),
    Defence(
        "a crash says no words", "notes printed with a traceback", "netjournal/tui/ending.py",
        ("def _fatal_error(self)", "def _no_fatal_error(self)"),
        "tests/tui/test_terminal.py::test_an_unforeseen_failure_prints_no_private_word_and_keeps_what_was_typed",
    ),
    Defence(
        "rows counted around a migration", "rows lost by a new format", "netjournal/store/migrate.py",
        ("    if broken or lost:\n", "    if False:\n"),
        "tests/store/test_migrating.py::test_a_step_that_would_lose_something_is_refused",
    ),
    Defence(
        "the trash", "what was removed gone before its thirty days", "netjournal/domain/changes.py",
        ("TRASH_DAYS = 30", "TRASH_DAYS = 0"),
        "tests/store/test_trash.py::test_days_left_run_out",
    ),
)  # fmt: skip


def run(times: int | None, folder: Path) -> Figures:
    """`times`: only so many, spread evenly."""
    chosen = [defence for defence in DEFENCES if defence.is_there]
    chosen = chosen[:: max(1, len(chosen) // times)] if times else chosen
    copy = folder / "copy"
    copied(copy)
    told("all of them on …")
    wrong = [f"red although nothing is switched off: {one}" for one in red(copy, sorted({d.test for d in chosen}))]
    rows: list[tuple[object, ...]] = []
    for defence in chosen:
        told(f"without {defence.name} …")
        outcome = without(copy, defence)
        rows.append((defence.name, f"`{defence.test.rpartition('::')[2] or defence.test}`", outcome))
        if outcome != "red":
            wrong.append(f"without {defence.name}: {outcome}")
    return Figures(
        "Each defence switched off",
        ("without", "the test", "goes"),
        rows,
        wrong,
        ("Each is an edit of one place in a copy of the checkout; what they are against is in docs/defences.md.",),
    )


def copied(to: Path) -> None:
    """The checkout as it stands, without what git does not know of."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = os.fsdecode(listed.stdout).split("\0") if listed.returncode == 0 else []
    names = names or [
        str(p.relative_to(ROOT)) for top in ("netjournal", "tests", "themes") for p in (ROOT / top).rglob("*")
    ]
    for name in (name for name in (*names, "pyproject.toml") if (ROOT / name).is_file()):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, to / name)


def without(copy: Path, defence: Defence) -> str:
    """ "red", "green", or that the edit found no place any more."""
    file = copy / defence.file
    text = file.read_text("utf-8")
    if text.count(defence.edit[0]) != 1:
        return "its place was not found"
    file.write_text(text.replace(*defence.edit), "utf-8")
    try:
        return "red" if red(copy, [defence.test]) else "green"
    finally:
        file.write_text(text, "utf-8")


def red(copy: Path, tests: list[str]) -> list[str]:
    """Those of the tests that fail in the copy."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "NETJOURNAL"))}
    environment |= {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-n0",
        "-o",
        "addopts=-m 'not slow'",
    ]
    if len(tests) == 1:
        command.append("-x")
    try:
        ran = subprocess.run(
            [*command, "--rootdir", str(copy), *tests], cwd=copy, env=environment, capture_output=True, text=True,
            timeout=PATIENCE * len(tests), check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return ["for ever"]
    failed = [line for line in ran.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if ran.returncode and not failed:
        raise RuntimeError(f"{tests} can't be run: {ran.stdout[-500:]} {ran.stderr[-500:]}")
    return failed


def document() -> str:
    """docs/defences.md."""
    lines = [
        "# What keeps the words safe, and the test that notices when it doesn't",
        "",
        "`python -m tests.faults defences` switches each off in a copy of the checkout and runs its test, which must "
        "go red. This table is made of the one in `tests/faults/defences.py` by `python -m tests.faults.defences`.",
        "",
        "| defence | against | where | test |",
        "|---|---|---|---|",
    ]
    lines += [f"| {d.name} | {d.against} | `{d.file}` | `{d.test}` |" for d in DEFENCES]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
