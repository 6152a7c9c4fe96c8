"""The door of the desk: what it makes of the settings before the first screen is drawn."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from store.disk.settings import Settings
from store.errors import HomeProblem
from store.opening import HomeDesk
from tui.desk.app import SHARE, run_desk
from tui.desk.keys.actions import ACTIONS
from tui.desk.keys.rebinding import YIELDS
from tui.desk.shell import DeskApp


class Opened:
    """What the app was when it was run, and how it was."""

    def __init__(self) -> None:
        self.app: Any = None
        self.mouse: object = None
        self.code: int | None = None
        self.problem: HomeProblem | None = None


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """The desk is left at once; how it ends is said here."""
    found, before = Opened(), sys.getswitchinterval()
    for name in ("TEXTUAL_ANIMATIONS", "TEXTUAL_FPS", "TEXTUAL_DISABLE_KITTY_KEY", "SSH_CONNECTION"):
        monkeypatch.setenv(name, "")  # so that it is put back
        monkeypatch.delenv(name)

    def run(app: DeskApp, *, mouse: bool) -> int | None:
        found.app, found.mouse = app, mouse
        app.problem = found.problem
        app.worker.close()
        return found.code

    monkeypatch.setattr(DeskApp, "run", run)
    yield found
    sys.setswitchinterval(before)


@pytest.mark.parametrize(
    ("setting", "remote", "mouse"),
    [
        (None, False, True), (None, True, False),
        (True, True, True), (False, False, False),
    ],
)  # fmt: skip
def test_the_mouse_is_left_to_the_terminal_of_another_computer_unless_the_settings_say(
    desk: HomeDesk,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
    *,
    setting: bool | None,
    remote: bool,
    mouse: bool,
) -> None:
    if remote:
        monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    assert run_desk(desk, Settings(mouse=setting)) == 0
    assert opened.mouse is mouse


def test_nothing_moves_and_nobody_waits_for_the_worker(desk: HomeDesk, opened: Opened) -> None:
    run_desk(desk, Settings())
    assert os.environ["TEXTUAL_ANIMATIONS"] == "none"
    assert os.environ["TEXTUAL_FPS"] == "240"
    assert os.environ["TEXTUAL_DISABLE_KITTY_KEY"] == "1", "an input method writes Chinese"
    assert sys.getswitchinterval() == pytest.approx(SHARE)


def test_what_the_user_has_set_for_the_drawing_stays(
    desk: HomeDesk, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_FPS", "30")
    run_desk(desk, Settings())
    assert os.environ["TEXTUAL_FPS"] == "30"


def test_the_status_is_the_one_with_which_the_desk_was_left(desk: HomeDesk, opened: Opened) -> None:
    opened.code = 7
    assert run_desk(desk, Settings(), masked=True) == 7
    assert opened.app.masked_first is True


def test_what_went_wrong_in_the_desk_is_told_when_the_screen_is_back(desk: HomeDesk, opened: Opened) -> None:
    opened.problem = HomeProblem("The cases cannot be read.")
    with pytest.raises(HomeProblem, match="cannot be read"):
        run_desk(desk, Settings())


def test_keys_that_make_no_sense_are_told_before_the_screen_changes(desk: HomeDesk, opened: Opened) -> None:
    with pytest.raises(HomeProblem):
        run_desk(desk, Settings(keys={"no-such-action": "U"}))
    assert opened.app is None


def test_an_action_that_gave_its_key_away_is_told_on_the_desk(desk: HomeDesk, opened: Opened) -> None:
    run_desk(desk, Settings())
    assert not opened.app.notice
    giving = next(action for action in ACTIONS if action.id in YIELDS)
    taking = next(action for action in ACTIONS if action.id == "undo")
    run_desk(desk, Settings(keys={taking.id: giving.keys}))
    assert giving.id in str(opened.app.notice.words)
