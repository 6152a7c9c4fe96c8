"""Is it ready to be handed in? What is missing, the weakest point, amounts and dates, rounds so far, time left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from content.pack.arguing import Audience, LetterTemplate
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.checklist import Item, ItemSource
from store.case.deadlines import Deadline
from store.case.decide_steps import choice_meant
from store.case.gate import gated, handing_in, missing
from store.case.marks import ItemState
from store.case.refs import FactRef, parse_ref
from store.case.resolves import WentUnready
from store.case.rounds import Round, rounds
from store.case.titles import Titles
from store.case.view import CaseView
from store.errors import LetterIncomplete, Refused
from store.papers.check import Finding, findings
from store.papers.letters import family, write_letter


class Weak(Struct, frozen=True):
    """The weakest point: one sentence, and the item of the checklist in which to mend it, or empty."""

    words: Message
    item: str = ""


class Readiness(Struct, frozen=True):
    """How ready a case is for the choice that hands in; `reader` is who reads it.

    `facts` are the keys of facts that are missing, `missing` the required evidence, `have` what is there, `helpful`
    what is not and would help. `findings` is what cannot be in amount, demand, dates or words. `rounds` are the
    times it was handed in before; `right` ends first, `unready` is how many of those somebody went on unready.
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


def readiness(view: CaseView, now: datetime, choice: str = "", twins: Iterable[Playbook] = ()) -> Readiness:
    """How ready a case is for a choice, else for the one by which something is handed in from here.

    `twins` are the same playbook in other languages: a letter goes out in Chinese, whatever its writer reads.
    Raises `Refused` where nothing is handed in by it, or there is no such choice here.
    """
    case, book = view.case, view.playbook
    by = handing_in(case, book)
    choice = choice_meant(choice, case, book) if choice and by else choice or by
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
        findings=_found(view, Audience(reader), now, tuple(twins)),
        rounds=rounds(case, book, goal),
        right=next((one for one in view.deadlines if one.leads and one.open and one.effect == "lose"), None),
        unready=_unready(case, goal),
    )


def _unready(case: Case, goal: str) -> int:
    """How often somebody went on unready to where it is handed in now; another step has rounds of its own."""
    went = (record.event for record in case.records if record.change not in case.voided)
    return sum(isinstance(event, WentUnready) and event.step == goal for event in went)


def _found(view: CaseView, reader: Audience, now: datetime, twins: tuple[Playbook, ...]) -> tuple[Finding, ...]:
    """What is wrong in the letter that goes to this reader from here, as far as one can be written.

    It is checked in each of its lengths, as it goes out and as its writer reads it; what several have wrong is told
    once.
    """
    chinese = [replace(view, playbook=twin) for twin in twins if twin.meta.language == "zh"]
    found: dict[tuple[str, str, str], Finding] = {}
    for one in (*chinese, view):
        others = tuple(book for book in (view.playbook, *twins) if book is not one.playbook)
        for template in _forms(one, reader):
            for finding in findings(one, template, _text(one, template, now, others), now):
                found.setdefault((finding.fault, finding.fact, str(finding.words)), finding)
    return tuple(found.values())


def _text(view: CaseView, template: LetterTemplate, now: datetime, twins: tuple[Playbook, ...]) -> str:
    try:
        return write_letter(view, template.id, now, twins).text
    except LetterIncomplete:
        return ""


def _forms(view: CaseView, reader: Audience) -> tuple[LetterTemplate, ...]:
    """The first letter of the step that goes to this reader, in each of its lengths."""
    here = [view.playbook.letter(name) for name in view.playbook.step(view.step.id).letters]
    fitting = [one for one in here if one.audience is reader]
    return tuple(one for one in fitting if family(one.id) == family(fitting[0].id))


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
