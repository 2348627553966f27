"""Quick entry of a room: an event, the people met there, what was promised, and what was done about it.

Each command keeps one thing, prints one line that says what it became, and asks for nothing it can do without. What
can't be right (an event that isn't there, a day nobody understands) is refused with nothing kept.
"""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

import click

from netjournal.cli.opening import opened
from netjournal.cli.opening import place as where
from netjournal.cli.output import ask, hint, piped, say, typed_on, warn
from netjournal.domain.promises import SOME_DAY
from netjournal.domain.records import EVENT_KINDS, EventLine, Promise
from netjournal.errors import Ambiguous, NotFound, WrongUse
from netjournal.text import clean, key, one_line, short

if TYPE_CHECKING:
    from netjournal.actions.meeting import Met
    from netjournal.journal import Journal


@click.command("event")
@click.argument("title", nargs=-1)
@click.option("--on", "on", metavar="WHEN", default="", help='The day: "wed" is the last one, "next wed" to come.')
@click.option("--place", default="", help="Where it was.")
@click.option("--series", default="", help='What it is one of: "the Wednesday breakfast".')
@click.option("--kind", type=click.Choice(EVENT_KINDS, case_sensitive=False), default="meeting", help="What it was.")
@click.option("--notes", default="", help="Anything else.")
def event_command(title: tuple[str, ...], on: str, place: str, series: str, kind: str, notes: str) -> None:
    """Write down an event, of today unless you say when.

    \b
    netjournal event "Thames Breakfast" --on wed --place "Town Hall"
    """
    words = one_or_piped(title, "event", "An event needs a title")
    with opened() as journal:
        day = journal.meeting.day_of_event(on)
        known = _same_day(journal, words, day)
        made = journal.meeting.event(
            words, day, place=one_line(place), series=one_line(series), kind=kind, notes=clean(notes).strip()
        )
        parts = [f"Added an event: {short(words, 70)}", _day_said(journal, day, on)]
        say(_joined([*parts, short(place), f"of the series {short(series)}" if one_line(series) else ""]))
        waiting = journal.touching.brake(made) if day >= journal.clock.today() else ""
    if waiting and where().settings.pile.brake:
        hint(f"{waiting} netjournal pile shows who.")
    if known:
        warn(f"{known} of that name was on that day already. If it is the same: netjournal undo")


@click.command("met")
@click.argument("name", nargs=-1)
@click.option("--at", "at", metavar="EVENT", default="", help="The event, by its title or a part of it.")
@click.option("--does", default="", help="What they do and for whom, in one line.")
@click.option("--hook", default="", help='What helps to remember them: "red glasses, sails".')
@click.option("--said", default="", help="What you talked about.")
@click.option("--on", "on", metavar="WHEN", default="", help="The day, where it was at no event.")
def met_command(name: tuple[str, ...], at: str, does: str, hook: str, said: str, on: str) -> None:
    """Write down someone you met.

    \b
    netjournal met Priya Nair --at Thames --does "accounts for bakeries"
    pbpaste | netjournal met --at Thames
    netjournal met "Priya Nair" "Tom Ellis" "Ana Reyes" --at Thames

    Someone known is recognised, and what you knew of them stays. One name is someone you talked with. A list, piped
    in a person a line or each in quotes, is who was in the room, as on the app's room sheet; netjournal reflect asks
    whom of them you talked with.
    """
    alone = {"--does": does, "--hook": hook, "--said": said, "--on": on}
    told = [option for option, words in alone.items() if one_line(words)]
    listed = "" if told and len(name) == 1 and name != ("-",) else _listed(name)
    if listed:
        if told:
            raise WrongUse(f"{told[0]} is for one person, and this is a list of who was there. Nothing was kept.")
        _room(listed, at)
        return
    who = one_or_piped(name, "who", "A person needs a name")
    with opened() as journal:
        event = event_named(journal, at)
        day = journal.meeting.day(on) if one_line(on) else None
        met = journal.meeting.met(who, at=event, does=does, hook=hook, said=said, on=day)
        parts = [_met(met)]
        if event:
            parts.append(_at(journal, event))
        if day and (not event or day != event.day):
            parts.append(_day_said(journal, day, on))
        elsewhere = _elsewhere(met)
        parts += ["" if elsewhere else short(does, 50), short(hook, 50), f"“{short(said)}”" if one_line(said) else ""]
        say(_joined([*parts, *elsewhere]))


def _listed(name: tuple[str, ...]) -> str:
    """A list of people, a line each: piped in, on the lines of one argument, or several that each hold a whole name;
    empty where one person is meant."""
    if name in ((), ("-",)):
        return "" if typed_on() else piped() or " "
    lines = [line for one in name for line in clean(one).split("\n") if one_line(line)]
    return "\n".join(lines) if len(lines) > 1 and all(" " in one_line(one) for one in name) else ""


def _room(text: str, at: str) -> None:
    """A list of people, put in the room of an event in one action and with no word of whether you talked."""
    if not one_line(text):
        raise WrongUse("A person needs a name; nothing was kept.")
    if not one_line(at):
        raise WrongUse("Where did you meet them? Say it with --at EVENT. Nothing was kept.")
    with opened() as journal:
        event = event_named(journal, at)
        assert event is not None
        seen = journal.meeting.recognise(clean(text), event.id)
        if not seen:
            raise WrongUse("There is no name in that list. Nothing was kept.")
        room = journal.meeting.room(event.id, seen)
        from netjournal.present import card_words

        say("\n".join(
            _joined([_met(met), _at(journal, event), short(card_words(one.card), 70), *_elsewhere(met)])
            for one, met in zip(seen, room, strict=True)
        ))  # fmt: skip


@click.command("promise")
@click.argument("words", nargs=-1)
@click.option("--to", "to", metavar="NAME", default="", help="Whom I promised it.")
@click.option("--from", "from_", metavar="NAME", default="", help="Who promised it to me.")
@click.option("--by", "by", metavar="WHEN", default="", help='The day, in any words: fri, "in 2 weeks", 12 Dec.')
@click.option("--every", "every", metavar="TIME", default="", help='Again and again: "2 weeks", month, year.')
@click.option("--at", "at", metavar="EVENT", default="", help="The event it was made at.")
def promise_command(words: tuple[str, ...], to: str, from_: str, by: str, every: str, at: str) -> None:
    """Write down a promise: mine, or with --from theirs.

    \b
    netjournal promise send the VAT checklist --to Priya --by fri
    netjournal promise "introduce me to his printer" --from Tom
    netjournal promise ring Ana --every "2 weeks"

    A date that isn't understood is kept in its own words. One that recurs is counted from the day it was done.
    """
    what = one_or_piped(words, "promise", "A promise needs words")
    if to and from_:
        raise WrongUse("A promise is made --to someone or comes --from someone, not both. Nothing was kept.")
    if (to or from_) and not key(to or from_):
        raise WrongUse("Nobody has a name without a letter. Nothing was kept.")
    with opened() as journal:
        event = event_named(journal, at)
        kept = journal.promising.make(
            what, to=one_line(to), from_=one_line(from_), by=one_line(by), every=every, event=event
        )
        from netjournal.present import kept_line

        say(_joined([kept_line(kept, journal.clock.today()), _again(every)]))


@click.command("done")
@click.argument("words", nargs=-1)
@click.option("--said", "came", metavar="WORDS", default="", help="What came of it, or why it was let go.")
@click.option("--let-go", is_flag=True, help="It won't be done, and that is all right.")
def done_command(words: tuple[str, ...], came: str, let_go: bool) -> None:
    """Say that a promise is done, mine or theirs.

    \b
    netjournal done checklist
    netjournal done checklist Priya --said "she has used it twice"

    Any words of the promise will do, and the name of the person.
    """
    what = one_or_piped(words, "which promise", "Say which promise: any words of it will do")
    with opened() as journal:
        promise = _promise(journal, what)
        today = journal.clock.today()
        if not let_go and promise.due and promise.due > today and journal.promises.just_begun(promise.id, today):
            next_ = _day_said(journal, promise.due, "")
            raise WrongUse(
                f"“{short(promise.words)}” was done today already; it is due again {next_}. Nothing was changed."
            )
        journal.promising.finish(promise.id, clean(came), let_go=let_go)
        again = "" if let_go else _again(promise.repeats)
        say(
            _joined(
                [f"{'Let go' if let_go else 'Done'}: {short(promise.words, 70)}", _whose(promise), _quoted(came), again]
            )
        )


@click.command("later")
@click.argument("words", nargs=-1)
@click.option("--until", "until", metavar="WHEN", default="", help='It asks again then: tomorrow, fri, "some day".')
@click.option("--agreed", "agreed", metavar="WHEN", default="", help="The new day, of which you told them.")
@click.option("--said", "said", metavar="WORDS", default="", help="With --agreed: how it was said.")
def later_command(words: tuple[str, ...], until: str, agreed: str, said: str) -> None:
    """Put a promise off, or renegotiate it.

    \b
    netjournal later checklist --until "next week"
    netjournal later checklist Priya --agreed "12 Dec" --said "rang her"

    Put off, it keeps its day and asks later; agreed, it has a new one. Its page tells both.
    """
    what = one_or_piped(words, "which promise", "Say which promise: any words of it will do")
    if bool(one_line(until)) == bool(one_line(agreed)):
        raise WrongUse(
            "Say --until WHEN to put it off, or --agreed WHEN for a new day you told them. Nothing was changed."
        )
    if one_line(said) and not one_line(agreed):
        raise WrongUse(
            "--said goes with --agreed: what is put off quietly was not said to anyone. Nothing was changed."
        )
    with opened() as journal:
        promise = _promise(journal, what)
        if one_line(agreed):
            journal.promising.renegotiate(promise.id, agreed, clean(said))
            now = journal.promises.get(promise.id)
            assert now.due is not None
            how = f"Renegotiated, due {_day_said(journal, now.due, agreed)}"
        else:
            day, _ = journal.promising.snooze(promise.id, until)
            how = "Put off to some day" if day == SOME_DAY else f"Put off until {_day_said(journal, day, until)}"
        say(_joined([f"{how}: {short(promise.words, 70)}", _whose(promise), _quoted(said)]))


@click.command("reopen")
@click.argument("words", nargs=-1)
def reopen_command(words: tuple[str, ...]) -> None:
    """Open a promise again that was done or let go.

    \b
    netjournal reopen checklist Priya

    Of several, the one closed last is meant.
    """
    what = one_or_piped(words, "which promise", "Say which promise: any words of it will do")
    with opened() as journal:
        promise = _promise(journal, what, closed=True)
        journal.promising.reopen(promise.id)
        say(_joined([f"Open again: {short(promise.words, 70)}", _whose(promise)]))


# Reading what was given


def one_or_piped(given: tuple[str, ...], question: str, needs: str) -> str:
    """The words of a command: as given, from the pipe, or asked for. Raises WrongUse, saying what it `needs`."""
    if given:
        text = " ".join(given)
    else:
        text = ask(question) if typed_on() else piped()
    words = one_line(text)
    if not words:
        raise WrongUse(f"{needs}; nothing was kept.")
    return words


def event_named(journal: "Journal", words: str) -> EventLine | None:
    """The event --at means. Raises NotFound, Ambiguous, saying that nothing was kept."""
    if not one_line(words):
        return None
    try:
        return journal.meeting.find_event(one_line(words))
    except NotFound as error:
        import shlex

        title = shlex.quote(one_line(words))  # as it can be copied
        raise NotFound(f"{error} Nothing was kept. To add it: netjournal event {title} --on WHEN") from None
    except Ambiguous as error:
        raise Ambiguous(f"{error} Nothing was kept.") from None


def _same_day(journal: "Journal", title: str, day: date) -> str:
    """How many events of this title are written down for this day, in words; empty for none."""
    same = [line for line in journal.events.named(title, max(day, journal.clock.today())) if line.day == day]
    same = [line for line in same if key(line.title) == key(title)]
    return "" if not same else "One event" if len(same) == 1 else f"{len(same)} events"


_MOST_READ = 5000
"""Open promises looked through for words that stand apart in them; nobody keeps more."""


def _promise(journal: "Journal", words: str, *, closed: bool = False) -> Promise:
    """The one promise meant by some of its words and its person's name, or by what a list of several says of it: an
    open one, or of those that are closed the last. Raises NotFound, Ambiguous."""
    from netjournal.journal import Narrow

    said = key(words)
    if not (wanted := set(said.split())):
        raise WrongUse("Say which promise: any words of it will do. Nothing was changed.")
    # The list of several cuts long words, and says of each whether it is to or from somebody.
    parts = [word.rstrip("….") or word for word in one_line(words).split()]
    longest = max(parts, key=lambda word: (word not in ("to", "from"), len(word)))
    holding = journal.listing("promise", Narrow(find=longest)).at(0, _MOST_READ)
    found: list[Promise] = [p for p in holding if (p.state != "open") == closed and _says(p, wanted)]
    found = [promise for promise in found if key(_told(promise)) == said] or found
    found = [promise for promise in found if key(promise.words) == said] or found
    if not found:
        state, see = ("closed", "netjournal promises --all") if closed else ("open", "netjournal promises")
        raise NotFound(f"No {state} promise says “{short(words)}”. To see them: {see}")
    if closed:
        return max(found, key=lambda p: (p.closed_on or date.min, p.id))
    # The same promise twice to the same person: the one that waits longest is meant.
    if len({(key(p.words), p.person_id, p.direction) for p in found}) > 1:
        some = "\n".join(f"  {_told(promise)}" for promise in found[:8])
        more = f"\n  and {len(found) - 8} more" if len(found) > 8 else ""
        raise Ambiguous(f"Several open promises say “{short(words)}”; say a little more:\n{some}{more}")
    return found[0]


def _says(promise: Promise, wanted: Collection[str]) -> bool:
    """Whether all these words stand in a promise, or in what the list says of it."""
    said = key(f"{promise.words} {promise.person} {_told(promise)}")  # once: it may be long, and so may be the words
    return all(word in said for word in wanted)


# Saying what was kept


def _told(promise: Promise) -> str:
    who = f" {'to' if promise.direction == 'mine' else 'from'} {promise.person}" if promise.person else ""
    return short(promise.words, 60) + who


def _whose(promise: Promise) -> str:
    return ("to " if promise.direction == "mine" else "from ") + short(promise.person) if promise.person else ""


def _quoted(words: str) -> str:
    return f"“{short(words, 60)}”" if one_line(words) else ""


def _again(repeats: str) -> str:
    """How often it recurs: "again every 2 weeks"."""
    from netjournal.story import again

    return f"again {again(repeats)}" if one_line(repeats) else ""


def _joined(parts: list[str]) -> str:
    return one_line(" · ".join(part for part in parts if part))


def _met(met: "Met") -> str:
    """Who was written down, and whether they were new."""
    person = met.person
    how = "new" if person.new else f"of {person.among}" if person.among > 1 else "known"
    return f"Met {short(person.name)} ({how})"


def _elsewhere(met: "Met") -> list[str]:
    """What was said of somebody's work beside what stands there, and so went to the notes."""
    if not met.noted:
        return []
    stays = [f"{what} stays “{short(words, 50)}”" for what, words in met.stays]
    return [f"{', '.join(stays)}; “{short(met.noted, 50)}” is in the notes"]


def _at(journal: "Journal", event: EventLine) -> str:
    from netjournal.present import at_event

    return at_event(event, journal.clock.today())


def _day_said(journal: "Journal", day: date, words: str) -> str:
    """A day as it was read, beside the words it was read from."""
    from netjournal.present import long_day_ago

    said = f" (“{short(words, 40)}”)" if one_line(words) else ""
    return long_day_ago(day, journal.clock.today()) + said
