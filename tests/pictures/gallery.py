"""Every screen at every size, language and theme, for whoever changes one and has to look at all of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from tests.pictures.drawing import svg
from tests.pictures.stage import Setting, playing

SCREENS: dict[str, tuple[str, ...]] = {
    "home": (),
    "home-search": ("/", "20000"),
    "home-jump": ("'",),
    "case": ("enter",),
    "case-2": ("enter", "tab"),
    "case-3": ("enter", "tab", "tab"),
    "case-4": ("enter", "tab", "tab", "tab"),
    "map": ("enter", "m"),
    "deadlines": ("o",),
    "answers": ("enter", "r"),
    "letter": ("enter", "w"),
    "letter-text": ("enter", "w", "enter"),
    "sent": ("enter", "w", "i"),
    "dictate": ("enter", "y"),
    "facts": ("enter", "e"),
    "facts-edit": ("enter", "e", "enter"),
    "new": ("n",),
    "note": ("enter", "i"),
    "attach": ("enter", "a"),
    "palette": ("ctrl+p",),
    "help": ("?",),
    "help-case": ("enter", "?"),
    "guidance": ("enter", "g"),
    "timeline": ("enter", "t"),
    "interview": (
        "n",
        "x",
        *["tab"] * 9,
        *["right"] * 4,
        "tab",
        *"11-19",
        "tab",
        *"11-22",
        "shift+tab",
        "shift+tab",
    ),
    "moved": ("enter", "e", *["down"] * 20, "enter", *"11-21", "space", *"9:00", "enter"),
    "trash": ("d",),
    "evidence": ("enter", "v"),
    "label": ("enter", "v", "G", "e"),
    "preview": ("enter", "v", "G", "p"),
    "offer": ("enter", "b"),
    "offer-new": ("enter", "b", "e"),
    "money": ("enter", "b", "m"),
    "ready": ("enter", "c"),
    "statistics": ("S",),
    "calm": ("0",),
    "when": ("enter", "1"),
    "close": ("enter", "."),
    "closed": ("G", "enter"),
    "todo": ("+",),
    "person": ("N",),
    "place": ("enter", "P"),
    "export": ("enter", "x"),
    "from-app": ("o", "e"),
    "snooze": ("o", "-"),
    "masked": ("z", "enter"),
    "tick": ("enter", "D"),
}
"""The keys that lead to each screen of a desk with cases."""

EMPTY = {"first-run": (), "first-run-new": ("n",)}
"""The same without cases."""

MAIN = (
    "home", "case", "map", "deadlines", "answers", "letter", "letter-text", "facts", "new", "attach", "evidence",
    "label", "offer", "ready", "statistics", "calm", "when", "close", "closed", "export", "palette", "help",
    "dictate",
)  # fmt: skip
POOR = {"16": ("TERM=xterm",), "plain": ("TERM=xterm", "NO_COLOR=1")}
ON_A_SHEET = 4


@dataclass(frozen=True)
class Shot:
    """One picture: the screen, the keys to it, and what it is shown on."""

    screen: str
    keys: tuple[str, ...]
    setting: Setting
    mark: str = ""

    @property
    def name(self) -> str:
        """The name of its file, which sorts beside the pictures it is compared with."""
        columns, lines = self.setting.size
        look = self.mark or self.setting.theme
        return f"{self.screen}-{columns}x{lines}-{look}-{self.setting.language}"


def shots() -> Iterator[Shot]:
    """All pictures, those that go on one sheet one after another."""
    for size, (screen, keys) in product(((80, 24), (120, 36)), (SCREENS | EMPTY).items()):
        for theme, language in product(("dark", "light"), ("zh", "en")):
            yield Shot(screen, keys, Setting(language, size, theme, cases=screen not in EMPTY))
    for size, screen, language in product(((200, 60), (100, 30), (60, 20), (40, 15)), MAIN, ("zh", "en")):
        yield Shot(screen, SCREENS[screen], Setting(language, size))
    for screen, (mark, terminal), language in product(("home", "case"), POOR.items(), ("zh", "en")):
        yield Shot(screen, SCREENS[screen], Setting(language, (80, 24), terminal=terminal), mark)


def take(shot: Shot) -> str:
    """Play the desk to that screen and draw it."""
    with playing(shot.setting) as terminal:
        for key in shot.keys:
            terminal.press(key)
            terminal.settle(0.4)
        return svg(terminal.screen, light=shot.setting.light)


def sheet(pictures: list[tuple[str, str]]) -> str:
    """Pictures two by two on one, each under its name."""
    places, height, width = [], 0, 0
    for first in range(0, len(pictures), 2):
        left, tallest = 0, 0
        for name, picture in pictures[first : first + 2]:
            columns, lines = (int(number) for number in re.findall(r'(?:width|height)="(\d+)"', picture)[:2])
            placed = picture.replace("<svg ", f'<svg x="{left}" y="{height + 24}" ', 1)
            places.append(f'<text x="{left + 14}" y="{height + 17}" fill="#c03030">{name}</text>{placed}')
            left, tallest = left + columns + 8, max(tallest, lines + 32)
        height, width = height + tallest, max(width, left)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="monospace">'
        f'<rect width="100%" height="100%" fill="#999"/>{"".join(places)}</svg>\n'
    )


def write(path: Path, picture: str) -> None:
    """Write a picture, as PNG too where librsvg's `rsvg-convert` is installed."""
    path.write_text(picture, encoding="utf-8")
    if converter := shutil.which("rsvg-convert"):
        subprocess.run([converter, "-o", path.with_suffix(".png"), path], check=True)


def draw_all(folder: Path, wanted: str = "") -> int:
    """Draw all pictures whose names hold a word, and contact sheets of them; returns how many pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [shot for shot in shots() if wanted in shot.name]
    with ThreadPoolExecutor(2) as hands:
        drawn = list(zip((shot.name for shot in chosen), hands.map(take, chosen), strict=True))
        list(hands.map(lambda made: write(folder / f"{made[0]}.svg", made[1]), drawn))
    for first in range(0, len(drawn), ON_A_SHEET):
        some = drawn[first : first + ON_A_SHEET]
        write(folder / f"sheet-{first // ON_A_SHEET:03}-{some[0][0]}.svg", sheet(some))
    return len(drawn)
