"""The picture of a dossier: its first pages, side by side, as Typst sets them."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

import typst
from PIL import Image

from store.care.export import gathered
from store.disk.home import Home
from store.dossier.contents import Reader, Wanted
from store.dossier.pages import lay_out
from store.dossier.typst import TEMPLATE, given
from store.opening import open_home
from store.people.person import Person
from store.samples.demo import fill
from tests.pictures.stage import moment

PAGES, SHARPNESS, GAP = 3, 62.0, 12
PEOPLE = {
    "zh": Person("我", "李明", "138 0000 1111", "上海市甲路1号"),
    "en": Person("me", "Li Ming", "138 0000 1111", "1 Jia Road, Shanghai"),
}


def draw_dossier(language: str, target: Path) -> None:
    """Write the first pages of a sample case for the market supervision authority."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        fill(home, moment, language)
        desk = open_home(home, moment, "x", language)
        desk.people.keep(PEOPLE[language])
        document = lay_out(gathered(desk, 1, Wanted(Reader.AUTHORITY)).dossier)
        compiler = typst.Compiler(TEMPLATE.read_bytes(), root=folder, **given(document, {}))
        pages = compiler.compile(format="png", ppi=SHARPNESS)
    assert isinstance(pages, list)
    shown = [Image.open(BytesIO(page)).convert("RGB") for page in pages[:PAGES]]
    width, height = shown[0].size
    sheet = Image.new("RGB", (PAGES * width + (PAGES + 1) * GAP, height + 2 * GAP), "#8a8a8a")
    for at, page in enumerate(shown):
        sheet.paste(page, (GAP + at * (width + GAP), GAP))
    sheet.quantize(32).save(target / f"dossier-{language}.png", optimize=True)
