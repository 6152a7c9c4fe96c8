"""What follows when an offer was accepted and the case does not yet stand where that is waited for."""

from __future__ import annotations

from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.marks import OfferState
from store.case.moot import ways_on
from store.case.titles import gist

TAKEN = "settled"
"""The step that waits for what was offered and taken."""
MOST = 40
"""Characters of an offer that a sentence names it by."""


def accepted(case: Case, playbook: Playbook) -> tuple[str, Message] | None:
    """The choice that says so of an offer which was accepted since the case last stood there, empty where the step
    has none, and the sentence that asks for it; None where nothing is accepted, or money has come since."""
    if case.step == TAKEN or TAKEN not in playbook.flow.steps:
        return None
    taken = [one for one in case.offers if one.state is OfferState.ACCEPTED]
    last = max((stop.change for stop in case.trail if stop.step == TAKEN), default=0)
    if not taken or taken[-1].change <= last or any(paid.at >= taken[-1].at for paid in case.money):
        return None
    offer = taken[-1]
    what = " ".join(str(gist(offer.amount, offer.what, offer.words)).split())[:MOST]
    choice = next((one for one in ways_on(case, playbook) if one.id == TAKEN), None)
    if choice is not None:
        text = N_("You accepted an offer ({offer}): take “{choice}”, and it is waited for.")
        return TAKEN, message(text, offer=what, choice=choice.title)
    text = N_("You accepted an offer ({offer}): put the case on “{step}” with {do_place_on}, and it is waited for.")
    return "", message(text, offer=what, step=playbook.flow.steps[TAKEN].title, number=case.number, place=TAKEN)
