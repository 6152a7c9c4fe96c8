"""Draws the pictures and the recording of the READMEs, or with `--all FOLDER [WORD …]` every screen there is.

With WORDs only the screens whose file names hold all of them, such as `map`, `80x24`, `light` or `-en`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tests.pictures import tour
from tests.pictures.dossier import draw_dossier
from tests.pictures.drawing import svg
from tests.pictures.gallery import draw_all
from tests.pictures.recording import asciicast, moving_picture
from tests.pictures.stage import Setting, playing

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
    Picture("dictate", ("y",), (80, 24)),
    Picture("when", ("enter", "1", *"11-22"), (80, 24)),
    Picture(
        "interview",
        ("n", "x", *["tab"] * 9, *["right"] * 4, "tab", *"11-19", "tab", *"11-22", "shift+tab", "shift+tab"),
        (80, 24),
    ),
    Picture("moved", ("enter", "e", *["down"] * 20, "enter", *"11-21", "space", *"9:00", "enter"), (80, 24)),
    Picture("small", (), (80, 24)),
    Picture("phone", (), (40, 15)),
)


def draw(picture: Picture, language: str, target: Path) -> None:
    """Start the demo, press the keys, and write one picture."""
    setting = Setting(language, picture.size, picture.theme)
    with playing(setting) as terminal:
        for key in picture.keys:
            terminal.press(key)
            terminal.settle(0.5)
        (target / f"{picture.name}-{language}.svg").write_text(svg(terminal.screen, light=setting.light), "utf-8")


def record(language: str, target: Path) -> None:
    """Play the tour and write it as a picture that moves and as an asciicast."""
    frames, columns = list(tour.frames(language)), tour.SIZE[0]
    (target / f"tour-{language}.svg").write_text(moving_picture(frames, columns), "utf-8")
    (target / f"tour-{language}.cast").write_text(asciicast(frames, columns, tour.TITLES[language]), "utf-8")


def main(words: list[str]) -> int:
    """Draw what was asked for; the exit status."""
    if words[:1] == ["--all"] and len(words) > 1:
        count = draw_all(Path(words[1]), *words[2:])
        sys.stdout.write(f"{count}\n")
        return 0
    if words:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    for language in ("zh", "en"):
        record(language, TARGET)
        draw_dossier(language, TARGET)
        for picture in PICTURES:
            draw(picture, language, TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
