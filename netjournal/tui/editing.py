"""Editing: the fields of a record, and only what is different written back."""

from netjournal.domain.records import Ref
from netjournal.errors import StandsInTheWay
from netjournal.text import short
from netjournal.tui.fields import names_in
from netjournal.tui.guard import told
from netjournal.tui.interactive import Interactive
from netjournal.tui.screens.form import Form, Values, changed, changed_elsewhere


class Editing(Interactive):
    """Opens the form of a record."""

    @told
    def edit(self, ref: Ref) -> None:
        record = self.journal.noun(ref.kind).get(ref.id)
        fields = self.fields.of(ref.kind, record)
        if fields is None:
            self.app.say("A reflection is read, and gone on with by r; it has no fields.")
            return
        before = {field.name: field.value for field in fields}
        done: list[int] = []

        def save(values: Values) -> None:
            different = changed(before, values)
            if not different:
                return
            # What another window changed since the form was opened is not written over unseen: it is said once, and
            # counts as seen then. Fields changed there alone are not ours to write.
            there = self.fields.of(ref.kind, self.journal.noun(ref.kind).get(ref.id)) or ()
            now = {field.name: field for field in there}
            theirs = [now[name] for name in different if now[name].value not in (before[name], values[name])]
            before.update({field.name: field.value for field in theirs})
            if theirs:
                raise StandsInTheWay(changed_elsewhere(theirs))
            done.append(self._save(ref, different))

        def then(_: Values) -> None:
            if done:
                self.app.did(self.journal.changes.get(done[0]).label, done[0], ref)

        title = f"Edit · {short(self.journal.title(ref), 50)}"
        self.app.ask(Form(title, fields, save, draft=f"form-{ref.kind}-{record.uid}", about=ref), then)

    def _save(self, ref: Ref, values: Values) -> int:
        """Write the changed fields of a form. Returns the action."""
        wanted = self.fields.columns(ref.kind, values)
        if ref.kind == "idea" and "text" in wanted:
            text = str(wanted.pop("text"))
            with self.journal.database.write(f"Changed {self.journal.title(ref)}") as action:
                self.journal.edit(ref, **wanted)
                self.journal.jotting.rewrite(ref.id, text)
            return action
        with self.journal.database.write(f"Changed {self.journal.title(ref)}") as action:
            if ref.kind == "conversation" and "people" in wanted:
                known = self.journal.conversations.get(ref.id).people
                self.journal.meeting.with_whom(ref.id, names_in(wanted.pop("people"), known))
            if ref.kind == "person" and "stage" in wanted:
                self.journal.meeting.stage(ref.id, wanted.pop("stage"))
            if wanted:
                self.journal.edit(ref, **wanted)
        return action
