"""A file that is named in a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.desk.dialogs.folders import no_file, no_folder


@pytest.mark.parametrize("typed", ["~nobody-of-that-name/x.pdf", f"/{'x' * 300}/y.pdf", "a\0b/c.pdf"])
def test_a_text_that_is_no_path_is_told_and_never_a_traceback(typed: str) -> None:
    assert no_folder(typed) is not None
    assert no_file(typed) is not None


def test_what_is_there_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_text("x")
    assert no_folder(str(tmp_path / "new.pdf")) is None
    assert no_file(str(tmp_path / "a.pem")) is None
