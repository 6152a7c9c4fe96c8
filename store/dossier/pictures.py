"""Pictures painted anew: areas are covered in the pixels, and nothing but pixels goes into the new file.

Place, device, thumbnails, comments, text layers and colour profiles stay behind, since they are never copied. A box
laid over a picture would hide nothing: whoever gets the file lifts it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from content.text.words import N_, Message, message
from store.case.areas import Area
from store.errors import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 120_000_000
"""Pixels of the largest picture that is read; a small file can claim to be larger than any memory."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
SHOT = (".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".png")
"""Endings of pictures in which a camera writes when they were taken."""
_EXIF, _TAKEN, _OFFSET, _CHANGED = 0x8769, 0x9003, 0x9011, 0x0132
_QUALITY = 92
_BLACK = (0, 0, 0)
_WHITE = (255, 255, 255)
_GAP = 12
"""Pixels of white between two pictures that are joined."""


class Picture(NamedTuple):
    """A picture that was painted anew: its bytes, the ending of its name, its size, and what is to be known."""

    data: bytes
    suffix: str
    width: int
    height: int
    notes: tuple[Message, ...] = ()


class Small(NamedTuple):
    """A picture made small to be looked at: its size in pixels, their bytes (red, green, blue), what it was."""

    width: int
    height: int
    rgb: bytes
    whole: tuple[int, int]


def small(path: Path, width: int, height: int, name: str = "") -> Small:
    """A picture as it fits into so many pixels, upright. Raises `Refused` when it cannot be read."""
    image = _read(path, name or path.name)[0]
    share = min(width / image.width, height / image.height, 1.0)
    size = max(1, round(image.width * share)), max(1, round(image.height * share))
    return Small(*size, image.resize(size, reducing_gap=2.0).tobytes(), image.size)


def shot_on(path: Path, zone: tzinfo | None) -> datetime | None:
    """When the camera says a picture was taken, as an hour of `zone`; None where it says nothing that can be read.

    A camera's clock may be wrong, and anybody can change what it wrote: it is no proof.
    """
    from PIL import Image

    if path.suffix.lower() not in SHOT:
        return None
    try:
        with Image.open(path, formats=FORMATS) as opened:
            exif = opened.getexif()
            told = exif.get_ifd(_EXIF)
        text, offset = str(told.get(_TAKEN) or exif.get(_CHANGED) or ""), str(told.get(_OFFSET) or "")
        day, _, hour = text[:19].partition(" ")
        there = datetime.fromisoformat(f"{day.replace(':', '-')}T{hour}{offset}")
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, Image.DecompressionBombError):
        return None
    return there.astimezone(zone) if there.tzinfo else there.replace(tzinfo=zone)


def painted(path: Path, areas: Iterable[str] = (), name: str = "") -> Picture:
    """A new picture of the pixels of a file, these areas painted over. Raises `Refused` when it cannot be read.

    `name` is what it is called in the sentences about it. Of a picture that moves the first frame is taken.
    """
    image, kind, frames = _read(path, name or path.name)
    cover(image, areas)
    notes = [message(N_("{name} moves; only its first frame is there."), name=name or path.name)] if frames else []
    return _written(image, kind, notes)


def cover(image: Image, areas: Iterable[str]) -> None:
    """Paint areas of a picture black, in its pixels."""
    for area in areas:
        box = Area(area).box(*image.size)
        if box[2] > box[0] and box[3] > box[1]:
            image.paste(_BLACK, box)


def size_of(path: Path, name: str = "") -> tuple[int, int]:
    """Width and height of a picture as it is seen upright, in pixels. Raises `Refused`."""
    return _read(path, name or path.name)[0].size


def joined(paths: Sequence[tuple[Path, Sequence[str]]], width: int) -> Picture:
    """Pictures below each other as one of this width, each with its areas painted over. Raises `Refused`."""
    from PIL import Image

    images = []
    for path, areas in paths:
        image = _read(path, path.name)[0]
        cover(image, areas)
        images.append(_narrowed(image, width))
    height = sum(image.height for image in images) + _GAP * (len(images) - 1)
    whole = Image.new("RGB", (max(image.width for image in images), height), _WHITE)
    at = 0
    for image in images:
        whole.paste(image, (0, at))
        at += image.height + _GAP
    return _written(whole, "JPEG", [])


def reduced(picture: Picture, most: int) -> Picture:
    """A picture of at most so many bytes: first coarser, then smaller. Raises `Refused` when that cannot be."""
    from PIL import Image

    if len(picture.data) <= most:
        return picture
    with Image.open(io.BytesIO(picture.data)) as opened:
        image = opened.convert("RGB")
    for share in (1.0, 0.8, 0.65, 0.5, 0.4, 0.3, 0.2):
        smaller = _narrowed(image, max(1, int(image.width * share)))
        for quality in (88, 75, 60):
            data = _jpeg(smaller, quality)
            if len(data) <= most:
                return Picture(data, ".jpg", *smaller.size, picture.notes)
    raise Refused(N_("A picture cannot be made as small as {n} bytes and stay readable."), n=most)


def _read(path: Path, name: str) -> tuple[Image, str, bool]:
    """The pixels of a picture, upright and in RGB on white, its format, and whether it has more frames."""
    from PIL import Image, ImageOps, TiffImagePlugin, WebPImagePlugin

    assert TiffImagePlugin, WebPImagePlugin  # imported so that their formats are known
    try:
        with path.open("rb") as file:
            if _is_heic(file.read(12)):
                return _flat(_heic(file, name)), "HEIF", False
            file.seek(0)
            with Image.open(file, formats=FORMATS) as opened:
                _refuse_huge(opened, name)
                kind, frames = str(opened.format), getattr(opened, "n_frames", 1) > 1
                return _flat(_in_srgb(ImageOps.exif_transpose(opened))), kind, frames and kind != "MPO"
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise Refused(
            N_("“{name}” cannot be read as a picture: it is broken, or of an unknown kind."), name=name
        ) from error


def _refuse_huge(image: Image, name: str) -> None:
    if image.width * image.height > LARGEST:
        raise Refused(N_("“{name}” has too many pixels to be read here."), name=name)


def _heic(file: BinaryIO, name: str) -> Image:
    """A HEIC picture, upright as its reader turns it."""
    try:
        from pi_heif import open_heif
    except ImportError:
        text = N_("“{name}” is a HEIC picture, which cannot be read here: {do_install} adds that.")
        raise Refused(text, name=name, extra="heic") from None
    file.seek(0)
    made: Image = open_heif(file).to_pillow()
    _refuse_huge(made, name)
    return made


def _is_heic(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")


def _in_srgb(image: Image) -> Image:
    """The picture with the colours that its profile means: the profile itself tells the device and stays behind."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    return image if made is None else made


def _flat(image: Image) -> Image:
    """Pixels alone: on white where they are transparent, so that nothing hides below them."""
    from PIL import Image

    whole = Image.new("RGB", image.size, _WHITE)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        whole.paste(clear, (0, 0), clear)
    elif image.mode.startswith("I"):  # 16 bits of grey
        whole.paste(image.point(lambda value: value / 256).convert("L"))
    else:
        whole.paste(image.convert("RGB"))
    return whole


def _narrowed(image: Image, width: int) -> Image:
    if image.width <= width:
        return image
    return image.resize((width, max(1, round(image.height * width / image.width))))


def _written(image: Image, kind: str, notes: Sequence[Message]) -> Picture:
    if kind in ("PNG", "GIF", "BMP", "TIFF"):
        out = io.BytesIO()
        image.save(out, "PNG")
        return Picture(out.getvalue(), ".png", *image.size, tuple(notes))
    if kind == "WEBP":
        out = io.BytesIO()
        image.save(out, "WEBP", quality=_QUALITY)
        return Picture(out.getvalue(), ".webp", *image.size, tuple(notes))
    return Picture(_jpeg(image, _QUALITY), ".jpg", *image.size, tuple(notes))


def _jpeg(image: Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
