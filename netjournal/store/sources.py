"""Where words are found, and as what: the kinds of records as a search shows and filters them, and which index leads to
which kind."""

from typing import NamedTuple


class Shape(NamedTuple):
    """How one kind of record, called `o` in SQL, is shown and filtered.

    A condition holds `{ids}`; "" where the kind knows no such thing.
    """

    table: str
    day: str
    title: str
    text: str
    who: str = "''"
    where: str = "''"
    of_people: str = ""
    of_events: str = ""
    of_tags: str = ""
    dated: bool = True
    """Whether the table is indexed by its day."""


def _names(table: str, column: str) -> str:
    return (
        f"coalesce((SELECT group_concat(name, ', ') FROM (SELECT p.name FROM {table} x JOIN person p "
        f"ON p.id = x.person_id WHERE x.{column} = o.id ORDER BY x.id LIMIT 4)), '')"
    )


def _tagged(column: str) -> str:
    return f"o.id IN (SELECT {column} FROM tagging WHERE tag_id IN ({{ids}}))"


def _joined(*columns: str) -> str:
    """Columns with a dot between, those that are empty left out."""
    parts = " || ".join(f"CASE WHEN {column} = '' THEN '' ELSE ' · ' || {column} END" for column in columns)
    return f"substr({parts}, 4)"


_AT = "coalesce((SELECT e.title FROM event e WHERE e.id = o.event_id), '')"

SHAPES = {
    "person": Shape(
        "person", "o.met_on", "o.name",
        _joined("o.does", "o.organisation", "o.role", "o.hook", "o.needs", "o.offers", "o.met_place", "o.notes"),
        of_people="o.id IN ({ids})",
        of_events="o.id IN (SELECT person_id FROM attendance WHERE event_id IN ({ids}))",
        of_tags=_tagged("person_id"),
        dated=False,
    ),
    "event": Shape(
        "event", "o.day", "o.title", _joined("o.place", "o.introduction", "o.hopes", "o.notes"),
        of_people="o.id IN (SELECT event_id FROM attendance WHERE person_id IN ({ids}))",
        of_events="o.id IN ({ids})",
        of_tags=_tagged("event_id"),
    ),
    "conversation": Shape(
        "conversation", "o.day", "''", _joined("o.said", "o.words"),
        who=_names("conversation_person", "conversation_id"), where=_AT,
        of_people="o.id IN (SELECT conversation_id FROM conversation_person WHERE person_id IN ({ids}))",
        of_events="o.event_id IN ({ids})",
        of_tags=_tagged("conversation_id"),
    ),
    "promise": Shape(
        "promise", "o.made_on", "''", _joined("o.words", "o.closed_words"),
        who="coalesce((SELECT p.name FROM person p WHERE p.id = o.person_id), '')", where=_AT,
        of_people="o.person_id IN ({ids})",
        of_events="o.event_id IN ({ids})",
        of_tags=_tagged("promise_id"),
    ),
    "idea": Shape(
        "idea", "o.day", "''", "o.text", who=_names("association", "idea_id"), where=_AT,
        of_people="o.id IN (SELECT idea_id FROM association WHERE person_id IN ({ids}))",
        of_events="o.id IN (SELECT id FROM idea WHERE event_id IN ({ids}) UNION "
        "SELECT idea_id FROM association WHERE event_id IN ({ids}))",
        of_tags=_tagged("idea_id"),
    ),
    "reflection": Shape(
        "reflection", "o.started_on", _AT, "''",
        of_people="o.id IN (SELECT reflection_id FROM answer WHERE person_id IN ({ids}))",
        of_events="o.event_id IN ({ids})",
        dated=False,
    ),
    "week": Shape("review", "o.week", "''", "o.line", dated=False),
}  # fmt: skip


class Source(NamedTuple):
    """Words that lead to a record: those in the index of table `t`, the text shown, and the joins to the record."""

    kind: str
    table: str
    text: str = ""
    leads: str = ""
    only: str = ""
    order: str = ""
    """Where ranking by the words says nothing: what comes first instead."""
    of: str = "t"
    """Of which row the text is."""

    @property
    def rest(self) -> str:
        return f" AND {self.only}" if self.only else ""


def _tag(kind: str) -> Source:
    leads = f"JOIN tagging g ON g.tag_id = t.id JOIN {kind} o ON o.id = g.{kind}_id"
    tags = (
        f"SELECT group_concat('#' || w.name, ' ') FROM tagging v JOIN tag w ON w.id = v.tag_id WHERE v.{kind}_id = o.id"
    )
    return Source(kind, "tag", f"{SHAPES[kind].text} || ' ' || ({tags})", leads, order="g.id DESC", of="o")


def _of_person(table: str, text: str, only: str = "") -> Source:
    return Source("person", table, text, "JOIN person o ON o.id = t.person_id", only)


SOURCES = (
    Source("person", "person"),
    _of_person("called", "t.name", "t.sort = 'alias'"),
    _of_person("contact", "t.value"),
    _of_person("sheet_line", "t.text"),
    _of_person("stage_move", "t.words"),
    _tag("person"),
    Source("event", "event"),
    Source("event", "series", leads="JOIN event o ON o.series_id = t.id", order="o.day DESC"),
    _tag("event"),
    Source("conversation", "conversation"),
    Source("promise", "promise"),
    Source("idea", "idea"),
    _tag("idea"),
    # What became an idea, a conversation or a promise is found as that. (Nearly all that an index by these says is that
    # they are empty: the + keeps SQLite from going by one.)
    Source(
        "reflection", "answer", "t.text", "JOIN reflection o ON o.id = t.reflection_id",
        "+t.idea_id IS NULL AND +t.conversation_id IS NULL AND +t.promise_id IS NULL",
    ),
    Source("week", "review"),
    Source("week", "decision", "t.words", "JOIN review o ON o.id = t.review_id"),
)  # fmt: skip
