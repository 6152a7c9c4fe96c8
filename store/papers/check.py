"""The check before a letter goes out: what cannot be, does not fit where it goes, or has nothing behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from content.pack.arguing import Audience, LetterTemplate
from content.text.words import N_, Message, message
from content.tone import ToneKind, check_tone
from store.case.facts import BY_KEY
from store.case.money import money_of
from store.case.premises import MONEY_BACK, unmet
from store.case.view import CaseView
from store.papers.demanded import beyond_price, impossible_days, sums_asked
from store.papers.prepaid import only_left
from store.papers.saying import cleaned, more_than
from store.papers.story import dates_of


class Fault(StrEnum):
    """What can be wrong with a letter."""

    AMOUNT = "amount-above-paid"
    DEMAND = "demand-not-handled-here"
    NO_EXHIBIT = "claim-without-exhibit"
    NOT_THERE = "exhibit-not-there"
    DATE = "impossible-date"
    INSULT = "insult"
    THREAT = "threat"
    SEVERAL = "several-demands"
    PREMISE = "premise-not-known"
    PRIVATE = "private-number"


class Finding(Struct, frozen=True):
    """Something to correct before a letter goes out; `fact` is the fact in which to correct it, or empty."""

    fault: Fault
    words: Message
    fact: str = ""


WRITTEN = ("problem", "promise", "reply", "product", "title", "fault-why")
"""The facts in which users write sentences."""
OWN = ("problem",)
"""Those in which they speak for themselves."""
ORDER = (
    ("bought-on", "shipped-on"), ("bought-on", "redeemed-on"), ("bought-on", "received-on"),
    ("shipped-on", "received-on"),
    ("received-on", "found-on"), ("bought-on", "contacted-on"), ("bought-on", "demanded-on"),
    ("contacted-on", "refused-on"), ("bought-on", "refused-on"), ("received-on", "tracking-on"),
    ("tracking-on", "returned-on"), ("bought-on", "applied-on"), ("applied-on", "ruled-on"),
    ("bought-on", "filed-on"),
)  # fmt: skip
"""Pairs of days of which the first cannot come after the second."""
NOTHING_TO_PROVE = ("no-reason",)
"""The reasons by which goods go back without a fault: no problem is claimed that evidence would have to show."""
BEHIND_PROMISE = ("page", "live", "chat", "promise", "agreement", "price")
"""Evidence that can show what was promised."""
_EXHIBIT = re.compile(
    r"(?:(?<![A-Za-z])E|证据|附件|附图|截图|照片|视频|录像|录音|(?<![地])图"
    r"|\b(?:exhibit|photo|picture|attachment|video|screenshot) )\s?"
    r"(\d{1,3}|[一二三四五六七八九十])(?![\d.]|[一二三四五六七八九十]|元|天|日|份|张|次|个|段|级|样|致|些|种|直|起|切|般|定)",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"第(?P<zh>\d{1,3}|[一二三四五六七八九十])(?:张|份|件|个|段)(?:照片|截图|图片|图(?![标案书形])|证据|附件|视频|录像|录音)"
    r"|\b(?P<en>first|second|third|fourth|fifth|sixth|seventh|eighth) "
    r"(?:photo|picture|exhibit|attachment|screenshot|video)\b",
    re.IGNORECASE,
)
"""The same by its place, as “the fourth photo”; an exhibit may hold several: only what is beyond all is amiss."""
_PLACES = {
    name: n
    for n, name in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"), 1)
}
_TOLD_BY_THEM = re.compile(
    r"(?:客服|商家|卖家|店家|平台|对方|老板)[^，。；]{0,6}[说称复答][^，。；]{0,6}$|说明书[^，。；]{0,4}$"
    r"|\b(?:agent|shop|merchant|platform|they) (?:said|says|wrote|answered)[^,.;]{0,30}$|\bmanual\b[^,.;]{0,20}$",
    re.IGNORECASE,
)
"""Behind which a picture is one of somebody else."""
_DIGITS = {sign: n for n, sign in enumerate("一二三四五六七八九十", 1)}
_PERSONAL = re.compile(
    r"(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\d{17}[\dXx]|62\d{14,17}|\d{4}(?: \d{4}){3,4})(?!\d)"
)
"""A mobile number, an identity number, a bank card."""
_UNCOUNTED = re.compile(
    r"(?<![没不])(?<!没有)(?:要求|必须|请|希望|麻烦|应[当该]?(?=[给作做予]))(?!求)"
    r"(?:商家|店家|卖家|店铺|老板|客服|平台|贵[店方司]|你们?|您|你|们|再|另外|给予?|给我|我|一并|予以|作出|做出|进行|适当|一定|相应|合理|的){0,5}"
    r"(?:赔偿|补偿|赔付)[^，。；！？\d元倍]{0,8}(?![^。；！？]*[\d一二三四五六七八九十百千]+ ?[元块倍])"
    r"(?=[，。；！？]|$)|"
    r"\bI (?:want|demand|ask for|claim) (?:\w+ ){0,2}compensation\b(?![^.;!?]*\d)",
    re.IGNORECASE,
)
"""Compensation asked for, and no sum in the same sentence."""
_ASKS = re.compile(r"\b(?:wish|demand|amount)\b")
"""What a template names that says what is asked for."""
_TELLS = re.compile(r"\bproblem\b")
"""What a template names that tells what is wrong."""
_ATTACHED = re.compile(
    r"见附件|见附图|如附图|详见附|如图所示|见图|见截图|见照片|见视频|see (?:the )?(?:attached|photo|video)", re.I
)
_TONES = {
    ToneKind.INSULT: (Fault.INSULT, N_("“{words}” is an insult: say what was done, not what they are.")),
    ToneKind.THREAT: (Fault.THREAT, N_("“{words}” is a threat: say which step comes next, without “or else”.")),
    ToneKind.SEVERAL_DEMANDS: (Fault.SEVERAL, N_("“{words}” asks for several things: ask for one.")),
}


TOLD = (*_TONES, ToneKind.CLAIM)
"""The marks of tone that a finding tells better, with the fact to correct."""


def findings(view: CaseView, template: LetterTemplate, text: str, now: datetime) -> tuple[Finding, ...]:
    """Everything to correct in a letter before it goes out, in the order of its weight.

    Whatever is said is about the case's own facts: each finding names the one to correct.
    """
    if template.audience is Audience.SELF:
        return tuple(_days(view, now))
    premises = (Finding(Fault.PREMISE, words, fact) for words, fact in unmet(template, view.case, view.playbook))
    found = (
        *premises,
        *_amount(view, template),
        *(_left(view, now) if _ASKS.search(template.body) else ()),
        *_demand(view, template, text),
        *_days(view, now),
    )
    return (*found, *_exhibits(view, template, text), *_tone(view, text))


def _amount(view: CaseView, template: LetterTemplate) -> Iterator[Finding]:
    amount, paid = view.facts.get("amount", ""), view.facts.get("paid", "")
    if not _ASKS.search(template.body):
        return
    if view.facts.get("demand") == "compensation":
        # what a loss is worth may well be more than the price; but nobody can grant a sum that is not named
        if not amount:
            words = N_(
                "Compensation is asked for without a sum. Give the amount, and have what it was reckoned from."
            )
            yield Finding(Fault.AMOUNT, message(words), "amount")
    elif more_than(amount, paid):
        words = N_("{amount} is asked for, and {paid} was paid. Correct the amount, or what was paid.")
        yield Finding(Fault.AMOUNT, message(words, amount=amount, paid=paid), "amount")


def _left(view: CaseView, now: datetime) -> Iterator[Finding]:
    """A prepayment of which the whole is asked back, or no sum at all, where part of it may have been used."""
    amount, paid = view.facts.get("amount", ""), view.facts.get("paid", "")
    if view.facts.get("demand", "") in MONEY_BACK and only_left(view.case, view.playbook, now):
        if not amount:
            words = N_("What was used is not paid back. Count what is left, and give it as the amount asked for.")
            yield Finding(Fault.AMOUNT, message(words), "amount")
        elif money_of(amount) == money_of(paid):
            words = N_("The whole payment is asked for. If part of it was used, ask for what is left.")
            yield Finding(Fault.AMOUNT, message(words), "amount")


def _demand(view: CaseView, template: LetterTemplate, text: str) -> Iterator[Finding]:
    if template.audience is not Audience.PLATFORM:
        return
    asks = _ASKS.search(template.body)
    said = beyond_price(cleaned(view.facts.get("problem", ""), "zh"))
    if said and said in text:
        words = N_("A platform does not handle “{words}”. Leave it to the complaint or the court.")
        yield Finding(Fault.DEMAND, message(words, words=said), "problem")
    if asks and view.facts.get("demand") == "compensation":
        words = N_("A platform's form handles refunds, returns, exchanges and repairs, not compensation by law.")
        yield Finding(Fault.DEMAND, message(words), "demand")


def _days(view: CaseView, now: datetime) -> Iterator[Finding]:
    days = dates_of(view)
    for key in ("bought-on", "paid-back-on"):
        kept = view.facts.get(key, "")[:10]
        try:
            days[key] = datetime.fromisoformat(kept).date()
        except ValueError:
            continue
    for key, when in days.items():
        if when > now.date():
            words = N_("{fact} is {day}, and that has not come yet.")
            yield Finding(Fault.DATE, message(words, fact=_label(key), day=when.isoformat()), key)
    for first, second in ORDER:
        if first in days and second in days and days[first] > days[second]:
            words = N_("{first} ({day}) cannot be after {second} ({other}).")
            values = {"first": _label(first), "second": _label(second)}
            yield Finding(
                Fault.DATE,
                message(words, day=days[first].isoformat(), other=days[second].isoformat(), **values),
                second,
            )


def _exhibits(view: CaseView, template: LetterTemplate, text: str) -> Iterator[Finding]:
    have = {exhibit.no for exhibit in view.exhibits}
    tells = _TELLS.search(template.body) is not None
    if tells and view.facts.get("problem") and not have and claims_fault(view.facts.get("reason", "")):
        words = N_("A problem is claimed and no evidence is attached. Attach what shows it.")
        yield Finding(Fault.NO_EXHIBIT, message(words), "problem")
    promise = cleaned(view.facts.get("promise", ""), view.playbook.meta.language)
    shown = any(one.evidence in BEHIND_PROMISE for one in view.exhibits)
    if promise and have and promise in text and not shown:
        words = N_("A promise is quoted, and no page, chat or recording is attached that shows it.")
        yield Finding(Fault.NO_EXHIBIT, message(words), "promise")
    for key in OWN if tells else ():
        yield from _named(key, view.facts.get(key, ""), have)
        yield from _private(view, key)
        yield from _no_days(key, view.facts.get(key, ""))
        yield from _no_sum(key, view.facts.get(key, ""))
        yield from _too_much(view, key)


def claims_fault(reason: str) -> bool:
    """Whether what is written as the problem is something that has to be shown."""
    return reason not in NOTHING_TO_PROVE


def _private(view: CaseView, key: str) -> Iterator[Finding]:
    """Numbers of a person that stand in a sentence, where everybody who handles the case reads them."""
    known = {view.facts.get(name, "") for name in ("order", "tracking", "ticket")}
    for found in _PERSONAL.finditer(view.facts.get(key, "")):
        if found[0] not in known:
            words = N_(
                "“{words}” looks like a number of yours. A form has a field of its own for it; leave it out."
            )
            yield Finding(Fault.PRIVATE, message(words, words=found[0]), key)


def _no_sum(key: str, said: str) -> Iterator[Finding]:
    """Compensation that a sentence of the user asks for without a sum."""
    for found in _UNCOUNTED.finditer(said):
        words = N_("“{words}” names no sum. Write how much, or leave it out: one demand is enough.")
        yield Finding(Fault.AMOUNT, message(words, words=found[0].strip()), key)


def _too_much(view: CaseView, key: str) -> Iterator[Finding]:
    """A sum in a sentence of the user that is more than was paid, where no loss is to be made good."""
    paid = view.facts.get("paid", "")
    for asked in sums_asked(view.facts.get(key, "")):
        if view.facts.get("demand") != "compensation" and more_than(str(asked), paid):
            words = N_("{amount} is asked for, and {paid} was paid. Correct the amount, or what was paid.")
            yield Finding(Fault.AMOUNT, message(words, amount=str(asked), paid=paid), key)


def _no_days(key: str, said: str) -> Iterator[Finding]:
    """Days in a sentence of the user that no calendar has."""
    for day in impossible_days(said):
        words = N_("“{words}” is no day of the calendar. Correct it.")
        yield Finding(Fault.DATE, message(words, words=day), key)


def _named(key: str, said: str, have: set[int]) -> Iterator[Finding]:
    """What a sentence of the user points to and is not there."""
    for found in _EXHIBIT.finditer(said):
        if (_DIGITS.get(found[1]) or int(found[1])) not in have:
            words = N_("“{words}” is named, and the case has no such exhibit.")
            yield Finding(Fault.NOT_THERE, message(words, words=found[0].strip()), key)
    for found in _NTH.finditer(said):
        number = _PLACES.get((found["en"] or "").casefold()) or _DIGITS.get(found["zh"]) or int(found["zh"])
        if have and number > max(have) and not _TOLD_BY_THEM.search(said[: found.start()]):
            words = N_("“{words}” is named, and the case has no such exhibit.")
            yield Finding(Fault.NOT_THERE, message(words, words=found[0].strip()), key)
    attached = _ATTACHED.search(said)
    if attached and not have:
        words = N_("“{words}” points to something, and nothing is attached.")
        yield Finding(Fault.NOT_THERE, message(words, words=attached[0]), key)


def _tone(view: CaseView, text: str) -> Iterator[Finding]:
    language = view.playbook.meta.language
    quoted = [found.span() for found in re.finditer(r"“[^”]*”", text)]
    for mark in check_tone(text, language):
        if mark.kind not in _TONES or any(a <= mark.start < b for a, b in quoted):
            continue
        fault, words = _TONES[mark.kind]
        said = text[mark.start : mark.end].strip()
        yield Finding(fault, message(words, words=said), _holding(view, said))


def _holding(view: CaseView, words: str) -> str:
    """The fact in which words were written, or empty."""
    return next((key for key in WRITTEN if words in cleaned(view.facts.get(key, ""), "zh")), "")


def _label(key: str) -> Message | str:
    return message(BY_KEY[key].label) if key in BY_KEY else key
