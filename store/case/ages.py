"""How old a child was that paid: read as people write it, and what the law makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from content.pack.arguing import AGES, Ground
from content.text.later import Later
from content.text.words import N_
from store.days.numerals import NoNumber, number_of, plain_words
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


def ground_of(facts: Mapping[str, str], playbook: Playbook) -> Ground | None:
    """On what the reason of a case is argued; where the age of the child is known, by the law of that age alone.

    An age that is no number (a word hidden, a file edited by hand) counts as not known.
    """
    reason, age = facts.get("reason", ""), facts.get("age", "")
    young, older = (f"{reason}-{one}" for one in AGES)
    exact = (young if int(age) < ABLE else older) if age.isdecimal() else reason
    return playbook.grounds.get(exact) or playbook.grounds.get(reason)
