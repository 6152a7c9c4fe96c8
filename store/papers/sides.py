"""The two sides of a case, as whoever reads a letter knows them, and how a letter calls whom it is written to."""

from __future__ import annotations

from content.pack.arguing import Audience
from content.pack.guidance import GOODS
from content.text.words import N_, Translator
from store.case.called import SENT
from store.case.moot import moot_facts
from store.case.view import CaseView
from store.papers.saying import OFFICIAL, parties

_SHOP, _BUSINESS = N_("your shop"), N_("your business")


def house(view: CaseView) -> str:
    """How a letter calls the house it is written to: as the page of the reason says, else a shop, or a business
    where nothing is sent. What a user wrote is never changed by it."""
    playbook, reason = view.playbook, view.facts.get("reason", "")
    told = playbook.reason(reason).house if reason in playbook.reasons else ""
    serves = GOODS in moot_facts(view.case, playbook)
    return told or Translator(playbook.meta.language)(_BUSINESS if serves else _SHOP)


def spoken_to(view: CaseView, audience: Audience) -> bool:
    """Whether the reader of a letter is the other side itself; of a parcel one sent, that is the courier."""
    return audience is Audience.MERCHANT or (audience is Audience.COURIER and view.facts.get("reason") == SENT)


def sides(view: CaseView, audience: Audience) -> tuple[str, str]:
    """The buyer and the other side, as the reader of a letter knows them."""
    tr = Translator(view.playbook.meta.language)
    if spoken_to(view, audience):
        me, you = parties(Audience.MERCHANT, tr)
        return me, house(view) if tr.language == "zh" else you
    me, them = parties(audience, tr)
    courier = view.facts.get("reason") == SENT and audience not in OFFICIAL
    return me, tr(N_("the courier")) if courier else them
