"""Home: four linked panes, what waits, finding, zooming, and the sizes it lives in."""

import pytest
from textual.widgets import Static

from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.store.ideas import Ideas
from netjournal.tui.screens.reflect import ReflectPage
from netjournal.tui.widgets.pane import Pane

from .driver import open_app

EVERYTHING = (5, 4, 3, 4)

REVIEW = "the week is not reviewed yet (w)"


def counts(panes: list[Pane]) -> tuple[int, ...]:
    return tuple(pane.list.count for pane in panes)


async def test_four_panes_and_what_waits(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        assert nj.page == "home"
        assert nj.in_pane(1)[:2] == ["Makers' evening", "Thames Breakfast"]
        assert nj.shows("Makers' evening, Thursday: not looked back on yet (r)  ·  1 promise of mine due (3)")
        assert nj.shows("Sunday 22 November")
        assert nj.screen_text().splitlines()[-1].strip().endswith("? keys")


@pytest.mark.parametrize("width", [120, 80, 60, 40])
async def test_the_strip_breaks_between_phrases_only(seeded: Journal, width: int) -> None:
    with seeded.database.write("", quiet=True):
        seeded.database.run("UPDATE event SET title = 'Makers'' Evening, Jericho' WHERE title LIKE 'Makers%'")
    async with open_app(seeded, (120, 24)) as nj:
        await nj.resize(width, 24)
        lines = nj.screen_text().splitlines()[1:5]
        lines = [
            line.strip() for line in lines[: next((n for n, line in enumerate(lines) if line.strip()[:1] in "╭✦"), 4)]
        ]
        phrases = [phrase for line in lines for phrase in line.split("  ·  ")]
        assert phrases[0].startswith("Makers'") and phrases[0].endswith("not looked back on yet (r)")
        assert phrases[1:] == ["1 promise of mine due (3)", "1 person in the pile (f)", REVIEW]
        assert len(lines) == {120: 2, 80: 3, 60: 3, 40: 4}[width]


async def test_each_that_waits_opens_with_the_key_beside_it(seeded: Journal) -> None:
    async with open_app(seeded, (120, 24)) as nj:
        assert nj.shows(REVIEW)
        await nj.press("w")
        assert nj.page == "review"
        await nj.press("q")
        seeded.reviewing.close(seeded.reviewing.week())
        nj.app.announce()
        await nj.rest()
        assert not nj.shows(REVIEW)


async def test_the_strip_is_silent_when_nothing_waits(empty: Journal) -> None:
    async with open_app(empty) as nj:
        strip = nj.screen.query_one("#strip", Static)
        assert strip.has_class("-silent")
        assert not strip.display
        for words in (
            "Press a to add one",
            "Press i to jot one",
            "Press a to write some down",
            "a line that begins with !",
        ):
            assert nj.shows(words), words


async def test_panes_follow_the_highlight_after_it_rests(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.press("j")
        await nj.rest()
        assert set(nj.in_pane(2)) == {"Priya Nair", "Ana Reyes", "Mark Osei"}
        assert nj.in_pane(3) == ["send the VAT checklist"]
        assert set(nj.in_pane(4)) == {"people don't read reports, they read stories", "a joint morning on pricing"}
        assert nj.pane_title(2) == "2 People · met at Thames Breakfast"
        assert nj.pane_title(3) == "3 Promises · Thames Breakfast"
        assert nj.shows("2 People · met at Thames Breakfast")


async def test_moving_fast_never_waits_for_the_others(seeded: Journal) -> None:
    """Only where the highlight rests is looked up, however many rows it passed."""
    async with open_app(seeded, (120, 36)) as nj:
        asked: list[str] = []
        listing = seeded.listing

        def counted(kind: object, narrow: object = None) -> object:
            asked.append(str(kind))
            return listing(kind, narrow)  # type: ignore[arg-type]

        seeded.listing = counted  # type: ignore[assignment,method-assign]
        for key in "jjjj":
            nj.app.simulate_key(key)
        await nj.rest()
        assert nj.pane(1).list.cursor == 4
        assert asked == ["person", "promise", "idea"]


async def test_escape_lets_go_and_a_pane_change_links_again(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.let_go")
        await nj.rest()
        assert counts([nj.pane(n) for n in (1, 2, 3, 4)]) == EVERYTHING
        assert nj.pane_title(2) == "2 People"
        await nj.press("j")
        await nj.rest()
        assert counts([nj.pane(n) for n in (1, 2, 3, 4)]) == EVERYTHING
        await nj.do("home.pane_2")
        await nj.rest()
        first = nj.in_pane(2)[0]
        assert nj.pane_title(1) == f"1 Events · with {first}"
        assert nj.pane(2).list.count == EVERYTHING[1]


async def test_each_pane_narrows_the_others(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.pane_2")
        await nj.highlight(nj.pane(2).list, "Tom Ellis")
        await nj.rest()
        assert nj.in_pane(1) == ["1-2-1 with Tom Ellis", "Oxford Print Conference"]
        assert nj.in_pane(3) == ["introduce me to his printer"]
        assert nj.in_pane(4) == ["clients read stories and never reports"]
        await nj.do("home.pane_3")
        await nj.highlight(nj.pane(3).list, "send the VAT")
        await nj.rest()
        assert nj.in_pane(2) == ["Priya Nair"]
        assert nj.in_pane(1) == ["Thames Breakfast"]
        assert nj.pane_title(2) == "2 People · of that promise"
        await nj.do("home.pane_4")
        await nj.highlight(nj.pane(4).list, "never reports")
        await nj.rest()
        assert nj.in_pane(2) == ["Tom Ellis"]
        assert nj.pane_title(1) == "1 Events · joined to that idea"


async def test_tab_goes_round_the_panes(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        seen = []
        for _ in range(4):
            seen.append(next(pane.number for pane in nj.screen.query(Pane) if pane.has_class("-current")))
            await nj.press("tab")
        assert seen == [1, 2, 3, 4]
        assert nj.pane(1).has_class("-current")


async def test_enter_opens_the_page_of_the_row(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("j")
        row = nj.row(1)
        await nj.do("list.open")
        assert nj.ref == row.ref
        assert nj.page == "event"
        assert nj.shows("The Anchor")


async def test_find_in_a_pane(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.pane_2")
        await nj.do("home.find")
        assert nj.typing
        await nj.type("rey")
        assert nj.in_pane(2) == ["Ana Reyes"]
        assert "“rey”" in nj.pane_title(2)
        await nj.press("enter")
        assert nj.app.focused is nj.pane(2).list
        await nj.rest()
        assert nj.in_pane(1) == ["Thames Breakfast", "Thames Breakfast"]
        await nj.do("home.let_go")
        await nj.rest()
        assert nj.pane(2).list.count == EVERYTHING[1]
        assert not nj.pane(2).has_class("-finding")


async def test_finding_nothing_says_so_and_typed_letters_press_nothing(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.find")
        await nj.type("qxzu?")
        assert nj.page == "home"
        assert nj.app.is_running
        assert nj.shows("Nothing here holds “qxzu?”. Esc shows everything.")
        await nj.press("escape", "escape")
        await nj.rest()
        assert nj.pane(1).list.count == EVERYTHING[0]


async def test_zoom_gives_one_pane_the_screen_and_gives_it_back(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.pane_3")
        await nj.do("home.zoom")
        assert [pane.number for pane in nj.screen.query(Pane) if pane.display] == [3]
        assert nj.pane(3).size.width > 110
        await nj.do("home.let_go")
        assert [pane.number for pane in nj.screen.query(Pane) if pane.display] == [1, 2, 3, 4]


async def test_stacked_when_narrow(seeded: Journal) -> None:
    async with open_app(seeded, (80, 24)) as nj:
        assert [nj.pane(n).region.x for n in (1, 2, 3, 4)] == [0, 0, 0, 0]
        assert nj.pane(1).region.height > nj.pane(2).region.height
        await nj.do("home.pane_4")
        await nj.rest()
        assert nj.pane(4).region.height > nj.pane(1).region.height
        await nj.resize(120, 36)
        assert nj.pane(2).region.x > 0


async def test_every_size_from_the_least_draws(seeded: Journal) -> None:
    """No size loses the focus, the footer, or a row of the pane one is in."""
    async with open_app(seeded, (120, 36)) as nj:
        for width, height in ((40, 10), (41, 17), (60, 18), (99, 12), (100, 12), (160, 50), (40, 24)):
            await nj.resize(width, height)
            lines = nj.screen_text().splitlines()
            assert len(lines) == height, (width, height)
            assert "Makers' evening" in nj.screen_text(), (width, height)
            assert nj.app.focused is nj.pane(1).list
            assert "? keys" in lines[-1], (width, height)


@pytest.mark.parametrize("over", ["app.help", "app.palette"])
@pytest.mark.parametrize(
    "sizes", [((40, 10), (200, 60)), ((80, 24), (40, 10), (80, 24)), ((120, 36), (40, 10))], ids=str
)
async def test_a_window_resized_under_another_page_leaves_home_as_if_opened_so(
    seeded: Journal, sizes: tuple[tuple[int, int], ...], over: str
) -> None:
    async with open_app(seeded, sizes[-1]) as nj:
        await nj.rest()
        afresh = nj.screen_text()
    async with open_app(seeded, sizes[0]) as nj:
        await nj.rest()
        await nj.do(over)
        assert nj.page != "home"
        for size in sizes[1:]:
            await nj.resize(*size)
        await nj.press("escape")
        await nj.rest()
        assert nj.page == "home"
        assert nj.screen_text().splitlines() == afresh.splitlines()


async def test_a_window_too_small_says_so_and_comes_back(seeded: Journal) -> None:
    async with open_app(seeded, (100, 30)) as nj:
        for size in ((39, 30), (100, 9), (30, 5)):
            await nj.resize(*size)
            assert "too small" in nj.screen_text(), size
            assert "Thames Breakfast" not in nj.screen_text()
        await nj.resize(100, 30)
        assert "too small" not in nj.screen_text()
        assert nj.shows("Thames Breakfast")


async def test_a_window_too_small_to_see_anything_does_nothing(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        ideas, people = seeded.listing("idea").count(), seeded.listing("person").count()
        await nj.do("home.pane_2")
        await nj.resize(30, 5)
        await nj.press("x", "i")
        await nj.type("unseen words\n")
        assert (seeded.listing("idea").count(), seeded.listing("person").count()) == (ideas, people)
        await nj.resize(80, 24)
        assert nj.page == "home" and seeded.listing("person").count() == people
        await nj.press("x")
        assert seeded.listing("person").count() == people - 1
        await nj.resize(30, 5)
        await nj.press("ctrl+q")
        assert nj.app._exit


async def test_the_focus_survives_a_window_too_small(seeded: Journal) -> None:
    async with open_app(seeded, (100, 30)) as nj:
        await nj.do("home.pane_2")
        await nj.resize(30, 5)
        await nj.resize(100, 30)
        assert nj.app.focused is nj.pane(2).list


async def test_the_focus_is_back_after_a_dialog_in_a_window_too_small(seeded: Journal) -> None:
    async with open_app(seeded, (100, 30)) as nj:
        await nj.do("home.add")
        await nj.resize(20, 4)
        await nj.resize(40, 10)
        await nj.press("escape")
        await nj.rest()
        assert nj.app.focused is nj.pane(1).list


async def test_the_strip_names_the_event_r_opens(seeded: Journal) -> None:
    older = int(seeded.database.value("SELECT id FROM event WHERE title LIKE '1-2-1%'"))
    seeded.reflecting.begin(older, "five")
    async with open_app(seeded, (120, 36)) as nj:
        strip = str(nj.screen.query_one("#strip", Static).render())
        await nj.do("home.let_go")
        await nj.do("home.pane_4")
        await nj.do("app.reflect")
        assert nj.page == "reflect"
        assert strip.startswith(seeded.events.get(nj.screen.event_id).title)


async def test_a_click_highlights_and_a_second_opens(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.pilot.click(nj.pane(1).list, offset=(5, 1))
        await nj.rest()
        assert nj.pane(1).list.cursor == 1
        assert nj.page == "home"
        await nj.pilot.click(nj.pane(1).list, offset=(5, 1), times=2)
        await nj.settle()
        assert nj.page == "event"


async def test_a_click_on_the_footer_does_what_it_says(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        footer = nj.screen_text().splitlines()[-1]
        await nj.pilot.click(offset=(footer.index("? keys") + 3, 35))
        await nj.settle()
        assert nj.page == "help"


async def test_done_edits_remove_are_of_the_highlighted_row(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.pane_3")
        await nj.highlight(nj.pane(3).list, "send the VAT")
        row = nj.row(3)
        await nj.press("d", "enter")
        assert nj.toast.startswith("Done: send the VAT checklist")
        assert seeded.promises.get(row.id).state == "done"
        await nj.highlight(nj.pane(3).list, "send the VAT")
        await nj.do("home.done")
        assert seeded.promises.get(row.id).state == "open"
        await nj.do("home.remove")
        assert nj.toast.startswith("Removed send the VAT checklist")
        assert seeded.promises.line(row.id) is None
        assert "send the VAT checklist" not in nj.in_pane(3)
        await nj.do("app.undo")
        assert seeded.promises.get(row.id).words == "send the VAT checklist"
        assert "send the VAT checklist" in nj.in_pane(3)


async def test_removing_the_last_row_keeps_a_row_highlighted(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.press("end")
        await nj.do("home.remove")
        await nj.rest()
        assert nj.pane(1).list.count == EVERYTHING[0] - 1
        assert nj.row(1) is not None
        assert nj.pane_title(2).endswith(nj.row(1).title)


async def test_the_highlight_stays_on_its_record_when_rows_come_before_it(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.press("j")
        row = nj.row(1)
        seeded.meeting.event("A new one", seeded.clock.today())
        nj.app.announce()
        await nj.rest()
        assert nj.row(1).ref == row.ref
        assert nj.pane_title(2).endswith("Thames Breakfast")


@pytest.mark.parametrize(("pane", "row"), [(1, 2), (2, 1), (3, 1), (4, 2)])
async def test_taking_a_removal_back_highlights_what_came_back(seeded: Journal, pane: int, row: int) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do(f"home.pane_{pane}")
        await nj.press("home", *["j"] * row)
        gone = nj.row(pane).ref
        await nj.do("home.remove")
        await nj.press("home")
        await nj.do("app.undo")
        assert nj.row(pane).ref == gone


@pytest.mark.parametrize(
    ("pane", "typed"), [(1, ["Harbour", "tab", "yesterday", "ctrl+s", "escape"]), (2, ["Iris Vale", "ctrl+s"]),
                        (3, ["ring the harbour master", "ctrl+s"]), (4, ["boats are slow rooms", "enter"])],
)  # fmt: skip
async def test_what_was_added_is_highlighted(seeded: Journal, pane: int, typed: list[str]) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.do("home.let_go")
        await nj.do(f"home.pane_{pane}")
        await nj.press("end")
        await nj.do("home.add")
        for keys in typed:
            await (nj.press(keys) if keys in ("tab", "ctrl+s", "escape", "enter") else nj.type(keys))
        await nj.rest()
        assert nj.page == "home"
        shown = nj.words(nj.pane(pane).list)[nj.pane(pane).list.cursor]
        assert shown.startswith(typed[0])


async def test_q_leaves(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("q")
        assert not nj.app.is_running or nj.app._exit
        assert nj.app.return_value == 0


async def test_reflect_from_home_is_of_the_highlighted_event(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("j")
        row = nj.row(1)
        await nj.do("app.reflect")
        assert nj.page == "reflect"
        assert nj.screen.event_id == row.id


async def test_reflect_with_nothing_to_look_back_on(empty: Journal) -> None:
    async with open_app(empty) as nj:
        await nj.do("app.reflect")
        assert nj.page == "home"
        assert nj.toast.startswith("There is no event to look back on.")


async def test_home_is_a_handful_of_queries_whatever_the_size(seeded: Journal) -> None:
    """Bounded windows and counts, and the strip: never a query a row."""
    asked: list[str] = []
    rows = seeded.database.rows

    def counted(sql: str, *parameters: object) -> object:
        if not sql.startswith("PRAGMA"):
            asked.append(sql)
        return rows(sql, *parameters)

    seeded.database.rows = counted  # type: ignore[assignment,method-assign]
    found = []
    async with open_app(seeded, (120, 36)) as nj:
        for more in (60, 600):
            with seeded.database.write("", quiet=True):
                for number in range(more):
                    seeded.people.add(f"Person {more} {number:03}")
            asked.clear()
            nj.app.announce()
            await nj.rest()
            found.append(len(asked))
    assert found[1] <= found[0] <= 30, found


async def test_a_reflection_past_its_quiet_line_is_done_though_it_was_paused(seeded: Journal) -> None:
    latest, older = (line.id for line in seeded.listing("event").at(0, 2))
    reflection = seeded.reflecting.begin(latest, "five")
    async with open_app(seeded, (120, 24)) as nj:
        assert nj.shows("Makers' evening, Thursday: stands open (r)")
        seeded.reflecting.complete(reflection.id)
        nj.app.announce()
        await nj.rest()
        assert nj.shows("Thames Breakfast, Wednesday: not looked back on yet  ·"), "r is for the one highlighted"
        assert not nj.shows("Makers' evening, Thursday:")
        await nj.press("j")
        await nj.rest()
        assert nj.shows("Thames Breakfast, Wednesday: not looked back on yet (r)")
        waits = seeded.reflecting.next_event()
        assert waits is not None and waits.id == older
        for event in seeded.listing("event").at(1, 10):
            seeded.reflecting.complete(seeded.reflecting.begin(event.id, "five").id)
        nj.app.announce()
        await nj.rest()
        assert not nj.shows("(r)")
        assert seeded.meeting.waiting()[0] is None
        left_open = seeded.reflecting.next_event()
        assert left_open is not None and left_open.reflected == "done"  # r goes on after the quiet line


async def test_home_begins_at_the_event_it_names(seeded: Journal) -> None:
    """After a crash in the middle of a reflection, r is the first key pressed."""
    latest, _, older = (line.id for line in seeded.listing("event").at(0, 3))
    seeded.reflecting.begin(older, "five")
    seeded.reflecting.complete(seeded.reflecting.begin(latest, "five").id)
    async with open_app(seeded) as nj:
        assert nj.screen.highlighted == Ref("event", older)
        assert nj.shows(": stands open (r)")
        await nj.press("k", "k")
        await nj.rest()
        assert nj.shows(": stands open") and not nj.shows("stands open (r)")
        await nj.press("2")
        await nj.rest()
        assert nj.shows(": stands open (r)")
        await nj.press("r")
        await nj.settle()
        assert isinstance(nj.screen, ReflectPage) and nj.screen.event_id == older


def test_what_stands_open_before_its_quiet_line_is_said_before_what_is_done(seeded: Journal) -> None:
    latest, _, older = (line.id for line in seeded.listing("event").at(0, 3))
    seeded.reflecting.begin(older, "five")
    seeded.reflecting.complete(seeded.reflecting.begin(latest, "five").id)
    waits = seeded.meeting.waiting()[0]
    assert waits is not None and (waits.id, waits.reflected) == (older, "begun")


async def test_a_search_that_is_cut_says_that_it_is(seeded: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ideas, "most_found", 1)
    async with open_app(seeded, (120, 36)) as nj:
        await nj.press("4", "F", "a")
        assert nj.pane(4).border_subtitle == "the newest 1"
        await nj.press("escape", "escape")
        assert "newest" not in str(nj.pane(4).border_subtitle)
