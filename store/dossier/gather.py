"""Gathers what a dossier says, from the case as it is seen now and the page of its reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from content.pack.arguing import Audience, DossierPage
from content.pack.playbook import Playbook
from content.text.cells import plain
from content.text.words import N_, Message, Translator, message
from store.case.facts import BY_KEY, FactKind
from store.case.reckoning import reckon
from store.case.view import CaseView
from store.dossier import stamped
from store.dossier.contents import (
    Cover,
    Demand,
    Dossier,
    Line,
    Party,
    Reader,
    Section,
    Shown,
    StoryLine,
    Wanted,
)
from store.dossier.course import deadlines_of, missing_of, story_of, tried_of, typed
from store.dossier.doubts import doubts_of
from store.dossier.grounds import laws_of
from store.dossier.naming import refuse_unknown
from store.dossier.shelf import counted, shelf, title_of
from store.dossier.stamped import Stamp
from store.dossier.standing import stands
from store.errors import BadValue
from store.kept import Kept
from store.papers.lettervalues import letter_facts
from store.papers.saying import OFFICIAL, day, money, parties, reported

BLANK = "＿＿＿＿＿＿"
"""Where a reader needs what nobody gave: a line to fill in by hand."""
_NAMES = {
    Audience.COURT: (N_("Plaintiff"), N_("Defendant")),
    Audience.AUTHORITY: (N_("Complainant"), N_("Respondent")),
}


class Gathered(Struct, frozen=True):
    """A dossier, where its exhibits lie, the ids of what the user left out, and what is `told` to who sends it."""

    dossier: Dossier
    shown: Shown
    left: tuple[str, ...] = ()
    told: tuple[Message, ...] = ()


class _Given(Struct, frozen=True):
    """What every part is made from; `facts` are the values of letters, in words."""

    view: CaseView
    page: DossierPage
    tr: Translator
    facts: Mapping[str, object]

    def said(self, key: str) -> str:
        """A fact in words, harmless; empty when it is not known. What somebody typed is as it was typed."""
        kept = self.view.facts.get(key.replace("_", "-"), "")
        if kept and BY_KEY[key.replace("_", "-")].kind in (FactKind.TEXT, FactKind.LONG):
            return typed(kept)
        return plain(str(self.facts.get(key, "")), most=4_000)

    def line(self, label: str, key: str) -> Line:
        """A fact with its label."""
        return Line(self.tr(label), self.said(key))

    @property
    def official(self) -> bool:
        """Whether an authority or a court reads it."""
        return self.page.audience in OFFICIAL


def gather(
    view: CaseView,
    kept: Iterable[Kept],
    page: DossierPage,
    wanted: Wanted,
    now: datetime,
    *,
    twins: Iterable[Playbook] = (),
    stamps: Iterable[Stamp] = (),
) -> Gathered:
    """What is wanted of a case, for the reader of `page`; `kept` are its exhibits, `stamps` its stamps of time.

    Raises `BadValue` when a part or an exhibit is named that there is not.
    """
    language = view.playbook.meta.language
    tr = Translator(language)
    facts = letter_facts(view, now, page.audience, twins)
    given = _Given(view, page, tr, facts)
    kept, stamps = tuple(kept), tuple(stamps)
    numbers, left = _chosen(view, wanted)
    sections = _sections(page, wanted)
    me = parties(page.audience, tr)[0] if given.official else tr(N_("the buyer"))
    on_shelf = shelf(view, kept, numbers, tr, me, official=given.official, own=page.own)
    words = plain(str(facts.get("reply", "")), most=4_000) if facts.get("refused") else ""
    dossier = Dossier(
        number=view.number,
        language=language,
        reader=wanted.reader,
        made=now,
        cover=_cover(given, now, len(on_shelf.rows)),
        sections=sections,
        headings={Section(part.id): part.heading for part in page.parts},
        leads={Section(part.id): part.lead for part in page.parts},
        sign=page.sign,
        parties=_parties(given),
        order=_order(given, Section.PARTIES in sections),
        demand=_demand(given, now),
        story=_story(given, words, numbers, Section.TRIED not in sections),
        tried=tried_of(view, page.audience, tr, numbers),
        deadlines=deadlines_of(view, now, tr, limitation=page.id == Reader.LAWYER),
        evidence=on_shelf.rows,
        exhibits=on_shelf.exhibits,
        missing=missing_of(view, page.own, tr),
        doubts=(*doubts_of(view, kept, numbers, given.official, now), *stamped.doubts_of(stamps)),
        omitted=_omitted(given, left, sections),
        manifest=on_shelf.manifest,
        stamps=tuple(stamped.told(stamps, on_shelf.manifest, tr, given.official)),
    )
    parts = (part.id for part in page.parts if Section(part.id) not in sections)
    return Gathered(dossier, on_shelf.shown, (*(f"E{no}" for no in left), *parts))


def _chosen(view: CaseView, wanted: Wanted) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The exhibits that go out, in their order, and those that are left out."""
    there = [one.no for one in view.exhibits]
    refuse_unknown((*wanted.only, *wanted.without), there)
    out = tuple(one for one in there if (not wanted.only or one in wanted.only) and one not in wanted.without)
    return out, tuple(one for one in there if one not in out)


def _sections(page: DossierPage, wanted: Wanted) -> tuple[Section, ...]:
    there = tuple(Section(part.id) for part in page.parts)
    for section in wanted.sections:
        if section not in there:
            text = N_("There is no part “{part}” for this reader; there are: {known}.")
            raise BadValue(text, part=section, known=tuple(there))
    named = wanted.sections or there
    return tuple(one for one in there if one in named and one not in wanted.less)


def _omitted(given: _Given, left: Iterable[int], sections: tuple[Section, ...]) -> tuple[str, ...]:
    tr, titles = given.tr, {one.no: one.evidence for one in given.view.exhibits}
    exhibits = tuple(
        tr(N_("E{no} {kind} not included"), no=no, kind=title_of(given.view, titles[no])) for no in left
    )
    parts = (part for part in given.page.parts if Section(part.id) not in sections)
    return (*exhibits, *(tr(N_("the part “{part}” not included"), part=part.heading) for part in parts))


def _cover(given: _Given, now: datetime, count: int) -> Cover:
    tr = given.tr
    lines = [
        Line(tr(N_("To")), given.page.to),
        given.line(N_("Goods or service"), "product"),
        given.line(N_("Order number"), "order"),
        given.line(N_("Merchant"), "merchant"),
        Line(tr(N_("Claim")), _asked(given)),
    ]
    if given.page.own:
        lines += stands(given.view, tr)
    lines += [
        counted(count, count, tr),
        Line(tr(N_("Put together on")), day(now.date(), tr.language)),
    ]
    return Cover(given.page.title, given.page.lead, tuple(line for line in lines if line.value))


def _asked(given: _Given) -> str:
    """What is asked for, and the freight of goods that go back, where the seller bears it."""
    wish, (_, them) = given.said("wish"), parties(given.page.audience, given.tr)
    if given.said("short"):  # what came back already is not asked for once more
        wish = wish.replace(given.said("amount"), given.said("short"), 1) if given.said("amount") else wish
    if wish and given.facts.get("freight") and given.facts.get("demand_id") == "return-refund":
        return given.tr(N_("{wish}, with return freight paid by {them}"), wish=wish, them=them)
    return wish


def _parties(given: _Given) -> tuple[Party, ...]:
    tr = given.tr
    mine, theirs = _NAMES.get(given.page.audience, (N_("Buyer"), N_("Seller")))
    labels = ((N_("Name"), "name"), (N_("Phone"), "phone"), (N_("Address"), "address"))
    me = [given.line(label, key) for label, key in labels]
    me = [line if line.value else Line(line.label, BLANK) for line in me]
    domicile = N_("Domicile") if given.page.audience is Audience.COURT else N_("Address")
    them = [Line(tr(label), BLANK) for label in (N_("Registered name"), domicile, N_("Unified social credit code"))]
    shop = given.line(N_("Shop"), "merchant")
    return (
        Party(tr(mine), tuple(me)),
        Party(tr(theirs), tuple(line for line in (shop, *them) if line.value)),
    )


def _order(given: _Given, named: bool) -> tuple[Line, ...]:
    """The order; who sold it stands among the parties where they are `named`."""
    wanted = (
        (N_("Product"), "product"),
        (N_("Variant"), "sku"),
        (N_("Order number"), "order"),
        (N_("Shop"), "" if named else "merchant"),
        (N_("Paid"), "paid"),
        (N_("Bought on"), "bought_at"),
        (N_("Refund number"), "refund_no"),
        (N_("Ticket number"), "ticket"),
        (N_("Return tracking number"), "tracking"),
        (N_("Return freight paid"), "freight_paid"),
        (N_("Vouchers and points used"), "voucher"),
        (N_("Deducted for a gift"), "gift_kept"),
        (N_("Valid until"), "expires_on"),
        (N_("Age of the child"), "age"),
    )
    lines = (given.line(label, key) for label, key in wanted if key)
    return tuple(line for line in lines if line.value)


def _demand(given: _Given, now: datetime) -> Demand:
    view, tr = given.view, given.tr
    answer = _answered(given)
    paid, asked = view.facts.get("paid", ""), view.facts.get("amount", "")
    sum_ = ""
    if asked and paid and asked != paid:
        both = (money(amount, tr.language, given.page.audience) for amount in (asked, paid))
        sum_ = tr(N_("{asked}, of {paid} that were paid"), **dict(zip(("asked", "paid"), both, strict=True)))
    sum_ = ("；" if tr.language == "zh" else "; ").join(filter(None, (sum_, _came_back(given))))
    return Demand(
        asks=_asked(given),
        amount=sum_,
        reason=view.reason,
        problem=given.said("problem"),
        why=given.said("argument"),
        answer=answer,
        promise=given.said("promise"),
        laws=tuple(laws_of(view, given.page, answer, now, tr)),
        burden=given.said("proof"),
    )


def _came_back(given: _Given) -> str:
    """What came back and what is missing, of what both agreed on where they did; empty where nothing came."""
    found = reckon(given.view.case, given.view.playbook)
    if not found.received or found.owed is None:
        return ""
    sums = {"amount": found.received, "short": found.short, "agreed": found.owed}
    told = {name: money(f"{sum_:.2f}", given.tr.language, given.page.audience) for name, sum_ in sums.items()}
    plain = N_("{amount} came back, {short} is missing") if found.short else N_("{amount} came back")
    part = N_("{agreed} was agreed on; of that {amount} came back, {short} is missing")
    whole = N_("{agreed} was agreed on; {amount} came back")
    return given.tr(plain if found.agreed is None else part if found.short else whole, **told)


def _answered(given: _Given) -> str:
    """What the other side says, under its name, and the answer; empty where one of both is not known."""
    reply, answer = given.said("reply").rstrip("。.；;，, "), given.said("rebuttal")
    if not (reply and answer):
        return ""
    platform = given.facts.get("speaker") == "platform"
    who = given.tr(N_("The platform")) if platform else parties(given.page.audience, given.tr)[1]
    quoted, told = N_("{who} says: “{words}”. Answer: {answer}"), N_("{who} says: {words}. Answer: {answer}")
    words = told if reported(reply) else quoted
    return given.tr(words, who=who[:1].upper() + who[1:], words=reply, answer=answer)


def _story(given: _Given, words: str, numbers: tuple[int, ...], told: bool) -> tuple[StoryLine, ...]:
    return (*_bought(given, numbers), *story_of(given.view, given.page.audience, words, told, numbers))


def _bought(given: _Given, numbers: tuple[int, ...]) -> tuple[StoryLine, ...]:
    """The order, with which the story begins."""
    when = given.said("bought_on")
    if not when:
        return ()
    kinds = ("order", "receipt", "confirmation")
    shown = tuple(one.no for one in given.view.exhibits if one.evidence in kinds and one.no in numbers)
    paid = given.said("paid")
    text = N_("The order was placed; {paid} paid.") if paid else N_("The order was placed.")
    return (StoryLine(when, given.tr.say(message(text, paid=paid)), shown),)
