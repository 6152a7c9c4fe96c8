"""Fits a letter into what its form takes: what matters least goes first, and what went is told beside the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct

from content.text.words import N_, Message, message
from store.papers.retelling import CITES

Values = Mapping[str, object]
Fill = Callable[[Values], str]


class Fitted(Struct, frozen=True):
    """A text, and what was left out of it or shortened."""

    text: str
    left_out: tuple[Message, ...] = ()
    shortened: tuple[Message, ...] = ()


class Rung(Struct, frozen=True):
    """Something that can be left out: a value is taken away, or a shorter one stands in its place."""

    key: str
    label: str
    shorter: str = ""


LADDER = (
    Rung("sku", N_("the variant")),
    Rung("ticket", N_("the ticket number")),
    Rung("ruled_on", N_("the day of the result")),
    Rung("proof", N_("who has to prove it")),
    Rung("evidence", N_("what each exhibit proves"), "evidence_short"),
    Rung("paid", N_("what was paid")),
    Rung("story", N_("the story in full"), "dates"),
    Rung("rebuttal", N_("the answer to their words in full"), "rebuttal_short"),
    Rung("law", N_("all articles but the first"), "law_short"),
    Rung("evidence", N_("which exhibits there are"), "evidence_count"),
    Rung("promise", N_("the promise")),
    Rung("argument", N_("why the reason holds")),
    Rung("rebuttal", N_("the answer to their words in full"), "rebuttal_core"),
    Rung("freight", N_("who pays the return freight")),
    Rung("wish", N_("the demand in full"), "wish_brief"),
    Rung("dates", N_("the dates in full"), "dates_short"),
    Rung("story", N_("the dates in full"), "dates_short"),
    Rung("evidence", N_("which exhibits there are"), "evidence_least"),
    Rung("law", N_("all articles but one"), "law_least"),
    Rung("merchant", N_("the shop")),
    Rung("reply", N_("their words in full"), "reply_short"),
    Rung("offer", N_("their words in full"), "offer_short"),
    Rung("ordered", N_("the order number")),
    Rung("evidence", N_("that there is evidence")),
    Rung("product", N_("the product, which the form shows itself")),
    Rung("reason", N_("the reason, which the form asks for itself")),
    Rung("dates", N_("all dates but the first two"), "dates_least"),
    Rung("story", N_("all dates but the first two"), "dates_least"),
    Rung("reply", N_("their words")),
    Rung("offer", N_("their words")),
    Rung("wish", N_("how the sum is counted"), "wish_short"),
    Rung("dates", N_("the dates")),
    Rung("story", N_("the dates")),
    Rung("rebuttal", N_("the answer to their words")),
    Rung("law", N_("the articles")),
    Rung("order", N_("the order number")),
)
"""What is left out, the least important first: how a thing is said in full goes before that it is said at all, and
the answer and the law are cut short, and what the form shows itself is gone, before what happened when.
A form that takes little stands in its order: the number goes before the dates and the law."""
LAST = {"problem": N_("what is wrong"), "product": N_("the product"), "reason": N_("the reason")}
"""What is shortened when nothing else is left to leave out."""
LEAST = 6
"""Characters to which a value is shortened at most."""
NAMED = 40
"""Characters by which a product is known: a shop's title is longer, and gives way before what is wrong does."""
HAS_LAW = 200
"""The characters from which on a form keeps an article, and what is wrong is told shorter instead."""
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
WORDS, SUM = ("reply", "offer"), "wish_short"
"""Their words, and what asks without a sum."""
KEPT = ("law", "rebuttal", "dates", "story")
"""What goes from such a form only when that is not enough: the days and the answer when a quarter of it is left for
what is wrong, the law when hardly anything is."""


def fit(values: Values, fill: Fill, limit: int, needed: Collection[str] = ()) -> Fitted:
    """Fill a letter so that it takes at most `limit` characters; 0 takes it as it is.

    What is `needed` is shortened and never left out. A letter whose own fixed words are longer than the limit stays
    too long.
    """
    text = fill(values)
    if not limit or _length(text) <= limit:
        return Fitted(text)
    for kept, least in _tries(limit, str(values.get("rebuttal", "")).strip(), text):
        ladder = [rung for rung in LADDER if (rung.shorter or rung.key) not in kept]
        fitted = _fitted(values, fill, limit, needed, ladder=ladder, least=least)
        if fitted:
            return fitted
    return _fitted(values, fill, limit, needed, ladder=LADDER, least=LEAST, last=True) or Fitted(text)


def _tries(limit: int, answer: str, text: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """What must stay, and how much of what is wrong, as long as it fits, before anything goes.

    An answer that names an article itself, and the words it answers, stay before the list of laws does.
    """
    if limit < HAS_LAW:
        return ()
    cites = answer and answer[: limit // 20] in text and CITES.search(answer)
    kept = (KEPT, KEPT[1:]) if cites else (KEPT,)
    whole = tuple(((*some, SUM), limit // 6) for some in kept)
    quoting = (((*KEPT[1:], SUM, *WORDS), limit // 4),) if cites else ()
    return (*quoting, ((*KEPT, SUM), limit // 4), *whole, *((some, limit // 6) for some in kept), (KEPT[:1], LEAST))


def _fitted(
    values: Values,
    fill: Fill,
    limit: int,
    needed: Collection[str],
    *,
    ladder: Sequence[Rung],
    least: int,
    last: bool = False,
) -> Fitted | None:
    """What is left when the rungs of a ladder are taken as far as they must be, and the last is shortened; nothing
    where it is still too long, unless this is the `last` try."""
    gone, idle, text = list[Rung](), set[Rung](), ""
    for rung in ladder:
        if not values.get(rung.key) or ((rung.shorter or rung.key in needed) and not values.get(rung.shorter)):
            continue
        gone.append(rung)
        before, text = text, fill(_without(values, gone))
        if text == before:
            idle.add(rung)
        if _length(text) <= limit:
            gone = _given_back(values, fill, limit, gone, {*idle, rung})
            break
    kept = dict(_without(values, gone))
    text, shortened = _shortened(
        kept, fill, limit, reason=str(values.get("reason", "")), of_problem=least, last=last
    )
    if _length(text) > limit and not last:
        return None
    if shortened and _length(text) <= limit:
        # a sentence that went leaves more room than was asked for; the reason may stand before what is wrong now
        values = {**values, **{key: kept[key] for key in shortened}}
        idle |= {rung for rung in gone if rung.key == "reason"}
        gone = _given_back(values, fill, limit, gone, idle)
        kept = dict(_without(values, gone))
        text = fill(kept)
    labels = dict.fromkeys(rung.label for rung in gone if fill({**kept, rung.key: values[rung.key]}) != text)
    return Fitted(text, tuple(message(label) for label in labels), tuple(message(LAST[key]) for key in shortened))


def _given_back(values: Values, fill: Fill, limit: int, gone: list[Rung], idle: Collection[Rung]) -> list[Rung]:
    """What must go after all: what turns out to have room comes back, the most important first."""
    for rung in reversed(gone):
        if rung.key == "ordered" and any(one.key == "order" for one in gone):
            continue  # that there is an order says nothing without its number
        if rung.key in WORDS and any(one.key == "rebuttal" and not one.shorter for one in gone):
            continue  # what is quoted and not answered stands against who quotes it
        rest = [one for one in gone if one is not rung]
        if rung not in idle and _length(fill(_without(values, rest))) <= limit:
            gone = rest
    return gone


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


def _told_short(problem: str, reason: str, fault: str, most: int) -> str:
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


def _without(values: Values, gone: list[Rung]) -> dict[str, object]:
    kept = dict(values)
    for rung in gone:
        instead = values.get(rung.shorter, "") if rung.shorter else ""
        if instead:
            kept[rung.key] = instead
        else:
            kept.pop(rung.key, None)
    return kept


def _shortened(
    values: dict[str, object], fill: Fill, limit: int, *, reason: str, of_problem: int, last: bool
) -> tuple[str, tuple[str, ...]]:
    """What is left when what is wrong and how things are called is told shorter; in the `last` try all of it is."""
    done = []
    text, fault = fill(values), str(values.get("fault", ""))
    steps = (("product", NAMED), ("problem", of_problem), ("product", LEAST), ("reason", LEAST))
    for key, least in steps if last else steps[:2]:
        whole = str(values.get(key, ""))
        over = _length(text) - limit
        if over <= 0 or len(whole) <= least:
            continue
        most = max(least, len(whole) - over)
        unsaid = "" if reason in text else reason
        whole_clauses = _told_short(whole, unsaid, fault, most) if key == "problem" else ""
        values[key] = _closed(whole_clauses or clipped(whole, most))
        done.append(key)
        text = fill(values)
    return text, tuple(dict.fromkeys(done))


def _closed(text: str) -> str:
    """A text without a quotation mark or bracket that its end cut open."""
    for opening, closing in ("“”", "‘’", "（）", "《》", "()"):
        if text.count(opening) > text.count(closing):
            at = text.rindex(opening)
            text = text[:at] + text[at + 1 :]
    return text.rstrip("，、；： ")


def _length(text: str) -> int:
    return len(text.rstrip("\n"))
