"""Commands about the other side's offers, what a case is worth, and money that came."""

from __future__ import annotations

import click

from content.text.cells import plain
from content.text.words import N_, Translator
from content.text.wrap import hang, wrap
from store.case.deadlines.over import tell_over
from store.case.deadlines.words import tell_use
from store.case.decide_dealings import offer_of
from store.case.intents import AnswerOffer, NoteOffer, ReceiveMoney
from store.case.marks import OfferState
from store.case.reckoning import Reckoning, reckon
from store.case.titles import gist
from store.case.view import CaseView, remaining
from store.case.worth import STOP, Comparison, compare, rungs, worth
from store.papers.citing import articles
from tui.cli.changing import carry_out, happening
from tui.cli.command import WORDS, Misused, Plainly, json_option, number_argument, pass_session
from tui.cli.session import Session
from tui.say.bargain import offer_json, rung_lines, state_words, sum_rows, worth_json
from tui.say.moments import moment, money
from tui.say.text import table
from tui.say.values import guide_line, said, short

NEXT = 2
"""Steps ahead that are told beside an offer; `worth` tells more."""
AS_OFFERED = ("words", "what", "amount", "freight", "extras", "conditions", "by", "until")
"""The options that tell what is offered."""


@click.command(
    "offer",
    cls=Plainly,
    help=N_("Note what they offer, answer it, or put it beside what may be asked for: alone it compares the last."),
)
@number_argument()
@click.argument("words", type=WORDS, metavar="[WORDS]", default="")
@click.option("--amount", type=WORDS, metavar="MONEY", default="", help=N_("The money in it, such as 50."))
@click.option("--what", type=WORDS, metavar="TEXT", default="", help=N_("What it is, where it is more than money."))
@click.option("--by", type=WORDS, metavar="WHEN", default="", help=N_("When it would be there."))
@click.option("--until", type=WORDS, metavar="WHEN", default="", help=N_("Until when it can be answered."))
@click.option("--conditions", type=WORDS, metavar="TEXT", default="", help=N_("What you are to give up for it."))
@click.option("--extras", type=WORDS, metavar="TEXT", default="", help=N_("Vouchers, gifts."))
@click.option("--freight", type=WORDS, metavar="them|me", default="", help=N_("Who pays the freight, if said."))
@click.option("--who", type=WORDS, metavar="WHO", default="merchant", help=N_("merchant, platform or courier."))
@click.option("--accept", "accepted", is_flag=True, help=N_("It is accepted."))
@click.option("--refuse", "refused", is_flag=True, help=N_("It is not accepted."))
@click.option("--lapsed", is_flag=True, help=N_("It is over."))
@click.option("--number", "which", type=click.IntRange(1), metavar="N", help=N_("Which offer; else the last."))
@click.option("--all", "every", is_flag=True, help=N_("All offers of the case, a line each."))
@happening
@pass_session
def offer(
    session: Session,
    /,
    *,
    number: int,
    accepted: bool,
    refused: bool,
    lapsed: bool,
    which: int | None,
    every: bool,
    who: str,
    on: str,
    sure: bool,
    as_json: bool,
    **told: str,
) -> None:
    """Note, answer or compare an offer."""
    noted = any(told[name] for name in AS_OFFERED)
    given = {OfferState.ACCEPTED: accepted, OfferState.REFUSED: refused, OfferState.LAPSED: lapsed}
    answers = [state for state, told_so in given.items() if told_so]
    if len(answers) > 1:
        raise Misused(N_("Give one answer: --accept, --refuse or --lapsed. Nothing was saved."))
    answer = answers[0] if answers else ""
    if noted and answer:
        raise Misused(N_("Note an offer, or answer one."))
    if noted:
        carry_out(session, number, NoteOffer(who=who, on=on, sure=sure, **told), as_json)
    elif answer:
        carry_out(session, number, AnswerOffer(which or 0, answer, on=on, sure=sure), as_json)
    if not answer and not (as_json and noted):
        _show(session, number, which, every, as_json)


def _show(session: Session, number: int, which: int | None, every: bool, as_json: bool) -> None:
    view, now = session.desk.view(number), session.desk.clock()
    count = len(view.case.offers)
    offer_of(view.case, which or 0)
    if every:
        found = [compare(view, n, now) for n in range(1, count + 1)]
        if as_json:
            session.show_json([offer_json(one, session.tr) for one in found])
        else:
            session.show(_listed(session, found))
        return
    one = compare(view, which or count, now)
    if as_json:
        session.show_json(offer_json(one, session.tr))
    else:
        session.show(_compared(session, view, one))


def _listed(session: Session, found: list[Comparison]) -> list[str]:
    now = session.desk.clock()
    return table(
        (
            (
                str(one.number),
                moment(one.offer.at, now),
                state_words(session.tr, one),
                plain(gist(one.offer.amount, one.offer.what, one.offer.words), most=200),
            )
            for one in found
        ),
        session.width,
        "",
    )


def _compared(session: Session, view: CaseView, one: Comparison) -> list[str]:
    """The offer beside what may be asked for, then what there is to say, then how it would go on."""
    tr, width = session.tr, session.width
    lines = [tr(N_("Offer {n}: {state}"), n=one.number, state=state_words(tr, one))]
    if one.offer.words:
        lines += hang(f"“{plain(one.offer.words, most=2_000)}”", width, "  ", "  ")
    for line in one.lines:
        theirs, mine = said(tr, line.theirs), said(tr, line.mine)
        lines.append(tr.say(line.label))
        lines += hang(tr(N_("the offer: {words}"), words=theirs), width, "  ", "    ")
        lines += hang(tr(N_("yours by right: {words}"), words=mine), width, "  ", "    ")
    lines.append("")
    for words in one.said:
        lines += wrap(tr.say(words), width)
    if one.waives:
        lines += ["", tr(N_("What accepting gives up"))]
        for waived in one.waives:
            lines += hang(plain(waived, most=400), width, "  - ", "    ")
    lines += ["", *_ahead(session, view, NEXT), "", *wrap(tr(STOP), width)]
    return lines


def _ahead(session: Session, view: CaseView, most: int | None = None) -> list[str]:
    """How it would go on without the offer: what ends, what each step costs and takes."""
    tr, width = session.tr, session.width
    lines = [tr(N_("If it goes on"))]
    found = worth(view)
    now = session.desk.clock()
    for right in found.rights:
        when = moment(right.due, now) if right.due else ""
        left = tr.say(remaining(right, now))
        lines += hang(tr(N_("{title}: {when}, {left}"), title=short(right.title), when=when, left=left), width,
                      "  ", "    ")  # fmt: skip
    for rung in rungs(view)[:most]:
        lines.append(f"  {plain(rung.title)}")
        for words in rung_lines(tr, rung):
            lines += hang(words, width, "    ", "      ")
    return lines


@click.command("worth", cls=Plainly, help=N_("What is at stake: the sum, rights, the next steps and their cost."))
@number_argument()
@json_option
@pass_session
def worth_command(session: Session, number: int, as_json: bool) -> None:
    """Tell what a case is worth."""
    view, tr = session.desk.view(number), session.tr
    found = worth(view)
    if as_json:
        session.show_json(worth_json(number, found, tr))
        return
    lines = [tr(N_("What is at stake")), *table(sum_rows(tr, found.sum), session.width)]
    rest = _way_to_rest(tr, found.sum, number)
    if rest:
        lines += ["", *wrap(rest, session.width)]
    if found.more:
        laws = articles(view.playbook, found.laws, tr.language, plain=True)
        lines += ["", *wrap(tr(N_("By law: {more} ({laws})"), more=found.more, laws=laws), session.width)]
    for lost in found.lost:
        lines += ["", *wrap(tr.say(tell_over(lost, view.deadlines)), session.width)]
    for used in found.used:
        words = tr(N_("Used in time: {title}, {when}"), title=short(used.title),
                   when=tr.say(tell_use(used.used)) if used.used else "")  # fmt: skip
        lines += ["", *wrap(words, session.width)]
    lines += ["", *_ahead(session, view), "", *wrap(tr(STOP), session.width)]
    if found.page:
        line = guide_line(view.playbook.meta.id, found.page)
        lines += [tr(N_("When to stop with this reason: {line}"), line=line)]
    session.show(lines)


@click.command("receive", cls=Plainly, help=N_("Money came back: how much, by which way, and when."))
@number_argument()
@click.argument("amount", type=WORDS, metavar="MONEY")
@click.option(
    "--channel",
    type=WORDS,
    metavar="HOW",
    default="original",
    help=N_("original, transfer, wallet, voucher, cash or other; a voucher is counted as no money."),
)
@happening
@pass_session
def receive(
    session: Session, *, number: int, amount: str, channel: str, on: str, sure: bool, as_json: bool
) -> None:
    """Note money that came."""
    carry_out(session, number, ReceiveMoney(amount, channel, on=on, sure=sure), as_json)
    if not as_json:
        view = session.desk.view(number)
        found = reckon(view.case, view.playbook)
        session.show(table(sum_rows(session.tr, found), session.width))
        rest = _way_to_rest(session.tr, found, number)
        session.show(wrap(rest, session.width) if rest else [])


def _way_to_rest(tr: Translator, sum_: Reckoning, number: int) -> str:
    """What to do about what is missing, in one sentence; empty where nothing is."""
    if not sum_.short or not sum_.place:
        return ""
    amount = money(sum_.short)
    if sum_.choice:
        text = N_("{amount} is missing: “tuikuan choose {number} {choice}”, and the letter “{letter}”.")
        return tr(text, amount=amount, number=number, choice=sum_.choice, letter=sum_.letter)
    text = N_("{amount} is missing: on the step “{place}” say that the amount is wrong; the letter “{letter}” asks "
              "for it.")  # fmt: skip
    return tr(text, amount=amount, place=plain(sum_.title), letter=sum_.letter)


COMMANDS = (offer, worth_command, receive)
