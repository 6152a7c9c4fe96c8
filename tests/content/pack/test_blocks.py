"""The one walk over a page: what both faces draw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.pack.blocks import (
    Code,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    blocks_of,
    text_of,
)
from content.pack.markdown import Source, parser


def words(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def test_a_page_becomes_blocks() -> None:
    page = """# 标题

- [ ] 先做 {#first}
- [X] 做过
- 一点

  3. 里面

> 他说

```mermaid
flowchart
```

| 证据 | 需要 |
|---|---|
| 订单<br>截图 | 必需 |

---
"""
    todo, done, point = Item((words("先做"),), False), Item((words("做过"),), True), Item
    assert blocks_of(page) == (
        Heading(1, (Run("标题"),)),
        Listing((todo, done, point((words("一点"), Listing((Item((words("里面"),)),), 3))))),
        Quote((words("他说"),)),
        Code(("flowchart",), "mermaid"),
        Table((((Run("证据"),), (Run("需要"),)), ((Run("订单\n截图"),), (Run("必需"),)))),
        Rule(),
    )


def test_each_piece_has_its_voice() -> None:
    (block,) = blocks_of("请**先**看`tuikuan next`和[规则](https://example.org/a)，![图](x.png)")
    assert isinstance(block, Paragraph)
    assert [(run.text, run.voice.value) for run in block.words] == [
        ("请", "plain"), ("先", "strong"), ("看", "plain"), ("tuikuan next", "code"), ("和", "plain"),
        ("规则", "plain"), ("https://example.org/a", "address"), ("，", "plain"), ("图", "image"),
    ]  # fmt: skip


def test_an_address_that_is_its_own_words_is_told_once() -> None:
    (block,) = blocks_of("<https://example.org/a>")
    assert block == Paragraph((Run("https://example.org/a"),))


def test_a_line_end_of_the_source_is_a_blank_only_between_words() -> None:
    for source, shown in (
        ("一段\n文字", "一段文字"),
        ("two\nwords", "two words"),
        ("打\n12315", "打12315"),
        ("see\n“this”", "see “this”"),
        ("a\n**b**", "a b"),
        ("a\n`b`", "a b"),
        ("结束\\\n新行", "结束\n新行"),
    ):
        (block,) = blocks_of(source)
        assert isinstance(block, Paragraph)
        assert text_of(block.words) == shown


@given(st.text("# -[]x>|`*\n1.一a\x1b\u202e", max_size=60))
def test_no_page_breaks_the_walk_and_nothing_in_it_moves_a_cursor(page: str) -> None:
    shown = repr(blocks_of(page))
    assert "\\x1b" not in shown
    assert "\\u202e" not in shown


def test_a_sign_written_by_its_name_is_that_sign() -> None:
    assert blocks_of("A &amp; B") == (words("A & B"),)


@pytest.mark.parametrize(
    "sign", [*list("*_`[]<>&!\\\n#~|(){}:'\""), "&amp;", "&#65;", "**b**", "[a](https://a.cn)"]
)
def test_a_paragraph_with_any_sign_in_it_is_read_as_the_parser_alone_reads_it(sign: str) -> None:
    body = f"前面{sign}后面 and {sign} more\n\n| 甲 | 乙 |\n|---|---|\n| a{sign}b | 丙 |\n"
    ours = [one.children for one in Source("a.md", {}, body, 1).all_tokens if one.type == "inline"]
    alone = [one.children for one in parser().parse(body) if one.type == "inline"]
    assert [[child.as_dict() for child in one or ()] for one in ours] == [
        [child.as_dict() for child in one or ()] for one in alone
    ]
