"""How a case stands, for who reads of it on paper: nothing there can be typed or pressed."""

from __future__ import annotations

from content.text.ways import names_way
from content.text.words import N_, Message, Translator
from store.case.view import CaseView
from store.dossier.contents import Line
from store.papers.saying import dated


def stands(view: CaseView, tr: Translator) -> tuple[Line, ...]:
    """Where the case stands, and what comes next; how it ended where it is closed."""
    label = tr(N_("Where it stands"))
    if view.case.closed:
        outcome = view.outcome
        said = outcome if isinstance(outcome, str) else tr.say(outcome)
        return (Line(label, tr(N_("closed: {outcome}"), outcome=said) if said else tr(N_("closed"))),)
    here = Line(label, view.step.title)
    if view.next.settled:
        return (here,)
    said = without_ways(view.next.title, tr)
    return (here, Line(tr(N_("Next step")), dated(said.rstrip("。."), tr.language)))


def without_ways(words: Message | str, tr: Translator) -> str:
    """Words without the sentences that say what to type or to press."""
    if isinstance(words, str):
        return words
    if names_way(words.text):
        return ""
    parts = {name: one for name, one in words.values.items() if isinstance(one, Message)}
    if all(without_ways(one, tr) for one in parts.values()):
        return tr.say(words)
    left = (one for one in words.values.values() if isinstance(one, Message | str))
    return " ".join(filter(None, (without_ways(one, tr) for one in left)))
