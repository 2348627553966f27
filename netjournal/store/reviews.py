"""Every query about weekly reviews and what was decided in them."""

from datetime import date, timedelta

from netjournal.domain.records import Decision, Review
from netjournal.store import index
from netjournal.store.database import Database, Row
from netjournal.store.fields import day_text, the_day, to_day
from netjournal.store.review_tables import DecisionRow, ReviewRow
from netjournal.text import clean, one_line

_BETWEEN = " · "
"""What stands between the lines two windows closed one week with."""
_SELECT = "SELECT id, uid, week, closed_on, line FROM review"


def _review(row: Row) -> Review:
    id_, uid, week, closed, line = row
    return Review(id_, uid, the_day(week), to_day(closed), line)


class Reviews:
    def __init__(self, database: Database) -> None:
        self.database = database

    def of_week(self, first: date) -> Review | None:
        """The review of the week that begins on this day, or of the one most of its days are in: reviews stay when
        weeks begin on another weekday than before."""
        found = self.database.row(
            f"{_SELECT} WHERE week BETWEEN ? AND ? ORDER BY week <> ?, closed_on = '', id LIMIT 1",
            day_text(first - timedelta(days=3)), day_text(first + timedelta(days=3)), day_text(first))  # fmt: skip
        return _review(found) if found else None

    def closed(self, limit: int = 60) -> list[Review]:
        """Those that were closed, the latest week first."""
        return [
            _review(row)
            for row in self.database.rows(f"{_SELECT} WHERE closed_on <> '' ORDER BY week DESC LIMIT ?", limit)
        ]

    def begin(self, first: date) -> Review:
        """The review of a week, begun where there is none. Two windows begin the same one. Inside `write`.

        Having begun is no action to take back: the first decision would take the review of another window with it."""
        there = self.of_week(first)
        if there is None:
            with self.database.unnoted():
                ReviewRow.insert(uid=self.database.new_uid(), week=first, started_at=self.database.now()).execute(
                    self.database.db
                )
            there = self.of_week(first)
            assert there is not None
            index.add(self.database.db, "review", there.id)
        return there

    def close(self, id_: int, today: date, line: str, instead_of: str = "") -> None:
        """The review is closed, once; its line can be written again. `instead_of`: the line that was seen when this one
        was written. Where another stands by now, both are kept. Inside `write`."""
        line = one_line(line)
        closed, stands = self.database.row("SELECT closed_on, line FROM review WHERE id = ?", id_) or ("", "")
        if stands and stands != instead_of:
            parts = dict.fromkeys([*stands.split(_BETWEEN), *filter(None, line.split(_BETWEEN))])
            line = _BETWEEN.join(parts)
        values: dict[str, object] = {"line": line}
        if not closed:
            values |= {"closed_on": today, "closed_at": self.database.now()}
        ReviewRow.update(**values).where(ReviewRow.id == id_).execute(self.database.db)

    # What was done

    def latest_action(self) -> int:
        """The latest action there is; 0 in a journal without any."""
        return int(self.database.value("SELECT coalesce(max(id), 0) FROM action"))

    def action_of(self, id_: int, until: int) -> int:
        """The latest action up to that one which still stands and belongs to this review; 0 where there is none."""
        return int(self.database.value(
            "SELECT coalesce((SELECT id FROM action WHERE id <= ?2 AND takes_back IS NULL AND done AND EXISTS "
            "(SELECT 1 FROM change c WHERE c.action_id = action.id AND (c.tbl = 'review' AND c.row = ?1 "
            "OR c.tbl = 'decision' AND c.row IN (SELECT d.id FROM decision d WHERE d.review_id = ?1))) "
            "ORDER BY id DESC LIMIT 1), 0)", id_, until))  # fmt: skip

    # What was decided

    def decide(self, id_: int, section: str, item: str, today: date, words: str = "") -> None:
        """An item is reviewed. Decided in two windows it is decided once, and what each remembered is kept."""
        words = clean(words).strip()
        there = self.database.row(
            "SELECT id, words FROM decision WHERE review_id = ? AND section = ? AND item = ?", id_, section, item
        )
        if there is None:
            DecisionRow.insert(
                uid=self.database.new_uid(), review_id=id_, section=section, item=item, day=today, words=words
            ).execute(self.database.db)
        elif more := [line for line in words.split("\n") if line and line not in there[1].split("\n")]:
            joined = "\n".join(filter(None, (there[1], *more)))
            self.database.run("UPDATE decision SET words = ? WHERE id = ?", joined, there[0])

    def decisions(self, id_: int) -> list[Decision]:
        """What was decided in one review, in order."""
        found = self.database.rows(
            "SELECT section, item, day, words FROM decision WHERE review_id = ? ORDER BY id", id_
        )
        return [Decision(section, item, the_day(day), words) for section, item, day, words in found]

    def decided_since(self, since: date, soon: date) -> dict[tuple[str, str], date]:
        """(section, item) of all that was reviewed from that day on, with the latest day up to `soon`, else with
        a later one, left by a clock that ran fast."""
        found = self.database.rows(
            "SELECT section, item, coalesce(max(CASE WHEN day <= ?2 THEN day END), min(day)) FROM decision "
            "WHERE day >= ?1 GROUP BY section, item", day_text(since), day_text(soon))  # fmt: skip
        return {(section, item): the_day(day) for section, item, day in found}
