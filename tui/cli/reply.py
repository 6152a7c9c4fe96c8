"""The command `reply`: what to answer to what the merchant said."""

from __future__ import annotations

import click

from content.text.words import N_
from content.text.wrap import hang, wrap
from store.papers.replies import ReplyCard
from tui.cli.command import WORDS, Plainly, json_option, number_argument, pass_session
from tui.cli.session import Session
from tui.say.values import MARKS

MOST = 3
"""Cards that are printed; further ones fit worse than anybody reads on."""


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
    """Show reply cards; the status is 1 when none fits."""
    cards = session.desk.replies(number, text)
    if as_json:
        session.show_json([_json(card) for card in cards])
        return int(not cards)
    if not cards:
        session.tell(N_("No reply card fits these words. “tuikuan guide replies” shows all of them."))
        return 1
    for place, card in enumerate(cards[:MOST]):
        if place:
            session.show([""])
        _show(session, number, card)
    return 0


def _show(session: Session, number: int, card: ReplyCard) -> None:
    tr, width = session.tr, session.width
    session.show([*hang(card.says, width, tr("They say: "), "  "), ""])
    session.show([*wrap(card.answer, width), ""])
    for support in card.evidence:
        session.show(hang(f"{support.title} ({support.evidence})", width, f"  {MARKS[support.state]} ", " " * 6))
    if card.choice:
        where = tr("Then: {step} (tuikuan choose {number} {choice})", step=card.leads_to_title, number=number,
                   choice=card.choice)  # fmt: skip
    else:
        where = tr("Then: {step}", step=card.leads_to_title)
    session.show(hang(where, width, "  ", "  "))


def _json(card: ReplyCard) -> dict[str, object]:
    return {
        "id": card.id,
        "says": card.says,
        "answer": card.answer,
        "evidence": [{"id": s.evidence, "title": s.title, "state": s.state} for s in card.evidence],
        "leads_to": {"id": card.leads_to, "title": card.leads_to_title},
        "choice": card.choice or None,
    }


COMMANDS = (reply,)
