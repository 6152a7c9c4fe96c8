"""How a Word file looks: its fonts, the room around words, and the styles of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shared import Length
    from docx.styles.style import ParagraphStyle

BODY, HEADS = ("宋体", "Times New Roman"), ("黑体", "Arial")
"""The fonts every office has, for Chinese and for English papers; where they are missing, Word takes its own."""
STYLES = (
    ("Normal", 10.5, BODY, None),
    ("Heading 1", 14, HEADS, (18, 6)),
    ("Heading 2", 11, HEADS, (12, 4)),
    ("Title", 22, HEADS, (0, 12)),
)
"""The styles that are used, with their sizes in points, their fonts, and the points above and below."""
GRID, PAIRS = "Table Grid", "Pairs"
"""The styles of tables, with lines and without."""
ROOM, BESIDE = 60, 108
"""Twentieths of a point above and below the words of a cell, and beside them: Chinese letters fill their line, and
touched the edge."""


def set_styles(file: File, language: str, across: Length) -> None:
    """Set all styles for papers in a language, on lines so long."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt, RGBColor

    for name, size, fonts, around in STYLES:
        style = _style(file, name)
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        if around:
            style.paragraph_format.space_before, style.paragraph_format.space_after = map(Pt, around)
        _set_font(style, fonts, language)
    _set_defaults(file)
    stops = _style(file, "Footer").paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(across, WD_TAB_ALIGNMENT.RIGHT)


def element(name: str, /, **values: str) -> BaseOxmlElement:
    """An element of Word's own language, with its attributes."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made: BaseOxmlElement = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _style(file: File, name: str) -> ParagraphStyle:
    from docx.styles.style import ParagraphStyle

    style = file.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _set_font(style: ParagraphStyle, fonts: tuple[str, str], language: str) -> None:
    """Chinese letters in the first of the fonts; others in the same within Chinese, so that quotation marks are as
    wide as letters, and else in the second."""
    from docx.oxml.ns import qn

    chinese, latin = fonts
    latin = chinese if language == "zh" else latin
    style.font.name = latin
    written = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind, font in (("ascii", latin), ("hAnsi", latin), ("eastAsia", chinese)):
        written.set(qn(f"w:{kind}"), font)
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        written.attrib.pop(qn(f"w:{kind}"), None)


def _set_defaults(file: File) -> None:
    """Chinese letters as China draws them, and the room between lines, in cells and between paragraphs: as what a
    table says of its own goes before."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn

    styles = file.styles.element
    (language,) = styles.xpath("w:docDefaults//w:lang")
    language.set(qn("w:eastAsia"), "zh-CN")
    (spacing,) = styles.xpath("w:docDefaults//w:pPr/w:spacing")
    spacing.set(qn("w:after"), "120")
    pairs = file.styles.add_style(PAIRS, WD_STYLE_TYPE.TABLE)
    pairs.base_style = file.styles["Normal Table"]
    properties = element("pPr")
    properties.append(element("spacing", after="0"))
    pairs.element.append(properties)
    for style in (pairs, file.styles[GRID]):
        found = next(iter(style.element.xpath("w:tblPr")), None)
        found = element("tblPr") if found is None else found
        for old in found.xpath("w:tblCellMar"):
            found.remove(old)
        margins = element("tblCellMar")
        for side, width in (("top", ROOM), ("left", BESIDE), ("bottom", ROOM), ("right", BESIDE)):
            margins.append(element(side, w=str(width), type="dxa"))
        found.append(margins)
        style.element.append(found)
