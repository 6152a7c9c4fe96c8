"""A step beside the map: whether the case is there, how one comes to it, its limits, what may follow."""

from __future__ import annotations

import pytest

from content.text.words import Translator
from store.case.intents import OpenCase, TakeChoice
from store.case.view import CaseView
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.spans import text_of, width_of
from tui.desk.draw.stepcard import step_lines

FACTS = {"product": "壶", "reason": "quality", "received-on": "2026-11-20"}


@pytest.fixture
def pen(clock: StandingClock) -> Context:
    return Context(Translator("zh"), UNICODE, clock())


@pytest.fixture
def view(desk: HomeDesk, clock: StandingClock) -> CaseView:
    """A case whose request was refused two days after it was opened; it stands where the platform is called."""
    number = desk.open(OpenCase("generic", facts=dict(FACTS))).view.number
    clock.forward(days=1)
    desk.do(number, TakeChoice("refused"))
    return desk.view(number)


def told(view: CaseView, step: str, pen: Context, width: int = 70) -> list[str]:
    return [text_of(line).rstrip() for line in step_lines(view, step, width, pen)]


def part(lines: list[str], words: str) -> list[str]:
    """The lines below a heading, up to the next empty one."""
    at = next((n for n, line in enumerate(lines) if line.startswith(words)), None)
    if at is None:
        return []
    end = next((n for n in range(at, len(lines)) if not lines[n]), len(lines))
    return lines[at + 1 : end]


def test_the_step_in_hand_says_so_one_that_was_says_when_and_others_that_they_were_not(
    view: CaseView, pen: Context
) -> None:
    here, before = view.step.id, view.trail()[0].step
    assert here != before
    been = {stop.step for stop in view.trail()}
    never = next(name for name, one in view.playbook.flow.steps.items() if one.rests and name not in been)
    assert told(view, here, pen)[0].endswith("现在在这里")
    assert told(view, never, pen)[0].endswith("还没走到")
    was = told(view, before, pen)[0]
    assert not was.endswith(("现在在这里", "还没走到"))
    assert was.startswith(view.playbook.flow.steps[before].title)


def test_the_steps_that_may_follow_are_all_named(view: CaseView, pen: Context) -> None:
    choices = view.playbook.flow.choices[view.step.id]
    lines = part(told(view, view.step.id, pen), "接下来的选择")
    assert len(lines) == len(choices) > 1
    assert [choice.title for choice, line in zip(choices, lines, strict=True) if choice.title not in line] == []


def test_a_step_that_one_choice_leads_to_is_told_with_the_key_of_that_choice(view: CaseView, pen: Context) -> None:
    choice = view.next.choices[0]
    step = view.passage(choice.id)[-1]
    ways = part(told(view, step, pen), "怎么到这里")
    assert any(choice.title in way and pen.choice_key(1) in way for way in ways)
    assert not any(way.startswith(view.step.title) for way in ways), "the step in hand has its key, and no more"


def test_a_step_that_was_passed_is_told_with_the_step_it_is_come_to_from(view: CaseView, pen: Context) -> None:
    flow = view.playbook.flow
    ways = part(told(view, view.step.id, pen), "怎么到这里")
    before = [name for name, choices in flow.choices.items() if any(one.id == view.step.id for one in choices)]
    assert any(flow.steps[name].title in way for name in before for way in ways)


def test_the_limits_that_hold_there_are_told_with_their_day_and_no_others(view: CaseView, pen: Context) -> None:
    lines = part(told(view, view.step.id, pen), "时间")
    assert next(line for line in lines if "发出退货通知" in line).endswith("11-27 24:00")
    here = [limit.title for limit in view.playbook.limits.values() if view.step.id in limit.steps]
    assert 2 < len(lines) <= min(6, len(here))
    for line in lines:
        words = line.strip(" ·○◦!").split("  ")[0]
        assert any(title.startswith(words) for title in here), line


def test_a_limit_that_waits_for_a_day_says_for_which(desk: HomeDesk, pen: Context) -> None:
    number = desk.open(OpenCase("generic", facts={"product": "壶", "reason": "quality"})).view.number
    lines = part(told(desk.view(number), "contact", pen), "时间")
    assert any("收货日" in line for line in lines)


@pytest.mark.parametrize("width", [30, 50, 100])
def test_no_step_is_wider_than_its_room(view: CaseView, pen: Context, width: int) -> None:
    for step, known in view.playbook.flow.steps.items():
        if known.rests:
            assert max(map(width_of, step_lines(view, step, width, pen))) <= width


def test_a_way_that_is_called_like_the_step_it_leads_to_does_not_repeat_it(view: CaseView, pen: Context) -> None:
    flow = view.playbook.flow
    alike = [
        (name, choice.id)
        for name, choices in flow.choices.items()
        for choice in choices
        if name != view.step.id and choice.id in flow.steps and choice.title == flow.steps[choice.id].title
    ]
    assert alike
    for name, step in alike:
        ways = part(told(view, step, pen), "怎么到这里")
        assert not any(line.endswith(f"→ {flow.steps[step].title}") for line in ways)
        assert len(ways) > 3 or flow.steps[name].title in ways
