"""Promises in whatever words: the rule hears them, and leaves alone the warnings that sound alike."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from content.lint import check
from store.papers.letters import LETTER_NAMES

DATA = Path(__file__).parent / "data"
TOLD = [line.split(" ", 2) for line in (DATA / "promises.txt").read_text("utf-8").splitlines() if line[:1] in "+-"]
SENTENCES = [tuple(one) for one in TOLD if len(one) == 3]


def test_both_directions_are_tried_in_both_languages() -> None:
    kinds = [(sign, language) for sign, language, _ in SENTENCES]
    assert min(kinds.count((sign, language)) for sign in "+-" for language in ("zh", "en")) >= 30


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("sign", ["+", "-"])
def test_a_promise_is_heard_and_a_warning_is_not(tmp_path: Path, language: str, sign: str) -> None:
    pack = Path(shutil.copytree(DATA / "mini", tmp_path / "mini"))
    page = pack / language / "pages" / "tips.md"
    begin = len(page.read_text(encoding="utf-8").splitlines()) + 2
    told = [words for mark, tongue, words in SENTENCES if (mark, tongue) == (sign, language)]
    with page.open("a", encoding="utf-8") as end:
        end.write("\n" + "\n".join(told) + "\n")
    found = {one.line for one in check(pack, date(2026, 11, 26), LETTER_NAMES) if one.rule == "promise"}
    heard = [words for at, words in enumerate(told, begin) if at in found]
    assert heard == (told if sign == "+" else [])
