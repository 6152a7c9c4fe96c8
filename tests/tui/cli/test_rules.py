"""A playbook changes under running cases: which ones, agreeing, and pages that nobody has checked for long."""

from __future__ import annotations

import pytest

from tests.conftest import StandingClock
from tests.tui.conftest import Cli

ROW = "| 15 | days | step | theirs stop |"


@pytest.fixture
def number(cli: Cli) -> str:
    """A case that waits fifteen days by a playbook that says twenty since."""
    assert cli("playbook", "new", "my-shop").status == 0
    number = cli.add("电水壶", playbook="my-shop")
    assert cli("choose", number, "answer").status == 0
    file = cli.home.playbooks / "my-shop" / "zh" / "limits.md"
    file.write_text(file.read_text(encoding="utf-8").replace(ROW, ROW.replace("15", "20")), encoding="utf-8")
    return number


def test_the_cases_that_a_changed_playbook_touches_are_listed(cli: Cli, number: str) -> None:
    cli.add("蓝牙耳机")
    said = cli("playbook", "changes")
    assert (said.status, said.out.split()[:2]) == (0, [number, "电水壶"])
    assert "2026-12-08 24:00 → 2026-12-13 24:00" in " ".join(said.out.split())
    (one,) = cli("playbook", "changes", "--json").json
    assert (one["number"], one["id"], one["playbook"]) == (int(number), "merchant-answer", "my-shop")
    assert (one["old"], one["new"]) == ("2026-12-09T00:00:00+08:00", "2026-12-14T00:00:00+08:00")


def test_the_case_says_it_until_one_agrees_and_undo_takes_that_back(cli: Cli, number: str) -> None:
    assert "规定变了" in cli("next", number).out
    agreed = cli("deadline", number, "merchant-answer", "--agree")
    assert (agreed.status, "2026-12-08 24:00 → 2026-12-13 24:00" in agreed.out) == (0, True)
    assert "规定变了" not in cli("next", number).out
    assert cli("playbook", "changes", "--json").json == []
    again = cli("deadline", number, "merchant-answer", "--agree")
    assert (again.status, again.err.count("\n")) == (1, 1)
    cli("undo", number)
    assert len(cli("playbook", "changes", "--json").json) == 1


def test_both_dates_stand_in_the_json_of_the_case(cli: Cli, number: str) -> None:
    deadlines = {one["id"]: one for one in cli("show", number, "--json").json["deadlines"]}
    assert deadlines["merchant-answer"]["at"] == "2026-12-09T00:00:00+08:00"
    assert deadlines["merchant-answer"]["changed"]["new"] == "2026-12-14T00:00:00+08:00"


@pytest.mark.parametrize("args", [("--agree", "--clear"), ("31小时", "--agree"), ()])
def test_agreeing_goes_alone(cli: Cli, number: str, args: tuple[str, ...]) -> None:
    assert cli("deadline", number, "merchant-answer", *args).status == 2


@pytest.mark.parametrize("page", ["contact", "limits", "channels", "laws"])
def test_a_page_that_nobody_checked_for_long_says_so_first(cli: Cli, clock: StandingClock, page: str) -> None:
    clock.forward(days=5)
    assert "已经很久" not in cli("guide", page).out
    assert cli("guide", page, "--json").json["outdated"] is None
    clock.forward(days=400)
    assert "已经很久" in cli("guide", page).out.splitlines()[0]
    assert cli("guide", page, "--json").json["outdated"].startswith("2026-11-")


def test_a_page_of_the_playbook_it_builds_on_is_as_old_as_that(cli: Cli, clock: StandingClock) -> None:
    clock.forward(days=367)
    assert "2026-11-23" in cli("guide", "contact", "--playbook", "generic").out.splitlines()[0]
