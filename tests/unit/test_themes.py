"""The shipped themes are complete and can be read by human eyes; a user's broken one is a line, never a crash."""

import os
from pathlib import Path

import pytest

from netjournal import themes
from netjournal.errors import ConfigError
from netjournal.themes import COLOURS, VARIABLES, ThemeSpec, bundled_folder, contrast

SHIPPED, PROBLEMS = themes.load([bundled_folder()])
TEXT = ("quiet", "due", "late", "spark")
THREE = '[colours]\nprimary = "#88AACC"\nforeground = "#eee"\nbackground = "#101418"\n'

every_theme = pytest.mark.parametrize("spec", SHIPPED.values(), ids=SHIPPED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "themes"
    made.mkdir()
    return made


def one(folder: Path, content: str | bytes, name: str = "ocean.toml") -> tuple[ThemeSpec | None, list[str]]:
    """The theme and the problems of a folder with this one file in it."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    loaded, problems = themes.load([folder])
    return next(iter(loaded.values()), None), problems


def test_the_four_are_there_and_without_fault() -> None:
    assert PROBLEMS == []
    assert {"lamplight", "paper", "contrast", "mono"} <= set(SHIPPED)
    assert {file.stem for file in bundled_folder().glob("*.toml")} == set(SHIPPED)
    assert themes.DEFAULT in SHIPPED


@every_theme
def test_a_shipped_theme_sets_everything_itself(spec: ThemeSpec) -> None:
    from tomllib import loads

    written = loads((bundled_folder() / f"{spec.name}.toml").read_text())
    assert set(written["colours"]) == set(COLOURS)
    assert set(written["variables"]) == set(VARIABLES)
    assert written["description"] and written["author"]
    assert spec.dark is themes.is_dark(spec.colours["background"])


@every_theme
def test_a_shipped_theme_tells_how_to_make_another(spec: ThemeSpec) -> None:
    written = (bundled_folder() / f"{spec.name}.toml").read_text()
    assert written.startswith(f"# {spec.name}: ")
    assert "theme of your own" in written


@every_theme
def test_all_text_can_be_read(spec: ThemeSpec) -> None:
    least = 7.0 if spec.name == "contrast" else 4.5
    behind = [spec.colours[name] for name in ("background", "surface", "panel")] + [spec.variables["selection"]]
    text = {name: spec.variables[name] for name in (*TEXT, "selection-text")}
    text |= {
        name: spec.colours[name]
        for name in ("foreground", "primary", "secondary", "accent", "success", "warning", "error")
    }
    faint = {(name, b): round(contrast(c, b), 2) for name, c in text.items() for b in behind if contrast(c, b) < least}
    assert not faint


@every_theme
def test_focus_and_the_highlighted_row_can_be_seen(spec: ThemeSpec) -> None:
    assert contrast(spec.variables["line-focus"], spec.colours["background"]) >= 3
    assert contrast(spec.variables["line-focus"], spec.variables["line"]) >= 1.5
    for name in ("background", "surface"):
        assert contrast(spec.variables["selection"], spec.colours[name]) >= 1.25


@every_theme
def test_late_is_told_from_due_and_spark(spec: ThemeSpec) -> None:
    assert len({spec.variables[name] for name in TEXT}) == 4


def test_mono_has_greys_only() -> None:
    spec = SHIPPED["mono"]
    for colour in (*spec.colours.values(), *spec.variables.values()):
        assert colour[1:3] == colour[3:5] == colour[5:7]


def test_three_colours_make_a_whole_theme(folder: Path) -> None:
    spec, problems = one(folder, THREE)
    assert spec and not problems
    assert (spec.name, spec.dark, spec.description) == ("ocean", True, "")
    assert set(spec.colours) == set(COLOURS) and set(spec.variables) == set(VARIABLES)
    assert (spec.colours["primary"], spec.colours["foreground"]) == ("#88aacc", "#eeeeee")
    assert spec.variables["line-focus"] == "#88aacc"


@pytest.mark.parametrize("background", ["#000000", "#1b1816", "#5a5a5a", "#f8f3e7", "#ffffff"])
@pytest.mark.parametrize("primary", ["#0000ff", "#ffff00", "#888888"])
def test_what_is_made_from_three_can_be_read(primary: str, background: str) -> None:
    foreground = "#ffffff" if themes.is_dark(background) else "#000000"
    colours = themes.complete({"primary": primary, "foreground": foreground, "background": background})
    variables = themes.derive(colours)
    for name in TEXT:
        assert contrast(variables[name], background) >= 4.5
    assert contrast(variables["selection-text"], variables["selection"]) >= 4.5


def test_the_users_theme_of_the_same_name_wins(folder: Path) -> None:
    (folder / "paper.toml").write_text('description = "mine"\n' + THREE)
    loaded, problems = themes.load([bundled_folder(), folder])
    assert not problems
    assert loaded["paper"].description == "mine"
    assert set(loaded) == set(SHIPPED)


def test_a_users_broken_theme_leaves_the_shipped_one(folder: Path) -> None:
    (folder / "paper.toml").write_text("[colours]\n")
    loaded, problems = themes.load([bundled_folder(), folder])
    assert loaded["paper"] == SHIPPED["paper"]
    assert problems == ["paper.toml: [colours] has no primary and no foreground and no background."]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (THREE.replace("#88AACC", "#12"), 'colours.primary is "#12": not a colour like #1a2b3c'),
        (THREE.replace('"#88AACC"', "12"), "colours.primary is not in quotes: not a colour like #1a2b3c"),
        (THREE.replace("#88AACC", "#88AACC\\n"), 'colours.primary is "#88AACC": not a colour like #1a2b3c'),
        ("colours = 3", "[colours] has no primary and no foreground and no background."),
        ("", "[colours] has no primary and no foreground and no background."),
        ("[colours\n", "not valid TOML: Expected ']' at the end of a table declaration (at line 1, column 9)."),
        (b"\xff\xff", "not UTF-8 text (at line 1)."),
        (b"#\n" * 60_000, "larger than 100 kB, too large for a file of this kind."),
        ("\n".join(f"k{n} = 1" for n in range(9000)), "not a theme: it has too many names."),
        ("a = " + "[" * 1500, "not valid TOML: a number too long, or brackets nested too deeply."),
    ],
)
def test_a_broken_file_is_a_line_and_no_theme(folder: Path, content: str | bytes, problem: str) -> None:
    spec, problems = one(folder, content)
    assert spec is None
    assert problems[0] == f"ocean.toml: {problem}"
    assert all("\n" not in line for line in problems)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("colour = 3\n" + THREE, '"colour" means nothing here; did you mean "colours"?'),
        (THREE + 'secondry = "#fff"', '"colours.secondry" means nothing here; did you mean "colours.secondary"?'),
        (THREE + 'quiet = "#fff"', '"colours.quiet" means nothing here; did you mean "variables.quiet"?'),
        (THREE + '[variables]\nlate = "red"', 'variables.late is "red": not a colour like #1a2b3c'),
        (THREE + 'accent = "#12345678"', 'colours.accent is "#12345678": not a colour like #1a2b3c'),
        ("dark = 1\n" + THREE, "dark must be true or false."),
        ("author = 1\n" + THREE, 'author must be words in quotes, such as "this".'),
        ("variables = 1\n" + THREE, "variables is a section: write [variables] on a line of its own."),
    ],
)
def test_a_small_fault_is_told_and_the_theme_still_works(folder: Path, content: str, problem: str) -> None:
    spec, problems = one(folder, content)
    assert spec is not None
    assert set(spec.colours) == set(COLOURS) and set(spec.variables) == set(VARIABLES)
    assert problems == [f"ocean.toml: {problem}"]


def test_a_stray_file_does_not_fill_the_screen(folder: Path) -> None:
    _, problems = one(folder, THREE + "".join(f"k{n} = 1\n" for n in range(30)))
    assert len(problems) == 4
    assert problems[-1] == "ocean.toml: and 27 more that mean nothing here."


def test_words_from_a_file_can_not_drive_the_terminal(folder: Path) -> None:
    spec, problems = one(folder, 'description = "a\\u001b[2J\\nb"\n"\\u001b]52;x" = 1\n' + THREE)
    assert spec and spec.description == "a b"
    assert all(line.isprintable() for line in problems)


@pytest.mark.parametrize("name", ["a,b.toml", "[b].toml", " .toml", "\udcff.toml", "n" * 60 + ".toml"])
def test_an_odd_name_is_refused(folder: Path, name: str) -> None:
    spec, problems = one(folder, THREE, name)
    assert spec is None
    assert len(problems) == 1 and problems[0].isprintable()
    assert "name of a theme" in problems[0]


@pytest.mark.parametrize(("name", "called"), [("x\x1b.toml", "x"), ("cafe\u0301 noir.toml", "café noir")])
def test_a_name_is_cleaned(folder: Path, name: str, called: str) -> None:
    spec, problems = one(folder, THREE, name)
    assert spec and not problems
    assert spec.name == called


def test_what_is_no_theme_file_is_passed_over_or_told(folder: Path, tmp_path: Path) -> None:
    (folder / "folder.toml").mkdir()
    os.mkfifo(folder / "pipe.toml")
    (folder / "gone.toml").symlink_to(tmp_path / "nowhere")
    (folder / ".swap.toml").write_text("junk")
    (folder / "notes.txt").write_text("junk")
    loaded, problems = themes.load([tmp_path / "missing", folder, folder / "notes.txt"])
    assert not loaded
    assert problems == [
        "folder.toml: not a file.",
        "gone.toml: gone, or a link to nothing.",
        "pipe.toml: not a file.",
        f"{folder / 'notes.txt'}: can't be read (Not a directory).",
    ]


def test_contrast_is_as_the_standard_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_the_bundled_folder_is_found_in_a_wheel_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "netjournal"
    package.mkdir(parents=True)
    (package.parent / "themes").mkdir()
    monkeypatch.setattr(themes, "__file__", str(package / "themes.py"))
    with pytest.raises(ConfigError, match="install it again"):
        bundled_folder()
    (package.parent / "pyproject.toml").touch()
    assert bundled_folder() == package.parent / "themes"
    (package / "_themes").mkdir()
    assert bundled_folder() == package / "_themes"
