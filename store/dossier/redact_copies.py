"""Redacted copies of exhibits: pictures painted anew, texts with marks; what cannot be redacted stays at home."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from content.text.words import N_, Message, message
from store.case.areas import parse_area
from store.case.case import Exhibit
from store.dossier.pictures import painted, size_of
from store.dossier.redact import Redactor
from store.errors import BadValue, Refused

LARGEST_TEXT = 4_000_000
"""Bytes of the longest text that is read whole to be redacted."""
HEAD = 16
_TEXTS = (".txt", ".md", ".csv", ".json", ".log")
_VIDEOS = (".mp4", ".mov", ".m4v", ".avi", ".mkv", ".webm", ".3gp", ".m4a", ".mp3", ".wav", ".amr", ".aac", ".flac")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif")


class Matter(StrEnum):
    """What an exhibit is made of, as far as redaction is concerned."""

    PICTURE = "picture"
    TEXT = "text"
    PDF = "pdf"
    SOUND = "sound"
    OTHER = "other"


_WHY = {
    Matter.PDF: N_(
        "E{no} {name} is left out: the text and the data in a PDF cannot be painted over. Attach its "
        "pages as pictures."
    ),
    Matter.SOUND: N_("E{no} {name} is left out: faces and voices in a video or a recording cannot be hidden here."),
    Matter.OTHER: N_("E{no} {name} is left out: what is in a file of this kind cannot be checked."),
}


class Copy(Struct, frozen=True):
    """The redacted copy of an exhibit: where it lies, its size and SHA-256, how many areas are painted over.

    Without a `path` there is none, and `why` says so. `notes` are what is to be known before it goes out.
    """

    no: int
    matter: Matter
    path: Path | None = None
    suffix: str = ""
    size: int = 0
    sha256: str = ""
    areas: int = 0
    why: Message | None = None
    notes: tuple[Message, ...] = ()


def matter_of(name: str, head: bytes) -> Matter:
    """What a file is made of, by its first bytes and, where they say nothing, by its name."""
    suffix = Path(name).suffix.lower()
    if head.startswith(b"%PDF") or suffix == ".pdf":
        return Matter.PDF
    signs = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"II*\0", b"MM\0*")
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    heic = head[4:8] == b"ftyp" and head[8:11] in (b"hei", b"hev", b"mif", b"msf")
    if head.startswith(signs) or webp or heic:
        return Matter.PICTURE
    if suffix in _VIDEOS or head[4:8] == b"ftyp":
        return Matter.SOUND
    if suffix in _PICTURES:
        return Matter.PICTURE
    return Matter.TEXT if suffix in _TEXTS else Matter.OTHER


def matter_at(name: str, path: Path) -> Matter:
    """What the file at a path is made of."""
    return matter_of(name, _head(path))


def refuse_no_picture(one: Exhibit, path: Path) -> None:
    """Raise `Refused` when an exhibit is none of which areas can be painted over."""
    matter = matter_at(one.name, path)
    if matter is Matter.PDF:
        raise Refused(
            N_("E{no} is a PDF; only pictures can be painted over. Attach its pages as pictures."), no=one.no
        )
    if matter is not Matter.PICTURE:
        raise Refused(N_("E{no} is no picture; only pictures can be painted over."), no=one.no)


def refuse_outside(one: Exhibit, path: Path, areas: Iterable[str]) -> None:
    """Raise `Refused` for areas of what is no picture, and `BadValue` for one that lies outside of the picture and
    would hide nothing."""
    refuse_no_picture(one, path)
    wanted = [parse_area(text) for text in areas]
    width, height = size_of(path, f"E{one.no}")
    for area in wanted:
        left, top, right, bottom = area.box(width, height)
        if right <= left or bottom <= top:
            raise BadValue(
                N_("The area “{text}” lies outside of the picture, which is {width} by {height} pixels."),
                text=area.text,
                width=width,
                height=height,
            )


def copies(
    exhibits: Iterable[Exhibit],
    shown: Mapping[int, Path],
    redactor: Redactor,
    folder: Path,
    names: Mapping[int, str],
) -> Mapping[int, Copy]:
    """Redacted copies, in a folder that is nobody else's, of the exhibits whose bytes are `shown`, by number;
    `names` are what the exhibits are called where one is left out."""
    there = (one for one in exhibits if one.no in shown)
    return {one.no: copied(one, shown[one.no], redactor, folder, names.get(one.no, "")) for one in there}


def copied(one: Exhibit, path: Path, redactor: Redactor, folder: Path, name: str) -> Copy:
    """The redacted copy of one exhibit, or why there is none."""
    matter = matter_at(one.name, path)
    if matter in _WHY:
        return Copy(one.no, matter, why=message(_WHY[matter], no=one.no, name=name))
    try:
        if matter is Matter.TEXT:
            return _kept(one, matter, folder, (redactor.text(_words(one, path)).encode(), ".txt"))
        picture = painted(path, one.areas, f"E{one.no}")
        text = N_("Nothing is painted over in E{no}: what can be read in the picture stays readable.")
        bare = () if one.areas else (message(text, no=one.no),)
        return _kept(one, matter, folder, (picture.data, picture.suffix), (*picture.notes, *bare))
    except Refused as problem:
        why = message(N_("E{no} {name} is left out: {why}"), no=one.no, name=name, why=problem.message)
        return Copy(one.no, matter, why=why)


def _kept(
    one: Exhibit, matter: Matter, folder: Path, made: tuple[bytes, str], notes: tuple[Message, ...] = ()
) -> Copy:
    data, suffix = made
    path = folder / f"E{one.no:02d}{suffix}"
    path.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    areas = len(one.areas) if matter is Matter.PICTURE else 0
    return Copy(one.no, matter, path, suffix, len(data), digest, areas, None, notes)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def _words(one: Exhibit, path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_TEXT + 1)
    except OSError as error:
        raise Refused(N_("it cannot be read ({why})."), why=error.strerror or str(error)) from error
    if len(data) > LARGEST_TEXT or b"\0" in data:
        raise Refused(N_("it is no plain text, or a very long one."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
