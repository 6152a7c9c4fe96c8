"""Text of others made safe to show, and measured as a terminal measures it: in cells."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, east_asian_width, normalize

MOST = 4_000
"""Characters that are shown of one text unless told otherwise."""

SHORT = 160
"""Characters below which the cells of a text are remembered."""

CUT = "…"
"""The mark at the place where a text was cut."""

_DANGLING = " \u3000:：,，;；、·(（"
"""What says nothing before `CUT`."""

_STUB = re.compile(r"(?<=\s)[A-Za-z]{1,3}$")
"""So little of a word that nobody knows which."""

_SEQUENCE = (
    r"(?s)\x1b[\]PX^_].*?(?:\x07|\x1b\\|\x9c|$)"  # strings for the terminal: titles, links, clipboards
    r"|[\x90\x98\x9d\x9e\x9f].*?(?:\x07|\x1b\\|\x9c|$)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # control sequences: colours, cursor, screen
    r"|\x1b[ -/]*[0-~]?"
)
_BREAK = r"\r\n?|[\n\v\f\x85\u2028\u2029]"
# controls, halves of surrogates, bidi controls, invisible characters; the joiners of emoji and scripts stay
_UNSEEN = (
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_HALF = r"[\ud800-\udfff]"
_ABOVE = ((0x300, 0x36F), (0x483, 0x489), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F))
"""The characters that stand above others, first and last of each range."""
_MARKS = frozenset(chr(code) for first, last in _ABOVE for code in range(first, last + 1))
_MARK = f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in _ABOVE)}]"
_FLAGS_AND_TONES = frozenset(map(chr, (*range(0x1F1E6, 0x1F200), *range(0x1F3FB, 0x1F400))))
_STACK = f"({_MARK}{{4}}){_MARK}+"


def plain(text: str, multiline: bool = False, most: int = MOST) -> str:
    """Make a text safe to show: nothing in it can move a cursor, turn the direction or flood the screen.

    Escape sequences, controls and invisible characters go, tabs become blanks, what cannot be encoded becomes
    `�`. Line breaks stay only when `multiline`; else they become blanks. A text longer than `most` characters
    is cut and ends in `CUT`.
    """
    # nearly every text is harmless; the patterns are compiled when the first one comes that is not
    if len(text) <= most and text.isprintable() and _MARKS.isdisjoint(text):
        return text
    shown = text[: most * 4]  # what is thrown away must not cost time either
    shown = re.sub(_SEQUENCE, "", shown)
    shown = re.sub(_BREAK, "\n" if multiline else " ", shown).replace("\t", " ")
    shown = re.sub(_UNSEEN, "", shown)
    shown = re.sub(_STACK, r"\1", re.sub(_HALF, "\ufffd", shown))
    if len(shown) > most or len(text) > most * 4:
        shown = shown[: most - 1].rstrip() + CUT
    return shown


@lru_cache(maxsize=8192)
def _width(char: str) -> int:
    """Cells of one character: 2 for wide ones, 0 for those that add to the one before."""
    if category(char) in ("Mn", "Me", "Cf", "Cc") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1


def clusters(text: str) -> list[tuple[str, int]]:
    """The text in the pieces that a terminal draws as one, each with its cells."""
    each = [(char, _width(char)) for char in text]
    if _FLAGS_AND_TONES.isdisjoint(text) and all(width for _, width in each):
        return each
    found: list[tuple[str, int]] = []
    joined = False
    for char, width in each:
        before, cells_before = found[-1] if found else ("", 0)
        flag = "\U0001f1e6" <= char <= "\U0001f1ff"
        if found and (width == 0 or joined or "\U0001f3fb" <= char <= "\U0001f3ff"):
            widened = 2 if char == "\ufe0f" and category(before[0])[0] == "S" else cells_before
            found[-1] = (before + char, widened)
        elif flag and len(before) == 1 and "\U0001f1e6" <= before <= "\U0001f1ff":
            found[-1] = (before + char, 2)
        else:
            found.append((char, width))
        joined = char == "\u200d" and bool(found) and found[-1][1] == 2
    return found


def cells(text: str) -> int:
    """How many cells of a terminal a text fills."""
    if text.isascii():
        return len(text)
    return _short_cells(text) if len(text) < SHORT else sum(width for _, width in clusters(text))


@lru_cache(maxsize=16_384)
def _short_cells(text: str) -> int:
    return sum(width for _, width in clusters(text))


def cut(text: str, width: int) -> str:
    """The text, cut to `width` cells; where it was cut it ends in `CUT`, after no mark and no stub of a word."""
    if cells(text) <= width:
        return text
    kept, room = "", width - 1
    for cluster, size in clusters(text):
        if size > room:
            break
        kept, room = kept + cluster, room - size
    after = text[len(kept) : len(kept) + 1]
    if after.isascii() and after.isalpha():
        whole = _STUB.sub("", kept)
        kept = whole if len(whole) * 3 >= len(kept) * 2 else kept
    return (kept.rstrip(_DANGLING) + CUT) if width > 0 else ""


def pad(text: str, width: int) -> str:
    """The text with blanks after it up to `width` cells."""
    return text + " " * (width - cells(text))


def half_width(text: str) -> str:
    """A text with full-width letters, digits and marks as their usual forms, for comparing."""
    return normalize("NFKC", text)
