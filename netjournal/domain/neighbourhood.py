"""A record's neighbourhood: what stands around it, and around each of that."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from netjournal.domain.records import Ref


class Node(NamedTuple):
    """A record as it is seen from another: how they are joined, and whether it leads there or is what came of it.

    `day`: when it was, where that tells it from others called the same.
    """

    ref: Ref
    text: str
    relation: str = ""
    leads: bool = False
    spark: bool = False
    day: date | None = None


class Around(NamedTuple):
    """What stands around a record: those that were read, and how many there are that lead to it, or are joined."""

    nodes: tuple[Node, ...] = ()
    leading: int = 0
    joined: int = 0


class Neighbourhood(NamedTuple):
    centre: Node
    near: Around
    beyond: Mapping[Ref, Around]


def fair(nodes: Sequence[Node], most: int) -> list[Node]:
    """At most so many, of every kind as many as of the others while there are any, in their order."""
    kinds: dict[str, list[Node]] = {}
    for node in nodes:
        kinds.setdefault(node.ref.kind, []).append(node)
    kept: set[Ref] = set()
    turn = 0
    while len(kept) < min(most, len(nodes)):
        for of_kind in kinds.values():
            if turn < len(of_kind) and len(kept) < most:
                kept.add(of_kind[turn].ref)
        turn += 1
        if turn > len(nodes):
            break
    return [node for node in nodes if node.ref in kept]
