"""Pictures as they stand on a page: no larger than paper shows, turned the right way, without what they carry."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

LONGEST, QUALITY = 2_000, 85
"""Pixels of the longer side, at which the small print of a phone page is read, and how finely JPEG keeps them."""
SOME, SMALL = 20, 1_700
"""Of more pictures than this each is smaller: all of them are in memory at once where they are set on pages."""
MANY, SMALLER, COARSER = 40, 1_400, 75
"""Of more than this each is smaller and coarser: nobody takes in a file of hundreds of megabytes."""
NEAR = 1.1
"""So many times the longest side are left as they were decoded: drawn anew the small print would only blur."""
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError)
"""What reading a picture raises that is none."""
MOST = 200_000_000
"""Pixels of a picture that is opened at all; more is a trap, no photograph."""


class Scaled(Struct, frozen=True):
    """A picture for a page: its file in the folder of the document, and its size in pixels."""

    file: str
    width: int
    height: int


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


def scaled(source: Path, folder: Path, name: str, of: int = 1) -> Scaled | None:
    """Put a picture into `folder`, scaled down, as one `of` many even more; None when it cannot be read as one."""
    from PIL import Image, ImageOps

    longest, quality = (SMALLER, COARSER) if of > MANY else (SMALL if of > SOME else LONGEST, QUALITY)
    try:
        with Image.open(source) as picture:
            if picture.width * picture.height > MOST:
                return None
            share = longest / max(picture.size)
            if share < 1:  # a photograph is decoded no larger than it is needed
                picture.draft("RGB", (int(picture.width * share), int(picture.height * share)))
            if max(picture.size) > longest * NEAR:
                # a photograph was averaged while it was decoded; the small print of a drawing needs the finer way
                way = Image.Resampling.BILINEAR if picture.format == "JPEG" else Image.Resampling.BICUBIC
                picture.thumbnail((longest, longest), way)
            turned = ImageOps.exif_transpose(picture)
            if "transparency" in turned.info or turned.mode in ("RGBA", "LA", "PA"):
                clear = turned.convert("RGBA")
                turned = Image.new("RGB", clear.size, "white")
                turned.paste(clear, mask=clear.getchannel("A"))
            flat = turned.convert("RGB")
    except (*UNREADABLE, Image.DecompressionBombError):
        return None
    file = f"{name}.jpg"
    flat.save(folder / file, "JPEG", quality=quality)
    return Scaled(file, flat.width, flat.height)
