"""Home: the cards, and beside them, where there is room, the selected case."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from content.text.words import N_
from tui.desk.draw.desk import desk_head, nothing_found, reading, sorted_words, sought_line, welcome
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.glimpse import Seen
from tui.desk.draw.once import Once
from tui.desk.keys.actions import Action, Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import SAMPLES, CasePlace, DeskPort, Painted, StatisticsPlace
from tui.desk.screens.base import DeskScreen, framed, is_wide
from tui.desk.screens.parts.banner import Banner
from tui.desk.screens.parts.browse import Browse
from tui.desk.screens.parts.caseverbs import CaseVerbs
from tui.desk.screens.parts.goto import GoTo
from tui.desk.screens.parts.search import Search
from tui.desk.screens.parts.thrown import Thrown
from tui.desk.screens.parts.ways import Ways
from tui.desk.widgets.cardlist import CardList
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.widgets.pasting import Pasting
from tui.desk.worker.report import InboxSeen, Report, Saved

if TYPE_CHECKING:
    from store.case.view import CaseView
    from tui.desk.draw.spans import Line

ORDERS = ("urgency", "amount", "number", "person")
EMPTY_FOOT = ("undo", "new", "language", "sort", "help", "quit")


class HomeScreen(DeskScreen):
    """One glance says whose move it is and what is at stake; one key does it."""

    where: ClassVar[Where] = Where.HOME
    shares_width: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.HOME)]

    def __init__(self, port: DeskPort) -> None:
        super().__init__(port)
        self.order = ORDERS[0]
        self._inbox = 0
        self._counted: datetime | None = None
        self.banner = Banner(port, self)
        self.browse = Browse(self, self.sought)
        self.search = Search(port, self, self.redraw, self.browse.step)
        self.hand = CaseVerbs(port, lambda: self.case)
        self.thrown = Thrown(port, self.hand.undoing()["undo"], self.redraw)
        self.ways = Ways("aside", lambda _: self._open("now"))
        self._glance = Once[Drawn]()
        self.pasting = Pasting(port, lambda: None, self.hand.open)
        self.goto = GoTo(port, lambda: self.query_one(CardList), self.sought)
        self.finding.more = self.search.views
        self.offered_keys[:0] = [self.search.key, self.goto.key]
        self.offered_clicks.insert(0, self.ways.click)

    def compose(self) -> ComposeResult:
        """A head, the cards beside a case, a foot."""
        body = (CardList(), LineView(id="page", classes="hidden"), LineView(id="aside", classes="hidden"))
        yield from framed(*body, above=self.banner.bars())

    def verbs(self) -> Verbs:
        """Browse, search, open, and what is done with the case in hand."""
        return {
            **super().verbs(),
            **self.browse.verbs(),
            **{name: verb for name, verb in self.hand.verbs().items() if name != "choose"},
            **self.thrown.verbs(),
            **self.search.verbs(),
            **self.goto.verbs(),
            "open": lambda: self._open("now"),
            "guidance": lambda: self._open("guide"),
            "story": lambda: self._open("story"),
            "sort": self._sort,
            "statistics": lambda: self.port.go(StatisticsPlace()),
        }

    @property
    def case(self) -> CaseView | None:
        """The selected case."""
        return self.query_one(CardList).selected

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """What can be done now: little without a case."""
        port, named = self.port, super().foot_actions
        if not (port.board if port.glimpse is None else port.glimpse):
            here = {"sort": N_("sample cases"), "undo": N_("out of the trash")}
            ids = EMPTY_FOOT if self.thrown.seen.number else tuple(one for one in EMPTY_FOOT if one != "undo")
            every = (replace(one, words=here.get(one.id, one.words)) for one in port.actions)
            return tuple(one for one in every if one.id in ids)
        back = tuple(one for one in port.actions if one.id == "back") if self.search.words else ()
        return (*back, *named)

    def redraw(self) -> None:
        """Draw the head, the cards and the selected case."""
        port, pen, width = self.port, self.pen, self.size.width
        if width == 0 or not port.begun:
            return
        words = self.search.words
        first = port.glimpse
        if first is not None and first.covers(self.size.height):
            seen: Seen = first
            shown: Seen = first
        else:
            seen, shown = port.board, self.search.found(port.board).ordered(self.order)
        sought = sought_line(words, self.search.count, pen) if words and not self.search.typing else ()
        self.query_one("#head", LineBar).show(desk_head(seen, width, pen, sought, self._inbox))
        self.search.draw()
        beside = is_wide(self) and bool(shown)
        self.wall = self._place(beside)
        self.banner.draw(seen, self.wall, shown.outlines[0].number if beside else 0)
        self._draw_cards(shown, seen)
        if self.painted:
            self.draw_rest()
        super().redraw()

    def _draw_cards(self, shown: Seen, seen: Seen) -> None:
        """The cards, or in their place why none of those that are `seen` is shown."""
        port, pen, width = self.port, self.pen, self.size.width
        cards, page = self.query_one(CardList), self.query_one("#page", LineView)
        cards.set_class(not shown, "hidden")
        page.set_class(bool(shown), "hidden")
        if not shown:
            if not port.known and shown is not port.glimpse:
                page.show(reading(pen))
            elif seen:
                page.show(nothing_found(self.search.words, width, pen))
            else:
                page.show(welcome(width, self.size.height - 4, pen, self.thrown.door()))
        cards.show_cards(shown, pen, self.wall if self.wall >= 0 else width)

    def _place(self, beside: bool) -> int:
        """Share the width between cards and case; returns the column of the wall between them."""
        aside = self.query_one("#aside", LineView)
        aside.set_class(not beside, "hidden")
        if not beside:
            return -1
        width = max(47, min(76, self.size.width * 43 // 100))
        aside.styles.width = width
        return self.size.width - width

    def draw_rest(self) -> None:
        """Draw the selected case: the cards are what one waits for at a start. Once a minute count the inbox."""
        self.post_message(Painted())
        self._draw_beside()
        self.thrown.look()
        minute = self.port.clock().replace(second=0, microsecond=0)
        if minute != self._counted:
            self._counted = minute
            self.port.worker.see_inbox()

    @on(CardList.Selected)
    def sought(self) -> None:
        """Draw the case that was selected, from its top."""
        self._draw_beside(keep=False)

    def _draw_beside(self, keep: bool = True) -> None:
        aside, view = self.query_one("#aside", LineView), self.case
        if not is_wide(self):
            return
        pen, room = self.pen, max(1, int(aside.styles.width.value if aside.styles.width else 47) - 4)
        if view is None:
            aside.show(_title_of(self.port, self.query_one(CardList).number, room), keep=keep)
            return
        from tui.desk.draw.case import glance

        told = self.query_one(CardList).dated
        drawn = self._glance.draw((view, room, told), pen, lambda: glance(view, room, pen, told))
        self.ways.drawn = drawn
        aside.show(drawn.lines, keep=keep)

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        self.search.typed(event)

    @on(Input.Submitted, "#search")
    def _sought_enough(self) -> None:
        self.search.keep()

    def take(self, report: Report) -> None:
        """What was searched may have been found, and what waits in the inbox counted."""
        self.search.take(report)
        self.thrown.take(report)
        if isinstance(report, InboxSeen) and report.count != self._inbox:
            self._inbox = report.count
            self.redraw()

    def follow(self, saved: Saved) -> None:
        """A case that was just opened becomes the selected one; what waits in the inbox may have been taken in."""
        self._counted = None
        self.thrown.follow()
        if saved.draft == "new":
            self.query_one(CardList).select(saved.done.view.number)

    @on(CardList.Opened)
    def _clicked_again(self) -> None:
        self._open("now")

    def _open(self, pane: str) -> None:
        case = self.hand.held()
        if case is not None:
            self.port.go(CasePlace(case.number, pane))

    def _sort(self) -> None:
        if not self.port.board:
            self.app.exit(SAMPLES)
            return
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.port.say(sorted_words(self.order, self.pen))


def _title_of(port: DeskPort, number: int, room: int) -> list[Line]:
    """Which case it will be, while the cases are not read yet."""
    told = port.glimpse.told.get(number) if port.glimpse else None
    if told is None:
        return []
    from tui.desk.draw.headings import title_lines

    return title_lines(told.number, told.title, room)
