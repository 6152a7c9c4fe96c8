"""Disputes as people have them: each has a reason, a next action, a letter, a date, and what it takes to show it.

The cases are one day of the playbooks of all platforms; the story's file says what is expected and why it is.
"""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from content.pack.library import Library
from store.case.intents import OpenCase, TakeChoice
from store.case.view import CaseView
from store.days.clock import HOME_ZONE
from store.opening import HomeDesk

FILE = Path(__file__).parent / "data" / "stories.toml"
STORIES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["story"]


def lived(desk: HomeDesk, story: dict[str, Any]) -> CaseView:
    """The case of a story, at the step it comes to."""
    facts = {"product": story["told"], "reason": story["kind"], **story.get("facts", {})}
    view = desk.open(OpenCase(story["playbook"], facts=facts)).view
    for choice in story.get("way", "").split():
        view = desk.do(view.number, TakeChoice(choice, anyway=True)).view
    return view


@pytest.fixture(params=STORIES, ids=lambda story: f"{story['playbook']}-{story['kind']}")
def story(request: pytest.FixtureRequest) -> dict[str, Any]:
    told: dict[str, Any] = request.param
    return told


def test_it_comes_to_the_right_step_with_an_action_and_a_letter(desk: HomeDesk, story: dict[str, Any]) -> None:
    view = lived(desk, story)
    assert view.step.id == story["step"]
    assert view.next.title
    assert view.next.choices
    if "letter" in story:
        assert story["letter"] in view.next.letters


def test_its_date_is_the_one_of_the_law_or_the_platform(desk: HomeDesk, story: dict[str, Any]) -> None:
    if "limit" not in story:
        assert "at" not in story
        return
    deadlines = {deadline.id: deadline for deadline in lived(desk, story).deadlines}
    expected: datetime = story["at"].replace(tzinfo=HOME_ZONE)
    assert deadlines[story["limit"]].at == expected


def test_it_asks_for_what_the_reason_needs_and_for_nothing_that_makes_no_sense(
    desk: HomeDesk, story: dict[str, Any]
) -> None:
    view = lived(desk, story)
    required = {str(item.id) for item in view.checklist if item.required and item.source == "evidence"}
    assert required == set(story["required"].split())
    asked = {str(item.id) for item in view.checklist}
    assert asked.isdisjoint(f"fact:{key}" for key in story.get("moot", "").split())


def test_every_kind_of_dispute_has_its_story() -> None:
    told = {story["kind"] for story in STORIES}
    seeds = {"service", "false-advertising", "wrong-info", "price-fraud", "missing-items", "counterfeit", "damaged"}
    kinds = {reason for name in Library().ids() for reason in Library().get(name, "zh").reasons}
    assert kinds - told == seeds | {"no-reason", "food"}
    assert len(told) >= 21
