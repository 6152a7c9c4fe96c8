"""What no rule is sure of is named to whoever sends it."""

from __future__ import annotations

import pytest

from content.text.words import Translator
from store.dossier.redact import Redactor
from store.dossier.redact_known import Known
from store.dossier.redact_left import left_in, told_left


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("柜子里是蔡明亮的那份", "蔡明亮"),
        ("这事Steve最清楚", "Steve"),
        ("后来momo也来了", "momo"),
        ("In the end Nadia kept it", "Nadia"),
        ("按 88214 号去查", "88214"),
        ("写着 tea_house 发的", "tea_house"),
    ],
)
def test_what_may_name_somebody_and_stays_is_told(sentence: str, word: str) -> None:
    left = Redactor(Known().hearing([sentence]), "zh").text(sentence)
    assert word in left, "it is hidden by now: take another example"
    assert any(word in one for one in left_in([left], []))


@pytest.mark.parametrize(
    "sentence", ["商家说七天内退199元", "12315让我等到2026年12月", "The merchant refused it twice"]
)
def test_ordinary_words_are_not_told(sentence: str) -> None:
    assert left_in([sentence], []) == ()


def test_the_name_of_the_shop_and_what_is_marked_are_not_told() -> None:
    assert left_in(["Dreamhome说要等，[person 1]也在"], ["Dreamhome旗舰店"]) == ()


def test_that_eyes_are_needed_is_always_said() -> None:
    said = [Translator("en").say(one) for one in told_left(())]
    assert len(said) == 1
    assert "yourself" in said[0]
    assert "Nadia, momo" in Translator("en").say(told_left(("Nadia", "momo"))[0])
