"""The exhibits of a dossier: how each can be shown, what the list of evidence says of it, its name outside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from content.text.cells import plain
from content.text.words import N_, Translator, message
from store.case.called import kind_title
from store.case.events import EvidenceAttached, Record
from store.case.view import CaseView
from store.dossier.contents import EvidenceRow, Exhibit, Line, ManifestRow, Medium
from store.dossier.naming import file_number
from store.kept import CopyState, Kept
from store.papers.listing import proof_of
from store.papers.saying import day, moment

LONGEST_TEXT = 20_000
"""Characters of a text that are shown; the rest is in the file itself."""
LONGEST_NAME = 40
"""Characters of the kind in the name of a file that goes out."""
_PICTURES: Mapping[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF8": "gif",
    b"RIFF": "webp",
}
"""What the files of pictures begin with, and the ending they get; of RIFF only WebP is a picture."""
_PDF = b"%PDF-"
_TEXTS = frozenset((".txt", ".md", ".csv", ".json", ".log"))
_NOTES = {
    CopyState.CHANGED: N_("this copy is no longer as it was taken in"),
    CopyState.MISSING: N_("the copy is gone and not enclosed"),
    CopyState.UNREADABLE: N_("the copy cannot be read and is not enclosed"),
}


class Shelf(Struct, frozen=True):
    """The exhibits that go out, the rows that list them, the files, and where the bytes of each lie."""

    exhibits: tuple[Exhibit, ...]
    rows: tuple[EvidenceRow, ...]
    manifest: tuple[ManifestRow, ...]
    shown: Mapping[int, Path]


def counted(every: int, enclosed: int, tr: Translator) -> Line:
    """How many exhibits there are, and how many of them are enclosed where some are not."""
    if enclosed < every:
        told = tr(N_("{n} of {every} enclosed, see what is not included"), n=enclosed, every=every)
    else:
        told = tr.n("1 exhibit", "{n} exhibits", every) if every else tr(N_("none"))
    return Line(tr(N_("Exhibits")), told)


def shelf(
    view: CaseView,
    kept: Iterable[Kept],
    numbers: Sequence[int],
    tr: Translator,
    me: str,
    *,
    official: bool,
    own: bool = False,
) -> Shelf:
    """The exhibits with these numbers; `me` is what the reader calls who hands them in, `official` tells whether
    that is a court or an authority, which numbers exhibits in its own way, `own` whether the reader is on the side
    of the user, with whom nothing is handed in yet."""
    exhibits, rows, manifest, shown = [], [], [], {}
    source = tr.say(message(N_("kept by {me}") if own else N_("kept and handed in by {me}"), me=me))
    for one in kept:
        number = one.exhibit.no
        if number not in numbers:
            continue
        record = _record(view, one)
        made = _made(record, tr.language)
        gone = is_gone(one)
        seen = replace(one, state=CopyState.MISSING) if gone and one.state is not CopyState.UNREADABLE else one
        exhibit = _exhibit(view, seen, tr, official)
        rows.append(_row(view, seen, exhibit, made, source))
        if gone:
            continue
        exhibits.append(exhibit)
        shown[number] = one.path
        sha256, size = _as_it_is(one)
        taken = moment(record.at, tr.language) if record else ""
        original = one.exhibit.sha256 if sha256 != one.exhibit.sha256 else ""
        manifest.append(ManifestRow(number, exhibit.file, size, made, taken, sha256, original))
    return Shelf(tuple(exhibits), tuple(rows), tuple(manifest), shown)


def is_gone(kept: Kept) -> bool:
    """Whether there is no copy that could go out: none, one that cannot be read, or something else in its place."""
    unread = kept.state in (CopyState.MISSING, CopyState.UNREADABLE)
    return unread or kept.path.is_symlink() or not kept.path.is_file()


def title_of(view: CaseView, evidence: str) -> str:
    """What a kind of evidence is called."""
    return kind_title(evidence, view.case, view.playbook)


def picture_kind(head: bytes) -> str:
    """The ending of a picture's file by its first bytes; empty when it is none that everybody can show."""
    kind = next((kind for begin, kind in _PICTURES.items() if head.startswith(begin)), "")
    return "" if kind == "webp" and head[8:12] != b"WEBP" else kind


def _record(view: CaseView, kept: Kept) -> Record | None:
    return next(
        (
            record
            for record in view.case.records
            if isinstance(record.event, EvidenceAttached)
            and record.event.stored == kept.exhibit.stored
            and record.change not in view.case.voided
        ),
        None,
    )


def _made(record: Record | None, language: str) -> str:
    """When an exhibit came to be, where somebody told that."""
    return day(record.happened.date(), language) if record and record.told else ""


def _exhibit(view: CaseView, kept: Kept, tr: Translator, official: bool) -> Exhibit:
    gone = is_gone(kept)
    one, head = kept.exhibit, b"" if gone else _head(kept.path)
    kind = picture_kind(head)
    title = title_of(view, one.evidence)
    suffix = f".{kind}" if kind else _suffix(one.name)
    medium = Medium.PICTURE if kind else Medium.PAGES if head.startswith(_PDF) else Medium.FILE
    suffix = ".pdf" if medium is Medium.PAGES else suffix
    text, cut = "", False
    if medium is Medium.FILE and suffix in _TEXTS and not gone:
        words = _words(kept.path)
        if words is not None:
            medium, cut = Medium.TEXT, len(words) > LONGEST_TEXT
            text = plain(words[:LONGEST_TEXT], multiline=True, most=LONGEST_TEXT)
    name = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in title)[:LONGEST_NAME].strip("-")
    note = proof_of(view, one, tr)["proves"]
    caption = tr.say(message(N_("To prove: {what}"), what=note)) if note else ""
    return Exhibit(one.no, title, f"{file_number(one.no, tr, official)}-{name}{suffix}", medium, caption, text, cut)


def _row(view: CaseView, kept: Kept, exhibit: Exhibit, made: str, source: str) -> EvidenceRow:
    tr = Translator(view.playbook.meta.language)
    one = kept.exhibit
    return EvidenceRow(
        no=one.no,
        name=exhibit.title,
        source=source,
        made=made,
        proves=proof_of(view, one, tr)["proves"] or tr(N_("what it contains")),
        original=plain(one.name.replace("\\", "/").rpartition("/")[2], most=120),
        note=tr(_NOTES[kept.state]) if kept.state in _NOTES else "",
    )


def _suffix(name: str) -> str:
    found = PurePath(name).suffix.lower()
    return found if found[1:].isalnum() and found.isascii() and len(found) <= 8 else ""


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError:
        return b""


def _words(path: Path) -> str | None:
    """The words of a text file, as far as they are shown; None when it is no text."""
    try:
        with path.open("rb") as file:
            data = file.read(LONGEST_TEXT * 4 + 4)
    except OSError:
        return None
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8-sig")
        return data.decode("gb18030", "replace")


def _as_it_is(kept: Kept) -> tuple[str, int]:
    """Hash and size of a copy as it lies there now."""
    if kept.state is not CopyState.CHANGED:
        return kept.exhibit.sha256, kept.exhibit.size
    try:
        with kept.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
    except OSError:
        return "", 0
