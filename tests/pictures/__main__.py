"""Plays the demo desk in a pseudo-terminal and draws what it shows into docs/pictures."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from store.clock import system_clock
from store.demo import fill
from store.home import Home
from tests.e2e.terminal import Terminal
from tests.pictures.drawing import svg

TARGET = Path(__file__).parent.parent.parent / "docs" / "pictures"


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the keys that lead to it, its size, and its theme."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 36)
    theme: str = "dark"


PICTURES = (
    Picture("desk"),
    Picture("desk-light", theme="light"),
    Picture("case", ("enter",)),
    Picture("deadlines", ("o",)),
    Picture("answers", ("r",)),
    Picture("map", ("m",)),
    Picture("letter", ("w", "enter")),
    Picture("small", (), (80, 24)),
    Picture("phone", (), (40, 15)),
)


def draw(picture: Picture, language: str, target: Path) -> None:
    """Start the demo, press the keys, and write one picture."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        fill(Home(home), system_clock(), language)
        (home / "config.toml").write_text(f'theme = "{picture.theme}"\n', encoding="utf-8")
        command = [sys.executable, "-m", "tui", "--home", folder, "--lang", language]
        environment = os.environ | {"COLORTERM": "truecolor"}
        with Terminal(command, environment, *picture.size) as terminal:
            terminal.until({"zh": "退款案台", "en": "Refund desk"}[language])
            terminal.settle(0.5)
            for key in picture.keys:
                terminal.press(key)
                terminal.settle(0.5)
            light = picture.theme == "light"
            (target / f"{picture.name}-{language}.svg").write_text(svg(terminal.screen, light=light), "utf-8")


def main() -> None:
    """Draw every picture in both languages."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for language in ("zh", "en"):
        for picture in PICTURES:
            draw(picture, language, TARGET)


if __name__ == "__main__":
    main()
