"""What all screens of the desk share: one footer, one place for notices, and drawing when something changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from tui.desk.draw.frame import lower_rule
from tui.desk.draw.spans import Line, Span, bad, plain_span
from tui.desk.keys.actions import LISTS, NUMBERED, Action, Where, in_footer
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.screens.finding import Finding
from tui.desk.screens.parts.anywhere import Anywhere
from tui.desk.screens.parts.jump import Jump
from tui.desk.screens.parts.movement import scrolling
from tui.desk.screens.parts.pointer import Pointer
from tui.desk.widgets.footer import action_at, foot_line, foot_words, told_lines, typing_line
from tui.desk.widgets.lineblock import LineBlock
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.widgets.pasting import Pasting
from tui.desk.widgets.selection import Selectable, under
from tui.desk.widgets.still import Box
from tui.desk.widgets.surface import Surface

if TYPE_CHECKING:
    from store.case.view import CaseView

WIDE = 110
"""Cells from which on two things stand side by side."""


def framed(
    *body: Widget, above: Sequence[Widget] = (), below: Sequence[Widget] = (), foot: Sequence[Widget] = ()
) -> ComposeResult:
    """A head and a rule, the body, a rule and the foot; and what stands above the body, below it, over the foot."""
    yield LineBar(id="head")
    yield LineBar(id="above")
    yield from above
    yield Box(*body, id="body")
    yield from below
    yield LineBar(id="below")
    yield from foot
    yield LineBlock((), id="foot")


def is_wide(screen: Screen[Any]) -> bool:
    """Whether two things fit side by side."""
    return screen.size.width >= WIDE


class DeskScreen(Surface[None]):
    """A full screen with a footer. `where` says which actions of the table it takes."""

    where: ClassVar[Where] = Where.READ
    shares_width: ClassVar[bool] = False
    """Whether the lines are made for the width of the screen, so that the size of a sheet changes none of them."""
    wall = -1
    """The column of the wall between two sheets."""
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, port: DeskPort, number: int = 0) -> None:
        super().__init__(port)
        self.number = number
        """The case that the screen is about; 0 when it is about none."""
        self.jump = Jump(port, lambda: list(self.query(LineView)), self.sought)
        self.pointer = Pointer(port, self, self.sought, self.pointed)
        self.offered_keys: list[Callable[[events.Key], bool]] = [self.jump.key, self.pointer.key]
        """Who may say that a key is theirs, in this order; the table of actions is looked at after them."""
        self.offered_clicks: list[Callable[[events.Click, Widget | None], bool]] = [self.pointer.click]
        """Who may say that a click is theirs, in this order."""
        self.pasting: Pasting | None = None
        """Takes what is pasted on a screen that has a use for it."""
        self.finding = Finding(port, self.where, lambda: self.foot_actions, self.do)
        self.anywhere = Anywhere(port, self.where, self.finding.open)

    def verbs(self) -> Verbs:
        """What can be done on every screen; a subclass adds its own, or says it otherwise."""
        jump = self.jump.verbs() if self.where & LISTS else {}
        return {**scrolling(self.sheet), **self.anywhere.verbs(), **jump, "back": self.back, "left": self.back}

    def do(self, name: str) -> None:
        """Do an action as soon as what is going on is done."""
        self.call_later(self.action_do, name)

    def back(self) -> None:
        """Leave this screen."""
        if len(self.app.screen_stack) > 1 and self.is_current:
            self.app.pop_screen()

    def sheet(self) -> LineView | None:
        """The sheet that the keys of movement scroll."""
        return None

    def sought(self) -> None:
        """Something else was selected: draw what depends on it."""

    def pointed(self, again: bool, x: int) -> None:
        """An item was clicked in column `x`; `again` when it was the selected one already."""

    @property
    def case(self) -> CaseView | None:
        """The case in hand, as it is now, if there is one."""
        return self.port.view(self.number)

    def takes(self, event: events.Key) -> bool:
        """A key was pressed: what was said has been read; and it may be no action but an answer."""
        self.port.hush()
        return any(taken(event) for taken in self.offered_keys)

    def on_click(self, event: events.Click) -> None:
        """A word of the footer was clicked, or something on the screen."""
        sheet, hidden = under(event, self), self.port.notice is not None
        # what is said at the foot hides its keys: the click takes it away, as a key does
        self.port.hush()
        if sheet is not None and sheet.id == "foot":
            action = None if hidden else action_at(self.foot_actions, event.x, self.size.width, self.pen)
            if action is not None and action.id not in NUMBERED:
                self.do(action.id)
        else:
            any(taken(event, sheet) for taken in self.offered_clicks)

    def on_paste(self, event: events.Paste) -> None:
        """Something was pasted where nothing is typed."""
        if self.pasting is not None and self.focused is None:
            self.pasting.take(event.text)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """The widget in a cell, and which character of its text stands there."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if isinstance(widget, Selectable):
            here = widget.content_region
            line = max(0, min(y - here.y, here.height - 1)) + round(widget.scroll_y)
            offset = widget.offset_at(max(0, x - here.x), line)
        return widget, offset

    def on_resize(self, _: events.Resize) -> None:
        """The letters of a jump stood before other lines."""
        self.jump.leave()

    @on(LineView.Resized)
    def sheet_resized(self) -> None:
        """A sheet has another size: draw for it, or the rule below alone."""
        if self.shares_width:
            self.draw_below()
        else:
            self.ask_redraw()

    def redraw(self) -> None:
        """Draw everything anew that is not as it should be."""
        self.draw_below()
        self.draw_foot()

    def sheets(self) -> Sequence[LineView]:
        """The sheets that can be seen, from left to right."""
        return [sheet for sheet in self.query(LineView) if sheet.display]

    @on(LineView.Moved)
    def draw_below(self) -> None:
        """The rule below the body."""
        sheets = self.sheets()
        wall = self.wall if len(sheets) > 1 else -1
        self.query_one("#below", LineBar).show(
            lower_rule(self.size.width, self.pen, [sheet.position for sheet in sheets], wall)
        )

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """What the footer names, those that matter most first."""
        return in_footer(self.where, self.port.actions)

    def draw_foot(self) -> None:
        """The last line: what was just said, else what can be pressed."""
        notice = self.port.notice
        foot = self.query_one("#foot", LineBlock)
        width = self.size.width
        if notice is None:
            typed = self.keys_typed
            line = typing_line(typed, width, self.pen) if typed else foot_line(self.foot_actions, width, self.pen)
            foot.show([line])
            return
        text = self.pen.say(notice.words, most=1000)
        told = (Span(" "), bad(text) if notice.bad else plain_span(text))
        # how to take it back is never cut
        back = next((foot_words(one, self.pen) for one in self.port.actions if one.id == notice.back), ())
        tail: Line = (Span("  "), *back) if back else ()
        foot.show(told_lines(told, tail, width))
