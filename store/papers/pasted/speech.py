"""What somebody tells of a buying in spoken words: 上上周六在直播间买的，花了三百二十块，上礼拜二到的.

Only a telling that names two of these is one: the day of buying, the day on which it came, the price, the goods. A
recipe is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime

from store.case.money import parse_money
from store.days.grammar import Day, days_in
from store.errors import BadValue
from store.papers.pasted.script import Line
from store.papers.pasted.values import is_value

_DEEDS = (
    ("bought-on", r"下的?单|买的?|拍的|拍下|购买|订的|付的?款|付了|\b(?:bought|ordered|purchased)\b"),
    ("shipped-on", r"发货|发出|寄出|\b(?:shipped|dispatched)\b"),
    (
        "received-on",
        r"收到|签收|到货|到的|到了|[才就]到|到手|拿到|取到|收的货|收货|送到"
        r"|\b(?:came|arrived|received|delivered)\b",
    ),
)
_SHORT = re.compile(
    rf"(?:^|[,，\s])(?:{'|'.join(f'(?P<deed{n}>{words})' for n, (_, words) in enumerate(_DEEDS))})[:：]?$"
)
"""A deed right before its day, with nothing else: 到货11.16."""
_NOT_SO = re.compile(
    r"没|未|怎么|怎样|哪|记得|打算|准备|想|再|预计|应该|会|要|才能|之前|如|请|答应|承诺|保证|说|寄回|退|换|\b(?:will|not|never|should|said|promised|by)\b|n't"
)
_CLAUSE = re.compile(r"[,，。;；、!?！？]|\b(?:and|but)\b")
_NUMERAL = r"[零〇一二两三四五六七八九十百千万]"
_SUM = re.compile(
    rf"(?:(?:¥|cny|rmb)\s?(?P<plain>\d{{1,7}}(?:\.\d{{1,2}})?))"
    rf"|(?P<spoken>(?<![\d.])(?:\d{{1,7}}(?:\.\d{{1,2}})?|{_NUMERAL}+)\s?(?:块钱?|元|yuan|rmb)"
    rf"(?:[\d一二三四五六七八九](?:[毛角]|(?![^\W_])))?)"
    rf"|(?<=[花付]了)(?P<bare>\d{{2,7}}(?:\.\d{{1,2}})?|{_NUMERAL}{{2,}})(?![^\W_])"
)
_SUM_ALONE = re.compile(
    r"(?:实付|到手)?价?(?:¥\s?)?(?P<sum>\d{1,7}(?:\.\d{1,2})?\s?(?:块[钱\d]?|元|yuan|rmb))"
    r"|(?:实付|到手价?|¥)\s?(?P<said>\d{1,7}(?:\.\d{1,2})?)|(?P<cents>\d{1,7}\.(?:[3-9]\d?|\d\d))"
)
"""An amount and nothing else; without a word for money it must not be a day such as 11.2."""
_SPENT = re.compile(r"花|付|总共|一共|买|拍|paid|cost|spent|\bfor\s?$")
_OFFERED = re.compile(
    r"补|赔|退|券|红包|减|差|运费|邮费|定金|便宜|优惠|返|要求|折|送|原价|offer|refund|back|coupon|shipping"
)
_SHOP = re.compile(
    r"叫做?[“\"]?(?P<called>[^\W\d_][^,，。“”\"的]{1,15}?)[”\"]?(?:的店|这家店)"
    r"|店(?:铺|家)?(?:名字?)?(?:叫做?|是)[“\"]?(?P<named>[^\W\d_][^,，。;；“”\"的]{1,15})"
    r"|在(?:(?:抖音|淘宝|京东|拼多多|直播间)(?:上面?|里面?|商城)?的?)?"
    r"(?P<shop>[^\W\d_][^,，。 在]{1,15}?(?:旗舰店|专卖店|专营店|小店))"
    r"|\b(?:bought|ordered|purchased)\b[^.;]{0,60}?\bfrom (?:the )?(?P<from>[^\W\d_][^,.;]{1,30}?)"
    r"(?= (?:on|for|at|in|last|and|but|yesterday)\b|[,.;]|$)",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"(?:买了|拍了|订了|买的|拍的|下单的|下单了|订的)(?:[一两三四五六七八九十\d]{1,2}[个件台双盒条套把箱只瓶袋]|这\w|那\w)?"
    r"(?P<goods>(?![\d零〇一二两三四五六七八九十百千万]+\s?(?:块|元|毛|[^\w]|$)|的|了|是|时候|东西|花|一共|总共|后|之|，|,)"
    r"[^\W_][^,，。;；!?！？]{1,18}?)(?=[,，。;；]|花了?[\d一二三四五六七八九]|$)"
    r"|\b(?:bought|ordered|purchased) (?:an? |the |some |this )?(?P<english>[a-z][^,.;\d]{1,40}?)"
    r"(?= (?:for|from|on|at|in|last|and|but|yesterday)\b|[,.;]|$)",
    re.IGNORECASE,
)
"""A shop and goods as one names them in speech."""
_QUOTED = re.compile(
    r"(?:购买|订购|拍下|下单|买)[的了]\s?[“\"「『《](?P<goods>[^“”\"「」『』《》\n]{2,60})[”\"」』》]"
)
_NUMBER = re.compile(
    r"(?:编号|[单货批型款券卡账]号|号码|尾号|\b(?:no|number|order|id))[\s:：#.是为]{0,3}$", re.IGNORECASE
)
"""What says that the digits behind it are a number, though they would make a date."""
_NEAR = 14
"""Characters before an amount in which it is said what it is."""
_MOST = 2_000
"""Characters that are listened to; nobody tells of a buying in more."""


def facts_of_speech(lines: Sequence[Line], now: datetime) -> dict[str, str]:
    """What is told of the buying, as it would be typed; nothing when the text is no such telling."""
    told = " ".join(line.text for line in lines)[:_MOST]
    text = told.lower()
    read = (day for day in days_in(text, now.date(), back=True) if not _is_number(text, day))
    days = sorted(read, key=lambda day: day.begin)
    found: dict[str, str] = {}
    for n, day in enumerate(days):
        since = days[n - 1].end if n else 0
        until = days[n + 1].begin if n + 1 < len(days) else len(text)
        key = _deed(text, day, since, until)
        if key and day.day <= now.date():
            found.setdefault(key, day.day.isoformat())
    found |= _named(told)
    sums = set(_spent(text)) or set(_alone(text))
    if len(sums) == 1:
        found["paid"] = sums.pop()
    return found if len(found.keys() & {"bought-on", "received-on", "paid"}) + ("product" in found) > 1 else {}


def _is_number(text: str, day: Day) -> bool:
    """Whether what was read as a day is the digits of a number, as its label says."""
    return text[day.begin : day.end].isdecimal() and _NUMBER.search(text[: day.begin]) is not None


def goods_quoted(text: str) -> str:
    """The goods that are said to have been bought, in quotation marks; empty where none or several are."""
    quoted = {found["goods"].strip() for found in _QUOTED.finditer(text)}
    return quoted.pop() if len(quoted) == 1 else ""


def _named(text: str) -> dict[str, str]:
    """The shop that is named as such, and the goods that are said to have been bought."""
    found: dict[str, str] = {}
    if shop := _SHOP.search(text):
        found["merchant"] = next(name for name in shop.groups() if name).strip()
    if (goods := _GOODS.search(text)) and not is_value(named := goods["goods"] or goods["english"]):
        found["product"] = named
    if quoted := goods_quoted(text):
        found["product"] = quoted
    return found


def _deed(text: str, day: Day, since: int, until: int) -> str:
    """What was done on a day: Chinese says it behind the day, English before it or behind."""
    ahead = _CLAUSE.split(text[since : day.begin])[-1][-60 if text[day.begin].isascii() else -24 :]
    behind = _CLAUSE.split(text[day.end : until].lstrip(" ,，吧的"))[0]
    if _NOT_SO.search(ahead):
        return ""
    if short := _SHORT.search(ahead):
        return next(key for n, (key, _) in enumerate(_DEEDS) if short[f"deed{n}"])
    if text[day.begin].isascii() and (key := _first_deed(ahead)):
        return key
    return _first_deed(behind) or _first_deed(ahead)


def _first_deed(text: str) -> str:
    """The deed that is named first, unless it was not done or is to come."""
    found = [(match.start(), key) for key, words in _DEEDS if (match := re.search(words, text))]
    at, key = min(found, default=(0, ""))
    return "" if _NOT_SO.search(text[:at]) else key


def _spent(text: str) -> Iterator[str]:
    """The amounts that are said to be the price."""
    for match in _SUM.finditer(text):
        near = _CLAUSE.split(text[max(0, match.start() - _NEAR) : match.start()])[-1]
        if _SPENT.search(near) and not _OFFERED.search(near):
            with suppress(BadValue):
                yield parse_money(match["plain"] or match["spoken"] or match["bare"])


def _alone(text: str) -> Iterator[str]:
    """The amounts that stand between commas and are nothing else: in a telling of a buying they are its price."""
    for clause in re.split(r"[,，。;；]", text):
        if (found := _SUM_ALONE.fullmatch(clause.strip())) is not None:
            with suppress(BadValue):  # nothing was paid: 0元
                yield parse_money(next(one for one in found.groups() if one))
