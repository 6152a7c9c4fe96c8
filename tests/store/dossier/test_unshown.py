"""Pictures that cannot be shown: each form names them, and the list of what to send along has them."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest

from store.care.export import export, gathered
from store.dossier.contents import Format, Reader, Wanted
from store.dossier.html import to_html
from store.dossier.pages import Document, Sheet, Words
from store.opening import HomeDesk
from tests.store.dossier.cases import headphones, picture


def broken_pictures() -> dict[str, bytes]:
    """Files that begin as pictures do and cannot be shown: no picture, half of one, one that claims to be huge."""
    photo = picture("blue", 600, 900, "JPEG").read()
    drawing = picture("red", 600, 900).read()
    huge = bytearray(drawing)
    huge[16:24] = (20_000).to_bytes(4, "big") * 2
    crc = zlib.crc32(huge[12:29])
    huge[29:33] = crc.to_bytes(4, "big")
    return {
        "none": b"\x89PNG\r\n\x1a\n" + b"no picture",
        "half": photo[: len(photo) // 2],
        "cut": drawing[: len(drawing) // 2],
        "huge": bytes(huge),
    }


@pytest.mark.parametrize("kind", list(broken_pictures()))
@pytest.mark.parametrize("form", [Format.PDF, Format.HTML, Format.DOCX])
def test_a_picture_that_cannot_be_shown_is_named_and_in_the_list_of_what_to_send_along(
    desk: HomeDesk, tmp_path: Path, form: Format, kind: str
) -> None:
    number = headphones(desk)
    desk.attach_stream(number, BytesIO(broken_pictures()[kind]), "坏.png", "other")
    made = export(desk, gathered(desk, number, Wanted(Reader.LAWYER)), form, tmp_path / f"a.{form}")
    assert len(made.unshown) == 1
    assert made.unshown[0].startswith("E04-")
    assert set(made.along) >= {made.unshown[0]}
    if form is Format.HTML:
        page = made.target.read_text(encoding="utf-8")
        assert f"另附文件{made.unshown[0]}。" in page
        assert page.count("data:image/") == 1, "the one that can be shown"


def test_a_whole_picture_is_shown_and_in_no_list(desk: HomeDesk, tmp_path: Path) -> None:
    number = headphones(desk)
    desk.attach_stream(number, picture("blue", 600, 900, "JPEG"), "好.jpg", "other")
    made = export(desk, gathered(desk, number, Wanted(Reader.LAWYER)), Format.HTML, tmp_path / "a.html")
    assert made.unshown == ()
    assert made.along == ("E03-开箱视频.mp4",)


def test_a_file_beside_the_page_is_linked_whatever_signs_are_in_its_name() -> None:
    words = Words(4, "其他证据", "", "", "证据04 #2 100%?.pdf")
    page = Document("zh", "", "", (), (), "", "", "", (Sheet("exhibits", "", "", (words,)),))
    text = "".join(to_html(page, lambda number: iter(()), (), "exhibits/"))
    assert [unquote(one) for one in re.findall(r'href="(exhibits/[^"#? ]*)"', text)] == [
        "exhibits/证据04 #2 100%?.pdf"
    ]
