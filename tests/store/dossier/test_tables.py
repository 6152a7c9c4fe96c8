"""Tables of a dossier on paper, and the exhibits that show what was tried."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePath

import docx
import pytest
from pypdf import PdfReader

from store.dossier.docx import to_docx
from store.dossier.pages import Document, Grid, Para, Sheet, lay_out
from store.dossier.typst import to_pdf
from store.opening import HomeDesk
from tests.store.dossier.cases import headphones
from tests.store.dossier.test_forms import found


def rows_on_pages(count: int, folder: Path) -> list[int]:
    """On each page, how many rows of a table of so many stand there."""
    rows = tuple((f"2026-11-{n % 28 + 1:02d}", f"row {n} stands", "E1") for n in range(count))
    sheet = Sheet("story", "What happened", "", (Grid(("When", "What", "Exhibits"), rows, (4, 11, 2)),))
    document = Document("en", "Title", "", (), (), "", "Title", "Contents", (sheet,))
    data, _ = to_pdf(document, {}, folder, datetime(2026, 11, 26, tzinfo=UTC))
    texts = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    return [n for text in texts if (n := text.count("stands"))]


@pytest.mark.parametrize("count", range(38, 46))
def test_no_row_stands_alone_on_a_page(count: int, tmp_path: Path) -> None:
    pages = rows_on_pages(count, tmp_path)
    assert sum(pages) == count
    assert min(pages) > 1


@pytest.mark.parametrize("above", range(26, 36))
def test_three_rows_of_some_length_stay_together(above: int, tmp_path: Path) -> None:
    rows = tuple((f"2026-11-0{n}", f"row {n} stands", "so it was counted " * 26) for n in range(1, 4))
    blocks: tuple[Para | Grid, ...] = (
        *(Para(f"filler {n}") for n in range(above)),
        Grid(("When", "What", "How"), rows, (4, 3, 6)),
    )
    document = Document(
        "en", "Title", "", (), (), "", "Title", "Contents", (Sheet("story", "What happened", "", blocks),)
    )
    data, _ = to_pdf(document, {}, tmp_path, datetime(2026, 11, 26, tzinfo=UTC))
    texts = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    assert [n for text in texts if (n := text.count("stands"))] == [3]


@pytest.mark.parametrize("reader", ["lawyer", "12315"])
def test_what_was_said_names_the_exhibit_that_shows_it(desk: HomeDesk, reader: str) -> None:
    document = lay_out(found(desk, headphones(desk), reader).dossier)
    tried = next(sheet for sheet in document.sheets if sheet.id == "tried").blocks[0]
    assert isinstance(tried, Grid)
    assert tried.head[-1] == "证据"
    said = [row for row in tried.rows if "拆封" in row[2]]
    assert said
    assert all("2" in row[-1] for row in said)


def test_a_word_file_keeps_rows_whole_and_none_alone(tmp_path: Path) -> None:
    rows = (*((f"{n}", "short") for n in range(6)), ("long", "x" * 2000), ("end", "short"))
    sheet = Sheet("story", "What happened", "", (Grid(("When", "What"), rows, (1, 3)),))
    document = Document("en", "Title", "", (), (), "", "Title", "Contents", (sheet,))
    file = docx.Document(BytesIO(to_docx(document, {}, tmp_path, datetime(2026, 11, 26, tzinfo=UTC))))
    table = file.tables[-1]
    whole = [row._tr.xpath("./w:trPr/w:cantSplit") != [] for row in table.rows]
    tied = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]
    assert whole == [True] * 7 + [False, True]
    assert tied == [True, True, False, False, False, False, False, True, False]


def test_the_sum_of_a_deadline_has_the_most_room_and_its_moment_the_least(desk: HomeDesk) -> None:
    document = lay_out(found(desk, headphones(desk), "lawyer").dossier)
    grid = next(one for sheet in document.sheets if sheet.id == "deadlines" for one in sheet.blocks)
    assert isinstance(grid, Grid)
    what, when, counted = grid.widths
    assert when < what < counted


@pytest.mark.parametrize(("ending", "kept"), [(".torrent", ".torrent"), (".blueprint", ""), (".数据", "")])
def test_an_exhibit_keeps_an_ending_that_is_one(desk: HomeDesk, ending: str, kept: str) -> None:
    number = headphones(desk)
    desk.attach_stream(number, BytesIO(b"\0\1"), f"a{ending}", "chat")
    last = found(desk, number, "court").dossier.exhibits[-1]
    assert last.no == 4
    assert PurePath(last.file).suffix == kept
