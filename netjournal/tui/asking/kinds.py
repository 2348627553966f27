"""Which class asks a step, by what the step keeps (`Step.keeps`), so that prompts are added and reordered as data."""

from netjournal.tui.asking.cards import Cards, Conversations
from netjournal.tui.asking.faces import Attendance, FollowUps
from netjournal.tui.asking.lenses import Lenses
from netjournal.tui.asking.pausing import Quiet, Session
from netjournal.tui.asking.promises import Openings, Promises
from netjournal.tui.asking.reading import Reading
from netjournal.tui.asking.spark import Spark
from netjournal.tui.asking.step import Asking
from netjournal.tui.asking.writing import Freewriting, Ideas

ASKING: dict[str, type[Asking]] = {
    "session": Session, "freewriting": Freewriting, "attendance": Attendance, "cards": Cards, "ideas": Ideas,
    "echoes": Ideas, "conversations": Conversations, "lenses": Lenses, "spark": Spark, "quiet": Quiet,
    "promises": Promises, "openings": Openings, "follow_ups": FollowUps, "reading": Reading,
}  # fmt: skip
