"""A reply card: the answer to send, the evidence for it, and where it leads."""

from __future__ import annotations

from content.text.cells import pad, plain
from store.case.marks import ItemState
from store.case.timeline import CHANNEL_WORDS, STATE_WORDS, WHO_WORDS
from store.case.view import CaseView
from store.papers.replies import DANGER, Answer, ReplyCard
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, Tone, bad, folded, indent, key, paragraph, quiet, strong
from tui.say.values import near_moment


def heard_lines(answer: Answer, width: int, pen: Context) -> list[Line]:
    """What the other side said, word for word, and what it means for whoever is to answer it."""
    tr, heard = pen.tr, answer.heard
    lines: list[Line] = []
    if heard.words:
        about = [WHO_WORDS.get(answer.who, ""), CHANNEL_WORDS.get(answer.channel, "")]
        told = [tr("Their words"), *(tr(word) for word in about if word)]
        lines += [
            *folded(
                [quiet(" · ".join([*told, *([near_moment(pen.tr, answer.at, pen.now)] if answer.at else [])]))],
                width,
            ),
            (),
        ]
        lines += [*paragraph(f"“{plain(heard.words, multiline=True, most=2_000)}”", width), ()]
    if heard.danger:
        lines += [*folded([bad(tr(DANGER))], width), ()]
    if heard.instead:
        lines += [*folded([strong(tr("Nothing to send.")), quiet(f" {plain(heard.instead)}")], width), ()]
    if heard.likely:
        lines += [(quiet(tr("It may be")),), ()]
        for likely in heard.likely:
            lines += indent(folded([Span(plain(likely.says))], max(1, width - 2)), (quiet("· "),))
        lines.append(())
    if heard.ask:
        lines += [(quiet(tr("What would decide")),), (), *paragraph(plain(heard.ask), width), ()]
    return lines


def reply_lines(card: ReplyCard, view: CaseView, width: int, pen: Context) -> list[Line]:
    """A reply card."""
    tr = pen.tr
    lines: list[Line] = [(quiet(tr("They say")),), (), *folded([strong(plain(card.says))], width), ()]
    answer = plain(card.answer, multiline=True, most=5_000)
    lines += [(quiet(tr("Answer")),), (), *paragraph(answer, width), ()]
    if card.care:
        lines += [(quiet(tr("Beware")),), (), *paragraph(plain(card.care), width, Tone.QUIET), ()]
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
