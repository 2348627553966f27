"""Walking through one weekly review: its items as the sections bring them, the place among them, and what was done.

No widgets. The items are gathered section by section, so that the first is on the screen before the last is looked
for; from then on their order stays, and what is decided here or in another window is marked on them.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from netjournal import present
from netjournal.domain.records import Ref
from netjournal.domain.review import BY_ID, Item, Section
from netjournal.domain.weeks import Week
from netjournal.errors import NetjournalError, NotFound, StandsInTheWay
from netjournal.journal import Draft, Journal
from netjournal.text import short
from netjournal.tui.lines import ASKED, applies

Name = tuple[str, str]
"""What an item is known by for good: its section and its uid."""


class Weekly:
    """One week's review, begun or resumed. Nothing is written before something is decided."""

    def __init__(self, journal: Journal, week: Week, limit: int | None = None) -> None:
        self.journal = journal
        self.reviewing = journal.reviewing
        self.week = week
        self.limit = limit
        self.standing = self.reviewing.standing(week)
        self.items: list[Item] = []
        self.at = 0
        self.whole = False
        """Whether every section has been asked."""
        self.resumed = bool(self.standing.here)
        self.more: dict[str, int] = {}
        """By section, how many more wait for the next weeks."""
        self.held_back = 0
        """How many the limit leaves for another time."""
        self._sections: Iterator[tuple[str, list[Item], int]] = self.reviewing.sections(self.standing)
        self._taken = 0
        self._found_place = False
        self._did: list[tuple[int, Name]] = []
        """(action, item) of everything done here, the latest last."""
        self._earlier = self.reviewing.reviews.latest_action()
        """What was done up to this action was done in the runs before."""
        self._words: dict[Name, str] = {}
        """What was remembered of three months ago, should the disk refuse its draft."""

    # Gathering

    def gather(self) -> bool:
        """Ask one more section. Returns whether there are more to ask. Raises JournalHeld, and can be asked again."""
        if self.whole:
            return False
        known = len(self.items)
        try:
            section, found, more = next(self._sections)
        except StopIteration:
            self.whole = True
        except NetjournalError:
            self._begin_again()
            raise
        else:
            self._take(found)
            self.more[section] = more
        if not self._found_place:
            self._find_place()
        while self.item and self.item.decided and self.at >= known:
            self.at += 1
        return not self.whole

    def _begin_again(self) -> None:
        """A generator that failed has ended: the sections are asked from the first, what is here stays."""
        self.held_back = 0
        self._sections = self.reviewing.sections(self.standing)

    def _take(self, found: list[Item]) -> None:
        known = {_name(item) for item in self.items}
        for item in found:
            if _name(item) in known:
                continue
            if self.limit is not None and (self.held_back or (not item.decided and self._taken >= self.limit)):
                self.held_back += not item.decided
                continue
            self._taken += not item.decided
            self.items.append(item)

    def _find_place(self) -> None:
        """The first that is not decided: there a review begins, and goes on."""
        for place, item in enumerate(self.items):
            if not item.decided:
                self.at, self._found_place = place, True
                return
        self.at = len(self.items)

    # The place

    @property
    def item(self) -> Item | None:
        """What one is on; None at the close, or before anything was found."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def section(self) -> Section | None:
        return BY_ID[self.item.section] if self.item else None

    @property
    def at_close(self) -> bool:
        return self.item is None and self.whole

    @property
    def waiting(self) -> int:
        """How many are not decided."""
        return sum(1 for item in self.items if not item.decided)

    @property
    def banner(self) -> str:
        """ "[4 of 19]"; the count is there when all sections have been asked."""
        return f"[{self.at + 1} of {len(self.items) if self.whole else '…'}]"

    def on(self) -> None:
        """To the next that is not decided, or to the close."""
        self.at += 1
        while self.item and self.item.decided:
            self.at += 1

    def back(self) -> bool:
        """To the one before, decided or not. Returns whether there is one."""
        if not self.at:
            return False
        self.at = min(self.at, len(self.items)) - 1
        return True

    def renew(self) -> None:
        """What one is on, as it stands by now. Raises NotFound when it is no longer in the journal."""
        if self.item:
            self.items[self.at] = self.reviewing.fresh(self.item)

    def drop(self) -> bool:
        """What one is on is no longer in the journal. Returns whether a line was begun about it: its words wait in the
        line at the close."""
        waits = self._to_the_close()
        del self.items[self.at]
        while self.item and self.item.decided:
            self.at += 1
        return waits

    def _to_the_close(self) -> bool:
        drafts, close = self.journal.drafts, self._place("close", "write")
        moved = False
        for mode in ASKED:
            left = drafts.read(self.draft(mode))
            if left is None:
                continue
            there = drafts.read(close)
            with suppress(OSError):  # then it stays where it is
                drafts.save(close, Draft("\n".join(filter(None, (there.text if there else "", left.text)))))
                drafts.forget(self.draft(mode))
                moved = True
        return moved

    # Doing and taking back

    def did(self, action: int, *, decided: bool = True) -> None:
        """Something was done with the item one is on; where that decided it, the next comes."""
        assert self.item is not None
        self._did.append((action, _name(self.item)))
        if decided:
            self._mark(self.at, True)
            self.on()

    def undo(self) -> str:
        """Take back what was done last in this review, here or in the runs before; it is gone back to, and what was
        remembered is a draft again. Returns the label of what was taken back. Raises NotFound when nothing of this
        review is left, StandsInTheWay."""
        self.refresh()
        before = self.standing.here
        label, about = self._take_back()
        self.refresh()
        for name, decision in before.items():
            now = self.standing.here.get(name)
            stay = now.words.split("\n") if now else []
            self._remember_again(name, [line for line in decision.words.split("\n") if line and line not in stay])
        undecided = [name for name in before if name not in self.standing.here]
        self._come_up_again(undecided)
        places = {_name(item): place for place, item in enumerate(self.items)}
        self.at = next((places[name] for name in (about, *undecided) if name in places), self.at)
        return label

    def _come_up_again(self, names: list[Name]) -> None:
        """Items decided before this run, and so not among these: each comes at the end of its section."""
        known = {_name(item) for item in self.items}
        missing = [name for name in names if name not in known]
        order = list(BY_ID)
        for item in self.reviewing.items(self.standing) if missing else ():
            if _name(item) in missing:
                rank = order.index(item.section)
                later = (place for place, other in enumerate(self.items) if order.index(other.section) > rank)
                self.items.insert(next(later, len(self.items)), item)

    def _take_back(self) -> tuple[str, Name | None]:
        """One that changed nothing, or was taken back elsewhere, is passed over; one that can't be taken back any more
        says so once, and the next `u` takes the one before."""
        while self._did:
            action, about = self._did[-1]
            try:
                label = self.journal.undo(action).label
            except NotFound:
                self._did.pop()
            except StandsInTheWay:
                self._did.pop()
                raise
            else:
                self._did.pop()
                return label, about
        review = self.standing.review
        action = self.reviewing.reviews.action_of(review.id, self._earlier) if review else 0
        if not action:
            raise NotFound("Nothing of this review is left to take back.")
        try:
            label = self.journal.undo(action).label
        except (NotFound, StandsInTheWay):
            self._earlier = action - 1
            raise
        self._earlier = action - 1
        return label, None

    def _remember_again(self, name: Name, lines: list[str]) -> None:
        """Words that went with a decision are a draft again."""
        if not lines:
            return
        place = self._place("-".join(name), "write")
        there = self.journal.drafts.read(place)
        text = "\n".join(dict.fromkeys([*lines, *(there.text.split("\n") if there else [])]))
        self._words[name] = text
        with suppress(OSError):
            self.journal.drafts.save(place, Draft(text))

    def refresh(self) -> None:
        """Mark what is decided by now, here or in another window."""
        self.standing = self.reviewing.standing(self.week)
        for place, item in enumerate(self.items):
            self._mark(place, _name(item) in self.standing.here)

    def _mark(self, place: int, decided: bool) -> None:
        self.items[place] = self.items[place]._replace(decided=decided)

    # Words

    def draft(self, mode: str) -> str:
        """Where the draft of a line about this item is kept."""
        return self._place("-".join(_name(self.item)) if self.item else "close", mode)

    def _place(self, about: str, mode: str) -> str:
        return f"review-{self.week.first.isoformat()}-{about}-{mode}"

    @property
    def remembered(self) -> str:
        """Three months ago: what was written before looking; decided with, or still a draft."""
        if self.item is None or self.item.section != "ago":
            return ""
        name, draft = _name(self.item), self.journal.drafts.read(self.draft("write"))
        decision = self.standing.here.get(name)
        return self._words.get(name) or (draft.text if draft else "") or (decision.words if decision else "")

    def remember(self, text: str) -> None:
        """What comes to mind before one looks; its draft is the page's."""
        assert self.item is not None
        self._words[_name(self.item)] = text

    def forget(self, item: Item) -> None:
        """What was remembered stands in a decision by now."""
        self._words.pop(_name(item), None)

    @property
    def unsaid(self) -> bool:
        """Whether something was remembered that no decision holds yet."""
        decision = self.standing.here.get(_name(self.item)) if self.item else None
        return bool(self.remembered) and self.remembered != (decision.words if decision else "")

    def begun_line(self) -> str:
        """The key of a line about this item that was begun and left; "" where there is none. What was remembered of
        three months ago stands on the page itself."""
        item = self.item
        for mode, asked in ASKED.items():
            shown = item is not None and item.section == "ago" and mode == "write"
            if applies(mode, item) and not shown and self.journal.drafts.read(self.draft(mode)):
                return asked.key
        return ""

    def headline(self) -> tuple[str, str]:
        """The words of the banner: whom or what, and the rest of it."""
        item, today = self.item, self.journal.clock.today()
        if item is None:
            return f"The {week_words(self.week, today)}", ""
        day = present.day_phrase(item.day, today)
        match item.section:
            case "conversations" | "ago":
                return item.who or "nobody named", f"{item.what} {_on(item.day, today)}"
            case "mine" | "theirs":
                return item.who or short(item.what, 60), "promised " + day
            case "events" | "ahead":
                return item.what, day
            case "pile":
                return item.who, f"met {present.ago(item.day, today)}"
            case "drifting":
                return item.who, f"last together {present.ago(item.day, today)}"
            case "gather" if item.who:
                return item.who, f"nothing but a name, {day}"
            case _:
                return "a spark" if item.section == "sparks" else "a line", day

    def record(self) -> Ref | None:
        """The record whose page `o` opens: whose card, else the item's own."""
        return self.item.ref if self.item else None


def _name(item: Item) -> Name:
    return item.section, item.uid


def week_words(week: Week, today: date) -> str:
    """ "week of 16 November"."""
    return f"week of {present.long_day(week.first, today).partition(' ')[2]}"


def _on(day: date, today: date) -> str:
    """ "on Tuesday" in the last days, else "on Tuesday 17 November"."""
    days = (today - day).days
    if 1 < days < 7:
        return f"on {present.LONG_DAYS[day.weekday()]}"
    return present.on_day(day, today)
