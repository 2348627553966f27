"""The trail in the head: names, in the room there is."""

from rich.cells import cell_len

from netjournal.tui.trail import shown

LONG = [
    "netjournal",
    "people don't read reports, they read stories",
    "Priya Nair",
    "Thames Breakfast",
    "a joint morning",
]


def test_names_stand_as_they_are_where_there_is_room() -> None:
    assert shown(["netjournal", "Priya Nair", "Thames Breakfast"], 80) == "netjournal › Priya Nair › Thames Breakfast"


def test_long_names_are_cut_first_and_then_the_oldest_are_left_out() -> None:
    assert shown(LONG, 95).startswith("netjournal › people don't read reports,… › Priya Nair")
    for room in range(32, 120):
        line = shown(LONG, room)
        assert cell_len(line) <= room
        assert line.startswith("netjournal › ")
        assert line.endswith(("a joint morning", "a joint morni…"))


def test_a_walk_of_a_hundred_pages_fits() -> None:
    line = shown(["netjournal", *["Priya Nair", "Thames Breakfast"] * 50], 58)
    assert line == "netjournal › … › Priya Nair › Thames Breakf…"
    assert cell_len(line) <= 58


def test_wide_letters_are_counted_as_wide() -> None:
    assert cell_len(shown(["netjournal", "日本語の名前の人", "日本語の名前の人", "終わり"], 40)) <= 40
