"""What gives somebody away: the kinds of it, and a place in a text at which it stands."""

from __future__ import annotations

import re
from enum import StrEnum
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
    Kind.PATH: N_("path"),
    Kind.WORD: N_("your word"),
}


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
