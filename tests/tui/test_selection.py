"""A field with fixed answers, on a form that is closed before it was given its parts."""

from textual.app import App, ComposeResult

from netjournal.tui.widgets.selection import Selection


class Closed(Selection):
    """As it stands when the form goes while it is mounted: without its parts."""

    def compose(self) -> ComposeResult:
        return iter(())


async def test_a_field_without_its_parts_is_no_end_of_the_app() -> None:
    class Form(App[None]):
        def compose(self) -> ComposeResult:
            yield Closed([("meeting", "meeting"), ("call", "call")], value="call", allow_blank=False)

    async with Form().run_test() as pilot:
        await pilot.pause()
        assert pilot.app.is_running and pilot.app.query_one(Closed)
