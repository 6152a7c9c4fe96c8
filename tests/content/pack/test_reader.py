"""The reader: each file of a playbook becomes values, and each mistake names its file and line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from content.pack import reader
from content.pack.claims import Confidence
from content.pack.errors import PlaybookError
from content.pack.files import SHIPPED
from content.pack.guidance import ToDo
from content.pack.markdown import parser, read_source
from content.pack.model import Clock, Effect, Limit, Need
from content.pack.origins import Origin

STEP = """---
action: 联系商家
needs: [reason]
letters: first-message
---
# 联系商家

说清楚要什么。

- [ ] 要求书面答复 {#ask-in-writing}
- [x] 录下页面 {#record optional}
- 不是待办
"""


def test_a_step_page_gives_its_action_needs_letters_and_todos() -> None:
    page = reader.read_step(STEP, "steps/contact.md")
    assert page.action == "联系商家"
    assert page.needs == ("reason",)
    assert page.letters == ("first-message",)
    assert page.todos == (ToDo("ask-in-writing", "要求书面答复", True), ToDo("record", "录下页面", False))


def test_what_is_shown_of_a_page_has_no_ids_of_todos() -> None:
    page = reader.read_step(STEP, "steps/contact.md").page
    assert (page.id, page.title) == ("steps/contact", "联系商家")
    assert "要求书面答复\n" in page.body
    assert "{#" not in page.body
    assert "action:" not in page.body


LIMITS = r"""# 时限

| 编号 | 步骤 | 什么 | 数 | 时钟 | 起点 | 后果 | 来源 | 可信度 | 核对 |
|---|---|---|---|---|---|---|---|---|---|
| t3 | review | 首次答复 | 1-2 | 工作日 | step | 应答 | 原文 | S | 2026-11-23 |
| any | * | 一切 \| 都算 | 48 | hours | `received-on` step:apply，stated | theirs intervene | 网 | C | 2026-11-23 |
"""


def test_limits_speak_the_words_of_either_language() -> None:
    limits = reader.read_limits(LIMITS, "limits.md")
    day = date(2026, 11, 23)
    assert limits["t3"] == Limit(
        "t3",
        ("review",),
        "首次答复",
        1,
        2,
        Clock.WORKDAYS,
        (Origin(),),
        Effect.EXPECT,
        "",
        "原文",
        Confidence.S,
        day,
    )
    assert limits["any"].steps == ()
    assert limits["any"].title == "一切 | 都算"
    assert limits["any"].starts == (Origin(fact="received-on"), Origin(steps=("apply",)), Origin(stated=True))
    assert [str(origin) for origin in limits["any"].starts] == ["received-on", "step:apply", "stated"]
    assert (limits["any"].effect, limits["any"].opens) == (Effect.THEIRS, "intervene")


def test_a_reason_page_says_what_it_needs() -> None:
    text = (
        "# 质量\n\n| 证据 | 需要 | 为什么 |\n|---|---|---|\n| order | 必需 | 找到这单 |\n| other | helpful | — |\n"
    )
    assert reader.read_reason(text, "reasons/quality.md").needs == (
        Need("order", True, "找到这单"),
        Need("other", False, ""),
    )


def broken_limit(**cells: str) -> str:
    row = {
        "id": "a", "step": "*", "what": "x", "amount": "1", "clock": "days", "starts": "step",
        "effect": "lose", "source": "y", "confidence": "A", "checked": "2026-11-23",
    } | cells  # fmt: skip
    return LIMITS.rsplit("| t3", 1)[0] + "| " + " | ".join(row.values()) + " |\n"


@pytest.mark.parametrize(
    "cells",
    [
        {"id": "No Id"},
        {"what": "—"},
        {"amount": "soon"},
        {"amount": "-3"},
        {"amount": "9" * 5_000},
        {"clock": "moons"},
        {"effect": "win"},
        {"source": ""},
        {"confidence": "certain"},
        {"checked": "2026-13-40"},
        {"checked": ""},
        {"source": "a | b"},
    ],
    ids=str,
)
def test_a_wrong_cell_names_its_line(cells: dict[str, str]) -> None:
    with pytest.raises(PlaybookError) as refused:
        reader.read_limits(broken_limit(**cells), "limits.md")
    assert (refused.value.file, refused.value.line) == ("limits.md", 5)


def test_an_id_may_not_come_twice_in_a_table() -> None:
    with pytest.raises(PlaybookError, match="t3"):
        reader.read_limits(LIMITS + LIMITS.splitlines()[4] + "\n", "limits.md")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\naction: x\n# no end\n", 1),
        ("---\naction: [\n---\n", 3),
        ("---\n- a\n- b\n---\n", 2),
        ("---\naction: 2026-13-45\n---\n", 1),
        ("---\naction: \x07\n---\n", 1),
        ("---\naction: x\nletters: [{a: b}]\n---\n", 1),
        ("---\naction: x\n---\n# t\n\n- [ ] no id\n", 6),
        ("# t\n\n- [ ] one {#a}\n- [ ] two {#a}\n", 4),
    ],
)
def test_a_broken_step_page_names_its_line(text: str, line: int) -> None:
    with pytest.raises(PlaybookError) as refused:
        reader.read_step(text, "steps/contact.md")
    assert refused.value.line == line


def test_the_front_matter_of_a_playbook_is_complete_or_refused() -> None:
    text = "---\nid: a\nlanguage: zh\ntitle: b\nversion: 1.0\nchecked_on: 2026-11-23\n---\n"
    assert reader.read_meta(text, "playbook.md").checked_on == date(2026, 11, 23)
    with pytest.raises(PlaybookError, match="version"):
        reader.read_meta(text.replace("version: 1.0\n", ""), "playbook.md")


@given(st.text(alphabet="甲ab .,:;-~'\"|#>`*_[]()<&!\\\n", max_size=60))
def test_what_stands_inside_a_paragraph_is_read_as_commonmark_reads_it(text: str) -> None:
    assume(not text.startswith("---"))  # that is front matter
    assert list(read_source(text, "zh/pages/a.md").all_tokens) == parser().parse(text)


def test_the_pages_that_are_shipped_are_read_as_commonmark_reads_them() -> None:
    pages = sorted((SHIPPED / "generic").glob("*/*/*.md"))
    assert len(pages) > 100
    for page in pages:
        source = read_source(page.read_text(encoding="utf-8"), page.name)
        assert list(source.all_tokens) == parser().parse(source.body), page


GROUNDS = """| id | argument | laws | who proves | where it says |
|---|---|---|---|---|
| food | In general | — | — | {} |
"""


def test_a_ground_is_narrower_where_words_say_which_fault_it_is() -> None:
    told = GROUNDS.format("worm, hair: Foreign matter; 发霉、变质：It had spoiled [food-34 cpl-24]")
    worm, mould = reader.read_grounds(told, "grounds.md")["food"].narrower
    assert (worm.words, worm.argument) == (("worm", "hair"), "Foreign matter")
    assert (mould.words, mould.argument) == (("发霉", "变质"), "It had spoiled")
    assert (worm.laws, mould.laws) == ((), ("food-34", "cpl-24"))


@pytest.mark.parametrize("cell", ["worm", "worm:", ": Foreign matter", "worm: A; hair"])
def test_words_without_an_argument_are_refused(cell: str) -> None:
    with pytest.raises(PlaybookError) as refused:
        reader.read_grounds(GROUNDS.format(cell), "grounds.md")
    assert refused.value.line == 3
