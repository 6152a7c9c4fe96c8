"""What must be so before a paper can be sent; where something of it cannot be so, the paper is not offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from content.pack.guidance import GOODS
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.money import money_of
from store.case.moot import moot_facts

if TYPE_CHECKING:
    from content.pack.arguing import LetterTemplate

EXCEPT = "not"
"""Before the reasons for which a letter is not meant."""
MONEY_BACK = ("refund", "return-refund")
"""The demands that ask for a sum of money that is known."""
_TO_THEM = ("contacted-on", "demanded-on", "applied-on", "refused-on")
"""The facts that tell that the merchant was told."""
_OF_MONEY = (
    r"(?i)退[款钱还回]|退[全一二三四五六七八九十百千\d]|退给|返还|到账|打款|赔[付偿您给\d]|补[偿发给]|换货|"
    r"\b(?:refund|pay|repay|transfer|replace|exchange|send)"
)
_NO_DEAL = r"(?i)不[能会予]?退|不同意|答复|回复|核实|\b(?:answer|reply|check)\b"


class Premise(Struct, frozen=True):
    """Something a paper states or rests on.

    `holds` tells whether the case knows it, `fact` in which fact to correct it, or is empty. What `decides` is not
    merely unknown where it does not hold: the paper would be untrue.
    """

    holds: Callable[[LetterTemplate, Case, Playbook], bool]
    words: str
    fact: str = ""
    decides: bool = False


def agreed_words(case: Case) -> str:
    """The last promise of money by the other side that the diary holds, or empty."""
    promises = (one.promise for one in reversed(case.diary) if one.who != "me")
    return next((one for one in promises if re.search(_OF_MONEY, one) and not re.search(_NO_DEAL, one)), "")


def _came(letter: LetterTemplate, case: Case, _: Playbook) -> bool:
    return case.step in letter.steps or any(case.came_to(step) is not None for step in letter.steps)


def _money(_: LetterTemplate, case: Case, __: Playbook) -> bool:
    """What is paid for a loss is a sum as well, and no default: it has to be known."""
    wanted = case.facts.get("demand", "refund")
    return wanted in MONEY_BACK or (wanted == "compensation" and bool(case.facts.get("amount")))


def _back(_: LetterTemplate, case: Case, __: Playbook) -> bool:
    """What is paid for a loss was never paid before, and nothing comes back with an exchange."""
    return case.facts.get("demand", "refund") in MONEY_BACK


def _admitted(_: LetterTemplate, case: Case, __: Playbook) -> bool:
    return bool(agreed_words(case))


def _whole(_: LetterTemplate, case: Case, playbook: Playbook) -> bool:
    """Whether no less is asked back than was paid; of a prepayment used bit by bit, what is left is the whole."""
    ground = playbook.grounds.get(case.facts.get("reason", ""))
    asked, paid = money_of(case.facts.get("amount", "")), money_of(case.facts.get("paid", ""))
    by_parts = ground is not None and any(law.startswith("prepaid") for law in ground.laws)
    return by_parts or asked is None or paid is None or asked >= paid


def _contacted(_: LetterTemplate, case: Case, __: Playbook) -> bool:
    return any(case.facts.get(key) for key in _TO_THEM) or any(one.who in ("me", "merchant") for one in case.diary)


def _promised(_: LetterTemplate, case: Case, __: Playbook) -> bool:
    return any(one.promise for one in case.diary)


def _owed_by_me(_: LetterTemplate, case: Case, __: Playbook) -> bool:
    return case.facts.get("demand", "refund") == "refund" or "returned-on" in case.facts


def _goes_back(letter: LetterTemplate, case: Case, playbook: Playbook) -> bool:
    return case.facts.get("demand", "") != "refund" or _came(letter, case, playbook)


def _sent(_: LetterTemplate, case: Case, playbook: Playbook) -> bool:
    return GOODS not in moot_facts(case, playbook)


def _trader(_: LetterTemplate, case: Case, __: Playbook) -> bool:
    """Second-hand goods may come from a private person, which is no matter between a consumer and a business."""
    return case.facts.get("reason", "") != "second-hand"


PREMISES: Mapping[str, Premise] = {
    "came": Premise(
        _came,
        N_("This paper is for a later step: the case has not come there, and what it states has not happened yet."),
        decides=True,
    ),
    "money": Premise(
        _money,
        N_("This paper can only ask for a sum of money. Correct the demand, or take another way."),
        "demand",
        decides=True,
    ),
    "back": Premise(
        _back,
        N_("This paper asks for what was paid to come back, and the demand is another. Correct the demand, or take "
           "another way."),
        "demand",
        decides=True,
    ),
    "admitted": Premise(
        _admitted,
        N_("The diary holds no words in which the other side admits the sum; without them an objection is likely. "
           "Note their words as a promise."),
        decides=True,
    ),
    "promised": Premise(
        _promised,
        N_("This paper is about a promise, and the diary holds none. Note their words as a promise."),
        decides=True,
    ),
    "whole": Premise(
        _whole,
        N_("This notice ends the whole contract, and what is asked for is a part of the price. "
           "Correct the amount, or ask for a reduction instead."),
        "amount",
    ),
    "contacted": Premise(
        _contacted,
        N_("This paper says that the merchant was contacted, and the case does not know of it. Give the day."),
        "contacted-on",
    ),
    "returned": Premise(
        _owed_by_me,
        N_("The paper says that you owe nothing more, and the case does not know that the goods are back. "
           "Give the day they were received."),
        "returned-on",
        decides=True,
    ),
    "returns": Premise(
        _goes_back,
        N_("This paper is about sending the goods back, and what is asked for is money without a return. "
           "Correct the demand, or take another way."),
        "demand",
        decides=True,
    ),
    "goods": Premise(
        _sent,
        N_("This paper is about goods that are sent, and in a case with this reason none are."),
        "reason",
        decides=True,
    ),
    "trader": Premise(
        _trader,
        N_("This paper is for what a consumer has with a business. If a private person sold it, it will hardly be "
           "taken up: ask the platform, then the court."),
    ),
    "there": Premise(
        _came,
        N_("The case has not come to the step this paper is for: read whether what it states has happened."),
    ),
}  # fmt: skip
"""What the front matter of a letter may name as its premises."""


def possible(letter: LetterTemplate, case: Case, playbook: Playbook) -> bool:
    """Whether a letter is for the reason of a case, and nothing it states is known to be untrue."""
    reason = case.facts.get("reason", "")
    if reason and letter.reasons and not _for(reason, letter.reasons):
        return False
    named = (PREMISES[name] for name in letter.premises if name in PREMISES)
    return all(one.holds(letter, case, playbook) for one in named if one.decides)


def _for(reason: str, told: tuple[str, ...]) -> bool:
    """Whether a list of reasons has a reason; one that begins with `not` has all others."""
    return reason not in told if told[0] == EXCEPT else reason in told


def unmet(letter: LetterTemplate, case: Case, playbook: Playbook) -> Iterator[tuple[Message, str]]:
    """What a letter rests on and the case does not know, each with the fact to correct."""
    for name in letter.premises:
        premise = PREMISES.get(name)
        if premise is not None and not premise.holds(letter, case, playbook):
            yield message(premise.words), premise.fact
