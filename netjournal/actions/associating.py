"""Associations by hand: joining, merging two ideas into one, taking a piece of a text out as an idea of its own."""

from contextlib import suppress
from typing import NamedTuple

from netjournal.actions.nouns import Nouns
from netjournal.domain.changes import MERGED
from netjournal.domain.neighbourhood import Around, Neighbourhood, Node, fair
from netjournal.domain.pieces import pieces, without
from netjournal.domain.records import Idea, Ref
from netjournal.errors import WrongUse
from netjournal.store import associations, neighbours
from netjournal.store.drafts import Drafts
from netjournal.text import short

NEAR, BEYOND = neighbours.MOST_ASKED, 6
"""How much is read of what stands around a record, and around each of those."""
RELATIONS = ("together with", "reminds me of", "heard again")


class Split(NamedTuple):
    """What taking a piece out led to: the action, and the idea it became."""

    action: int
    idea: Ref


class Associating:
    def __init__(self, nouns: Nouns, drafts: Drafts) -> None:
        self.nouns = nouns
        self.drafts = drafts

    def join(self, one: Ref, other: Ref, relation: str = "together with") -> int:
        """Join two records, one of them an idea. Returns the action. Raises WrongUse, NotFound."""
        idea, to = (one, other) if one.kind == "idea" else (other, one)
        if idea.kind != "idea" or to.kind in ("promise", "reflection"):
            raise WrongUse("One of the two must be an idea, the other an idea, a person, an event or a conversation.")
        if relation not in RELATIONS:
            raise WrongUse(f"Joined how? One of: {', '.join(RELATIONS)}.")
        if one == other:
            raise WrongUse("An idea is not joined with itself.")
        text = self.nouns.ideas.get(idea.id).text
        with self.nouns.database.write(f"Joined “{short(text, 40)}”") as action:
            self.nouns.ideas.join(idea.id, to, relation)
        return action

    def merge(self, into: int, other: int) -> int:
        """Make two ideas one: the other goes into the first, with everything that belongs to it. Returns the action.

        Both texts are kept, line under line, where they differ. The one idea came when and where the earlier of the two
        did; the event of the later one is joined with it. It is the spark if one of them was, and rests if both did.
        What was being written on the other is found with it.
        """
        if into == other:
            raise WrongUse("An idea is not merged with itself.")
        ideas = self.nouns.ideas
        kept, gone = ideas.get(into), ideas.get(other)
        with self.nouns.database.write(f"{MERGED} “{short(gone.text, 30)}” into “{short(kept.text, 30)}”") as action:
            associations.take_over(self.nouns.database, into, other)
            first, later = sorted((kept, gone), key=lambda idea: (idea.day, idea.at.at, idea.id))
            ideas.edit(
                into,
                text=_both(kept.text, gone.text),
                spark=kept.spark or gone.spark,
                resting=kept.resting and gone.resting,
                **_came(first, later),
            )
            event = ideas.get(into).event_id
            for idea in (kept, gone):
                if idea.event_id and idea.event_id != event:
                    ideas.join(into, Ref("event", idea.event_id))
            ideas.remove(other)
        with suppress(OSError):  # then the draft stays where it was, on disk
            self.drafts.go_along(gone.uid, kept.uid)
        return action

    def pieces(self, idea: int) -> list[str]:
        """The lines of an idea's text, or the sentences of its one line. Raises NotFound."""
        return pieces(self.nouns.ideas.get(idea).text)

    def split(self, idea: int, number: int) -> Split:
        """Take one piece out of an idea's text: an idea of its own, come at the same moment, joined with it.

        Raises WrongUse where the text is one piece.
        """
        ideas = self.nouns.ideas
        whole = ideas.get(idea)
        found = pieces(whole.text)
        if len(found) < 2 or not 0 <= number < len(found):
            raise WrongUse("There is nothing to take out: this idea is a single line.")
        with self.nouns.database.write(f"Took “{short(found[number], 40)}” out of an idea") as action:
            ideas.edit(idea, text=without(whole.text, number))
            own = ideas.add(
                found[number], whole.day, whole.at.zone, at=whole.at.at, place=whole.place,
                event_id=whole.event_id,
            )  # fmt: skip
            ideas.join(own, Ref("idea", idea))
        return Split(action, Ref("idea", own))

    # The map

    def neighbourhood(self, ref: Ref) -> Neighbourhood:
        """What stands around a record, and around each of that. Raises NotFound."""
        database = self.nouns.database
        centre = self._centre(ref)
        near = neighbours.around(database, [ref], NEAR).get(ref, Around())
        sides = ([node for node in near.nodes if node.leads is leads] for leads in (True, False))
        asked = [node.ref for side in sides for node in fair(side, NEAR // 2)]
        return Neighbourhood(centre, near, neighbours.around(database, asked, BEYOND))

    def _centre(self, ref: Ref) -> Node:
        nouns = self.nouns
        match ref.kind:
            case "idea":
                idea = nouns.ideas.get(ref.id)
                return Node(ref, idea.text, spark=idea.spark, day=idea.day)
            case "person":
                return Node(ref, nouns.people.get(ref.id).name)
            case "event":
                event = nouns.events.get(ref.id)
                return Node(ref, event.title, day=event.day)
            case "conversation":
                talk = nouns.conversations.get(ref.id)
                return Node(ref, talk.said or talk.words or f"with {', '.join(talk.people)}", day=talk.day)
        raise WrongUse("There is no map of this record.")


def _both(text: str, other: str) -> str:
    """Two texts line under line; a text whose lines all stand in the other is there already."""
    there = {line.strip() for line in text.splitlines()}
    if all(line.strip() in there for line in other.splitlines()):
        return text
    return f"{text}\n{other}"


def _came(first: Idea, later: Idea) -> dict[str, object]:
    """When and where an idea came first, with what only the later one knows of that day."""
    same = first.day == later.day
    return {
        "day": first.day,
        "at": first.at.at,
        "zone": first.at.zone,
        "place": first.place or (later.place if same else ""),
        "event_id": first.event_id or (later.event_id if same else None),
    }
