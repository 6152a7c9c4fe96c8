"""Reads each file of a playbook into its values: one small function per kind of file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from content.pack.errors import PlaybookError
from content.pack.flow import ID, parse_flow
from content.pack.markdown import (
    Row,
    Source,
    read_fence,
    read_source,
    read_table,
    read_todos,
    title_of,
    without_tags,
)
from content.pack.meaningfile import meanings_of
from content.pack.meanings import Meanings
from content.pack.model import (
    Channel,
    Clock,
    Confidence,
    Effect,
    EvidenceKind,
    Flow,
    Lasts,
    Law,
    LetterTemplate,
    Limit,
    Meta,
    Need,
    Page,
    Reason,
    ReasonPage,
    Reply,
    StepPage,
)
from content.text.words import N_, message

_E = TypeVar("_E", bound=StrEnum)
_V = TypeVar("_V")

CLOCK_WORDS = {"小时": Clock.HOURS, "天": Clock.DAYS, "民法日": Clock.CIVIL_DAYS, "工作日": Clock.WORKDAYS}
_PERISH_CLOCKS = CLOCK_WORDS | {clock.value: clock for clock in Clock} | {"hour": Clock.HOURS, "day": Clock.DAYS}
EFFECT_WORDS = {"失权": Effect.LOSE, "应答": Effect.EXPECT, "对方": Effect.THEIRS}
NEED_WORDS = {"required": True, "必需": True, "helpful": False, "有助": False}


class _Cells:
    """The cells of one row, read one by one; every complaint names the row's line."""

    def __init__(self, source: Source, row: Row) -> None:
        self.file, self.line, self._cells = source.file, row.line, list(row.cells)

    def fail(self, what: str, /, **values: object) -> PlaybookError:
        return PlaybookError(self.file, self.line, message(what, **values))

    def text(self) -> str:
        return self._cells.pop(0)

    def filled(self) -> str:
        text = self.text()
        if not text:
            raise self.fail(N_("a cell that must be filled is empty."))
        return text

    def id(self) -> str:
        text = self.text().strip("`")
        if not re.fullmatch(ID, text):
            raise self.fail(N_("“{text}” is not an id."), text=text)
        return text

    def ids(self) -> tuple[str, ...]:
        return tuple(part.strip("`") for part in re.split(r"[\s,，、]+", self.text()) if part)

    def day(self) -> date:
        text = self.text()
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.fail(N_("“{text}” is not a date like 2026-11-23."), text=text) from None

    def word(self, kind: type[_E], words: Mapping[str, _E]) -> _E:
        return self._word(self.text(), kind, words)

    def effect(self) -> tuple[Effect, str]:
        first, _, choice = self.text().partition(" ")
        return self._word(first, Effect, EFFECT_WORDS), choice.strip().strip("`")

    def amount(self) -> tuple[int, int]:
        text = self.text()
        match = re.fullmatch(r"(\d{1,6})(?:\s*[-–~]\s*(\d{1,6}))?", text)
        if not match:
            raise self.fail(N_("“{text}” is not a number or a range like 7-15."), text=text)
        least = int(match[1])
        return least, int(match[2] or least)

    def perishes(self) -> tuple[str, Lasts | None]:
        """Words, and before them how long one may wait: `48 小时：…`, `1 days received-on: …`."""
        text = self.text()
        match = re.match(rf"(\d{{1,4}})\s*([a-z-]+|[一-龥]+)(?:\s+(step:{ID}|{ID}))?\s*[:：]\s*", text)
        if not match or match[2] not in _PERISH_CLOCKS:
            return text, None
        return text[match.end() :], Lasts(int(match[1]), _PERISH_CLOCKS[match[2]], match[3] or "")

    def required(self) -> bool:
        text = self.text()
        if text not in NEED_WORDS:
            raise self.fail(N_("“{text}” is none of: {known}."), text=text, known=", ".join(NEED_WORDS))
        return NEED_WORDS[text]

    def _word(self, text: str, kind: type[_E], words: Mapping[str, _E]) -> _E:
        if text in words:
            return words[text]
        try:
            return kind(text)
        except ValueError:
            known = ", ".join(str(member) for member in kind)
            raise self.fail(N_("“{text}” is none of: {known}."), text=text, known=known) from None


def read_meta(text: str, file: str) -> Meta:
    """Read the front matter of `playbook.md`."""
    source = read_source(text, file)
    checked = _front(source, "checked_on", date)
    if isinstance(checked, datetime):
        checked = checked.date()
    return Meta(
        _front(source, "id", str),
        _front(source, "language", str),
        _front(source, "title", str),
        _front(source, "version", str),
        checked,
        _front(source, "base", str, ""),
        tuple(_front(source, "without", list, [])),
    )


def read_flow(text: str, file: str) -> Flow:
    """Read the one Mermaid chart of `flow.md`."""
    lines, first = read_fence(read_source(text, file), "mermaid")
    return parse_flow(lines, file, first)


def read_reasons(text: str, file: str) -> dict[str, Reason]:
    """Read `reasons.md`."""
    return _table(text, file, 4, lambda c: Reason(c.id(), c.filled(), c.filled(), c.text()))


def read_evidence(text: str, file: str) -> dict[str, EvidenceKind]:
    """Read `evidence.md`."""
    return _table(
        text,
        file,
        6,
        lambda c: EvidenceKind(c.id(), c.filled(), c.filled(), c.text(), c.text(), *c.perishes()),
    )


def read_limits(text: str, file: str) -> dict[str, Limit]:
    """Read `limits.md`."""
    return _table(text, file, 10, _limit)


def _limit(cells: _Cells) -> Limit:
    name, steps, title = cells.id(), cells.ids(), cells.filled()
    least, most = cells.amount()
    clock, starts = cells.word(Clock, CLOCK_WORDS), cells.filled().strip("`")
    effect, opens = cells.effect()
    source, confidence = cells.filled(), cells.word(Confidence, {})
    steps = () if steps == ("*",) else steps
    return Limit(name, steps, title, least, most, clock, starts, effect, opens, source, confidence, cells.day())


def read_channels(text: str, file: str) -> dict[str, Channel]:
    """Read `channels.md`."""
    return _table(
        text,
        file,
        8,
        lambda c: Channel(
            c.id(),
            c.filled(),
            c.filled(),
            c.text(),
            c.text(),
            c.filled(),
            c.word(Confidence, {}),
            c.day(),
        ),
    )


def read_laws(text: str, file: str) -> dict[str, Law]:
    """Read `laws.md`."""
    return _table(
        text,
        file,
        7,
        lambda c: Law(c.id(), c.filled(), c.text(), c.text(), c.filled(), c.text(), c.day()),
    )


def read_replies(text: str, file: str) -> dict[str, Reply]:
    """Read `replies.md`."""
    return _table(text, file, 5, lambda c: Reply(c.id(), c.filled(), c.filled(), c.ids(), c.text()))


def read_meanings(text: str, file: str) -> Meanings:
    """Read `meanings.md`."""
    return meanings_of(read_source(text, file))


def read_page(text: str, file: str) -> Page:
    """Read a page of guidance; its id is its path without `.md`."""
    return _page(read_source(text, file))


def read_step(text: str, file: str) -> StepPage:
    """Read `steps/<id>.md`."""
    source = read_source(text, file)
    return StepPage(
        action=_front(source, "action", str, ""),
        needs=tuple(_front(source, "needs", list, [])),
        letters=tuple(_front(source, "letters", list, [])),
        outcome=_front(source, "outcome", str, ""),
        todos=read_todos(source),
        page=_page(source),
    )


def read_reason(text: str, file: str) -> ReasonPage:
    """Read `reasons/<id>.md`."""
    source = read_source(text, file)
    rows = (_Cells(source, row) for row in read_table(source, 3))
    needs = tuple(Need(cells.id(), cells.required(), cells.text()) for cells in rows)
    moot = tuple(_front(source, "moot", list, []))
    return ReasonPage(_front(source, "label", str, ""), needs, _page(source), moot)


def read_letter(text: str, file: str) -> LetterTemplate:
    """Read `letters/<id>.md`; its id is its file name."""
    source = read_source(text, file)
    return LetterTemplate(
        id=file.rsplit("/", 1)[-1].removesuffix(".md"),
        title=_front(source, "title", str),
        to=_front(source, "to", str),
        channel=_front(source, "channel", str),
        steps=tuple(_front(source, "step", list, [])),
        limit=_front(source, "limit", int, 0),
        body=source.body.strip("\n"),
    )


def _page(source: Source) -> Page:
    return Page(source.file.removesuffix(".md"), title_of(source), without_tags(source.body))


def _table(text: str, file: str, columns: int, make: Callable[[_Cells], _V]) -> dict[str, _V]:
    source = read_source(text, file)
    values: dict[str, _V] = {}
    for row in read_table(source, columns):
        value = make(_Cells(source, row))
        name = row.cells[0].strip("`")
        if name in values:
            raise PlaybookError(file, row.line, message(N_("{id} is declared twice."), id=name))
        values[name] = value
    return values


def _front(source: Source, key: str, kind: type[_V], default: Any = None) -> _V:
    value = source.front.get(key, default)
    if isinstance(value, str) and kind is list:
        value = [value]
    if isinstance(value, int | float) and kind is str:
        value = str(value)
    if not isinstance(value, kind) or (isinstance(value, list) and not all(isinstance(v, str) for v in value)):
        what = N_("the front matter needs “{key}”.") if value is None else N_("“{key}” has the wrong form.")
        raise PlaybookError(source.file, 1, message(what, key=key))
    return value
