"""People found twice: who may be one person, the two side by side, and merging them so that nothing is lost.

What only one of the two says is taken over. Where both say something different one is picked, and the other goes on as
a line in the notes; a name that is not picked goes on as an alias. Unless picked, the words of the one kept stand, but
for how we met: the earlier of the two.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from netjournal.actions.nouns import Nouns
from netjournal.domain.changes import MERGED
from netjournal.domain.records import PersonLine, Ref
from netjournal.domain.touch import Rhythm, spelled
from netjournal.domain.twins import Twins
from netjournal.errors import Ambiguous, NotFound, WrongUse
from netjournal.store import merging
from netjournal.store.drafts import Drafts
from netjournal.store.twins import TwinPairs
from netjournal.text import one_line, short

MOST = 500
"""Pairs shown at once; merging some makes room for more."""

FIELDS = {
    "name": "name", "organisation": "works at", "role": "role", "does": "does", "hook": "remember", "needs": "needs",
    "offers": "offers", "met": "met", "through": "met through", "stage": "between us", "circle": "circle",
    "card_photo": "card", "let_go": "let go",
}  # fmt: skip
"""What may differ, as it is called where the two stand side by side."""
_UNITS = {
    "through": ("met_through_id",),
    "circle": ("rhythm", "rhythm_days", "rhythm_most", "rhythm_since"),
    "let_go": ("let_go_on", "let_go_words"),
    "met": ("met_on", "met_place", "met_event_id"),
}
"""Columns that say one thing together; any other field is the column of its name."""


class Pair(NamedTuple):
    """Two people who may be one: the one more is known of in front, and what says so."""

    kept: PersonLine
    other: PersonLine
    reasons: tuple[str, ...]

    @property
    def ref(self) -> Ref:
        return self.kept.ref


class Difference(NamedTuple):
    """One thing of which the two say something different, in words; and whose stand unless others are picked: "kept" or
    "other"."""

    field: str
    label: str
    kept: str
    other: str
    stands: str = "kept"


class Sides(NamedTuple):
    """Two people side by side: what they differ in, and how much of the other goes along."""

    kept: PersonLine
    other: PersonLine
    differing: tuple[Difference, ...]
    goes_along: dict[str, int]
    """How many rows of which table."""


class Merged(NamedTuple):
    action: int
    ref: Ref
    noted: tuple[str, ...]
    """The lines that are in the notes now because they were not picked."""


Facts = dict[str, Any]


class Merging:
    def __init__(self, nouns: Nouns, drafts: Drafts) -> None:
        self.nouns = nouns
        self.drafts = drafts
        self.twins = TwinPairs(nouns.database)

    # Who may be one

    def found_twice(self, most: int = MOST, wanted: Callable[[], bool] = lambda: True) -> list[Pair]:
        """Everybody who may be there twice, the likest pairs first. Raises Interrupted once it is not `wanted`."""
        return self._pairs(self.twins.all(wanted)[:most])

    def look_alikes(self, person: int) -> list[Pair]:
        """Who may be the same as this person, who stands in front. Raises NotFound."""
        self.nouns.people.get(person)
        pairs = self._pairs(self.twins.of(person)[:MOST])
        return [pair if pair.kept.id == person else pair._replace(kept=pair.other, other=pair.kept) for pair in pairs]

    def _pairs(self, twins: list[Twins]) -> list[Pair]:
        ids = list(dict.fromkeys(id_ for pair in twins for id_ in (pair.one, pair.other)))
        lines = {
            line.id: line for start in range(0, len(ids), 200)
            for line in self.nouns.people.lines_of(ids[start : start + 200])
        }  # fmt: skip
        found = []
        for one, other, why in twins:
            if one in lines and other in lines:  # else gone meanwhile
                first, second = sorted((one, other), key=lambda id_: (-self.twins.weight(id_), id_))
                found.append(Pair(lines[first], lines[second], why.reasons))
        return found

    def not_the_same(self, one: int, other: int) -> int:
        """Remember that these two are two people: they are not shown as one again. Returns the action."""
        names = [short(self.nouns.people.get(id_).name, 40) for id_ in (one, other)]
        if one == other:
            raise WrongUse("Everybody is the same person as themself.")
        with self.nouns.database.write(f"Not the same: {names[0]} and {names[1]}") as action:
            self.twins.part(one, other)
        return action

    def two_called(self, keep: str, other: str) -> tuple[int, int]:
        """The two people some words mean: names, "=Name" for the whole name spelt just so, or uids. One name said twice
        means the two of that name; the one written down first is kept. Raises NotFound, Ambiguous."""
        if one_line(keep) == one_line(other):
            both = self.twins.called(one_line(keep).removeprefix("="))
            if len(both) == 2:
                return both[0], both[1]
        return self.called(keep), self.called(other)

    def called(self, words: str) -> int:
        """The one person some words mean. Raises NotFound, Ambiguous."""
        said = one_line(words)
        people = self.nouns.people
        if (by_uid := people.by_uid(said)) is not None:
            return by_uid
        if said.startswith("="):
            exact = [id_ for id_ in self.twins.called(said[1:]) if people.get(id_).name == said[1:]]
            if not exact:
                raise NotFound(f"Nobody is called exactly “{short(said[1:])}”. Nothing was changed.")
        else:
            settled = self.nouns.settle(said)
            if settled.person is not None:
                return settled.person
            exact = [candidate.id for candidate in people.candidates(said)]
            if not exact:
                raise NotFound(f"Nobody called “{short(said)}” is in the journal. Nothing was changed.")
        if len(exact) > 1:
            some = "\n".join(f"  {people.get(id_).uid}  {people.get(id_).name}" for id_ in exact[:8])
            raise Ambiguous(
                f"{len(exact)} people answer to “{short(said)}”. Say which, by the whole name or this:\n{some}"
            )
        return exact[0]

    # Side by side

    def side_by_side(self, keep: int, other: int) -> Sides:
        """Raises NotFound where one is gone, WrongUse for one person twice."""
        kept, gone = self._facts(keep, other)
        lines = {line.id: line for line in self.nouns.people.lines_of([keep, other])}
        differing = [
            Difference(
                field, label, self._words(field, kept), self._words(field, gone), self._stands(field, kept, gone)
            )
            for field, label in FIELDS.items() if self._differs(field, kept, gone)
        ]  # fmt: skip
        return Sides(lines[keep], lines[other], tuple(differing), merging.goes_along(self.nouns.database, other))

    def _stands(self, field: str, kept: Facts, gone: Facts) -> str:
        return "other" if field == "met" and self._earlier(gone, kept) else "kept"

    def _facts(self, keep: int, other: int) -> tuple[Facts, Facts]:
        if keep == other:
            raise WrongUse("That is one and the same person already; nothing was changed.")
        database = self.nouns.database
        kept, gone = merging.facts(database, keep), merging.facts(database, other)
        for facts, twin in ((kept, other), (gone, keep)):
            if facts["met_through_id"] == twin:
                facts["met_through_id"] = None  # through themself
        return kept, gone

    def _differs(self, field: str, kept: Facts, gone: Facts) -> bool:
        if field == "through" and kept["met_through_id"] and gone["met_through_id"]:
            return bool(kept["met_through_id"] != gone["met_through_id"])
        says, other_says = self._words(field, kept), self._words(field, gone)
        return bool(says and other_says and one_line(says) != one_line(other_says))

    def _words(self, field: str, facts: Facts) -> str:
        """What somebody's record says of one thing; "" where it says nothing."""
        match field:
            case "stage":
                return str(facts["stage"]) if facts["stage"] != "met" else ""
            case "circle":
                words = spelled(Rhythm(facts["rhythm"], facts["rhythm_days"] or 0, facts["rhythm_most"] or 0))
                return "" if words in ("none", "") else words
            case "through":
                through = facts["met_through_id"]
                return str(merging.facts(self.nouns.database, through)["name"]) if through else ""
            case "let_go":
                why = f": {one_line(facts['let_go_words'])}" if facts["let_go_words"] else ""
                return f"on {facts['let_go_on']}{why}" if facts["let_go_on"] else "no"
            case "met":
                return self._met(facts)
        return str(facts[field] or "")

    def _met(self, facts: Facts) -> str:
        event = merging.event_of(self.nouns.database, facts["met_event_id"])
        where = " ".join(filter(None, (event[0], facts["met_place"])))
        return " ".join(filter(None, (facts["met_on"] or event[1], where and f"at {where}")))

    # Merging

    def merge(self, keep: int, other: int, picks: Mapping[str, str] | None = None) -> Merged:
        """The other goes into the one kept, with everything that belongs to it. `picks`: field -> whose words are to
        stand, "kept" or "other". Raises NotFound, WrongUse."""
        picks = picks or {}
        nouns = self.nouns
        kept_name, gone_name = nouns.people.get(keep).name, nouns.people.get(other).name
        with nouns.database.write(f"{MERGED} {short(gone_name, 40)} into {short(kept_name, 40)}") as action:
            kept, gone = self._facts(keep, other)
            person, going = nouns.people.get(keep), nouns.people.get(other)
            changes: Facts = {}
            noted: list[str] = []
            for field, label in FIELDS.items():
                if field == "name":
                    continue
                if self._differs(field, kept, gone):
                    theirs = picks.get(field, self._stands(field, kept, gone)) == "other"
                    left = self._words(field, kept if theirs else gone)
                    if not (field == "let_go" and left == "no"):
                        noted.append(self._note(going.name, label, left))
                else:
                    theirs = not self._words(field, kept)
                if theirs:
                    changes |= {column: gone[column] for column in _columns(field)}
            name, second = (going.name, person.name) if picks.get("name") == "other" else (person.name, going.name)
            aliases = [a for a in (*person.aliases, second, *going.aliases) if a != name]
            changes |= {
                "name": name, "aliases": tuple(dict.fromkeys(aliases)),
                "notes": _notes(str(kept["notes"]), str(gone["notes"]), noted),
                "created_at": min(str(kept["created_at"]), str(gone["created_at"])),
            }  # fmt: skip
            merging.take_over(nouns.database, keep, other)
            nouns.people.edit(keep, **changes)
            nouns.people.remove(other)
        with suppress(OSError):  # then the draft stays where it was, on disk
            self.drafts.go_along(going.uid, person.uid)
        return Merged(action, Ref("person", keep), tuple(noted))

    def _note(self, name: str, label: str, words: str) -> str:
        return f"{self.nouns.clock.today().isoformat()}, merged with {name}: {label}: {words}"

    def _earlier(self, gone: Facts, kept: Facts) -> bool:
        """Whether the other was met first, as far as both say when; a day says more than none, and than its year."""
        theirs, ours = self._met_on(gone), self._met_on(kept)
        if not theirs:
            return not ours and not self._met(kept)
        if not ours or theirs.startswith(ours):
            return theirs != ours or not self._met(kept)
        return not ours.startswith(theirs) and theirs < ours

    def _met_on(self, facts: Facts) -> str:
        return str(facts["met_on"] or merging.event_of(self.nouns.database, facts["met_event_id"])[1])


def _columns(field: str) -> tuple[str, ...]:
    return _UNITS.get(field, (field,))


def _notes(kept: str, gone: str, noted: list[str]) -> str:
    """All notes, one's under the other's; lines that stand in the first are not said again."""
    there = {line.strip() for line in kept.splitlines()}
    also = "" if all(line.strip() in there for line in gone.splitlines()) else gone
    return "\n".join(filter(None, (kept, also, *noted)))
