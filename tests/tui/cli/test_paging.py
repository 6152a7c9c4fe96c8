"""What is longer than the terminal goes to the pager of the user."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.cli.paging import paged


def test_the_text_goes_to_the_pager_that_is_named_with_its_arguments(tmp_path: Path) -> None:
    shown = tmp_path / "shown here"
    assert paged("退款\n", {"PAGER": f"tee '{shown}'", "PATH": "/usr/bin:/bin"})
    assert shown.read_text(encoding="utf-8") == "退款\n"


def test_a_pager_can_start_nothing_whatever_the_user_has_set(tmp_path: Path) -> None:
    told = tmp_path / "told"
    environment = {"PAGER": f"sh -c 'env > {told}'", "PATH": "/usr/bin:/bin", "LESSSECURE": "0", "LESS": "S"}
    assert paged("x" * 200_000, environment), "one that does not read to the end is no failure"
    assert {"LESSSECURE=1", "LESS=S", "LESSCHARSET=utf-8"} <= set(told.read_text().splitlines())


@pytest.mark.parametrize("pager", ["no-such-pager-here", "'", " "])
def test_without_a_pager_that_can_be_started_the_text_is_left_to_others(pager: str) -> None:
    assert not paged("退款", {"PAGER": pager, "PATH": "/usr/bin:/bin"})
