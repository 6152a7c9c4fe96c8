"""The keys of movement: they step through a list, or scroll a page."""

from __future__ import annotations

from collections.abc import Callable

from tui.desk.keys.verbs import Verbs
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineView

ALL = 1_000_000
"""More steps than anything is long."""


def movement(step: Callable[[int], object], page: Callable[[int], object]) -> Verbs:
    """Six keys made of two: so many steps down, so many pages down; negative ones go up."""
    return {
        "up": lambda: step(-1),
        "down": lambda: step(1),
        "page-up": lambda: page(-1),
        "page-down": lambda: page(1),
        "top": lambda: step(-ALL),
        "bottom": lambda: step(ALL),
    }


def scrolling(sheet: Callable[[], LineView | None]) -> Verbs:
    """The keys scroll a page; two lines of it stay in view from one page to the next."""

    def scroll(lines: int) -> None:
        found = sheet()
        if found is not None:
            found.scroll_by(lines)

    def page(pages: int) -> None:
        found = sheet()
        if found is not None:
            found.scroll_by(pages * page_of(found))

    return movement(scroll, page)


def walking(items: Callable[[], ItemList], moved: Callable[[], object] = lambda: None) -> Verbs:
    """The keys select in a list; what depends on the selection is told when it `moved`."""

    def step(steps: int) -> None:
        if abs(steps) == 1:
            items().move(steps)
        else:
            items().go(steps)
        moved()

    return movement(step, lambda pages: step(pages * page_of(items())))


def page_of(sheet: LineView) -> int:
    """The lines of a page."""
    return max(2, sheet.size.height - 2)
