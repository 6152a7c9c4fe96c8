"""A face speaks one language: no English words in Chinese, no Chinese in English but what is a name or a user's."""

from __future__ import annotations

import re

import pytest

from tests.tui.conftest import Cli

READ = (
    ("list",), ("list", "--all"), ("show", "1"), ("next", "1"), ("choose", "1"), ("place", "1"), ("timeline", "1"),
    ("evidence", "1"), ("deadline", "1"), ("due",), ("worth", "1"), ("ready", "1"), ("calm",), ("stats",),
    ("letter", "1"), ("offer", "1"), ("pack", "1"), ("show", "2"), ("show", "3"), ("timeline", "2"), ("person",),
    ("guide",), ("playbook", "list"),
)  # fmt: skip
ENGLISH = re.compile(r"[A-Za-z]{3,}(?:[ ,]+[A-Za-z]{2,})+")
"""Two words of English that stand beside each other."""


HAN = re.compile("[\u4e00-\u9fff]+")


def lived(cli: Cli, kettle: str, voucher: str, said: str) -> None:
    """Three cases: one in dispute with a diary and evidence, one closed without a merchant, one that waits."""
    cli("add", "--product", kettle, "--paid", "129", "--reason", "quality", "--received-on", "3天前", "--yes")
    cli("log", "1", said, "--who", "merchant")
    cli("tick", "1", "order")
    cli("todo", "1", said)
    cli("offer", "1", "--amount", "20")
    cli("choose", "1", "refused")
    cli("undo", "1")
    cli("add", "--product", voucher, "--paid", "88", "--playbook", "services", "--yes")
    cli("close", "2", "refunded", "--amount", "88")
    cli(
        "add",
        "--product",
        kettle,
        "--merchant",
        voucher,
        "--paid",
        "9",
        "--reason",
        "not-shipped",
        "--at-step",
        "applied",
        "--yes",
    )


@pytest.mark.parametrize("words", READ, ids=" ".join)
def test_in_chinese_no_words_are_english(cli: Cli, words: tuple[str, ...]) -> None:
    lived(cli, "电水壶", "代金券", "不退，您自己弄坏的")
    told = re.sub(r"tuikuan [^“”\n]*|https?://\S+", "", cli("--lang", "zh", *words).out)
    assert ENGLISH.findall(told) == []


@pytest.mark.parametrize("words", READ, ids=" ".join)
def test_in_english_no_words_are_chinese(cli: Cli, words: tuple[str, ...]) -> None:
    lived(cli, "Kettle", "Voucher", "You broke it, no refund")
    told = cli("--lang", "en", *words).out.replace("黑猫投诉", "")  # a channel that has no other name
    assert HAN.findall(told) == []
