"""The real program in a pseudo-terminal, with sample cases, at a moment that stands still.

`python -m tests.pictures.stage` is the program `tuikuan` with that clock, so that the same keys draw the same
picture on any day.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from store.days.clock import HOME_ZONE
from store.disk.home import Home
from store.opening import open_home
from store.samples.demo import fill
from tests.e2e.terminal import Terminal
from tui.cli.run import run
from tui.cli.session import Session

TITLES = {"zh": "退款案台", "en": "Refund desk"}
"""What a desk that has opened shows, by language."""


def moment() -> datetime:
    """The moment at which every picture is taken."""
    return datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)


@dataclass(frozen=True)
class Setting:
    """On what the program is shown: language, size, theme, variables of the terminal, whether it has cases,
    and whether a photograph is among the evidence of the first."""

    language: str = "zh"
    size: tuple[int, int] = (120, 36)
    theme: str = "dark"
    terminal: tuple[str, ...] = ("TERM=xterm-256color", "COLORTERM=truecolor")
    cases: bool = True
    photo: bool = False

    @property
    def light(self) -> bool:
        """Whether the terminal around the program is drawn light."""
        return self.theme == "light"


@contextmanager
def playing(setting: Setting) -> Iterator[Terminal]:
    """The desk, open and at rest; it and its home are gone when the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if setting.cases:
            fill(Home(home), moment, setting.language)
        if setting.photo:
            _attach_photo(home, setting.language)
        (home / "config.toml").write_text(f'theme = "{setting.theme}"\n', encoding="utf-8")
        # the pseudo-terminal names itself xterm-256color; env has the last word
        program = ["env", *setting.terminal, sys.executable, "-m", "tests.pictures.stage"]
        surroundings = {name: value for name, value in os.environ.items() if name != "COLORTERM"}
        with Terminal(
            [*program, "--home", folder, "--lang", setting.language], surroundings, *setting.size
        ) as shown:
            shown.until(TITLES[setting.language])
            shown.settle(0.5)
            yield shown


def _attach_photo(home: Path, language: str) -> None:
    """A drawn photograph of a parcel with a dent, as the last exhibit of the case that the desk begins with."""
    drawn = Image.new("RGB", (640, 480), (196, 178, 150))
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((90, 110, 550, 430), fill=(150, 104, 60), outline=(84, 54, 28), width=8)
    pen.rectangle((295, 110, 345, 430), fill=(214, 190, 120))
    pen.polygon(((90, 110), (210, 110), (150, 200), (90, 190)), fill=(58, 40, 24))
    pen.rectangle((400, 300, 520, 390), fill=(240, 240, 236))
    for line in range(312, 384, 16):
        pen.line((412, line, 508, line), fill=(40, 40, 40), width=4)
    kept = BytesIO()
    drawn.save(kept, "PNG")
    kept.seek(0)
    desk = open_home(Home(home), moment, "", language)
    first = desk.views()[0].number
    told = {"zh": ("外箱.png", "外箱左上角压坏"), "en": ("box.png", "One corner of the box is crushed")}
    name, note = told[language]
    desk.attach_stream(first, kept, name, "goods", note)
    desk.close()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], Session(moment)))
