"""What the guided reflection keeps, step by step. Each thing typed is a record of the journal the moment it is kept."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

from netjournal.actions.jotting import Jotting, Kept, named
from netjournal.actions.meeting import Meeting
from netjournal.actions.nouns import Nouns
from netjournal.domain import jot as grammar
from netjournal.domain.records import MET_MARKS, MOVES, Answer, Attendee, Echo, EventLine, Ref, Reflection
from netjournal.domain.reflection import variant_for
from netjournal.domain.task_lines import looks_like_task
from netjournal.errors import NotFound, WrongUse
from netjournal.text import clean, one_line

LENSES = ("work together", "use it", "know someone")
LENS_ANSWERS = ("yes", "maybe", "no")
HELP = "could help: "
FIRST_WORD = "would be glad to hear from me"


class Line(NamedTuple):
    """What became of a typed line: the answer kept, and the record it became (none for a line set aside)."""

    answer: int
    text: str
    action: int
    kept: Kept | None = None


class Closed(NamedTuple):
    """How many lines that were set aside became promises at the end, and how many stayed words."""

    promised: int
    left: int


class Reflecting:
    """Begins, holds, pauses and closes reflections."""

    def __init__(self, nouns: Nouns, jotting: Jotting, meeting: Meeting) -> None:
        self.nouns = nouns
        self.jotting = jotting
        self.meeting = meeting

    # Beginning, standing, ending

    def next_event(self) -> EventLine | None:
        """What `r` means without an event: what the strip says, else the reflection left open after its quiet line,
        else the latest event not looked back on."""
        waits, _ = self.meeting.waiting()
        if waits:
            return waits
        begun = self.nouns.reflections.begun()
        if begun:
            return self.nouns.events.line(begun.event_id)
        today = self.nouns.clock.today()
        return self.nouns.events.unreflected(today, today - timedelta(days=60))

    def variant(self, event: int) -> str:
        """Which questions suit this event today."""
        found = self.nouns.events.get(event)
        return variant_for(found.kind, (self.nouns.clock.today() - found.day).days)

    def begin(self, event: int, length: str, variant: str = "") -> Reflection:
        """The open reflection on an event, or a new one."""
        there = self.nouns.reflections.open(event)
        if there:
            return self.nouns.reflections.get(there.id)
        with self.nouns.database.write("Began a reflection"):
            there = self.nouns.reflections.open(event)  # asked again: another window may have begun it just now
            if there:
                return self.nouns.reflections.get(there.id)
            id_ = self.nouns.reflections.add(event, variant or self.variant(event), length, self.nouns.clock.today())
        return self.nouns.reflections.get(id_)

    def stand(self, reflection: int, step: str, person_uid: str = "", **values: object) -> None:
        """Remember where it stands; also another length or variant chosen on the way. Not a change to take back."""
        with self.nouns.database.write("", quiet=True):
            self.nouns.reflections.change(reflection, step=step, person_uid=person_uid, **values)

    def complete(self, reflection: int) -> None:
        """The quiet line is reached: the important part is done, whether or not anything follows.

        What sounds like a task in the free writing is set aside now: until here it was not even looked at.
        """
        there = self.nouns.reflections.get(reflection)
        if there.complete:
            return
        names = self._names(there)
        with self.nouns.database.write("Completed a reflection"):
            self.nouns.reflections.change(reflection, complete_at=self.nouns.database.now())
            for answer in there.answers:
                if answer.ref is None and answer.person_id is None and not answer.set_aside:
                    for line in answer.text.split("\n"):
                        if looks_like_task(line, names):
                            self.nouns.reflections.answer(reflection, answer.step, line, set_aside=True)

    def close(self, reflection: int, closing: str = "", step: str = "read_back") -> Closed:
        """Read back and closed, with a line of one's own if wanted.

        What was set aside and passed over at the promises stays as words; a line begun with "!" is a promise, for it
        was written down as one.
        """
        with self.nouns.database.write("Closed a reflection"):
            if closing.strip():
                self.nouns.reflections.answer(reflection, step, closing)
            now = self.nouns.database.now()
            there = self.nouns.reflections.get(reflection)
            waiting = self.set_aside(there)
            promised = [aside for aside in waiting if aside.text.startswith("!")]
            for aside in promised:
                self.taken_up(there, aside.step, aside)
            values: dict[str, object] = {} if there.complete else {"complete_at": now}
            self.nouns.reflections.change(reflection, closed_at=now, **values)
        return Closed(len(promised), len(waiting) - len(promised))

    # The people walked

    def people(self, reflection: Reflection) -> Callable[[str], Sequence[str]]:
        """For the plan: the uids of those talked with, of all in the room, of those known before."""

        def uids(of: str) -> Sequence[str]:
            room = self.room(reflection.event_id)
            if of == "all":
                return [a.person.uid for a in room]
            met = [a for a in room if a.mark in (*MET_MARKS, "")]
            if of == "known":
                known = self.nouns.events.known_before(reflection.event_id, [a.person.id for a in met])
                met = [a for a in met if a.person.id in known]
            return [a.person.uid for a in met]

        return uids

    def room(self, event: int) -> list[Attendee]:
        return self.nouns.events.attendees(event)

    def mark(self, event: int, person: int, mark: str) -> int:
        """How someone was met there. Returns the action, to take it back by."""
        name = self.nouns.people.get(person).name
        with self.nouns.database.write(f"Marked {name} as {mark}") as action:
            self.nouns.events.attend(event, person, mark)
        return action

    def remember(self, event: int, text: str) -> int:
        """Faces that come back, one a line, put in the room. Returns how many."""
        seen = self.meeting.recognise(text, event)
        if seen:
            self.meeting.room(event, seen, "talked")
        return len(seen)

    # What is typed

    def idea(
        self, reflection: Reflection, step: str, text: str, person: int | None = None, *, uid: str | None = None
    ) -> Line:
        """A line before or after the quiet line, as an idea joined to the event and the person in view.

        A line that sounds like a task is set aside silently, to be offered at the promises; nothing of it is lost.
        """
        raw = clean(text).strip()
        if not raw:
            raise WrongUse("There is nothing to keep: the line is empty.")
        nouns = self.nouns
        if not nouns.reflections.get(reflection.id).complete and looks_like_task(raw, self._names(reflection)):
            with nouns.database.write(named("Set a line aside", raw)) as action:
                answer = nouns.reflections.answer(reflection.id, step, raw, uid=uid, person_id=person, set_aside=True)
            return Line(answer, raw, action)
        event = nouns.events.line(reflection.event_id)
        read = self.jotting.read(raw)
        with nouns.database.write(named("Kept an idea", read.text)) as action:
            kept = self.jotting.keep_idea(read, action, event, with_=(person,) if person else ())
            answer = nouns.reflections.answer(
                reflection.id, step, read.text, uid=uid, person_id=person, idea_id=kept.ref.id
            )
        return Line(answer, read.text, action, kept)

    def _names(self, reflection: Reflection) -> list[str]:
        """The people in the room, so that "ring tom" is known for what it is."""
        return [attendee.person.name for attendee in self.room(reflection.event_id)]

    def freewriting(self, reflection: Reflection, step: str, text: str, began: str | None = None) -> None:
        """The untidied text of a step: one answer, which follows what is written.

        `began`: what it held when this window began to write. What another window wrote since then stays above.
        """
        with self.nouns.database.write("Wrote freely", quiet=True):
            there = next((a for a in self.answers(reflection, step) if a.ref is None and not a.set_aside), None)
            if there and began is not None and there.text not in (began, clean(text).strip()):
                text = f"{there.text}\n{text.removeprefix(began).lstrip()}" if text.strip() != began else there.text
            if there is None and text.strip():
                self.nouns.reflections.answer(reflection.id, step, text)
            elif there and text.strip():
                self.nouns.reflections.change_answer(there.id, text=clean(text).strip())
            elif there:
                self.nouns.reflections.remove_answer(there.id)

    def hook(self, reflection: Reflection, step: str, person: int, text: str) -> int:
        """What helps to remember someone: it joins the memory hook that is there."""
        with self.nouns.database.write(named("Kept a memory hook", text)) as action:
            self.meeting.note_card(person, "", one_line(text))
            self.nouns.reflections.answer(reflection.id, step, one_line(text), person_id=person)
        return action

    def said(self, reflection: Reflection, step: str, text: str, person: int | None = None) -> Line:
        """What was said, as the conversation had at the event: one a person, growing line by line."""
        nouns = self.nouns
        raw = clean(text).strip()
        if not raw:
            raise WrongUse("There is nothing to keep: the line is empty.")
        event = nouns.events.get(reflection.event_id)
        with nouns.database.write(named("Kept what was said", raw)) as action:
            people = (
                [person] if person else [a.person.id for a in self.room(event.id)][:1] if event.kind == "1-2-1" else []
            )
            there = nouns.conversations.at_event(people[0], event.id) if people else None
            if there:
                before = nouns.conversations.get(there).said
                nouns.conversations.edit(there, said=f"{before}\n{raw}".strip())
            else:
                how = event.kind if event.kind in ("1-2-1", "online") else "in person"
                there = nouns.conversations.add(
                    people, event.day, said=raw, how=how, event_id=event.id, zone=nouns.clock.zone
                )
            answer = nouns.reflections.answer(reflection.id, step, raw, person_id=person, conversation_id=there)
        return Line(answer, raw, action, Kept(Ref("conversation", there), raw, action))

    def moved(self, reflection: Reflection, step: str, person: int, move: str, words: str = "") -> None:
        """Closer, the same, or further since the last time; the latest word of one reflection stands."""
        nouns = self.nouns
        with nouns.database.write("Noted how it moved"):
            nouns.people.forget_moves(person, reflection.event_id)
            nouns.people.move(person, reflection.day, move, event_id=reflection.event_id, words=one_line(words))
            self._one_answer(reflection, step, person, "", move)

    def lens(self, reflection: Reflection, step: str, person: int, lens: str, answer: str) -> None:
        """Yes, maybe or no to one of the three questions about someone."""
        with self.nouns.database.write("Looked through a lens"):
            self._one_answer(reflection, step, person, f"{lens}: ", answer)

    def helps(self, reflection: Reflection, step: str, person: int, text: str) -> Line:
        """How one could help someone. It stands on their page as what was written about them."""
        with self.nouns.database.write(named("Kept how to help", text)) as action:
            words = one_line(text)
            answer = self.nouns.reflections.answer(reflection.id, step, f"{HELP}{words}", person_id=person)
        return Line(answer, words, action)

    def _one_answer(self, reflection: Reflection, step: str, person: int, prefix: str, text: str) -> None:
        """Replace the answer of a step and person that begins so. Inside `write`."""
        for answer in self.answers(reflection, step, person):
            if answer.text.startswith(prefix) and answer.ref is None and (prefix or answer.text in MOVES):
                self.nouns.reflections.remove_answer(answer.id)
        self.nouns.reflections.answer(reflection.id, step, prefix + text, person_id=person)

    def spark(self, reflection: Reflection, step: str, idea: int) -> None:
        """The one thing that stays. One reflection has one spark; choosing another unlights the first."""
        nouns = self.nouns
        with nouns.database.write(named("Chose the spark", nouns.ideas.get(idea).text)):
            self.no_spark(reflection, step)
            nouns.ideas.edit(idea, spark=True)
            nouns.reflections.answer(reflection.id, step, nouns.ideas.get(idea).text, idea_id=idea)

    def no_spark(self, reflection: Reflection, step: str) -> None:
        """Unlight what was chosen; the idea itself stays."""
        with self.nouns.database.write("Took the spark off"):
            for answer in self.answers(reflection, step):
                if answer.ref and answer.ref.kind == "idea":
                    self.nouns.ideas.edit(answer.ref.id, spark=False)
                self.nouns.reflections.remove_answer(answer.id)

    def same_idea(self, reflection: Reflection, line: Line, echo: Echo) -> None:
        """A kept line is an earlier idea heard again, or came up in a conversation: the two are joined."""
        if line.kept is None:
            raise WrongUse("That line is not an idea.")
        with self.nouns.database.write("Heard again"):
            self.nouns.ideas.join_echo(line.kept.ref.id, echo)

    def promise(self, reflection: Reflection, step: str, text: str, person: int | None = None) -> Line:
        """A promise, mine or theirs by its words, made at this event."""
        nouns = self.nouns
        raw = clean(text).strip()
        if not raw.strip("! "):
            raise WrongUse("There is nothing to keep: the line is empty.")
        event = nouns.events.line(reflection.event_id)
        card = nouns.people.get(person).name if person else ""
        read = grammar.spoken(
            raw, nouns.clock.today(), knows=nouns.people.knows, answers=nouns.answers,
            day_first=nouns.day_first, card=card,
        )  # fmt: skip
        with nouns.database.write(named("Kept a promise", read.text)) as action:
            known = {card: person} if person else None
            kept = self.jotting.keep_promise(read, action, event, made_on=reflection.day, known=known)
            answer = nouns.reflections.answer(
                reflection.id,
                step,
                raw.lstrip("! "),
                person_id=kept.people[0].id if kept.people else None,
                promise_id=kept.ref.id,
            )
        return Line(answer, read.text, action, kept)

    def taken_up(self, reflection: Reflection, step: str, aside: Answer) -> Line:
        """A line set aside earlier becomes the promise it sounds like."""
        with self.nouns.database.write(named("Kept a promise", aside.text)):
            line = self.promise(reflection, step, aside.text, aside.person_id)
            self.nouns.reflections.remove_answer(aside.id)
        return line

    def not_a_promise(self, reflection: Reflection, aside: Answer) -> Line:
        """A line set aside was an idea after all: it becomes one, where it was typed."""
        nouns = self.nouns
        event = nouns.events.line(reflection.event_id)
        with nouns.database.write(named("Kept an idea", aside.text)) as action:
            with_ = (aside.person_id,) if aside.person_id else ()
            kept = self.jotting.keep_idea(self.jotting.read(aside.text), action, event, with_=with_)
            nouns.reflections.change_answer(aside.id, set_aside=False, idea_id=kept.ref.id)
        return Line(aside.id, aside.text, action, kept)

    def let_aside_go(self, aside: Answer) -> None:
        """A line set aside stays what it was: words in the reflection, no promise."""
        with self.nouns.database.write(named("Left a line as it was", aside.text)):
            self.nouns.reflections.change_answer(aside.id, set_aside=False)

    def note(self, reflection: Reflection, step: str, text: str, person: int | None = None) -> Line:
        """Words kept as they are: a little conversation, someone to hear from one."""
        names = self.jotting.read(text)
        with self.nouns.database.write(named("Kept their words", names.text)) as action:
            who = person
            if who is None and names.people:
                who = self.nouns.take(names.people[0], event=self.nouns.events.line(reflection.event_id)).id
            answer = self.nouns.reflections.answer(reflection.id, step, names.text, person_id=who)
        return Line(answer, names.text, action)

    def take_off(self, answer: int) -> None:
        """Remove an answer that made no record of its own."""
        with self.nouns.database.write("Took a line off"):
            self.nouns.reflections.remove_answer(answer)

    def take_back(self, reflection: Reflection, answer: Answer) -> None:
        """Take off a kept line with what it made: its idea or promise, what it added to a conversation or to a memory
        hook, the move it noted."""
        nouns, ref, who = self.nouns, answer.ref, answer.person_id
        with nouns.database.write("Took a line off"):
            if ref is not None and ref.kind == "idea":
                nouns.ideas.remove(ref.id)
            elif ref is not None and ref.kind == "promise":
                nouns.promises.remove(ref.id)
            elif ref is not None:
                self._unsay(ref.id, answer.text)
            elif who and answer.text in MOVES:
                nouns.people.forget_moves(who, reflection.event_id)
            elif who and not answer.set_aside:
                hook = nouns.people.get(who).hook
                left = [part for part in hook.split("; ") if part != answer.text]
                nouns.people.edit(who, hook="; ".join(left))
            nouns.reflections.remove_answer(answer.id)

    def _unsay(self, conversation: int, words: str) -> None:
        """Take what one line added out of a conversation; one with nothing left goes. Inside `write`."""
        talk = self.nouns.conversations.get(conversation)
        before, _, after = talk.said.rpartition(words)
        left = f"{before.rstrip()}\n{after.lstrip()}".strip() if words in talk.said else talk.said
        if left or talk.words:
            self.nouns.conversations.edit(conversation, said=left)
        else:
            self.nouns.conversations.remove(conversation)

    # Reading

    def answers(self, reflection: Reflection, step: str, person: int | None = None) -> list[Answer]:
        """The answers of one step (and person), oldest first, as they are now."""
        return [
            a for a in self.nouns.reflections.answers(reflection.id)
            if a.step == step and (person is None or a.person_id == person)
        ]  # fmt: skip

    def ideas(self, reflection: Reflection) -> list[Answer]:
        """The lines that became ideas, each once."""
        found: dict[int, Answer] = {}
        for answer in self.nouns.reflections.answers(reflection.id):
            if answer.ref and answer.ref.kind == "idea":
                found.setdefault(answer.ref.id, answer)
        return list(found.values())

    def set_aside(self, reflection: Reflection) -> list[Answer]:
        """The task-like lines waiting for the promises."""
        return [a for a in self.nouns.reflections.answers(reflection.id) if a.set_aside]

    def find(self, words: str) -> EventLine:
        """The event to look back on, by words or by default. Raises NotFound."""
        if words.strip():
            return self.meeting.find_event(words)
        line = self.next_event()
        if line is None:
            raise NotFound('There is no event to look back on yet. Add one with: netjournal event "…"')
        return line
