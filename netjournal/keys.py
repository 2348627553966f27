"""Every action once: its id, keys, label, help, scope, and whether the footer shows it. Knows no Textual.

From here come the bindings, the footer, `?`, the palette and the README's table. The method that does `home.zoom` is
`action_zoom` of the widget or screen whose scope is "home"; app actions live on the app.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from netjournal.errors import ConfigError
from netjournal.text import short


@dataclass(frozen=True, slots=True)
class Action:
    """`keys`: alternatives, comma separated; "" for one reached through the palette only. `priority`: works although
    a text field has the focus and knows the key. `shown`: how the footer writes the key."""

    id: str
    keys: str
    label: str
    help: str
    footer: bool = False
    priority: bool = False
    shown: str = ""

    @property
    def scope(self) -> str:
        return self.id.partition(".")[0]

    @property
    def method(self) -> str:
        """The method behind it is `action_<method>`; for the scope "mark" it is `action_mark`, told which."""
        return self.id.partition(".")[2]


ACTIONS: tuple[Action, ...] = (
    # everywhere
    Action(
        "app.jot",
        "i,f2,ctrl+n",
        "Jot",
        "Jot an idea or, with a leading !, a promise. F2 and Ctrl+N while typing",
        True,
        shown="i",
    ),
    Action("app.reflect", "r", "Reflect", "Look back on the highlighted or latest event", True),
    Action("app.review", "w", "Review", "The weekly review: last week's conversations, promises, the pile", True),
    Action("app.pile", "f", "The pile", "People met and not followed up yet, as a stack that gets shorter"),
    Action(
        "app.drifting",
        "",
        "Slipping away",
        "Whose turn it is, and people you used to talk with more often",
    ),
    Action("app.closer", "", "Who moved closer", "Who moved closer or further in any week, month or year"),
    Action("app.circle", "", "Circle", "How often you want to be in touch with the highlighted person"),
    Action("app.bump", "", "Put off", "Begin the turn of someone in a circle anew, without pretending to have talked"),
    Action("app.release", "", "Let go of", "Let the highlighted person go, kindly; or take them up again"),
    Action("app.twins", "", "Found twice", "People who may be in the journal twice, with what says so; merge them"),
    Action("app.this_day", "", "On this day", "What the journal holds of this day in earlier months and years"),
    Action("app.week", "", "Week's page", "Read a week again: what was kept, who moved, what was done"),
    Action("app.backups", "", "Backups", "The backups there are; go back to one, or make one now"),
    Action("app.undo", "u", "Undo", "Take back the last change", True),
    Action("app.redo", "U", "Redo", "Put back what was taken back"),
    Action("app.changes", "C", "Changes", "What was done, to look at, to take back one, to go back to"),
    Action("app.trash", "", "Trash", "What was removed in the last thirty days; Enter puts one back"),
    Action("app.search", "slash,f3", "Search", "Search every word of the journal. F3 while typing", True, shown="/"),
    Action("app.tags", "number_sign", "Tags", "Every tag: rename it everywhere, make two one, take one off", shown="#"),
    Action("app.help", "question_mark,f1", "Keys", "All keys of this page", True, shown="?"),
    Action("app.palette", "ctrl+p", "Commands", "Every action by name", priority=True),
    Action("app.theme", "f9", "Theme", "Choose a theme"),
    Action(
        "app.suspend_process",
        "ctrl+z",
        "To the shell",
        "Lay the journal aside; fg brings it back. In a text field it takes back typing",
    ),
    Action("app.quit", "ctrl+q", "Quit", "Leave the journal; everything is kept"),
    # lists, wherever they are
    Action("list.down", "j,down", "Down", "To the next line"),
    Action("list.up", "k,up", "Up", "To the line before"),
    Action("list.page_down", "pagedown,ctrl+d", "Page down", "A page on"),
    Action("list.page_up", "pageup,ctrl+u", "Page up", "A page back"),
    Action("list.first", "home,g", "First", "To the first line"),
    Action("list.last", "end,G", "Last", "To the last line"),
    Action("list.open", "enter", "Open", "Open the page of the highlighted line"),
    # home
    Action("home.find", "F", "Find here", "Find in this pane"),
    Action("home.add", "a", "Add", "Add to this pane: an event with its room, people, a promise, an idea", True),
    Action("home.done", "d", "Done", "Promise: done, or open again. Idea: let it rest, or wake it"),
    Action("home.later", "l", "Later", "Promise: put off, another day, repeat, let go"),
    Action("home.whose", "m", "Whose", "Promises: all, those I made, those made to me"),
    Action("home.order", "o", "Order", "Ideas: newest first, most heard, longest unvisited, most joined"),
    Action("home.views", "v", "Views", "Ideas, people: searches kept under a name; keep the one that is shown"),
    Action("home.talked", "t", "Talked", "A conversation: with this person, at this event, about this promise"),
    Action("home.edit", "e", "Edit", "Edit the highlighted line"),
    Action("home.remove", "x,delete", "Remove", "Remove the highlighted line; u takes it back"),
    Action("home.spark", "s", "Spark of the day", "The idea that came back today: alive, develop, let it rest"),
    Action("home.zoom", "z", "Zoom", "Give this pane the whole screen, or give it back"),
    Action("home.let_go", "escape", "Let go", "Show everything again: end finding, zooming, following"),
    Action("home.pane_1", "1", "Events", "To the events"),
    Action("home.pane_2", "2", "People", "To the people"),
    Action("home.pane_3", "3", "Promises", "To the promises"),
    Action("home.pane_4", "4", "Ideas", "To the ideas"),
    Action("home.quit", "q", "Quit", "Leave the journal; everything is kept"),
    # the page of a record
    Action("record.back", "escape,backspace,q,h,left", "Back", "To where you came from", True),
    Action("record.edit", "e", "Edit", "Edit this record", True),
    Action("record.done", "d", "Done", "Promise: done, or open again. Idea: let it rest, or wake it", True),
    Action("record.later", "l", "Later", "Promise: put off, another day, repeat, let go", True),
    Action("record.room", "m", "Room", "Event: write down who was there, one line each", True),
    Action("record.promise", "p", "Promise", "A promise to or from this person, or made here", True),
    Action("record.talked", "t", "Talked", "A conversation with this person, at this event, about this promise", True),
    Action("record.closer", "plus", "Closer", "Person: a little closer; + again adds a word", True, shown="+"),
    Action("record.same", "equals_sign", "Same", "Person: about the same; = again adds a word", shown="="),
    Action("record.further", "minus", "Further", "Person: a little further; - again adds a word", shown="-"),
    Action("record.sheet", "o", "1-2-1", "The 1-2-1 sheet: goals, accomplishments … theirs and mine", True),
    Action(
        "record.join", "J", "Join", "Pick what belongs together: an idea with anything, anything with an idea", True
    ),
    Action("record.map", "M", "Map", "What stands around this record, as a picture to walk in", True),
    Action("record.merge", "Y", "Merge", "Idea, person: another one goes into this one, with all that belongs to it"),
    Action("record.split", "S", "Split", "Idea: one of its lines becomes an idea of its own"),
    Action("record.spark", "s", "Spark", "Idea: the one that stays; again takes that off"),
    Action("record.develop", "D", "Develop", "Idea: write it out, at length and with a preview", True),
    Action("record.part", "X", "Part", "Part the highlighted line from this record: a join, or someone in the room"),
    Action("record.history", "H", "History", "What changed this record, field by field"),
    Action("record.remove", "x,delete", "Remove", "Remove this record; u takes it back"),
    Action("trail.forward", "l,right", "Forward", "Along the trail again, to the page just come back from"),
    # the map
    Action("map.left", "left,h", "Left", "To what leads here; back to the middle"),
    Action("map.right", "right,l", "Right", "To what it is joined with; back to the middle"),
    Action("map.up", "up,k", "Up", "To the one above"),
    Action("map.down", "down,j", "Down", "To the one below"),
    Action("map.middle", "enter", "Middle", "Put the highlighted record in the middle", True),
    Action("map.open", "o", "Open", "Open the page of the highlighted record", True),
    Action("map.before", "backspace", "Before", "What was in the middle before"),
    Action("map.back", "escape,q", "Back", "To where you came from", True),
    # the pile of people met and not followed up
    Action(
        "pile.follow", "f", "Follow up", "Ring or write now: how to reach them, how to begin; then what happened", True
    ),
    Action("pile.copy", "c", "Copy", "Following up: copy the first line shown, to send it from elsewhere", True),
    Action("pile.reach", "v", "Ring or write", "Following up: open the number, address or link that is shown", True),
    Action("pile.other", "tab", "Another way", "Following up: the next way to reach them", True, True),
    Action("pile.later", "l", "Later", "Off the pile until a day you say", True),
    Action("pile.let_go", "x,delete", "Let go", "Let them go kindly: they stay in the journal, nothing asks", True),
    Action("pile.excuse", "e", "Excuses", "The four excuses, each answered from your notes; again for the next", True),
    Action("pile.open", "o", "Open", "Open the page of this person", True),
    Action("pile.line", "n", "Next line", "Following up: another first line"),
    Action("pile.amnesty", "A", "Amnesty", "Let all the cold ones go, in one step that can be taken back"),
    Action("pile.back", "escape,backspace,q", "Back", "Put the card back, or leave the pile", True),
    Action("lines.back", "escape,backspace,q", "Back", "To where you came from", True),
    # people found twice
    Action("twins.apart", "n", "Not the same", "These two are not the same person; they are not shown again", True),
    Action("twins.open", "o", "Open", "The page of the one in front", True),
    Action("twins.back", "escape,backspace,q", "Back", "To where you came from", True),
    # two people side by side
    Action("sides.merge", "enter", "Merge", "The one at the right goes into the one at the left", priority=True),
    Action("sides.switch", "space", "The other", "What the other says of this stands; again puts it back"),
    Action("sides.left", "left,h", "Left", "What the one at the left says of this stands"),
    Action("sides.right", "right,l", "Right", "What the one at the right says of this stands"),
    # the list of changes, the trash
    Action("changes.turn", "u", "Take back", "Take this one back, or put it back; exactly or not at all", True),
    Action("changed.take_back", "u", "Take back", "Take this change back, or put it back; exactly or not at all", True),
    Action("changes.back_to", "b", "Back to here", "Take back everything newer, in one step", True),
    Action("changes.back", "escape,backspace,q", "Back", "To where you came from", True),
    Action("trash.put_back", "p", "Put back", "Put it back, with what went with it; Enter too", True, shown="Enter"),
    Action("trash.empty", "E", "Empty", "Let go of everything in the trash for good; asks first", True),
    Action("trash.back", "escape,backspace,q", "Back", "To where you came from", True),
    # the spark of the day
    Action("spark.alive", "a,enter", "Still alive", "It is still alive; it comes back another year", True),
    Action("spark.develop", "d", "Develop", "Write it out, at length and with a preview", True),
    Action("spark.rest", "r", "Let it rest", "It never comes back by itself; u takes that back", True),
    Action("spark.open", "o", "Open", "Its page", True),
    Action("spark.close", "escape,n,q,s", "Not now", "Not today; it comes back another time", True),
    # writing an idea out
    Action("develop.keep", "ctrl+s", "Keep", "Keep what is written as the idea", True, True),
    Action("develop.preview", "f5", "Preview", "What is written as it reads, and back to writing", True, True),
    Action("develop.editor", "f4", "Editor", "Write it in the editor of $VISUAL or $EDITOR", True, True),
    Action("develop.back", "escape", "Back", "Back; what is written stays as a draft", True, True),
    Action("develop.discard", "f8", "Throw away", "Throw the draft away: the idea as it is kept", priority=True),
    # the backups
    Action("backups.make", "b", "Back up now", "Make a backup now", True),
    Action("backups.restore", "r", "Go back", "See what the highlighted one holds, and go back to it", True),
    Action("backups.back", "escape,backspace,q", "Back", "To where you came from", True),
    # search
    Action("search.into", "down", "Into", "Into what was found"),
    Action(
        "search.keep", "ctrl+s", "Keep as a view", "Keep this search under a name, for the ideas or the people", True
    ),
    Action("search.back", "escape", "Back", "To where you came from", True),
    # searches kept under a name
    Action("views.add", "a", "Keep this", "Keep what the pane shows now under a name", True),
    Action("views.edit", "e", "Edit", "Another name, other words, another order", True),
    Action("views.remove", "x,delete", "Remove", "Forget the highlighted view; u takes it back", True),
    # all tags
    Action(
        "tags.rename",
        "e",
        "Rename",
        "Another name, everywhere at once; one that is there already: the two are one",
        True,
    ),
    Action("tags.remove", "x,delete", "Take off", "Take the highlighted tag off everything; u takes it back", True),
    Action("tags.back", "escape,backspace,q", "Back", "To where you came from", True),
    # picking a record
    Action("pick.relation", "tab", "Joined how", "Together with, reminds me of, heard again", priority=True),
    Action("pick.down", "down", "Down", "To the next one found"),
    Action("pick.up", "up", "Up", "To the one before"),
    Action("pick.page_down", "pagedown", "Page down", "A page on"),
    Action("pick.page_up", "pageup", "Page up", "A page back"),
    # a dialog with fields
    Action("form.save", "ctrl+s", "Save", "Keep what is written here", True, True),
    Action("form.close", "escape", "Close", "Close; what is written stays as a draft", True, True),
    Action("form.discard", "f8", "Throw away", "Throw the draft away: the fields as they were", priority=True),
    # the jot bar
    Action("jot.same", "ctrl+e", "Keep and join", "Keep the jot, joined with the first thought shown", True, True),
    # marking lines with one key, inside the reflection
    Action("mark.write", "a", "Write", "To the field, to write a line; ↓ past the last line too", True),
    Action("mark.talked", "t", "Talked", "Who was there: you talked", True),
    Action("mark.hello", "h", "Hello", "Who was there: hello only", True),
    Action("mark.missed", "m", "Missed", "Who was there: missed, and would like to meet", True),
    Action("mark.not_met", "n", "Not met", "Who was there: not met"),
    Action("mark.yes", "y", "Yes", "Lenses: yes. Said aloud: you said you would", True),
    Action("mark.maybe", "m", "Maybe", "Lenses: maybe", True),
    Action("mark.no", "n", "No", "Lenses: no. Said aloud: leave the line as it was", True),
    Action("mark.closer", "plus", "Closer", "Met again: a little closer", True, shown="+"),
    Action("mark.same", "equals_sign", "Same", "Met again: about the same", True, shown="="),
    Action("mark.further", "minus", "Further", "Met again: a little further", True, shown="-"),
    Action("mark.pick", "enter,space", "Pick", "Beginning, spark, quiet line, first word: this one", True),
    Action("mark.idea", "i", "Idea", "Said aloud: the line was an idea", True),
    # the guided reflection
    Action("reflect.up", "up", "Lines to mark", "From the first line of the field to the lines to mark", True, True),
    Action("reflect.down", "down", "Field", "Past the last line to mark: to the field", priority=True),
    Action("reflect.next", "pagedown,ctrl+j", "Next", "The next question or card", True, True),
    Action("reflect.jogger", "tab", "Memory jogger", "Something that may bring it back", True, True),
    Action("reflect.same", "ctrl+e", "Same idea", "The line is the first thought shown: join them", True, True),
    Action("reflect.back", "pageup,ctrl+k", "Back", "The question or card before", priority=True),
    Action("reflect.skip", "f7", "Next question", "Past the rest of these cards, to the next question", priority=True),
    Action("reflect.pause", "escape", "Pause", "Leave it here; it opens again at this card", True, True),
    Action("reflect.lift", "ctrl+l", "Lift", "Let it run: keep the line under the cursor as an idea", True, True),
    Action("reflect.hook", "f5", "Hook", "Card by card: keep the line as a memory hook of this person", True, True),
    Action("reflect.said", "f6", "Said", "Card by card: keep the line as what was said", True, True),
    Action("reflect.take_off", "f8", "Take off", "Take off the line kept last", priority=True),
    Action("reflect.timer", "f4", "Quiet timer", "Three quiet minutes; nothing rings", priority=True),
    Action("reflect.length", "f3", "Length", "Five minutes or unhurried", priority=True),
    # the weekly review
    Action(
        "review.reveal", "space", "Look", "Three months ago: show what there is; Enter does too", True, shown="Enter"
    ),
    Action("review.reviewed", "enter", "Reviewed", "Reviewed; the next one", True),
    Action("review.skip", "s", "Skip", "Not reviewed; it comes again", True),
    Action("review.write", "a", "Write", "A line more on a scrap; what you remember; a line on the week", True),
    Action("review.closer", "plus", "Closer", "A little closer; the next one", True, shown="+ = -"),
    Action("review.same", "equals_sign", "Same", "About the same; the next one"),
    Action("review.further", "minus", "Further", "A little further; the next one"),
    Action("review.moved", "m", "Moved", "Closer, same or further, with a few words"),
    Action("review.done", "d", "Done", "Promise: done, and what came of it", True),
    Action("review.put_off", "z", "Put off", "Promise: until tomorrow, next week, a date, some day", True),
    Action("review.agree", "e", "New day", "Promise: another day, which you told them"),
    Action("review.follow", "f", "Follow up", "Card: write to them or ring, then note what happened", True),
    Action("review.later", "l", "Later", "Card: not this week", True),
    Action("review.let_go", "x", "Let go", "Promise: with a reason. Card: kindly. Idea: let it rest", True),
    Action("review.look_back", "r", "Look back", "Event: look back on it now", True),
    Action("review.promise", "p", "Promise", "A promise, mine or theirs by its words", True),
    Action("review.idea", "i", "Idea", "An idea that came up", True),
    Action("review.step", "n", "Next step", "What you will do next: a promise of yours"),
    Action("review.open", "o", "Open", "Its page; Esc comes back here"),
    Action("review.back", "b", "Back", "To the one before"),
    Action("review.undo", "u", "Undo", "Take back what was done last, and go back to it", True),
    Action("review.stop", "q,escape", "Stop", "Stop here; it goes on with the first that is left"),
    # the line of the review
    Action("line.leave", "escape", "Leave it", "Close the line; what is written stays as a draft", True, True),
    Action(
        "line.again", "ctrl+e", "Keep and join", "An idea: keep it, joined with the first thought shown", True, True
    ),
    # the page of a week
    Action("week.before", "left_square_bracket", "Week before", "The week before", True),
    Action("week.after", "right_square_bracket", "Week after", "The week after", True),
    Action("week.back", "escape,backspace,q", "Back", "To where you came from", True),
)

BY_ID = {action.id: action for action in ACTIONS}

SCOPE_TITLES = {
    "app": "Everywhere",
    "list": "Lists",
    "home": "Home",
    "record": "The page of a record",
    "pile": "The pile",
    "lines": "Who slips away, who moved closer, what changed",
    "twins": "People found twice",
    "sides": "Two people side by side",
    "changes": "The list of changes",
    "changed": "What one change changed",
    "trash": "The trash",
    "map": "The map",
    "trail": "The trail of pages",
    "pick": "Picking a record",
    "spark": "The spark of the day",
    "develop": "Writing an idea out",
    "backups": "The backups",
    "search": "Search",
    "views": "Views",
    "tags": "Tags",
    "form": "Dialogs",
    "jot": "The jot bar",
    "reflect": "The reflection",
    "mark": "Marking lines in the reflection",
    "review": "The weekly review",
    "line": "Writing in the review",
    "week": "The page of a week",
}

TYPING_SCOPES = ("form", "jot", "reflect", "line", "pick", "develop")
"""Scopes where text is typed: a printable key there would never fire."""

_NAMES = {
    "question_mark": "?", "slash": "/", "plus": "+", "minus": "-", "equals_sign": "=", "escape": "Esc",
    "pagedown": "PgDn", "pageup": "PgUp", "enter": "Enter", "backspace": "Backspace", "tab": "Tab", "space": "Space",
    "left_square_bracket": "[", "right_square_bracket": "]", "delete": "Del", "home": "Home", "end": "End",
    "up": "↑", "down": "↓", "number_sign": "#",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as a person reads it: "Ctrl+N", "?", "F2"."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return _NAMES.get(key, key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key)


def is_printable(key: str) -> bool:
    """Whether a key is a character where text is typed."""
    return (
        len(key) == 1
        or key in ("question_mark", "slash", "plus", "minus", "equals_sign", "space", "number_sign")
        or key.endswith("_bracket")
    )


def key_names(keys: str) -> str:
    """All alternatives of an action as a person reads them."""
    return " ".join(key_name(key.strip()) for key in keys.split(",") if key.strip())


def of_scope(scope: str) -> tuple[Action, ...]:
    return tuple(action for action in ACTIONS if action.scope == scope)


_NAMED = frozenset(
    [
        "enter", "escape", "tab", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown", "up", "down",
        "left", "right", "space", *(f"f{number}" for number in range(1, 25)),
    ]
)  # fmt: skip
_MODIFIERS = ("ctrl", "shift", "alt", "super", "hyper", "meta")
_SHORT = {
    "slash": "solidus", "backslash": "reverse_solidus", "at": "commercial_at", "minus": "hyphen-minus",
    "plus": "plus_sign", "underscore": "low_line",
}  # fmt: skip
"""Characters with a shorter name than Unicode's."""
_LETTERS = 0x250
"""Up to here are the letters and signs of keyboards; further on, Unicode calls a picture "banana"."""


def is_key(key: str) -> bool:
    """Whether a key is called so: "f5", "ctrl+n", "x", "question_mark"."""
    *modifiers, name = key.split("+") if key != "+" else [key]
    if any(modifier not in _MODIFIERS for modifier in modifiers):
        return False
    if len(name) == 1:
        return name.isprintable()
    return name in _NAMED or (name == name.lower() and _is_character(_SHORT.get(name, name)))


def _is_character(name: str) -> bool:
    from unicodedata import lookup

    try:
        character = lookup(name.replace("_", " "))
    except KeyError:
        return False
    return character.isprintable() and ord(character) < _LETTERS


def _no_key(key: str) -> str:
    from difflib import get_close_matches

    known = {one for action in ACTIONS for one in action.keys.split(",") if one} | _NAMED | _SHORT.keys()
    low = key.lower()
    near = [low] if is_key(low) else get_close_matches(low, sorted(known), 1)
    return f'no key is called so; did you mean "{near[0]}"?' if near else "no key is called so."


def resolve(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The user's keymap as it can be used, and what can't, one line each.

    Refused: an id that is no action (the nearest is named), no key at all, two actions of one scope on one key, a
    printable key where text is typed. Raises ConfigError for what no key is called.
    """
    from difflib import get_close_matches

    keymap: dict[str, str] = {}
    problems: list[str] = []
    for id_, keys in wanted.items():
        action = BY_ID.get(id_)
        if action is None:
            near = get_close_matches(id_, BY_ID, 1)
            problems.append(f"keys: no action is called {id_}" + (f"; did you mean {near[0]}?" if near else "."))
            continue
        cleaned = [key.strip() for key in keys.split(",") if key.strip()]
        for key in cleaned:
            if not is_key(key):
                raise ConfigError(f'config.toml: "keys.{id_}" is "{short(key, 40)}"; {_no_key(key)}')
        printable = [key for key in cleaned if len(key) == 1 or key == "space"]
        if not cleaned:
            problems.append(f"keys: {id_} has no key.")
        elif printable and action.scope in TYPING_SCOPES:
            problems.append(f"keys: {id_} can't be {printable[0]}: text is typed there. Use a ctrl or function key.")
        else:
            keymap[id_] = ",".join(cleaned)
    taken: dict[tuple[str, str], str] = {}
    for action in ACTIONS:
        if action.scope == "mark":
            continue  # only the marks of one step are ever active together
        for key in keymap.get(action.id, action.keys).split(","):
            other = taken.setdefault((action.scope, key), action.id)
            if key and other != action.id:
                culprit = action.id if action.id in keymap else other
                problems.append(f"keys: {key} is both {other} and {action.id}; {culprit} keeps its usual key.")
                keymap.pop(culprit, None)
    return keymap, problems
