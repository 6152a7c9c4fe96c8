"""Until when an action can be brought, for whoever pleads it: it runs wherever a case stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from content.text.words import N_, Translator, message
from store.case.facts import BY_KEY
from store.case.view import CaseView
from store.dossier.contents import Due
from store.papers.citing import articles
from store.papers.saying import day, in_force

YEARS = 3
"""Years of the general limitation: Art. 188 of the Civil Code."""
LAWS = ("civil-188", "civil-195")
"""The cards of the limitation, and of what lets it begin anew."""
FROM = ("found-on", "received-on", "bought-on")
"""The facts from whose day it is counted, the first that is known: nobody knew of the harm before."""


def limitation_of(view: CaseView, now: datetime, tr: Translator) -> Iterator[Due]:
    """The limitation of an action, counted early; nothing where no day is known or the playbook lacks the law."""
    key = next((key for key in FROM if view.facts.get(key)), "")
    cards = [view.playbook.laws[name] for name in LAWS if name in view.playbook.laws]
    if not key or not cards:
        return
    begins = date.fromisoformat(view.facts[key][:10])
    end = _years_after(begins, YEARS)
    told = day(end, tr.language)
    because = tr.say(
        message(
            N_("{fact} {begins}, three years → {end}, counted early. {points} ({law}, {version})"),
            fact=tr(BY_KEY[key].label),
            begins=day(begins, tr.language),
            end=told,
            points=("" if tr.language == "zh" else " ").join(card.point for card in cards),
            law=articles(view.playbook, LAWS, tr.language),
            version=in_force(cards[0].in_force, tr.language),
        )
    )
    state = tr(N_("over by this count; what lets it begin anew is to be looked at")) if end < now.date() else ""
    yield Due(tr(N_("Limitation of the action, at the earliest")), f"{told} 24:00", state, because)


def _years_after(begins: date, years: int) -> date:
    """The day of the same date so many years on; where that year has no 29 February, the 28th."""
    try:
        return begins.replace(year=begins.year + years)
    except ValueError:
        return begins.replace(year=begins.year + years, day=28)
