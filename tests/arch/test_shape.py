"""The shape of the code that no type checker sees: one table of actions, no colours in styles, one clock."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import netjournal
from netjournal import themes
from netjournal.keys import ACTIONS, BY_ID, SCOPE_TITLES, Action
from netjournal.tui.app import NetjournalApp

PACKAGE = Path(netjournal.__file__).parent
ROOT = PACKAGE.parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
STYLES = sorted((PACKAGE / "tui" / "styles").glob("*.tcss"))
PAGES = {
    "home": ("HomePage",),
    "record": ("RecordPage",),
    "reflect": ("ReflectPage", "CardColumn"),
    "review": ("ReviewPage", "WeekPage"),
    "pile": ("PilePage",),
    "map": ("MapPage",),
    "twins": ("TwinsPage", "SideBySide"),
    "changed": ("ChangedPage",),
    "spark": ("SparkPage", "HomePage", "DevelopPage"),
}
"""The page types the rules of each stylesheet begin with; base and dialogs are everybody's."""


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def calls(tree: ast.AST) -> list[str]:
    """Everything called in a file, as it is written: "Binding", "datetime.now"."""
    return [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_bindings_are_made_in_one_place(path: Path) -> None:
    made = [call for call in calls(ast.parse(path.read_text())) if call.rpartition(".")[2] == "Binding"]
    assert not made or name(path) == "tui/bindings.py"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_the_clock_is_read_in_one_place(path: Path) -> None:
    if name(path) == "clock.py":
        return
    ways = (
        "datetime.now",
        "datetime.today",
        "datetime.utcnow",
        "date.today",
        "time.time",
        "time.time_ns",
        "pendulum.now",
    )
    assert [call for call in calls(ast.parse(path.read_text())) if call.endswith(ways)] == []


def test_the_packages_are_empty() -> None:
    assert [name(file) for file in PACKAGE.glob("*/**/__init__.py") if file.read_text().strip()] == []


def plain(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.S)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_name_theme_colours_only(path: Path) -> None:
    rules = plain(path.read_text())
    assert re.findall(r":[^;{}]*(#[0-9a-fA-F]{3,8}\b)", rules) == []
    assert re.findall(r"\b(?:rgba?|hsla?|ansi_\w+)\b", rules) == []
    named = re.findall(r"(?:color|background|tint)\s*:\s*([a-z]+)\b", rules)
    assert set(named) <= {"auto", "transparent"}


def test_default_styles_of_widgets_name_no_colours_either() -> None:
    for path in SOURCES:
        for css in re.findall(r'DEFAULT_CSS[^=]*=\s*"{1,3}(.*?)"{1,3}\n', path.read_text(), flags=re.S):
            assert not re.search(r":[^;{}]*#[0-9a-fA-F]{3,8}\b", css), name(path)


def test_no_stylesheet_belongs_to_a_screen() -> None:
    """Screen.CSS_PATH leaks to other screens: all stylesheets are loaded by the app."""
    for path in SOURCES:
        if name(path) != "tui/app.py":
            assert "CSS_PATH" not in path.read_text(), name(path)
    loaded = (PACKAGE / "tui" / "app.py").read_text()
    for path in STYLES:
        assert f'"{path.stem}"' in loaded


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_page_styles_begin_with_their_page(path: Path) -> None:
    if path.stem not in PAGES:
        assert path.stem in ("base", "dialogs")
        return
    selectors = [
        one.strip() for group in re.findall(r"([^{}]+)\{", plain(path.read_text())) for one in group.split(",")
    ]
    assert selectors
    assert [one for one in selectors if not one.startswith(PAGES[path.stem])] == []


@cache
def methods() -> dict[str, set[str]]:
    """The action methods each class of the full-screen part has, by the scope its BINDINGS are made of."""
    ours = [base for base in NetjournalApp.__mro__ if base.__module__.startswith("netjournal.")]
    found: dict[str, set[str]] = {"app": {name for base in ours for name in vars(base)}}
    trees = [ast.parse(path.read_text()) for path in (PACKAGE / "tui").rglob("*.py")]
    classes = {node.name: node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}

    def has(node: ast.ClassDef) -> set[str]:
        own = {m.name for m in node.body if isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef)}
        above = [classes[base.id] for base in node.bases if isinstance(base, ast.Name) and base.id in classes]
        return own.union(*map(has, above))

    for node in classes.values():
        for scope in re.findall(r"bindings\('(\w+)'\)", ast.unparse(node)):
            found.setdefault(scope, set()).update(has(node))
    return found


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_a_method_in_its_scope(action: Action) -> None:
    there = methods()[action.scope]
    if action.scope == "mark":
        assert "action_mark" in there
    elif action.id == "form.save":
        return
    else:
        assert f"action_{action.method}" in there


def test_the_table_of_actions_is_sound() -> None:
    assert len(BY_ID) == len(ACTIONS)
    for action in ACTIONS:
        assert action.scope in SCOPE_TITLES
        assert action.label and action.help, action.id
        assert len(action.label) <= 16, action.id
    taken: dict[tuple[str, str], str] = {}
    for action in ACTIONS:
        for key in filter(None, action.keys.split(",")):
            if action.scope == "mark":
                continue
            assert (action.scope, key) not in taken, (action.id, key)
            taken[action.scope, key] = action.id


def test_themes_are_packed_as_the_program_looks_for_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    mapping = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert mapping["themes"] == "netjournal/_themes"
    assert "themes" in project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    shipped = {file.stem for file in (ROOT / "themes").glob("*.toml")}
    assert {"lamplight", "paper", "contrast", "mono"} <= shipped
    assert themes.bundled_folder().name in ("themes", "_themes")


LAST_RESORTS = ("cli/main.py", "cli/jot.py", "tui/terminal.py")
"""Where an unforeseen error becomes a sentence: so that nobody sees a traceback, and no jot is lost."""


def test_only_the_catching_places_catch_everything() -> None:
    """An error that is swallowed is a bug nobody hears of."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else ""
                if caught == "Exception" and name(path) in LAST_RESORTS:
                    continue
                assert caught not in ("", "Exception"), f"{name(path)}:{node.lineno}"
                if caught == "BaseException":
                    assert isinstance(node.body[-1], ast.Raise), f"{name(path)}:{node.lineno}"
