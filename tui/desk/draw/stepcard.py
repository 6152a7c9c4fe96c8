"""A step of the flow beside the map: how one comes to it, what time says there, what may follow, what to do."""

from __future__ import annotations

from content.text.cells import plain
from content.text.words import N_
from store.case.facts import BY_KEY
from store.case.view import CaseView
from tui.desk.draw.context import Context
from tui.desk.draw.deadlines import short_when, sign_of, tone_of
from tui.desk.draw.dues import name_of
from tui.desk.draw.headings import headed
from tui.desk.draw.markdown import markdown_lines
from tui.desk.draw.spans import Line, Span, fit, folded, key, paragraph, quiet, spread, stacked, strong
from tui.say.moments import near_day


def step_title(view: CaseView, step: str, pen: Context) -> str:
    """The title of a step, and whether the case is or was there."""
    return f"{plain(view.playbook.flow.steps[step].title)}{pen.between}{_stands(view, step, pen)}"


def step_lines(view: CaseView, step: str, width: int, pen: Context, titled: bool = True) -> list[Line]:
    """What is told of a step, below its title where it is `titled`.

    Raises `PlaybookError` when its page is broken."""
    tr, flow = pen.tr, view.playbook.flow
    title = (strong(plain(flow.steps[step].title)),)
    lines: list[Line] = [spread(title, (quiet(_stands(view, step, pen)),), width), ()] if titled else []
    page = view.playbook.step(step)
    if page.action:
        lines += [*paragraph(plain(page.action), width), ()]
    lines += _part(tr(N_("How one comes here")), _ways_here(view, step, width, pen), width, pen)
    lines += _part(tr(N_("Time")), _times(view, step, width, pen), width, pen)
    after = [
        fit((quiet(f"{pen.signs.to} "), Span(plain(choice.title))), width) for choice in flow.choices.get(step, ())
    ]
    lines += _part(tr(N_("What may follow")), after, width, pen)
    lines += [headed(tr(N_("Guidance")), "", width, pen), ()]
    return [*lines, *markdown_lines(page.page.body, width, pen, title=False)]


def _part(words: str, lines: list[Line], width: int, pen: Context) -> list[Line]:
    return [headed(words, "", width, pen), *lines, ()] if lines else []


def _stands(view: CaseView, step: str, pen: Context) -> str:
    """Whether the case is there, was there, and when."""
    if step == view.step.id:
        return pen.tr(N_("you are here"))
    been = [stop for stop in view.trail() if stop.step == step]
    if not been:
        return pen.tr(N_("not come to yet"))
    last = been[-1]
    return pen.tr("told later") if last.unknown else near_day(pen.tr, last.at.astimezone(pen.now.tzinfo), pen.now)


def _ways_here(view: CaseView, step: str, width: int, pen: Context) -> list[Line]:
    """The choices that lead to a step; those of the step in hand with their key."""
    flow = view.playbook.flow
    ways: list[list[Line]] = []
    for n, choice in enumerate(view.next.choices, 1):
        if choice.id in flow.steps and step in view.passage(choice.id):
            ways.append(folded((key(pen.choice_key(n)), Span(f"  {plain(choice.title)}")), width))
    for name, choices in flow.choices.items():
        if name != view.step.id and any(choice.id == step for choice in choices):
            title = next(choice.title for choice in choices if choice.id == step)
            told = plain(flow.steps[name].title)
            if title != flow.steps[step].title:
                told = f"{told} {pen.signs.to} {plain(title)}"
            ways.append(folded((quiet(told),), width))
    return [line for way in ways[:4] for line in way]


def _times(view: CaseView, step: str, width: int, pen: Context) -> list[Line]:
    """The limits that hold at a step: with their date where there is one, else by their names."""
    known = {one.id: one for one in view.deadlines}
    lines: list[list[Line]] = []
    for limit in view.playbook.limits.values():
        if step not in limit.steps:
            continue
        found = known.get(limit.id)
        if found is not None and found.due is not None and found.leads:
            tone = tone_of(found)
            left: Line = (Span(f"{sign_of(found, pen)} ", tone), Span(name_of(limit.title)))
            lines.append(stacked(left, (Span(short_when(found, pen), tone),), width))
        elif found is not None and found.asks:
            fact = BY_KEY[found.asks].label if found.asks in BY_KEY else found.asks
            asked = quiet(pen.tr(N_("asks for {fact}"), fact=pen.tr(fact)))
            lines.append(stacked((quiet(f"{pen.signs.unknown} {name_of(limit.title)}"),), (asked,), width))
        elif found is None:
            lines.append([fit((quiet(f"  {name_of(limit.title)}"),), width)])
    return [line for told in lines[:6] for line in told]
