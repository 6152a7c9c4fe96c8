"""Finds anything by a few letters: actions, cases, pages of guidance."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from content.text.cells import cells, plain
from content.text.words import N_, Problem
from tui.desk.dialogs.dialog import Dialog
from tui.desk.draw.case import Drawn
from tui.desk.draw.context import Context
from tui.desk.draw.markdown import markdown_lines
from tui.desk.draw.spans import Span, fit, key, quiet, spread, width_of
from tui.desk.screens.base import DeskScreen
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.selection import under

MOST = 200
_LAST = ("help", "quit")
"""Actions that footers name early and that nobody opens a palette for."""
_NEEDLESS = ("choose", "palette", "back", "up", "down", "page-up", "page-down", "top", "bottom")
"""Actions that do nothing for a palette, or want another key first."""


class Find(Struct, frozen=True):
    """Something that can be found: its words, what it is, and what happens when it is chosen."""

    words: str
    kind: str
    key: str
    run: Callable[[], object]
    more: str = ""

    def matches(self, wanted: list[str]) -> bool:
        """Whether all words stand in it."""
        text = f"{self.words} {self.kind} {self.more}".casefold()
        return all(word in text for word in wanted)


class Finder(Dialog[Find]):
    """A line to type into, and below it what fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "leave", show=False, priority=True, id="palette"),
        Binding("escape,ctrl+c", "leave", show=False, priority=True),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
    ]

    def __init__(self, finds: list[Find], words: str = "") -> None:
        super().__init__()
        self.words = words
        self._finds = finds
        self._shown: list[Find] = []

    def compose(self) -> ComposeResult:
        """The line, and what is found."""
        with Container(id="paper", classes="tall"):
            yield OneLine(self.words, id="wanted")
            yield LineBar(id="gap", raised=True)
            yield ItemList(id="found", classes="raised")
            yield Container(classes="gap")
            yield LineBar(id="keys", raised=True)

    def on_mount(self) -> None:
        """Begin in the field, with what was typed last."""
        field = self.query_one("#wanted", OneLine)
        field.placeholder = self.pen.tr("actions, cases, guidance")
        field.focus()
        field.select_all()

    def redraw(self) -> None:
        """Draw what is found, and the two keys that end the search."""
        tr = self.pen.tr
        choose, leave = tr("choose"), tr("leave")
        self.query_one("#keys", LineBar).show((key("enter"), quiet(f" {choose}  "), key("esc"), quiet(f" {leave}")))
        wanted = self.words.casefold().split()
        self._shown = [find for find in self._finds if find.matches(wanted)][:MOST]
        sheet = self.query_one("#found", ItemList)
        width = max(1, sheet.size.width - 4)
        drawn = Drawn()
        for find in self._shown:
            drawn.places.append((len(drawn.lines), 1))
            tail = (Span("  "), key(find.key))
            room = width - width_of(tail) - cells(find.kind) - 2
            left = (*fit((Span(plain(find.words, most=200)),), room), *tail)
            drawn.lines.append(spread(left, (quiet(find.kind),), width))
        if not self._shown:
            drawn.lines.append((quiet(tr("Nothing found.")),))
        sheet.show_page(drawn, self.pen.signs.bar)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.words = event.value
        self.query_one("#found", ItemList).item = 0
        self.redraw()

    @on(Input.Submitted)
    def _chosen(self) -> None:
        at = self.query_one("#found", ItemList).item
        if at < len(self._shown):
            self.dismiss(self._shown[at])

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        sheet = self.query_one("#found", ItemList)
        if under(event, self) is sheet:
            at = sheet.item_at(event.y + round(sheet.scroll_y))
            if at is not None and at < len(self._shown):
                self.dismiss(self._shown[at])

    def action_move(self, steps: int) -> None:
        """Select another one, as far as there are any."""
        sheet = self.query_one("#found", ItemList)
        goal = max(0, min(len(self._shown) - 1, sheet.item + steps))
        if self._shown and goal != sheet.item:
            sheet.move(goal - sheet.item)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def open_palette(screen: DeskScreen) -> None:
    """Open the palette for a screen and run what is chosen."""

    def chosen(find: Find | None) -> None:
        screen.wanted = palette.words if find is None else ""
        if find is not None:
            find.run()

    palette = Finder([*_actions(screen), *_cases(screen), *_pages(screen)], screen.wanted)
    screen.app.push_screen(palette, chosen)


def _actions(screen: DeskScreen) -> list[Find]:
    tr = screen.pen.tr

    def run(name: str) -> Callable[[], object]:
        return lambda: screen.call_later(screen.run_action, name)

    kind = tr(N_("action"))
    named = screen.foot_actions
    there = [action for action in screen.desk_app.actions if screen.where in action.where]
    first = [action for action in named if action in there and action.id not in _LAST]
    rest = [action for action in there if action not in first]
    return [
        Find(tr(action.help), kind, action.shown, run(action.method), action.words + " " + tr(action.words))
        for action in (*first, *rest)
        if action.id not in _NEEDLESS
    ]


def _cases(screen: DeskScreen) -> list[Find]:
    from tui.desk.screens.case import CaseScreen

    def run(number: int) -> Callable[[], object]:
        return lambda: screen.app.push_screen(CaseScreen(number))

    kind = screen.pen.tr(N_("case"))
    return [
        Find(one.title, kind, str(one.number), run(one.number), one.names) for one in screen.desk_app.board.outlines
    ]


def _pages(screen: DeskScreen) -> list[Find]:
    from tui.desk.screens.page import PageScreen

    app = screen.desk_app
    kind = screen.pen.tr(N_("guidance"))

    def title(name: str) -> str:
        return app.desk.playbook().page(name).title or name

    def draw(name: str) -> Callable[[int, Context], list[tuple[Span, ...]]]:
        return lambda width, pen: markdown_lines(app.desk.playbook().page(name).body, width, pen, title=False)

    def run(name: str) -> Callable[[], object]:
        return lambda: app.push_screen(PageScreen(lambda _: title(name), draw(name)))

    try:
        return [Find(title(name), kind, "", run(name), name) for name in app.desk.playbook().pages]
    except Problem:
        # a broken page is told where it is shown; the rest of the palette still works
        return []
