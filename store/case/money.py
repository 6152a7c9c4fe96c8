"""Amounts as people write them: ¥1,284.00, 199块9, 1.2万, 一千二百八十四元五角, 两百五, 壹佰玖拾玖元整.

Only yuan are amounts here: another currency is refused and never taken for yuan. Kept as `1284.00`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from content.text.words import N_
from store.days.numerals import plain_words
from store.errors import BadValue

_PLAIN = {char: n for n, char in enumerate("零一二三四五六七八九")}
_FORMAL = {char: n for n, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
_DIGITS = _PLAIN | _FORMAL | {"〇": 0, "两": 2, "贰": 2, "弍": 2, "俩": 2}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_CHINESE = "".join({*_DIGITS, *_UNITS, "万"})
_BEFORE = (
    r"^(?:实付款?|实际支付|金额|(?:共计?|合计|总计|[一总]共)?(?:[花付用]了|支付了?)?)\s*[::]?\s*"
    r"(?:rmb|cny|cn(?=\s*¥)|人民币)?\s*¥?\s*"
)
_WHOLE = (
    rf"(?:(?P<yuan>[\d,. ]*\d\.?\s*[万wk千百]?\d*[千百]?|[{_CHINESE}]+)\s*"
    rf"(?P<unit>(?:元|圆)(?:人民币)?|块钱?|人民币|yuan|rmb|cny)?)?"
    rf"\s*(?:(?<=[元块钱圆])零)?(?:(?P<jiao>\d|[{_CHINESE}])\s*(?P<mao>角|毛)?)?\s*(?:(?P<fen>\d|[{_CHINESE}])\s*(?:分|(?<=[角毛].)))?钱?\s*[整正]?"
)
_NUMBER = r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d{0,2})?|\.\d{1,2}"
_SHORT = r"(\d+(?:\.\d+)?)\s*([万wk千百])(?:(\d)([千百])?)?"


def parse_money(text: str) -> str:
    """Read an amount in yuan into `199.00`. Raises `BadValue` with what is wrong."""
    amount = _amount(text)
    if amount <= 0:
        raise BadValue(N_("An amount must be more than zero; “{text}” is not."), text=text)
    if amount >= 1_000_000_000:
        raise BadValue(N_("“{text}” is more than any order costs. Is a point missing?"), text=text)
    return f"{amount:.2f}"


def total(amounts: Iterable[str]) -> Decimal:
    """The sum of kept amounts; one that was changed by hand and is none counts nothing."""
    return sum((money_of(amount) or Decimal(0) for amount in amounts), Decimal(0))


def money_of(kept: str) -> Decimal | None:
    """A kept amount as a number; None when it is empty or, changed by hand, no amount."""
    try:
        amount = Decimal(kept)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def _amount(text: str) -> Decimal:
    words = plain_words(text)
    if re.fullmatch(r"-\s*\d+(?:\.\d+)?", words):
        return Decimal(words.replace(" ", ""))
    found = re.fullmatch(_WHOLE, re.sub(_BEFORE, "", words, count=1).strip())
    if found is None or not (found["yuan"] or found["jiao"] or found["fen"]):
        raise _refused(text)
    if found["jiao"] and not (found["mao"] or found["unit"]):
        raise _refused(text)
    try:
        amount = _yuan(found["yuan"] or "零")
        for part, size in ((found["jiao"], "0.1"), (found["fen"], "0.01")):
            amount += (_digit(part) if part else 0) * Decimal(size)
    except (ValueError, InvalidOperation):
        raise _refused(text) from None
    return amount


def _digit(char: str) -> int:
    return int(char) if char.isdigit() and char.isascii() else _DIGITS[char] if char in _DIGITS else _no(char)


def _no(char: str) -> int:
    raise ValueError(char)


def _yuan(words: str) -> Decimal:
    if words[0] in _CHINESE:
        return Decimal(_numeral(words))
    short = re.fullmatch(_SHORT, words)
    if short:
        size = {"万": 10_000, "w": 10_000, "百": 100}.get(short[2], 1_000)
        rest = _UNITS[short[4]] if short[4] else size // 10
        return Decimal(short[1]) * size + int(short[3] or 0) * rest
    if not re.fullmatch(_NUMBER, words.strip()):
        raise ValueError(words)
    return Decimal(re.sub(r"[, ]", "", words))


def _numeral(words: str) -> int:
    """一千二百八十四; 两百五 and 一万二 as they are spoken: 250 and 12,000."""
    if all(char in _DIGITS for char in words):
        return int("".join(str(_DIGITS[char]) for char in words))
    whole, last, digit, zero = 0, 1, None, False
    section = 0
    for char in words:
        if char in _DIGITS:
            if digit is not None and digit:
                raise ValueError(words)
            digit, zero = _DIGITS[char], zero or _DIGITS[char] == 0
        elif char == "万":
            whole, section, digit, last = (section + (digit or 0)) * 10_000, 0, None, 10_000
        else:
            section += (1 if digit is None or digit == 0 else digit) * _UNITS[char]
            digit, last, zero = None, _UNITS[char], False
    if digit and last > 10 and not zero:
        digit *= last // 10
    return whole + section + (digit or 0)


def _refused(text: str) -> BadValue:
    return BadValue(N_("“{text}” is not an amount in yuan. Write it like 199 or 199.00."), text=text)
