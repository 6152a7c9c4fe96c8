"""Damage: lets through to the terminal only the cells that change.

Textual repaints whole pieces of lines, each with its colours spelled out. Over a slow line that is felt: a key
costs kilobytes. This keeps what every cell shows and writes only what differs, with the shortest colours.
Where it cannot be sure how wide a terminal draws something, it writes the line as it came.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from content.text.cells import clusters
from tui.desk.terminal.pen import PLAIN, Look, alike_blank, read_look

_TOKEN = re.compile(
    r"\x1b\[(?P<mark>[?<>=]?)(?P<numbers>[\d;]*)(?P<final>[ -/]*[@-~])"
    r"|(?P<told>\x1b\][^\x00-\x1f\x7f]*(?:\x07|\x1b\\))"
    r"|(?P<newline>\r?\n)"
    r"|(?P<other>\x1b[^\[]|[\x00-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
)
_SURE = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x2010, 0x2027), (0x2030, 0x205E), (0x2190, 0x21FF), (0x2460, 0x24FF),
    (0x2500, 0x25FF), (0x2610, 0x2612), (0x2713, 0x2713), (0x3000, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7A3),
    (0xFF01, 0xFF60), (0xFFE0, 0xFFE6),
)  # fmt: skip
"""The characters on whose width every terminal agrees, first and last of each range."""
_HARMLESS = {"?2026h", "?2026l", "?25h", "?25l"}


@lru_cache(maxsize=8192)
def _is_sure(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _SURE)


class _Pieces(Struct, frozen=True):
    """A text of sure width: its clusters, and its cells; the second half of a wide one is empty."""

    clusters: tuple[tuple[str, int], ...]
    cells: list[str]


@lru_cache(maxsize=1024)
def _pieces(text: str) -> _Pieces | None:
    """A text in pieces; None when not every terminal draws it in the same cells."""
    if not (text.isascii() or all(map(_is_sure, text))):
        return None
    found = tuple(clusters(text))
    if any(width < 1 for _, width in found):
        return None
    return _Pieces(found, [half for char, width in found for half in (char, *[""] * (width - 1))])


class _Row:
    """What is known of the cells of a line: what stands in each and how it looks; None where nothing is known."""

    def __init__(self) -> None:
        self.chars: list[str | None] = []
        self.looks: list[Look | None] = []

    def shows(self, at: int, cells: list[str], look: Look) -> bool:
        """Whether these cells stand there already, all in this look."""
        end = at + len(cells)
        return self.chars[at:end] == cells and self.looks[at:end] == [look] * len(cells)

    def reach(self, end: int) -> None:
        """Have a place for each cell before `end`."""
        missing: list[None] = [None] * (end - len(self.chars))
        self.chars += missing
        self.looks += missing

    def put(self, at: int, cells: list[str], look: Look) -> None:
        """Note cells; a half of a wide character that they cut off is unknown from now on."""
        end = at + len(cells)
        self._cut_off(at)
        if self.chars[end] == "":
            self.chars[end] = None
        self.chars[at:end] = cells
        self.looks[at:end] = [look] * len(cells)

    def forget_from(self, at: int) -> None:
        """Know nothing of the cells from there on."""
        self.reach(at + 1)
        self._cut_off(at)
        del self.chars[at:], self.looks[at:]

    def _cut_off(self, at: int) -> None:
        """What is written at a second half destroys the first one."""
        if self.chars[at] == "":
            self.chars[at - 1] = None


class Damage:
    """Turns what Textual writes into what the terminal needs. Knows nothing of the screen until it is written."""

    def __init__(self) -> None:
        self._looks: dict[str, Look] = {"": PLAIN, "0": PLAIN}
        self.forget()

    def forget(self) -> None:
        """Know nothing any more: the terminal may show anything."""
        self._rows: dict[int, _Row] = {}
        self._x = self._y = 0
        self._look = PLAIN
        self._pen: Look | None = None  # what the terminal writes in
        self._at: tuple[int, int] | None = None  # where the terminal's cursor is
        self._raw = False  # the rest of this line goes through as it comes
        self._told = False  # whether Textual has painted since; else the cursor is where the terminal left it

    def feed(self, data: str) -> str:
        """What has to be written so that the terminal shows what `data` asks for."""
        out: list[str] = []
        end = 0
        for match in _TOKEN.finditer(data):
            if match.start() != end:
                return self._give_up(out, data[end:])
            end = match.end()
            if match["text"] is not None:
                self._told = True
                self._text(match["text"], out)
            elif match["newline"] is not None:
                self._x, self._y, self._raw, self._told = 0, self._y + 1, False, True
            elif match["told"] is not None:
                out.append(match[0])  # for the terminal beside its cells: a pointer, a clipboard, a title
            elif match["other"] is not None or not self._control(match, out):
                return self._give_up(out, data[match.start() :])
        if end != len(data):
            return self._give_up(out, data[end:])
        if self._told and not self._raw:
            self._reach(out)
        return "".join(out)

    def _control(self, match: re.Match[str], out: list[str]) -> bool:
        """Take a control sequence; False when it is not one of the few that paint."""
        mark, numbers, final = match["mark"], match["numbers"], match["final"]
        if final == "m" and not mark:
            self._look, self._told = self._looked_up(numbers), True
            if self._raw:
                out.append(match[0])
        elif final == "H" and not mark:
            line, _, column = numbers.partition(";")
            self._y, self._x, self._raw, self._told = int(line or 1) - 1, int(column or 1) - 1, False, True
        elif mark + numbers + final in _HARMLESS:
            out.append(match[0])
        else:
            return False
        return True

    def _give_up(self, out: list[str], rest: str) -> str:
        """Let the rest through as it is, and begin anew after it."""
        if self._told:
            if not self._raw:
                self._reach(out)
            out.append(self._look.after(None))
        written = "".join(out) + rest
        self.forget()
        return written

    def _text(self, text: str, out: list[str]) -> None:
        pieces = None if self._raw else _pieces(text)
        if pieces is None:
            self._literally(text, out)
            return
        row, look, end = self._rows.setdefault(self._y, _Row()), self._look, self._x + len(pieces.cells)
        if row.shows(self._x, pieces.cells, look):
            self._x = end
            return
        row.reach(end + 1)
        begin = at = self._x
        chars, looks, pen = row.chars, row.looks, self._pen
        here = self._at[0] if self._at and self._at[1] == self._y else -1
        for char, width in pieces.clusters:
            known = looks[at]
            if chars[at] != char or not (known is look or (char == " " and alike_blank(known, look))):
                if here != at:
                    self._go(at, here, out)
                if not (pen is look or (char == " " and alike_blank(pen, look))):
                    out.append(look.after(pen))
                    pen = self._pen = look
                out.append(char)
                here = at + width
            at += width
        self._x = end
        if here >= 0:
            self._at = (here, self._y)
        row.put(begin, pieces.cells, look)

    def _literally(self, text: str, out: list[str]) -> None:
        """Write text whose width is not sure; after it nothing on this line is known."""
        if not self._raw:
            self._reach(out)
            out.append(self._look.after(None))
            self._raw = True
        out.append(text)
        self._rows.setdefault(self._y, _Row()).forget_from(self._x)
        self._at, self._pen = None, None

    def _reach(self, out: list[str]) -> None:
        """Move the terminal's cursor to where Textual wants it."""
        if self._at != (self._x, self._y):
            self._go(self._x, self._at[0] if self._at and self._at[1] == self._y else -1, out)
            self._at = (self._x, self._y)

    def _go(self, to: int, here: int, out: list[str]) -> None:
        """Move the terminal's cursor to a column of Textual's line, from another of it or, -1, from elsewhere."""
        if 0 <= here < to:
            move = f"\x1b[{to - here}C" if to - here > 1 else "\x1b[C"
            out.append(self._rewritten(here, to, len(move)) or move)
        else:
            out.append(f"\x1b[{self._y + 1};{to + 1}H")

    def _rewritten(self, begin: int, end: int, less: int) -> str:
        """What stands in these cells, if to write it once more takes less than that and no other look."""
        row, pen = self._rows.get(self._y), self._pen
        if end - begin >= less or row is None or pen is None or len(row.chars) < end:
            return ""
        again = ""
        for char, look in zip(row.chars[begin:end], row.looks[begin:end], strict=True):
            if not char or not (look is pen or (char == " " and alike_blank(look, pen))):
                return ""
            again += char
        return again if len(again.encode()) < less else ""

    def _looked_up(self, numbers: str) -> Look:
        found = self._looks.get(numbers)
        if found is None:
            read = read_look(numbers)  # each look is there once, that they can be told apart quickly
            found = self._looks[numbers] = next((one for one in self._looks.values() if one == read), read)
        return found
