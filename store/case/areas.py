"""Areas of a picture that are painted over in whatever goes to others: a face, a number, an address."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from content.text.cells import half_width
from content.text.words import N_
from store.errors import BadValue

MOST = 200
"""Areas that one picture may have."""
_PART = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(%?)")


class Area(Struct, frozen=True):
    """A part of a picture as it is seen upright: where it begins from the left and the top, how wide and high.

    Each number is in pixels, or with `%` in hundredths of the picture's width or height.
    """

    text: str

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in pixels of a picture of this size, rounded so that it is rather too large.

        It ends where the picture ends; outside of it the area is empty.
        """
        left, top, wide, high = (
            float(part.rstrip("%")) * (whole / 100 if part.endswith("%") else 1)
            for part, whole in zip(self.text.split(","), (width, height, width, height), strict=True)
        )
        right, bottom = -int(-(left + wide) // 1), -int(-(top + high) // 1)
        return min(int(left), width), min(int(top), height), min(right, width), min(bottom, height)


def parse_area(text: str) -> Area:
    """Read `x,y,w,h`, such as `120,300,400,60` or `10%,20%,30%,5%`. Raises `BadValue`."""
    parts = re.split(r"\s*[,;、\s]\s*", half_width(text).strip())
    found = [_PART.fullmatch(part) for part in parts]
    if len(parts) != 4 or not all(found):
        raise BadValue(
            N_("“{text}” is no area; write x,y,width,height in pixels or percents, such as 10%,20%,30%,5%."),
            text=text,
        )
    kept = [f"{one[1]}{one[2]}" for one in found if one]
    if any(float(part.rstrip("%")) == 0 for part in kept[2:]):
        raise BadValue(N_("The area “{text}” is empty; nothing would be hidden."), text=text)
    if any(part.endswith("%") and float(part[:-1]) > 100 for part in kept):
        raise BadValue(N_("The area “{text}” lies outside of the picture."), text=text)
    return Area(",".join(kept))


def areas_of(text: str) -> tuple[str, ...]:
    """Several areas parted by `;`, as they are kept. Raises `BadValue`."""
    parts = (part.strip() for part in half_width(text).replace("；", ";").split(";"))
    return tuple(parse_area(part).text for part in parts if part)


def joined_areas(areas: Iterable[str]) -> str:
    """Areas as `areas_of` reads them."""
    return "; ".join(areas)
