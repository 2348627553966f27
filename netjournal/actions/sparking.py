"""What comes back by itself: the idea of the day and what is said to it, this day in other years, news for someone."""

from contextlib import suppress
from datetime import date, timedelta

from netjournal.actions.nouns import Nouns
from netjournal.domain import news, sparks
from netjournal.domain.news import News
from netjournal.domain.records import Ref
from netjournal.domain.review import Happened
from netjournal.domain.sparks import Candidate, Spark
from netjournal.errors import JournalBusy, JournalFull
from netjournal.store import news as stored
from netjournal.store import weeks
from netjournal.store.sparks import Sparks
from netjournal.text import short


class Sparking:
    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns
        self.sparks = Sparks(nouns.database)

    def today(self) -> Spark | None:
        """The spark of today: at most one, the same all day. None where nothing comes back, or it rests by now.

        What was chosen is kept where the journal can be written at once; where not, the day chooses the same again.
        """
        day = self.nouns.clock.today()
        kept = self.sparks.chosen(day)
        if kept is not None:
            idea, reason, answer = kept
            return self._spark(idea, reason, answer, day) if idea is not None else None
        found = sparks.choose(self.candidates(day), day)
        if found is None:
            return None
        reason, candidate = found
        with (
            suppress(JournalBusy, JournalFull),
            self.nouns.database.write("The spark of the day", quiet=True, waits=False),
        ):
            self.sparks.choose(day, candidate.id, reason)
        return self._spark(candidate.id, reason, "", day)

    def candidates(self, day: date) -> dict[str, list[Candidate]]:
        """What may come back on a day, by the reason."""
        rested, old = day - timedelta(days=sparks.REST_DAYS), day - timedelta(days=sparks.OLD_DAYS)
        first = self.sparks.unvisited_since()
        unvisited = first is not None and first < old
        return {
            "unvisited": self.sparks.unvisited(sparks.begin_at(first, old, day), old, rested)
            if first is not None and unvisited
            else [],
            "on this day": self.sparks.of_days(sparks.same_days(day), rested),
            "meeting": self._meetings(day, rested),
        }

    def _meetings(self, day: date, rested: date) -> list[Candidate]:
        return self.sparks.of_meetings(day, day + timedelta(days=sparks.MEETING_DAYS - 1), rested)

    def _spark(self, idea: int, reason: str, answer: str, day: date) -> Spark | None:
        """The spark with what says why; whom one meets is asked anew, and may have been called off."""
        line = self.nouns.ideas.line(idea)
        if line is None or (line.resting and answer != "rest"):
            return None
        meets = [c for c in self._meetings(day, day) if c.id == idea] if reason == "meeting" else []
        who, event, on = (meets[0].who, meets[0].event, meets[0].on) if meets else ("", "", None)
        return Spark(line, reason, answer, who, event, on, self.sparks.is_visited(idea, day))

    def answer(self, spark: Spark, words: str) -> int | None:
        """What is said to the spark of today: one of `sparks.ANSWERS`. Returns the action of saying that it is alive
        or of letting it rest; the others are nothing to take back.
        """
        assert words in sparks.ANSWERS
        day, database = self.nouns.clock.today(), self.nouns.database
        action = None
        if words == "rest":
            with database.write("Let the spark of the day rest") as action:
                self.nouns.ideas.edit(spark.idea.id, resting=True)
        alive = words == "alive"
        label = f"Said of “{short(spark.idea.text, 40)}”: still alive" if alive else "The spark of the day"
        with database.write(label, quiet=not alive) as said:
            action = said if alive else action
            self.sparks.choose(day, spark.idea.id, spark.reason)
            self.sparks.answer(day, words)
            if words != "not now":
                self.sparks.visit(spark.idea.id, day)
        return action

    def visited(self, ref: Ref) -> None:
        """An idea's page was opened. Noted once a day, and only where the journal can be written at once."""
        day = self.nouns.clock.today()
        if self.sparks.is_visited(ref.id, day):
            return
        with (
            suppress(JournalBusy, JournalFull),
            self.nouns.database.write("Looked at an idea", quiet=True, waits=False),
        ):
            self.sparks.visit(ref.id, day)

    def on_this_day(self) -> list[Happened]:
        """What the journal holds of this day in earlier months and years, the latest first; nothing that was to do."""
        found = weeks.of_days(self.nouns.database, sparks.same_days(self.nouns.clock.today()))
        return [one for one in found if one.ref.kind != "idea" or sparks.is_idea(one.text)]

    def spoke(self, person: int) -> date | None:
        """The day of the latest conversation with someone, up to today: from there news is counted."""
        return stored.last_spoke(self.nouns.database, person, self.nouns.clock.today())

    def news_for(self, person: int) -> list[News]:
        """Own ideas and events since the last conversation with someone that touch their words: at most three reasons
        to be in touch. Empty for someone never spoken with, or where nothing really touches."""
        database, today = self.nouns.database, self.nouns.clock.today()
        since = stored.last_spoke(database, person, today)
        if since is None or since >= today:
            return []
        words = news.words_of(stored.lines_of(database, person))
        if not words:
            return []
        counts, total = stored.counted(database, list(words))
        words = news.telling(words, counts, total)
        return news.choose(stored.own(database, list(words), person, since, today), words, counts, total)
