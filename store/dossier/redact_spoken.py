"""Numbers as people write them to be read by people alone: parted, with letters for digits, or half in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from store.dossier.redact_kinds import Found, Kind, bare

_WIDE = r"(?:\s?[ \-·._/*]\s?){0,2}"
_LIKE = "[0-9oOlI]"
_PHONE = rf"(?<![A-Za-z0-9])[1lI]{_WIDE}[3-9]{_WIDE}{_LIKE}(?:{_WIDE}{_LIKE}){{8}}(?![A-Za-z0-9])"
_WORD = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)"
_ENGLISH = (
    r"(?i:\b(?:call|ring|dial|phone|text|reach|number|mobile|tel|cell)\b[^\n.;]{0,24}?\s)"
    rf"(?P<value>(?i:(?=[^.;\n]{{0,40}}\b{_WORD}\b)(?:(?:{_WORD}\b|\d{{1,6}})[ \-]{{0,2}}){{4,16}}))"
)
_NUMERAL = "[零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]"
_MIXED = (
    rf"(?:手机|电话|号码?|[打拨]|联系)[\u3400-\u9fff]{{0,4}}[:：\s]{{0,2}}(?P<value>(?:(?:{_NUMERAL}|\d){_WIDE}){{10,12}}"
    rf"(?:{_NUMERAL}|\d))(?!\d|{_NUMERAL})"
)
_ENDING = (
    r"(?:尾号|尾数|后[三四五六3-6]位(?:数字?)?)\s*[:：是为]{0,2}\s*(?P<value>\d(?:[ \-]\d){2,5})(?![\d.])"
    r"|(?i:\bcode\s(?:is\s|was\s)?)(?P<code>\d(?:[ \-]\d){3,7})(?![\d.])"
)
_CARD = (
    r"(?:就诊|病历|医保|社保|学生|校园|饭|会员|银行|储值|公交|借书|诊疗|健康|购物|工|门禁)卡(?:卡?号码?)?\s*[:：是为]{0,2}\s*"
    r"(?P<value>[A-Za-z]{0,3}\d{2,8}(?:[ \-]\d{1,6}){0,5})(?!\d|\.\d|\s?(?:[元块年月天日张次个折%％]|小时))"
)
_METER = (
    r"(?i:\b(?:meter|policy|insurance|account|member(?:ship)?|patient|file|record)\b"
    r"(?: (?:no\.?|number|id))?\s*(?:[:#]|\bis\b)?\s*)"
    r"(?P<value>\d{2,6}(?:[ \-]\d{1,6}){1,4})(?![\w.]|(?i: (?:hour|day|week|month|year)s?\b))"
    r"|(?:短信|立案|查询|受理|登录)编?码\s*[:：是为]?\s*(?P<code>(?=[A-Z0-9\-]*\d)[A-Z0-9]{3,}(?:-[A-Z0-9]{2,})*)"
)
_WAYBILL = (
    r"(?:快递|单号|运单|挂号信|包裹|顺丰|圆通|中通|申通|韵达|极兔|京东|邮政|德邦|EMS)\s?[:：]?\s?"
    r"(?P<value>[A-Z]{1,3}[ \-]?(?:[A-Z]?\d{1,5}[ \-]?){2,7})(?![\w.])"
    r"|(?i:\bpassport)(?i:\s(?:no\.?|number))?\s*[:#]?\s*(?P<passport>[A-Z]{1,2}\s?\d{3,4}\s?\d{3,5})(?!\d)"
)
_SPOKEN: tuple[tuple[Kind, str], ...] = (
    (Kind.PHONE, _PHONE),
    (Kind.PHONE, _ENGLISH),
    (Kind.PHONE, _MIXED),
    (Kind.NUMBER, _ENDING),
    (Kind.NUMBER, _CARD),
    (Kind.NUMBER, _METER),
    (Kind.NUMBER, _WAYBILL),
)
_LEAST = 3
"""Digits, or letters in place of them, without which it is no number."""


@cache
def _compiled() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern, re.ASCII)) for kind, pattern in _SPOKEN)


def spoken(blank: str) -> Iterator[Found]:
    """The numbers in a text that are not written as numbers are; days, sums and public lines are blank in it."""
    for kind, pattern in _compiled():
        for found in pattern.finditer(blank):
            start, end = found.span(found.lastgroup or 0)
            end -= len(blank[start:end]) - len(blank[start:end].rstrip(" -"))
            value = bare(blank[start:end])
            if len(value) >= _LEAST:
                yield Found(start, end, kind, value)
