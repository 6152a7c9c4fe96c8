"""Before something is handed in that counts once: what is missing, the weakest point, what does not fit."""

from __future__ import annotations

from content.text.cells import plain
from content.text.words import N_
from store.case.checklist import Item
from store.case.facts import BY_KEY
from store.case.refs import FactRef
from store.case.view import CaseView
from store.papers.readiness import Readiness
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.evidence import heading
from tui.desk.draw.frame import case_head
from tui.desk.draw.needs import remarked
from tui.desk.draw.spans import (
    Line,
    Span,
    Tone,
    folded,
    indent,
    key,
    paragraph,
    quiet,
    soon,
    spread,
    strong,
    width_of,
)
from tui.desk.draw.telling import sign
from tui.say.readiness import right_words, round_words, verdict

TITLE = N_("Before you send")
ROOMY = 50
"""Cells from which on the sentence names what the list below it holds."""
Gap = Item | str
"""What is missing: an item of the checklist, or the key of a fact."""


def gaps_before(view: CaseView, found: Readiness) -> list[Gap]:
    """All that can be selected: the facts that are missing, then the evidence, then facts that do not fit."""
    wrong = [one.fact for one in found.findings if one.fact and one.fact not in found.facts]
    return [*found.facts, *found.missing, *dict.fromkeys(wrong)]


def ready_head(view: CaseView, found: Readiness, width: int, pen: Context) -> Line:
    """Which case, and whether it is ready."""
    word = N_("nothing missing") if found.ready else N_("mend first")
    return case_head(view, TITLE, (Span(pen.tr(word)), Span(" ")), width, pen)


def ready_page(view: CaseView, found: Readiness, width: int, pen: Context) -> Drawn:
    """All of it, from top to bottom; what is missing can be selected."""
    tr = pen.tr
    drawn = Drawn()
    goal = "" if found.leads_to == found.title else f" {pen.signs.to} {plain(found.leads_to)}"
    drawn.lines += folded([strong(f"{plain(found.title)}{goal}")], width)
    right = right_words(tr, found, pen.now)
    if right:
        drawn.lines += folded([soon(right) if found.right and found.right.state == "soon" else Span(right)], width)
    drawn.lines += [*paragraph(verdict(tr, found, named=width >= ROOMY), width), ()]
    gaps = gaps_before(view, found)
    if gaps:
        drawn.lines.append(heading(N_("Missing"), str(len(gaps)), width, pen))
        for gap in gaps:
            lines = _gap(gap, found, width, pen)
            drawn.places.append((len(drawn.lines), len(lines)))
            drawn.lines += lines
        drawn.lines.append(())
    _section(drawn, N_("Weakest point"), [tr.say(found.weak.words)], width, pen)
    _section(drawn, N_("Does not fit"), [tr.say(one.words) for one in found.findings], width, pen)
    there = pen.between.join(pen.say(item.title) for item in found.have)
    _section(drawn, N_("There"), [there] if there else [], width, pen)
    _section(drawn, N_("Rounds so far"), list(round_words(tr, found)), width, pen)
    even_so = tr(N_("hand it in as it is; what was missing is recorded"))
    drawn.lines += folded([key(pen.choice_key(1)), quiet(f"  {even_so}")], width)
    drawn.lines += paragraph(tr(N_("This looks at what is there, and tells nobody how it will be decided.")), width,
                             Tone.QUIET)  # fmt: skip
    return drawn


def _gap(gap: Gap, found: Readiness, width: int, pen: Context) -> list[Line]:
    if isinstance(gap, Item):
        head = (Span(f"{sign(gap, pen)} "), Span(f"{pen.say(gap.title)}*"))
        return [spread(head, remarked(plain(gap.why, most=80), width - width_of(head) - 2), width)]
    label = pen.tr(BY_KEY[gap].label) if gap in BY_KEY else gap
    word = pen.tr(N_("a fact")) if gap in found.facts else pen.tr(N_("correct it"))
    return [spread((Span("? "), Span(label)), (quiet(word),), width)]


def _section(drawn: Drawn, title: str, texts: list[str], width: int, pen: Context) -> None:
    if texts:
        drawn.lines.append(heading(title, "", width, pen))
        for text in texts:
            drawn.lines += indent(paragraph(text, width - 2), (Span("  "),))
        drawn.lines.append(())


def fact_of(gap: Gap) -> str:
    """The fact in which to mend a gap, or empty."""
    if isinstance(gap, str):
        return gap
    return gap.ref.key if isinstance(gap.ref, FactRef) else ""
