"""The looks in which a terminal writes, and the shortest way from one to another."""

from __future__ import annotations

from msgspec import Struct

_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What ends an attribute; every terminal that knows the attribute knows it."""
_OF_LETTERS = {"1", "2", "3"}
"""Attributes of which nothing is seen where no letter stands."""


class Look(Struct, frozen=True):
    """The colours of a cell: attributes, foreground, background, as the numbers that ask for them."""

    attributes: tuple[str, ...] = ()
    fore: str = ""
    back: str = ""
    blank: tuple[str, ...] = ("",)
    """What of it is seen where nothing is written: two looks alike in that show a blank in the same way."""

    def after(self, before: Look | None) -> str:
        """The shortest sequence that leads here from another look."""
        anew = ["0", *self.attributes, *filter(None, (self.fore, self.back))]
        if before is None:
            return _sgr(anew)
        step = []
        if before.attributes != self.attributes:
            gone = [one for one in before.attributes if one not in self.attributes]
            if any(one not in _ENDS for one in gone):
                return _sgr(anew)
            ends = dict.fromkeys(_ENDS[one] for one in gone)
            kept = [one for one in before.attributes if one in self.attributes and _ENDS.get(one) not in ends]
            step = [*ends, *(one for one in self.attributes if one not in kept)]
        if before.fore != self.fore:
            step.append(self.fore or "39")
        if before.back != self.back:
            step.append(self.back or "49")
        return min(_sgr(step), _sgr(anew), key=len)


def _sgr(numbers: list[str]) -> str:
    return f"\x1b[{';'.join(numbers)}m"


PLAIN = Look()


def alike_blank(one: Look | None, other: Look) -> bool:
    """Whether a blank is seen alike in two looks."""
    return one is not None and one.blank == other.blank


def read_look(numbers: str) -> Look:
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
    attributes.sort()
    blank = (back,) if _OF_LETTERS.issuperset(attributes) else (back, fore, *attributes)
    return Look(tuple(attributes), fore, back, blank)
