"""Reads a pasted order: what the page of an order says, in whatever order and form it was copied.

A guess costs nothing, because everything recognised is shown before it is saved; what is not found is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from content.text.cells import plain
from store.case.facts import FIELDS, parse_fact
from store.errors import BadValue

MOST_TEXT = 100_000
"""Characters that are looked at; no order is longer."""

MOST_LINE = 400
MOST_LINES = 1_000

_NARROW = {0xFF10 + n: str(n) for n in range(10)} | {
    ord("："): ":", ord("￥"): "¥", ord("．"): ".", ord("\u3000"): " ", ord("\xa0"): " ",
}  # fmt: skip

_DATE = re.compile(
    r"(?<!\d)(?:\d{4}\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:\s?[日号])?(?!\d)"
    r"(?:[ T]{0,3}\d{1,2}:\d{2}(?::\d{2})?)?"
)
_SUM = r"(\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)"
_SUM = r"(\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)"
_MONEY = re.compile(rf"(?<![\d.-])(?:¥|rmb|cny)?\s{{0,3}}{_SUM}(?![\d%])", re.IGNORECASE)
_PRICE = re.compile(rf"(?<!-)(?<!- )¥\s{{0,3}}{_SUM}(?!\d)")
_NUMBER = re.compile(r"(?<![\dA-Za-z])(\d{15,24})(?![\dA-Za-z])")
_TYPED_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{4,39}")
_SHOP = re.compile(
    r"^(.{1,40}?(?:旗舰店|专卖店|专营店|官方店|企业店|小店|商行|[^\s商]店))\s*(?:[>›»]|进店.*|进入店铺|$)"
)
_QUANTITY = re.compile(r"\s*(?:[x×*]\s?\d{1,3}|¥.*|\d+件)\s*$", re.I)
_CHATTER = re.compile(
    r"复制|查看|售后|确认收货|交易|待收货|待发货|感谢|物流|客服|优惠|运费|合计|总价|实付|退货包|运费险|评价|再次购买|"
    r"订单|地址|发票|支付|签收|快递|已发货|七天|7天|包邮|合约|贴心|共\d+件|copy|order|paid|total|deliver",
    re.I,
)
_SENSIBLE = re.compile(r"[^\W\d_]{2}")

_Reader = Callable[[str], str]


def recognise(text: str, now: datetime) -> dict[str, str]:
    """The facts that a pasted order tells, as a person would type them, by fact key and in the order of `FIELDS`.

    Each of them would be accepted by `parse_fact`. The text may be anything; the time it takes is bounded.
    """
    lines = _lines(text)
    found = {
        "order": _labelled(lines, (r"订单(?:编号|号码?)|order\s?(?:number|no\.?|id)",), _order)
        or _lone_number(lines),
        "merchant": _labelled(
            lines, (r"店铺(?:名称)?|商家(?:名称)?|卖家|(?:shop|store|seller|merchant)\b",), _words
        )
        or _shop(lines),
        "product": _labelled(lines, (r"商品(?:名称|标题)?|宝贝(?:名称)?|(?:product|item)\b",), _product),
        "sku": _labelled(lines, (r"规格|款式|型号|variant\b|sku\b",), _words),
        "paid": _labelled(
            lines,
            (
                r"实付款?|实际(?:支付|付款)|(?:支付|付款)金额|已(?:付款?|支付)|paid\b",
                r"应付款?|合计|order total|grand total",
                r"商品总价|总价|总金额|总额|订单金额|total\b",
            ),
            _money,
            anywhere=True,
        )
        or _only_price(lines),
        "bought-on": _dated(
            lines, now, "bought-on", r"下单|创建|ordered|order (?:date|time)", r"支付|付款|成交|paid"
        ),
        "shipped-on": _dated(lines, now, "shipped-on", r"发货时间|发货于|已发货|shipped"),
        "received-on": _dated(lines, now, "received-on", r"签收|收货时间|送达|delivered|received"),
        "tracking": _labelled(lines, (r"(?:快递|运单|物流)(?:单号|编号)|tracking (?:number|no\.?)",), _order),
    }
    found["product"] = found["product"] or _likely_product(lines, found["merchant"])
    return {
        field.key: found[field.key] for field in FIELDS if _acceptable(field.key, found.get(field.key, ""), now)
    }


def _acceptable(key: str, value: str, now: datetime) -> bool:
    try:
        return bool(value) and bool(parse_fact(key, value, now, {}))
    except BadValue:
        return False


def _lines(text: str) -> list[str]:
    clean = plain(text[:MOST_TEXT], multiline=True, most=MOST_TEXT).translate(_NARROW)
    lines = (" ".join(line[:MOST_LINE].split()) for line in clean.split("\n"))
    return [line for line in lines if line][:MOST_LINES]


def _labelled(lines: Sequence[str], labels: Sequence[str], read: _Reader, anywhere: bool = False) -> str:
    """What stands behind a label, on its line or, when the line ends with the label, on the next one."""
    for label in labels:
        colon = r"\s?[:]?\s?" if anywhere else r"\s?(?::\s?|\s|$)"
        pattern = re.compile(rf"{'' if anywhere else '^[^0-9A-Za-z一-鿿]{0,3}'}(?:{label}){colon}(.*)$", re.I)
        for n, line in enumerate(lines):
            match = pattern.search(line)
            if not match:
                continue
            rest = match[1].strip() or (lines[n + 1] if n + 1 < len(lines) else "")
            value = read(rest)
            if value:
                return value
    return ""


def _order(text: str) -> str:
    match = _TYPED_NUMBER.match(text)
    return match[0] if match and any(char.isdigit() for char in match[0]) else ""


def _words(text: str) -> str:
    text = re.sub(r"\s*(?:[>›»].*|复制|进店.*|copy)$", "", text, flags=re.I).strip()
    return text[:120] if _SENSIBLE.search(text) else ""


def _product(text: str) -> str:
    return _words(_QUANTITY.sub("", text)) if not text.startswith(("总", "¥")) else ""


def _money(text: str) -> str:
    match = _MONEY.search(text[:40])
    return match[1].replace(",", "") if match else ""


def _lone_number(lines: Sequence[str]) -> str:
    return next((match[1] for line in lines if (match := _NUMBER.search(line))), "")


def _only_price(lines: Sequence[str]) -> str:
    """The one price in the text; with several nobody knows which one was paid."""
    prices = {match[1].replace(",", "") for line in lines for match in _PRICE.finditer(line)}
    return prices.pop() if len(prices) == 1 else ""


def _shop(lines: Sequence[str]) -> str:
    return next((match[1].strip() for line in lines if (match := _SHOP.match(line))), "")


def _dated(lines: Sequence[str], now: datetime, key: str, *labels: str) -> str:
    """The date on a line that has the label: behind it, else before it, else on the next line."""
    for label in labels:
        for n, line in enumerate(lines):
            match = re.search(label, line, re.I)
            if not match:
                continue
            after = lines[n + 1] if match.end() >= len(line) - 4 and n + 1 < len(lines) else ""
            for date in _dates(line[match.end() :], line[: match.start()], after):
                if _acceptable(key, date, now):
                    return date
    return ""


def _dates(*texts: str) -> Iterator[str]:
    for text in texts:
        for match in _DATE.finditer(text):
            yield re.sub(r"(\d{1,2}:\d{2}):\d{2}$", r"\1", match[0].strip())


def _likely_product(lines: Sequence[str], merchant: str) -> str:
    """The line after the shop, else the longest one that looks like a name and not like the page around it."""
    for n, line in enumerate(lines[:-1]):
        if merchant and merchant in line and (name := _name(lines[n + 1])):
            return name
    names = [name for line in lines if (not merchant or merchant not in line) and (name := _name(line))]
    return max(names, key=len, default="") if len(lines) > 1 else ""


def _name(line: str) -> str:
    name = _QUANTITY.sub("", _QUANTITY.sub("", line)).strip()
    if ":" in name or not 4 <= len(name) <= 120 or _CHATTER.search(name) or _DATE.search(name):
        return ""
    return _words(name)
