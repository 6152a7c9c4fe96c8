"""Writes a gathered dossier in one of its forms."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from msgspec import Struct
from msgspec.structs import replace

from content.text.words import N_, Translator
from store.dossier.contents import Dossier, Exhibit, Format, Medium, Section, Shown
from store.dossier.docx import to_docx
from store.dossier.extras import needs
from store.dossier.gather import Gathered
from store.dossier.html import embedded, to_html
from store.dossier.leaves import EVERY, MOST, Leaves, can_draw, leaves
from store.dossier.md import to_md
from store.dossier.pages import lay_out
from store.dossier.scaled import Scaled, cores, is_tall, readable, scaled, upright
from store.dossier.shelf import picture_kind
from store.dossier.typst import to_pdf

HEAVY = 20_000_000
"""Bytes of pictures above which an HTML file takes them scaled down, where they can be: a phone has to open it."""
FOLDER = "exhibits"
"""Where the originals lie in an archive."""
CHUNK = 1 << 20
Progress = Callable[[int, int], None]
"""Told how many of how many exhibits are ready."""
Room = Callable[[], AbstractContextManager[Path]]
"""Opens a folder for what is only made on the way, which is gone when that block ends."""


class Written(Struct, frozen=True):
    """What came of writing: whether it became all that its form can be (a PDF that is no PDF/A is not), and the
    numbers of exhibits that should be seen in it and cannot be shown, and of PDFs that stand in it whole."""

    whole: bool = True
    unshown: tuple[int, ...] = ()
    printed: tuple[int, ...] = ()


def write(
    gathered: Gathered, form: Format, file: BinaryIO, room: Room, progress: Progress = lambda done, of: None
) -> Written:
    """Write a dossier, with pictures drawn anew in a `room`.

    Raises `Refused` when the form needs libraries that are not installed.
    """
    match form:
        case Format.PDF | Format.DOCX:
            return _on_paper(gathered, form, file, room, progress)
        case Format.HTML:
            return _html(gathered, file, room, progress)
        case Format.MD:
            file.write(to_md(lay_out(gathered.dossier)).encode())
            return Written()
        case Format.ZIP:
            return _archive(gathered, file, progress)


def originals(gathered: Gathered, form: Format) -> Mapping[int, Path]:
    """The exhibits that such a file holds as they were taken in, and not drawn anew, by number."""
    dossier, shown = gathered.dossier, gathered.shown
    numbers: tuple[int, ...] = ()
    if form is Format.ZIP and Section.EXHIBITS in dossier.sections:
        numbers = tuple(one.no for one in dossier.exhibits if one.no in shown)
    elif form is Format.HTML and not _heavy(gathered):
        numbers = tuple(_pictures(dossier))
    return {number: shown[number] for number in numbers}


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


def _on_paper(gathered: Gathered, form: Format, file: BinaryIO, room: Room, progress: Progress) -> Written:
    needs("PIL", *(("typst", "pylopdf_fonts_zh_cn") if form is Format.PDF else ("docx",)))
    with room() as folder:
        dossier, pictures = _scaled(gathered, form, folder, progress)
        document, made, archival = lay_out(dossier), dossier.made, True
        if form is Format.DOCX:
            data = to_docx(document, pictures, folder, made)
        else:
            data, archival = to_pdf(document, pictures, folder, made)
        file.write(data)
        return Written(archival, _unshown(gathered.dossier, dossier), _printed(dossier))


def _html(gathered: Gathered, file: BinaryIO, room: Room, progress: Progress) -> Written:
    whole = gathered.dossier
    with ExitStack() as stack:
        if _heavy(gathered):
            folder = stack.enter_context(room())
            dossier, pictures = _scaled(gathered, Format.HTML, folder, progress)
            made = {number: ("jpg", folder / one.file) for number, (one,) in pictures.items()}
        else:
            dossier, shown = _readable(gathered, progress).dossier, gathered.shown
            made = {number: (_kind(shown[number]), shown[number]) for number in _pictures(dossier)}
        tall = _tall({number: path for number, (_, path) in made.items()})
        for part in to_html(lay_out(dossier), lambda number: embedded(*made[number]), tall):
            file.write(part.encode())
    return Written(unshown=_unshown(whole, dossier))


def _heavy(gathered: Gathered) -> bool:
    """Whether an HTML file would be so large that its pictures are drawn anew."""
    size = sum(gathered.shown[number].stat().st_size for number in _pictures(gathered.dossier))
    return size > HEAVY and find_spec("PIL") is not None


def _archive(gathered: Gathered, file: BinaryIO, progress: Progress) -> Written:
    whole, gathered = gathered.dossier, _readable(gathered, progress)
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

        tall = _tall({number: gathered.shown[number] for number in _pictures(dossier)})
        put("index.html", "".join(to_html(lay_out(dossier), place, tall, f"{FOLDER}/")).encode())
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
    return Written(unshown=_unshown(whole, dossier))


def _readable(gathered: Gathered, progress: Progress) -> Gathered:
    """The dossier in which pictures that cannot be shown are files; where nothing can look, it stays as it is."""
    if not find_spec("PIL"):
        return gathered
    numbers, shown = _pictures(gathered.dossier), gathered.shown
    with ThreadPoolExecutor(cores()) as hands:  # pictures are decoded outside of Python's lock
        fine = hands.map(lambda number: readable(shown[number]), numbers)
        broken = set[int]()
        for done, (number, can) in enumerate(zip(numbers, fine, strict=True), 1):
            if not can:
                broken.add(number)
            progress(done, len(numbers))
    return replace(gathered, dossier=_without(gathered.dossier, broken))


def _without(dossier: Dossier, numbers: Collection[int]) -> Dossier:
    """The dossier in which these pictures are only named."""
    exhibits = (replace(one, medium=Medium.FILE) if one.no in numbers else one for one in dossier.exhibits)
    return replace(dossier, exhibits=tuple(exhibits))


def _unshown(wanted: Dossier, made: Dossier) -> tuple[int, ...]:
    """What one has as pictures or pages and the other only names."""
    fine = (one.no for one in made.exhibits if one.medium is Medium.PAGES and (one.pages or not one.told))
    shown = {*_pictures(made), *fine}
    return tuple(number for number in (*_pictures(wanted), *_paged(wanted)) if number not in shown)


def _printed(made: Dossier) -> tuple[int, ...]:
    return tuple(one.no for one in made.exhibits if one.pages and one.pages == one.of)


def _scaled(
    gathered: Gathered, form: Format, folder: Path, progress: Progress
) -> tuple[Dossier, Mapping[int, tuple[Scaled, ...]]]:
    """The pictures in `folder`, those of pages of exhibits where the form has pages, and the dossier in which what
    cannot be read is a file."""
    dossier, shown = gathered.dossier, gathered.shown
    numbers, papers = _pictures(dossier), _paged(dossier) if form is not Format.HTML and can_draw() else ()
    made: dict[int, tuple[Scaled, ...]] = {}
    count = len(numbers) + len(papers)

    def small(number: int) -> Scaled | None:
        return scaled(shown[number], folder, f"E{number}", len(numbers), together=form is Format.PDF)

    with ThreadPoolExecutor(cores()) as hands:  # pictures are decoded outside of Python's lock
        each = hands.map(small, numbers)
        for done, (number, one) in enumerate(zip(numbers, each, strict=True), 1):
            if one is not None:
                made[number] = (one,)
            progress(done, count)
    drawn, room = dict[int, Leaves](), EVERY
    for done, number in enumerate(papers, len(numbers) + 1):
        drawn[number] = leaves(shown[number], folder, f"E{number}", min(MOST, room))
        room -= len(drawn[number].pages)
        progress(done, count)
    made |= {number: one.pages for number, one in drawn.items() if one.pages}
    return _with_pages(_without(dossier, set(numbers) - set(made)), drawn), made


def _with_pages(dossier: Dossier, drawn: Mapping[int, Leaves]) -> Dossier:
    """The dossier that says of each exhibit with pages how many of them stand in it, or why none does."""
    tr = Translator(dossier.language)

    def told(one: Exhibit, found: Leaves) -> str:
        count = len(found.pages)
        if not count:
            return tr(found.why, file=one.file)
        if count == found.of:
            return tr.n("A PDF of 1 page, which stands here.", "A PDF of {n} pages, which stand here.", count)
        only = N_("Pages 1 to {n} of {of} of a PDF stand here; the whole goes along as {file}.")
        return tr(only, n=count, of=found.of, file=one.file)

    exhibits = (
        replace(one, pages=len(drawn[one.no].pages), of=drawn[one.no].of, told=told(one, drawn[one.no]))
        if one.no in drawn
        else one
        for one in dossier.exhibits
    )
    return replace(dossier, exhibits=tuple(exhibits))


def _tall(shown: Shown) -> frozenset[int]:
    """The numbers of the pictures that no page takes whole; none where nothing can look."""
    if not find_spec("PIL"):
        return frozenset()
    return frozenset(number for number, path in shown.items() if is_tall(*upright(path)))


def _pictures(dossier: Dossier) -> tuple[int, ...]:
    if Section.EXHIBITS not in dossier.sections:
        return ()
    return tuple(one.no for one in dossier.exhibits if one.medium is Medium.PICTURE)


def _paged(dossier: Dossier) -> tuple[int, ...]:
    if Section.EXHIBITS not in dossier.sections:
        return ()
    return tuple(one.no for one in dossier.exhibits if one.medium is Medium.PAGES)


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        return picture_kind(file.read(16))


__all__ = ["FOLDER", "Progress", "Room", "Shown", "Written", "manifest_of", "write"]
