"""The seed's four questions: each has exactly one page, in both languages, with sources."""

from __future__ import annotations

import re

import pytest

from content.pack.library import Library

QUESTIONS = {
    "q-success-and-time": (
        ("能退成吗", "多久", "72小时", "7至15个工作日"),
        ("how long", "72 hours", "7 to 15 working"),
    ),
    "q-how-to-apply": (
        ("申请平台介入", "最新的证据", "更有把握"),
        ("How to apply", "latest evidence", "do it well"),
    ),
    "q-merchant-refuses": (
        ("商家不退款", "95152", "12315", "法院"),
        ("does not refund", "95152", "12315", "Court"),
    ),
    "q-know-how": (
        ("诀窍", "了解退款原因", "收集证据", "申请退款"),
        ("know-how", "Know the reason", "Collect evidence"),
    ),
}
SOURCES = {"zh": "## 来源\n", "en": "## Sources\n"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_of_the_seed_is_answered_on_one_page_with_sources(name: str, language: str) -> None:
    page = Library().get("douyin", language).page(name)
    for words in QUESTIONS[name][language == "en"]:
        assert words in page.body, words
    sources = page.body.partition(SOURCES[language])[2]
    assert re.search("没有出处|without a source", sources)
    assert "2026-11-26" in sources


@pytest.mark.parametrize("language", ["zh", "en"])
def test_there_is_one_page_for_each_question_and_no_other(language: str) -> None:
    book = Library().get("douyin", language)
    assert {name for name in book.pages if name.startswith("pages/q-")} == {f"pages/{name}" for name in QUESTIONS}
