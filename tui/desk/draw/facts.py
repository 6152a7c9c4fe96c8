"""The facts of a case in groups: those that something waits for first, and beside them what each is good for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from content.text.cells import cells, plain
from content.text.words import N_
from store.case.checklist import ItemSource
from store.case.facts import BY_KEY, FIELDS, FactField
from store.case.refs import FactRef
from store.case.view import CaseView
from tui.desk.draw.context import Context
from tui.desk.draw.deadlines import remark_of, short_when, sign_of, tone_of
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.dues import name_of
from tui.desk.draw.frame import case_head
from tui.desk.draw.headings import headed
from tui.desk.draw.needs import blocks
from tui.desk.draw.spans import (
    Line,
    Span,
    Tone,
    faint,
    fit,
    folded,
    indent,
    padded,
    quiet,
    spread,
    strong,
    width_of,
)
from tui.say.values import fact_value

ROOMY = 60
"""Cells from which on the head counts what is known beside what is missing."""
BLOCKING = N_("Missing, something waits for it")
_GROUPS = (
    (N_("Order"), ("product", "order", "merchant", "paid", "bought-on", "received-on", "shipped-on", "expires-on",
                  "redeemed-on", "sku")),
    (N_("Dispute"), ("reason", "demand", "amount", "problem", "found-on", "promise", "reply")),
    (N_("Dates"), ("contacted-on", "demanded-on", "applied-on", "refused-on", "intervened-on", "agreed-on",
                   "tracking-on", "returned-on", "ruled-on", "filed-on", "countdown")),
)  # fmt: skip
REST = N_("Money, numbers, persons, and the rest")


def blocking(view: CaseView) -> tuple[str, ...]:
    """The keys of the facts that are missing and without which something cannot be said."""
    return tuple(
        item.ref.key
        for item in view.checklist
        if item.source is ItemSource.FACT and item.open and item.required and isinstance(item.ref, FactRef)
    )


def groups_of(view: CaseView) -> tuple[tuple[str, tuple[FactField, ...]], ...]:
    """The groups with their headings (English msgids); a fact that something waits for stands in the first only."""
    first = blocking(view)
    named = {key for _, keys in _GROUPS for key in keys}
    rest = tuple(field.key for field in FIELDS if field.key not in named)
    every = ((BLOCKING, first), *((words, tuple(k for k in keys if k not in first)) for words, keys in _GROUPS))
    told = (*every, (REST, tuple(key for key in rest if key not in first)))
    return tuple((words, tuple(BY_KEY[key] for key in keys)) for words, keys in told if keys)


def fields_of(view: CaseView) -> tuple[FactField, ...]:
    """All facts in the order in which they are drawn."""
    return tuple(field for _, fields in groups_of(view) for field in fields)


def unknown_of(view: CaseView | None) -> list[int]:
    """The places among the fields at which nothing is known."""
    return [n for n, one in enumerate(fields_of(view)) if not view.facts.get(one.key)] if view is not None else []


def facts_page(view: CaseView, width: int, pen: Context) -> Drawn:
    """All facts with their labels; what is not known is a faint line, and says what waits for it."""
    tr, drawn = pen.tr, Drawn()
    for words, fields in groups_of(view):
        known = sum(bool(_value(field.key, view, pen)) for field in fields)
        count = str(len(fields)) if words == BLOCKING else f"{known}/{len(fields)}"
        drawn.lines.append(headed(tr(words), count, width, pen))
        for field in fields:
            drawn.item(_lines(field, words == BLOCKING, view, width, pen))
        drawn.lines.append(())
    return Drawn(drawn.lines[:-1], drawn.places)


def _lines(field: FactField, waited: bool, view: CaseView, width: int, pen: Context) -> list[Line]:
    column = min(max(cells(pen.tr(one.label)) for one in FIELDS) + 4, width // 2)
    value = plain(_value(field.key, view, pen), most=4_000)
    mark = f"{pen.signs.unknown} " if waited else "  "
    star = "*" if waited else ""
    words = Span(pen.tr(field.label) + star, Tone.PLAIN if waited else Tone.QUIET)
    label = padded(fit((Span(mark), words), column - 1), column)
    room = max(1, width - column)
    if any(word.isascii() and len(word) > room for word in value.split()):
        # a number is read and copied whole: beneath its label it has more room
        return [label, *indent(folded([Span(value)], max(1, width - 4)), (Span("    "),))]
    if value:
        return indent(folded([Span(value)], room), label)
    unknown = faint(pen.tr(N_("not known")))
    remark = blocks(view, field.key, pen) if waited else ""
    if remark and width_of([unknown]) + cells(remark) + 2 > room:
        return [(*label, *fit((quiet(remark),), room))]
    return [(*label, *spread((unknown,), (quiet(remark),) if remark else (), room))]


def about_fact(field: FactField, view: CaseView, width: int, pen: Context) -> list[Line]:
    """What a fact is, its value in full, and which dates are reckoned from it."""
    tr = pen.tr
    value = plain(_value(field.key, view, pen), most=4_000)
    lines: list[Line] = [*folded([strong(tr(field.label))], width), ()]
    if field.hint:
        lines += [*folded([quiet(tr(field.hint))], width), ()]
    lines += [*folded([Span(value) if value else faint(tr(N_("not known")))], width), ()]
    reckoned = list(_reckoned(field.key, view, width, pen))
    if reckoned:
        lines += [headed(tr(N_("Dates reckoned from it")), "", width, pen), *reckoned, ()]
    if not value:
        waits = blocks(view, field.key, pen) if field.key in blocking(view) else ""
        lines += folded([quiet(waits or tr(N_("Nothing waits for it now.")))], width)
    return lines


def _reckoned(key: str, view: CaseView, width: int, pen: Context) -> Iterator[Line]:
    """The deadlines of the case that run from a fact, or would; those of one name with what tells them apart."""
    limits = view.playbook.limits
    found = [one for one in view.deadlines if one.id in limits and key in limits[one.id].facts]
    names = Counter(name_of(one.title) for one in found)
    for deadline in found:
        tone, name = tone_of(deadline), name_of(deadline.title)
        yield (Span(f"{sign_of(deadline, pen)} ", tone), *fit((Span(name),), width - 2))
        if names[name] > 1:
            yield from indent(folded([quiet(remark_of(deadline.title, pen))], width - 2), (Span("  "),))
        if deadline.due is not None:
            yield (Span("  "), *fit((Span(short_when(deadline, pen), tone),), width - 2))


def facts_head(view: CaseView, width: int, pen: Context) -> Line:
    """Which case, how much is known, and how much of it something waits for."""
    known, waited = sum(bool(view.facts.get(field.key)) for field in FIELDS), len(blocking(view))
    count = pen.tr(N_("{n} known"), n=known)
    if waited:
        words = N_("{n} known · {m} waited for") if width >= ROOMY else N_("{m} waited for")
        count = pen.tr(words, n=known, m=waited)
    return case_head(view, N_("The facts"), (quiet(f"{count} "),), width, pen)


def _value(name: str, view: CaseView, pen: Context) -> str:
    # a case without a title of its own is called after its product
    return view.title if name == "title" else fact_value(pen.tr, view, name)
