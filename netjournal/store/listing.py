"""An ordered list of one kind of record, read window by window, as a scrolling list wants it."""

from collections.abc import Sequence
from typing import Any

from netjournal.domain.records import Ref
from netjournal.store.noun import Narrow, Window


class Listing:
    """Rows by keyset: the next window is asked for by the edge of a row already shown, so that the ten-thousandth
    costs what the first does. `narrow` says what it is narrowed to.
    """

    def __init__(self, noun: Any, narrow: Narrow) -> None:
        self._noun = noun
        self.narrow = narrow

    def count(self) -> int:
        return int(self._noun.count(self.narrow))

    @property
    def most(self) -> int:
        """How many it holds at most, the newest, because words are looked for; 0 for no such bound."""
        narrow = self.narrow
        return self._noun.most_found if narrow.phrases and not narrow.whole and not narrow.filtered else 0

    def after(self, line: Any, limit: int) -> Sequence[Any]:
        return self._lines(Window(limit, after=self._noun.edge(line)))

    def before(self, line: Any, limit: int) -> Sequence[Any]:
        return self._lines(Window(limit, before=self._noun.edge(line)))

    def at(self, offset: int, limit: int) -> Sequence[Any]:
        """From the start or by counting; for jumps only."""
        return self._lines(Window(limit, offset=offset))

    def place(self, ref: Ref) -> int | None:
        """Where a record stands in the list now, or None when it isn't in it."""
        line = self._noun.line(ref.id)
        if line is None:
            return None
        at = int(self._noun.place(self.narrow, line))
        there = self.at(at, 1)
        return at if there and there[0].id == ref.id else None

    def _lines(self, window: Window) -> Sequence[Any]:
        return self._noun.lines(self.narrow, window)  # type: ignore[no-any-return]
