"""What can be done to a record from wherever it is shown: add, edit, finish, part, remove."""

from netjournal.domain.records import Entry, Ref
from netjournal.text import short
from netjournal.tui.adding import Adding
from netjournal.tui.editing import Editing
from netjournal.tui.guard import told
from netjournal.tui.joining import Joining
from netjournal.tui.knowing import Knowing
from netjournal.tui.promising import Promising


class Doing(Adding, Editing, Promising, Knowing, Joining):
    """The interactive actions over records, shared by all pages."""

    @told
    def done(self, ref: Ref) -> None:
        """A promise done or open again; an idea resting or awake."""
        if ref.kind == "idea":
            idea = self.journal.ideas.get(ref.id)
            action = self.journal.edit(ref, resting=not idea.resting)
            self.app.did("The idea is awake again" if idea.resting else "The idea rests", action)
        elif ref.kind == "promise":
            self.finish(ref)

    @told
    def spark(self, ref: Ref) -> None:
        idea = self.journal.ideas.get(ref.id)
        self.app.did("No longer the spark" if idea.spark else "The spark", self.journal.edit(ref, spark=not idea.spark))

    @told
    def remove(self, ref: Ref) -> None:
        """Remove at once: the toast names it, and u takes it back."""
        title = self.journal.title(ref)
        self.app.did(f"Removed {title}", self.journal.remove(ref), ref)

    @told
    def part(self, ref: Ref, entry: Entry) -> None:
        """Take a line off a record's page: an association of an idea, a person from the room of an event."""
        if ref.kind == "idea" and entry.association:
            with self.journal.database.write("Parted two records") as action:
                self.journal.ideas.part(entry.association)
        elif ref.kind == "event" and entry.ref.kind == "person":
            with self.journal.database.write(f"Took {entry.text} off the list") as action:
                self.journal.events.leave(ref.id, entry.ref.id)
        else:
            self.app.say("This line belongs to the record itself; edit or remove it on its own page.")
            return
        self.app.did(f"Parted: {short(entry.text, 50)}", action)
