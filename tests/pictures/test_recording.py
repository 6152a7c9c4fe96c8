"""Recordings show what was on the screen, and say each line once."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pyte

from tests.pictures.drawing import lines_of
from tests.pictures.recording import Frame, asciicast, moving_picture

COLUMNS, LINES = 20, 3
SAID = ("head\r\n待办  one", "head\r\n待办  two\r\n完", "head\r\n待办  one")


def frames() -> list[Frame]:
    return [Frame(lines_of(screen_of(said)), seconds=2, keys="j", words="走") for said in SAID]


def screen_of(said: str) -> pyte.Screen:
    screen = pyte.Screen(COLUMNS, LINES)
    pyte.Stream(screen).feed(said)
    return screen


def groups(picture: str) -> list[ElementTree.Element]:
    found = ElementTree.fromstring(picture).find("{http://www.w3.org/2000/svg}g")
    assert found is not None
    return list(found)


def test_every_distinct_line_is_stored_once() -> None:
    picture = moving_picture(frames(), COLUMNS)
    assert [picture.count(f">{word}<") for word in ("head", "one", "two", "完", "走")] == [1, 1, 1, 1, 1]


def test_a_line_stands_in_its_own_frames_only() -> None:
    picture = moving_picture(frames(), COLUMNS)
    assert "animation:6s" in picture
    first, second = (
        "visibility:visible}33.33%{visibility:hidden}66.67%",
        "visibility:hidden}33.33%{visibility:visible}66.67%",
    )
    assert first in picture
    assert second in picture


def test_where_nothing_moves_the_first_frame_is_shown() -> None:
    for group in groups(moving_picture(frames(), COLUMNS)):
        words = "".join(group.itertext())
        assert (group.get("visibility") == "hidden") == ("two" in words or "完" in words), words


def test_the_asciicast_plays_to_the_same_screens() -> None:
    header, *events = (json.loads(line) for line in asciicast(frames(), COLUMNS, "tour").splitlines())
    assert (header["version"], header["width"], header["height"]) == (2, COLUMNS, LINES)
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.Stream(screen)
    seen = []
    for _, kind, data in events:
        if kind == "o":
            stream.feed(data)
            seen.append([line.rstrip() for line in screen.display])
    assert seen[: len(SAID)] == [[line.rstrip() for line in screen_of(said).display] for said in SAID]
    assert [at for at, kind, _ in events if kind == "m"] == [0, 2, 4]
