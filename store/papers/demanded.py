"""What a sentence of a user asks for or states that cannot be: more than the price, a day of no calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from store.days.numerals import NoNumber, number_of
from store.papers.saying import MONTHS

_TIMES = r"(?:[一二两三四五十]|1?\d)\s?倍"
_BEYOND = re.compile(
    r"[退假缺]一[赔罚][一二三四五十两]|惩罚性赔偿|五百元|500元起|"
    rf"(?:赔偿?|罚|补偿?|退|价款|货款|要求?|主张)[^，。；]{{0,6}}{_TIMES}|{_TIMES}[^，。；]{{0,3}}(?:赔|罚|补偿|价款|货款|返还)|"
    r"(?:最低|至少|不足)[^，。；]{0,6}(?:500|五百)元?|误工费?|精神(?:损[失害]|赔偿)[费金]?|律师费|名誉损失|"
    r"\b(?:three|four|ten) ?(?:times|fold)(?= (?:the|my|its|what|as much|compensation|damages|over|back)\b|[,.;]|$)"
    r"|\b(?:triple|threefold|tenfold)(?= (?:the|my|compensation|damages|refund|price|pay\w*)\b|[,.;]|$)|"
    r"\b(?:treble|double|triple) (?:damages|compensation)|"
    r"\bpunitive|\blost wages|\bemotional distress|\blawyer's fees",
    re.IGNORECASE,
)
"""What is asked for beyond the price by law, which a platform does not handle."""
_TOLD_OF = re.compile(
    r"(?:页面|店铺|广告|主播|标签|承诺|宣传|声称|介绍|写[着明]|标[着明])[^，。；]{0,10}$|"
    r"\b(?:promis\w+|page|listing|label|adverti\w+|guarantee\w*)\b[^,.;]{0,30}$",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(r"要求|必须|应当|应该|请|给我|赔我|\b(?:want|demand|claim|ask)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[，。；！？\n]|[,.;!?](?=\s)")
_ONE_TO_NINE = "[一二三四五六七八九]"
_DAY = re.compile(
    r"(?:(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]|"
    rf"(?<![一二三四五六七八九十第])(?P<zhmonth>十[一二]?|{_ONE_TO_NINE})月"
    rf"(?P<zhday>[一二三]?十{_ONE_TO_NINE}?|{_ONE_TO_NINE})[日号]|"
    r"(?<![\d-])(?P<year_>\d{4})-(?P<month_>\d{1,2})-(?P<day_>\d{1,2})(?![\d-])|"
    rf"\b(?P<name>{'|'.join(MONTHS)}) (?P<behind>\d{{1,2}})\b|"
    rf"\b(?P<before>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<named>{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
LEAP = 2024
"""The year of a day that is told without one: February may have had 29 days."""
_SUM = re.compile(
    r"(?:赔偿?|补偿?|退款?)(?:给?我)?(?:人民币)?\s?(?P<zh>\d{1,7}|[一二两三四五六七八九十百千]{2,7})(?:\.\d+)?\s?[元块]|"
    r"(?:赔|补|退)(?:偿|款)?给?我(?:人民币)?\s?(?P<bare>\d{2,7})(?=[，。；！]|$)|"
    r"\b(?:want|demand|claim|pay me|refund me|compensate me)\b[^.;!?\d]{0,30}(?P<en>\d{1,7})(?:\.\d+)? ?"
    r"(?:yuan|RMB)\b",
    re.IGNORECASE,
)
_BY_THEM = re.compile(r"(?:只|才|答应|同意|说|愿意|肯|已经?|提出|可以)[^，。；]{0,6}$")
"""Behind which a sum is what the other side offers or paid."""


def beyond_price(said: str) -> str:
    """The words by which a sentence asks for more than the price, as the law may give it; empty where there are
    none, or where they only tell what was promised."""
    for found in _BEYOND.finditer(said):
        clause = _CLAUSE.split(said[: found.start()])[-1]
        if _ASKED_FOR.search(clause) or not _TOLD_OF.search(clause):
            return found[0]
    return ""


def sums_asked(said: str) -> Iterator[int]:
    """The sums that a sentence asks for."""
    for found in _SUM.finditer(said):
        if _BY_THEM.search(said[: found.start()]):
            continue
        with suppress(NoNumber):
            yield number_of(found["zh"] or found["bare"] or found["en"])


def impossible_days(said: str) -> Iterator[str]:
    """The days in a sentence that no calendar has, in its words."""
    months = [one.casefold() for one in MONTHS]
    for found in _DAY.finditer(said):
        name = found["name"] or found["named"]
        told = found["month"] or found["month_"] or found["zhmonth"]
        month = months.index(name.casefold()) + 1 if name else number_of(told)
        day = found["day"] or found["day_"] or found["behind"] or found["before"] or found["zhday"]
        try:
            date(int(found["year"] or found["year_"] or LEAP), month, number_of(day))
        except ValueError:
            yield found[0].strip()
