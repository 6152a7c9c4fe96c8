"""The pages of a PDF as pictures for paper, drawn in a process of its own: who made the file is a stranger, and
what hangs, fills the memory or breaks there takes nothing else with it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from content.text.words import N_
from store.dossier.extras import has
from store.dossier.scaled import PART, QUALITY, Scaled, is_tall, parts

MOST, EVERY = 50, 200
"""Pages of one file, and of all files of a dossier, that stand in it: more of them nobody takes in."""
LONGEST = 1_800
"""Pixels of the longer side of a page: small print is read, and two hundred of them are no heap."""
FINEST = 200 / 72
"""Pixels a point at most: a small receipt is not blown up."""
HIGHEST = 16_000
"""Pixels of the longer side of the longest strip."""
SECONDS, MEMORY = 60.0, 2 << 30
"""How long one file may take, and how many bytes of address space."""
_BEGIN = (
    "import sys; *sys.path[:], source, folder, name, most = sys.argv[1:]; "
    "from store.dossier.leaves import draw; draw(source, folder, name, most)"
)
"""What the other process runs: it finds the program where this one did, and nothing in the folder it stands in."""
LOCKED, BROKEN, TOO_MANY = (
    N_("This exhibit is a PDF locked with a password, so its pages cannot stand here; it goes along as {file}."),
    N_("This exhibit is a PDF whose pages cannot be drawn; it goes along as {file}."),
    N_("This exhibit is a PDF for which the exhibits before it left no room here; it goes along as {file}."),
)


class Leaves(Struct, frozen=True):
    """The pages that were drawn, how many the file has, and the sentence, with a gap for its name, why there are
    none."""

    pages: tuple[Scaled, ...] = ()
    of: int = 0
    why: str = ""


class _Said(Struct, frozen=True, omit_defaults=True):
    """What comes from the other process: how many pages there are, a page, or that a password is asked for."""

    of: int = 0
    page: Scaled | None = None
    locked: bool = False


def can_draw() -> bool:
    """Whether what draws pages is installed."""
    return has("pypdfium2", "pylopdf_fonts_zh_cn", "PIL")


def leaves(source: Path, folder: Path, name: str, most: int, seconds: float = SECONDS) -> Leaves:
    """The first pages of a PDF, at most so many, as pictures in `folder`; those of a file that takes longer are as
    many as were drawn until then."""
    if most < 1:
        return Leaves(why=TOO_MANY)
    pages: list[Scaled] = []
    of, locked = 0, False
    for said in _heard(source, folder, name, most, seconds):
        of, locked = of or said.of, locked or said.locked
        pages += [said.page] if said.page else []
    if pages:
        return Leaves(tuple(pages), of)
    return Leaves(of=of, why=LOCKED if locked else BROKEN)


def _heard(source: Path, folder: Path, name: str, most: int, seconds: float) -> Iterator[_Said]:
    """What the other process said, as long as it might take; it is gone afterwards."""
    told = (*sys.path, str(source), str(folder), name, str(most))
    command = [sys.executable or "", "-I", "-c", _BEGIN, *told]
    quiet = subprocess.DEVNULL  # on the desk, what it complains of would stand in the middle of the screen
    try:
        ended = subprocess.run(
            command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, timeout=seconds, check=False
        )
        said = ended.stdout
    except subprocess.TimeoutExpired as late:
        said = late.output or b""
    except OSError:
        return
    for line in said.splitlines():
        with suppress(msgspec.DecodeError):  # a line that was not written to its end
            yield msgspec.json.decode(line, type=_Said)


def draw(source: str, folder: str, name: str, most: str) -> None:
    """Draw pages and say each on a line: all that happens in the other process."""
    _limit()
    import pypdfium2
    import pypdfium2.raw as pdfium

    keep = _with_our_fonts(pdfium)

    def say(said: _Said) -> None:
        sys.stdout.buffer.write(msgspec.json.encode(said) + b"\n")
        sys.stdout.buffer.flush()

    try:
        document = pypdfium2.PdfDocument(source)
        document.init_forms()
        say(_Said(of=len(document)))
        for at in range(min(int(most), len(document))):
            say(_Said(page=_drawn(document[at], Path(folder), f"{name}-{at + 1}.jpg")))
    except pypdfium2.PdfiumError as error:
        say(_Said(locked=getattr(error, "err_code", 0) == pdfium.FPDF_ERR_PASSWORD))
    finally:
        del keep


def _drawn(page: Any, folder: Path, file: str) -> Scaled:
    """A page with its stamps and what is filled into its forms, as a picture."""
    width, height = page.get_size()
    longest = float(LONGEST)
    if is_tall(width, height):
        longest = min(longest / PART * height / width, HIGHEST)
    image = page.render(scale=min(longest / max(width, height), FINEST)).to_pil().convert("RGB")
    image.save(folder / file, "JPEG", quality=QUALITY)
    return Scaled(file, image.width, image.height, parts(image.width, image.height))


def _limit() -> None:
    """Take no more memory and time than a file may need, where the system can hold that: also when nobody waits any
    longer."""
    import resource

    longest = int(SECONDS)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, longest),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))


def _with_our_fonts(pdfium: Any) -> Any:
    """Let letters whose font is not in a file, as in many invoices, be drawn with ours and not left out where this
    system has no Chinese font. What comes back must live as long as anything is drawn."""
    import ctypes

    import pylopdf_fonts_zh_cn

    folder = str(Path(pylopdf_fonts_zh_cn.__file__).parent).encode()
    paths = (ctypes.c_char_p * 2)(folder, None)
    config = pdfium.FPDF_LIBRARY_CONFIG(version=2)
    config.m_pUserFontPaths = ctypes.cast(paths, type(config.m_pUserFontPaths))
    pdfium.FPDF_DestroyLibrary()
    pdfium.FPDF_InitLibraryWithConfig(config)
    return paths, config
