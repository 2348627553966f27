"""Merging two people, asked for on somebody's page or where people found twice are listed: picked, seen side by side,
merged."""

from collections.abc import Callable

from netjournal.actions.merging import Pair
from netjournal.domain.records import Hit, Ref
from netjournal.text import short
from netjournal.tui.interactive import Interactive
from netjournal.tui.screens.picker import Pick, Picked, Picker
from netjournal.tui.screens.twins import Picks, SideBySide


class MergingPeople(Interactive):
    def merge_person(self, ref: Ref) -> None:
        """Somebody picked goes into this person; those who may be the same are offered with what says so."""
        pairs = self.journal.merging.look_alikes(ref.id)
        picker = Picker(
            f"Merge into · {short(self.journal.title(ref), 44)}",
            ("person",),
            but=ref,
            offered=[_pick(pair, "" if number else "person") for number, pair in enumerate(pairs)],
            hint="who is the same person",
            does="puts them side by side",
        )
        reasons = {pair.other.id: pair.reasons for pair in pairs}

        def picked(found: Picked) -> None:
            self.side_by_side(ref.id, found.ref.id, reasons.get(found.ref.id, ()))

        self.app.ask(picker, picked)

    def side_by_side(
        self, keep: int, other: int, reasons: tuple[str, ...] = (), then: Callable[[], None] = lambda: None
    ) -> None:
        """Show the two; Enter there merges them, and `then` follows. Raises NotFound where one is gone."""
        sides = self.journal.merging.side_by_side(keep, other)

        def merge(picks: Picks) -> None:
            merged = self.journal.merging.merge(keep, other, picks)
            noted = "; what was not picked is in the notes" if merged.noted else ""
            names = f"{short(sides.other.name, 30)} into {short(sides.kept.name, 30)}"
            self.app.did(f"Merged {names}{noted}", merged.action, merged.ref)
            then()

        self.app.ask(SideBySide(sides, reasons), merge)


def _pick(pair: Pair, group: str) -> Pick:
    return Pick(Hit("person", pair.other.id, "", None, pair.other.name, " · ".join(pair.reasons)), group, ())
