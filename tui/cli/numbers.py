"""The number of a case as people type it."""

from __future__ import annotations

import re

from content.text.later import Later
from content.text.words import N_

NO_NUMBER = N_("“{text}” is not the number of a case; “tuikuan list” shows them.")
_NUMBER = Later(r"(?:案件|第|编号|case|no\.?|#)?\s*(\d{1,9})\s*(?:号案件|号|件|个)?[。.,、:]?", re.IGNORECASE)
_LONGEST = 9


def case_number(text: str) -> int | None:
    """The number of a case as people write it: 1, #1, 案件1, １; None when it is none."""
    if text.isascii() and text.isdecimal():
        return int(text) if len(text) <= _LONGEST else None
    if any(sign.isdigit() and not sign.isdecimal() for sign in text):
        return None  # a sign such as ² counts nothing
    import unicodedata  # megabytes, for what hardly anybody types

    found = _NUMBER.made.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return int(found[1]) if found else None
