"""Values as pages write them, read into the form in which a person would type them.

Blanks inside numbers, groups of thousands, lost blanks and letters read for digits are put right here; a value in
which a letter was taken for a digit says so.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from store.papers.pasted.script import fold


class Reading(Struct, frozen=True):
    """A value, and where it ended in the text it was read from."""

    value: str
    end: int
    guessed: bool = False
    """Whether letters were taken for digits."""


_LETTERS = str.maketrans(
    {"O": "0", "o": "0", "D": "0", "Q": "0", "l": "1", "I": "1", "i": "1", "|": "1", "丨": "1"}
)
_DIGIT = r"(?:[\dOolI]|[|丨](?=[\dOolI]))"
_PIECE = r"(?:[\dOoDQlIi]|[|丨](?=[\dOolI]))+"

_NUMBER = re.compile(
    rf"(?P<digits>{_PIECE}(?:[ -]{_PIECE}){{0,30}})(?![A-Za-z0-9*]|[.,/:]\d)"
    rf"|(?P<any>T[\doO]{{2,4}}P\d(?: ?[\dOolI]){{14,20}}|[A-Za-z]{{0,5}}[0-9A-Za-z-]{{4,39}})(?![A-Za-z0-9*])"
)
_CURRENCY = r"(?:cn¥|¥|rmb|cny|人民币)"
_AMOUNT = re.compile(
    rf"(?P<sign>{_CURRENCY}\s{{0,3}})?(?P<sum>{_DIGIT}+(?:\s?[.,]\s?{_DIGIT}+|\s{_DIGIT}+)*)(?P<wan>\s?万(?=\s?元))?(?:\s?(?P<yuan>元|块))?"
    r"(?![%\d]|[.,]\d|\s?[-/年月:]\s?\d|\s?万|[a-wyz]|\s?[个件张份天小分])",
    re.IGNORECASE,
)
_AWAY = re.compile(r"^[^\d¥-]{0,16}?(?=(?:cn)?¥)", re.IGNORECASE)
_FOREIGN = re.compile(r"(?:NT|HK|US|AU|CA|S)\s?\$|[$€£₩]|USD|TWD|HKD|EUR", re.IGNORECASE)

_HALF = r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|[ap]\.?m\.?)"
_TIME = (
    rf"(?:(?P<half>{_HALF})\s?)?(?P<hour>\d{{1,2}})\s?[:点时]\s?(?P<minute>\d{{2}})?"
    r"(?:\s?[:分]\s?\d{1,2})?秒?(?:\s?(?P<ampm>[ap])\.?m\.?)?"
)
_DAY = r"(?:(?P<year>\d{4})\s?[-/.年]\s?)?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{2}|\d)(?:\s?[日号]|(?![-/.]\d))"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ENGLISH = (
    rf"(?:(?P<m1>{_MONTHS})[a-z]*\.?\s?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|"
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s?(?P<m2>{_MONTHS})[a-z]*\.?)(?:,?\s?(?P<y>\d{{4}}))?"
)
_WEEKDAY = r"(?:\s?\(?(?:星期|周)[一二三四五六日天]\)?)?"
_MOMENT = re.compile(rf"(?P<date>{_DAY}){_WEEKDAY}[,T\s]{{0,3}}(?:{_TIME})?", re.IGNORECASE)
_COMPACT = re.compile(
    rf"(?P<year>20\d{{2}})(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)[T\s]?(?:{_TIME})?", re.IGNORECASE
)
_MOMENT_ENGLISH = re.compile(rf"(?:on\s)?(?P<date>{_ENGLISH})[,\s]{{0,3}}(?:at\s)?(?:{_TIME})?", re.IGNORECASE)
_NEAR = re.compile(rf"(?P<near>今天|今日|昨天|昨日|前天|today|yesterday)\s?(?:{_TIME})?", re.IGNORECASE)
_SPAN = (
    r"(?:\d{1,3}\s?(?:天|日|days?|d)\s?)?(?:\d{1,3}\s?(?:个?小时|时|hours?|hrs?|h)\s?)?(?:\d{1,2}\s?(?:分钟?|minutes?|mins?|m)\s?)?"
    r"(?:\d{1,2}\s?(?:秒|seconds?|secs?|s))?"
)
_COUNTDOWN = re.compile(
    r"(?:还剩|还有|仅剩|剩余(?:\w{0,4}时间)?|剩(?=\s?\d)|倒计时|距\w{0,6}(?:结束|关闭|截止)"
    r"|time left|remaining|expires in)\s?:?\s?"
    rf"(?P<left>\d{{1,3}}(?::\d{{2}}){{1,2}}|(?=\d){_SPAN})"
    rf"|(?<![\d:-])(?P<before>\d{{1,3}}(?::\d{{2}}){{1,2}}|(?=\d){_SPAN})\s?(?:left|remaining|后(?:关闭|结束|截止))"
    rf"|(?<=[在 请])\s?(?P<within>\d{{1,3}}\s?天(?:\s?\d{{1,2}}\s?(?:小时|时))?)\s?内",
    re.IGNORECASE,
)


def number(text: str) -> Reading | None:
    """A number at the beginning of a text: `6930 1847 2651`, `693O1847`, `XH7702031145862`, `693011-4402177`."""
    match = _NUMBER.match(text)
    if match is None:
        return None
    if match["any"]:
        return _lettered(match["any"], match.end())
    digits = _whole_pieces(match["digits"])
    written = digits.replace(" ", "")
    value = written.translate(_LETTERS)
    letters = sum(a != b for a, b in zip(written, value, strict=True))
    if len(value) < 5 or letters * (3 if len(value) < 12 else 1.5) > len(value):
        return None
    return Reading(value, len(digits), bool(letters))


def _lettered(written: str, end: int) -> Reading | None:
    """A number that begins with letters, as those of couriers do; one among the digits behind them is a guess."""
    written = written.replace(" ", "")
    parts = re.fullmatch(r"(T[\doO]{2,4}P|[A-Za-z]{1,4})(\d[\dOolI]{7,})", written)
    value = written
    if parts:
        value = (parts[1] if parts[1].isalpha() else parts[1].translate(_LETTERS)) + parts[2].translate(_LETTERS)
    return Reading(value, end, value != written) if sum(map(str.isdigit, value)) >= 4 else None


def _whole_pieces(digits: str) -> str:
    """The pieces that belong to one number: what comes after a whole one, or is a date, is another."""
    taken = ""
    for piece in re.findall(r"[ -]?[^ -]+", digits):
        if (len(re.sub(r"[ -]", "", taken)) >= 18 and len(piece) > 4) or len(taken) + len(piece) > 40:
            break
        taken += piece
    return taken


def money(text: str) -> Reading | None:
    """An amount in yuan at the beginning of a text, or behind a few words and the sign: `¥1 299.00`, `l78.9O元`."""
    if _FOREIGN.match(text):
        return None
    match = _AMOUNT.match(text)
    if match is None and (away := _AWAY.match(text)) and not _FOREIGN.search(away[0]):
        match = _AMOUNT.match(text, away.end())
    if match is None:
        return None
    written = re.sub(r"\s?([.,])\s?", r"\1", match["sum"])
    kept = _joined(written)
    value = kept.translate(_LETTERS)
    if not re.fullmatch(r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:\.\d{1,2})?", value):
        return None
    whole = kept == written and (match["sign"] or match["yuan"])
    if not any(map(str.isdigit, kept)) or (not whole and not match["sign"] and len(value) > 9):
        return None
    amount = value.replace(",", "")
    if match["wan"]:
        amount = f"{Decimal(amount) * 10_000:.2f}"
    return Reading(amount, match.end(), kept != value)


def _joined(written: str) -> str:
    """Blanks inside one amount: between single digits, or before groups of three; else the amount ends there."""
    if re.fullmatch(rf"{_DIGIT}(?: {_DIGIT})+(?:\.(?:{_DIGIT} ?){{1,2}})?", written):
        return written.replace(" ", "")
    grouped = re.match(rf"{_DIGIT}{{1,3}}(?: {_DIGIT}{{3}})+(?!{_DIGIT})", written)
    if grouped:
        return written[: grouped.end()].replace(" ", "") + written[grouped.end() :].split(" ", maxsplit=1)[0]
    return written.split(" ", maxsplit=1)[0]


def moment(text: str) -> Reading | None:
    """A day, or a day and a time, at the beginning of a text, written so that it can be read as one."""
    spaced = re.match(r"(?:[\d:/.年月日-] ){7,}[\d:/.年月日-]", text)
    if spaced:
        text = re.sub(r"(?<=[\d:/.年月日-]) (?=[\d:/.年月日-])", "", text)
    mended = mended_date(text)
    guessed = mended != text
    if near := _NEAR.match(mended):
        return Reading(near["near"] + _clock(near), near.end(), guessed=True)
    if english := _MOMENT_ENGLISH.match(_zeros(text)):
        day, month = english["d1"] or english["d2"], english["m1"] or english["m2"]
        year = f", {english['y']}" if english["y"] else ""
        return Reading(f"{month} {day}{year}{_clock(english)}", english.end())
    match = _MOMENT.match(mended) or _COMPACT.match(mended)
    if match is None:
        return None
    year = f"{match['year']}-" if match["year"] else ""
    if not year and re.match(r"\d+\.", mended):
        return None  # 11.2 is as well an amount or a weight
    return Reading(f"{year}{match['month']}-{match['day']}{_clock(match)}", match.end(), guessed)


def mended_date(text: str) -> str:
    """Letters between the digits and signs of a date read as the digits they stand for."""
    near = r"[\d:/.\-年月日OolI|]"
    return re.sub(
        rf"(?<={near})[OolI|丨](?={near}|\s|$)|[OolI|丨](?={near})", lambda m: m[0].translate(_LETTERS), text
    )


def _zeros(text: str) -> str:
    return re.sub(r"(?<=[\d:])O|O(?=\d)", "0", text)


def _clock(match: re.Match[str]) -> str:
    if not match["hour"]:
        return ""
    half, minute = (match["half"] or "").lower(), match["minute"] or "00"
    ampm = (match["ampm"] or half[:1]).lower() if half.isascii() else ""
    words = {"a": " am", "p": " pm"}.get(ampm, "")
    return f" {'' if half.isascii() else half}{match['hour']}:{minute}{words}"


_SUM_ALONE = re.compile(
    rf"[-+]?\s?{_CURRENCY}?\s?[\d.,\s]+\s?(?:元|块钱?|yuan|rmb|cny|[件个])?(?:\s?[x*]\s?\d{{1,3}})?", re.IGNORECASE
)


def is_value(text: str) -> bool:
    """Whether a text is an amount, a moment or a number and nothing else, and so nothing's name."""
    folded = fold(text).strip()
    when, serial = moment(folded), number(folded)
    return (
        bool(_SUM_ALONE.fullmatch(folded))
        or (when is not None and when.end >= len(folded))
        or (serial is not None and serial.end >= len(folded) and sum(map(str.isdigit, serial.value)) >= 8)
    )


def mended_name(name: str) -> str:
    """A name in which the letter O behind a digit is the digit it stands for: `2O26新款`, `5OOml`."""
    return re.sub(r"(?<=\d)O+(?=\d|[^A-Za-z]|$|(?:ml|cm|mm|kg|cc|[gwl])\b)", lambda m: "0" * len(m[0]), name)


def moments_in(text: str) -> list[Reading]:
    """Every day with a time or a year that stands somewhere in a text."""
    found, at = [], 0
    for begin in re.finditer(rf"(?<![\d\w.-])(?=\d)|(?<=[^\d\W])(?=\d)|(?i:\b(?=(?:{_MONTHS})))", text):
        if begin.start() < at:
            continue
        read = moment(text[begin.start() :])
        if read and (" " in read.value or read.value.count("-") == 2 or "月" in text[begin.start() :][: read.end]):
            found.append(Reading(read.value, begin.start() + read.end, read.guessed))
            at = begin.start() + read.end
    return found


def countdown(text: str) -> str:
    """What a page says is left: `1天23小时59分12秒`, `47:59:12`; empty when it counts nothing down."""
    match = _COUNTDOWN.search(_zeros(text))
    return ((match["left"] or match["before"] or match["within"]) if match else "").strip()
