"""A sheet: one widget that shows prepared lines, however many, and repaints only the cells that changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.desk.draw.spans import Line, Tone, key, text_of, width_of
from tui.desk.terminal import innards
from tui.desk.widgets.selection import Selectable
from tui.desk.widgets.still import Still
from tui.desk.widgets.theme import DARK, InkedApp
from tui.desk.widgets.veil import VeiledApp, Veiling

MARGIN = 2
"""Cells at the left of a line in which no wide character stands: the blank one, and the bar."""

Inks = Mapping[Tone, Style]


def strip_of(line: Line, inks: Inks, width: int) -> Strip:
    """A line as Textual draws it, filled up to `width` cells."""
    segments: list[Segment] = []
    text, style = "", inks[Tone.PLAIN]
    for span in line:
        wanted = inks[span.tone]
        blank = not span.text.strip()
        if wanted is style or blank:
            text += span.text
            continue
        if text:
            segments.append(Segment(text, style))
        text, style = span.text, wanted
    used = width_of(line)
    text += " " * max(0, width - used)
    if text:
        segments.append(Segment(text, style))
    return Strip(segments, max(used, width))


def _to_the_end(region: Region, width: int) -> Region:
    """Whole rows, unless it is what stands before their text, where no character is wide."""
    return region if region.right <= MARGIN else Region(region.x, region.y, width - region.x, region.height)


class LineWidget(Still):
    """Something that draws lines with the app's inks."""

    raised = False

    @property
    def inks(self) -> Inks:
        """The styles of the tones on this widget's ground."""
        app = self.app
        if not isinstance(app, InkedApp):
            return DARK.inks(self.raised)
        return app.inks_raised if self.raised else app.inks

    @property
    def veiling(self) -> Veiling | None:
        """What covers the lines, if anything does."""
        return self.app.veiling if isinstance(self.app, VeiledApp) else None

    def forget(self) -> None:
        """Draw everything anew: the colours changed."""
        self.refresh()

    def _exchange_repaint_regions(self) -> Collection[Region]:
        """What is to be painted, from rows of which nothing is known to their end.

        Textual cuts what it paints at the right edge of a region, a wide character there in halves, of which a
        terminal shows none. Of a widget that has another size now it still holds the region it had.
        """
        whole = self.outer_size.region
        asked = (region.intersection(whole) for region in super()._exchange_repaint_regions())
        return [region if region.height == 1 else _to_the_end(region, whole.width) for region in asked if region]

    def on_unmount(self) -> None:
        """Drop what was drawn at once: the garbage collector would find it later, and hold the desk for it."""
        innards.drop_painted(self)


class LineView(Selectable, ScrollView, LineWidget, can_focus=False):
    """A column of lines that scrolls. `show` gives it new ones.

    It has no scrollbar, which would stand beside the wall between two sheets; the rule below tells its position.
    """

    class Moved(Message):
        """The window moved, or what it looks at became longer or shorter."""

    class Resized(Message):
        """The sheet has another width: its lines should be made for it."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._lines: Sequence[Line] = ()
        self._strips: dict[int, Strip] = {}
        self._marks: Mapping[int, str] = {}
        self._made_for = Size(0, 0)
        self.raised = bool(classes and "raised" in classes.split())

    def on_resize(self, _: events.Resize) -> None:
        """Ask for other lines, unless those that are here were made for this size."""
        if self.size != self._made_for:
            self.post_message(self.Resized())

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether the wheel moves the window; without a scrollbar Textual would say no."""
        return self.max_scroll_y > 0

    @property
    def position(self) -> int | None:
        """How far down the window is, in percent; None when everything can be seen."""
        most = self.max_scroll_y
        return round(100 * self.scroll_y / most) if most > 0 else None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the window moved."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def show(self, lines: Sequence[Line], keep: bool = True) -> None:
        """Show other lines; repaint only what differs. Without `keep` the sheet goes back to its top."""
        if lines is self._lines and keep:
            self._made_for = self.size
            return
        old, self._strips = self._strips, {}
        self._lines = lines
        self.extend(Size(0, len(lines)))
        if not keep and self.scroll_y:
            self.scroll_to(y=0, animate=False, force=True)
        self.repaint(old)

    def extend(self, size: Size) -> None:
        """Take another size of all lines, without Textual's laying everything out anew because of it."""
        self._made_for = self.size
        if size == self.virtual_size:
            return
        self.set_reactive(Widget.virtual_size, size)
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True)
        self.post_message(self.Moved())

    def repaint(self, old: Mapping[int, Strip] | None = None) -> None:
        """Repaint the visible lines that differ from `old`; all of them when there is no old one."""
        if not old:
            self.refresh()
            return
        top, size = round(self.scroll_y), self.size
        width = self._wide(size)
        changed = [y for y in range(size.height) if old.get(top + y) != self.strip(top + y, width)]
        if changed:
            self.refresh(*(Region(0, y, size.width, 1) for y in changed))

    def forget(self) -> None:
        """Draw everything anew: the colours or the width changed."""
        self._strips.clear()
        self.refresh()

    def on_unmount(self) -> None:
        """Drop the lines too."""
        self._strips.clear()
        self._lines = ()

    def stops(self) -> list[tuple[int, int]]:
        """The lines at which something stands that can be selected, and what `seek` calls it."""
        return []

    def seek(self, stop: int) -> None:
        """Select what stands at a stop."""

    def mark(self, marks: Mapping[int, str]) -> None:
        """Put letters before lines, in the first cell, which every line leaves blank; nothing takes them away."""
        for y in {*self._marks, *marks}:
            self._strips.pop(y, None)
            self.refresh(Region(0, y - round(self.scroll_y), 1, 1))
        self._marks = marks

    def line(self, y: int) -> Line:
        """The line at `y`, counted from the top of the sheet."""
        return self._lines[y] if 0 <= y < len(self._lines) else ()

    def shown(self, y: int) -> Line:
        """The line at `y` as it may be seen: covered while the screen is."""
        veiling = self.veiling
        return self.line(y) if veiling is None else veiling.line(y, self.line)

    def _wide(self, size: Size) -> int:
        """The cells of a drawn line in a window of a size."""
        return max(size.width, self.virtual_size.width)

    def strip(self, y: int, width: int) -> Strip:
        """The drawn line at `y`, so many cells wide, kept until it changes."""
        found = self._strips.get(y)
        if found is None or found.cell_length != width:
            line = self.shown(y)
            if y in self._marks:
                line = (key(self._marks[y]), *line[1:])
            found = self._strips[y] = strip_of(line, self.inks, width)
        return found

    def render_line(self, y: int) -> Strip:
        """Textual asks for a line of the window."""
        left, at, size = round(self.scroll_x), y + round(self.scroll_y), self.size
        strip = self.picked(at, self.strip(at, self._wide(size)), self.inks[Tone.KEY])
        return strip.crop(left, left + size.width)

    def text_at(self, y: int) -> str:
        """The text of the line at `y`."""
        return text_of(self.shown(y))

    def scroll_by(self, lines: int) -> None:
        """Move the window by some lines."""
        self.scroll_to(y=max(0, min(self.max_scroll_y, round(self.scroll_y) + lines)), animate=False, force=True)

    def reveal(self, top: int, height: int) -> None:
        """Move the window so that `height` lines from `top` can be seen, and no further."""
        here, room = round(self.scroll_y), max(1, self.size.height)
        if top < here:
            self.scroll_to(y=top, animate=False, force=True)
        elif top + height > here + room:
            self.scroll_to(y=min(top, top + height - room), animate=False, force=True)


class LineBar(LineWidget, can_focus=False):
    """One line."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, raised: bool = False) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._line: Line = ()
        self.raised = raised

    def show(self, line: Line) -> None:
        """Show another line, if it is another."""
        if line != self._line:
            self._line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for a line; there is one."""
        line, veiling = self._line if y == 0 else (), self.veiling
        if veiling is not None and line:
            line = veiling.framed(line, self.size.width) if self.id == "above" else veiling.alone(line)
        strip = strip_of(line, self.inks, self.size.width)
        return strip.crop(0, self.size.width)
