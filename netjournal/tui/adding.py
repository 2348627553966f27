"""Adding: an event with its room, people, a promise, a conversation. Each is asked for in a dialog."""

from typing import Any

from netjournal import present
from netjournal.actions.meeting import Met, Talked
from netjournal.domain.records import Kind, Ref
from netjournal.text import key
from netjournal.tui import staying
from netjournal.tui.fields import names_in
from netjournal.tui.guard import told
from netjournal.tui.interactive import Interactive
from netjournal.tui.screens.form import Form, Values
from netjournal.tui.screens.home import HomePage


class Adding(Interactive):
    """Knows whom and which event a new record belongs to, where it was asked for on their pages."""

    def add(self, kind: Kind) -> None:
        """Add to a pane: what that is depends on the pane."""
        match kind:
            case "event":
                self._event()
            case "person":
                self.room(None)
            case "promise":
                self.promise()
            case _:
                self.app.action_jot()

    def _event(self) -> None:
        made: list[int] = []

        def save(values: Values) -> None:
            made.append(self.journal.meeting.event(**self.fields.new_event(values)))

        def then(_: Values) -> None:
            self.app.announce(Ref("event", made[0]))
            staying.brake(self.app, Ref("event", made[0]))
            self.room(made[0])

        self.app.ask(Form("An event", self.fields.event(None), save, draft="form-event-new"), then)

    @told
    def room(self, event: int | None) -> None:
        """Who was there: the room sheet of an event, or of none."""
        from netjournal.tui.screens.room import RoomSheet

        def then(met: list[Met]) -> None:
            new = sum(1 for one in met if one.person.new)
            words = f"{present.count(len(met), 'person', 'people')} written down, {new:,} new"
            # The one that stands first in the list one sees: on home the last written down, on an event's page not.
            top = met[-1 if isinstance(self.app.screen, HomePage) else 0].person.id
            self.app.did(words, met[0].action, Ref("person", top) if top else None)

        self.app.ask(RoomSheet(event, self.journal.events.get(event).title if event else ""), then)

    @told
    def promise(self, person: int | None = None, event: int | None = None, conversation: int | None = None) -> None:
        kept: list[Any] = []

        def save(values: Values) -> None:
            mine = values["direction"] == "mine"
            who = values["who"]
            line = self.journal.events.line(event) if event else None
            kept.append(
                self.journal.promising.make(
                    values["words"],
                    to=who if mine else "",
                    from_="" if mine else who or "someone",
                    by=values["by"],
                    every=values["every"],
                    event=line,
                    conversation=conversation,
                )
            )

        def then(_: Values) -> None:
            self.app.did(present.kept_line(kept[0], self.journal.clock.today()), kept[0].action, kept[0].ref)

        fields = self.fields.new_promise(self._name(person))
        draft = f"form-promise-{self._place(person, event)}"
        self.app.ask(Form("A promise", fields, save, draft=draft, about=_about(person, event)), then)

    @told
    def talked(self, person: int | None = None, event: int | None = None) -> None:
        """A conversation that was, or that is planned."""
        name = self._name(person)
        line = self.journal.events.line(event) if event else None
        kept: list[Talked] = []

        def save(values: Values) -> None:
            at = values["event"]
            here = line if line and key(at) == key(line.title) else None
            if at.strip() and here is None:
                here = self.journal.meeting.find_event(at)
            kept.append(
                self.journal.meeting.talk(
                    names_in(values["people"], [name]),
                    values["said"],
                    day=self.fields.day(values["day"], past=True) if values["day"].strip() else None,
                    how=values["how"],
                    words=values["words"],
                    event=here,
                    known={name: person} if person else None,
                )
            )

        def then(_: Values) -> None:
            talk = kept[0]
            self.app.did(
                present.talked_line(talk, self.journal.clock.today()), talk.action, Ref("conversation", talk.id)
            )

        fields = self.fields.new_conversation(name, line)
        draft = f"form-conversation-{self._place(person, event)}"
        about, begins = _about(person, event), "said" if name else "people"
        self.app.ask(Form("A conversation", fields, save, draft=draft, begins=begins, about=about), then)

    @told
    def promise_of(self, ref: Ref) -> None:
        """A promise that belongs to a person, an event or a conversation, with whom it was."""
        match ref.kind:
            case "conversation":
                talk = self.journal.conversations.get(ref.id)
                self.promise(talk.people_ids[0] if talk.people_ids else None, talk.event_id, talk.id)
            case "event":
                self.promise(event=ref.id)
            case _:
                self.promise(person=ref.id)

    @told
    def talked_of(self, ref: Ref) -> None:
        """A conversation with a person, at an event, or the one a promise came to: among the promises that of the one
        just done, as long as the toast stands that asks what happened."""
        if ref.kind == "promise":
            ref = self.app.just_done or ref
        match ref.kind:
            case "promise":
                self.talked(person=self.journal.promises.get(ref.id).person_id)
            case "event":
                self.talked(event=ref.id)
            case _:
                self.talked(person=ref.id)

    def _name(self, person: int | None) -> str:
        return self.journal.people.get(person).name if person else ""

    def _place(self, person: int | None, event: int | None) -> str:
        """What the draft of a new record is kept under: what was begun for one person is not another's."""
        if person:
            return self.journal.people.get(person).uid
        return self.journal.events.get(event).uid if event else "new"


def _about(person: int | None, event: int | None) -> Ref | None:
    """The record something is added to."""
    return Ref("person", person) if person else Ref("event", event) if event else None
