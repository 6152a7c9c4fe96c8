"""Where each fact of a page comes from: labels before unlabelled lines, lines before sentences, the best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from store.papers.pasted import notices, values
from store.papers.pasted.fields import Field
from store.papers.pasted.goods import Goods
from store.papers.pasted.script import Line, fold
from store.papers.pasted.vocabulary import DEPOSIT, FINAL, OUTBOUND, SERIAL, SHIPMENT, SUM, Kind


class PageKind(StrEnum):
    """What a pasted text is."""

    ORDER = "order"
    REFUND = "refund"
    NOTICE = "notice"
    TALK = "talk"
    OTHER = "other"


class Source(Struct, frozen=True):
    """A value that a page tells of a fact, as it would be typed; `words` is the label before it, if any."""

    value: str
    words: str = ""
    guessed: bool = False


def kind_of(lines: Sequence[Line], fields: Sequence[Field]) -> PageKind:
    """What a page with these labels is; a text in which no label says so is nothing."""
    told = {f.label.key for f in fields if f.value and (f.leads or f.label.kind is not Kind.WORDS)}
    sure = {f.label.key for f in fields if f.value and f.label.rank == 0}
    total = any(f.label.key == "paid" and f.value and f.leads for f in fields)
    if told & {"refund-no", "applied-on", "refused-on"} or "amount" in sure:
        return PageKind.REFUND
    if sure & {"order", "paid", "bought-on"} or told & {"order", "bought-on"} or total:
        return PageKind.ORDER
    if {"merchant", "product"} <= told:
        return PageKind.ORDER
    return PageKind.REFUND if notices.history_in(lines) else PageKind.OTHER


def sources_in(
    keys: Sequence[str], kind: PageKind, lines: Sequence[Line], fields: Sequence[Field], goods: Goods
) -> dict[str, list[Source]]:
    """What a page tells for each of some facts."""
    best = {key: list(_labelled(key, kind, lines, fields, 0)) for key in keys}
    behind = {key: list(_labelled(key, kind, lines, fields, 9)) for key in keys}
    found = {key: best[key] + [*_shown(key, goods)] + behind[key] for key in keys}
    if kind is PageKind.REFUND:
        for key, value in notices.history_in(lines).items():
            found[key].append(Source(value))
        found["amount"].append(Source(notices.wanted_in(lines)))
    if notices.is_bill(lines):
        shops = [Source(source.value.split("-")[-1], source.words) for source in found["merchant"]]
        paid = [*found["paid"], Source(notices.billed(lines))]
        orders = [Source(number, guessed=guessed) for number, guessed in notices.orders_billed(lines, fields)]
        found |= {"product": [], "paid": paid, "merchant": shops, "order": orders}
    found["countdown"].append(Source(countdown_in(lines), guessed=True))
    found["received-on"].append(Source(notices.signed_on(lines)))
    found["bought-on"].append(Source(notices.placed_on(lines)))
    return found


def _labelled(
    key: str, kind: PageKind, lines: Sequence[Line], fields: Sequence[Field], most: int
) -> Iterator[Source]:
    """What labels tell: those that say it best with `most` 0, else the others, the better first."""
    refund = kind is PageKind.REFUND
    submitted = "applied-on" if refund else "bought-on"
    for found in sorted(fields, key=lambda f: f.label.rank):
        mine = found.label.key == key and _holds(found, kind, lines)
        sent = found.label.key == SHIPMENT and key == "tracking" and refund and _went_back(lines, fields)
        theirs = sent or (found.label.key == "submitted" and key == submitted)
        if found.value and (mine or theirs) and (found.label.rank == 0) == (most == 0):
            name = values.mended_name(found.value) if key == "product" else found.value
            chosen = fold(name) if key in ("reason", "demand") else name
            yield Source(chosen, found.words, found.guessed or name != found.value)


def _holds(found: Field, kind: PageKind, lines: Sequence[Line]) -> bool:
    """Whether a weaker label holds on this page: a total is not paid yet, a signature is another's."""
    if found.label.rank == 0:
        return True
    match found.label.key:
        case "received-on":
            return not notices.not_the_buyers(lines[found.line].text)
        case "paid":
            unpaid = any(word in line.text for line in lines for word in ("待付", "待支付", "需付款"))
            return (not unpaid or notices.paid_already(lines)) and kind is not PageKind.REFUND
        case "amount":
            return kind is PageKind.REFUND
        case _:
            return True


def _went_back(lines: Sequence[Line], fields: Sequence[Field]) -> bool:
    """Whether the one shipment on a refund page is the parcel that was sent back."""
    known = any(f.label.key in ("tracking", OUTBOUND) and f.value for f in fields)
    return not known and any(notices.sent_back(line.text) for line in lines)


def _shown(key: str, goods: Goods) -> Iterator[Source]:
    if key == "merchant" and goods.shop:
        yield Source(goods.shop)
    if key == "sku" and len(goods.items) == 1:
        yield Source(goods.items[0].variant)
    if key == "product" and goods.items:
        names = [item.name for item in goods.items]
        every = "；".join(names) if sum(map(len, names)) <= 110 else names[0]
        name = values.mended_name(every)
        yield Source(name, guessed=name != every)


def countdown_in(lines: Sequence[Line]) -> str:
    """What the page says is left, as it says it."""
    return _counting(lines)[0]


def platforms_countdown(lines: Sequence[Line]) -> bool:
    """Whether what the page counts down is the time in which the platform decides."""
    left, n = _counting(lines)
    return bool(left) and notices.platform_decides(lines[n])


def _counting(lines: Sequence[Line]) -> tuple[str, int]:
    """The countdown, and the place of its line."""
    for n, line in enumerate(lines):
        if left := values.countdown(line.text):
            return left, n
        following = lines[n + 1].text if n + 1 < len(lines) and len(line.text) < 12 else ""
        if left := values.countdown(f"{line.text} {following}"):
            return left, n + 1
    return "", 0


def told_beside(lines: Sequence[Line], fields: Sequence[Field]) -> dict[str, str]:
    """What the page tells that is no fact of a case."""
    keys = (DEPOSIT, FINAL, OUTBOUND, SERIAL, SUM)
    found = {f.label.key: f.value for f in reversed(fields) if f.label.key in keys and f.value}
    left = countdown_in(lines)
    return found | ({"countdown": left} if left else {})
