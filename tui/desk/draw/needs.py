"""What a case still needs, in parts that are told apart: required evidence, to-dos, missing facts, the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from content.text.cells import cells, cut, pad, plain
from content.text.words import N_
from store.case.checklist import ItemSource
from store.case.facts import BY_KEY
from store.case.marks import ItemState
from store.case.refs import FactRef
from store.case.timeline import STATE_WORDS
from tui.desk.draw.context import Context
from tui.desk.draw.dues import name_of
from tui.desk.draw.headings import headed
from tui.desk.draw.spans import Line, Span, Tone, folded, indent, quiet, spread, width_of
from tui.desk.draw.telling import evidence_of, sign
from tui.say.moments import near_moment

if TYPE_CHECKING:
    from store.case.checklist import Item
    from store.case.deadlines import Deadline
    from store.case.view import CaseView

REQUIRED, STEPS, OWN, FACTS, HELPFUL = (
    N_("Evidence · required"),
    N_("To do · this step"),
    N_("To do · my own"),
    N_("Missing facts"),
    N_("Evidence · helpful"),
)
_ASIDE = {ItemState.CANNOT_GET, ItemState.NOT_NEEDED}
LEAST_REMARK = 8
"""Cells of what a remark beside an item says, after its first word, below which it says nothing."""


def parts_of(view: CaseView) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """The parts that have something in them, with their headings (English msgids), and their items in order.

    A case that is closed wants no evidence and no fact any more: what is there is told, and the last to-dos.
    """
    evidence = evidence_of(view)
    of = {source: tuple(one for one in view.checklist if one.source is source) for source in ItemSource}
    if view.case.closed:
        evidence = [one for one in evidence if not one.open]
        of[ItemSource.FACT] = ()
    every = (
        (REQUIRED, tuple(one for one in evidence if one.required)),
        (STEPS, (*of[ItemSource.STEP], *of[ItemSource.PROMISE])),
        (OWN, of[ItemSource.OWN]),
        (FACTS, tuple(sorted(of[ItemSource.FACT], key=lambda one: not one.required))),
        (HELPFUL, tuple(one for one in evidence if not one.required)),
    )
    return tuple((words, items) for words, items in every if items)


def items_of(view: CaseView) -> tuple[Item, ...]:
    """All items in the order in which they are drawn."""
    return tuple(item for _, items in parts_of(view) for item in items)


def missing_of(view: CaseView | None) -> list[int]:
    """The places among the items at which something is missing."""
    return [n for n, item in enumerate(items_of(view)) if item.open] if view is not None else []


def heading_of(words: str, items: Sequence[Item], width: int, pen: Context) -> Line:
    """The heading of a part: how many of it are done, and how many are missing."""
    done, missing = sum(not item.open for item in items), sum(item.open for item in items)
    if words == FACTS:
        count = str(missing)
    elif words == REQUIRED and missing:
        count = pen.tr(N_("{done}/{all} · {n} missing"), done=done, all=len(items), n=missing)
    else:
        count = f"{done}/{len(items)}"
    title = pen.tr(words)
    if cells(title) + cells(count) + 1 > width:
        count = f"{done}/{len(items)}"
    return headed(title, count, width, pen)


def item_lines(item: Item, view: CaseView, width: int, pen: Context) -> list[Line]:
    """An item: its box, its exhibit, its words, a star where it is required, and beside it what one should know."""
    tone = Tone.PLAIN if item.open else Tone.QUIET
    fact = item.source is ItemSource.FACT
    box = pen.signs.unknown if fact and item.open else sign(item, pen)
    lead: Line = (Span(f"{box} ", tone),)
    if item.source is ItemSource.EVIDENCE:
        column = _column(view)
        lead = (*lead, Span(pad(_exhibits(item, view), column), Tone.QUIET)) if column else lead
    words = Span(pen.say(item.title) + ("*" if item.required else ""), tone)
    room = max(1, width - width_of(lead))
    remark = _remark(item, view, pen)
    lines = folded([words], room)
    left = room - width_of(lines[-1]) - 2
    lines[-1] = spread(lines[-1], remarked(remark, left), room)
    return indent(lines, lead)


def remarked(remark: str, room: int) -> Line:
    """A remark in so many cells; nothing where little more than its first word would be left."""
    first = re.match(r"\w+[:：] ?", remark)
    least = LEAST_REMARK + (cells(first[0]) if first else 0)
    if not remark or room < min(least, cells(remark)):
        return ()
    told = cut(remark, room)
    return (quiet(told),) if told == remark or cells(told) >= least else ()


def _column(view: CaseView) -> int:
    """The cells in which exhibits are named before evidence; 0 while there are none."""
    names = (f"E{one.no} " for one in view.exhibits)
    return max((cells(name) for name in names), default=0)


def _exhibits(item: Item, view: CaseView) -> str:
    return next((f"E{one.no}" for one in view.exhibits if one.evidence == item.id), "")


def _remark(item: Item, view: CaseView, pen: Context) -> str:
    if item.state in _ASIDE:
        return pen.tr(STATE_WORDS[item.state])
    if not item.open:
        notes = (
            one.note for one in view.exhibits if one.evidence == item.id and item.source is ItemSource.EVIDENCE
        )
        return plain(next(notes, ""), most=120)
    if isinstance(item.ref, FactRef):
        return blocks(view, item.ref.key, pen)
    return _of_open(item, pen)


def _of_open(item: Item, pen: Context) -> str:
    """What is to be known of a to-do or of evidence that is missing."""
    if item.source is ItemSource.STEP and not item.required:
        return pen.tr(N_("if needed"))
    if item.perishes:
        return _vanishing(item, pen)
    if item.source is ItemSource.OWN and item.until is not None:
        return pen.tr(N_("by {end}"), end=near_moment(pen.tr, item.until, pen.now))
    return plain(item.why, most=120)


def _vanishing(item: Item, pen: Context) -> str:
    words = plain(item.perishes, most=120)
    if item.until is None:
        return pen.tr(N_("vanishes: {why}"), why=words)
    if item.until <= pen.now:
        return pen.tr(N_("may be gone, try today: {why}"), why=words)
    return pen.tr(N_("vanishes by {end}: {why}"), end=near_moment(pen.tr, item.until, pen.now), why=words)


def waiting(view: CaseView, key: str) -> list[Deadline]:
    """The deadlines that nobody can reckon before a fact is known."""
    return [one for one in view.deadlines if one.asks == key and one.due is None and one.leads]


def blocks(view: CaseView, key: str, pen: Context) -> str:
    """What cannot be said while a fact is missing; empty when nothing waits for it."""
    if key == "reason":
        return pen.tr(N_("blocks: which evidence counts"))
    names = [name_of(one.title) for one in waiting(view, key)]
    if not names:
        return pen.tr(BY_KEY[key].hint) if key in BY_KEY and BY_KEY[key].hint else ""
    return pen.tr(N_("blocks the date: {limit}"), limit=names[0] + (" …" if names[1:] else ""))
