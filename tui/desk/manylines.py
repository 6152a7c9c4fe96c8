"""A field of many lines, apart from the others because Textual's editor takes long to import."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from content.plain import plain
from content.words import message
from tui.desk.fields import CUT
from tui.desk.paste import MOST

if TYPE_CHECKING:
    from tui.desk.shell import DeskApp


class ManyLines(TextArea):
    """A field of many lines."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(text, id=id, tab_behavior="focus", soft_wrap=True, show_line_numbers=False, compact=True)
        self.cursor_blink = False
        self.set_reactive(TextArea.selection, Selection.cursor(self.document.end))  # go on where one stopped

    def on_unmount(self) -> None:
        """Leave nothing behind: the app keeps who watches its theme until the theme changes."""
        watchers = getattr(self.app, "__watchers", {}).get("theme", [])
        watchers[:] = [one for one in watchers if one[0] is not self]

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        most = MOST // 10
        text = plain(event.text[: most * 2], multiline=True, most=most * 2)
        if len(text) > most or len(event.text) > most * 2:
            text = text[:most]
            cast("DeskApp", self.app).say(message(CUT, n=most), bad=True)
        self.replace(text, *self.selection)
