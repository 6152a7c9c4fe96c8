"""A playbook that builds on another says only what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from content.lint import check
from content.pack.base import BasedFiles, as_shown
from content.pack.errors import PlaybookError
from content.pack.files import PackFiles
from content.pack.library import PAUSE, Library
from content.pack.playbook import Playbook
from content.text.words import LANGUAGES
from store.papers.letters import LETTER_NAMES

TODAY = date(2026, 11, 26)
HEAD = (
    "---\nid: {id}\nlanguage: zh\ntitle: 小店\nversion: 1.0.0\nchecked_on: 2026-11-26\n{more}---\n"
    "# 小店\n\n## 来源\n\n规则页。\n"
)
LIMITS = (
    "# 时限\n\n| id | 步骤 | 什么 | 数量 | 时钟 | 从何时起 | 作用 | 来源 | 可信度 | 核对日 |\n"
    "|---|---|---|---|---|---|---|---|---|---|\n{rows}\n\n完。\n"
)
SHOP_RULE = "| shop-rule | platform-wait | 平台处理 | 3 | days | step | expect | 规则页 | C | 2026-11-26 |"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a playbook of the user: its id, what its head says more, and its files."""

    def written(name: str, more: str = "base: generic\n", **files: str) -> Path:
        folder = tmp_path / name
        for path, text in {"playbook.md": HEAD.format(id=name, more=more), **files}.items():
            file = folder / "zh" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return folder

    return written


def faults(folder: Path) -> list[str]:
    return [f"{f.file}:{f.line}: {f.rule}" for f in check(folder, TODAY, LETTER_NAMES)]


def test_what_it_does_not_say_is_what_its_base_says(write: Write, tmp_path: Path) -> None:
    write("shop")
    shop, generic = Library(tmp_path).get("shop", "zh"), Library().get("generic", "zh")
    assert shop.meta.title == "小店"
    assert shop.flow == generic.flow
    assert shop.step("contact") == generic.step("contact")
    assert shop.pages == generic.pages
    assert [one.id for one in shop.letters()] == [one.id for one in generic.letters()]


def test_a_table_gains_the_rows_it_lacks_below_its_own(write: Write, tmp_path: Path) -> None:
    changed = "| refund-delay | refund-wait | 商家退款 | 9 | days | step | theirs where | 规则页 | C | 2026-11-26 |"
    write("shop", **{"limits.md": LIMITS.format(rows=f"{SHOP_RULE}\n{changed}")})
    limits = Library(tmp_path).get("shop", "zh").limits
    assert list(limits)[:2] == ["shop-rule", "refund-delay"]
    assert limits["refund-delay"].least == 9
    assert set(limits) == {"shop-rule", *Library().get("generic", "zh").limits}
    shown = Library(tmp_path).get("shop", "zh").page("limits").body
    assert "court-docket" in shown
    assert shown.rstrip().endswith("完。")


def test_columns_are_matched_by_their_headings(write: Write, tmp_path: Path) -> None:
    base = write("wide", "", **{"channels.md": "| id | 渠道 |\n|---|---|\n| b | 乙 |\n"})
    own = write(
        "narrow", "base: wide\n", **{"channels.md": "| id | 时间 | 渠道 |\n|---|---|---|\n| a | 夜 | 甲 |\n"}
    )
    text = Playbook(own / "zh", (base.parent,)).files.text("channels.md")
    assert text.split("\n")[2:4] == ["| a | 夜 | 甲 |", "| b | — | 乙 |"]


def test_columns_only_the_base_has_come_along(write: Write, tmp_path: Path) -> None:
    base = write("wide", "", **{"laws.md": "| id | 法规 | 条 |\n|---|---|---|\n| b | 乙 | 3 |\n"})
    own = write("narrow", "base: wide\n", **{"laws.md": "| id | 法规 |\n|---|---|\n| a | 甲 |\n"})
    text = Playbook(own / "zh", (base.parent,)).files.text("laws.md")
    assert text.split("\n")[:4] == [
        "| id | 法规 | 条 |",
        "| --- | --- | --- |",
        "| a | 甲 | — |",
        "| b | 乙 | 3 |",
    ]


def test_a_page_that_adds_stands_below_the_page_of_the_base(write: Write, tmp_path: Path) -> None:
    write(
        "shop",
        **{
            "steps/platform.md": "---\nadds: true\naction: 先点这里\n---\n# 请平台处理\n\n## 小店里\n\n点右上角。\n"
        },
    )
    shop, generic = Library(tmp_path).get("shop", "zh"), Library().get("generic", "zh")
    step, whole = shop.step("platform"), generic.step("platform")
    assert step.action == "先点这里"
    assert (step.todos, step.letters) == (whole.todos, whole.letters)
    assert step.page.body.startswith(whole.page.body.rstrip()[:40])
    assert step.page.body.rstrip().endswith("点右上角。")
    assert step.page.body.count("\n# ") + step.page.body.startswith("# ") == 1


def test_without_leaves_out_rows_and_pages(write: Write, tmp_path: Path) -> None:
    write("shop", "base: generic\nwithout: [reasons/food, letters/report, limits/court-docket, pages/report]\n")
    shop = Library(tmp_path).get("shop", "zh")
    assert "food" not in shop.reasons
    assert "reasons/food" not in shop.pages
    assert "pages/report" not in shop.pages
    assert "court-docket" not in shop.limits
    assert "report" not in [one.id for one in shop.letters()]


SHORT = """```mermaid
flowchart TD
    start([开始]) --> contact[联系商家]
    contact --> refunded[完成退款]
    contact --> complain[投诉]
    refunded --> finish([结束])
    complain --> finish
```
"""


def test_with_a_chart_of_its_own_it_has_no_part_in_other_steps(write: Write, tmp_path: Path) -> None:
    write("shop", **{"flow.md": f"# 流程\n\n{SHORT}"})
    shop = Library(tmp_path).get("shop", "zh")
    assert [page for page in shop.pages if page.startswith("steps/")] == [
        f"steps/{name}" for name in ("complain", "contact", "finish", "refunded")
    ]
    assert "demand-letter" not in [one.id for one in shop.letters()]
    assert "refund-delay" not in shop.limits
    for limit in shop.limits.values():
        assert set(limit.steps) <= set(shop.flow.steps)
        assert limit.opens in ("", *shop.flow.steps)
    assert {reply.leads_to for reply in shop.replies.values()} <= {"", *shop.flow.steps}


def test_a_playbook_of_the_user_may_build_on_the_shipped_one_of_the_same_name(write: Write, tmp_path: Path) -> None:
    write(
        "generic",
        **{"reasons.md": "| id | 退款原因 | 含义 | 更正 |\n|---|---|---|---|\n| food | 吃的 | 坏了 | — |\n"},
    )
    assert Library(tmp_path).get("generic", "zh").reasons["food"].title == "吃的"


def test_playbooks_stand_on_each_other_and_never_in_a_circle(write: Write, tmp_path: Path) -> None:
    write("shop", "base: mall\n")
    write("mall", "base: generic\n", **{"limits.md": LIMITS.format(rows=SHOP_RULE)})
    assert "shop-rule" in Library(tmp_path).get("shop", "zh").limits
    write("mall", "base: shop\n")
    with pytest.raises(PlaybookError, match="builds on “shop”"):
        _ = Library(tmp_path).get("shop", "zh").flow
    write("mall", "base: nothing\n")
    with pytest.raises(PlaybookError, match="builds on “nothing”"):
        _ = Library(tmp_path).get("shop", "zh").flow


def test_a_change_of_the_base_is_taken_over(write: Write, tmp_path: Path) -> None:
    write("shop", "base: mall\n")
    mall = write("mall", "base: generic\n")
    moments: Iterator[float] = iter((0.0, PAUSE + 1, PAUSE + 1, 2 * PAUSE + 2, 2 * PAUSE + 2))
    library = Library(tmp_path, lambda: next(moments))
    assert "shop-rule" not in library.get("shop", "zh").limits
    (mall / "zh" / "limits.md").write_text(LIMITS.format(rows=SHOP_RULE), encoding="utf-8")
    assert library.refresh()
    assert "shop-rule" in library.get("shop", "zh").limits
    assert not library.refresh(), "a change is taken over once"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["douyin", "jd", "services"])
def test_an_answer_of_the_base_leads_to_a_step_of_this_flow(name: str, language: str) -> None:
    """After a refusal the base has a demand, and 抖音 an application: no card ends without saying what follows."""
    book = Library().get(name, language)
    lost = [reply.id for reply in book.replies.values() if reply.leads_to not in book.flow.steps]
    assert lost == []


def test_the_linter_says_where_a_line_really_stands(write: Write) -> None:
    bad = SHOP_RULE.replace("platform-wait", "nowhere")
    limits = LIMITS.format(rows=f"{SHOP_RULE}\n{bad.replace('shop-rule', 'bad-rule')}") + "\n规则:看这里。\n"
    folder = write("shop", **{"limits.md": limits})
    assert faults(folder) == ["zh/limits.md:6: unknown-id", "zh/limits.md:10: half-width"]


def test_the_linter_holds_the_base_against_what_is_left_out(write: Write) -> None:
    folder = write("shop", "base: generic\nwithout: [letters/first-message, letters/no-such]\n")
    found = faults(folder)
    assert "zh/playbook.md:8: unknown-id" in found
    assert any(one.startswith("../generic/zh/steps/contact.md:") and one.endswith("unknown-id") for one in found)


def test_the_linter_names_a_base_that_is_not_there(write: Write) -> None:
    assert "zh/playbook.md:7: unreadable" in faults(write("shop", "base: nothing\n"))


def test_the_mark_of_a_text_changes_with_all_it_is_made_of(tmp_path: Path) -> None:
    """What was made beforehand is believed by this mark alone, without putting the text together."""
    flow = "```mermaid\nflowchart TD\n    contact[商家]\n```\n"
    mine = {"limits.md": LIMITS.format(rows=SHOP_RULE), "steps/own.md": "# 自己\n"}
    other = SHOP_RULE.replace("shop-rule", "other")
    theirs = {"limits.md": LIMITS.format(rows=other), "steps/contact.md": "# 商家\n"}

    def folder(name: str, texts: dict[str, str]) -> PackFiles:
        for path, text in texts.items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return PackFiles(tmp_path / name)

    def marks(own: dict[str, str], base: dict[str, str], *without: str) -> list[tuple[int, int] | None]:
        both = BasedFiles(folder("own", own), folder("base", base), "base", without)
        files = ("limits.md", "steps/own.md", "steps/contact.md")
        return [both.mark(file) if both.has(file) else None for file in files]

    first = marks(mine, theirs)
    assert first == marks(mine, theirs)
    assert first[2] != marks(mine, theirs | {"steps/contact.md": "# 平台\n"})[2], "its base says otherwise"
    assert first[0] != marks(mine, theirs | {"limits.md": "# 时限\n"})[0], "a row of its base is gone"
    assert first[0] != marks(mine | {"limits.md": "# 时限\n"}, theirs)[0]
    assert first[0] != marks(mine, theirs, "limits/other")[0], "it leaves a row out"
    assert marks(mine, theirs, "steps/contact")[2] is None
    charted = marks(mine | {"flow.md": flow}, theirs)
    assert all(one != now for one, now in zip(first, charted, strict=True)), "a chart of its own chooses"
    both = BasedFiles(PackFiles(tmp_path / "own"), PackFiles(tmp_path / "base"), "base", ())
    assert both.mark("steps/none.md") is None


SWAPPED = (
    "# 原因\n\n| id | {more}更正 | 含义 | 原因 | 也这样说 |\n|---|{rule}---|---|---|---|\n"
    "| odd | {cell}无 | 到了不是它 | 怪事 | 怪 |\n"
)


@pytest.mark.parametrize(
    "table",
    [
        SWAPPED.format(more="", rule="", cell=""),
        SWAPPED.format(more="备注 | ", rule="---|", cell="记 | "),
        SWAPPED.format(more="", rule="", cell="").replace(
            "id | 更正 | 含义 | 原因", "id | correction | meaning | reason"
        ),
    ],
    ids=["as many", "one more", "other words"],
)
def test_columns_that_stand_in_another_order_are_matched_by_their_headings(
    write: Write, tmp_path: Path, table: str
) -> None:
    write("shop", **{"reasons.md": table, "reasons/odd.md": "# 怪事\n\n先问。\n"})
    shop, generic = Library(tmp_path).get("shop", "zh"), Library().get("generic", "zh")
    assert shop.reasons["odd"].title == "怪事"
    assert shop.reasons["odd"].meaning == "到了不是它"
    assert shop.reasons["quality"] == generic.reasons["quality"]


def test_a_row_with_too_few_cells_is_shown_as_far_as_it_goes() -> None:
    shown = as_shown("| id | also said | reason |\n|---|---|---|\n| a |\n| b | x | y |", "reasons.md")
    assert shown.splitlines() == ["| id | reason |", "| --- | --- |", "| a |", "| b | y |"]


def test_a_base_that_changes_while_it_is_read_is_read_anew(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("lower")
    write("upper", "base: lower\n")
    now, hold = [0.0], Playbook.hold

    def changed_meanwhile(book: Playbook) -> None:
        hold(book)
        write("lower", "base: generic\nwithout: [returns]\n")

    library = Library(tmp_path, lambda: now[0])
    with monkeypatch.context() as reading:
        reading.setattr(Playbook, "hold", changed_meanwhile)
        library.get("upper", "zh")
    now[0] += PAUSE
    assert library.refresh()
    now[0] += PAUSE
    assert not library.refresh()


def test_playbooks_that_nobody_changed_are_not_told_to_have_changed(write: Write, tmp_path: Path) -> None:
    write("lower")
    write("upper", "base: lower\n")
    now = [0.0]
    library = Library(tmp_path, lambda: now[0])
    library.get("upper", "zh")
    now[0] += PAUSE
    assert not library.refresh()
