"""Pictures as they stand on a page: no larger than paper shows, turned the right way, without what they carry."""

from __future__ import annotations

import os
from math import ceil
from pathlib import Path

from msgspec import Struct

LONGEST, QUALITY = 2_000, 85
"""Pixels of the longer side, at which the small print of a phone page is read, and how finely JPEG keeps them."""
SOME, SMALL = 20, 1_700
"""Of more pictures than this each is smaller: all of them are in memory at once where they are set on pages."""
MANY, SMALLER, COARSER = 40, 1_400, 75
"""Of more than this each is smaller and coarser: nobody takes in a file of hundreds of megabytes."""
NEAR, PHOTOGRAPH = 1.1, 1.25
"""So many times the longest side are left as they were decoded: drawn anew the small print would only blur. Of a
photograph somewhat more saves half of the time: it is decoded at a half, a quarter or an eighth."""
_ORIENTATION, _ON_ITS_SIDE = 0x0112, (5, 6, 7, 8)
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError)
"""What reading a picture raises that is none."""
MOST = 200_000_000
"""Pixels of a picture that is opened at all; more is a trap, no photograph."""
HANDS = 4
"""Pictures that are decoded at the same time at most: each may be hundreds of megabytes until it is small."""
TALL = 2.7
"""So many times as high as wide a picture on one page is a strip that nobody reads: a long page of a phone."""
PART, SHARED = 2.0, 0.04
"""How many times as high as wide the parts of a tall picture are at most, and which share of its height each has in
common with the next: a line that an edge cuts is whole in one of both."""


class Scaled(Struct, frozen=True):
    """A picture for pages: its file in the folder of the document, its size in pixels, and where the parts begin
    and end in which a tall one goes on over pages, as shares of its height; one that fits has one part."""

    file: str
    width: int
    height: int
    parts: tuple[tuple[float, float], ...] = ((0.0, 1.0),)


def parts(width: int, height: int) -> tuple[tuple[float, float], ...]:
    """Where the parts of a picture of this size begin and end, as shares of its height: equal ones, the first at
    its top, the last at its foot."""
    if not is_tall(width, height):
        return ((0.0, 1.0),)
    many = ceil((height / width / PART - SHARED) / (1 - SHARED))
    part = 1 / (many - (many - 1) * SHARED)
    return tuple((at * part * (1 - SHARED), at * part * (1 - SHARED) + part) for at in range(many))


def is_tall(width: int, height: int) -> bool:
    """Whether a picture of this size is a strip that no page takes whole."""
    return height > width * TALL


def cores() -> int:
    """How many pictures are worth drawing at the same time here, and no more than memory has room for."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(2, min(there, HANDS))


def upright(source: Path) -> tuple[int, int]:
    """Width and height of a picture as it is seen upright, by the beginning of its file; 0 and 0 of none."""
    from PIL import Image

    try:
        with Image.open(source) as picture:
            # a PNG's own `getexif` unpacks all of its pixels to look behind them
            turned = Image.Image.getexif(picture).get(_ORIENTATION, 1) in _ON_ITS_SIDE
            width, height = picture.size
    except (*UNREADABLE, Image.DecompressionBombError):
        return 0, 0
    return (height, width) if turned else (width, height)


def readable(source: Path, most: int = MOST) -> bool:
    """Whether a picture can be shown: it is one, all of it is there, and it has at most so many pixels."""
    from PIL import Image

    try:
        with Image.open(source) as picture:
            if picture.width * picture.height > most:
                return False
            if picture.format == "PNG":
                picture.verify()  # its parts carry checksums: nothing has to be unpacked
            else:
                picture.draft("RGB", (picture.width // 8, picture.height // 8))
                picture.load()
    except (*UNREADABLE, Image.DecompressionBombError):
        return False
    return True


def scaled(source: Path, folder: Path, name: str, of: int = 1, *, together: bool = True) -> Scaled | None:
    """Put a picture into `folder`, scaled down, as one `of` many even more; None when it cannot be read as one.

    Those that need not be in memory `together` may be somewhat larger, where that is quicker.
    """
    from PIL import Image, ImageOps

    longest, quality = (SMALLER, COARSER) if of > MANY else (SMALL if of > SOME else LONGEST, QUALITY)
    try:
        with Image.open(source) as picture:
            if picture.width * picture.height > MOST:
                return None
            if is_tall(*upright(source)):  # the longest side of each of its parts is what a page takes
                longest = int(longest / PART * max(picture.size) / min(picture.size))
            share = longest / max(picture.size)
            if share < 1:  # a photograph is decoded no larger than it is needed
                picture.draft("RGB", (int(picture.width * share), int(picture.height * share)))
            near = PHOTOGRAPH if picture.format == "JPEG" and not together else NEAR
            if max(picture.size) > longest * near:
                # a photograph was averaged while it was decoded; the small print of a drawing needs the finer way
                way = Image.Resampling.BILINEAR if picture.format == "JPEG" else Image.Resampling.BICUBIC
                picture.thumbnail((longest, longest), way)
            ImageOps.exif_transpose(picture, in_place=True)
            flat: Image.Image = picture
            if "transparency" in flat.info or flat.mode in ("RGBA", "LA", "PA"):
                clear = flat.convert("RGBA")
                flat = Image.new("RGB", clear.size, "white")
                flat.paste(clear, mask=clear.getchannel("A"))
            elif flat.mode != "RGB":
                flat = flat.convert("RGB")
            flat.load()  # what is cut off breaks here
            flat.info.clear()  # a comment would go into the new file
    except (*UNREADABLE, Image.DecompressionBombError):
        return None
    file = f"{name}.jpg"
    flat.save(folder / file, "JPEG", quality=quality)
    return Scaled(file, flat.width, flat.height, parts(flat.width, flat.height))
