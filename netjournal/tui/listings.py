"""The pages of people with what says so: who slips away, who moved closer this month."""

from datetime import date

from netjournal import present
from netjournal.journal import Journal
from netjournal.tui.screens.lines import LinesPage, PersonSaid

MOST = 500


def drifting(journal: Journal) -> LinesPage:
    """Those who slip away from the rhythm there was."""

    def read() -> list[PersonSaid]:
        return [
            PersonSaid(one.who.ref, one.who.name, one.who.does, present.slipping_words(one.gap, one.silence))
            for one in journal.touching.slipping(MOST)
        ]

    return LinesPage(
        "slipping away",
        "People you talked with on several days, and not of late. Nobody has to be in a circle for this.",
        "Nobody slips away.\nWho was talked with on three days or more, and then not for long, would stand here.",
        read,
    )


def closer(journal: Journal) -> LinesPage:
    """Who moved in this month and the one before."""
    today = journal.clock.today()
    first = date(today.year - (today.month == 1), (today.month - 2) % 12 + 1, 1)

    def read() -> list[PersonSaid]:
        return [
            PersonSaid(
                one.ref,
                one.name,
                "; ".join(one.words),
                f"{present.moved_words(one.closer, one.further)}, {one.stage}",
            )
            for one in journal.touching.moved(first, today)
        ]

    return LinesPage(
        "who moved closer",
        f"Since {present.LONG_MONTHS[first.month - 1]}. For any week, month or year: netjournal closer --month 2026-11",
        "Nobody was said to have moved.\nIn a reflection or a review, + says closer, = the same, - further.",
        read,
    )
