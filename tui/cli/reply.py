"""The command `reply`: what to answer to what the other side said."""

from __future__ import annotations

import click

from content.text.cells import plain
from content.text.words import N_, message
from content.text.wrap import hang, wrap
from store.case.timeline import CHANNEL_WORDS, WHO_WORDS
from store.papers.choosing import Heard
from store.papers.replies import DANGER, Answer, ReplyCard
from tui.cli.command import WORDS, Plainly, json_option, number_argument, pass_session
from tui.cli.session import Session
from tui.say.moments import near_day, near_moment
from tui.say.values import MARKS, guide_line


@click.command(
    "reply",
    cls=Plainly,
    help=N_("Answer what the merchant said: the best cards for TEXT, or for the last words of a case."),
)
@number_argument()
@click.argument("text", type=WORDS, metavar="[TEXT]", default="")
@json_option
@pass_session
def reply(session: Session, number: int, text: str, as_json: bool) -> int:
    """Show reply cards; the status is 1 when nothing is offered and the words were not understood."""
    # what a terminal would swallow says nothing: the last words of the case are meant, as with nothing
    answer = session.desk.answer(number, text if plain(text).strip() else "")
    heard = answer.heard
    if as_json:
        session.show_json([_json(card, heard) for card in answer.cards])
    elif heard.words and heard.words not in answer.meant:
        session.show([*hang(f"“{heard.words}”", session.width, _said_by(session, answer), "  "), ""])
    if heard.danger and not as_json:
        session.show([*wrap(session.tr(DANGER), session.width), ""])
    if not answer.cards:
        return _nothing(session, number, heard)
    if not as_json:
        for place, card in enumerate(answer.cards):
            if place:
                session.show([""])
            _show(session, number, card)
    return 0


def _said_by(session: Session, answer: Answer) -> str:
    tr = session.tr
    if answer.at is None:
        return tr("They wrote: ")
    who, channel = tr(WHO_WORDS.get(answer.who, answer.who)), tr(CHANNEL_WORDS.get(answer.channel, answer.channel))
    tell = near_day if answer.day else near_moment
    when = tell(tr, answer.at, session.desk.clock())
    return tr("{who}, {when}: ", who=" · ".join(filter(None, (who, channel))), when=when)


def _nothing(session: Session, number: int, heard: Heard) -> int:
    """Say why nothing is offered to send, and what to do instead."""
    if heard.instead:
        session.tell(message(N_("Nothing to send. {instead}"), instead=heard.instead))
        return 0
    line = guide_line(session.desk.view(number).playbook.meta.id, "replies")
    session.tell(N_("No reply card fits these words. “{line}” shows all of them."), line=line)
    for likely in heard.likely:
        text = N_("It may be: {says} (tuikuan reply {number} {id})")
        session.tell(message(text, says=likely.says, number=number, id=likely.id))
    if heard.ask:
        session.tell(message(N_("What would decide: {ask}"), ask=heard.ask))
    return 1


def _show(session: Session, number: int, card: ReplyCard) -> None:
    tr, width = session.tr, session.width
    session.show([*hang(card.says, width, tr("They say: "), "  "), ""])
    session.show([*wrap(card.answer, width), ""])
    if card.care:
        session.show([*hang(card.care, width, tr("Beware: "), "  "), ""])
    for support in card.evidence:
        session.show(hang(f"{support.title} ({support.evidence})", width, f"  {MARKS[support.state]} ", " " * 6))
    if card.choice:
        where = tr("Then: {step} (tuikuan choose {number} {choice})", step=card.leads_to_title, number=number,
                   choice=card.choice)  # fmt: skip
    elif card.leads_to_title:
        where = tr("Then: {step}", step=card.leads_to_title)
    else:
        return
    session.show(hang(where, width, "  ", "  "))


def _json(card: ReplyCard, heard: Heard) -> dict[str, object]:
    return {
        "id": card.id,
        "says": card.says,
        "words": heard.words,
        "danger": heard.danger,
        "answer": card.answer,
        "care": card.care,
        "evidence": [{"id": s.evidence, "title": s.title, "state": s.state} for s in card.evidence],
        "leads_to": {"id": card.leads_to, "title": card.leads_to_title},
        "choice": card.choice or None,
    }


COMMANDS = (reply,)
