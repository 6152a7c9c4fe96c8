"""The settings: what they can say, and what is told about the rest."""

from __future__ import annotations

import os
from typing import get_args, get_type_hints
from zoneinfo import ZoneInfo

import pytest

from content.text.words import LANGUAGES, Translator
from store.disk.home import Home
from store.disk.settings import THEMES, Settings, choose_author, read_settings
from store.errors import HomeProblem


def told(home: Home, text: str) -> str:
    home.config.write_text(text, encoding="utf-8")
    with pytest.raises(HomeProblem) as problem:
        read_settings(home)
    return Translator("en").say(problem.value.message)


@pytest.fixture(autouse=True)
def _made(home: Home) -> None:
    home.prepare()


def test_everything_that_can_be_said_is_read(home: Home) -> None:
    home.config.write_text(
        'language = "en"\nauthor = "小李"\ntheme = "light"\nzone = "Asia/Tokyo"\nmouse = true\nascii = true\n'
        'shared = true\nlargest_mb = 50\n[keys]\nundo = "z"\n'
    )
    expected = Settings("en", "小李", "light", ZoneInfo("Asia/Tokyo"), True, True, True, 50, {"undo": "z"})
    assert read_settings(home) == expected
    home.config.unlink()
    assert read_settings(home) == Settings()


def test_the_known_words_are_those_of_the_program() -> None:
    hints = get_type_hints(Settings)
    assert set(get_args(hints["language"])) == {"", *LANGUAGES}
    assert set(get_args(hints["theme"])) == {"", *THEMES}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mouse = 3", "“mouse” is either true or false"),
        ("language = 'fr'", "“language” is one of: zh, en"),
        ("zone = 'Asia/Nowhere'", "“zone” is the name of a time zone"),
        ("zone = '../../etc/passwd'", "“zone” is the name of a time zone"),
        ("zone = 8", "“zone” is the name of a time zone"),
        ("author = 7", "“author” is a text"),
        ("largest_mb = 0", "“largest_mb” is a whole number above 0"),
        ("largest_mb = '50 MB'", "“largest_mb” is a whole number above 0"),
        ("[keys]\nundo = 3", "[keys] is a table"),
    ],
)
def test_a_value_that_makes_no_sense_is_told_with_what_it_must_be(home: Home, text: str, words: str) -> None:
    assert words in told(home, text)


@pytest.mark.parametrize("text", ["[" * 20_000, "a = " + "[" * 20_000, "x" * 100_000, "\x00", "a = 1\na = 2"])
def test_what_is_no_settings_file_ends_in_one_sentence(home: Home, text: str) -> None:
    assert "config.toml cannot be read" in told(home, text)


def test_a_pipe_in_place_of_the_settings_is_told_and_not_waited_for(home: Home) -> None:
    os.mkfifo(home.config)
    with pytest.raises(HomeProblem, match="not a file"):
        read_settings(home)


def test_a_word_that_is_no_setting_is_told_with_the_nearest(home: Home) -> None:
    home.config.write_text('langauge = "en"\nmouse = true\n')
    settings = read_settings(home)
    assert (settings.mouse, len(settings.notes)) == (True, 1)
    assert "“language” is one" in Translator("en").say(settings.notes[0])
    home.config.write_text('colour = "red"\n')
    assert "There are: language, author" in Translator("en").say(read_settings(home).notes[0])


def test_who_writes_is_asked_of_the_system_in_its_own_order() -> None:
    names = {"LOGNAME": "one", "USER": "two", "LNAME": "three", "USERNAME": "four"}
    for name in list(names):
        assert choose_author(None, names, Settings()) == names.pop(name)
    assert choose_author(None, {"USER": "two", "LOGNAME": ""}, Settings()) == "two"
