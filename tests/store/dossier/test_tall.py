"""Pages of a phone that are many times as high as wide: read on paper part by part, and nothing is lost between."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

from store.dossier.contents import Format
from store.dossier.scaled import (
    LONGEST,
    MANY,
    PART,
    SHARED,
    SMALL,
    SMALLER,
    SOME,
    TALL,
    is_tall,
    parts,
    scaled,
    upright,
)
from store.opening import HomeDesk
from tests.store.dossier.cases import headphones, picture
from tests.store.dossier.test_forms import found, plain, written


@settings(deadline=None)
@given(st.integers(1, 3_000), st.integers(1, 40_000))
def test_the_parts_are_all_of_a_picture_and_each_fits_a_page(width: int, height: int) -> None:
    cut = parts(width, height)
    assert cut[0][0] == 0.0
    assert cut[-1][1] == pytest.approx(1.0)
    assert (len(cut) == 1) == (not is_tall(width, height))
    for (begin, end), (after, _) in pairwise(cut):
        assert end - after == pytest.approx(SHARED * (end - begin)), (
            "a line that an edge cuts is whole in one of both"
        )
    highest = max(end - begin for begin, end in cut) * height / width
    assert highest <= (TALL if len(cut) == 1 else PART) + 1e-9


@pytest.mark.parametrize(
    ("size", "many"), [((1080, 2400), 1), ((1170, 2532), 1), ((1080, 8000), 4), ((3000, 4000), 1)]
)
def test_a_long_page_of_a_phone_stays_as_fine_as_it_was(tmp_path: Path, size: tuple[int, int], many: int) -> None:
    (tmp_path / "a.png").write_bytes(picture("red", *size).getvalue())
    made = scaled(tmp_path / "a.png", tmp_path, "E1")
    assert made is not None
    assert len(made.parts) == many
    if many > 1:
        assert made.width == size[0], "the small print is read"


@pytest.mark.parametrize(
    ("of", "longest"), [(SOME, LONGEST), (SOME + 1, SMALL), (MANY, SMALL), (MANY + 1, SMALLER)]
)
def test_pictures_are_smaller_only_where_they_are_more_than_some(tmp_path: Path, of: int, longest: int) -> None:
    (tmp_path / "a.png").write_bytes(picture("red", 2400, 1800).getvalue())
    made = scaled(tmp_path / "a.png", tmp_path, "E1", of)
    assert made is not None
    assert (made.width, made.height) == (longest, longest * 3 // 4)


def test_how_a_photograph_lies_counts_and_not_how_its_file_does(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (2000, 400)).save(tmp_path / "a.jpg", "JPEG", exif=turned)
    assert upright(tmp_path / "a.jpg") == (400, 2000)
    made = scaled(tmp_path / "a.jpg", tmp_path, "E1")
    assert made is not None
    assert len(made.parts) == 3
    (tmp_path / "b.png").write_bytes(b"no picture")
    assert upright(tmp_path / "b.png") == (0, 0)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
def test_how_a_picture_lies_is_read_without_its_pixels_being_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (200, 40)).save(tmp_path / "a", kind, exif=turned)

    def unpacked(*told: object) -> None:
        pytest.fail("thirty screenshots would cost half a second")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", unpacked)
    assert upright(tmp_path / "a") == (40, 200)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_what_a_photograph_carries_stays_behind_and_it_lies_upright(tmp_path: Path, mode: str) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    turned[0x010F] = "SECRETMAKER"
    photo = Image.new(mode, (1200, 800))
    photo.save(tmp_path / "a.jpg", "JPEG", exif=turned, comment=b"SECRETWORDS", icc_profile=b"SECRETPROFILE")
    made = scaled(tmp_path / "a.jpg", tmp_path, "E1")
    assert made is not None
    assert (made.width, made.height) == (800, 1200)
    assert b"SECRET" not in (tmp_path / made.file).read_bytes()


@pytest.mark.parametrize(
    ("side", "longest"), [(4032, 2016), (6000, 1700), (2100, 2100), (2200, 1700), (1800, 1800)]
)
def test_a_photograph_that_is_near_enough_when_decoded_is_not_drawn_anew(
    tmp_path: Path, side: int, longest: int
) -> None:
    Image.new("RGB", (side, side // 2)).save(tmp_path / "a.jpg", "JPEG")
    made = scaled(tmp_path / "a.jpg", tmp_path, "E1", of=30, together=False)
    assert made is not None
    assert made.width == longest
    together = scaled(tmp_path / "a.jpg", tmp_path, "E2", of=30)
    assert together is not None
    assert together.width <= 1_870, "where all of them are in memory at once"


def stripes(desk: HomeDesk) -> int:
    """A case with a page seven times as high as wide, in ten stripes of colours of their own."""
    number, image = headphones(desk), Image.new("RGB", (500, 3700))
    for at in range(10):
        image.paste((25 * at, 0, 250 - 25 * at), (0, 370 * at, 500, 370 * at + 370))
    file = BytesIO()
    image.save(file, "PNG")
    file.seek(0)
    desk.attach_stream(number, file, "长图.png", "page")
    return number


def test_the_list_of_evidence_names_all_pages_on_which_an_exhibit_stands(desk: HomeDesk) -> None:
    reader = PdfReader(BytesIO(written(found(desk, stripes(desk)), Format.PDF)))
    pages = [plain(page.extract_text()) for page in reader.pages]
    at = [number for number, text in enumerate(pages, 1) if re.match(r"(?:证据4商品页或交易快照)(?!\.)", text)]
    parted = [number for number, text in enumerate(pages, 1) if re.search(r"[1-4]/4", text)]
    assert len(parted) == 4
    assert parted[0] in at
    assert any(f"{parted[0]}–{parted[-1]}" in text for text in pages), "the list"
    assert sum(len(page.images) for page in reader.pages[parted[0] - 1 : parted[-1]]) >= 4


def test_a_word_file_has_the_picture_once_and_shows_it_in_parts(desk: HomeDesk) -> None:
    with ZipFile(BytesIO(written(found(desk, stripes(desk)), Format.DOCX))) as file:
        xml = file.read("word/document.xml").decode()
        media = [name for name in file.namelist() if name.startswith("word/media/")]
    crops = [(int(top), int(foot)) for top, foot in re.findall(r'<a:srcRect t="(\d+)" b="(\d+)"/>', xml)]
    assert len(crops) == 4
    assert crops[0][0] == 0
    assert crops[-1][1] == 0
    assert all(100_000 - foot > top for (_, foot), (top, _) in pairwise(crops)), "no gap"
    assert len(media) == 2, "the other one is of the goods"


def test_a_browser_prints_a_long_page_over_pages(desk: HomeDesk) -> None:
    number = stripes(desk)
    text = written(found(desk, number), Format.HTML).decode()
    assert re.findall(r'<figure id="(e\d)" class="alone tall">', text) == ["e4"]
    with ZipFile(BytesIO(written(found(desk, number), Format.ZIP))) as file:
        assert 'class="alone tall"' in file.read("index.html").decode()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF"])
def test_what_was_written_into_a_picture_is_not_in_what_stands_on_a_page(tmp_path: Path, kind: str) -> None:
    told, exif = PngInfo(), Image.Exif()
    told.add_text("comment", "13812345678")
    exif[0x0110] = "13812345678"
    every: dict[str, dict[str, Any]] = {
        "JPEG": {"comment": b"13812345678", "exif": exif},
        "PNG": {"pnginfo": told, "exif": exif},
        "GIF": {"comment": b"13812345678"},
    }
    Image.new("RGB", (60, 40), "red").save(tmp_path / "a", kind, **every[kind])
    assert b"13812345678" in (tmp_path / "a").read_bytes()
    assert scaled(tmp_path / "a", tmp_path, "E1") is not None
    assert b"13812345678" not in (tmp_path / "E1.jpg").read_bytes()
