"""The banner of the weekly review: where one is, whom or what it is about, and its section. No widgets."""

from textual.content import Content

from netjournal.tui.text import lit
from netjournal.tui.weekly import Weekly
from netjournal.tui.widgets.hint import ended


def banner(weekly: Weekly, width: int) -> Content:
    """ "[4 of 19]  Ana Reyes · 1-2-1 on Tuesday"; the section stands at the right where there is room."""
    item, section = weekly.item, weekly.section
    mark = Content("")
    if item is None and not weekly.whole:
        left, right = Content.assemble(("gathering …", "$quiet")), ""
    else:
        who, more = weekly.headline()
        count = f"{weekly.banner}  " if item else ""
        mark = lit("  ✓ reviewed").stylize("$spark") if item and item.decided else mark
        left = Content.assemble((count, "$accent"), (who, "bold $primary"), (f" · {more}" if more else "", ""))
        right = section.title if section else "the close"
    room = width - len(right) - 2
    if room <= 20:
        return left + mark
    words = room - mark.cell_length  # a long title ends before the mark, never the mark
    left = (ended(left, words) if left.cell_length > words else left) + mark
    return left.pad_right(max(0, room - left.cell_length)) + lit(f"  {right}").stylize("$quiet")
