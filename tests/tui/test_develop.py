"""Writing an idea out: kept as one action, a draft till then, read as Markdown, and written in one's own editor."""

import contextlib
import stat
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Markdown

from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.tui.app import NetjournalApp

from . import builders
from .driver import Driver, open_app

TEXT = "boats race before they rain"
LONG = "# Boats\n\nThey race before *they* rain, said @Tom.\n\n- one\n- two #regatta\n"


@pytest.fixture
def ref(empty: Journal) -> Ref:
    with empty.database.write("", quiet=True):
        builders.person(empty, "Tom Ellis")
        return Ref("idea", builders.idea(empty, TEXT, date(2026, 3, 12)))


async def developing(nj: Driver, ref: Ref) -> None:
    nj.app.develop(ref)
    await nj.settle()


async def write(nj: Driver, text: str) -> None:
    """Put text in the place of all that stands there."""
    nj.screen.words.select_all()
    await nj.paste(text)


def drafts(journal: Journal) -> list[str]:
    folder = journal.drafts.folder
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


async def test_what_is_written_is_kept_letter_for_letter_as_one_action(empty: Journal, ref: Ref) -> None:
    async with open_app(empty) as nj:
        nj.app.open_record(ref)
        await nj.settle()
        await nj.do("record.develop")
        await write(nj, LONG)
        await nj.do("develop.keep")
        assert empty.ideas.get(ref.id).text == LONG.strip()
        assert [a.ref.kind for a in empty.ideas.associations(ref.id)] == ["person"]
        assert empty.ideas.get(ref.id).tags == ("regatta",)
        assert [a.label for a in empty.actions()] == [
            "Wrote out an idea, “# Boats They race before *they* rain, said @Tom.…”"
        ]
        assert drafts(empty) == []
        await nj.press("escape")
        assert nj.ref == ref and nj.shows("# Boats") and nj.shows("written out")
        await nj.do("app.undo")
        assert empty.ideas.get(ref.id).text == TEXT and not empty.ideas.associations(ref.id)


async def test_a_mark_in_front_makes_no_promise_and_what_was_parted_stays_parted(empty: Journal, ref: Ref) -> None:
    action = empty.jotting.write_out(ref.id, "![boats](x.png) with @Tom")
    assert action and empty.ideas.get(ref.id).text == "![boats](x.png) with @Tom"
    with empty.database.write("Parted"):
        empty.ideas.part(empty.ideas.associations(ref.id)[0].id)
    empty.jotting.write_out(ref.id, "![boats](x.png) with @Tom, and more")
    assert empty.ideas.associations(ref.id) == []


async def test_escape_leaves_a_draft_and_f8_throws_it_away(empty: Journal, ref: Ref) -> None:
    async with open_app(empty) as nj:
        await developing(nj, ref)
        await write(nj, "half a thought")
        await nj.press("escape")
        assert nj.page == "home" and empty.ideas.get(ref.id).text == TEXT and len(drafts(empty)) == 1
        await developing(nj, ref)
        assert nj.screen.words.text == "half a thought" and nj.shows("not kept yet")
        await nj.do("develop.discard")
        assert nj.screen.words.text == TEXT and drafts(empty) == []
        await nj.press("escape")
        assert nj.page == "home" and drafts(empty) == []


async def test_what_another_window_wrote_is_not_written_over_unseen(empty: Journal, ref: Ref) -> None:
    async with open_app(empty) as nj:
        await developing(nj, ref)
        await write(nj, "mine")
        empty.edit(ref, text="theirs")
        await nj.do("develop.keep")
        assert nj.toast.startswith("Changed elsewhere meanwhile") and empty.ideas.get(ref.id).text == "theirs"
        await nj.do("develop.keep")
        assert empty.ideas.get(ref.id).text == "mine"


async def test_what_came_to_the_idea_since_a_draft_was_begun_stands_under_it(empty: Journal, ref: Ref) -> None:
    """Kept as it was left, the draft would take it away again."""
    async with open_app(empty, (80, 24)) as nj:
        await developing(nj, ref)
        await write(nj, f"{TEXT}\nmine")
        await nj.press("escape")
        empty.edit(ref, text=f"{TEXT}\ntheirs\n\nand more")
        await developing(nj, ref)
        both = f"{TEXT}\nmine\ntheirs\nand more"
        assert nj.screen.words.text == both and nj.shows("new in the idea at its end; F8 throws it away")
        await nj.press("escape")
        await developing(nj, ref)
        assert nj.screen.words.text == both, "once"
        await nj.do("develop.keep")
        assert empty.ideas.get(ref.id).text == both and drafts(empty) == []


async def test_what_was_being_written_on_an_idea_goes_with_it_into_another_and_back(empty: Journal, ref: Ref) -> None:
    with empty.database.write("", bulk=True):
        other = Ref("idea", builders.idea(empty, "Paper boats, folded twice", date(2026, 3, 13)))
    async with open_app(empty) as nj:
        await developing(nj, other)
        await write(nj, "Paper boats, folded twice and waxed")
        await nj.press("escape")
        action = empty.associating.merge(ref.id, other.id)
        await developing(nj, ref)
        assert nj.screen.words.text == f"Paper boats, folded twice and waxed\n{TEXT}"
        await nj.press("escape")
        empty.undo(action)
        await developing(nj, ref)
        assert "waxed" in nj.screen.words.text, "opened where it went, it stays there"
        await nj.do("develop.discard")
        assert nj.screen.words.text == TEXT
        await nj.press("escape")
        await developing(nj, other)
        await write(nj, "Paper boats, waxed")
        await nj.press("escape")
        action = empty.associating.merge(ref.id, other.id)
        empty.undo(action)
        await developing(nj, other)
        assert nj.screen.words.text == "Paper boats, waxed"


async def test_nothing_is_never_kept_and_a_removed_idea_leaves_its_draft(empty: Journal, ref: Ref) -> None:
    async with open_app(empty) as nj:
        await developing(nj, ref)
        await write(nj, "  \n ")
        await nj.do("develop.keep")
        assert nj.toast.startswith("An idea can't be empty") and empty.ideas.get(ref.id).text == TEXT
        await write(nj, "mine")
        empty.remove(ref)
        nj.app.announce()
        await nj.settle()
        assert nj.page == "home" and "stays as a draft" in nj.toast and len(drafts(empty)) == 1


async def test_the_preview_reads_markdown_and_follows_no_link(
    empty: Journal, ref: Ref, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NetjournalApp, "open_url", lambda *_, **__: pytest.fail("a link was followed"))
    async with open_app(empty, (80, 24)) as nj:
        await developing(nj, ref)
        await write(nj, f"# Boats\n\n**race** before\n\n[here](http://example.com) {builders.HOSTILE}")
        await nj.do("develop.preview")
        await nj.rest()
        shown = nj.screen_text()
        assert "race before" in shown and "**race**" not in shown and "# Boats" not in shown
        assert "A[red]bc[/]D[@click=app.bell]ef[/]G [/] [/b]" in shown
        nj.screen.query_one(Markdown).post_message(
            Markdown.LinkClicked(nj.screen.query_one(Markdown), "http://example.com")
        )
        await nj.settle()
        await nj.press("escape")
        assert nj.page == "DevelopPage" and nj.typing and "**race**" in nj.screen_text()


# The editor outside


@pytest.fixture
def lent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal that can be lent; says when."""
    said: list[str] = []

    @contextlib.contextmanager
    def suspend(self: NetjournalApp) -> Iterator[None]:
        said.append("lent")
        yield
        said.append("back")

    monkeypatch.setattr(NetjournalApp, "suspend", suspend)
    return said


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lent: list[str]) -> Callable[[str], None]:
    """Makes $EDITOR a program of these lines of Python; `file` is what it is given."""

    def made(lines: str) -> None:
        script = tmp_path / "an editor.py"
        script.write_text(f"import os, sys\nfile = sys.argv[-1]\n{lines}\n", "utf-8")
        monkeypatch.setenv("EDITOR", f"{sys.executable} '{script}' --wait")

    return made


async def test_the_editor_gets_a_private_file_and_its_text_is_a_draft_at_once(
    empty: Journal, ref: Ref, editor: Callable[[str], None], lent: list[str], tmp_path: Path
) -> None:
    note = tmp_path / "note"
    editor(
        f"open({str(note)!r}, 'w').write(oct(os.stat(file).st_mode & 0o777) + file + sys.argv[1])\n"
        "open(file, 'ab').write('and \\x1b]2;x\\x07\\r\\nmore\\n'.encode())"
    )
    async with open_app(empty) as nj:
        await developing(nj, ref)
        await nj.do("develop.editor")
        assert lent == ["lent", "back"]
        assert nj.screen.words.text == f"{TEXT}\nand \nmore"
        mode, _, rest = note.read_text().partition("/")
        assert mode == "0o600" and f"/{rest}".startswith(str(empty.drafts.folder)) and rest.endswith(".md--wait")
        assert [name.partition("-")[0] for name in drafts(empty)] == ["develop"]  # the draft; the file is gone
        assert empty.ideas.get(ref.id).text == TEXT
        await nj.do("develop.keep")
        assert empty.ideas.get(ref.id).text == f"{TEXT}\nand \nmore" and drafts(empty) == []


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("open(file, 'w').write('an hour of work'); sys.exit(3)", "ended with a failure (3)"),
        ("sys.exit(1)", "ended with a failure (1). Nothing was written."),
        ("open(file, 'wb').write(b'\\xff\\xfe an hour')", "is no UTF-8 text"),
        ("os.unlink(file); os.mkfifo(file)", "can't be read"),
        ("open(file, 'w').write('word ' * 300_000)", "wrote is too long; it is kept in"),
        ("os.unlink(file)", "there is no file any more"),
        ("folder, name = os.path.split(file); open(f'{folder}/.{name}.swp', 'w'); sys.exit(1)", "it is kept in"),
    ],
    ids=["failed", "given up", "no text", "no file", "too long", "gone", "saved beside it"],
)
async def test_an_editor_that_fails_leaves_its_file_and_changes_nothing(
    empty: Journal, ref: Ref, editor: Callable[[str], None], lines: str, says: str
) -> None:
    editor(lines)
    async with open_app(empty) as nj:
        await developing(nj, ref)
        await nj.do("develop.editor")
        assert says in nj.toast and nj.screen.words.text == TEXT
        left = [name for name in drafts(empty) if name.startswith("idea-")]
        assert len(left) == (" it is kept in " in nj.toast)
        assert bool(left) == ("no file any more" not in says and "Nothing was written" not in says)
        if left:
            assert str(empty.drafts.folder / left[0]) in nj.toast
            editor("pass")
            await nj.do("develop.editor")  # what was left is never written over
            assert [name for name in drafts(empty) if name.startswith("idea-")] == left


async def test_what_lies_in_the_folder_since_the_program_was_killed_is_said(empty: Journal, ref: Ref) -> None:
    folder = empty.drafts.folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"idea-{empty.ideas.get(ref.id).uid}"
    for file in (f"{name}.md", f"{name}-2.md", "idea-another.md"):
        (folder / file).write_text("an hour of work")
    async with open_app(empty, (200, 30)) as nj:
        await developing(nj, ref)
        assert "The editor left a file that was not taken back: " in nj.toast and f"{folder / name}.md" in nj.toast


async def test_without_an_editor_or_a_terminal_to_lend_it_is_said(
    empty: Journal, ref: Ref, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(empty) as nj:
        await developing(nj, ref)
        for named, says in (
            ("", "No editor is named"), ("'", "can't be read"), ("vi", "can't be lent"),
        ):  # fmt: skip
            monkeypatch.setenv("EDITOR", named)
            await nj.do("develop.editor")
            assert says in nj.toast
        assert drafts(empty) == []


async def test_an_editor_that_is_not_there_and_a_shell_in_its_name_run_nothing(
    empty: Journal, ref: Ref, lent: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITOR", f"no-such-editor; touch {tmp_path / 'ran'}")
    async with open_app(empty) as nj:
        await developing(nj, ref)
        await nj.do("develop.editor")
        assert "can't be started" in nj.toast and not (tmp_path / "ran").exists()
        assert drafts(empty) == []


async def test_a_draft_the_disk_refuses_leaves_the_editors_file(
    empty: Journal, ref: Ref, editor: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("open(file, 'a').write('and more')")

    def refuses(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with open_app(empty) as nj:
        await developing(nj, ref)
        monkeypatch.setattr(type(empty.drafts), "save", refuses)
        await nj.do("develop.editor")
        assert "No space left" in nj.toast
        (left,) = [name for name in drafts(empty) if name.startswith("idea-")]
        file = empty.drafts.folder / left
        assert file.read_text() == f"{TEXT}\nand more" and stat.S_IMODE(file.stat().st_mode) == 0o600
        monkeypatch.undo()
        await nj.do("develop.keep")


async def test_ctrl_c_in_the_editor_ends_nothing_here(empty: Journal, ref: Ref, editor: Callable[[str], None]) -> None:
    editor("import signal; os.kill(os.getppid(), signal.SIGINT)\nopen(file, 'a').write('and more')")
    async with open_app(empty) as nj:
        await developing(nj, ref)
        await nj.do("develop.editor")
        await nj.rest()
        assert nj.app.is_running and nj.screen.words.text == f"{TEXT}\nand more"
