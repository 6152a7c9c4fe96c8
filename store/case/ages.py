"""How old a child was that paid: read as people write it, and what the law makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from content.pack.arguing import AGES, Ground
from content.text.later import Later
from content.text.words import N_
from store.days.numerals import ENGLISH, NUMBER, NoNumber, number_of, plain_words
from store.errors import BadValue

if TYPE_CHECKING:
    from content.pack.playbook import Playbook

OF_AGE = 18
"""From here on one is of age (Civil Code Art. 17)."""
ABLE = 8
"""From here on a child may do what fits its age (Civil Code Arts. 19, 20)."""
_AGE = Later(
    r"(?:满|才|刚满?|just )?(?P<number>[a-z]+|\d{1,3}|[零一二两三四五六七八九十]{1,3})"
    r"(?:[ -]?(?:周?岁(?:半|多)?|years?[ -]old|years?|yrs?|y/?o)|(?:周岁|岁)?)"
)

_TOLD = Later(
    rf"(?P<before>.{{0,8}}?)(?<![\d\-~—至到])(?P<zh>{NUMBER})\s?周?岁(?!以|及|之)"
    rf"|(?P<ahead>.{{0,12}}?)\b(?P<en>\d{{1,2}}|{'|'.join(ENGLISH)})[ -]years?[ -]old\b"
    r"|(?P<of>.{0,12}?)\b(?:aged?|at the age of) (?P<age>\d{1,2})\b"
)
_NOT_YET = Later(
    r"(?:不满|未满|不到|没到|没满|快要?|将近|接近|马上|就要|差|虚|超过|大于|小于|低于|至少|最[小大低高])(?:满|是)?\s?$"
    r"|\b(?:under|below|over|almost|nearly|not yet|less than|more than|at least|than|about)\s*(?:an?\s*)?$"
)
"""How an age is told, and what stands before one that nobody is, or not yet."""


def parse_age(text: str) -> str:
    """Full years as digits, of `7` or `七岁半` or `12 years old`. Raises `BadValue` else, and from 18 on."""
    found = _AGE.made.fullmatch(plain_words(text))
    try:
        years = number_of(found["number"]) if found else None
    except NoNumber:
        years = None
    if years is None:
        raise BadValue(N_("“{text}” is no age. Write the full years, such as 7 or 12."), text=text)
    if years >= OF_AGE:
        raise BadValue(
            N_("At {age} one is of age: then this is no payment by a minor. Choose another reason."), age=years
        )
    return str(years)


def age_of(facts: Mapping[str, str]) -> int | None:
    """How old the child is: as the fact has it, else as the problem tells it, where all ages of children in it
    stand on the same side of the age from which the law tells them apart."""
    if (age := facts.get("age", "")).isdecimal():
        return int(age)
    told = [one for one in _ages_in(plain_words(facts.get("problem", ""))) if one < OF_AGE]
    return told[0] if told and len({one < ABLE for one in told}) == 1 else None


def _ages_in(text: str) -> Iterator[int]:
    """The ages that a text tells of somebody; none of those a thing is meant for, or somebody is not yet."""
    for found in _TOLD.made.finditer(text):
        before = next(found[one] for one in ("before", "ahead", "of") if found[one] is not None)
        if _NOT_YET.made.search(before):
            continue
        with suppress(NoNumber):
            yield number_of(next(found[one] for one in ("zh", "en", "age") if found[one] is not None))


def ground_of(facts: Mapping[str, str], playbook: Playbook) -> Ground | None:
    """On what the reason of a case is argued; where the age of the child is known, by the law of that age alone.

    An age that is no number (a word hidden, a file edited by hand) counts as not known.
    """
    reason, age = facts.get("reason", ""), age_of(facts)
    young, older = (f"{reason}-{one}" for one in AGES)
    exact = (young if age < ABLE else older) if age is not None else reason
    return playbook.grounds.get(exact) or playbook.grounds.get(reason)
