"""A dossier as a Word file, for a lawyer who wants to edit it. Words go in as text; nothing in them is a field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.dossier.extras import needs
from store.dossier.pages import Block, Document, Grid, Lines, Para, Picture, Sheet, Words, is_alone
from store.dossier.scaled import Scaled
from store.dossier.wordstyles import GRID, PAIRS, element, set_styles

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table

ACROSS, DOWN = 16.6, 22.0
"""Centimetres that a picture may have."""
LONG = 1500
"""Characters in a cell from which on its row may go over the edge of a page."""
BELOW = 14
"""Points between a table and words below it: whoever signs there needs some."""
SHARPNESS = 150
"""Pixels an inch of a picture that is smaller than the page."""


def to_docx(document: Document, pictures: Mapping[int, tuple[Scaled, ...]], folder: Path, made: datetime) -> bytes:
    """The file; `pictures` lie in `folder`. Raises `Refused` when what it takes is not installed."""
    needs("docx")
    import docx

    file = docx.Document()
    writer = _Writer(file, pictures, folder)
    writer.prepare(document, made)
    writer.cover(document)
    for sheet in document.sheets:
        writer.sheet(sheet)
    _leave_behind(file)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


class _Writer:
    """Writes one file, block after block."""

    def __init__(self, file: File, pictures: Mapping[int, tuple[Scaled, ...]], folder: Path) -> None:
        self._file, self._pictures, self._folder = file, pictures, folder

    def prepare(self, document: Document, made: datetime) -> None:
        """Paper, fonts, the foot with page numbers, and who made it when: nobody, and the day of the dossier."""
        from docx.shared import Cm

        section = self._file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2.2)
        set_styles(self._file, document.language, Cm(ACROSS))
        core = self._file.core_properties
        core.author = core.last_modified_by = ""
        core.title, core.comments = document.foot, ""
        core.created = core.modified = made.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        foot = section.footer.paragraphs[0]
        (written,) = foot.part.element.xpath("w:p")
        foot.add_run(f"{document.foot}\t")
        written.append(_field("PAGE"))
        foot.add_run(" / ")
        written.append(_field("NUMPAGES"))

    def cover(self, document: Document) -> None:
        """The title, what it is about, and what is not in it."""
        self._file.add_paragraph(document.title, style="Title")
        if document.lead:
            self._file.add_paragraph(document.lead)
        self._lines(Lines(document.lines))
        if document.omitted:
            self._file.add_heading(document.omitted_title, 2)
            for line in document.omitted:
                self._file.add_paragraph(line, style="List Bullet")

    def sheet(self, sheet: Sheet) -> None:
        """A part; exhibits begin on pages of their own."""
        from docx.shared import Pt

        exhibits = sheet.id == "exhibits"
        self._file.add_heading(sheet.heading, 1).paragraph_format.page_break_before = exhibits
        if sheet.lead:
            self._file.add_paragraph(sheet.lead).paragraph_format.keep_with_next = True
        for at, block in enumerate(sheet.blocks):
            self._block(block, exhibits and at > 0 and (is_alone(block) or is_alone(sheet.blocks[at - 1])))
            if isinstance(block, Para) and at > 0 and isinstance(sheet.blocks[at - 1], Grid | Lines):
                self._file.paragraphs[-1].paragraph_format.space_before = Pt(BELOW)

    def _block(self, block: Block, alone: bool) -> None:
        """One block; an exhibit that stands `alone` begins on a new page."""
        match block:
            case Para(text):
                self._file.add_paragraph(text)
            case Lines():
                if block.title:
                    self._file.add_heading(block.title, 2)
                self._lines(block)
            case Grid():
                self._grid(block)
            case Picture(no, title, caption, _, pages):
                self._exhibit(no, title, caption, alone)
                for at, one in enumerate(self._pictures[no]):
                    self._picture(one, title, pages[at] if pages else "", first=at == 0)
            case Words(no, title, caption, text):
                self._exhibit(no, title, caption, alone)
                if text:
                    self._file.add_paragraph(text)

    def _exhibit(self, no: int, title: str, caption: str, alone: bool) -> None:
        heading = self._file.add_heading(title, 2)
        heading.paragraph_format.page_break_before = alone
        begin = element("bookmarkStart", id=str(no), name=f"e{no}")
        _last(self._file).extend((begin, element("bookmarkEnd", id=str(no))))
        if caption:
            self._file.add_paragraph(caption)

    def _picture(self, picture: Scaled, title: str, page: str, *, first: bool) -> None:
        """A picture, a tall one part by part on pages of their own; the file has it once. `page` is said above it
        where it is one of several of an exhibit."""
        from docx.shared import Cm

        natural, many = picture.width / SHARPNESS * 2.54, len(picture.parts)
        for at, (begin, end) in enumerate(picture.parts):
            if page or many > 1:
                told = self._file.add_paragraph(
                    " · ".join(filter(None, (title, page, f"{at + 1}/{many}" if many > 1 else "")))
                )
                told.paragraph_format.page_break_before = at > 0 or not first
                told.paragraph_format.keep_with_next = True
            high = picture.height * (end - begin) / SHARPNESS * 2.54
            share = min(ACROSS / natural, DOWN / high, 1)
            size = Cm(natural * share), Cm(high * share)
            self._file.add_picture(str(self._folder / picture.file), *size)
            _crop(_last(self._file), begin, end)

    def _lines(self, lines: Lines) -> None:
        table = self._file.add_table(rows=0, cols=2)
        table.style = PAIRS
        for line in lines.lines:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = line.label, line.value
        _set_widths(table, (2, 7))

    def _grid(self, grid: Grid) -> None:
        table = self._file.add_table(rows=1, cols=len(grid.head))
        table.style = GRID
        for cell, text in zip(table.rows[0].cells, grid.head, strict=True):
            cell.text = text
        written = _last(self._file)
        for at, row in enumerate(grid.rows):
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
            if grid.pages and grid.pages[at]:
                (first,) = written.xpath("w:tr[last()]/w:tc[last()]/w:p[1]")
                first.append(_field(f"PAGEREF e{grid.pages[at]}"))
        _keep_rows(table, written.xpath("w:tr"), grid)
        written.xpath("w:tr")[0].get_or_add_trPr().append(element("tblHeader", val="true"))
        _set_widths(table, grid.widths)


_FOREIGN = ("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")
"""What the empty file that python-docx begins with tells of the one who made that: a picture of its first page, the
program and the template, and what nobody reads."""


def _leave_behind(file: File) -> None:
    package = file.part.package
    assert package is not None
    for relations in (package.rels, file.part.rels):
        for name in [name for name, one in relations.items() if one.reltype.endswith(_FOREIGN)]:
            del relations[name]


def _last(file: File) -> Any:
    """The element of what was added to a file last; python-docx gives it of the file, not of a paragraph."""
    (found,) = file.element.xpath("w:body/*[not(self::w:sectPr)][last()]")
    return found


def _keep_rows(table: Table, written: Sequence[Any], grid: Grid) -> None:
    """Let no row be parted that a page takes, and none stand alone on a page."""
    rows = list(table.rows)
    for at, row in enumerate(rows):
        if at == 0 or all(len(words) <= LONG for words in grid.rows[at - 1]):
            written[at].get_or_add_trPr().append(element("cantSplit", val="true"))
        if at + 1 < len(rows) and (at < 2 or at == len(rows) - 2):
            for paragraph in (one for cell in row.cells for one in cell.paragraphs):
                paragraph.paragraph_format.keep_with_next = True


def _crop(paragraph: Any, begin: float, end: float) -> None:
    """Show the picture of a paragraph from one share of its height to another."""
    if (begin, end) == (0.0, 1.0):
        return
    from docx.oxml.parser import OxmlElement

    crop = OxmlElement("a:srcRect")
    crop.set("t", str(round(begin * 100_000)))
    crop.set("b", str(round((1 - end) * 100_000)))
    (blip,) = paragraph.xpath(".//a:blip")
    blip.addnext(crop)


def _field(instruction: str) -> BaseOxmlElement:
    """What Word fills in itself: a page number, or the page of an exhibit."""
    field = element("fldSimple", instr=instruction, dirty="true")
    run = element("r")
    text = element("t")
    text.text = "–"
    run.append(text)
    field.append(run)
    return field


def _set_widths(table: Table, widths: tuple[int, ...]) -> None:
    from docx.shared import Cm

    table.autofit = False
    for column, share in zip(table.columns, widths, strict=True):
        width = Cm(ACROSS * share / sum(widths))
        column.width = width
        for cell in column.cells:
            cell.width = width
