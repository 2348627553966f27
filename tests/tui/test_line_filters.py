"""What strips control characters from all that is drawn is one and the same from frame to frame."""

from netjournal.config import Settings
from netjournal.journal import Journal
from netjournal.paths import find
from netjournal.tui.app import NetjournalApp


def test_a_line_keeps_what_was_made_of_it_by_one_filter_only(seeded: Journal) -> None:
    """A line remembers what each filter made of it: a new filter a frame made every line be kept five times."""
    app = NetjournalApp(seeded, Settings(), find())
    assert app.get_line_filters()[-1] is app.get_line_filters()[-1]
