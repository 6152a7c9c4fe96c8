"""Asks for name, phone and address when a paper first needs them, and keeps them for all papers after it."""

from __future__ import annotations

from collections.abc import Collection

from content.text.words import N_, message
from store.case.facts import BY_KEY
from store.people.person import CLAIMANT, PERSONAL, Person, typed, whom
from tui.cli.asking import Asker, Interrupted
from tui.cli.session import Session, on_terminal


def asked(session: Session, number: int, missing: Collection[str]) -> bool:
    """Ask for what is missing of the person a case is for; whether anything was kept.

    Nobody is asked where nobody sits; whoever breaks off keeps nothing.
    """
    keys = [key for key in PERSONAL if key in missing]
    if not keys or not on_terminal():
        return False
    desk, tr = session.desk, session.tr
    claimant = desk.view(number).facts.get(CLAIMANT, "")
    known = whom(claimant, desk.people.everybody())
    person = known or Person(claimant or tr(N_("myself")))
    session.tell(message(N_("This paper needs it; it is asked once and kept for “{label}”."), label=person.label))
    asker = Asker(tr)
    try:
        answers = {key: asker.text(tr(BY_KEY[key].label), "", "", lambda answer: "") for key in keys}
    except Interrupted:
        return False
    given = {key: answer for key, answer in answers.items() if answer}
    if given:
        desk.people.keep(typed(person.label, {**person.facts, **given}), known.label if known else "")
    return bool(given)
