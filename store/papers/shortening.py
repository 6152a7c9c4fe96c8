"""Tells what is wrong in fewer signs: whole sentences, else whole clauses, and never half of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

SENTENCES = (r"[。！？]|[.!?](?=\s)", r"[；]|;(?=\s)")
CLAUSES = r"[，：]|[,:](?=\s)|—|\s(?=(?:and|but|because|while|although) )"
"""Where a text may end early: sentences, and clauses, which say less than was meant."""
_STARTS = r"[。！？；，]|[.!?;](?=\s)"
"""Behind which a part of it may stand alone: in Chinese a clause, in English not what follows a comma."""
_WRONG = re.compile(
    r"[没不只无未坏碎裂漏少错假烂霉断缩掉破臭脏旧差慢晚死虫扣]|变质|过期|取消|异物|划痕|冒烟|停|拒"
    r"|\b(?:not?|never|nothing|nobody|only|without|but|br[eo]ken?|broke|missing|wrong|instead|fake|counterfeit"
    r"|mou?ld\w*|rotten|spoil\w*|crack\w*|leak\w*|dead|empty|short(?:er)?|shr[aiu]nk|late|cancel\w*|torn|stain\w*"
    r"|scratch\w*|defect\w*|stop\w*|fail\w*|damag\w*|smell\w*|burn\w*|charged|expired|refus\w*|differ\w*"
    r"|off|dies|drain\w*|freez\w*|hangs|noisy?|overheat\w*|loose|stuck|bent|dent\w*|peel\w*|fad(?:es?|ed)|rust\w*"
    r"|crash\w*|restart\w*|replaced|swapped)\b|n.t\b",
    re.IGNORECASE,
)
"""Words by which a fault is told."""
_TRIED = re.compile(
    r"\b(?:chang|help)(?:es|ed|s)? nothing\b|\b(?:makes?|made) no difference\b|\bdid(?: not|n.t) help\b"
    r"|不管用|没用|没有?变化",
    re.IGNORECASE,
)
"""How one tells that a try changed nothing: what is wrong stands elsewhere."""
_POINTS_BACK = re.compile(r"[它这那其]|(?:it|they|them|this|that|these|those|he|she|which|who)\b", re.IGNORECASE)
"""How a part begins that says something of what stood before it."""


def clipped(text: str, most: int) -> str:
    """The beginning of a text, to the last sentence, clause or word that ends within `most` characters."""
    if len(text) <= most:
        return text
    return _to_clause(text, most, most // 2) or _to_word(text, most)


def _to_clause(text: str, most: int, least: int = 1, marks: Sequence[str] = (*SENTENCES, CLAUSES)) -> str:
    """The beginning of a text to the last mark within `most` characters and not before `least`, or empty; the first
    kind of `marks` that is found there counts."""
    for pattern in marks:
        ends = [found.start() for found in re.finditer(pattern, text[: most + 1]) if least <= found.start() <= most]
        if ends:
            return text[: ends[-1]].rstrip()
    return ""


def _to_word(text: str, most: int) -> str:
    """The beginning of a text within `most` characters, to the last blank in its second half; no word of Latin
    letters is cut while there is one before it."""
    window = text[:most]
    cut = re.search(r"[A-Za-z]$", window) and re.match(r"[A-Za-z]", text[most:])
    ends = [found.start() for found in re.finditer(r"\s", window) if found.start() >= (1 if cut else most // 2)]
    return window[: ends[-1]].rstrip() if ends else window.rstrip("（(“‘《，、；：, ")


def told_short(problem: str, reason: str, fault: str, most: int) -> str:
    """What is wrong within `most` characters: whole sentences; else the clauses that fit behind the reason, or
    which `fault` it is, or the reason, for half a sentence says something else. Without a `reason`, the clauses.
    """
    whole = _telling(problem, most, most // 2, SENTENCES[:1])
    if whole and (_WRONG.search(whole) or not _WRONG.search(problem)):
        return whole
    before = reason and reason + ("：" if re.search(r"[\u4e00-\u9fff]", reason) else ": ")
    marks = (*SENTENCES, CLAUSES)
    clauses, alone = _telling(problem, most - len(before), 1, marks), _telling(problem, most, 1, marks)
    behind = f"{before}{clauses}" if clauses else ""
    if _WRONG.search(clauses):
        return behind
    told = (fault, alone if _WRONG.search(alone) else "", behind, whole, reason)
    return next((one for one in told if one and len(one) <= most), "")


def _telling(problem: str, most: int, least: int, marks: Sequence[str]) -> str:
    """The beginning of what is wrong, to a mark within `most`; where that says nothing of a fault, as “3.2 m was
    agreed” does not, the longest later part that does."""
    first = _to_clause(problem, most, least, marks)
    starts = _STARTS if len(marks) > 1 else SENTENCES[0]
    if _WRONG.search(first or re.split(starts, problem)[0]):
        return first
    rests = (problem[found.end() :].lstrip() for found in re.finditer(starts, problem))
    later = (rest if len(rest) <= most else _to_clause(rest, most, 1, marks) for rest in rests)
    alone = (
        one.rstrip("。.") for one in later if _WRONG.search(_TRIED.sub("", one)) and not _POINTS_BACK.match(one)
    )
    told = max(alone, key=len, default=first)
    return told[:1].upper() + told[1:]


def closed(text: str) -> str:
    """A text without a quotation mark or bracket that its end cut open."""
    for opening, closing in ("“”", "‘’", "（）", "《》", "()"):
        if text.count(opening) > text.count(closing):
            at = text.rindex(opening)
            text = text[:at] + text[at + 1 :]
    return text.rstrip("，、；： ")


def still_told(problem: str, text: str) -> bool:
    """Whether a text tells at least a clause of what is wrong in its own words: theirs are not worth more."""
    folded = text.casefold()
    clauses = (one.strip(" 。.") for one in re.split("|".join((*SENTENCES, CLAUSES, "，")), problem))
    return not problem or any(one and one.casefold() in folded for one in clauses)
