"""What is announced across the app."""

from textual.message import Message

from netjournal.domain.records import Ref


class OpenRecord(Message):
    """Somebody wants the page of a record."""

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref
