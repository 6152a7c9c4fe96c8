"""A field with its label: one widget draws what is said beside it, as each costs a key a millisecond."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.desk.draw.spans import Line, fit, padded, width_of
from tui.desk.widgets.lines import LineWidget, strip_of


class FieldRow(LineWidget, can_focus=False):
    """A field, its label at the left of it or above, and a note at its right."""

    ALLOW_SELECT = False

    def __init__(self, field: Widget, *, raised: bool = False) -> None:
        super().__init__()
        self.field = field
        self.raised = raised
        self._label: Line = ()
        self._note: Line = ()
        self._column = 0

    def compose(self) -> ComposeResult:
        """The field."""
        yield self.field

    def show(self, label: Line, column: int, note: Line = ()) -> None:
        """Show a label in a column of that many cells, or above the field where these are none."""
        if (label, column, note) == (self._label, self._column, self._note):
            return
        self._label, self._column, self._note = label, column, note
        self.field.styles.margin = (0 if column else 1, 1 + width_of(note) if note else 0, 0, column)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the field, which says so in cells: Textual would lay it out to find that."""
        height = self.field.styles.height
        return (height.cells or 1 if height is not None else 1) + (0 if self._column else 1)

    def render_line(self, y: int) -> Strip:
        """Textual asks for a line; the field stands upon it."""
        width = self.size.width
        label, note = (self._label, self._note) if y == 0 else ((), ())
        if (veiling := self.veiling) is not None and label:
            label, note = veiling.alone(label), veiling.alone(note)
        room = width - width_of(note)
        return strip_of((*padded(fit(label, self._column or room), room), *note), self.inks, width).crop(0, width)
