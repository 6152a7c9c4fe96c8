"""An offer beside what may be asked for: two columns where there is room, else one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from content.text.cells import cells, plain
from content.text.words import N_, Message
from store.case.marks import OfferState
from store.case.titles import gist
from store.case.view import CaseView, remaining
from store.case.worth import STOP, Comparison, Rung, Worth, compare
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.evidence import heading
from tui.desk.draw.frame import case_head
from tui.desk.draw.spans import (
    Line,
    Span,
    Tone,
    fit,
    folded,
    indent,
    join,
    key,
    padded,
    paragraph,
    quiet,
    soon,
    spread,
    stacked,
    strong,
)
from tui.say.bargain import rung_lines, state_words, sum_rows
from tui.say.moments import money, near_moment, near_past
from tui.say.values import short

TITLE = N_("Their offer")
WIDE = 60
"""Cells from which on the offer stands beside the right."""
LABEL = 14
"""Cells of the first column."""
ANSWERING = (N_("accept"), N_("do not accept"), N_("it has lapsed"))
"""What the first keys say of an offer."""


def offer_head(view: CaseView, one: Comparison | None, width: int, pen: Context) -> Line:
    """Which case, and how much less the offer is."""
    right: Line = ()
    if one is not None and one.short is not None and one.short > 0:
        right = (Span(pen.tr(N_("{amount} less"), amount=money(one.short))), Span(" "))
    return case_head(view, TITLE, right, width, pen)


def offer_page(view: CaseView, one: Comparison | None, found: Worth, width: int, pen: Context) -> Drawn:
    """The comparison, what there is to say of it, how it would go on; the offers so far can be selected."""
    drawn = Drawn()
    if one is None:
        drawn.lines += [*paragraph(pen.tr(N_("No offer is noted yet.")), width, Tone.QUIET), ()]
    else:
        said = [line for words in one.said for line in paragraph(pen.say(words), width)]
        rows = _lines(one, width, pen)
        # where one thing stands under the other, what there is to say of them comes first
        drawn.lines += [*_words(one, width, pen), *((*said, (), *rows) if width < WIDE else (*rows, (), *said))]
        drawn.lines += [*paragraph(pen.tr(STOP), width, Tone.QUIET), (), _answers(width, pen), ()]
        if one.waives:
            drawn.lines += [heading(N_("What accepting gives up"), "", width, pen)]
            for waived in one.waives:
                drawn.lines += indent(paragraph(plain(waived, most=400), width - 2), (quiet(f"{pen.signs.dot} "),))
            drawn.lines.append(())
    drawn.lines += [*_sum(found, width, pen), *_ahead(found, width, pen, 1 if one else 3)]
    if view.case.offers:
        drawn.lines += [heading(N_("Offers so far"), str(len(view.case.offers)), width, pen)]
        _offers(view, drawn, width, pen)
        drawn.lines.append(())
    if one is None:
        drawn.lines += paragraph(pen.tr(STOP), width, Tone.QUIET)
    return drawn


def _answers(width: int, pen: Context) -> Line:
    """The keys that say what became of the offer."""
    spans = [(key(pen.choice_key(n)), quiet(f" {pen.tr(text)}")) for n, text in enumerate(ANSWERING, 1)]
    return fit(join(spans, Span("   ")), width)


def _words(one: Comparison, width: int, pen: Context) -> list[Line]:
    if not one.offer.words:
        return []
    when = (quiet(near_past(pen.tr, one.offer.at, pen.now, one.offer.day)),)
    said = state_words(pen.tr, one)
    if one.offer.until and one.state is OfferState.OPEN:
        end = near_moment(pen.tr, datetime.fromisoformat(one.offer.until), pen.now)
        said += pen.between + pen.tr(N_("answer until {end}"), end=end)
    state = (quiet(said),)
    words = paragraph(f"“{plain(one.offer.words, most=1_000)}”", width)
    return [(*when, quiet(pen.between), *state), *words, ()]


def _lines(one: Comparison, width: int, pen: Context) -> list[Line]:
    """The rows of the comparison."""
    theirs, mine = pen.tr(N_("The offer")), pen.tr(N_("What may be asked for"))
    lines: list[Line] = []
    if width < WIDE:
        for row in one.lines:
            lines.append((quiet(pen.say(row.label)),))
            lines += indent(folded([strong(_said(row.theirs, pen))], width - 2), (Span("  "),))
            lines += indent(folded([Span(_said(row.mine, pen))], width - 4), (quiet(f"  {pen.signs.to} "),))
        return lines
    first = min(LABEL, max(cells(pen.say(row.label)) for row in one.lines)) + 2
    second = (width - first) * 2 // 5
    head = (Span(" " * first), *padded((quiet(theirs),), second), quiet(mine))
    lines += [head, (Span(pen.signs.rule * width, Tone.RULE),)]
    for row in one.lines:
        left = folded([strong(_said(row.theirs, pen))], second - 2)
        right = folded([Span(_said(row.mine, pen))], width - first - second)
        for n in range(max(len(left), len(right))):
            label = quiet(pen.say(row.label)) if n == 0 else Span("")
            cell = left[n] if n < len(left) else ()
            rest = right[n] if n < len(right) else ()
            lines.append((*padded((label,), first), *padded(cell, second), *rest))
    return [*lines, (Span(pen.signs.rule * width, Tone.RULE),)]


def _said(words: Message | str, pen: Context) -> str:
    return pen.say(words, most=600)


def _sum(found: Worth, width: int, pen: Context) -> list[Line]:
    rows = list(sum_rows(pen.tr, found.sum))
    if not rows:
        return []
    lines: list[Line] = [heading(N_("What is at stake"), "", width, pen)]
    for what, amount, rule in rows:
        lines.append(spread((Span(what), quiet(f"  {rule}" if rule else "")), (strong(amount),), width))
    return [*lines, ()]


def _ahead(found: Worth, width: int, pen: Context, most: int) -> list[Line]:
    """How it would go on: rights that end, and what the next steps cost and take."""
    lines: list[Line] = [heading(N_("If it goes on"), "", width, pen)]
    for right in found.rights:
        left = pen.say(remaining(right, pen.now))
        when = near_moment(pen.tr, right.due, pen.now) if right.due else ""
        told = f"{left}{pen.between}{when}"
        span = soon(told) if right.state.value == "soon" else quiet(told)
        lines += stacked((Span(short(plain(right.title))),), (span,), width)
    for rung in found.rungs[:most]:
        lines += _rung(rung, width, pen)
    return [*lines, ()]


def _rung(rung: Rung, width: int, pen: Context) -> list[Line]:
    lines: list[Line] = [fit((quiet(f"{pen.signs.to} "), strong(plain(rung.title))), width)]
    for words in rung_lines(pen.tr, rung):
        lines += indent(paragraph(words, width - 2, Tone.QUIET), (Span("  "),))
    return lines


def _offers(view: CaseView, drawn: Drawn, width: int, pen: Context) -> None:
    for n, offer in enumerate(view.case.offers, 1):
        told = compare(view, n, pen.now)
        what = plain(gist(offer.amount, offer.what, offer.words), most=200)
        when = near_past(pen.tr, offer.at, pen.now, offer.day)
        right = (quiet(f"{state_words(pen.tr, told)}{pen.between}{when}"),)
        drawn.places.append((len(drawn.lines), 1))
        drawn.lines.append(spread((quiet(f"{n}  "), Span(what)), right, width))


def memory_lines(drawn: Drawn, patterns: Sequence[Message], width: int, pen: Context) -> None:
    """What one's other cases say, below everything else."""
    if patterns:
        drawn.lines += [(), heading(N_("Your other cases"), "", width, pen)]
        for words in patterns:
            drawn.lines += indent(paragraph(pen.say(words), width - 2), (Span("  "),))
