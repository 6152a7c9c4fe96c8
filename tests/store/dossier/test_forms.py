"""The forms a dossier is written in: each holds all of it, and nobody's words are markup in any of them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import docx
import pytest
from markdown_it import MarkdownIt
from PIL import Image
from pypdf import PdfReader

from store.care.export import gathered
from store.case.intents import NoteDiary, OpenCase, SetFact
from store.dossier import extras, writing
from store.dossier.contents import Format, Reader, Section, Wanted
from store.dossier.docx import to_docx
from store.dossier.gather import Gathered
from store.dossier.pages import Document
from store.dossier.writing import manifest_of, write
from store.errors import Refused
from store.opening import HomeDesk
from tests.store.dossier.cases import SPITEFUL, headphones, picture

SAID = ("声动旗舰店", "左耳没有声音", "证据2 聊天记录", "拆封了，不能退", "《消费者权益保护法》第24条")
"""What every form says of the case."""


def found(desk: HomeDesk, number: int, reader: str = "court", **wanted: object) -> Gathered:
    return gathered(desk, number, Wanted(Reader(reader), **wanted))  # type: ignore[arg-type]


@contextmanager
def room() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def written(gathered: Gathered, form: Format) -> bytes:
    file = BytesIO()
    assert write(gathered, form, file, room).whole
    return file.getvalue()


def plain(text: str) -> str:
    """A text without blanks: where a line is broken says nothing."""
    return re.sub(r"[\s\u200b]", "", text)


def pdf_text(data: bytes) -> str:
    return plain("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages))


class Seen(HTMLParser):
    """What a browser would show of a file, and what tags it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_pdf_has_bookmarks_page_numbers_its_fonts_and_the_day_of_the_dossier(desk: HomeDesk) -> None:
    data = written(found(desk, headphones(desk)), Format.PDF)
    reader = PdfReader(BytesIO(data))
    assert all(plain(words) in pdf_text(data) for words in SAID)
    titles = [str(one["/Title"]) for one in reader.outline if isinstance(one, dict)]
    assert titles == ["当事人", "请求与依据", "合同的订立与履行", "事实经过", "证据目录", "证据", "电子文件清单"]
    listed = next(
        page for page in reader.pages if "证据目录" in page.extract_text() and "页码" in page.extract_text()
    )
    shown = next(
        n
        for n, page in enumerate(reader.pages, 1)
        if plain("证据2 聊天记录") in plain(page.extract_text()) and n > 1
    )
    assert str(shown) in plain(listed.extract_text()).rpartition("聊天.txt")[2]
    assert reader.metadata is not None
    assert reader.metadata.creation_date == desk.clock()
    assert b"pdfaid:part" in data
    assert all(font["/FontDescriptor"] for page in reader.pages for font in _fonts(page))


def _fonts(page: object) -> list[dict[str, object]]:
    fonts = page["/Resources"].get("/Font", {})  # type: ignore[index]
    return [one.get_object()["/DescendantFonts"][0].get_object() for one in fonts.values()]


def test_a_long_fact_goes_on_over_the_pages_of_a_pdf(desk: HomeDesk) -> None:
    number = headphones(desk)
    desk.do(number, SetFact("problem", "一打开就坏了，" * 500))
    text = plain(pdf_text(written(found(desk, number), Format.PDF)))
    assert text.count("打开就坏") > 480, "words that stand over the edge of two pages are not counted"


def test_the_same_dossier_makes_the_same_file(desk: HomeDesk) -> None:
    same = found(desk, headphones(desk))
    for form in (Format.PDF, Format.HTML, Format.MD, Format.ZIP):
        assert written(same, form) == written(same, form), form


def test_html_is_one_file_that_loads_nothing(desk: HomeDesk) -> None:
    text = written(found(desk, headphones(desk)), Format.HTML).decode()
    seen = Seen(text)
    assert all(words in seen.text for words in SAID)
    assert not {tag for tag, _ in seen.tags} & {"script", "link", "iframe", "object", "form", "base"}
    addresses = [attrs[key] or "" for _, attrs in seen.tags for key in ("src", "href") if attrs.get(key)]
    assert all(address.startswith(("data:image/png;base64,", "#")) for address in addresses)
    assert "@media print" in text
    assert "页码" not in text, "a file without pages has no column for them"


def test_markdown_and_word_say_the_same(desk: HomeDesk) -> None:
    case = found(desk, headphones(desk))
    shown = Seen(MarkdownIt("commonmark").enable("table").render(written(case, Format.MD).decode())).text
    assert all(words in shown for words in SAID)
    file = docx.Document(BytesIO(written(case, Format.DOCX)))
    words = "".join(element.text or "" for element in file.element.body.iter() if element.tag.endswith("}t"))
    assert all(one in words for one in SAID)
    assert len(file.inline_shapes) == 1
    assert file.core_properties.author == ""
    assert "PAGEREF e1" in file.element.xml


def test_an_archive_has_numbered_originals_an_index_and_sums_that_hold(desk: HomeDesk) -> None:
    case = found(desk, headphones(desk), without=(2,))
    with ZipFile(BytesIO(written(case, Format.ZIP))) as archive:
        names = archive.namelist()
        assert names == [
            "index.html",
            "manifest.json",
            "SHA256SUMS",
            "exhibits/证据01-商品图片或视频.png",
            "exhibits/证据03-开箱视频.mp4",
        ]
        manifest = json.loads(archive.read("manifest.json"))
        assert manifest["omitted"] == ["E2 聊天记录未附"]
        for row in manifest["files"]:
            assert hashlib.sha256(archive.read(row["file"])).hexdigest() == row["sha256"]
            assert len(archive.read(row["file"])) == row["size"]
        sums = archive.read("SHA256SUMS").decode().splitlines()
        assert [line.split("  ")[1] for line in sums] == names[3:]
        sources = [attrs["src"] for tag, attrs in Seen(archive.read("index.html").decode()).tags if tag == "img"]
        assert len(sources) == 1
        assert all(info.external_attr >> 16 == 0o600 for info in archive.infolist())
    assert manifest_of(case.dossier) == manifest_of(case.dossier)


@pytest.fixture
def spiteful(desk: HomeDesk) -> Gathered:
    number = headphones(desk, product=SPITEFUL[:200], merchant=SPITEFUL, problem=SPITEFUL)
    desk.do(number, NoteDiary(SPITEFUL, "merchant", "chat", promise=SPITEFUL))
    desk.attach_stream(number, BytesIO(SPITEFUL.encode()), "<b>#x</b>.txt", "page", SPITEFUL)
    return found(desk, number, "lawyer")


def test_no_words_are_markup_in_a_pdf(spiteful: Gathered) -> None:
    text = pdf_text(written(spiteful, Format.PDF))
    for part in ("#pagebreak()", "*粗*", "_斜_", "$x^2$", "@e1", "<e1>", "<script>alert(1)</script>", "#read("):
        assert part.replace('"', "") in text, part
    assert "root:" not in text


def test_no_words_are_markup_in_html(spiteful: Gathered) -> None:
    text = written(spiteful, Format.HTML).decode()
    assert "<script>" not in text
    assert "<script>alert(1)</script>" in Seen(text).text
    assert "<b>#x" not in text


def test_no_words_are_markup_in_markdown(spiteful: Gathered) -> None:
    text = written(spiteful, Format.MD).decode()
    for dialect in ("commonmark", "gfm-like"):
        shown = MarkdownIt(dialect, {"html": True}).enable("table").render(text)
        seen = Seen(shown)
        assert not {tag for tag, _ in seen.tags} & {"script", "a", "img", "em", "e1"}, dialect
        assert "<script>alert(1)</script>" in seen.text
        assert "[链接](http://x.cn)" in seen.text


def test_no_words_are_fields_or_elements_in_word(spiteful: Gathered) -> None:
    file = docx.Document(BytesIO(written(spiteful, Format.DOCX)))
    words = "".join(element.text or "" for element in file.element.body.iter() if element.tag.endswith("}t"))
    assert "<script>alert(1)</script>" in words


def test_a_sign_that_no_font_has_costs_the_archival_form_and_nothing_else(desk: HomeDesk) -> None:
    number = headphones(desk, problem="左耳没有声音🎧")
    file = BytesIO()
    assert not write(found(desk, number), Format.PDF, file, room).whole
    assert "左耳没有声音" in pdf_text(file.getvalue())


def test_what_only_looks_like_a_picture_goes_along_as_a_file(desk: HomeDesk) -> None:
    number = headphones(desk)
    desk.attach_stream(number, BytesIO(b"\x89PNG\r\n\x1a\n broken"), "坏.png", "page")
    assert "另附文件证据04-商品页或交易快照.png" in pdf_text(written(found(desk, number), Format.PDF))


def test_a_photograph_is_turned_scaled_down_and_says_nothing_of_where_it_was_taken(desk: HomeDesk) -> None:
    number = headphones(desk)
    large, exif = Image.new("RGB", (4000, 3000), "navy"), Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "PhoneMaker"
    file = BytesIO()
    large.save(file, "JPEG", exif=exif)
    file.seek(0)
    desk.attach_stream(number, file, "照片.jpg", "page")
    data = written(found(desk, number), Format.PDF)
    assert b"PhoneMaker" not in data
    sizes = [image.image.size for page in PdfReader(BytesIO(data)).pages for image in page.images if image.image]
    assert (1500, 2000) in sizes


def test_heavy_pictures_are_scaled_down_for_a_phone(desk: HomeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "HEAVY", 1_000)
    case = found(desk, headphones(desk))
    assert "data:image/jpeg;base64," in written(case, Format.HTML).decode()


def test_what_is_not_installed_costs_one_sentence_with_the_line_that_installs_it(
    desk: HomeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    case = found(desk, headphones(desk))
    for form in (Format.PDF, Format.DOCX):
        with pytest.raises(Refused, match=r"pip install 'tuikuan\[dossier\]'"):
            write(case, form, BytesIO(), room)
    for form in (Format.HTML, Format.MD, Format.ZIP):
        assert write(case, form, BytesIO(), room).whole


def test_without_the_part_of_the_exhibits_none_of_them_is_in_any_form(desk: HomeDesk) -> None:
    case = found(desk, headphones(desk), sections=(Section.DEMAND, Section.EVIDENCE))
    assert "data:image" not in written(case, Format.HTML).decode()
    with ZipFile(BytesIO(written(case, Format.ZIP))) as archive:
        assert archive.namelist() == ["index.html", "manifest.json", "SHA256SUMS"]
    assert not [image for page in PdfReader(BytesIO(written(case, Format.PDF))).pages for image in page.images]


def test_a_dossier_of_hardly_anything_is_a_dossier(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", title="没有名字的东西")).view.number
    for reader in Reader:
        for form in Format:
            assert written(found(desk, number, reader), form)


@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX, Format.HTML])
def test_progress_is_told_exhibit_by_exhibit(desk: HomeDesk, form: Format) -> None:
    number = headphones(desk)
    desk.attach_stream(number, picture("green"), "二.png", "goods")
    told: list[tuple[int, int]] = []
    write(found(desk, number), form, BytesIO(), room, lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_a_text_in_another_encoding_is_read_and_a_long_one_is_cut_and_said(desk: HomeDesk) -> None:
    number = headphones(desk)
    desk.attach_stream(number, BytesIO("商家的话".encode("gb18030")), "旧.txt", "page")
    desk.attach_stream(number, BytesIO(("长" * 30_000).encode()), "长.txt", "other")
    desk.do(number, SetFact("sku", "黑色"))
    by_number = {one.no: one for one in found(desk, number).dossier.exhibits}
    assert by_number[4].text == "商家的话"
    assert by_number[5].cut
    assert len(by_number[5].text) == 20_000


@pytest.mark.parametrize("lead", ["", "本卷宗写给法官。"])
def test_a_word_file_begins_with_its_lead_and_with_no_empty_line_where_there_is_none(lead: str) -> None:
    document = Document("zh", "卷宗", lead, (), (), "", "", "", ())
    file = docx.Document(BytesIO(to_docx(document, {}, Path(), datetime(2026, 11, 23, tzinfo=UTC))))
    assert [one.text for one in file.paragraphs] == ["卷宗", *filter(None, [lead])]


def test_a_word_file_tells_when_it_was_made_in_utc_as_its_format_says() -> None:
    made = datetime(2026, 11, 23, 8, 30, tzinfo=timezone(timedelta(hours=8)))
    file = docx.Document(BytesIO(to_docx(Document("zh", "卷宗", "", (), (), "", "", "", ()), {}, Path(), made)))
    assert (
        file.core_properties.created == file.core_properties.modified == datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
    )
