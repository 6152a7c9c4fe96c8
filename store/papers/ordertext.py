"""Reads a pasted page: what the page of an order or of a refund, a courier's notice or a talk tells of a case.

A guess that is shown costs little, a wrong fact that nobody notices costs the case: what is not sure stays empty,
and what could not be read is handed on to be said. How pages are read stands in `pasted`, one room for each step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from content.pack.model import Reason
from content.text.words import Message
from store.case.facts import FIELDS, MOMENTS, FactKind, field_of, parse_fact
from store.errors import BadValue
from store.papers.pasted import notices, talk, values
from store.papers.pasted.fields import Field, fields_in
from store.papers.pasted.goods import Goods, goods_in
from store.papers.pasted.orders import parted
from store.papers.pasted.script import Line, lines_of
from store.papers.pasted.vocabulary import DEPOSIT, FINAL, OUTBOUND, SERIAL, SHIPMENT, SUM, Kind

WHICH_ORDER, WHICH_ITEM = "which-order", "which-item"
"""What has to be asked before the facts of a page are those of a case."""


class PageKind(StrEnum):
    """What a pasted text is."""

    ORDER = "order"
    REFUND = "refund"
    NOTICE = "notice"
    TALK = "talk"
    OTHER = "other"


class Unread(Struct, frozen=True):
    """A line that was not understood; `why` is the reason when its value is the trouble."""

    text: str
    why: Message | None = None


class Page(Struct, frozen=True):
    """What a pasted text tells.

    `facts` are in the form in which facts are kept, by key, in the order of `FIELDS`; in those of `guessed` a
    letter was taken for a digit, or a moment was counted from now. `beside` is told, but no fact: what was paid in
    advance, the parcel that came, a countdown. With several `orders` there are no facts: one has to be picked.
    """

    kind: PageKind
    facts: Mapping[str, str] = field(default_factory=dict)
    guessed: frozenset[str] = frozenset()
    unread: tuple[Unread, ...] = ()
    items: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    orders: tuple[Page, ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether this is the page of an order or of a refund, to be read as one wherever it was pasted."""
        told = len(self.facts) >= 2 and self.kind in (PageKind.ORDER, PageKind.REFUND)
        return told or any(order.is_page for order in self.orders)

    @property
    def ask(self) -> str:
        """What must be asked: `WHICH_ORDER`, `WHICH_ITEM`, or nothing."""
        return WHICH_ORDER if self.orders else WHICH_ITEM if len(self.items) > 1 else ""

    def pick(self, which: str) -> Page | None:
        """The order that is meant by its number, the last digits of it, its shop, or its place in the paste."""
        wanted = "".join(which.split()).casefold()
        for order in self.orders:
            number, shop = order.facts.get("order", ""), order.facts.get("merchant", "")
            if wanted in (number.casefold(), shop.casefold()) or (len(wanted) >= 4 and number.endswith(wanted)):
                return order
        place = int(wanted) if wanted.isdecimal() and len(wanted) < 4 else 0
        return self.orders[place - 1] if 0 < place <= len(self.orders) else None

    def typed(self) -> dict[str, str]:
        """The facts as a person would type them."""
        return {key: typed(key, value) for key, value in self.facts.items()}


def typed(key: str, value: str) -> str:
    """A kept fact as a person would type it: `2026-11-02 18:30`."""
    if field_of(key).kind in MOMENTS and len(value) > 10:
        return datetime.fromisoformat(value).strftime("%Y-%m-%d %H:%M")
    return value


def recognise(text: str, now: datetime) -> dict[str, str]:
    """The facts of a pasted text as a person would type them; `ask`, if there, says which question comes first."""
    page = read_page(text, now)
    return page.typed() | ({"ask": page.ask} if page.ask else {})


def read_page(text: str, now: datetime, reasons: Mapping[str, Reason] | None = None) -> Page:
    """Read a pasted text. It may be anything; the time it takes is bounded.

    Each fact would be accepted by `parse_fact`. With the `reasons` of a playbook a refund's reason is read, too.
    """
    reader = _Reader(now, reasons or {})
    lines = lines_of(text)
    fields = fields_in(lines)
    said = talk.talk_in(lines, fields)
    if said:
        return reader.of_talk(lines, said)
    if notices.is_notice(lines):
        return reader.of_notice(lines)
    parts = [reader.of_page(part, fields_in(part)) for part in parted(lines, fields)]
    distinct = _distinct(parts)
    if len(distinct) > 1:
        return Page(PageKind.ORDER, orders=tuple(distinct))
    return reader.of_page(lines, fields)


def _distinct(pages: Sequence[Page]) -> list[Page]:
    """The pages that are of different orders; two of one order are one."""
    found: dict[tuple[str, ...], Page] = {}
    for page in pages:
        facts = page.facts
        if "order" in facts:
            found.setdefault((facts["order"],), page)
        elif "paid" in facts and ("merchant" in facts or "product" in facts):
            found.setdefault((facts.get("merchant", ""), facts.get("product", ""), facts["paid"]), page)
    return list(found.values())


class _Reader:
    """Reads the texts of one paste at one moment."""

    def __init__(self, now: datetime, reasons: Mapping[str, Reason]) -> None:
        self._now, self._reasons = now, reasons

    def of_talk(self, lines: Sequence[Line], said: Sequence[talk.Said]) -> Page:
        """A talk tells little: what the buyer says of the buying, the order it names, the shop above it."""
        facts = talk.facts_of_talk(lines, said, self._now)
        return self._of_sentences(PageKind.TALK, lines, facts)

    def of_notice(self, lines: Sequence[Line]) -> Page:
        """A courier's notice tells when a parcel was signed for."""
        return self._of_sentences(PageKind.NOTICE, lines, notices.facts_of_notice(lines))

    def _of_sentences(self, kind: PageKind, lines: Sequence[Line], facts: dict[str, str]) -> Page:
        numbers = talk.orders_named(lines)
        if len(numbers) > 1:
            return Page(kind, orders=tuple(Page(kind, {"order": number}) for number in numbers))
        kept, _ = self._kept({key: [(value, None)] for key, value in {"order": "".join(numbers), **facts}.items()})
        return Page(kind, kept)

    def of_page(self, lines: Sequence[Line], fields: Sequence[Field]) -> Page:
        """The page of one order or of one refund."""
        kind = _kind_of(lines, fields)
        if kind is PageKind.OTHER:
            return self._bare_number(lines)
        goods = goods_in(lines, fields, products=True)
        told = {f.key: list(_told(f.key, kind, lines, fields)) for f in FIELDS}
        told["merchant"].insert(_rank_end(told["merchant"]), (goods.shop, None))
        told["product"].append((_product_of(goods), None))
        told["sku"].append((goods.items[0].variant if len(goods.items) == 1 else "", None))
        if kind is PageKind.REFUND:
            for key, value in notices.history_in(lines).items():
                told[key].append((value, None))
        if notices.is_bill(lines):
            told["product"] = []
            told["paid"].append((notices.billed(lines), None))
        told["countdown"].append((_countdown(lines), None))
        told["received-on"].append((notices.signed_on(lines), None))
        kept, unread = self._kept(told)
        guessed = {key for key in kept if any(f and f.guessed for value, f in told[key])}
        guessed |= {"countdown"} & kept.keys()
        unread += [Unread(lines[n].raw) for n in goods.unread]
        unread += [Unread(lines[f.line].raw) for f in fields if _puzzling(f, kept)]
        page = Page(kind, kept, frozenset(guessed), tuple(unread), beside=_beside(lines, fields))
        labelled = any(f.label.key == "product" and f.value for f in fields)
        return page if labelled else replace(page, items=tuple(item.name for item in goods.items))

    def _bare_number(self, lines: Sequence[Line]) -> Page:
        """A paste that is nothing but a number is the number of an order."""
        if len(lines) != 1 or not lines[0].text.isdecimal() or not 15 <= len(lines[0].text) <= 24:
            return Page(PageKind.OTHER)
        return Page(PageKind.OTHER, {"order": lines[0].text})

    def _kept(self, told: Mapping[str, Sequence[tuple[str, Field | None]]]) -> tuple[dict[str, str], list[Unread]]:
        """The first of what is told for each fact that can be kept, and what could not."""
        kept: dict[str, str] = {}
        unread: list[Unread] = []
        for key in (f.key for f in FIELDS if f.key in told):
            for value, source in told[key]:
                try:
                    read = parse_fact(key, value, self._now, self._reasons)
                except BadValue as wrong:
                    if source is not None and field_of(key).kind in (FactKind.DAY, FactKind.MONEY):
                        unread.append(Unread(f"{source.words} {value}", wrong.message))
                    continue
                if read:
                    kept[key] = read
                    break
        return kept, unread


_OF_REFUND = ("refund-no", "applied-on", "refused-on")
_OF_ORDER = ("order", "paid", "bought-on")


def _kind_of(lines: Sequence[Line], fields: Sequence[Field]) -> PageKind:
    told = {f.label.key for f in fields if f.value and (f.leads or f.label.kind is not Kind.WORDS)}
    sure = {f.label.key for f in fields if f.value and f.label.rank == 0}
    if told & set(_OF_REFUND) or "amount" in sure:
        return PageKind.REFUND
    totals = {f.label.key for f in fields if f.value and f.label.key == "paid" and f.leads}
    if sure & set(_OF_ORDER) or (told & {"order", "bought-on"}) or totals or {"merchant", "product"} <= told:
        return PageKind.ORDER
    return PageKind.REFUND if notices.history_in(lines) else PageKind.OTHER


def _told(
    key: str, kind: PageKind, lines: Sequence[Line], fields: Sequence[Field]
) -> Iterator[tuple[str, Field | None]]:
    """What labels tell of a fact, the best source first."""
    unpaid = any(word in line.text for line in lines for word in ("待付", "待支付", "需付款"))
    for found in sorted(fields, key=lambda f: f.label.rank):
        label = found.label
        if label.key == key and found.value:
            if key == "received-on" and label.rank and notices.not_the_buyers(lines[found.line].text):
                continue
            if key == "paid" and label.rank and (unpaid or kind is PageKind.REFUND):
                continue
            if key == "amount" and label.rank and kind is not PageKind.REFUND:
                continue
            yield found.value, found
        elif (label.key == "submitted" and key == ("applied-on" if kind is PageKind.REFUND else "bought-on")) or (
            label.key == SHIPMENT and key == "tracking" and kind is PageKind.REFUND and _went_back(lines, fields)
        ):
            yield found.value, found


def _went_back(lines: Sequence[Line], fields: Sequence[Field]) -> bool:
    """Whether the one shipment on a refund page is the parcel that was sent back."""
    known = any(f.label.key in ("tracking", OUTBOUND) and f.value for f in fields)
    return not known and any(notices.sent_back(line.text) for line in lines)


def _rank_end(told: Sequence[tuple[str, Field | None]]) -> int:
    """Behind the labels that say it best, before the others."""
    return sum(1 for _, source in told if source is not None and source.label.rank == 0)


def _product_of(goods: Goods) -> str:
    names = [item.name for item in goods.items]
    every = "；".join(names)
    return every if len(every) <= 120 or len(names) < 2 else names[0]


def _puzzling(found: Field, kept: Mapping[str, str]) -> bool:
    return (
        not found.value
        and found.leads
        and found.label.key not in kept
        and any(found.label.key == f.key for f in FIELDS)
    )


def _beside(lines: Sequence[Line], fields: Sequence[Field]) -> dict[str, str]:
    keys = (DEPOSIT, FINAL, OUTBOUND, SERIAL, SUM)
    found = {f.label.key: f.value for f in reversed(fields) if f.label.key in keys and f.value}
    left = _countdown(lines)
    return found | ({"countdown": left} if left else {})


def _countdown(lines: Sequence[Line]) -> str:
    return next((left for line in lines if (left := values.countdown(line.text))), "")
