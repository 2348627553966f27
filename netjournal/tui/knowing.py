"""How it stands between us: closer, same, further with one key, and the 1-2-1 sheet."""

from netjournal.domain.records import Conversation, Ref
from netjournal.domain.sheets import FIELDS, SIDES, boxes, name
from netjournal.text import short
from netjournal.tui.guard import told
from netjournal.tui.interactive import Interactive
from netjournal.tui.screens.choice import Choice, Choices
from netjournal.tui.screens.form import Field, Form, Values

ASKS = {
    "goals": "what do they want next, and what for?",
    "accomplishments": "what are they glad to have done?",
    "interests": "what do they like doing?",
    "networks": "where do they belong, whom do they know?",
    "skills": "what are they good at?",
}


class Knowing(Interactive):
    """Asked for on the page of a person, and the sheet on that of a conversation too."""

    @told
    def moved(self, ref: Ref, move: str) -> None:
        """One key says it; the same key again the same day asks for a few words."""
        person = self.journal.people.get(ref.id)
        name_ = person.name
        said = self.journal.meeting.today_moved(ref.id)
        if said is None or said.move != move:
            kept = said.words if said else ""
            action = self.journal.meeting.moved(ref.id, move, kept)
            key = {"closer": "+", "same": "=", "further": "-"}[move]
            self.app.did(f"{move.capitalize()}: {short(name_, 30)}\n{key} again adds a word", action, ref)
            return
        done: list[int] = []
        form = Form(
            f"{move.capitalize()} · {short(name_, 40)}",
            [Field("words", "A few words, if you like", said.words, "rang me first, of her own accord")],
            lambda values: done.append(self.journal.meeting.moved(ref.id, move, values["words"])),
            draft=f"form-{move}-{person.uid}",
            about=ref,
        )
        self.app.ask(form, lambda _: self.app.did(f"{move.capitalize()}: {short(name_, 30)}", done[0], ref))

    @told
    def sheet(self, ref: Ref) -> None:
        """The 1-2-1 sheet of a person; from a conversation, of whoever was in it."""
        if ref.kind == "person":
            self._sheet(ref.id, None)
            return
        talk: Conversation = self.journal.conversations.get(ref.id)
        if len(talk.people_ids) == 1:
            self._sheet(talk.people_ids[0], talk.id)
        elif talk.people_ids:
            whose = dict(zip("123456789", talk.people_ids, strict=False))
            choices = [Choice(key, who) for key, who in zip(whose, talk.people, strict=False)]
            self.app.ask(Choices("Whose 1-2-1 sheet?", choices), lambda key: self._sheet(whose[key], talk.id))
        else:
            self.app.say("Nobody is named in this conversation; e names them.")

    def _sheet(self, person: int, conversation: int | None) -> None:
        who = self.journal.people.get(person)
        before = boxes(self.journal.sheets.lines(person))
        done: list[int | None] = []
        fields = [
            Field(
                name(side, field),
                (f"Their {field}" if side == "theirs" else f"My {field}, as told to them")
                + ("" if before[name(side, field)] else " · still blank"),
                before[name(side, field)],
                ASKS[field] if side == "theirs" else "",
                long=True,
                apart=True,
            )
            for side in SIDES
            for field in FIELDS
        ]

        def save(values: Values) -> None:
            done.append(self.journal.sheets.write(person, before, values, conversation))

        def then(_: Values) -> None:
            if done[-1] is not None:
                self.app.did(f"The 1-2-1 sheet of {short(who.name, 40)}", done[-1])

        title = f"1-2-1 · {short(who.name, 50)}"
        self.app.ask(Form(title, fields, save, draft=f"form-sheet-{who.uid}", about=who.ref), then)
