"""What becomes of a promise, from wherever it is shown: done, put off, renegotiated, repeated, let go, opened again."""

from collections.abc import Callable

from netjournal import present, story
from netjournal.domain.promises import SOME_DAY, read_snooze
from netjournal.domain.records import Promise, Ref
from netjournal.errors import WrongUse
from netjournal.text import short
from netjournal.tui.guard import told
from netjournal.tui.interactive import Interactive
from netjournal.tui.screens.choice import Choice, Choices
from netjournal.tui.screens.form import Field, Form, Values


class Promising(Interactive):
    """Each is one key, or one key in the small dialog `later` opens."""

    @told
    def finish(self, ref: Ref) -> None:
        """Done, and what came of it, if one wants to say; a closed one is opened again."""
        promise = self.journal.promises.get(ref.id)
        if promise.state != "open":
            self.app.did("Open again", self.journal.promising.reopen(ref.id), ref)
            return
        again = f", again {story.again(promise.repeats)}" if promise.repeats else ""
        self._ask(
            promise, "done", [Field("words", "Done. What came of it? Enter is enough", hint="she has used it twice")],
            lambda values: self.journal.promising.finish(ref.id, values["words"]),
            f"Done: {short(promise.words, 40)}{again}" + ("\nt: what happened" if promise.person_id else ""),
        )  # fmt: skip

    @told
    def later(self, ref: Ref) -> None:
        """Another time, or not at all: what is to become of a promise."""
        promise = self.journal.promises.get(ref.id)
        if promise.state != "open":
            self.app.say(f"This promise is {promise.state}; d opens it again.")
            return
        does: dict[str, Callable[[], None]] = {
            "t": lambda: self._put_off(ref, "tomorrow"),
            "w": lambda: self._put_off(ref, "next week"),
            "m": lambda: self._put_off(ref, "in a month"),
            "s": lambda: self._put_off(ref, "some day"),
            "d": lambda: self._until(promise),
            "n": lambda: self._new_day(promise),
            "r": lambda: self._repeats(promise),
            "g": lambda: self._let_go(promise),
        }
        choices = [
            Choice("t", "tomorrow", self._reads_later("tomorrow")),
            Choice("w", "next week", self._reads_later("next week")),
            Choice("m", "in a month", self._reads_later("in a month")),
            Choice("s", "some day", "it no longer asks by itself"),
            Choice("d", "until a day …", "put off, by yourself"),
            Choice("n", "new day …", f"renegotiated: you told {self._them(promise)}"),
            Choice("r", "repeat …", story.again(promise.repeats) or "every 2 weeks, monthly …"),
            Choice("g", "let go …", "it won't be done, and that is all right"),
        ]
        self.app.ask(Choices(f"Later · {short(promise.words, 50)}", choices), lambda chosen: does[chosen]())

    @staticmethod
    def _them(promise: Promise) -> str:
        return present.first_name(promise.person) if promise.person else "them"

    def _put_off(self, ref: Ref, words: str) -> None:
        day, action = self.journal.promising.snooze(ref.id, words)
        when = "to some day" if day == SOME_DAY else f"until {present.day_phrase(day, self.journal.clock.today())}"
        self.app.did(f"Put off {when}", action, ref, leaves=True)

    def _until(self, promise: Promise) -> None:
        self._ask(
            promise, "until", [Field("day", "Until when?", hint="fri · in 3 weeks · 12 Dec", reads=self._reads_later)],
            lambda values: self.journal.promising.snooze(promise.id, values["day"])[1], "Put off",
        )  # fmt: skip

    def _new_day(self, promise: Promise) -> None:
        fields = [
            Field("by", "By, as you told them", hint="fri · in 2 weeks · 12 Dec", reads=self.fields.reads_day),
            Field("words", "How it was said, if you like", hint="rang her about it"),
        ]

        def save(values: Values) -> int:
            if not values["by"].strip():
                raise WrongUse("Which day did you tell them? The promise stays as it was.")
            return self.journal.promising.renegotiate(promise.id, values["by"], values["words"])

        self._ask(promise, "new-day", fields, save, "Renegotiated")

    def _repeats(self, promise: Promise) -> None:
        field = Field("often", "How often? Empty for never", promise.repeats, "every 2 weeks · monthly · every year")
        self._ask(
            promise, "repeat", [field], lambda values: self.journal.promising.repeat(promise.id, values["often"]),
            "Changed how often", by_itself=True,
        )  # fmt: skip

    def _let_go(self, promise: Promise) -> None:
        self._ask(
            promise, "let-go", [Field("words", "Let go. Why? Enter is enough", hint="the workshop is off")],
            lambda values: self.journal.promising.finish(promise.id, values["words"], let_go=True),
            f"Let go: {short(promise.words, 40)}",
        )  # fmt: skip

    def _reads_later(self, words: str) -> str:
        """The day some words put it off to."""
        today = self.journal.clock.today()
        day = read_snooze(words, today, day_first=self.journal.nouns.day_first)
        if day is None:
            return "!no day ahead"
        return "some day" if day == SOME_DAY else present.long_day_ago(day, today)

    def _ask(
        self, promise: Promise, what: str, fields: list[Field], save: Callable[[Values], int], did: str,
        *, by_itself: bool = False,
    ) -> None:  # fmt: skip
        """A form of a line or two about a promise. `by_itself`: without a draft, as what stands there is kept."""
        done: list[int] = []
        draft = "" if by_itself else f"form-promise-{what}-{promise.uid}"
        form = Form(
            short(promise.words, 60), fields, lambda values: done.append(save(values)), draft=draft, about=promise.ref
        )

        def then(_: Values) -> None:
            self.app.did(did, done[0], promise.ref, leaves=True)
            self.app.just_done = promise.ref if what == "done" else None

        self.app.ask(form, then)
