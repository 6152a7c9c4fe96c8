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
from store.case.premises import unmet
from store.case.view import CaseView
from store.papers.saying import OFFICIAL, cleaned, more_than
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
    ("bought-on", "shipped-on"), ("bought-on", "received-on"), ("shipped-on", "received-on"),
    ("received-on", "found-on"), ("bought-on", "contacted-on"), ("bought-on", "applied-on"),
    ("contacted-on", "refused-on"), ("bought-on", "refused-on"), ("received-on", "tracking-on"),
    ("tracking-on", "returned-on"), ("applied-on", "ruled-on"), ("bought-on", "filed-on"),
)  # fmt: skip
"""Pairs of days of which the first cannot come after the second."""
BEHIND_PROMISE = ("page", "live", "chat", "promise", "agreement", "price")
"""Evidence that can show what was promised."""
_MULTIPLES = re.compile(
    r"[退假缺]一[赔罚][一二三四五十两]|[三四五十3]\s*倍|10\s*倍|惩罚性赔偿|五百元|500元起|"
    r"\b(?:three|four|ten)\s?(?:times|fold)|\btriple|\btenfold|\bpunitive",
    re.IGNORECASE,
)
_EXHIBIT = re.compile(r"(?:(?<![A-Za-z])E|证据|附件|[Ee]xhibit )\s?(\d{1,3})(?!\d|元|天|日|份|张|次)")
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
    premises = (Finding(Fault.PREMISE, words, fact) for words, fact in unmet(template, view.case))
    found = (*premises, *_amount(view, template), *_demand(view, template, text), *_days(view, now))
    return (*found, *_exhibits(view, text), *_tone(view, text))


def _amount(view: CaseView, template: LetterTemplate) -> Iterator[Finding]:
    amount, paid = view.facts.get("amount", ""), view.facts.get("paid", "")
    if more_than(amount, paid) and not (
        view.facts.get("demand") == "compensation" and template.audience in OFFICIAL
    ):
        words = N_("{amount} is asked for, and {paid} was paid. Correct the amount, or what was paid.")
        yield Finding(Fault.AMOUNT, message(words, amount=amount, paid=paid), "amount")


def _demand(view: CaseView, template: LetterTemplate, text: str) -> Iterator[Finding]:
    if template.audience is not Audience.PLATFORM:
        return
    said = _MULTIPLES.search(cleaned(view.facts.get("problem", ""), "zh"))
    if said is not None and said[0] in text:
        words = N_("A platform does not handle “{words}”. Leave it to the complaint or the court.")
        yield Finding(Fault.DEMAND, message(words, words=said[0]), "problem")
    if view.facts.get("demand") == "compensation":
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


def _exhibits(view: CaseView, text: str) -> Iterator[Finding]:
    have = {exhibit.no for exhibit in view.exhibits}
    if view.facts.get("problem") and not have:
        words = N_("A problem is claimed and no evidence is attached. Attach what shows it.")
        yield Finding(Fault.NO_EXHIBIT, message(words), "problem")
    promise = cleaned(view.facts.get("promise", ""), view.playbook.meta.language)
    shown = any(one.evidence in BEHIND_PROMISE for one in view.exhibits)
    if promise and have and promise in text and not shown:
        words = N_("A promise is quoted, and no page, chat or recording is attached that shows it.")
        yield Finding(Fault.NO_EXHIBIT, message(words), "promise")
    for key in OWN:
        yield from _named(key, view.facts.get(key, ""), have)


def _named(key: str, said: str, have: set[int]) -> Iterator[Finding]:
    """What a sentence of the user points to and is not there."""
    for found in _EXHIBIT.finditer(said):
        if int(found[1]) not in have:
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
