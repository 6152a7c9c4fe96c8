"""How a dossier looks in Word, as its own marks say it."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from pypdf import PdfReader

from store.case.intents import OpenCase
from store.dossier.contents import Format
from store.opening import HomeDesk
from tests.store.dossier.cases import FACTS, headphones
from tests.store.dossier.test_forms import found, plain, written


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as file:
        return file.read(f"word/{name}.xml").decode()


def test_letters_touch_no_edge_of_a_cell_and_are_those_of_china(desk: HomeDesk) -> None:
    styles = part(written(found(desk, headphones(desk)), Format.DOCX), "styles")
    tables = re.findall(r'<w:style w:type="table"[^>]*w:styleId="(?:TableGrid|Pairs)".*?</w:style>', styles)
    assert len(tables) == 2
    for table in tables:
        margins = re.findall(r'<w:(?:top|bottom) w:w="(\d+)" w:type="dxa"/>', table)
        assert len(margins) == 2
        assert min(map(int, margins)) >= 40
    assert 'w:eastAsia="zh-CN"' in styles


def test_the_foot_has_one_place_for_its_numbers_however_long_its_words_are(desk: HomeDesk) -> None:
    data = written(found(desk, headphones(desk)), Format.DOCX)
    footer = docx.Document(BytesIO(data)).styles["Footer"].element.xml
    assert re.findall(r'<w:tab [^>]*w:val="(\w+)"', footer) == ["right"]


def test_who_signs_has_room_and_no_lead_stands_without_its_table(desk: HomeDesk) -> None:
    paragraphs = docx.Document(BytesIO(written(found(desk, headphones(desk)), Format.DOCX))).paragraphs
    (signed,) = (one for one in paragraphs if "签名" in one.text)
    assert signed.paragraph_format.space_before is not None
    (lead,) = (one for one in paragraphs if one.text.startswith("按发生的先后"))
    assert lead.paragraph_format.keep_with_next


@pytest.mark.parametrize(("line", "alone"), [("订单编号", False), ("很长的记录" * 200, True)])
def test_short_exhibits_share_a_page_and_a_long_one_is_alone(desk: HomeDesk, line: str, alone: bool) -> None:
    number = desk.open(OpenCase("douyin", facts=FACTS)).view.number
    desk.attach_stream(number, BytesIO(line.encode()), "订单.txt", "order")
    desk.attach_stream(number, BytesIO("拆封了，不能退".encode()), "聊天.txt", "chat")
    case = found(desk, number)
    pages = [plain(page.extract_text()) for page in PdfReader(BytesIO(written(case, Format.PDF))).pages]
    (first,) = (at for at, text in enumerate(pages) if re.search(r"证据1\S*?证明目的\S*?(?:订单编号|很长的)", text))
    (second,) = (at for at, text in enumerate(pages) if re.search(r"证据2\S*证明目的\S*拆封了，不能退", text))
    assert (second > first) is alone
    word = docx.Document(BytesIO(written(case, Format.DOCX)))
    (begins,) = (one for one in word.paragraphs if one.text.startswith("证据2 "))
    assert bool(begins.paragraph_format.page_break_before) is alone
    assert ('id="e1" class="alone"' in written(case, Format.HTML).decode()) is alone
