"""A promise's whole life: made, done and what came of it, put off, renegotiated, begun anew, let go, opened again.

Each is one named action, and leaves a step behind that the promise's page tells.
"""

from datetime import date

from netjournal.actions.jotting import Jotting, Kept, kind_of, named
from netjournal.actions.nouns import Nouns
from netjournal.domain import when
from netjournal.domain.due import due_in
from netjournal.domain.jot import Jot, Spoken, mentioned
from netjournal.domain.promises import Repeat, read_repeat, read_snooze
from netjournal.domain.records import EventLine, Promise
from netjournal.errors import WrongUse
from netjournal.text import key, one_line, short


class Promising:
    def __init__(self, nouns: Nouns, jotting: Jotting) -> None:
        self.nouns = nouns
        self.jotting = jotting

    def make(
        self,
        words: str,
        *,
        to: str = "",
        from_: str = "",
        by: str = "",
        every: str = "",
        event: EventLine | None = None,
        conversation: int | None = None,
    ) -> Kept:
        """A promise, mine unless `from_` names who made it; without `to` and `from_` it is to whom its words name, read
        as those of a jot. A date that isn't understood is kept as words and said;
        one that recurs `every` so often and has no date is due that long from today. Raises WrongUse for no words."""
        if not key(words):
            raise WrongUse("A promise needs words; nothing was kept.")
        repeat = _often(every)
        nouns = self.nouns
        today = nouns.clock.today()
        words, by = one_line(words), one_line(by)
        if by:
            due = when.read(by, today, day_first=nouns.day_first)
            unread = "" if due else by
        else:
            due, words, unread = due_in(words, today, day_first=nouns.day_first)
        if repeat and not due and not unread:
            due = when.When(repeat.after(today), one_line(every))
        read = Jot(words) if from_ or to else mentioned(words, knows=nouns.people.knows, answers=nouns.answers)
        said = Spoken("theirs" if from_ else "mine", read.text, from_ or to, due, unread)
        with nouns.database.write(named("Kept a promise", said.words)) as action:
            kept = self.jotting.keep_promise(read._replace(promise=said), action, event)
            if repeat or conversation:
                nouns.promises.edit(kept.ref.id, repeats=one_line(every), conversation_id=conversation)
        return kept

    def finish(self, promise: int, words: str = "", *, let_go: bool = False) -> int:
        """A promise done (and what came of it), or let go (and why). One that recurs is begun anew, counted from the
        day it was done. Returns the action. Raises WrongUse for one that is closed already."""
        nouns = self.nouns
        now, today = nouns.promises.get(promise), nouns.clock.today()
        with nouns.database.write(named("Let a promise go" if let_go else "Finished a promise", now.words)) as action:
            now = self._open(promise)
            state = "let go" if let_go else "done"
            nouns.promises.edit(promise, state=state, closed_on=today, closed_words=one_line(words), snoozed_until="")
            nouns.promises.step(promise, today, state, words, now.due)
            if not let_go and now.repeats:
                self._anew(now, today)
        return action

    def _open(self, promise: int) -> Promise:
        """The promise as it stands in the file now; another window may have closed it meanwhile. In `write`."""
        now = self.nouns.promises.get(promise)
        if now.state != "open":
            raise WrongUse(f"“{short(now.words, 40)}” is {now.state} already; nothing was changed.")
        return now

    def _anew(self, done: Promise, today: date) -> None:
        """The next time of a promise that recurs, with the same person, event and conversation."""
        repeat = read_repeat(done.repeats)
        if repeat is None:
            return
        again = self.nouns.promises.add(
            done.direction, done.words, today, due=repeat.after(today), due_words=done.repeats, kind=done.kind,
            person_id=done.person_id, event_id=done.event_id, conversation_id=done.conversation_id,
            repeats=done.repeats,
        )  # fmt: skip
        self.nouns.promises.step(again, today, "begun anew", "", done.due)

    def reopen(self, promise: int) -> int:
        """Open again as it was. What was begun anew when it was done goes, unless it was touched since. Raises WrongUse
        for one that is open."""
        now = self.nouns.promises.get(promise)
        with self.nouns.database.write(named("Reopened a promise", now.words)) as action:
            now = self.nouns.promises.get(promise)
            if now.state == "open":
                raise WrongUse(f"“{short(now.words, 40)}” is open already; nothing was changed.")
            repeat = read_repeat(now.repeats) if now.state == "done" else None
            if repeat and now.closed_on:
                again = self.nouns.promises.begun_from(now, repeat.after(now.closed_on))
                if again:
                    self.nouns.promises.remove(again)
            self.nouns.promises.edit(promise, state="open", closed_on="", closed_words="")
            self.nouns.promises.step(promise, self.nouns.clock.today(), "opened again", now.closed_words, now.due)
        return action

    def snooze(self, promise: int, until: str) -> tuple[date, int]:
        """Put off, by oneself and without saying so: the day it is due stays as it is. Returns the day it asks again
        (SOME_DAY for "some day") and the action. Raises WrongUse for words that say no day ahead."""
        nouns = self.nouns
        today = nouns.clock.today()
        day = read_snooze(until, today, day_first=nouns.day_first)
        if day is None:
            raise WrongUse(f"“{one_line(until)}” is no day ahead. Say it like: tomorrow, next week, 12 Dec, some day.")
        now = nouns.promises.get(promise)
        with nouns.database.write(named("Put off a promise", now.words)) as action:
            now = self._open(promise)
            nouns.promises.edit(promise, snoozed_until=day)
            nouns.promises.step(promise, today, "put off", one_line(until), now.due)
        return day, action

    def renegotiate(self, promise: int, by: str, words: str = "") -> int:
        """Another day, said so to them: the promise is due then. Returns the action. Raises WrongUse for no day."""
        nouns = self.nouns
        today = nouns.clock.today()
        read = when.read(by, today, day_first=nouns.day_first)
        if read is None:
            raise WrongUse(f"The date “{one_line(by)}” was not understood; the promise stays as it was.")
        if read.day < today:
            raise WrongUse(f"“{one_line(by)}” is no day ahead; the promise stays as it was.")
        now = nouns.promises.get(promise)
        with nouns.database.write(named("Renegotiated a promise", now.words)) as action:
            now = self._open(promise)
            nouns.promises.edit(promise, due=read.day, due_words=one_line(by), snoozed_until="")
            nouns.promises.step(promise, today, "renegotiated", words, now.due)
        return action

    def repeat(self, promise: int, often: str) -> int:
        """How often it recurs, in words; "" for never. Returns the action. Raises WrongUse for words that don't say."""
        _often(often)
        now = self.nouns.promises.get(promise)
        with self.nouns.database.write(named("Changed how often", now.words)) as action:
            self.nouns.promises.edit(promise, repeats=one_line(often))
        return action

    def change(self, promise: int, **values: object) -> None:
        """Change a promise; its kind follows its words, and another day ends its being put off."""
        if "words" in values and "kind" not in values:
            values["kind"] = kind_of(str(values["words"]))
        if "due" in values:
            values["snoozed_until"] = ""
        with self.nouns.database.write(named("Changed a promise", self.nouns.promises.get(promise).words)):
            self.nouns.promises.edit(promise, **values)


def _often(words: str) -> Repeat | None:
    """How often, from words; None for none. Raises WrongUse for words that don't say."""
    words = one_line(words)
    repeat = read_repeat(words)
    if words and repeat is None:
        raise WrongUse(f"“{words}” does not say how often. Say it like: every 2 weeks, monthly, every year.")
    return repeat
