"""A dossier as PDF, set by Typst: bookmarks, page numbers, embedded fonts, PDF/A, and values that are only data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal

import msgspec

from content.text.words import N_
from store.dossier.extras import needs
from store.dossier.pages import Document
from store.dossier.scaled import Scaled
from store.errors import Refused

TEMPLATE = Path(__file__).with_name("dossier.typ")
ARCHIVAL: Literal["a-2b"] = "a-2b"
"""PDF/A-2b: the form that archives and courts keep."""


def to_pdf(
    document: Document, pictures: Mapping[int, tuple[Scaled, ...]], folder: Path, made: datetime
) -> tuple[bytes, bool]:
    """The file, and whether it is PDF/A; a sign that no font has makes it a plain PDF.

    `pictures` lie in `folder`, which is private to this dossier. Raises `Refused` when what it takes is not
    installed or the dossier cannot be set.
    """
    needs("typst", "pylopdf_fonts_zh_cn")
    import typst

    template = TEMPLATE.read_bytes()
    compiler = typst.Compiler(template, root=folder, **given(document, pictures))
    # Typst knows offsets, no zones, and whole seconds
    stamp = made.astimezone(timezone(made.utcoffset() or timedelta(0))).replace(microsecond=0)

    def compiled(archival: bool) -> bytes:
        data = compiler.compile(template, format="pdf", pdf_standards=ARCHIVAL if archival else [], timestamp=stamp)
        assert isinstance(data, bytes)
        return data

    try:
        return _either(compiled, typst.TypstError)
    except typst.TypstError as error:
        raise Refused(N_("The PDF cannot be set ({why}); nothing was written. As one HTML file it works: "
                         "{with_html}."),
                      why=error.message) from error  # fmt: skip


def _either(compiled: Callable[[bool], bytes], failed: type[Exception]) -> tuple[bytes, bool]:
    try:
        return compiled(True), True
    except failed:
        return compiled(False), False


def given(document: Document, pictures: Mapping[int, tuple[Scaled, ...]]) -> dict[str, Any]:
    """What Typst is given beside the template: the fonts that come along and no others, and the values as data."""
    import pylopdf_fonts_zh_cn
    import typst

    return {
        "font_paths": typst.Fonts(False, True, [str(Path(pylopdf_fonts_zh_cn.__file__).parent)]),
        "sys_inputs": {
            "document": msgspec.json.encode(document).decode(),
            "pictures": msgspec.json.encode({str(no): one for no, one in pictures.items()}).decode(),
        },
    }
