"""The page of what was written, in the writer's own words: a quiet heading a question, and what came to it."""

from collections.abc import Iterable

from netjournal import present
from netjournal.actions.reflecting import FIRST_WORD, HELP, LENSES
from netjournal.domain.records import MOVES, Answer
from netjournal.domain.reflection import Prompts
from netjournal.journal import Journal
from netjournal.text import key
from netjournal.tui.asking.step import Asking, Shown, Told

_LENS_WORDS = tuple(f"{lens}: " for lens in LENSES)


class Reading(Asking):
    """The page of what was written, and a closing line."""

    closes = True
    hint = "hint_closing"

    def lines(self) -> list[Shown]:
        return read_back(self.journal, self.prompts, self.journal.reflections.answers(self.reflection.id))

    def keep(self, text: str) -> Told:
        return Told(onward=True)


def read_back(journal: Journal, prompts: Prompts, answers: Iterable[Answer]) -> list[Shown]:
    """Everything answered, by question in the order they are asked, each under the title of its question."""
    by_step: dict[str, list[Answer]] = {}
    for answer in answers:
        by_step.setdefault(answer.step, []).append(answer)
    order = {step: place for place, step in enumerate(prompts.order)}
    page: list[Shown] = []
    for step in sorted(by_step, key=lambda step: order.get(step, len(order))):
        asked = prompts.step(step)
        page.append(Shown("", asked.title if asked else step.replace("_", " ").capitalize(), heading=True))
        page += _answered(journal, by_step[step])
    return page


def _answered(journal: Journal, answers: list[Answer]) -> list[Shown]:
    """The lines of one question. A line lifted out of the free writing is marked there, and not said twice."""
    free = [line for answer in answers if _is_free(answer) for line in answer.text.split("\n")]
    kept = [answer for answer in answers if not _is_free(answer)]
    ideas = {key(answer.text) for answer in kept if answer.ref and answer.ref.kind == "idea"}
    written = {key(line) for line in free}
    lifted = ideas & written
    found = [Shown(present.SPARK if key(line) in lifted else " ", line.rstrip()) for line in free]
    lenses: dict[str, list[str]] = {}
    for answer in kept:
        if answer.text.startswith(_LENS_WORDS):
            lenses.setdefault(answer.person, []).append(answer.text)
        elif key(answer.text) not in written or (answer.ref is not None and key(answer.text) not in lifted):
            found.append(_line(journal, answer))
    return found + [Shown(" ", person, " · ".join(said)) for person, said in lenses.items()]


def _is_free(answer: Answer) -> bool:
    """Whether an answer is running text of its own: the free writing, the closing line."""
    return answer.ref is None and answer.person_id is None and not answer.set_aside


def _line(journal: Journal, answer: Answer) -> Shown:
    """One answer: a record in its words of today, what was said of somebody with their name."""
    ref, text, person = answer.ref, answer.text, answer.person
    if ref is not None and ref.kind == "idea":
        return Shown(present.SPARK, journal.ideas.get(ref.id).text, person)
    if ref is not None and ref.kind == "promise":
        promise = journal.promises.get(ref.id)
        return Shown(present.MINE if promise.direction == "mine" else present.THEIRS, promise.words, person)
    if ref is not None:
        return Shown("“", text, person)
    if text == FIRST_WORD or text in MOVES:
        return Shown(" ", person, "" if text == FIRST_WORD else text)
    if text.startswith(HELP):
        return Shown(" ", text.removeprefix(HELP), f"could help {person}")
    return Shown(" ", text, person)
