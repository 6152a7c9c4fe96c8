"""The search line at the foot of the home screen."""

from __future__ import annotations

from textual import events, on
from textual.widgets import Input

from tui.desk.fields import OneLine
from tui.desk.screens.casekeys import CaseKeys


class Searching(CaseKeys):
    """A screen whose cases can be filtered by `words`; it draws itself anew when they change."""

    words = ""

    def action_back(self) -> None:
        """Show all cases again; nothing else to go back to."""
        if self.words:
            self.query_one("#search", Input).value = ""
            self._filter("")

    def action_search(self) -> None:
        """Ask for words; the cards follow while they are typed."""
        self.add_class("searching")
        self.desk_app.clerk.warm_up()
        field = self.query_one("#search", OneLine)
        field.placeholder = self.pen.tr("words, names, order numbers; enter keeps, esc clears")
        field.focus()

    def _filter(self, words: str) -> None:
        if words != self.words:
            self.words = words
            self.redraw()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        self._filter(event.value.strip())

    @on(Input.Submitted, "#search")
    def _keep_filter(self) -> None:
        self._end_search()

    def _end_search(self) -> None:
        self.remove_class("searching")
        self.set_focus(None)

    def on_key(self, event: events.Key) -> None:
        """In the search line esc clears and arrows still move the selection."""
        if not self.has_class("searching"):
            return
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.query_one("#search", Input).value = ""
            self._filter("")
            self._end_search()
        elif event.key in ("up", "down"):
            event.stop()
            event.prevent_default()
            self.action_down() if event.key == "down" else self.action_up()
