"""Is it ready to be handed in? What is missing, the weakest point, amounts and dates, rounds so far, time left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from content.pack.arguing import Audience, LetterTemplate
from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.checklist import Item, ItemSource
from store.case.deadlines import Deadline
from store.case.gate import gated, handing_in, missing
from store.case.marks import ItemState
from store.case.refs import FactRef, parse_ref
from store.case.resolves import WentUnready
from store.case.rounds import Round, rounds
from store.case.titles import Titles
from store.case.view import CaseView
from store.errors import LetterIncomplete, Refused
from store.papers.check import Finding, findings
from store.papers.letters import write_letter


class Weak(Struct, frozen=True):
    """The weakest point: one sentence, and the item of the checklist in which to mend it, or empty."""

    words: Message
    item: str = ""


class Readiness(Struct, frozen=True):
    """How ready a case is for the choice that hands in; `reader` is who reads it.

    `facts` are the keys of facts that are missing, `missing` the required evidence, `have` what is there, `helpful`
    what is not and would help. `findings` is what cannot be in amount, demand, dates or words. `rounds` are the
    times it was handed in before; `right` ends first, `unready` is how often somebody went on unready.
    """

    choice: str
    title: str
    leads_to: str
    reader: Audience
    facts: tuple[str, ...]
    missing: tuple[Item, ...]
    have: tuple[Item, ...]
    helpful: tuple[Item, ...]
    weak: Weak
    findings: tuple[Finding, ...]
    rounds: tuple[Round, ...]
    right: Deadline | None
    unready: int

    @property
    def ready(self) -> bool:
        """Whether nothing holds it up."""
        return not (self.facts or self.missing or self.findings)


def readiness(view: CaseView, now: datetime, choice: str = "") -> Readiness:
    """How ready a case is for a choice, else for the one by which something is handed in from here.

    Raises `Refused` where nothing is handed in by it.
    """
    case, book = view.case, view.playbook
    choice = choice or handing_in(case, book)
    reader = gated(case, book, choice) if choice else ""
    if not reader:
        text = N_("Nothing that counts once is handed in from “{step}”; there is nothing to check.")
        raise Refused(text, step=view.step.title)
    goal = view.passage(choice)[-1]
    wanting = [ref for ref in map(parse_ref, missing(case, book)) if isinstance(ref, FactRef)]
    known = book.flow.choice(case.step, choice)
    evidence = [item for item in view.checklist if item.source is ItemSource.EVIDENCE]
    return Readiness(
        choice=choice,
        title=known.title if known else choice,
        leads_to=book.flow.steps[goal].title,
        reader=Audience(reader),
        facts=tuple(ref.key for ref in wanting if not case.facts.get(ref.key)),
        missing=tuple(item for item in evidence if item.required and item.open),
        have=tuple(item for item in evidence if item.state is ItemState.HAVE),
        helpful=tuple(item for item in evidence if not item.required and item.open),
        weak=_weakest(view, evidence),
        findings=_found(view, Audience(reader), now),
        rounds=rounds(case, book, goal),
        right=next((one for one in view.deadlines if one.leads and one.open and one.effect == "lose"), None),
        unready=_unready(case),
    )


def _unready(case: Case) -> int:
    return sum(
        isinstance(record.event, WentUnready) and record.change not in case.voided for record in case.records
    )


def _found(view: CaseView, reader: Audience, now: datetime) -> tuple[Finding, ...]:
    """What is wrong in the letter that goes to this reader from here, as far as one can be written."""
    template = _letter(view, reader)
    if template is None:
        return ()
    try:
        text = write_letter(view, template.id, now).text
    except LetterIncomplete:
        text = ""
    return findings(view, template, text, now)


def _letter(view: CaseView, reader: Audience) -> LetterTemplate | None:
    here = view.playbook.step(view.step.id).letters
    templates = (view.playbook.letter(name) for name in here)
    return next((one for one in templates if one.audience is reader), None)


def _weakest(view: CaseView, evidence: list[Item]) -> Weak:
    """The weakest point of the chosen reason: what is required before what helps, what vanishes before the rest."""
    nothing = message(N_("Nothing weak is seen here. That says nothing of how it will be decided."))
    return next(_weak_points(view, evidence), Weak(nothing))


def _weak_points(view: CaseView, evidence: list[Item]) -> Iterator[Weak]:
    required = [item for item in evidence if item.required]
    for item in required:
        if item.open and item.perishes:
            text = N_("{item} is missing, and it vanishes: {why}")
            yield Weak(message(text, item=item.title, why=item.perishes), item.id)
    for item in required:
        if item.open:
            yield _point(N_("{item} is missing."), N_("{item} is missing: {why}"), item)
    for item in required:
        if item.state is ItemState.CANNOT_GET:
            more = N_("{item} cannot be got; say so, and show otherwise: {why}")
            yield _point(N_("{item} cannot be got; say so, and why."), more, item)
    shown = {one.evidence for one in view.exhibits}
    for item in required:
        if item.id not in shown:
            text = N_("{item} is ticked, and no file of it is attached.")
            yield Weak(message(text, item=item.title), item.id)
    titles = Titles(view.case, view.playbook)
    for exhibit in view.exhibits:
        if not exhibit.note:
            text = N_("E{n} ({kind}) says nothing of what it proves.")
            yield Weak(message(text, n=exhibit.no, kind=titles.evidence(exhibit.evidence)), exhibit.evidence)
    for item in evidence:
        if item.open:
            yield _point(N_("{item} would help."), N_("{item} would help: {why}"), item)


def _point(plain: str, more: str, item: Item) -> Weak:
    return Weak(Message(more if item.why else plain, {"item": item.title, "why": item.why}), item.id)
