"""Fits a letter into what its form takes: what matters least goes first, and what went is told beside the text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct

from content.text.words import N_, Message, message
from store.papers.retelling import CITES
from store.papers.shortening import clipped, closed, still_told, told_short

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
    Rung("reply", N_("their words in full"), "reply_least"),
    Rung("offer", N_("their words in full"), "offer_least"),
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
        if fitted and (WORDS[0] not in kept or still_told(str(values.get("problem", "")), fitted.text)):
            return fitted
    return _fitted(values, fill, limit, needed, ladder=LADDER, least=LEAST, last=True) or Fitted(text)


def _tries(limit: int, answer: str, text: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """What must stay, and how much of what is wrong, as long as it fits, before anything goes.

    An answer that names an article itself, and the words it answers, stay before the list of laws does.
    """
    if limit < HAS_LAW:
        return ()
    told = ((*KEPT, SUM, *WORDS), limit // 4)
    cites = answer and answer[: limit // 20] in text and CITES.search(answer)
    kept = (KEPT, KEPT[1:]) if cites else (KEPT,)
    whole = tuple(((*some, SUM), limit // 6) for some in kept)
    quoting = (((*KEPT[1:], SUM, *WORDS), limit // 4),) if cites else ()
    return (
        *quoting,
        told,
        ((*KEPT, SUM), limit // 4),
        *whole,
        *((some, limit // 6) for some in kept),
        (KEPT[:1], LEAST),
    )


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
        whole_clauses = told_short(whole, unsaid, fault, most) if key == "problem" else ""
        values[key] = closed(whole_clauses or clipped(whole, most))
        done.append(key)
        text = fill(values)
    return text, tuple(dict.fromkeys(done))


def _length(text: str) -> int:
    return len(text.rstrip("\n"))
