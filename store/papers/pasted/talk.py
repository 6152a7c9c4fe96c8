"""What a talk with a shop tells.

It is full of numbers that are offers, times of messages and promises; only what the buyer says of the buying is
taken, and the numbers that sentences call an order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise, zip_longest

from msgspec import Struct

from content.text.words import Problem
from store.case.facts import parse_fact
from store.papers.pasted import values
from store.papers.pasted.fields import Field, labelled
from store.papers.pasted.goods import maybe_shop, shop_named
from store.papers.pasted.labels import labels_in
from store.papers.pasted.script import Line
from store.papers.pasted.vocabulary import Kind


class Said(Struct, frozen=True):
    """One message; `side` is `me`, `them`, or empty when nobody can tell; `on` is its moment as written."""

    side: str
    text: str
    on: str = ""


_ME = r"我|本人|买家|顾客|me|i|buyer"
_THEM = r"商家|卖家|店家|客服|店小二|掌柜|平台|平台客服|seller|merchant|shop|service|support"
_CALLED_THEM = re.compile(r"客服|旗舰|官方|店|小二|售后|商家|卖家|service|support", re.IGNORECASE)
STAMP = (
    r"(?:\d{4}\s?[-/.年]\s?)?(?:\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?\s?)?(?:(?:今|昨|前)天\s?)?"
    r"(?:(?:上午|下午|晚上|凌晨)\s?)?\d{1,2}:\d{2}(?::\d{2})?"
)
"""A moment as it stands beside a message."""
_SPOKEN = re.compile(
    rf"(?:\[?(?P<at>{STAMP})\]?\s+)?(?P<who>{_ME}|{_THEM}|[^\s:,;\d]{{1,10}})\s?:\s?(?P<said>.*)", re.IGNORECASE
)
_HEADED = re.compile(rf"(?P<who>[^:,;。]{{1,16}}?)\s+\(?(?P<at>{STAMP})\)?")
_STAMPED = re.compile(rf"\[?(?P<at>{STAMP}|\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?)\]?")
_LONGEST_NAME = 16
_SEAT = re.compile(r"(?<=客服|小二|售后)[-_#\s]?\d{1,5}(?:号)?$")
"""The number of the one who answers for a shop: 客服-07."""
_GREETING = re.compile(
    r"^(?:亲|亲亲|亲爱的|您好|你好|哈喽|在吗|在的|hello|hi\b)[,!~。!哦呢的 ]|欢迎光临|有什么可以帮|请问有什么",
    re.IGNORECASE,
)

_ORDER = re.compile(
    r"(?:订单(?:编?号码?)?|order(?: number| no\.?| id)?)\s?(?:[:是为]|is)?\s?(?=[\dOolI])", re.IGNORECASE
)
_ASKING = re.compile(
    r"(?:提供|发|说|给|报|告诉|看|查)[^。！？]{0,8}订单|订单[编号]*(?:是多少|呢|有吗|发)|order (?:number|id)",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:是|:)?\s*(\d{15,24})(?![^\W_])")
"""A number with which an answer begins."""
_BOUGHT = r"下的?单|买的?|拍的|拍下|购买|订的|付的?款|付了?款"
_RECEIVED = r"收到|签收|到货|到的|拿到|取到|收的货|收货"
_NOT_YET = re.compile(r"没|未|预计|应该|会|要|才能|之前|如|请|答应|承诺|保证|说")
_OFFERED = re.compile(r"补|赔|退|券|红包|减|差|运费|便宜|优惠|返|要求|折|送")
_SUM = re.compile(
    r"(?<![\d.])(\d{1,7}(?:\.\d{1,2})?)\s?(?:块钱?|元|rmb|yuan)|(?<=[花付]了|实付)(\d{2,7}(?:\.\d{1,2})?)(?!(?![买拍的])[^\W_]|\.\d)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?P<whole>(?P<month>(?:\d{4}[-/.年])?\d{1,2})[-/月]\d{1,2}[日号]?)|(?<!\d)(?P<bare>\d{1,2})[号日](?!\w*楼)|"
    r"(?<!大)(?:昨|前|今)天"
)
_SPENT = re.compile(rf"{_BOUGHT}|花|付|实付|总共|一共|paid|cost", re.IGNORECASE)


def talk_in(lines: Sequence[Line], fields: Sequence[Field]) -> list[Said]:
    """The messages of a pasted talk; none when the text is no talk: a page has labels, and nobody greets there."""
    said = list(_messages(lines))
    sides = [message.side for message in said if message.side]
    greeted = sum(bool(_GREETING.search(line.text)) for line in lines)
    values_shown = labelled(fields)
    if values_shown >= 2 and not (greeted and len(sides) > values_shown):
        return []
    turns = len(sides) >= 2 and (greeted > 0 or len(set(sides)) > 1 or sides.count("me") > 1)
    return said if turns or _bubbles(lines, greeted) else []


def _bubbles(lines: Sequence[Line], greeted: int) -> bool:
    """A talk copied without names: somebody greets, and moments stand on lines of their own."""
    stamps = sum(bool(_STAMPED.fullmatch(line.text)) for line in lines)
    speech = sum(bool(re.search(r"[?？吗呢哦吧~]$|^[我不好]", line.text)) for line in lines)
    return greeted > 0 and (stamps > 0 or any("客服" in line.text for line in lines[:3])) and speech >= 2


def _messages(lines: Sequence[Line]) -> Iterator[Said]:
    """What is said, line by line; a name that is not the shop's is the buyer's when the shop speaks, too."""
    turns = list(_turns(lines))
    shop_speaks = any(_side(who) == "them" for who, _, _ in turns)
    for who, text, at in turns:
        yield Said(_side(who) or ("me" if who and shop_speaks else ""), text, at)


def _turns(lines: Sequence[Line]) -> Iterator[tuple[str, str, str]]:
    who, at, names = "", "", _names_above(lines)
    for line in lines:
        text = line.text
        if text in names:
            who = text
        elif stamp := _STAMPED.fullmatch(text):
            at = stamp["at"]
        elif (head := _HEADED.fullmatch(text)) and _is_name(head["who"]):
            who, at = head["who"], head["at"]
        elif (spoken := _SPOKEN.fullmatch(text)) and _side(spoken["who"]):
            yield spoken["who"], spoken["said"], spoken["at"] or at
        else:
            yield who, text, at


def _names_above(lines: Sequence[Line]) -> frozenset[str]:
    """Who speaks, where the name stands on a line above that of the moment: who does so, speaks twice."""
    above = Counter(line.text for line, after in pairwise(lines) if _STAMPED.fullmatch(after.text))
    return frozenset(name for name, n in above.items() if n > 1 and len(name) <= _LONGEST_NAME and _is_name(name))


def _is_name(words: str) -> bool:
    """Whether words before a moment can be who speaks; labels of moments, states and amounts can not."""
    words = _SEAT.sub("", words)
    label = any(place.label.kind in (Kind.MOMENT, Kind.MONEY, Kind.NUMBER) for place in labels_in(f"{words} "))
    return not label and not re.search(r"[¥\d]{2}|[(已]|签收|时间|日期", words)


def _side(who: str) -> str:
    if re.fullmatch(_ME, who, re.IGNORECASE):
        return "me"
    return "them" if re.fullmatch(_THEM, who, re.IGNORECASE) or _CALLED_THEM.search(who) else ""


def facts_of_talk(lines: Sequence[Line], said: Sequence[Said], now: datetime) -> dict[str, str]:
    """What the buyer says of the buying, and the shop above the talk; as it would be typed."""
    above = next((shop for line in lines[:3] if (shop := shop_named(line))), "")
    shop = above or maybe_shop(lines[0]) or next(_shops_speaking(lines), "")
    found: dict[str, str] = {"merchant": shop, "order": _asked_for(said)}
    for message in said:
        if message.side != "them":
            for key, value in _of_buying(message, now):
                found.setdefault(key, value)
    return {key: value for key, value in found.items() if value}


def _asked_for(said: Sequence[Said]) -> str:
    """The number with which one answered where the shop asked for that of the order; empty when there is none."""
    asked = False
    for message in said:
        if message.side == "them" or (not message.side and _ASKING.search(message.text)):
            asked = bool(_ASKING.search(message.text))
        elif asked and (number := _ANSWER.match(message.text.strip())):
            return number[1]
    return ""


def _shops_speaking(lines: Sequence[Line]) -> Iterator[str]:
    """The names of shops that stand before what they say."""
    for line in lines:
        head = _HEADED.fullmatch(line.text) or _SPOKEN.fullmatch(line.text)
        if head and (shop := shop_named(Line(line.raw[slice(*head.span("who"))], head["who"]))):
            yield shop


def _of_buying(message: Said, now: datetime) -> Iterator[tuple[str, str]]:
    text = message.text
    for begin, end, day in _days(message, now):
        behind = re.split(r"[,。;]|\d", text[end : end + 12])[0]
        ahead = re.split(r"[,。;]", text[:begin])[-1][-8:]
        if _NOT_YET.search(behind) or _NOT_YET.search(ahead):
            continue
        for key, words in (("received-on", _RECEIVED), ("bought-on", _BOUGHT)):
            if re.search(words, behind) or (
                not re.search(rf"{_BOUGHT}|{_RECEIVED}", behind) and re.search(words, ahead)
            ):
                yield key, day
                break
    sums = {m[1] or m[2] for m in _SUM.finditer(text) if not _OFFERED.search(_clause_of(text, m))}
    if _SPENT.search(text) and len(sums) == 1:
        yield "paid", sums.pop()


def _clause_of(text: str, found: re.Match[str]) -> str:
    """The part of a sentence in which something was found: an offer in another part is of another sum."""
    ahead, behind = re.split(r"[,。;]", text[: found.start()])[-1], re.split(r"[,。;]", text[found.end() :])[0]
    return f"{ahead} {behind}"


def _days(message: Said, now: datetime) -> Iterator[tuple[int, int, str]]:
    """The days a message names; one like “yesterday” counts from the day of the message, one like “the 15th” is of
    the month that was named before it."""
    text, month = message.text, ""
    for match in _DAY.finditer(text):
        if match["whole"]:
            month = match["month"]
            yield match.start(), match.end(), match[0]
            continue
        if match["bare"]:
            if month:
                yield match.start(), match.end(), f"{month}月{match['bare']}日"
            continue
        on = re.match(r"(?:\d{4}\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}", message.on)
        try:
            day = date.fromisoformat(parse_fact("bought-on", on[0], now, {})[:10]) if on else None
        except Problem:
            day = None
        if day is not None:
            back = "今昨前".index(match[0][0])
            yield match.start(), match.end(), (day - timedelta(days=back)).isoformat()


def orders_named(lines: Sequence[Line]) -> list[str]:
    """The numbers that sentences call an order, each once; one may be broken at the end of a line."""
    found: list[str] = []
    for line, following in zip_longest(lines, lines[1:]):
        for match in _ORDER.finditer(line.text):
            text = line.text[match.end() :]
            if (
                following is not None
                and re.fullmatch(r"\d{6,17}", text)
                and re.match(r"\d{2,13}(?!\d)", following.text)
            ):
                text += following.text
            read = values.number(text)
            if read and len(read.value) >= 11 and read.value not in found:
                found.append(read.value)
    return found
