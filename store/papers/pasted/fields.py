"""The labelled values of a page: which label says what, on its line, on the next one, or over several."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from store.papers.pasted import values
from store.papers.pasted.labels import Place, labels_in
from store.papers.pasted.script import Line, fold
from store.papers.pasted.values import Reading
from store.papers.pasted.vocabulary import BARE, DEEDS, OTHER, OUTBOUND, PAID, SHIPMENT, SUM, Kind, Label


class Field(Struct, frozen=True):
    """A label with the value behind it, as it would be typed; no value when it could not be read.

    It fills the lines from `line` to `last`; `leads` when nothing stands before it on its line.
    """

    label: Label
    words: str
    value: str
    line: int
    last: int
    leads: bool = True
    guessed: bool = False


_PROSE = re.compile(r"[。!?！？]|[,，；].*[,，；]")
_TOKEN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{0,5}\d[\dA-Za-z]{7,31}(?![A-Za-z0-9*])")
_DIGITS = re.compile(r"(?=.*\d)(?!\d{4}-\d{1,2}-)[\dOolI|A-Z -]{2,44}(?:\s?复制)?")
_MONEY = re.compile(
    r"(?:CN)?[¥\d.,\sOolI|元]{1,24}(?:x\d+)?(?:\s?(?:共|已|合计)?(?:减|省|优惠)\D{0,4}[\d.,\s元]{1,12})?",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_TIME_PARTS = re.compile(r"[\d年月日:/.\s-]+")
_TAIL = re.compile(r"\s*(?:[>|].*|复制|进店.*|进入店铺.*|已?关注.*|copy)$", re.IGNORECASE)
_COUNTED = re.compile(r"\s*(?:[¥￥]\s?[\d.,]+\s*)?(?:\s[x×*]\s?\d{1,3})?$")
SPEECH = re.compile(
    r"亲|您|你好|欢迎|请|在的|在吗|好的|抱歉|稍等|[吗呢吧哦~。!?！？]|^(?:已|拒绝|同意|正在|等待|未|待|不)|^\d+[件个]?$"
)
_PAID = re.compile(
    r"(?P<words>(?:一共|总共|共)?[付花支][付款了]{0,2})\s?:?\s?(?P<sum>¥[\dOolI.,\s]*[元块]?|[\d.,]+\s?[元块])钱?"
)
_SENSIBLE = re.compile(r"[^\W\d_]{2}")
_AN_ORDERS = re.compile(r"\d{16,20}")
_SEVERAL = re.compile(r"(?:全部|全国|共|查看|支持)?.{0,4}\d+家|全部门店|全国通用|多店通用")
"""What stands behind the word for a branch and names none."""
_DOTTED = re.compile(
    r"(?P<month>1[0-2]|0?[1-9])\.(?P<day>3[01]|[12]\d|0?[1-9])(?![\d.]|\s?(?:元|块|斤|公斤|kg|g\b|折))"
)


def fields_in(lines: Sequence[Line]) -> list[Field]:
    """All labelled values, from the top to the bottom."""
    page = _Page(lines)
    found: list[Field] = []
    for n in range(len(lines)):
        on_line = page.read_line(n)
        found += (_directed(field, [*found, *on_line[:at]]) for at, field in enumerate(on_line))
    return found


def labelled(fields: Sequence[Field]) -> int:
    """How many numbers, amounts and moments stand behind labels at the beginnings of lines."""
    return sum(bool(field.value) and field.leads and field.label.kind is not Kind.WORDS for field in fields)


def _directed(field: Field, before: Sequence[Field]) -> Field:
    """A shipment behind the words for sending back, or for sending out, goes that way."""
    if field.label.key != SHIPMENT:
        return field
    for other in reversed(before):
        if field.line - other.last > 2:
            break
        if other.label.key in ("tracking", OUTBOUND) and not other.value:
            way = Label(other.label.key, Kind.NUMBER)
            return Field(way, field.words, field.value, field.line, field.last, field.leads, field.guessed)
    return field


class _Page:
    """Lines with their labels; a line is read knowing where labels stand on those that follow."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._places = [labels_in(line.text) for line in lines]

    def read_line(self, n: int) -> list[Field]:
        """The labelled values that begin on a line."""
        text = self._lines[n].text
        prose = len(text) > 24 and bool(_PROSE.search(text))
        found: list[Field] = []
        stop = len(text)
        for place in reversed(self._places[n]):
            leads = not re.search(r"\w", text[: place.begin])
            if prose and not leads and place.label.kind is not Kind.NUMBER:
                continue
            field = self._read(n, place, stop, leads)
            if field is not None:
                found.append(field)
                stop = place.begin
        return found[::-1] or self._done(n)

    def _done(self, n: int) -> list[Field]:
        """A line that is a day and what was done on it, or what was paid: `11月30日下单`, `花了89.9元`."""
        text = self._lines[n].text.lstrip("-·•* ")
        if paid := _PAID.fullmatch(text):
            last, rest = (
                self._continued(n, paid["sum"], Kind.MONEY) if paid["sum"].strip() == "¥" else (n, paid["sum"])
            )
            amount = values.money(rest)
            return [Field(PAID, paid["words"], amount.value, n, last, guessed=amount.guessed)] if amount else []
        read = values.moment(text)
        words = text[read.end :].strip() if read else ""
        label = next((label for label, deeds in DEEDS if re.fullmatch(rf"(?:{deeds})[了的]?", words)), None)
        return [Field(label, words, read.value, n, n, guessed=read.guessed)] if label and read else []

    def _read(self, n: int, place: Place, stop: int, leads: bool) -> Field | None:
        line = self._lines[n]
        if place.label.kind is Kind.WORDS:
            return self._words(n, place, stop, leads)
        rest = line.text[place.end : stop].strip(" :" if stop == len(line.text) else " :|")
        if not rest and place.label.kind is Kind.MOMENT and values.moment(line.text[: place.begin]):
            return None  # its day stands before it
        last, rest = self._continued(n, rest, place.label.kind) if stop == len(line.text) else (n, rest)
        read = _READERS[place.label.kind](rest)
        if read is not None and place.label.rank == BARE and not (leads and _AN_ORDERS.fullmatch(read.value)):
            return None
        if read is None and place.label.key in ("tracking", OUTBOUND, SHIPMENT):
            last, read = self._parcel(n, rest, stop == len(line.text))
        if read is None:
            if not (leads and place.closed) or (place.words.isascii() and rest[:1].isalpha()):
                return None  # a phone case is no phone
            return Field(place.label, place.words, "", n, n, leads)
        return Field(place.label, place.words, read.value, n, last, leads, read.guessed)

    def _continued(self, n: int, rest: str, kind: Kind) -> tuple[int, str]:
        """The value and the last line it fills: it may begin on the next line, or be broken over several."""
        last = n
        while last + 1 < len(self._lines) and last - n < 4 and not self._labelled(last + 1):
            joined = _JOIN[kind](rest, self._lines[last + 1].text)
            if joined is None:
                break
            last, rest = last + 1, joined
        return last, rest

    def _parcel(self, n: int, rest: str, whole: bool) -> tuple[int, Reading | None]:
        """The number of a parcel: the name of the courier may stand before it, or on the line between."""
        for last in range(n, min(n + 3, len(self._lines)) if whole else n + 1):
            if last > n and self._labelled(last):
                break
            token = _TOKEN.search(rest if last == n else self._lines[last].text)
            if token:
                return last, values.number(token[0])
        return n, None

    def _labelled(self, n: int) -> bool:
        text = self._lines[n].text
        return any(place.closed and not re.search(r"\w", text[: place.begin]) for place in self._places[n])

    def _words(self, n: int, place: Place, stop: int, leads: bool) -> Field | None:
        line = self._lines[n]
        colon = ":" in line.text[place.begin : place.end]
        long = place.words.endswith(("名称", "标题", "名"))
        if not colon and not (leads and (place.closed or long)):
            return None
        raw, last = line.raw[place.end : stop].strip(" :：|"), n
        if not raw and stop == len(line.text) and n + 1 < len(self._lines) and not self._labelled(n + 1):
            raw, last = self._lines[n + 1].raw, n + 1
        if place.label.key == OTHER:
            return Field(place.label, place.words, raw, n, last, leads)
        if not colon and len(labels_in(fold(raw))) > 1:
            return None  # the head of a table
        if values.is_value(raw):
            return self._no_name(n, place, raw, last, leads)
        speech = place.label.key == "merchant" and (SPEECH.search(raw) or _SEVERAL.match(raw))
        value = "" if speech else name(raw)
        if not value and not (leads and colon):
            return None
        return Field(place.label, place.words, value, n, last if value else n, leads)

    def _no_name(self, n: int, place: Place, raw: str, last: int, leads: bool) -> Field | None:
        """Behind a word for the goods may stand what they cost; no amount, day or number is a name."""
        read = values.money(fold(raw)) if place.label.key == "product" else None
        return Field(Label(SUM, Kind.MONEY), place.words, read.value, n, last, leads) if read else None


def name(raw: str) -> str:
    """What is called so: without price, number, signs and buttons behind it."""
    raw = _COUNTED.sub("", _TAIL.sub("", raw)).strip()
    return raw[:120] if _SENSIBLE.search(raw) else ""


def _join_number(rest: str, following: str) -> str | None:
    have, more = sum(map(str.isdigit, rest)), sum(map(str.isdigit, following))
    if not _DIGITS.fullmatch(following) or not more:
        return None
    if not rest:
        return following
    whole = re.fullmatch(r"[\dOolI| -]+", rest) and re.match(r"[\dOolI|]", following)
    return f"{rest} {following}" if whole and have < 18 and more >= 2 and have + more <= 24 else None


def _join_money(rest: str, following: str) -> str | None:
    if not _MONEY.fullmatch(following):
        return None
    empty = not rest or (rest[-1] in "¥." and len(rest) < 12) or rest.lower() in ("rmb", "cny")
    broken = following[0] in ".," and rest[-1:].isdigit()
    grouped = re.fullmatch(r"¥?\s?[\dOolI]{1,3}", rest) and re.fullmatch(
        r"[\dOolI]{3}(?:\.[\dOolI]{1,2})?", following
    )
    cut = re.fullmatch(r"¥\s?[\dOolI]{1,6}", rest) and re.fullmatch(r"[\dOolI]{1,5}\.[\dOolI]{2}", following)
    return rest + following if empty or broken or grouped or cut else None


def _join_moment(rest: str, line: str) -> str | None:
    following = values.mended_date(line)
    if not rest:
        return following if values.moment(following) or re.fullmatch(r"20\d{2}[-/.年]", following) else None
    if rest[-1] in "-/:年月" and _TIME_PARTS.fullmatch(following):
        return rest + following
    read = values.moment(rest)
    whole = read is not None and ":" not in read.value and read.end >= len(rest)
    return f"{rest} {following}" if whole and _TIME.fullmatch(following) else None


def _moment(text: str) -> Reading | None:
    """A moment behind its label; there `11.9` is a day, which is as well an amount elsewhere."""
    if (read := values.moment(text)) is not None:
        return read
    dotted = _DOTTED.match(text)
    return Reading(f"{dotted['month']}-{dotted['day']}", dotted.end(), guessed=True) if dotted else None


_READERS: dict[Kind, Callable[[str], Reading | None]] = {
    Kind.NUMBER: values.number,
    Kind.MONEY: values.money,
    Kind.MOMENT: _moment,
}
_JOIN: dict[Kind, Callable[[str, str], str | None]] = {
    Kind.NUMBER: _join_number,
    Kind.MONEY: _join_money,
    Kind.MOMENT: _join_moment,
}
