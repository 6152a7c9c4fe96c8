"""What gives somebody away: the kinds of it, and a place in a text at which it stands."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, partial
from typing import NamedTuple

from content.text.words import N_


class Kind(StrEnum):
    """What kind of thing is hidden."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ID = "id"
    BANK = "bank"
    NUMBER = "number"
    ACCOUNT = "account"
    PLATE = "plate"
    ADDRESS = "address"
    LINK = "link"
    DETAIL = "detail"
    DOUBT = "doubt"
    PATH = "path"
    WORD = "word"


KIND_WORDS = {
    Kind.NAME: N_("name"),
    Kind.PHONE: N_("phone"),
    Kind.EMAIL: N_("mail address"),
    Kind.ID: N_("identity number"),
    Kind.BANK: N_("bank card"),
    Kind.NUMBER: N_("number"),
    Kind.ACCOUNT: N_("account"),
    Kind.PLATE: N_("number plate"),
    Kind.ADDRESS: N_("address"),
    Kind.LINK: N_("link"),
    Kind.DETAIL: N_("personal detail"),
    Kind.DOUBT: N_("in doubt"),
    Kind.PATH: N_("path"),
    Kind.WORD: N_("your word"),
}
IN_DOUBT = N_("Hidden to be safe, as nothing says whether it names somebody or some place:")


class Found(NamedTuple):
    """A place in a text at which something stands, and what it is the same as: equal keys are the same thing."""

    start: int
    end: int
    kind: Kind
    key: str


GAP = r"(?:[ \-\u2010-\u2015.·_]{1,2}|\s*\n[\s│┃|]*)?"
"""What people, and the edge of a screen, put between the digits of one number."""
HAN = r"\u3400-\u9fff"


def bare(text: str) -> str:
    """A text without what stands between the parts of a number, in small letters: what is the same is equal."""
    return re.sub(r"[\W_]", "", text).casefold()


_END = 80
"""Signs at each end of a long run that are looked at; the longest number that is hidden is much shorter."""
_FEW = 8
_SAME = re.compile(r"(.)\1{29,}")
_RUN = re.compile("[0-9A-Za-z+=]{300,}")


def hollow(text: str) -> str:
    """A text of the same length in which of every long unbroken run of letters and digits, such as base64, and of
    every sign that is repeated for long, only the ends are left: nobody is called so, and each pattern would begin
    at each of its signs."""
    return _SAME.sub(partial(_ends, _FEW), _RUN.sub(partial(_ends, _END), text))


def _ends(size: int, run: re.Match[str]) -> str:
    return f"{run[0][:size]}{chr(0) * (len(run[0]) - 2 * size)}{run[0][-size:]}"


@cache
def compiled(patterns: tuple[str, ...], flags: re.RegexFlag = re.NOFLAG) -> tuple[re.Pattern[str], ...]:
    """Patterns as they are looked for, made when somebody looks first."""
    return tuple(re.compile(pattern, flags) for pattern in patterns)
