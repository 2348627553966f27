"""How the demo's reflections were answered: line by line, as the app keeps it when somebody types."""

from typing import TYPE_CHECKING

from netjournal.actions.reflecting import LENS_ANSWERS, LENSES
from netjournal.demo import words
from netjournal.demo.visit import Looking, Visit
from netjournal.domain.reflection import Step

if TYPE_CHECKING:
    from netjournal.demo.make import Life


class Answers:
    """The answers of one reflection, step by step, by what each step keeps."""

    def __init__(self, life: "Life", visit: Visit, reflection: int, looking: Looking) -> None:
        self._life, self._visit, self._id, self._looking = life, visit, reflection, looking
        self._left = list(visit.thoughts)

    def write(self) -> None:
        for step in self._looking.steps:
            match step.keeps:
                case "freewriting":
                    self._freewriting(step)
                case "cards":
                    self._cards(step)
                case "ideas":
                    self._lines(step)
                case "echoes":
                    self._echoes(step)
                case "conversations":
                    self._conversations(step)
                case "lenses":
                    self._lenses(step)
                case "spark":
                    for idea in self._visit.thoughts:
                        if idea.spark:
                            self._put(step, idea.words, idea_id=idea.id)
                case "promises":
                    for vow in self._visit.promises:
                        self._put(step, vow.raw, person_id=vow.person, promise_id=vow.id)
                case "openings":
                    self._about(step, 0.7, words.OPENINGS, "")
                case "follow_ups":
                    self._about(step, 0.8, words.FIRST_WORDS, "name")
                case "reading":
                    scene = self._visit.plan.scene
                    self._put(step, scene.closing if scene else self._life.notes.line("closing", words.CLOSINGS))

    def _put(self, step: Step, text: str, **values: object) -> None:
        life = self._life
        life.bulk.put(
            "answer", uid=life.uid(self._looking.at), reflection_id=self._id, step=step.id, text=text, **values
        )

    def _freewriting(self, step: Step) -> None:
        scene = self._visit.plan.scene
        if scene or self._life.chance(0.8):
            self._put(step, scene.wrote if scene else self._life.notes.line("free", words.FREEWRITING))

    def _cards(self, step: Step) -> None:
        for one in self._visit.met[:8]:
            mine = [idea for idea in self._left if idea.people and idea.people[0] is one]
            for idea in mine:
                self._left.remove(idea)
                self._put(step, idea.words, person_id=one.id, idea_id=idea.id)
            if not mine and one.hook and self._life.chance(0.4):
                self._put(step, one.hook, person_id=one.id)

    def _lines(self, step: Step) -> None:
        """What is left, but for an echo where the reflection asks for one later."""
        later = any(other.keeps == "echoes" for other in self._looking.steps)
        for idea in [idea for idea in self._left if not (later and idea.echo)]:
            self._left.remove(idea)
            self._put(step, idea.words, idea_id=idea.id)

    def _echoes(self, step: Step) -> None:
        for idea in self._left:
            self._put(step, idea.words, idea_id=idea.id)
        self._left.clear()

    def _conversations(self, step: Step) -> None:
        life, visit = self._life, self._visit
        if step.for_each:
            for one in visit.known:
                if one.id in visit.talks and "\n" not in visit.talks[one.id][1]:
                    talk, said = visit.talks[one.id]
                    self._put(step, said, person_id=one.id, conversation_id=talk)
                if one.id in visit.moves:
                    self._put(step, visit.moves[one.id], person_id=one.id)
        elif visit.plan.kind == "1-2-1":
            for step_id, line in visit.sheet:
                if step_id == step.id and visit.talks:
                    self._put(step, line, conversation_id=next(iter(visit.talks.values()))[0])
        elif step.id in words.SHEET and life.chance(0.7):
            line = life.notes.line(step.id, words.SHEET[step.id])
            talk = life.talk(visit, [], line, "", "online", self._looking.at, here=True)
            self._put(step, line, conversation_id=talk)

    def _lenses(self, step: Step) -> None:
        life = self._life
        for one in self._visit.talked[:3]:
            for lens in LENSES:
                if life.chance(0.7):
                    self._put(step, f"{lens}: {life.random.choice(LENS_ANSWERS)}", person_id=one.id)
            if life.chance(0.4):
                self._put(step, life.notes.line("help", words.HELPS), person_id=one.id)

    def _about(self, step: Step, likely: float, bank: tuple[str, ...], how: str) -> None:
        life = self._life
        for one in self._visit.talked[:2]:
            if life.chance(likely):
                line = life.notes.line(step.id, bank)
                self._put(step, f"{one.first}: {line}" if how else line, person_id=one.id)
