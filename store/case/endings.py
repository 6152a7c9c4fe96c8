"""How a case ended, in the words people use: won, gave up, 和解了, 输了."""

from __future__ import annotations

import re

from content.text.words import N_, message
from store.case.naming import in_every_language, named
from store.case.timeline import OUTCOME_WORDS, UNTOLD
from store.days.numerals import plain_words
from store.errors import BadValue

_SAID: tuple[tuple[str, str], ...] = (
    ("lost", r"输了|败诉|没打赢|没赢|\b(?:lost|lose|defeated|dismissed)\b"),
    ("stopped", r"算了(?=$|吧|[，。！,.!])|放弃|不弄了|不追了|不要了|认了|不管了|"
                r"\bg[ai]ve(?:n)? up\b|\bgiving up\b|\b(?:stop(?:ped)?|abandon(?:ed)?|drop(?:ped)?)\b"),
    ("mediated", r"调解|\bmediat(?:ed|ion)\b"),
    ("settled", r"和解|谈妥|谈好|说好|商量好|各退一步|\b(?:settled?|agreed|compromised?)\b"),
    ("refunded", r"赢了|打赢|胜诉|退了|退回|退款|退钱|全退|钱回来|到账|要回来|"
                 r"\b(?:won|win|refund(?:ed)?|paid back|money back|success(?:ful)?)\b"),
)  # fmt: skip
"""How people say it, in the order in which the words decide."""
_DENIED = (
    r"[没未不拒]|失败|驳回|关闭|撤销|取消|n['’]t\b|"
    r"\b(?:no|not|never|nothing|without|unable|refus\w*|reject\w*|den(?:y|ied)|declin\w*|fail\w*|clos\w*|cancel\w*)\b"
)
"""Where it stands a win or a deal is not told but denied."""
_DENIABLE = ("mediated", "settled", "refunded")
_GOES_ON = r"[没未不](?:会|想|打算|能|肯)?(?:放弃|算了)|n['’]t\b|\b(?:no|not|never)\b"
"""Where it stands nobody has given up."""
_PARTLY = r"一半|部分|一部|\b(?:half|part|partly|partial(?:ly)?)\b"
"""Where it stands nobody knows whether the rest was given up or is still asked for."""


def outcome_of(text: str) -> str:
    """The id of an outcome: by itself, by its words in any language, or as people say it; empty when none is."""
    if found := named(text, {name: in_every_language(words) for name, words in OUTCOME_WORDS.items()}):
        return found
    words = plain_words(text)
    said = next((name for name, pattern in _SAID if re.search(pattern, words)), "")
    if said == "stopped":
        return "" if re.search(_GOES_ON, words) else said
    if said == "refunded" and re.search(_PARTLY, words):
        return ""
    return "" if said in _DENIABLE and re.search(_DENIED, words) else said


def read_outcome(text: str) -> str:
    """The id of the outcome that is told. Raises `BadValue` when none is told or none is meant."""
    found = outcome_of(text)
    if found:
        return found
    known = tuple(message(word) for name, word in OUTCOME_WORDS.items() if name != UNTOLD)
    if not text.strip():
        raise BadValue(N_("How did it end? Say one of: {known}."), known=known)
    words = N_(
        "“{text}” is no way in which a case ends. There are: {known}. What happened besides is for {with_worked}."
    )
    raise BadValue(words, text=text.strip()[:80], known=known)
