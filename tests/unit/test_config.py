"""Settings the user writes, and the little we remember for them."""

import os
import stat
from pathlib import Path

import pytest

from netjournal.config import Dates, Jot, Settings, load, read_state, write_state
from netjournal.errors import ConfigError

WHOLE = """
theme = "paper"
timezone = "Europe/London"
[dates]
day_first = false
week_starts = "sunday"
[jot]
file_to_event = false
hours = 12
[keys]
jot = "i,ctrl+j"
review.next = "n"
"review.back" = "b"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def refused(file: Path, content: str | bytes) -> str:
    """What is said about `content`; it must name the file."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ConfigError) as caught:
        load(file)
    said = str(caught.value)
    assert said.startswith(f"{file}: ")
    assert "\n" not in said and said.isprintable()
    return said.removeprefix(f"{file}: ")


def test_no_file_is_the_defaults(file: Path) -> None:
    assert load(file) == Settings()
    assert (Settings().dates, Settings().jot) == (Dates(True, "monday"), Jot(True, 48))


def test_an_empty_file_is_the_defaults(file: Path) -> None:
    file.write_text("# nothing yet\n[dates]\n[keys]\n")
    assert load(file) == Settings()


def test_everything_that_can_be_said(file: Path) -> None:
    file.write_text(WHOLE)
    keys = {"jot": "i,ctrl+j", "review.next": "n", "review.back": "b"}
    assert load(file) == Settings("paper", "Europe/London", Dates(False, "sunday"), Jot(False, 12), keys)


def test_a_byte_order_mark_and_windows_line_ends_are_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert load(file).theme == "paper"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('tehme = "x"', '"tehme" means nothing here; did you mean "theme"?'),
        ("[dates]\nday_frist = true", '"dates.day_frist" means nothing here; did you mean "dates.day_first"?'),
        ("day_first = true", '"day_first" means nothing here; did you mean "dates.day_first"?'),
        ("[jot]\nday_first = true", '"jot.day_first" means nothing here; did you mean "dates.day_first"?'),
        ("[jots]\nhours = 3", '"jots" means nothing here; did you mean "jot"?'),
        ("zzzzzz = 1", '"zzzzzz" means nothing here.'),
        ('"\\u001b[2Jtheme" = 1', '"theme" means nothing here; did you mean "theme"?'),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(file: Path, content: str, said: str) -> None:
    assert refused(file, content) == said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("theme = 3", '"theme" must be words in quotes, such as "this".'),
        ("[dates]\nday_first = 1", '"dates.day_first" must be true or false.'),
        ("[jot]\nhours = true", '"jot.hours" must be a whole number.'),
        ("[jot]\nhours = 1.5", '"jot.hours" must be a whole number.'),
        ('[keys]\njot = ["i"]', '"keys.jot" must be words in quotes, such as "this".'),
        ("jot = 3", '"jot" is a section: write [jot] on a line of its own.'),
        ('keys = "i"', '"keys" is a section: write [keys] on a line of its own.'),
        ("[[dates]]\nday_first = true", '"dates" is a section: write [dates] on a line of its own.'),
        ("[jot]\nhours = -1", '"jot.hours" is -1; it can be 0 to 744.'),
        ('[dates]\nweek_starts = "tue"', '"dates.week_starts" is "tue"; it can be monday, sunday, saturday.'),
        (
            'timezone = "Europe/Lodnon"',
            '"timezone" must be a name such as "Europe/London": '
            '"Europe/Lodnon" means nothing here; did you mean "Europe/London"?',
        ),
    ],
)
def test_a_value_that_can_not_be(file: Path, content: str, said: str) -> None:
    assert refused(file, content) == said


@pytest.mark.parametrize("zone", ["/etc/passwd", "../UTC", "Europe", "a\\u0000b", "Not/A_Zone"])
def test_no_odd_time_zone_gets_through(file: Path, zone: str) -> None:
    assert "timezone" in refused(file, f'timezone = "{zone}"')


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('theme = "paper"\n\nhours 3\n', "line 3"),
        (b'theme = "paper"\n# caf\xe9\n', "not UTF-8 text (at line 2)"),
        ("a = " + "[" * 1500, "nested too deeply"),
        ("a = [\n" * 20000, "larger than 100 kB"),
        ("a = [\n" * 6000, "not valid TOML"),
        ("a = " + "9\\\n" * 5, "line 1"),
        ("a." * 20000 + "a = 1", "a line of more than 2000 characters"),
    ],
)
def test_broken_toml_is_one_sentence(file: Path, content: str | bytes, said: str) -> None:
    assert said in refused(file, content)


@pytest.mark.parametrize("make", ["mkdir", "fifo"])
def test_what_is_no_file_is_refused_without_waiting(file: Path, make: str) -> None:
    if make == "mkdir":
        file.mkdir()
    else:
        os.mkfifo(file)
    with pytest.raises(ConfigError, match="not a file"):
        load(file)


def test_a_file_that_can_not_be_read_is_refused(file: Path) -> None:
    file.write_text("")
    with pytest.raises(ConfigError, match=r"can't be read \(Not a directory\)"):
        load(file / "config.toml")


def test_state_comes_back(tmp_path: Path) -> None:
    state = tmp_path / "made" / "state.json"
    write_state(state, {"theme": "Zoë's ☕ \udcff"})
    assert read_state(state) == {"theme": "Zoë's ☕ \udcff"}
    assert stat.S_IMODE(state.stat().st_mode) == 0o600
    assert stat.S_IMODE(state.parent.stat().st_mode) == 0o700
    write_state(state, {})
    assert read_state(state) == {}


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\xfe", b"[1]", b"null", b'"words"', b"[" * 200_000, b'{"theme": 1}', b"9" * 5000],
    ids=["empty", "cut", "bytes", "list", "null", "words", "deep", "number", "long"],
)
def test_damaged_state_is_an_empty_memory(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "state.json").write_bytes(damage)
    assert read_state(tmp_path / "state.json") == {}


def test_missing_state_is_an_empty_memory(tmp_path: Path) -> None:
    assert read_state(tmp_path / "state.json") == {}
    assert read_state(tmp_path) == {}
    (tmp_path / "state.json").write_text('{"theme": "paper", "odd": [1]}')
    assert read_state(tmp_path / "state.json" / "below") == {}
    assert read_state(tmp_path / "state.json") == {"theme": "paper"}
