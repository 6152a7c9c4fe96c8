"""Fits a letter into what its form takes: what matters least goes first, and what went is told beside the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct

from content.text.words import N_, Message, message

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
    Rung("reply", N_("their words")),
    Rung("rebuttal", N_("the answer to their words in full"), "rebuttal_core"),
    Rung("freight", N_("who pays the return freight")),
    Rung("dates", N_("the dates")),
    Rung("story", N_("the dates")),
    Rung("evidence", N_("that there is evidence")),
    Rung("law", N_("all articles but one"), "law_least"),
    Rung("merchant", N_("the shop")),
    Rung("ordered", N_("the order number")),
    Rung("wish", N_("how the sum is counted"), "wish_short"),
    Rung("reason", N_("the reason, which the form asks for itself")),
    Rung("rebuttal", N_("the answer to their words")),
    Rung("law", N_("the articles")),
    Rung("order", N_("the order number")),
)
"""What is left out, the least important first: how a thing is said in full goes before that it is said at all, and
the answer and the law are cut short before what happened when and that there is evidence are gone.
A form that takes little stands in its order: the number goes before the law."""
LAST = {"problem": N_("what is wrong"), "product": N_("the product"), "reason": N_("the reason")}
"""What is shortened when nothing else is left to leave out."""
LEAST = 6
"""Characters to which a value is shortened at most."""
NAMED = 40
"""Characters by which a product is known: a shop's title is longer, and gives way before what is wrong does."""
SHORTENED = (("product", NAMED), ("problem", LEAST), ("product", LEAST), ("reason", LEAST))
"""In which order the last are shortened, and to how many characters at most."""
HAS_LAW = 200
"""The characters from which on a form keeps an article, and what is wrong is told shorter instead."""
KEPT = ("law",)
"""What goes from such a form only when that is not enough."""


def fit(values: Values, fill: Fill, limit: int, needed: Collection[str] = ()) -> Fitted:
    """Fill a letter so that it takes at most `limit` characters; 0 takes it as it is.

    What is `needed` is shortened and never left out. A letter whose own fixed words are longer than the limit stays
    too long.
    """
    text = fill(values)
    if not limit or _length(text) <= limit:
        return Fitted(text)
    if limit >= HAS_LAW:
        ladder = [rung for rung in LADDER if rung.shorter or rung.key not in KEPT]
        fitted = _fitted(values, fill, limit, needed, ladder)
        if _length(fitted.text) <= limit:
            return fitted
    return _fitted(values, fill, limit, needed, LADDER)


def _fitted(values: Values, fill: Fill, limit: int, needed: Collection[str], ladder: Sequence[Rung]) -> Fitted:
    """What is left when the rungs of a ladder are taken as far as they must be, and the last is shortened."""
    gone = list[Rung]()
    for rung in ladder:
        if not values.get(rung.key) or ((rung.shorter or rung.key in needed) and not values.get(rung.shorter)):
            continue
        gone.append(rung)
        if _length(fill(_without(values, gone))) <= limit:
            break
    for rung in reversed(gone[:-1]):  # what turns out to have room comes back, the most important first
        rest = [one for one in gone if one is not rung]
        if _length(fill(_without(values, rest))) <= limit:
            gone = rest
    kept = dict(_without(values, gone))
    text, shortened = _shortened(kept, fill, limit)
    labels = dict.fromkeys(rung.label for rung in gone if fill({**kept, rung.key: values[rung.key]}) != text)
    return Fitted(text, tuple(message(label) for label in labels), tuple(message(LAST[key]) for key in shortened))


def clipped(text: str, most: int) -> str:
    """The beginning of a text, to the last sentence, clause or word that ends within `most` characters."""
    if len(text) <= most:
        return text
    window = text[:most]
    for marks in (r"[。！？；]|[.!?;](?=\s)", r"[，、：,]", r"\s"):
        ends = [found.start() for found in re.finditer(marks, window) if found.start() >= most // 2]
        if ends:
            return window[: ends[-1]].rstrip()
    return window.rstrip("（(“‘《，、；：, ")


def _without(values: Values, gone: list[Rung]) -> dict[str, object]:
    kept = dict(values)
    for rung in gone:
        instead = values.get(rung.shorter, "") if rung.shorter else ""
        if instead:
            kept[rung.key] = instead
        else:
            kept.pop(rung.key, None)
    return kept


def _shortened(values: dict[str, object], fill: Fill, limit: int) -> tuple[str, tuple[str, ...]]:
    done = []
    text = fill(values)
    for key, least in SHORTENED:
        whole = str(values.get(key, ""))
        over = _length(text) - limit
        if over <= 0 or len(whole) <= least:
            continue
        values[key] = _closed(clipped(whole, max(least, len(whole) - over)))
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
