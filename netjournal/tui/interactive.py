"""What every action that asks by dialogs has at hand."""

from typing import TYPE_CHECKING

from netjournal.tui.fields import Fields

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp


class Interactive:
    """The app to ask and to tell, the journal to write, and the fields to ask for."""

    def __init__(self, app: "NetjournalApp") -> None:
        self.app = self.nj = app
        self.journal = app.journal
        self.fields = Fields(app.journal)
