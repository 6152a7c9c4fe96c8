"""Writes a gathered dossier in one of its forms."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from msgspec.structs import replace

from store.dossier.contents import Dossier, Format, Medium, Section, Shown
from store.dossier.docx import to_docx
from store.dossier.extras import needs
from store.dossier.gather import Gathered
from store.dossier.html import embedded, to_html
from store.dossier.md import to_md
from store.dossier.pages import lay_out
from store.dossier.scaled import MANY, Scaled, scaled
from store.dossier.shelf import picture_kind
from store.dossier.typst import to_pdf

HEAVY = 20_000_000
"""Bytes of pictures above which an HTML file takes them scaled down, where they can be: a phone has to open it."""
FOLDER = "exhibits"
"""Where the originals lie in an archive."""
CHUNK = 1 << 20
Progress = Callable[[int, int], None]
"""Told how many of how many exhibits are ready."""


def write(gathered: Gathered, form: Format, file: BinaryIO, progress: Progress = lambda done, of: None) -> bool:
    """Write a dossier; whether it became all that its form can be (a PDF that is no PDF/A is not).

    Raises `Refused` when the form needs libraries that are not installed.
    """
    match form:
        case Format.PDF | Format.DOCX:
            return _on_paper(gathered, form, file, progress)
        case Format.HTML:
            _html(gathered, file, progress)
        case Format.MD:
            file.write(to_md(lay_out(gathered.dossier)).encode())
        case Format.ZIP:
            _archive(gathered, file, progress)
    return True


def manifest_of(dossier: Dossier) -> bytes:
    """The manifest as a file: what a hash or a stamp is taken of."""
    rows = [
        {
            "exhibit": f"E{row.no}",
            "file": f"{FOLDER}/{row.file}",
            "size": row.size,
            "made": row.made or None,
            "taken": row.taken or None,
            "sha256": row.sha256,
            "original_sha256": row.original or None,
        }
        for row in dossier.manifest
    ]
    whole = {"case": dossier.number, "made": dossier.made.isoformat(), "omitted": dossier.omitted, "files": rows}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _on_paper(gathered: Gathered, form: Format, file: BinaryIO, progress: Progress) -> bool:
    needs("PIL", *(("typst", "pylopdf_fonts_zh_cn") if form is Format.PDF else ("docx",)))
    with TemporaryDirectory(prefix="tuikuan-") as name:
        folder = Path(name)
        dossier, pictures = _scaled(gathered, folder, progress)
        document, made = lay_out(dossier), dossier.made
        if form is Format.DOCX:
            file.write(to_docx(document, pictures, folder, made))
            return True
        data, archival = to_pdf(document, pictures, folder, made)
        file.write(data)
        return archival


def _html(gathered: Gathered, file: BinaryIO, progress: Progress) -> None:
    numbers = _pictures(gathered.dossier)
    size = sum(gathered.shown[number].stat().st_size for number in numbers)
    with TemporaryDirectory(prefix="tuikuan-") as name:
        dossier, made = gathered.dossier, dict[int, tuple[str, Path]]()
        if size > HEAVY and find_spec("PIL"):
            folder = Path(name)
            dossier, pictures = _scaled(gathered, folder, progress)
            made = {number: ("jpg", folder / one.file) for number, one in pictures.items()}
        else:
            made = {number: (_kind(gathered.shown[number]), gathered.shown[number]) for number in numbers}
        for part in to_html(lay_out(dossier), lambda number: embedded(*made[number])):
            file.write(part.encode())


def _archive(gathered: Gathered, file: BinaryIO, progress: Progress) -> None:
    dossier, names = gathered.dossier, {one.no: one.file for one in gathered.dossier.exhibits}
    if Section.EXHIBITS not in dossier.sections:
        names = {}

    def place(number: int) -> Iterator[str]:
        yield quote(f"{FOLDER}/{names[number]}")

    with ZipFile(file, "w") as archive:

        def put(name: str, data: bytes) -> None:
            info = ZipInfo(name, dossier.made.timetuple()[:6])
            info.external_attr, info.compress_type = 0o600 << 16, ZIP_DEFLATED
            archive.writestr(info, data)

        put("index.html", "".join(to_html(lay_out(dossier), place)).encode())
        put("manifest.json", manifest_of(dossier))
        sums = (f"{row.sha256}  {FOLDER}/{row.file}\n" for row in dossier.manifest if row.no in names)
        put("SHA256SUMS", "".join(sums).encode())
        for done, (number, name) in enumerate(names.items(), 1):
            info = ZipInfo(f"{FOLDER}/{name}", dossier.made.timetuple()[:6])
            info.external_attr, info.compress_type = 0o600 << 16, ZIP_STORED
            info.file_size = gathered.shown[number].stat().st_size
            with gathered.shown[number].open("rb") as source, archive.open(info, "w") as target:
                while part := source.read(CHUNK):
                    target.write(part)
            progress(done, len(names))


def _scaled(gathered: Gathered, folder: Path, progress: Progress) -> tuple[Dossier, Mapping[int, Scaled]]:
    """The pictures in `folder`, and the dossier in which those that cannot be read are files."""
    dossier, shown = gathered.dossier, gathered.shown
    numbers = _pictures(dossier)
    made: dict[int, Scaled] = {}
    with ThreadPoolExecutor(2) as hands:  # pictures are decoded outside of Python's lock
        each = hands.map(lambda number: scaled(shown[number], folder, f"E{number}", len(numbers) > MANY), numbers)
        for done, (number, one) in enumerate(zip(numbers, each, strict=True), 1):
            if one is not None:
                made[number] = one
            progress(done, len(numbers))
    exhibits = tuple(
        replace(one, medium=Medium.FILE) if one.no in numbers and one.no not in made else one
        for one in dossier.exhibits
    )
    return replace(dossier, exhibits=exhibits), made


def _pictures(dossier: Dossier) -> tuple[int, ...]:
    if Section.EXHIBITS not in dossier.sections:
        return ()
    return tuple(one.no for one in dossier.exhibits if one.medium is Medium.PICTURE)


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        return picture_kind(file.read(16))


__all__ = ["FOLDER", "Progress", "Shown", "manifest_of", "write"]
