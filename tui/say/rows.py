"""Many cases, a line each: made from their outlines alone, so that no case has to be opened for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from content.text.cells import cut, pad, plain
from content.text.words import Translator
from store.board.marks import Mark
from store.board.outline import NEVER, Outline
from store.case.turns import TURN_WORDS
from tui.say.moments import moment, money


class Rows:
    """Writes lines in one language, for one moment and one width."""

    def __init__(self, tr: Translator, now: datetime, width: int) -> None:
        self.tr, self.now, self.width = tr, now, width

    def cases(self, outlines: Sequence[Outline]) -> list[str]:
        """A line for each case under headings that say whose move it is: number, title, amount, date, step."""
        wide = len(str(max((one.number for one in outlines), default=0)))
        titles = min(24, max(8, self.width // 4))
        room = max(0, self.width - wide - titles - 35)
        lines: list[str] = []
        for turn, group in groupby(outlines, key=lambda one: one.turn):
            members = list(group)
            lines.append(f"{self.tr(TURN_WORDS[turn])} {len(members)}")
            for one in members:
                due = "" if one.place[2] == NEVER else self._moment(one.place[2])
                title = pad(cut(plain(one.title, most=80), titles), titles)
                head = f"{one.number:>{wide}}  {title}  {money(one.amount):>11}  {due:<16}"
                lines.append(f"{head}  {cut(plain(one.step), room)}")
        return lines

    def marks(self, marks: Sequence[Mark], titles: Mapping[int, str]) -> list[str]:
        """A line for each place on the line of time: number, date, case, what ends; `titles` are those of cases."""
        wide = len(str(max((one.number for one in marks), default=0)))
        half = max(8, (self.width - wide - 23) // 2)
        lines: list[str] = []
        for one in marks:
            title = pad(cut(plain(titles[one.number], most=80), half), half)
            lines.append(
                f"{one.number:>{wide}}  {self._moment(one.at):<16}  {title}  {cut(plain(one.title), half)}"
            )
        return lines

    def _moment(self, at: float) -> str:
        return moment(datetime.fromtimestamp(at, self.now.tzinfo), self.now)
