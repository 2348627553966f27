"""What is announced across the app."""

from textual.message import Message

from netjournal.domain.records import Ref


class Changed(Message):
    """The journal changed, by this app or another program: what shows it reads it anew."""


class OpenRecord(Message):
    """Somebody wants the page of a record."""

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref
