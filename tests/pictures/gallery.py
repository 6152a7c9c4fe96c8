"""Every screen at every size, language and theme, for whoever changes one and has to look at all of them."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby, islice, product
from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.pictures.drawing import lines_of, svg
from tests.pictures.stage import Setting, playing

SCREENS: dict[str, tuple[str, ...]] = {
    "home": (),
    "home-search": ("/", "20000"),
    "home-jump": ("'",),
    "case": ("enter",),
    "case-2": ("enter", "tab"),
    "case-3": ("enter", "tab", "tab"),
    "case-4": ("enter", "tab", "tab", "tab"),
    "case-5": ("enter", "tab", "tab", "tab", "tab"),
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

WITH_PHOTO = ("preview",)
"""Screens on which a picture among the evidence is looked at."""

MAIN = (
    "home", "case", "map", "deadlines", "answers", "letter", "letter-text", "facts", "new", "attach", "evidence",
    "label", "offer", "ready", "statistics", "calm", "when", "close", "closed", "export", "palette", "help",
    "dictate",
)  # fmt: skip
POOR = {"16": ("TERM=xterm",), "plain": ("TERM=xterm", "NO_COLOR=1")}
SIZES = ((120, 36), (80, 24), (60, 20), (40, 15))
ON_A_SHEET = {(80, 24): (2, 3), (60, 20): (3, 3), (40, 15): (4, 4)}
"""How many pictures of a size stand beside and below each other, so that their words can be read."""

STILL_AT_WORK = (
    "正在找应答",
    "Looking for answers",
    "还在读取",
    "still reading",
    "正在读取案件",
    "Reading the cases",
)
AWAITED = {"home-search": {"zh": "找到", "en": "found"}, "preview": {"zh": "▀", "en": "▀"}}
"""What stands on a screen when it has looked for what was typed, or has read the picture."""
PATIENCE = 4.0
HANDS = 3


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
    """Every screen at every size it has to hold at, then some in more room and on poorer terminals."""
    for size, theme, language in product(SIZES, ("dark", "light"), ("zh", "en")):
        for screen, keys in (SCREENS | EMPTY).items():
            yield Shot(
                screen, keys, Setting(language, size, theme, cases=screen not in EMPTY, photo=screen in WITH_PHOTO)
            )
    for size, language, screen in product(((200, 60), (100, 30)), ("zh", "en"), MAIN):
        yield Shot(screen, SCREENS[screen], Setting(language, size))
    for (mark, terminal), language, screen in product(POOR.items(), ("zh", "en"), ("home", "case")):
        yield Shot(screen, SCREENS[screen], Setting(language, (80, 24), terminal=terminal), mark)


def take(shot: Shot) -> str:
    """Play the desk to that screen and draw it; the next key waits until the one before has done what it does."""
    with playing(shot.setting) as terminal:
        rest(terminal)
        for key in shot.keys:
            before = lines_of(terminal.screen)
            terminal.press(key)
            end = time.monotonic() + PATIENCE
            while lines_of(terminal.screen) == before and time.monotonic() < end:
                terminal.read(0.1)
            rest(terminal)
        terminal.until(AWAITED.get(shot.screen, {}).get(shot.setting.language, ""))
        terminal.settle(0.2)  # the rule below follows what was found
        return svg(terminal.screen, light=shot.setting.light)


def rest(terminal: Terminal) -> None:
    """Wait until nothing is being read or looked for any more."""
    terminal.settle(0.4)
    for words in STILL_AT_WORK:
        terminal.until(words, gone=True)
    terminal.settle(0.2)


def sheet(pictures: list[tuple[str, str]], beside: int) -> str:
    """Pictures on one, some beside each other, each under its name."""
    places, height, width = [], 0, 0
    for first in range(0, len(pictures), beside):
        left, tallest = 0, 0
        for name, picture in pictures[first : first + beside]:
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


def draw_all(folder: Path, *wanted: str) -> int:
    """Draw all pictures whose names hold all these words, and contact sheets of them; returns how many pictures."""
    folder.mkdir(parents=True, exist_ok=True)

    def draw(shot: Shot) -> tuple[str, str]:
        drawn = take(shot)
        write(folder / f"{shot.name}.svg", drawn)
        return shot.name, drawn

    chosen = [shot for shot in shots() if all(word in shot.name for word in wanted)]
    with ThreadPoolExecutor(HANDS) as hands:
        for size, alike in groupby(chosen, key=lambda shot: shot.setting.size):
            beside, below = ON_A_SHEET.get(size, (2, 2))
            made = hands.map(draw, alike)
            while some := list(islice(made, beside * below)):
                write(folder / f"sheet-{some[0][0]}.svg", sheet(some, beside))
    return len(chosen)
