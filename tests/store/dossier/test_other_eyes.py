"""A hundred redacted PDFs read by other programs: pdftotext, exiftool and strings, and pictures of their pages."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from store.care.export import export, gathered
from store.care.redacting import redacted
from store.case.intents import LabelExhibit, NoteDiary, SetFact
from store.disk.home import Home
from store.dossier.contents import Format, Reader, Wanted
from store.dossier.redact_out import Hiding
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.store.dossier.planted import Planted, plant
from tests.store.dossier.talk import Said, said

CASES, EACH = 100, 10
SURE = 6
"""Characters from which on something stands in the bytes of a file by no accident."""
NAMED = re.compile(r"\[[^\]]*\]")
"""A mark: the last characters of a long number stay in it on purpose."""


def program(name: str) -> str:
    found = shutil.which(name)
    if not found and os.environ.get("CI"):
        pytest.fail(f"{name} is not installed")
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def seen(*command: str | Path) -> str:
    return subprocess.run([str(one) for one in command], capture_output=True, check=True, timeout=60).stdout.decode(
        "utf-8", "replace"
    )


def told(desk: HomeDesk, folder: Path, seed: int) -> tuple[Planted, tuple[Said, ...]]:
    """A case that is full of private things and of sentences that tell more of them."""
    planted, dice = plant(desk, folder, seed), random.Random(seed)
    sentences = said(dice, "zh" if seed % 2 else "en")
    desk.do(planted.number, SetFact("problem", "。".join(one.text for one in sentences[:2])))
    for one in sentences[2:]:
        desk.do(planted.number, NoteDiary(one.text, "merchant", "chat"))
    return planted, sentences


def squeezed(text: str) -> str:
    return re.sub(r"[\s\-·.]", "", NAMED.sub("", text))


def leaks(pdf: Path, planted: Planted, sentences: tuple[Said, ...]) -> list[str]:
    """What of all that was planted is told by the text, the data and the bytes of a PDF."""
    layer = seen(program("pdftotext"), pdf, "-")
    data = "\n".join((seen(program("exiftool"), "-a", "-u", "-g1", pdf), seen(program("strings"), "-n", "6", pdf)))
    secrets = (*planted.values, *planted.marks, *(one for sentence in sentences for one in sentence.secrets))
    data = data.replace(str(pdf.parent), "")
    return [one for one in secrets if _stands(one, layer) or (len(one) >= SURE and one in data)]


def _stands(secret: str, layer: str) -> bool:
    if secret.isascii() and len(secret) < SURE:
        return bool(re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", layer))
    return squeezed(secret) in squeezed(layer)


@pytest.mark.eyes
@pytest.mark.parametrize("first", range(0, CASES, EACH))
def test_nothing_of_a_hundred_cases_is_read_by_other_programs(
    home: Home, clock: StandingClock, tmp_path: Path, first: int
) -> None:
    found = {}
    desks = [open_home(home, clock, author="小李", language=language) for language in ("zh", "en")]
    for seed in range(first, first + EACH):
        desk = desks[seed % 3 % 2]
        planted, sentences = told(desk, tmp_path / f"in{seed}", seed)
        pdf = tmp_path / f"{seed}.pdf"
        wanted = Wanted(list(Reader)[seed % len(Reader)])
        with redacted(desk, gathered(desk, planted.number, wanted), Hiding()) as made:
            export(desk, made.gathered, Format.PDF, pdf, redacted=True)
        found[seed] = leaks(pdf, planted, sentences)
    assert {seed: one for seed, one in found.items() if one} == {}


@pytest.mark.eyes
def test_the_programs_see_what_is_not_redacted(desk: HomeDesk, tmp_path: Path) -> None:
    planted, sentences = told(desk, tmp_path / "in", 1)
    export(desk, gathered(desk, planted.number, Wanted(Reader.LAWYER)), Format.PDF, tmp_path / "out.pdf")
    assert {planted.values[0], planted.values[2]} <= set(leaks(tmp_path / "out.pdf", planted, sentences))


def reds(pdf: Path, folder: Path) -> int:
    """How many pixels of the pages of a PDF are as red as what was to be covered."""
    folder.mkdir()
    seen(program("pdftoppm"), "-r", "40", "-png", pdf, folder / "page")
    many = 0
    for page in sorted(folder.glob("*.png")):
        with Image.open(page) as image:
            pixels = image.convert("RGB").tobytes()
        many += sum(
            red > 200 and green < 60 and blue < 60
            for red, green, blue in zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)
        )
    return many


@pytest.mark.eyes
@pytest.mark.parametrize("seed", [101, 102])
def test_what_is_covered_is_on_no_page(desk: HomeDesk, tmp_path: Path, seed: int) -> None:
    planted = plant(desk, tmp_path / "in", seed)
    picture = Image.new("RGB", (400, 300), "white")
    picture.paste((255, 0, 0), (40, 60, 200, 120))
    picture.save(tmp_path / "shot.png")
    exhibit = desk.attach(planted.number, tmp_path / "shot.png", "chat", "").view.exhibits[-1]
    desk.do(planted.number, LabelExhibit(exhibit.id, exhibit.evidence, "", areas=("9%,18%,42%,24%",)))
    whole = gathered(desk, planted.number, Wanted(Reader.COURT))
    export(desk, whole, Format.PDF, tmp_path / "open.pdf")
    with redacted(desk, whole, Hiding()) as made:
        export(desk, made.gathered, Format.PDF, tmp_path / "covered.pdf", redacted=True)
    assert reds(tmp_path / "open.pdf", tmp_path / "open") > 100
    assert reds(tmp_path / "covered.pdf", tmp_path / "covered") == 0
