"""The articles that a demand rests on, as a reader of a dossier takes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from content.pack.arguing import Audience, DossierPage
from content.text.words import Translator
from store.case.view import CaseView
from store.dossier.contents import LawLine, Reader
from store.papers.citing import articles, cited_in
from store.papers.lettervalues import law_cards
from store.papers.saying import dated, in_force


def laws_of(view: CaseView, page: DossierPage, answer: str, now: datetime, tr: Translator) -> Iterator[LawLine]:
    """Each article once, with its version: those of the reason, then those that the `answer` of a demand names."""
    lawyer = page.id == Reader.LAWYER
    reasons = law_cards(view, Audience.COURT if page.own and lawyer else page.audience, now)
    for name in dict.fromkeys((*reasons, *cited_in(view.playbook, answer, tr.language))):
        card = view.playbook.laws.get(name)
        if card is None:
            continue
        title = articles(view.playbook, (name,), tr.language, plain=False) or card.law
        point = card.point if page.own else ""  # meant for whoever pleads, not for who decides
        version = (dated if lawyer else in_force)(card.in_force, tr.language)
        yield LawLine(title, version, point, card.quote.strip("—- "))
