"""Walking through one reflection: which card one is on, what it asks, where next. No widgets."""

from collections.abc import Sequence
from dataclasses import dataclass

from netjournal import present, story
from netjournal.domain import reflection as plan
from netjournal.domain.records import Echo, Event, Reflection
from netjournal.journal import Journal
from netjournal.text import short
from netjournal.tui.asking.kinds import ASKING
from netjournal.tui.asking.step import Asking, Choice, Shown


@dataclass(frozen=True, slots=True)
class CardView:
    """Everything one card shows, as plain words."""

    occasion: str
    dots: str
    card_of: str
    name: str
    known: str
    question: str
    says: str
    choices: tuple[Choice, ...]
    choices_first: bool
    lines: tuple[Shown, ...]
    reading: bool


class Walk:
    """One event's reflection: begun or resumed, its cards, and the place in them.

    Before a length is chosen there is no reflection yet and only the first card. Raises NotFound for an event gone.
    """

    def __init__(self, journal: Journal, prompts: plan.Prompts, event: int) -> None:
        self.journal = journal
        self.prompts = prompts
        self.words = prompts.words
        self.event: Event = journal.events.get(event)
        self.reflection: Reflection | None = journal.reflections.open(event)
        self.cards: tuple[plan.Card, ...] = ()
        self.index = 0
        self.turn = 0
        self.again = False
        """Whether the card was come to before."""
        self._come_to: set[str] = set()
        self._lay_out()
        if self.reflection:
            self.index = plan.place(self.cards, self.reflection.step, self.reflection.person_uid, prompts.order)
            self._come_to.add(self.card.step.id)
        self.asking = self._ask()

    @property
    def card(self) -> plan.Card:
        return self.cards[self.index]

    @property
    def resumed(self) -> str:
        """Words for coming back to where it was left; "" at the beginning."""
        if self.reflection is None or not self.index:
            return ""
        return plan.fill(self.words["resumed"], when=present.ago(self.reflection.started, self.journal.clock.today()))

    @property
    def draft(self) -> str:
        """Where the draft of this card's field is kept; "" where nothing is written. Named by the event: a reflection
        whose beginning is taken back leaves it to the next one."""
        if self.reflection is None or not self.asking.writes:
            return ""
        return f"reflection-{self.event.uid}-{self.card.step.id}-{self.card.person}"

    @property
    def lost(self) -> bool:
        """Whether the event is gone by now, or the reflection: removed, or its beginning taken back."""
        begun = self.reflection
        return self.journal.events.by_uid(self.event.uid) is None or (
            begun is not None and self.journal.reflections.by_uid(begun.uid) is None
        )

    @property
    def bereft(self) -> bool:
        """Whether the person of the card is gone by now: removed, taken back, or merged with another."""
        return bool(self.card.person) and self.journal.people.by_uid(self.card.person) is None

    @property
    def at_end(self) -> bool:
        return self.index + 1 >= len(self.cards)

    def _lay_out(self) -> None:
        """The cards as the people and the length make them now."""
        if self.reflection is None:
            steps = plan.plan(self.prompts, self.journal.reflecting.variant(self.event.id), "unhurried")[:1]
            self.cards = plan.cards(steps, lambda _: ())
        else:
            steps = plan.plan(self.prompts, self.reflection.variant, self.reflection.length)
            self.cards = plan.cards(steps, self.journal.reflecting.people(self.reflection))

    def _ask(self) -> Asking:
        self.turn = 0
        self.again = self.card.step.id in self._come_to
        self._come_to.add(self.card.step.id)
        return ASKING[self.card.step.keeps](self.journal, self.reflection, self.card, self.prompts)

    # Going

    def begin(self, length: str) -> None:
        """A length is chosen: the reflection begins, or goes on in that length."""
        if self.reflection is None:
            self.reflection = self.journal.reflecting.begin(self.event.id, length)
        elif self.reflection.length != length:
            self.set_length(length)
        self._lay_out()
        self.index = 0
        self.go(1)

    def set_length(self, length: str) -> None:
        """The other length from here on; the card stays, or the nearest there is."""
        assert self.reflection is not None
        here = self.card
        self.journal.reflecting.stand(self.reflection.id, here.step.id, here.person, length=length)
        self.reflection = self.journal.reflections.get(self.reflection.id)
        self._lay_out()
        self.index = plan.place(self.cards, here.step.id, here.person, self.prompts.order)
        self.asking = self._ask()

    def go(self, by: int) -> None:
        """To a neighbouring card. The people may have changed meanwhile, so the cards are laid out anew."""
        assert self.reflection is not None
        here = self.card
        self._lay_out()
        at = plan.place(self.cards, here.step.id, here.person, self.prompts.order)
        self.index = min(max(at + by, 0), len(self.cards) - 1)
        self.asking = self._ask()
        self.journal.reflecting.stand(self.reflection.id, self.card.step.id, self.card.person)
        if self.card.step.keeps == "quiet":
            self.journal.reflecting.complete(self.reflection.id)

    def without(self) -> None:
        """To the card that comes in the place of one whose person is gone."""
        here, last = self.card.step.id, self.index
        self._lay_out()
        of_step = [index for index, card in enumerate(self.cards) if card.step.id == here]
        self.index = min(last, of_step[-1]) if of_step else plan.place(self.cards, here, "", self.prompts.order)
        self.asking = self._ask()

    def skip(self) -> None:
        """Past the rest of a step's cards: going card by card is offered, never demanded."""
        at, count = plan.within(self.cards, self.index)
        if self.index + 1 + count - at < len(self.cards):
            self.go(1 + count - at)

    def close(self, closing: str) -> str:
        """Close it. Returns what to say: also what became of lines set aside that nothing was decided of."""
        assert self.reflection is not None
        closed = self.journal.reflecting.close(self.reflection.id, closing)
        said = [("finished", True), ("finished_promised", closed.promised), ("finished_aside", closed.left)]
        return " ".join(self.words[words] for words, wanted in said if wanted)

    # Showing

    def view(self) -> CardView:
        """What the card shows now."""
        asking, step, today = self.asking, self.card.step, self.journal.clock.today()
        at, of = plan.dots(self.cards, self.index)
        n, count = plan.within(self.cards, self.index)
        long = present.long_day(self.event.day, today)
        opening = step.keeps == "session"
        return CardView(
            occasion="" if opening else f"{self.event.title} · {long}",
            dots=" ".join("●" if i < at else "○" for i in range(of)) if self.reflection else "",
            card_of=plan.fill(self.words["card_of"], n=str(n), count=str(count)) if count > 1 else "",
            name=asking.name(),
            known="\n".join(asking.known()),
            question=plan.ask(step, event=self.event.title, when=long, name="", nth=n),
            says=asking.says(),
            choices=tuple(asking.choices()),
            choices_first=asking.choices_wait(),
            lines=tuple(asking.lines()) if self.reflection else (),
            reading=step.keeps == "reading",
        )

    def jogger(self) -> str:
        """The next memory jogger of this step; "" where it has none."""
        words = plan.jogger(self.card.step, self.turn, self.event.uid)
        self.turn += 1
        return f"… {words}" if words else ""

    def echo_words(self, echo: Echo) -> str:
        """The evidence beside a look-alike: its own words, when, with whom and where."""
        today = self.journal.clock.today()
        if echo.ref.kind == "conversation":
            return f"{story.echo(echo, today)}   Ctrl+E: joins them"
        where = f", after {echo.where}" if echo.where else ""
        said = plan.fill(self.words["echo"], when=present.on_day(echo.day, today))
        return f"{said}{where}:\n“{short(echo.text, 100)}”   Ctrl+E: the same idea"

    def echoes_words(self, echoes: Sequence[Echo]) -> str:
        """The likest of what may be the same, and the others in a line each."""
        today = self.journal.clock.today()
        others = [story.echo(echo, today) for echo in echoes[1:]]
        return "\n".join([self.echo_words(echoes[0]), *others]) if echoes else ""
