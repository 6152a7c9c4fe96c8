"""The answers of cards as they are sent in a case: to whom it is with, and without what holds for goods alone."""

from __future__ import annotations

from msgspec import structs

from content.pack.guidance import GOODS
from store.case.moot import moot_facts
from store.case.view import CaseView
from store.papers.replies import Answer, ReplyCard
from store.papers.retelling import to_house, without_return
from store.papers.sides import house


def addressed(view: CaseView, given: Answer) -> Answer:
    """The same answers, speaking to whom they are sent."""
    cards, nearest = (tuple(_card(view, one) for one in some) for some in (given.cards, given.nearest))
    return structs.replace(given, cards=cards, nearest=nearest)


def _card(view: CaseView, card: ReplyCard) -> ReplyCard:
    language = view.playbook.meta.language
    answer = to_house(card.answer, house(view), language)
    if GOODS in moot_facts(view.case, view.playbook):
        answer = without_return(answer, language)
    return structs.replace(card, answer=answer)
