"""The cells of a table row, each read into what it holds, by the id of its column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from content.pack.arguing import Narrower
from content.pack.columns import NamedRow
from content.pack.errors import PlaybookError
from content.pack.flow import ID
from content.pack.markdown import Source
from content.pack.model import Clock, Effect, Lasts
from content.pack.origins import Origin, origin_of
from content.text.words import N_, message

_E = TypeVar("_E", bound=StrEnum)

CLOCK_WORDS = {"小时": Clock.HOURS, "天": Clock.DAYS, "民法日": Clock.CIVIL_DAYS, "工作日": Clock.WORKDAYS}
_PERISH_CLOCKS = CLOCK_WORDS | {clock.value: clock for clock in Clock} | {"hour": Clock.HOURS, "day": Clock.DAYS}
EFFECT_WORDS = {"失权": Effect.LOSE, "应答": Effect.EXPECT, "对方": Effect.THEIRS, "自动": Effect.HAPPENS}
NEED_WORDS = {"required": True, "必需": True, "helpful": False, "有助": False}


class Cells:
    """The cells of one row, read by the ids of their columns; every complaint names the row's line."""

    def __init__(self, source: Source, row: NamedRow) -> None:
        self.file, self.line, self._cells = source.file, row.line, row.cells

    def fail(self, what: str, /, **values: object) -> PlaybookError:
        """The complaint about this row."""
        return PlaybookError(self.file, self.line, message(what, **values))

    def text(self, column: str) -> str:
        """The plain text of a cell, which may be empty."""
        return self._cells[column]

    def filled(self, column: str) -> str:
        """A cell that may not be empty."""
        text = self.text(column)
        if not text:
            raise self.fail(N_("a cell that must be filled is empty."))
        return text

    def id(self, column: str = "id") -> str:
        """A cell that holds one id."""
        text = self.text(column).strip("`")
        if not re.fullmatch(ID, text):
            raise self.fail(N_("“{text}” is not an id."), text=text)
        return text

    def ids(self, column: str) -> tuple[str, ...]:
        """A cell of ids with blanks or commas between."""
        return tuple(part.strip("`") for part in re.split(r"[\s,，、]+", self.text(column)) if part)

    def words(self, column: str) -> tuple[str, ...]:
        """A cell of words with commas between."""
        return tuple(part.strip() for part in re.split(r"[,，、;；]", self.text(column)) if part.strip())

    def narrower(self, column: str) -> tuple[Narrower, ...]:
        """A cell of “words: what is argued [cards of law]”, with semicolons between; the cards may be missing."""
        return tuple(
            self._narrower(one.strip()) for one in re.split(r"[;；]", self.text(column)) if one.strip("—- ")
        )

    def _narrower(self, text: str) -> Narrower:
        words, argument = [part.strip() for part in (*re.split("[:：]", text, maxsplit=1), "")][:2]
        if not words or not argument:
            raise self.fail(N_("“{text}” is not words, a colon, and what is argued."), text=text)
        argument, _, laws = argument.rstrip("]").partition("[")
        return Narrower(tuple(filter(None, re.split("[,，、]\\s*", words))), argument.strip(), tuple(laws.split()))

    def day(self, column: str) -> date:
        """A cell that holds a day."""
        text = self.text(column)
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.fail(N_("“{text}” is not a date like 2026-11-23."), text=text) from None

    def word(self, column: str, kind: type[_E], words: Mapping[str, _E]) -> _E:
        """A cell that holds one of a few words."""
        return self._word(self.text(column), kind, words)

    def effect(self, column: str) -> tuple[Effect, str]:
        """What a limit does, and the choice that opens after it."""
        first, _, choice = self.text(column).partition(" ")
        return self._word(first, Effect, EFFECT_WORDS), choice.strip().strip("`")

    def amount(self, column: str) -> tuple[int, int]:
        """A number, or the two ends of a range."""
        text = self.text(column)
        match = re.fullmatch(r"([0-9]{1,6})(?:\s*[-–~]\s*([0-9]{1,6}))?", text)
        if not match:
            raise self.fail(N_("“{text}” is not a number or a range like 7-15."), text=text)
        least, most = int(match[1]), int(match[2] or match[1])
        if not 0 < least <= most:
            raise self.fail(N_("“{text}” is nothing, or runs backwards."), text=text)
        return least, most

    def number(self, column: str) -> float:
        """A number above 0 that may have a fraction, or 0 where the cell is empty or a dash."""
        text = self.text(column)
        if text in ("", "—", "–", "-", "?"):
            return 0
        if not re.fullmatch(r"[0-9]{1,4}(?:\.[0-9]{1,2})?", text):
            raise self.fail(N_("“{text}” is not a number."), text=text)
        return float(text)

    def origins(self, column: str) -> tuple[Origin, ...]:
        """Where a clock may start, the first that is known first: `refused-on step`."""
        text = self.filled(column).replace("`", "")
        return tuple(origin_of(name) for name in re.split(r"[\s,，、]+", text))

    def perishes(self, column: str) -> tuple[str, Lasts | None]:
        """Words, and before them how long one may wait: `48 小时：…`, `1 days received-on: …`."""
        text = self.text(column)
        match = re.match(rf"(\d{{1,4}})\s*([a-z-]+|[一-龥]+)(?:\s+(step:{ID}|{ID}))?\s*[:：]\s*", text)
        if not match or match[2] not in _PERISH_CLOCKS:
            return text, None
        start = origin_of(match[3]) if match[3] else None
        return text[match.end() :], Lasts(int(match[1]), _PERISH_CLOCKS[match[2]], start)

    def required(self, column: str) -> bool:
        """Whether something is needed or only helps."""
        text = self.text(column)
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
