"""The way of a case: the steps so far, and where it may lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.text.cells import plain
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.headings import headed
from tui.desk.draw.spans import Line, Span, Tone, faint, fit, key, quiet, spread, strong
from tui.say.moments import near_day

if TYPE_CHECKING:
    from store.case.view import CaseView


def way_page(view: CaseView, width: int, pen: Context) -> Drawn:
    """The way so far, where the case stands, and what may follow."""
    drawn = Drawn()
    drawn.section(headed(pen.tr("The way so far"), "", width, pen), trail_lines(view, width, pen))
    drawn.section(headed(pen.tr("Where it may lead"), "", width, pen), _ahead(view, width, pen))
    return drawn


def trail_lines(view: CaseView, width: int, pen: Context) -> list[Line]:
    """The steps that were passed, with their days, and the one where the case stands."""
    trail = view.trail()
    lines: list[Line] = []
    for n, stop in enumerate(trail):
        last = n == len(trail) - 1
        mark = key(f"{pen.signs.bar} ") if last else quiet(f"{pen.signs.done} ")
        title = strong(plain(stop.title)) if last else quiet(plain(stop.title))
        when = near_day(pen.tr, stop.at.astimezone(pen.now.tzinfo), pen.now)
        day = Span(pen.tr("told later") if stop.unknown else when, Tone.QUIET)
        lines.append(spread((mark, title), (day,), width))
    return lines


def _ahead(view: CaseView, width: int, pen: Context) -> list[Line]:
    flow = view.playbook.flow
    lines: list[Line] = []
    for choice in view.next.choices:
        lines.append(fit((faint(f"{pen.signs.to} "), Span(plain(choice.title))), width))
        if choice.id not in flow.steps:
            continue
        goal = flow.steps[view.passage(choice.id)[-1]]
        if goal.title != choice.title:
            lines.append(fit((Span("  "), quiet(plain(goal.title))), width))
        for later in flow.choices.get(goal.id, ()):
            lines.append(fit((Span("    "), faint(f"{pen.signs.to} "), faint(plain(later.title))), width))
    return lines
