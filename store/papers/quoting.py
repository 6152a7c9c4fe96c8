"""Their words where there is no room for all of them: what says no is quoted, and that there was more is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from store.papers.shortening import CLAUSES, SENTENCES, clipped

QUOTED = {"zh": 30, "en": 48}
"""Characters of their words that are quoted where there is no room for all of them."""
_DENIES = re.compile(
    r"不(?![好便满适])|没|无法|拒|只|最多|过了|超过|已经?拆|\b(?:not?|never|only|cannot|unable|refus\w*|unless|opened)\b|n.t\b",
    re.IGNORECASE,
)
"""Words by which one says no, or no more than that."""


LEAST = {"zh": 16, "en": 30}
"""Those in a form that takes little."""


def quoted_short(words: str, language: str, quoted: Mapping[str, int] = QUOTED) -> str:
    """The clauses of their words that say no, as many as are quoted where room is scarce; gaps are shown.

    Empty where that is not shorter.
    """
    most = quoted.get(language, quoted["en"])
    whole = words.rstrip("。. ")
    if len(whole) <= most + 1:
        return ""
    marks = [found.span() for found in re.finditer("|".join((*SENTENCES, CLAUSES)), whole)]
    begins, ends = [0, *(end for _, end in marks)], [*(begin for begin, _ in marks), len(whole)]
    parts = [whole[begin:end].strip("，, ") for begin in begins for end in ends if 0 < end - begin <= most]
    denies = _DENIES.search(whole)
    told = max((one for one in parts if _DENIES.search(one)), key=len, default="")
    if not told and denies and language != "zh":
        begin = max(one for one in begins if one <= denies.start())
        end = min(one for one in ends if one >= denies.end())
        told = whole[max(begin, end - most) : end].partition(" ")[2] if end - begin > most else whole[begin:end]
    told = told or clipped(whole, most)
    before = "" if whole.startswith(told) else "…"
    return f"{before}{told}{'' if whole.endswith(told) else '…'}"
