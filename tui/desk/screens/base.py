"""What all screens of the desk share: one footer, one place for notices, and drawing when something changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

from content.text.cells import cells
from store.case.view import CaseView
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, bad, fit, key, lined, plain_span, quiet
from tui.desk.keys.actions import Action, in_footer
from tui.desk.screens.anywhere import Anywhere
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.widgets.selection import under

WIDE = 110
"""Cells from which on two things stand side by side."""


def framed(
    *body: Widget, above: Sequence[Widget] = (), below: Sequence[Widget] = (), foot: Sequence[Widget] = ()
) -> ComposeResult:
    """A head and a rule, the body, a rule and the foot; and what stands above the body, below it, over the foot."""
    yield LineBar(id="head")
    yield LineBar(id="above")
    yield from above
    yield Container(*body, id="body")
    yield from below
    yield LineBar(id="below")
    yield from foot
    yield LineBar(id="foot")


class DeskScreen(Anywhere):
    """A full screen with a footer."""

    number = 0
    """The case that the screen is about; 0 when it is about none."""
    wanted = ""
    """What was typed into the palette last and not chosen."""
    wall = -1
    """The column of the wall between two sheets."""
    AUTO_FOCUS: ClassVar[str | None] = ""

    @property
    def pen(self) -> Context:
        """What drawing needs, as of now."""
        return self.desk_app.pen()

    @property
    def wide(self) -> bool:
        """Whether two things fit side by side."""
        return self.size.width >= WIDE

    @property
    def case(self) -> CaseView | None:
        """The case in hand, as it is now, if there is one."""
        return self.desk_app.view(self.number)

    @on(LineView.Resized)
    def _resized(self) -> None:
        self.sheet_resized()

    def sheet_resized(self) -> None:
        """A sheet has another size: draw for it. A screen that shares its own width needs to do less."""
        self.ask_redraw()

    def on_key(self, _: events.Key) -> None:
        """A key was pressed: what was said has been read."""
        self.desk_app.hush()

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
        self.query_one("#below", LineBar).show(lower_rule(self.size.width, self.pen, sheets, wall))

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """What the footer names, those that matter most first."""
        return in_footer(self.where, self.desk_app.actions)

    def draw_foot(self) -> None:
        """The last line: what was just said, else what can be pressed."""
        app = self.desk_app
        foot = self.query_one("#foot", LineBar)
        width = self.size.width
        if app.notice is None:
            foot.show(foot_line(self.foot_actions, width, self.pen))
            return
        words, is_bad = app.notice
        text = self.pen.say(words, most=1000)
        foot.show(fit((Span(" "), bad(text) if is_bad else plain_span(text)), width - 1))

    def on_click(self, event: events.Click) -> None:
        """A word of the footer was clicked."""
        # what is said at the foot hides its keys: the click takes it away, as a key does
        if getattr(under(event, self), "id", "") == "foot" and self.desk_app.notice is None:
            action = action_at(self.foot_actions, event.x, self.size.width, self.pen)
            if action is not None and action.id != "choose":
                self.call_later(self.run_action, action.method)
        self.desk_app.hush()

    def action_palette(self) -> None:
        """Find anything by a few letters."""
        from tui.desk.dialogs.finder import open_palette

        open_palette(self)


def _foot_words(action: Action, pen: Context) -> Line:
    return (key(action.shown.split(" ")[0]), Span(" "), quiet(pen.tr(action.words)))


def foot_line(actions: tuple[Action, ...], width: int, pen: Context) -> Line:
    """The keys of a screen, as many as there is room for; help is always among them."""
    last = [action for action in actions if action.id == "help"]
    rest = [action for action in actions if action.id != "help"]
    words: list[Span] = []
    room = width - sum(_size(action, pen) for action in last)
    for action in rest:
        size = _size(action, pen)
        if size > room:
            break
        words += [Span("  " if words else " "), *_foot_words(action, pen)]
        room -= size
    for action in last:
        words += [Span("  " if words else " "), *_foot_words(action, pen)]
    return fit(tuple(words), max(1, width))


def _size(action: Action, pen: Context) -> int:
    return sum(cells(span.text) for span in _foot_words(action, pen)) + 2


def action_at(actions: tuple[Action, ...], x: int, width: int, pen: Context) -> Action | None:
    """The action whose words stand at column `x` of the footer."""
    shown = foot_line(actions, width, pen)
    ordered = [a for a in actions if a.id != "help"] + [a for a in actions if a.id == "help"]
    at, found = 0, -1
    for span in shown:
        if span.tone.value == "key":
            found += 1
        at += cells(span.text)
        if x < at:
            keys = [span.text for span in shown if span.tone.value == "key"]
            wanted = keys[found] if 0 <= found < len(keys) else ""
            return next((a for a in ordered if a.shown.split(" ")[0] == wanted), None)
    return None


def rule(width: int, pen: Context, tee: int = -1) -> Line:
    """The rule above the body, with a tee where a wall begins."""
    signs = pen.signs
    if 0 <= tee < width:
        return (lined(signs.rule * tee + signs.tee_down + signs.rule * (width - tee - 1)),)
    return (lined(signs.rule * width),)


def lower_rule(width: int, pen: Context, sheets: Sequence[LineView], wall: int = -1) -> Line:
    """The rule below the body; near the end of each sheet's part it tells how far down its window is."""
    ends = [width] if wall < 0 else [wall, width]
    spans: list[Span] = []
    at = 0
    for sheet, end in zip(sheets, ends, strict=False):
        mark = "" if sheet.position is None else f" {sheet.position}% "
        if at:
            spans.append(lined(pen.signs.tee_up))
            at += 1
        spans.append(lined(pen.signs.rule * max(0, end - at - len(mark) - 2)))
        spans.append(quiet(mark))
        spans.append(lined(pen.signs.rule * min(2, end - at)))
        at = end
    return fit(tuple(spans), width)
