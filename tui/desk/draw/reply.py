"""A reply card: the answer to send, the evidence for it, and where it leads."""

from __future__ import annotations

from content.text.cells import pad, plain
from store.case.marks import ItemState
from store.case.timeline import STATE_WORDS
from store.case.view import CaseView
from store.papers.replies import ReplyCard
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, Tone, folded, indent, key, paragraph, quiet, strong


def reply_lines(card: ReplyCard, view: CaseView, width: int, pen: Context) -> list[Line]:
    """A reply card."""
    tr = pen.tr
    lines: list[Line] = [(quiet(tr("They say")),), (), *folded([strong(plain(card.says))], width), ()]
    answer = plain(card.answer, multiline=True, most=5_000)
    lines += [(quiet(tr("Answer")),), (), *paragraph(answer, width), ()]
    if card.evidence:
        lines += [(quiet(tr("What defeats it")),), ()]
    for support in card.evidence:
        has = support.state is ItemState.HAVE
        box = pen.signs.ticked if has else pen.signs.box
        tone = Tone.QUIET if has else Tone.PLAIN
        spans = [Span(plain(support.title), tone), quiet(f"  {tr(STATE_WORDS[support.state])}")]
        lines += indent(folded(spans, max(1, width - 4)), (Span(f"{box} ", tone),))
    lines += [(), (quiet(tr("Then")),), ()] if card.evidence else [(quiet(tr("Then")),), ()]
    number = next((n for n, choice in enumerate(view.next.choices, 1) if choice.id == card.choice), 0)
    label = key(pad(pen.choice_key(number), 3)) if number else key(f"{pen.signs.to} ")
    return lines + indent(folded([Span(plain(card.leads_to_title))], max(1, width - 3)), (label,))
