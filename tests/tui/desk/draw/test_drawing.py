"""Drawing: pure, in cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from content.text.cells import cells
from content.text.words import Translator
from store.case.deadlines import DeadlineState
from store.case.intents import SetFact, TakeChoice
from store.desk import Reading
from store.disk.home import Home
from store.opening import HomeDesk
from store.samples.demo import fill
from tests.conftest import StandingClock
from tui.desk.draw.cards import card, card_height
from tui.desk.draw.case import choice_blocks, glance, head, now_page
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.deadlines import short_when
from tui.desk.draw.desk import desk_head
from tui.desk.draw.evidence import heading
from tui.desk.draw.markdown import markdown_lines
from tui.desk.draw.needs import REQUIRED, heading_of, parts_of, remarked
from tui.desk.draw.spans import Line, Span, Tone, ended, fit, folded, padded, spread, stacked, text_of, width_of
from tui.desk.draw.story import story_page
from tui.desk.draw.telling import told_of
from tui.desk.draw.way import trail_lines, way_page

texts = st.text(alphabet="ab 退款，。（）1", max_size=40)


def texts_of(lines: list[Line]) -> list[str]:
    return [text_of(line).rstrip() for line in lines]


@pytest.fixture
def pen(clock: StandingClock) -> Context:
    return Context(Translator("zh"), UNICODE, clock())


@given(texts, st.integers(0, 50))
def test_a_fitted_line_is_never_wider(text: str, width: int) -> None:
    line = (Span(text), Span("尾巴", Tone.QUIET))
    assert width_of(fit(line, width)) <= width
    assert width_of(padded(line, width)) == width


def test_a_line_that_is_cut_between_two_tones_ends_in_a_sign_that_it_was() -> None:
    assert text_of(fit((Span("abcd"), Span("e", Tone.QUIET)), 4)) == "abc…"
    assert text_of(fit((Span("abcd"), Span("", Tone.QUIET)), 4)) == "abcd"


@given(texts, texts, st.integers(1, 60))
def test_left_and_right_share_a_line(left: str, right: str, width: int) -> None:
    assert width_of(spread((Span(left),), (Span(right),), width)) <= width


@given(texts, texts, st.integers(2, 40))
def test_folding_keeps_text_and_tones(one: str, two: str, width: int) -> None:
    lines = folded([Span(one), Span(two, Tone.STRONG)], width)
    assert "".join(map(text_of, lines)).replace(" ", "") == (one + two).replace(" ", "")
    strong = "".join(span.text for line in lines for span in line if span.tone is Tone.STRONG)
    assert strong.replace(" ", "") == two.replace(" ", "")
    assert all(width_of(line) <= max(width, 2) for line in lines)


def test_markdown_becomes_lines(pen: Context) -> None:
    page = """# 标题

一段**重要**的话，
接着说。

- 第一点
- 第二点
  1. 里面

- [ ] 要做的 {#todo}

> 引用

| 证据 | 需要 |
|---|---|
| 订单 | 必需 |
| 聊天记录 | 有助 |
"""
    assert texts_of(markdown_lines(page, 40, pen)) == [
        "标题", "────", "", "一段重要的话，接着说。", "",
        "· 第一点", "· 第二点", "  1. 里面", "☐ 要做的", "", "│ 引用", "",
        "证据      需要", "──────────────", "订单      必需", "聊天记录  有助",
    ]  # fmt: skip


def test_a_table_that_is_too_wide_becomes_records(pen: Context) -> None:
    page = "| a | b | c | d |\n|---|---|---|---|\n| 一 | 很长的一段说明文字 | 又一段很长的说明 | — |\n"
    assert texts_of(markdown_lines(page, 30, pen)) == ["一", "  b  很长的一段说明文字", "  c  又一段很长的说明"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_of_guidance_keeps_to_its_width(desk: HomeDesk, pen: Context, language: str) -> None:
    desk.reading = Reading(language, "小李")
    playbook = desk.playbook()
    for name in playbook.pages:
        for width in (30, 54, 76):
            for line in markdown_lines(playbook.page(name).body, width, pen):
                assert width_of(line) <= width, (name, text_of(line))


def test_an_answer_within_a_range_is_told_with_its_last_day(desk: HomeDesk, pen: Context, earphones: int) -> None:
    for choice in ("refused", "review"):
        desk.do(earphones, TakeChoice(choice, anyway=True))
    answer = next(one for one in desk.view(earphones).deadlines if one.id == "t3-first-reply")
    later = replace(pen, now=answer.at)
    assert short_when(answer, later) == "随时可能答复 · 今天 24:00"
    late = replace(answer, state=DeadlineState.OVER)
    assert short_when(late, replace(pen, now=answer.due)) == "答复逾期 · 昨天 24:00"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [28, 33, 40, 58])
def test_a_narrow_card_keeps_its_deadline(
    desk: HomeDesk, clock: StandingClock, earphones: int, width: int, language: str
) -> None:
    desk.reading = Reading(language, "小李")
    pen = Context(Translator(language), UNICODE, clock())
    view = desk.view(earphones)
    assert view.nearest is not None
    assert text_of(card(told_of(view, pen.tr), width, pen)[1]).endswith(short_when(view.nearest, pen)[-11:])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [30, 40, 60, 80, 100, 120])
def test_the_head_of_home_leaves_words_out_instead_of_cutting_them(
    home: Home, clock: StandingClock, desk: HomeDesk, width: int, language: str
) -> None:
    fill(home, clock, language)
    desk.reading = Reading(language, "小李")
    desk.refresh()
    pen = Context(Translator(language), UNICODE, clock())
    head = text_of(desk_head(desk.views(), width, pen))
    assert "…" not in head
    lost = pen.tr("lost {n}", n=len(desk.agenda().near.lost))
    assert lost in head or "¥" in head


@pytest.mark.parametrize("width", [1, 8, 20, 40, 60, 110])
def test_no_drawing_is_wider_than_its_room(desk: HomeDesk, pen: Context, earphones: int, width: int) -> None:
    for choice in ("", "refused", "review", "supplement"):
        if choice:
            desk.do(earphones, TakeChoice(choice, anyway=True))
        view = desk.view(earphones)
        assert len(card(told_of(view, pen.tr), width, pen)) == card_height(view.turn, width)
        drawn = [
            card(told_of(view, pen.tr), width, pen),
            *(page(view, width, pen).lines for page in (now_page, way_page, story_page)),
        ]
        for lines in drawn:
            for line in lines:
                assert width_of(line) <= max(width, 12), text_of(line)


def test_a_card_reads_like_this(desk: HomeDesk, pen: Context, earphones: int) -> None:
    lines = texts_of(card(told_of(desk.view(earphones), pen.tr), 70, pen))
    assert lines == [
        " 1  蓝牙耳机  声动旗舰店 · 商品质量问题                        ¥199.00",
        "    · 用七天无理由的：发出退货通知               还有2天 · 11-25 24:00",
        "    → 联系商家  在抖音聊天里给商家发一条消息，写清事实和诉求",
        "      必需缺3  ☐ 订单信息*  ☐ 聊天记录*            证据 0/7 · 待办 1/5",
    ]
    assert all(cells(line) <= 70 for line in lines)


def test_a_small_card_says_what_counts_in_three_lines(desk: HomeDesk, pen: Context, earphones: int) -> None:
    lines = texts_of(card(told_of(desk.view(earphones), pen.tr), 36, pen))
    assert len(lines) == 3
    assert lines[1].endswith("11-25 24:00")
    assert lines[2].endswith("必需缺3")


@pytest.mark.parametrize("width", [24, 30, 40, 60, 80, 120])
def test_the_head_of_a_case_never_cuts_the_amount(desk: HomeDesk, pen: Context, earphones: int, width: int) -> None:
    desk.do(earphones, SetFact("title", "一副用了三天左耳就没有声音的蓝牙耳机"))
    line = text_of(head(desk.view(earphones), width, pen))
    assert "¥199.00" in line
    assert cells(line) <= width
    assert ("声动旗舰店" in line) == (width >= 80)


@pytest.mark.parametrize("width", [30, 40, 46, 53, 76])
def test_the_goals_of_choices_stand_in_one_column(desk: HomeDesk, pen: Context, earphones: int, width: int) -> None:
    for choice in ("", "refused", "review", "supplement"):
        if choice:
            desk.do(earphones, TakeChoice(choice, anyway=True))
        lines = [text_of(line) for block in choice_blocks(desk.view(earphones), width, pen) for line in block]
        beside = {cells(line[: line.index("→")]) for line in lines if "→" in line and line[3] != "→"}
        assert len(beside) <= 1


def test_the_glance_begins_with_what_to_do(desk: HomeDesk, pen: Context, earphones: int) -> None:
    lines = texts_of(glance(desk.view(earphones), 46, pen).lines)
    assert lines[0] == "1  蓝牙耳机"
    assert lines[2].startswith("· 用七天无理由的：发出退货通知")
    assert lines[3].strip() == "还有2天 · 11-25 24:00"
    assert "→ 联系商家" in lines


@pytest.mark.parametrize(
    ("remark", "room", "said"),
    [
        ("vanishes: Messages are withdrawn", 9, ""),
        ("vanishes: Messages are withdrawn", 1, ""),
        ("vanishes: Messages are withdrawn", 22, "vanishes: Messages…"),
        ("vanishes: Food", 14, "vanishes: Food"),
        ("vanishes: Thrown away or cut, it is gone", 20, ""),
        ("会消失：对方可能撤回", 12, ""),
        ("会消失：对方可能撤回", 17, "会消失：对方可能…"),
        ("if needed", 9, "if needed"),
        ("", 20, ""),
    ],
)
def test_a_remark_is_left_out_where_only_its_first_word_would_be_read(remark: str, room: int, said: str) -> None:
    assert text_of(remarked(remark, room)) == said


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [24, 30, 36, 80])
def test_the_count_beside_the_required_evidence_is_never_cut(language: str, width: int, desk: HomeDesk) -> None:
    fill(desk.home, desk.clock, language)
    case = desk.view(8)
    pen = Context(Translator(language), UNICODE, case.now)
    words, items = next(part for part in parts_of(case) if part[0] == REQUIRED)
    line = text_of(heading_of(words, items, width, pen))
    assert "0/4" in line
    assert "…" not in line


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [20, 36, 80])
def test_the_heading_of_the_exhibits_keeps_its_count(language: str, width: int, clock: StandingClock) -> None:
    pen = Context(Translator(language), UNICODE, clock())
    line = heading("Exhibits, in the order in which they are sent", "12", width, pen)
    assert text_of(line).endswith(" 12")
    assert width_of(line) == width


def test_of_more_lines_than_there_is_room_for_the_last_ends_in_a_sign_and_no_two_words_become_one() -> None:
    lines = folded((Span("one two three four five"),), 10)
    assert [text_of(line) for line in lines] == ["one two", "three four", "five"]
    assert [text_of(line) for line in ended(lines, 1, 10)] == ["one two…"]
    assert [text_of(line) for line in ended(lines, 2, 12)] == ["one two", "three four…"]
    assert ended(lines, 3, 10) == lines
    assert not ended(lines, 0, 10)


def test_a_title_that_does_not_fit_beside_its_date_is_folded_above_it() -> None:
    lines = stacked((Span("Ask for intervention after a refusal, or this closes"),), (Span("today 13:30"),), 30)
    assert texts_of(lines) == [
        "Ask for intervention after a",
        "refusal, or this closes",
        "                   today 13:30",
    ]


@pytest.mark.parametrize("width", [46, 60, 110])
def test_the_days_of_the_way_stand_at_the_edge(desk: HomeDesk, pen: Context, earphones: int, width: int) -> None:
    desk.do(earphones, TakeChoice("refused", anyway=True))
    rows = [line for line in texts_of(way_page(desk.view(earphones), width, pen).lines) if line.startswith("✓")]
    assert rows
    assert all(cells(row) == width for row in rows)


def test_the_way_marks_where_the_case_stands_and_ticks_what_was_passed(
    desk: HomeDesk, pen: Context, earphones: int
) -> None:
    desk.do(earphones, TakeChoice("refused", anyway=True))
    *passed, now = texts_of(trail_lines(desk.view(earphones), 60, pen))
    assert now.startswith(pen.signs.bar)
    assert passed
    assert all(row.startswith(pen.signs.done) for row in passed)


def test_what_to_do_first_is_told_without_the_date_that_stands_above_it(home: Home, desk: HomeDesk) -> None:
    fill(home, desk.clock, "zh")
    desk.refresh()
    view = desk.view(8)
    pen = Context(Translator("zh"), UNICODE, view.now)
    lines = texts_of(glance(view, 46, pen).lines)
    assert "  先办：申请平台介入" in lines
    assert sum("13:30" in line for line in lines) == 1
