"""The chart of a flow: every step once, the ways between them, in the room there is."""

from __future__ import annotations

import pytest

from content.pack.flow import parse_flow
from content.text.words import Translator
from store.desk import Reading
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tui.desk.draw.context import ASCII, UNICODE, Context
from tui.desk.draw.flowchart import draw_flow
from tui.desk.draw.spans import Line, text_of, width_of


def texts_of(lines: list[Line]) -> list[str]:
    return [text_of(line).rstrip() for line in lines]


@pytest.fixture
def pen(clock: StandingClock) -> Context:
    return Context(Translator("zh"), UNICODE, clock())


def test_the_flow_shows_every_step_once_and_every_choice(desk: HomeDesk, pen: Context) -> None:
    flow = desk.playbook().flow
    chart = draw_flow(flow, pen, "review", ("contact", "apply", "review"))
    lines = texts_of(chart.lines)
    assert set(chart.places) == set(flow.steps)
    for name, line in chart.places.items():
        assert flow.steps[name].title in lines[line]
    assert len({width_of(line) for line in chart.lines}) == 1
    assert "● 等待抖音平台审核  现在在这里" in lines[chart.places["review"]]


def test_a_way_back_is_one_line_and_no_bundle_of_arcs(pen: Context) -> None:
    chart = """flowchart TD
        a([开始]) --> b[联系] --> o{方案}
        b --> w{{等待}} --> o
        w --> e([结束])
        o --> e
        o --> d(没有接受)
        d -.-> b
        d -.-> w"""
    drawn = draw_flow(parse_flow(chart.splitlines(), "flow.md", 1), pen)
    below = texts_of(drawn.lines)[drawn.places["d"] + 1]
    assert "╰← 回到原来的地方" in below
    assert sum("回到原来的地方" in line for line in texts_of(drawn.lines)) == 1


def test_a_choice_that_leads_far_names_the_step_and_draws_no_arc(desk: HomeDesk, pen: Context) -> None:
    chart = draw_flow(desk.playbook().flow, pen)
    lines = texts_of(chart.lines)
    (line,) = (line for line in lines if line.strip().startswith("├ 期限快到"))
    assert line.rstrip() == "     ├ 期限快到，直接提交申请 → 提交退款申请"
    assert sum("╮" in line or "┼" in line for line in lines) < len(lines) / 2


def test_the_flow_can_be_drawn_in_ascii(desk: HomeDesk, clock: StandingClock) -> None:
    desk.reading = Reading("en", "小李")
    chart = draw_flow(desk.playbook().flow, Context(Translator("en"), ASCII, clock()), "review")
    own = [text_of(line).replace("…", ".") for line in chart.lines]  # the mark of a cut belongs to content
    assert all(line.isascii() for line in own)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [39, 59, 79, 119])
def test_the_flow_keeps_to_its_width_and_uses_it(
    desk: HomeDesk, clock: StandingClock, width: int, language: str
) -> None:
    desk.reading = Reading(language, "小李")
    flow = desk.playbook().flow
    drawn = draw_flow(flow, Context(Translator(language), UNICODE, clock()), "refund-wait", (), width).lines
    assert all(width_of(line) <= width for line in drawn)
    assert any("…" in text_of(line) for line in drawn) == (width < (60 if language == "zh" else 80))


def test_what_happens_is_told_whole_before_the_far_step_it_leads_to(desk: HomeDesk, clock: StandingClock) -> None:
    desk.reading = Reading("en", "小李")
    pen = Context(Translator("en"), UNICODE, clock())
    lines = texts_of(draw_flow(desk.playbook().flow, pen, "review", (), 70).lines)
    assert any("The page leads nowhere: customer service → Ask" in line for line in lines)
