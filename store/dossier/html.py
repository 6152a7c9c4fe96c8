"""A dossier as one HTML file: everything in it, nothing to load, readable on a phone, and it prints well."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Collection, Iterable, Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

from store.dossier.pages import Block, Document, Grid, Lines, Para, Picture, Sheet, Words

CHUNK = 3 << 18
"""Bytes of a picture that are encoded at once; a multiple of three, so that the parts fit together."""
KINDS = {"png": "png", "jpg": "jpeg", "gif": "gif", "webp": "webp"}

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; background: #fff; color: #1a1a1a;
  font: 1rem/1.7 "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif; overflow-wrap: anywhere;
  text-align: justify; line-break: strict; }
h1, h2, h3, th, dt, nav { font-family: "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
  sans-serif; text-align: left; }
h1 { font-size: 1.7rem; line-height: 1.35; margin: 1rem 0 .6rem; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .6rem; padding-bottom: .3rem; border-bottom: 1px solid #999; }
h3, h2.small { font-size: 1rem; margin: 1.4rem 0 .3rem; padding: 0; border: 0; }
p { margin: .5rem 0; }
.lead { color: #444; }
.note { color: #444; font-size: .9rem; }
dl { display: grid; grid-template-columns: minmax(5rem, max-content) 1fr; gap: .3rem 1.2rem; margin: .8rem 0; }
dt { color: #555; font-weight: normal; }
dd { margin: 0; white-space: pre-line; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: .92rem; line-height: 1.5; }
th, td { border: 1px solid #aaa; padding: .35rem .5rem; vertical-align: top; text-align: left;
  white-space: pre-line; }
th { background: #f0f0ee; font-weight: 600; }
figure { margin: 1.5rem 0; }
figure img { display: block; max-width: 100%; height: auto; margin: .5rem auto; border: 1px solid #ddd; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #ccc; padding: .8rem; font: inherit;
  font-size: .92rem; margin: .5rem 0; text-align: left; }
nav ol { padding-left: 1.4rem; }
nav a { color: inherit; }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; } dt { margin-top: .5rem; }
  table { font-size: .82rem; } th, td { padding: .25rem .3rem; } }
@page { size: A4; margin: 20mm 18mm; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } h2, h3 { break-after: avoid; }
  tr, dl { break-inside: avoid; } .lead { break-after: avoid; } thead { display: table-header-group; }
  tbody tr:first-child, tbody tr:nth-last-child(2) { break-after: avoid; } #exhibits { break-before: page; }
  #exhibits h2 + figure, #exhibits .lead + figure { break-before: avoid; }
  figure { break-inside: avoid; } .alone, .alone + figure { break-before: page; } figure img { max-height: 235mm; }
  figure.tall { break-inside: auto; } figure.tall img { max-height: none; width: 110mm; }
  nav { break-after: page; } }
"""

PictureOf = Callable[[int], Iterable[str]]
"""Where a picture is, by the number of its exhibit: an address in parts, perhaps all of the picture itself; without
a sign that an attribute does not take as it stands, since a search for one costs as much as the encoding."""


def embedded(kind: str, file: Path) -> Iterator[str]:
    """A picture of a kind (`png`, `jpg` …) as an address that holds all of it, read part by part."""
    yield f"data:image/{KINDS[kind]};base64,"
    with file.open("rb") as picture:
        while part := picture.read(CHUNK):
            yield b64encode(part).decode()


def to_html(document: Document, picture: PictureOf, tall: Collection[int] = (), folder: str = "") -> Iterator[str]:
    """The parts of the file, one after the other, so that no two pictures are in memory at once.

    `tall` are the numbers of the pictures that go on over pages when this is printed, `folder` is where the files
    lie that go along, seen from this one: beside it, or what ends in a slash.
    """
    language = "zh-CN" if document.language == "zh" else "en"
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data: 'self' file:; "
        "style-src 'unsafe-inline'\">\n"
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(document.foot)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    yield f"<header>\n<h1>{escape(document.title)}</h1>\n"
    if document.lead:
        yield f'<p class="lead">{escape(document.lead)}</p>\n'
    yield _lines(Lines(document.lines))
    if document.omitted:
        yield f'<h2 class="small">{escape(document.omitted_title)}</h2>\n<ul>\n'
        yield "".join(f"<li>{escape(line)}</li>\n" for line in document.omitted) + "</ul>\n"
    yield f'</header>\n<nav>\n<h2 class="small">{escape(document.contents_title)}</h2>\n<ol>\n'
    yield "".join(f'<li><a href="#{one.id}">{escape(one.heading)}</a></li>\n' for one in document.sheets)
    yield "</ol>\n</nav>\n<main>\n"
    for sheet in document.sheets:
        yield from _sheet(sheet, picture, tall, folder)
    yield "</main>\n</body>\n</html>\n"


def _sheet(sheet: Sheet, picture: PictureOf, tall: Collection[int], folder: str) -> Iterator[str]:
    yield f'<section id="{sheet.id}">\n<h2>{escape(sheet.heading)}</h2>\n'
    if sheet.lead:
        yield f'<p class="lead">{escape(sheet.lead)}</p>\n'
    for block in sheet.blocks:
        yield from _block(block, picture, tall, folder)
    yield "</section>\n"


def _block(block: Block, picture: PictureOf, tall: Collection[int], folder: str) -> Iterator[str]:
    match block:
        case Para(text, note):
            kind = ' class="note"' if note else ""
            yield f"<p{kind}>{escape(text)}</p>\n"
        case Lines():
            yield _lines(block)
        case Grid():
            yield _grid(block)
        case Picture(no, title, caption, _):
            kind = ' class="alone tall"' if no in tall else ' class="alone"'
            yield f'<figure id="e{no}"{kind}>\n<figcaption>{_captioned(title, caption)}</figcaption>\n'
            yield f'<img alt="{escape(title)}" src="'
            yield from picture(no)
            yield '">\n</figure>\n'
        case Words(no, title, caption, text, file, long):
            kind = ' class="alone"' if long else ""
            yield f'<figure id="e{no}"{kind}>\n<figcaption>{_captioned(title, caption)}</figcaption>\n'
            if file:
                yield f'<p><a href="{quote(folder + file)}">{escape(file)}</a></p>\n'
            yield f"<pre>{escape(text)}</pre>\n</figure>\n" if text else "</figure>\n"


def _captioned(title: str, caption: str) -> str:
    lines = "".join(f'<p class="note">{escape(line)}</p>' for line in caption.split("\n") if line)
    return f"<h3>{escape(title)}</h3>{lines}"


def _lines(lines: Lines) -> str:
    title = f"<h3>{escape(lines.title)}</h3>\n" if lines.title else ""
    rows = "".join(f"<dt>{escape(line.label)}</dt><dd>{escape(line.value)}</dd>\n" for line in lines.lines)
    return f"{title}<dl>\n{rows}</dl>\n"


def _grid(grid: Grid) -> str:
    head = grid.head[:-1] if grid.pages else grid.head
    whole = sum(grid.widths[: len(head)])
    columns = "".join(f'<col style="width:{100 * share / whole:.0f}%">' for share in grid.widths[: len(head)])
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in grid.rows)
    top = f"<colgroup>{columns}</colgroup>\n<thead><tr>{heads}</tr></thead>"
    return f"<table>\n{top}\n<tbody>\n{rows}</tbody>\n</table>\n"
