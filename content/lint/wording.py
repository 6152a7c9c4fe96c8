"""Rules about words: nothing repealed, no strange numbers, and clean Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from content.lint.finding import Fault
from content.lint.prose import prose
from content.lint.source import Pack, in_small_letters
from content.pack.channels import Channel
from content.pack.guidance import ReasonPage, StepPage
from content.pack.markdown import read_source, read_table
from content.pack.model import Page
from content.text.words import N_, Message, message

LONGEST = {"zh": 2_700, "en": 2_300}
"""Bytes of a page, as much as one screen beside the case can show: about 900 Chinese characters, which take
three bytes each and say as much as 2,300 English letters."""

_HAN = "\u4e00-\u9fff"
_WIDE = "。，、；：？！（）《》〈〉【】「」"
_HALF = re.compile(
    rf"[,;:!?.()](?:(?<=[{_HAN}][,;!?(])|(?<=[{_HAN}]:)(?![0-9/])|(?<=[,;:!?)])(?=[{_HAN}])|(?<=[{_HAN}]\.)(?!\w))"
)
"""The mark comes first, so that it is looked for before what stands around it."""
_BLANK = re.compile(
    rf"[ \t\u00a0](?:(?<=[{_HAN}{_WIDE}].)[ \t\u00a0]*(?=[{_HAN}{_WIDE}])|(?<=[{_WIDE}].)[ \t\u00a0]*(?=\S))"
)

_PHONE = re.compile(
    r"(?=\d)(?<![A-Za-z\d.¥￥/-])(?:"
    + "|".join(
        (
            r"(?:400|800)[- ]?\d{3,4}[- ]?\d{3,4}",
            r"1[3-9]\d{9}",  # a mobile
            r"0\d{2,3}-\d{7,8}",
            r"9[56]\d{3,4}|12\d{3}",  # service numbers such as 96110 and 12315
            r"(?:(?<=拨)|(?<=拨打)|(?<=call )|(?<=dial ))\d{3,12}",
        )
    )
    + r")(?!\d|[.,]\d|-\d|\s?(?:元|块|yuan|RMB))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d-]{1,14}\d")
_BIG = re.compile(r"\\.|[A-Z]")
"""A big letter of a pattern; what stands behind a backslash is none."""


class _Repealed(Struct, frozen=True):
    """What finds the name of a rule that is gone, in small letters and in any, and what is in force instead."""

    small: re.Pattern[str]
    pattern: re.Pattern[str]
    instead: str


def repealed(pack: Pack) -> Iterator[Fault]:
    """The name of a rule that is no longer in force."""
    gone = _repealed()
    for file in pack.own():
        here = [one for one in gone if one.small.search(file.small)]  # few files have any
        for number, line in file.numbered if here else ():
            for one in here:
                if found := one.pattern.search(line):
                    what = message(N_("“{words}” is no longer in force."), words=found[0])
                    hint = message(N_("In force now: {instead}."), instead=one.instead)
                    yield Fault(file.name, number, what, hint)


def is_repealed(line: str) -> bool:
    """Whether a line names a rule that is no longer in force: the rule about that says so."""
    small = in_small_letters(line)
    return any(one.small.search(small) for one in _repealed())


@lru_cache(maxsize=1)
def _repealed() -> tuple[_Repealed, ...]:
    table = Path(__file__).with_name("repealed.md").read_text(encoding="utf-8")
    return tuple(
        _Repealed(re.compile(_BIG.sub(_small, said)), re.compile(said, re.IGNORECASE), row.cells[1])
        for row in read_table(read_source(table, "repealed.md"), 2)
        for said in (row.cells[0].strip("`"),)
    )


def _small(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("\\") else found[0].lower()


def phone(pack: Pack) -> Iterator[Fault]:
    """A telephone number that no row of `channels.md` declares in its name or its way."""
    for book in pack.books:
        declared = {
            number
            for *_, channel in book.table("channels.md", Channel)
            for number in _NUMBER.findall(f"{channel.title} {channel.how}")
        }
        if book.ids("channels.md") is None:
            continue
        for file in book.own:
            for number, line in file.numbered:
                for found in _PHONE.finditer(line):
                    if found[0] not in declared:
                        yield Fault(
                            file.name,
                            number,
                            message(N_("the number {phone} is not in channels.md."), phone=found[0]),
                            message(
                                N_("Wrong numbers are how people are robbed. Only numbers with a source, there.")
                            ),
                        )


def half_width(pack: Pack) -> Iterator[Fault]:
    """Half-width punctuation in a Chinese sentence."""
    hint = message(N_("Chinese sentences take full-width marks: ，。；：？！（）"))
    yield from _spots(pack, _HALF, N_("half-width punctuation in a Chinese sentence: {words}"), hint)


def blank(pack: Pack) -> Iterator[Fault]:
    """A blank inside a Chinese sentence."""
    hint = message(N_("Chinese is written without blanks."))
    yield from _spots(pack, _BLANK, N_("a blank inside a Chinese sentence: {words}"), hint)


def _spots(pack: Pack, pattern: re.Pattern[str], what: str, hint: Message) -> Iterator[Fault]:
    for book in pack.books:
        if book.language != "zh":
            continue
        for file in book.own:
            for number, line in prose(file):
                for found in pattern.finditer(line):
                    words = line[max(0, found.start() - 6) : found.end() + 6]
                    yield Fault(file.name, number, message(what, words=words), hint)


def too_long(pack: Pack) -> Iterator[Fault]:
    """A page that does not fit beside a case."""
    for book in pack.books:
        for file in book.own:
            page = file.value.page if isinstance(file.value, StepPage | ReasonPage) else file.value
            most = LONGEST[book.language]
            size = len(page.body.encode()) if file.folder and isinstance(page, Page) else 0
            if size > most:
                yield Fault(
                    file.name,
                    1,
                    message(N_("the page has {n} bytes; {most} fit beside a case."), n=size, most=most),
                    message(
                        N_("Who needs it is tired. Keep what helps now, and move the rest to a page of its own.")
                    ),
                )
