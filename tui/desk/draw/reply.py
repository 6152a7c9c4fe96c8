"""A reply card: the answer to send, the evidence for it, and where it leads."""

from __future__ import annotations

from content.text.cells import cells, pad, plain
from content.text.words import N_
from store.case.marks import ItemState
from store.case.timeline import CHANNEL_WORDS, STATE_WORDS, WHO_WORDS
from store.case.view import CaseView
from store.papers.replies import DANGER, Answer, ReplyCard, Support
from tui.desk.draw.context import Context
from tui.desk.draw.evidence import heading
from tui.desk.draw.needs import remarked
from tui.desk.draw.spans import Line, Span, Tone, bad, folded, indent, key, paragraph, quiet, spread, strong
from tui.say.moments import near_day, near_moment

MOST = 4
"""Lines that their words take above the answer."""


def words_lines(answer: Answer, place: tuple[int, int], width: int, pen: Context) -> list[Line]:
    """Their own words, above everything else, with when and where they were said; and which of several they are."""
    if not answer.heard.words:
        return [*folded([quiet(pen.tr("Nothing they said is noted yet."))], width)]
    at, count = place
    title = pen.tr("Their words")
    if count > 1 and at >= 0:
        title = pen.tr("Their words, {n} of {count}, newest first", n=at + 1, count=count)
    about = [WHO_WORDS.get(answer.who, ""), CHANNEL_WORDS.get(answer.channel, "")]
    tell = near_day if answer.day else near_moment
    when = tell(pen.tr, answer.at, pen.now) if answer.at else ""
    told = " · ".join(filter(None, (when, *(pen.tr(word) for word in about if word))))
    said = paragraph(f"“{plain(answer.heard.words, multiline=True, most=2_000)}”", max(1, width - 2))
    if len(said) > MOST:
        said = [*said[: MOST - 1], (quiet("…"),)]
    return [
        # which of several they are is told whole; who said it where is cut first
        spread((strong(title),), remarked(told, width - cells(title) - 2), width),
        *((Span("  "), *line) for line in said),
    ]


def heard_lines(answer: Answer, width: int, pen: Context) -> list[Line]:
    """What their words mean for whoever is to answer them."""
    tr, heard = pen.tr, answer.heard
    lines: list[Line] = []
    if heard.danger:
        lines += [*folded([bad(tr(DANGER))], width), ()]
    if heard.instead:
        lines += [*folded([strong(tr("Nothing to send.")), quiet(f" {plain(heard.instead)}")], width), ()]
    if answer.meanwhile:
        lines += [
            *folded([strong(tr("No card fits"))], width),
            (),
            *paragraph(tr("None of the cards fits these words well enough, so none is offered."), width),
            (),
        ]
    return lines


def nearest_lines(card: ReplyCard, width: int, pen: Context) -> list[Line]:
    """A card that may be meant: what they say, and the little that fits."""
    why = _inset(pen.tr("only {words} fits", words=_quoted(card.why)), width) if card.why else []
    return [*folded([Span(plain(card.says, most=300))], width), *why]


def deciding_lines(answer: Answer, width: int, pen: Context) -> list[Line]:
    """The question that decides whether the nearest card is meant."""
    ask = answer.heard.ask
    return [(quiet(pen.tr("What would decide")),), *paragraph(plain(ask), width), ()] if ask else []


def card_lines(card: ReplyCard, first: bool, width: int, pen: Context) -> list[Line]:
    """A card in the list: what they say, why it fits, and how much of what defeats it is in hand."""
    says = plain(card.says, most=300)
    lines = folded([strong(says) if first else quiet(says)], width)
    if card.why:
        lines += _inset(pen.tr("fits {words}", words=_quoted(card.why)), width)
        if card.evidence:
            lines += _inset(pen.tr("{n} of {m} proofs in hand", n=card.held, m=len(card.evidence)), width)
    return lines


def _inset(words: str, width: int) -> list[Line]:
    return indent(folded([quiet(words)], max(1, width - 2)), (Span("  "),))


def _quoted(words: tuple[str, ...]) -> str:
    return " ".join(f"“{plain(word, most=40)}”" for word in words)


def meanwhile_lines(answer: Answer, keys: tuple[str, str], width: int, pen: Context) -> list[Line]:
    """What may be sent where no card fits, and what to do then; the keys are those of a note and of other words."""
    tr = pen.tr
    lines = [heading(N_("A safe answer meanwhile"), "", width, pen), *paragraph(plain(answer.meanwhile), width), ()]
    lines += [*folded([quiet(tr("Names no law, promises no waiting."))], width), ()]
    lines += [heading(N_("Then"), "", width, pen)]
    for name, words in zip(keys, (N_("note the words: evidence later"), N_("look with other words")), strict=True):
        lines += indent(folded([quiet(tr(words))], max(1, width - 4)), (key(pad(name, 4)),))
    return lines


def reply_lines(card: ReplyCard, view: CaseView, width: int, pen: Context) -> list[Line]:
    """A reply card."""
    tr = pen.tr
    answer = plain(card.answer, multiline=True, most=5_000)
    lines: list[Line] = [heading(N_("An answer"), "", width, pen), *paragraph(answer, width), ()]
    if card.care:
        lines += [(quiet(tr("Beware")),), (), *paragraph(plain(card.care), width, Tone.QUIET), ()]
    if card.evidence:
        lines += [heading(N_("What defeats it"), f"{card.held}/{len(card.evidence)}", width, pen)]
    for support in card.evidence:
        lines += _support(support, width, pen)
    if not card.leads_to_title:
        return lines
    lines += [*([()] if card.evidence else []), heading(N_("If they refuse again"), "", width, pen)]
    number = way_of(card, view)
    label = key(pad(pen.choice_key(number), 3)) if number else key(f"{pen.signs.to} ")
    return lines + indent(folded([Span(plain(card.leads_to_title))], max(1, width - 3)), (label,))


def way_of(card: ReplyCard, view: CaseView) -> int:
    """The number of the choice that a card leads to, 0 where the case has none of the kind."""
    if not card.leads_to_title:
        return 0
    return next((n for n, choice in enumerate(view.next.choices, 1) if choice.id == card.choice), 0)


def _support(support: Support, width: int, pen: Context) -> list[Line]:
    has = support.state is ItemState.HAVE
    box = pen.signs.ticked if has else pen.signs.box
    tone = Tone.QUIET if has else Tone.PLAIN
    numbers = " ".join(pen.tr(N_("E{n}"), n=no) for no in support.exhibits)
    spans = [quiet(f"{numbers} ")] if numbers else []
    spans += [Span(plain(support.title), tone), quiet(f"  {pen.tr(STATE_WORDS[support.state])}")]
    return indent(folded(spans, max(1, width - 4)), (Span(f"{box} ", tone),))
