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


class _Look(Struct, frozen=True):
    """The colours of a cell: attributes, foreground, background, as the numbers that ask for them."""

    attributes: str = ""
    fore: str = ""
    back: str = ""

    def after(self, before: _Look | None) -> str:
        """The shortest sequence that leads here from another look."""
        if before is not None and before.attributes == self.attributes:
            parts = []
            if before.fore != self.fore:
                parts.append(self.fore or "39")
            if before.back != self.back:
                parts.append(self.back or "49")
        else:
            parts = ["0", self.attributes, self.fore, self.back]
        return f"\x1b[{';'.join(part for part in parts if part)}m"


_PLAIN = _Look()


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
        self.looks: list[_Look | None] = []

    def shows(self, at: int, cells: list[str], look: _Look) -> bool:
        """Whether these cells stand there already, all in this look."""
        end = at + len(cells)
        return self.chars[at:end] == cells and self.looks[at:end] == [look] * len(cells)

    def reach(self, end: int) -> None:
        """Have a place for each cell before `end`."""
        missing: list[None] = [None] * (end - len(self.chars))
        self.chars += missing
        self.looks += missing

    def put(self, at: int, cells: list[str], look: _Look) -> None:
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
        self._looks: dict[str, _Look] = {"": _PLAIN, "0": _PLAIN}
        self.forget()

    def forget(self) -> None:
        """Know nothing any more: the terminal may show anything."""
        self._rows: dict[int, _Row] = {}
        self._x = self._y = 0
        self._look = _PLAIN
        self._pen: _Look | None = None  # what the terminal writes in
        self._at: tuple[int, int] | None = None  # where the terminal's cursor is
        self._raw = False  # the rest of this line goes through as it comes

    def feed(self, data: str) -> str:
        """What has to be written so that the terminal shows what `data` asks for."""
        out: list[str] = []
        end = 0
        for match in _TOKEN.finditer(data):
            if match.start() != end:
                return self._give_up(out, data[end:])
            end = match.end()
            if match["text"] is not None:
                self._text(match["text"], out)
            elif match["newline"] is not None:
                self._x, self._y, self._raw = 0, self._y + 1, False
            elif match["told"] is not None:
                out.append(match[0])  # for the terminal beside its cells: a pointer, a clipboard, a title
            elif match["other"] is not None or not self._control(match, out):
                return self._give_up(out, data[match.start() :])
        if end != len(data):
            return self._give_up(out, data[end:])
        if not self._raw and self._at != (self._x, self._y):
            self._go(out)
        return "".join(out)

    def _control(self, match: re.Match[str], out: list[str]) -> bool:
        """Take a control sequence; False when it is not one of the few that paint."""
        mark, numbers, final = match["mark"], match["numbers"], match["final"]
        if final == "m" and not mark:
            self._look = self._looked_up(numbers)
            if self._raw:
                out.append(match[0])
        elif final == "H" and not mark:
            line, _, column = numbers.partition(";")
            self._y, self._x, self._raw = int(line or 1) - 1, int(column or 1) - 1, False
        elif mark + numbers + final in _HARMLESS:
            out.append(match[0])
        else:
            return False
        return True

    def _give_up(self, out: list[str], rest: str) -> str:
        """Let the rest through as it is, and begin anew after it."""
        if not self._raw and self._at != (self._x, self._y):
            self._go(out)
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
        begin = self._x
        for char, width in pieces.clusters:
            if row.chars[self._x] != char or row.looks[self._x] != look:
                if self._at != (self._x, self._y):
                    self._go(out)
                if self._pen != look:
                    out.append(look.after(self._pen))
                    self._pen = look
                out.append(char)
                self._at = (self._x + width, self._y)
            self._x += width
        row.put(begin, pieces.cells, look)

    def _literally(self, text: str, out: list[str]) -> None:
        """Write text whose width is not sure; after it nothing on this line is known."""
        if not self._raw:
            self._go(out)
            out.append(self._look.after(None))
            self._raw = True
        out.append(text)
        self._rows.setdefault(self._y, _Row()).forget_from(self._x)
        self._at, self._pen = None, None

    def _go(self, out: list[str]) -> None:
        """Move the terminal's cursor to where Textual wants it."""
        forward = self._x - self._at[0] if self._at and self._at[1] == self._y else 0
        if forward > 0:
            out.append(f"\x1b[{forward}C" if forward > 1 else "\x1b[C")
        else:
            out.append(f"\x1b[{self._y + 1};{self._x + 1}H")
        self._at = (self._x, self._y)

    def _looked_up(self, numbers: str) -> _Look:
        found = self._looks.get(numbers)
        if found is None:
            found = self._looks[numbers] = _read_look(numbers)
        return found


def _read_look(numbers: str) -> _Look:
    """Read the numbers of a colour sequence; Textual spells a whole look out in each."""
    attributes: list[str] = []
    fore = back = ""
    parts = numbers.split(";")
    at = 0
    while at < len(parts):
        part = parts[at]
        if part in ("38", "48"):
            size = 5 if parts[at + 1 : at + 2] == ["2"] else 3
            colour = ";".join(parts[at : at + size])
            at += size
            if part == "38":
                fore = colour
            else:
                back = colour
            continue
        if part[:1] in ("3", "9") and len(part) == 2:
            fore = part
        elif (part[:1] == "4" and len(part) == 2) or (part[:2] == "10" and len(part) == 3):
            back = part
        elif part not in ("", "0"):
            attributes.append(part)
        at += 1
    return _Look(";".join(attributes), fore, back)
