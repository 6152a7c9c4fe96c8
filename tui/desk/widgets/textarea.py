"""A field of many lines, apart from the others because Textual's editor takes long to import."""

from __future__ import annotations

from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Selection

from content.text.cells import plain
from content.text.words import message
from tui.desk.keys.verbs import Writing
from tui.desk.ports import Said
from tui.desk.terminal import innards
from tui.desk.terminal.paste import MOST
from tui.desk.widgets.field import COMPACT, CUT, Pick


class ManyLines(Writing, TextArea):
    """A field of many lines."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(text, id=id, tab_behavior="focus", soft_wrap=True, show_line_numbers=False)
        self.set_reactive(TextArea.compact, True)
        self.add_class(COMPACT, update=False)
        self.cursor_blink = False
        self.set_reactive(TextArea.selection, Selection.cursor(self.document.end))  # go on where one stopped

    def on_unmount(self) -> None:
        """Leave nothing behind: the app keeps who watches its theme until the theme changes."""
        innards.unwatch(self.app, self, "theme")

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        most = MOST // 10
        text = plain(event.text[: most * 2], multiline=True, most=most * 2)
        if len(text) > most or len(event.text) > most * 2:
            text = text[:most]
            self.app.post_message(Said(message(CUT, n=most), bad=True))
        self.replace(text, *self.selection)


def value_of(field: Widget) -> str:
    """What stands in a field."""
    if isinstance(field, TextArea):
        return field.text
    return str(getattr(field, "value", ""))


def put(field: Widget, text: str) -> None:
    """Put a value into a field."""
    if isinstance(field, TextArea):
        field.text = text
    elif isinstance(field, Pick | Input):
        field.value = text
