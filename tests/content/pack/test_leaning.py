"""Which way a message leans: whether it gives or denies, clause by clause, in the words of the shipped playbook."""

from __future__ import annotations

import pytest

from content.pack.errors import PlaybookError
from content.pack.hearing import Ear
from content.pack.library import Library
from content.pack.meanings import Lean
from content.pack.reader import read_meanings


def lean(text: str, language: str = "zh") -> Lean:
    return Library().get("generic", language).ear.lean(text)


@pytest.mark.parametrize(
    "text",
    [
        "拆了也没事儿的哈，走个退货就好",
        "不是不退哈亲，您寄回来我们收到就退",
        "虽说过了七天，老板说破例给您处理了，您申请就行",
        "您要是想退随时可以退，想换也可以换，放心申请",
        "这个是我们仓库发错的，运费我们来",
    ],
)
def test_what_they_will_give_is_given(text: str) -> None:
    assert lean(text) is Lean.GIVES


@pytest.mark.parametrize(
    "text", ["已经收到退货了，质检没问题，款给您退了", "钱已经原路给您退回去了", "财务已经打款了，您查下"]
)
def test_what_they_have_given_is_done(text: str) -> None:
    assert lean(text) is Lean.DONE


@pytest.mark.parametrize(
    "text",
    [
        "质量问题可以退，您这个拆了不能退",
        "可以给您换新，退款退不了",
        "给您退？没门",
        "没录的话我们认定不了",
    ],
)
def test_one_clause_that_denies_decides(text: str) -> None:
    assert lean(text) is Lean.DENIES


@pytest.mark.parametrize(
    "text",
    ["您先撤销，撤了我才给您退", "如果检测有问题就给您退", "给您退一半", "给您退成店铺余额", "您看看是不是能退"],
)
def test_what_hangs_on_terms_or_is_another_thing_is_no_gift(text: str) -> None:
    assert lean(text) is Lean.OPEN


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Even though it's past seven days, we'll make an exception and take it back.", Lean.GIVES),
        ("We've refunded you in full.", Lean.DONE),
        ("We can't take it back once opened.", Lean.DENIES),
        ("We'll refund you once you withdraw the request.", Lean.OPEN),
        ("We'll refund you half.", Lean.OPEN),
    ],
)
def test_english_leans_as_well(text: str, told: Lean) -> None:
    assert lean(text, "en") is told


def test_a_key_that_no_lean_has_is_refused() -> None:
    with pytest.raises(PlaybookError, match="maybe"):
        read_meanings("## leaning\n- maybe: 退\n", "zh/meanings.md")


def test_without_words_nothing_leans() -> None:
    assert (
        Ear(read_meanings("## a\n- rank: quiet\n- cue: 甲 + 乙\n- instead: 丙\n", "zh/meanings.md")).lean("退了")
        is Lean.OPEN
    )
