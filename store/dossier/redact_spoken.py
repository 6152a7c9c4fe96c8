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
    r"(?:快递单?|面单|单号|运单|挂号信|包裹|顺丰|圆通|中通|申通|韵达|极兔|京东|邮政|德邦|EMS)\s?[:：]?\s?"
    r"(?P<value>[A-Z]{1,3}[ \-]?(?:[A-Z]?\d{1,5}[ \-]?){2,7})(?![\w.])"
    r"|(?i:\bpassport)(?i:\s(?:no\.?|number))?\s*[:#]?\s*(?P<passport>[A-Z]{1,2}\s?\d{3,4}\s?\d{3,5})(?!\d)"
)
_SAID = "[双零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖0-9]"
_CALLED_OUT = (
    r"(?:尾号|尾数|卡尾|末尾|[最]?后[三四五六3-6]位(?:数字?)?|末[三四五六3-6]位|取[件货]码|提货码|验证码|核销码|券码|开[门柜]码|密码"
    r"|门禁|口令)\s*[:：是为,，]{0,2}\s?"
    rf"(?P<value>(?={_SAID}{{0,3}}[零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖]){_SAID}{{2,6}}"
    rf"(?:[ \-]{_SAID}{{1,6}}){{0,3}})"
    rf"(?!{_SAID}|\s?[位个次元块天分秒])"
)
"""The end of a number, or a code, as it is said aloud: 尾数六六三八."""
_WORDED = (
    r"(?:密码|生日|口令|门禁)[\u3400-\u9fff]{0,8}?[\s:：是]{0,2}(?P<value>[零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{4,8})"
    r"(?![零〇一二三四五六七八九十百千万]|\s?[位个次元块天])"
)
_IN_PARTS = re.compile(
    r"(?:手机|电话|号码|卡号|护照|车牌|单号|身份证|座机|牌)[^。；;\n]{0,16}?(?:开头|打头|前[三四]位|中间[四五]位)[^。；;\n]{0,40}"
)
_PIECE = re.compile(rf"[A-Za-z]?(?:{_SAID}[ \-]?){{3,}}")
"""A number told piece by piece: 幺三九开头，后面 7721 再 4093."""
_LISTED = (
    r"(?:病历|住院|门诊|就诊|学生证|学|会员|保单|合同|户|借书证)号码?\s*[:：是为]?\s*"
    r"(?P<value>\d{2,6}(?:[ \-]\d{1,6}){1,4})"
    r"(?![\d\-]|\.\d)|(?:卡尾|卡末)\s?[:：是]?\s?(?P<tail>\d{3,6})(?!\d)"
)
_BEGUN = r"(?:电话|手机|号码)[^\d\n。；;]{0,10}?[:：]\s*(?P<value>\d{3,4}[ \-]\d{3,4})(?![\d\-])"
_HEARD = (
    r"(?i:\b(?:end(?:s|ing)?(?: in| with)?|last (?:four|three|six)(?: digits)?|waybill|parcel|tracking|order|card"
    r"|plate|code"
    r"|pin|otp|passport|phone|text|call|ring|dial|reach(?:able)?|mobile)\b(?:\sno\.)?[^\n.;]{0,24}?\s)"
    rf"(?P<value>(?i:(?={_WORD}|\d[ \-]{_WORD})(?:(?:{_WORD}\b|\d{{1,6}})[ ,\-]{{0,2}}){{4,16}}))"
    r"|(?i:\b(?:code|pin|otp|passcode|ends|ending)\b[^\n.;]{0,24}?\s)(?P<dashed>\d(?:[ \-]\d){2,7})(?![\d.\-])"
    r"|(?i:\b(?:order|waybill|parcel|tracking|account|card|passport)\b[^\n:.;]{0,10}[:#]\s*)"
    r"(?P<parted>\d{2,6}(?:\s?-?\s?\d{1,6}){2,6})(?![\w.%])"
    r"|(?i:\bpassport\b)[\s:#(（no.]{1,5}(?P<passport>[A-Z]{1,2}(?:\s?\d{1,5}){2,4})(?!\d)"
    r"|(?i:\b(?:order|waybill|parcel|tracking|ticket|claim)\b)\s(?P<coded>\d{3,6}(?:-[A-Z0-9]{2,6}){1,3})(?![\w\-])"
    r"|(?i:\bcard\b)[^.\n\d]{0,12}\d{4}[^.\n\d]{1,20}(?P<end>\d{4})(?!\d|\.\d)"
    r"|(?i:\bserial\b)[^.\n;]{0,20}?(?:\bis\b|:)\s(?P<serial>\d{2,6}(?:[ \-]\d{1,6}){1,4})(?![\w.])"
    r"|(?i:\b(?:locker|pick-?up|door|gate|collection) code\b)(?:\s?:|\sis)?\s"
    r"(?P<locker>[A-Z]?\d{1,3}[ \-]\d{1,4})(?!\w)"
    r"|(?i:\bplate\b)[^.;\n]{0,20}?(?P<lettered>(?:[A-Z0-9][, \-]{1,2}){4,}[A-Z0-9])(?!\w)"
    r"|(?i:\bmember(?:ship)? card\b)[\s:#]{1,3}(?P<member>\d{2,6}(?:[ \-]\d{1,6}){1,4})(?![\w.])"
)
"""The same in English, in words, with dashes, or in groups."""
_SPOKEN: tuple[tuple[Kind, str], ...] = (
    (Kind.NUMBER, _CALLED_OUT),
    (Kind.NUMBER, _WORDED),
    (Kind.PHONE, _BEGUN),
    (Kind.NUMBER, _LISTED),
    (Kind.NUMBER, _HEARD),
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
    for told in _IN_PARTS.finditer(blank):
        for piece in _PIECE.finditer(blank, *told.span()):
            yield Found(piece.start(), piece.start() + len(piece[0].rstrip(" -")), Kind.NUMBER, bare(piece[0]))
