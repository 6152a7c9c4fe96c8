"""What originals carry beside what is seen: the place where a camera was, and which device it was."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from os import SEEK_CUR
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from content.text.words import N_, Message, message

_GPS, _LATITUDE, _MAKE, _MODEL = 0x8825, 2, 0x010F, 0x0110
"""Tags of Exif 2.32: the directory of the place, its latitude, the maker and the model of the device."""
_HEAD = 32
_LARGEST = 64 << 20
"""Bytes of the largest picture, and of the largest list of contents of a video, that is looked through."""
_EXIF = b"Exif\0\0"
_PNG = b"\x89PNG\r\n\x1a\n"
_TOLD = (b"eXIf", b"iTXt", b"tEXt", b"zTXt")
"""The chunks of a PNG in which a place or a device can be written."""
_BOTH = N_(
    "Originals go along with what was written into them: the place where they were taken ({place}), the device "
    "({device}). A redacted version ({with_redacted}) has neither."
)
_PLACE = N_(
    "Originals go along with the place where they were taken written into them ({place}). A redacted version "
    "({with_redacted}) has none."
)
_DEVICE = N_(
    "Originals go along with the device written into them ({device}). A redacted version ({with_redacted}) has "
    "none."
)


class Trace(Struct, frozen=True):
    """Whether a file says where it was made, and with which device."""

    place: bool = False
    device: bool = False


def told_of(paths: Mapping[int, Path]) -> Message | None:
    """What is to be known before originals go out, by the numbers of the exhibits; None when they carry nothing."""
    found = {number: trace(path) for number, path in paths.items()}
    place = tuple(f"E{number}" for number, one in found.items() if one.place)
    device = tuple(f"E{number}" for number, one in found.items() if one.device)
    if not place and not device:
        return None
    words = _DEVICE if not place else _BOTH if device else _PLACE
    return message(words, **{name: all_ for name, all_ in (("place", place), ("device", device)) if all_})


def trace(path: Path) -> Trace:
    """What a picture or a video carries; nothing of a file that cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            file.seek(0)
            if head[4:8] == b"ftyp":
                heic = head[8:11] in (b"hei", b"hev", b"mif", b"msf")
                return _of_exif(file.read(_LARGEST)) if heic else _of_video(file)
            return _of_picture(path)
    except OSError:
        return Trace()


def _of_picture(path: Path) -> Trace:
    if not find_spec("PIL"):
        with path.open("rb") as file:
            return _of_exif(file.read(_LARGEST))
    from PIL import Image

    try:
        with Image.open(path) as picture:
            # a PNG's own `getexif` unpacks all of its pixels to reach what stands behind them
            exif = picture.getexif() if _behind(path) else Image.Image.getexif(picture)
            place = _LATITUDE in exif.get_ifd(_GPS) or b"GPSLatitude" in _bytes(picture.info.get("xmp"))
            return Trace(place, bool(exif.get(_MAKE) or exif.get(_MODEL)))
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return Trace()


def _behind(path: Path) -> bool:
    """Whether a PNG has words or an Exif block behind its pixels, where they may stand (PNG, 3rd ed., §5.6)."""
    with path.open("rb") as file:
        if file.read(len(_PNG)) != _PNG:
            return False
        pixels = False
        while len(head := file.read(8)) == 8:
            name = head[4:]
            if pixels and name in _TOLD:
                return True
            pixels = pixels or name == b"IDAT"
            file.seek(int.from_bytes(head[:4]) + 4, SEEK_CUR)
        return False


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value or "").encode()


def _of_exif(data: bytes) -> Trace:
    """What the Exif block says, wherever in a file it stands: rather too much than too little."""
    at = data.find(_EXIF)
    if at < 0:
        return Trace()
    if not find_spec("PIL"):
        return Trace(True, True)
    from PIL import Image

    exif = Image.Exif()
    try:
        exif.load(data[at:])
        return Trace(_LATITUDE in exif.get_ifd(_GPS), bool(exif.get(_MAKE) or exif.get(_MODEL)))
    except (OSError, SyntaxError, ValueError, KeyError):
        return Trace()


def _of_video(file: BinaryIO) -> Trace:
    """What the list of contents of an MP4 or QuickTime file says (ISO/IEC 14496-12, box `moov`)."""
    contents = _contents(file)
    return Trace(
        any(sign in contents for sign in (b"\xa9xyz", b"location.ISO6709", b"loci")),
        any(sign in contents for sign in (b"\xa9mak", b"\xa9mod", b"quicktime.make", b"quicktime.model")),
    )


def _contents(file: BinaryIO) -> bytes:
    at = 0
    while len(head := file.read(16)) == 16:
        size, name = int.from_bytes(head[:4]), head[4:8]
        size = int.from_bytes(head[8:]) if size == 1 else size
        if name == b"moov" or size < 8:
            return head + file.read(min(size or _LARGEST, _LARGEST))
        at += size
        file.seek(at)
    return b""
