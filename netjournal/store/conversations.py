"""Every query about conversations."""

from collections.abc import Iterable
from datetime import date

from netjournal.domain.records import Conversation
from netjournal.errors import NotFound
from netjournal.store.fields import the_day
from netjournal.store.noun import Noun
from netjournal.store.tables import ConversationPersonRow, ConversationRow
from netjournal.text import clean


class Conversations(Noun):
    kind = "conversation"
    row = ConversationRow

    def get(self, id_: int) -> Conversation:
        """The conversation with the people in it. Raises NotFound."""
        found = self.database.row(
            "SELECT c.id, c.uid, c.day, c.how, c.said, c.words, coalesce(event.title, ''), c.event_id "
            "FROM conversation c LEFT JOIN event ON event.id = c.event_id WHERE c.id = ?", id_)  # fmt: skip
        if found is None:
            raise NotFound("That conversation is no longer in the journal.")
        people = self.database.rows(
            "SELECT person.id, name FROM conversation_person JOIN person ON person.id = person_id "
            "WHERE conversation_id = ? ORDER BY conversation_person.id", id_)  # fmt: skip
        i, uid, day, *rest = found
        names, ids = tuple(name for _, name in people), tuple(p for p, _ in people)
        return Conversation._make((i, uid, the_day(day), *rest, names, ids, self.tags(id_)))

    def add(
        self,
        people: Iterable[int],
        day: date,
        *,
        said: str = "",
        words: str = "",
        uid: str | None = None,
        **values: object,
    ) -> int:
        if uid:
            values["uid"] = uid
        id_ = self.insert(
            ConversationRow, **self.stamped(day=day, said=clean(said).strip(), words=clean(words).strip(), **values)
        )
        self.with_(id_, people)
        return id_

    def with_(self, id_: int, people: Iterable[int]) -> None:
        """Put more people into a conversation."""
        for person in dict.fromkeys(people):
            ConversationPersonRow.insert(conversation_id=id_, person_id=person).on_conflict_ignore().execute(
                self.database.db
            )

    def edit(self, id_: int, **values: object) -> None:
        """Change columns, and `people` (ids): exactly these were in it then."""
        if "people" in values:
            people = list(values.pop("people"))  # type: ignore[call-overload]
            for gone in set(self.get(id_).people_ids) - set(people):
                self.database.run(
                    "DELETE FROM conversation_person WHERE conversation_id = ? AND person_id = ?", id_, gone
                )
            self.with_(id_, people)
        if "tags" in values:
            self.set_tags(id_, values.pop("tags"))  # type: ignore[arg-type]
        self.change(id_, **values)

    def at_event(self, person: int, event: int) -> int | None:
        """The conversation had with this one person at this event, if one is written down."""
        found = self.database.value(
            "SELECT c.id FROM conversation c JOIN conversation_person cp ON cp.conversation_id = c.id "
            "WHERE cp.person_id = ? AND c.event_id = ? AND 1 = "
            "(SELECT count(*) FROM conversation_person WHERE conversation_id = c.id) ORDER BY c.id DESC LIMIT 1",
            person, event)  # fmt: skip
        return int(found) if found else None
