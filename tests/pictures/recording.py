"""A recording: screens one after another, as an SVG that moves by itself and as an asciicast.

Every distinct line is stored once and shown in the frames in which it stands, so a key that changes three lines
costs three lines. Where nothing moves (a printer, a reader who asked for less motion) the first frame is shown.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate

import pyte

from tests.pictures.drawing import Line, inks, lines_of, marks, picture


@dataclass(frozen=True)
class Frame:
    """What the screen shows for so many seconds, and the keys and words that stand below it."""

    lines: tuple[Line, ...]
    seconds: float
    keys: str
    words: str

    def caption(self, columns: int) -> Line:
        """The keys as a key cap, the words beside them, as a line of the terminal."""
        strip = pyte.Screen(columns, 1)
        cap = f"\x1b[7m {self.keys} \x1b[0m  " if self.keys else ""
        pyte.Stream(strip).feed(f" {cap}\x1b[1m{self.words}")
        return lines_of(strip)[0]


def moving_picture(frames: list[Frame], columns: int) -> str:
    """The frames as one SVG that shows them by turns, for ever."""
    height = len(frames[0].lines) + 2
    shown: dict[str, set[int]] = defaultdict(set)
    for number, frame in enumerate(frames):
        for y, line in enumerate((*frame.lines, (), frame.caption(columns))):
            if drawn := marks(line, y, inks(light=False)[1]):
                shown[drawn].add(number)
    together: dict[frozenset[int], list[str]] = defaultdict(list)
    for drawn, numbers in shown.items():
        together[frozenset(numbers)].append(drawn)
    body, rules = "", ""
    for name, (when, lines) in enumerate(together.items()):
        hidden = "" if 0 in when else ' visibility="hidden"'
        body += f'<g class="l" style="animation-name:l{name}"{hidden}>{"".join(lines)}</g>'
        rules += f"@keyframes l{name}{{{_turns(when, frames)}}}"
    length = sum(frame.seconds for frame in frames)
    quiet = "@media(prefers-reduced-motion:reduce){.l{animation:none!important}}"
    style = f"<style>.l{{animation:{length:g}s step-end infinite}}{rules}{quiet}</style>"
    return picture(columns, height, body, style=style)


def _turns(numbers: frozenset[int], frames: list[Frame]) -> str:
    """The moments at which lines of these frames come and go, as CSS keyframes."""
    begins = [0.0, *accumulate(frame.seconds for frame in frames)]
    turns = []
    for number in range(len(frames)):
        if number == 0 or (number in numbers) != (number - 1 in numbers):
            state = "visible" if number in numbers else "hidden"
            turns.append(f"{100 * begins[number] / begins[-1]:.4g}%{{visibility:{state}}}")
    return "".join(turns)


def asciicast(frames: list[Frame], columns: int, title: str) -> str:
    """The frames as an asciicast of version 2, with the words as markers."""
    height = len(frames[0].lines)
    events: list[list[object]] = []
    at, before = 0.0, ((),) * height  # type: tuple[float, tuple[Line, ...]]
    for frame in frames:
        written = "".join(
            f"\x1b[{y};1H{_written(line)}"
            for y, (line, old) in enumerate(zip(frame.lines, before, strict=True), start=1)
            if line != old
        )
        events.append([round(at, 3), "m", f"{frame.keys}  {frame.words}".strip()])
        events.append([round(at, 3), "o", ("" if at else "\x1b[?25l") + written])
        at, before = at + frame.seconds, frame.lines
    events.append([round(at, 3), "o", "\x1b[0m"])
    header = {"version": 2, "width": columns, "height": height, "title": title, "env": {"TERM": "xterm-256color"}}
    return "".join(json.dumps(part, ensure_ascii=False) + "\n" for part in (header, *events))


def _written(line: Line) -> str:
    """A line as a terminal takes it."""
    return "".join(
        f"\x1b[0;{'1;' if run.bold else ''}38;2;{_rgb(run.ink)};48;2;{_rgb(run.paper)}m{run.text}" for run in line
    )


def _rgb(colour: str) -> str:
    return ";".join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
