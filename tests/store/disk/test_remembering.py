"""What is changed at the desk stays in `config.toml`, whose other lines nobody touches."""

from __future__ import annotations

import pytest

from store.disk.home import Home
from store.disk.remembering import remember
from store.disk.settings import read_settings
from store.errors import HomeProblem


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "light"\n'),
        ('theme = "dark"  # mine\n', 'theme = "light"\n'),
        ('author = "李"', 'author = "李"\ntheme = "light"\n'),
        ('# words\n[keys]\nundo = "t"\n', '# words\ntheme = "light"\n[keys]\nundo = "t"\n'),
    ],
)
def test_one_line_is_changed_and_the_others_stay(home: Home, before: str, after: str) -> None:
    home.prepare()
    home.config.write_text(before, "utf-8")
    remember(home, "theme", "light")
    assert home.config.read_text("utf-8") == after
    assert read_settings(home).theme == "light"


def test_a_file_that_says_nonsense_is_told_and_stays(home: Home) -> None:
    home.prepare()
    home.config.write_text("theme = = 1\n", "utf-8")
    with pytest.raises(HomeProblem):
        remember(home, "theme", "light")
    assert home.config.read_text("utf-8") == "theme = = 1\n"
