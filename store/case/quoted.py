"""The moment that a quoted message bears, and who says it: 11月20日 15:20 商家：…, or both on the line above it.

Only what stands where apps put it is one. A date in what is said is not: 11-20 10:00前退款 is a promise.
"""

from __future__ import annotations

import re
from datetime import datetime

from content.text.later import Later
from store.case.facts import past_moment
from store.errors import BadValue

_DATE = r"(?:\d{4}\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?[日号]?"
_HOUR = r"(?:(?:上午|下午|晚上|凌晨|中午)\s?)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_STAMP = rf"(?P<at>{_DATE}\s+{_HOUR}|{_DATE}|(?:[昨前今]天\s?)?{_HOUR}|[昨前]天)"
_WHO = r"[^\s:：,，;；。\d\[\]【】()（）]{1,20}"
_PLACES = tuple(
    Later(pattern)
    for pattern in (
        rf"[\[【(（]?{_STAMP}[\]】)）]?\s*{_WHO}\s?[:：](?=\s*\S)",
        rf"{_WHO}\s*[\[【(（]?{_STAMP}[\]】)）]?\s*[:：](?=\s*\S)",
        rf"[\[【]{_STAMP}[\]】](?=\s*\S)",
        rf"(?:{_WHO}\s+)?[(（]?{_STAMP}[)）]?\s*(?:{_WHO}\s*)?[:：]?$",
    )
)
"""Before who speaks, behind, in brackets before what is said, and on a line of its own."""
_SPEAKERS = (
    ("platform", r"(?:官方|平台)\S{0,8}|the platform|platform(?: service)?"),
    ("courier", r"快递\S{0,6}|派件员|驿站|(?:the )?courier"),
    ("me", r"我|本人|买家|顾客|me|i|buyer"),
    (
        "merchant",
        r"商家\S{0,8}|卖家\S{0,6}|店[主家铺长小]\S{0,6}|掌柜|老板|主播|客服\S{0,6}|\S{1,16}店(?:客服\S{0,4})?"
        r"|(?:the )?(?:shop|seller|merchant|store)",
    ),
)
"""Whom the words before a message mean, the first that fit; a service not called the platform's is the shop's."""
_SAYS = Later(rf"^[\[【(（]?{_STAMP}[\]】)）]?\s*|\s*[\[【(（]?{_STAMP.replace('<at>', '<then>')}[\]】)）]?\s*$")
_MOST_LINES = 200


def quoted_moment(text: str, now: datetime) -> str:
    """The day or the moment of the last message that a text quotes, in the form in which it is kept; else empty.

    One that is no date, or has not come yet, is none. A text of one line must say something behind it.
    """
    lines = [line.strip() for line in text.strip().splitlines()[:_MOST_LINES]]
    for n in range(len(lines) - 1, -1, -1):
        if not _may_bear_one(lines[n]):
            continue
        patterns = _PLACES if n + 1 < len(lines) else _PLACES[:-1]
        match = next((found for pattern in patterns if (found := pattern.made.match(lines[n]))), None)
        if match is None:
            continue
        try:
            return past_moment(match["at"].replace("：", ":"), now)
        except BadValue:
            continue
    return ""


def _may_bear_one(line: str) -> bool:
    """Whether a moment can stand in a line: most lines have neither a digit nor a day in words."""
    return "昨天" in line or "前天" in line or any(map(str.isdecimal, line))


def quoted_speaker(text: str) -> str:
    """Who says the last message that a text quotes: `merchant`, `platform`, `courier`, `me`, or nobody.

    The name stands before a colon, or alone with the moment on the line above what is said.
    """
    lines = [line.strip() for line in text.strip().splitlines()[:_MOST_LINES]]
    for n in range(len(lines) - 1, -1, -1):
        head, colon, said = _parted(lines[n])
        if (colon and said) or n + 1 < len(lines):
            name = _SAYS.made.sub("", head if colon else lines[n]).strip().lower()
            if found := next((who for who, names in _SPEAKERS if re.fullmatch(names, name)), ""):
                return found
    return ""


def _parted(line: str) -> tuple[str, bool, str]:
    """What stands before the colon behind a name, and behind it; a colon between digits is a time's."""
    found = re.search(r"(?<!\d)[:：]|[:：](?!\d)", line)
    return (line[: found.start()], True, line[found.end() :].strip()) if found else (line, False, "")
