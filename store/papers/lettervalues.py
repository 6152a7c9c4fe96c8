"""What the template of a letter may name: the facts in words, the story, the argument and the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from content.pack.arguing import Audience
from content.pack.guidance import GOODS
from content.pack.playbook import Playbook
from content.text.words import N_, Translator
from store.case.ages import ground_of
from store.case.demands import DEMANDS
from store.case.facts import BY_KEY, DAYS, MOMENTS, FactKind
from store.case.marks import OfferState
from store.case.moot import moot_facts, moot_for
from store.case.premises import MONEY_BACK, agreed_words
from store.case.reckoning import freight_is_theirs, reckon
from store.case.stands import happenings
from store.case.view import CaseView
from store.papers.citing import COURTS, argument, articles, cited, fault, narrowed, right_to_end
from store.papers.listing import listed
from store.papers.milestones import FIRST, brief
from store.papers.prepaid import WHOLE, ground_now, only_left
from store.papers.quoting import LEAST, quoted_short
from store.papers.rebuttal import last_words, noted_offer
from store.papers.retelling import core, gist
from store.papers.saying import (
    OFFICIAL,
    cleaned,
    day,
    impersonal,
    moment,
    money,
    more_than,
    own_words,
)
from store.papers.sides import house, sides
from store.papers.story import NOT_IN_HAND, story
from store.papers.wishes import Back, wish, wish_brief, wish_left

ADDED = frozenset(
    (
        *("reason-id", "demand-id", "exhibits", "diary", "today", "me", "them", "house", "wish", "story", "dates"),
        *(
            "argument",
            "fault",
            "law",
            "proof",
            "right",
            "rebuttal",
            "in-hand",
            *("rebuttal-short", "rebuttal-core", "reply-short", "offer-short", "reply-least", "offer-least"),
            *("law-short", "law-least", "breach"),
            "offer",
            "noted-offer",
            "refused",
            "agreed",
            "freight",
            "live",
            "partial",
            "rescinds",
            "speaker",
            "received",
            *(
                "ordered",
                "short",
                "settled",
                "instead",
                "goods",
                "left",
                "wish-short",
                "wish-brief",
                "dates-short",
                "dates-least",
                "offered",
                "contract",
            ),
        ),
        *("evidence", "evidence-short", "evidence-count", "evidence-least", "bought-at"),
    )
)
"""What templates may name beside the facts; see `docs/playbook-format.md`."""
CONTRACT_STAYS = (
    *("minor", "double-charge", "auto-renewal", "coupon-split", "gift-deducted", "price-protection"),
    *("freight-insurance", "sued", "accused"),
)
"""Reasons by which money is owed while the contract stays, or was never valid: nothing is rescinded for them."""
NEVER_CAME = (*NOT_IN_HAND, "not-shipped", "deposit")
"""Reasons by which there are no goods to give back."""
CONTRACTS = {
    "sent-parcel": N_("contract of carriage"),
    "air-ticket": N_("contract of carriage"),
    "tour": N_("contract for a package tour"),
    "work": N_("contract for work"),
}
"""What a court calls the contract, where it is neither a sale nor simply for services, by the reason."""
_SALE, _SERVICES = N_("contract of sale"), N_("contract for services")


def letter_facts(
    view: CaseView,
    now: datetime,
    audience: Audience = Audience.MERCHANT,
    twins: Iterable[Playbook] = (),
) -> dict[str, object]:
    """The values for a template, in the playbook's language. What is not known has no key."""
    language = view.playbook.meta.language
    tr = Translator(language)
    dated = happenings(view.case) | dict(view.facts)
    known: dict[str, object] = {
        key.replace("-", "_"): _fact(key, value, language, audience) for key, value in dated.items()
    }
    left = only_left(view.case, view.playbook, now) and view.facts.get("demand", "") in MONEY_BACK
    if "amount" not in known and "paid" in known and not left and view.facts.get("demand") != "compensation":
        known["amount"] = known["paid"]
    me, them = sides(view, audience)
    known |= {"me": me, "them": them, "house": house(view), "today": day(now.date(), language)}
    known["bought_at"] = _with_time(view.facts.get("bought-on", ""), language)
    if audience in OFFICIAL and "problem" in known:
        known["problem"] = impersonal(str(known["problem"]), language)
    known |= _demanded(view, known, tr, audience)
    if left:
        rest = wish_left(str(known.get("amount", "")), str(known.get("paid", "")), tr)
        known |= {
            "left": "1",
            "partial": "",
            "rescinds": "1",
            "wish": rest,
            "wish_short": wish_left("", "", tr),
            "wish_brief": "",
        }
    known |= _argued(view, law_cards(view, audience, now), audience, language)
    known |= _said(view, audience, language, twins, told="refused_on" in known)
    if newest := _newest_offer(view, now, language):
        known |= {"offer": newest, "offer_short": quoted_short(newest, language)}
        known |= {"offer_least": quoted_short(newest, language, LEAST)}
    known |= listed(view, audience)
    known |= _happened(view, audience, str(known.get("reply", "")) if known.get("refused") else "")
    known |= {
        "in_hand": "" if view.facts.get("reason") in NEVER_CAME else "1",
        "goods": "" if GOODS in moot_facts(view.case, view.playbook) else "1",
        "contract": tr(_contract(view)),
        "ordered": "1" if _ordered(view) else "",
    }
    known |= _short(view, language, audience)
    return {key: value for key, value in known.items() if value not in ("", None) or key in ("exhibits", "diary")}


def _happened(view: CaseView, audience: Audience, reply: str) -> dict[str, object]:
    """What happened when: the story, and its days in one line, long and short."""
    between = "" if view.playbook.meta.language == "zh" else " "
    return {
        "story": between.join(story(view, audience, reply)),
        "dates": brief(view),
        "dates_short": brief(view, short=True),
        "dates_least": brief(view, FIRST, short=True),
        "received": brief(view, ("received-on",)),
    }


def _fact(key: str, value: str, language: str, audience: Audience) -> str:
    kind = BY_KEY[key].kind if key in BY_KEY else FactKind.TEXT
    if kind is FactKind.MONEY:
        return money(value, language, audience)
    if kind in MOMENTS:
        return day(value, language) if kind in DAYS else value.replace("T", " ")[:16]
    return cleaned(value, language)


def _contract(view: CaseView) -> str:
    """What the contract is called, as its msgid."""
    kind = _SERVICES if GOODS in moot_facts(view.case, view.playbook) else _SALE
    return CONTRACTS.get(view.facts.get("reason", ""), kind)


def _ordered(view: CaseView) -> bool:
    """Whether there is an order, or should be one: what was paid past the platform may have none, and what is done
    in a shop or a hotel often has none."""
    moot = moot_for(view.playbook, view.facts.get("reason", ""))
    return "order" in view.facts or not {"order", GOODS} & moot


def _short(view: CaseView, language: str, audience: Audience) -> dict[str, object]:
    """How much less came back than has to come, and what was settled for; the same as the desk tells."""
    found = reckon(view.case, view.playbook)
    missing = found.short if found.received else 0
    sums = {"short": missing, "settled": found.agreed}
    told: dict[str, object] = {key: money(f"{sum_:.2f}", language, audience) for key, sum_ in sums.items() if sum_}
    return told | {"instead": cleaned(own_words(found.instead) or found.instead, language)}


def _with_time(kept: str, language: str) -> str:
    return moment(datetime.fromisoformat(kept), language) if "T" in kept else day(kept, language)


def _demanded(view: CaseView, known: dict[str, object], tr: Translator, audience: Audience) -> dict[str, object]:
    wanted = view.facts.get("demand", "")
    if wanted not in DEMANDS:
        return {}
    partial = more_than(view.facts.get("paid", ""), view.facts.get("amount", ""))
    rescinds = ends_contract(view)
    services = GOODS in moot_facts(view.case, view.playbook)
    what = Back.PART if partial else Back.CONTRACT if rescinds else Back.PAID if services else Back.PRICE
    if audience is Audience.AUTHORITY and what is Back.CONTRACT:
        what = Back.PAID if services else Back.PRICE
    amount = str(known.get("amount", ""))
    asked, shorter = wish(wanted, amount, tr, audience, what), wish_brief(wanted, amount, tr)
    return {
        "demand": tr(DEMANDS[wanted]),
        "demand_id": wanted,
        "wish": asked,
        "wish_brief": shorter if len(shorter) < len(asked) else "",
        "rescinds": "1" if rescinds else "",
        "partial": "1" if partial else "",
    }


def _argued(view: CaseView, laws: tuple[str, ...], audience: Audience, language: str) -> dict[str, object]:
    """Why the reason holds, by which law, who proves it, and whose freight is."""
    reason = view.facts.get("reason", "")
    known: dict[str, object] = {}
    if view.reason:
        # a paper puts its own colon behind the reason, and a thing alone is none
        named = view.playbook.reason(reason).named
        known |= {"reason": named or re.split("：|: ", view.reason, maxsplit=1)[0], "reason_id": reason}
    ground = ground_of(view.facts, view.playbook)
    live = any(exhibit.evidence == "live" for exhibit in view.exhibits) or reason == "live-host"
    if ground is None:
        return known | {"live": "1" if live else ""}
    plain = audience not in OFFICIAL
    each = (articles(view.playbook, (law,), language, plain=plain) for law in laws)
    alone = [one for one in each if one]
    freight = "1" if freight_is_theirs(view.playbook, reason) else ""
    return known | {
        "argument": argument(ground, view.facts.get("problem", "")),
        "fault": fault(ground, view.facts.get("problem", "")),
        "law": articles(view.playbook, laws, language, plain=plain),
        "breach": articles(view.playbook, [one for one in laws if not one.startswith(COURTS)], language),
        "law_short": alone[0] if alone else "",
        "law_least": min(alone, key=len, default=""),
        "proof": ground.proof,
        "right": articles(
            view.playbook, right_to_end(ground, view.facts.get("problem", "")), language, plain=plain
        ),
        "freight": freight,
        "live": "1" if live else "",
    }


def law_cards(view: CaseView, audience: Audience, now: datetime) -> tuple[str, ...]:
    """The cards of law by which the reason of a case is argued to a reader today."""
    ground = ground_now(view.case, view.playbook, now)
    if ground and WHOLE not in ground.laws:  # what needs no ground is asked for by that alone
        ground = narrowed(ground, view.facts.get("problem", ""))
    more = view.facts.get("demand") == "compensation"
    back = view.facts.get("demand", "") in MONEY_BACK
    rescinds = ends_contract(view) or (back and only_left(view.case, view.playbook, now))
    return cited(ground, audience, rescinds=rescinds, more=more) if ground else ()


def ends_contract(view: CaseView) -> bool:
    """Whether what is asked for ends the contract: the whole price, for goods or a service that failed."""
    wanted, reason = view.facts.get("demand", ""), view.facts.get("reason", "")
    partial = more_than(view.facts.get("paid", ""), view.facts.get("amount", ""))
    return wanted == "return-refund" or (wanted == "refund" and not partial and reason not in CONTRACT_STAYS)


def _said(
    view: CaseView, audience: Audience, language: str, twins: Iterable[Playbook], *, told: bool
) -> dict[str, object]:
    """What the other side said; a refusal counts too where only its day was `told`."""
    words = last_words(view, audience, twins)
    refused = words.refusal or told
    return {
        "speaker": words.who,
        "reply": "" if words.offer else words.said,
        "offer": words.said if words.offer else "",
        "reply_short": "" if words.offer else quoted_short(words.said, language),
        "offer_short": quoted_short(words.said, language) if words.offer else "",
        "reply_least": "" if words.offer else quoted_short(words.said, language, LEAST),
        "offer_least": quoted_short(words.said, language, LEAST) if words.offer else "",
        "noted_offer": noted_offer(view, twins) if audience is Audience.MERCHANT and not words.offer else "",
        "offered": "1" if words.offer else "",
        "refused": "1" if refused else "",
        "rebuttal": words.answer if words.said else "",
        "rebuttal_short": gist(words.answer, language) if words.said else "",
        "rebuttal_core": core(words.answer, language) if words.said else "",
        "agreed": cleaned(agreed_words(view.case), language),
    }


def _newest_offer(view: CaseView, now: datetime, language: str) -> str:
    """What the merchant offered last and what still stands, in the words in which it was noted; they win over what
    a line of the diary says of an earlier one."""
    standing = [one for one in view.case.offers if one.stands(now) is OfferState.OPEN and one.who == "merchant"]
    return cleaned(own_words(standing[-1].words) or standing[-1].what, language) if standing else ""
